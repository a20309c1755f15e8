"""What a page gives: its article, or the reason why it holds none. The pages are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tui.text import is_clean
from tui.wire.extraction import LEAST, read_page

URL = "https://news.example/checkout"
PARAGRAPH = (
    "Shoppers could not pay at Gigamart on Monday morning after the payment step of the checkout began to fail. "
)
PAGE = f"""<!doctype html><html><head><title>Gigamart checkout fails</title></head><body>
<nav><a href="/">Home</a> <a href="/shop">Shop</a> <a href="/jobs">Jobs</a></nav>
<article><h1>Gigamart checkout fails</h1><p>{PARAGRAPH * 3}</p>
<ul><li>Checkout is down for everybody in the country.</li><li>No cause is known.</li></ul>
<p>The company said that \x1b[31mits engineers\u202e were looking into it. {PARAGRAPH}</p></article>
<footer><p>Copyright Example News. All rights reserved. Subscribe to our letter.</p></footer></body></html>"""


def shell(words: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><div>{words}</div></body></html>".encode()


def test_the_article_comes_without_the_furniture_in_clean_paragraphs() -> None:
    text, trouble = read_page(PAGE.encode(), URL, "text/html; charset=utf-8")
    assert trouble == ""
    assert text.count("Shoppers could not pay") == 4
    assert "• No cause is known." in text.split("\n")
    assert "Jobs" not in text
    assert "Copyright" not in text
    assert is_clean(text)


@pytest.mark.parametrize(
    ("page", "kind", "reason"),
    [
        (b"%PDF-1.7", "application/pdf", "leads to application/pdf"),
        (b"\x89PNG\r\n", "", "something that is no page"),
        (shell("Subscribe to continue reading this article."), "text/html", "paywall"),
        (
            shell("x", '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'),
            "text/html",
            "paywall",
        ),
        (shell("Before you continue: we use cookies. Accept all"), "text/html", "asks for consent"),
        (shell("<noscript>You need to enable JavaScript to run this app.</noscript>"), "text/html", "its scripts"),
        (shell("Not much here."), "text/html", "no article was found"),
        (b"", "text/html", "something that is no page"),
    ],
)
def test_what_is_no_article_is_called_by_its_name(page: bytes, kind: str, reason: str) -> None:
    text, trouble = read_page(page, URL, kind)
    assert text == ""
    assert reason in trouble


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=2000)
    | st.text(max_size=800).map(lambda text: f"<html><body><p>{text}".encode("utf-8", "replace"))
)
def test_any_bytes_give_a_clean_text_or_a_reason(page: bytes) -> None:
    text, trouble = read_page(page, URL, "text/html")
    assert bool(text) != bool(trouble)
    assert is_clean(text)


@needs_shared
def test_real_pages_give_their_articles() -> None:
    pages = sorted((SHARED / "data" / "pages").glob("*.html"))
    texts = [read_page(page.read_bytes(), URL, "text/html")[0] for page in pages]
    assert all(len(text) >= LEAST for text in texts)
