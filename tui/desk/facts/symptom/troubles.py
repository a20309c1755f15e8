"""What fails, weighed: every phrase of a story that may be a symptom, told by its grammar rather than by its words.

`tui.desk.facts.symptom.phrases` knows phrases that mostly are symptoms. What is here is wider: whatever a verb of harm
has for an object, what somebody could not do or had to do, what was shown, cancelled, closed or done by hand, and each
word for a state of failure. `tui.desk.facts.weighing` tells which of them count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.facts.service.failing import failures, predicates
from tui.desk.facts.symptom.phrases import befallen, is_advice, is_no_symptom, known
from tui.desk.facts.weighing import Candidate, chosen
from tui.desk.reading.patterns import Line, Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

Span = tuple[int, int]

_TO_THE_END = (
    r"(?:\s(?!(?:and|but|or|while|after|as|with|because|since|when|for|that|said|says|following|during|including|due"
    r"|before|until|according|despite|on|from|by|in\sthe|across|such)\b)[\w’'/&-]+)"
)
_HARM = (
    r"(?:disrupt|prevent|hamper|hinder|slow|delay|cancel|halt|stop|freez|interrupt|block|strand|limit|restrict"
    r"|throttl|crippl|paraly[sz]|disabl|suspend|ground|postpon|divert|clos|shut|cut|los(?=e|ing)|reject|declin|crash|lock"
    r"|knacker|sever|impair|degrad|brick|wip|overwhelm|jam|drop|fail|refus|scrambl|corrupt|turn|return|display|show)"
)
_WIDE = Pattern(
    rf"\b(?P<harm>{_HARM}(?:ped|led|ted|ed|en|ping|ling|ting|ing|es|s)?\s(?:down\s|off\s|away\s|out\s)?"
    rf"(?!(?:and|or|but|by|in|on|at|as|to|due|because|after|when|while|until|following|amid|since|from|began|begin|started|continued?|lasted"
    rf"|the\s(?:outage|problem|issue))\b)[\w’'“\"-]+{_TO_THE_END}{{0,4}})",
    rf"\b(?P<took>(?:took|takes|taking|taken|knocked|knocking|knocks|brought|wiped|threw|forced)\s(?:out|down|offline)"
    rf"{_TO_THE_END}{{0,3}})",
    rf"\b(?P<cannot>(?:can\s(?:still\s)?not|still\scannot|cannot|can['’]t|could\s(?:still\s)?not|couldn['’]t|would\snot|wouldn['’]t|may\snot|might\snot"
    rf"|(?:do|does|did|is|are|was|were|has|have|had)(?:\snot|n['’]t)|no\slonger|never|nobody\scould|no\sone\scould)"
    rf"\s(?!(?:say|confirm|comment|explain|tell|give|rule|know|believe|expect|plan|think|want|mean)\b)[\w’'-]+{_TO_THE_END}{{0,5}})",
    rf"\b(?P<hard>(?:inability|failure|failing|failed|unable|not\s(?:been\s)?able|struggl(?:ed|ing)|trouble|difficult(?:y|ies)"
    rf"|problems?|impossible|lag|lags|delays?)\s(?:for\s(?:[\w’'-]+\s){{1,3}}?|by\s(?:[\w’'-]+\s){{1,3}}?)?(?:to\s|in\s|with\s)?"
    rf"(?!(?:provide|inform|communicate|explain|disclose|give|notify|warn|comply|follow|began|begin|started|continued?|lasted)\b)[\w’'-]+{_TO_THE_END}{{0,4}})",
    rf"\b(?P<must>(?:forced|had|(?<!may\s)(?<!might\s)(?<!could\s)have|having|has|obliged|made|told|asked|left)\sto\s(?!(?:be|say|reroute|repair|fix|restore|restart|rebuild|replace|investigate|apologi[sz]e)\b)[\w’'-]+{_TO_THE_END}{{0,5}})",
    r"\b(?P<left>(?:left|leaving|leaves|with|had|have|saw|seeing|found|made|making|render(?:ed|ing))\s(?:[\w’'&-]+\s){1,5}?"
    r"(?:unable\sto\s\w+|stranded|waiting|without\s\w+|in\sthe\sdark|inaccessible|unavailable|unusable|unreachable"
    r"|impossible|declined|rejected|refused|delayed|cancell?ed|disappear|vanish|stuck|idle|offline|down|closed|late))\b",
    r"\b(?P<seen>(?:see|seeing|saw|seen|show(?:s|ed|ing)?|display(?:s|ed|ing)?|find|found|receiv(?:e|ed|ing)|getting|got|met\swith"
    r"|greeted\s(?:with|by)|fac(?:e|ed|ing)|experienc(?:e|ed|ing)|encounter(?:ed|ing)?|suffer(?:ed|ing)?)\s"
    r"(?:(?:an?|the|only|some|long|huge)\s)?(?:[\w’'“\"-]+\s){0,3}?[\w’'“\"-]+)",
    r"\b(?P<queue>(?:long|longer|huge|lengthy|massive|big|growing|severe|significant|major|extensive)\s(?:[\w-]+\s){0,2}?"
    r"(?:queues?|lines?|delays?|waits?|tailbacks?|backlogs?|disruptions?|times))\b",
    r"\b(?P<state>(?:temporarily\s|completely\s|partially\s|currently\s|still\s)?(?:unavailable|inaccessible|unreachable|unresponsive"
    r"|unusable|offline|inoperable|frozen|crashed|disconnected|stranded|grounded|cancell?ed|postponed|delayed|suspended"
    r"|halted|failed\scompletely|out\sof\s(?:service|action|order)|out\sagain|down\sagain|went\sdown|went\sdark"
    r"|down(?=[.,;]|\s(?:for|since|and|across|in|on|at|worldwide|globally)\b)|timing\sout|timed\sout))\b",
    r"\b(?P<loss>(?:closure|loss|suspension|cancell?ation|collapse|failure)s?\sof\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+){0,2})\b",
    r"\b(?P<being>(?:being|getting|been|were|was|are|stayed|remained|remain)\s(?:\w+ly\s)?(?:held|kicked|logged|booted|dumped|thrown|turned"
    r"|charged|queued|sent\sback|bounced|cut|locked|stuck|grounded|told|diverted|closed)(?:\s[\w’'-]+){0,4})",
    apart=True,
)
"""Wider than what a symptom is: each group is a construction, and says of itself which."""
_TOLD_LAST = Pattern(
    r"\b(?P<noun>failures?|cancell?ations?|closures?|halts?|delays|errors|time-?outs?|crashes|latency|outages)\b",
    r"\b(?P<done>by\shand|manually|on\spaper|in\scash|in\sperson|pen\sand\spaper)\b",
)
"""What is told by its last word, with up to three words before it: "payment failures", "write passes by hand"."""
_BEFORE = {
    "noun": late(
        r"(?:\b(?!(?:the|an?|of|to|in|and|or|by|this|that|its|for|from|at|after|massive|major|widespread|global|recent|with)\b)"
        r"[\w’'-]+\s){1,3}$",
        re.IGNORECASE,
    ),
    "done": late(r"(?:\b[\w’'-]+\s){1,4}$"),
}
_REACH = 60
"""Characters in which the words before it lie."""


def symptoms(reading: Reading) -> list[Candidate]:
    """Return what users cannot do and what does not work, as the story puts it, in its order."""
    return chosen("symptom", reading, candidates(reading))


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield all that may be a symptom, without overlap."""
    for sentence in reading.body:
        yield from _candidates(sentence)


def _candidates(sentence: Sentence) -> Iterator[Candidate]:
    found = _found(sentence)
    if not found or is_advice(sentence.line):
        return
    limit, taken = sentence.earlier - sentence.start, 0
    for start, end in _apart(found):
        if rest := _REST.match(sentence.text, end) if _OPEN.search(sentence.text, start, end) else None:
            end = rest.end()
        words = sentence.text[start:end].rstrip(" ,.;:\"”'’")
        if not taken <= start < limit or is_no_symptom(sentence, sentence.start + start):
            continue
        taken = start + len(words)
        if _MERE.fullmatch(words) or _CUT_SHORT.search(words):
            continue  # no more than that there is an outage
        if words.lower() in _DOWN and any(one.end + 1 == sentence.start + start for one in sentence.mentions):
            continue  # said of a name, it is the outage itself
        marks = frozenset(mark for (low, high), mark in found if low < end and start < high)
        yield Candidate(sentence, start, taken, words.lower(), marks)


def _apart(found: list[tuple[Span, str]]) -> list[Span]:
    """Return the spans in order, without those that meet one of a closer pattern or a longer one that begins before."""
    sure = {span for span, mark in found if mark in _SURE}
    kept: list[Span] = []
    for start, end in sorted(sure, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif end > kept[-1][1]:  # "app failed" and "failed to open": the two tell one thing
            kept[-1] = (kept[-1][0], end)
    for start, end in sorted({span for span, _ in found} - sure, key=lambda span: (span[0], -span[1])):
        if not any(low < end and start < high for low, high in kept):
            kept.append((start, end))
    return sorted(kept)


_DOWN = frozenset(("went down", "down", "offline", "went dark", "went offline"))
_OPEN = late(
    r"\b(?:increased|elevated|high(?:er)?|widespread|severe|significant|major|technical|error|connectivity|intermittent|slow|unusually|extremely)$",
    re.IGNORECASE,
)
"""A last word that wants another: "facing increased"."""
_CUT_SHORT = late(
    r"^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s(?:has|have|was|were|is|are)\s|^(?:experienc|fac|suffer|see|saw)\w*\s(?:[\w-]+\s){0,2}?(?:late|increased|widespread|severe|significant|major|[“\"]\w+)$",
    re.IGNORECASE,
)
"""Words of a trouble that is never named, or of a number whose things stand before it: "one in three has been"."""
_REST = late(
    r"(?:\s(?:error|response|connectivity|loading|network|technical|wait))?\s(?:rates?|errors?|times?|delays?|problems|issues|latency"
    r"|difficulties|disruptions?|outages?|messages?|pages?|screens?|failures?|congestion|codes?|speeds?)\b",
    re.IGNORECASE,
)
_MERE = late(
    r"(?:(?:was|were|is|be|been|went|had)\s(?:also\s|still\s|later\s)?)?(?:offline|disrupted|delayed|failed|went\sdown|(?:was|were|is)\sdown"
    r"|shut\sdown|be\sunavailable)|(?:was|were)\salso\sdown"
    r"|(?:has|have|had|having)\s(?:some\s)?(?:problems|trouble|difficulties|issues)|(?:has|have|had)\sbeen\s(?:refused|rejected|delayed|lost)",
    re.IGNORECASE,
)
"""Words that say of nobody what befell him."""
_SURE = frozenset(("known", "befallen", "failure"))


def _found(sentence: Sentence) -> list[tuple[Span, str]]:
    line = sentence.line
    found = [(span, "known") for span in known(line)]
    found += [(span, "befallen") for span in befallen(line)]
    found += [(span, "failure") for span in failures(sentence)]
    found += [(span, "predicate") for span in predicates(line)]
    return [*found, *_wide(line)]


def _wide(line: Line) -> Iterator[tuple[Span, str]]:
    for match in _WIDE.each(line):
        if group := match.lastgroup:
            yield match.span(group), group
    for match in _TOLD_LAST.each(line):
        group = match.lastgroup or "noun"
        if before := _BEFORE[group].search(line.text, max(0, match.start() - _REACH), match.start()):
            yield (before.start(), match.end()), group
