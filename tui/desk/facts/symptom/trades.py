"""What fails where no website does: in stations, airports, shops, markets, wards, schools and data centres.

A station has gates that stay shut, a shop customers who leave empty-handed, a market that never opens. Each group is a
construction of the language with the things of such places in it: what stands still, what is closed, who is sent home.
"""

from __future__ import annotations

from tui.desk.reading.patterns import Pattern

_GEAR = (
    r"(?:machines?|readers?|terminals?|tills?|gates?|barriers?|kiosks?|pumps?|chargers?|atms?|doors?|scanners?"
    r"|registers?|meters?)"
)
_RIDES = (
    r"(?:trains?|planes?|aircraft|jets?|buses|ferries|trams|belts?|conveyors?|carousels?|lifts|elevators|escalators)"
)
_PLACES = (
    r"(?:gates?|barriers?|doors?|shutters|desks?|counters?|offices|branches|shops|stores|schools|terminals?|stations?|tills|checkouts"
    r"|clinics|restaurants|libraries|pharmacies|campus(?:es)?|airports?|airspace|runways?|ports?|borders?|bridges?|tunnels?)"
)
_BE = r"(?:was|were|is|are|remained|stayed|(?:has|have|had)\sbeen)\s(?:\w+ly\s|still\s|also\s)?"
_ON = r"(?:\s(?!(?:and|but|or|while|after|as|because|since|when|for|that|said|during|until|on|in|at|by)\b)[\w’'-]+)"

_OUTAGE = (
    r"(?:outages?|failures?|faults?|glitch(?:es)?|crash|breakdown|incident|errors?|bug|attack|cyber-?attack|disruption|problems?|issues?|malfunction"
    r"|collapse|blackout|meltdown|fire|power\s(?:cut|outage|failure))"
)
_HARM = (
    r"(?:wip(?:ed|es|ing)\s(?:out)?|stop(?:s|ped|ping)|tak(?:es|ing)\sdown|took\sdown|br(?:ought|ings?|inging)\sdown|knock(?:s|ed|ing)\s(?:out|down|offline)"
    r"|shut(?:s|ting)?\sdown|shut(?:s|ting)?|hobbl(?:ed|es|ing)|crippl(?:ed|es|ing)|paraly[sz](?:ed|es|ing)|disrupt(?:s|ed|ing)|interrupt(?:s|ed|ing)|delay(?:s|ed|ing)"
    r"|block(?:s|ed|ing)|halt(?:s|ed|ing)|silenc(?:ed|es|ing)|slow(?:s|ed|ing)(?:\sdown)?|limit(?:s|ed|ing)|impair(?:s|ed|ing)|imped(?:ed|es|ing)"
    r"|prevent(?:s|ed|ing)|cut(?:s|ting)?(?:\soff)?|depriv(?:ed|es|ing)|lock(?:s|ed|ing)|suspend(?:s|ed|ing)|cancell?(?:s|ed|ing)|ground(?:s|ed|ing)|strand(?:s|ed|ing)"
    r"|clos(?:ed|es|ing)|freez(?:es|ing)|froze|jamm(?:ed|ing)|overwhelm(?:s|ed|ing))"
)
DID = Pattern(
    rf"\b{_OUTAGE}\s(?:(?:on|late|early)\s\w+day\s(?:\w+\s)?|(?:that|which|has|have|had|also|then|briefly|temporarily|\w+ly)\s){{0,3}}"
    rf"(?:(?P<did>{_HARM}(?!\s(?:by|after|when|on|in|at|as|it|this|off\sby)\b){_ON}{{1,6}})"
    r"|(?P<put>(?:left|leaves|leaving|brought|brings|took|threw|plunged|put)\s(?:[\w’'-]+\s){1,5}?(?:down|offline|in\sthe\sdark"
    r"|into\s(?:chaos|darkness|disarray)|to\s(?:its|their)\sknees|out\sof\saction))\b"
    r"|(?P<sent>caus(?:ed|es|ing)\s(?:[\w’'-]+\s){1,4}?to\s(?:be\s)?\w+)\b)",
)
"""What an outage did, by the verb that it is the subject of: "the fault took tills down"."""

OF_TRADES = (
    r"\b(?:was|were|being)\sshown\s(?:the\s|an?\s)?(?:wrong|incorrect|empty|blank|other)\s[\w-]+|\bgot\s(?:no|only\san?)\s(?:response|answer|reply|signal|error)\b",
    r"\b(?:requests|calls|logins|queries|connections|transactions)\sto\s(?:the\s)?[\w-]+\s(?:failed|fail|dropped|(?:were|are)\s(?:failing|timing\sout|rejected))\b",
    r"\b(?:latency|latencies|error\srates?|errors|time-?outs|failures|response\stimes|load\stimes)\s(?:\w+ly\s)?(?:rose|increased|spiked|climbed|jumped|soared|surged)\b",
    r"\b(?:is|are|was|were)(?:\snot|n['’]t)\s(?:starting|running|opening|completing|building|connecting|launching|arriving|appearing|showing)\b",
    r"\b(?:pages?|sites?|apps?|dashboards?|images|videos|logins?|uploads?|calls)\s(?:loads?\sslowly|fails?\swith|drops?\safter|times?\sout)\b",
    r"\bperformance\s(?:was|is|has\sbeen|had\sbeen)\s(?:\w+ly\s)?(?:degraded|poor|slow|impaired|sluggish)\b",
    r"\b(?:went|gone|going)\soff\s(?:the\s)?air\b|\b(?:lights|lamps|signals)\swent\sout\b|\brang\sunanswered\b|\b(?:nobody|no\sone)\scould\s(?!(?:say|tell|explain)\b)\w+",
    r"\bhad\sto\s(?:wait|queue)\b(?:\sfor\s(?:\w+\s)?(?:hours|minutes))?|\bended\sin\smid-?\w+|\bservers\s(?:was|were|are|is)\sfull\b",
    rf"\b{_RIDES}\s(?:has\s|have\s|had\s)?(?:stood\s(?:still|idle)|sat\sidle|(?:were|was|are|is)\s(?:\w+ly\s)?(?:grounded|held|stranded|at\sa\sstandstill))\b",
    r"\bno\s(?:[\w-]+\s){0,2}?(?:trains|flights|planes|buses|ferries|trams|payments|calls|orders|deliveries|tickets|messages|emails)\s"
    r"(?:ran|run|left|flew|landed|took\soff|went\s(?:out|through)|arrived|departed|moved|got\sthrough|could\s\w+)\b",
    r"\b(?:signals?|lights|screens?|boards?|displays?|monitors|lamps|phones?|terminals)\s(?:all\s|suddenly\s)?(?:turned|went|flashed|stayed"
    r"|remained)\s(?:red|black|dark|blank|gr[ae]y|dead|silent|white)\b",
    rf"\b{_GEAR}\s(?:refused|rejected|declined|swallowed|ate|ignored)\s(?:all\s|their\s|the\s|some\s)?[\w-]+|\b(?:ran|run(?:ning)?)\sdry\b",
    rf"\b{_PLACES}\s{_BE}(?:closed|shut|evacuated)\b|\b{_PLACES}\s(?:stayed|remained)\s(?:closed|shut)\b",
    r"\b(?:closed|closing|shut)\s(?:its|their|the|all)\s(?:[\w-]+\s)?(?:campus(?:es)?|doors|shutters|counters|branches|stores|offices|schools|borders?|airspace|runways?|gates)\b",
    r"\b(?:lost|losing)\s(?:(?:radar|radio|all)\s)?contact\b(?:\swith\s[\w-]+)?|\bcontact\swas\slost\b|\bholding\spatterns?\b|\bcircled\s(?:over|above)\b",
    r"\b(?:issued|ordered|requested|imposed|under|asked\sfor)\san?\s(?:[\w-]+\s)?ground\sstop\b|\bground\sstop\s(?:was|is)\s\w+",
    r"\b(?:departures|arrivals|flights|trains|checks|deliveries|classes|lessons|hearings?|trials?|match(?:es)?|games?|exams?)\s(?:was|were)\s(?:\w+ly\s)?"
    r"(?:stopped|adjourned|abandoned)\b|\b(?:ran|running)\s(?:hours\s|minutes\s)?late\b",
    r"\bsent\s(?:its\s|their\s|all\s)?(?:pupils|students|staff|workers|children|patients|employees|everyone)\s(?:home|away)\b",
    r"\b(?:was|were|been|being)\s(?:double-charged|double-billed|overcharged|undercharged|miscalculated)\b|\bleft\sin\sthe\sdark\b|\bqueued\sfor\smiles\b",
    r"\b(?:metro|subway|railway|network|airport|website|site)\s(?:has\s|had\s)?shut\sdown\b|\bwent\sblind\b|\bbecame\sread-only\b|\bdid(?:\snot|n['’]t)\ssound\b",
    r"\b(?:held|holding)\s(?:all\s|its\s|back\s|their\s){1,2}(?:flights|departures|trains|planes)\b",
    r"\b(?:flew|flying|fly|left|travell?ed|travell?ing|departed|arrived|took\soff|boarded)\swithout\s(?:their\s|hold\s|any\s)?[\w-]+",
    rf"\b(?:bags|luggage|baggage|suitcases|passengers|parcels|cases)\s{_BE}(?:left\sbehind|lost|mislaid|misplaced|stuck)\b",
    r"\b(?:abandon(?:ed|ing)|dump(?:ed|ing))\s(?:[\w-]+\s){0,2}?(?:trolleys|baskets|carts|shopping|purchases|groceries)\b"
    r"|\b(?:leave|leaving|left|went\shome|walked\s(?:out|away))\s(?:the\s\w+\s)?empty-?\s?handed\b",
    r"\bsaw\s(?:other\s(?:people|customers|users|patients)|strangers)['’]s?\s[\w-]+",
    r"\b(?:back|went|gone|fell|turned)\s(?:back\s)?(?:to|on)\s(?:pen\sand\s)?paper\b|\bpen\sand\spaper\b",
    r"\bhad\sto\sbe\s(?:\w+ly\s)?(?:called\soff|cancell?ed|postponed|rescheduled|diverted|turned\saway|put\soff|rebooked|closed|shut|evacuated)\b",
    rf"\b(?:pupils|students|staff|workers|employees|patients|children|shoppers|customers|travell?ers)\s{_BE}"
    r"(?:being\s)?(?:sent\s(?:home|away)|turned\saway|evacuated)\b",
    r"\b(?:went|gone|going|go)\sunanswered\b",
    r"\b(?:lost|losing)\s(?:all\s|mains\s)?(?:power|heating|cooling|progress)\b|\blost\stheir\s(?:progress|work|data|places?)\b",
    r"\b(?<!many\s)(?<!much\s)(?<!which\s)(?<!what\s)(?:data|files|filings|records|messages|work|progress|photos)\s(?:(?!no\b|not\b)[\w-]+\s){0,3}?(?:was|were|(?:has|have|had)\sbeen)"
    r"\s(?:lost|deleted|wiped|erased)\b",
    r"\b(?:payments?|che(?:ck|que)s?|transfers?|debits?|emails?)\s(?:has\s|have\s|had\s)?bounced\b|\bmissing\sfrom\s(?:their|the|his|her|its|our)\s[\w-]+"
    r"|\bnothing\scould\sbe\s\w+|\b(?:gone|turned)\s(?:red|gr[ae]y|blank|black|dark)\b|\bcut(?:ting)?\sin\sand\sout\b",
    r"\bk(?:ept|eeps?)\s(?:logging|kicking|throwing|signing|locking)\s(?:[\w’'-]+\s){1,2}out\b|\bwould\s(?:freeze|crash|hang|stall|time\sout)\b|\b(?:working|flying)\sblind\b",
    r"\b(?:rescheduled|postponed)\s(?:[\w,-]+\s){0,4}?(?:appointments|operations|surgeries|procedures|exams|tests|classes|hearings|games|matches|launch(?:es)?)\b",
    r"\bhad\sno\sway\s(?:to|of)\s\w+(?:\s(?!(?:and|but|or|as|on|in|at|for)\b)[\w’'-]+){0,3}|\b(?:executed|processed|posted|sent)\stwice\b"
    r"|\b(?:was|were|been|being)\ssent\s(?:away|home)\b",
    r"\bmissed\s(?:the|their|a)\s(?:[\w-]+\s){0,2}?(?:goals?|start|kick-?off|match|penalty|flights?|connections?|appointments?|deadlines?)\b",
    r"\b(?:streams?|picture|sound|audio|video|feeds?|broadcasts?|footage)\s(?:kept\s|suddenly\s)?(?:cut(?:ting)?\sout|dropp(?:ed|ing)(?:\sout)?|fr(?:oze|eezing)"
    r"|broke\sup|stuttered|buffer(?:ed|ing)|went\s(?:black|silent|dead))\b",
    r"\b(?:servers?|machines|equipment|computers|racks|batteries)\s(?:had\s|have\s)?(?:overheated|shut\s(?:themselves\s)?down|rebooted)\b",
    r"\b(?:ran|runs|running|worked|works|working|loaded|loading|responded|performed|performing)\s(?:very\s|extremely\s|only\s|unusually\s|painfully\s)?"
    r"(?:slowly|sporadically|intermittently|erratically|badly|poorly)\b",
    rf"\b(?:made|making|makes)\sit\s(?:very\s|almost\s|nearly\s|so\s|more\s)?(?:hard|harder|difficult|impossible|tough)\s(?:for\s(?:[\w’'-]+\s){{1,3}}?)?to\s(?!(?:say|know|tell|predict|fix|repair|restore|recover|find|trace|diagnose)\b)\w+{_ON}{{0,4}}",
    r"\b(?:becom(?:e|es|ing)|became|get|gets|got|getting)\s(?:\w+ly\s)?(?:clogged|jammed|overloaded|overwhelmed|stuck|congested|backed\sup|gridlocked|blocked)\b",
    r"\b(?:opened|started|departed|arrived|left)\s(?:(?:[\w-]+\s)?(?:hours?|minutes)\s)?late\b|\bnever\s(?:opened|started|arrived|loaded|came\sup)\b|\bclosed\searly\b",
    r"\bput\s(?:[\w’'-]+\s){1,3}?(?:into\sa\shalt|on\shold)\b",
    r"\bqueues\s(?:was|were|are)\s(?:\w+ly\s)?(?:long|huge|massive|enormous|hours|chaotic)\b|\bwait(?:ed|ing)\s(?:for\s)?(?:[\w-]+\s){0,3}?hours\b",
    r"\bno\s(?:electricity|power|wi-?fi|heating|lights?)\b(?!\s(?:cuts?|outages?|to\b))",
    r"\b(?:everything|computers|systems|screens|accounts|tills)\s(?:was|were|is|are)\s(?:\w+ly\s)?(?:blocked|frozen|locked|jammed|stuck|broken)\b"
    r"|\bnothing\s(?:works|worked|(?:was|is)\s(?:working|accessible|available|loading))\b",
    r"\bredirect(?:ed|s|ing)\s(?:[\w-]+\s){0,2}?to\san?\s(?:[\w-]+\s)?(?:message|page|error|screen)\b",
    r"\b(?:handwritten|hand-written|hand-drawn|paper)\s(?:boarding\spasses|tickets|orders|charts|records|tags|receipts|notes)\b",
    r"\b(?:destroy(?:ed|ing)|damag(?:ed|ing)|flood(?:ed|ing))\s(?:[\w-]+\s){0,2}?(?:servers?|equipment|racks|hardware|data)\b",
)
"""Expressions of phrases that mostly are symptoms, as those of `tui.desk.facts.symptom.phrases` are."""
