"""The key takeaways of a story: its own sentences, chosen, each at its span.

The publisher's own list comes first. Else each sentence is scored by its place, by how central its words are to the
story, by how much of the title it tells, by numbers, and against first persons and bare quotes; of the best, that set
is taken which tells most in few words, and repeats nothing (trigram blocking, Paulus et al. 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tui.desk.reading.stems import words
from tui.desk.takeaways.choosing import WEIGHTS, Weights, choose, repeats
from tui.desk.takeaways.passages import Passage, passages
from tui.desk.takeaways.publisher import Points, publisher_points
from tui.desk.takeaways.roles import role_of
from tui.desk.takeaways.updates import newest_updates
from tui.model import Article, FeedKind, Origin, Takeaway

TOO_SHORT = "too short"
"""The note that stands for takeaways where they would be the story over again."""

USUAL = 3
"""Takeaways that a story has unless more are asked for."""
MOST = 5
"""Takeaways that a story may be asked for."""

LEAST_SENTENCES = 4
LEAST_WORDS = 60
LONGEST = 120_000
"""Characters of a story that are read; what is behind them is no lead of anything."""

Bullets = tuple[tuple[Takeaway, ...], str]


def takeaways(article: Article, count: int = USUAL, weights: Weights = WEIGHTS) -> Bullets:
    """Return at most `count` takeaways of the article in reading order (of a status page: newest first), and a note.

    They are taken from the text, or from the description where there is no text. Where the publisher tells two or more,
    ours stand beside them only if more than the usual number are asked for. There are none, and the note says why,
    where the article is so short that reading it whole is quicker. `weights` are those of
    `tui.desk.takeaways.choosing`.
    """
    field: Literal["text", "description"] = "text" if article.text.strip() else "description"
    body = (article.text if field == "text" else article.description)[:LONGEST]
    points = publisher_points(body)
    listed = points.items[:count] if points else ()
    bullets = [_bullet(body, field, span, Origin.PUBLISHER) for span in listed]
    if len(bullets) < (count if count > USUAL else min(2, count)):
        left = count - len(bullets)
        chosen = _updates(article, body, left) or _chosen(article, body, points, left, weights)
        bullets += [_bullet(body, field, span, Origin.DESK) for span in chosen]
    return tuple(bullets), "" if bullets else TOO_SHORT


def _updates(article: Article, body: str, count: int) -> list[tuple[int, int]]:
    """Return the spans of a status page's updates, newest first; none for what is no history of updates."""
    updates = newest_updates(body, count)
    return updates if len(updates) > 1 or article.kind is FeedKind.STATUS else []


def _chosen(article: Article, body: str, points: Points | None, count: int, weights: Weights) -> list[tuple[int, int]]:
    """Return the spans of the sentences that our scorer chooses; none where the story is too short to choose from."""
    sentences = [one for one in passages(body) if not (one.heading or (points and _is_told(one, body, points)))]
    if len(sentences) < LEAST_SENTENCES or _length(sentences) < LEAST_WORDS:
        return []
    chosen = choose(sentences, article.title, min(count, len(sentences) // 2), weights)
    return [(passage.start, passage.end) for passage in chosen]


def _is_told(passage: Passage, body: str, points: Points) -> bool:
    """Tell whether a sentence stands among the publisher's points, or tells what one of them does."""
    if points.start <= passage.start < points.end:
        return True
    return any(repeats(passage.tokens, words(body[start:end])) for start, end in points.items)


def _length(sentences: Sequence[Passage]) -> int:
    """Return the number of words of the sentences."""
    return sum(len(passage.tokens) for passage in sentences)


def _bullet(body: str, field: Literal["text", "description"], span: tuple[int, int], origin: Origin) -> Takeaway:
    """Return the takeaway at the span of the body."""
    start, end = span
    text = body[start:end]
    return Takeaway(text=text, start=start, end=end, role=role_of(text), origin=origin, field=field)
