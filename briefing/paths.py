"""The only file that knows directories.

Settings, state, caches and the log go where the system wants them (XDG on Linux);
stylesheets and the sample briefing come with the package.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PLATFORM: str = sys.platform
_PACKAGE = Path(__file__).resolve().parent
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}
"""By kind: the variable that names the folder, and the usual one under the home folder."""


def _folder(kind: str) -> Path:
    if _PLATFORM == "linux":  # read here, as the library would take 10 ms before the first frame
        variable, usual = _XDG[kind]
        named = os.environ.get(variable, "")
        return (Path(named) if named.startswith("/") else _home() / usual) / "briefing"
    from platformdirs import PlatformDirs

    folder: Path = getattr(PlatformDirs("briefing", appauthor=False), f"user_{kind}_path")
    return folder


def _home() -> Path:
    """Return the home folder; one that does not exist for a user whom the system does not know."""
    named = os.environ.get("HOME", "")
    if named.startswith("/"):
        return Path(named)
    import pwd

    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        return Path("/nonexistent")


def config_file() -> Path:
    """The user's settings, written by hand: `config.toml`."""
    return _folder("config") / "config.toml"


def keys_file() -> Path:
    """The user's keys, written by hand: `keys.toml`."""
    return _folder("config") / "keys.toml"


def aliases_file() -> Path:
    """Names the user knows, with their spellings, written by hand: `aliases.tsv`."""
    return _folder("config") / "aliases.tsv"


def state_file() -> Path:
    """What the user made: read marks, positions, corrections, the last stack."""
    return _folder("data") / "state.sqlite3"


def index_file() -> Path:
    """What is known of articles that have been read; derived, may be deleted at any time."""
    return _folder("cache") / "index.sqlite3"


def library_file() -> Path:
    """Which files and folders the user put into the library, a line each."""
    return _folder("data") / "library.txt"


def log_file() -> Path:
    """Where a crash leaves its trace."""
    if _PLATFORM == "linux":
        return _folder("state") / "log" / "briefing.log"
    return _folder("log") / "briefing.log"


def copy_file() -> Path:
    """Where a copied passage goes as well, for terminals that drop the clipboard sequence."""
    return _folder("state") / "copied.txt"


def resource(kind: str) -> Path:
    """Return the folder `styles` or `seeds`: inside an installed package, else beside it."""
    inside = _PACKAGE / "_data" / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind
