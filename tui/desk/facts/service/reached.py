"""Before what is out of reach: verbs and turns of phrase whose object is a service that people came to in vain.

What stands behind them is read as the objects of harm are (`tui.desk.facts.service.failing.objects`): it counts only
where it names a service.
"""

from __future__ import annotations

from tui.desk.reading.patterns import Pattern

OUT_OF_REACH = Pattern(
    r"\b(?:(?<=were\s)|(?<=was\s)|(?<=are\s)|(?<=is\s)|(?<=been\s)|(?<=being\s)|(?<=got\s))(?:locked|shut|logged|signed|booted|kicked|kept|thrown|frozen)"
    r"\s(?:out\sof|off|from)\s",
    r"\block(?:ed|s|ing)\s(?:[\w’'-]+\s){1,3}?out\sof\s",
    r"\bpull(?:ed|ing|s)?\sthe\splug\son\s",
    r"\bneither\s(?=[^.;]{3,60}?\snor\s[^.;]{2,60}?\s(?:worked|works|responded|loaded|loads|opened|answered|functioned|would\s\w+"
    r"|(?:was|were)\s(?:working|available|reachable|accessible|responding|loading))\b)",
    r"\b(?:spread|spill(?:ed|s)\sover|cascad(?:ed|es)|rippled)\s(?:to|into|through|across)\s",
    r"\b(?:(?<=with\sit\s)|(?<=with\sthem\s))(?:went|fell|goes)\s",
    r"\b(?:down|out|offline|gone|dead|dark|silent|hit|affected|unavailable|unreachable|disrupted|suspended)(?:\s(?:too|as\swell|with\s(?:it|them)))?,?"
    r"\s(?:was|were|went|are|is)\s(?=(?:the|its|their|all|both)\s)",
    r"\balso\s(?:down|out|offline|hit|affected|unavailable|unreachable|disrupted)(?:\s(?:was|were|is|are)\s|:\s)",
    r"\b(?:(?<=,\s)|(?<=;\s))(?:so|as)\s(?:was|were|did|had|has|have)\s",
    apart=True,
)
"""Before what people are shut out of, what did not work either, and what went down with the rest: that is plain."""
COME_TO = Pattern(
    r"\b(?:visitors|callers|calls|visits|log-?ins?)\sto\s",
    r"\b(?:attempts?|attempting|tried|tries|whenever\s\w+|when\sthey|who)\s(?:to\s)?(?:use|open|opened|access|accessed|reach|load|loaded|enter|visited|dialled|dialed|called"
    r"|log(?:ged)?\s(?:in|on)\s?to|sign(?:ed)?\sin\s?to)\s",
    r"\b(?:(?:un|not\s)able\sto|(?:could|can)(?:\snot|n['’]t)|cannot|(?:nobody|no\sone)\scould)\s(?!be\b|say|confirm|comment|tell|explain|rule|give|speak)"
    r"(?:[\w’'-]+\s){1,4}?(?:through|via|in|with|using|into)\s(?!(?:the|its|their)\s(?:application|platform|service)\b)",
)
"""Before where people came, and with what they could do nothing: that may also have been something else."""
