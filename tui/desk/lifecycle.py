"""Where an outage stands by the story's own words: LIVE, WTCH (a fix is at work), FIXD, PAST (told in retrospect).

Signs are read sentence by sentence; the headline and the lead weigh more, negated and future signs ("working to
resolve", "not yet restored") are none. A status page's latest word decides alone, since its updates stand newest
first, and so does a note that was added to a headline ("[Updated: It's back]").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tui.desk.gazetteer import Gazetteer
from tui.desk.lifecycle_words import (
    A_LENGTH,
    AFTERMATH,
    ANNIVERSARY,
    AWAITED,
    BOUNDED,
    BUT_STILL,
    CLAIMED_BEFORE,
    COMES_BACK,
    DATES,
    DENIED,
    DONE,
    DWINDLED,
    ENDURING,
    FELL_AGAIN,
    FELL_ONCE_MORE,
    FIXED,
    FOLLOWS,
    FOR_SOME,
    GOES_ON,
    GOING_ON_SINCE,
    HOPED,
    LINGERING,
    LIVE,
    NOW,
    OF_AN_ATTACK,
    PART,
    PAST,
    PAST_IN_HEADLINES,
    SHARE_BACK,
    STILL_FELT,
    TOLD_AS_PAST,
    TOLD_AS_PRESENT,
    TOO_SOON,
    TROUBLE_BEFORE,
    UNDERWAY,
    UNFINISHED,
    UNSETTLED,
    WATCHDOG,
)
from tui.desk.patterns import Line, Pattern
from tui.desk.postscript import postscript
from tui.desk.reading import Reading, Sentence, read
from tui.desk.spared import spared_in
from tui.desk.who import group, is_channel, main_vendor, owners
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
_SINCE_FACTOR = 2.6
"""How much more "has been down since" weighs than its place in the story: it outweighs blame, but no end."""
_FEWER_REPORTS_WEIGHT = 0.45
"""Less than a past tense: where nobody says that it goes on, the past tense decides."""
_REPEATED = 0.3
"""What each further sign of a kind adds: a long story repeats itself and is not therefore more often down."""
_OF_SPEECH = 0.5
"""What a speaker's present tense comes to, beside the story's own: it was said some time before."""
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


_Found = tuple[Lifecycle, re.Match[str] | None, float]
"""A stage, the words that speak for it (None where there are none), and what they weigh."""


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
    signs = [
        sign
        for sentence in reading.everything
        for sign in _signs(sentence)
        if sign.kind is not Lifecycle.FIXED or not _is_of_others(reading, sentence)
    ]
    is_fixed = any(sign.kind is Lifecycle.FIXED for sign in signs)
    if is_fixed and (fell := _fell_once_more(reading)):
        signs = [fell, *(sign for sign in signs if sign.kind is not Lifecycle.FIXED or not _is_before(sign, fell))]
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


def _is_of_others(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence of the body names houses, but not the one that is down: theirs works, or works again."""
    main, known = main_vendor(reading), owners(reading)
    named = [] if sentence.field == "title" else [one for one in sentence.mentions if not is_channel(sentence, one)]
    return bool(main and named) and all(
        group(one, known) != main and main not in (one.vendor, one.owner) for one in named
    )


def _fell_once_more(reading: Reading) -> _Sign | None:
    """Return the last words of the body that say that it fell again; not "restored after it fell again"."""
    for sentence in reversed(reading.body):
        match = FELL_ONCE_MORE.first(sentence.line, sentence.earlier - sentence.start)
        is_quoted = match is not None and sentence.is_quoted(sentence.start + match.start())
        if match and not is_quoted and not FIXED.first(sentence.line, match.start()):
            start, end = (sentence.start + at for at in match.span())
            return _Sign(Lifecycle.LIVE, _PRESENT_WEIGHT, sentence, start, end)
    return None


def _is_before(sign: _Sign, other: _Sign) -> bool:
    """Tell whether a sign of the body stands before another one; a headline was written last."""
    return sign.sentence.field == other.sentence.field and sign.start < other.start


def _noted(reading: Reading) -> Standing | None:
    """Return what a note says that was added to the headline afterwards."""
    note = postscript(reading.article.title)
    for sentence in reading.title if note else ():
        if note and sentence.start <= note.start < sentence.end:
            return Standing(note.lifecycle, sentence, note.start, note.end)
    return None


def looking_back(headline: str) -> str:
    """Return the words of a headline that look back: a post-mortem, an inquiry, what went wrong ("": none do)."""
    told = _look_back(Line.of(headline), headline=True)
    return told[0] if told else ""


def calls_live(headline: str) -> bool:
    """Tell whether a headline says in so many words that it is down now; "suffers an outage" may be told afterwards."""
    return LIVE.first(Line.of(headline)) is not None


def _look_back(line: Line, limit: int | None = None, *, headline: bool = False) -> re.Match[str] | None:
    """Return the first words that look back on what is over; none where its end is awaited, or it goes on."""
    if AWAITED.first(line, limit) or NOW.first(line, limit):
        return None
    patterns = (PAST, PAST_IN_HEADLINES) if headline else (PAST,)
    return next((match for one in patterns for match in one.each(line, limit) if _tells_of_the_outage(match)), None)


def _tells_of_the_outage(match: re.Match[str]) -> bool:
    """Tell whether nothing before the words turns them: an open question, an attack that they date, what is felt."""
    before = match.string[: match.start()]
    dates_something_else = DATES.match(match[0]) and (OF_AN_ATTACK.search(before) or A_LENGTH.search(before))
    is_felt = FOLLOWS.match(match[0]) and STILL_FELT.search(before)
    return not dates_something_else and not is_felt and not UNSETTLED.search(before)


def _total(weights: Iterable[float]) -> float:
    """Return what signs of one kind come to: the strongest in full, the others for a little."""
    strongest, *others = sorted(weights, reverse=True) or [0.0]
    return strongest + _REPEATED * sum(others)


def _decide(totals: dict[Lifecycle, float]) -> Lifecycle:
    past, fixed = totals[Lifecycle.PAST], totals[Lifecycle.FIXED]
    watch, live = totals[Lifecycle.WATCH], totals[Lifecycle.LIVE]
    looks_back = past > 0 and past > _SURELY * (fixed + watch) and past > 0.7 * live
    if looks_back and not (live > _HINT_WEIGHT and past <= _MERE_HINTS):
        return Lifecycle.PAST
    if fixed > 0 and fixed >= watch and fixed >= 0.7 * live:
        return Lifecycle.FIXED
    if watch > 0 and watch >= 0.5 * live:
        return Lifecycle.WATCH
    if fixed > live:
        return Lifecycle.FIXED
    return Lifecycle.LIVE


def _signs(sentence: Sentence) -> list[_Sign]:
    """Return what the words of a sentence say of the stage; what was never broken is neither down nor fixed."""
    spared = [(one.start - sentence.start, one.end - sentence.start) for one in spared_in(sentence)]
    return [
        _Sign(kind, weight, sentence, sentence.start + match.start(), sentence.start + match.end())
        for kind, match, weight in _found(sentence, sentence.earlier - sentence.start)
        if match and not any(low <= match.start() < high for low, high in spared)
    ]


def _found(sentence: Sentence, limit: int) -> Iterator[_Found]:
    """Yield what each kind of words comes to in a sentence before `limit`."""
    line, in_title = sentence.line, sentence.field == "title"
    weight = _TITLE_WEIGHT if in_title else _LEAD_WEIGHT if sentence.number < _LEAD else _LATE_WEIGHT
    for pattern, factor in ((UNDERWAY, 1.1), (SHARE_BACK, 1.4), (LINGERING, 1.2)):
        match = pattern.first(line, limit)
        if match and not DENIED.search(line.text, 0, match.start()):
            yield Lifecycle.WATCH, match, weight * factor
    yield Lifecycle.LIVE, GOING_ON_SINCE.first(line, limit), weight * _SINCE_FACTOR
    yield Lifecycle.WATCH, DWINDLED.first(line, limit), _FEWER_REPORTS_WEIGHT
    live = _live(line, limit)
    is_speech = live is not None and not in_title and sentence.is_quoted(sentence.start + live.start())
    yield Lifecycle.LIVE, live, weight * (_OF_SPEECH if is_speech else 1.0) * 0.8
    if in_title:
        yield from _found_in_headline(line, limit)
    if weight > _LATE_WEIGHT:
        yield Lifecycle.PAST, _look_back(line, limit, headline=in_title), min(weight, _PAST_WEIGHT)
        yield Lifecycle.PAST, TOLD_AS_PAST.first(line, limit), _HINT_WEIGHT
        yield Lifecycle.PAST, None if ENDURING.first(line, limit) else BOUNDED.first(line, limit), weight * 0.7
    yield Lifecycle.PAST, AFTERMATH.first(line, limit), _PAST_WEIGHT
    fell = FELL_AGAIN.first(line, limit) if in_title else None
    yield _end(sentence, fell.start() if fell else limit, weight)


def _live(line: Line, limit: int) -> re.Match[str] | None:
    """Return the first words that call it down now; a watchdog investigates long after it is over."""
    match = LIVE.first(line, limit)
    return None if match and "investigating" in match[0] and WATCHDOG.first(line, match.start()) else match


def _found_in_headline(line: Line, limit: int) -> Iterator[_Found]:
    """Yield what only headlines say: that it fell again, what is awaited, what has just begun, what was long ago."""
    present = TOLD_AS_PRESENT.first(line, limit)
    yield Lifecycle.LIVE, FELL_AGAIN.first(line, limit), _TITLE_WEIGHT
    yield Lifecycle.LIVE, AWAITED.first(line, limit), _TITLE_WEIGHT
    yield Lifecycle.LIVE, present, _PRESENT_WEIGHT
    yield Lifecycle.PAST, None if present or LIVE.first(line) else ANNIVERSARY.first(line), _PAST_WEIGHT


def _end(sentence: Sentence, limit: int, weight: float) -> _Found:
    """Return the words that call it over; where something else is still broken behind them, it is not."""
    done = _finished(DONE, sentence, limit)
    match = done or _finished(FIXED, sentence, limit)
    if match and BUT_STILL.search(match.string, match.end()):
        return Lifecycle.LIVE, match, weight * 0.8
    return Lifecycle.FIXED, match, max(_DONE_WEIGHT if done else 0.0, weight * 1.2)


def _finished(pattern: Pattern, sentence: Sentence, limit: int) -> re.Match[str] | None:
    """Return the first match that tells of the whole, not of a part, a hope, a plan, trouble or what did not last."""
    for match in pattern.each(sentence.line, limit):
        before = sentence.text[max(0, match.start() - 48) : match.start()]
        if (
            not UNFINISHED.search(before[-32:])
            and not PART.search(before)
            and not FOR_SOME.match(match.string, match.end())
            and not HOPED.search(match.string, max(0, match.start() - 80), match.start())
            and not CLAIMED_BEFORE.search(match.string, max(0, match.start() - 120), match.start())
            and not TOO_SOON.match(match.string, match.end())
            and not (COMES_BACK.match(match[0]) and TROUBLE_BEFORE.search(before))
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
