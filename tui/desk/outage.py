"""What the desk says of a story that may be an outage's: how bad, where it stands, why, what is hit, and the facts.

It stands apart from `tui.desk.analysis`, which imports it for the first such story alone: most stories are none, and
these rules take as long to import as all that comes before them.
"""

from __future__ import annotations

from dataclasses import replace

from tui.desk.facts.cause.causes import cause
from tui.desk.facts.scope import services
from tui.desk.facts.severity import severity
from tui.desk.facts.slots import facts
from tui.desk.facts.status.lifecycle import lifecycle
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.desk.statuspage.standing import stands
from tui.model import Analysis, Article, Lifecycle


def told(article: Article, so_far: Analysis, gazetteer: Gazetteer | None) -> Analysis:
    """Return the analysis with scope and facts; where the story is flagged, with severity, lifecycle and cause, too."""
    flag = so_far.flag
    if flag.outage:
        # An outage of which no word says how it stands is news of what is broken.
        standing = stands(so_far.updates) or lifecycle(article, gazetteer) or Lifecycle.LIVE
        flag = replace(flag, severity=severity(article, gazetteer), lifecycle=standing, cause=cause(article, gazetteer))
    return replace(so_far, flag=flag, services=services(article, gazetteer), facts=facts(article, gazetteer))
