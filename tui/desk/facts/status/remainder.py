"""What a story that calls an outage over tells of as still broken: then it is not over, only a part of it is.

A headline is written for the whole, and the end is what it tells; further below stands that the portal is still
offline, that flights remain cancelled, that the rest will be back on Friday. A false end is the worst that the desk
can tell, so that one such sentence outweighs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Sentence
from tui.text.late import late

_BROKEN = (
    r"(?:\w+ly\s)?(?:down(?!\s(?:\d|by\b|about\b|more\b|from\b))|offline|out(?=\s?(?:[.,;]|$)|\s(?:in|for|at|across|on)\b)|unavailable|inaccessible|unreachable"
    r"|unable|affected|impacted|disrupted|degraded|closed|shut|suspended|cancell?ed|halted|grounded|broken|stuck|locked|without"
    r"|missing|delayed|dark|waiting\sto\sbe)\b"
)
_GOING_ON = (
    r"(?:experiencing|seeing|facing|having|recovering(?!\sfrom\s(?:an?|last|its|the\s20\d\d)\b)|suffering|struggling|at\swork|being\s\w+"
    r"|not\s(?!(?:clear|known|saying|commenting)\b)\w+)\b"
)
_PEOPLE = (
    r"(?:customers|users|people|players|subscribers|passengers|members|residents|shoppers|patients|some|others|many"
    r"|thousands|hundreds)"
)
_TROUBLE = r"(?:slow\w*|delay\w*|error\w*|problems?|issues?|trouble|disruptions?|timeouts?|outages?)"
_MENDED = r"(?:recovered|restored|back|resolved|fixed|operational|running|normal(?:ly)?)"
_NOW = Pattern(
    rf"\b(?:is|are)\sstill\s(?:{_BROKEN}|{_GOING_ON})",
    r"\b(?:is|are|was|were)\sstill\sworking\s(?:(?:its|their)\sway|on\s(?:it|a\sfix)\b|to\s(?:restore|bring|fix|resolve|recover|reconnect)\b)",
    rf"\bremains?\s{_BROKEN}",
    r"\bstill\s(?:cannot|can['’]t|have\sto|has\sto|do(?:es)?\snot\s(?!know\b)|don['’]t\s(?!know\b)|doesn['’]t\s(?!know\b)|fails?|face|struggle)\b",
    rf"\b(?:{_PEOPLE}|services?|messages|e-?mails?|orders|deliveries)\s(?:\w+\s)?(?:may|might|could)\s(?:still|continue\sto)"
    r"\s(?:see|experience|notice|face|have|encounter|suffer|get|find|fail|be\s(?:unable|affected|slow\w*|delayed|without))\b(?!\s\w+ed\b)",
    rf"\b(?:some|many)\s(?:\w+\s)?(?:may|might|could)\s(?:see|experience|notice|face|have|encounter|suffer)\s(?!\w+ed\b)(?:\w+\s){{0,2}}?{_TROUBLE}\b",
    rf"\b{_MENDED},?\s(?:except|apart\sfrom|aside\sfrom|with\sthe\sexception\sof|but\snot)\s(?!(?:those|that|what|where|when)\b)",
    hints="still|remain|may|might|could|except|apart from|aside from|but not",
)
"""What is told of the hour of the story."""
_TO_COME = Pattern(
    r"\b(?:will|would)\s(?:only\s)?(?:be\s(?:back|restored|reopened|reconnected|available\sagain)|return|resume|reopen|follow(?!\sup\b))\s(?:up\s|online\s|only\s){0,2}"
    r"(?:on|by|at|in|later|tomorrow|next|within|over)\b",
    hints="will|would",
)
"""What is to come back."""
_NO_SERVICE = late(
    r"\b(?:refunds?|compensation|credits?|reports?|review|details?|hearings?|talks|court|trial|parliament|he|she|staff|workers|employees|pupils"
    r"|students|season|series|event|summit|investigation|inquiry|updates?|features?|sale)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""Before what is to come and was not broken."""
_THEN = Pattern(
    rf"\b(?:was|were|remained)\s(?:still\s)?(?:{_BROKEN}|without\b)",
    rf"\b{_PEOPLE}\b[^.;]{{0,40}}?\b(?:continued|kept)\s(?:to\s)?(?:\w+\s)?(?:report|see|experience|face|complain|have|struggle|suffer|receive|get)\w*",
    hints="still|remained|continued|kept",
)
"""The same as told in the past, of the time after the end."""
_STILL = late(r"\bstill\b|\bremained\b|\bcontinued\b|\bkept\b", re.IGNORECASE)
_AFTER_ALL = late(
    r"^[“\"]?(?:but|however|yet|even\sso|still|nevertheless|nonetheless|despite\s(?:this|that)|late\son|by\s(?:late|evening|night))\b"
    r"|\b(?:later|afterwards|since\sthen|after\s(?:that|the\sfix)|even\safter|on\s\w+day\s(?:night|evening|morning|afternoon)|as\sof\b[^.;]{3,30})(?=\s?(?:[.,;]|$))",
    re.IGNORECASE,
)
"""What places a sentence after the end that the story told before."""
_ELSEWHEN = late(
    r"^[“\"]?(?:during|at\sthe\s(?:time|height|peak)|at\sits\s(?:height|peak)|while|before|earlier|initially|at\sfirst|by\scontrast)\b",
    re.IGNORECASE,
)
"""How a sentence begins that looks back on the outage."""
_SUPPOSED = late(r"\b(?:if|unless|whether|should|in\scase)\b[^.;]*$", re.IGNORECASE)
_WATCHDOG = late(
    r"\b(?:regulator|police|watchdog|ministry|court|union|experts?|analysts?|shares?|stock)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Before what is no service and not broken: the regulator is still waiting."""


def remainder(body: Sequence[Sentence], end: int) -> tuple[Sentence, int, int] | None:
    """Return the words that say that something is still broken, at a range of the sentence's field, None without any.

    `end` is the number of the last sentence of the body that tells an end (-1: none does).
    """
    for sentence in body:
        limit = sentence.earlier - sentence.start
        found = next((one for one in _NOW.each(sentence.line, limit) if _tells(sentence, one)), None)
        if found is None and sentence.number >= end:
            found = next((one for one in _TO_COME.each(sentence.line, limit) if _is_of_a_service(sentence, one)), None)
        if found is None and sentence.number > end and _AFTER_ALL.search(sentence.text):
            found = next((one for one in _THEN.each(sentence.line, limit) if _went_on(sentence, one)), None)
        if found is not None:
            return sentence, sentence.start + found.start(), sentence.start + found.end()
    return None


def _tells(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell whether words mean the outage: no bystander's, no supposition, nobody's who only looks into it."""
    return not (
        sentence.is_personal(sentence.start + found.start())
        or _SUPPOSED.search(sentence.text, 0, found.start())
        or _WATCHDOG.search(sentence.text, 0, found.start())
        or _ELSEWHEN.match(sentence.text)
    )


def _is_of_a_service(sentence: Sentence, found: re.Match[str]) -> bool:
    return _tells(sentence, found) and not _NO_SERVICE.search(sentence.text, 0, found.start())


def _went_on(sentence: Sentence, found: re.Match[str]) -> bool:
    return _tells(sentence, found) and _STILL.search(found[0]) is not None
