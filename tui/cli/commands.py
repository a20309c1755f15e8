"""The table of commands: their names, their one-line summaries, and the modules that hold them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tui.cli.house import House
from tui.dataclass import dataclass

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

READ = "Read"
KEEP = "Keep and hand on"
FETCH = "Feeds"
DESK = "The desk"


class Command(Protocol):
    """What each module of a command offers."""

    def configure(self, parser: ArgumentParser) -> None:
        """Add the command's arguments, its description and its examples to the parser."""

    def run(self, options: Namespace, house: House) -> int:
        """Do the work and return the exit code."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as the help lists it, under the heading `group`."""

    name: str
    summary: str
    group: str

    def load(self) -> Command:
        """Import the command's module."""
        return cast(Command, import_module(f"tui.cli.{self.name.replace('-', '_')}"))


COMMANDS = {
    entry.name: entry
    for entry in (
        Entry("newsroom", "open the newsroom (what `nightdesk` alone does)", READ),
        Entry("list", "list stories, newest first", READ),
        Entry("show", "show one story with its takeaways", READ),
        Entry("takeaways", "show a story's takeaways, more of them, or a model's", READ),
        Entry("incidents", "list incidents: what is broken, since when, and is it over", READ),
        Entry("incident", "show one incident's dossier; merge, split, rename or pin it", READ),
        Entry("status", "print one line for a prompt or a status bar", READ),
        Entry("vendors", "show each vendor's incidents of the last 90 days", READ),
        Entry("alerts", "list what you were told; try it, replay the past", READ),
        Entry("why-not", "say why an incident raised no alert", READ),
        Entry("demo", "open a sample wire that needs no network", READ),
        Entry("serve", "open the newsroom in a browser", READ),
        Entry("bookmark", "bookmark a story, or take the bookmark back", KEEP),
        Entry("note", "write a note of your own beside a story", KEEP),
        Entry("export", "write stories and their takeaways as Markdown", KEEP),
        Entry("brief", "write a hand-over: what is live, what changed, what is over", KEEP),
        Entry("verify", "check that what you kept still says what its takeaways say", KEEP),
        Entry("archive", "copy everything out and back, and prune what is old", KEEP),
        Entry("doctor", "check the archive and repair what can be repaired", KEEP),
        Entry("undo", "take back the last change", KEEP),
        Entry("fetch", "ask all feeds for news, once or every so often", FETCH),
        Entry("fulltext", "fetch the text of a story's page", FETCH),
        Entry("feeds", "list, find, add, test, switch, remove, import and export feeds", FETCH),
        Entry("why", "show the words that made a story an outage story", DESK),
        Entry("wrong", "say that the desk judged a story wrongly", DESK),
        Entry("eval", "score the desk on the stories that you called wrong", DESK),
        Entry("completions", "print what a shell needs to complete all this", DESK),
        Entry("analyze", "judge stories given as JSON lines on standard input", DESK),
    )
}
