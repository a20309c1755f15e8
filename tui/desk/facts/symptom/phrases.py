"""What fails: what users cannot do and what does not work, as the sentence puts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.facts.spared.clauses import is_spared
from tui.desk.facts.symptom.trades import DID, OF_TRADES
from tui.desk.reading.patterns import Line, Pattern
from tui.desk.reading.story import Sentence
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
    r"|of|in|on|at|by|for|with|as|than)\b)"
    r"[\w’'-]+"
)
_SPEAKERS = (
    r"(?:be|say|have|tell|confirm|help|agree|immediately|comment|provide|rule|reach\s(?:anyone|any\b|(?:the|a|an)\s(?:company|firm|spokes\w+|bank|airline|official))"
    r"|ascertain|estimate|give"
    r"|offer|meet|respond\sto\srequests|explain|determine|verify\swhether|select)"
)
"""What those who speak of the outage cannot do."""
_SYMPTOM = Pattern(
    rf"\b(?<!those\s)(?:unable|not\s(?:be\s)?able|inability)\sto\s(?!{_SPEAKERS}\b)[\w’'-]+{_TAIL}",
    r"\b(?:can['’]?t|cannot|could\snot|couldn['’]t|wouldn['’]t|would\snot|won['’]t"
    rf"|(?:could|can)\sno\slonger|no\slonger\sable\sto)\s(?:even\s)?{_ACTS}\b{_TAIL}",
    r"\b(?:prevent(?:s|ed|ing)|stop(?:s|ped|ping)|keep(?:s|ing)?|kept|block(?:s|ed"
    rf"|ing)?|bar(?:s|red|ring)?)\s(?:[\w’'-]+\s){{0,6}}?from\s\w+ing{_TAIL}",
    r"\b(?:booted|logged|locked|kicked|signed|shut"
    r"|knocked)\sout(?:\sof(?:\s(?:their\s)?[\w’']+(?:\sand\s[A-Z][\w’']+)?)?)?",
    r"\b(?:trouble|difficult(?:y|ies)|problems?|issues?|errors?|struggl(?:ed|ing)\sto|failures?)\s(?:when\s"
    r"|while\s|in\s|with\s)?(?:trying\sto\s)?(?:(?!including|affecting|accord|caus|report|spik|com|during|involv"
    rf"|regard|stem|start|aris|impact|rang|surround|result|plagu)\w+ing|access|connect|log|load|sign)\b{_TAIL}",
    r"\b(?:trouble|difficult(?:y|ies)|problems?|issues?)\swith\s(?:the\s|its\s"
    r"|their\s)?(?!the\b)[\w’'-]+(?:\s(?!and\b|on\b|at\b|in\b|for\b|as\b|due\b|that\b|affecting\b)[\w’'-]+){0,2}",
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
    r"\b(?:fail(?:s|ed|ing)?|refus(?:ed|es|ing)|did\snot|didn['’]t|does\snot|doesn['’]t)\s(?:to\s|even\s)?(?:load"
    r"|respond(?!\sto\s(?:an?|our|requests?|questions?|emails?|messages)\b)"
    r"|open|connect|start|send|sync|work|refresh|update|appear|process|complete|launch|establish|register|deliver|arrive|upload|download|save|render|print|log|verify|authenticate)\b(?:\san?\s[\w-]+(?:\s[\w-]+)?)?",
    r"\b(?:error\s(?:messages?|codes?|pages?)|(?:increased|elevated|high(?:er)?)\s(?:api\s)?(?:error\srates?"
    r"|latenc(?:y|ies)|errors)|(?:HTTP\s)?5\d\d\serrors?|blank\s(?:screens?|pages?|timelines?)"
    r"|blue\sscreens?(?:\sof\sdeath)?|connection\serrors?|timeouts?|time-outs?|degraded\sperformance"
    r"|intermittent\serrors|internal\sserver\serrors?|packet\sloss|slow\sloading|slow\s(?:load|response)\stimes?"
    r"|something\swent\swrong|(?:40[34]|50[0234])\s(?:bad\sgateway|service\sunavailable|gateway\stime-?out|not\sfound"
    r"|forbidden)|technical\sdifficulties|messages?\snot\sdelivered)\b",
    r"\b(?:no\ssignal|lost\s(?:service|connectivity|signal|access|connection)|loss\sof\s(?:service|connectivity"
    r"|access|signal)|without\s(?:services?|internet|signal|access|mobile|phone|broadband)[\w\s]{0,20}?(?=[.,;]|\sand"
    r"|\sfor|\son|$)|SOS(?:\sonly|\smode)?|dropped\scalls|no\s(?:service|dial\stone"
    r"|internet(?:\saccess)?|connection)"
    r"|(?:was|were|are|is|be|been|remain(?:s|ed)?(?:\sin\seffect)?|bec[ao]me|becoming)\s(?:\w+ly\s|also\s|still\s)*"
    r"(?:unavailable|inaccessible|inoperable|unreachable|unresponsive|unusable|non-?functional|broken))\b",
    r"\b(?:taken|took|take|taking|went|gone|going|goes|go|knocked|knocking|pulled|dropped|forced"
    r"|brought)\s(?:\w+['’]?s?,?\s){0,8}?"
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
    r"|ing))\s(?:\w+\s){0,2}?(?:access|connectivity|connections|gameplay|games|streams?|broadcasts?|lessons|sales"
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
    r"\b(?:(?-i:hung)(?!\sup)|hanging|froze|frozen|freezing)\b(?:\s(?:on|at)\s(?:an?\s|the\s)?[\w’'-]+(?:\s(?:screen"
    r"|page|wheel))?|\s(?!and|but|for|on|at|in|up)[\w-]+)?",
    r"\b(?:blank|white|black|spinning|error|loading|maintenance|holding|empty)\s(?:screens?|pages?|channels"
    r"|wheels?|timelines?|boards?|maps?)\b",
    r"\b(?:showed|shows|showing|displayed|displaying|greeted\s(?:with|by)|met\s(?:with|by)|staring\sat"
    r"|saw)\s(?:an?\s|the\s|only\s)?(?:\w+\s)?(?:maintenance|error|blank|white|spinning|empty|holding)\s(?:\w+)",
    r"\b(?:vanish(?:ed|es|ing)?|disappear(?:ed|s|ing)?|went\smissing|had\s(?:also\s)?gone(?=[.,;]|\sas\swell"
    r"|\stoo)|piling\sup|piled\sup)\b",
    r"\b(?:could\snot|couldn['’]t|unable\sto)\s"
    rf"(?!{_SPEAKERS}\b)"
    r"[a-z]+(?:\s(?!(?:and|but|on|at|for|because|while|as|when|after|until)\b)[\w’'-]+){0,4}",
    r"\b(?:had\sto|forced\sto|having\sto|were\stold\sto|(?:being|were)\sasked\sto)\s[^.,;]{3,60}?\s(?:by\shand"
    r"|manually|on\spaper"
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
    r"\b(?:made|making|left|leaving|render(?:ed|ing))\s(?!it\b)[^.,;]{3,50}?\s(?:unavailable|inaccessible|unplayable|useless|unresponsive"
    r"|unusable|offline|unreachable"
    r"|inoperable)\b",
    r"\b(?:experienc(?:e|es|ed|ing)|suffer(?:ed|ing)?|fac(?:e|ed|ing)|see(?:ing)?|complain(?:ed|ing)?\sof"
    r"|reports?\sof)\s"
    r"(?:(?!(?:an?|the|that|of|to|for|in|similar|technical|some|any|with|from|at)\b)[\w-]+\s){1,5}?(?:delays"
    r"|problems|issues|outages|difficulties"
    r"|errors|crashes|lines|queues|waits|latenc(?:y|ies)|times|disruptions|cancellations|failures)\b",
    r"\b(?:were|are|was|is)\s(?:still\s)?(?:experiencing|having)\s(?:problems|difficulties|trouble|crashes)\b",
    r"\b(?:had|having)\sa\shard\stime\s\w+ing(?:\s[\w’'-]+){0,2}|\bstruggl(?:ed|ing)\sto\s(?!(?:explain|say|understand|cope\swith\sthe\snews)\b)\w+(?:\s[\w’'-]+){0,2}",
    r"\b(?:increased|elevated|widespread|longer|long|lengthy|significant|severe|slower|reduced|degraded)\s(?:than\s\w+\s)?"
    r"(?:(?!(?:and|or|of|in|for|to)\b)[\w-]+\s){0,3}?"
    r"(?:delays?|latenc(?:y|ies)|(?:error|failure)\srates?|errors|failures|waits?|queues?|times|timeouts"
    r"|availability|access)\b"
    r"(?:\s(?:for|in|to|when|on)\s[\w-]+(?:\s[\w-]+)?)?",
    r"\b(?:caus(?:e|es|ed|ing)|creat(?:ed|ing)|report(?:ed|ing)|suffer(?:ed|ing)|complain(?:ed|ing)?\sof|fac(?:ed|ing)"
    r"|noticeable)\s(?:(?!by\b)[\w-]+\s){0,2}?(?:delays?|cancellations)\b"
    r"(?:\s(?:for|in|to|and)\s[\w-]+(?:\s[\w-]+)?)?",
    r"\b(?:paraly[sz]|crippl|disabl|immobili[sz])(?:ed|ing)\s(?!(?:by|that|this|due)\b)[\w’'-]+(?:\s(?!(?:and|on|in"
    r"|at|for|across|operated|by)\b)[\w’'-]+){0,2}",
    r"\b(?:was|were|is|are|remain(?:s|ed)?|stayed)\s(?:\w+ly\s|still\s|also\s)*offline\b|\bstill\s(?:down|offline"
    r"|unavailable)\b",
    r"\b(?:left\s|been\s)?stranded\b(?:\s(?:on|at|in)\s(?!mon|tue|wed|thu|fri|sat|sun)[\w’'-]+)?",
    r"\b(?:brought|brings?|bringing|c[ao]me|ground|grinding)\s(?:[\w’',-]+\s){0,16}?to\s(?:an?\s)?(?:complete\s"
    r"|virtual\s|screeching\s|grinding\s)?(?:standstill|halt|stop)\b",
    r"\b(?:services?|trains?|operations|trading|production|deliveries|surgeries|classes)\s(?:was|were|is|are"
    r"|had\sto\sbe|have\sbeen)\s"
    r"(?:\w+ly\s)?(?:halted|suspended|stopped|postponed|delayed|cancell?ed)(?:\s(?:or|and)\s(?:delayed|cancell?ed))?\b",
    rf"\b(?:have|has|had|having)\s(?:some\s)?(?:trouble|difficult(?:y|ies)|problems|issues)(?:\s(?:in\s|when\s|while\s)?\w+ing\b{_TAIL}"
    r"|\b(?!\swith\b))",
    r"\b(?:limited|reduced|patchy|intermittent|poor|restricted)\s(?:\w+\s)?(?:services?|functionality|connectivity|coverage"
    r"|reception|operations)\b",
    r"\b(?:suspend(?:ed|s)|shut\sdown|disabled|closed|halted|paused|switched\soff|took\sdown)\s(?:its|their"
    r"|all)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:systems?|services?|websites?|portals?|apps?|operations|network|servers?|platforms?|pages?)\b",
    r"\b(?:collapse|breakdown|disconnection|failure|loss)\sof\s(?:the\s|its\s"
    r"|all\s)?(?!power\b)[\w’'-]+(?:\s(?!(?:and|on|in|at|for)\b)"
    r"[\w’'-]+){0,2}",
    r"\b(?:had|have|has|with)\sno\saccess\b(?:\sto\s[\w’'-]+)?",
    r"\b(?:disrupt|affect|impact|limit|hamper|hinder)(?:s|ed"
    r"|ing)?\s(?:[\w’'-]+\s){1,2}?ability\sto\s[\w’'-]+(?:\s[\w’'-]+){0,3}",
    r"\bcut\soff\sfrom\s[\w’'-]+(?:\s(?!(?:and|on|in|at|for)\b)[\w’'-]+)?",
    r"\b(?:could|can)\sonly\s(?!(?:be\s(?:fixed|restored)|hope|speculate|say)\b)\w+(?:\s(?!(?:and|but|while"
    r"|until)\b)[\w’'-]+){0,3}",
    r"\b(?:seem(?:s|ed)?|appear(?:s|ed)?)\sto\sbe\s(?:broken|down|failing|stuck|blocked|offline)\b",
    r"\b(?:has|have|had)\s(?:\w+ly\s)?been\s(?:down|offline|unavailable|broken|dark)\b",
    r"\bforced\s(?:[\w’'-]+\s){0,4}?to\s(?:shut|stop|close|divert|halt|cancel|suspend|turn|pause|ground|pay|evacuate"
    r"|postpone|queue"
    r"|wait|cease)\b(?:\s(?!(?:and|after|as|on|in|at|for)\b)[\w’'-]+){0,3}",
    r"\b(?:urged|asked|told|advised|warned)\s(?:\w+\s){0,3}?(?:not\sto|to\snot)\s(?:phone|attempt|call|dial|use"
    r"|travel|ring"
    r"|visit)\s[\w’'-]+",
    r"\b(?:divert(?:ed|ing)?|turn(?:ed|ing)?\saway)\s(?:\w+\s)?(?:ambulances?|patients|flights|planes|calls"
    r"|customers)\b"
    r"|\bturn(?:ed|ing)\s[\w’'-]+\saway\b|\bdropped\sout\b|\bambulances\s(?:were|are)\s(?:being\s)?divert\w+",
    r"\b(?:losing|lost)\s(?:their\s|its\s|the\s)?(?:\w+\s)?(?:connection|signal|service|access|internet"
    r"|reception|connectivity)s?\b",
    r"\b(?:connection|connectivity|log-?in|sign-in|playback|payment|access)\s(?:problems|issues|difficulties|errors|failures|trouble)\b"
    r"|\bexperienc(?:ed|ing)\s(?:disruptions?|interruptions?|degradation)\s(?:in|of|to|with)\s[\w-]+(?:\s(?!including\b)[\w-]+)?",
    r"\b(?:log-?in|sign-in|reboot|restart|boot|redirect)\sloops?\b",
    r"\b(?:stalled|empty|slow|blank|missing|garbled|failed|dropped|rejected|declined|frozen|bounced|duplicate|double|halted|suspended)"
    r"\s(?:direct\s|card\s|search\s|bank\s)?(?:responses?|replies|results|calls|messages|payments|transactions|orders|log-?ins|requests|emails"
    r"|screens?|feeds?|uploads|downloads|connections|deliveries|transfers|charges|debits|streams|notifications|performance|friends\slists)\b",
    r"\b(?:charged|billed|debited|paid|taken)\s(?:twice|double|multiple\stimes|more\sthan\sonce|repeatedly)\b",
    r"\b(?:did|do|does)(?:\snot|n['’]t)\s(?:run|operate|arrive|turn\sup|show\sup|depart|fly|land|ring|go\s(?:out|through)|come\sthrough"
    r"|register|print|scan|play|function)\b",
    rf"\b(?:not\sletting|(?:would|will|did|does|do)(?:\snot|n['’]t)\s(?:let|allow|permit))\s(?:[\w’'-]+\s){{1,3}}?(?:to\s)?\w+{_TAIL}",
    r"\b(?:revert(?:ed|ing)?|resort(?:ed|ing)?|return(?:ed|ing)?|f[ae]ll(?:ing)?\sback|switch(?:ed|ing)?)\s(?:back\s)?(?:to|on)\s"
    r"(?:using\s)?(?:[\w-]+\s){0,2}?(?:paper|pens?|manual|cash|handwriting|handwritten|whiteboards?|clipboards?)(?:\s\w+)?",
    r"\bt(?:ook|ake|akes|aking)\s(?:[\w-]+\s){0,3}?(?:minutes|hours|seconds|longer|forever|ages|eternity)(?:\sthan\s\w+)?\sto\s(?:load|open|log|connect|deliver"
    r"|respond|send|refresh|appear|arrive|go\sthrough|process|complete)\b",
    r"\b(?:slow|sluggish)\sto\s(?:load|open|respond|refresh|appear|update|process)\b|\bslow(?:ed|ing)?\sto\sa\s(?:crawl|trickle)\b"
    r"|\b(?:some\s)?(?:slowness|sluggishness)\b",
    r"\b(?:got|getting|heard|hearing|hear|received)\s(?:only\s|just\s|nothing\sbut\s)?(?:an?\s|the\s)?(?:busy|engaged|dead|silen(?:t|ce)"
    r"|recorded)\b(?:\s(?:tones?|signals?|lines?|messages?))?",
    r"\b(?:experienc|suffer|report|complain|fac|encounter|notic)(?:e|es|ed|ing|s)?\s(?:of\s)?(?:[\w-]+\s){0,2}?(?:lag|buffering|disconnections?"
    r"|disconnects|freezes|freezing|stuttering|dropouts|login\sloops)\b",
    rf"\b(?:impossible|difficult)\s(?:for\s(?:[\w’'-]+\s){{1,3}}?)?to\s(?!(?:say|know|tell|estimate|predict|determine|comment|pin|see|believe)\b)\w+{_TAIL}",
    r"\b(?:ran|run(?:ning)?)\sout\sof\s(?:cash|money|notes|change)\b",
    r"\b(?:hamper|hinder)(?:s|ed|ing)?\s(?!(?:by|its?\sability)\b)[\w’'-]+(?:\s(?!(?:and|on|in|at|for)\b)[\w’'-]+){0,2}",
    r"\bqueu(?:e|ed|ing|eing)\s(?:up\s)?(?:for\s(?:\w+\s)?(?:hours|minutes)|outside|around)\b",
    r"\b(?:halt|freez|paus|suspend)(?:ing|ed|e|s)?\s(?:all\s|its\s|most\s)?(?:activity|buying|selling|production|operations|work|service)\b",
    r"\b(?:slowed|degraded|disrupted|interrupted)\s(?:down\s)?(?:service|performance)\b|\bslow(?:ing|ed)\s(?:down\s)?(?:[\w-]+\s)?"
    r"(?:businesses|services?|traffic|connections?|operations)\b|\b(?:endless|prolonged|constant|never-ending)\s(?:loading|error|buffering)\b"
    r"(?:\s(?:times|messages))?",
    r"\b(?:denied|refused)\saccess\b(?:\sto\s[\w’'-]+(?:\s[\w’'-]+)?)?|\b(?:go|going|goes|went|gone)\s(?:blank|black|silent)\b",
    r"\b(?:calls|messages|payments|transactions|orders|requests|log-?ins|emails|texts)\s(?:failing|dropping|bouncing|timing\sout"
    r"|not\s(?:going\sthrough|arriving|sending|being\s\w+))\b|\b(?:apps?|sites?|servers?|games?|clients?|pages)\s(?:crashing|freezing|hanging"
    r"|not\s(?:loading|opening|responding))\b",
    r"\b(?:long|huge|lengthy|massive)\s(?:queues|lines|tailbacks)\b(?:\s(?:at|on|outside)\s(?:the\s)?[\w-]+)?"
    r"|\bqueues?\s(?:built\sup|formed|stretched|snaked|grew)\b|\b(?:old-fashioned,?\s)?manual\s(?:way|processes|methods|workarounds)\b",
    r"\bcash[\s-]only\b|\bpay(?:ing)?\s(?:by|in|with)\scash\b|\bleft\s(?:asking|relying|using|scrambling|taking|writing)\s[\w’'-]+(?:\s[\w’'-]+){0,3}",
    r"\bstill\s(?:unstable|patchy|intermittent|slow|unresponsive)\b|\bunable\sto\sbe\s\w+ed\b",
    r"\b(?:either|completely|partially|partly|totally|entirely)\s(?:\w+ly\s)?(?:down|offline)\b",
    r"\bcut(?:ting|s)?\soff\s(?:[\w’'-]+\s){1,5}?from\s[\w’'-]+(?:\s(?!(?:and|on|in|at|for)\b)[\w’'-]+)?",
    r"\b(?:descend(?:ed|ing)|thrown|plunged)\sinto\schaos\b|\bsat\son\sthe\s(?:tarmac|runway)\b|\bstraight\sto\svoicemail\b",
    r"\b(?:appear(?:ed|s)?|show(?:ed|s|ing)?)\s(?:as\s|up\sas\s)?(?:empty|zero|negative|incorrect)\b"
    r"|\b(?:return|show|display|give|gave|get|got)(?:ed|s|n|ing)?\s(?:only\s)?(?:no|empty|blank)\s(?:results|replies|responses|answers|screens?|pages?)\b",
    r"\b(?:service\s(?:temporarily\s)?unavailable|server\serror|network\serror|bad\sgateway|(?:site|page)\s(?:cannot|can['’]t)\sbe\s(?:reached|displayed)"
    r"|please\stry\sagain\slater|(?:network|service)\sdisturbances?)\b",
    *OF_TRADES,
    apart=True,
)
_PREDICATE = Pattern(
    r"\b(?:(?:was|were|is|are|has\sbeen|have\sbeen|bec[ao]me|becoming|grew)\s(?:\w+ly\s)?|had\sbecome\s(?:\w+ly\s)?)[“\"]?(?:intermittent|useless|unplayable|patchy"
    r"|sluggish|unstable|spotty|erratic|congested|gridlocked|jammed|inoperative)\b",
    r"\b(?:(?:has|have|had)\sbeen|(?:was|were|is|are)\sbeing|going|arrived)\s(?:\w+ly\s)?(?:rescheduled|postponed|called\soff|missing|late|declined"
    r"|denied|rejected|refused|dropped|turned\saway|cancell?ed|scrapped|held\sup|queued)\b",
    r"\b(?:was|were|is|are)\s(?:also\s|still\s)?not\s(?:being\s)?(?:paid|received|delivered|processed|sent|shown|credited|recorded|updated|saved|executed|calculated|published|issued|settled|counted"
    r"|recogni[sz]ed|accepted|answered)\b",
    r"\b(?:was|were|is|are)\s(?:rescheduled|called\soff|held\sup|denied|scrapped)\b",
    r"\b(?:was|were|is|are|went|gone)\s(?:missing|blank|empty|rejected|declined|lost|dropped|stuck|queu(?:ed"
    r"|ing)|refused|turned\saway|unreadable|garbled|scrambled|wrong|misrouted|duplicated|cancell?ed|grounded"
    r"|diverted|postponed|delayed)\b"
    r"(?!\s(?:by|over|in\sthe))",
    r"\b(?:could\snot|cannot|couldn['’]t|can['’]t)\sbe\s(?!(?:confirmed|determined|drawn|ruled|verified|established|named|identified"
    r"|reached\sfor)\b)\w+(?:ed|id|en|nt|ught|ead|ld)\b",
    r"\bonly\s(?:able\sto\s(?:accept|take|use)|accepting|taking)\s[\w’'-]+",
    r"\b(?:could|can)\s?not\sbe\s(?:reached|accessed|opened|used|loaded|completed|processed|found|authori[sz]ed)\b",
    r"\b(?:access|internet|services?|connections?|connectivity|calls|lines|payments|traffic|phones?)\s(?:was|were|is|are|has\sbeen"
    r"|have\sbeen)\s(?:\w+ly\s)*(?:cut(?:\soff)?|blocked|throttled|restricted|suspended)\b",
    r"\b(?:often\s|sometimes\s)?(?:dropped|froze|stalled)\b(?=[.,;]|\sout)",
    r"\b(?:keeps?|kept)\s(?:restarting|crashing|freezing|failing|dropping|rebooting|disconnecting)\b",
    r"\b(?:to\sbe|being|been)\s(?:rejected|declined|dropped|disconnected|logged\sout|cut\soff|turned\saway)\b",
    apart=True,
)
"""What befell the words before it, at most three of them."""
_SUBJECT = late(rf"(?<!\d[.,])\b(?:{_THING}\s){{1,3}}$", re.IGNORECASE)
_LEAD = late(rf"(?<!\d[.,])\b(?:{_THING}\s){{1,2}}$", re.IGNORECASE)
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


_NOTHING = late(
    r"(?:no|none|nobody|nothing)\s[^.;,]{0,60}?\b(?:lost|affected|impacted|damaged"
    r"|stolen)\b",
    re.IGNORECASE,
)
"""What nothing befell: "no data was lost"."""
_TROUBLE = late(
    r"(?:issues?|problems?|outages?|delays?|errors?|disruptions?|difficulties|trouble|failures?)\b", re.IGNORECASE
)
_NONE = late(r"\b(?:no|without|any|zero)\s(?:[\w-]+\s(?:or|and)\s)?$", re.IGNORECASE)
"""Before a trouble that nobody had, or for which a house says sorry whatever it was: "any inconvenience or delay"."""
_IS_BETTER = late(
    r"(?:(?:are|is|was|were|been)\s)?(?:see|seeing|saw|seen|return(?:ed|ing)?)\s(?:[\w-]+\s){0,4}?(?:recovery|improvements?|back\sto\snormal)\b",
    re.IGNORECASE,
)
_NEAR = 40
_UNDONE = late(r"(?:disabl|restor)", re.IGNORECASE)
_BY_US = late(
    r"\b(?:we(?:['’]ve)?|mitigat\w+[^.;]{0,40}?\sby|resolv\w+[^.;]{0,40}?\sby|by|which)\s(?:(?:have|had|also|\w+ly)\s){0,3}$",
    re.IGNORECASE,
)
"""Before what is done about the trouble: "we have temporarily disabled the job"."""
_MEANT = late(
    r"\b(?:is|are|was|were|intended|meant|designed|allow\w*|has|have|need\w*)\s(?:[^.;,]{0,30}\s)?to\sbe\s$",
    re.IGNORECASE,
)
"""Before what may be done to something: "is intended to allow a rule to be disabled"."""
_IF = late(r"\bif\s(?:[\w’'-]+\s){0,4}$", re.IGNORECASE)
"""Before what is only supposed: "if people cannot send messages"."""


def known(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the ranges of phrases that mostly are symptoms."""
    yield from map(_whole, _SYMPTOM.each(line))
    for match in DID.each(line):
        yield match.span(match.lastgroup or "did")


def is_advice(line: Line) -> bool:
    """Tell whether a sentence says what people should do about it."""
    return _ADVICE.first(line) is not None


def is_no_symptom(sentence: Sentence, start: int) -> bool:
    """Tell whether what begins at the field's offset befalls a bystander, what is spared, or nobody: it is supposed."""
    if sentence.is_personal(start) or is_spared(sentence, start):
        return True
    low = start - sentence.start
    if _UNDONE.match(sentence.text, low) and _BY_US.search(sentence.text, max(0, low - _REACH), low):
        return True
    if _MEANT.search(sentence.text, max(0, low - _NEAR), low):
        return True
    if _NOTHING.match(sentence.text, low) or _IS_BETTER.match(sentence.text, low):
        return True
    if _TROUBLE.match(sentence.text, low) and _NONE.search(sentence.text, max(0, low - _NEAR), low):
        return True
    return " if " in sentence.text[:low].lower() and _IF.search(sentence.text, max(0, low - _REACH), low) is not None


def _whole(match: re.Match[str]) -> tuple[int, int]:
    """Return the range of a symptom, with up to two words before the thing that fails: "booking system was down"."""
    start, end = match.span()
    if match.lastgroup == "thing" and (lead := _LEAD.search(match.string, max(0, start - _REACH), start)):
        return lead.start(), end
    return start, end


def befallen(line: Line) -> Iterator[tuple[int, int]]:
    """Yield what befell a subject, with the subject: "balances were missing"; a pronoun alone tells nothing."""
    for match in _PREDICATE.each(line):
        subject = _SUBJECT.search(line.text, max(0, match.start() - _REACH), match.start())
        if subject and not _PRONOUN.fullmatch(subject[0]) and not _ASKED.search(subject[0]):
            yield subject.start(), match.end()
