"""An article whose moments name no zone is read as one in UTC."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tui.desk.analysis import analyze
from tui.desk.facts.slots import facts
from tui.model import Article, FeedKind

NEWS = "Slack is down. The outage began at 10:00 UTC on Friday. Calls were not affected."
PAGE = "May 3, 14:30 UTC\nResolved - This is fixed.\n\nMay 3, 12:30 UTC\nInvestigating - We are looking into errors."


@pytest.mark.parametrize("kind", list(FeedKind))
@pytest.mark.parametrize("text", [NEWS, PAGE])
@pytest.mark.parametrize("date", [datetime(2024, 5, 3, 15), datetime.min, datetime.max])
def test_a_moment_without_a_zone_is_one_in_utc(kind: FeedKind, text: str, date: datetime) -> None:
    bare = Article("1", "Slack outage", text=text, kind=kind, date=date, updated=date)
    told = replace(bare, date=date.replace(tzinfo=UTC), updated=date.replace(tzinfo=UTC))
    assert facts(bare) == facts(told)
    assert analyze(bare) == analyze(told)
