"""All the names of one vendor, read straight from the list: a prompt must not wait for the whole index."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tui.desk.packaged import packaged

COMPARED = ("alternative", "rival", "competitor", "challenger", "clone", "replacement", "lookalike")
"""What follows a name that is there to say what somebody else is ("the Slack alternative Hive")."""

_DATA = "vendors.txt"


@cache
def also_called(name: str) -> frozenset[str]:
    """Return every name of the vendor that is called `name` (in any case), in lower case, `name` among them.

    A service may stand for itself: of "Azure", which is Microsoft's, the names are those of that service alone.
    """
    wanted = name.strip().lower()
    return _kin(wanted) | {wanted}


def own_name(name: str) -> str:
    """Return what the vendor that is called `name` (in any case) calls itself; a name that nobody has stays."""
    wanted = name.strip().lower()
    for start, end in _lines(wanted) if wanted else ():
        vendor, _, aliases = _text()[start:end].partition("|")[0].partition("<")[0].partition("=")
        if wanted in _cleaned([vendor, *aliases.split(",")]):
            return _list()[start : start + len(vendor)].strip()
    return name


def is_known(name: str) -> bool:
    """Tell whether a vendor or a service of that name, in any case, is on the list."""
    return bool(_kin(name.strip().lower()))


def known_names() -> frozenset[str]:
    """Return what the vendors on the list are called, in lower case."""
    lines = (line.partition("|")[0].partition("<")[0] for line in _text().splitlines() if not line.startswith("#"))
    return frozenset().union(*(_cleaned(line.replace("=", ",").split(",")) for line in lines))


def _kin(wanted: str) -> frozenset[str]:
    services: frozenset[str] = frozenset()
    for start, end in _lines(wanted) if wanted else ():
        names, _, offers = _text()[start:end].partition("|")
        vendor, _, aliases = names.partition("<")[0].partition("=")
        called = _cleaned([vendor, *aliases.split(",")])
        if wanted in called:
            return called
        services |= next(
            (kin for offer in offers.split(",") if wanted in (kin := _cleaned(offer.split("/")))), services
        )
    return services


def _lines(name: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of the list stand that hold the name, in lower case."""
    text = _text()
    at = text.find(name)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        if "=" in text[start:end] and text[start] != "#":
            yield start, end
        at = text.find(name, end)


@cache
def _list() -> str:
    return packaged(_DATA)


@cache
def _text() -> str:
    """Return the list in lower case, each letter where it stands in the list itself."""
    return _list().lower()


def _cleaned(names: list[str]) -> frozenset[str]:
    return frozenset(bare for name in names if (bare := name.strip().lstrip("?^").strip()))
