"""Files that leave the house: names that every system takes, written whole, and never over another file."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

from tui.errors import ExportError
from tui.model import Story
from tui.text import clean_line

MAX_NAME = 120
"""Characters of the longest name; with the number of a twin it stays under the 143 that eCryptfs takes at least."""

MAX_BYTES = 190
"""Bytes of the longest name: under 255 (ext4, APFS, NTFS count 255 units) with room for a twin's number."""

_SUFFIX = ".md"
_REPLACED = re.compile(r"[-\s]+")


def file_name(story: Story, suffix: str = _SUFFIX) -> str:
    """Return `2026-11-23-words-of-the-title.md`: lower case, accents folded, letters, digits and hyphens only.

    The date (UTC) comes first, so no name is one that Windows reserves (CON, NUL, COM1 …), starts with a dot or a
    dash, or ends in one; letters of every script stay. A title without a letter gives `…-story-12.md`.
    """
    words = slug(story.version.title) or f"story-{story.id}"
    date = story.when.strftime("%Y-%m-%d").rjust(10, "0")
    return f"{_cut(f'{date}-{words}', MAX_NAME - len(suffix), MAX_BYTES - len(suffix))}{suffix}"


def slug(title: str) -> str:
    """Return the letters and digits of the title, lower case, with one hyphen for whatever stood between them."""
    folded = unicodedata.normalize("NFKD", clean_line(title)).casefold()
    kept = "".join(_kept(folded))
    return _REPLACED.sub("-", unicodedata.normalize("NFC", kept)).strip("-")


def _kept(decomposed: str) -> list[str]:
    """Letters, digits and the marks of scripts that need them; accents on Latin, Greek and Cyrillic letters go."""
    kept: list[str] = []
    base = ""
    for character in decomposed:
        category = unicodedata.category(character)
        if category[0] == "M":
            if base > "\u052f":
                kept.append(character)
        elif category[0] in "LN":
            kept.append(character)
            base = character
        elif character not in "'’":
            kept.append("-")
            base = ""
    return kept


def _cut(name: str, characters: int, size: int) -> str:
    """Return the name within both limits, cut at a hyphen where one is near, never inside a character."""
    short = name[:characters].encode()[:size].decode("utf-8", "ignore")
    if short != name and short.rfind("-") > len(short) * 2 // 3:
        short = short[: short.rfind("-")]
    return short.rstrip("-")


def check_folder(folder: Path) -> Path:
    """Return the folder to write to, made where only its last part is missing.

    Raises ExportError where it is a file, cannot be made or cannot be written to.
    """
    folder = folder.expanduser()
    if folder.is_dir():
        if not os.access(folder, os.W_OK | os.X_OK):
            raise ExportError(f"{folder}: not allowed to write there; choose another folder with --to DIR")
        return folder
    if folder.exists() or folder.is_symlink():
        raise ExportError(f"{folder}: not a folder; choose another with --to DIR")
    if not folder.parent.is_dir():
        raise ExportError(
            f"{folder}: there is no folder {folder.parent}; create it first, or choose another with --to DIR"
        )
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: cannot be created ({error.strerror}); choose another with --to DIR") from None
    return folder


def write_new(folder: Path, name: str, text: str) -> Path:
    """Write `text` (UTF-8) to a file of this name in the folder and return its path; the folder must exist.

    The file appears whole or not at all (a temporary file in the same folder, synced, then linked), and never over
    another: where the name is taken, `-2`, `-3`, … comes before its suffix, also against a second process.
    Raises ExportError where the disk or the system refuses.
    """
    if not name or Path(name).name != name:
        raise ValueError(f"not a bare file name: {name!r}")
    temporary = folder / f".nightdesk-{secrets.token_hex(8)}.tmp"
    try:
        _write(temporary, [text])
        return _place(temporary, folder, name)
    except OSError as error:
        raise ExportError(f"{folder / name}: cannot be written ({error.strerror}); nothing was left there") from None
    finally:
        with suppress(OSError):
            temporary.unlink()


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write the lines (UTF-8) to this very file and return how many there were.

    Like `write_new` it appears whole or not at all, and never over another: ExportError where the name is taken, or
    where the disk or the system refuses.
    """
    temporary = path.parent / f".nightdesk-{secrets.token_hex(8)}.tmp"
    try:
        count = _write(temporary, (f"{line}\n" for line in lines))
        _move_to_new(temporary, path)
    except FileExistsError:
        raise ExportError(f"{path} is there already; nothing is written over: choose another name") from None
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror}); nothing was left there") from None
    finally:
        with suppress(OSError):
            temporary.unlink()
    return count


def _write(path: Path, parts: Iterable[str]) -> int:
    """Write the parts to a new file, on the disk when this returns; return how many there were."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        number = sum(bool(file.write(part.encode())) for part in parts)
        file.flush()
        os.fsync(file.fileno())
    return number


def _place(temporary: Path, folder: Path, name: str) -> Path:
    stem, suffix = os.path.splitext(name)
    for number in count(1):
        target = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        with suppress(FileExistsError):
            _move_to_new(temporary, target)
            return target
    raise AssertionError("count() does not end")


def _move_to_new(temporary: Path, target: Path) -> None:
    """Give the file its name. Raises FileExistsError where something has that name."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links here (exFAT, some network shares): take the name with an empty file of our own, then fill it.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        os.replace(temporary, target)
