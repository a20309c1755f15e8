"""The user's files, feeds.toml and config.toml, replaced whole: what a change made of one, and the way back."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tui.errors import ConfigError


@dataclass(frozen=True, slots=True)
class FileChange:
    """One change of a file: its text before (None: there was none) and after."""

    path: Path
    before: str | None
    after: str

    @property
    def real(self) -> bool:
        """Whether anything changed."""
        return self.before != self.after


def write(change: FileChange) -> None:
    """Write the whole file at once: a reader sees the old file or the new one, never half of it. Raises ConfigError."""
    try:
        change.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_whole(change.path, change.after)
    except OSError as error:
        raise ConfigError(f"{change.path}: cannot be written: {error.strerror}") from None


def take_back(change: FileChange) -> str:
    """Make the file what it was before the change, and return "", or return in words why it stays as it is.

    One that was edited since is left alone: its user's words count for more than ours.
    """
    try:
        if read_whole(change.path) != change.after:
            return f"{change.path.name} was edited since and stays as it is"
        if change.before is None:
            change.path.unlink()
        else:
            replace_whole(change.path, change.before)
    except (OSError, UnicodeDecodeError) as error:
        return f"{change.path} cannot be changed: {error}"
    return ""


def read_whole(path: Path) -> str:
    """Return the text of a file to the letter, ends of lines included. Raises OSError, UnicodeDecodeError."""
    return path.read_bytes().decode("utf-8")


def replace_whole(target: Path, text: str) -> None:
    """Give a file another text at once: a reader sees the old one or the new one. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(name, target.stat().st_mode & 0o777)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
