"""What a sentence says to fail, by the names and nouns of the story itself: "Zoom Phone and the website were down".

The gazetteer knows the services of large vendors; this reads the rest from where they stand: as the subject of a
predicate of failure, or as the object of a verb of harm. A list counts whole, each of its items by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.desk.facts.service.reached import COME_TO, OUT_OF_REACH
from tui.desk.knowledge.places import is_place
from tui.desk.knowledge.service_names import NOT_A_SERVICE, heads_a_service, names_a_service, names_a_whole
from tui.desk.reading.patterns import Line, Pattern, branches
from tui.desk.reading.story import Sentence
from tui.text.late import late


def _each(before: str, words: str, behind: str) -> list[str]:
    """Return an expression for each of the alternatives of `words`."""
    return [f"{before}(?:{one}){behind}" for one in branches(words)]


_ADVERB = (
    r"(?:\w+ly\s|also\s|still\s|all\s|both\s|again\s|now\s|not\s(?=working|loading|responding|available|accessible))*"
)
_FAILS = Pattern(
    *_each(
        r"(?<=\s)",
        r"(?:(?:was|were|is|are|went|became|remain(?:s|ed)?|(?:has|have|had)\s(?:both\s|all\s|also\s"
        r"|since\s|already\s|now\s|finally\s)?been)\s"
        rf"{_ADVERB}(?:unreachable|unavailable|inaccessible|down(?!\sto\b)|offline|dark|disrupted|failing|broken|affected"
        rf"|impacted|hit|degraded"
        r"|unusable|unresponsive|inoperable|interrupted|knocked\s(?:out|offline)|out\sof\s(?:service|action|order|use|commission)|out(?=[.,;]|\sas\swell\b|\s(?:across|until|since|overnight|altogether)\b|\sfor\s(?:[\w,.]+\s){0,3}(?:hours?|minutes|days?|weeks?|customers|users|homes|people)\b|$)"
        r"|restored|back(?:\s(?:up|online|in\sservice))?|(?:operating|working|running|available)\s(?:again|(?:normally|as\s(?:normal|usual))\safter)|lost"
        r"|refused|rejected|declined|turned\s(?:away|down)"
        r"|turned\soff|timing\sout|the\slast\sto\sreturn|being\srestored|gone|hanging|crashing|playing\sup|patchy"
        r"|buckling|struggling"
        r"|delayed|limited|taken\s(?:down|offline)|brought\s(?:down|back)|to\sblame|broken\sdown|slow|disabled|blank"
        r"|held\s(?:up|back)|intermittent|erratic|lagging|faulty|black|silent|missing|dead"
        r"|(?:working|loading|responding|available|accessible)(?=\b)"
        r"|(?:having|experiencing|seeing|suffering|facing)\s(?:\w+\s){0,3}?(?:trouble|problems?|issues?|outages?"
        r"|disruptions?|errors?|latenc(?:y|ies)|delays?|degradation|packet\sloss|congestion|time-?outs|(?:error"
        r"|failure)\srates?"
        r"|downtime|crashes))"
        r"|(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:\w+ly\s)*(?:cut(?:\soff)?|blocked|throttled|restricted"
        r"|suspended|halted|switched\soff|shut\s(?:off|down)|stuck|frozen|queu(?:ed|ing)|piling\sup|paused|crippled"
        r"|paraly[sz]ed|overwhelmed|swamped|overloaded|wiped\sout|stopped|crashed|failed|collapsed|dropping"
        r"|not\s(?:arriving|appearing|showing|updating|syncing|sent|delivered|being\s\w+|going\s(?:out|through)|processed)"
        r"|unable\sto|not\sable\sto|returning\s(?:\w+\s)?errors)"
        r"|(?:could|can|would|did|do|does|will)(?:\snot|n['’]t)\s(?:be\s(?:reached|accessed|opened|used|loaded"
        r"|completed|processed|paid|made|sent|seen|placed|submitted|booked|found)|load|open|work|respond|start|connect|read|unlock|wake\sup"
        r"|upload|download|boot|charge|scan|answer|ring|play|stream|transmit|pair|run|come\s(?:up|on)|issue|dispense|verify|register"
        r"|print|accept|arrive|appear|update|sync|send|go\s(?:out|through)|take\sover|function|display|recogni[sz]e)"
        r"|cannot\sbe\s(?:reached|accessed|opened|used|loaded)"
        r"|(?:(?:has\s|have\s|had\s)(?:\w+ly\s)?)?(?:often\s)?(?:dropped|froze|hung|stalled)"
        r"|(?:went|arrived|came|ran|was|were|is|are)\s(?:\w+ly\s|out\s|(?:up\sto\s)?(?:[\d\w]+\s)?(?:hours|days|minutes)\s)?late(?=[,.;]|\s(?:for|by|on|at|and)\b|$)"
        r"|stutter(?:ed|s)|bounc(?:ed|es)|seized\sup|had\sseized|(?:gave|give|gives)\s(?:out\s)?nothing|show(?:ed|s)\snothing|did\snothing|rang\sout"
        r"|threw\sout|ignored|(?:was|were|is|are)\s(?:turned\sdown|out\sof\sreach)"
        r"|(?:has\s|have\s|had\s)?(?:all\s|both\s|then\s|also\s|suddenly\s|simply\s)?(?:stopped\s\w+ing|fail(?:ed|s)"
        r"|crash(?:ed|es)|collaps(?:ed|es)|buckl(?:ed|es)|fell\sover|fell\ssilent|malfunction(?:ed|s)|slow(?:ed"
        r"|s)\s(?:down|to)|refus(?:ed|es)\s(?!comment|an?\s)|turned\saway|reject(?:ed|s)|limp(?:ed|s)|crawl(?:ed|s)|stopped|ground\sto\sa\shalt|conked\sout|gave\s(?:out|up)"
        r"|packed\sup|died|returned(?!\s(?:an?\b|\d|nothing|blank|errors?))|resumed|came\sback|recovered|disappeared"
        r"|vanished|goes\sdown|falters?|faltered|broke\sdown)|(?:answer|respond|repli)(?:ed|s)\swith\s(?:an?\s)?[“\"‘']?(?:[\w-]+\s){0,3}?(?:errors?|time-?outs?)|(?:show|display|return|serve|report)(?:ed|d|s)\s(?:only\s"
        r"|nothing\sbut\s)?(?:an?\s)?(?:\w+\s)?(?:errors?|responses|maintenance|blank|holding|spinning|wrong|stale"
        r"|empty)|(?:was|were|is|are)n['’]t\s(?:answering|working|loading|responding|available|reachable|accessible"
        r"|showing|updating|opening)|(?:began|started|kept|keeps?)\s(?:timing\sout|failing"
        r"|dropping|crashing|freezing|rejecting|returning)"
        r"|(?:could|would|may|might)\s(?:still\s|also\s)?be\s(?:unreachable|unavailable|inaccessible|down|offline|unusable|limited"
        r"|disrupted|delayed)"
        r"|(?:appear|seem)(?:s|ed)?\sto\s(?:be|have\sbeen)\s(?:broken|down|offline|unavailable|failing|blocked|experiencing\s(?:an\s)?"
        r"(?:\w+\s)?(?:outages?|issues|problems|trouble|errors))|(?:has|have|had)\snot\s(?:yet\s)?(?:recovered|returned|come\sback)"
        r"|(?:start(?:s|ed)?|began)\sto\s(?:buckle|fail|crash|slow|falter|stutter|time\sout)"
        r"|(?:experienced|suffered|saw)\s(?:\w+\s){0,3}?(?:trouble|problems?|issues?|outages?|disruptions?|errors?"
        r"|latenc(?:y|ies)|delays?|degradation|packet\sloss|congestion|time-?outs|(?:error|failure)\srates?|downtime"
        r"|crashes"
        r"|failures?)|(?:load|respond|work)(?:ed|s)\s(?:slowly|intermittently|erratically|poorly|badly))",
        r"\b",
    ),
    apart=True,
)
_WORKS = late(
    r"(?:was|were|is|are|has been|have been|had been)\s(?:\w+ly\s|still\s|also\s|all\s|now\s"
    r"|again\s)*(?:working|loading|responding|available|accessible)\b",
    re.IGNORECASE,
)
_HARMS = Pattern(
    *_each(
        r"\b",
        r"(?:affect(?:s|ed|ing)|downed|impact(?:s|ed|ing)|disrupt(?:s|ed|ing)|(?:hit(?:s|ting)?|struck|interrupt(?:s|ed|ing)"
        r"|encrypt(?:s|ed|ing))(?=\s(?:the|its|their|some|all)\s)"
        r"|prevent(?:s|ed|ing)?\s(?:\w+\s){1,4}?from\s(?:accessing|using|reaching|opening|paying\swith|logging\s(?:in\s?to|on\sto))"
        r"|prevent(?:s|ed|ing)?\saccess\sto|(?:had|have|has|with|was|is|were|are)\sno(?!\s(?:access|longer|evidence|sign|word|indication|one|reason)\b)|difficult(?:y|ies)\s(?:accessing|using|with|logging\sinto)|(?:took|takes|taking|brought|brings"
        r"|knock(?:s|ed|ing))\s(?:down|out|offline)"
        r"|(?:complaints|problems?|issues?|trouble|difficulties|reports?\sof\sproblems)\s(?:about|with|accessing|using"
        r"|logging\sinto)"
        r"|(?:failures?|collapse|crash|loss|breakdown|disconnection|unavailability|suspension|interruptions?"
        r"|disruptions?|errors|faults?|delays)\s(?:of|in|to"
        r"|with|from)"
        r"|(?:(?:un|not\s)able\sto|could\snot|couldn['’]t|cannot|can['’]t)\s(?:access|use|reach|open|load|view|file|print|renew"
        r"|log\sin(?:\s?to|\son\sto)"
        r"|sign\sin(?:\s?to)|connect\sto|get\sinto|pay\s(?:with|by)|process|complete|submit"
        r"|place)(?:\sor\s\w+)?"
        r"|(?:customers|users|people|clients|subscribers|those)\s(?:using|on|who\suse|trying\sto\suse)"
        r"|(?:no|lost|losing|without|limited|(?:not|n['’]t)\shave)\saccess\sto|(?:restor(?:ed|ing|e)|lost|losing"
        r"|loss\sof)\s(?:\w+\s)?(?:service|access|connectivity)\sto"
        r"|(?:web\s?sites|sites|apps|services|platforms|products|brands|channels|systems|titles|games|tools),?\s(?:of(?!\sthe\s(?:ministr|depart|agenc))"
        r"|such\sas|like|including)"
        r"|without"
        r"|(?:restor(?:ed|ing|es?)|paralys(?:ed|ing)|paralyz(?:ed|ing)|cripp?l(?:ed|ing|es)|crash(?:ed|ing)"
        r"|fr(?:oze|eezing)|halt(?:ed|ing)"
        r"|suspend(?:ed|ing)|plagu(?:ed|ing)|locked\sout\sof|booted\sout\sof|brought\sback|bring(?:ing)?\sback|took"
        r"|shut(?:ting)?\sdown)"
        r"|(?:issues|problems|trouble|errors|failures|delays)\s(?:sending|loading|running|creating|processing|delivering|viewing|opening"
        r"|downloading|uploading|displaying|updating|syncing|starting|playing|making|placing|submitting|receiving|purchasing)"
        r"|errors\s(?:in|when\s(?:calling|using|opening))"
        r"|(?:elevated|increased|intermittent|high(?:er)?|more|degraded|reduced|slow(?:er)?)\s(?:(?:error"
        r"|failure)\srates?|errors|failures?"
        r"|latenc(?:y|ies)|time-?outs|delays?|performance|availability)(?:\s(?:and|or)\s(?:error\srates|errors|latenc(?:y|ies)|delays"
        r"|time-?outs|failures))?\s(?:of|in|for|with|on|from)"
        r"|(?<=,\s)as\s(?:was|were|is|are)|(?<=the\s)following(?:\s\w+){0,2}:"
        r"|outages?\s(?:of|at|in|on)|(?:outages?|issues?|problems?|trouble|errors|disruptions?)\s(?:\w+ly\s)?(?:related|relating)\sto"
        r"|(?:interruptions?|outages?|disruptions?|affected|offline),?\sincluding|including)",
        r"\s",
    ),
    apart=True,
)
_PUTS = Pattern(
    r"\b(?:pull(?:ed|s|ing)?|forc(?:ed|es|ing)|left|leaving|render(?:ed|ing|s)|made|making|sent|keeping|kept|takes?"
    r"|taking|took|knock(?:ed|ing|s)|saw|seeing|caus(?:ed|ing)|with)(?=\s[^.;:]{3,90}?\s(?:offline|down|dark|dead|frozen|silent|unable\sto"
    r"|unavailable|inaccessible|unusable"
    r"|unreachable)\b)\s",
    hints="offline|down|dark|dead|frozen|silent|unable|unavailable|inaccessible|unusable|unreachable",
)
"""What is put out of action stands between the verb and where it ends up: "left all lifts unusable"."""
_CUT = late(
    r"[;:—–]\s?|[,.!?][”\"]\s|\((?![^()]{0,40}\))|\s-\s|,\s(?:while|but|although|though|which|who|where|when|as"
    r"|because|after"
    r"|before)\s"
    r"|\s(?:while|but|although|that|because|after|when|if|as|where|since|saying|said|says)\s|[.!?]\s"
    r"|\b(?:morning|afternoon|evening|night|day|week|hours?|minutes)\s(?=(?:the|its|their|all)\s)"
    r"|\bfor (?:more|about|nearly|almost|over|several|hours)\b",
    re.IGNORECASE,
)
_FINITE = late(
    r"\s(?:is|are|was|were|may|might|can|could|will|would|have|has|had|saw|see|seeing|reported|complained"
    r"|remain(?:s|ed)?|led|leaves|left|caused|means|meant|prevented|forced)\s"
)
"""A verb, of which what stands before it is the subject."""
_PART = late(r",\s(?:and\s|or\s)?|\s(?:and|or|nor|as well as|along with|plus)\s")
_TRAIL = late(
    r"\s\(|\s(?:(?:on|in|at|for|from|during|across|since|by|used|sent|made|run|hosted|operated|provided|offered"
    r"|through|beginning|starting|affecting|impacting"
    r"|via|within|among|to|into|under|around|throughout|worldwide)(?:\s|$)|(?:to\s)?go(?:ing)?\s|(?:offline|dark"
    r"|unavailable|inaccessible"
    r"|unusable|unreachable|dead|frozen|silent|down|out"
    r"|overnight|today|tonight"
    r"|yesterday|again|too|alike|worked|responded|loaded|opened|answered|affected|impacted|involved|across"
    r"|themselves|itself|with\sit|this\s(?:morning|week|afternoon|evening))\b)"
)
"""What comes behind a service that is no part of its name: "Mobile Suica on smartphones", "all worlds offline"."""
_LEAD_IN = late(
    r"(?:(?:the|its|their|his|our|your|any|every|each|another|that|these|those|a|an|all|some|many|most|both|other"
    r"|several|just\sbefore|(?:shortly|soon|right)\s(?:before|after)|affected|impacted|of|with|to|about|is|are|was|were|dozens|scores|hundreds|thousands|(?:country|bank|firm|airline|council"
    r"|city|state|government|nation|world|group|carrier|operator|provider|chain|retailer)['’]s|making|sending|when|even"
    r"|(?:third|half|quarter|majority|part|number) of|company's"
    r"|company’s|receiving|searching|viewing|posting"
    r"|partial|significant|numerous|multiple|popular|nationwide|statewide|such as|including|like"
    r"|access to|use of|parts of|services? (?:such as|including|like)|used by)\s)+",
    re.IGNORECASE,
)
_ASIDE = late(r",\s(?:the|an?|which|whose|where|known|its|their|through|used|run|owned)\b[^.;,]{3,130},\s$")
"""What is said of a name between two commas: "Canvas, the system that colleges use, ", before what befell it."""
_LONE_NAME = late(r"\b[A-Z][\w’'&+.-]*(?:\s[A-Z0-9][\w’'&+.-]*){0,3}$")
_OF_SYSTEMS = late(
    r"unreachable|unavailable|inaccessible|offline|unresponsive|timing|crash|show(?:ed|s) nothing|silent$|stutter"
    r"|seized|n.t (?:unlock|boot|wake|scan)"
    r"|not (?:unlock|boot|wake|scan|upload|download)|frozen$|rang out|not (?:working|loading|responding)"
    r"|n.t "
    r"(?:working|loading|responding|load|open|work|respond|connect|be (?:reached|accessed|opened"
    r"|used|loaded))|returning|stopped (?:work"
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
_BLAMES = late(r"\b(?:blam(?:es?|ed|ing)|pin(?:s|ned|ning)?)\s(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)
"""Before "outage on": what follows is its cause."""
_MEASURED = late(
    r".*\brelat(?:ed|ing)\sto\s$|(?!.*delay)(?:elevated|increased|intermittent|high|more|degraded|reduced|slow)"
    r"|.*:\s$",
    re.IGNORECASE,
)
"""Whose errors are measured, and to what they relate, is a system: the words of status pages."""
_LONGEST_ITEM = 48
_BESIDE = 40
"""Characters between a subject and what befalls it, for both to be told as one."""
_FARTHEST = 160
"""Characters that a subject may reach before its predicate, and an object after its verb."""


def is_common(words: str) -> bool:
    """Tell whether what fails is called by a word for a service, and not by a name of its own."""
    return heads_a_service(words.lower().split())


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


def is_of_systems(predicate: str) -> bool:
    """Tell whether what is said of a subject is said of systems alone: "aren't loading", and not "was hit"."""
    return _OF_SYSTEMS.search(predicate) is not None


def predicates(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the ranges of what is said of things that fail, whatever their subject."""
    for match in _failing(line):
        yield match.span()


@lru_cache(maxsize=256)
def _failing(line: Line) -> tuple[re.Match[str], ...]:
    return tuple(_FAILS.each(line))


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
    for match in _failing(line):
        last, before = before, match.end()
        if _WORKS.match(text, match.start()) and "not " not in match[0] and not match[0].endswith((" again", " after")):
            continue
        low, high = max(last, match.start() - _FARTHEST), match.start()
        if aside := _ASIDE.search(text, low, high):
            high = aside.start()
        for cut in _CUT.finditer(text, low, high):
            low = cut.end()
        if _DENIED.search(text, max(0, low - _LONGEST_ITEM), low) or _is_of_neither(text, high, match[0]):
            continue
        name = _LONE_NAME.search(text, low, high) if aside else None
        named = [name.span()] if name and NOT_A_SERVICE.isdisjoint(name[0].lower().split()) else []
        yield match, [*named, *_items(text, low, high, is_system=is_of_systems(match[0]))]


def _is_of_neither(text: str, at: int, predicate: str) -> bool:
    """Tell whether it is said of neither of two that it befell them; that neither works befalls them all the same."""
    return _stands_behind_neither(text, at) and not _WORKS.match(predicate)


def _stands_behind_neither(text: str, at: int) -> bool:
    return " nor " in text and _NEITHER.search(text, max(0, at - _FARTHEST), at) is not None


_NEITHER = late(r"\bneither\s[^.;]{2,80}?\snor\s[^.;]{0,60}$", re.IGNORECASE)


def objects(line: Line) -> Iterator[tuple[int, int, bool]]:
    """Yield the ranges that name what is harmed: the objects of verbs of harm, and what is out in so many words.

    With each comes whether it is plainly hit: one of those that the story lists by their names ("services such as A, B
    and C"), or what people are shut out of.
    """
    text = line.text
    for start, end in _before_outages(line):
        yield start, end, False
    harms = [*_HARMS.each(line), *_PUTS.each(line), *COME_TO.each(line)]
    for match, is_plain in (*((one, False) for one in harms), *((one, True) for one in OUT_OF_REACH.each(line))):
        if _BLAMES.search(text, 0, match.start()) or (not is_plain and _stands_behind_neither(text, match.start())):
            continue
        high = _reach(text, match.end())
        cut = min(
            filter(None, (_CUT.search(text, match.end(), high), _FINITE.search(text, match.end(), high))),
            key=lambda one: one.start(),
            default=None,
        )
        measured, listed = _MEASURED.match(match[0]) is not None, _NAMES_FOLLOW.search(match[0]) is not None
        for start, end in _items(text, match.end(), cut.start() if cut else high, is_system=measured, is_list=listed):
            yield start, end, listed or is_plain


def _reach(text: str, start: int) -> int:
    """Return how far objects may reach: to the end, or to the last item of a longer list that is whole."""
    end = start + _FARTHEST
    if end >= len(text):
        return len(text)
    comma = text.rfind(", ", start, end)
    return comma if comma >= 0 else max(text.rfind(" ", start, end), start)


def _before_outages(line: Line) -> Iterator[tuple[int, int]]:
    """Yield what is out in so many words: "internet, telephone and TV" of "internet, telephone and TV outages"."""
    for match in _OUTAGES.each(line):
        before = line.text[max(0, match.start() - _LONGEST_ITEM) : match.start()].lower().split()
        if not heads_a_service(before):
            continue  # a cheap look, for most outages are no list of services
        if listed := _LISTED.search(line.text, max(0, match.start() - _FARTHEST), match.start()):
            yield from _items(line.text, listed.start(), listed.end() - 1)


_OUTAGES = Pattern(
    r"\b(?:outages?|disruptions?|problems|failures?|blackouts?|issues)\b(?!\s(?:reports?|tracker|tracking|map"
    r"|page|detection)\b)"
)
_LISTED = late(r"(?:\b[\w-]+,\s){0,4}\b[\w-]+,?\sand\s(?:[\w-]+\s){1,2}$|\b[\w-]+\s$")


_NAMES_FOLLOW = late(
    r"(?:no\saccess\sto|(?:interruptions?|outages?|disruptions?|affected|offline),?\sincluding|(?:sites|apps|services|platforms|products|brands|channels|systems|titles|games|tools),?\s(?:of|such\sas|like"
    r"|including)|following(?:\s\w+){0,2}:)\s$",
    re.IGNORECASE,
)


def _items(
    text: str, low: int, high: int, *, is_system: bool = False, is_list: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that name a service: a name, or a phrase whose head is a word for one.

    `is_system` tells that only systems do what is told of them, so that all else than people and houses is one,
    `is_list` that names follow, of one word as well.
    """
    cuts = [match.span() for match in _PART.finditer(text, low, high)]
    for start, end in zip([low, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), high], strict=True):
        lead = _LEAD_IN.match(text, start, end)
        start = lead.end() if lead else start
        words = _TRAIL.split(text[start:end], maxsplit=1)[0].rstrip(" .,;:!?\"”'’")
        words = _USERS.sub("", _owned(words))
        if (owner := _OWNER.match(words)) and is_place(owner[1]):
            start, words = start + owner.end(), words[owner.end() :]
        bare = _BULLET.sub("", words, count=1)
        start += len(words) - len(bare)
        if 2 <= len(bare) <= _LONGEST_ITEM and names_a_service(
            bare, is_system=is_system or (is_list and bare[0].isupper())
        ):
            yield start, start + len(bare)


_BULLET = late(r"^(?:[\"“‘'•*·–\- ]|\d{1,2}[.)]\s)+")
_OWNER = late(r"([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)['’]s\s")
"""Where a service is: "Japan's payments network"."""
_USERS = late(r"(?<=\w)(?<!\bof)\s(?:users|customers|subscribers|clients|viewers)$", re.IGNORECASE)
"""Behind what they use: "broadband customers"."""


def wholes(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield what is said to be out that only stands for all that a vendor runs: "its network remains offline"."""
    text, line = sentence.text, sentence.line
    for match in _OUT.each(line, sentence.earlier - sentence.start):
        words = _WHOLE_BEFORE.search(text, max(0, match.start() - _LONGEST_ITEM), match.start())
        if words and names_a_whole(words[1]):
            yield words.span(1)


_OUT = Pattern(
    r"\b(?:(?:was|were|is|are|went|remain(?:s|ed)?|(?:has|have|had)\sbeen)\s(?:\w+ly\s|still\s|also\s)?(?:down|offline|unavailable"
    r"|inaccessible|out|unreachable|dark|crippled|disrupted|knocked\s(?:out|offline)|encrypted)|crashed|collapsed|failed)\b"
)
_WHOLE_BEFORE = late(r"\b(?:(?:the|its|their|our)\s)((?:[\w-]+\s)?\w+)\s$", re.IGNORECASE)


def _owned(words: str) -> str:
    """Return what is whose: "return service" of "return service of the tax office", but "Port of Dover" whole."""
    head, of, _ = words.partition(" of ")
    return head if of and heads_a_service(head.lower().split()) else words
