"""Who runs what: finds the vendors and services that a text names.

The names stand in `data/vendors.txt`, whose head tells how a line is written. Lookup is a dictionary over the first
word of each name rather than one large regular expression, which would take longer to compile than a whole article
takes to read; a text costs time linear in its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tui.desk.knowledge.aliases import COMPARED
from tui.desk.knowledge.service_names import is_everyday
from tui.desk.packaged import packaged
from tui.desk.reading.patterns import lower
from tui.text.late import late

_DATA = "vendors.txt"
_WORD = late(r"[^\W_]+")

_BEFORE = frozenset(
    "on at with to via using use uses into from of than accessing access in and by inside your our app website service "
    "platform network provider giant carrier site called named hits hit software chatbot messenger maker operator "
    "startup subsidiary retailer lender streamer broker brokerage".split()
)
_AFTER = frozenset(
    "is was has went goes going down outage outages outage: users user customers customer app apps service services "
    "server servers status experiencing suffers suffered suffering issues issue problems problem offline back crashes "
    "crashed api website site login support engineers said says fixes fixed restores restored resolves resolved "
    "confirms confirmed reports reported investigating platform network connectivity incident disruption "
    "disruptions data cloud accounts account account's spokesperson spokeswoman spokesman broadband messages "
    "apologises apologizes apologised blames blamed broke breaks not isn't wasn't still appears seems now "
    "messaging faces experiences suffers connectivity connection ongoing hits hit api thermostat "
    "thermostats cameras doorbells subscribers passengers flights airlines airport owners drivers web "
    "welcomes explains admits shuts halts suspends resumes recovers cancels grounds delays".split()
)


_COMPARED = frozenset(COMPARED) | {f"{word}s" for word in COMPARED}

_NOT_BEFORE = {
    "nationwide": frozenset(
        "outage outages issue issues problem problems network disruption disruptions incident data broadband service"
        " services connectivity cloud".split()
    ),
    "united": frozenset("nations states kingdom arab".split()),
}
"""What follows a name that is another word there: a "nationwide outage" is nobody's in particular."""

_NOT_BEHIND = {"bell": frozenset(("taco", "liberty", "alexander", "graham"))}
"""What precedes a name that ends another one there."""
_AFTER_CHANNEL = frozenset(
    "outage is was down users goes went formerly suffers suffered experiences experienced crashes crashed faces".split()
)


@dataclass(frozen=True, slots=True)
class VendorEntry:
    """One vendor as a person writes it: `?` before a name asks for context, `^` marks a channel of reports.

    `services` holds each service as its names, the one to show first.
    """

    vendor: str
    aliases: tuple[str, ...] = ()
    services: tuple[tuple[str, ...], ...] = ()
    owner: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: `text` at `[start, end)`.

    `service` is "" where the vendor itself is named; `owner` is the vendor's owner ("Amazon" for AWS), "" for none.
    `channel` tells that this name is where outages are reported more often than what is down.
    """

    start: int
    end: int
    text: str
    vendor: str
    service: str = ""
    owner: str = ""
    channel: bool = False

    @property
    def name(self) -> str:
        """What to call it: the service, or the vendor where no service is named."""
        return self.service or self.vendor


class _Name(NamedTuple):
    written: str
    lowered: str
    vendor: str
    service: str
    owner: str
    ambiguous: bool
    channel: bool
    everyday: bool


@dataclass(slots=True, eq=False)
class Gazetteer:
    """An index of names. Build it with `default()` or `Gazetteer.of(entries)`; extend it with `extended(entries)`."""

    entries: tuple[VendorEntry, ...]
    _names: dict[str, list[_Name]] = field(default_factory=dict, repr=False)
    _small: set[str] = field(default_factory=set, repr=False)
    """First words of names that are written small ("eBay"): no other name begins where the text has a small letter."""

    @classmethod
    def of(cls, entries: Iterable[VendorEntry]) -> Gazetteer:
        """Return an index over `entries`; where two entries claim a name, a vendor's own name wins, then the first."""
        made = cls(tuple(entries))
        taken: set[str] = set()
        for name in (*_vendor_names(made.entries), *_service_names(made.entries)):
            if name.lowered not in taken:
                taken.add(name.lowered)
                made._names.setdefault(_first_word(name.lowered), []).append(name)
                if name.written[:1].islower():
                    made._small.add(_first_word(name.lowered))
        for names in made._names.values():
            names.sort(key=lambda name: -len(name.lowered))
        return made

    def extended(self, entries: Iterable[VendorEntry]) -> Gazetteer:
        """Return a new index in which `entries` come first, so that they win over the ones we ship.

        One that is called as a vendor here already adds to what is known of that one, and names it anew.
        """
        shipped = {_bare(name): one for one in reversed(self.entries) for name in (*one.aliases, one.vendor)}
        met = [(one, shipped.get(_bare(one.vendor))) for one in entries]
        replaced = [known for _, known in met if known]
        rest = (one for one in self.entries if one not in replaced)
        return Gazetteer.of((*(_joined(one, known) if known else one for one, known in met), *rest))

    def mentions(self, text: str, known: Set[str] = frozenset()) -> list[Mention]:
        """Return every name in `text`, in order and without overlap; the longest name at a place wins.

        A name that only says what another is ("the Slack alternative Hive") names nobody.
        An ambiguous name counts where its neighbours speak of a service, or where another, plain name of the same
        vendor stands in the text, or the vendor is among those `known` to be spoken of. A service that is called by an
        everyday word for what any service does ("Issues", "Search") counts only there.
        """
        found = [one for one in self._candidates(_straight(text)) if not _compares(text, one)]
        sure = {name.vendor for _, name in found if not name.ambiguous} | known
        sure |= {name.owner for _, name in found if not name.ambiguous and name.owner}
        found = [one for one in found if not one[1].everyday or one[1].vendor in sure]
        found = [one for one in found if not _ends_another_name(text, one)]
        trusted = {name.lowered for at, name in found if name.ambiguous and _speaks_of_service(text, at, name)}
        return [
            Mention(at, at + len(name.written), text[at : at + len(name.written)], *_whose(name))
            for at, name in found
            if not name.ambiguous or name.lowered in trusted or (name.vendor in sure and not _opens_sentence(text, at))
        ]

    def called(self, name: str) -> Mention | None:
        """Return what has exactly that name, in any case; None where nothing has it."""
        lowered = _straight(name).lower()
        for one in self._names.get(_first_word(lowered), ()):
            if one.lowered == lowered:
                return Mention(0, len(name), name, *_whose(one))
        return None

    def _candidates(self, text: str) -> Iterator[tuple[int, _Name]]:
        done = 0
        lowered = lower(text)
        for word in _WORD.finditer(lowered):
            at = word.start()
            if at < done:
                continue
            names = self._names.get(word.group())
            if names is None or (text[at].islower() and word.group() not in self._small):
                continue
            for name in names:
                if lowered.startswith(name.lowered, at) and _stands_at(text, at, name):
                    yield at, name
                    done = at + len(name.written)
                    break


@cache
def default() -> Gazetteer:
    """Return the index of the vendors that we ship, read once."""
    return Gazetteer.of(parse(packaged(_DATA)))


@cache
def knowing(vendors: tuple[VendorEntry, ...]) -> Gazetteer:
    """Return the index that knows these vendors, which the user adds, beside the ones that we ship; made once."""
    return default().extended(vendors) if vendors else default()


def parse(text: str) -> tuple[VendorEntry, ...]:
    """Return the entries of a list written like `data/vendors.txt`; a line without " =" is skipped."""
    entries: list[VendorEntry] = []
    kind = ""
    for line in text.splitlines():
        if line.startswith("["):
            kind = line.strip("[] ")
        elif not line.startswith("#") and " =" in line:
            entries.append(_entry(line, kind))
    return tuple(entries)


def _bare(name: str) -> str:
    return name.lstrip("?^").lower()


def _joined(own: VendorEntry, known: VendorEntry) -> VendorEntry:
    """Return a vendor that we ship with what the user adds to it; a name that both give keeps its marks."""
    vendor = known.vendor if own.vendor.lower() == known.vendor.lower() else own.vendor
    names = dict.fromkeys((*own.aliases, known.vendor, *known.aliases))
    aliases = tuple(name for name in names if name != vendor)
    return VendorEntry(vendor, aliases, (*own.services, *known.services), known.owner, known.kind)


def _entry(line: str, kind: str) -> VendorEntry:
    vendor, _, rest = line.partition(" =")
    names, _, services = rest.partition("|")
    names, _, owner = names.partition("<")
    return VendorEntry(
        vendor.strip(),
        _cut_list(names, ","),
        tuple(_cut_list(service, "/") for service in _cut_list(services, ",")),
        owner.strip(),
        kind,
    )


def _cut_list(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in text.split(separator)) if part)


def _vendor_names(entries: Iterable[VendorEntry]) -> Iterator[_Name]:
    for entry in entries:
        own = entry.vendor.lstrip("?^")
        # A vendor whose own name also stands among its aliases is written there with its marks ("?Slack").
        marked = {alias.lstrip("?^") for alias in entry.aliases}
        for written in (*(() if own in marked else (entry.vendor,)), *entry.aliases):
            yield _name(written, own, "", entry.owner)


def _service_names(entries: Iterable[VendorEntry]) -> Iterator[_Name]:
    for entry in entries:
        for names in entry.services:
            for written in names:
                yield _name(written, entry.vendor.lstrip("?^"), names[0].lstrip("?^"), entry.owner)


def _name(written: str, vendor: str, service: str, owner: str) -> _Name:
    bare = _straight(written.lstrip("?^"))
    marks = written[: len(written) - len(written.lstrip("?^"))]
    everyday = bool(service) and is_everyday(bare)
    return _Name(bare, bare.lower(), vendor, service, owner, everyday or "?" in marks, "^" in marks, everyday)


def _straight(text: str) -> str:
    """Return the text with straight apostrophes, at the same length; `str.translate` takes a hundred times as long."""
    return text.replace("’", "'").replace("ʼ", "'")


def _whose(name: _Name) -> tuple[str, str, str, bool]:
    return name.vendor, name.service, name.owner, name.channel


def _first_word(lowered: str) -> str:
    first = _WORD.search(lowered)
    return first.group() if first else lowered


def _stands_at(text: str, at: int, name: _Name) -> bool:
    """Tell whether `name` is written at `at`, as a whole name and with the capitals that make it one."""
    end = at + len(name.written)
    written = text[at:end]
    if written != name.written and (
        name.ambiguous or written.lower() != name.lowered or not (written[0].isupper() or written[0].isdigit())
    ):
        return False
    after = text[end : end + 1]
    return not after or not (after.isalnum() or (after in "+_" and not name.written.endswith("+")))


def _neighbours(text: str, at: int, end: int) -> tuple[str, str]:
    before = text[max(0, at - 24) : at].lower().split()
    after = text[end : end + 24].lower().split()
    return (before[-1] if before else ""), (after[0].strip('.,:;!?"”(') if after else "")


def _speaks_of_service(text: str, at: int, name: _Name) -> bool:
    end = at + len(name.written)
    before, after = _neighbours(text, at, end)
    possessive = text[end : end + 2] in ("'s", "’s")
    if after in _NOT_BEFORE.get(name.lowered, ()) or before in _NOT_BEHIND.get(name.lowered, ()):
        return False
    if name.channel:
        return after in _AFTER_CHANNEL or before in ("on", "platform", "network")
    if at == 0 or text[at - 1] in "\n.":
        return (after in _AFTER and after not in ("not",)) or _ITS_TROUBLE.match(text, end) is not None
    return possessive or after in _AFTER or before in _BEFORE


def _compares(text: str, found: tuple[int, _Name]) -> bool:
    """Tell whether what follows the name makes it a comparison."""
    at, name = found
    end = at + len(name.written)
    if text[end : end + 1] not in (" ", "-"):
        return False
    if _KIND.match(text, end):
        return True
    following = _WORD.search(text, end, end + 24)
    return following is not None and following.group().lower() in _COMPARED


def _ends_another_name(text: str, found: tuple[int, _Name]) -> bool:
    """Tell whether an ambiguous service is the end of a longer name: "Private Service Connect" is no "Connect"."""
    at, name = found
    behind = text[at + len(name.written) + 1 :][:1]
    if not (name.ambiguous and name.service and behind.islower()):
        return False  # in a headline every word has a capital
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    if before is None or _opens_sentence(text, before.start()):
        return False
    return before[1] not in f"{name.vendor} {name.owner}".split()


_ITS_TROUBLE = late(
    r"['’]s\s(?:[\w-]+\s){0,3}?(?:outages?|downtime|disruptions?|crash(?:es)?|servers?|website|status\spage|users|customers)\b"
)
"""Behind a name that opens a sentence, and is no common word there: "Notion's hours-long outage"."""
_KIND = late(r"(?:\s[A-Z]\w*)?-(?:based|powered|style|compatible|like)\b")
"""Behind a name that only says of what kind something is: "Windows-based"."""
_WORD_BEFORE = late(r"\b([A-Z][a-z]+)\s$")


def _opens_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].rstrip(" ")[-1:] in ("", ".", "\n", "!", "?")
