"""Parts that broke, told as a fact and without a word of blame: "a certificate had expired", "a digger cut a cable".

A verb of breaking is found first, for it is rare; the part that broke has to stand before it, or behind it where the
verb tells what somebody did to it. Services that people use are no parts: that those fail is the outage, not its cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_PART = (
    r"(?:(?:security\s|tls\s|ssl\s|root\s)?certificates?|cert|cables?|fib(?:er|re)s?|conduits?|ducts?|switch(?:es)?"
    r"|routers?|firewalls?|balancers?|disks?|drives?|controllers?|arrays?|indexe?s?|tables?|queues?|caches?|pools?"
    r"|shards?|replicas?|partitions?|nodes?|instances?|volumes?|batter(?:y|ies)|generators?|ups|breakers?|transformers?"
    r"|substations?"
    r"|chillers?|coolers?|cooling|air\sconditioning|pumps?|pipes?|mains?|fans?|valves?|boards?|cards?|modems?|masts?|antennas?|resolvers?|name\s?servers?"
    r"|licen[cs]es?|tokens?|keys?|passwords?|credentials?|scripts?|cron|rules?|filters?|logs?|modules?|components?"
    r"|backups?|standby|failover|processors?|memory|sensors?|fuses?|connectors?|plugs?|racks?|hardware|firmware"
    r"|daemons?"
    r"|process(?:es)?|programs?|programmes?|records?|zones?|domains?(?:\snames?)?|supply|feeds?|units?|engines?"
    r"|schedulers?|(?:back-?end|database|origin|web|mail|log-?in|authentication|edge)?\s?(?:servers?|databases?)"
    r"|(?:computer|reservations?|booking|scheduling|dispatch)\ssystems?|connections?|(?:fibre|fiber|microwave|network|backbone|satellite|data)\slinks?|link|limits?|thresholds?|counters?|buffers?|threads?|library|updates?|deployments?|traffic"
    r"|demand|load|requests|log-?ins|queries|orders|data|storage)"
)
_WORD = r"(?!(?:and|but|or|while|that|which|who|said|says|because|after|when|as|if|so)\b)[\w’'/&-]+"
_SUBJECT = late(
    rf"\b(?:(?:an?|the|its|our|their|one|two|three|four|both|some|several|all)\s)?(?:{_WORD}\s){{0,5}}?{_PART}"
    rf"(?:\s(?:in|at|on|of|for|between|behind|inside|within|near|across|above|below|beneath|outside|under|linking|connecting|carrying|providing|supplying|that|which|used|serving|feeding|holding)\s"
    rf"[^,.;:—]{{2,70}}?)?\s(?:(?:at|in|on)\s[\w’'\s-]{{3,40}}\s)?$",
    re.IGNORECASE,
)
"""A part, with what is said of it, just before what befell it."""
_BEFELL = Pattern(
    r"\b(?:severed|cut|damaged|dug\sup|snapped|torn|chewed|stolen|flooded|exhausted|corrupt(?:ed)?|deleted|wiped"
    r"|overloaded|overwhelmed|swamped|saturated|misconfigured|unplugged|disconnected|expired|lapsed|overheat(?:ed"
    r"|ing)|tripped|short-circuited|struck|burnt|burned|burst|full|filled|faulty|defective|revoked|mistyped"
    r"|misdirected|misrouted|broken|shut\sdown|failed|broke|malfunctioned|crashed|lost\spower|unstable|caught\sfire"
    r"|r[au]n\s(?:out|short|dry)|leaked|blew|seized|cracked|melted|jammed|died|went\s(?:down|bad)"
    r"|did(?:\snot|n['’]t)\s(?:kick\sin|take\sover|switch\son|come\son))\b"
)
"""What befalls a part: behind a form of "to be" or "to have", or by itself."""
_PASSIVE = late(
    r"\b(?:had|has|have|was|were|is|are|got|became|become|becoming|being)\s(?:(?:been|become|being|got|\w+ly)\s){0,3}$",
    re.IGNORECASE,
)
_BY_ITSELF = late(
    r"(?:expired|lapsed|tripped|overheated|malfunctioned|snapped|burst|short-circuited|caught\sfire|lost\spower"
    r"|went\sbad|did(?:\snot|n['’]t)\s\w+\s\w+|ran\s(?:out|short|dry)|filled\sup|leaked|blew|seized|cracked|melted|jammed)"
    r"|(?:failed|broke|crashed|went\sdown)(?=[.,;]|\s(?:to\s(?:renew|start|restart|come|take|kick|switch|fail|come)|during|while|following|after\s\w+\s(?:seconds|minutes|hours)"
    r"|overnight|and|at|in|on)\b)",
    re.IGNORECASE,
)
_OUT_OF = late(
    r"\sof\s(?:\w+\s){0,2}?\w+|\sby\s(?:an?\s|the\s)?(?:[\w’'-]+\s){0,5}?[\w’'-]+(?=[.,;:—”\"]|\s(?:and|at|on|in)\b|$)"
)
"""What a part ran out of, or what overcame it."""
_DID = Pattern(
    r"\b(?:severed|sever"
    r"|sliced\s(?:through|into)|cut(?:ting)?(?!\s(?:off|power|access|service)\b)(?:\sthrough|\sinto)?|dug\s(?:up|through|into)|drilled\s(?:through|into)"
    r"|damaged|tore|ripped|ploughed|plowed|struck|snagged|snapped|chewed|gnawed|burned|burnt|deleted|unplugged"
    r"|overloaded|corrupted|exhausted|misconfigured|severing|damaging|slicing)"
    r"\s(?:through\s|into\s|up\s)?(?:(?:an?|the|its|their|our|one|two|three|several|both|some|to)\s)?"
    rf"(?:{_WORD}\s){{0,4}}?{_PART}(?:\s{_PART})?\b",
    rf"\b(?:let|letting|allowed|allowing)\s(?:{_WORD}\s){{1,5}}?(?:to\s)?(?:lapse|expire|run\sout|overheat)\b",
    rf"\b(?:failed|failing|forgot|forgotten|neglected|failure)\sto\s(?:renew|replace|update"
    rf"|extend)\s(?:{_WORD}\s){{1,5}}?{_PART}\b",
)
_DOER = late(rf"\b(?:an?|the|its|our|one|two)\s(?:{_WORD}\s){{1,6}}$", re.IGNORECASE)
_NO = late(r"\b(?:no|not|none|never)\s(?:\w+\s)?$", re.IGNORECASE)
"""Before a part: then it did not break."""
_ARTICLE = late(r"\b(?:an?|the)\s$", re.IGNORECASE)
_REACH = 130
"""Characters that a part may reach before what befell it."""
_MERE = late(
    r"(?:(?:the|its|their|all|some|our|an?|several|most|many|other)\s)?(?:services?|connections?|data|links?|records?|feeds?|orders"
    r"|requests|traffic|storage|load|demand|servers?|databases?|hardware|backups?|process(?:es)?|programs?|logs?)\s",
    re.IGNORECASE,
)
"""Parts so wide that to say that they failed tells no more than that there was an outage."""
_TELLS_WHY = late(r"exhausted|corrupt|overload|overwhelm|swamp|saturat|full|fill|power|fire|r[au]n |misconf|delet|wip")
_CLAUSE = late(
    r"[;:—–(]\s?|,\s(?:but|and|while|which|who|although)\s|\s(?:said|says)\s(?:that\s)?|\bbecause\s|\bafter\s|\bwhen\s"
)


def breakages(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` that tell of a part that broke, with what broke it where that is told."""
    yield from _befallen(line, end)
    yield from _done(line, end)


def _befallen(line: Line, end: int) -> Iterator[tuple[int, int]]:
    text = line.text
    for match in _BEFELL.each(line, end):
        passive = _PASSIVE.search(text, max(0, match.start() - 40), match.start())
        if not passive and not _BY_ITSELF.match(text, match.start(), end):
            continue
        high = passive.start() if passive else match.start()
        low = max(0, high - _REACH)
        for cut in _CLAUSE.finditer(text, low, high):
            low = cut.end()
        part = _SUBJECT.search(text, low, high)
        if (
            not part
            or _NO.search(text, low, part.start())
            or part[0].lower().startswith(("no ", "none "))
            or (_MERE.fullmatch(part[0]) and not _TELLS_WHY.search(match[0]))
        ):
            continue
        tail = _OUT_OF.match(text, match.end(), end)
        yield part.start(), tail.end() if tail else match.end()


def _done(line: Line, end: int) -> Iterator[tuple[int, int]]:
    text = line.text
    for match in _DID.each(line, end):
        if article := _ARTICLE.search(text, 0, match.start()):
            yield article.start(), match.end()  # "a cut cable" was found
            continue
        doer = _DOER.search(text, max(0, match.start() - _REACH), match.start())
        yield doer.start() if doer else match.start(), match.end()
