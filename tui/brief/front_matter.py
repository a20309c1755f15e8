"""The YAML head of an exported story, the same nine keys for every story.

Every text is double-quoted, so that YAML 1.1 and 1.2 parsers alike read "no", "0o17" or "2024-01-01" in a title as
text. What is not known is an empty text or an empty list, never a missing key.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

import yaml

from tui.brief.links import web_link
from tui.model import FeedKind, Story
from tui.text import clean_line

MAX_TAGS = 10

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_NOT_A_TAG = re.compile(r"[^\w-]+|_+")


def front_matter(story: Story, *, sources: bool = True) -> str:
    """Return the front matter with its two fences, ending in a newline; without `sources` it says not who told it."""
    flag = story.version.analysis.flag
    fields = {
        "title": clean_line(story.version.title),
        "url": web_link(story.url) if sources else "",
        "source": clean_line(story.source) if sources else "",
        "published": story.version.published or "",
        "seen": story.version.seen,
        "services": _names(story, affected=True),
        "status": str(flag.lifecycle or ""),
        "severity": str(flag.severity or ""),
        "tags": tags(story),
    }
    body = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31)
    return f"---\n{body}---\n"


def tags(story: Story) -> list[str]:
    """Return the story's tags as Obsidian and site generators take them: lower case, hyphens, never digits alone."""
    flag = story.version.analysis.flag
    ours = ["outage" if flag.outage else "", "status-page" if story.kind is FeedKind.STATUS else ""]
    ours.append("" if flag.cause == "not stated" else flag.cause)
    wanted = (_tag(name) for name in (*ours, story.vendor, *story.categories))
    return list(dict.fromkeys(tag for tag in wanted if tag))[:MAX_TAGS]


def _names(story: Story, *, affected: bool) -> list[str]:
    services = story.version.analysis.services
    names = (clean_line(service.name) for service in services if service.affected is affected)
    return list(dict.fromkeys(name for name in names if name))


def _tag(name: str) -> str:
    folded = unicodedata.normalize("NFKC", clean_line(name)).casefold()
    tag = _NOT_A_TAG.sub("-", folded).strip("-")[:40].rstrip("-")
    return "" if tag.replace("-", "").isdecimal() else tag


class _Dumper(yaml.SafeDumper):
    """PyYAML's safe dumper, with every text but the keys quoted and times in the form of RFC 3339."""

    def represent_mapping(self, tag: str, mapping: object, flow_style: bool | None = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)  # type: ignore[arg-type]
        for key, _ in node.value:
            key.style = None
        return node


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


def _time(dumper: yaml.SafeDumper, time: datetime) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", time.astimezone(UTC).strftime(_TIME))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(datetime, _time)
