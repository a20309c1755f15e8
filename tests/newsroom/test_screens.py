"""Whole screens in a real terminal are as they were kept; `python -m tests.newsroom.golden --renew` keeps new ones."""

from __future__ import annotations

import pytest

from tests.newsroom.golden import FOLDER, difference, drawn, kept, names

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", names())
def test_screens_are_as_they_were_kept(name: str) -> None:
    if not kept(name):
        pytest.skip(f"no screens are kept yet: python -m tests.newsroom.golden --renew {name}")
    told = difference(name, drawn(name))
    assert not told, f"{told}\nWhere this is meant: python -m tests.newsroom.golden --renew {name}"


def test_nothing_is_kept_that_is_not_drawn() -> None:
    assert {path.stem for path in FOLDER.glob("*")} <= set(names())
