"""All the names of one vendor, read straight from the list: a prompt must not wait for the whole index."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "vendors.txt"


@cache
def also_called(name: str) -> frozenset[str]:
    """Return every name of the vendor that is called `name` (in any case), in lower case, `name` among them.

    A service may stand for itself: of "Azure", which is Microsoft's, the names are those of that service alone.
    """
    wanted = name.strip().lower()
    services: frozenset[str] = frozenset()
    for line in _lines():
        if wanted not in line:
            continue
        names, _, offers = line.partition("|")
        vendor, _, aliases = names.partition("<")[0].partition("=")
        called = _cleaned([vendor, *aliases.split(",")])
        if wanted in called:
            return called | {wanted}
        services |= next(
            (kin for offer in offers.split(",") if wanted in (kin := _cleaned(offer.split("/")))), services
        )
    return services | {wanted}


@cache
def _lines() -> tuple[str, ...]:
    text = _DATA.read_text(encoding="utf-8").lower()
    return tuple(line for line in text.splitlines() if "=" in line and not line.startswith("#"))


def _cleaned(names: list[str]) -> frozenset[str]:
    return frozenset(bare for name in names if (bare := name.strip().lstrip("?^").strip()))
