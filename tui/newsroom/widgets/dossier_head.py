"""The lines on top of a dossier: what it is of, where it stands, who tells it."""

from __future__ import annotations

from datetime import UTC, datetime

from textual.geometry import Size

from tui.brief.incident import voices
from tui.brief.times import span
from tui.incident import Dossier, Incident
from tui.newsroom.article import severity_ink
from tui.newsroom.cells import line as clean_line
from tui.newsroom.cells import width_of
from tui.newsroom.clock import age, moment
from tui.newsroom.widgets.bar import Bar, Part, between, clip


class DossierHead(Bar):
    """Three lines and a rule."""

    def __init__(self, behind: str, *, id: str) -> None:
        super().__init__(id=id)
        self._behind = behind or "Back"
        self._dossier: Dossier | None = None
        self._watched = False

    def tell(self, dossier: Dossier, watched: bool) -> None:
        """Tell of this incident; `watched` is whether its vendor is of the user's stack."""
        self._dossier, self._watched = dossier, watched
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Four lines."""
        return 4

    def parts(self, line: int, width: int) -> list[Part]:
        """Draw one of the lines."""
        if self._dossier is None:
            return []
        if line == 3:
            return [Part(self.glyphs.rule * width, "faint")]
        return (self._stand, self._title, self._voices)[line](self._dossier, width)

    def _stand(self, found: Dossier, width: int) -> list[Part]:
        incident, now = found.incident, datetime.now(UTC)
        since = f" {_since(incident)} {moment(incident.first_report, now)}, {age(incident.first_report, now)} "
        stage = Part(f" {incident.stage.upper()}", "strong")
        severity = Part(str(incident.severity or ""), severity_ink(incident.severity))
        back = Part(f" {self.glyphs.back} {clean_line(self._behind)} ", "brand", "dossier-back")
        number = Part(f"  DOSSIER {incident.id} ", "muted")
        whole, brief = Part(since, "muted"), Part(f" {age(incident.first_report, now)} ", "muted")
        for left, last in (([back, number], whole), ([back, number], brief), ([back], brief)):
            right = [severity, stage, last]
            if sum(part.width for part in (*left, *right)) <= width:
                break
        return between(left, right, width)

    def _title(self, found: Dossier, width: int) -> list[Part]:
        incident = found.incident
        signs = [
            Part(f"{self.glyphs.stack} on your stack  ", "stack") if self._watched else Part(""),
            Part("pinned ", "accent") if incident.pinned else Part(""),
            Part("muted ", "watch") if incident.muted else Part(""),
        ]
        return between([Part(f" {clean_line(incident.title)} ", "title")], signs, width)

    def _voices(self, found: Dossier, width: int) -> list[Part]:
        incident = found.incident
        dot = f" {self.glyphs.dot} "
        vendor, service = clean_line(incident.vendor), clean_line(incident.service)
        official, over = _official(found, datetime.now(UTC)), _over(found)
        few = f"{incident.stories} {_plural('story', 'stories', incident.stories)}, "
        few += f"{incident.origins} {_plural('source', 'sources', incident.origins)}"
        whole = [vendor, service, official, voices(incident), over]
        # What does not fit is said in fewer words, then left out, and never cut in half.
        for words in (
            whole,
            [vendor, service, official, few, over],
            [vendor or service, official, few, over],
            [official, few],
        ):
            told = " " + dot.join(word for word in words if word)
            if width_of(told) <= width:
                break
        return clip([Part(told, "muted")], width)


def _plural(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


def _since(incident: Incident) -> str:
    return "first heard of when over," if incident.began_unseen else "since"


def _official(found: Dossier, now: datetime) -> str:
    incident = found.incident
    if incident.acknowledged is None:
        return "no official word" if incident.stage.over else "no official word yet"
    if found.lead and found.lead > 0:
        return f"official {found.lead} min after the first report"
    return f"official since {moment(incident.acknowledged, now)}"


def _over(found: Dossier) -> str:
    incident = found.incident
    if incident.resolved is None:
        return ""
    return f"{incident.stage} after {span(incident.lasted)}" if incident.lasted else str(incident.stage)
