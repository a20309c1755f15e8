"""Stories for the archive's benchmark: as many as are asked for, made from real headlines, the same each time."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tui.model import Analysis, Entry, Fact, Feed, FeedKind, Flag, Lifecycle, Severity

HEADLINES = Path(__file__).resolve().parents[2] / "shared" / "data" / "headlines.jsonl.gz"
FEEDS = 200
BATCH = 50
"""Items that one fetch of a feed brings."""

NEWEST = datetime(2026, 11, 25, tzinfo=UTC)
YEARS = 2
_SEED = 20261125
_OUTAGE = re.compile(r"\b(?:outages?|down|offline|disruptions?|unavailable)\b", re.IGNORECASE)
_CAUSES = ("configuration", "overload", "attack", "cable", "")
_VENDORS = ("Cloudflare", "Stripe", "PayPal", "Slack", "GitHub", "Visa", "Vodafone", "Microsoft")


class Made(NamedTuple):
    """A story of a feed, ready to be kept."""

    feed: int
    entry: Entry
    analysis: Analysis


def headlines(path: Path = HEADLINES) -> list[tuple[str, str]]:
    """Return the real (title, description) pairs, in the order of their file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [(record["title"], record.get("description") or "") for record in records]


def feed(number: int) -> Feed:
    """Return one of the invented feeds; each tenth is a status page."""
    status = number % 10 == 0
    return Feed(
        f"https://feed{number}.example/rss",
        f"Feed {number}",
        FeedKind.STATUS if status else FeedKind.NEWS,
        f"Group {number % 12}",
        _VENDORS[number // 10 % len(_VENDORS)] if status else "",
    )


def batches(pairs: list[tuple[str, str]], count: int) -> Iterator[tuple[int, list[Made]]]:
    """Yield `count` stories, oldest first, as the batches of items that fetches of the feeds would bring.

    The first stories are the headlines as they are; where more are asked for, the first half of one headline and the
    second of another, so that words are as frequent and stand together as in real ones.
    """
    dice = random.Random(_SEED)
    step = timedelta(days=365 * YEARS) / count
    for start in range(0, count, BATCH):
        number = dice.randrange(FEEDS)
        yield (
            number,
            [
                _story(pairs, number, index, NEWEST - step * (count - index), dice)
                for index in range(start, min(count, start + BATCH))
            ],
        )


def _story(pairs: list[tuple[str, str]], feed_number: int, index: int, when: datetime, dice: random.Random) -> Made:
    title, description = pairs[index % len(pairs)]
    if index >= len(pairs):
        other, description = pairs[dice.randrange(len(pairs))]
        title = " ".join((*_half(title)[0], *_half(other)[1]))
    entry = Entry(f"story-{index}", title, f"https://feed{feed_number}.example/{index}", "", description, "", when)
    return Made(feed_number, entry, _analysis(title, dice))


def _half(title: str) -> tuple[list[str], list[str]]:
    words = title.split()
    middle = len(words) // 2
    return words[:middle], words[middle:]


def _analysis(title: str, dice: random.Random) -> Analysis:
    """Return a judgement by one pattern: this measures the archive, not the desk."""
    if not _OUTAGE.search(title):
        return Analysis(Flag(False, round(dice.random() * 0.3, 3)))
    flag = Flag(
        True,
        round(0.6 + dice.random() * 0.4, 3),
        dice.choice(list(Severity)),
        dice.choice(list(Lifecycle)),
        dice.choice(_CAUSES),
    )
    return Analysis(flag, facts=(Fact("vendor", dice.choice(_VENDORS), title[:1], 0, 1, "title"),))
