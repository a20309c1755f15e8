"""Which parts of a service an update names, by its own list or in its words; a part is never guessed."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.text.late import late

_NAME = r"[A-Z0-9][\w.+&'’/-]*(?: (?:[A-Z0-9(][\w.+&'’/()-]*|of|and(?= [A-Z])|for(?= [A-Z])))*"
_NAMES = rf"(?P<names>{_NAME}(?:, {_NAME})*(?:,? and {_NAME})?)"
_SAID = tuple(
    late(pattern)
    for pattern in (
        rf"\b{_NAMES} (?:is|are) (?:now |currently )?(?:experiencing|operating|unavailable|degraded|down|affected)",
        rf"\b(?:degraded (?:performance|availability)|errors?|error rates|issues?|problems?|disruption|latency|outage"
        rf"|incident|delays?) (?:for|with|in|on|to|affecting|impacting) (?:the )?{_NAMES}",
        rf"\b(?:affecting|impacting) (?:the )?{_NAMES}",
        rf"\b(?:customers|users) (?:using|of) (?:the )?{_NAMES}",
        rf"^(?:Incident|Disruption|Issues?|Problems?|Degraded performance) (?:with|in|for|on) (?:the )?{_NAMES}",
    )
)
_BULLET = late(r"^(?:[•*–-]\s*)?(?P<name>[^(\n]{2,60}?)\s*(?:\([^)]*\))?\s*$")
_LABEL = late(r"^(?:Affected|Impacted) (?:components|services|products)\s*:?\s*", re.IGNORECASE)
_PARTING = late(r",? and (?=[A-Z0-9])|, ")
_VAGUE = frozenset(
    {"we", "some", "this", "the", "it", "users", "customers", "service", "services", "our", "all", "a", "issues"}
)
_MOST = 20


def components_in(words: str, listed: str, title: str) -> tuple[str, ...]:
    """Return the parts of the service that are named, each once, in the order of the text.

    `listed` is the page's own list of affected parts ("" for none); where it has one, nothing else is asked. Otherwise
    the words of the update, and then the headline, are read for what they say is degraded.
    """
    if listed:
        names = _from_list(listed)
        if names:
            return names
    return _from_words(words) or _from_words(title)


def _from_list(listed: str) -> tuple[str, ...]:
    rest = _LABEL.sub("", listed)
    found: dict[str, None] = {}
    for line in re.split(r"[\n;]|, (?![^(]*\))", rest):
        if match := _BULLET.match(line.strip()):
            found[match["name"].strip()] = None
    return tuple(found)[:_MOST]


@lru_cache(maxsize=64)
def _from_words(words: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for pattern in _SAID:
        for match in pattern.finditer(words[:4000]):
            for name in _PARTING.split(match["names"]):
                if name.split()[0].lower() not in _VAGUE:
                    found[name.rstrip(".'’")] = None
    return tuple(found)[:_MOST]
