"""A hand-over as Markdown, Slack's mrkdwn, plain text, HTML and JSON; outside text is literal in each of them."""

from __future__ import annotations

import html
import json
from collections.abc import Callable

from tui.brief.escape import destination, inline
from tui.brief.handover.compose import Handover, Line, Paragraph
from tui.brief.incident import record
from tui.brief.links import web_link
from tui.brief.times import clock, stamp
from tui.text import clean_line

_TITLE = "Outage brief"


def render(brief: Handover, form: str) -> str:
    """Return the brief in one of `FORMATS`; it ends in a newline."""
    return FORMATS[form](brief)


def _markdown(brief: Handover) -> str:
    lines = [f"# {_TITLE}, {clock(brief.until)}", "", inline(brief.summary), ""]
    for section, paragraphs in brief.sections:
        lines += [f"## {section}", ""]
        for paragraph in paragraphs:
            lines += [f"### {inline(_head(paragraph))}", "", *(_markdown_line(line) for line in paragraph.lines), ""]
        if not paragraphs:
            lines += [brief.nothing, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _markdown_line(line: Line) -> str:
    link = web_link(line.url)
    return f"- {inline(line.text)}" + (f" ([source]({destination(link)}))" if link else "")


def _slack(brief: Handover) -> str:
    """Slack's own markup: https://api.slack.com/reference/surfaces/formatting."""
    lines = [f"*{_TITLE}, {clock(brief.until)}*", _slack_text(brief.summary)]
    for section, paragraphs in brief.sections:
        lines += ["", f"*{section}*"]
        for paragraph in paragraphs:
            lines += [f"*{_slack_text(_head(paragraph))}*", *(_slack_line(line) for line in paragraph.lines)]
        if not paragraphs:
            lines.append(brief.nothing)
    return "\n".join(lines) + "\n"


def _slack_line(line: Line) -> str:
    link = web_link(line.url)
    return f"• {_slack_text(line.text)}" + (f" <{link.replace('|', '%7C').replace('>', '%3E')}|source>" if link else "")


def _slack_text(text: str) -> str:
    """Return text that can name nobody and link nowhere: what Slack reads as such stands in angle brackets."""
    return clean_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(brief: Handover) -> str:
    lines = [f"{_TITLE}, {clock(brief.until)}", brief.summary]
    for section, paragraphs in brief.sections:
        lines += ["", section.upper()]
        for paragraph in paragraphs:
            lines += ["", clean_line(_head(paragraph)), *(f"  - {_with_address(line)}" for line in paragraph.lines)]
        if not paragraphs:
            lines.append(f"  {brief.nothing}")
    return "\n".join(lines) + "\n"


def _with_address(line: Line) -> str:
    link = web_link(line.url)
    return clean_line(line.text) + (f" <{link}>" if link else "")


def _html(brief: Handover) -> str:
    title = f"{_TITLE}, {clock(brief.until)}"
    parts = [
        '<!doctype html>\n<html lang="en">',
        f'<head><meta charset="utf-8"><title>{_escaped(title)}</title></head>\n<body>',
        f"<h1>{_escaped(title)}</h1>\n<p>{_escaped(brief.summary)}</p>",
    ]
    for section, paragraphs in brief.sections:
        parts.append(f"<h2>{_escaped(section)}</h2>")
        for paragraph in paragraphs:
            items = "\n".join(f"<li>{_html_line(line)}</li>" for line in paragraph.lines)
            parts.append(f"<h3>{_escaped(_head(paragraph))}</h3>\n<ul>\n{items}\n</ul>")
        if not paragraphs:
            parts.append(f"<p>{brief.nothing}</p>")
    return "\n".join([*parts, "</body>\n</html>"]) + "\n"


def _html_line(line: Line) -> str:
    link = web_link(line.url)
    words = _escaped(line.text)
    return f'{words} (<a href="{html.escape(link)}" rel="noreferrer noopener">source</a>)' if link else words


def _escaped(text: str) -> str:
    return html.escape(clean_line(text))


def _json(brief: Handover) -> str:
    sections = {
        section.name.lower(): [{**record(one.dossier), "changed": one.changed, "stack": one.mine} for one in paragraphs]
        for section, paragraphs in brief.sections
    }
    times = {"since": stamp(brief.since), "until": stamp(brief.until), "known": brief.known or "now"}
    shape = {"schema": 1, **times, **sections}
    return json.dumps(shape, indent=2) + "\n"


def _head(paragraph: Paragraph) -> str:
    said = [*(["your stack"] if paragraph.mine else []), *(["news"] if paragraph.changed else [])]
    return paragraph.headline + (f" ({', '.join(said)})" if said else "")


FORMATS: dict[str, Callable[[Handover], str]] = {
    "md": _markdown,
    "slack": _slack,
    "text": _text,
    "html": _html,
    "json": _json,
}
"""The formats by the names that the command line has for them."""
