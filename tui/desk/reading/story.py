"""A story read once: its sentences, the names in each, what is quoted, and what belongs to an earlier incident.

Facts, scope, severity, lifecycle and cause all read the same `Reading`, which is kept for the story at hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.desk.knowledge.gazetteer import Gazetteer, Mention, default
from tui.desk.reading.boilerplate import credit
from tui.desk.reading.moments import with_zones
from tui.desk.reading.patterns import Line, Pattern
from tui.model import Article, FeedKind, Field
from tui.text.late import late
from tui.text.sentences import sentence_spans

MAX_SENTENCES = 600
"""Sentences read of one story; the longest post-mortems have some three hundred."""
MAX_CHARACTERS = 60_000
"""Characters of one field that are read for facts."""
MAX_SENTENCE = 1_500
"""Characters of one sentence that are read: more is no prose, and bounds keep hostile text from costing its square."""

OUTAGE = Pattern(
    r"\b(?:outages?|down|downtime|offline|disrupt(?:s|ed|ing|ions?)?|glitch(?:es)?|unavailab\w+|inaccessible"
    r"|crash(?:es|ed)?"
    r"|interrupt(?:s|ed|ions?)?|inoperable|unreachable|degraded|degradation|failures?|failed|failing|fails|fail"
    r"|problems?"
    r"|issues?|trouble|errors?|unable|unusable|stopped|not\sworking|can['’]?t|cannot|couldn['’]t|(?:could"
    r"|would)\snot|stuck|dropp(?:ed|ing)|impacted|impact"
    r"|affect(?:s|ed|ing)?|incident"
    r"|not\s(?:been\s)?(?:able|available|accessible)|(?:is|are|was|were|has|have|had)n['’]t\s(?:been\s)?(?:able|working|loading|responding)|root\scause|recover(?:y|ing|ed)|knocked|blackout|suspended|halted|delays?|delayed|slow|timeouts?"
    r"|prevent(?:s|ed|ing)?|(?:had|have|has|with)\sno\s(?:\w+\s)?(?:service|signal|internet|phones?|connection|coverage)"
    r"|left\swithout|incorrectly|difficult(?:y|ies)|inability|nonfunctional|impossible|went\sdark|hit|bug|blocked|shut\s?down|cut\soff|paralyz\w+|black(?:s|ed)?\sout"
    r"|shuts?\s?(?:off|down)"
    r"|cut\sout|cuts?\s(?:\w+\s){0,3}?(?:internet|access|phone|communications)|(?:internet|access"
    r"|lines?)\s(?:\w+\s){0,2}?cut|grounded|(?:without|no)\s(?:power|internet|services?|phones?|access)"
    r"|restor(?:e|es|ed"
    r"|ing)|breakdown|broke(?:n)?|collapsed?"
    r"|froze(?:n)?|freez(?:e|es|ing)|hung|vanish(?:ed|ing)?|disappear(?:ed|ing)?|refused|reject(?:s|ed|ing)?"
    r"|declined(?!\sto)|lost"
    r"|out\sof\s(?:action|service|order)|tim(?:ed|ing|es)\sout|(?:turned|switched)\soff|maintenance\s(?:page"
    r"|mode)|blank"
    r"|slow(?:ed|s|ing|ly)|crawl|unresponsive|sever(?:ed|s)|expired?|lapsed?|disabled|queued|stalled|paused|logged\sout"
    r"|kicked|locked\sout|sluggish|patchy|intermittent|unstable|stumbl(?:ed|es)|swamped|cancell?ed|postponed"
    r"|malfunction\w*"
    r"|(?:not|n['’]t|never)\s(?:load|loading|respond|responding|arrive|arriving|delivered|paid|sent|start|show|appear)"
    r"|disturbance|at\sfault|fault|faulty|defective|pinpointed|last\sto\sreturn|back\s(?:up|online)|creep\sback"
    r"|again|workarounds?"
    r"|strand(?:s|ed)|chaos"
    r"|(?:working|went|going|do|done)\swithout|by\shand|manually|pen\sand\spaper|overload(?:ed)?|overwhelm(?:ed"
    r"|s)?|corrupt(?:ed|ion)?|bring\sback|came\sback)\b"
)
"""Words of something being broken; one of them makes a sentence speak of the outage."""

_EARLIER_CLAUSE = Pattern(
    r"\b(?:days|weeks|months?|years?|week)\s(?:after|since)\s(?=(?:an?|another|its|the)\s(?:\w+\s){0,3}?(?:outage"
    r"|disruption|shutdown|breach)s?\b|an?\s(?:\w+\s){0,2}?(?:update|bug|attack|fire|glitch)\s[^.;,]{0,40}?\bcaused\b|(?-i:[A-Z])[\w’'-]+\s(?:\w+\s){0,3}?(?:outage|disruption|shutdown|breach"
    r"|went|was|suffered|had|experienced|crashed))",
    r"\b(?:recall(?:s|ing)|like|unlike|echo(?:es|ing)|similar\sto|compar(?:ed|ing)\s(?:(?:it|this|the\s\w+)\s)?(?:with|to))\s(?:a|an|the|another|its"
    r"|similar)\s"
    r"(?:\w+\s){0,4}?(?:outage|incident|disruption|shutdown|breach|problem|failure)s?\s(?:at|in|on|last|earlier"
    r"|that)\b",
    r"\b(?:follow(?:s|ed|ing)|after|since)\s(?:a|an|the|another|its|similar)\s(?:\w+\s){0,4}?(?:outage|incident"
    r"|disruption"
    r"|shutdown|breach)s?\s(?:in|last|earlier)\b",
    r"\b(?:second|third|fourth|fifth)\s(?:\w+\s){0,3}?(?:outage|incident|disruption|failure|shutdown)\s[^.;]{0,60}?,\safter\s(?=(?-i:[A-Z])[\w’'-]+\s)",
    r"\b(?:in|over)\sthe\s(?:past|last)\s(?:\w+\s){0,2}(?:weeks?|months?|days|years?)(?:\sor\sso)?,?\safter\s(?=(?-i:[A-Z]))",
    r"\bearlier\s(?:(?:on\s|this\s|that\s|in\sthe\s)?\w+)?,?\s(?-i:[A-Z])[\w’'.&\s-]{1,40}?\salso\s(?:had|suffered|saw|faced"
    r"|experienced|went|crashed|reported)\b",
)
_EARLIER_SENTENCE = Pattern(
    r"\bhad\s(?:last|also|previously|already)\s(?:gone|went|suffered"
    r"|been\s(?:hit|down|offline|knocked|struck|attacked|disrupted|affected|out)|experienced|faced|crashed|stopped"
    r"|halted|grounded|fallen|failed|hit)\b",
    r"\b(?:earlier\sthis\s(?:month|year|week|summer|spring|winter)|(?<!since\s)last\s(?:month|year|week|summer|fall|autumn"
    r"|spring|winter|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|last\s(?:thanksgiving|christmas|easter)|(?:days|weeks|months|years|a\s(?:week|month|year))\s(?:ago|earlier"
    r"|before\s(?:that|this|then))"
    r"|on\sthat\s(?:day|date|occasion)|the\ssame\syear|in\s(?:the\spast|recent\s(?:months|weeks"
    r"|years))|previous(?:ly)?\s(?:outages?|incidents?|suffered|experienced|hit)"
    r"|(?:parallels?\swith|echo(?:es)?\sof|reminiscent\sof|reminder\sof|memories\sof)\s(?:\w+\s){0,3}?(?:19|20)\d\d"
    r"|\bpreviously,\s(?:the|an?)\b|(?:similar|previous|earlier|prior|past|another\smajor"
    r"|last\smajor)\s(?:\w+\s)?(?:outage|incident|disruption|glitch"
    r"|problem)s?|not\sthe\sfirst\s(?:time|outage)|back\sin\s(?:\w+\s)?(?:19|20)\d\d"
    r"|(?:series|string|spate|history)\sof\s(?:outages|incidents|disruptions|glitches|problems))\b",
)
_BOILERPLATE = Pattern(
    r"^(?:Article\sURL|Comments\sURL|Points):|^Also\sin\s(?:today|this)\b|(?<=^#\s)Comments:|\bappeared\sfirst\son\b|^(?:Continue\sreading"
    r"|Read\s(?:more"
    r"|the\s(?:original|full)|full))\b",
)
"""What a feed adds to a summary; it tells nothing of the outage."""
_MONTH = Pattern(
    r"\bin\s(?:early\s|late\s|mid-)?(january|february|march|april|june|july|august|september|october|november"
    r"|december)"
    r"\b(?!\s\d)",
)
_SUFFERED = Pattern(r"\b(?:suffered|experienced|endured|was\shit|were\shit)\b")
_SUFFERED_BEFORE = late(r"\b(?:suffered|faced|endured|had)\s(?:an?|another)\s[\w\s-]{0,40}$")
"""Before the month of an outage that is not the story's: "faced a three-hour outage in July"."""
_MONTHS = "january february march april may june july august september october november december".split()
_YEAR = Pattern(r"\b(?:in|since|of)\s(?:(?:early|late)\s)?(?:\w+\s)?((?:19|20)\d\d)\b", hints="19|20")
FIRST_PERSON = late(r"\b(?:I|[Mm]y|[Mm]e)\b")
_GOES_ON = Pattern(
    r"^(?:that|this|those|it|the)\s(?:(?:outage|incident|disruption|failure|glitch|shutdown|crash|problem|time)s?\b"
    r"|(?:had\s|then\s|also\s)*(?:caused|lasted|drew|led\sto|took|came|affected|followed|cost)\b)"
)
"""How a sentence begins that tells more of what the sentence before spoke of."""
_LISTS_MORE = late(
    r"(?:these|those|they|others?|among\s(?:them|these|those))\s(?:\w+\s){0,3}?(?:include[ds]?|including|are|were)\b",
    re.IGNORECASE,
)
"""How a sentence begins that lists what the one before it spoke of."""
_MARK = late(r"[“\"‘]|''")
_QUOTE = late(
    r"“[^”\n]{2,600}”?|(?<![\w\"])(?:\"(?=\S)|(?<=[:,]\s)\"(?=\s\S))[^\"”\n']{1,600}(?:'(?!')[^\"”\n']{0,600}){0,40}(?:[\"”]|'')?|(?<![\w'])''(?=[^\s'])[^'\n]{2,600}(?:'(?!')[^'\n]{0,600}){0,40}''|(?<![\w'‘])‘(?=\S)[^’\n]{8,400}[.,]?’(?!\w)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence at `[start, end)` of `field`; the offsets of its mentions are the field's.

    `earlier` is where words begin that speak of another, earlier incident (`end` where none do); `quotes` are the
    ranges within quotation marks, `personal` those that speak in the first person singular; `broken` tells that
    something is said to be broken; `line` is the text once more, for patterns to be looked for.
    """

    field: Field
    start: int
    end: int
    text: str
    number: int
    mentions: tuple[Mention, ...]
    quotes: tuple[tuple[int, int], ...]
    personal: tuple[tuple[int, int], ...]
    earlier: int
    broken: bool
    line: Line

    def is_quoted(self, at: int) -> bool:
        """Tell whether the field's offset `at` lies within quotation marks."""
        return any(start <= at < end for start, end in self.quotes)

    def is_personal(self, at: int) -> bool:
        """Tell whether the field's offset `at` lies in a quotation in the first person singular: a bystander's."""
        return any(start <= at < end for start, end in self.personal)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A story's sentences: `body` those that facts are taken from, `title` those of the headline.

    Readings and sentences are compared by identity, so that what is derived from them can be kept beside them.

    The body is the text; without one the description, and then the title as well, for a feed item's headline carries
    facts that its summary does not repeat.
    """

    article: Article
    title: tuple[Sentence, ...]
    body: tuple[Sentence, ...]

    @property
    def lead(self) -> tuple[Sentence, ...]:
        """The headline and the first three sentences: what the story says it is about."""
        return self.title + tuple(one for one in self.body if one.field != "title")[:3]

    @property
    def everything(self) -> tuple[Sentence, ...]:
        """The headline and all that follows, each sentence once."""
        return self.title + tuple(one for one in self.body if one.field != "title")


def read(article: Article, gazetteer: Gazetteer | None = None) -> Reading:
    """Return the reading of `article`; the last few are kept, since every part of the desk asks for the same one."""
    return _read(with_zones(article), gazetteer or default())


def speaker(article: Article) -> frozenset[str]:
    """Return the vendor whose own page the story stands on, whom it need not name; nobody for the news."""
    return frozenset({article.vendor}) if article.kind is FeedKind.STATUS and article.vendor else frozenset()


@lru_cache(maxsize=4)
def _read(article: Article, gazetteer: Gazetteer) -> Reading:
    known = speaker(article)
    title = _sentences(article, "title", article.title, gazetteer, known)
    known |= {mention.vendor for sentence in title for mention in sentence.mentions}
    if article.text.strip():
        return Reading(article, title, _sentences(article, "text", article.text, gazetteer, known))
    return Reading(article, title, (*_sentences(article, "description", article.description, gazetteer, known), *title))


def _sentences(
    article: Article, field: Field, text: str, gazetteer: Gazetteer, known: frozenset[str]
) -> tuple[Sentence, ...]:
    text = text[:MAX_CHARACTERS]
    mentions = gazetteer.mentions(text, known)
    quotes = _quotations(text)
    personal = [span for span in quotes if FIRST_PERSON.search(text, *span)]
    made: list[Sentence] = []
    first_mention = first_quote = 0
    spans = [(start, min(end, start + MAX_SENTENCE), end) for start, end in _without_captions(text)[:MAX_SENTENCES]]
    for number, (start, cut, end) in enumerate(spans):
        line = Line.of(text[start:cut])
        while first_mention < len(mentions) and mentions[first_mention].start < start:
            first_mention += 1
        last = first_mention
        while last < len(mentions) and mentions[last].end <= end:
            last += 1
        while first_quote < len(quotes) and quotes[first_quote][1] <= start:
            first_quote += 1
        held = []
        for at in range(first_quote, len(quotes)):
            if quotes[at][0] >= end:
                break
            held.append(quotes[at])
        if field == "title" or not _BOILERPLATE.first(line):
            earlier = start + _earlier(line, number if field != "title" else 0, article)
            if made and made[-1].earlier == made[-1].start and _GOES_ON.match(line.text):
                earlier = start
            named, broken = tuple(mentions[first_mention:last]), OUTAGE.first(line) is not None
            broken = broken or bool(made and made[-1].broken and _LISTS_MORE.match(line.text))
            mine = tuple(span for span in held if span in personal)
            made.append(Sentence(field, start, cut, line.text, number, named, tuple(held), mine, earlier, broken, line))
        first_mention = last
    return tuple(made)


def _without_captions(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences but those below a picture, whose places and days are not the story's."""
    kept: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        signed = credit(text[start:end]) if text[start] == "(" else ""
        if signed and kept and "\n" not in text[kept[-1][1] : start]:
            kept.pop()
        if start + len(signed) < end:
            kept.append((start + len(signed), end))
    return kept


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the ranges within quotation marks."""
    found: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        if (not found or mark.start() >= found[-1][1]) and (quotation := _QUOTE.match(text, mark.start())):
            found.append(quotation.span())
    return found


def _earlier(line: Line, number: int, article: Article) -> int:
    """Return where in a sentence the words about an earlier incident begin; its length where there are none."""
    clause = _EARLIER_CLAUSE.first(line)
    end = clause.start() if clause else len(line.text)
    if number < 2:
        return end
    if _EARLIER_SENTENCE.first(line):
        return 0
    year, month = _YEAR.first(line), _MONTH.first(line)
    if year and not _is_aside(year) and _is_another_year(year, article):
        return 0
    return 0 if month and _is_another_month(month, article) else end


def _is_aside(year: re.Match[str]) -> bool:
    """Tell whether a year only says between two commas since when somebody is what he is."""
    text, end = year.string, year.end()
    return text[end : end + 1] == "," and _ASIDE.search(text, max(0, year.start() - _FAR), year.start()) is not None


_ASIDE = late(r",\s(?:which|who|founded|launched|acquired|bought|created|formed)\b[^,.;]*$")
_FAR = 80
"""Characters that an aside may have before its year."""


def _is_another_year(year: re.Match[str], article: Article) -> bool:
    """Tell whether a year is an earlier one than the story's; without a date, one that nothing before it names."""
    named = year[year.lastindex or 0]
    return int(named) < article.date.year if article.date else named not in _told_before(year.string, article)


def _is_another_month(month: re.Match[str], article: Article) -> bool:
    """Tell whether a month is not the story's; without a date, one in which somebody suffered."""
    if article.date:
        return _MONTHS.index(month[1].lower()) != article.date.month - 1
    opens = month.start() == 0 and _SUFFERED.search(month.string) is not None
    suffered = opens or _SUFFERED_BEFORE.search(month.string, 0, month.start()) is not None
    return suffered and month[1] not in _told_before(month.string, article)


def _told_before(words: str, article: Article) -> str:
    body = article.text or article.description
    return f"{article.title}\n{body[: max(body.find(words), 0)]}"
