"""The reference pages say what the code does: each is made from it, and every example in them works."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.cli.run import ROOT
from tui.archive import Archive
from tui.archive.query.fields import FIELDS, MARKS
from tui.config import feeds, load_feeds, load_settings, settings
from tui.config.reference import main
from tui.config.schema import Table
from tui.model import FeedKind, Severity


@pytest.mark.parametrize("name", ["feeds.md", "settings.md"])
def test_the_page_is_the_one_that_the_code_makes(name: str, tmp_path: Path) -> None:
    main(tmp_path)
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("table", feeds.TABLES, ids=lambda table: table.name)
def test_examples_for_feeds_are_right(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(f'[[feed]]\nurl = "https://other.example/"\n{table.example}\n', encoding="utf-8")
    assert load_feeds(path).problems == ()


@pytest.mark.parametrize("table", settings.TABLES, ids=lambda table: table.name or "top")
def test_examples_for_settings_are_right(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(table.example, encoding="utf-8")
    assert tomllib.loads(table.example)
    assert load_settings(path).problems == ()


def queries() -> list[str]:
    """Every query that docs/queries.md shows in its table."""
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    rows = [line.split(" | ")[0] for line in page.splitlines() if line.startswith("| `")]
    return [query for row in rows for query in re.findall(r"`([^`]+)`", row)]


def test_every_query_of_the_page_is_understood(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "n.db") as archive:
        assert [archive.stories.count(query) for query in queries()] == [0] * len(queries())


def test_the_page_of_queries_knows_every_field_and_what_may_follow_it() -> None:
    known = {f"is:{mark}" for mark in MARKS} | {f"kind:{kind}" for kind in FeedKind}
    known |= {f"severity:{severity}".lower() for severity in Severity} | {"status:live", "status:past"}
    assert known - set(queries()) == set()
    assert set(FIELDS) - {query.partition(":")[0] for query in queries() if ":" in query} == set()
