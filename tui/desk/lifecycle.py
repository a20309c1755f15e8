"""Where an outage stands by the story's own words: LIVE, WTCH (a fix is at work), FIXD, PAST (told in retrospect).

Signs are read sentence by sentence; the headline and the lead weigh more, negated and future signs ("working to
resolve", "not yet restored") are none. A status page's latest word decides alone, since its updates stand newest
first, and so does a note that was added to a headline ("[Updated: It's back]").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tui.desk.gazetteer import Gazetteer
from tui.desk.lifecycle_words import (
    AFTERMATH,
    AWAITED,
    BOUNDED,
    BUT_STILL,
    CLAIMED_BEFORE,
    DONE,
    ENDURING,
    FELL_AGAIN,
    FIXED,
    FOR_SOME,
    GOES_ON,
    HOPED,
    LINGERING,
    LIVE,
    PART,
    PAST,
    SHARE_BACK,
    TOLD_AS_PAST,
    TOLD_AS_PRESENT,
    TOO_SOON,
    UNDERWAY,
    UNFINISHED,
    UNSETTLED,
    WATCHDOG,
)
from tui.desk.patterns import Line, Pattern
from tui.desk.postscript import postscript
from tui.desk.reading import Reading, Sentence, read
from tui.desk.spared import spared_in
from tui.model import Article, FeedKind, Lifecycle

_STATUS_WORD = Pattern(
    r"\b(resolved|completed|monitoring|identified|investigating|update|in\sprogress|scheduled|postmortem"
    r"|post-mortem)\b\s?(?:[-–—:]|\n|$)"
)
_STATUS_MEANING = {
    "resolved": Lifecycle.FIXED,
    "completed": Lifecycle.FIXED,
    "postmortem": Lifecycle.PAST,
    "post-mortem": Lifecycle.PAST,
    "monitoring": Lifecycle.WATCH,
    "identified": Lifecycle.LIVE,
    "investigating": Lifecycle.LIVE,
    "in progress": Lifecycle.LIVE,
    "scheduled": Lifecycle.LIVE,
}
_TITLE_WEIGHT, _LEAD_WEIGHT, _LATE_WEIGHT = 3.0, 1.6, 0.9
_DONE_WEIGHT, _PAST_WEIGHT, _HINT_WEIGHT, _PRESENT_WEIGHT = 3.2, 2.0, 0.6, 0.9
_REPEATED = 0.3
"""What each further sign of a kind adds: a long story repeats itself and is not therefore more often down."""
_SURELY = 1.2
"""How much more must look back than tells of a recovery."""
_MERE_HINTS = _HINT_WEIGHT * (1 + 2 * _REPEATED)
"""What a few past tenses come to: less than one plain word of what goes on."""
_LEAD = 2
"""Sentences from the start in which a story says that it looks back."""


_OF_WHAT_GOES_ON = {Lifecycle.FIXED: Lifecycle.WATCH, Lifecycle.PAST: Lifecycle.LIVE}
"""What signs of the end come to in a story whose headline says that it is not over: a part is back."""


class Standing(NamedTuple):
    """A lifecycle with the range of the words that decided (None where no single words did)."""

    lifecycle: Lifecycle
    sentence: Sentence
    start: int
    end: int


class _Sign(NamedTuple):
    kind: Lifecycle
    weight: float
    sentence: Sentence
    start: int
    end: int


def lifecycle(article: Article, gazetteer: Gazetteer | None = None) -> Lifecycle | None:
    """Return where the outage stands, None where the story speaks of nothing broken."""
    stands = standing(read(article, gazetteer))
    return stands.lifecycle if stands else None


@lru_cache(maxsize=4)
def standing(reading: Reading) -> Standing | None:
    """Return where the outage stands and the words that say so; the fact `status` and the lifecycle are this one."""
    if reading.article.kind is FeedKind.STATUS and (said := _status_page(reading)):
        return said
    if noted := _noted(reading):
        return noted
    signs = [sign for sentence in reading.everything for sign in _signs(sentence)]
    if any(GOES_ON.first(sentence.line) for sentence in reading.title):
        signs = [sign._replace(kind=_OF_WHAT_GOES_ON.get(sign.kind, sign.kind)) for sign in signs]
    if not signs and not any(sentence.broken for sentence in reading.everything):
        return None
    kind = _decide({kind: _total(sign.weight for sign in signs if sign.kind is kind) for kind in Lifecycle})
    deciding = [sign for sign in signs if sign.kind is kind]
    if deciding:
        best = max(deciding, key=lambda sign: (sign.sentence.field != "title", sign.weight))
        return Standing(kind, best.sentence, best.start, best.end)
    sentence = next((one for one in reading.body if one.broken), reading.everything[0])
    return Standing(kind, sentence, sentence.start, sentence.end)


def _noted(reading: Reading) -> Standing | None:
    """Return what a note says that was added to the headline afterwards."""
    note = postscript(reading.article.title)
    for sentence in reading.title if note else ():
        if note and sentence.start <= note.start < sentence.end:
            return Standing(note.lifecycle, sentence, note.start, note.end)
    return None


def looking_back(headline: str) -> str:
    """Return the words of a headline that look back: a post-mortem, an inquiry, what went wrong ("": none do)."""
    told = _look_back(Line.of(headline))
    return told[0] if told else ""


def calls_live(headline: str) -> bool:
    """Tell whether a headline says in so many words that it is down now; "suffers an outage" may be told afterwards."""
    return LIVE.first(Line.of(headline)) is not None


def _look_back(line: Line, limit: int | None = None) -> re.Match[str] | None:
    """Return the first words that look back on what is over; none where its end is awaited."""
    if AWAITED.first(line, limit):
        return None
    told = (match for match in PAST.each(line, limit) if not UNSETTLED.search(line.text[: match.start()]))
    return next(told, None)


def _total(weights: Iterable[float]) -> float:
    """Return what signs of one kind come to: the strongest in full, the others for a little."""
    strongest, *others = sorted(weights, reverse=True) or [0.0]
    return strongest + _REPEATED * sum(others)


def _decide(totals: dict[Lifecycle, float]) -> Lifecycle:
    past, fixed = totals[Lifecycle.PAST], totals[Lifecycle.FIXED]
    watch, live = totals[Lifecycle.WATCH], totals[Lifecycle.LIVE]
    looks_back = past > 0 and past > _SURELY * (fixed + watch) and past > 0.7 * live
    if looks_back and not (live > 0 and past <= _MERE_HINTS):
        return Lifecycle.PAST
    if fixed > 0 and fixed >= watch and fixed >= 0.7 * live:
        return Lifecycle.FIXED
    if watch > 0 and watch >= 0.5 * live:
        return Lifecycle.WATCH
    if fixed > live:
        return Lifecycle.FIXED
    return Lifecycle.LIVE


def _signs(sentence: Sentence) -> list[_Sign]:
    weight = _TITLE_WEIGHT if sentence.field == "title" else _LEAD_WEIGHT if sentence.number < _LEAD else _LATE_WEIGHT
    limit = sentence.earlier - sentence.start
    spared = [(one.start - sentence.start, one.end - sentence.start) for one in spared_in(sentence)]
    signs: list[_Sign] = []

    def sign(kind: Lifecycle, match: re.Match[str] | None, weight: float) -> None:
        # what was never broken is neither down nor fixed
        if match and not any(low <= match.start() < high for low, high in spared):
            span = (sentence.start + match.start(), sentence.start + match.end())
            signs.append(_Sign(kind, weight, sentence, *span))

    for pattern, factor in ((UNDERWAY, 1.1), (SHARE_BACK, 1.4), (LINGERING, 1.2)):
        sign(Lifecycle.WATCH, pattern.first(sentence.line, limit), weight * factor)
    live = LIVE.first(sentence.line, limit)
    if live and not ("investigating" in live[0] and WATCHDOG.first(sentence.line, live.start())):
        sign(Lifecycle.LIVE, live, weight * 0.8)
    if sentence.field == "title":
        sign(Lifecycle.LIVE, AWAITED.first(sentence.line, limit), weight)
        sign(Lifecycle.LIVE, TOLD_AS_PRESENT.first(sentence.line, limit), _PRESENT_WEIGHT)
    if weight > _LATE_WEIGHT:
        sign(Lifecycle.PAST, _look_back(sentence.line, limit), min(weight, _PAST_WEIGHT))
        sign(Lifecycle.PAST, TOLD_AS_PAST.first(sentence.line, limit), _HINT_WEIGHT)
        if not ENDURING.first(sentence.line, limit):
            sign(Lifecycle.PAST, BOUNDED.first(sentence.line, limit), weight * 0.7)
    sign(Lifecycle.PAST, AFTERMATH.first(sentence.line, limit), _PAST_WEIGHT)
    if sentence.field == "title" and (fell := FELL_AGAIN.first(sentence.line, limit)):
        sign(Lifecycle.LIVE, fell, weight)
        limit = fell.start()
    for pattern in (DONE, FIXED):
        match = _finished(pattern, sentence, limit)
        if match and BUT_STILL.search(match.string, match.end()):
            sign(Lifecycle.LIVE, match, weight * 0.8)
            break
        sign(Lifecycle.FIXED, match, max(_DONE_WEIGHT if pattern is DONE else 0.0, weight * 1.2))
        if match:
            break
    return signs


def _finished(pattern: Pattern, sentence: Sentence, limit: int) -> re.Match[str] | None:
    """Return the first match that tells of the whole, not of a part, a hope, a plan or what did not last."""
    for match in pattern.each(sentence.line, limit):
        before = sentence.text[max(0, match.start() - 48) : match.start()]
        if (
            not UNFINISHED.search(before[-32:])
            and not PART.search(before)
            and not FOR_SOME.match(match.string, match.end())
            and not HOPED.search(match.string, max(0, match.start() - 80), match.start())
            and not CLAIMED_BEFORE.search(match.string, max(0, match.start() - 120), match.start())
            and not TOO_SOON.match(match.string, match.end())
        ):
            return match
    return None


def _status_page(reading: Reading) -> Standing | None:
    """Return what the newest update of a status page says: the first status word, headline last."""
    for sentence in (*(one for one in reading.body if one.field != "title"), *reading.title):
        match = _STATUS_WORD.first(sentence.line)
        if match and (known := _STATUS_MEANING.get(match[1].lower())):
            return Standing(known, sentence, sentence.start + match.start(1), sentence.start + match.end(1))
    return None
