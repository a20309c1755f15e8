"""`nightdesk show`: one story with its takeaways, scope and facts, and its text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import emit, emit_json
from tui.cli.stories import find_story
from tui.errors import Exit


def configure(parser: ArgumentParser) -> None:
    """Add the story's number and the ways to print."""
    parser.add_argument("id", metavar="ID", help="the story's number, as nightdesk list shows it")
    parser.add_argument("--json", action="store_true", help="print the story with its analysis and spans")
    parser.add_argument("--brief", action="store_true", help="leave the text out")
    parser.add_argument("--diff", action="store_true", help="show what its versions changed, word by word")
    parser.add_argument("--takeaways", type=int, choices=range(1, 6), metavar="N", help="1 to 5 (default 3)")
    parser.epilog = (
        "examples:\n  nightdesk show 12\n  nightdesk show 12 --brief\n  nightdesk show 12 --diff\n"
        "  nightdesk show 12 --json | jq .story"
    )


def run(options: Namespace, house: House) -> int:
    """Print the story; raises NotFoundError where there is none of that number."""
    story = find_story(house, options.id)
    if options.takeaways:
        from tui.desk.stories import with_takeaways

        story = with_takeaways(story, options.takeaways)
    if options.diff:
        from tui.brief.changes import render as render_changes

        emit(render_changes(house.archive().stories.versions(story.id)).rstrip("\n"))
    elif options.json:
        from tui.brief.json import story_record
        from tui.completing import explained

        emit_json({"story": story_record(explained(story), full_text=not options.brief)})
    else:
        from tui.brief.plain import render

        emit(render(story, full_text=not options.brief).rstrip("\n"))
    return Exit.OK
