"""Where things live: the list of feeds, the settings, the database, the state folder, the exports.

What the caller gives comes first, then the environment (NIGHTDESK_FEEDS, NIGHTDESK_CONFIG, NIGHTDESK_DB,
NIGHTDESK_STATE), then the folders that each system has for the purpose: on Linux those of the XDG Base Directory
Specification, read here since a prompt must not wait the 18 ms that platformdirs takes; elsewhere what that tells.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PYTHON = (sys.executable, "-P")
"""How another Python process of ours begins: with the modules of this installation, and none of the folder that its
user stands in, where there may be a `types.py`, or a `tui` of another project."""

_HERE = Path(__file__).resolve().parent
_NAME = "nightdesk"


def feeds_path(override: Path | None = None) -> Path:
    """Return the list of feeds to use: `override`, NIGHTDESK_FEEDS, the user's own, else the one that came with us.

    The first two need not exist, so that a wrong name is an error and not another file.
    """
    given = _given(override, "NIGHTDESK_FEEDS")
    if given is not None:
        return given
    own = own_feeds_path()
    return own if own.exists() else default_feeds_path()


def current_feeds_path(path: Path) -> Path:
    """Return where the list that was read from `path` is now: a change of ours makes the user's own list."""
    if path == default_feeds_path():
        own = own_feeds_path()
        return own if own.exists() else path
    return path if path.exists() or path != own_feeds_path() else default_feeds_path()


def own_feeds_path() -> Path:
    """Return where the user's own list of feeds is kept; it need not exist yet."""
    return config_dir() / "feeds.toml"


def default_feeds_path() -> Path:
    """Return the list of feeds that came with us: in the package, or at the top of a checkout."""
    packaged = _HERE / "data" / "feeds.toml"
    return packaged if packaged.exists() else _HERE.parent / "feeds.toml"


def settings_path(override: Path | None = None, feeds: Path | None = None) -> Path:
    """Return the settings file; it need not exist.

    `override`, NIGHTDESK_CONFIG, the config.toml beside a list of feeds that was chosen by hand (`feeds` or
    NIGHTDESK_FEEDS), else the user's own.
    """
    given = _given(override, "NIGHTDESK_CONFIG")
    if given is not None:
        return given
    chosen = _given(feeds, "NIGHTDESK_FEEDS")
    if chosen is not None and (beside := chosen.parent / "config.toml").exists():
        return beside
    return config_dir() / "config.toml"


def database_path(override: Path | None = None) -> Path:
    """Return the database: `override`, NIGHTDESK_DB, else nightdesk.db in the user's data folder. It need not exist."""
    given = _given(override, "NIGHTDESK_DB")
    if given is not None:
        return given
    return _own_folder("data") / "nightdesk.db"


def config_dir() -> Path:
    """Return the user's folder for feeds.toml and config.toml; it need not exist."""
    return _own_folder("config")


def state_dir() -> Path:
    """Return the folder for crash logs and the user's own labels, made if need be: NIGHTDESK_STATE or the system's."""
    given = _given(None, "NIGHTDESK_STATE") or _own_folder("state")
    given.mkdir(mode=0o700, parents=True, exist_ok=True)
    return given


def export_dir() -> Path:
    """Return where stories are written unless the settings say otherwise; it need not exist."""
    return Path.home() / _NAME


_XDG = {"data": ".local/share", "config": ".config", "state": ".local/state"}
"""Where each kind of file is, below the user's home, where XDG_DATA_HOME and the like are not set."""


def _own_folder(kind: str) -> Path:
    """Return the user's folder for a kind of file, as platformdirs would."""
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        base = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        return (Path(base) if base else Path.home() / _XDG[kind]) / _NAME
    from platformdirs import PlatformDirs

    folder: Path = getattr(PlatformDirs(_NAME, appauthor=False), f"user_{kind}_path")
    return folder


def _given(override: Path | None, variable: str) -> Path | None:
    """Return a path that was chosen by hand, if one was."""
    if override is not None:
        return override.expanduser()
    value = os.environ.get(variable)
    return Path(value).expanduser() if value else None
