"""After a fetch: group the outage stories that are new or changed with those around them, and sum the incidents up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from tui.archive import Archive
from tui.desk.gazetteer import Gazetteer
from tui.desk.incidents.grouping import Grouping
from tui.desk.incidents.likeness import WINDOW
from tui.desk.incidents.signature import sign
from tui.dossiers import summarise

REACH = int(timedelta(days=3 * WINDOW).total_seconds())
"""Seconds around a story in which stories are grouped anew. Two are compared within `WINDOW` days, and chains of such
pairs that are longer than three of them are anniversaries rather than incidents."""


def gather(archive: Archive, story_ids: Iterable[int], gazetteer: Gazetteer | None = None) -> tuple[int, ...]:
    """Group the stories, new or changed, with all outage stories near them; return the incidents that changed.

    The groups depend on which stories there are, not on the order in which they came. Raises DatabaseError.
    """
    changed = list(story_ids)
    span = archive.incidents.grouped.span(changed)
    if span is None:
        return ()
    first, last = span[0] - REACH, span[1] + REACH
    grouping = Grouping()
    grouping.add_all(sign(article, gazetteer) for article in archive.incidents.grouped.articles(first, last))
    groups = [[(int(member.id), member.why) for member in group.members] for group in grouping.groups()]
    touched = archive.incidents.grouped.keep(groups, first, last)
    with_news = set(archive.incidents.read.of_stories(changed).values())
    wanted = tuple(sorted({*touched, *with_news}))
    summarise(archive, wanted)
    return wanted
