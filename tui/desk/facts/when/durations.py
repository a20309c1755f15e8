"""For how long an outage went on, as stories tell it, and what that comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.facts.found import Found
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Sentence
from tui.text.late import late

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
    rf"(?:\d+(?:[.,]\d+)?\+?|an?|(?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four"
    rf"|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|several|half\san|a\sfew"
    r"|a\scouple\sof|a\sdozen|(?:one|two|three|four|five|six|seven|eight)[\s-]and[\s-](?:a[\s-])?(?:half|quarter)|(?:\d+|two|three"
    r"|four|five|six)½)"
)
_UNIT = r"(?:hours?|minutes?|mins?|days?|weeks?|(?<!\ba\s)seconds?(?!\s(?:day|week|night|time|straight|consecutive)))"
_MORE = (
    r"(?:(?:more\sthan|over|at\sleast|nearly|almost|about|around|approximately|roughly|up\sto|less\sthan|under"
    r"|just\sover|just\sunder|some|as\slong\sas|well\sover|close\sto|just\sshy\sof|upwards?\sof|a\slittle\s(?:over"
    r"|under|more\sthan|less\sthan)|slightly\s(?:over|under|more\sthan|less\sthan))\s)"
)
_DURATION = Pattern(
    r"\b(?:for|lasted|lasting|lasts|took|spent)\s[“\"]?(?P<a>(?:the\s(?:better"
    rf"|best)\spart\sof\s)?{_MORE}?{_AMOUNT}(?:\s(?:more|further|trading|full|long|whole|business|working|straight|solid|peak|consecutive|successive))?"
    rf"(?:[\s-]{_UNIT})(?:,?\s(?:and\s)?(?:\d+"
    rf"|\w+)\s{_UNIT}){{0,2}})\b(?!\s(?:ago|later"
    rf"|before(?!\s[^.;]{{0,50}}\b(?:restored|resumed|back|returned|fixed|resolved|came))|straight\syear|times?\b))",
    rf"\btook\s(?:us|them|it|engineers|technicians|staff|crews|(?:the\s\w+"
    rf"|(?-i:[A-Z])[\w’'-]+)(?:\s(?-i:[A-Z])[\w’'-]+){{0,3}})\s"
    rf"(?P<q>{_MORE}?{_AMOUNT}\s{_UNIT})\b",
    r"\blasted\s(?P<r>from\s[^.;,]{2,40}?\s(?:to|until|till)\s(?:[\d:.]+\s?(?:[ap]\.?m\.?)?|\w+)(?:\s\w+day)?)\b",
    r"\b(?:down|offline|dark|unavailable|inaccessible|unreachable|unusable|disrupted|lasted|out\sof\s(?:action|service)|persist(?:ed|ing)|continu(?:ed|ing)|dragged\son|went\son)\s(?:\w+\s){0,2}?(?P<s>overnight"
    r"|(?:all\s)?through(?:out)?\sthe\s(?:day|night|morning|afternoon|evening|weekend))\b",
    rf"\btook\s(?P<h>{_MORE}?{_AMOUNT}\s{_UNIT})\s(?:before|until|to)\b",
    rf"(?:(?<=[~∼≈])|(?<=[~∼≈]\s))(?P<i>\d+\s{_UNIT}(?:\s(?:and\s)?\d+\s{_UNIT})?)\b",
    rf"\b(?P<b>{_MORE}?(?:an?\s)?{_AMOUNT}[\s-]{_UNIT}(?:[\s-]long)?)[\s-](?:(?!(?:after|before|into|since|later|earlier|ago)\b)\w+\s){{0,3}}?(?:outage|disruption"
    rf"|downtime|blackout|interruption|shutdown|glitch|crash|incident|freeze|halt|failure|period|breakdown"
    rf"|stoppage|collapse|lapse|problem|saga)\b",
    r"\b(?:down|offline|unavailable|out|dark|inaccessible|disrupted|outage|disruption|duration"
    r"|downtime)\s(?:\w+\s){0,3}?(?:for|of|lasted|was)?:?\s?"
    rf"(?P<c>{_MORE}?{_AMOUNT}\s{_UNIT}(?:,?\s(?:and\s)?\w+\s{_UNIT}){{0,2}})\b(?!\s(?:ago|later"
    rf"|before|after))",
    r"\b(?:for|through(?:out)?|during|lasted|lasting)\s(?P<k>(?:much|most|the\s(?:better|best|greater|early|latter)\spart|a\s(?:good|large|big)\s(?:part|chunk)"
    r"|the\s(?:first|second)\s(?:half|part))\sof\s(?:(?:the|an?)\s(?:\w+\s)?(?:morning|afternoon|evening|night|day|week|weekend"
    r"|hours?)|\w+day(?:\s(?:morning|afternoon|evening|night))?|yesterday|today))\b",
    r"\b(?P<d>for\s(?:several\s|many\s|some\s)?(?:hours|days|weeks)(?:\son\send)?)\b",
    rf"\b(?P<e>{_MORE}?{_AMOUNT}\s(?:hours?|minutes|days)(?:\s(?:and\s)?\d+\sminutes)?)\sof\s(?:[\w-]+\s)?(?:downtime"
    r"|outages?|blackout"
    rf"|disruptions?|interruptions?|problems|issues|trouble|chaos|delays|instability)\b",
    rf"\b(?:for|in|over|during)\s(?P<t>the\s(?:past|last)\s(?:{_AMOUNT}|few|couple\sof)\s{_UNIT})\b",
    rf"\b(?P<f>{_MORE}{_AMOUNT}\s(?:hours?|minutes|days?|weeks?))\b(?!\s(?:ago|later|before|after|old|earlier|away"
    rf"|of\s(?:video|content)))",
    r"\b(?:restored|back|returned|resumed|reopened|fixed|lifted|ended|recovered|cleared|resolved|over"
    r"|normal)\b(?:[^.;]|\.(?=\d)){0,60}?"
    rf"\s(?P<l>{_MORE}?{_AMOUNT}\s{_UNIT})\slater\b",
    r"\b(?:for|into|on|enter(?:s|ed|ing)?|(?:(?:is|are|was|were)\s(?:now\s)?|now\s)in)\s(?:a\s|its\s|their\s|the\s)?(?P<m>(?:second|third|fourth|fifth|sixth"
    r"|seventh)\s(?:straight\s|consecutive\s|successive\s|full\s)?(?:day|week|night|morning|hour)"
    r"|\d+(?:st|nd|rd|th)\s(?:day|hour))\b(?!\s(?:in|of)\b)",
    rf"\b(?:restored|resolved|fixed|back|over|returned|resumed|recovered|ended|lifted|solved|the\sair)\b[^.;,]{{0,30}}?\s(?:with)?in\s(?P<ad>{_MORE}?{_AMOUNT}\s{_UNIT})\b",
    r"\b(?:down|offline|out|unavailable|inaccessible|unreachable|dark|dead|went\son|lasted)\s(?P<n>all\s(?:day|morning|afternoon|evening|night|weekend|week)"
    r"(?:\slong)?)\b",
    rf"\bduration\W{{1,5}}(?P<p>{_AMOUNT}\s{_UNIT}(?:,?\s(?:and\s)?{_AMOUNT}\s{_UNIT})*)",
    rf"\b(?:ground\sstop|halt|outage|shutdown|closure|interruption|disruption|downtime|blackout)\sof\s(?P<ag>{_MORE}?{_AMOUNT}\s{_UNIT})\b",
    rf"\bit\s(?:was|took)\s(?P<af>{_MORE}?{_AMOUNT}\s{_UNIT})\sbefore\b",
    r"\b(?P<o>an?\s(?:hour|day|week)\sand\sa\s(?:half|quarter))\b",
    r"\b(?P<g>(?:several|multiple|many)[\s-]hours?|hours?-long|day-?long|week-?long)\b(?!\s(?:ago|after|later"
    r"|before|earlier))",
    r"\btook\s(?:\w+\s){0,3}?(?P<v>until\s(?:dawn|midnight|noon|lunchtime|the\s(?:early\shours|\w+\s(?:morning|afternoon|evening|night))"
    r"|\w+day(?:\s(?:morning|afternoon|evening|night))?|\d[\d:.]*\s?[ap]\.?m\b))",
    r"\b(?P<w>from\s(?:\w+day|noon|midnight|dawn)(?:\s(?:morning|afternoon|evening|night))?\s(?:to|until|till|through)\s(?:\w+day|noon"
    r"|midnight|dawn)(?:\s(?:morning|afternoon|evening|night))?)\b",
    r"\b(?:for|lasted|waited|spent|lost|took|stayed|stopped|closed|through(?:out)?|during|over)\s(?P<x>(?:the|an?)\s(?:whole|entire|full)\s(?:working\s|trading\s"
    r"|business\s)?(?:day|night|morning|afternoon|evening|week|weekend|shift))\b",
    rf"\b(?P<y>{_MORE}?{_AMOUNT}\s{_UNIT})\s(?:had\s)?(?:passed|gone\sby|went\sby|elapsed)\b",
    r"\b(?:returned|restored|back|resumed|reopened|ended|lifted|recovered|fixed|resolved)\b[^.;,]{0,30}?\safter"
    rf"\s(?P<z>{_MORE}?{_AMOUNT}\s{_UNIT}(?:\s(?:and\s)?\w+\s{_UNIT})?)\b(?!\sof\s(?:testing|work|talks))",
    rf"\bafter\s(?P<aa>{_MORE}?{_AMOUNT}\s{_UNIT})\s(?:of\s(?:\w+\s)?(?:silence|darkness|waiting|outage|downtime|disruption|chaos|trouble"
    r"|problems)|downtime|without|in\sthe\sdark|offline)\b",
    r"\b(?:restored|back|returned|resumed|recover(?:ed|ing)|(?:was|were)\scomplete|fixed|resolved|receiving|still|down|offline|unavailable|disrupted)\b(?:[^.;]|(?<=\s[ap])\.|(?<=m)\.){0,80}?"
    rf"\s(?P<ae>{_MORE}?{_AMOUNT}\s{_UNIT})\safter\s(?:(?:the|its|an?)\s(?:[\w-]+\s){{0,3}}?(?:outage|failure|crash"
    rf"|disruption|fire|blackout|problems?|trouble)|it\s(?:went|crashed|failed|began|started))\b",
    r"\b(?P<ab>(?:second|third|fourth|fifth|sixth|seventh)\s(?:straight\s|consecutive\s|successive\s)?(?:day|week|night|morning))"
    r"\s(?:without|of\s(?:the\s)?(?:outages?|disruptions?|chaos|problems|delays|trouble))\b",
    r"\blasted\s(?P<ac>(?:well\s|deep\s|far\s)?(?:into|until|till)\s(?:the\s)?(?:early\shours|\w+day(?:\s\w+)?|(?:next\s)?(?:morning"
    r"|afternoon|evening|night|day)|dawn|midnight|noon))\b",
    hints="hour|min|lasted|until|from|whole|entire|full|night|through|days| day|-day|day-|daylong|week|second"
    "|most of|much of|part of|chunk of",
    apart=True,
)
_NOT_DURATION = Pattern(
    r"(?:\b(?:expect(?:ed|ing)?|estimated?|anticipated?)\s[^.;]{0,20}|\b(?:wait(?:ed|ing)?|load(?:ed|ing)|taken|delayed|queu(?:ed|ing)|allow|hold|held|flight)\s(?:\w+\s){0,4}"
    r"|\b(?:trading|traded|opened|operated)\s(?:had\s|only\s|just\s)?(?:for|lasted)\s"
    r"|(?<!duration\s)(?<!period\s)(?<!total\s)(?<!outage\s)\bof\s"
    r"|\b(?:within|in|next|every|after|first|past|last|taking|take|another|wait(?:ed|ing)?|delay(?:ed|s)?|queu(?:ed"
    r"|ing)|allow|spent|took\sme|hold)\s)(?:the\s)?(?:next\s|first\s|past\s|last\s)?$"
)


_TO_COME = late(
    r"\b(?:(?:could|may|might|will|would)(?!\s(?:not|neither|no|hardly|barely)\b)|expect\w*|predict\w*|fear\w*|warn\w*|likely)\b[^.;,“”]*$|\bthe\s(?:rest|remainder)\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before how long it is expected to go on, which nobody knows yet."""
_REACH = 70
_SURELY = ("z", "aa", "ad", "ae", "ag")
"""Groups of the expression that stand beside "after" or "within": what came back, or fell silent, took so long."""


def durations(sentence: Sentence) -> Iterator[Found]:
    """Yield how long the outage went on; what a bystander says in quotes, waits and deadlines are left out."""
    for match in _DURATION.each(sentence.line):
        group = match.lastgroup or "a"
        start = sentence.start + match.start(group)
        before = sentence.text[max(0, match.start(group) - 32) : match.start(group)]
        is_wait = (group not in _SURELY and _NOT_DURATION.search(before)) or _TO_COME.search(
            sentence.text, max(0, match.start(group) - _REACH), match.start(group)
        )
        if start >= sentence.earlier or is_wait or sentence.is_personal(start):
            continue
        yield Found(start, sentence.start + match.end(group), duration_value(match[group]))


def duration_value(words: str) -> str:
    """Return the normal form of a duration, as ISO 8601 where a number is told ("PT2H30M", ">PT5H"), else the words."""
    lowered = _AND_A_HALF.sub(_with_half, _MORE_THAN.sub(r"more than \1", words.lower().replace("-", " ")))
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


_MORE_THAN = late(r"(\d+)\+")


def _number(amount: str) -> float | None:
    if amount[:1].isdigit():
        return float(amount.replace(",", "."))
    tens, _, ones = amount.rpartition(" ")
    if tens in _NUMBER_WORDS and tens != "half":
        return (_NUMBER_WORDS[tens] or 0) + (_NUMBER_WORDS.get(ones) or 0)
    return _NUMBER_WORDS.get(amount)


_AND_A_HALF = late(
    r"(\w+) (hours?|days?|weeks?) and a (half|quarter)|(\w+) and (?:a )?(half|quarter)(?= (?:hours?|days?|weeks?))"
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
