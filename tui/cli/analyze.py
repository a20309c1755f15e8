"""`nightdesk analyze`: the desk as a filter, JSON lines in and JSON lines out."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from tui.cli.house import House
from tui.cli.output import say
from tui.desk.analysis import analyze
from tui.desk.knowledge.gazetteer import Gazetteer, knowing
from tui.desk.takeaways.bullets import MOST
from tui.errors import Exit
from tui.model import Article, FeedKind, Field
from tui.records import Record, analysis_to_record
from tui.text import clean, cut

JOINS_FROM = 0.1
"""The least score of a story that may join an incident; only a flagged one can found it."""

_TEXTS: tuple[Field, ...] = ("title", "description", "text")
_OTHERS = ("source", "url", "vendor", "language")


def configure(parser: ArgumentParser) -> None:
    """Add how many takeaways to choose."""
    counts = range(1, MOST + 1)
    parser.add_argument("--takeaways", type=int, choices=counts, default=3, metavar="N", help="1 to 5 (default 3)")
    parser.add_argument("--incidents", action="store_true", help="say which stories tell of the same outage")
    parser.description = (
        "Reads stories as JSON lines {id, title, description?, text?, date?, updated?, source?, url?, kind?, vendor?,\n"
        "language?} and answers each with a line of its own, in order. Spans index the field that they name,\n"
        "as it was given."
    )
    parser.epilog = (
        "examples:\n  nightdesk analyze < stories.jsonl\n"
        '  echo \'{"id": 1, "title": "Slack is down for thousands of users"}\' | nightdesk analyze\n'
        "  nightdesk analyze < stories.jsonl | jq -c 'select(.outage) | [.id, .score]'\n\n"
        'A line that is no story is answered with {"id", "error"}, and the exit code is 1.'
    )


def run(options: Namespace, house: House) -> int:
    """Judge every line of standard input."""
    # With the mark that PowerShell and some exports put before the first line.
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
    gazetteer = knowing(house.vendors())
    answers = judge_lines(sys.stdin, options.takeaways, gazetteer)
    failed = False
    for answer in _with_incidents(answers, gazetteer) if options.incidents else answers:
        failed = failed or "error" in answer.record
        # ASCII alone: what a story says can then neither drive a terminal nor break a line.
        print(json.dumps(answer.record))
    return Exit.FAILED if failed else Exit.OK


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed for a line, and the story that was read in it (None: none)."""

    record: Record
    article: Article | None = None


def judge_lines(lines: Iterable[str], count: int, gazetteer: Gazetteer) -> Iterator[Answer]:
    """Yield the answer to each line that is not empty; a line that is no story is said on stderr as well."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        story: Any = None
        try:
            story = json.loads(line, parse_constant=_no_number)
            yield Answer(judge(story, count, gazetteer), read(story))
        except (ValueError, RecursionError) as error:
            words = f"line {number}: {cut(clean(str(error)), 200)}"
            say(words)
            yield Answer({"id": story.get("id") if isinstance(story, dict) else None, "error": words})


def _no_number(name: str) -> None:
    """Refuse NaN and Infinity, which Python reads: no JSON has them, and an answer with one could not be read."""
    raise ValueError(f"{name} is no JSON")


def _with_incidents(answers: Iterable[Answer], gazetteer: Gazetteer) -> Iterator[Answer]:
    """Yield all answers, once the last line is read, with the incident that each belongs to (None: no outage)."""
    from tui.desk.incidents import Grouping, sign

    judged = list(answers)
    grouping = Grouping()
    signed = {
        number: replace(sign(answer.article, gazetteer, doubtful=not answer.record["outage"]), id=str(number))
        for number, answer in enumerate(judged)
        if answer.article is not None and answer.record["score"] >= JOINS_FROM
    }
    grouping.add_all(signed.values())
    for number, answer in enumerate(judged):
        group = grouping.group_of(str(number)).ids if number in signed else ()
        founded = any(judged[int(member)].record["outage"] for member in group)
        incident = f"incident-{judged[int(group[0])].record['id']}" if founded else None
        yield replace(answer, record={**answer.record, "incident": incident})


def judge(story: Any, count: int, gazetteer: Gazetteer) -> Record:
    """Return what the desk says of a story given as a JSON object; raises ValueError where it is none."""
    given = _texts(story)
    article = read(story)
    record = analysis_to_record(analyze(article, count, gazetteer))
    for name, raw in given.items():
        cleaned: str = getattr(article, name)
        if cleaned != raw:
            _move(record, name, raw, _origins(raw, cleaned))
    return {"id": story["id"], **record}


def read(story: Any) -> Article:
    """Return the article in a JSON object, its texts cleaned; raises ValueError where there is none."""
    title, description, body = (clean(text) for text in _texts(story).values())
    return replace(_article(story), title=title, description=description, text=body)


def _texts(story: Any) -> dict[Field, str]:
    if not isinstance(story, dict):
        raise ValueError("not a JSON object")
    if "id" not in story or not isinstance(story.get("title"), str):
        raise ValueError("a story needs an id and a title")
    for name in (*_TEXTS, *_OTHERS, "kind", "date", "updated"):
        if not isinstance(story.get(name), str | None):
            raise ValueError(f"{name} must be text")
    return {name: story.get(name) or "" for name in _TEXTS}


def _article(story: Record) -> Article:
    kind = story.get("kind") or "news"
    if kind not in list(FeedKind):
        raise ValueError(f"kind must be one of {', '.join(FeedKind)}")
    others = {name: clean(story.get(name) or "") for name in _OTHERS}
    date, updated = _date(story.get("date")), _date(story.get("updated"))
    return Article(id=str(story["id"]), title="", date=date, updated=updated, kind=FeedKind(kind), **others)


def _date(text: str | None) -> datetime | None:
    """Return the moment that a date names (ISO 8601; UTC where it names no zone), None where it names none."""
    try:
        moment = datetime.fromisoformat(text or "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # the latter: its zone leads out of the calendar
        return None


def _origins(text: str, cleaned: str) -> list[int]:
    """Return where each character of the cleaned text stood in the text as it was given, and at last its length.

    `clean()` only deletes, or turns a line break into a newline, so the first match from the left is right.
    """
    places: list[int] = []
    at = 0
    for character in cleaned:
        while text[at] != character and not (character == "\n" and text[at] in "\r\x0b\x0c\x85\u2028\u2029"):
            at += 1
        places.append(at)
        at += 1
    return [*places, len(text)]


def _move(record: Record, field: Field, text: str, origins: list[int]) -> None:
    """Let the spans into a field index it as it was given."""
    for kind in ("reasons", "services", "takeaways", "facts"):
        for span in record[kind]:
            if span["field"] == field:
                start, end = span["start"], span["end"]
                span["start"] = origins[start]
                span["end"] = origins[end - 1] + 1 if end > start else origins[start]
                span["text"] = text[span["start"] : span["end"]]
