"""Changing the user's TOML files: comments, order and spacing stay (tomlkit), and a file is replaced whole."""

from __future__ import annotations

from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError

from tui.config.listing import replace_whole
from tui.errors import ConfigError


def read(path: Path) -> tomlkit.TOMLDocument:
    """Return the file as it can be changed; an empty one where there is none. Raises ConfigError."""
    if not path.exists():
        return tomlkit.document()
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except ParseError as error:
        raise ConfigError(f"{path}:{error.line}: mend this first: {error}; nothing was changed") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be changed: {error}") from None


def write(path: Path, document: tomlkit.TOMLDocument) -> Path:
    """Write the file at once, so that a reader sees the old one or the new one; return where it is.

    Of a link, as files under version control often are, the file that it leads to is changed. Raises ConfigError.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_whole(target, tomlkit.dumps(document))
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written: {error.strerror}") from None
    return target
