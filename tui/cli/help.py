"""`nightdesk --help`: what it is for, by example; no command's module is imported to print it."""

from __future__ import annotations

from itertools import groupby
from textwrap import fill

from tui.cli.commands import COMMANDS

PURPOSE = "What is broken on the internet, who says so, since when, what is not affected, and whether it is fixed."

EXAMPLES = (
    ("nightdesk", "open the newsroom"),
    ("nightdesk demo", "try it on a sample wire, without a network"),
    ("nightdesk fetch", "ask all feeds for news"),
    ("nightdesk list is:outage", "list outage stories, newest first"),
    ("nightdesk list --json | jq .", "the same for a program"),
    ("nightdesk show 12", "read story 12 with its takeaways"),
    ("nightdesk export is:bookmarked", "write the bookmarked stories as Markdown"),
)

EXITS = (
    (0, "done"),
    (1, "failed"),
    (2, "wrong usage"),
    (3, "feeds.toml or config.toml cannot be used"),
    (4, "the database cannot be used"),
    (5, "nothing answers to that name"),
    (6, "another nightdesk is doing this already"),
    (130, "interrupted"),
)

_HEAD = """\
nightdesk, the outage newsroom in a terminal: what is broken on the internet,
who says so, since when, what is not affected, and whether it is fixed.

Usage: nightdesk [COMMAND] [OPTIONS]
"""

_TAIL = """\
Everywhere, before or after the command:
  --feeds FILE  the list of feeds to use (NIGHTDESK_FEEDS, else your feeds.toml)
  --db FILE     the database to use (NIGHTDESK_DB, else your data folder)
  -h, --help    this help, or that of a command: nightdesk list --help
  --version     the version

Data goes to stdout, narration to stderr. NO_COLOR is obeyed.
"""


def overview() -> str:
    """Return the help of `nightdesk` itself."""
    sections = []
    for group, entries in groupby(COMMANDS.values(), key=lambda entry: entry.group):
        lines = [f"  {entry.name:<12}  {entry.summary}" for entry in entries]
        sections.append("\n".join([f"{group}:", *lines]))
    examples = "".join(f"  {example:<31}  {words}\n" for example, words in EXAMPLES)
    exits = fill("Exit codes: " + ", ".join(f"{code} {words}" for code, words in EXITS) + ".", 79)
    return "\n".join([_HEAD, examples, "\n\n".join(sections), "", _TAIL + exits])
