"""Stories as plain text: for a clipboard, a pager, a mail or a screen reader."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.brief.links import web_link
from tui.brief.quotes import quote
from tui.brief.times import readable
from tui.model import Origin, Story, Takeaway
from tui.text import clean, clean_line


def takeaways_text(story: Story) -> str:
    """Return the title, a dash line for each takeaway, and where they come from: what `y` puts on the clipboard."""
    version = story.version
    lines = [clean_line(version.title), *(f"- {_bullet(takeaway)}" for takeaway in version.analysis.takeaways)]
    return "\n".join([*lines, _origin(story)])


def takeaways_block(story: Story, *, quotes: bool = True) -> str:
    """Return the story's title, its numbered takeaways (or why there are none) and its source."""
    title = clean_line(story.version.title)
    return "\n".join([title, *_takeaways(story, quotes), _origin(story)])


def render(story: Story, *, sources: bool = True, quotes: bool = True, full_text: bool = False) -> str:
    """Return the story as plain text, ending in a newline: title, where it stands, takeaways, scope, facts.

    `sources` adds who says so and the address.
    """
    version = story.version
    parts = [
        f"{clean_line(version.title)}\n{_state(story)}{_origin(story) if sources else ''}".rstrip(),
        f"Your note\n{clean(story.note)}" if story.note else "",
        _block("Key takeaways", _takeaways(story, quotes)),
        _block("Scope", [_service(story, number, quotes) for number in range(len(version.analysis.services))]),
        _block(
            "Facts",
            [
                f"{clean_line(fact.slot).replace('_', ' ')}: {clean_line(readable(fact.value))}"
                for fact in version.analysis.facts
            ],
        ),
        clean(version.text or version.description).strip() if full_text else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _takeaways(story: Story, quotes: bool) -> list[str]:
    version = story.version
    lines = []
    for number, takeaway in enumerate(version.analysis.takeaways, start=1):
        lines.append(f"{number}. {_bullet(takeaway)}")
        sentence = quote(version, takeaway)
        if quotes and sentence != clean_line(takeaway.text):
            lines.append(f"   “{sentence}”")
    if not lines and version.analysis.takeaways_note:
        lines.append(f"None: {clean_line(version.analysis.takeaways_note)}.")
    return lines


def _service(story: Story, number: int, quotes: bool) -> str:
    service = story.version.analysis.services[number]
    state = "affected" if service.affected else "not affected"
    said = f" (“{quote(story.version, service)}”)" if quotes else ""
    return f"{state}: {clean_line(service.name)}{said}"


def _bullet(takeaway: Takeaway) -> str:
    mark = {Origin.PUBLISHER: " (publisher's own)", Origin.MODEL: " (machine-written)"}.get(takeaway.origin, "")
    return f"{clean_line(takeaway.text)}{mark}"


def _state(story: Story) -> str:
    flag = story.version.analysis.flag
    note = clean_line(flag.note)
    if not flag.outage:
        return f"{note.capitalize()}\n" if note else ""
    return ", ".join(part for part in (f"Outage {story.state}".rstrip(), note) if part) + "\n"


def _origin(story: Story) -> str:
    link = web_link(story.url)
    parts = [clean_line(story.source), _time(story.when), *([link] if link else [])]
    return " · ".join(part for part in parts if part)


def _block(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *lines]) if lines else ""


def _time(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
