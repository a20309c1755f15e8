"""The query language over a real database."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.makers import OUTAGE, STATUS, entry, keep, opened, titles
from tests.archive.odd import ODD
from tests.cli.run import ROOT
from tui.archive import Archive
from tui.archive.query import both, compile_query
from tui.errors import QueryError


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with opened(tmp_path_factory.mktemp("query")) as made:
        keep(made, [entry("1", "Slack is down", minutes=1), entry("2", "C++ at 12:30, don't panic", minutes=2)])
        keep(made, [entry("3", "Checkout is down", minutes=3)], OUTAGE)
        keep(made, [entry("4", "DNS is down", minutes=4)], OUTAGE, feed=STATUS)
        yield made


def test_a_vendor_is_found_by_all_its_names(tmp_path: Path) -> None:
    called = {"acme": ("acme", "acme pay"), "till": ("acme",)}
    with opened(tmp_path) as made:
        keep(made, [entry("1", "Payments fail", minutes=1)], OUTAGE)
        keep(made, [entry("2", "Slack is down", minutes=2)])
        path = made.path
    with Archive.open(path, called=lambda name: called.get(name, ())) as archive:
        for query in ("vendor:till", 'is:outage vendor:"till"', "vendor:acm*", "(slack OR vendor:till) -slack"):
            assert titles(archive, query) == ["Payments fail"]
        assert titles(archive, "-vendor:acme") == ["Slack is down"]
        assert titles(archive, "vendor:slack") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("障害", ["通信障害が発生", "障害速報：決済"]),
        ("障害 is:unread -決済", ["通信障害が発生"]),
        ('"決済"', ["障害速報：決済"]),
        ("장애", ["결제 장애가 발생"]),
        ("障害 OR 장애", ["결제 장애가 발생", "通信障害が発生", "障害速報：決済"]),
        ("復旧", ["結果"]),
        ("停電", []),
    ],
)
def test_a_script_without_blanks_is_searched_within_titles(tmp_path: Path, query: str, found: list[str]) -> None:
    with opened(tmp_path) as made:
        keep(made, [entry("1", "障害速報：決済", minutes=1), entry("2", "通信障害が発生", minutes=2)])
        keep(made, [entry("3", "결제 장애가 발생", minutes=3), entry("4", "結果", "復旧しました", minutes=0)])
        keep(made, [entry("5", "Slack is down", minutes=5)])
        assert titles(made, query) == found
        assert made.stories.count(query) == len(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "4321"),
        ("down", "431"),
        ("slack OR dns", "41"),
        ("down AND slack", "1"),
        ("down NOT slack", "43"),
        ("down -slack", "43"),
        ("-down", "2"),
        ("(slack OR dns) down", "41"),
        ("NOT (slack OR dns)", "32"),
        ('"is down"', "431"),
        ('"down is"', ""),
        ("pan*", "2"),
        ("-status:live", "21"),
        ("NOT severity:major", "21"),
        ("is:outage", "43"),
        ("(is:outage) is:unread", "43"),
        ("is:OUTAGE down -dns", "3"),
        ("is:outage OR slack", "431"),
        ("kind:status", "4"),
        ("severity:major", "43"),
        ("status:live", "43"),
        ("feed:https://news.example/rss", "321"),
        ('feed:"Example News"', "321"),
        ("group:tech", "321"),
        ("service:checkout", "43"),
        ("cause:config", "43"),
        ("score:>0.5", "43"),
        ("score:0.93", "43"),
        ("before:2026-11-23T09:02:30", "21"),
        ("since:2026-11-23T09:02:30", "43"),
        ("since:2099-01-01", ""),
        ("C++", "2"),
        ("12:30", "2"),
        ("don't", "2"),
        ("https://news.example", ""),
        ("and", ""),
        ("(" * 99 + "slack" + ")" * 99, "1"),
        ("NOT " * 300 + "down", "431"),
        ("- down", "431"),
        ("down & 'slack'", "1"),
        ("&", ""),
        ('"vendors: down"', ""),
        ("Slack NOT(dns)", "1"),
    ],
)
def test_what_is_found(archive: Archive, query: str, found: str) -> None:
    names = {"Slack is down": "1", "C++ at 12:30, don't panic": "2", "Checkout is down": "3", "DNS is down": "4"}
    assert "".join(names[title] for title in titles(archive, query)) == found
    assert archive.stories.count(query) == len(found)


@pytest.mark.parametrize(
    ("query", "at", "said"),
    [
        ("slack (down", 6, r"there is no \) to this \("),
        ("slack )", 6, r"there is no \( before this \)"),
        ("()", 0, "nothing in these parentheses"),
        ("OR slack", 0, "OR needs something before it"),
        ("slack OR", 8, "missing at the end"),
        ("NOT", 3, "missing at the end"),
        ('say "slack', 4, 'no second "'),
        ("down is:outrage", 5, "did you mean is:outage"),
        ("status:xyzzy", 0, "known are"),
        ("down severty:crit", 5, r"no field severty:; did you mean severity:\?"),
        ("(down OR vendors:aws)", 9, r"did you mean vendor:\?"),
        ("since:soon", 0, "since:12h"),
        ("score:5", 0, "a number from 0 to 1"),
        ("vendor:", 0, "vendor:cloudflare"),
        ("(a OR )", 6, r"something is missing before this \)"),
        ("slack AND OR dns", 10, "OR needs something before it"),
        ("(a OR (b " * 30 + "c" + "))" * 30, 331, "too deep"),
        ("a" * 2001, 2000, "2000 characters"),
    ],
)
def test_mistakes_point_at_the_character(query: str, at: int, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        compile_query(query)
    assert caught.value.position == at


@given(st.text(alphabet=st.sampled_from("ab \"()-*:'%_;\\\x00é全ORANDTNis:outage>0.8"), max_size=40))
def test_any_line_is_answered_or_refused_in_words(archive: Archive, query: str) -> None:
    try:
        count = archive.stories.count(query)
    except QueryError:
        return
    assert len(archive.stories.page(query, 0, 10)) == count


@given(
    st.lists(st.sampled_from(["slack", "down*", "is:outage", "don't", "12:30", "score:>0.5", "C++", "*"]), min_size=1)
)
def test_a_list_of_words_means_the_same_with_the_parser_and_without(parts: list[str]) -> None:
    assert compile_query(" ".join(parts)) == compile_query(" AND ".join(parts))


def test_the_parser_is_not_imported_for_a_list_of_words() -> None:
    program = (
        "import sys; from tui.archive.query import both, compile_query\n"
        "compile_query('is:outage stripe since:12h kind:status'); print('lark' in sys.modules)\n"
        "compile_query(both('is:outage', 'is:unread')); print('lark' in sys.modules)\n"
        "compile_query('is:outage -stripe'); print('lark' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "False", "True"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("", "is:unread"), ("slack", "slack is:unread"), ("a OR b", "(a OR b) is:unread"), ("-a", "(-a) is:unread")],
)
def test_what_two_queries_both_find_is_asked_for_in_brackets_only_where_it_must(query: str, found: str) -> None:
    assert both(query, "is:unread") == found


@pytest.mark.parametrize("query", ODD)
def test_odd_searches_all_answer(archive: Archive, query: str) -> None:
    count = archive.stories.count(query)
    assert len(archive.stories.page(query, 0, 10)) == count
    assert archive.stories.count(f"is:outage {query}") <= 2
    assert archive.stories.page(f"is:unread {query}", 2, 10) is not None


def test_time_ago_is_counted_from_now(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        keep(archive, [entry("1", "Now")], seen=datetime.now(UTC))
        assert titles(archive, "since:1h") == ["Now"]
        assert titles(archive, "before:1h") == []
