"""Lengths of time as facts tell them: ISO 8601 ("PT2H30M"), with ">" or "<" before one that is only bounded."""

from __future__ import annotations

import re
from typing import NamedTuple

_LENGTH = re.compile(r"(?P<bound>[<>]?)P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<min>\d+)M)?(?:(?P<s>\d+)S)?)?")
_SECONDS = {"d": 86_400, "h": 3_600, "min": 60, "s": 1}


class Length(NamedTuple):
    """A length of time: its bound (">", "<" or ""), and its parts as (digits, unit), the largest first."""

    bound: str
    parts: tuple[tuple[str, str], ...]

    @property
    def seconds(self) -> int:
        """All of it in seconds."""
        return sum(int(digits) * _SECONDS[unit] for digits, unit in self.parts)


def length(value: str) -> Length | None:
    """Return a value as a length of time, None where it is none, or told in words."""
    match = _LENGTH.fullmatch(value)
    parts = tuple((match[unit], unit) for unit in _SECONDS if match[unit]) if match else ()
    return Length(match["bound"], parts) if match and parts else None
