"""What a sentence says to fail, by the names and nouns of the story itself: "Zoom Phone and the website were down".

The gazetteer knows the services of large vendors; this reads the rest from where they stand: as the subject of a
predicate of failure, or as the object of a verb of harm. A list counts whole, each of its items by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.patterns import Line, Pattern
from tui.desk.reading import Sentence
from tui.text.late import late

_ADVERB = (
    r"(?:\w+ly\s|also\s|still\s|all\s|both\s|again\s|now\s|not\s(?=working|loading|responding|available|accessible))*"
)
_FAILS = Pattern(
    r"(?<=\s)(?:(?:was|were|is|are|went|became|remain(?:s|ed)?|(?:has|have|had)\s(?:both\s|all\s|also\s"
    r"|since\s)?been)\s"
    rf"{_ADVERB}(?:unreachable|unavailable|inaccessible|down|offline|dark|disrupted|failing|broken|affected"
    rf"|impacted|hit|degraded"
    r"|unusable|unresponsive|inoperable|interrupted|knocked\s(?:out|offline)|out\sof\s(?:service|action|order)"
    r"|restored|back(?:\s(?:up|online|in\sservice))?|(?:operating|working|running|available)\sagain|lost"
    r"|refused|rejected|declined"
    r"|turned\soff|timing\sout|the\slast\sto\sreturn|being\srestored|gone|hanging|crashing|playing\sup|patchy"
    r"|buckling|struggling"
    r"|delayed|limited|taken\s(?:down|offline)|brought\s(?:down|back)|to\sblame|broken\sdown|slow"
    r"|(?:working|loading|responding|available|accessible)(?=\b)"
    r"|(?:having|experiencing|seeing|suffering|facing)\s(?:\w+\s){0,3}?(?:trouble|problems?|issues?|outages?"
    r"|disruptions?|errors?))"
    r"|(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:\w+ly\s)*(?:cut(?:\soff)?|blocked|throttled|restricted"
    r"|suspended|halted|switched\soff|shut\s(?:off|down)|stuck|frozen|queu(?:ed|ing)"
    r"|unable\sto|not\sable\sto|returning\s(?:\w+\s)?errors)"
    r"|(?:could|can|would|did|do|does|will)(?:\snot|n['’]t)\s(?:be\s(?:reached|accessed|opened|used|loaded"
    r"|completed|processed)|load|open|work|respond|start|connect|print|accept)"
    r"|cannot\sbe\s(?:reached|accessed|opened|used|loaded)"
    r"|(?:(?:has\s|have\s|had\s)(?:\w+ly\s)?)?(?:often\s)?(?:dropped|froze|hung|stalled)"
    r"|(?:has\s|have\s|had\s)?(?:stopped\s\w+ing|fail(?:ed|s)|crash(?:ed|es)|collaps(?:ed|es)|buckl(?:ed|es)"
    r"|fell\sover|fell\ssilent"
    r"|ground\sto\sa\shalt|returned|resumed|came\sback|recovered|disappeared|vanished|goes\sdown|falters?"
    r"|faltered|broke\sdown)"
    r"|show(?:ed|s)\s(?:an?\s)?(?:\w+\s)?(?:error|maintenance|blank|holding)|(?:began|started|kept"
    r"|keeps?)\s(?:timing\sout|failing"
    r"|dropping|crashing|freezing|rejecting|returning)"
    r"|(?:experienced|suffered)\s(?:\w+\s){0,3}?(?:trouble|problems?|issues?|outages?|disruptions?|errors?"
    r"|failures?))\b",
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
    r"|(?:unable\sto|could\snot|couldn['’]t|cannot|can['’]t)\s(?:access|use|reach|open|load)|without"
    r"|(?:restor(?:ed|ing|es?)|paralys(?:ed|ing)|paralyz(?:ed|ing)|cripp?l(?:ed|ing|es)|crash(?:ed|ing)"
    r"|fr(?:oze|eezing)|halt(?:ed|ing)"
    r"|suspend(?:ed|ing)|plagu(?:ed|ing)|locked\sout\sof|booted\sout\sof|brought\sback|bring(?:ing)?\sback|took"
    r"|shut\sdown)"
    r"|errors\s(?:in|when\s(?:calling|using|opening))"
    r"|(?<=,\s)as\s(?:was|were|is|are)|outages?\s(?:of|at|in|on)|including)\s",
)
_CUT = late(
    r"[;:—–(]\s?|\s-\s|,\s(?:while|but|although|though|which|who|where|when|as|because|after|before)\s"
    r"|\s(?:while|but|although|that|because|after|when|if|as|where|since|saying|said|says)\s|[.!?]\s"
    r"|\bfor (?:more|about|nearly|almost|over|several|hours)\b",
    re.IGNORECASE,
)
_PART = late(r",\s(?:and\s|or\s)?|\s(?:and|or|as well as|along with|plus)\s")
_TRAIL = late(
    r"\s(?:(?:on|in|at|for|from|during|across|since|by|used)\s|(?:offline|down|out|overnight|today|tonight"
    r"|yesterday|again|too|alike"
    r"|themselves|itself|with\sit|this\s(?:morning|week|afternoon|evening))\b)"
)
"""What comes behind a service that is no part of its name: "Mobile Suica on smartphones", "all worlds offline"."""
_LEAD_IN = late(
    r"(?:(?:the|its|their|his|a|an|all|some|many|most|both|other|several|of|with|to|about|is|are|was|were"
    r"|(?:third|half|quarter|majority|part|number) of|company's"
    r"|company’s|such as|including|like|access to|use of|parts of|services? (?:such as|including|like)|used by)\s)+",
    re.IGNORECASE,
)
_NOUN = Pattern(
    r"\b(?:apps?|web\s?sites?|sites?|services?|platforms?|apis?|banking|stores?|shop|portals?|dashboards?"
    r"|consoles?|networks?|features|interfaces?|jobs|kiosks|operations|access|money|installations|instances"
    r"|clusters|nodes|queues?|editor|cameras|doorbells|locks|speakers"
    r"|management|streaming|e-?mails?|mail|calls|calling|payments?|phones?|phone\slines|lines|landlines|internet"
    r"|broadband|wi-?fi|log-?ins?|sign-?ins?"
    r"|search|checkout|systems?|servers?|meetings|messages|messaging|chats?|voicemail|televisions?|tv|radio|data"
    r"|machines|atms?|terminals"
    r"|tills|registry|pipelines?|builds|deployments|storage|databases?|runners|actions|packages|webhooks"
    r"|notifications|authentication|accounts?"
    r"|ticketing|booking|check-in|boarding|reservations|e-?gates|transfers|withdrawals|deposits|trading|orders"
    r"|deliveries|feeds?|timelines?"
    r"|uploads|downloads|playback|matchmaking|multiplayer|games|lobbies|stores|library|voice|text\smessaging|sms"
    r"|connectivity|records?|prescribing|modules?|checkouts?|crossplay|worlds?|gates|readers|hardware|tills"
    r"|loans|remittances"
    r"|payroll|pay\sruns|files?|software|helplines?|helpdesk|hotlines?|clients?|wallets?|cards?|subscriptions"
    r"|updates|backups"
    r"|huddles|channels|threads|comments|maps|navigation|telephony|switchboards?|screens|signs|displays|boards"
    r"|scanners|readers"
    r"|meters|chargers|locks|alarms|thermostats|lookups|renewals|registrations|licences|licenses|filings?"
    r"|claims|benefits"
    r"|top-?ups?|topping\sup|money|crossings?|visas?|permits|exams?|testing|grading|gradebook|submissions"
    r"|uploads|editing"
    r"|exports|imports|reporting|analytics|sync|syncing|single\ssign-on|sso|dns|cdn|vpn|email\sservice|hosting"
    r"|domains?)$"
)
_NAME = late(r"(?:[A-Z][\w’'&+.-]*|[a-z]+[A-Z]\w*)(?:\s(?:[A-Z0-9][\w’'&+.-]*|for|of)){0,4}$")
_NO_SERVICE = Pattern(
    r"\b(?:users?|customers?|people|company|companies|problems?|issues?|outages?|incidents?|everyone|nobody|it"
    r"|they|we|he|she|this|that|which|who|there"
    r"|disruption|trouble|errors?|one|thousands|millions|hundreds|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|january|february|march|april"
    r"|june|july|august|september|october|november|december|downdetector|reports?|complaints?|europe|asia|africa"
    r"|america|states|kingdom|some|many|most|none|no"
    r"|whose|everything|restart|tracks|free|news|from|to|own|businesses|americans|britons|pt|et|pm|am|utc|gmt"
    r"|warning|notice"
    r"|elaborating|explanation|delay|success)\b"
)
_ASIDE = late(r",\s(?:the|an?|which|whose|where|known|its|their|through|used|run|owned)\b[^.;,]{3,130},\s$")
"""What is said of a name between two commas: "Canvas, the system that colleges use, ", before what befell it."""
_LONE_NAME = late(r"\b[A-Z][\w’'&+.-]*(?:\s[A-Z0-9][\w’'&+.-]*){0,3}$")
_LONGEST_ITEM = 48
_FARTHEST = 160
"""Characters that a subject may reach before its predicate, and an object after its verb."""


def is_common(words: str) -> bool:
    """Tell whether what fails is called by a word for a service, and not by a name of its own."""
    return _NOUN.search(words) is not None


def failing(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentence's text that name what fails, in order and each once."""
    found = {span for part in (_subjects(sentence.line), _objects(sentence.line)) for span in part}
    taken = -1
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= taken:
            taken = end
            yield start, end


def _subjects(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for match in _FAILS.each(line):
        if _WORKS.match(text, match.start()) and "not " not in match[0]:
            continue
        low, high = max(0, match.start() - _FARTHEST), match.start()
        if aside := _ASIDE.search(text, low, high):
            high = aside.start()
        for cut in _CUT.finditer(text, low, high):
            low = cut.end()
        name = _LONE_NAME.search(text, low, high) if aside else None
        if name and not _NO_SERVICE.search(name[0]):
            yield name.span()
        yield from _items(text, low, high)


def _objects(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for match in _HARMS.each(line):
        high = min(len(text), match.end() + _FARTHEST)
        cut = _CUT.search(text, match.end(), high)
        yield from _items(text, match.end(), cut.start() if cut else high)


def _items(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that name a service: a name, or a phrase whose head is a word for one."""
    starts = [low, *(match.end() for match in _PART.finditer(text, low, high))]
    ends = [*(match.start() for match in _PART.finditer(text, low, high)), high]
    for start, end in zip(starts, ends, strict=True):
        lead = _LEAD_IN.match(text, start, end)
        start = lead.end() if lead else start
        words = _TRAIL.split(text[start:end], maxsplit=1)[0].rstrip(" .,;:!?\"”'’")
        bare = words.lstrip("\"“‘'")
        start += len(words) - len(bare)
        if 3 <= len(bare) <= _LONGEST_ITEM and _is_service(bare):
            yield start, start + len(bare)


_SOME_SERVICE = Pattern(
    r"(?:(?:its|the|their|our|other|many|some|all|several|affected|critical|key|online|digital|computer|core"
    r"|internal|back-?end|it"
    r"|certain|various|popular|more|these|those|company['’]s|public|essential|vital|basic|normal|full|most"
    r"|impacted|wider|main"
    r"|entire|whole|global|own|new|old|underlying|multiple|different|financial|government|business|tech"
    r"|technology|technical|cloud"
    r"|software|major|big|affected|customer|user|[\w-]+['’]s|\w+-\w+)\s){0,4}"
    r"(?:systems?|services?|platforms?|networks?|features|machines?|data|operations|access|sites?|games|lines"
    r"|accounts?|products)$",
    r"(?:use|using|access|accessing|popular|major|key|certain|world\S*)\b.*",
)
"""What stands for the vendor's whole, and tells nothing: "systems", "the popular platform", "use its key features"."""


def _is_service(words: str) -> bool:
    if _NO_SERVICE.search(words) or _SOME_SERVICE.match(words) or len(words.split()) > 5:
        return False
    return bool(_NOUN.search(words)) or bool(" " in words and _NAME.fullmatch(words))
