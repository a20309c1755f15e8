"""`nightdesk analyze`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.run import nightdesk
from tui.cli.analyze import judge
from tui.desk.knowledge.gazetteer import default
from tui.errors import Exit

STORY = {
    "id": "s1",
    "title": "Examplify is down for thousands of users",
    "date": "2026-11-20",
    "text": (
        "Examplify, the messaging service, went down on Friday at 09:10 UTC, and thousands of users could not log in. "
        "The company said it was investigating. Its mail service was not affected. "
        "Engineers traced the failure to an expired certificate, and a fix was being rolled out. "
        "Some customers said that messages were lost during the outage. "
        "The status page showed the first report 20 minutes later than users had."
    ),
}
KEYS = {"id", "outage", "score", "severity", "status", "reasons", "services", "takeaways", "facts"}


def spans(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [span for kind in ("reasons", "services", "takeaways", "facts") for span in answer[kind]]


def test_a_story_is_answered_with_spans_into_its_own_words(tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "analyze", stdin=json.dumps(STORY) + "\n")
    assert (told.returncode, told.stderr) == (Exit.OK, "")
    answer = json.loads(told.stdout)
    assert answer.keys() >= KEYS
    assert answer["outage"]
    assert len(answer["takeaways"]) in (2, 3)
    assert all(STORY[span["field"]][span["start"] : span["end"]] == span["text"] for span in spans(answer))


def test_answers_come_in_order_and_a_bad_line_costs_itself_alone(tmp_path: Path) -> None:
    lines = [json.dumps(STORY), "rubbish \x1b]0;owned\x07", '["no story"]', '{"id": 2}', json.dumps({**STORY, "id": 3})]
    told = nightdesk(tmp_path, "analyze", stdin="\n".join(lines))
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["s1", None, None, 2, 3]
    assert [("error" in answer) for answer in answers] == [False, True, True, True, False]
    assert told.returncode == Exit.FAILED
    assert "line 4: a story needs an id and a title" in told.stderr
    assert "\x1b" not in told.stdout + told.stderr


def test_a_date_whose_zone_leads_out_of_the_calendar_is_none(tmp_path: Path) -> None:
    story = {**STORY, "date": "0001-01-01T00:00+14:00"}
    told = nightdesk(tmp_path, "analyze", stdin=json.dumps(story))
    assert (told.returncode, told.stderr) == (Exit.OK, "")
    assert json.loads(told.stdout)["outage"]


@pytest.mark.parametrize("count", [1, 5])
def test_the_number_of_takeaways_can_be_chosen(count: int) -> None:
    assert len(judge(STORY, count, default())["takeaways"]) <= count


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_spans_index_unclean_text_as_it_was_given(noise: str) -> None:
    story = {**STORY, "text": noise.join(str(STORY["text"]).partition(" service")), "title": f"{STORY['title']}{noise}"}
    for span in spans(judge(story, 3, default())):
        assert story[span["field"]][span["start"] : span["end"]] == span["text"]


def test_every_kind_of_bad_line_is_answered(tmp_path: Path) -> None:
    lines = ['{"id": NaN, "title": "x"}', json.dumps({**STORY, "updated": 5}), json.dumps({**STORY, "id": "last"})]
    told = nightdesk(tmp_path, "analyze", stdin="\n".join(lines))
    refuse: Any = pytest.fail  # what JSON does not have
    answers = [json.loads(line, parse_constant=refuse) for line in told.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [None, "s1", "last"]
    assert [answer.get("error") for answer in answers] == [
        "line 1: NaN is no JSON",
        "line 2: updated must be text",
        None,
    ]
    assert told.returncode == Exit.FAILED


def test_a_byte_order_mark_before_the_first_line_costs_no_story(tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "analyze", stdin="\ufeff" + json.dumps(STORY))
    assert (told.returncode, told.stderr) == (Exit.OK, "")
    assert json.loads(told.stdout)["outage"]
