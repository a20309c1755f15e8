"""What is said to have done it, by the grammar of the sentence and whatever the words: who or what, before what it did.

Three ways lead there: the subject of a verb of causing ("the changeover has led to errors"), what was found ("engineers
have pinpointed a faulty card"), and the clause in which something went wrong ("the incident occurred when a node …").
That an outage caused delays tells of its consequences: what stands for the outage itself, or for people, is no cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_CAUSED = Pattern(
    r"\b(?:caus(?:ed|es|ing)(?!\s(?:by|of|in|to|when|after|because|as|while|during)\b)|trigger(?:ed|s|ing)(?!\s(?:by|when)\b)|prompted(?!\sby\b)|precipitated(?!\sby\b)|(?:may|could|might)\s(?:have\s)?caused?(?!\sby\b)"
    r"|(?:has\s|have\s|had\s)led\sto|led\s(?:[\w’'-]+\s){0,3}?to|leading\sto|result(?:ed|ing)\sin|sparked(?!\sby\b)|(?:initiated|unleashed|set\soff)(?!\sby\b)|brought\s(?:down"
    r"|(?:[\w’'-]+\s){1,3}?(?:to\san?\s(?:halt|standstill|stop)|down\b|offline))"
    r"|took\sdown"
    r"|knock(?:ed|s|ing)\s(?:[\w’'-]+\s){0,4}?(?:out|down|offline)|to\sblame|blamed\sfor|(?:was|were)\senough\sto\s(?:stop|bring|take|crash|knock|break|fill|overwhelm|trip|jam)|at\sfault|at\sthe\s(?:root|heart)\sof|responsible(?!\sto\b)|(?:was|were|is)\sthe\s(?:\w+\s)?(?:cause|reason|culprit|trigger)(?=[.,;]|$)|meant(?!\sto\b)|overwhelmed(?!\sby\b)"
    r"|(?:was|were|is|are|be|been)\s(?:\w+ly\s)?(?:the\s(?:\w+\s)?(?:source|cause|reason|trigger|culprit|root)(?:\s(?:event|factor))?"
    r"\s(?:of|for|behind)|behind)\s(?:the|this|its|that|one)(?=\s))\b"
)
"""What only a cause does: any noun may stand before it that is not the outage itself."""
_HARMED = Pattern(
    r"\b(?:hit|shut\sdown|disrupt(?:ed|s|ing)|(?<!all\s)(?<!the\s)(?<!these\s)affect(?:ed|s|ing)|impact(?:ed|s|ing)|paraly[sz](?:ed|es|ing)"
    r"|crippl(?:ed|es|ing)|disabled|halted|stopped|prevent(?:ed|s|ing)|le(?:ft|aves|aving)|forc(?:ed|es|ing)|block(?:ed|s|ing)"
    r"|interrupted|occurred(?!\s(?:when|because|after|as|while|during|due)\b)|struck|arose|took\splace|deleted|wiped|exposed|sent|drained|froze|jammed|clogged"
    r"|broke|created|was\ssurfaced|were\ssurfaced|made|making|cut|shorted|diverted|crashed|slow(?:ed|ing)|hamper(?:ed|ing)"
    r"|took\s(?:out\b|(?:[\w’'-]+\s){1,4}?(?:down|offline)\b)|hobbled|render(?:ed|ing)|plunged|derailed|flooded|tripped|fried|destroyed|damaged|corrupted|confused|kept|barred|threw|killed|throttled|plagued|marred|felled|toppled|strand(?:ed|ing))\b"
)
"""What a cause may do, and much else, too: only what goes by a word for a cause counts before it."""
_FOUND = Pattern(
    r"\b(?:pinpoint(?:ed|s)|identif(?:ied|ies)|discover(?:ed|s)|diagnos(?:ed|es)|uncover(?:ed|s)|locat(?:ed|es)"
    r"|found)\s"
    r"(?:that\s)?(?:there\s(?:was|is)\s)?[“\"‘']?(?=(?:an?|the)\s|[\w-]+\s(?:faults?|failures?|bugs?|errors?))"
)
_BEFELL = Pattern(
    r"\b(?:triggered|caused(?!\sto\b)|halted|suspended|(?:occur|happen)(?:red|ed|s)|arose|arises|began|begins"
    r"|started)(?:\s[^.;,]{0,30}?)?\s(?:when|because)"
    r"(?!\s(?:asked|contacted|reached|users?|customers?|people|passengers|i|he|she|they|you|it)\b)\s[“\"‘']?"
)
_NARRATED = Pattern(
    r"\b(?:it\s(?:has\s|had\s)?turned\sout(?!\s(?:on|in|at|to|later|well|fine|badly|as)\b)(?:\sthat)?|what\s(?:had\s)?happened\swas(?:\sthat)?"
    r"|(?:something|things?|what)\s(?:has\s|had\s)?(?:gone|went)\swrong\s(?:with|in|during)"
    r"|culprit,[^,.;]{3,60},\s(?:was|is)|(?:culprit|cause|reason):)\s"
    r"(?!(?:to\sbe|there\s(?:was|were)\s(?:no|nothing))\b)",
    hints="turned out|happened was|culprit|wrong|cause:|reason:",
)
"""Before the clause, or the thing, that a story tells as the explanation."""
_JUST_DOWN = late(
    r"^(?:the\s|its\s|all\s)?(?:[\w-]+\s){1,3}?(?:was|were|is|are|went)\s(?:also\s|still\s)?(?:down|offline|unavailable|affected)\b",
    re.IGNORECASE,
)
"""A clause that tells no more than that something was down, too."""
_ACTED = Pattern(
    r"\b(?:after|because)\s(?=(?:an?|one|two|its|our|their|the|someone|somebody|nobody|no\sone)\s)",
)
_DEALT_WITH = late(
    r"\b(?:identified|resolved|fixed|revert(?:ed)?|restored|mitigated|recovered)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
"""Before "after": then it tells when the trouble was dealt with, "was identified shortly after the change"."""
_DEED = late(
    r"(?:(?:an?|one|two|its|our|their|the)\s)?(?:[\w’'-]+\s){1,5}?(?:had\s|was\s|were\s|had\sbeen\s)?(?:\w+ly\s"
    r"|not\s|never\s)?"
    r"(?:changed|pushed|deployed|typed|entered|pulled|unplugged|removed|deleted|wiped|disabled|enabled|misread"
    r"|misconfigured|mislabelled"
    r"|renewed|forgot|forgotten|filled|misrouted|applied|installed|activated|switched|rebooted|restarted"
    r"|overwrote|overwritten|duplicated"
    r"|exceeded|doubled|looped|tripped|severed|drilled|dug|cut|struck|flooded|overheated|expired|lapsed|tampered"
    r"|mistook|mistaken|introduced"
    r"|moved|migrated|upgraded|patched|released|uploaded|corrupted|overflowed|leaked|burst)\b[^.;,—]{0,80}",
    re.IGNORECASE,
)
"""A clause in which somebody or something did what can break a system."""
_NO_DEED = late(
    r"(?!(?:the|its)\s(?:\w+\s)?(?:company|bank|airline|firm)\s(?:had\s)?(?:migrated|upgraded|moved|switched|installed|deployed|pushed)\b)"
    r"(?:(?:the|a|an|its|their|our)\s)?(?:[\w-]+\s){0,3}?(?:outages?|disruption|incident|users?|customers?"
    r"|passengers?|people|company|bank"
    r"|airline|firm|reporters?|problems?|issues?|attack|services?|fix|engineers?\s(?:restored|fixed|rolled"
    r"|rebooted|restarted|switched))\b",
    re.IGNORECASE,
)
_CULPRIT = (
    r"(?:issues?|problems?|changes?|errors?(?!\s(?:messages?|pages?|codes?|screens?))|bugs?|failures?|faults?|updates?|attacks?|cyber-?attacks?|hacks?"
    r"|exploits?|vulnerabilit(?:y|ies)|misconfigurations?|configuration|surges?|spikes?|fires?|floods?|storms?"
    r"|cuts?|mistakes?|break-?downs?|blunders?|crush|rush|influx"
    r"|patch(?:es)?|upgrades?|releases?|deployments?|overload|leaks?|malfunctions?|maintenance(?:\swork)?|certificates?|ransomware"
    r"|malware|vandalism|sabotage|overheating|lightning(?:\sstrikes?)?|heatwaves?|heat|high\swinds|temperatures|explosions?|troubles?|defects?|flaws?|regressions?|breakdowns?|breach(?:es)?|demand"
    r"|traffic|loads?"
    r"|congestion|corruption|glitch(?:es)?|damage|instabilit(?:y|ies)|race\sconditions?|deadlocks?|difficult(?:y|ies)|anomal(?:y|ies)|typos?|roll-?outs?|(?:new|faulty|buggy|outdated|old)\ssoftware|migrations?|rewrites?|bottlenecks?|jumps?|increases?|crash(?:es)?|loss|exhaustion|contention|starvation|saturation"
    r"|components?"
    r"|modules?|queries|query|scripts?|jobs?|(?:power|electricity|tele\w+|electrical|fib(?:er|re)|cooling"
    r"|supplier)\soutages?)"
)
_PHRASE = r"[\w’'/&-]+"
_STOP = (
    r"(?!(?:that|which|who|and|but|was|were|is|are|has|have|had|said|says|caus\w+|when|after|while|as|affecting"
    r"|for|because"
    r"|impacting|until|since|aware|investigat\w+|appears?|seems?|be|experienc\w+|suffer\w+|reported|fac(?:ed|ing)"
    r"|back|rolled|reverted|attempt\w*)\b)"
)
_CULPRIT_PHRASE = (
    rf"(?:(?:an?|the|its|our|their|one|some|several|multiple|two"
    rf"|three)\s)?[“\"‘']?(?:{_STOP}{_PHRASE}\s){{0,5}}?{_CULPRIT}\b"
    rf"[”\"’']?(?:\s(?:at|in|with|to|on|of|from|by|within|between|against)(?:\s{_STOP}{_PHRASE}(?![\w’'/&-])){{1,7}})?"
    r"(?:\s(?:installed|introduced|made|deployed|pushed|released|applied|issued|carried\sout|involving)(?:\s(?:over|in|at|on|to|by|with))?"
    rf"(?:\s{_STOP}{_PHRASE}(?![\w’'/&-])){{1,5}})?"
)
_BROKEN = (
    r"an?\s(?:faulty|failed|failing|broken|damaged|defective|bad|corrupt(?:ed)?|misconfigured|expired|severed|cut"
    r"|overheated|blown"
    r"|burst|stuck|rogue)\s(?:[\w’'/&-]+\s){0,3}?[\w’'/&-]+(?=[.,;”\"]|\s(?:in|at|on|of|that|which|and|as|to|from"
    r"|under|near)\b|$)"
    r"(?:\s(?:in|at|on|of|under|near)(?:\s[\w’'/&-]+(?![\w’'/&-])){1,4})?"
)
CULPRIT_WORD = late(rf"\b{_CULPRIT}\b", re.IGNORECASE)
_ADJECTIVE = (
    r"(?:faulty|failed|failing|broken|damaged|defective|corrupt(?:ed)?|misconfigured|expired|severed|overheated|blown|burst"
    r"|rogue|botched|buggy|flawed|errant|erroneous|malformed|malfunctioning|overloaded|bad|wrong|incorrect|lapsed"
    r"|mis(?!s)\w{3,}(?:ed|ing|t)|(?:worn|burnt|burned|blown)-out|(?:newly|recently|freshly)[\s-](?:deployed|installed|introduced|launched|added"
    r"|released|enabled|configured|upgraded|updated|changed|migrated|replaced))"
)
_MAY_BE_ONE = late(rf"\b(?:{_CULPRIT}|{_ADJECTIVE})\b", re.IGNORECASE)
"""A word that the words for a cause hold."""
_WITH_ADJECTIVE = late(
    rf"(?:an?|the|its|one|two)\s(?:[\w-]+\s)?{_ADJECTIVE}\s(?:{_PHRASE}\s){{0,4}}?{_PHRASE}", re.IGNORECASE
)
"""A part that did not do what it should: "an overheated transformer"."""
_CULPRITS = late(rf"\b(?:{_BROKEN}|{_CULPRIT_PHRASE})", re.IGNORECASE)
_LONE_CULPRIT = late(rf"{_CULPRIT_PHRASE}\s*$", re.IGNORECASE)
_CLAUSE_CUT = late(
    r"[,;:—–()“”\"]\s?|\.\s|\b(?:after|said|says|because|that|which|while|although|if|where|followed|following"
    r"|when|and|but|until"
    r"|(?<!supplied\s)(?<!provided\s)(?<!made\s)(?<!operated\s)by|as)\s|\b(?:late|early|earlier)\s\w+day\s(?=an?\s|the\s)",
    re.IGNORECASE,
)
_AUXILIARIES = late(
    r"(?:^|\s)(?:(?:has|have|had|may|might|could|can|also|then|was|were|is|are|be|been|to"
    r"|appear(?:s|ed)?|seem(?:s|ed)?|thought|believed|understood|again"
    r"|\w+ly)\s)*$",
    re.IGNORECASE,
)
_RELATIVE = late(
    r"(?:,\s?)?\b(?:which|that)\s(?:(?!(?:an?|the|its|their|our|one|some|this|these)\b)\w+\s){0,3}$|,\s$", re.IGNORECASE
)
"""Before a verb: its subject is the noun before, "a fault, which caused delays", "a fault, causing delays"."""
_THAT = late(r"\b(?:that|which)\s$", re.IGNORECASE)
"""Where a clause begins that tells more of what stands before it: "a fire that began in the battery room"."""
_DASHED = late(r"\s[–—]\s[^–—.;]{3,120}\s[–—]\s*$")
"""What is said of it between two dashes."""
_DETERMINED = late(r"(?:an?|the|its|our|their|one|some|several|multiple|two|three|this)\s", re.IGNORECASE)
_CONSEQUENCE = late(
    r"(?:(?<!power )(?<!electricity )(?<!telecommunications )(?<!telecoms )(?<!electrical )(?<!fibre )"
    r"(?<!fiber )outages?"
    r"|disruptions?|incidents?|downtime"
    r"|(?<!power )shut-?downs?|situation|delays?|events?|interruptions?|blackouts?|closures?"
    r"|cancell?ations?|compan(?:y|ies)|users?|customers?|people|firms?|airlines?|banks?|spokes\w+|sites?"
    r"|websites?|apps?|services?"
    r"|platforms?|news|matter|impact|statement|it|this|they|what|nothing|system|systems|fix|fixes"
    r"|workaround"
    r"|crew|crews|engineers?|teams?|staff|officials|authorities|queue|queues|chaos|crisis|one|hours?|days?"
    r"|minutes?|report"
    r"|reports|inquir(?:y|ies)|investigations?|probe|review|attempts?)$",
    re.IGNORECASE,
)
"""What stands for the outage, for people or for what is hit: none of them is a cause."""
_BARE = late(
    r"(?:this|that|these|those)\s[\w-]+|(?:(?:the|this|that|a|an|its|some|these|those|such|any|two|several|other"
    r"|more)\s)?(?:(?:major|big|huge|further|wide-?spread|(?:system|nation|country|world|company|network)-?\s?wide|global|ongoing|massive"
    r"|same|root|underlying|latest|serious|various|other|intermittent|similar|known|potential|possible|first"
    r"|additional)\s)*"
    r"(?:issues?|problems?|troubles?|glitch(?:es)?|errors?|bugs?|faults?|failures?|malfunctions?|crash|changes?|components?"
    r"|increase"
    r"|root\scause|cause|traffic|demand|jobs?|load)"
    r"(?:\s(?:in|across|on|at|for|with|of|within)\s.*|\s(?:by|before|after)\s(?:\w+\s)?(?:noon|midnight|morning|afternoon|evening|night"
    r"|\w+day|\d[\w:.]*)\b.*)?",
    re.IGNORECASE,
)
_CLAUSAL = late(
    r"^(?:no|not|none|we|they|it|he|she|you|i|users|customers|into|about|whether)\b|\bto\s(?:investigate|correct|repair|restore|solve|rectify|fix|address|resolve"
    r"|identify)\b",
    re.IGNORECASE,
)
"""Words of a clause: "we continue to investigate an issue" names no cause."""
_NOT_SO = late(
    r"\b(?:not|n['’]t|no|without|nobody|whether|unclear|never|nothing|if|denied|ruled\sout|what|who)\s(?:[\w-]+\s){0,4}$"
    r"|\b(?:separate|different|distinct)\sfrom\s(?:[\w-]+\s){0,6}$|\bunrelated\sto\s(?:[\w-]+\s){0,6}$",
    re.IGNORECASE,
)
_CLAUSE = late(
    r"[^.;:—”\"\n]{8,170}?(?=[.;:—”\"\n]|,\s(?:which|and|but|causing|leading|leaving|resulting|forcing|prompting|with|so|the)\b|$)"
)
_REACH = 130
"""Characters before a verb within which its subject stands."""
_NEAR = 40
"""Characters before a verb that hold what helps it: "which has since"."""
_MOST_WORDS = 14
_MOST_WORDS_TOLD_OF = 20
"""The same with what is said of it: "a fire that began in …"."""


def blamed(line: Line, end: int, *, is_broken: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` that name what is said to have done it; a cause that is denied is none.

    Unless the line speaks of something broken (`is_broken`), only what is told as the explanation counts.
    """
    text = line.text
    for match in _BEFELL.each(line, end):
        told = _CLAUSE.match(text, match.end(), end)
        if told and not is_denied(text, match.start()):
            yield told.span()
    for match in _NARRATED.each(line, end):
        told = _CLAUSE.match(text, match.end(), end)
        if told and not is_denied(text, match.start()) and not _JUST_DOWN.search(told[0]):
            yield told.span()
    if not is_broken:
        return
    for match in _ACTED.each(line, end):
        deed = None if _DEALT_WITH.search(text, 0, match.start()) else _DEED.match(text, match.end(), end)
        if deed and not _NO_DEED.match(text, match.end(), end) and not is_denied(text, match.start()):
            yield deed.start(), deed.start() + len(deed[0].rstrip())
    for match in _FOUND.each(line, end):
        found = _CULPRITS.match(text, match.end(), end)
        if (
            found
            and (not _is_bare(found[0].rstrip()) or _OF_SOMETHING.match(found[0]))
            and not is_denied(text, match.start())
        ):
            yield found.start(), found.start() + len(found[0].rstrip(" ”\"’'"))
    for pattern in (_CAUSED, _HARMED):
        for match in pattern.each(line, end):
            if subject := _subject(text, match.start(), is_sure=pattern is _CAUSED):
                yield subject


def is_denied(text: str, at: int) -> bool:
    """Tell whether the words before `at` say that what follows is not so, or not known."""
    return _NOT_SO.search(text, max(0, at - 60), at) is not None


def is_mere(words: str) -> bool:
    """Tell whether words only stand for the trouble, for people or for what is hit: "the outage", "a problem"."""
    return _is_bare(words) or _CONSEQUENCE.search(_head(words)) is not None


def _subject(text: str, at: int, *, is_sure: bool) -> tuple[int, int] | None:
    """Return the range of the cause that is the subject of a verb at `at`, None where it is no cause."""
    low = max(0, at - _REACH)
    if not is_sure and not _MAY_BE_ONE.search(text, low, at):
        return None
    if relative := _RELATIVE.search(text, max(low, at - _NEAR), at):
        return _last_culprit(text, low, relative.start())
    stop = at
    if dashed := _DASHED.search(text, low, at):
        stop = dashed.start()
    elif auxiliaries := _AUXILIARIES.search(text, max(low, at - _NEAR), at):
        stop = auxiliaries.start()
    low = _clause_start(text, low, stop)
    if there := _THERE_IS.match(text, low, stop):
        low = there.end()
    told_of = _told_of(text, at, low)
    if told_of is not None:
        low = told_of
    phrase = text[low:stop].strip()
    start = low + len(text[low:stop]) - len(text[low:stop].lstrip())
    if (
        not (2 if not _ALONE.fullmatch(phrase) else 1)
        <= len(phrase.split())
        <= (_MOST_WORDS if told_of is None else _MOST_WORDS_TOLD_OF)
        or is_denied(text, at)
        or not (told_of is not None or _names_a_cause(phrase, is_sure=is_sure))
    ):
        return None
    return start, start + len(phrase)


def _told_of(text: str, at: int, low: int) -> int | None:
    """Return where the cause begins of which the clause from `low` tells more, None where it tells more of no cause."""
    that = _THAT.search(text, max(0, low - 6), low)
    if not that:
        return None
    start = _clause_start(text, max(0, at - _REACH), that.start())
    if done := _DID.match(text, start, that.start()):
        start = done.end()
    words = text[start : that.start()].strip()
    return start if _LONE_CULPRIT.fullmatch(words) and not _is_bare(words) else None


_DID = late(
    r"\s*(?:[\w’'-]+\s){1,6}?(?:made|sent|released|pushed|deployed|rolled|introduced|issued|shipped|installed|applied|fixed|resolved)\s"
    r"(?:out\s)?(?=(?:an?|the|its|another)\s)"
)
"""Who did what, before a cause that is the object of it: "Engineers released" a new update that broke the tills."""


def _clause_start(text: str, low: int, stop: int) -> int:
    """Return where the clause begins that ends at `stop`; a few words in quotation marks are part of it."""
    start, pairs = low, [match.span() for match in _SCARE_QUOTES.finditer(text, low, stop)]
    for cut in _CLAUSE_CUT.finditer(text, low, stop):
        if not any(first <= cut.start() < last for first, last in pairs):
            start = cut.end()
    return start


_SCARE_QUOTES = late(r"(?<=\s)[“\"][\w\s’'-]{3,40}[”\"](?=\s|$)")


def _names_a_cause(phrase: str, *, is_sure: bool) -> bool:
    if _CLAUSAL.search(phrase) or (_is_bare(phrase) and not (is_sure and _OF_SOMETHING.match(phrase))):
        return False
    head = _head(phrase)
    if _LONE_CULPRIT.fullmatch(phrase) or (is_sure and _LONE_CULPRIT.fullmatch(head)):
        return True
    if _CONSEQUENCE.search(head):
        return _NEW.match(phrase) is not None
    return _WITH_ADJECTIVE.fullmatch(head) is not None or (
        is_sure and (_DETERMINED.match(phrase) or _FAULTY.match(phrase) or _WRECKERS.search(head)) is not None
    )


def lies_in_a_part(phrase: str) -> bool:
    """Tell whether words name a trouble by the part that it lay in alone: "an issue with our load balancers"."""
    return _BARE.fullmatch(phrase) is not None and _OF_A_PART.search(phrase) is not None


def _is_bare(phrase: str) -> bool:
    """Tell whether a trouble is told of which nothing is said, or only what it hits: "an issue with payments"."""
    return _BARE.fullmatch(phrase) is not None and not _OF_A_PART.search(phrase)


_FAULTY = late(
    r"(?:poor|bad|faulty|incorrect|wrong|excessive|insufficient|inadequate|unauthori[sz]ed|unexpected|extreme|heavy)\s",
    re.IGNORECASE,
)
"""How a cause begins that needs no article: "poor communication between two systems"."""
_NEW = late(r"an?\s(?:newly|recently|freshly)[\s-]\w+ed\s", re.IGNORECASE)
"""How a system begins that is itself the change: "a newly deployed telemetry service"."""
_ALONE = late(
    r"overheating|flooding|lightning|malware|ransomware|vandalism|sabotage|vandals|thieves|hackers", re.IGNORECASE
)
"""What is a cause in a single word."""
_WRECKERS = late(
    r"\b(?:thieves|vandals|hackers|attackers|saboteurs|rats|rodents|squirrels|storms|winds|floods|fires|crews|workers)$",
    re.IGNORECASE,
)
"""Who or what only ever breaks things."""
_OF_SOMETHING = late(
    r"an?\s(?:[\w-]+\s){0,2}?(?:bug|error|fault|failure|malfunction)\s(?:in|with|of|at|within)\s(?!(?:the|its)\s(?:services?|systems?|network)$)",
    re.IGNORECASE,
)
"""A trouble that lay in something, told before what it caused: "a bug in our rate limiter"."""
_OF_A_PART = late(
    r"\s(?:in|across|on|at|with|of|to)\s.*\b(?:servers?|databases?|nodes?|data\s?cent(?:er|re)s?|routers?|switch(?:es)?|cables?|core|backbone"
    r"|records|certificates?|quotas?|firewalls?|balancers?|power|supply|cooling|hardware|software|firmware|code|configuration|updates?"
    r"|upgrade|deployment|provider|supplier|vendor|third\sparty|contractor|carrier|scripts?|tables?|routing|clusters?|disks?|generators?"
    r"|transformer|substation|equipment|components?|infrastructure)\b",
    re.IGNORECASE,
)
"""Behind a bare word for trouble: the part that it lay in, "an issue with its access control servers"."""


def _head(phrase: str) -> str:
    """Return a noun phrase up to its head: "the failure" of "the failure of a pump"."""
    return re.split(
        r"(?i)\s(?:of|in|at|with|on|to|for|from|by|between|within|during|last|this|earlier|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
        phrase,
        maxsplit=1,
    )[0]


def _last_culprit(text: str, low: int, stop: int) -> tuple[int, int] | None:
    """Return the last cause that is named in `text[low:stop]` and ends it, or nearly so."""
    for cut in _CLAUSE_CUT.finditer(text, low, stop):
        low = cut.end()
    found = list(_CULPRITS.finditer(text, low, stop))
    if not found or is_denied(text, found[-1].start()):
        return None
    words = found[-1][0].rstrip()
    if done := _DID.match(words):
        words = words[done.end() :]
    words = _PREPOSITION.sub("", words)
    start = found[-1].end() - len(found[-1][0]) + found[-1][0].index(words)
    return None if _is_bare(words) else (start, start + len(words))


_THERE_IS = late(r"there\s(?:is|was|are|were|has\sbeen|had\sbeen)\s", re.IGNORECASE)
_PREPOSITION = late(r"^(?:into|about|of|with|by|from|to|in|behind)\s", re.IGNORECASE)
