"""All the names of one vendor, read straight from the list: a prompt must not wait for the whole index."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

COMPARED = ("alternative", "rival", "competitor", "challenger", "clone", "replacement", "lookalike")
"""What follows a name that is there to say what somebody else is ("the Slack alternative Hive")."""

_DATA = Path(__file__).parent / "data" / "vendors.txt"


@cache
def also_called(name: str) -> frozenset[str]:
    """Return every name of the vendor that is called `name` (in any case), in lower case, `name` among them.

    A service may stand for itself: of "Azure", which is Microsoft's, the names are those of that service alone.
    """
    wanted = name.strip().lower()
    services: frozenset[str] = frozenset()
    for line in _lines(wanted) if wanted else ():
        names, _, offers = line.partition("|")
        vendor, _, aliases = names.partition("<")[0].partition("=")
        called = _cleaned([vendor, *aliases.split(",")])
        if wanted in called:
            return called | {wanted}
        services |= next(
            (kin for offer in offers.split(",") if wanted in (kin := _cleaned(offer.split("/")))), services
        )
    return services | {wanted}


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of the list that hold the name, in lower case."""
    text = _text()
    at = text.find(name)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        if "=" in text[start:end] and text[start] != "#":
            yield text[start:end]
        at = text.find(name, end)


@cache
def _text() -> str:
    return _DATA.read_text(encoding="utf-8").lower()


def _cleaned(names: list[str]) -> frozenset[str]:
    return frozenset(bare for name in names if (bare := name.strip().lstrip("?^").strip()))
