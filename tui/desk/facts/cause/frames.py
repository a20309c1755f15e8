"""Causes by the frame of a verb: "blamed fibre damage for …", "fell prey to an attack", "called it a “power event”".

A verb says where the cause stands; the noun phrase there is read as far as it goes, quotation marks and all, and
counts where its words name something that can go wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tui.desk.facts.cause.blame import CULPRIT_WORD, is_denied, is_mere, lies_in_a_part
from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_BLAMED = Pattern(
    r"\b(?:blam(?:ed|es|ing)|(?:to|will|would|did)\sblame(?!\sfor\b)|point(?:s|ed|ing)\s(?:the|a)\sfinger\sat|laid\sthe\sblame\s(?:at|on))\s(?!on\b|nobody\b|no\sone\b|each\sother\b|me\b|us\b|them\b|him\b|her\b|each\b|it\son\b)"
)
_TOLD = Pattern(
    r"\b(?:(?:began|begun|started|originated)\s(?:with|in)"
    r"|what\s(?:had\s|has\s)?(?:brought|took|taken|knocked|broke|broken|stopped|caused|triggered|undid|tripped|felled|sank"
    r"|crippled|paraly[sz]ed)\b[^.;]{0,60}?\swas"
    r"|(?:behind|at\sthe\s(?:heart|root|cent(?:er|re)|core|bottom)\sof)\s(?:it|this|the\s(?:trouble|failure|outage|problems?|fault|incident|collapse|crash|disruption))(?:\sall)?\s(?:was|lay"
    r"|were|is|lies)"
    r"|(?:fault|trouble|problem|blame|error|cause)\slay\s(?:in|with)|trail\sled\s(?:back\s)?to)\s"
)
"""Before what a story tells as the beginning, or as what was behind it."""
_ALL_OF_IT = late(
    r"\b(?:it|this|everything|all|(?:the|its)\s(?:trouble|failure|outage|problems?|fault|incident|chain|collapse|crash|disruption))"
    r"\s(?:all\s)?(?:had\s)?$",
    re.IGNORECASE,
)
_BEGINS = ("beg", "star", "orig")
"""How the words begin before which it has to be the trouble that began."""
_NO_BEGINNING = late(
    r"(?:(?:an?|the|its)\s)?(?:[\w-]+\s){0,3}?(?:reports?|complaints?|users?|customers?|morning|afternoon|evening|night|hours?|day|week"
    r"|summer|winter|autumn|spring|posts?|tweets?|messages?|queues?|\d{4})\b|(?-i:[A-Z])",
    re.IGNORECASE,
)
"""When or where it began, or how it was noticed: no cause."""
_DETERMINED = late(r"(?:an?|the|its|their|our|one|two|some|human|[“\"‘'])\b|[“\"‘']", re.IGNORECASE)
_ON = late(r"[”\"’']?\son\s", re.IGNORECASE)
"""Behind what happened, before what is blamed: "blamed the outage on a supplier"."""
_DONE_BY = Pattern(
    r"\b(?:(?:hit|struck|hobbled|crippled|paraly[sz]ed|disrupted|interrupted|downed|hampered|plagued|marred|overwhelmed|delayed"
    r"|swamped|halted|stopped|crashed|severed|felled|stalled|cut\soff|tripped)|(?:knocked|taken|brought|shut|forced)\s(?:out|over|down"
    r"|offline))\s(?:\w+ly\s)?by\s",
)
"""Who or what did it, told in the passive."""
_BEFALLEN_BY = Pattern(
    r"\b(?:f[ae]ll(?:en|s|ing)?\s(?:prey|victim)\sto|succumb(?:ed|s|ing)\sto"
    r"|(?:buckl(?:ed|es|ing)|collaps(?:ed|es|ing)|crash(?:ed|es|ing)|crumbl(?:ed|ing)|(?:went|came)\sdown|fell\sover|creak(?:ed|ing)|struggl(?:ed|ing))\sunder"
    r"|c[ao]me\sunder(?=\s(?:[\w-]+\s){0,3}attack\b)|(?:recover(?:s|ed|ing)?|reeling|suffering|rebounding)\sfrom"
    r"|(?:hit|struck|hobbled|crippled|paraly[sz]ed|disrupted|affected|interrupted|downed|hampered|plagued|marred"
    r"|(?:knocked|taken|brought|shut|forced)\s(?:out|down|offline)|targeted|compromised|sparked|exacerbated|complicated)\s(?:by|with|in)"
    r"|deal(?:ing|t)?\swith|cit(?:ed|es|ing)|point(?:ed|s|ing)\sto|reveal(?:ed|s|ing)|confirm(?:ed|s|ing)|report(?:ed|s|ing)|(?:detect|notic|discover|spott)(?:ed|es|s|ing)(?!\sby\b)"
    r"|(?:experienc|suffer|endur|encounter)(?:ed|es|s|ing)|amid|following|after)\s",
)
"""What stands behind these is a cause only where it is called by a word for one; and trouble of its own it is not."""
_TOO_MUCH = Pattern(
    r"\btoo\smany\s[\w-]+\s(?:(?:in|on|from)\s[\w-]+\s)?(?:asked|tried|came|connected|logged|called|ordered|were|had|wanted|arrived)\b"
    r"(?:\s[\w’'-]+){0,5}",
    r"\b(?:demand|traffic|load|interest|volumes?|requests|orders|calls)\b(?:\s[\w’'-]+){0,7}?\s(?:(?:was|were|ran|rose|climbed|jumped)"
    r"\s(?:\w+\s){0,4}?(?:times|beyond)|outstripped|exceeded|outgrew)\b(?:\s[\w’'-]+){0,6}",
)
"""More than a system was built for."""
_COPED = Pattern(
    r"\b(?:(?:could|can|did|would)(?:\snot|n['’]t)|cannot|(?:un|not\s)able\sto|struggl(?:ed?|es|ing)\sto|fail(?:ed|s|ing)?\sto)\s"
    r"(?:(?:cope|deal|keep\sup)\swith|handle|withstand|sustain|absorb)\s",
    hints="cope|deal|keep up|handle|withstand|sustain|absorb",
)
"""Before the load that a system did not bear."""
_LOAD = late(
    r"\b(?:number|volumes?|weight|levels?|surge|influx|rush|spike|demand|traffic|loads?|visitors|requests|interest|orders|calls)\b",
    re.IGNORECASE,
)
_RUSH = Pattern(
    r"\b(?:as|when|after|because)\s(?P<a>(?:(?:tens|hundreds)\sof\s)?(?:thousands|millions|hundreds|fans|shoppers|customers|users|players|people|applicants"
    r"|so\smany|too\smany)(?:\s[\w’'-]+){0,3}?\s(?:rushed|flocked|scrambled|flooded|poured|piled|raced|swamped|descended|logged\son|signed\sup|(?:were|are)\strying|tried|joined)"
    r"(?:\s[\w’'-]+){0,5})"
)
"""A crowd that came at once."""
_CLEFT = Pattern(
    r"\bit\s(?:was|is)\s(?=(?:an?|the|its)\s[^.;,]{3,80}?\sthat\s(?:had\s|has\s)?(?:caus|took|taken|brought|knock|trigger|led|crash|broke|stopp"
    r"|sent|cut|left|prevent|disrupt|halt))"
    r"|\b(?:it|this|incident|outage|problem|failure)\s[“\"]?(?:looks|looked|appears|appeared|seems|seemed)\s(?:like\s|to\s(?:be|have\sbeen)\s)(?=an?\s)"
    r"|\b(?:outage|disruption|failure|crash|problems)\s(?:resulting\s|stemming\s|arising\s)?from\s(?=an?\s)"
    r"|\b(?:has|have|had)\s(?:something\s)?to\sdo\swith\s(?!the\s(?:outage|problems?)\b)"
)
"""What it was, or had to do with."""
_RATHER = Pattern(
    r"\bnot\s[^.;]{3,80}?,?\sbut\s(?:rather\s|instead\s)?(?:by\s|of\s|from\s|due\sto\s)?(?=an?\s)",
)
"""What it was rather than what it was not."""
_GONE_WRONG = Pattern(r"\b(?:gone|going)\s(?:wrong|awry|haywire)\b")
_SOMETHING = late(r"\b(?:an?|the|its)\s(?:[\w-]+\s){1,4}?$", re.IGNORECASE)
_HAVING = Pattern(
    r"\b(?:aware\sof|experienc(?:ed|ing)|dealing\swith|having|had|facing|faced|suffered)\s(?=an?\s|issues|problems)"
)
"""Before a trouble, whose words may tell in which part it lay."""
_WITHIN = Pattern(
    r"\b(?:trouble|issues?|problems?|fault)\s(?:with|in)\s(?:its|our|their)\s(?:internal|own|core|back-?end|underlying)\s[\w-]+(?:\s[\w-]+)?"
)
"""A trouble of one's own."""
_NAMED = Pattern(
    r"\b(?:describ(?:ed|es|ing)|characteri[sz](?:ed|es|ing))\s(?:[\w’'-]+\s){0,6}?as\s"
    r"|\b(?:call(?:ed|s|ing)|term(?:ed|s|ing)|dubb(?:ed|ing)|label(?:l?ed|s))\s(?:(?:it|this|the\s(?:outage|problem|incident"
    r"|failure|disruption|glitch|trouble))\s?)?(?:(?:only|just|merely|simply)\s)?(?=an?\s|the\s|[“\"‘'])"
    r"|\bwhat\s(?:[\w’'&.-]+\s){1,6}?(?:called|described\sas|termed|said\s(?:was|were)|calls|describes\sas|dubbed)\s",
)
_CAUSES = (
    r"\b(?:hardware|system|software|communications?|equipment|database|server|storage|router|switch|firewall|certificate"
    r"|configuration|computer)s?[\s-](?:failures?|faults?|malfunctions?|defects?|errors?|glitch(?:es)?)\b|"
    r"\b(?:(?:cyber|ddos|ransomware|hacker|hacking|malware|network|denial)[\w\s()-]*?attacks?|cyber-?\s?attacks?|ransomware"
    r"|malware|ddos|attacks?|intrusion|hack|virus|worm|power\s(?:event|failure|outage|cut|loss|surge|issue|problem)"
    r"|(?:cooling|security|weather|network|hardware|power)\s(?:event|incident)|security\sbreach(?:es)?|fib(?:er|re)\scuts?|cable\scuts?|vandalism"
    r"|sabotage|hardware\s(?:failure|fault)|damage|short\scircuit|overheating|fire|flood(?:ing)?|lightning|misconfiguration"
    r"|(?:crush|surge|flood|rush|wave|influx|avalanche|spike|onslaught|weight|strain|pressure)\s(?:of|in|for)|demand|hackers|(?:high|heavy|record"
    r"|unprecedented|unexpected|extraordinary)\s(?:traffic|volume|load|usage|demand))\b"
)
"""What only a cause is called."""
_ATTACK, _CALLED = late(_CAUSES, re.IGNORECASE), Pattern(_CAUSES)
_WORD = late(r"(?:[“\"‘(]|'(?=\w))?[\w’'/&.%-]*[\w%)][”\"’']?(?=[\s,.;:—–?!)…]|$)")
_STOPS = frozenset(
    "that which who whom whose where when while but because since as if although though unless until after before is"
    " are"
    " was were has have had will would can could may might must should said says say told added wrote confirmed caused"
    " causing caused affecting impacting leaving forcing making knocking disrupting taking preventing sending prompting"
    " according this these those on for over during last earlier yesterday today monday tuesday wednesday"
    " thursday friday"
    " saturday sunday it we they he she there no not rather so".split()
)
_MAY_GO_ON = frozenset(("a", "an", "the", "its", "their"))
_MOST_WORDS = 14
_NEAR = 50
"""Characters in which stands what went wrong."""


def noun_phrase(text: str, at: int, end: int) -> tuple[int, int]:
    """Return the range of the noun phrase that begins at `at`, an empty one where none does."""
    last = at
    place = at
    for number in range(_MOST_WORDS):
        word = _WORD.match(text, place, end)
        if not word:
            break
        bare = word[0].strip("“\"‘'”’").lower()
        if bare in _STOPS and number:
            break
        if bare == "and" and not _goes_on(text, word.end() + 1, end):
            break
        if bare not in ("and", "of", "in", "at", "with", "to", "a", "an", "the", "its", "by", "from"):
            last = word.end()
        place = word.end() + 1
        if text[word.end() : place] != " ":
            break
    return at, last


def _goes_on(text: str, at: int, end: int) -> bool:
    """Tell whether behind "and" another thing of the kind is named."""
    word = _WORD.match(text, at, end)
    return word is not None and word[0].strip("“\"‘'").lower() in _MAY_GO_ON


def named(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` that are called what only a cause is called: "a ransomware attack"."""
    text = line.text
    for match in _CALLED.each(line, end):
        lead = _LEAD.search(text, max(0, match.start() - _NEAR), match.start())
        is_plain = " " in match[0] or _PLAIN.search(match[0])
        if not lead or not is_plain or is_denied(text, match.start()):
            continue
        before = text[max(0, lead.start() - _FEARED_WITHIN) : match.start()]
        if not _FEARED.search(before) and not _NOT_THIS.match(text, match.end()):
            yield lead.start(), match.end()


_PLAIN = late(r"ransomware|cyber-?attack", re.IGNORECASE)
"""Single words that are enough; a fire, a demand or a virus may be anybody's."""
_LEAD = late(r"\b(?:an?|its|their)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_FEARED = late(
    r"\b(?:fear\w*|possible|potential|could|would|may|might|warn\w*|speculat\w+|unlikely|rul(?:e|ed|ing)\sout|asked|investigat\w+|looking\sinto|like|(?:month|week|year|day)s?\safter)\b",
    re.IGNORECASE,
)
_FEARED_WITHIN = 60
"""Before what may have been, or was some other time."""
_NOT_THIS = late(
    r"s\b|\s(?:[\w-]+\s)?(?:sign-?ups|downloads|registrations|users|reports?|complaints?|searches|posts|tweets)\b|\s(?:is|was)\sunlikely|\s(?:could|would|may|might)\b|\sin\s\d{4}"
    r"|\s(?:on|at|against)\s(?:an?|another|its)\s(?:rival|other|compan)",
    re.IGNORECASE,
)
"""Behind a surge that tells of the outage and not why, or what would do it."""


def framed(line: Line, end: int, *, is_broken: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` that a verb of blame, of suffering or of naming makes a cause."""
    yield from _blamed(line, end)
    yield from _begun(line, end)
    yield from _whole(line, end)
    for pattern, is_cause in _BEHIND:
        for match in pattern.each(line, end) if is_broken or pattern is not _NAMED else ():
            found = noun_phrase(line.text, match.end(), end)
            if is_cause(line.text, match, found):
                yield _bare(line.text, found)


def _blamed(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is blamed: "a cut" of "blamed a cut for it", "a supplier" of "blamed it on a supplier"."""
    text = line.text
    for match in _BLAMED.each(line, end):
        found = noun_phrase(text, match.end(), end)
        if on := _ON.match(text, found[1], end):
            found = noun_phrase(text, on.end(), end)
        if _is_something(text, found) and not is_denied(text, match.start()):
            yield found


def _begun(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield what it all began with, or what was behind it."""
    text = line.text
    for match in _TOLD.each(line, end):
        if match[0].lower().startswith(_BEGINS) and not _ALL_OF_IT.search(text, 0, match.start()):
            continue
        found = noun_phrase(text, match.end(), end)
        is_named = _DETERMINED.match(text, match.end()) and not _NO_BEGINNING.match(text, match.end(), found[1])
        if is_named and _is_something(text, found):
            yield _bare(text, found)


def _whole(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield what tells a cause by itself: a crowd, a load, a trouble within, something gone wrong."""
    for match in _TOO_MUCH.each(line, end):
        yield match.span()
    for match in _RUSH.each(line, end):
        yield match.span("a")
    for match in _GONE_WRONG.each(line, end):
        what = _SOMETHING.search(line.text, max(0, match.start() - _NEAR), match.start())
        if what and CULPRIT_WORD.search(what[0]):
            yield what.start(), match.end()
    for match in _WITHIN.each(line, end):
        if not is_denied(line.text, match.start()):
            yield match.span()


def _is_culprit(text: str, match: re.Match[str], found: tuple[int, int]) -> bool:
    return CULPRIT_WORD.search(text, *found) is not None


def _is_it(text: str, match: re.Match[str], found: tuple[int, int]) -> bool:
    return _is_culprit(text, match, found) or (match[0].endswith("with ") and _is_something(text, found))


def _is_in_a_part(text: str, match: re.Match[str], found: tuple[int, int]) -> bool:
    return lies_in_a_part(text[slice(*found)])


def _is_so_named(text: str, match: re.Match[str], found: tuple[int, int]) -> bool:
    return _is_culprit(text, match, found) and not is_denied(text, match.start())


_LIES_IN = late(
    r"[“\"]?an?\s(?:[\w-]+\s){0,3}?(?:problem|issue|fault|error|bug|glitch|failure)\s(?:with|in|at)\s", re.IGNORECASE
)
"""How a trouble begins that lay somewhere: what it is said to have done, it caused."""


def _did_it(text: str, match: re.Match[str], found: tuple[int, int]) -> bool:
    words = text[slice(*found)]
    return _is_so_named(text, match, found) and (not is_mere(words) or _LIES_IN.match(words) is not None)


def _is_a_load(text: str, match: re.Match[str], found: tuple[int, int]) -> bool:
    return _LOAD.search(text, *found) is not None


def _befell_it(text: str, match: re.Match[str], found: tuple[int, int]) -> bool:
    is_such = _ATTACK.search(text, *found) and _is_something(text, found)
    return bool(is_such) and not is_denied(text, match.start()) and not _LONG_BEFORE.search(text, 0, match.start())


_LONG_BEFORE = late(r"\b(?:comes?|came|just|less\sthan|barely)\s(?:[\w-]+\s){0,3}?(?:weeks?|months?|years?)\s$")
"""Before "after": then it was another time, "the outage comes a month after a fire"."""
_BEHIND: tuple[tuple[Pattern, Callable[[str, re.Match[str], tuple[int, int]], bool]], ...] = (
    (_RATHER, _is_culprit),
    (_CLEFT, _is_it),
    (_HAVING, _is_in_a_part),
    (_NAMED, _is_so_named),
    (_DONE_BY, _did_it),
    (_BEFALLEN_BY, _befell_it),
    (_COPED, _is_a_load),
)
"""Before which words a cause stands behind, and what then makes it one."""


def _bare(text: str, found: tuple[int, int]) -> tuple[int, int]:
    """Return the range without quotation marks around it."""
    start, end = found
    while start < end and text[start] in "“\"‘'":
        start += 1
    return start, end - (text[end - 1] in '”"' and text.count(text[end - 1], start, end) == 1)


def _is_something(text: str, found: tuple[int, int]) -> bool:
    """Tell whether what is blamed is more than the trouble itself, a pronoun or nothing."""
    words = text[slice(*found)].strip("“\"‘'”’")
    return len(words) > 3 and (not is_mere(words) or _ATTACK.search(words) is not None)
