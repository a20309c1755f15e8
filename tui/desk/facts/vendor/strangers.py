"""The vendor of a story that no list knows: the name to which the most is told that is told of who runs a service.

Only where the headline names nobody whom the gazetteer knows, for then a supplier or a competitor named further below
would be taken for the one who is down. Every mention of a name is a piece of evidence: in the headline, with trouble
behind it, with customers or an app of its own, as a speaker, introduced as a firm. Persons, places and words that only
open a sentence are no names of vendors; what is too thin is nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from tui.desk.facts.vendor.names import CAPITAL, WITHIN, Stranger, names
from tui.desk.facts.vendor.who import COMPARED, IS_FINE, SAYS_HE, is_channel
from tui.desk.reading.patterns import Pattern, holds_word
from tui.desk.reading.story import Reading
from tui.text.late import late

_ENOUGH = 2.5
"""Points from which on a name is taken for the vendor's."""

_TROUBLE = Pattern(
    r"(?:['’]s)?,?(?:\s[\w’'-]+){0,4}?\s(?:outages?|down|offline|unavailable|disrupt\w*|glitch\w*|crash\w*"
    r"|fail\w*|suffer\w*"
    r"|experienc\w*|hit|halt\w*|stop\w*|stranded|grounded|cancel\w*|suspend\w*|interrupt\w*|trouble|problems|refus\w*"
    r"|apologi[sz]\w*|restor\w*|recover\w*|resum\w*|again|back|unable|cannot|incident|errors|locked|collapsed?"
    r"|reopen\w*|remains\swithout)\b"
)
_BEFORE = Pattern(
    r"\b(?:outages?|problems|trouble|failure|disruption|crash|attack|glitch|breakdown|halted?|collapsed?)\s(?:at|of"
    r"|with"
    r"|hits?|on|for)\s(?:the\s)?$",
    r"\b(?:blamed?|blames|blaming|finger\sat)\s(?:the\s)?$",
)
_KIND = (
    r"(?:firm|company|companies|studio|operator|provider|platform|developer|bank|lender|insurer|airline|carrier"
    r"|agency|maker|supplier|start-?up|society|trust|publisher|processor|vendor|contractor|utility|railway|retailer"
    r"|broker|brokerage|exchange|group|department|authority|registrar|host|service|giant|business|university|hospital"
    r"|council|chain|network|mutual|broadcaster|manufacturer)"
)
_KIND_BEFORE = Pattern(
    rf"\b{_KIND},?\s(?:behind\s[\w’'-]+,\s)?(?:[\w-]+-based\s)?(?:called\s|named\s)?$",
    r"\b(?:company|firm|studio|developer|team)\sbehind\s[\w’'-]+,\s(?:[\w-]+-based\s)?$",
)
_KIND_AFTER = Pattern(
    rf",\s(?:the|an?|its|which\sis\san?|which\sis\sthe|one\sof)\s(?:(?!and\b)[\w’'-]+\s){{0,5}}?{_KIND}\b(?!['’]s)",
    r",\swhich\s(?:runs|operates|owns|makes|hosts|sells|provides|supplies|serves)\b",
)
_OWNS = Pattern(
    r"(?:['’]s)?\s(?:[\w-]+\s)?(?:customers|users|subscribers|passengers|members|clients|players|merchants|drivers|app"
    r"|apps|website|site|network|service|services|servers|platform|branches|stores|flights|status\spage|engineers"
    r"|broadband|systems?|data\scent(?:er|re)|spokes\w+)\b"
)
_OWNED_BY = Pattern(
    r"\b(?:customers|users|subscribers|clients|players|members|servers|developers?|users|passengers)\s(?:of|at|with"
    r"|on)\s"
    r"(?:the\s)?$",
    r"\b(?:app|website|site|portal|services?|systems?|networks?|servers|branches|stores|screens|account)\s(?:of|at)\s"
    r"(?:the\s)?(?:[\w-]+['’]s\s)?$",
    r"\b(?:operated|run|owned|hosted|developed|made|provided|supplied|sold)\sby\s(?:the\s)?$",
    r"\b(?:about|thank\syou\sfor\susing)\s$",
)
_SPEAKS = Pattern(
    r"\s(?:has\s|had\s|also\s|later\s)?(?:said|says|confirm(?:ed|s)|acknowledge[ds]?|admit(?:ted|s)"
    r"|apologi[sz]e[ds]?|warned"
    r"|blame[ds]?|did\snot\s(?:say|respond)|didn['’]t\ssay|declined|won['’]t|could\snot|has\snot|ruled)\b"
)
_SIGNED = late(r"\b(?:Chief|Head|Director|Officer|Manager|President|Team|Rector|Executive|Engineering),\s(?:the\s)?$")
_PASSING = Pattern(
    r"\b(?:attack(?:s|ed)?\sby|hack(?:s|ed)?\sby|rivals?|like|unlike|including|told|according\sto|from|competitors?|and|between|at\sthe|data\sfrom|tracker"
    r"|monitor|monitoring\s(?:site|firm|biz|group)|analysts?\sat|or|owned\sby|mp|county|via|by)\s$"
)
_VICTIM_OF_IT = late(r"\boutage\s(?:has\s|also\s)?(?:affect(?:ed|s)|hit|hits|disrupt(?:ed|s))\s[^.;]*$", re.IGNORECASE)
"""Before those whom the outage of somebody else reached."""
_ROLE = Pattern(
    r"\b(?:chief|executive|officer|minister|secretary|director|manager|president|chairman|chairwoman|head|spokes\w+"
    r"|analyst|professor|dr|mr|mrs|ms|councillor|senator|engineer|co-?founder|founder|owner|expert|said|says|wrote"
    r"|adviser|mp)\s$"
)
_OF_A_COUNTY = late(r"\s(?:count(?:y|ies)|area|region|residents|law\senforcement)\b")
_PERSON_AFTER = late(
    r",\s(?:aged\s)?\d\d\b|,\s(?:an?|the|its|[\w’'-]+['’]s)\s[^,.;]{0,60}?\b(?:spokes\w+|chief|director|head|officer"
    r"|manager"
    r"|president|engineer|minister|secretary|founder|chair\w*|boss|executive)\b|,\s(?:who|whose)\b|,\s(?:an?"
    r"|the)\s[^,.;]{2,60}?\b(?:at|for|from|in|of)\b|['’]s\s(?:[\w-]+\s)?(?:campaign|speech|interview|rally|tweet|wife|family|death)\b"
)
_SAYS = late(
    r"\s(?:has\s|had\s|also\s|later\s)?(?:said|says|told|tells|admit(?:s|ted)|tweeted|wrote|add(?:s|ed)|joked|thanked|respond(?:s|ed)"
    r"|explain(?:s|ed)|apologi[sz]e[sd]?|addresse[sd])\b"
)
_TITLED = late(
    r",\s(?:an?|the|its|[\w’'-]+['’]s)\s(?:[\w-]+\s){0,3}?(?:spokes\w+|chief|director|head|officer|manager"
    r"|president|engineer|minister"
    r"|secretary|founder|chair\w*|boss|executive)\b"
)
_HOUSE = late(
    r"\b(?:Bank|Air|Airlines|Airways|Cloud|Mobile|Telecom|Health|Group|University|Council|Mutual|Trust|Authority"
    r"|Department|Ministry|Energy|Systems|Networks?|Media|Pay|Games|Works|Studios?|Software|Labs|Rail|Railways?"
    r"|Exchange"
    r"|Society|Insurance|Financial|Hospitals?|Airport|Port|College|Schools?|Service|Services|Victoria|Power|Electric"
    r"|Water"
    r"|Broadband|Communications|Technologies|Solutions|Data|Hosting|Commission|Agency|Office|Library|Court|Police)\b"
)
_POINTS = (
    (_TROUBLE, 1.5),
    (_KIND_AFTER, 2.0),
    (_OWNS, 1.5),
    (_SPEAKS, 1.5),
)
"""What a name is worth that is followed by …"""
_POINTS_BEFORE = ((_BEFORE, 1.5), (_KIND_BEFORE, 2.0), (_OWNED_BY, 2.0))
_IN_TITLE, _IN_LEAD, _EACH_TIME = 2.0, 1.0, 0.5


@lru_cache(maxsize=4)
def stranger(reading: Reading) -> Stranger | None:
    """Return who is down in a story whose headline names no known vendor; None where too little is told of any name."""
    if not reading.title or any(not is_channel(one, name) for one in reading.title for name in one.mentions):
        return None
    if _opens_with_a_known_one(reading):
        return None
    title = " ".join(sentence.text for sentence in reading.title)
    told: dict[str, list[Stranger]] = defaultdict(list)
    for one in names(reading):
        told[one.name].append(one)
    if _is_own_page(reading):
        told = {name: [one for one in all_of if _is_house(one)] for name, all_of in told.items()}
        told = {name: all_of for name, all_of in told.items() if all_of}
    persons = {name for name, all_of in told.items() if _is_person(name, all_of, title)}
    surnames = {name.split()[-1] for name in persons if " " in name}
    points = {
        name: _points(name, all_of, title)
        for name, all_of in told.items()
        if name not in persons
        and name not in surnames
        and not _is_place(all_of)
        and not any(map(_is_no_house, all_of))
        and not (holds_word(title, name) and _SOLD.search(title, 0, title.index(name)))
        and not _only_opens(name, all_of, reading)
        and not (_POLICE.search(name) and not holds_word(title, name))
    }
    best = max(points, key=lambda name: points[name], default="")
    return _spelled_out(told[best][0]) if best and points[best] >= _ENOUGH else None


def _opens_with_a_known_one(reading: Reading) -> bool:
    """Tell whether the story begins with a known vendor that speaks or is in trouble: "Chorus says a fibre issue"."""
    first = reading.body[0] if reading.body else None
    if not first or not first.mentions or first.mentions[0].start != first.start:
        return False
    end = first.mentions[0].end - first.start
    return _SPEAKS.match(first.text, end) is not None or _TROUBLE.match(first.text, end) is not None


def _is_own_page(reading: Reading) -> bool:
    """Tell whether a house reports on itself as status pages do: the names in it are those of its parts."""
    return any(_REPORTS.search(sentence.text) for sentence in reading.body)


_REPORTS = late(
    r"^(?:[^“\"]{0,60}[-–—:\]]\s)?[Ww]e(?:['’]re|\sare|['’]ve|\shave|\shad)?\s(?:(?:still|now|currently|also|actively|been)\s){0,2}"
    r"(?:investigating|identified|experienc(?:ed|ing)|monitoring|mitigated|seeing|continu(?:e|ing)\sto\s(?:investigate|monitor|work))\b"
)


def _is_house(one: Stranger) -> bool:
    """Tell whether its sentence introduces a name as a firm's, as whose customers speak or as who signs."""
    text, low = one.sentence.text, one.start - one.sentence.start
    before = text[max(0, low - 60) : low]
    return _KIND_AFTER.match(text, low + len(one.name)) is not None or any(
        pattern.search(before) for pattern in (_KIND_BEFORE, _OWNED_BY, _SIGNED)
    )


def _spelled_out(one: Stranger) -> Stranger:
    """Return where all stands that an abbreviation in brackets is short for: "State Transport Agency (STA)"."""
    text, low = one.sentence.text, one.start - one.sentence.start
    whole = _SPELLED_OUT.search(text, max(0, low - _LONGEST), low)
    if not whole:
        return one
    start, end = whole.span(1)
    start += len("The ") if text.startswith("The ", start) else 0
    return one._replace(start=one.sentence.start + start, end=one.sentence.start + end)


_SPELLED_OUT = late(rf"(?<![\w’'-])((?:{CAPITAL}\s(?:(?:of|for|and|the|&)\s){{0,2}}){{1,6}}{CAPITAL})(?:['’]s)?\s\($")
_LONGEST = 90
"""Characters of the longest name that is spelled out."""


def _points(name: str, all_of: list[Stranger], title: str) -> float:
    """Return what speaks for a name as the vendor's, each kind of evidence once."""
    kinds: set[int] = set()
    points = _IN_TITLE if holds_word(title, name) else 0.0
    points += 1.5 if points and _TROUBLE.match(title, title.index(name) + len(name)) else 0.0
    points += _IN_LEAD if all_of[0].sentence.number < 2 else 0.0
    points += _EACH_TIME * (min(len(all_of), 4) - 1)
    for one in all_of:
        text, low = one.sentence.text, one.start - one.sentence.start
        before = text[max(0, low - 60) : low]
        if _PASSING.search(before) or _VICTIM_OF_IT.search(before):
            continue
        found = {at for at, (pattern, _) in enumerate(_POINTS) if pattern.match(text, low + len(name))}
        found |= {-1 - at for at, (pattern, _) in enumerate(_POINTS_BEFORE) if pattern.search(before)}
        for at in found - kinds:
            points += _POINTS[at][1] if at >= 0 else _POINTS_BEFORE[-1 - at][1]
        kinds |= found
        points += 3.0 if _SIGNED.search(before) else 0.0
    return points


def _only_speaks(name: str, all_of: list[Stranger], title: str) -> bool:
    """Tell whether nothing else is told of whoever bears a name than that he speaks."""
    told = [(one.sentence.text, one.start - one.sentence.start + len(name)) for one in all_of]
    if holds_word(title, name):
        told.append((title, title.index(name) + len(name)))
    return all(_SAYS.match(text, end) for text, end in told) and not any(map(_is_house, all_of))


def _is_person(name: str, all_of: list[Stranger], title: str) -> bool:
    """Tell whether a name is somebody's: beside an age, a role or "said he", or of whom it only speaks."""
    if any(SAYS_HE.match(one.sentence.text, one.start - one.sentence.start + len(name)) for one in all_of):
        return True
    if not 2 <= len(name.split()) <= 3 or _HOUSE.search(name) or "&" in name:
        return False
    if _only_speaks(name, all_of, title):
        return True
    for one in all_of:
        text, low = one.sentence.text, one.start - one.sentence.start
        if _TITLED.match(text, low + len(name)):
            return True
        if _PERSON_AFTER.match(text, low + len(name)) and not _KIND_AFTER.match(text, low + len(name)):
            return True
        if _ROLE.search(text[max(0, low - 24) : low]):
            return True
    return False


def _is_place(all_of: list[Stranger]) -> bool:
    """Tell whether something is said to be in what bears the name, and nothing that only an organisation does."""
    is_in = False
    for one in all_of:
        text, low = one.sentence.text, one.start - one.sentence.start
        before = text[max(0, low - 60) : low]
        if _OF_A_COUNTY.match(text, low + len(one.name)):
            return True
        if _SPEAKS.match(text, low + len(one.name)) or _KIND_BEFORE.search(before) or _OWNED_BY.search(before):
            return False
        is_in = is_in or WITHIN.search(before) is not None
    return is_in


def _is_no_house(one: Stranger) -> bool:
    """Tell whether a name is a product's, "the agency's Gridbook website", or that of those who attack."""
    text, low = one.sentence.text, one.start - one.sentence.start
    before, high = text[max(0, low - 60) : low], low + len(one.name)
    if _GANG_BEFORE.search(before) or _GANG_AFTER.match(text, high) or _RESPONDER.search(one.name):
        return True
    if _PART_AFTER.match(text, high) or _SOLD.search(before):
        return True
    if COMPARED.search(before) or IS_FINE.match(text, high):
        return True
    return (_OF_A_HOUSE.search(before) and _SITE_AFTER.match(text, high) is not None) or (
        _PRODUCT_AFTER.match(text, high) is not None
    )


_SOLD = late(r"\b(?:book|buy|order|pre-order|purchase|want(?:s|ed)?)\s(?:(?:the|an?|their|[\w-]+['’]s)\s)?$")
"""Before what is sold, and sells nothing itself."""
_PART_AFTER = late(r"\s(?:endpoints?|instances?|clusters?|nodes?|mode|playlist)\b")
_RESPONDER = late(r"\bEmergency\s(?:Management|Services|Communications)|\bSheriff|\bFire\s(?:Department|Rescue)")
"""Who answers calls and warns of outages, which are those of a carrier."""
_POLICE = late(r"\bPolice(?:\s(?:Department|Force|Service))?$")
"""Who warns of outages as well; where it is down itself, the headline says so."""
_GANG_BEFORE = late(
    r"\b(?:hack(?:er|ers|ing|tivist)|ransomware|cyber-?crim\w+|extortion|threat)\s(?:group|gang|crew|collective|actor|outfit)s?,?"
    r"\s(?:called\s|named\s|known\sas\s)?[“\"‘']?$",
    re.IGNORECASE,
)
_GANG_AFTER = late(
    r"(?:\s\d[\d.]*)?['’]?s?\s(?:ransomware|hackers|attackers|gang|hacking|hacktivists?|malware)\b", re.IGNORECASE
)
_OF_A_HOUSE = late(
    r"\b(?:agency|company|bank|firm|operator|council|state|government|department|university|railway|carrier|airline|retailer"
    r"|group|studio|ministry|county|city|school|hospital)['’]s\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_SITE_AFTER = late(r"\s(?:website|site|app|portal|system|platform|service|software|tool|database)\b", re.IGNORECASE)
_PRODUCT_AFTER = late(
    r",\s(?:the|an?|its)\s(?:[\w’'-]+\s){0,3}?(?:(?:smart\s)?cards?|video\sgame|games?|software|consoles?|portal|web\s?site|database"
    r"|management\ssystem|file\sformat|programming\slanguage)\b(?!\s(?:maker|company|firm|provider|developer|studio|vendor))",
    re.IGNORECASE,
)
"""Behind a name: what it is, and no house."""


def _only_opens(name: str, all_of: list[Stranger], reading: Reading) -> bool:
    """Tell whether a single word is written large only where it opens a sentence, or stands small elsewhere."""
    if " " in name or not name[1:].islower():
        return False
    body = reading.article.text or reading.article.description
    small = name.lower()
    if holds_word(body, small) or holds_word(body, f"{small}s"):
        return True
    text = all_of[0].sentence.text
    opens = len(all_of) == 1 and all_of[0].start == all_of[0].sentence.start
    return opens and not (_SPEAKS.match(text, len(name)) or _KIND_AFTER.match(text, len(name)))
