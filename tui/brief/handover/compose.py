"""Which incidents a hand-over tells of, in which section, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.brief.incident import by_sentence, first_heard, headline, voices
from tui.brief.times import clock, readable, span
from tui.incident import Dossier, Event, Stage
from tui.model import Severity
from tui.text import clean_line, cut

_WEIGHT = {Severity.CRIT: 0, Severity.MAJOR: 1, Severity.MINOR: 2, None: 3}
_WORDS = 200
_NEWS = 3
"""Events since the last brief that an incident's paragraph tells, the newest."""


class Section(StrEnum):
    """The parts of a hand-over, in their order."""

    LIVE = "Live now"
    OVER = "Resolved since then"
    QUIET = "Nothing heard for a day, and nobody called them over"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement below an incident, with the page that it rests on ("" for none)."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One incident: its headline, whether it changed since then, what there is to say, and whose stack it touches."""

    dossier: Dossier
    headline: str
    changed: bool
    lines: tuple[Line, ...]
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Handover:
    """A brief on what happened between two times."""

    since: datetime
    until: datetime
    sections: tuple[tuple[Section, tuple[Paragraph, ...]], ...]
    known: str = ""
    """As of when this holds, where the feeds did not answer since ("": now)."""

    @property
    def nothing(self) -> str:
        """What stands where there is no incident."""
        return "none known" if self.known else "none"

    @property
    def summary(self) -> str:
        """The counts in one line."""
        counts = {section: len(paragraphs) for section, paragraphs in self.sections}
        changed = sum(
            one.changed for section, paragraphs in self.sections for one in paragraphs if section is Section.LIVE
        )
        live = counts.get(Section.LIVE, 0)
        known = f"; {self.known}" if self.known else ""
        resolved = counts.get(Section.OVER, 0)
        return f"{live} live ({changed} with news), {resolved} resolved since {clock(self.since)}{known}"


def handover(
    dossiers: Iterable[Dossier],
    since: datetime,
    until: datetime,
    urls: Mapping[int, str],
    first: Sequence[int] = (),
    known: str = "",
) -> Handover:
    """Return the brief; `urls` are the addresses of the stories, `first` the incidents of the user's own stack.

    Those come first, then the worst and the newest. `known` says as of when it holds (`tui.heard`).
    """
    found: dict[Section, list[Dossier]] = {section: [] for section in Section}
    for dossier in dossiers:
        section = _section(dossier, since)
        if section is not None:
            found[section].append(dossier)
    return Handover(
        since,
        until,
        tuple(
            (
                section,
                tuple(_paragraph(one, since, urls, first) for one in sorted(some, key=lambda one: _order(one, first))),
            )
            for section, some in found.items()
        ),
        known,
    )


def _order(dossier: Dossier, first: Sequence[int]) -> tuple[bool, int, float, int]:
    incident = dossier.incident
    return (incident.id not in first, _WEIGHT[incident.severity], -incident.last_news.timestamp(), incident.id)


def _section(dossier: Dossier, since: datetime) -> Section | None:
    incident = dossier.incident
    if incident.stage.over:
        return Section.OVER if incident.last_news >= since else None
    return Section.QUIET if incident.stage is Stage.STALE else Section.LIVE


def _paragraph(dossier: Dossier, since: datetime, urls: Mapping[int, str], first: Sequence[int]) -> Paragraph:
    incident = dossier.incident
    lines = tuple(_lines(dossier, since, urls))
    return Paragraph(dossier, headline(incident), incident.last_news >= since, lines, incident.id in first)


def _lines(dossier: Dossier, since: datetime, urls: Mapping[int, str]) -> Iterator[Line]:
    incident = dossier.incident
    began = dossier.timeline[0]
    since_when = first_heard(incident) if incident.began_unseen else f"since {clock(incident.first_report)}"
    yield Line(f"{since_when}, {voices(incident)}", urls.get(began.story_id, ""))
    if dossier.began:
        said = f"began {readable(dossier.began.value)}, says {dossier.began.source}"
        yield Line(said, urls.get(dossier.began.story_id, ""))
    if not (incident.began_unseen and incident.acknowledged):
        yield _official(dossier, urls)
    for event in _news(dossier, since):
        state = f"{event.state}: " if event.state else ""
        words = f"{clock(event.at)}, {event.source}: {state}{cut(clean_line(event.words), _WORDS)}"
        yield Line(words, urls.get(event.story_id, ""))
    for scope in by_sentence(dossier.scope):
        said = "affected" if scope.affected else "not affected"
        yield Line(f"{said}: {scope.name} ({scope.source})", urls.get(scope.story_id, ""))
    if dossier.cause:
        said = f"cause: {cut(clean_line(dossier.cause.value), _WORDS)}, says {dossier.cause.source}"
        yield Line(said, urls.get(dossier.cause.story_id, ""))
    for conflict in dossier.conflicts:
        sides = "; ".join(f"{side.source} says {readable(side.value)}" for side in conflict.sides)
        yield Line(f"they differ on {conflict.slot}: {sides}", urls.get(conflict.sides[0].story_id, ""))
    if dossier.unknown:
        yield Line(f"not stated by anyone: {', '.join(dossier.unknown)}")


def _official(dossier: Dossier, urls: Mapping[int, str]) -> Line:
    incident = dossier.incident
    event = next((event for event in dossier.timeline if event.official), None)
    if event is None:
        return Line("no official word yet" if not incident.stage.over else "no official word")
    late = f", {dossier.lead} min after the first report" if dossier.lead and dossier.lead > 0 else ""
    over = ""
    if incident.resolved:
        took = f" after {span(incident.lasted)}" if incident.lasted else ""
        over = f"; {incident.stage} {clock(incident.resolved)}{took}"
    return Line(f"official since {clock(event.at)}{late}{over}", urls.get(event.story_id, ""))


def _news(dossier: Dossier, since: datetime) -> Sequence[Event]:
    """Return the newest events since then; the newest of all where there are none."""
    fresh = [event for event in dossier.timeline if event.at >= since]
    return (fresh or list(dossier.timeline))[-_NEWS if fresh else -1 :]
