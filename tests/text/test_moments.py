"""How a list writes when something was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.text.moments import listed

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (NOW, "11-26 12:00"),
        (datetime(2026, 6, 30, 8, 5, tzinfo=UTC), "06-30 08:05"),
        (datetime(2025, 11, 25, 8, 5, tzinfo=UTC), "2025-11-25 "),
        (datetime(2025, 11, 28, 8, 5, tzinfo=UTC), "2025-11-28 "),
        (NOW + timedelta(days=3), "2026-11-29 "),
        (datetime(2026, 11, 26, 1, 30, tzinfo=timezone(timedelta(hours=2))), "11-25 23:30"),
    ],
)
def test_a_day_whose_year_is_not_plain_has_its_year(when: datetime, written: str) -> None:
    assert listed(when, NOW) == written


def test_the_last_night_of_a_year_keeps_its_time_on_the_next_morning() -> None:
    assert listed(datetime(2025, 12, 31, 23, 50, tzinfo=UTC), datetime(2026, 1, 1, 3, tzinfo=UTC)) == "12-31 23:50"
