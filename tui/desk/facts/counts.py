"""How many are hit, as a sentence tells it; who asks decides how many of them to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.desk.facts.found import Found
from tui.desk.facts.spared.clauses import is_spared
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Sentence
from tui.text.late import late

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

_QUANTITY = (
    r"(?:(?!(?:911|999|112|000|988|365|111)\b(?!\s(?:million|thousand)))(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+(?:\.\d+)?)(?:[\s-]?(?:million|billion"
    r"|thousand|k|m|bn|crore"
    r"|lakh))?%?(?:\s(?:per\scent|percent))?)"
)
_VAGUE = (
    r"(?:(?:tens|hundreds|dozens|thousands|millions|billions|scores(?=\sof\b))(?:\sof\s(?:thousands|millions))?"
    r"|(?:a\s)?(?:very\s)?small\s(?:subset|number|percentage|fraction|portion|proportion)|(?:a\s)?(?:subset|fraction"
    r"|handful|minority|majority|large\snumber|portion|proportion|untold\snumber|third|quarter"
    r"|fifth)(?=\sof\b)|(?:some|many|most|all|several|a\snumber\sof)(?=\s(?:users|customers"
    r"|people)\s(?:globally|worldwide))"
    r"|(?:(?<!its\s)(?<!their\s)(?<!how\s)many|numerous|countless|a\s(?:large|limited|significant)\snumber\sof)(?=\s(?:[\w’'-]+\s){0,2}?(?:users|customers"
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
    r"|councils|districts|counties|towns|cities|villages|countries|states|provinces|municipalities|libraries|offices|practices|surgeries"
    r"|lines|numbers|routes|sensors|meters|cars|vehicles|chargers|messages|emails|instances|tenants|workspaces)"
)
_SPELLED = (
    rf"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    rf"|(?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|(?:half\s)?a\sdozen|dozens|scores|hundreds|(?:(?:tens|hundreds)\sof\s)?thousands|millions"
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
    rf"|(?:one|two|three|four|five|six)\sof\s(?:its|the|their|our)\s(?:{_SPELLED}|\d+)"
    rf"|\d+(?:\.\d+)?\s?(?:%|per\s?cent)|\d[\d,]*\s(?:of|out\sof)\s(?:its\s|the\s|their\s|our\s)?\d[\d,]*)"
)
_THINGS = (
    r"(?:(?:(?!(?:to|and|or|on|in|at|as|for|from|with|while|yesterday|who|that|than|\w+est|p\.?m|a\.?m|hours?|minutes?|days?|weeks?|months?"
    r"|years?)\b)[\w-]+\s){0,2}?"
    r"(?!(?:hours|minutes|mins|seconds|days|\w+days|weeks|months|years|times|dollars|pounds|euros|kilomet(?:re|er)s|miles"
    r"|degrees|points|reasons|ways|versions|questions|decades|things|steps|megabits|met(?:re|er)s|others|series"
    r"|weekends|nights|mornings|as|errors|codes|responses|outages|incidents|words|sources|this|its|is|was|has|always"
    r"|across|plus|minus|signatures|followers|reviews|likes|views)\b)[a-z][\w’-]*s)"
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
    rf"\b(?P<b>{_VAGUE}\s(?:of\s)?(?:its\s|their\s|our\s|the\s)?(?:(?!of\b|that\b|though\b|but\b|reports?\b|to\b|in\b"
    rf"|as\b|for\b|crash\b|queue\b|on\b)[\w’'&.-]+,?\s){{0,6}}?{_WHO})\b",
    r"(?<=[“\"])(?P<zz>(?:vast|overwhelming|significant|large|small|tiny|limited)\s(?:majority|minority|percentage|number|proportion"
    r"|portion|subset|fraction))[”\"]\sof\s",
    r"\b(?P<c>(?:(?:more\sthan|over|nearly|about|around"
    r"|roughly)\s)?(?<![\w.,$€£/-])\d{1,3}(?:,\d{3})+)\sfor\s[A-Z]",
    r"\b(?:peak(?:ed|ing)?\s(?:at|of)|reports?\s(?:reached|hit|topped|exceeded|climbed\sto|surged\sto"
    r"|rose\sto))\s(?P<d>(?:(?:more\sthan|over|nearly|about|around|roughly)\s)?\d{1,3}(?:,\d{3})+)",
    r"\b(?P<h>(?:(?:more\sthan|at\sleast|some|about|around)\s)?(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven"
    r"|twelve|a\sdozen|one\sin\s(?:\w+)|(?:two|three|four|nine)\sout\sof\s\w+)\s(?:(?:other|more"
    r"|of\s\w+)\s)?(?:(?!\w+est\s|main\s|major\s|largest\s|busiest\s|(?:hours|days|weeks|months|years)\b)[\w’'-]+\s){0,2}?"
    r"(?:flights|states|countries|provinces|counties|cities|towns|airports|hospitals|stations|banks|airlines|carriers|schools"
    r"|universities|customers|users|households|subscribers|branches|stores|councils))\b",
    r"\b(?P<i>(?:under|over|about|around|nearly|almost|roughly|more\sthan|less\sthan)\s(?:a|one)\s(?:third"
    r"|quarter|fifth"
    r"|tenth|half))\b",
    r"\b(?P<j>(?:upwards?\sof|more\sthan|over|nearly|about|around)\s\d{1,3}(?:,\d{3})+)\sof\sthem\b",
    r"\b(?P<q>(?:tens\sof\s|hundreds\sof\s)?(?:thousands|millions|hundreds|dozens))\s(?:more\s)?(?:(?:in|across)\s(?:the\s)?(?:[\w.-]+\s){1,2})?(?:(?:were|are|have\sbeen)\s(?:left"
    r"|stranded|unable|locked|without|cut|affected|stuck|turned|stood|waiting)|lost\s(?:service|access|signal|power|internet|connection)"
    r"|could\snot|couldn['’]t|had\sno)\b",
    rf"\b(?P<v>{_ABOUT}\d{{1,3}}(?:,\d{{3}})+)\s(?:in|from|across)\s(?:the\s)?(?-i:[A-Z])",
    rf"\b(?:reported|recorded|logged|registered|showed|shows|saw|counted)\s(?P<z>{_ABOUT}?\d{{1,3}}(?:,\d{{3}})+\s(?:outages|problems|issues|errors|incidents))\b",
    rf"\b(?P<y>{_ABOUT}?(?<![\w.,$€£/-])\d{{1,3}}(?:,\d{{3}})+\s(?:outages|problems|issues|incidents))\sin\s(?:the\s)?(?-i:[A-Z])",
    rf"(?P<w>{_ABOUT}?(?<![\w.,$€£/-])\d+(?:\.\d+)?%)(?=\s(?:were|was|could|couldn['’]t|faced|had|have|experienced|saw|lost)\b)",
    rf"\b(?P<x>{_ABOUT}?(?<![\w.,$€£/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{2,3}}|hundreds\sof|thousands\sof)\s(?:[\w-]+\s)?(?:disruptions|outages"
    r"|failures|problems|issues|faults))(?=\s(?:(?:were|was|have\sbeen|had\sbeen)\s)?(?:also\s)?(?:reported|recorded|logged|registered|noted)\b)",
    rf"\b(?P<r>{_ABOUT}?(?:half\sa|a\squarter\sof\sa|three\squarters\sof\sa)\smillion\s(?:[\w-]+\s)?{_WHO})\b",
    r"\b(?P<s>(?:half|(?:an?|one|two|three)[\s-](?:thirds?|quarters?|fifths?))\s(?:of\s)?(?:the|its|their|our|all)\s(?:[\w-]+\s)?(?:fleet|trains|flights|sites"
    r"|network|staff|traffic|workforce|country|capacity|timetable|population|region|city))\b",
    r"(?<![\w.,$€£/-])(?P<t>(?:\d{1,3}(?:,\d{3})+|\d{2,3}|hundreds|thousands|dozens)(?:\smore|\sothers)?)(?=\s(?:were\s|was\s"
    r"|have\sbeen\s|had\sbeen\s)?(?:cancell?ed|delayed|affected|stranded|grounded|diverted|postponed|rejected|locked\sout)\b)",
    r"\b(?:cancell?ed|delayed|grounded|diverted|rejected|postponed)\s(?:at\sleast\s|another\s|some\s|about\s)?"
    r"(?P<u>\d[\d,]*\smore|hundreds\smore|thousands\smore|dozens\smore)\b",
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
    apart=True,
)
_ANY_COUNT = Pattern(
    rf"\b(?P<l>{_SHARE}\s(?:of\s)?(?:its\s|our\s|the\s|all\s|their\s|those\s|(?-i:[A-Z])[\w-]+['’]s\s)?{_THINGS})\b",
    rf"\b(?P<m>(?:{_SPELLED}|(?<![\w.,:$€£/-])(?![45]\d\d\s){_QUANTITY})\s(?:of\s(?:its\s|the\s|our\s"
    rf"|their\s)?)?{_THINGS})\b",
    rf"\bnumber\sof\s(?:[\w’'-]+\s){{0,4}}?(?:affected|hit|failed|failing|cancell?ed|delayed|stranded|unable|without|declined|rejected|lost|missed|impacted)\b"
    rf"[^.;,]{{0,30}}?\s(?:at|was|is|were|to|reached|exceeded|as)\s(?P<o>{_ABOUT}?(?<![$€£])(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?\smillion|\d{{2,}}(?![\d.,:]*\d|\s?[ap]\.?m\b)))\b",
    rf"\b(?P<n>(?:another|a\sfurther)\s{_SPELLED})\b(?!\s(?:hours?|minutes|days|weeks|years|months|times))",
)
"""Any noun that is counted, where something is said to befall it."""
_ABOUT_BEFORE = late(rf"\b{_ABOUT}+$", re.IGNORECASE)

_NOT_COUNT = Pattern(
    r"\b(?:daily|monthly|weekly)\s(?:active\s)?users|active\susers|paid|paying|employs|has\s(?:about|over"
    r"|more\sthan|around|nearly|some|approximately)?\s?[\d.,]+\s?(?:million|billion|[-\w]*)\s(?:users|subscribers"
    r"|customers|members)|used\sby|serves"
    r"|flocked\sto\s(?:social|twitter|x\b|reddit)|joined\b|new\s(?:users|customers|subscribers)|will\sbe\susing|worldwide\suse|market|shares|(?:a|per|each"
    r"|every)\s(?:second|minute|day|month|year)\b|%\sof\s(?:the\s)?(?:reports"
    r"|websites|all\s(?:web)?sites|the\sinternet)|boasts|valued|revenue|typical|usual|normal(?:ly)?\b"
    r"|(?:depend|rel(?:y|ies))\son|of\sthe\smachines|^100\s?(?:%|per\s?cent)|(?:was|were|are)\snot\s|(?:is|was|were|are)\s(?:now\s)?(?:working|back|restored|operational|recovered|online)\b|^[45]0\d\s(?:messages|errors"
    r"|responses|pages)|^number\sof"
    r"|(?:users|customers|people|households|homes|businesses|companies|schools|hospitals|banks|airlines|councils|shops|stores|members|clients)"
    r"\s(?:use|pay|trust|own|rely)\b(?!\smore\b)"
)
_USER_BASE = Pattern(
    r"\b(?:according\sto|(?:figures|data|numbers|statements?|word)\s(?:from|by))\s$",
    r"\b(?:surged|grew|rose|grown)\sto\s$",
    r"\b(?:customers|users|clients|subscribers|members)\s(?:\w+\s)?(?:across|in)\s$",
    r"\w['’]s\s$",
    r"\b(?:restored|restoring|recovered|recovering|reconnected|reopened)\s$",
    r"\b(?:dominated|operated|owned|run)\sby\s$",
    r"\b(?:signed\sby|lists)\s$",
    r"\b(?:restart(?:s|ed|ing)?|reboot(?:s|ed|ing)?|repair(?:s|ed|ing)?)\s(?:on\s|of\s)?$",
    r"\b(?:kill(?:s|ed|ing)|injur(?:es|ed|ing)|arrest(?:s|ed|ing)|deaths?\sof)\s$",
    r"\b(?:has|have|had|with|boasts?|serves?|serving|employs|(?:used|watched)\sby|counts|claims|operates|runs|owns|handles?|fired"
    r"|some\sof\sits|country\sof|city\sof|all\sbut|moved|support\sdesk,|took)\s(?:about\s|over\s"
    r"|more\sthan\s|around\s|nearly\s|some\s|approximately\s|an\sestimated\s|roughly\s)?$",
)


_HARM = Pattern(
    r"\b(?:affect(?:s|ed|ing)|impact(?:s|ed|ing)|hit|cancel(?:s|led|ed|ling)|postpon(?:ed|ing)|reschedul(?:ed|ing)"
    r"|delay(?:s|ed|ing)|called\soff|clos(?:ed|ing)|shut|strand(?:ed|ing)|divert(?:ed|ing)|without|unable|could\snot"
    r"|couldn['’]t|offline|down|dark|lost|los(?:e|ing)|fail(?:ed|ing)|declined|destroyed|damaged|reject(?:ed|ing)|waiting|waited|queu(?:ed|ing)"
    r"|stuck|locked|knocked|disrupt(?:s|ed|ing)|wiped|turned\saway|grounded|out|returned|errors?|timeouts"
    r"|undelivered|unsent|unpaid|unanswered|standing|paper|by\shand|stayed|standstill|halt|not\s(?:delivered|processed|paid|sent))\b"
)
"""What befalls those who are counted."""


@lru_cache(maxsize=256)
def counts(sentence: Sentence) -> tuple[Found, ...]:
    """Return how many are hit: numbers and "thousands of users", but not how many use the service on a good day."""
    return tuple(_counts(sentence))


def _counts(sentence: Sentence) -> Iterator[Found]:
    found = [*_COUNT.each(sentence.line)]
    if _HARM.first(sentence.line):
        found += [one for one in _ANY_COUNT.each(sentence.line) if not sentence.is_quoted(sentence.start + one.start())]
    taken = -1
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        low, high = match.span(match.lastgroup or "a")
        about = _ABOUT_BEFORE.search(sentence.text, max(0, low - 20), low)
        low = about.start() if about else low
        start, end = sentence.start + low, sentence.start + high
        around = sentence.text[low : high + 30]
        before = sentence.text[max(0, low - 30) : low]
        words = sentence.text[low:high]
        is_hit = (
            "report" in sentence.text[low : high + 9] or _HIT.search(words) or _IN_TROUBLE.match(sentence.text, high)
        )
        base = _USER_BASE.search(before) and not is_hit
        if start >= sentence.earlier or base or _NOT_COUNT.search(around) or is_spared(sentence, start):
            continue
        if (
            _NAMED.search(sentence.text, max(0, low - 24), low + 3)
            or _is_product(sentence, start, end)
            or (low and _CAPITALS.match(words))
            or _INDEX.search(sentence.text, max(0, low - 8), low)
            or _PERCENT_OF_REPORTS.search(around)
        ):
            continue
        if start >= taken:
            taken = end
            yield Found(start, end, count_value(words))


_HIT = late(
    r"\b(?:failed|lost|rejected|missed|missing|unpaid|unsent|undelivered|delayed|cancell?ed|stranded|affected|impacted|grounded|disrupted|postponed)\b",
    re.IGNORECASE,
)
"""Of those who are counted: then they are no customers on a good day."""
_IN_TROUBLE = late(
    r"\s(?:queuing|queueing|stranded|waiting|stuck|unable|left|locked|without|facing|complaining|experiencing|expressing|affected|delayed|grounded)\b"
)
"""Behind them: "with thousands of passengers queuing"."""
_NAMED = late(
    r"(?:(?<=[\w,]\s)|^(?!(?:About|All|Almost|Around|At|Every|For|From|In|Just|Nearly|Of|Only|Over|Roughly|Some|The|These|Those"
    r"|With)\s\d))(?:[A-Z]\w+\s){1,3}\d\s"
)
"""A number that belongs to a name: the 4 of "Black Harbour 4 servers"."""
_CAPITALS = late(r"[A-Z][a-z]+\s[A-Z][a-z]+$")
"""A number that is all of a name: "Seven Lakes"."""
_INDEX = late(r"\b[A-Z]{3,}\s$")
"""Before a number that belongs to a name: "FTSE 250 shares"."""
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
