"""The desk's front door: one article in, all that the desk says of it out.

Severity, lifecycle and cause are told of outages alone. Facts and scope are read wherever there is a body, so that a
story which the user calls an outage has them as well; a headline alone is read for facts where it is flagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.flagging.flag import judge
from tui.desk.reading.moments import with_zones
from tui.model import Analysis, Article, FeedKind, Takeaway, Update

if TYPE_CHECKING:
    from tui.desk.knowledge.gazetteer import Gazetteer

READ_FROM = 0.05
"""The least score from which a story is read for facts: below it, nothing says that anything is broken."""

FETCHED_FROM = 0.2
"""The least score from which a fetch reads for facts: few of the stories below it tell of an outage (of those from .1
on one in thirty, `benchmarks/results/flag.md`), and the facts of a long one take longer than all else done with it."""


def analyze(article: Article, count: int = 3, gazetteer: Gazetteer | None = None, *, thorough: bool = True) -> Analysis:
    """Return the flag, at most `count` takeaways, the facts and the scope of an article; a pure function of its words.

    `gazetteer` holds the vendors to know (None: those that we ship). Every span indexes the article's own fields. Where
    the flag is not assessed (another language), English rules judge nothing else either. Without `thorough` there are
    no takeaways, no note that says why, no reasons of the flag, and no facts of what is hardly an outage: these are
    found when somebody reads the story or asks (`tui.completing`).
    """
    article = with_zones(article)
    flag = judge(article, thorough=thorough)
    if not flag.assessed:
        return Analysis(flag, takeaways_note=flag.note)
    bullets, note = _takeaways(article, count) if thorough else ((), "")
    analysis = Analysis(flag, takeaways=bullets, takeaways_note=note, updates=_updates(article))
    if not flag.outage and flag.score < (READ_FROM if thorough else FETCHED_FROM):
        return analysis
    from tui.desk.outage import told

    return told(article, analysis, gazetteer)


def _takeaways(article: Article, count: int) -> tuple[tuple[Takeaway, ...], str]:
    from tui.desk.takeaways.bullets import takeaways  # a fetch has no use for these rules

    return takeaways(article, count)


def _updates(article: Article) -> tuple[Update, ...]:
    if article.kind is not FeedKind.STATUS:
        return ()
    from tui.desk.statuspage.history import history  # nor for these where no status page has told anything

    return history(article)
