"""`nightdesk takeaways`: a story's key takeaways, more of them, or those of a model that you switched on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import emit, say
from tui.cli.stories import find_story
from tui.desk.takeaways.bullets import MOST
from tui.errors import Exit
from tui.model import Story


def configure(parser: ArgumentParser) -> None:
    """Add the story's number, how many takeaways, and whose."""
    parser.add_argument("id", metavar="ID", help="the story's number, as nightdesk list shows it")
    parser.add_argument("--takeaways", type=int, choices=range(1, MOST + 1), metavar="N", help=f"1 to {MOST}")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--llm", action="store_true", help="let the model of config.toml write them, and keep them")
    whose.add_argument("--own", action="store_true", help="keep the desk's own again in their place")
    parser.epilog = (
        "examples:\n  nightdesk takeaways 12\n  nightdesk takeaways 12 --takeaways 5\n  nightdesk takeaways 12 --llm\n"
        "  nightdesk takeaways 12 --own\n\n"
        "What a model wrote is marked as machine-written, and shown only where the sentences that it cites carry its\n"
        "words; else the sentence itself is shown. Nothing is sent anywhere without --llm. See docs/model.md."
    )


def run(options: Namespace, house: House) -> int:
    """Print the takeaways; raises NotFoundError, ConfigError, ModelError, DatabaseError."""
    from tui.brief.plain import takeaways_block

    story = find_story(house, options.id)
    count = options.takeaways or 3
    if options.llm:
        _ask(house, story, count)
    elif options.own:
        from tui.refresh.machine_takeaways import own_again

        own_again(house.archive(), story, count)
    elif options.takeaways:
        from tui.desk.stories import with_takeaways

        emit(takeaways_block(with_takeaways(story, count)))
        return Exit.OK
    emit(takeaways_block(house.archive().stories.story(story.id)))
    return Exit.OK


def _ask(house: House, story: Story, count: int) -> None:
    import asyncio

    from tui.refresh.machine_takeaways import ask_one, model_of

    written = asyncio.run(ask_one(house.archive(), model_of(house.settings().llm), story, count))
    refused = f"; {written.refused} refused as not carried" if written.refused else ""
    say(f"{written.machine} machine-written, {written.own} in the story's own words{refused}")
