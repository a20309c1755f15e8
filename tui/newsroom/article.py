"""A story laid out for reading: title, where it comes from, its takeaways on top, who is affected, then its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial

from tui.brief.quotes import bare
from tui.brief.times import readable
from tui.model import Analysis, FeedKind, Field, Origin, Service, Story, Takeaway, Version
from tui.newsroom.cells import fit, line, width_of, wrap
from tui.newsroom.clock import ago, moment
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs

TITLE_LIMIT = 300
WORDS_A_MINUTE = 230
_TOLD_ABOVE = ("service", "not_affected")
_SHORT = 400
"""A text with fewer characters is taken for the feed's summary alone."""

_LABELS = {
    Origin.PUBLISHER: "Key takeaways, by the publisher",
    Origin.DESK: "Key takeaways",
    Origin.MODEL: "Key takeaways, with machine-written ones",
}


def lay_out(story: Story, width: int, glyphs: Glyphs, now: datetime, news: bool = False) -> Document:
    """Return the story as lines of at most `width` cells; `news` tells that it has changed since the user read it."""
    document = Document(width)
    version = story.version
    document.prose(version.title[:TITLE_LIMIT] or "(no title)", "title")
    _byline(document, story, glyphs, now)
    if news:
        changed = f"{glyphs.changed} Changed {moment(version.seen, now)}, since you read it; D shows what."
        document.prose(changed, "watch", action="changes")
    if story.note:
        document.prose(story.note, "strong", "Your note  ", " " * 11, "accent")
    document.blank()
    _takeaways(document, version, glyphs)
    _services(document, version.analysis.services)
    _body(document, version)
    _notes(document, story)
    return document


def body_fields(version: Version) -> tuple[Field, ...]:
    """Return the fields that the reader shows as the story's body, in order."""
    if not version.text.strip():
        return ("description",)
    lead = version.description.strip()
    if lead and lead[:80] not in version.text[: len(lead) + 400]:
        return ("description", "text")
    return ("text",)


def words_in(version: Version) -> int:
    """Return how many words the body has."""
    return len((version.text or version.description).split())


def _byline(document: Document, story: Story, glyphs: Glyphs, now: datetime) -> None:
    """Add how bad it is and where it stands, then who says so, when, and how long it takes to read."""
    version = story.version
    words = words_in(version)
    parts = [
        story.source,
        version.author,
        f"{moment(story.when, now)}, {ago(story.when, now)}",
        f"{words} words" if words else "",
        f"{max(1, round(words / WORDS_A_MINUTE))} min" if words else "",
        f"version {version.number}" if version.number > 1 else "",
        "official status page" if story.kind is FeedKind.STATUS else "",
        sources_of(story),
    ]
    badges = _badges(story)
    badges += _cause(story, document.width - sum(width_of(badge.text) for badge in badges), glyphs)
    if badges:
        document.add(*badges)
    for told in _in_lines([line(part)[:120] for part in parts if part], f" {glyphs.dot} ", document.width):
        document.prose(told, "muted")


def _in_lines(parts: Iterable[str], between: str, width: int) -> Iterator[str]:
    """Yield the parts in as few lines as hold them, none of them broken that is no longer than a line."""
    told = ""
    for part in parts:
        longer = f"{told}{between}{part}" if told else part
        if told and width_of(longer) > width:
            yield told
            longer = part
        told = longer
    if told:
        yield told


def sources_of(story: Story) -> str:
    """Say how many independent sources tell of its incident, "" where it is one of its own."""
    return f"{story.sources} sources" if story.sources > 1 else ""


def _badges(story: Story) -> list[Run]:
    """Return how bad it was and where it stood as the story tells it, then where it stands now if that differs."""
    flag = story.version.analysis.flag
    badges: list[Run] = []
    if flag.outage:
        for word, ink in (
            (flag.severity, severity_ink(flag.severity)),
            (flag.lifecycle, lifecycle_ink(flag.lifecycle)),
        ):
            if word:
                badges += [Run(f" {word} " if ink == "crit" else str(word), ink), Run("  ")]
        if story.moved_to:
            badges += [Run(f"now {story.moved_to}", lifecycle_ink(story.moved_to)), Run("  ")]
    return badges


def _cause(story: Story, width: int, glyphs: Glyphs) -> list[Run]:
    """Return what the outage came of, in at most `width` cells, where the story tells."""
    flag = story.version.analysis.flag
    if not flag.outage or flag.cause in ("", "not stated"):
        return []
    return [Run(fit(f"cause: {line(flag.cause)}", width, glyphs.ellipsis).rstrip(), "muted")]


def severity_ink(severity: str | None) -> str:
    """Return the ink of a severity word."""
    return {"CRIT": "crit", "MAJOR": "major", "MINOR": "minor"}.get(severity or "", "muted")


def lifecycle_ink(lifecycle: str | None) -> str:
    """Return the ink of a lifecycle word."""
    return {"LIVE": "live", "WTCH": "watch", "FIXD": "fixed"}.get(lifecycle or "", "past")


def _takeaways(document: Document, version: Version, glyphs: Glyphs) -> None:
    """Add the box on top of the story, or the reason why there is none."""
    analysis = version.analysis
    if not analysis.takeaways:
        note = analysis.takeaways_note
        document.prose(f"No key takeaways{': ' + note if note else ''}.", "muted")
        document.blank()
        return
    inner = document.width - 4
    label = _label(analysis.takeaways)
    document.add(*_edge(glyphs.top_left, label, glyphs.top_right, document.width, glyphs, "heading"))
    for number, takeaway in enumerate(analysis.takeaways[:9], 1):
        _bullet(document, number, takeaway, inner, glyphs)
    count = min(9, len(analysis.takeaways))
    keys = f"1-{count} show the sentence" if count > 1 else "1 shows the sentence"
    document.add(*_edge(glyphs.bottom_left, keys, glyphs.bottom_right, document.width, glyphs, "muted"))
    document.blank()


def _label(takeaways: Sequence[Takeaway]) -> str:
    """Return whose the takeaways are: the publisher's, which come first, the desk's, or partly a model's."""
    origins = [takeaway.origin for takeaway in takeaways]
    if Origin.MODEL in origins:
        return _LABELS[Origin.MODEL]
    theirs = origins.count(Origin.PUBLISHER)
    return _LABELS[origins[0]] if theirs in (0, len(origins)) else f"Key takeaways, the first {theirs} by the publisher"


def _bullet(document: Document, number: int, takeaway: Takeaway, inner: int, glyphs: Glyphs) -> None:
    text = line(takeaway.text) + mark_of(takeaway)
    wall = Run(glyphs.wall, "faint")
    lead = Run(f" {number} ", "number")
    for start, end in wrap(text, 0, len(text), max(8, inner - 3)):
        shown = Run(fit(text[start:end], max(8, inner - 2)), "strong")
        document.add(wall, lead, shown, Run(" "), wall, action=f"takeaway {number}")
        lead = Run("   ")


def mark_of(takeaway: Takeaway) -> str:
    """Return the words that mark a machine-written takeaway wherever it stands, "" for the story's own."""
    return " (machine-written)" if takeaway.origin is Origin.MODEL else ""


def marked_first(takeaway: Takeaway) -> str:
    """Return a takeaway for a place where its end may be cut off: the mark stands before it."""
    return f"machine-written: {takeaway.text}" if takeaway.origin is Origin.MODEL else takeaway.text


def _edge(left: str, label: str, right: str, width: int, glyphs: Glyphs, ink: str) -> tuple[Run, ...]:
    words = f" {label} "
    if width_of(words) > width - 4:
        words = ""
    rest = width - 3 - width_of(words)
    return (Run(left + glyphs.rule, "faint"), Run(words, ink), Run(glyphs.rule * rest + right, "faint"))


def _services(document: Document, services: tuple[Service, ...]) -> None:
    """Add who is affected, and who is explicitly not, with the sentence that says so."""
    for affected, ink, label in ((True, "strong", "Affected      "), (False, "fixed", "Not affected  ")):
        for names, sentence in _by_sentence(services, affected):
            document.prose(", ".join(names), ink, label, " " * 14)
            document.prose(f"“{bare(sentence)}”", "muted", " " * 14, " " * 14)
            label = " " * 14
    document.blank()


def _by_sentence(services: tuple[Service, ...], affected: bool) -> list[tuple[list[str], str]]:
    """Return the names that each sentence gives, in the story's order, each name once."""
    told: dict[tuple[str, int], tuple[list[str], str]] = {}
    seen: set[str] = set()
    for service in services:
        if service.affected is affected and service.name not in seen:
            seen.add(service.name)
            told.setdefault((service.field, service.start), ([], service.text))[0].append(service.name)
    return list(told.values())


def _body(document: Document, version: Version) -> None:
    for name in body_fields(version):
        document.passage(getattr(version, name), name, "text" if name == "text" or not version.text else "strong")
    if document.cut:
        document.blank()
        document.prose(
            "The rest is left out: this text is longer than a terminal should draw. o opens the page.", "muted"
        )


def _notes(document: Document, story: Story) -> None:
    """Add what a reader should know of the text itself, and the address."""
    version = story.version
    say = partial(document.prose, ink="muted")
    document.blank()
    if version.extracted:
        say("Full text, taken from the article's page.")
    elif len(version.text or version.description) < _SHORT:
        say("From the feed's summary only; x fetches the full text.")
    if version.number > 1:
        say(f"This story has changed since it was first seen: version {version.number}. D shows what changed.")
    if version.date_note:
        say(f"The feed's date is {version.date_note}; the time above is when it was first seen.")
    if version.analysis.flag.note:
        say(version.analysis.flag.note)
    facts(document, version.analysis)
    if story.url:
        document.prose(story.url, "link", "Link  ", "      ", action="browser")


def facts(document: Document, analysis: Analysis) -> None:
    """Add the facts that the desk found, each with the words that it rests on; the scope stands on top already."""
    shown = [fact for fact in analysis.facts if fact.slot not in _TOLD_ABOVE]
    if not shown:
        return
    document.blank()
    document.add(Run("Facts", "heading"))
    for fact in shown:
        value = readable(fact.value)
        same = fact.value == fact.text
        label = fact.slot.replace("_", " ")
        document.prose(value if same else f"{value}  “{fact.text}”", "text", fit(label, 12) + "  ", " " * 14)
    document.blank()
