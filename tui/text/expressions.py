"""Compiled regular expressions, kept from one process to the next beside Python's compiled modules.

Python keeps compiled modules, but compiles each expression anew in every process. What the desk asks of an outage's
story are nine hundred, many of them long: more than a second, which every worker would spend on its first such stories.
So they are kept, in a file where Python keeps the compiled form of this module, and under its rules: a file for each
version of Python, PYTHONPYCACHEPREFIX and PYTHONDONTWRITEBYTECODE are obeyed.

What is kept is the code that Python's matcher runs, which it checks before it takes it. Python has no public way to it:
where its inside is another than is known here, expressions are compiled as always and nothing is kept.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from tui.text.late import compile_with

_INSIDE: tuple[int, ...] = ()
"""Which matcher the code is for; () where it is none that is known here."""
try:
    _matcher, _compiler, _parser = map(import_module, ("_sre", "re._compiler", "re._parser"))
    _INSIDE = (sys.hexversion, _matcher.MAGIC, _matcher.CODESIZE)
except (ImportError, AttributeError):
    pass

FEW = 16
"""New expressions that are not worth writing the file anew for."""

LARGEST = 12_000_000
"""Bytes from which the file holds much that no code asks for any more, as after an upgrade, and that every process
reads all the same: what the desk asks for takes 7 MB."""

_Key = tuple[str, ...]


class Shelf:
    """What one file keeps, by key; read at the first look, and let go of piece by piece as it is taken."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: dict[_Key, Any] | None = None
        self._new: dict[_Key, Any] = {}
        self._taken: set[_Key] = set()

    def take(self, key: _Key, make: Callable[[], Any]) -> Any:
        """Return what is kept under the key, or what `make` returns, for the next process to find. Once for a key.

        The key tells all that the value depends on besides Python: also which code made it (`state_of`).
        """
        if self._kept is None:
            self._kept = self._read()
            compile_with(compiled)  # who has read the file takes all its expressions from there
        if key in self._kept:
            self._taken.add(key)
            return self._kept.pop(key)
        made = self._new[key] = make()
        return made

    def write(self) -> None:
        """Keep what is new, where there is enough of it; a folder that cannot be written to is left alone.

        Of a file that has grown too large only what this process has taken is kept beside it.
        """
        if len(self._new) < FEW or self._path is None or sys.dont_write_bytecode:
            return
        kept = self._read()
        content = marshal.dumps((_INSIDE, kept | self._new))
        if len(content) > LARGEST:
            kept = {key: value for key, value in kept.items() if key in self._taken}
            content = marshal.dumps((_INSIDE, kept | self._new))
        self._taken |= self._new.keys()
        self._new.clear()
        beside = self._path.with_suffix(f".{os.getpid()}")
        try:
            beside.write_bytes(content)
            beside.replace(self._path)
        except OSError:
            with suppress(OSError):  # a system that may only be read refuses even to forget what it does not have
                beside.unlink()

    def _read(self) -> dict[_Key, Any]:
        """Return all that the file keeps: nothing where it is not there, damaged, or of another Python."""
        try:
            inside, kept = marshal.loads(self._path.read_bytes()) if self._path else ((), {})
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return cast("dict[_Key, Any]", kept) if inside == _INSIDE else {}


def state_of(path: str) -> str:
    """Return what is another after a file of code has changed, as Python itself goes by for its compiled modules."""
    try:
        state = os.stat(path)
    except OSError:  # in an archive, or compiled alone: neither is edited
        return path
    return f"{path} {state.st_mtime_ns} {state.st_size}"


def _beside_this_module() -> Path | None:
    compiled = __spec__.cached if _INSIDE else None
    return Path(compiled).with_suffix(".expressions") if compiled else None


shelf = Shelf(_beside_this_module())
"""What this process takes its expressions from."""


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return `re.compile(source, flags)`, from the shelf where it is there. Raises re.error."""
    if not _INSIDE:
        return re.compile(source, flags)
    try:
        made_of, code, *rest = shelf.take(("expression", source, str(int(flags))), lambda: _code(source, int(flags)))
        return cast("re.Pattern[str]", _matcher.compile(source, made_of, array("I", code).tolist(), *rest))
    except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(source, flags)


def _code(source: str, flags: int) -> tuple[Any, ...]:
    """Return what Python's own `re.compile` hands to its matcher: flags, code, and the numbers and names of groups."""
    parsed = _parser.parse(source, flags)
    numbers = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, numbers, tuple(names)
