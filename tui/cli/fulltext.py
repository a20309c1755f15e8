"""`nightdesk fulltext`: fetch a story's page and keep its text beside the feed's summary."""

from __future__ import annotations

import asyncio
from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import emit, say
from tui.cli.stories import find_story
from tui.errors import Exit
from tui.model import Feed


def configure(parser: ArgumentParser) -> None:
    """Add the story's number."""
    parser.add_argument("id", metavar="ID", help="the story's number, as nightdesk list shows it")
    parser.add_argument("--show", action="store_true", help="print the text as well")
    parser.epilog = (
        "examples:\n  nightdesk fulltext 12\n  nightdesk fulltext 12 --show | less\n\n"
        "The text is a version of its own, with takeaways of its own; the story does not turn unread. Where the page\n"
        "gives no article (a paywall, a consent wall, scripts only) that is said, and the summary stays."
    )


def run(options: Namespace, house: House) -> int:
    """Fetch the text; raises NotFoundError, FullTextError with the reason, DatabaseError."""
    from tui.refresh.full_text import fetch_one

    story = find_story(house, options.id)
    feeds = house.feed_list(narrate=False)
    feed = next((feed for feed in feeds.feeds if feed.url == story.feed_url), Feed(story.feed_url, story.source))
    asyncio.run(fetch_one(house.archive(), story, feed, house.vendors()))
    text = house.archive().stories.story(story.id).version.text
    say(f"the full text of story {story.id} is kept: {len(text.split())} words")
    if options.show:
        emit(text)
    return Exit.OK
