"""Since when: which of a story's times is the time that the trouble began.

Every time is scored by the words around it: "started", "since" and "began" speak for it; "fixed", "said", "posted",
"as of", "update" and "shares" against it, for those are times of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from tui.desk.facts.found import Found
from tui.desk.facts.when.times import When, time_words, times_in
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

_BEGAN = Pattern(
    r"\b(?:start(?:s|ed|ing)?|began|begin(?:s|ning)?|begun|since|from|first\s(?:reported|noticed|appeared)|spik(?:e"
    r"|ed|ing)|surge[ds]?|surfaced|emerged|onset|went\sdown|goes\sdown|crash(?:ed|es)|went\s(?:dark|offline)|hit"
    r"|struck|experienc(?:ed|ing)|suffer(?:s|ed|ing)|reported\s(?:outages|issues|problems)|between|detected|alerted"
    r"|were\sunable|was\sdown|were\sdown|disrupted|knocked|broke|noticed|identified|set\sin|sounded|occurred"
    r"|happened|arose|appeared|fell|dropped|stopped|failed|froze|lost)\b"
)
_STRONG = Pattern(
    r"\b(?:start(?:ed|ing)?|began|begun|beginning|since|had\snoticed|first|starting|set\sin|occurred|sounded|went\sdown|crashed"
    r"|between|onset|spik(?:e[ds]?|ing)|surfac(?:ed|ing)|(?:was|were)\s(?:halted|suspended|paused))\b[^.;]{0,40}$",
    r"\bfrom\s(?:(?:about|around|just|shortly|roughly|approximately|some|time|late|early|at|the|after|before|hours|of|on)\s){0,4}$",
)
_OTHER = Pattern(
    r"\b(?:sa(?:id|ys)|posted|tweeted|wrote|statement|updat(?:e|ed)|announced|fix(?:ed)?|resolved|restor\w+"
    r"|recover\w*|back\s(?:up|online|to\snormal)|mitigated|as\sof|until|ended|shares?|stock|trading|closed|finished"
    r"|responding\sagain|fully\saccessible|deployed|rolled\sback|will\s(?:be|hold)|scheduled|expected|monitoring"
    r"|completed?|by|target(?:s|ed|ing)?|snapshot|back-?fill\w*)\b"
)
_NEAR_OTHER = Pattern(
    r"\b(?:as\sof|until|into|by|sa(?:id|ys)(?:\son)?|confirmed(?:\son)?|alerted|notified|posted(?:\son)?|tweeted"
    r"|wrote(?:\son)?|statement(?:\son)?"
    r"|updated?(?:\s(?:at|on))?|fix(?:ed)?(?:\sat)?|resolved(?:\s(?:at|on|by))?|restored(?:\s(?:at|on|by))?"
    r"|back(?:\sup|\sonline)?(?:\son|\sby|\sat)?|recovered(?:\s(?:at|by))?|again|ended(?:\sat)?|mitigated"
    r"|deploy\s\w+|accessible\sagain|announced(?:\son)?|(?:announcement|statement|message|word)\scame(?:\sat)?|before"
    r"|resumed|re-?opened)\s(?:[\w,]+\s){0,3}$"
)
_SAID_AFTER = Pattern(
    r"\s?,?\s?(?:\w+\s)?(?:said|says|that\s(?:it|the\sissue)|statement|tweet|post|memo|letter|email|report)\b",
    r",\s(?:[\w’'&.-]+\s){0,5}?(?:said|says|tweeted|posted|announced|added|confirmed|acknowledged|wrote|gave|resolved"
    r"|restored"
    r"|fixed|updated)\b",
    r",?\s(?:just\s)?before\s(?!noon|midnight)",
    r",?\s(?:[\w’'&.-]+\s){1,3}(?:was|were|is|are)\s(?:still\s)?(?:telling|saying|advising|asking|urging|working\s(?:on|to))\b",
)
_ANOTHER_DAY = late(
    r"\b(?:second|third|fourth|fifth|another|final|last)\s(?:day|night|week)\s(?:on\s)?(?:the\s)?$", re.IGNORECASE
)
"""Before a day on which it went on: "stretched into a second day on Wednesday"."""
_ANOTHER_OUTAGE = late(
    r"\b(?:heels\sof|unlike|compared\s(?:to|with)|similar\sto)\b[^.;,]{0,50}\bon\s(?:\w+,\s)?$", re.IGNORECASE
)
"""Before the day of an outage that this one follows: "on the heels of the outage on June 8"."""
_ASIDE = Pattern(r"\b(?:by\scomparison|compared|dipped|again|maintenance|scheduled|over\sthe\scourse\sof)\b")


class _Candidate(NamedTuple):
    score: float
    when: When
    sentence: Sentence


def onset(reading: Reading) -> list[tuple[Sentence, Found]]:
    """Return the start that the story tells, or nothing: never a time of an update or of a fix.

    One range, and a second one where the day and the time of day stand apart and the first does not settle both.
    """
    candidates = [candidate for sentence in reading.body for candidate in _candidates(sentence) if candidate.score >= 0]
    best = max(candidates, key=lambda one: one.score, default=None)
    if best is None or best.score <= 0:
        return list(_vaguely(reading))[:1]
    if not best.when.clock and (best.when.weekday is not None or best.when.relative in _MERE_DAYS):
        # the day of the news; a time of day or a part of it is told of the beginning
        closer = [
            one for one in candidates if one.score >= _TOLD and _nearness(one) > _nearness(best) and _is_plain(one)
        ]
        best = max(closer, key=lambda one: one.score, default=best)
    first = _found(best, reading, _day_of(best, candidates, reading.article.date))
    other = _other_half(best, first, candidates)
    told = [(best.sentence, first)]
    return [*told, (other.sentence, _found(other, reading, best.when))] if other else told


_MERE_DAYS = ("today", "yesterday")
_TOLD = 1.5
"""Points from which on a closer time beats a mere day."""


def _vaguely(reading: Reading) -> Iterator[tuple[Sentence, Found]]:
    """Yield the beginnings that no clock and no calendar tells: "started a week ago", "first noticed mid-morning"."""
    for sentence in reading.body:
        limit = sentence.earlier - sentence.start
        match = _BEGAN_VAGUELY.first(sentence.line, limit)
        if not match and sentence.broken:
            match = _AT_A_TIME.first(sentence.line, limit)
        if match and not sentence.is_quoted(sentence.start + match.start("a")):
            yield sentence, Found(sentence.start + match.start("a"), sentence.start + match.end("a"), match["a"])


_AT_A_TIME = Pattern(
    r"\b(?P<a>(?:(?:at|around|about|(?:just|shortly|soon)\s(?:before|after)|before|after)\s){1,2}"
    r"(?:lunchtime|dawn|daybreak|dusk|mid-?(?:morning|afternoon|day)|\w+\so['’]clock|(?:half\spast|quarter\s(?:past|to))\s\w+"
    r"|the\s(?:morning|evening|afternoon)\s(?:rush(?:\shour)?|peak)))\b",
    hints="lunch|dawn|daybreak|dusk|mid|clock|half past|quarter|rush|peak",
)
"""A time of day in words, in a sentence on what broke."""


_BEGAN_VAGUELY = Pattern(
    r"\b(?:start(?:ed|ing)|began|begun|beginning|since|detected|noticed|surfaced|arose|occurred|timing\sout)\s(?:\w+ly\s)?"
    r"(?P<a>(?:(?:at|in|around|during|about)\s){0,2}(?:(?:an?|one|two|three|four|five|six|several|some|\d{1,2})\s(?:hours?|days?"
    r"|weeks?)\sago|mid-?(?:morning|afternoon|day)|the\s(?:early\shours|small\shours|previous\s(?:day|night|evening)"
    r"|night)|lunchtime|dawn|daybreak|(?:half\spast|quarter\s(?:past|to))\s\w+))\b"
)


def _nearness(one: _Candidate) -> int:
    """Return how near a time comes to a moment: a mere day, a part of a day, a time of day."""
    return 2 if one.when.clock else 1 if _PART_OF_DAY.search(one.when.text) else 0


_PART_OF_DAY = late(r"\b(?:morning|afternoon|evening|night|early|late|mid|tonight|overnight)\b", re.IGNORECASE)


def _is_plain(one: _Candidate) -> bool:
    """Tell whether no word beside a time makes it that of something else."""
    before = one.sentence.text[: one.when.start]
    is_strong = _STRONG.search(before[-32:]) is not None
    spoken = _OTHER.search(before[-60:]) or _SAID_AFTER.match(one.sentence.text, one.when.end)
    return (is_strong or not spoken) and not _NEAR_OTHER.search(before[-48:])


def _clock_of(best: _Candidate, candidates: list[_Candidate]) -> _Candidate | None:
    """Return the time of day at which the trouble began, where the best candidate tells the day alone."""
    clocks = ((one, one.sentence.text[: one.when.start]) for one in candidates if one.when.clock)
    told = [one for one, before in clocks if _STRONG.search(before) and not _NEAR_OTHER.search(before[-48:])]
    near = [one for one in told if one.sentence.number - best.sentence.number in (0, 1, 2)]
    return max(near, key=lambda one: one.score, default=None)


def _other_half(best: _Candidate, first: Found, candidates: list[_Candidate]) -> _Candidate | None:
    """Return the time of day of a mere day, or the day of a time of day that no date of publication settles."""
    if not best.when.clock:
        return _clock_of(best, candidates)
    return _day_beside(best, candidates) if first.value == best.when.text else None


def _day_beside(best: _Candidate, candidates: list[_Candidate]) -> _Candidate | None:
    """Return the day on which the lead says that it happened, where the best candidate tells none."""
    if best.when.has_day:
        return None
    days = (one for one in candidates if one.when.weekday is not None and not one.when.clock and _is_plain(one))
    told = (one for one in days if not _THAT.search(one.sentence.text, 0, one.when.start))
    return next((one for one in told if one.sentence.number < _LEAD and one.sentence.broken), None)


_LEAD = 2
"""Sentences from the start that tell on what day it happened."""


def _found(candidate: _Candidate, reading: Reading, day: When | None) -> Found:
    sentence, when = candidate.sentence, candidate.when
    if when.clock and not when.zone:
        when = replace(when, zone=_stated_zone(reading.article.text))
    value = when.text if day is _UNSETTLED else when.value(reading.article.date, day)
    return Found(sentence.start + when.start, sentence.start + when.end, value)


def _stated_zone(text: str) -> str:
    """Return the zone in which a page says that all its times are, in lower case, "" where it says none."""
    stated = _ALL_TIMES.search(text)
    return next((when.zone for when in time_words(f"12:00 {stated[1]}")), "") if stated else ""


_ALL_TIMES = late(r"\bAll\s[Tt]imes\s(?:are\s)?(?:(?:listed|given|shown)\s)?(?:in\s)?([\w/]+(?:\s[Tt]ime)?)")


def _day_of(best: _Candidate, candidates: list[_Candidate], published: datetime | None) -> When | None:
    """Return the day that a bare clock time belongs to: the nearest day told before it, in its sentence first."""
    if best.when.has_day:
        return None
    same = [one.when for one in candidates if one.when.has_day and one.sentence is best.sentence]
    before = [one.when for one in candidates[: candidates.index(best)] if one.when.has_day]
    if taken_up := next((one for one in same if _THAT.search(best.sentence.text, 0, one.start)), None):
        # "that Wednesday" is a day that was told before, and not the last one before publication
        return next(
            (one for one in reversed(before) if one not in same and _falls_on(one, taken_up, published)), _UNSETTLED
        )
    return same[0] if same else before[-1] if before else None


_THAT = late(r"\bthat\s$", re.IGNORECASE)
_UNSETTLED = When(0, 0, "")
"""A day that was told nowhere: the time of day stays in words."""


def _falls_on(one: When, taken_up: When, published: datetime | None) -> bool:
    """Tell whether a date is the weekday that "that Wednesday" takes up."""
    day = one.on_day(published) if one.day else None
    return day is not None and day.weekday() == taken_up.weekday


def _candidates(sentence: Sentence) -> list[_Candidate]:
    made = []
    for when in times_in(sentence.line):
        at = sentence.start + when.start
        if at < sentence.earlier and not sentence.is_personal(at) and not _is_dateline(sentence, when):
            made.append(_Candidate(_score(sentence, when), when, sentence))
    return made


def _is_dateline(sentence: Sentence, when: When) -> bool:
    """Tell whether a date only says when the story was written: "Dec 26 The network was back"."""
    opens = sentence.number == 0 and when.start == 0 and not when.clock
    behind = sentence.text[when.end + 1 : when.end + 2]
    return opens and (behind.isupper() or behind == "(")


def _is_stamp(sentence: Sentence, when: When) -> bool:
    """Tell whether the time is an update's stamp, when it was posted: all that a line says, or its bare beginning."""
    text = sentence.text
    if when.start == 0 and when.clock and text[when.end : when.end + 1] == " " and text[when.end + 1 :][:1].isupper():
        return True
    return not any(map(str.isalnum, text[: when.start] + text[when.end :]))


_UNTIL = late(r"\b(?:between\s[^.;]{3,40}\sand|from\s[^.;]{3,40}\s(?:to|until|till|through))\s$", re.IGNORECASE)
"""Before the end of a span of time."""


_WELL_SINCE = late(
    r"\b(?:(?:no|without)\s(?:further|more|new|other|additional)\s[^.;]{3,60}|(?:stable|normal(?:ly)?|well|fine|fully\s\w+))\s(?:ever\s)?since\s"
    r"(?:[\w,]+\s){0,2}$",
    re.IGNORECASE,
)
"""Before the time since when all is well: "no further errors since"."""
_OPENS_AGAIN = late(
    r"\b(?:resum\w+|re-?open\w*|back|again|normal(?:ly)?|available|accept\w*)\s(?:[\w’'-]+\s){0,2}?from\s(?:about\s|around\s)?$",
    re.IGNORECASE,
)
"""Before the time from which all is well again: "expected to resume as normal from"."""


_COUNTED = late(
    r"\b(?:climb(?:ed|ing)|rose|risen|rising|grew|grown|swell(?:ed|ing)|swollen|peak(?:ed|ing)|topp(?:ed|ing)|reach(?:ed|ing)|stood|exceed(?:ed|ing)|dropp(?:ed|ing)"
    r"|declin(?:ed|ing)|dipp(?:ed|ing)|fallen|eased)\s(?:(?:to|at|above|past|below|with|by)\s)?(?:(?:more|fewer|less)\sthan\s|(?:about|around|nearly|almost|over|roughly|some)\s)?"
    r"\d[\d,.]*(?:\s(?!from\b|since\b|after\b)[\w’'-]+){0,5}?\s$",
    re.IGNORECASE,
)
"""Before the time at which the reports were counted: "climbed to 67,000 just before"."""


_NOT_OF_IT = late(
    r"\b(?:shares?|stocks?|markets?|trading)\b[^.;]{0,40}?\b(?:clos|end|open|trad|finish)\w*\s(?:\w+\s){0,3}?$"
    r"|\b(?:planned|scheduled|due|expected|set)\s(?:for|on|at|to\s\w+)\s(?:\w+\s){0,3}?$",
    re.IGNORECASE,
)
"""Before the hour of a market's close, or of what is planned."""


def _score(sentence: Sentence, when: When) -> float:
    """Return how likely a time is the onset; not above 0 where it is the time of something else.

    The stamp of an update has 0: it is no onset, but tells the day of what is told under it.
    """
    before, after = sentence.text[: when.start], sentence.text[when.end :]
    if _is_stamp(sentence, when) or _WELL_SINCE.search(before[-90:]):
        return 0.0
    score = 2.0 if when.clock else 1.0
    score += 0.5 if when.has_day and when.clock else 0.0
    score += max(0.0, 1.0 - 0.15 * sentence.number)
    score += 2.5 if _STRONG.search(before) else 0.0
    score += 1.0 if _BEGAN.first(sentence.line) else 0.0
    score += 1.0 if sentence.broken else -1.5
    if _NEAR_OTHER.search(before[-48:]) and not _STRONG.search(before[-24:]):
        score -= 5.0
    elif (_OTHER.search(before[-60:]) and not _STRONG.search(before[-32:])) or _SAID_AFTER.match(after):
        score -= 2.0
    if _OPENS_AGAIN.search(before[-48:]) or _COUNTED.search(before[-72:]) or _NOT_OF_IT.search(before[-72:]):
        score -= 6.0
    if _UNTIL.search(before) or _ANOTHER_DAY.search(before[-32:]) or _ANOTHER_OUTAGE.search(before[-90:]):
        score -= 4.0
    if _ASIDE.first(sentence.line):
        score -= 1.5
    return score
