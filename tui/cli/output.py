"""What the commands print: data on stdout, narration on stderr, and both of them clean text."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO

from tui.errors import NightdeskError
from tui.text import clean, clean_line

SCHEMA = 1
"""The version of every JSON shape; it grows when a field changes its meaning or leaves, not when one is added."""


def emit(text: str = "") -> None:
    """Print one line of data (or several, where `text` holds newlines) on stdout, as clean text."""
    _print(clean(text), sys.stdout)


def emit_json(record: Mapping[str, Any]) -> None:
    """Print a record with its schema as indented JSON on stdout.

    Control characters cannot occur in it: JSON writes them as escapes, and U+0080–9F are escaped here.
    """
    _print(_printable(json.dumps({"schema": SCHEMA, **record}, ensure_ascii=False, indent=2)), sys.stdout)


def say(text: str) -> None:
    """Tell the user something, as one clean line on stderr."""
    _print(f"nightdesk: {clean_line(text)}", sys.stderr)


def note(text: str) -> None:
    """Narrate on stderr, without our name in front: clean text, of several lines where it holds newlines."""
    _print(clean(text), sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person looks at this stream."""
    return stream is not None and stream.isatty()


def flush() -> None:
    """Write out what was printed; raises NightdeskError where that fails, BrokenPipeError where the reader left."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from None


def _unwritable(error: OSError) -> NightdeskError:
    silence()
    return NightdeskError(f"the output could not be written: {error.strerror}")


def silence() -> None:
    """Point stdout at nothing, so that Python does not complain about it at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(text: str, stream: TextIO | None) -> None:
    """Print where there is somewhere to print to; a terminal that cannot show a character gets its escape."""
    if stream is None:
        return
    try:
        print(text, file=stream)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        print(text.encode(encoding, "backslashreplace").decode(encoding), file=stream)
    except BrokenPipeError:
        raise
    except OSError as error:  # at once where the stream is not buffered, else in flush()
        raise _unwritable(error) from None


def _printable(text: str) -> str:
    """Return JSON with what `clean()` would remove written as escapes: the values read back are the same."""
    cleaned = clean(text)
    if cleaned == text:
        return text
    return "".join(
        character if character == "\n" or clean(character) == character else json.dumps(character)[1:-1]
        for character in text
    )
