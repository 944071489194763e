"""The only file that knows directories.

Settings, state, caches and the log go where the system wants them (XDG on Linux);
stylesheets and the sample briefing come with the package.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

_PACKAGE = Path(__file__).resolve().parent


@cache
def _dirs() -> PlatformDirsABC:
    from platformdirs import PlatformDirs  # 20 ms that `--version` need not pay

    return PlatformDirs("briefing", appauthor=False)


def config_file() -> Path:
    """The user's settings, written by hand: `config.toml`."""
    return _dirs().user_config_path / "config.toml"


def keys_file() -> Path:
    """The user's keys, written by hand: `keys.toml`."""
    return _dirs().user_config_path / "keys.toml"


def aliases_file() -> Path:
    """Names the user knows, with their spellings, written by hand: `aliases.tsv`."""
    return _dirs().user_config_path / "aliases.tsv"


def state_file() -> Path:
    """What the user made: read marks, positions, corrections, the last stack."""
    return _dirs().user_data_path / "state.sqlite3"


def log_file() -> Path:
    """Where a crash leaves its trace."""
    return _dirs().user_log_path / "briefing.log"


def copy_file() -> Path:
    """Where a copied passage goes as well, for terminals that drop the clipboard sequence."""
    return _dirs().user_state_path / "copied.txt"


def resource(kind: str) -> Path:
    """Return the folder `styles` or `seeds`: inside an installed package, else beside it."""
    inside = _PACKAGE / "_data" / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind
