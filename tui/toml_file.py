"""Changing the user's TOML files: comments, order and spacing stay (tomlkit), and a file is replaced whole."""

from __future__ import annotations

from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError

from tui.config.listing import FileChange
from tui.config.listing import write as write_whole
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


def write(path: Path, document: tomlkit.TOMLDocument) -> FileChange:
    """Write the file at once, so that a reader sees the old one or the new one; return what changed.

    Of a link, as files under version control often are, the file that it leads to is changed. Raises ConfigError.
    """
    target = path.resolve()
    before = target.read_text(encoding="utf-8") if target.exists() else None
    change = FileChange(target, before, tomlkit.dumps(document))
    write_whole(change)
    return change
