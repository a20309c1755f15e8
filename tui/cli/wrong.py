"""`nightdesk wrong`: the user's own word against the desk's. The model is never changed by it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import say
from tui.cli.stories import find_story
from tui.errors import Exit


def configure(parser: ArgumentParser) -> None:
    """Add the story's number."""
    parser.add_argument("id", metavar="ID", help="the story's number, as nightdesk list shows it")
    parser.epilog = "examples:\n  nightdesk wrong 12\n  nightdesk why 12\n  nightdesk undo"


def run(options: Namespace, house: House) -> int:
    """Turn the story's flag over, and keep that as the user's own label."""
    story = find_story(house, options.id)
    outage = not story.version.analysis.flag.outage
    house.archive().marks.wrong(story.id, outage)
    say(f"noted: {'an' if outage else 'no'} outage: {story.version.title}; take it back with: nightdesk undo")
    return Exit.OK
