"""Links: the quick way for plain ones changes nothing."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from hypothesis import given
from hypothesis import strategies as st

from tui.text.clean import clean_line
from tui.text.links import web_link

PIECES = st.text("abcXYZ019/._-~?&=#%+:@!$();,' \"é", max_size=30)


@given(PIECES, st.sampled_from(["", "http://base.example/feed", "https://other.example/a/b?c"]))
def test_a_plain_link_comes_out_as_the_long_way_makes_it(rest: str, base: str) -> None:
    text = clean_line(f"https://h.example:80/{rest}")
    whole = urlunsplit(urlsplit(urljoin(base, text) if base else text))
    expected = quote(whole, safe="!#$%&'()*+,/:;=?@[]~-._").replace("'", "%27")
    assert web_link(text, base) in (expected, "")
