"""A story as a Markdown brief: front matter, takeaways with their quoted sentences, scope, facts, link.

The promise: whatever the story says, the file is what a YAML and a CommonMark parser expect it to be. It has our
headings and no others, one link (the story's), no image and no HTML; outside text shows as literal text. Footnotes are
those of GitHub, Obsidian and Pandoc; a plain CommonMark parser shows them as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from tui.brief.escape import destination, inline
from tui.brief.front_matter import front_matter
from tui.brief.links import web_link
from tui.brief.quotes import quote
from tui.brief.times import readable
from tui.model import Origin, Story, Takeaway, Version
from tui.text import clean, cut

MAX_SUMMARY = 2_000
"""Characters of the feed's summary that stand in for missing takeaways."""

_UNTITLED = "(no title)"


def render(story: Story, *, sources: bool = True, quotes: bool = True, full_text: bool = False) -> str:
    """Return the story as a Markdown file.

    `sources` says who tells it and where: in front matter and byline, and in a section with the story's link. `quotes`
    adds the sentence that each takeaway, service and fact rests on; `full_text` the text as it stood in this version.
    """
    version = story.version
    sections = [
        [f"# {inline(version.title) or _UNTITLED}"],
        [_byline(story, sources)],
        _takeaways(version, quotes),
        _scope(version, quotes),
        _facts(version, quotes),
        _full_text(version) if full_text else [],
        ["## Source", "", _source(story)] if sources else [],
        _footnotes(version) if quotes else [],
    ]
    body = "\n\n".join("\n".join(section) for section in sections if section)
    return f"{front_matter(story, sources=sources)}\n{body}\n"


def _byline(story: Story, sources: bool) -> str:
    """When it was said and by whom, and how the desk reads it, as one line."""
    version, flag = story.version, story.version.analysis.flag
    parts = [_time(version.published) or f"seen {_time(version.seen)}"]
    parts += [inline(story.source), inline(version.author)] if sources else []
    if flag.outage:
        parts.append(f"outage {story.state}".rstrip())
    if version.number > 1:
        parts.append(f"version {version.number}, seen {_time(version.seen)}")
    return " · ".join(part for part in parts if part)


def _takeaways(version: Version, quotes: bool) -> list[str]:
    takeaways = version.analysis.takeaways
    if not takeaways:
        return _instead(version)
    lines = ["## Key takeaways", ""]
    marks = {Origin.MODEL: " *(machine-written)*"}
    if all(takeaway.origin is Origin.PUBLISHER for takeaway in takeaways):
        lines += ["*From the publisher's own list.*", ""]
    else:
        marks[Origin.PUBLISHER] = " *(publisher's own)*"
    return lines + [_bullet(number, one, quotes, marks.get(one.origin, "")) for number, one in enumerate(takeaways, 1)]


def _bullet(number: int, takeaway: Takeaway, quotes: bool, mark: str) -> str:
    note = f"[^{number}]" if quotes else ""
    return f"{number}. {inline(takeaway.text) or '(empty)'}{mark}{note}"


def _instead(version: Version) -> list[str]:
    """Why there are no takeaways, and the feed's own summary in their place."""
    note = inline(version.analysis.takeaways_note)
    summary = inline(cut(clean(version.description or version.text), MAX_SUMMARY))
    lines = [f"*No takeaways: {note}.*", ""] if note else []
    lines += [f"> {summary}"] if summary else []
    return ["## Summary", "", *lines] if lines else []


def _footnotes(version: Version) -> list[str]:
    """The sentence of each takeaway.

    The words before the quote are needed: `[^1]: word` alone would be a link reference definition (CommonMark 4.7).
    """
    return _apart(
        f"[^{number}]: {_voice(takeaway)}: “{inline(quote(version, takeaway))}”"
        for number, takeaway in enumerate(version.analysis.takeaways, start=1)
    )


def _voice(takeaway: Takeaway) -> str:
    if takeaway.origin is Origin.PUBLISHER:
        return "The publisher's own takeaway"
    return "Machine-written from" if takeaway.origin is Origin.MODEL else "In the story's words"


def _scope(version: Version, quotes: bool) -> list[str]:
    services = sorted(version.analysis.services, key=lambda service: not service.affected)
    rows = [
        [inline(service.name), "affected" if service.affected else "**not** affected", inline(quote(version, service))]
        for service in services
    ]
    return _table("Scope", ["Service", "State", "In the story's words"], rows, quotes)


def _facts(version: Version, quotes: bool) -> list[str]:
    rows = [
        [inline(fact.slot.replace("_", " ")), inline(readable(fact.value)), inline(quote(version, fact))]
        for fact in version.analysis.facts
    ]
    return _table("Facts", ["Fact", "Value", "In the story's words"], rows, quotes)


def _table(heading: str, head: list[str], rows: list[list[str]], quotes: bool) -> list[str]:
    """A table, without its last column (the quotes) where they are not wanted; nothing where there are no rows."""
    if not rows:
        return []
    width = len(head) if quotes else len(head) - 1
    table = [head, ["---"] * len(head), *rows]
    return [f"## {heading}", "", *("| " + " | ".join(cells[:width]) + " |" for cells in table)]


def _full_text(version: Version) -> list[str]:
    """The text, a paragraph a line; list items stay list items, and all else is literal."""
    text = clean(version.text or version.description)
    paragraphs = (_paragraph(line) for line in text.split("\n"))
    return ["## Full text", "", *_apart(paragraph for paragraph in paragraphs if paragraph)]


def _paragraph(line: str) -> str:
    if line.startswith("• "):
        item = inline(line[2:])
        return f"- {item}" if item else ""
    return inline(line)


def _source(story: Story) -> str:
    name = inline(story.source) or "the source"
    link = web_link(story.url)
    if link:
        return f"[Read the story at {name}]({destination(link)})"
    address = inline(story.url)
    return f"{name}, without a web address" + (f" (the feed gives “{address}”)" if address else "")


def _apart(lines: Iterable[str]) -> list[str]:
    """The lines with an empty one between each two."""
    spread = [part for line in lines for part in (line, "")]
    return spread[:-1]


def _time(time: datetime | None) -> str:
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if time else ""
