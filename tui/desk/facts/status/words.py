"""The words that tell where an outage stands: over, under repair, still going on, or looked back upon.

Each pattern is one kind of sign; `tui.desk.facts.status.lifecycle` weighs what they find.
"""

from __future__ import annotations

import re

from tui.desk.reading.patterns import Pattern, branches
from tui.text.late import late

FIXED = Pattern(
    r"\b(?:has|have|had)\sbeen\s(?:fully\s|largely\s|successfully\s|now\s)?(?:resolved|restored|fixed|mitigated"
    r"|repaired|reverted|rectified|remediated|brought\sback)",
    r"\b(?:is|are|was|were|be|been|get(?:s|ting)?|come(?:s)?|came|now|services?|systems?|website|site|app|users?"
    r"|platform|comes)\s(?:fully\s|now\s|all\s|largely\s|effectively\s)?back(?:\sup|\sonline|\sto\snormal"
    r"|\sin\s(?:service|action|operation))?\b(?!\s(?:in|then|pain|door|end|office))",
    r"\bback\s(?:up|online|to\snormal|in\saction|after)\b",
    r"\b(?:confirm(?:s|ed)|announce[sd]|report(?:s|ed)|declare[sd]|reached|made)\s(?:a\s)?full\srecovery\b",
    r"\b(?:is|are|now|(?<=['’])s)\sup\s(?:again|and\srunning)\b",
    r"\b(?:update:?\s)?(?:resolved|fixed(?![-\s](?:line|wireless|and\s(?:mobile|broadband)|broadband|tele\w+"
    r"|phone|networks?))|recovered|restored|mitigated|remedied)\b",
    r"\b(?:resolves?|fixes|resumes?|resumed|recovers|restores|reopens)\b",
    r"\b(?:returns|rebounds)(?:$|\s(?:after|following|from)\b)|\bservices\sreturn\s(?:after|following)\b",
    r"\bworking\sas\s(?:normal|usual)\s(?:again|after)\b|\b(?:was|were|is|are)\sopen\sagain\b",
    r"\b(?:outage|downtime|disruption)\s(?:finally\s)?ends\b",
    r"\b(?:services?|access|operations?|connectivity|trading|flights|systems?|functionality)\s(?:has\s|have\s|was\s"
    r"|were\s|is\s|are\s)?(?:fully\s|now\s|been\s){0,2}(?:resumed|restored|returned|recovered|normali[sz]ed)",
    r"\b(?:return(?:s|ed)?|returning)\sto\snormal",
    r"\b(?:responding|working|accessible|operational|available|operating|functioning|running)\s(?:normally\s"
    r"|properly\s)?(?:again|once\smore)",
    r"\b(?:is|are|was|were)\s(?:now\s)?(?:operating|working|running|functioning)\snormally",
    r"\bfully\s(?:accessible|operational|functional|restored|recovered|resolved|available)",
    r"\b(?:was|were|been)\s(?:\w+ly\s)?cleared\b",
    r"\b(?:outages?|incident|disruptions?|issues?|problems?|glitch(?:es)?|attacks?)\s[^.;]{0,60}?(?:\b(?:is|are"
    r"|was|were|has|have"
    r"|now)\s){1,2}(?:over(?=\s?(?:[^\w\s]|$|(?:now|and|but|for|as|after|say|says|said)\b))|ended)\b",
    r"\bappears?\sto\s(?:be|have\sbeen)\s(?:over|fixed|resolved|restored|back)\b",
    r"\b(?:lifts?|lifted|ends?|ended)\s(?:the\s|its\s|an?\s)?(?:\w+\s)?(?:pause|ground\sstop|halt|suspension)\b",
    r"\b(?:pause|ground\sstop|halt|suspension)\s(?:is|was|has\sbeen|had\sbeen)\s(?:now\s|since\s)?(?:lifted|over)\b",
    r"\bcan\s(?:now\s)?be\s(?:bought|booked|used|sent|made|paid|reached|opened|ordered|viewed|accessed|renewed|played)\b[^.;]{0,30}?\b(?:again|once\smore)\b",
    r"\b(?:ran|worked|works?|flew|traded)\sagain\b(?!\sinto)"
    r"|\b(?:could|(?:were|was|are|is)\sable\sto)\s(?:log|sign|pay|call|connect|use|send|access|play|book|order|trade|board|withdraw|transfer"
    r"|make|reach|open|watch|buy)\b[^.;]{0,30}?\bagain\b",
    r"\b(?:returned|was\scured|worked\sagain)\s(?:to\s(?:service|normal)\s)?(?:(?:about|around|some|only|just|nearly|almost|more|less"
    r"|than|an?|few|several|couple|of|half|two|three|four|five|six|seven|eight|nine|ten|\d+)\s){1,4}(?:minutes|hours?|days?)"
    r"\s(?:later|afterwards)\b",
    hints="back|resolv|fix|recover|restor|mitigat|remed|repair|revert|rectif|resum|return|rebound|normal|again"
    "|once more|fully|brought|over|ended|ends|lift|running|clear|later|afterwards",
)
DONE = Pattern(
    r"\bincident\send(?:ed)?:",
    r"\b(?:(?:issue|problem|outage|incident|service|services|access|systems?|everything|it"
    r"|this|that)\s(?:has"
    r"|have|had|was"
    r"|were|is|are)\s(?:now\s|since\s|been\s|all\s|fully\s|(?!part|near|slow|gradual|temporar)\w+ly\s){0,3}(?:resolved|restored|fixed|repaired|solved|rectified|remedied|sorted\sout)"
    r"|took\s[^.;]{3,60}?\bto\s(?:finally\s|fully\s)?(?:resolve|fix|restore|repair|put\sright)"
    r"|(?:managed|able)\sto\s[^.;]{0,120}?\b(?:resolve|restore|fix|back\s(?:up|online))(?!\s[^.;]{0,40}?\b(?:to|for)\s(?:some|certain|many|a\sfew|parts)\b)|fully\s(?:restored"
    r"|resolved|recovered)"
    r"|(?:took|lasted|hours?|minutes)\b[^.;]{0,60}?\b(?:before|until)\b[^.;]{0,60}?\b(?<!not\s)(?<!n['’]t\s)(?<!never\s)(?<!yet\s)(?<!not\sbe\s)(?<!not\sbeen\s)(?:restored|fixed|resolved|back)"
    r"|(?:service|services|access|flights|trading|operations|payments)\sresumed\s(?:at|around|about|by|shortly|just)\s[^.;]{0,16}?\d(?![^.;]{0,20}\b(?:only|rivals?|other|some|most|many)\b)"
    r"|(?:is|are|was|were)\s(?:now\s|all\s)?back\s(?:up|online|to\snormal)|resolved\s(?:the|this)\s(?:issue"
    r"|problem|outage)"
    r"|(?:had|has|have)\s[“\"](?:mitigated|resolved|fixed|restored)"
    r"|(?:outage|disruption|downtime|incident)\s[^.;]{0,40}?\b(?:has\sended|is\sover|ended\sat|(?<!has\s)(?<!have\s)(?<!now\s)(?<!already\s)lasted|ran\suntil))\b",
)
"""Said of the whole: wherever it stands in the story, it is over."""
GOES_ON = Pattern(
    r"\bstill\s(?:\w+ly\s)?(?:down|offline|out|unavailable|inaccessible|crippled|not|no|without|struggl\w+|suffering"
    r"|running\son|dark|waiting|unable|broken|disrupted|hit|failing|experiencing|having|facing|affected|dealing|reeling"
    r"|locked|stranded|grounded|in\sthe\sdark)\b",
    r"\bremain(?:s|ed|ing)?\s(?:\w+ly\s)?(?:down|offline|out|unavailable|inaccessible|without|dark|disrupted|broken"
    r"|closed|shut|grounded|suspended|crippled|unable|stuck)\b",
    r"\b(?:continues?|drags?\son|persists?|stretch(?:es)?|enters?|lasts?)\s(?:(?:in)?to\s|for\s)?(?:day|week|hour)\s(?:two|three|four|five|six|seven|\d+)\b",
    r"\b(?:continues?|drags?\son|persists?|stretch(?:es)?|enters?|lasts?)\s(?:(?:in)?to\s|for\s)?(?:an?\s|its\s|the\s)?"
    r"(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|another)\s(?:straight\s|consecutive\s)?(?:day|week"
    r"|night|hour)\b",
)
"""What a headline says of what is not over."""
FELL_AGAIN = Pattern(
    r"\b(?:falls?|falters?|fails?|crash(?:es)?|goes|went|down|drops?|breaks?|collapses?|stumbles?|offline|dark|suffers?"
    r"|halts?|suspends?|stops?|shuts|grounds|trips?|out)\s(?:\w+\s){0,2}?(?:yet\s)?again\b",
)
"""What a headline says of what was over, and no longer is."""
AFTERWARDS = late(r"\b(?:after|following)\b", re.IGNORECASE)
"""Between an end and that it fell again: then the end is the later, "back after going down again"."""
FELL_ONCE_MORE = Pattern(
    r"\b(?:although|though|but|despite|even\sas|however)\b[^.;]{0,140}?\b(?:outages?|problems?|issues|errors|disruptions?)\s(?:\w+\s)?"
    r"(?:continued|persisted)\b",
    r"\b(?:went\s(?:down|offline|dark|out)|fell|failed|crashed|dropped|broke(?:\sdown)?|collapsed)\s(?:\w+\s){0,2}?"
    r"(?:again|a\ssecond\stime|once\smore)\b",
    r"\b(?:was|were)\s(?:halted|suspended|stopped|interrupted|grounded|disrupted|cut|knocked\s\w+|down|offline|unavailable)"
    r"\s(?:\w+\s)?(?:again|a\ssecond\stime|once\smore)\b",
    r"\b(?:customers?|users?|people|some|many|others)\b[^.;]{0,40}?\bstill\s(?:\w+\s)?(?:could\snot|couldn['’]t|cannot|can['’]t|unable|not)\b",
    r"\b(?:is|are)\sstill\s(?:down|offline|unavailable|unable|out)\b",
    r"\bstill\s(?:saw|got|had|met|received|faced|suffered|experienced)\s(?:\w+\s){0,2}?(?:errors?|problems|issues|failures|outages?)\b",
    r"^the\s(?:[\w-]+\s){1,3}?(?:is|are|was|were)(?:\snot|n['’]t)\.?$",
    hints="again|second|once|continued|persisted|still|not|n't|n’t",
)
"""The same in a story: what it called restored before was so for a while, or was not so for all."""
SHARE_BACK = Pattern(
    *branches(
        r"(?:\b(?:half|quarters?|thirds?|percent|per\scent|majority|some|most)|\d+%)\sof\s[^.;]{0,40}?\b(?:has|have|had"
        r"|was|were)\s"
        r"(?:now\s)?(?:been\s|seen\s(?:their|its)\s\w+\s)?(?:restored|back|recovered|fixed|reopened|returned|resumed)|\bremaining\s(?:customers"
        r"|users|services|issues|systems)"
        r"|\b(?:back|restored|working\sagain|operating\sagain|resumed)\s(?:at|in|for|on|across)\s(?:most|some|many"
        r"|part|half|all\sbut)\b"
        r"|\b(?:restored|back)\s(?:to|for)\s(?:about\s|around\s|some\s|nearly\s|more\sthan\s|over\s)?\d+\s?(?:%|per\s?cent)"
        r"|\bcreep(?:s|ing)?\sback|\bcrept\sback|\bstill\sworking\son\s(?:those|the\srest|others)"
        r"|\b\d[\d,]*\sof\s(?:(?:the|its|their|all)\s)?\d[\d,]*\s[^.;]{0,40}?\b(?:has|have|had|was|were|are)\s(?:now\s)?(?:been\s)?(?:restored|back|recovered|fixed|reopened)"
        r"|\bclimbing\ssteadily|\btrickl(?:e|es|ed|ing)\sback"
        r"|\b(?:will|would)\sbe\s(?:switched|turned|brought)\s(?:back\s)?on\slast|\bfull\sschedule\son"
        r"|\bnear(?:ly)?[\s-]normal|\b(?:mostly|nearly|almost)\s(?:back|restored|recovered|resolved|fixed)\b"
        r"|\bback\sto\sthe\sold|\bmoving\sagain"
        r"|\bappear(?:s|ed)?\sto\sbe\s(?:resolving|improving|easing|recovering)|\b(?:is|are|was|were)\sresolving(?!\s(?:the|an?|this|these|it|our|its)\b)"
        r"|\b(?:getting|coming)\sback\s(?:up|online)|\bgradual\sreturn"
        r"|\bsome\s(?:\w+\s)?(?:services?|access|functions|features)\s(?:has|have)\s(?:now\s|already\s)?(?:been\srestored|returned|recovered)"
        r"|\b(?:bring(?:ing)?|bringing)\s(?:some|most|many|the\sfirst)\s[^.;]{0,40}?\bback\b"
        r"|(?:\d+(?:%|\s?per\s?cent)|\b(?:some|most|many|half))\s(?:of\s\w+\s)?(?:have|had)\shad\s[^.;]{0,40}?\b(?:restored|recovered)"
        r"|\bbrought\sback\s(?:about\s|around\s|nearly\s|some\s|only\s)?(?:half|part|a\s(?:third|quarter|share)|most|\d+\s?%)"
        r"|\b(?:restored|reopened|repaired|recovered)\s(?:most|some|many|part|half|one|two|three|four|several)\sof\b"
    ),
    apart=True,
)
DWINDLED = Pattern(
    r"\b(?:reports?|complaints?|incidents)\b[^.;]{0,60}?\b(?:dwindled|subsid(?:ed|ing)|tapered|eased|fell\s(?:sharply|to)"
    r"|dropped\s(?:sharply|to)|fallen|come\sdown|falling|declin(?:ed|ing))\b",
    hints="report|complaint|incident",
)
"""Fewer complain: a hint that it gets better, and no more than that."""
DENIED = late(r"(?:\bnot|n['’]t|\bnever)\s(?:be\s|been\s)?$", re.IGNORECASE)
"""Before what is not so: "is down and may not be coming back"."""
IN_VAIN = late(
    r"[^.;]{0,40}?(?:\b(?:but|and|which|yet)\b|,)\s[^.;]{0,24}?\b(?:did\snot|didn['’]t|failed|withdrawn|reverted|without\seffect|in\svain)\b",
    re.IGNORECASE,
)
"""Behind a fix that did not help."""
UNDERWAY = Pattern(
    *(
        rf"\b(?:{one})\b"
        for one in branches(
            r"(?:(?:deploy|roll|implement|appl|releas|push)\w*\s(?:out\s|back\s)?(?:a\s|the\s|an?\s\w+\s)?(?:fix|patch"
            r"|update|workaround|mitigation)"
            r"|fix\s(?:is|ha[sd]\sbeen|was|being)\s(?:\w+\s)?(?:in\sprogress|implemented|deployed|rolled|rolling|applied|underway"
            r"|under\sway|in\splace|identified)"
            r"|(?:begin|began|begun|begins|start(?:s|ed|ing)?|starting)\s(?:to\s)?(?:see(?:ing)?\s)?(?:recover\w*|return\w*"
            r"|restor\w+|reopen\w*|(?:run|work|fly|operate|trade)(?:n?ing)?\sagain|re-?admit\w*|come\sback|coming\sback|improv\w*)|recovering|recoveries|step\sby\sstep"
            r"|some\s(?:people|users|customers|shoppers|passengers|players|services|subscribers)\s(?:\w+\s){0,3}?(?:can"
            r"|were\sable\sto)"
            r"\s(?:[\w’'-]+\s){1,6}?again"
            r"|(?:getting|coming|trickling|slowly)\s(?:back)\b|work(?:ing)?\stowards?\s(?:full\s)?(?:recovery|mitigation"
            r"|restoration|resolution)|signs?\sof\s(?:recovery|improvement)"
            r"|(?<!after\s)(?<!before\s)(?<!on\s)(?:fix|restor|repair|rebuild)ing\s(?:(?:its|their|the|all)\s)?(?:\w+\s)?(?:systems?"
            r"|servers?|networks?|services?)|seeing\s(?:recovery|improvement|some)"
            r"|(?:we\sare\s|is\s|are\s)?(?:continu\w+\sto\s)?monitor(?:ing)?\s(?:the\s(?!situation)|for|results|recovery"
            r"|this|our|its)"
            r"|(?<!improve\s)(?<!better\s)(?<!remote\s)(?<!and\s)(?<!its\s)(?<!our\s)(?<!their\s)monitoring(?!\s(?:and\smanagement|the\ssituation|biz|group|sites?|services?|websites?|firm|tools?|company|organi[sz]ation"
            r"|platform))"
            r"|(?:is|are|was|were)\s(?:improving|(?:now\s|gradually\s)?being\s(?:restored|reconnected|reopened|(?:brought|switched|turned)\sback))"
            r"|partial(?:ly)?\s(?:restor\w+|recover\w+|resolved|back)|(?:restored|back|recovered|fixed"
            r"|resolved)\s(?:service\s|access\s)?(?:up\s)?(?:for|to)\s(?:some|most|many|a\smajority)|gradual(?:ly)?|progressively"
            r"|(?:services?|power|access|connectivity)\s(?:(?:is|are)\s)?returning"
            r"|most\s(?:people|users|services"
            r"|customers)\s(?:can|are|have|should)(?!n?['’]t\b|\snot\b|\s(?:had|having|been|experienc\w+|unable|still|reported))"
            r"|(?:restoration|recovery|repairs?|repair\swork)\s(?:\w+\s){0,2}?(?:is|are|was|were)\s(?:continuing|under\s?way"
            r"|ongoing|progressing)"
            r"|mitigation\s(?:is|in\sprogress|underway)|have\salready\srecovered|(?:ships?|crews?|engineers|technicians|teams?)\s[^.;]{0,80}?(?:is|are)\s(?:now\s)?at\swork"
            r"|struggle\sto\srecover|slowly\s(?:being|coming|returning|recovering|restor\w+|letting|allowing|bringing|reconnect\w+)"
            r"|look(?:s|ed|ing)\s(?:much\s|a\slot\s|far\s)?better|(?:is|are|was|were|(?<=['’])re)\s(?:now\s)?(?:getting\sbetter|(?:being\s)?roll(?:ing|ed)\s(?:it\s|this\s|that\s)?back"
            r"|(?:answering|loading|accepting|serving|taking|letting)\s(?:[\w’'-]+\s){0,2}?again))"
        )
    ),
    apart=True,
)
LINGERING = Pattern(
    r"\b(?:still\s(?:working|being\s(?:restored|brought|repaired|fixed|recovered|rolled)|recovering|coming\sback|returning|some)|(?:still"
    r"|remains?|are)\s(?:\w+\s){0,2}slower\sthan|but\swhen|residual|lingering|backlog|progressing)\b",
)
REMAINS = Pattern(
    r"\b(?:delays|cancell?ations|disruptions?|queues|restrictions)\s[^.;,]{0,30}?\bremain(?=\s?[.,;]|\s(?:and|in|on|for|at|until)\b)",
    r"\b(?:is|are|stays?|remains?)\s(?:cancell?ed|suspended|closed|off|grounded)\sfor\sthe\s(?:rest|remainder)\sof\sthe\s(?:day|week"
    r"|morning|evening|afternoon)\b",
    r"\b(?:will\snot|won['’]t|not\sexpected\sto)\s(?:be|return)\s(?:back\s)?(?:to\s)?normal\s(?:before|until|for)\b",
)
"""What is left for hours where the fault itself is mended: "delays of up to two hours remain"."""
STILL_THERE = Pattern(
    r"\b(?:still\s(?:experienc\w+|affect\w+|see(?:ing)?|having|report\w+|impacting|facing|dealing)"
    r"|not\syet\s(?:been\s"
    r"|fully\s)*(?:restored|resolved|fixed|recovered|back)|some\s(?:users"
    r"|customers|services)\s(?:(?:may|might|could)\s(?:still|continue)|are\sstill|still|continue))\b",
)
"""What is left of the trouble where anything is told to be mended; and where nothing is, that it goes on."""
GOING_ON_SINCE = Pattern(
    r"\bha(?:s|ve)\sbeen\s(?:\w+ly\s)?(?:down|offline|unavailable|inaccessible|unable|locked\sout|without|out|experiencing"
    r"|suffering|facing)\s[^.;]{0,60}?\b(?:since|for\sthe\s(?:past|last))\b",
    hints="since|past|last",
)
"""What began and has not ended, whatever else looks back: "has been down since Friday"."""
LIVE = Pattern(
    r"\b(?:(?:(?:is|are)\s(?:\w+\s)?|(?<=['’])s\s(?:(?:now|still|currently|\w+ly)\s)?)(?:down|offline|unavailable|experiencing|suffering|having|facing"
    r"|resolving|fixing|investigating|seeing|looking\sinto|aware|not\sworking|unable|reporting|out|broken|struggling|dealing|failing|stuck|locked\sout)"
    r"|currently|ongoing|continu(?:es|ing)|right\snow|at\sthe\smoment|ha(?:s|ve)\s(?:suffered|experienced|impacted|gone|hit"
    r"|been\s(?:hit|grounded|suspended|halted|knocked|disrupted|crippled|cut\soff))|under\sattack|(?:is|are)\sbeing\s(?:crippled|hit|attacked|flooded|blocked"
    r"|disrupted|diverted)"
    r"|remains?(?!\s(?:un(?:clear|known|certain|explained)|a\smystery))|underway|persist\w*|investigating"
    r"|identified|working\s(?:(?:\w+\s){1,3}?to|to|on(?!\s(?:the|its|their|an?)\s(?:[\w’'-]+\s){0,5}?(?:systems?|projects?|upgrades?)\b))|(?:how\slong|when)\s(?:it|this|(?:the\s)?\w+)\s(?:would"
    r"|will|might)\s(?:take|last|be)|in\sits\s\w+\s(?:hour|day)|no\s(?:timeframe|estimate"
    r"|timeline)|still\b(?!\s(?:said|impacted|affected|a)\b)|yet\sto"
    r"|reportedly\s(?:suffering|experiencing|facing|down|offline)"
    r"|(?:is|are)\s(?:\w+ly\s)?(?:impacted|affected|disrupted|hit|paraly[sz]ed|crippled|going\s(?:offline|down|dark))"
    r"|(?:isn|aren)['’]t\s(?:working|loading|responding)"
    r"|(?<!was\s)(?<!were\s)(?<!stopped\s)not\s(?:working|loading)"
    r"|(?<!was\s)(?<!were\s)(?<!went\s)down(?:\s(?:for\s(?:thousands|many|some|users)|worldwide|globally)|(?=\?)))"
    r"(?:\b|(?=\?))"
)
WATCHDOG = Pattern(
    r"\b(?:FCC|Ofcom|regulators?|watchdog|commission|agency|police|FBI|officials|Homeland\sSecurity"
    r"|senators?)\b[^.;]{0,40}$"
)
"""Who investigates long after it is over."""
_BROKEN = r"(?:outages?|failures?|disruptions?|incidents?|crash|collapse|meltdown|blackout|downtime|glitch)"
PAST = Pattern(
    r"\b(?:post[\s-]?mortems?|retrospective|root\scause\sanalysis|lessons?|compensat\w+|refunds?|(?<!claim\s)(?<!claims\s)(?<!claimed\s)(?<!take\s)(?<!takes\s)(?<!took\s)credits?\s(?:over|for"
    r"|after|to)|lawsuits?|sue[sd]?|suing|class\saction|fin(?:e|ed|es)\s(?:over|for|after|by)|fined|inquiry|hearing(?=\s(?:on|over|into|about)\b)"
    r"|testif\w+|senators?|lawmakers|anniversary|years?\s(?:ago|later|after)|months?\s(?:ago|later|after)"
    r"|weeks?\s(?:ago|later|after)|recap|outage\sreport"
    r"|(?:outages?|failure|disruption)\s(?:on\s\w+\s\d{1,2}\s)?(?:(?:was\s|were\s)(?:\w+ly\s)?caused\sby|(?:was\s"
    r"|were\s)(?:due|linked)\sto)"
    r"|on\sthis\sday|revisit(?:s|ed|ing)|remembering|oral\shistory|(?:can\steach|taught|teaches)\sus"
    rf"|the\s(?:\w+\s)?(?:19|20)\d\d\s[^.;]{{0,40}}?{_BROKEN}|{_BROKEN}\sof\s(?:\w+\s)?(?:19|20)\d\d"
    r"|hackers\sbehind"
    r"|explain(?:s|ed)?\s(?:what|why|how|the|outage)|what\s(?:\w+\s)?went\swrong|what\s(?:happened(?!\sso\sfar)|caused"
    r"|we\sknow\sabout\slast)|reveal(?:s|ed)?\s(?:(?:\w+\s)?culprit|what|cause|why|that)|(?<!has\s)(?<!have\s)blam(?:es|ed|ing)|(?:was"
    r"|were)\sto\sblame|(?<!is\s)(?<!are\s)to\sblame|(?:the\s)?cause\sof|summary\sof|incident\sreport|report\son|update\son\s\d"
    r"|investigat(?:ed|ion)\s(?:finds|found)|scam|phishing|shares\s(?:fell|drop)|wake-?up\scall"
    rf"|shows?\s(?:the|how|why|that|need)|proves?\s(?:how|that)|{_BROKEN}\s(?:\w+\s){{0,2}}?expos(?:es|ed)\b"
    r"|remind(?:s|ed|er\sof)|takeaways"
    r"|after\s(?:the\s)?(?:outage|crash)|in\sthe\swake\sof\s(?:[\w’'-]+\s){0,4}?(?:outages?|failures?|incidents?"
    r"|disruptions?)|following\s(?:the\s|last\s)?\w*\s?outage|last\s(?:week"
    r"|month|year)|earlier\sthis\s(?:week|month|year)|(?:days|weeks)\safter|deeper\sdive"
    r"|look(?:ing)?\sback|cost\s(?:\w+\s)?(?:£|\$|€|\d)|vandal\w+|anatomy\sof|(?:this|last)\s(?:weekend"
    r"|night)['’]s(?!\s(?:[\w’'-]+\s){0,3}?(?:article|report|story|column|episode|show|match|game)\b)"
    r"|yesterday['’]s|(?:outage|incident|disruption|failure|downtime)s?\s(?:on|of|from)\s(?:\w+,?\s)?(?:jan|feb"
    r"|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec)\w*\s\d\d?|had\sto\sbe\staken\s(?:offline|down)|how\s(?:a|an|one"
    r"|the)\s[^.;]{3,60}\s(?:took"
    r"|brought|broke|knocked|locked))\b"
)
"""What looks back in headline and lead."""
PAST_IN_HEADLINES = Pattern(
    rf"\b{_BROKEN}\s(?:that\s[^.;]{{3,60}}?\s)?caused\sby\b|\bwhy\sdid\b(?!.*\bjust\b)|\bto\sinvestigate\b|\bprobe\b|\binvestigation\s(?:into|over|by)\b"
    rf"|\binvestigated\s(?:over|for|by|after)\b|\b(?<!has\s)(?<!have\s)(?:caused|triggered|sparked)\s(?:an?|the)\s[^.;]{{0,50}}?{_BROKEN}\b"
    rf"|\b{_BROKEN},?\s(?:in\s|of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,?\s(?:19|20)\d\d\b"
    rf"|\b{_BROKEN}\s(?:that\s)?affected\b|\bexplains?\s[^.;]{{3,60}}?\b{_BROKEN}\b"
    rf"|\b{_BROKEN}\b[^.;,:?]{{0,60}}?\b(?:was|were)\b(?!\s(?:reported|still|first|felt)\b)",
)
"""What looks back in a headline alone: a lead names a cause, and orders an inquiry, while it goes on."""
ANNIVERSARY = Pattern(
    r"\b(?:an?|one|two|three|four|five|six|ten|twenty|\d{1,2})\s(?:years?|months?|decades?)\s"
    r"(?:on\b(?!\s(?:the|an?)\b)|since\b|after\b|later\b)",
    rf"^(?:an?|one|two|three|\d+)\s(?:weeks?|days?)\s(?:since|after|on\sfrom)\sthe\s(?:[\w’'-]+\s)?{_BROKEN}\b",
)
"""How a headline looks at an outage from long after it."""
A_LENGTH = late(
    r"\bfor\s(?:(?:at\sleast|more\sthan|over|about|nearly|almost|just|only)\s)?\w+\s$"
    r"|\bjust\s$|\b(?:comes?|came)\s(?:\w+\s)?$|\bthe\s(?:past|last)\s$",
    re.IGNORECASE,
)
"""Before "weeks after" and the like where it tells how long, or how soon: it "shut down for at least a week after"."""
OF_AN_ATTACK = late(
    r"\b(?:(?:cyber-?)?attack(?:s|ed)?|hack(?:s|ed)?|ransomware|breach(?:es|ed)?|intrusion|compromise[ds]?|cut|sever(?:ed|s)|damaged?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before the time of an attack, or of a cut: that it was last week tells nothing of what it took down."""
FOLLOWS = late(r"after|following|in\sthe\swake", re.IGNORECASE)
STILL_FELT = late(
    r"\b(?:unable|cannot|can['’]?t|without|stranded|stuck|queues?|lines|chaos|scrambl\w+|struggl\w+)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before "after the outage": what it still does to people is not over."""
DATES = late(r"last|earlier|days?|weeks?|months?|years?", re.IGNORECASE)
ANOTHER_OUTAGE = late(
    r"\b(?:similar|previous|earlier|another|unlike|than|since|(?:affected|hit|touched)\sby)\b[^.;,]{0,60}$"
    r"|\b(?:said|warned|predicted|wrote)\s(?:in\s)?$",
    re.IGNORECASE,
)
"""Before the date of an outage that is not the story's: "a similar failure last month"."""
TO_AN_ATTACK = late(
    r"\s(?:[\w’'-]+\s){0,4}?(?:(?:cyber-?)?attack|hack|ransomware|breach)\b"
    r"|,?\s(?:[^.;]{0,80}\bagain|too)\b",
    re.IGNORECASE,
)
"""Behind a date: it is an attack's, or that of what happens again."""
EXPLAINS = late(r"explain", re.IGNORECASE)
EXPLAINED_BY = late(r"\b(?:that|this|which|it|must|should|to|cannot|can['’]t|must\snow)\s$", re.IGNORECASE)
FAILS_NOW = late(
    r"[^.;]{0,60}?\b(?:fails?|breaks?|keeps?|cannot|can['’]t|is|are|isn['’]t|aren['’]t|now|still)\b", re.IGNORECASE
)
"""Around "explains why": it is no explanation afterwards, or of what goes on."""
PAYS = late(r"compensat|refund", re.IGNORECASE)
IS_ASKED_OR_PROMISED = late(
    r"\?\s*$|\b(?:after|before|once|when|until)\b[^.;]{0,60}?\b(?:is|are|has\sbeen|have\sbeen|had\sbeen)\s(?:\w+\s)?"
    r"(?:resolved|restored|fixed|back|over|up)\b",
    re.IGNORECASE,
)
"""Around money: it is asked who gets any, or to come when all is over."""
ASKS_WHY = late(r"(?:what\s(?:\w+\s)?)?caused", re.IGNORECASE)
AT_THIS_HOUR = Pattern(
    r"\bongoing\s(?:[\w-]+\s){0,3}?(?:outages?|issues?|disruptions?|problems?|attacks?|incidents?|shutdown|blackout)\b"
    r"|\bcontinues?\sto\s(?:hamper|affect|disrupt|suffer|experience|face|struggle|plague)\b"
    r"|(?:(?<=\bis\s)(?:still|currently)|(?<=\bare\s)(?:still|currently)|\bremains?)\s(?:\w+ly\s)?(?:down|offline|unavailable|inaccessible|experiencing|facing|suffering|dealing|unable)\b",
)
"""What goes on in so many words: a cause that is told beside it, or a demand for refunds, makes it no past."""
DOWN_NOW = Pattern(
    r"(?<!when\sit\s)(?<!if\sit\s)\b(?:is|are)\s(?:(?:now|also|back)\s)?(?:down|offline|unavailable|inaccessible|experiencing|facing|suffering)\b"
)
"""What is not over, whatever the next sentence tells of last week."""
NOW = Pattern(
    r"\b(?:ongoing|currently|right\snow|at\sthe\smoment"
    r"|(?:is|are)\s(?:still\s)?(?:dealing|down|offline|unavailable|experiencing|facing|suffering|struggling)"
    r"|(?<!went\s)down\sagain)\b",
)
"""What goes on is no past, whatever is said of its cause, of a demand for refunds or of an earlier outage."""
AFTERMATH = Pattern(
    r"\b(?:remediation\sand\sprevention|(?:issues|incidents|problems"
    r"|outages)\slike\sthis(?:\sone)?\sin\sthe\sfuture"
    r"|(?:similar|these|such|this)\s(?:[\w-]+\s){0,4}?from\shappening\sagain|prevent\s(?:a\s"
    r"|future\s)?(?:recurrence|repeat)"
    r"|prevent\srecurrence|between\s(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s\d)[^.;]{3,60}?\sand\s(?:\d|(?:jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s\d)[^.;]{0,90}?\s(?:experienced|were|was|saw|had)\b"
    r"|we\smitigated\sth(?:is|e)\s(?:incident|issue|impact)"
    r"|completed\san\sinternal\sinvestigation)\b",
    hints="future|between|happening|recurrence|repeat|remediation|mitigated|investigation",
)
"""What is said when all is over, wherever it stands."""
UNSETTLED = late(
    r"(?:n['’]t\s(?:yet\s)?(?:know|say)|\b(?:nobody|no\sone)\sknows|\brecall\w*|\bremember\w*|\bno\sidea|\bwe(?:['’]ve|\shave)\s(?:\w+\s){0,2}?(?:identified|determined|found|isolated)|\b(?:since|unclear|un(?:known|explained)"
    r"|not\s(?:yet\s"
    r"|immediately\s)?(?:clear|known?|say|said|reveal|disclose)|investigat\w+"
    r"|determine|establish|identify|understand|find\sout|figure\sout|pinpoint|working\sout|still|remain(?:s|ing)?"
    r"|continues?))\b[^.;]{0,130}$",
    re.IGNORECASE,
)
"""Before words that would look back: "since two weeks ago", "still down a week after", "unclear what caused it"."""
AWAITED = Pattern(
    r"\b(?:will|would|should|may|might|could|to)\sbe\s(?:\w+\s)?(?:back|up|restored|fixed|resolved|repaired|running)\b"
    r"|\b(?:not\s(?:likely|expected|due|set)|unlikely)\sto\s(?:be\s)?(?:return|resume|reopen|back|restored|fixed|up"
    r"|running)\b|\bwhen\swill\b|\bwill\s(?:return|resume|fix|restore|repair|come\sback|reopen)\b",
)
"""It will be over: who says so does not look back, whatever else is told ("back on Thursday after the outage")."""
BOUNDED = Pattern(
    r"^(?:on\s[\w\s,]{3,24}\s)?between\s[\d:.]+(?:\s?[ap]\.?m\.?)?\sand\s[\d:.]+(?:\s?[ap]\.?m\.?)?,?\s(?:[A-Z]{2,4},?\s)?[^.;]{0,90}?\b(?:could|were|was|had|saw|experienced|failed|received)\b",
    r"\b(?:(?:was|were|went|had\sbeen|been|goes)\s(?:briefly\s|temporarily\s)?(?:locked\sout|cut\soff|down|offline|unavailable|dark"
    r"|inaccessible|out|unusable)\s(?:\w+\s){0,6}?for\s(?:(?:more\sthan\s|over\s|about\s|nearly\s|several\s|an?\s"
    r"|almost\s|up\sto\s|around\s)*(?:\w+\s)?(?:hours?|minutes)|a\s(?:while|time))"
    r"|(?:been|was|were)\s(?:down|offline|unavailable|inaccessible)\s(?:\w+\s)?\d+\sminutes|hour(?:s)?(?:-long)?\s(?:\w+\s)?outage"
    r"|brief\s(?:\w+\s){0,2}?(?:outage|disruption|downtime|interruption|blackout)|(?:was|were)\sbriefly\s\w+"
    r"|briefly\s(?:goes|takes|went|down|offline|unavailable|grounds?|grounded|knocked|lost|disrupted|took)"
    r"|(?:goes|went)\s(?:down|offline|dark)\sbriefly"
    r"|(?:outage|disrupt\w*|interrupt\w*|problems?|errors?|lasted)\b[^;]{0,80}?\bfor\s(?:more\sthan|over|about|up\sto"
    r"|nearly|almost|several"
    r"|an?|\w+)\s(?:\w+\s)?hours?|(?:unable\sto|could(?:\snot"
    r"|n['’]t))\s[^.;]{3,80}?\bfor\s(?:just\s)?(?:more\sthan\s|over\s|about\s"
    r"|nearly\s|almost\s|around\s|several\s)?(?:an\s|\w+\s)?(?:hours?|minutes)"
    r"|(?:halt|suspend|stopp?|ground|block|prevent|paraly[sz]|interrupt)(?:s|e|es|ed|ing)?\b[^.;]{0,60}?\bfor\s(?:more\sthan"
    r"\s|over\s|about\s|nearly\s|almost\s|around\s|several\s|up\sto\s)?(?:an\s|\w+\s)?(?:hours?|minutes)"
    r"|between\s\d[\d:.]*\s?(?:[ap]\.?m\.?\s)?and\s\d)\b",
)
ENDURING = Pattern(r"\b(?:(?:has|have|(?<=['’])ve)\sbeen|regularly|at\sa\stime)\b")
"""Around a duration: then it goes on, or comes again."""
TOLD_AS_PAST = Pattern(
    r"\b(?:(?<!has\s)(?<!have\s)(?:suffered|experienced)(?!\s(?:[\w-]+\s){0,3}?(?:(?:cyber-?)?(?:attack|breach|incident)|ransomware|hack))"
    r"|went\sdown|were\sdown|was\sdown|crashed"
    r"|apologi[sz]e[sd]?\s(?:for|after|over)"
    r"|(?:was|were)\s[^.;]{0,40}?temporarily|(?<!has\s)(?<!have\s)temporarily\s\w+ed|(?<!attack\s)(?<!breach\s)(?<!since\s)(?<!resolved\s)(?<!fixed\s)yesterday"
    r"|(?<!back\s)(?<!returned\s)(?<!restored\s)briefly|(?:was|were)\sbrief|admits?)\b",
)
"""Said of what goes on almost as often: they decide where nothing else does."""


TOLD_AS_PRESENT = Pattern(
    r"\b(?:suffer(?:s|ing)?|fac(?:es|ing)|experienc(?:es|ing)|struggl(?:es|ing)|goes\s(?:down|dark|offline)"
    r"|(?:turns|shuts|takes|pulls|knocks)\s(?:[\w-]+\s){0,3}?(?:off|down|offline)|halts|suspends|disrupts|cripples"
    r"|paraly[sz]es|pauses|grounds|strands|orders\sairlines|locks\s(?:\w+\s){0,2}?out"
    r"|reports\s(?:[\w-]+\s)?outages?)\b",
)
"""A headline's way of telling what has just begun: as little, but more than a past tense."""
