"""What the sheets say: the help, why a story was flagged, what changed between two versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import groupby, pairwise

from tui.brief.why import balance, reason_words, sides, verdict
from tui.completing import weight_needed
from tui.model import Story, Version
from tui.newsroom.cells import fit
from tui.newsroom.clock import moment
from tui.newsroom.commands import COMMANDS, Command
from tui.newsroom.document import Document, Run
from tui.newsroom.glyphs import Glyphs
from tui.text.difference import word_changes

_KEYS = 22
_BESIDE = 50
"""Cells from which on a page has room for keys and, beside them, words."""

_CHANGED = {"-": "removed", "+": "added", " ": "muted"}
_FIELDS = {"title": "title", "description": "summary", "text": "text"}


def help_page(keys_of: Callable[[Command], str], problems: Sequence[str], width: int, glyphs: Glyphs) -> Document:
    """Return all commands with their keys, and what is wrong in the user's files."""
    document = Document(width)
    for problem in problems:
        document.prose(problem, "text", f"{glyphs.warning} ", "  ", "bad")
    document.blank()
    document.add(Run("Reading the list", "heading"))
    signs = (
        (
            f"{glyphs.unread} {glyphs.changed} {glyphs.star} {glyphs.stack}",
            "unread, changed since you read it, bookmarked, on your stack",
        ),
        ("CRIT MAJOR MINOR", "how bad the outage is"),
        ("LIVE WTCH FIXD PAST", "going on, being watched, fixed, looked back on: by the newest word of all"),
        ("STAL", "nobody called it over, and nothing was heard for a day"),
        (f"{glyphs.folded} +12", "twelve more stories of its incident stand behind the row: c shows them"),
        (f"{glyphs.times}3", "so many independent sources tell it"),
    )
    for sign, meaning in signs:
        _entry(document, sign, "strong", meaning)
    for subject, commands in groupby(COMMANDS.values(), key=lambda command: command.subject):
        document.blank()
        document.add(Run(subject, "heading"))
        for command in commands:
            _entry(document, keys_of(command), "key", command.summary)
    document.blank()
    document.prose("Other keys: [keys] in config.toml, by the ids in docs/keys.md.", "muted")
    return document


def _entry(document: Document, name: str, ink: str, words: str) -> None:
    """Add words beside what they are of, or below it where there is no room beside."""
    if document.width >= _BESIDE:
        document.prose(words, "text", fit(name, _KEYS), " " * _KEYS, ink)
    else:
        document.prose(name, ink)
        document.prose(words, "text", "  ", "  ")


def why(story: Story, width: int, glyphs: Glyphs, *, anew: bool) -> Document:
    """Return the words that spoke for and against an outage, strongest first; `anew`: the score is of other weights."""
    document = Document(width)
    flag = story.version.analysis.flag
    document.prose(story.version.title, "title")
    document.blank()
    for words in verdict(flag):
        document.prose(words, "text")
    for heading, reasons in sides(flag):
        document.blank()
        document.add(Run(heading, "heading"))
        for reason in reasons:
            document.prose(reason_words(reason), "text", f"{reason.weight:+6.2f}  ", " " * 8, "number")
    if flag.reasons:
        document.blank()
        document.prose(balance(flag, weight_needed()), "text")
    if anew:
        document.blank()
        document.prose("The story was judged by an earlier release, which weighed its words otherwise.", "muted")
    document.blank()
    document.prose("W says that the flag is wrong; u takes that back.", "muted")
    return document


def changes(versions: Sequence[Version], width: int, glyphs: Glyphs) -> Document:
    """Return what each version changed, the latest first, word by word."""
    document = Document(width)
    if versions:
        document.prose(versions[-1].title, "title")
        document.blank()
    if len(versions) < 2:
        document.prose("This story has not changed since it was first seen.", "muted")
    now = datetime.now(UTC)
    for before, after in reversed(list(pairwise(versions))):
        document.blank()
        document.add(Run(f"Version {after.number}, seen {moment(after.seen, now)}", "heading"))
        for name, label in _FIELDS.items():
            old, new = getattr(before, name), getattr(after, name)
            if old != new:
                document.blank()
                document.add(Run(label, "muted"))
                for sign, words in word_changes(old, new):
                    document.prose(words, _CHANGED[sign], f"{sign} ", "  ", _CHANGED[sign])
    return document
