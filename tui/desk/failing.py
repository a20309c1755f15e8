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
    r"(?<=\s)(?:(?:was|were|is|are|went|became|remain(?:s|ed)?|(?:has|have|had)\sbeen)\s"
    rf"{_ADVERB}(?:unreachable|unavailable|inaccessible|down|offline|dark|disrupted|failing|broken|affected"
    rf"|impacted|hit|degraded"
    r"|unusable|unresponsive|inoperable|interrupted|knocked\s(?:out|offline)|out\sof\s(?:service|action|order)"
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
    r"|(?:has\s|have\s|had\s)?(?:stopped\s(?:working|responding|loading)|failed|crashed|collapsed|buckled)"
    r"|(?:experienced|suffered)\s(?:\w+\s){0,3}?(?:trouble|problems?|issues?|outages?|disruptions?|errors?"
    r"|failures?))\b",
    hints="unreach|unavail|inaccess|down|offline|dark|disrupt|fail|broken|affected|impacted|hit|degraded|unus|unresp"
    "|inoper|interrupt|knocked|out of|working|loading|responding|available|accessible|having|experienc|seeing|suffer"
    "|facing|cut|block|throttl|restrict|suspend|halt|switched|shut|stuck|fro|queu|unable|not |n't|n’t|cannot|dropped"
    "|hung|stalled|error|crash|collaps|buckl",
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
    r"|errors\s(?:in|when\s(?:calling|using|opening))"
    r"|outages?\s(?:of|at|in|on)|including)\s",
)
_CUT = late(
    r"[;:—–(]\s?|\s-\s|,\s(?:while|but|although|though|which|who|where|when|as|because|after|before)\s"
    r"|\s(?:while|but|although|that|because|after|when|if|as|where|since|saying|said|says)\s|[.!?]\s"
    r"|\bfor (?:more|about|nearly|almost|over|several|hours)\b",
    re.IGNORECASE,
)
_PART = late(r",\s(?:and\s|or\s)?|\s(?:and|or|as well as|along with|plus)\s")
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
    r"|connectivity)$"
)
_NAME = late(r"(?:[A-Z][\w’'&+.-]*|[a-z]+[A-Z]\w*)(?:\s(?:[A-Z0-9][\w’'&+.-]*|for|of)){0,4}$")
_NO_SERVICE = Pattern(
    r"\b(?:users?|customers?|people|company|companies|problems?|issues?|outages?|incidents?|everyone|nobody|it"
    r"|they|we|he|she|this|that|which|who|there"
    r"|disruption|trouble|errors?|one|thousands|millions|hundreds|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|january|february|march|april"
    r"|june|july|august|september|october|november|december|downdetector|reports?|complaints?|europe|asia|africa"
    r"|america|states|kingdom|some|many|most|none|no"
    r"|whose|everything|restart|tracks|free|news|from|to|own|businesses|americans|britons|pt|et|pm|am|utc|gmt|warning|notice"
    r"|elaborating|explanation|delay|success)\b"
)
_LONGEST_ITEM = 48
_FARTHEST = 160
"""Characters that a subject may reach before its predicate, and an object after its verb."""


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
        low = max(0, match.start() - _FARTHEST)
        for cut in _CUT.finditer(text, low, match.start()):
            low = cut.end()
        yield from _items(text, low, match.start())


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
        words = text[start:end].rstrip(" .,;:!?\"”'’")
        bare = words.lstrip("\"“‘'")
        start += len(words) - len(bare)
        if 3 <= len(bare) <= _LONGEST_ITEM and _is_service(bare):
            yield start, start + len(bare)


_SOME_SERVICE = Pattern(
    r"(?:[\w’'-]+\s){0,4}?(?<!internet\s)(?<!mobile\s)(?<!phone\s)(?<!web\s)(?<!voice\s)(?<!email\s)"
    r"(?:systems?|services?|platforms?|networks?|features|machines?|data|operations|access|sites?|games|lines|accounts?|products)$",
    r"(?:use|using|access|accessing|popular|major|key|certain|online|world\S*)\b.*",
)
"""What stands for the vendor's whole, and tells nothing: "systems", "the popular platform", "use its key features"."""


def _is_service(words: str) -> bool:
    if _NO_SERVICE.search(words) or _SOME_SERVICE.match(words) or len(words.split()) > 5:
        return False
    return bool(_NOUN.search(words)) or bool(" " in words and _NAME.fullmatch(words))
