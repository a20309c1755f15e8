"""Where trouble came from: "the errors came from a full disk", "named a relay as the culprit", "fire broke out".

What was being changed when it broke, what the trouble came from, what somebody names as its cause, what a review found
to have happened before, and what befell another house on whose work the story's own relies.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.desk.facts.cause.blame import CULPRIT_WORD, is_denied, is_mere
from tui.desk.facts.cause.frames import noun_phrase
from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_AT_WORK = Pattern(
    r"\b(?:occur(?:red)?|happen(?:ed)?|began|started|arose|came|hit|struck|failed|broke)\s(?:just\s|right\s)?(?:while|as)\s"
    r"(?P<a>(?:(?:the|its|an?|it|they|staff|engineers|technicians)\s(?:[\w’'-]+\s){0,2}?)?(?:was|were)\s(?:\w+ly\s)?"
    r"(?:migrat|upgrad|updat|mov|switch|maintain|install|test|deploy|roll|replac|perform|carry|transferr|apply|integrat|convert|repair|patch)ing"
    r"\b[^.;,—]{0,60})",
    r"\bin\sthe\s(?:middle|midst|process)\sof\s(?P<c>(?:migrat|upgrad|updat|mov|switch|install|deploy|roll|replac|transferr|integrat|convert)ing\b[^.;,—]{0,60})",
    r"\b(?:occurred|happened|began|started|arose|came)\s(?:\w+\s)?after\s(?P<d>(?:the|an?|one|its)\s(?=[^.;,]{3,70}?\b(?:fail(?:ed|ure)|experienced"
    r"|suffered|malfunctioned|crashed|expired|overloaded|broke|lost|overheated|caught\sfire)\b)[^.;,—]{3,90})",
    r"\b(?:failed|crashed|overheated|went\s(?:down|offline|dark)|shut\s(?:themselves\s|itself\s)?down|collapsed)\s(?:when|after|because|as)\s"
    r"(?P<e>(?:(?:the|an?|one|both|its)\s)?(?:[\w’'-]+\s){1,4}?(?:failed|broke\sdown|malfunctioned|overheated|expired|burst|tripped|crashed|caught\sfire"
    r"|(?:rose|climbed|soared)\s(?:above|to)\s\w+|ran\sout(?:\sof(?:\s[\w-]+){1,2})?|(?:was|were|had\sbeen)\s(?:cut|severed|damaged|flooded|lost))\b(?:\s(?:in|at|of|near)\s(?:[\w’'-]+\s?){1,4})?)",
    r"\b(?:came|comes|happened|occurred|began|started|follow(?:s|ed)|arose)\s(?:(?:shortly|just|soon|hours|minutes|days|immediately|right)\s)?after\s"
    r"(?P<b>(?:the|its|an?|it|they|engineers|staff)\s(?:[\w’'-]+\s){0,3}?(?:had\s)?(?:moved|migrated|upgraded|switched|installed|rolled\sout"
    r"|pushed|deployed|launched|released|updated|changed|replaced|introduced|carried\sout|transferred|merged)\b[^.;,—]{0,60})",
)
"""What was being changed when it broke, or just before."""
_CAME_FROM = Pattern(
    r"\b(?:troubles?|problems?|issues?|faults?|errors?|failures?|outages?|disruptions?|glitch(?:es)?|delays?|crash(?:es)?|incident)"
    r"\s(?:had\s|has\s|have\s|all\s|apparently\s)?(?:c[ao]mes?|sprang|sprung|grew|flowed|stem(?:s|med)\sback)\s(?:from|out\sof|to)\s",
    hints="from|out of|back to",
)
"""Before what the trouble grew out of."""
_TOLD = Pattern(
    r"\b(?:named|identified|singled\sout|gave|cited|described|pointed\sto|listed|confirmed)\s(?P<a>(?:an?|the|its|one|human|poor)\s[^,.;:“”\"]{3,80}?)"
    r"\sas\s(?:the|its|a)\s(?:\w+\s)?(?:cause|culprit|reason|trigger|source|root)\b",
    r"\b(?P<d>(?:an?|the|its|one|human|poor)\s[^,.;:“”\"]{3,80}?)\s(?:was|were|has\sbeen|had\sbeen|is|are)\s(?:now\s|since\s|\w+ly\s)?(?:named|identified|singled\sout|confirmed|found)"
    r"\s(?:as|to\sbe)\s(?:the|its|a)\s(?:\w+\s)?(?:cause|culprit|trigger|source|root)\b",
    r"\b(?:review|investigation|inquiry|enquiry|post-?mortem|analysis|audit|examination)\s(?:has\s|had\s|later\s|then\s)?"
    r"(?:found|concluded|show(?:s|ed)|says|said|reveal(?:s|ed)|established|determined)\sthat\s"
    r"(?P<b>(?:an?|the|its|one|two|three|some)\s[^,.;:“”\"]{3,60}?\shad\s(?!no\b|access\b)[^,.;:“”\"]{4,80})",
    r"\b(?P<c>(?:an?|its|their|one\sof\s(?:its|their)|another)\s(?:(?:third-party|external|outside|key|main|upstream|software|network|cloud|hosting|power|telecoms?|identity|payments?|data|IT|internet)\s){0,3}"
    r"(?:supplier|provider|vendor|contractor|sub-?contractor|host|carrier)(?:['’]s\s(?:[\w-]+\s){0,3}?[\w-]+)?"
    r"\s(?:had\s|has\s)?(?:failed|broken?\sdown|went\s(?:down|dark|offline)|gone\s(?:down|dark|offline)|crashed|(?:suffered|experienced|had|lost)\s(?:an?\s)?(?:[\w-]+\s){0,2}?"
    r"(?:outages?|failures?|faults?|problems?|issues?|breach|attack|power|connectivity)))\b",
    hints=" as the| as its| as a| to be | that |supplier|provider|vendor|contractor|host|carrier",
    apart=True,
)
"""What somebody names as the cause, what a review finds to have happened before the trouble, and what befell a house on
whose work the story's own relies; that "the provider" failed is the outage itself."""
_BEFORE_IT = Pattern(
    r"\bfires?\s(?:had\s)?(?:broken?\sout|erupted|started|swept\sthrough|tore\sthrough)(?:\s(?:in|at|on|near)(?:\s[\w’'-]+){1,6})?",
    r"\b(?:temperatures?|heat)\s(?:[\w’'-]+\s){0,6}?(?:rose|risen|climbed|soared|passed|reached|topped|(?<!was\s)(?<!were\s)exceeded|hit|shot\sup)\b(?:\s[\w’'.°-]+){0,4}",
    r"\btoo\s(?:few|little)\s[\w-]+\s(?:[\w’'-]+\s){0,2}?(?:had|were|was)\b(?:\s[\w’'-]+){1,6}",
    r"\b(?:demand|traffic|load|interest|volumes?|requests|orders|calls)\s(?:of\s)?(?:\w+\s)?(?:\w+\stimes|twice|double|triple)\s(?:that|those|the|what|as|its|of)\b"
    r"(?:\s[\w’'-]+){0,5}",
)
"""Fire, heat, and more than there was room for: near trouble, what began it."""
_NO_ORIGIN = late(r"(?:(?:an?|the)\s)?(?:[\w-]+\s){0,3}?(?:users?|customers?|callers?|readers?|subscribers?|number)\b")
"""Those from whom only the reports of it came."""
_INDEFINITE = late(r"(?:an?|one|two|some)\s")


def origins(line: Line, end: int, *, is_broken: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` that tell from what the trouble came; near trouble, what began it, too."""
    text = line.text
    for match in _AT_WORK.each(line, end):
        if not is_denied(text, match.start()):
            yield match.span(match.lastgroup or "a")
    for match in _CAME_FROM.each(line, end):
        found = noun_phrase(text, match.end(), end)
        if _is_origin(text, found) and not is_denied(text, match.end()):
            yield found
    for match in _TOLD.each(line, end):
        what = match.lastgroup or "a"
        if not is_denied(text, match.start()) and not is_mere(match[what]):
            yield match.span(what)
    for match in _BEFORE_IT.each(line, end) if is_broken else ():
        yield match.span()


def _is_origin(text: str, found: tuple[int, int]) -> bool:
    """Tell whether words name a thing that trouble comes from, and no place or people from which it is reported."""
    if _NO_ORIGIN.match(text, *found) or is_mere(text[slice(*found)]):
        return False
    return _INDEFINITE.match(text, *found) is not None or CULPRIT_WORD.search(text, *found) is not None
