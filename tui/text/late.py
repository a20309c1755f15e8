"""Regular expressions that are compiled when they are first used: most runs of a command need few of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_Compile = Callable[[str, int], re.Pattern[str]]


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as `re.compile(pattern, flags)`, but is compiled at its first use.

    A mistake in the pattern is raised then, too. After its first call a method costs what the compiled one costs.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


def compile_with(compiled: _Compile) -> None:
    """Have those that are first used from now on made by `compiled`, which has to do what `re.compile` does."""
    _Late.compiled = staticmethod(compiled)


class _Late:
    """Stands for a compiled pattern, and keeps each of its methods from the first time that it is asked for."""

    compiled: staticmethod[[str, int], re.Pattern[str]] = staticmethod(re.compile)

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, int(flags))

    def __getattr__(self, name: str) -> Any:
        value = getattr(_Late.compiled(*self._source), name)
        setattr(self, name, value)
        return value
