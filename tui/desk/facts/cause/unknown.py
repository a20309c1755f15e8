"""What a story says that the cause is not, and where it says that nobody tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.facts.cause.doubted import REJECTS
from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_SUSPECT = r"\b(?:attack|cyber|malicious|hack|breach|foul|sabotage|criminal|terror|security|weather|hostile|caus|relat)"
_DENIED = Pattern(
    r"\b(?:(?:(?:was|were|is|are)\s(?:not|n['’]t)|(?:wasn|weren|isn|aren)['’]t"
    r"|not)\s(?:(?:directly|believed|thought|likely|in|any|way|to|be|been|have|appear|seem|yet|actually|necessarily)\s){0,4}"
    r"(?:the\sresult\sof|a\sresult\sof|caused\sby|due\sto|related\sto|linked\sto"
    r"|connected\s(?:to|with)|because\sof|the\swork\sof|(?:com(?:e|ing)|stem\w*"
    r"|result\w*)\sfrom)\s(?P<a>[^,.;“”\"]{3,70})"
    r"|(?:no|not\sany|not\ssay\sthere\sis\sany)\s(?:evidence|indication|sign|suggestion"
    r"|reason\sto\sbelieve)s?[”\"]?\s(?:of|that(?:\sthe\s\w+\s(?:was|were)\s(?:the\sresult\sof|caused\sby|due\sto))?"
    rf"|to\ssuggest|the)\s(?P<b>(?=[^,.;“”\"]{{0,80}}{_SUSPECT})[^,.;“”\"]{{3,80}})"
    rf"|no\s(?:evidence|indication|sign|suggestion|reason)s?\s(?:[\w’'-]+\s){{0,4}}?to\s(?:suggest|believe|indicate|think)\s(?:that\s)?"
    rf"(?P<k>(?=[^,.;“”\"]{{0,80}}{_SUSPECT})[^,.;“”\"]{{3,80}})"
    rf"|(?:not|n['’]t)\s(?:appear|seem|believed|thought)\s(?:to\s(?:be|have\sbeen)\s)(?P<l>an?\s(?:[\w-]+\s){{0,3}}?(?:attack|cyber-?attack|hack"
    r"|breach|sabotage))\b"
    r"|no\s(?!(?:further|more|other|additional|new)\b)(?P<u>(?:[\w-]+\s){0,2}?(?:ddos\sattacks?|cyber[\s-]?attacks?|hack|sabotage|power\s(?:cuts?|outages?|failures?)))"
    r"(?=[,.;]|\s(?:and|or|here|(?:at|on)(?!\s(?:this|such|which)\b))\b|\s(?:was|were)\s(?:reported|recorded|registered)\b|$)"
    rf"|no\s(?P<g>(?:malicious|criminal|hostile|nefarious|foul)\s\w+)"
    rf"|(?:not|n['’]t)\s(?:believed|thought|suspected)\s(?:that|to\sbe|to\shave)\s[^,.;]{{0,60}}?(?:caused\sby"
    rf"|result\sof|due\sto"
    r"|related\sto)\s(?P<h>[^,.;“”\"]{3,40}?)(?=[,.;]|\sbut\b|$)"
    rf"|(?:and\s|(?<=,\s))not\s(?:by\s|of\s|from\s)?(?P<m>(?=[^,.;“”\"]{{0,40}}{_SUSPECT})an?\s[^,.;“”\"]{{3,40}})"
    rf"|rather\sthan\s(?:by\s|of\s)?(?P<n>(?=[^,.;“”\"]{{0,40}}{_SUSPECT})an?\s[^,.;“”\"]{{3,50}})"
    rf"|(?:claims|rumou?rs|reports|allegations|speculation)\sof\s(?P<o>(?=[^,.;]{{0,60}}{_SUSPECT})[^,.;“”\"]{{3,60}}?)\s(?:were|was|are|is|proved)"
    r"\s(?:to\sbe\s)?(?:unfounded|untrue|false|baseless|denied)"
    r"|den(?:ied|ies|ying)\s(?:[\w-]+\s){0,3}?(?:rumou?rs|claims|reports|allegations)\sof\s(?P<p>[^,.;“”\"]{3,60})"
    rf"|den(?:ied|ies|ying)\sthat\s(?P<q>(?=[^,.;]{{0,40}}{_SUSPECT})[^,.;“”\"]{{3,50}}?)\s(?:was|were|is|are|had|has)\s"
    r"|den(?:ied|ies|ying)\s(?:that\s)?it\s(?:was|had\sbeen)\s(?P<s>hacked|attacked|breached)"
    rf"|(?<=,\s)not\sby\s(?P<t>(?=[^,.;]{{0,40}}{_SUSPECT})[^,.;“”\"]{{3,50}})"
    rf"|(?:not|n['’]t)\ssuspect\s(?P<r>(?=[^,.;]{{0,40}}{_SUSPECT})[^,.;“”\"]{{3,50}})"
    r"|\bno\s(?P<i>[^,.;“”\"]{3,70}?)\s(?:was|were)\s(?:involved|to\sblame|responsible|behind)"
    r"|\bno\s(?P<j>[^,.;“”\"]{0,60}?attacks?)\s(?:took\splace|(?:was|were|had\sbeen)\s(?:detected|involved|found))"
    r"|rul(?:ed|es|ing)\sout\s(?P<c>[^,.;“”\"]{3,70})"
    r"|(?:was|is|were)(?:\snot|n['’]t)\s(?P<d>an?\s(?:\w+\s){0,3}?(?:attack|cyber-?attack|hack"
    r"|security\s(?:incident|breach|issue)|cyber\s?security\s\w+|breach))"
    r"|nothing\sto\sdo\swith\s(?P<e>[^,.;“”\"]{3,60})"
    r"|(?:not\sa(?:n)?\s(?=['‘“\"]))(?P<f>['‘“\"]?[\w\s-]{3,30}issue))",
)
_CULPRIT = (
    r"(?:(?:an?|the|any)\s)?(?:[\w-]+\s){0,3}?(?:attacks?|cyber-?attacks?|(?:ransomware|malware|ddos|hacker|hacking)(?:\sattacks?)?|hack(?:s|ers?|ing)?|(?:data\s)?breach(?:es)?|sabotage"
    r"|intrusion|(?:solar\s)?storms?|power\s(?:cuts?|failures?|outages?)|fire|flood|overload|migration)"
)
_REJECTED = Pattern(
    rf"\b{REJECTS}\s(?:[\w-]+\s){{0,3}}?(?:reports?|rumou?rs?|claims?|suggestions?|talk|allegations?|speculation|theor(?:y|ies)|accusations?)\b"
    rf"[^.;]{{0,110}}?\b(?:by|of|that)\s(?P<v>{_CULPRIT})\b",
    rf"\b(?P<w>an?\s{_CULPRIT})\s(?:has|had|was|is)\s(?:also\s|now\s|since\s)?(?:been\s)?(?:excluded|ruled\sout|discounted)\b",
    r"\b(?:was|were|is)(?:\snot|n['’]t|\snever)\s(?P<x>hacked|attacked|breached)\b",
    rf"\bnothing\s(?:that\s|to\s)?(?:point(?:s|ed|ing)?\sto(?:wards)?|suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing))\s(?P<y>{_CULPRIT})\b",
    rf"\b(?P<z>an?\s{_CULPRIT})\s(?:did|was)(?:\snot|n['’]t)\s(?:cause|trigger)\b",
    rf"\b(?:rumou?rs?|claims?|reports?)\s(?:on\s[\w\s]{{1,20}}\s)?that\s(?P<A>{_CULPRIT})\b[^.;]{{0,60}}?\b(?:were|was|are|is)\s(?:untrue|false|unfounded|baseless)\b",
    hints="den|reject|dismiss|rebuff|refut|rubbish|scotch|quash|disput|play|exclud|ruled|discount|hacked|attacked|breached"
    "|nothing|cause|trigger|untrue|false|unfounded|baseless",
)
"""The same where it is rejected, excluded, or untrue that it was so."""
_SUSPECTED = late(_SUSPECT, re.IGNORECASE)
_NOT_RULED = late(
    r"(?:\bnot|n['’]t|\bnever|\bnobody\shas|\bno\sone\shas|\byet\sto\s(?:be|have)|\bfar\sfrom|\bwithout|\bbefore)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""Before "ruled out": then it may well be the cause, "police have not ruled out sabotage"."""
_NEAR = 40
_UNSAID = Pattern(
    r"\b(?:not\saware\sof|(?:did|do|does)(?:\snot|n['’]t)\s(?:yet\s)?know|no\sidea)\swhat\s(?:was\s|is\s|had\s|has\s)?(?:caus\w+|happened|went\swrong|trigger\w+)",
    r"\b(?:no\sindication|yet\sto\s\w+)\b[^.;]{0,60}?\b(?:as\sto|on|of)\sthe\scause\b",
    r"\b(?:(?:is|are|was|were)\s?(?:not|n['’]t)\s(?:yet\s|currently\s)?(?:saying|disclosing|revealing|explaining|sharing)\s"
    r"(?:\w+ly\s|publicly\s)?(?:what|why|how|the\s(?:exact\s|root\s)?cause)"
    r"|no\s(?:further\s|additional\s|other\s|more\s)?(?:details?|information|explanation)\s(?:on|about|of|as\sto)\s(?:the\s"
    r"|its\s)?(?:\w+\s)?(?:cause|nature|reason|source|what\scaused|why)"
    r"|(?:unknown|unclear|known)\s(?:exactly\s)?(?:what|why)\s(?:is\s|was\s|has\s|had\s)?(?:caus\w+|led|trigger\w+|happened)"
    r"|said\snothing\sabout\s(?:what|why|the\scause)|(?:did|does|do|has|have)\s?(?:not|n['’]t)\s(?:yet\s"
    r"|immediately\s|publicly\s)?(?:describe|detail(?:ed)?|elaborate|disclosed?|specif(?:y|ied)|explain(?:ed)?"
    r"|sa(?:y|id)\swhat"
    r"|provided?\s(?:any\s|an?\s|more\s|further\s)?(?:\w+\s)?(?:details?|reason|explanation|information)|(?:give[n]?|offer(?:ed)?)\s(?:any\s|an?\s"
    r"|further\s)?(?:details?|reason|explanation)|revealed?|identified\s(?:the|a)\scause|have\s(?:an?"
    r"|any)\s(?:explanation|reason|cause|answer)"
    r"|know\s(?:what|why|the\scause|(?:yet\s)?(?:if|whether)\s[^.;,]{3,40}?\s(?:caused|the\sresult|due\sto|related\sto))"
    r"|share[d]?\s(?:any\s)?(?:details|what))"
    r"|(?:gave|given|offered|provided)\s(?:no|few|little)\s(?:\w+\s)?(?:reasons?|explanations?|details?"
    r"|information|cause)"
    r"|(?:did|does|do|has|have|had|would|will|could|can|was|were|is|are|wo|ca)\s?(?:not|n['’]t)\s(?:yet\s|immediately\s"
    r"|publicly\s|currently\s)?(?:be\sdrawn\son|sa(?:y|id)|know|known|tell|told|comment(?:ed)?\son|reveal(?:ed)?"
    r"|disclosed?|share[d]?|explain(?:ed)?|establish(?:ed)?|determined?|confirm(?:ed)?|discuss(?:ed)?)\s(?:\w+\s){0,3}?"
    r"(?:what\s?(?:\w+ly\s)?(?:['’]s|is|was|had|has|went|caus\w+|lay|led|trigger\w+|happened)\s?(?:\w+\s?){0,2}"
    r"|why|how\sit|the\s"
    r"(?:exact\s|root\s)?(?:causes?|reasons?))"
    r"|(?:what|why)\s[^.;,]{2,40}?\s(?:is|was|remain(?:s|ed)?)\s(?:still\s)?(?:unclear|unknown|being\s\w+|a\smystery"
    r"|not\s(?:yet\s)?(?:clear|known))"
    r"|shed\s(?:any\s)?light\son|(?:did|does|has|have)\s?(?:not"
    r"|n['’]t)\sreleased?\s(?:\w+\s){0,3}?(?:information|details|cause)"
    r"|(?:declined|refus(?:es|ed|ing))\sto\s(?:say|elaborate|specify|explain|give|disclose)"
    r"|stop(?:s|ped|ping)\sshort\sof\s(?:explaining|saying|giving|disclosing|specifying|revealing|naming)"
    r"|(?:un|not\s)able\sto\s(?:provide|give|offer|share)\s(?:any\s|an\s|a\s|further\s|more\s|additional\s){0,2}(?:details?|information|explanations?"
    r"|reasons?)"
    r"|no\s(?:\w+\s){0,2}?(?:cause|reason)\s(?:has|have|had|was|is)\s(?:yet\s|ever\s|so\sfar\s)?(?:been\s)?(?:\w+ly\s)?(?:disclosed|given|identified"
    r"|announced|determined|found|released|shared|established|confirmed|named|provided|offered)"
    r"|without\s(?:elaborating|giving\s(?:a\sreason"
    r"|details)|explaining|specifying)"
    r"|(?:has|have)\syet\sto\s[^.;]{0,60}?\b(?:caused?|reason|explanation|explain|why)\b"
    r"|(?:cause|reason)s?\s(?:of|for|behind)?\s?[^.;,]{0,60}?(?:is|was|were|are|remain(?:s|ed)?|has)\s?(?:still\s"
    r"|currently\s|not\s|n['’]t\s|as\syet\s|yet\s|immediately\s|been\s){0,4}(?:unclear|unknown|clear|known"
    r"|determined|undetermined|disclosed|undisclosed|under\sinvestigation|being\sinvestigated|a\smystery|confirmed"
    r"|identified|explained|established|(?:officially\s)?announced|given|made\spublic|revealed)"
    r"|no\sanswers\son\s(?:the\s)?cause|(?:cause|reason)s?\s(?:unknown|unclear|undisclosed)|unknown\scauses?"
    r"|no\s(?:official\s|immediate\s"
    r"|clear\s)?(?:explanation|word|answers?|details)\s(?:has|have|was|were|for|on|about|of|given|yet)[^.;]{0,30}"
    r"|(?:un|not\s(?:immediately\s|yet\s|entirely\s)?)clear\s(?:at\s(?:this|the)\s\w+\s)?(?:exactly\s)?(?:what|why)(?:\s(?:is\s|was\s|has\s)?(?:caus\w+"
    r"|led|trigger\w+|happened|went\swrong|the))?|(?:investigating|looking\sinto|examining)\s(?:the\s)?(?:exact\s|root\s|underlying\s)?causes?|investigating\s(?:exactly\s)?(?:what\s(?:had\s|has\s)?(?:caused|happened|went)|why)|(?:trying|work(?:ing)?(?:\shard)?|seeking|attempting)\sto\s(?:find\sout|determine|establish|understand|identify|work\sout)\s"
    r"(?:exactly\s)?(?:what\s(?:had\s|has\s)?(?:caused|happened|went)|why|the\s(?:\w+\s)?cause)|mysterious(?:ly)?)\b",
)
_CLEARED = Pattern(
    r"\b(?:was|were|is|are)(?:\snot|n['’]t)\s(?:to\sblame|responsible|behind|the\sculprits?|at\sfault)\b",
)
_SUSPECT_BEFORE = late(r"[^,.;:“”\"]{3,40}?(?=\s$)")
"""Who is cleared, before the words that clear them."""
_GOES_ON = late(r"\s(?:and\s(?:was|is|were|has|had|said|that)|but)\b.*", re.IGNORECASE)
_WHAT = late(r"\s(?:why|how|what\s\w+|the\s(?:\w+\s)?(?:cause|reason)s?)\b", re.IGNORECASE)
"""Behind what nobody explains: what it is."""
_KNOWN = late(
    r"\b(?:known|clear|determined|disclosed|confirmed|identified|explained|established|announced|given|made\spublic|revealed)$",
    re.IGNORECASE,
)
_NOT_YET = late(r"\b(?:not|no|un\w+|yet|never|nobody)\b|n['’]t\b", re.IGNORECASE)
"""Without these a cause that is identified is no secret."""


def denied(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` that name a cause which is ruled out."""
    for match in _DENIED.each(line, end):
        start, stop = match.span(match.lastgroup or "a")
        if match.lastgroup == "c" and _NOT_RULED.search(line.text, max(0, match.start() - _NEAR), match.start()):
            continue
        if match[0].lower().startswith("not ") and not _SUSPECTED.search(line.text, start, stop):
            continue  # "subscribers not linked to a number": nothing is said to have caused anything
        yield start, start + len(_GOES_ON.sub("", line.text[start:stop]).rstrip(" '’\"”"))
    for match in _REJECTED.each(line, end):
        yield match.span(match.lastgroup or "v")
    for match in _CLEARED.each(line, end):
        if suspect := _SUSPECT_BEFORE.search(line.text, max(0, match.start() - 41), match.start()):
            yield suspect.start() + len(suspect[0]) - len(suspect[0].lstrip()), suspect.end()


def is_guessed(text: str, at: int) -> bool:
    """Tell whether what is named at `at` is only feared, or nobody rules it out: it is no cause that is given."""
    return _GUESSED.search(text, max(0, at - _FAR), at) is not None


_GUESSED = late(
    r"\b(?:fear(?:s|ed|ing)?|rumou?rs?|speculat\w+|rul(?:e|ed|ing)\sout|suspicions?|whether)\b[^.;,]{0,40}$"
    r"|\b(?:no|never)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_FAR = 60


def unsaid(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` that say that the cause is not told or not known."""
    for match in _UNSAID.each(line, end):
        words = line.text[match.start() : match.end()]
        if not _KNOWN.search(words) or _NOT_YET.search(words):
            goes_on = _WHAT.match(line.text, match.end(), end)
            yield match.start(), goes_on.end() if goes_on else match.end()


def speaks_of_the_cause(words: str) -> bool:
    """Tell whether what is not told is plainly the cause, and not only still looked for."""
    return _OF_THE_CAUSE.search(words) is not None and not _SOUGHT.search(words)


_SOUGHT = late(
    r"investigat|looking into|examin|\b(?:trying|work(?:ing)?(?: hard)?|seeking|attempting) to\b", re.IGNORECASE
)
"""Words of a search that goes on: it says nothing against a cause that is told."""
_OF_THE_CAUSE = late(
    r"\b(?:cause[ds]?|reasons?|why|what\s(?:started|sparked|happened|went|triggered|led|lay)|explanation)\b",
    re.IGNORECASE,
)
