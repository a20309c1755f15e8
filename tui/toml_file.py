"""Changing the user's TOML files: comments, order and spacing stay (tomlkit), and a file is replaced whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError

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
        _replace(target, tomlkit.dumps(document))
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written: {error.strerror}") from None
    return target


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(name, target.stat().st_mode & 0o777)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
