"""The desk's front door: one article in, all that the desk says of it out.

Severity, lifecycle and cause are told of outages alone. Facts and scope are read wherever there is a body, so that a
story which the user calls an outage has them as well; a headline alone is read for facts where it is flagged.
"""

from __future__ import annotations

from dataclasses import replace

from tui.desk.cause import cause
from tui.desk.facts import facts
from tui.desk.flag import judge
from tui.desk.gazetteer import Gazetteer
from tui.desk.lifecycle import lifecycle
from tui.desk.scope import services
from tui.desk.severity import severity
from tui.desk.statuspage.history import history
from tui.desk.statuspage.standing import stands
from tui.desk.takeaways import takeaways
from tui.model import Analysis, Article, FeedKind, Flag, Lifecycle, Update

READ_FROM = 0.05
"""The least score from which a story is read for facts: below it, nothing says that anything is broken."""


def analyze(article: Article, count: int = 3, gazetteer: Gazetteer | None = None, *, thorough: bool = True) -> Analysis:
    """Return the flag, at most `count` takeaways, the facts and the scope of an article; a pure function of its words.

    `gazetteer` holds the vendors to know (None: those that we ship). Every span indexes the article's own fields. Where
    the flag is not assessed (another language), English rules judge nothing else either. Without `thorough` a story
    that is no outage gets no takeaways, and no note that says why: they are chosen when somebody reads it.
    """
    flag = judge(article)
    if not flag.assessed:
        return Analysis(flag, takeaways_note=flag.note)
    bullets, note = takeaways(article, count) if thorough or flag.outage else ((), "")
    updates = history(article) if article.kind is FeedKind.STATUS else ()
    if not flag.outage and flag.score < READ_FROM:
        return Analysis(flag, takeaways=bullets, takeaways_note=note, updates=updates)
    return Analysis(
        flag=_outage(article, flag, updates, gazetteer) if flag.outage else flag,
        services=services(article, gazetteer),
        takeaways=bullets,
        facts=facts(article, gazetteer),
        takeaways_note=note,
        updates=updates,
    )


def _outage(article: Article, flag: Flag, updates: tuple[Update, ...], gazetteer: Gazetteer | None) -> Flag:
    # An outage of which no word says how it stands is news of what is broken.
    standing = stands(updates) or lifecycle(article, gazetteer) or Lifecycle.LIVE
    return replace(flag, severity=severity(article, gazetteer), lifecycle=standing, cause=cause(article, gazetteer))
