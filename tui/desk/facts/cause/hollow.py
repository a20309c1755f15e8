"""What stands where a cause stands and is none: the outage by another name, people, a bare "fault", a remedy."""

from __future__ import annotations

import re

from tui.desk.reading.patterns import Pattern
from tui.text.late import late

GENERIC = Pattern(
    r"^(?:(?:this|that|these|those|it|them|which|what)$|(?:\w+['’]s\s)?(?:the\s|an?\s|this\s|that\s|its\s"
    r"|their\s|ongoing\s|major\s|massive\s|global\s|recent\s|wide-?spread\s|it\s"
    r"|nationwide\s|worldwide\s|network\s|prolonged\s|lengthy\s|extended\s|brief\s|partial\s|computer\s|technical\s|overnight\s|sudden\s|system\s|service\s|internet\s"
    r"|these\s|those\s)*(?:outages?(?!\s(?:at|with"
    r"|of)\s(?:an?|our|its|their|one|the)"
    r"\s[^,.;]{0,40}?(?:provider|supplier|vendor|partner|host|carrier|contractor|third|data|systems?|network|servers?|database))|disruptions?|downtime"
    r"|shutdown"
    r"|incident|situation|matter|inconvenience|impact|delays?|company|users?|customers?|people|demand\sfor"
    r"|nobody|anyone|each\sother|concerns?|complaints|event|events|investigations?|inquir(?:y|ies)|probe|failures?\sin\scommunication|cause|crash)\b(?:\s(?:is|was|in|at|on|of|from|and"
    r"|into|are|were|sent|forced|caused|left|made|led|across)\b.*)?$)"
)
"""The outage by another name, its consequences and people, whatever is said of them."""
BARE = Pattern(
    r"^(?:the|this|that|a|an|its)\s(?:underlying\s|same\s|root\s|latest\s|earlier\s|ongoing\s)?(?:(?:issue|problem)(?:\s(?:in"
    r"|at)\s.*)?|glitch|error|bug"
    r"|fault|failure|malfunction)$"
)
"""A trouble of which nothing is said: "a bug"."""
THE_TROUBLE = late(
    r"(?:the|these|its|their|our)\s(?:(?!(?:power|software|hardware|router|faulty|failed)\b)[\w’'-]+\s){0,2}?"
    r"(?:glitch(?:es)?|problems?|issues?|failures?|errors?|faults?|attacks?|cuts?|inconvenience)"
    r"(?:\son\s\w+day)?",
    re.IGNORECASE,
)
"""What was told of before, and stands for the outage: "the IT glitch meant that …" says nothing of its cause."""


def is_hollow(text: str, start: int, end: int) -> bool:
    """Tell whether words name nothing by themselves, or tell of the remedy rather than of the cause."""
    return (
        _NO_START.match(text, start) is not None
        or _REMEDY.search(text, start, end) is not None
        or _BY_REMEDY.search(text, max(0, start - 60), start) is not None
        or _BROUGHT_BACK.search(text, max(0, start - 80), start) is not None
        or _CUT_SHORT.search(text, start, end) is not None
        or text.startswith("?", end - 1)
        or text.startswith("?", end)
    )


_NO_START = late(
    r"nothing\b|(?:a\s)?(?:combination|number|series|variety)\sof\s(?:[\w-]+\s){0,4}?(?:factors|reasons|events|things|causes)\b|(?:this|that|these|those|which|it|they|not|of|into|about|but|we\s(?:found|have)|(?:temporarily\s)?disabled|working|recovering|resolved|being\sleveraged|deleted|healthy|steady|depend|(?:a\s)?mitigations?|attempting|\d+\sUTC|[A-Z]{3,4}\swe)\s"
    r"|(?:elevated|increased)\s(?:errors?|latency|latencies)\b|errors\s|(?:(?:the|this)\schange|(?:the|a|an|this)\s(?:source\sof\s[^.,;]*|issue\soccurring\b[^.,;]*))"
    r"(?=[.,;]|\s(?:that|which|responsible|and)\b|$)",
    re.IGNORECASE,
)
"""How words begin that name nothing by themselves."""
_CUT_SHORT = late(r"\b(?:of|the|an?)$", re.IGNORECASE)
"""How words end that were cut before what they name: "a third wave of"."""
_REMEDY = late(
    r"\bby\s(?:rolling|disabling|restarting|removing|rotating|deploying|scaling|re\w+ing)\b|\bto\s(?:prevent|resolve|mitigate|bypass)\b"
    r"|\bthe\s(?:mitigation|remedy|workaround|fix)\s(?:was|has|is)\b",
    re.IGNORECASE,
)
_BY_REMEDY = late(
    r"\b(?:mitigat|resolv|restor|recover|address|remed|fix)\w*\b[^.;]{0,40}(?<!caused)(?<!triggered)\sby\s$",
    re.IGNORECASE,
)
"""Before what was done about the trouble: "we mitigated the incident by"."""
_BROUGHT_BACK = late(
    r"\b(?:back\s(?:online|up)|brought\sback|reinstated|reactivated|returned)\b[^.;,]{0,40}\b(?:due\sto|because\sof|thanks\sto)\s$",
    re.IGNORECASE,
)
"""Before why it was brought back."""
