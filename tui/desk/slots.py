"""For how long, where, and how many are hit: the slots that a pattern finds within one sentence.

Each function yields `Found` ranges of a sentence; who asks decides how many of them to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.desk.patterns import Pattern
from tui.desk.places import EVERYWHERE, listed, peopled, places
from tui.desk.reading import Sentence
from tui.text.late import late


class Found(NamedTuple):
    """A range of a field, with the normalised reading of its words."""

    start: int
    end: int
    value: str


_NUMBER_WORDS = {
    **{
        word: at
        for at, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    },
    "a": 1,
    "an": 1,
    "half": 0.5,
    "half an": 0.5,
    "several": None,
}
_AMOUNT = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|half\san"
    r"|a\sfew|a\scouple\sof|(?:one|two|three|four|five|six)(?:\sand\sa\shalf))"
)
_UNIT = r"(?:hours?|minutes?|mins?|days?|weeks?|seconds?)"
_MORE = (
    r"(?:(?:more\sthan|over|at\sleast|nearly|almost|about|around|approximately|roughly|up\sto|less\sthan|under"
    r"|just\sover|just\sunder|some|as\slong\sas|well\sover)\s)"
)
_DURATION = Pattern(
    r"\b(?:for|lasted|lasting|lasts|took|spent)\s(?P<a>(?:the\s(?:better"
    rf"|best)\spart\sof\s)?{_MORE}?{_AMOUNT}(?:[\s-]{_UNIT})(?:,?\s(?:and\s)?(?:\d+"
    rf"|\w+)\s{_UNIT})?)\b(?!\s(?:ago|later"
    rf"|before|straight\syear|times?\b))",
    rf"\btook\s(?P<h>{_MORE}?{_AMOUNT}\s{_UNIT})\s(?:before|until|to)\b",
    rf"(?:(?<=[~∼≈])|(?<=[~∼≈]\s))(?P<i>\d+\s{_UNIT}(?:\s(?:and\s)?\d+\s{_UNIT})?)\b",
    rf"\b(?P<b>{_MORE}?(?:an?\s)?{_AMOUNT}[\s-]{_UNIT}(?:[\s-]long)?)[\s-](?:(?:\w+)\s){{0,3}}?(?:outage|disruption"
    rf"|downtime|blackout|interruption|shutdown|glitch|crash|incident|freeze|halt|failure|period|breakdown"
    rf"|stoppage|collapse|shutdown|lapse|problem|saga)\b",
    r"\b(?:down|offline|unavailable|out|dark|inaccessible|disrupted|outage|disruption|duration"
    r"|downtime)\s(?:\w+\s){0,3}?(?:for|of|lasted|was)?:?\s?"
    rf"(?P<c>{_MORE}?{_AMOUNT}\s{_UNIT}(?:,?\s(?:and\s)?\w+\s{_UNIT})?)\b(?!\s(?:ago|later"
    rf"|before|after|after))",
    r"\bfor\s(?P<k>(?:much|most|the\s(?:better|best|greater)\spart|a\sgood\spart)\sof\s(?:the|an?"
    r"|\w+day)(?:\s(?:morning|afternoon"
    r"|evening|night|day|week|weekend|hours?|working\sday))?)\b",
    r"\b(?P<d>for\s(?:several\s|many\s|some\s)?(?:hours|days|weeks)(?:\son\send)?)\b",
    rf"\b(?P<e>{_MORE}?{_AMOUNT}\s(?:hours?|minutes|days)(?:\s(?:and\s)?\d+\sminutes)?)\sof\s(?:downtime|outage"
    rf"|disruption|service\sdisruption)",
    rf"\b(?P<f>{_MORE}{_AMOUNT}\s(?:hours?|minutes|days))\b(?!\s(?:ago|later|before|after|old|earlier|away"
    rf"|of\s(?:video|content)))",
    r"\b(?P<g>(?:several|multiple|many)[\s-]hours?|hours?-long|day-?long|week-?long)\b(?!\s(?:ago|after|later"
    r"|before|earlier))",
    hints="hour|min|days| day|-day|day-|daylong|week|second",
)
_NOT_DURATION = Pattern(
    r"(?:\b(?:wait(?:ed|ing)?|delayed|queu(?:ed|ing)|allow|hold|held|flight)\s(?:\w+\s){0,3}|\b(?:within|in"
    r"|next|every|after|first|past|last|taking|take|another|wait(?:ed|ing)?|delay(?:ed|s)?|queu(?:ed|ing)|allow"
    r"|spent|took\sme|hold"
    r"|of)\s)(?:the\s)?(?:next\s|first\s|past\s|last\s)?$"
)


def durations(sentence: Sentence) -> Iterator[Found]:
    """Yield how long the outage went on; what a bystander says in quotes, waits and deadlines are left out."""
    for match in _DURATION.each(sentence.line):
        group = match.lastgroup or "a"
        start = sentence.start + match.start(group)
        before = sentence.text[max(0, match.start(group) - 24) : match.start(group)]
        if start >= sentence.earlier or _NOT_DURATION.search(before) or is_personal(sentence, start):
            continue
        yield Found(start, sentence.start + match.end(group), duration_value(match[group]))


def duration_value(words: str) -> str:
    """Return the normal form of a duration, as ISO 8601 where a number is told ("PT2H30M", ">PT5H"), else the words."""
    lowered = words.lower().replace("-", " ")
    sign = (
        ">"
        if re.search(r"more than|over|at least", lowered)
        else "<"
        if re.search(r"nearly|almost|less than|under", lowered)
        else ""
    )
    parts = re.findall(r"(\d+(?:[.,]\d+)?|half an|[a-z]+)\s(hour|minute|min|day|week|second)", lowered)
    total = 0.0
    for amount, unit in parts:
        number = _number(amount)
        if number is None:
            return words.lower()
        total += number * {"hour": 60, "minute": 1, "min": 1, "day": 1440, "week": 10080, "second": 1 / 60}[unit]
    return sign + _iso_duration(total) if total else words.lower()


def _number(amount: str) -> float | None:
    if amount[:1].isdigit():
        return float(amount.replace(",", "."))
    return _NUMBER_WORDS.get(amount)


def _iso_duration(minutes: float) -> str:
    if minutes < 1:
        return f"PT{round(minutes * 60)}S"
    days, rest = divmod(round(minutes), 1440)
    hours, rest = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    return "P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


def is_personal(sentence: Sentence, at: int) -> bool:
    """Tell whether the words stand in a quotation in the first person singular: a bystander's, not the company's."""
    for start, end in sentence.quotes:
        if start <= at < end:
            return FIRST_PERSON.search(sentence.text[max(0, start - sentence.start) : end - sentence.start]) is not None
    return False


FIRST_PERSON = Pattern(r"\b(?:I|I['’]m|I['’]ve|my|me)\b")

_QUANTITY = (
    r"(?:(?!(?:911|999|112|000|988|365|111)\b)(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[\s-]?(?:million|billion"
    r"|thousand|k|m|bn|crore"
    r"|lakh))?%?(?:\s(?:per\scent|percent))?)"
)
_VAGUE = (
    r"(?:(?:tens|hundreds|dozens|thousands|millions|scores(?=\sof\b))(?:\sof\s(?:thousands|millions))?"
    r"|(?:a\s)?(?:very\s)?small\s(?:subset|number|percentage|fraction|portion|proportion)|(?:a\s)?(?:subset|fraction"
    r"|handful|minority|majority|large\snumber|portion|proportion|number|untold\snumber|third|quarter"
    r"|fifth)(?=\sof\b)|(?:some|many|most|all|several|a\snumber\sof)(?=\s(?:users|customers"
    r"|people)\s(?:globally|worldwide)))"
)
_WHO = (
    r"(?:users?|customers?|people|persons?|subscribers?|households?|homes?|businesses|companies|clients|accounts?"
    r"|devices?|computers|machines|PCs|flights?|passengers?|travell?ers|reports?|complaints?|incidents?\sreports?"
    r"|drivers"
    r"|players|gamers|members|employees|merchants|websites|sites|stores|shops|branches|platforms|hospitals"
    r"|airports|patients"
    r"|calls|transactions|servers|requests|tickets|organi[sz]ations|users’|(?-i:[A-Z][a-z]+(?:ans|ons|ese|ish"
    r"|ers|is))|Brits"
    r"|residents|locations|ATMs|services|students|pupils|schools|viewers|pilots|data\scent(?:re|er)s|traffic"
    r"|workers|staff"
    r"|employers|firms|retailers|shoppers|commuters|motorists|teachers|claimants|callers|buyers|sellers|traders"
    r"|guests"
    r"|appointments|operations|surgeries|prescriptions|orders|carts|checkouts|payments|bookings|deliveries"
    r"|trips|trains"
    r"|departures|arrivals|stations|gates|terminals|outlets|restaurants|pharmacies|clinics|universities"
    r"|colleges|campuses"
    r"|councils|districts|counties|towns|cities|villages|countries|states|provinces|municipalities|libraries|offices"
    r"|lines|numbers|routes|sensors|meters|cars|vehicles|chargers|messages|emails|instances|tenants|workspaces)"
)
_COUNT = Pattern(
    r"(?P<a>(?:\b(?:more\sthan|over|at\sleast|nearly|almost|about|around|approximately|roughly|up\sto|as\smany\sas"
    rf"|some|upwards?\sof|close\sto|just\sover|just\sunder"
    rf"|an\sestimated)\s)?(?<![\w.,:$€£/-]){_QUANTITY}(?!\s(?:[ap]\.?m\b|[A-Z]{{2,3}}T\b))\s(?:of\s(?:its\s"
    rf"|their\s|our\s|all\s"
    rf"|the\s)?)?(?:(?!reports?\b)[\w’'&.-]+\s){{0,3}}?{_WHO})\b",
    rf"\b(?P<b>{_VAGUE}\s(?:of\s)?(?:its\s|their\s|our\s|the\s)?(?:(?!of\b|reports?\b)[\w’'&.-]+\s){{0,2}}?{_WHO})\b",
    r"\b(?P<c>(?:(?:more\sthan|over|nearly|about|around"
    r"|roughly)\s)?(?<![\w.,$€£/-])\d{1,3}(?:,\d{3})+)\sfor\s[A-Z]",
    r"\b(?:peak(?:ed|ing)?\s(?:at|of)|reports?\s(?:reached|hit|topped|exceeded|climbed\sto|surged\sto"
    r"|rose\sto))\s(?P<d>(?:(?:more\sthan|over|nearly|about|around|roughly)\s)?\d{1,3}(?:,\d{3})+)",
    r"\b(?P<h>(?:(?:more\sthan|at\sleast|some|about|around)\s)?(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven"
    r"|twelve|a\sdozen|one\sin\s(?:\w+)|(?:two|three|four|nine)\sout\sof\s\w+)\s(?:(?:other|more"
    r"|of\s\w+)\s)?(?:[\w’'-]+\s)?"
    r"(?:states|countries|provinces|counties|cities|towns|airports|hospitals|stations|banks|airlines|carriers|schools"
    r"|universities|customers|users|households|subscribers|branches|stores|councils))\b",
    r"\b(?P<i>(?:under|over|about|around|nearly|almost|roughly|more\sthan|less\sthan)\s(?:a|one)\s(?:third"
    r"|quarter|fifth"
    r"|tenth|half))\b",
    r"\b(?P<j>(?:upwards?\sof|more\sthan|over|nearly|about|around)\s\d{1,3}(?:,\d{3})+)\sof\sthem\b",
    r"\b(?:a\sfurther|another|an\sadditional)\s(?P<k>\d[\d,]*)\b(?!\s(?:hours?|minutes|days|million|billion"
    r"|percent|for|to|until|before)\b)",
    r"\breports?\b[^.;]{0,60}?\b(?:to|at|of|exceeded|topped)\s(?P<e>(?:(?:more\sthan|over|nearly|about|around"
    r"|roughly)\s)?"
    r"\d{1,3}(?:,\d{3})+)\b(?!\s\w+\s(?:users|people))",
    r"\b(?:leaving|left|locking|affecting|hitting)\s(?P<f>(?:tens\sof\s|hundreds\sof\s)?(?:thousands|millions"
    r"|hundreds))\s(?:unable|without"
    r"|stranded|offline|out\b|in\s)",
    r"\b(?P<g>(?:half|a\sthird|two[\s-]thirds|three[\s-]quarters|a\squarter)\sof\s(?:its\s|our\s|the\s"
    r"|all\s)?(?:\w+\s)?(?:network|users"
    r"|customers|traffic|requests|flights))\b",
)
_NOT_COUNT = Pattern(
    r"\b(?:daily|monthly|weekly)\s(?:active\s)?users|active\susers|paid|paying|employs|has\s(?:about|over"
    r"|more\sthan|around|nearly|some|approximately)?\s?[\d.,]+\s?(?:million|billion|[-\w]*)\s(?:users|subscribers"
    r"|customers|members)|used\sby|serves|will\sbe\susing|worldwide\suse|market|shares|(?:a|per|each"
    r"|every)\s(?:second|minute|day|month|year)\b|%\sof\s(?:the\s)?(?:reports"
    r"|websites|all\s(?:web)?sites|the\sinternet)|boasts|valued|revenue|typical|usual|normal(?:ly)?\b"
    r"|depend\son|of\sthe\smachines"
)
_USER_BASE = Pattern(
    r"\b(?:kill(?:s|ed|ing)|injur(?:es|ed|ing)|arrest(?:s|ed|ing)|deaths?\sof)\s$",
    r"\b(?:has|have|had|with|boasts?|serves?|serving|employs|used\sby|counts|claims|operates|runs|owns|handles?"
    r"|some\sof\sits|country\sof|city\sof|all\sbut|moved|support\sdesk,|took)\s(?:about\s|over\s"
    r"|more\sthan\s|around\s|nearly\s|some\s|approximately\s|an\sestimated\s|roughly\s)?$",
)


def counts(sentence: Sentence) -> Iterator[Found]:
    """Yield how many are hit: numbers and "thousands of users", but not how many use the service on a good day."""
    for match in _COUNT.each(sentence.line):
        group = match.lastgroup or "a"
        start, end = sentence.start + match.start(group), sentence.start + match.end(group)
        around = sentence.text[match.start(group) : match.end(group) + 30]
        before = sentence.text[max(0, match.start(group) - 30) : match.start(group)]
        base = _USER_BASE.search(before) and "report" not in match[group]
        if start >= sentence.earlier or base or _NOT_COUNT.search(around):
            continue
        if _is_product(sentence, start, end) or _PERCENT_OF_REPORTS.search(around):
            continue
        yield Found(start, end, count_value(match[group]))


_HARDSHIP = Pattern(
    r"\b(?:had\sto|have\sto|were\s(?:told|asked|forced)\sto|stranded|stuck|wait(?:ed|ing)|queued|missed|lost"
    r"|turned\saway|rebooked|postponed)\b"
)
"""What those who are hit go through, where no word says that anything is broken."""
_PERCENT_OF_REPORTS = Pattern(r"%\sof\s(?:the\s)?(?:\w+\s)?(?:reports|complaints|problems|users\sreport)")


def _is_product(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the number belongs to a name: the 365 of "Microsoft 365 customers"."""
    digits = re.search(r"\d", sentence.text[start - sentence.start : end - sentence.start])
    at = start + digits.start() if digits else start
    return any(mention.start < at < mention.end for mention in sentence.mentions)


_SCALE = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "lakh": 1e5, "crore": 1e7}


def count_value(words: str) -> str:
    """Return the number with its noun ("5300 people", ">550000 reports", "98% of customers"); vague words as told."""
    match = re.search(
        r"(\d[\d,]*(?:\.\d+)?)(?:[\s-]?(million|billion|thousand|k|m|bn|crore|lakh)\b)?(%?)", words, re.IGNORECASE
    )
    if match is None:
        return words.lower()
    number = float(match[1].replace(",", "")) * _SCALE.get((match[2] or "").lower(), 1)
    lowered = words[: match.start()].lower()
    sign = (
        ">"
        if re.search(r"more than|over|at least", lowered)
        else "<"
        if re.search(r"nearly|almost|up to|as many as", lowered)
        else ""
    )
    return (
        f"{sign}{number:g}{match[3]}{words[match.end() :].lower()}"
        if number < 1e6
        else f"{sign}{int(number)}{match[3]}{words[match.end() :].lower()}"
    )


_COMPANY = Pattern(
    r"(?:[’']s?)?(?:-based)?\s(?:companies|company|businesses|officials?|government|president|senators?"
    r"|lawmakers|dollars?|stock"
    r"|firms?|economy|airline|carrier|bank|labor|labour|unemployment|rules|law|second-largest|largest|biggest"
    r"|Department|Federal|Customs|Army|Marine|regulators?)\b"
)


def regions(sentence: Sentence) -> Iterator[Found]:
    """Yield where the outage is felt: everywhere-words and places in a sentence that says that something is broken."""
    lived = list(peopled(sentence.line))
    placed = [span for span in (*places(sentence.line), *listed(sentence.line)) if not _is_dateline(sentence, span)]
    if not sentence.broken and "report" not in sentence.text and not lived and len(placed) < 2:
        return
    named = [(mention.start, mention.end) for mention in sentence.mentions]
    everywhere = [match.span() for match in EVERYWHERE.each(sentence.line)]
    taken = -1
    for low, high in sorted([*everywhere, *placed, *lived], key=lambda span: (span[0], -span[1])):
        start, end = sentence.start + low, sentence.start + high
        if start >= sentence.earlier or any(
            (first < start or end < last) and first < end and start < last for first, last in named
        ):
            continue
        words = sentence.text[low:high]
        if low < taken:
            continue
        if (low, high) not in everywhere and _is_no_scene(sentence.text, low, high):
            continue
        taken = high
        yield Found(start, end, words.lower() if (low, high) in everywhere else words)


def _is_no_scene(text: str, start: int, end: int) -> bool:
    """Tell whether a place only says where somebody is from or sits: "U.S. companies", "based in London"."""
    if _COMPANY.match(text, end) or _CLOCK.match(text, end) or _SEAT.search(text[max(0, start - 24) : start]):
        return True
    return text[start:end].isupper() and text[end : end + 1] == "-"


def _is_dateline(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Tell whether a place only says where the story was written: "DES MOINES, Iowa — Laid-off workers"."""
    return sentence.number == 0 and _DATELINE.match(sentence.text, span[1]) is not None and span[0] < _DATELINE_REACH


_DATELINE = late(
    r"(?:,\s[A-Z][\w.]+)?(?:,?\s(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov"
    r"|Dec)\S*\s\d+)?(?:\s\([^)]{2,20}\))?\s?(?:—|–|--|-\s)"
)
_DATELINE_REACH = 30
_CLOCK = Pattern(r"\s(?:local\s)?time\b|\s(?:hackers|hacktivist|gang|collective)")
_SEAT = Pattern(
    r"(?:\bout\sof|linked\sto|ties\sto|tied\sto|supports?\sof|support\sfor|based|headquartered|headquarters"
    r"|offices?|said|born|court|native|University\sof|Bank\sof"
    r"|Kingdom\sof)\s(?:in\s|of\s)?(?:the\s)?$"
)
