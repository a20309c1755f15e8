"""Links: the quick way for plain ones changes nothing."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Link
from tui.text.clean import clean_line
from tui.text.links import MAX_LINKS, links_of, web_link

PIECES = st.text("abcXYZ019/._-~?&=#%+:@!$();,' \"é", max_size=30)


@given(PIECES, st.sampled_from(["", "http://base.example/feed", "https://other.example/a/b?c"]))
def test_a_plain_link_comes_out_as_the_long_way_makes_it(rest: str, base: str) -> None:
    text = clean_line(f"https://h.example:80/{rest}")
    whole = urlunsplit(urlsplit(urljoin(base, text) if base else text))
    expected = quote(whole, safe="!#$%&'()*+,/:;=?@[]~-._").replace("'", "%27")
    assert web_link(text, base) in (expected, "")


def test_links_of_a_text_are_clean_absolute_and_each_there_once() -> None:
    anchors = [
        ("the \x1b[31mstatus\u202e page\n", "/status"),
        ("again", "https://news.example/status"),
        ("further down", "#comments"),
        ("no", "javascript:alert(1)"),
        ("no", "https://user@evil.example/"),
        ("", " https://other.example/a b"),
    ]
    assert links_of(anchors, "https://news.example/story") == (
        Link("the [31mstatus page", "https://news.example/status"),
        Link("", "https://other.example/a%20b"),
    )


def test_no_more_links_are_kept_than_a_screen_shows_and_their_words_are_few() -> None:
    found = links_of([("word " * 10_000, f"https://news.example/{number}") for number in range(50)], "")
    assert len(found) == MAX_LINKS
    assert {len(link.words) for link in found} == {100}
