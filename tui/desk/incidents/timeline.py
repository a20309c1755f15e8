"""The timeline of an incident: every story and every update of a status page, by the time that it was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tui.desk.facts.status.lifecycle import calls_live
from tui.desk.facts.status.postscript import postscript
from tui.desk.incidents.official import official
from tui.desk.incidents.quoting import status_quoted
from tui.desk.incidents.retrospect import calls_over
from tui.desk.statuspage.states import ENDS
from tui.incident import Event, Stage, Transition
from tui.model import FeedKind, Lifecycle, State, Story

_STAGES = {
    State.INVESTIGATING: Stage.ACKNOWLEDGED,
    State.UPDATE: Stage.ACKNOWLEDGED,
    State.IN_PROGRESS: Stage.ACKNOWLEDGED,
    State.IDENTIFIED: Stage.IDENTIFIED,
    State.MONITORING: Stage.MONITORING,
    State.RESOLVED: Stage.RESOLVED,
    State.COMPLETED: Stage.RESOLVED,
    State.POSTMORTEM: Stage.RESOLVED,
}
_ORDER = (Stage.REPORTED, Stage.ACKNOWLEDGED, Stage.IDENTIFIED, Stage.MONITORING, Stage.RESOLVED)
_STRAGGLING = timedelta(hours=2)
"""How long after an end that was claimed outlets still bring the news that it is down."""

_RETELLING = timedelta(hours=6)
"""How long they go on to tell in the present tense what was ("suffers outage"), without a word that it is down now."""


def timeline(stories: Iterable[Story]) -> tuple[Event, ...]:
    """Return all events, the earliest first; of a page's update that several stories repeat, the first."""
    told = list(stories)
    posted = {story.id: story.when for story in told}
    events = [event for story in told for event in _events(story)]
    seen: set[tuple[object, ...]] = set()
    kept = []
    for event in _in_turn(events, posted):
        key = (event.at, event.state, event.words) if event.official else (event.story_id, event.words)
        if key not in seen:
            seen.add(key)
            kept.append(event)
    return tuple(kept)


def _in_turn(events: Sequence[Event], posted: Mapping[int, datetime]) -> list[Event]:
    """Return the events by their times; an end that a page dates back counts from when it was posted if words of the
    page that it had posted before, as an item of their own, are of a time after that end."""
    words = sorted((event.at, event.story_id) for event in events if event.official and event.state not in ENDS)
    found = []
    for event in events:
        told = posted[event.story_id]
        if event.official and event.state in ENDS and event.at < told:
            between = any(event.at < at <= told and story != event.story_id for at, story in words)
            event = replace(event, at=told) if between else event
        found.append(event)
    return sorted(found, key=lambda event: (event.at, event.story_id))


def transitions(events: Sequence[Event], stories: Iterable[Story]) -> tuple[Transition, ...]:
    """Return how the incident went from stage to stage, each with the event and the sentence that says so.

    The vendor's page decides where there is one. An end that only the news reports, be it by a headline that looks
    back, is claimed, not resolved; work after an end opens the incident again, and so does news well after a claimed
    one.
    """
    told = {story.id: story for story in stories}
    stands = {story.id: story.version.analysis.flag.lifecycle for story in told.values()}
    edited = {event.story_id for event in events if event.edited}
    found: list[Transition] = []
    for event in events:
        before_the_edit = event.story_id in edited and not event.edited
        stage = Stage.REPORTED if before_the_edit else _stage(event, stands[event.story_id])
        if stage is Stage.REPORTED and _contradicts(event, found, stands):
            found.append(Transition(Stage.REOPENED, event, _said(Stage.REOPENED, event, told)))
            continue
        if stage is not None and _moves(found, stage):
            reopened = bool(found) and found[-1].stage.over and stage not in (Stage.RESOLVED, Stage.CLAIMED)
            reached = Stage.REOPENED if reopened else stage
            found.append(Transition(reached, event, _said(reached, event, told)))
    return tuple(found)


def _said(stage: Stage, event: Event, told: Mapping[int, Story]) -> str:
    """Return the words that say so: of a report its headline, of news that it is over or is not the sentence."""
    plain = event.official or event.edited or stage is Stage.REPORTED
    return event.words if plain else status_quoted(told[event.story_id])


def _events(story: Story) -> Iterator[Event]:
    version = story.version
    updates = version.analysis.updates
    if story.kind is not FeedKind.STATUS or not updates:
        yield from _reports(story)
        return
    yield from official(story)


def _reports(story: Story) -> Iterator[Event]:
    """Yield a story as it came out, and once more where its headline was edited since to say that it is better."""
    version = story.version
    stands = version.analysis.flag.lifecycle
    edited = version.number > 1 and not version.extracted and stands in (Lifecycle.WATCH, Lifecycle.FIXED)
    note = postscript(version.title) if edited else None
    words = (version.title[: note.opens] if note else "").rstrip() or version.title
    yield Event(story.when, story.first_seen, story.id, story.source, words)
    if edited and version.seen > story.when:
        yield Event(version.seen, version.seen, story.id, story.source, version.title, edited=True)


def _stage(event: Event, stands: Lifecycle | None) -> Stage | None:
    if event.official:
        return _STAGES.get(event.state) if event.state else Stage.ACKNOWLEDGED
    return Stage.CLAIMED if calls_over(stands, event.words) else Stage.REPORTED


def _contradicts(event: Event, found: Sequence[Transition], stands: Mapping[int, Lifecycle | None]) -> bool:
    """Tell whether the news calls it live so long after a claimed end that it is no straggler."""
    if not found or found[-1].stage is not Stage.CLAIMED:
        return False
    since = event.at - found[-1].event.at
    late = since >= (_STRAGGLING if calls_live(event.words) else _RETELLING)
    return late and stands[event.story_id] is Lifecycle.LIVE


def _moves(found: list[Transition], stage: Stage) -> bool:
    """Tell whether the stage is news: further on than the last, or back to work after an end."""
    if not found:
        return True
    last = found[-1].stage
    if stage is Stage.CLAIMED:
        return not last.over
    if stage is Stage.REPORTED:
        return False
    if last is Stage.CLAIMED:
        return True
    if last is Stage.REOPENED:
        return stage is not Stage.ACKNOWLEDGED
    return stage is Stage.ACKNOWLEDGED if last is Stage.RESOLVED else _ORDER.index(stage) > _ORDER.index(last)
