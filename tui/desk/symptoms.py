"""What fails: what users cannot do and what does not work, as the sentence puts it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.desk.patterns import Pattern
from tui.desk.reading import Sentence
from tui.desk.slots import Found

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
    r"\b(?:[\w’'-]+\s){0,2}?(?:system|systems|site|website|app|apps|service|platform|feed|feeds|page|pages|network"
    r"|lookups?|servers?|machines?|terminals?|lines?|cameras?|transactions|payments|calls|messages|images"
    r"|timelines?)\s(?:was|were|is|are|has\sbeen|have\sbeen|became|went|remained)\s(?:\w+ly\s|also\s|still\s)*(?:inoperable"
    r"|unavailable|inaccessible|unreachable|failing|down|offline|slow|unresponsive|unusable|blank|frozen|disrupted"
    r"|delayed|declined|grounded|cancell?ed|suspended|halted|affected|not\s(?:working|loading|available|responding))\b",
    r"\b(?:(?:DNS\s)?lookup[\w\s]{0,40}?|logins?|requests|transactions|payments|cards|calls|messages)\s(?:was|were"
    r"|is|are)\s(?:failing|declined|dropped|timing\sout|rejected|not\s(?:going\sthrough|delivered|processed))\b",
    r"\b(?:stopped|not|(?:was|were|is|are)n['’]t|no\slonger|quit|ceased)\s(?:working|loading|responding|functioning|watching|updating|syncing|ringing"
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
    r"|\sfor|\son|$)|[\"“]?SOS(?:\sonly|\smode)?[\"”]?|dropped\scalls|no\s(?:service|dial\stone|internet(?:\saccess)?|connection)"
    r"|(?:was|were|are|is|be|been|remain(?:s|ed)?)\s(?:\w+ly\s|also\s|still\s)*(?:unavailable|inaccessible|inoperable"
    r"|unreachable|unresponsive|unusable|non-?functional))\b",
    r"\b(?:taken|took|take|taking|went|gone|going|goes|go|knocked|knocking|pulled|dropped|forced|brought)\s(?:\w+['’]?s?\s){0,4}?"
    r"(?:offline|dark)\b",
    r"\b(?:paus(?:e|ed|es|ing)|halt(?:ed|s|ing)?|ground(?:ed|s|ing)?|suspend(?:ed|s|ing)?|cancell?(?:ed|s|ing)?|delay(?:ed|s|ing)?)"
    r"\s(?:all\s|its\s|some\s|most\s|domestic\s|international\s|hundreds\sof\s|thousands\sof\s|more\sthan\s|over\s|[\d,]+\s)*"
    r"(?:flights?|departures?|arrivals|trains?|services?|trading|withdrawals|deposits|transactions|orders|deliveries|operations"
    r"|surgeries|appointments|classes)\b",
    r"\b(?:systems?|servers?|switch(?:es)?|databases?|portals?|link)\s(?:has\s|have\s|had\s|suddenly\s)?(?:failed|crashed|collapsed"
    r"|froze|malfunctioned)\b",
    r"\b(?:disrupt(?:ed|s|ing)?|interrupt(?:ed|s|ing)?|lost|restrict(?:ed|s)?|throttl(?:ed|es|ing))\s(?:\w+\s){0,2}?(?:access|connectivity|connections"
    r"|calls|payments|flights|operations|communications?|production|deliveries)\b",
    r"\b(?:switched|turned|shut)\soff\b(?:\sthe\s\w+(?:\s\w+)?)?",
    r"\b(?:traffic|connectivity|space|share|throughput|usage|volumes?)\s(?:\w+\s){0,3}?(?:dropped|fell|plunged|plummeted|evaporated|collapsed)"
    r"(?:\s(?:by|to)\s[\d.]+\s?(?:%|per\s?cent))?",
    r"\b(?:appear(?:s|ed)?\s(?:to\sbe\s)?(?:limited|blocked|throttled|cut|blank|down|offline)|completely\sblank|load(?:ing)?\stimes\s[^.,;]{0,24}?\bslow"
    r"|error(?:ed|ing)\s(?:on|out)\b(?:\s\w+){0,3}|(?:return|throw|show|display|see|get|receiv)(?:ed|s|ing)?\s(?:\w+\s){0,2}?errors?\b"
    r"|internet\s(?:blackout|shutdown)|digital\sblackout)",
)


def symptoms(sentence: Sentence) -> Iterator[Found]:
    """Yield what users cannot do and what does not work, as the sentence puts it."""
    taken = -1
    for match in _SYMPTOM.finditer(sentence.text):
        start = sentence.start + match.start()
        if start < taken or start >= sentence.earlier:
            continue
        words = match[0].rstrip(" ,.;:\"”'’")
        taken = start + len(words)
        yield Found(start, taken, words.lower())
