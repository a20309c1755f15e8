"""What counts as a change: properties over any course of an incident."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.alert import Change, Snapshot
from tui.alerts.changes import changes, grown, merged
from tui.incident import Stage
from tui.model import Severity

NAMES = ("Login", "login", "Huddles", "Search")
START = datetime(2026, 11, 23, tzinfo=UTC)

SNAPSHOTS = st.builds(
    Snapshot,
    stage=st.sampled_from(Stage),
    severity=st.sampled_from([None, *Severity]),
    affected=st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
    regions=st.lists(st.sampled_from(("Europe", "Asia")), max_size=2).map(tuple),
    official=st.none() | st.integers(0, 50).map(lambda minutes: START + timedelta(minutes=minutes)),
)


def course(snapshots: list[Snapshot]) -> list[Change]:
    """The changes told over a course in which each is told at once."""
    known: Snapshot | None = None
    found: list[Change] = []
    for now in snapshots:
        new = changes(known, now)
        found += new
        known = merged(known, now) if new else known
    return found


@given(st.lists(SNAPSHOTS, max_size=12))
def test_what_was_told_is_not_told_again(snapshots: list[Snapshot]) -> None:
    known: Snapshot | None = None
    for now in snapshots:
        if changes(known, now):
            known = merged(known, now)
            assert changes(known, now) == ()


@given(st.lists(SNAPSHOTS, max_size=12))
def test_ends_and_beginnings_take_turns(snapshots: list[Snapshot]) -> None:
    first, ends = (Change.NEW, Change.MISSED), (Change.RESOLVED, Change.REOPENED)
    told = [change for change in course(snapshots) if change in (*first, *ends)]
    assert sum(change in first for change in told) <= 1
    assert all(change in first for change in told[:1])
    # A claimed end may be followed by the vendor's own word; nothing else ends twice.
    for one, other, third in zip(told, told[1:], told[2:], strict=False):
        assert not one is other is third
    assert all(not (one is other is Change.REOPENED) for one, other in itertools.pairwise(told))


def test_an_end_that_the_vendor_called_one_is_not_told_again() -> None:
    reported = Snapshot(Stage.REPORTED, None, (), (), None)
    resolved, claimed = replace(reported, stage=Stage.RESOLVED), replace(reported, stage=Stage.CLAIMED, official=START)
    assert course([reported, resolved, claimed, resolved]) == [Change.NEW, Change.RESOLVED, Change.UPDATE]


@given(SNAPSHOTS, SNAPSHOTS)
def test_quiet_stays_quiet(one: Snapshot, other: Snapshot) -> None:
    stale = Snapshot(Stage.STALE, other.severity, other.affected, other.regions, other.official)
    assert changes(one, stale) == ()
    assert changes(None, stale) == ()


@pytest.mark.parametrize(
    ("told", "now", "more"),
    [
        (("Login",), ("Login", "Huddles"), ("Huddles",)),
        (("Sign In",), ("sign-in", "The Sign In"), ()),
        (("Login",), ("website", "social network", "iCloud", "s3"), ("iCloud", "s3")),
        ((), ("Huddles",), ()),
    ],
)
def test_a_scope_grows_by_what_has_a_name_where_one_was_told(
    told: tuple[str, ...], now: tuple[str, ...], more: tuple[str, ...]
) -> None:
    assert grown(Snapshot(Stage.REPORTED, affected=told), Snapshot(Stage.REPORTED, affected=now)) == more


@pytest.mark.parametrize(
    ("told", "now", "more"),
    [
        (("Europe",), ("Europe", "Asia"), ("Asia",)),
        (("Europe",), ("around the world", "globally"), ("around the world",)),
        (("worldwide",), ("globally", "India"), ()),
        (("Lindero (lin-east1)",), ("Lindero", "lin-east1"), ()),
        (("lin-east1",), ("Lindero (lin-east1)", "Oster (ost-west2)", "ost-west2"), ("Oster (ost-west2)",)),
    ],
)
def test_a_world_that_is_hit_cannot_be_hit_further(
    told: tuple[str, ...], now: tuple[str, ...], more: tuple[str, ...]
) -> None:
    assert grown(Snapshot(Stage.REPORTED, regions=told), Snapshot(Stage.REPORTED, regions=now)) == more
