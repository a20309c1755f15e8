"""The flag: is this the story of an outage, how sure is the desk, and which words say so?

A linear model: the prior and the weights of the story's features (`tui.desk.flagging.features`) add up to the logit,
and its logistic function is the score, calibrated on stories that the model had not seen (the slope and the offset of
the calibration are folded into the weights). What a feature weighs is shared out among its words; neighbours that pull
the same way are shown as one reason. The reasons always add up to the logit: what is too small to show is one reason
(`OTHER_WORDS`), and so is the model's prior (`PRIOR`); both have empty spans.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict

from tui.desk.flagging.features import Reading, read
from tui.desk.flagging.language import ENGLISH, UNKNOWN, language
from tui.desk.flagging.scoring import weigh
from tui.desk.flagging.weights import SCALE, Weights, load
from tui.model import Article, FeedKind, Field, Flag, Reason
from tui.text.late import late

THRESHOLD = 0.6
"""The score from which a story is flagged: near the peak of F1, and of flagged headlines four in five are outages."""
MAX_REASONS = 8
STATUS_PAGE = 5.0
"""What it weighs that a vendor's own status page has the story: such a page tells of incidents and of maintenance.

Set by hand: the stories that the model is trained on come from news desks, where nothing can be learnt of it.
"""

OVERRUN = 8.0
"""What it weighs that a status page tells of planned work which did not end in time: more than the words of plans."""

_PLANNED = late(r"\b(?:scheduled|planned|maintenance|upgrade window)\b", re.IGNORECASE)
_BEGINNING = 300
"""Characters of a story in which planned work is announced; later on, an incident may speak of some by the way."""

BY_ITS_PAGE = "the vendor's own status page"
PRIOR = "where every story starts"
OTHER_WORDS = "all other words together"
_LARGEST_LOGIT = 30.0
_SHARE = 12
"""Into how many parts a weight is shared out, so that one, two, three and four words have whole numbers of them."""
_ROUNDED = 0.001
"""What rounding may make of a score and of the weights of its reasons, as they are kept."""

Phrase = tuple[Field, int, int, float]
"""A span of a field and its weight."""


def judge(article: Article, *, thorough: bool = True) -> Flag:
    """Return whether the story is of an outage, the calibrated probability, and the reasons, heaviest first.

    A story that is not in English is not assessed: `assessed` is False and `note` says "not assessed (de)".
    Severity, lifecycle and cause are left to the rest of the desk. Without `thorough` there are no reasons: they are
    found when somebody asks for them.
    """
    code = language(f"{article.title}\n{article.description or article.text[:600]}", article.language)
    if code not in (ENGLISH, UNKNOWN):
        return Flag(outage=False, score=0.0, assessed=False, note=f"not assessed ({code})")
    weights = load()
    page = _said_by_its_page(article) if article.kind is FeedKind.STATUS else {}
    score = probability((weights.prior + weigh(article, weights)) / SCALE + sum(page.values()))
    reasons = _reasons(article, weights, page) if thorough else ()
    outage = score >= THRESHOLD and not (article.kind is FeedKind.STATUS and not page and _is_planned(article))
    return Flag(outage=outage, score=score, reasons=reasons)


def _said_by_its_page(article: Article) -> dict[str, float]:
    """Return what it weighs that a status page has the story: planned work counts only where it runs over."""
    from tui.desk.statuspage.history import history  # which most stories, of no status page, do without
    from tui.desk.statuspage.maintenance import is_planned, overran
    from tui.desk.statuspage.windows import stated_window

    updates = history(article)
    if stated_window(article.description or article.text):
        return {BY_ITS_PAGE: STATUS_PAGE}  # it calls it an incident, whatever else was planned
    if overran(article, updates):
        return {"planned work that runs over": OVERRUN}
    announced = _PLANNED.search(f"{article.title} {article.description[:_BEGINNING]} {article.text[:_BEGINNING]}")
    if announced or is_planned(updates):
        return {}
    return {BY_ITS_PAGE: STATUS_PAGE}


def _is_planned(article: Article) -> bool:
    from tui.desk.statuspage.history import history
    from tui.desk.statuspage.maintenance import is_planned

    return is_planned(history(article))


def is_of_other_weights(flag: Flag) -> bool:
    """Tell whether a flag's score is not what its reasons, found later, add up to."""
    return abs(probability(math.fsum(reason.weight for reason in flag.reasons)) - flag.score) > _ROUNDED


def probability(logit: float) -> float:
    """Return the probability (0–1) of a logit."""
    return 1 / (1 + math.exp(-max(-_LARGEST_LOGIT, min(_LARGEST_LOGIT, logit))))


def _shares(reading: Reading, weights: Weights) -> tuple[dict[int, int], dict[str, float]]:
    """Return what each word (by its place) adds to the logit, in `_SHARE`ths of a weight, and each thing known of the
    story as a whole."""
    words: dict[int, int] = defaultdict(int)
    known: dict[str, float] = {}
    features = reading.features(weights.vocabulary)
    for found, weighed in zip(features, (weights.title, weights.body, weights.shared), strict=True):
        first: dict[str, tuple[int, ...]] = {}
        for key, places in found:
            if key in weighed and key not in first:
                first[key] = places
        for key, places in first.items():
            if not places:
                known[key.removeprefix("=")] = weighed[key] / SCALE
            for place in places:
                words[place] += weighed[key] * _SHARE // len(places)
    return words, known


def _reasons(article: Article, weights: Weights, page: dict[str, float]) -> tuple[Reason, ...]:
    """Return the weightiest words, and what weighs besides: all that adds up to the logit."""
    reading = read(article)
    shares, known = _shares(reading, weights)
    phrases = sorted(_phrases(reading, shares), key=lambda phrase: -abs(phrase[3]))
    shown = [
        Reason(field, start, end, getattr(article, field)[start:end], weight, "words")
        for field, start, end, weight in phrases[:MAX_REASONS]
    ]
    whole = {PRIOR: weights.prior / SCALE, **known, **page}
    if len(phrases) > MAX_REASONS:
        whole[OTHER_WORDS] = math.fsum(phrase[3] for phrase in phrases[MAX_REASONS:])
    return (*shown, *(Reason("title", 0, 0, "", weight, name) for name, weight in whole.items()))


def _phrases(reading: Reading, shares: dict[int, int]) -> list[Phrase]:
    """Return the weighty words in their order, neighbours of one sign and one field joined."""
    runs: list[list[int]] = []
    for place in sorted(shares):
        before = runs[-1][-1] if runs else None
        if before == place - 1 and place != len(reading.title) and shares[before] * shares[place] > 0:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [_phrase(reading, run, sum(shares[place] for place in run) / _SHARE / SCALE) for run in runs]


def _phrase(reading: Reading, run: list[int], weight: float) -> Phrase:
    field, first = reading.word(run[0])
    _, last = reading.word(run[-1])
    return field, first.start, last.end, weight
