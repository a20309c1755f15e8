"""JSON, plain text and OPML out."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from hypothesis import given, settings

from tests.brief.stories import hostile_stories, story
from tui.brief import json as brief_json
from tui.brief import opml, plain
from tui.model import Feed, FeedKind, Story
from tui.records import analysis_from_record
from tui.text import clean_line, is_clean


def test_json_is_versioned_and_can_be_read_back() -> None:
    document = json.loads(brief_json.render([story()], full_text=True))
    assert document["schema"] == 1
    (record,) = document["stories"]
    assert record["published"] == "2026-11-23T09:12:30Z"
    analysis = analysis_from_record(record["analysis"])
    assert analysis == story().version.analysis
    for taken in analysis.takeaways:
        assert record[taken.field][taken.start : taken.end] == taken.text


def test_the_clipboard_gets_title_takeaways_and_where_they_come_from() -> None:
    assert plain.takeaways_text(story()).splitlines() == [
        "Marlowe checkout fails",
        "- Carts were kept",
        "- Checkout is down. (publisher's own)",
        "The Relay · 2026-11-23 09:12 UTC · https://relay.example/2026/checkout?a=1&b=2",
    ]


def test_plain_text_tells_scope_and_facts() -> None:
    text = plain.render(story())
    assert "Outage CRIT LIVE" in text
    assert "not affected: AWS (“Its cloud provider AWS was operating normally.”)" in text
    assert "start: 2026-11-23 09:10 UTC" in text


@given(hostile_stories())
@settings(max_examples=100, deadline=None)
def test_no_format_lets_a_control_character_out(story: Story) -> None:
    assert is_clean(plain.render(story, full_text=True))
    assert is_clean(plain.takeaways_text(story))
    assert len(plain.takeaways_text(story).splitlines()) == len(story.version.analysis.takeaways) + 2


def test_opml_keeps_groups_and_what_only_we_know() -> None:
    feeds = [
        Feed("https://a.example/feed", "A & <B>", group="Cloud"),
        Feed("https://b.example/s", "B", FeedKind.STATUS, "Status", vendor="Bee", interval=120, enabled=False),
        Feed("https://c.example/feed", "\x1b[31mC", group="Cloud"),
    ]
    root = ElementTree.fromstring(opml.render(feeds))
    groups = {group.get("text"): list(group) for group in root.iter("outline") if group.get("xmlUrl") is None}
    assert [[feed.get("xmlUrl") for feed in group] for group in groups.values()] == [
        ["https://a.example/feed", "https://c.example/feed"],
        ["https://b.example/s"],
    ]
    assert groups["Cloud"][0].get("text") == "A & <B>"
    assert groups["Cloud"][1].get("text") == clean_line("\x1b[31mC")
    ours = {name.rpartition("}")[2]: value for name, value in groups["Status"][0].items() if "}" in name}
    assert ours == {"kind": "status", "vendor": "Bee", "interval": "120", "enabled": "false"}
