"""Markup that was escaped once too often is read as it was meant; prose about markup stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import pytest

from tui.model import Entry
from tui.wire.parsing.compose import Raw, compose
from tui.wire.parsing.escaping import unescaped

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LINK = '<a href="https://acme.example/why">Why</a>'


def entry(content: str) -> Entry:
    found = compose(Raw(guid="1", title="T", content=content), "https://acme.example/feed", NOW)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (escape("<p>One.</p><p>Two.</p>"), "One.\nTwo."),
        (
            escape('<!-- SC_OFF --><div class="md"><p>One.</p></div><!-- SC_ON -->') + ' by <a href="/u">Ann</a>',
            "One.\nby Ann",
        ),
        (escape(f"It is over.<br><br>{LINK} it was.", quote=False), "It is over.\nWhy it was."),
        ("<p>Parts: A</p>\n " + escape("<p>One.</p>\n<p>Two &amp; three.</p>") + "\n", "Parts: A\nOne.\nTwo & three."),
        ("<p>A</p>" + escape("<p>One.</p>") + "<p>B</p>" + escape("<ul><li>x</li></ul>"), "A\nOne.\nB\n• x"),
    ],
)
def test_markup_escaped_twice_is_read_as_markup(content: str, text: str) -> None:
    assert entry(content).text == text


def test_its_links_are_kept() -> None:
    assert [link.url for link in entry(escape(f"<p>{LINK}</p>")).links] == ["https://acme.example/why"]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Put &lt;p&gt; before each paragraph and &lt;/p&gt; behind it.</p>",
        "<p>So:</p><pre>&lt;p&gt;One&lt;/p&gt;</pre><p>Done.</p>",
        "<p>So:</p><p><code>&lt;p&gt;One&lt;/p&gt;</code></p>",
        "<p>So:</p>&lt;p&gt; begins a paragraph.",
        "The &lt;br&gt; tag ends a line.",
        "a &lt; b, and &lt;b",
    ],
)
def test_prose_about_markup_stays_as_it_is(content: str) -> None:
    assert unescaped(content) == content


def test_a_hostile_body_takes_no_more_than_its_length() -> None:
    for piece in ("&lt;p&gt;", "</p>&lt;p&gt;", "&lt;a href='http://", "<!--", "&lt;!--", "&lt;br&gt; "):
        unescaped(piece * 50_000)
