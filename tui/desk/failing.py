"""What a sentence says to fail, by the names and nouns of the story itself: "Zoom Phone and the website were down".

The gazetteer knows the services of large vendors; this reads the rest from where they stand: as the subject of a
predicate of failure, or as the object of a verb of harm. A list counts whole, each of its items by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.desk.patterns import Line, Pattern
from tui.desk.reading import Sentence
from tui.text.late import late

_ADVERB = (
    r"(?:\w+ly\s|also\s|still\s|all\s|both\s|again\s|now\s|not\s(?=working|loading|responding|available|accessible))*"
)
_FAILS = Pattern(
    r"(?<=\s)(?:(?:was|were|is|are|went|became|remain(?:s|ed)?|(?:has|have|had)\s(?:both\s|all\s|also\s"
    r"|since\s)?been)\s"
    rf"{_ADVERB}(?:unreachable|unavailable|inaccessible|down(?!\sto\b)|offline|dark|disrupted|failing|broken|affected"
    rf"|impacted|hit|degraded"
    r"|unusable|unresponsive|inoperable|interrupted|knocked\s(?:out|offline)|out\sof\s(?:service|action|order)"
    r"|restored|back(?:\s(?:up|online|in\sservice))?|(?:operating|working|running|available)\sagain|lost"
    r"|refused|rejected|declined"
    r"|turned\soff|timing\sout|the\slast\sto\sreturn|being\srestored|gone|hanging|crashing|playing\sup|patchy"
    r"|buckling|struggling"
    r"|delayed|limited|taken\s(?:down|offline)|brought\s(?:down|back)|to\sblame|broken\sdown|slow|disabled|blank"
    r"|held\s(?:up|back)|intermittent|erratic|lagging|faulty|black|silent|missing|dead"
    r"|(?:working|loading|responding|available|accessible)(?=\b)"
    r"|(?:having|experiencing|seeing|suffering|facing)\s(?:\w+\s){0,3}?(?:trouble|problems?|issues?|outages?"
    r"|disruptions?|errors?))"
    r"|(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:\w+ly\s)*(?:cut(?:\soff)?|blocked|throttled|restricted"
    r"|suspended|halted|switched\soff|shut\s(?:off|down)|stuck|frozen|queu(?:ed|ing)|piling\sup|paused|crippled"
    r"|paraly[sz]ed|overwhelmed|swamped|overloaded|wiped\sout|stopped|crashed|failed|collapsed|dropping"
    r"|not\s(?:arriving|appearing|showing|updating|syncing|sent|delivered|being\s\w+|going\s(?:out|through)|processed)"
    r"|unable\sto|not\sable\sto|returning\s(?:\w+\s)?errors)"
    r"|(?:could|can|would|did|do|does|will)(?:\snot|n['’]t)\s(?:be\s(?:reached|accessed|opened|used|loaded"
    r"|completed|processed|paid|made|sent|seen|placed|submitted|booked|found)|load|open|work|respond|start|connect"
    r"|print|accept|arrive|appear|update|sync|send|go\s(?:out|through)|take\sover|function|display|recogni[sz]e)"
    r"|cannot\sbe\s(?:reached|accessed|opened|used|loaded)"
    r"|(?:(?:has\s|have\s|had\s)(?:\w+ly\s)?)?(?:often\s)?(?:dropped|froze|hung|stalled)"
    r"|(?:went|arrived|came|ran|was|were|is|are)\s(?:\w+ly\s|out\s)?late(?=[,.;]|\s(?:for|by|on|at|and)\b|$)"
    r"|(?:has\s|have\s|had\s)?(?:all\s|both\s|then\s|also\s|suddenly\s|simply\s)?(?:stopped\s\w+ing|fail(?:ed|s)"
    r"|crash(?:ed|es)|collaps(?:ed|es)|buckl(?:ed|es)|fell\sover|fell\ssilent|malfunction(?:ed|s)|slow(?:ed"
    r"|s)\s(?:down|to)|refus(?:ed|es)\sto|reject(?:ed|s)|stopped|ground\sto\sa\shalt|conked\sout|gave\s(?:out|up)"
    r"|packed\sup|died|returned(?!\s(?:an?\b|\d|nothing|blank|errors?))|resumed|came\sback|recovered|disappeared"
    r"|vanished|goes\sdown|falters?|faltered|broke\sdown)|(?:show|display|return)(?:ed|s)\s(?:only\s"
    r"|nothing\sbut\s)?(?:an?\s)?(?:\w+\s)?(?:errors?|responses|maintenance|blank|holding|spinning|wrong|stale"
    r"|empty)|(?:was|were|is|are)n['’]t\s(?:answering|working|loading|responding|available|reachable|accessible"
    r"|showing|updating|opening)|(?:began|started|kept|keeps?)\s(?:timing\sout|failing"
    r"|dropping|crashing|freezing|rejecting|returning)"
    r"|(?:experienced|suffered)\s(?:\w+\s){0,3}?(?:trouble|problems?|issues?|outages?|disruptions?|errors?"
    r"|failures?)|(?:load|respond|work)(?:ed|s)\s(?:slowly|intermittently|erratically|poorly|badly))\b",
)
_WORKS = late(
    r"(?:was|were|is|are|has been|have been|had been)\s(?:\w+ly\s|still\s|also\s|all\s|now\s"
    r"|again\s)*(?:working|loading|responding|available|accessible)\b",
    re.IGNORECASE,
)
_HARMS = Pattern(
    r"\b(?:affect(?:s|ed|ing)|impact(?:s|ed|ing)|disrupt(?:s|ed|ing)|(?:took|takes|taking|brought|brings"
    r"|knock(?:s|ed|ing))\s(?:down|out|offline)"
    r"|(?:complaints|problems|issues|trouble|difficulties|reports?\sof\sproblems)\s(?:about|with|accessing|using"
    r"|logging\sinto)"
    r"|(?:failures?|collapse|crash|loss|breakdown|interruptions?|disruptions?|errors|faults?|delays)\s(?:of|in|to"
    r"|with|from)"
    r"|(?:unable\sto|could\snot|couldn['’]t|cannot|can['’]t)\s(?:access|use|reach|open|load|log\sin(?:\s?to|\son\sto)"
    r"|sign\sin(?:\s?to)|connect\sto|get\sinto|pay\s(?:with|by))"
    r"|without"
    r"|(?:restor(?:ed|ing|es?)|paralys(?:ed|ing)|paralyz(?:ed|ing)|cripp?l(?:ed|ing|es)|crash(?:ed|ing)"
    r"|fr(?:oze|eezing)|halt(?:ed|ing)"
    r"|suspend(?:ed|ing)|plagu(?:ed|ing)|locked\sout\sof|booted\sout\sof|brought\sback|bring(?:ing)?\sback|took"
    r"|shut\sdown)"
    r"|errors\s(?:in|when\s(?:calling|using|opening))"
    r"|(?:elevated|increased|intermittent|high(?:er)?|more)\s(?:error\srates?|errors|failures?|latenc(?:y|ies)|time-?outs)"
    r"\s(?:of|in|for|with|on)"
    r"|(?<=,\s)as\s(?:was|were|is|are)|outages?\s(?:of|at|in|on)|including)\s",
)
_PUTS = Pattern(
    r"\b(?:pull(?:ed|s|ing)?|forc(?:ed|es|ing)|left|leaving|render(?:ed|ing|s)|made|making|sent|keeping|kept|takes?"
    r"|taking|took|knock(?:ed|ing|s))(?=\s[^.;:]{3,90}?\s(?:offline|down|dark|unavailable|inaccessible|unusable"
    r"|unreachable)\b)\s",
    hints="offline|down|dark|unavailable|inaccessible|unusable|unreachable",
)
"""What is put out of action stands between the verb and where it ends up: "left all lifts unusable"."""
_CUT = late(
    r"[;:—–]\s?|\((?![^()]{0,40}\))|\s-\s|,\s(?:while|but|although|though|which|who|where|when|as|because|after"
    r"|before)\s"
    r"|\s(?:while|but|although|that|because|after|when|if|as|where|since|saying|said|says)\s|[.!?]\s"
    r"|\bfor (?:more|about|nearly|almost|over|several|hours)\b",
    re.IGNORECASE,
)
_PART = late(r",\s(?:and\s|or\s)?|\s(?:and|or|as well as|along with|plus)\s")
_TRAIL = late(
    r"\s\(|\s(?:(?:on|in|at|for|from|during|across|since|by|used|sent|made|run|hosted|operated|provided|offered|through"
    r"|via|within|among|to|into|under)\s|(?:offline|dark|unavailable|inaccessible|unusable|unreachable|down|out"
    r"|overnight|today|tonight"
    r"|yesterday|again|too|alike"
    r"|themselves|itself|with\sit|this\s(?:morning|week|afternoon|evening))\b)"
)
"""What comes behind a service that is no part of its name: "Mobile Suica on smartphones", "all worlds offline"."""
_LEAD_IN = late(
    r"(?:(?:the|its|their|his|our|your|any|every|each|another|that|these|those|a|an|all|some|many|most|both|other"
    r"|several|of|with|to|about|is|are|was|were|dozens|scores|hundreds|thousands|(?:country|bank|firm|airline|council"
    r"|city|state|government|nation|world|group|carrier|operator|provider|chain|retailer)['’]s|making|sending|when|even"
    r"|(?:third|half|quarter|majority|part|number) of|company's"
    r"|company’s|such as|including|like|access to|use of|parts of|services? (?:such as|including|like)|used by)\s)+",
    re.IGNORECASE,
)
_NAME = late(r"(?:[A-Z][\w’'&+.-]*|[a-z]+[A-Z]\w*)(?:\s(?:[A-Z0-9][\w’'&+.-]*|for|of)){0,4}$")
_SERVICES = frozenset(
    "access account accounts actions alarms alerts analytics api apis app apps atm atms authentication backup backups"
    " banking benefits billing board boarding boards booking bookings broadband builds calendar calendars call calling"
    " calls cameras card cards cdn channels chargers chat chats check-in check-out checkout checkouts claims client"
    " clients clusters comments connectivity console consoles crossings crossplay dashboard dashboards data database"
    " databases delivery deliveries deployments deposits directory dispatch display displays dns domain domains"
    " doorbells"
    " downloads e-gates e-mail e-mails e-prescriptions editing editor email emails exam exams exports feature features"
    " feed feeds file files filing filings forum forums games gates gateway grading gradebook handset handsets"
    " hardware helpdesk helpline"
    " helplines hosting hotline hotlines huddles imports installations instances interface interfaces internet jobs"
    " kiosk kiosks landline landlines leaderboards library licences licenses line lines link lists lobbies locks log-in"
    " log-ins login logins loans lookups machines mail mailboxes management map maps marketplace matchmaking meetings"
    " messages messaging meters module modules money multiplayer navigation network networks nodes notifications"
    " operations order ordering orders packages page pages payment payments payouts payroll permits phone phones"
    " pipeline"
    " pipelines platform platforms playback player portal portals prescribing prescriptions printers printing program"
    " queue queues radio readers record records refunds registration registrations registry reminders remittances"
    " renewals reporting reservations resources results roster rosters runners scanners scheduling screens search"
    " self-checkout self-checkouts server servers service services shop sign-in sign-ins sign-on sign-ups signs site"
    " sites sms snapshots software speakers sso statements storage store storefront storefronts stores stream streaming"
    " streams submissions subscriptions switchboard switchboards sync syncing system systems telephones telephony"
    " television televisions terminals testing texts thermostats threads ticketing tickets till tills timeline"
    " timelines"
    " timetable timetables tool tools top-up top-ups tracking trading transactions transfers tv updates uploads"
    " video videos visa visas voice voicemail vouchers vpn wallet wallets warehouse webhooks website websites wi-fi"
    " wifi withdrawals workspace workspaces world worlds".split()
)
"""Words for what a service is or does, as the last word of what it is called."""
_TWO_WORDS = frozenset(("pay runs", "topping up", "web site", "web sites", "standing orders", "direct debits"))
_NOT_A_SERVICE = frozenset(
    "user users customer customers people person company companies problem problems issue issues outage outages"
    " incident"
    " incidents everyone everybody everything nobody nothing anything something anyone someone somebody it they we"
    " he she"
    " my you i me us them him her this that which who whose what where there here disruption disruptions trouble error"
    " errors"
    " one ones two thousands millions hundreds dozens monday tuesday wednesday thursday friday saturday sunday january"
    " february march april june july august september october november december downdetector report reports complaint"
    " complaints europe asia africa america states kingdom some many most none no restart tracks free news from to own"
    " businesses americans britons pt et pm am utc gmt warning notice elaborating explanation delay delays success half"
    " others other both each all any nor not if while fault faults failure failures attack attacks breakdown downtime"
    " consequences result impact effect cause reason time day days week weeks hour hours minutes morning afternoon"
    " evening"
    " night moment today yesterday is are was were be been has have had did does could can would will".split()
)
"""Words that no name of a service holds; a verb shows that it is a clause."""
_NO_SYSTEM = frozenset(
    "staff staffers worker workers employee employees nurse nurses doctor doctors patient patients student students"
    " teacher teachers passenger passengers traveller travellers traveler travelers driver drivers player players"
    " viewer"
    " viewers shopper shoppers resident residents member members merchant merchants subscriber subscribers engineer"
    " engineers officer officers officials manager managers crew crews team teams pilot pilots trader traders police"
    " children families parents men women fans callers motorists commuters hospital hospitals clinic clinics school"
    " schools bank banks airline airlines airport airports carrier operator council councils firm firms office offices"
    " branch branches factory factories plant plants restaurant restaurants court courts government ministry agency"
    " department university country countries county region regions city cities town towns village villages district"
    " districts area areas neighbourhood neighborhood street road roads bridge flight flights train trains plane planes"
    " bus buses ship ships ferry ferries vessel vessels car cars lorry lorries truck trucks aircraft crane cranes power"
    " electricity light lights water gas heating homes houses households share shares stock stocks price prices sales"
    " revenue profit profits market markets cost costs economy level levels number numbers share rate rates score body"
    " life lives world way ways part parts piece side end point place places thing things lot word words talk talks"
    " meeting job work plan plans decision question questions answer answers idea story deal law bill rule rules case"
    " cases election vote votes protest protests war fire storm weather snow temperature temperatures sea cable cables"
    " fibre fiber wire wires pipe certificate disk generator chillers migration upgrade update backlog deadline name"
    " names spokesman spokeswoman spokesperson chief president minister director boss owner owners founder group rival"
    " rivals competitor competitors partner partners supplier suppliers provider providers vendor vendors maker makers"
    " chain giant business client investor investors analyst analysts expert experts hacker hackers attacker attackers"
    " tweet post statement message step steps measures request requests traffic demand volume volumes load dust"
    " kitchen door doors".split()
)
"""What else is down, out or gone for a while, and is no service: people, houses, vehicles, prices, causes."""
_IS_WORK = late(
    r"..(?:tion|ment|ance|ssing|ding|wing|ring|ling|suing"
    r"|ting)$(?<!situation)(?<!meeting)(?<!building)(?<!operation)(?<!option)(?<!information)(?<!according)"
)
"""What is done for people: "account aggregation", "X-ray viewing"."""
_PEOPLE = late(r"#|\b[A-Z][a-z]+(?:ians|ish|ese|ans)$")
_VAGUE_ADJECTIVES = frozenset(
    "its the their our other many some all several affected critical key online digital computer core internal back-end"
    " backend it certain various popular more these those company's public essential vital basic normal full most"
    " impacted"
    " wider main entire whole global own new old underlying multiple different financial government business tech"
    " technology technical cloud software major big customer user few such only a an any every single crucial important"
    " related dependent downstream connected additional further social media computing huge large much".split()
)
_VAGUE_HEADS = frozenset(
    "system systems service services platform platforms network networks feature features machine machines data"
    " operations"
    " access site sites games line lines account accounts product products page pages file files link money program"
    " programs resources function functions functionality component components infrastructure environment world results"
    " connectivity".split()
)
"""What stands for the vendor's whole, and tells nothing: "systems", "the popular platform"."""
_VERBS = frozenset(
    "use using access accessing send receive make making post view pay place get log sign open load see check watch"
    " play"
    " book buy take do go call reach using restore reconnect connect connecting report say said keep give offer"
    " offers provides gives runs handles lets allows serves world world's".split()
)
"""Words that open no name: what stands behind them is told of otherwise."""
_ASIDE = late(r",\s(?:the|an?|which|whose|where|known|its|their|through|used|run|owned)\b[^.;,]{3,130},\s$")
"""What is said of a name between two commas: "Canvas, the system that colleges use, ", before what befell it."""
_LONE_NAME = late(r"\b[A-Z][\w’'&+.-]*(?:\s[A-Z0-9][\w’'&+.-]*){0,3}$")
_OF_SYSTEMS = late(
    r"unreachable|unavailable|inaccessible|offline|unresponsive|timing|crash|not (?:working|loading|responding)"
    r"|n.t (?:load|open|work|respond|connect|be (?:reached|accessed|opened|used|loaded))|returning|stopped (?:work"
    r"|load|respond"
    r"|updat|sync)|out of service|unusable|inoperable|disabled|not (?:load|respond)|cannot be|rebooting|refreshing"
    r"|\bdown$",
    re.IGNORECASE,
)
"""Predicates that are said of systems alone."""
_DENIED = late(
    r"\b(?:(?:not|n['’]t)\s(?:mean|imply|suggest|believe|think|indicate)|no\s(?:sign|evidence|indication|suggestion)s?"
    r"|den(?:y|ies|ied)|untrue|false)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Before a clause that tells what is not so: "a refused payment does not mean that a card is blocked"."""
_MEASURED = late(r"(?:elevated|increased|intermittent|high|more)", re.IGNORECASE)
"""Whose errors are measured is a system: the words of status pages."""
_LONGEST_ITEM = 48
_BESIDE = 40
"""Characters between a subject and what befalls it, for both to be told as one."""
_MOST_WORDS = 5
_FARTHEST = 160
"""Characters that a subject may reach before its predicate, and an object after its verb."""


def is_common(words: str) -> bool:
    """Tell whether what fails is called by a word for a service, and not by a name of its own."""
    return _heads_a_service(words.lower().split())


def failing(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentence's text that name what fails, in order and each once."""
    found = {span for _, subjects in predications(sentence) for span in subjects} | {*_objects(sentence.line)}
    taken = -1
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= taken:
            taken = end
            yield start, end


@lru_cache(maxsize=256)
def predications(sentence: Sentence) -> tuple[tuple[re.Match[str], tuple[tuple[int, int], ...]], ...]:
    """Return what a sentence says to befall services: each predicate with the ranges that name its subjects."""
    found = [(match, tuple(subjects)) for match, subjects in _predications(sentence.line)]
    return tuple((match, subjects) for match, subjects in found if subjects)


def failures(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield what is said to fail with what befalls it, "kiosks went dark"; what is back, or only affected, is left"
    " out."""
    named = [(one.start - sentence.start, one.end - sentence.start) for one in sentence.mentions]
    for match, subjects in predications(sentence):
        start, end = subjects[-1]
        is_named = any(low < end and start < high for low, high in named)
        is_beside = match.start() - end < _BESIDE
        if is_beside and not _NO_SYMPTOM.search(match[0]) and not (is_named and _DOWN.search(match[0])):
            yield start, match.end()


_DOWN = late(r"\b(?:down|offline|out)$", re.IGNORECASE)
"""Said of a known vendor, it is the outage itself and no symptom."""
_NO_SYMPTOM = late(
    r"restored|\bback\b|again|return(?:ed|s)?$|resum|recover|affected|impacted|\bhit\b|to blame|last to|\bgone$|limited"
    r"|disrupted$",
    re.IGNORECASE,
)
"""Predicates that tell of the end, or that something is hit and not how."""


def _predications(line: Line) -> Iterator[tuple[re.Match[str], list[tuple[int, int]]]]:
    text, before = line.text, 0
    for match in _FAILS.each(line):
        last, before = before, match.end()
        if _WORKS.match(text, match.start()) and "not " not in match[0]:
            continue
        low, high = max(last, match.start() - _FARTHEST), match.start()
        if aside := _ASIDE.search(text, low, high):
            high = aside.start()
        for cut in _CUT.finditer(text, low, high):
            low = cut.end()
        if _DENIED.search(text, max(0, low - _LONGEST_ITEM), low):
            continue
        name = _LONE_NAME.search(text, low, high) if aside else None
        named = [name.span()] if name and _NOT_A_SERVICE.isdisjoint(name[0].lower().split()) else []
        yield match, [*named, *_items(text, low, high, is_system=_OF_SYSTEMS.search(match[0]) is not None)]


def _objects(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for match in (*_HARMS.each(line), *_PUTS.each(line)):
        high = min(len(text), match.end() + _FARTHEST)
        cut = _CUT.search(text, match.end(), high)
        measured = _MEASURED.match(match[0]) is not None
        yield from _items(text, match.end(), cut.start() if cut else high, is_system=measured)


def _items(text: str, low: int, high: int, *, is_system: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that name a service: a name, or a phrase whose head is a word for one.

    `is_system` tells that only systems do what is told of them, so that all else than people and houses is one.
    """
    cuts = [match.span() for match in _PART.finditer(text, low, high)]
    for start, end in zip([low, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), high], strict=True):
        lead = _LEAD_IN.match(text, start, end)
        start = lead.end() if lead else start
        words = _TRAIL.split(text[start:end], maxsplit=1)[0].rstrip(" .,;:!?\"”'’")
        words = _owned(words)
        bare = words.lstrip("\"“‘'")
        start += len(words) - len(bare)
        if 3 <= len(bare) <= _LONGEST_ITEM and _is_service(bare, is_system=is_system):
            yield start, start + len(bare)


def _owned(words: str) -> str:
    """Return what is whose: "return service" of "return service of the tax office", but "Port of Dover" whole."""
    head, of, _ = words.partition(" of ")
    return head if of and _heads_a_service(head.lower().split()) else words


def _heads_a_service(words: list[str]) -> bool:
    return bool(words) and (words[-1] in _SERVICES or " ".join(words[-2:]) in _TWO_WORDS)


def _is_service(phrase: str, *, is_system: bool) -> bool:
    words = phrase.lower().replace("’", "'").split()
    if len(words) > _MOST_WORDS or words[0] in _VERBS or not _NOT_A_SERVICE.isdisjoint(words):
        return False
    if words[-1] in _VAGUE_HEADS and all(_is_vague(word) for word in words[:-1]):
        return False
    if _heads_a_service(words) or (len(words) > 1 and not words[0].endswith("ing") and _IS_WORK.search(words[-1])):
        return True
    if words[-1] in _NO_SYSTEM or _PEOPLE.search(phrase):
        return False
    return is_system or bool(" " in phrase and _NAME.fullmatch(phrase))


def _is_vague(word: str) -> bool:
    return word in _VAGUE_ADJECTIVES or "-" in word or word.endswith("'s")
