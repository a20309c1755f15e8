"""For how long, and how many are hit: the slots that a pattern finds within one sentence.

Each function yields `Found` ranges of a sentence; who asks decides how many of them to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tui.desk.patterns import Pattern
from tui.desk.reading import Sentence
from tui.desk.spared import is_spared
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
    **{word: 10 * at for at, word in enumerate("ten twenty thirty forty fifty sixty seventy eighty ninety".split(), 1)},
    **{word: at for at, word in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)},
    "a": 1,
    "an": 1,
    "half": 0.5,
    "half an": 0.5,
    "several": None,
}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_AMOUNT = (
    rf"(?:\d+(?:[.,]\d+)?|an?|(?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four"
    rf"|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|several|half\san|a\sfew"
    r"|a\scouple\sof|a\sdozen|(?:one|two|three|four|five|six|seven|eight)\sand\sa\s(?:half|quarter)|(?:\d+|two|three"
    r"|four|five|six)½)"
)
_UNIT = r"(?:hours?|minutes?|mins?|days?|weeks?|seconds?(?!\s(?:day|week|night|time|straight|consecutive)))"
_MORE = (
    r"(?:(?:more\sthan|over|at\sleast|nearly|almost|about|around|approximately|roughly|up\sto|less\sthan|under"
    r"|just\sover|just\sunder|some|as\slong\sas|well\sover|close\sto|just\sshy\sof|upwards?\sof|a\slittle\s(?:over"
    r"|under|more\sthan|less\sthan)|slightly\s(?:over|under|more\sthan|less\sthan))\s)"
)
_DURATION = Pattern(
    r"\b(?:for|lasted|lasting|lasts|took|spent)\s[“\"]?(?P<a>(?:the\s(?:better"
    rf"|best)\spart\sof\s)?{_MORE}?{_AMOUNT}(?:\s(?:trading|full|long|whole|business|working|straight|solid|peak))?"
    rf"(?:[\s-]{_UNIT})(?:,?\s(?:and\s)?(?:\d+"
    rf"|\w+)\s{_UNIT})?)\b(?!\s(?:ago|later"
    rf"|before(?!\s[^.;]{{0,50}}\b(?:restored|resumed|back|returned|fixed|resolved|came))|straight\syear|times?\b))",
    rf"\btook\s(?:us|them|it|engineers|technicians|staff|crews|(?:the\s\w+"
    rf"|(?-i:[A-Z])[\w’'-]+)(?:\s(?-i:[A-Z])[\w’'-]+){{0,3}})\s"
    rf"(?P<q>{_MORE}?{_AMOUNT}\s{_UNIT})\b",
    r"\blasted\s(?P<r>from\s[^.;,]{2,40}?\s(?:to|until|till)\s(?:[\d:.]+\s?(?:[ap]\.?m\.?)?|\w+)(?:\s\w+day)?)\b",
    r"\b(?:down|offline|dark|unavailable|disrupted|out\sof\s(?:action|service))\s(?:\w+\s){0,2}?(?P<s>overnight"
    r"|(?:all\s)?through(?:out)?\sthe\s(?:day|night|morning|afternoon|evening|weekend))\b",
    rf"\btook\s(?P<h>{_MORE}?{_AMOUNT}\s{_UNIT})\s(?:before|until|to)\b",
    rf"(?:(?<=[~∼≈])|(?<=[~∼≈]\s))(?P<i>\d+\s{_UNIT}(?:\s(?:and\s)?\d+\s{_UNIT})?)\b",
    rf"\b(?P<b>{_MORE}?(?:an?\s)?{_AMOUNT}[\s-]{_UNIT}(?:[\s-]long)?)[\s-](?:(?:\w+)\s){{0,3}}?(?:outage|disruption"
    rf"|downtime|blackout|interruption|shutdown|glitch|crash|incident|freeze|halt|failure|period|breakdown"
    rf"|stoppage|collapse|lapse|problem|saga)\b",
    r"\b(?:down|offline|unavailable|out|dark|inaccessible|disrupted|outage|disruption|duration"
    r"|downtime)\s(?:\w+\s){0,3}?(?:for|of|lasted|was)?:?\s?"
    rf"(?P<c>{_MORE}?{_AMOUNT}\s{_UNIT}(?:,?\s(?:and\s)?\w+\s{_UNIT})?)\b(?!\s(?:ago|later"
    rf"|before|after))",
    r"\b(?:for|through(?:out)?|during)\s(?P<k>(?:much|most|the\s(?:better|best|greater|early|latter)\spart|a\sgood\spart"
    r"|the\s(?:first|second)\s(?:half|part))\sof\s(?:(?:the|an?)\s(?:\w+\s)?(?:morning|afternoon|evening|night|day|week|weekend"
    r"|hours?)|\w+day(?:\s(?:morning|afternoon|evening|night))?|yesterday|today))\b",
    r"\b(?P<d>for\s(?:several\s|many\s|some\s)?(?:hours|days|weeks)(?:\son\send)?)\b",
    rf"\b(?P<e>{_MORE}?{_AMOUNT}\s(?:hours?|minutes|days)(?:\s(?:and\s)?\d+\sminutes)?)\sof\s(?:[\w-]+\s)?(?:downtime"
    r"|outages?|blackout"
    rf"|disruptions?|interruptions?|problems|issues|trouble|chaos|delays|instability)\b",
    rf"\b(?:for|in|over|during)\s(?P<t>the\s(?:past|last)\s{_AMOUNT}\s{_UNIT})\b",
    rf"\b(?P<f>{_MORE}{_AMOUNT}\s(?:hours?|minutes|days?|weeks?))\b(?!\s(?:ago|later|before|after|old|earlier|away"
    rf"|of\s(?:video|content)))",
    r"\b(?:restored|back|returned|resumed|reopened|fixed|lifted|ended|recovered|cleared|resolved|over"
    r"|normal)\b(?:[^.;]|\.(?=\d)){0,60}?"
    rf"\s(?P<l>{_MORE}?{_AMOUNT}\s{_UNIT})\slater\b",
    r"\b(?:for|into|enter(?:s|ed|ing)?)\s(?:a\s|its\s|their\s|the\s)?(?P<m>(?:second|third|fourth|fifth|sixth"
    r"|seventh)\s(?:straight\s|consecutive\s|successive\s|full\s)?(?:day|week|night|morning))\b(?!\s(?:in|of)\b)",
    r"\b(?:down|offline|out|unavailable|dark|dead)\s(?P<n>all\s(?:day|morning|afternoon|evening|night|weekend|week)"
    r"(?:\slong)?)\b",
    rf"\bduration\W{{1,5}}(?P<p>{_AMOUNT}\s{_UNIT}(?:,?\s(?:and\s)?{_AMOUNT}\s{_UNIT})*)",
    r"\b(?P<o>an?\s(?:hour|day|week)\sand\sa\s(?:half|quarter))\b",
    r"\b(?P<g>(?:several|multiple|many)[\s-]hours?|hours?-long|day-?long|week-?long)\b(?!\s(?:ago|after|later"
    r"|before|earlier))",
    hints="hour|min|lasted from|overnight|through|days| day|-day|day-|daylong|week|second",
)
_NOT_DURATION = Pattern(
    r"(?:\b(?:wait(?:ed|ing)?|load(?:ed|ing)?|taken|delayed|queu(?:ed|ing)|allow|hold|held|flight)\s(?:\w+\s){0,4}"
    r"|(?<!duration\s)(?<!period\s)(?<!total\s)(?<!outage\s)\bof\s"
    r"|\b(?:within|in|next|every|after|first|past|last|taking|take|another|wait(?:ed|ing)?|delay(?:ed|s)?|queu(?:ed"
    r"|ing)|allow|spent|took\sme|hold)\s)(?:the\s)?(?:next\s|first\s|past\s|last\s)?$"
)


def durations(sentence: Sentence) -> Iterator[Found]:
    """Yield how long the outage went on; what a bystander says in quotes, waits and deadlines are left out."""
    for match in _DURATION.each(sentence.line):
        group = match.lastgroup or "a"
        start = sentence.start + match.start(group)
        before = sentence.text[max(0, match.start(group) - 32) : match.start(group)]
        if start >= sentence.earlier or _NOT_DURATION.search(before) or sentence.is_personal(start):
            continue
        yield Found(start, sentence.start + match.end(group), duration_value(match[group]))


def duration_value(words: str) -> str:
    """Return the normal form of a duration, as ISO 8601 where a number is told ("PT2H30M", ">PT5H"), else the words."""
    lowered = _AND_A_HALF.sub(_with_half, words.lower().replace("-", " "))
    sign = (
        ">"
        if re.search(r"more than|over|at least|upward", lowered)
        else "<"
        if re.search(r"nearly|almost|less than|under|close to|shy of", lowered)
        else ""
    )
    parts = re.findall(
        rf"(\d+(?:[.,]\d+)?|half an|(?:(?:{_TENS})\s)?[a-z]+)\s(hour|minute|min|day|week|second)", lowered
    )
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
    tens, _, ones = amount.rpartition(" ")
    if tens in _NUMBER_WORDS and tens != "half":
        return (_NUMBER_WORDS[tens] or 0) + (_NUMBER_WORDS.get(ones) or 0)
    return _NUMBER_WORDS.get(amount)


_AND_A_HALF = late(
    r"(\w+) (hours?|days?|weeks?) and a (half|quarter)|(\w+) and a (half|quarter)(?= (?:hours?|days?|weeks?))"
)


def _with_half(match: re.Match[str]) -> str:
    """Return "2.5" for "two and a half", "1.5 hour" for "an hour and a half"."""
    number = _number(match[1] or match[4])
    more = 0.5 if "half" in (match[3], match[5]) else 0.25
    return match[0] if number is None else f"{number + more:g}" + (f" {match[2]}" if match[2] else "")


def _iso_duration(minutes: float) -> str:
    if minutes < 1:
        return f"PT{round(minutes * 60)}S"
    days, rest = divmod(round(minutes), 1440)
    hours, rest = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    return "P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


_QUANTITY = (
    r"(?:(?!(?:911|999|112|000|988|365|111)\b)(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[\s-]?(?:million|billion"
    r"|thousand|k|m|bn|crore"
    r"|lakh))?%?(?:\s(?:per\scent|percent))?)"
)
_VAGUE = (
    r"(?:(?:tens|hundreds|dozens|thousands|millions|scores(?=\sof\b))(?:\sof\s(?:thousands|millions))?"
    r"|(?:a\s)?(?:very\s)?small\s(?:subset|number|percentage|fraction|portion|proportion)|(?:a\s)?(?:subset|fraction"
    r"|handful|minority|majority|large\snumber|portion|proportion|untold\snumber|third|quarter"
    r"|fifth)(?=\sof\b)|(?:some|many|most|all|several|a\snumber\sof)(?=\s(?:users|customers"
    r"|people)\s(?:globally|worldwide))"
    r"|(?:many|numerous|countless|a\s(?:large|limited|significant)\snumber\sof)(?=\s(?:[\w’'-]+\s){0,2}?(?:users|customers"
    r"|subscribers|passengers|players|viewers|firms|employees)\b))"
)
_WHO = (
    r"(?:(?:users?(?!\s(?:reports?|complaints)\b)|customers?)|people|persons?|subscribers?|households?|homes?"
    r"|businesses|companies|clients|accounts?"
    r"|devices?|computers|machines|PCs|flights?|passengers?|travell?ers|reports?|complaints?|incidents?\sreports?"
    r"|drivers|owners|creators"
    r"|players|gamers|members|employees|merchants|websites|sites|stores|shops|branches|platforms|hospitals"
    r"|airports|patients"
    r"|calls|transactions|servers|requests|tickets|organi[sz]ations|users’|(?-i:[A-Z][a-z]+(?:ans|ons|ese|ish"
    r"|ers|is))|Brits"
    r"|residents|locations|ATMs|services|students|pupils|schools|viewers|pilots|data\scent(?:re|er)s|traffic"
    r"|workers|fans|staff"
    r"|employers|firms|retailers|shoppers|commuters|motorists|teachers|claimants|callers|buyers|sellers|traders"
    r"|guests"
    r"|appointments|operations|surgeries|prescriptions|orders|carts|checkouts|payments|bookings|deliveries"
    r"|trips|trains"
    r"|departures|arrivals|stations|gates|terminals|outlets|restaurants|pharmacies|clinics|universities"
    r"|colleges|campuses"
    r"|councils|districts|counties|towns|cities|villages|countries|states|provinces|municipalities|libraries|offices"
    r"|lines|numbers|routes|sensors|meters|cars|vehicles|chargers|messages|emails|instances|tenants|workspaces)"
)
_SPELLED = (
    rf"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    rf"|(?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|(?:half\s)?a\sdozen|dozens|scores|hundreds"
    r"|(?:several|a\sfew|many)\s(?:hundred|thousand|dozen|million))"
)
_ABOUT = (
    r"(?:(?:more\sthan|fewer\sthan|over|at\sleast|nearly|almost|about|around|approximately|roughly|up\sto"
    r"|as\smany\sas|some|close\sto|just\sover|just\sunder|an\sestimated|another|a\sfurther|under|less\sthan|perhaps"
    r"|all)\s)"
)
_SHARE = (
    rf"(?:half|an?\s(?:third|quarter|fifth|tenth|half)|(?:one|two|three|four|nine)[\s-](?:thirds?|quarters?|fifths?"
    rf"|tenths?)|(?:one|two|three|four|five|seven|eight|nine)\s(?:in|out\sof)\s(?:every\s)?(?:{_SPELLED}|\d+)"
    rf"|\d+(?:\.\d+)?\s?(?:%|per\s?cent)|\d[\d,]*\s(?:of|out\sof)\s(?:its\s|the\s|their\s|our\s)?\d[\d,]*)"
)
_THINGS = (
    r"(?:(?:(?!(?:to|and|or|on|in|at|as|for|from|with|while|yesterday|who|that|than|p\.?m|a\.?m|hours?|minutes?|days?|weeks?|months?"
    r"|years?)\b)[\w-]+\s){0,2}?"
    r"(?!(?:hours|minutes|seconds|days|\w+days|weeks|months|years|times|dollars|pounds|euros|kilomet(?:re|er)s|miles"
    r"|degrees|points|reasons|ways|versions|questions|decades|things|steps|megabits|met(?:re|er)s|others|series"
    r"|weekends|nights|mornings|as|errors|codes|responses|outages|incidents|words|sources|this|its|is|was|has|always"
    r"|across|plus|minus)\b)[a-z][\w’-]*s)"
)
"""Whatever can be counted, with two words before it, but times, money, lengths and the outages themselves."""
_COUNT = Pattern(
    r"(?P<a>(?:\b(?:more\sthan|over|at\sleast|nearly|almost|about|around|approximately|roughly|up\sto|as\smany\sas"
    rf"|some|upwards?\sof|close\sto|just\sover|just\sunder"
    rf"|an\sestimated)\s)?(?<![\w.,:$€£/-]){_QUANTITY}(?!\s(?:[ap]\.?m\b|[A-Z]{{2,3}}T\b))\s(?:of\s(?:its\s"
    rf"|their\s|our\s|all\s"
    rf"|the\s)?)?(?:(?!reports?\b)[\w’'&.-]+\s){{0,3}}?{_WHO})\b",
    r"\b(?P<p>(?:more\sthan\s|over\s|nearly\s|about\s|around\s|some\s)?\d+(?:\.\d+)?\s(?:million|thousand|billion))\sof\s(?:the"
    r"|its|their|our)\s",
    rf"\b(?P<b>{_VAGUE}\s(?:of\s)?(?:its\s|their\s|our\s|the\s)?(?:(?!of\b|reports?\b|to\b|in\b"
    rf"|on\b)[\w’'&.-]+\s){{0,5}}?{_WHO})\b",
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
_ANY_COUNT = Pattern(
    rf"\b(?P<l>{_SHARE}\s(?:of\s)?(?:its\s|our\s|the\s|all\s|their\s|those\s)?{_THINGS})\b",
    rf"\b(?P<m>(?:{_SPELLED}|(?<![\w.,:$€£/-])(?![45]\d\d\s){_QUANTITY})\s(?:of\s(?:its\s|the\s|our\s"
    rf"|their\s)?)?{_THINGS})\b",
    rf"\b(?P<n>(?:another|a\sfurther)\s{_SPELLED})\b(?!\s(?:hours?|minutes|days|weeks|years|months|times))",
)
"""Any noun that is counted, where something is said to befall it."""
_ABOUT_BEFORE = late(rf"\b{_ABOUT}+$", re.IGNORECASE)

_NOT_COUNT = Pattern(
    r"\b(?:daily|monthly|weekly)\s(?:active\s)?users|active\susers|paid|paying|employs|has\s(?:about|over"
    r"|more\sthan|around|nearly|some|approximately)?\s?[\d.,]+\s?(?:million|billion|[-\w]*)\s(?:users|subscribers"
    r"|customers|members)|used\sby|serves|will\sbe\susing|worldwide\suse|market|shares|(?:a|per|each"
    r"|every)\s(?:second|minute|day|month|year)\b|%\sof\s(?:the\s)?(?:reports"
    r"|websites|all\s(?:web)?sites|the\sinternet)|boasts|valued|revenue|typical|usual|normal(?:ly)?\b"
    r"|depend\son|of\sthe\smachines|^100\s?(?:%|per\s?cent)|(?:was|were|are)\snot\s|^[45]0\d\s(?:messages|errors"
    r"|responses|pages)|^number\sof"
)
_USER_BASE = Pattern(
    r"\b(?:according\sto|(?:figures|data|numbers|statements?|word)\s(?:from|by))\s$",
    r"\b(?:surged|grew|rose|grown)\sto\s$",
    r"\b(?:dominated|operated|owned|run)\sby\s$",
    r"\b(?:restart(?:s|ed|ing)?|reboot(?:s|ed|ing)?|repair(?:s|ed|ing)?)\s(?:on\s|of\s)?$",
    r"\b(?:kill(?:s|ed|ing)|injur(?:es|ed|ing)|arrest(?:s|ed|ing)|deaths?\sof)\s$",
    r"\b(?:has|have|had|with|boasts?|serves?|serving|employs|used\sby|counts|claims|operates|runs|owns|handles?"
    r"|some\sof\sits|country\sof|city\sof|all\sbut|moved|support\sdesk,|took)\s(?:about\s|over\s"
    r"|more\sthan\s|around\s|nearly\s|some\s|approximately\s|an\sestimated\s|roughly\s)?$",
)


_HARM = Pattern(
    r"\b(?:affect(?:s|ed|ing)|impact(?:s|ed|ing)|hit|cancel(?:s|led|ed|ling)|postpon(?:ed|ing)|reschedul(?:ed|ing)"
    r"|delay(?:s|ed|ing)|called\soff|clos(?:ed|ing)|shut|strand(?:ed|ing)|divert(?:ed|ing)|without|unable|could\snot"
    r"|couldn['’]t|offline|down|dark|lost|los(?:e|ing)|fail(?:ed|ing)|reject(?:ed|ing)|waiting|waited|queu(?:ed|ing)"
    r"|stuck|locked|knocked|disrupt(?:s|ed|ing)|wiped|turned\saway|grounded|out|returned|errors?|timeouts"
    r"|undelivered|standstill|halt|not\s(?:delivered|processed|paid|sent))\b"
)
"""What befalls those who are counted."""


@lru_cache(maxsize=256)
def counts(sentence: Sentence) -> tuple[Found, ...]:
    """Return how many are hit: numbers and "thousands of users", but not how many use the service on a good day."""
    return tuple(_counts(sentence))


def _counts(sentence: Sentence) -> Iterator[Found]:
    found = [*_COUNT.each(sentence.line)]
    anything = [one for one in _ANY_COUNT.each(sentence.line) if not sentence.is_quoted(sentence.start + one.start())]
    if anything and _HARM.first(sentence.line):
        found += anything
    taken = -1
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        low, high = match.span(match.lastgroup or "a")
        about = _ABOUT_BEFORE.search(sentence.text, max(0, low - 20), low)
        low = about.start() if about else low
        start, end = sentence.start + low, sentence.start + high
        around = sentence.text[low : high + 30]
        before = sentence.text[max(0, low - 30) : low]
        words = sentence.text[low:high]
        base = _USER_BASE.search(before) and "report" not in sentence.text[low : high + 9] and not _HIT.search(words)
        if start >= sentence.earlier or base or _NOT_COUNT.search(around) or is_spared(sentence, start):
            continue
        if (
            _NAMED.search(sentence.text, max(0, low - 24), low + 3)
            or _is_product(sentence, start, end)
            or _PERCENT_OF_REPORTS.search(around)
        ):
            continue
        if start >= taken:
            taken = end
            yield Found(start, end, count_value(words))


_HIT = late(r"\b(?:delayed|cancell?ed|stranded|affected|impacted|grounded|disrupted|postponed)\b", re.IGNORECASE)
"""Of those who are counted: then they are no customers on a good day."""
_NAMED = late(r"(?<=[\w,]\s)(?:[A-Z]\w+\s){1,3}\d\s")
"""A number that belongs to a name: the 4 of "Black Harbour 4 servers"."""
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
