"""The kinds of values that the files take: how each is read, and the words that describe it in messages and docs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tui.config.problems import did_you_mean, shown
from tui.dataclass import dataclass
from tui.text import clean_line, is_clean
from tui.text.late import late

LONGEST_INTERVAL = 365 * 86400
"""Seconds: nobody waits longer, and calendars end."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = late(r"(\d{1,6})\s*([smhd])")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: `words` describe it, `read` returns the value to use or raises ValueError.

    `choices` are all values that there are, where those are few.
    """

    words: str
    read: Callable[[Any], Any]
    choices: tuple[Any, ...] = ()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be text in quotes, not {shown(value)}")
    return clean_line(value)


def _name(value: Any) -> str:
    text = _text(value)
    if not text:
        raise ValueError("must not be empty")
    return text


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false without quotes, not {shown(value)}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f'must be a list of texts such as ["one", "two"], not {shown(value)}')
    return tuple(text for item in value if (text := clean_line(item)))


def _names(value: Any) -> tuple[str, ...]:
    """Read a list of names; written in one text, as in the newsroom, they are separated by commas."""
    return _texts([name.strip("[]\"' ") for name in value.split(",")] if isinstance(value, str) else value)


def read_seconds(value: Any) -> int:
    """Return the seconds that `value` names: a whole number of them, or text such as "90s", "15m", "12h", "7d".

    Raises ValueError for anything else.
    """
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'must be a time such as "90s", "15m", "12h" or "7d", not {shown(value)}')
    return int(match[1]) * _UNITS[match[2]]


def _interval(value: Any) -> int:
    seconds = read_seconds(value)
    if seconds < 60:
        raise ValueError(f'must be a minute ("1m") or more, not {shown(value)}')
    if seconds > LONGEST_INTERVAL:
        raise ValueError(f'must be a year ("365d") or less, not {shown(value)}')
    return seconds


def _interval_or_off(value: Any) -> int | None:
    return None if value == "off" else _interval(value)


def _days_or_ever(value: Any) -> int | None:
    if value == "ever":
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 36500:
        raise ValueError(f'must be a number of days from 1 on, or "ever", not {shown(value)}')
    return value


def read_address(value: Any) -> str:
    """Return `value` where it is an address that a feed can be asked at; raises ValueError saying what is wrong."""
    if not isinstance(value, str):
        raise ValueError(f"must be an address in quotes, not {shown(value)}")
    address = value.strip()
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f"{shown(value)} is not an address") from None
    if not is_clean(address) or any(character.isspace() for character in address):
        raise ValueError(f"{shown(value)} holds characters that no address has")
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"{shown(value)} is not an address that starts with https:// or http://")
    if parts.username is not None:
        raise ValueError('holds a name or password: put it in an environment variable and name that with "auth"')
    return address


def _folder(value: Any) -> Path:
    text = _text(value)
    if not text:
        raise ValueError("must not be empty")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise ValueError(f"{shown(value)} names a home folder that does not exist") from None


def _variable(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text):
        raise ValueError("must be the name of an environment variable such as MY_TOKEN, never the secret itself")
    return text


TEXT = Kind("text", _text)
NAME = Kind("text, not empty", _name)
SWITCH = Kind("`true` or `false`", _switch, (True, False))
TEXTS = Kind("a list of texts", _texts)
NAMES = Kind('names, written `["one", "two"]` or `"one, two"`', _names)
ADDRESS = Kind("an address, https:// or http://", read_address)
INTERVAL = Kind('a time of a minute or more, such as `"15m"`, `"12h"`, or a number of seconds', _interval)
INTERVAL_OR_OFF = Kind('a time of a minute or more, such as `"15m"`, or `"off"`', _interval_or_off)
DAYS_OR_EVER = Kind('a number of days, such as `365`, or `"ever"`', _days_or_ever)
SECONDS = Kind('a time such as `"90s"` or `"2m"`, or a number of seconds', read_seconds)
FOLDER = Kind("a folder; `~` is your home folder", _folder)
VARIABLE = Kind("the name of an environment variable", _variable)


def one_of(*choices: str) -> Kind:
    """Return the kind whose values are these words and no others."""

    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"{shown(value)} is no value of it; {did_you_mean(str(value), choices)}")
        return str(value)

    return Kind("one of " + ", ".join(f'`"{choice}"`' for choice in choices), read, choices)
