"""What fails: what users cannot do and what does not work, as the sentence puts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.failing import failures
from tui.desk.patterns import Line, Pattern
from tui.desk.reading import Sentence
from tui.desk.slots import Found
from tui.desk.spared import is_spared
from tui.text.late import late

_TAIL = (
    r"(?:\s(?!and\b|but\b|while\b|after\b|as\b|with\b|because\b|on\s(?:mon|tue|wed|thu|fri|sat|sun)|since\b"
    r"|when\b|for\b|that\b|said\b|following\b|during\b|including\b|such\b|causing\b|due\b)[\w’'/-]+){0,5}"
)
_ACTS = (
    r"(?:log|sign|access|connect|load|send|receive|use|make|place|complete|open|view|post|tweet|join|host|play"
    r"|stream|watch|pay|buy|purchase|check|reach|refresh|see|retrieve|process|upload|download|get|update|withdraw"
    r"|transfer|search|call|read|visit|book|start|create|sync|push|pull|clone|deploy|authenticate|checkout|trade"
    r"|finali[sz]e|initially|publish|print|do|work|respond|take|charge|unlock|launch|navigate|edit|share|follow|"
    r"add|save|register|reset|fully|properly|contact|communicate|dial|text|order|run|manage|find|perform|verify"
    r"|build|resolve)"
)
_THING = (
    r"(?!(?:that|said|says|caused|causing|because|which|and|but|reported|complained|or|while|their|its|the|to"
    r"|of|in|on|at|by|for|with|as)\b)"
    r"[\w’'-]+"
)
_SYMPTOM = Pattern(
    rf"\b(?:unable|not\sable|inability)\sto\s[\w’'-]+{_TAIL}",
    r"\b(?:can['’]?t|cannot|could\snot|couldn['’]t|wouldn['’]t|would\snot|won['’]t"
    rf"|(?:could|can)\sno\slonger|no\slonger\sable\sto)\s(?:even\s)?{_ACTS}\b{_TAIL}",
    r"\b(?:prevent(?:s|ed|ing)|stop(?:s|ped|ping)|keep(?:s|ing)?|kept|block(?:s|ed"
    rf"|ing)?)\s(?:\w+\s){{0,4}}?from\s\w+ing{_TAIL}",
    r"\b(?:booted|logged|locked|kicked|signed|shut"
    r"|knocked)\sout(?:\sof(?:\s(?:their\s)?[\w’']+(?:\sand\s[A-Z][\w’']+)?)?)?",
    r"\b(?:trouble|difficult(?:y|ies)|problems?|issues?|errors?|struggl(?:ed|ing)\sto|failures?)\s(?:when\s"
    r"|while\s|in\s|with\s)?(?:trying\sto\s)?(?:(?!including|affecting|accord|caus|report|spik|com|during|involv"
    rf"|regard|stem|start|aris|impact|rang|surround|result|plagu)\w+ing|access|connect|log|load|sign)\b{_TAIL}",
    r"\b(?:trouble|difficult(?:y|ies)|problems?|issues?)\swith\s(?:the\s|its\s"
    r"|their\s)?(?!the\b)[\w’'-]+(?:\s(?!and\b|on\b|at\b|in\b|for\b|as\b)[\w’'-]+){0,2}",
    r"\b(?P<thing>system|systems|site|website|app|apps|service|platform|feed|feeds|page|pages|network"
    r"|lookups?|servers?|machines?|terminals?|lines?|cameras?|transactions|payments|calls|messages|images"
    r"|timelines?)\s(?:was|were|is|are|has\sbeen|have\sbeen|became|went|remained)\s(?:\w+ly\s|also\s"
    r"|still\s)*(?:inoperable"
    r"|unavailable|inaccessible|unreachable|failing|down|offline|slow|unresponsive|unusable|blank|frozen|disrupted"
    r"|delayed|declined|grounded|cancell?ed|suspended|halted|affected|not\s(?:working|loading|available"
    r"|responding))\b",
    r"\b(?:(?:DNS\s)?lookup[\w\s]{0,40}?|logins?|requests|transactions|payments|cards|calls|messages)\s(?:was|were"
    r"|is|are)\s(?:failing|declined|dropped|timing\sout|rejected|not\s(?:going\sthrough|delivered|processed))\b",
    r"\b(?:stopped|not|(?:was|were|is|are)n['’]t|no\slonger|quit|ceased)\s(?:working|loading|responding"
    r"|functioning|watching|updating|syncing|ringing"
    r"|recording|processing|sending|available|accessible|synchroni[sz](?:ed|ing))\b(?:\sfor\s\w+\s\w+)?",
    r"\b(?:fail(?:s|ed|ing)?|refus(?:ed|es|ing)|did\snot|didn['’]t|does\snot|doesn['’]t)\s(?:to\s)?(?:load|respond"
    r"|open|connect|start|send|sync|work|refresh|update|appear|process|complete|launch)\b",
    r"\b(?:error\s(?:messages?|codes?|pages?)|(?:increased|elevated|high(?:er)?)\s(?:api\s)?(?:error\srates?"
    r"|latenc(?:y|ies)|errors)|(?:HTTP\s)?5\d\d\serrors?|blank\s(?:screens?|pages?|timelines?)"
    r"|blue\sscreens?(?:\sof\sdeath)?|connection\serrors?|timeouts?|time-outs?|degraded\sperformance"
    r"|intermittent\serrors|internal\sserver\serrors?|packet\sloss|slow\sloading|slow\s(?:load|response)\stimes?"
    r"|something\swent\swrong|(?:40[34]|50[0234])\s(?:bad\sgateway|service\sunavailable|gateway\stime-?out|not\sfound"
    r"|forbidden)|technical\sdifficulties|messages?\snot\sdelivered)\b",
    r"\b(?:no\ssignal|lost\s(?:service|connectivity|signal|access|connection)|loss\sof\s(?:service|connectivity"
    r"|access|signal)|without\s(?:service|internet|signal|access|mobile|phone|broadband)[\w\s]{0,20}?(?=[.,;]|\sand"
    r"|\sfor|\son|$)|SOS(?:\sonly|\smode)?|dropped\scalls|no\s(?:service|dial\stone"
    r"|internet(?:\saccess)?|connection)"
    r"|(?:was|were|are|is|be|been|remain(?:s|ed)?)\s(?:\w+ly\s|also\s|still\s)*(?:unavailable|inaccessible|inoperable"
    r"|unreachable|unresponsive|unusable|non-?functional))\b",
    r"\b(?:taken|took|take|taking|went|gone|going|goes|go|knocked|knocking|pulled|dropped|forced"
    r"|brought)\s(?:\w+['’]?s?\s){0,4}?"
    r"(?:offline|dark)\b",
    r"\b(?:paus(?:e|ed|es|ing)|halt(?:ed|s|ing)?|ground(?:ed|s|ing)?|suspend(?:ed|s|ing)?|cancell?(?:ed|s|ing)?"
    r"|delay(?:ed|s|ing)?)"
    r"\s(?:all\s|its\s|some\s|most\s|domestic\s|international\s|hundreds\sof\s|thousands\sof\s|more\sthan\s"
    r"|over\s|[\d,]+\s)*"
    r"(?:flights?|departures?|arrivals|trains?|services?|trading|withdrawals|deposits|transactions|orders"
    r"|deliveries|operations"
    r"|surgeries|appointments|classes)\b",
    r"\b(?:systems?|servers?|switch(?:es)?|databases?|portals?|link)\s(?:has\s|have\s|had\s"
    r"|suddenly\s)?(?:failed|crashed|collapsed"
    r"|froze|malfunctioned)\b",
    r"\b(?:disrupt(?:ed|s|ing)?|interrupt(?:ed|s|ing)?|lost|restrict(?:ed|s)?|throttl(?:ed|es"
    r"|ing))\s(?:\w+\s){0,2}?(?:access|connectivity|connections"
    r"|calls|payments|flights|operations|communications?|production|deliveries)\b",
    r"\b(?:switched|turned|shut)\soff\b(?:\sthe\s\w+(?:\s\w+)?)?",
    r"\b(?:traffic|connectivity|space|share|throughput|usage|volumes?)\s(?:\w+\s){0,3}?(?:dropped|fell|plunged"
    r"|plummeted|evaporated|collapsed)"
    r"(?:\s(?:by|to)\s[\d.]+\s?(?:%|per\s?cent))?",
    r"\b(?:appear(?:s|ed)?\s(?:to\sbe\s)?(?:limited|blocked|throttled|cut|blank|down|offline)|completely\sblank"
    r"|load(?:ing)?\stimes\s[^.,;]{0,24}?\bslow"
    r"|error(?:ed|ing)\s(?:on|out)\b(?:\s\w+){0,3}|(?:return|throw|show|display|see|get|receiv)(?:ed|s"
    r"|ing)?\s(?:\w+\s){0,2}?errors?\b"
    r"|internet\s(?:blackout|shutdown)|digital\sblackout)",
    r"\b(?:stopped|ceased)\s(?!(?:short|this|that|the|at|in|by|it|a)\b)\w+ing\b(?:\s(?-i:[A-Z])\w+)?",
    r"\b(?:began|started|kept|keeps?)\s(?:timing\sout|failing|dropping|rejecting|crashing|returning|freezing"
    r"|showing|throwing|misbehaving)\b",
    r"\b(?:was|were|is|are)\s(?:not|n['’]t)\sbeing\s\w+",
    r"\b(?:hung(?!\sup)|hanging|froze|frozen|freezing)\b(?:\s(?:on|at)\s(?:an?\s|the\s)?[\w’'-]+(?:\s(?:screen"
    r"|page|wheel))?|\s(?!and|but|for|on|at|in|up)[\w-]+)?",
    r"\b(?:blank|white|black|spinning|error|loading|maintenance|holding|empty)\s(?:screens?|pages?|channels"
    r"|wheels?|timelines?|boards?|maps?)\b",
    r"\b(?:showed|shows|showing|displayed|displaying|greeted\s(?:with|by)|met\s(?:with|by)|staring\sat"
    r"|saw)\s(?:an?\s|the\s|only\s)?(?:\w+\s)?(?:maintenance|error|blank|white|spinning|empty|holding)\s(?:\w+)",
    r"\b(?:vanish(?:ed|es|ing)?|disappear(?:ed|s|ing)?|went\smissing|had\s(?:also\s)?gone(?=[.,;]|\sas\swell"
    r"|\stoo)|piling\sup|piled\sup)\b",
    r"\b(?:could\snot|couldn['’]t|unable\sto)\s(?!(?:be|say|have|tell|confirm|help|agree|immediately|comment"
    r"|provide|rule)\b)[a-z]+(?:\s(?!(?:and|but|on|at|for|because|while|as|when|after|until)\b)[\w’'-]+){0,4}",
    r"\b(?:had\sto|forced\sto|having\sto|were\stold\sto)\s[^.,;]{3,60}?\s(?:by\shand|manually|on\spaper"
    r"|in\sperson|cash)\b",
    r"\bwait(?:ing|s)\s(?:of\s)?(?:up\sto|more\sthan|over|as\slong\sas|for)\s(?:\w+\s){1,3}?(?:hours?|minutes)\b",
    r"\b(?:went|gone|going|been|working|left)\swithout\s(?:the\s|their\s|any\s)?[\w-]+(?:\s(?!and|but|on|for|in"
    r"|after)[\w-]+){0,2}",
    r"\b(?:dropped|thrown|kicked|bounced|logged|disconnected)\s(?:back\s)?(?:to\sthe\s\w+|out"
    r"|from\s[\w\s]{3,20}?(?=[.,;]|\s(?:and|with)))",
    r"\bstuck\s(?:in|on|at)\s(?:an?\s|the\s)?[\w’'-]+(?:\s(?:queue|screen|page|loop))?",
    r"\b(?:ground(?:ed|s|ing)|halt(?:ed|s|ing)|stopp?(?:ed|s|ing))\s(?:its|their|all|the)\s(?:entire\s"
    r"|whole\s)?(?:fleet|flights|trains|operations|network)\b",
    r"\bflights\s(?:had\sbeen|have\sbeen|were|was)\s(?:cancell?ed|delayed|grounded|diverted)\b",
    r"\b(?:losing|lost)\s(?:their\s|its\s|the\s)?(?:\w+\s)?(?:connection|signal|service|access|internet"
    r"|reception|connectivity)s?\b",
)
_PREDICATE = Pattern(
    r"\b(?:was|were|is|are|went|gone)\s(?:missing|blank|empty|rejected|declined|lost|dropped|stuck|queu(?:ed"
    r"|ing)|refused|turned\saway|unreadable|garbled|scrambled|wrong|misrouted|duplicated)\b"
    r"(?!\s(?:by|over|in\sthe))",
    r"\b(?:could|can)\s?not\sbe\s(?:reached|accessed|opened|used|loaded|completed|processed|found|authori[sz]ed)\b",
    r"\b(?:access|internet|services?|connections?|connectivity|calls|lines|payments)\s(?:was|were|is|are|has\sbeen"
    r"|have\sbeen)\s(?:\w+ly\s)*(?:cut(?:\soff)?|blocked|throttled|restricted|suspended)\b",
    r"\b(?:often\s|sometimes\s)?(?:dropped|froze|stalled)\b(?=[.,;]|\sout)",
    r"\b(?:keeps?|kept)\s(?:restarting|crashing|freezing|failing|dropping|rebooting|disconnecting)\b",
    r"\b(?:to\sbe|being|been)\s(?:rejected|declined|dropped|disconnected|logged\sout|cut\soff|turned\saway)\b",
)
"""What befell the words before it, at most three of them."""
_SUBJECT = late(rf"\b(?:{_THING}\s){{1,3}}$", re.IGNORECASE)
_LEAD = late(rf"\b(?:{_THING}\s){{1,2}}$", re.IGNORECASE)
_REACH = 60
"""Characters in which a subject of three words lies."""

_ADVICE = Pattern(
    r"\b(?:should\s(?:try|clear|flush|restart|update|contact|check|use|reinstall|log|sign|wait)|(?:users"
    r"|customers|people|anyone)\s(?:who\s[^.;]{0,60}?\s)?(?:can|should|are\sadvised\sto)\s(?:try|flush|clear"
    r"|restart|contact)"
    r"|we\srecommend|workaround\sis\sto)\b",
)
"""What people are told to do about it is no symptom."""
_PRONOUN = late(r"(?:it|they|this|he|she|we|i|who|there)\s", re.IGNORECASE)

_ASKED = late(r"\b(?:what|how|why|when|where|who|which|whether)\s", re.IGNORECASE)
"""What nobody told ("how many orders were lost") befell nothing."""


def symptoms(sentence: Sentence) -> Iterator[Found]:
    """Yield what users cannot do and what does not work, as the sentence puts it."""
    if _ADVICE.first(sentence.line):
        return
    spans = {*map(_whole, _SYMPTOM.each(sentence.line)), *_befallen(sentence.line), *failures(sentence)}
    taken = -1
    for low, high in sorted(spans, key=lambda span: (span[0], -span[1])):
        start = sentence.start + low
        if start >= taken and start < sentence.earlier and not is_spared(sentence, start):
            words = sentence.text[low:high].rstrip(" ,.;:\"”'’")
            taken = start + len(words)
            yield Found(start, taken, words.lower())


def _whole(match: re.Match[str]) -> tuple[int, int]:
    """Return the range of a symptom, with up to two words before the thing that fails: "booking system was down"."""
    start, end = match.span()
    if match["thing"] and (lead := _LEAD.search(match.string, max(0, start - _REACH), start)):
        return lead.start(), end
    return start, end


def _befallen(line: Line) -> Iterator[tuple[int, int]]:
    """Yield what befell a subject, with the subject: "balances were missing"; a pronoun alone tells nothing."""
    for match in _PREDICATE.each(line):
        subject = _SUBJECT.search(line.text, max(0, match.start() - _REACH), match.start())
        if subject and not _PRONOUN.fullmatch(subject[0]) and not _ASKED.search(subject[0]):
            yield subject.start(), match.end()
