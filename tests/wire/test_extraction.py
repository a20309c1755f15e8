"""What a page gives: its article, or the reason why it holds none. The pages are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tests.shared import SHARED, needs_shared
from tui.model import Link
from tui.text import is_clean
from tui.wire.extraction import LEAST, read_page
from tui.wire.pages import blocks, with_overlooked, without_readers

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
    text, trouble, _ = read_page(PAGE.encode(), URL, "text/html; charset=utf-8")
    assert trouble == ""
    assert text.count("Shoppers could not pay") == 4
    assert "• No cause is known." in text.split("\n")
    assert "Jobs" not in text
    assert "Copyright" not in text
    assert is_clean(text)


def test_the_articles_links_come_along_and_the_furnitures_do_not() -> None:
    page = PAGE.replace("The company said", 'The <a href="/acme#top">company</a> said')
    assert read_page(page.encode(), URL, "text/html").links == (Link("company", "https://news.example/acme#top"),)


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
    text, trouble, _ = read_page(page, URL, kind)
    assert text == ""
    assert reason in trouble


LONG = "".join(f"<p>{PARAGRAPH}{number}.</p>" for number in range(6))
COMMENTS = "".join(f"<li class='comment-body'><p>Reader {n}: {PARAGRAPH.upper()} {n}.</p></li>" for n in range(30))


def test_what_readers_wrote_is_no_part_of_the_article() -> None:
    page = f"<html><body><article><h1>Down</h1>{LONG}</article><ul class='comments-list'>{COMMENTS}</ul></body></html>"
    text, trouble, _ = read_page(page.encode(), URL, "text/html")
    assert trouble == ""
    assert "Shoppers" in text
    assert "Reader" not in text


def test_a_page_whose_body_speaks_of_comments_keeps_its_article() -> None:
    page = f"<html><body class='has-comments'><div class='comments-open'><h1>Down</h1>{LONG}</div></body></html>"
    assert "Shoppers" in without_readers(html.document_fromstring(page)).text_content()


LOST = "This paragraph stands in a box of its own after the advertisement, and belongs to the article all the same."


def test_a_paragraph_that_stands_apart_is_put_back_in_its_place() -> None:
    first, second = (f"<div class='text grey'>{LONG}</div>", f"<div class='text side'><p>{LOST}</p></div>")
    listed = blocks(html.document_fromstring(f"<body><div>{first}<p>Ad</p></div><aside>{second}</aside></body>"))
    found = "\n".join(block.text for block in listed if block.text.startswith("Shoppers"))
    assert with_overlooked(found, listed).split("\n") == [*found.split("\n"), LOST]


@pytest.mark.parametrize("other", ["Short.", f"<a href='/x'>{LOST}</a>", LOST.rstrip(".")])
def test_furniture_is_not_put_back(other: str) -> None:
    page = f"<body><div class='text'>{LONG}</div><div class='text'><p>{other}</p></div></body>"
    listed = blocks(html.document_fromstring(page))
    found = "\n".join(block.text for block in listed if block.text.startswith("Shoppers"))
    assert with_overlooked(found, listed) == found


def test_the_beginning_of_an_article_behind_a_paywall_is_not_taken_for_it() -> None:
    locked = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    page = f"<html><head>{locked}</head><body><article><h1>Down</h1>{LONG[:700]}</article></body></html>"
    assert read_page(page.encode(), URL, "text/html")[:2] == (
        "",
        "the page is behind a paywall, and shows no more than its beginning",
    )
    assert read_page(page.replace("false", "true").encode(), URL, "text/html")[0]


def test_the_text_of_a_consent_wall_is_no_article() -> None:
    said = "We and our partners store cookies and use them with your consent. You can accept or manage your privacy."
    wall = "".join(f"<p>{said} {n}.</p>" for n in range(8))
    page = f"<html><body><main><h1>Your privacy</h1>{wall}</main></body></html>"
    assert read_page(page.encode(), URL, "text/html")[:2] == ("", "the page asks for consent first")


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=2000)
    | st.text(max_size=800).map(lambda text: f"<html><body><p>{text}".encode("utf-8", "replace"))
)
def test_any_bytes_give_a_clean_text_or_a_reason(page: bytes) -> None:
    text, trouble, _ = read_page(page, URL, "text/html")
    assert bool(text) != bool(trouble)
    assert is_clean(text)


@needs_shared
def test_real_pages_give_their_articles() -> None:
    pages = sorted((SHARED / "data" / "pages").glob("*.html"))
    texts = [read_page(page.read_bytes(), URL, "text/html")[0] for page in pages]
    assert all(len(text) >= LEAST for text in texts)
