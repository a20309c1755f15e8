"""The Markdown brief, as a YAML and a CommonMark parser see it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.brief.stories import (
    PUBLISHED,
    SEEN,
    TEXT,
    bullet,
    full_analysis,
    hostile_stories,
    hostile_text,
    story,
    version,
)
from tests.shared import SHARED, needs_shared
from tui.brief import json as brief_json
from tui.brief import plain
from tui.brief.escape import inline
from tui.brief.links import web_link
from tui.brief.markdown import render
from tui.model import Analysis, Fact, Flag, Origin, Story
from tui.text import clean_line, is_clean

KEYS = ["title", "url", "source", "published", "seen", "services", "status", "severity", "tags"]
OUR_HEADINGS = ["Key takeaways", "Summary", "Scope", "Facts", "Full text", "Source"]
PARSERS = {
    "commonmark": MarkdownIt("commonmark"),
    "github": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
}


def parts(markdown: str) -> tuple[dict[str, Any], str]:
    head, fence, body = markdown.removeprefix("---\n").partition("\n---\n")
    assert fence
    return yaml.safe_load(head), body


def tokens(body: str, parser: str = "github") -> list[Token]:
    def walk(found: list[Token]) -> Iterator[Token]:
        for token in found:
            yield token
            yield from walk(token.children or [])

    return list(walk(PARSERS[parser].parse(body)))


def shown(body: str, parser: str = "github") -> str:
    """All text that a renderer would show."""
    return "".join(
        token.content for token in tokens(body, parser) if token.type in ("text", "code_inline", "softbreak")
    )


def test_the_front_matter_holds_nine_keys_and_what_is_known() -> None:
    head, _ = parts(render(story()))
    assert list(head) == KEYS
    assert head["title"] == "Marlowe checkout fails"
    assert head["url"] == "https://relay.example/2026/checkout?a=1&b=2"
    assert head["published"] == PUBLISHED
    assert head["seen"] == SEEN
    assert head["services"] == ["Marlowe checkout"]
    assert (head["status"], head["severity"]) == ("LIVE", "CRIT")
    assert head["tags"] == ["outage", "overload", "e-commerce", "payments-tills"]


def test_without_sources_nothing_says_who_told_it() -> None:
    told = story(version=dataclasses.replace(version(), author="Ann Writer"))
    names = ("relay.example", told.source, "Ann Writer")
    assert all(name in render(told) for name in names)
    head, _ = parts(render(told, sources=False))
    assert list(head) == KEYS
    assert (head["url"], head["source"]) == ("", "")
    forms = (render(told, sources=False), plain.render(told, sources=False), brief_json.render([told], sources=False))
    assert not [name for form in forms for name in names if name in form]


def test_each_takeaway_quotes_the_sentence_that_it_stands_in() -> None:
    markdown = render(story())
    assert "1. Carts were kept[^1]" in markdown
    assert "[^1]: In the story's words: “Carts were kept, said the company.”" in markdown
    assert "[^2]: The publisher's own takeaway: “Checkout is down.”" in markdown
    assert "2. Checkout is down. *(publisher's own)*[^2]" in markdown
    assert "From the publisher's own list" not in markdown


def test_takeaways_that_are_all_the_publishers_are_called_so_once() -> None:
    theirs = dataclasses.replace(full_analysis(), takeaways=(bullet(TEXT, "Checkout is down.", Origin.PUBLISHER),))
    markdown = render(story(version=version(analysis=theirs)))
    assert "*From the publisher's own list.*" in markdown
    assert "publisher's own)*" not in markdown


def test_what_is_not_affected_stands_after_what_is_with_its_sentence() -> None:
    lines = render(story()).splitlines()
    affected = next(n for n, line in enumerate(lines) if line.startswith("| Marlowe checkout | affected |"))
    spared = lines.index("| AWS | **not** affected | Its cloud provider AWS was operating normally. |")
    assert affected < spared


def test_a_machine_written_takeaway_says_so() -> None:
    taken = dataclasses.replace(bullet(TEXT, "Carts were kept"), text="Nothing was lost.", origin=Origin.MODEL)
    analysis = dataclasses.replace(full_analysis(), takeaways=(taken,))
    markdown = render(story(version=version(analysis=analysis)))
    assert "1. Nothing was lost. *(machine-written)*[^1]" in markdown
    assert "[^1]: Machine-written from: “Carts were kept, said the company.”" in markdown


def test_without_takeaways_the_reason_and_the_summary_stand_there() -> None:
    analysis = Analysis(Flag(False, 0.1), takeaways_note="too short")
    markdown = render(story(version=version(analysis=analysis)))
    assert "*No takeaways: too short.*" in markdown
    assert "Shoppers cannot pay." in markdown
    assert "## Key takeaways" not in markdown


def test_quotes_can_be_left_out_and_the_full_text_put_in() -> None:
    markdown = render(story(), quotes=False, full_text=True)
    assert "[^1]" not in markdown
    assert "\n- No cause is known.\n" in markdown
    assert "| AWS | **not** affected |" in markdown


def test_the_only_link_is_the_storys_and_it_stays_whole() -> None:
    _, body = parts(render(story()))
    links = [token.attrs["href"] for token in tokens(body, "commonmark") if token.type == "link_open"]
    assert links == ["https://relay.example/2026/checkout?a=1&b=2"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "https://user@evil.invalid/", "file:///etc/passwd"])
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    head, body = parts(render(story(url=url)))
    assert head["url"] == ""
    assert not any(token.type == "link_open" for token in tokens(body))
    assert clean_line(url) in shown(body)


@given(hostile_stories(), st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_a_story_says_the_file_has_our_structure(story: Story, quotes: bool, full_text: bool) -> None:
    markdown = render(story, quotes=quotes, full_text=full_text)
    assert is_clean(markdown)
    head, body = parts(markdown)
    _check_head(head, story)
    for parser in PARSERS:
        _check_body(body, story, parser)


def _check_head(head: dict[str, Any], story: Story) -> None:
    assert list(head) == KEYS
    assert head["title"] == clean_line(story.version.title)
    assert head["source"] == clean_line(story.source)
    assert head["url"] == web_link(story.url)
    assert head["published"] == (story.version.published or "")
    assert all(isinstance(tag, str) and re.fullmatch(r"[\w-]+", tag) for tag in head["tags"])
    assert all(isinstance(value, (str, datetime, list)) for value in head.values())


def _check_body(body: str, story: Story, parser: str) -> None:
    found = tokens(body, parser)
    kinds = {token.type for token in found}
    assert not kinds & {"html_inline", "html_block", "image", "code_block", "fence", "code_inline", "hr", "s_open"}
    quoted = sum(token.type == "blockquote_open" for token in found)
    assert quoted <= (not story.version.analysis.takeaways)
    link = web_link(story.url)
    assert [t.attrs["href"] for t in found if t.type == "link_open"] == ([link] if link else [])
    headings = [found[n + 1].children for n, token in enumerate(found) if token.type == "heading_open"]
    titles = ["".join(child.content for child in children or []) for children in headings]
    assert titles[0] == (clean_line(story.version.title) or "(no title)")
    assert set(titles[1:]) <= set(OUR_HEADINGS)
    assert len(titles) == len(set(titles[1:])) + 1
    items = sum(token.type == "list_item_open" and token.markup != "-" for token in found)
    assert items == len(story.version.analysis.takeaways)


@given(hostile_text)
@settings(max_examples=300, deadline=None)
def test_escaped_text_shows_as_it_was(text: str) -> None:
    line = clean_line(text)
    for parser in PARSERS:
        assert shown(inline(text), parser) == line


@pytest.mark.parametrize("text", ["{{< raw >}}", "{% x %}", "<% tp() %>", "%%hidden%%", "[[note]]", "100% of 5 %"])
def test_template_languages_find_nothing_to_run(text: str) -> None:
    assert not re.search(r"\{\{|\{%|<%|%>|%}|%%|\[\[", inline(text))
    assert shown(inline(text)) == text


@given(st.text(max_size=40))
def test_a_link_is_a_link_or_nothing(rest: str) -> None:
    link = web_link(f"https://example.invalid/{rest}")
    assert link == "" or (link.isascii() and " " not in link and urlsplit(link).hostname == "example.invalid")
    assert web_link(link) == link


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("HTTPS://Example.INVALID", "https://example.invalid/"),
        ("https://e.invalid/a b", ""),
        ("https://e.invalid/<x>", "https://e.invalid/%3Cx%3E"),
        ("https://e.invalid/100%", "https://e.invalid/100%25"),
        ("https://e.invalid/%41?q=ü&r=[1]", "https://e.invalid/%41?q=%C3%BC&r=%5B1%5D"),
        ("https://bücher.invalid/", "https://xn--bcher-kva.invalid/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://e.invalid:99999/", ""),
        ("https://", ""),
        ("//e.invalid/", ""),
        ("https://e.invalid\\@evil.invalid/", ""),
        ("https://-e.invalid/", ""),
    ],
)
def test_links(url: str, link: str) -> None:
    assert web_link(url) == link


@needs_shared
def test_the_attacks_on_addresses_are_known() -> None:
    attacks = json.loads((SHARED / "torture" / "export_attacks.json").read_text("utf-8"))["stories"]
    for attack in attacks:
        link = web_link(attack["url"])
        assert link == "" or re.fullmatch(r"https?://[!-~]+", link)


def test_a_fact_is_told_for_people_and_not_in_the_letters_of_a_machine() -> None:
    at = TEXT.index("09:10")
    facts = (Fact("start", "2026-11-23T09:10Z", "09:10", at, at + 5), Fact("duration", "PT45M", "09:10", at, at + 5))
    told = story(version=version(analysis=dataclasses.replace(full_analysis(), facts=facts)))
    for text in (render(told), plain.render(told)):
        assert "2026-11-23 09:10 UTC" in text
        assert "45 min" in text
        assert "PT45M" not in text
