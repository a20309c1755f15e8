"""`nightdesk note`: words of your own beside a story, found by search."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import emit, say
from tui.cli.stories import find_story
from tui.errors import Exit


def configure(parser: ArgumentParser) -> None:
    """Add the story's number and the note."""
    parser.add_argument("id", metavar="ID", help="the story's number, as nightdesk list shows it")
    parser.add_argument("text", nargs="*", metavar="TEXT", help="the note (default: print the one that there is)")
    parser.add_argument("--remove", action="store_true", help="take the note away")
    parser.epilog = (
        "examples:\n  nightdesk note 12 ticket 4411, Ana calls Stripe at 08:00\n  nightdesk note 12\n"
        "  nightdesk note 12 --remove\n  nightdesk list is:noted\n  nightdesk list note:4411\n\n"
        "A new note takes the place of the old one, and nightdesk undo brings that back.\n"
        "An incident has notes too: nightdesk incident note 7 TEXT"
    )


def run(options: Namespace, house: House) -> int:
    """Write, print or remove the note; raises UsageError, NotFoundError, DatabaseError."""
    story = find_story(house, options.id)
    if not options.text and not options.remove:
        if story.note:
            emit(story.note)
        else:
            say(f"there is no note on: {story.version.title}")
        return Exit.OK
    house.archive().marks.note(story.id, "" if options.remove else " ".join(options.text))
    say(f"{'note removed' if options.remove else 'noted'}: {story.version.title}; take it back with: nightdesk undo")
    return Exit.OK
