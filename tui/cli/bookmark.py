"""`nightdesk bookmark`: keep a story at hand, as it stands now."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import say
from tui.cli.stories import find_stories
from tui.errors import Exit


def configure(parser: ArgumentParser) -> None:
    """Add the stories' numbers and the way back."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="the numbers of stories, as nightdesk list shows them")
    parser.add_argument("--remove", action="store_true", help="take the bookmarks back")
    parser.epilog = (
        "examples:\n  nightdesk bookmark 12 15\n  nightdesk bookmark 12 --remove\n  nightdesk list is:bookmarked"
    )


def run(options: Namespace, house: House) -> int:
    """Set or take back the bookmarks; all numbers are looked up before the first is changed."""
    stories = find_stories(house, options.ids)
    for story in stories:
        house.archive().marks.bookmark(story.id, not options.remove)
        say(f"{'no longer bookmarked' if options.remove else 'bookmarked'}: {story.version.title}")
    return Exit.OK
