"""After a fetch: group the outage stories that are new or changed with those around them, and sum the incidents up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from tui.archive import Archive
from tui.desk.incidents.grouping import Grouping
from tui.desk.incidents.likeness import WINDOW
from tui.desk.incidents.signature import address, sign
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.dossiers import summarise
from tui.model import Article

REACH = int(timedelta(days=3 * WINDOW).total_seconds())
"""Seconds around a story in which stories are grouped anew. Two are compared within `WINDOW` days, and chains of such
pairs that are longer than three of them are anniversaries rather than incidents."""

MOST_A_DAY = 25
"""Outage stories of one feed and day that are grouped, those at one address counted once. Grouping compares pairs, so
that a feed which floods would cost every other one its refresh; no newsroom tells of so many outages in a day."""

MOST_UPDATES = 60
"""Items at the address of one incident that a feed may have on a day."""


def gather(archive: Archive, story_ids: Iterable[int], gazetteer: Gazetteer | None = None) -> tuple[int, ...]:
    """Group the stories, new or changed, with all outage stories near them; return the incidents that changed.

    The groups depend on which stories there are, not on the order in which they came. Raises DatabaseError.
    """
    changed = list(story_ids)
    spans = archive.incidents.grouped.spans(changed, REACH)
    if not spans:
        return ()
    together, alone = _without_floods(archive.incidents.grouped.articles(spans))
    grouping = Grouping()
    grouping.add_all(_signed(article, gazetteer) for article in together)
    groups = [[(int(member.id), member.why) for member in group.members] for group in grouping.groups()]
    groups += [[(int(article.id), "")] for article in alone]
    touched = archive.incidents.grouped.keep(groups, spans)
    with_news = set(archive.incidents.read.of_stories(changed).values())
    wanted = tuple(sorted({*touched, *with_news}))
    summarise(archive, wanted)
    return wanted


_signed = lru_cache(maxsize=1024)(sign)
"""`sign`, which the next fetch asks about nearly the same stories."""


def _without_floods(articles: Iterable[Article]) -> tuple[list[Article], list[Article]]:
    """Return the stories to group, and those that stay alone because their feed had told enough that day.

    A page that posts each update by itself tells of an incident as often as it likes, up to a limit of its own.
    """
    together: list[Article] = []
    alone: list[Article] = []
    told: dict[tuple[str, object], Counter[str]] = defaultdict(Counter)
    for article in sorted(articles, key=lambda one: (str(one.date), one.title, one.id)):
        subject = address(article) or article.id
        of_the_day = told[article.source, article.date and article.date.date()]
        if of_the_day[subject] < MOST_UPDATES and (subject in of_the_day or len(of_the_day) < MOST_A_DAY):
            of_the_day[subject] += 1
            together.append(article)
        else:
            alone.append(article)
    return together, alone
