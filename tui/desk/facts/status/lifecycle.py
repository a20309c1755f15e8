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

from tui.desk.facts.spared.clauses import spared_in
from tui.desk.facts.status.endings import goes_on_behind, is_awaited, is_no_fact, is_of_something_else, is_partial
from tui.desk.facts.status.others import is_of_others
from tui.desk.facts.status.postscript import postscript
from tui.desk.facts.status.refunds import are_broken
from tui.desk.facts.status.remainder import remainder
from tui.desk.facts.status.words import (
    A_LENGTH,
    AFTERMATH,
    AFTERWARDS,
    ANNIVERSARY,
    ANOTHER_OUTAGE,
    ASKS_WHY,
    AT_THIS_HOUR,
    AWAITED,
    BOUNDED,
    DATES,
    DENIED,
    DONE,
    DOWN_NOW,
    DWINDLED,
    ENDURING,
    EXPLAINED_BY,
    EXPLAINS,
    FAILS_NOW,
    FELL_AGAIN,
    FELL_ONCE_MORE,
    FIXED,
    FOLLOWS,
    GOES_ON,
    GOING_ON_SINCE,
    IN_VAIN,
    IS_ASKED_OR_PROMISED,
    LINGERING,
    LIVE,
    NOW,
    OF_AN_ATTACK,
    PAST,
    PAST_IN_HEADLINES,
    PAYS,
    REMAINS,
    SHARE_BACK,
    STILL_FELT,
    STILL_THERE,
    TO_AN_ATTACK,
    TOLD_AS_PAST,
    TOLD_AS_PRESENT,
    UNDERWAY,
    UNSETTLED,
    WATCHDOG,
)
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.desk.reading.patterns import Line, Pattern
from tui.desk.reading.story import Reading, Sentence, read
from tui.desk.statuspage.history import history
from tui.desk.statuspage.standing import stands
from tui.model import Article, FeedKind, Lifecycle, Update

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
_NOW_FACTOR = 1.9
"""The same of "ongoing issues": they outweigh a headline that names the cause."""
_REMAINS_WEIGHT = 3.3
"""A little more than what says of the whole that it is over."""
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


_MENDED = (Lifecycle.FIXED, Lifecycle.WATCH)
_OVER = (Lifecycle.FIXED, Lifecycle.PAST)
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

    @classmethod
    def of(cls, kind: Lifecycle, weight: float, sentence: Sentence, match: re.Match[str]) -> _Sign:
        """Return the sign that words of a sentence are."""
        return cls(kind, weight, sentence, sentence.start + match.start(), sentence.start + match.end())


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
        if sign.kind not in _MENDED or not is_of_others(reading, sentence)
    ]
    signs += _left_over(reading, signs)
    is_fixed = any(sign.kind is Lifecycle.FIXED for sign in signs)
    if is_fixed and (fell := _fell_once_more(reading)):
        signs = [fell, *(sign for sign in signs if sign.kind is not Lifecycle.FIXED or not _is_before(sign, fell))]
    if any(GOES_ON.first(sentence.line) for sentence in reading.title):
        signs = [sign._replace(kind=_OF_WHAT_GOES_ON.get(sign.kind, sign.kind)) for sign in signs]
    if not signs and not any(sentence.broken for sentence in reading.everything):
        return None
    if any(_is_down_now(sentence) for sentence in (*reading.title, *reading.body[:1])):
        signs = [sign for sign in signs if sign.kind is not Lifecycle.PAST]
    kind = _decide({kind: _total(sign.weight for sign in signs if sign.kind is kind) for kind in Lifecycle})
    if kind in _OVER and (left := _left(reading, signs)):
        return left
    deciding = [sign for sign in signs if sign.kind is kind]
    if deciding:
        best = max(deciding, key=lambda sign: (sign.sentence.field != "title", sign.weight))
        return Standing(kind, best.sentence, best.start, best.end)
    sentence = next((one for one in reading.body if one.broken), reading.everything[0])
    return Standing(kind, sentence, sentence.start, sentence.end)


def _left(reading: Reading, signs: list[_Sign]) -> Standing | None:
    """Return what is told as still broken though all is called over; of a page's updates only the newest tells that."""
    ends = (one.sentence for one in signs if one.kind is Lifecycle.FIXED)
    last = max((sentence.number for sentence in ends if sentence.field != "title"), default=-1)
    left = remainder(reading.body, last)
    return Standing(Lifecycle.WATCH, *left) if left and not history(reading.article)[1:] else None


def _is_down_now(sentence: Sentence) -> bool:
    match = DOWN_NOW.first(sentence.line, sentence.earlier - sentence.start)
    return match is not None and not sentence.is_quoted(sentence.start + match.start())


def _left_over(reading: Reading, signs: list[_Sign]) -> Iterator[_Sign]:
    """Yield what is "still there": trouble that is left where anything is mended, and else what goes on."""
    is_mended = any(sign.kind in _MENDED for sign in signs)
    kind = Lifecycle.WATCH if is_mended else Lifecycle.LIVE
    for sentence in reading.everything:
        for pattern, weight in ((STILL_THERE, _weight(sentence) * 1.2), (REMAINS, _REMAINS_WEIGHT)):
            match = pattern.first(sentence.line, sentence.earlier - sentence.start)
            if match and not DENIED.search(sentence.text, 0, match.start()):
                yield _Sign.of(kind, weight, sentence, match)


def _weight(sentence: Sentence) -> float:
    """Return what words count for by their place in the story."""
    return _TITLE_WEIGHT if sentence.field == "title" else _LEAD_WEIGHT if sentence.number < _LEAD else _LATE_WEIGHT


def _fell_once_more(reading: Reading) -> _Sign | None:
    """Return the last words of the body that say that it fell again; not "restored after it fell again"."""
    for sentence in reversed(reading.body):
        match = FELL_ONCE_MORE.first(sentence.line, sentence.earlier - sentence.start)
        is_quoted = match is not None and sentence.is_quoted(sentence.start + match.start())
        mended = FIXED.first(sentence.line, match.start()) if match else None
        if match and not is_quoted and not (mended and AFTERWARDS.search(sentence.text, mended.end(), match.start())):
            return _Sign.of(Lifecycle.LIVE, _PRESENT_WEIGHT, sentence, match)
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
    is_felt = FOLLOWS.match(match[0]) and STILL_FELT.search(before)
    return not (
        (DATES.match(match[0]) and _dates_something_else(match, before))
        or is_felt
        or UNSETTLED.search(before)
        or (EXPLAINS.match(match[0]) and (EXPLAINED_BY.search(before) or FAILS_NOW.match(match.string, match.end())))
        or (
            PAYS.match(match[0])
            and (IS_ASKED_OR_PROMISED.search(match.string) or are_broken(match.string, *match.span()))
        )
        or (ASKS_WHY.match(match[0]) and match.string.rstrip().endswith("?"))
    )


def _dates_something_else(match: re.Match[str], before: str) -> bool:
    """Tell whether a date is an attack's, another outage's or that of what happens again, or a length of time."""
    return any(pattern.search(before) for pattern in (OF_AN_ATTACK, A_LENGTH, ANOTHER_OUTAGE)) or (
        TO_AN_ATTACK.match(match.string, match.end()) is not None
    )


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
        _Sign.of(kind, weight, sentence, match)
        for kind, match, weight in _found(sentence, sentence.earlier - sentence.start)
        if match and not any(low <= match.start() < high for low, high in spared)
    ]


def _found(sentence: Sentence, limit: int) -> Iterator[_Found]:
    """Yield what each kind of words comes to in a sentence before `limit`."""
    line, in_title, weight = sentence.line, sentence.field == "title", _weight(sentence)
    for pattern, factor in ((UNDERWAY, 1.1), (SHARE_BACK, 1.4), (LINGERING, 1.2)):
        match = pattern.first(line, limit)
        if match and not DENIED.search(line.text, 0, match.start()) and not IN_VAIN.match(line.text, match.end()):
            yield Lifecycle.WATCH, match, weight * factor
    yield Lifecycle.LIVE, GOING_ON_SINCE.first(line, limit), weight * _SINCE_FACTOR
    yield Lifecycle.WATCH, DWINDLED.first(line, limit), _FEWER_REPORTS_WEIGHT
    live = _live(line, limit)
    is_speech = live is not None and not in_title and sentence.is_quoted(sentence.start + live.start())
    yield Lifecycle.LIVE, live, weight * (_OF_SPEECH if is_speech else 1.0) * 0.8
    if in_title:
        yield from _found_in_headline(line, limit)
    if weight > _LATE_WEIGHT:
        yield Lifecycle.LIVE, AT_THIS_HOUR.first(line, limit), weight * _NOW_FACTOR
        yield Lifecycle.PAST, _look_back(line, limit, headline=in_title), min(weight, _PAST_WEIGHT)
        yield Lifecycle.PAST, TOLD_AS_PAST.first(line, limit), _HINT_WEIGHT
        yield Lifecycle.PAST, None if ENDURING.first(line, limit) else BOUNDED.first(line, limit), weight * 0.7
    yield Lifecycle.PAST, AFTERMATH.first(line, limit), _PAST_WEIGHT
    fell = FELL_AGAIN.first(line, limit) if in_title else None
    kind, match, weight = _end(sentence, fell.start() if fell else limit, weight)
    if not (fell and match and not AFTERWARDS.search(line.text, match.start(), fell.start())):
        yield kind, match, weight


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
    done = next(_ends(DONE.each(sentence.line, limit)), None)
    ends = [] if done else [*FIXED.each(sentence.line, limit)]
    match = done or next(_ends(ends), None)
    part = next(_ends(ends, of_a_part=True), None) if ends and match is None else None
    if (told := match or part) and goes_on_behind(told.string, told.end()):
        return Lifecycle.LIVE, told, weight * 0.8
    if match is None:
        return Lifecycle.WATCH, part, weight
    return Lifecycle.FIXED, match, max(_DONE_WEIGHT if done else 0.0, weight * 1.2)


def _ends(matches: Iterable[re.Match[str]], *, of_a_part: bool = False) -> Iterator[re.Match[str]]:
    """Yield those that tell of an end that has come, of the whole (or `of_a_part`), and of this outage."""
    for match in matches:
        where = match.string, match.start(), match.end()
        if is_partial(*where) is of_a_part and not any(turns(*where) for turns in _TURNS):
            yield match


_TURNS = (is_awaited, is_no_fact, is_of_something_else)


def _status_page(reading: Reading) -> Standing | None:
    """Return what the newest update of a status page that tells a state says; None where none does."""
    for update in reversed(history(reading.article)):
        if said := stands([update]):
            return _told_by(reading, update, said)
    return None


def _told_by(reading: Reading, update: Update, said: Lifecycle) -> Standing:
    """Return the standing with its words: the state's name above the update or in the headline, else the update."""
    own = [one for one in reading.everything if one.field == update.field]
    near = [one for one in own if update.start - _HEAD_OF_UPDATE < one.end and one.start < update.end]
    for sentence in (*near, *reading.title):
        match = _STATUS_WORD.first(sentence.line)
        if match and _STATUS_MEANING.get(match[1].lower()) is said:
            return Standing(said, sentence, sentence.start + match.start(1), sentence.start + match.end(1))
    inside = [one for one in near if update.start < one.end] or list(reading.everything)
    signs = _SIGNS.get(said)
    first = next((one for one in inside if signs and signs.first(one.line)), inside[0])
    return Standing(said, first, first.start, first.end)


_SIGNS = {Lifecycle.FIXED: FIXED, Lifecycle.LIVE: LIVE, Lifecycle.WATCH: UNDERWAY}
_HEAD_OF_UPDATE = 40
"""Characters above an update in which the page names its state."""
