"""Settings: `config.toml` and `keys.toml`, read into one frozen `Config`.

    config.toml                     keys.toml
        theme = "ansi-dark"             next-pane = "tab"
        text_width = 72                 line-down = ["j", "down"]
        mouse = false                   suspend = []
        keep_queries = true

A missing file leaves everything as it is. What is not understood is an error that names the
file, the line and the nearest thing that is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import paths
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NARROWEST, _WIDEST = 20, 400


@dataclass(frozen=True, slots=True)
class Config:
    """What the user wants of the screen."""

    theme: str = ""
    """Name of the colours; "" lets the screen choose."""
    text_width: int = 76
    """Columns that a line of an article takes at most."""
    mouse: bool | None = None
    """Whether to take the mouse; None lets the screen choose."""
    aliases: str = ""
    """Path of the alias file; "" for `aliases.tsv` beside the settings, where there is one."""
    keep_queries: bool = True
    """Whether queries are kept for the next sessions; if not, those kept before are forgotten."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by action id; an action with none is not bound."""


def load_config(settings: Path | None = None, keys: Path | None = None) -> Config:
    """Read the settings, by default the user's files; ConfigError for what is not understood."""
    settings, keys = settings or paths.config_file(), keys or paths.keys_file()
    found = _read(settings)
    for name, value in found.items():
        if name not in _CHECKS:
            raise _unknown(settings, "setting", name, _CHECKS)
        if fault := _CHECKS[name](value):
            raise _fault(settings, name, f"{name} {fault}")
    bound = {action: _key_list(keys, action, value) for action, value in _read(keys).items()}
    return Config(**found, keys=bound)


def aliases_file(config: Config) -> Path:
    """Return where the alias file lies; a path in the settings begins at their folder."""
    if not config.aliases:
        return paths.aliases_file()
    return paths.config_file().parent / Path(config.aliases).expanduser()


def check_actions(config: Config, actions: Iterable[str], keys: Path | None = None) -> None:
    """Raise ConfigError if the keys name an action that is not among these."""
    known = list(actions)
    for action in config.keys:
        if action not in known:
            raise _unknown(keys or paths.keys_file(), "action", action, known)


def _check_theme(value: object) -> str:
    return "" if isinstance(value, str) else "wants a name in quotes"


def _check_width(value: object) -> str:
    right = type(value) is int and _NARROWEST <= value <= _WIDEST
    return "" if right else f"wants a whole number from {_NARROWEST} to {_WIDEST}"


def _check_flag(value: object) -> str:
    return "" if isinstance(value, bool) else "wants true or false"


def _check_aliases(value: object) -> str:
    return "" if isinstance(value, str) and value else "wants a path in quotes"


_CHECKS = {
    "theme": _check_theme,
    "text_width": _check_width,
    "mouse": _check_flag,
    "aliases": _check_aliases,
    "keep_queries": _check_flag,
}
"""By setting: what is wrong with a value, "" if nothing is."""


def _key_list(path: Path, action: str, value: object) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if isinstance(keys, list) and all(isinstance(key, str) and key for key in keys):
        return tuple(keys)
    raise _fault(path, action, f'{action} wants a key such as "j", or a list of keys')


def _read(path: Path) -> dict[str, Any]:
    """Return what a TOML file says; nothing if it is not there."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    import tomllib

    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        told = str(error)
        raise ConfigError(f"{path}: {told[:1].lower()}{told[1:]}") from None


def _unknown(path: Path, what: str, name: str, known: Iterable[str]) -> ConfigError:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return _fault(
        path, name, f'no {what} "{name}"' + (f', did you mean "{near[0]}"?' if near else "")
    )


def _fault(path: Path, name: str, told: str) -> ConfigError:
    line = _line_of(path, name)
    return ConfigError(f"{path}: {told}" + (f" (line {line})" if line else ""))


def _line_of(path: Path, name: str) -> int:
    """Return the line that sets a name, counted from 1, or 0 if it cannot be told."""
    from contextlib import suppress

    with suppress(OSError, UnicodeDecodeError):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.partition("=")[0].strip().strip("\"'[]") == name:
                return number
    return 0
