"""A hand-over is the same for the same incidents, and outside text in it does nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest

from tui.brief.handover import FORMATS, handover, render
from tui.brief.incident import render as render_incident
from tui.incident import Dossier, Event, Incident, Scope, Stage
from tui.model import Severity

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> <!channel> [x](javascript:1) \x1b[31m `rm` | a"


def dossier(number: int, title: str, stage: Stage = Stage.REPORTED, hours: int = 1) -> Dossier:
    at = NOON - timedelta(hours=hours)
    event = Event(at, at, number, "The Relay", title)
    resolved = at if stage.over else None
    incident = Incident(number, title, "", "", Severity.MAJOR, stage, at, None, resolved, at, 1, 1)
    return Dossier(incident, (event,), (), (), (), ("The Relay",), None, ("cause",))


def brief(form: str, *dossiers: Dossier, urls: dict[int, str] | None = None) -> str:
    return render(handover(dossiers, NOON - timedelta(hours=12), NOON, urls or {}), form)


def test_what_is_over_before_the_shift_is_left_out() -> None:
    text = brief(
        "text", dossier(1, "Old", Stage.RESOLVED, 20), dossier(2, "New", Stage.RESOLVED, 2), dossier(3, "Live")
    )
    assert "Old" not in text
    assert text.index("Live") < text.index("RESOLVED SINCE THEN") < text.index("New")


def test_the_users_stack_comes_first_then_the_newest() -> None:
    found = handover([dossier(1, "One", hours=3), dossier(2, "Two", hours=2), dossier(3, "Three", hours=1)],
                     NOON - timedelta(hours=12), NOON, {}, first=(1,))  # fmt: skip
    assert [one.dossier.incident.id for one in found.sections[0][1]] == [1, 3, 2]


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_incidents_give_the_same_brief_in_any_order(form: str) -> None:
    some = [dossier(number, f"Incident {number}", hours=number) for number in (1, 2, 3)]
    assert brief(form, *some) == brief(form, *reversed(some))


@pytest.mark.parametrize("form", list(FORMATS))
def test_hostile_titles_and_addresses_do_nothing(form: str) -> None:
    text = brief(form, dossier(1, HOSTILE), urls={1: "javascript:alert(1)"})
    assert "\x1b" not in text
    assert "javascript:alert" not in text
    if form in ("md", "html"):
        assert not re.search(r"(?<!\\)<script", text)
    if form == "slack":
        assert "<!channel>" not in text


def test_html_is_well_formed_and_links_are_web_links() -> None:
    text = brief("html", dossier(1, "Down & out"), urls={1: "https://relay.example/a?b=1&c=2"})
    opened: list[str] = []
    links: list[str | None] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            if tag != "meta":
                opened.append(tag)
            links.extend(value for name, value in attributes if name == "href")

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Reader().feed(text)
    assert opened == []
    assert set(links) == {"https://relay.example/a?b=1&c=2"}


def test_an_empty_night_says_so() -> None:
    assert "0 live" in brief("text")
    assert json.loads(brief("json"))["live"] == []


def test_services_of_one_sentence_stand_in_one_line() -> None:
    words = "Login, Search and Pay are down; Refunds work."
    told = [(name, True, words, 1) for name in ("Login", "Pay", "Search")] + [("Tills", True, "Tills, too.", 1)]
    told += [("Refunds", False, words, 1), ("Search", True, words, 2)]
    scope = tuple(Scope(name, affected, said, "The Relay", story) for name, affected, said, story in told)
    found = replace(dossier(1, "Down"), scope=scope)
    lines = [line.strip("- ") for line in brief("text", found).splitlines() if "affected:" in line]
    assert lines == [
        "affected: Login, Pay, Search (The Relay)",
        "affected: Tills (The Relay)",
        "not affected: Refunds (The Relay)",
        "affected: Search (The Relay)",
    ]
    assert f"affected: Login, Pay, Search — “{words}” (The Relay)" in render_incident(found)
