"""The vendors of the user: those that feeds.toml adds to the ones that the desk knows, and those of the stack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.desk.knowledge.aliases import also_called, is_known

if TYPE_CHECKING:
    from tui import config
    from tui.config import Watch
    from tui.desk.knowledge.gazetteer import VendorEntry


def own_vendors(added: Sequence[config.VendorEntry], watches: Sequence[Watch] = ()) -> tuple[VendorEntry, ...]:
    """Return the vendors that the user adds as the desk takes them: `[[vendor]]`, and who is watched and unknown.

    Who is only watched may bear the name of an ordinary thing, so that name asks for context.
    """
    told = {name.lower() for one in added for name in (one.name, *one.aliases, *one.services)}
    watched = {watch.vendor.lower(): watch.vendor for watch in watches if watch.vendor.lower() not in told}
    strangers = [name for name in watched.values() if not is_known(name)]
    if not (added or strangers):
        return ()
    from tui.desk.knowledge.gazetteer import VendorEntry

    return (
        *(VendorEntry(one.name, one.aliases, tuple((name,) for name in one.services)) for one in added),
        *(VendorEntry(name, (f"?{name}",)) for name in strangers),
    )


def with_names(watches: Iterable[Watch], added: Sequence[config.VendorEntry]) -> tuple[Watch, ...]:
    """Return what is watched with all names that feeds.toml gives each vendor."""
    return tuple(replace(watch, also=other_names(watch.vendor, added)) for watch in watches)


def names_by(added: Iterable[config.VendorEntry]) -> Callable[[str], frozenset[str]]:
    """Return what answers with all names of the vendor of a name, in lower case: those we know, and the user's own."""
    entries = tuple(added)

    def called(name: str) -> frozenset[str]:
        return also_called(name).union(*map(also_called, other_names(name, entries)))

    return called


def speaks_of(words: Sequence[str], vendor: str, text: str, called: Callable[[str], frozenset[str]]) -> bool:
    """Tell whether all the words stand in `text`, or together are one of the vendor's names."""
    plain = text.lower()
    if all(word.lower() in plain for word in words):
        return True
    return bool(vendor) and vendor.lower() in called(" ".join(words))


def other_names(vendor: str, added: Iterable[config.VendorEntry]) -> tuple[str, ...]:
    """Return what else feeds.toml calls the vendor of that name (in any case)."""
    found: dict[str, None] = {}
    for one in added:
        names = (one.name, *one.aliases)
        if vendor.lower() in map(str.lower, names):
            found |= dict.fromkeys(name for name in names if name.lower() != vendor.lower())
    return tuple(found)
