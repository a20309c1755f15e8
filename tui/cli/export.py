"""`nightdesk export`: stories and their takeaways as files that other programs read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from tui.brief import json, markdown, plain
from tui.brief.files import check_folder, file_name, write_new
from tui.cli.house import House
from tui.cli.list import nothing
from tui.cli.output import emit, say
from tui.cli.stories import find_stories
from tui.completing import explained
from tui.config import ExportSettings
from tui.errors import Exit, NotFoundError, UsageError
from tui.model import Story

MOST = 10_000
"""Stories that one export writes at the most."""

MOST_ASKED = 50
"""Stories that one export asks a model about: each takes seconds, and may cost money."""

_SUFFIXES = {"md": ".md", "json": ".json", "text": ".txt"}


def configure(parser: ArgumentParser) -> None:
    """Add what to export, its format and where to."""
    parser.add_argument("what", nargs="*", metavar="ID|QUERY", help="numbers of stories, or a query")
    parser.add_argument("--format", choices=sorted(_SUFFIXES), default="md", help="md (default), json or text")
    parser.add_argument("--to", metavar="DIR", help='the folder to write to ("-": standard output)')
    parser.add_argument("--full-text", action="store_true", help="the story's text below its takeaways")
    parser.add_argument("--takeaways", type=int, choices=range(1, 6), metavar="N", help="1 to 5 (default 3)")
    parser.add_argument("--llm", action="store_true", help="let the model of config.toml write the takeaways")
    parser.epilog = (
        "examples:\n  nightdesk export 12\n  nightdesk export is:bookmarked --to ~/notes\n"
        "  nightdesk export 12 --to - | less\n  nightdesk export is:outage --format json --to -\n\n"
        "A file a story; the paths are printed. No file is ever written over: a second one is called -2.\n"
        f"--llm sends the text of at most {MOST_ASKED} stories to the model and marks what it wrote; where it gives\n"
        "nothing, the desk's own takeaways are exported, stderr says why, and the exit code is 1. See docs/model.md."
    )


def run(options: Namespace, house: House) -> int:
    """Write the stories; raises NotFoundError where nothing is to be written, ExportError where it cannot be."""
    stories = _stories(options.what, house)
    failed = 0
    if options.llm:
        stories, failed = _by_model(stories, options.takeaways or 3, house)
    elif options.takeaways:
        from tui.desk.stories import with_takeaways

        stories = [with_takeaways(story, options.takeaways) for story in stories]
    settings = house.settings().export
    settings = replace(settings, full_text=options.full_text or settings.full_text)
    if options.to == "-":
        emit(_together(stories, options.format, settings).rstrip("\n"))
        return Exit.FAILED if failed else Exit.OK
    folder = check_folder(Path(options.to) if options.to else settings.folder)
    render = _renderer(options.format, settings)
    for story in stories:
        path = write_new(folder, file_name(story, _SUFFIXES[options.format]), render(story))
        house.archive().marks.handed_on(story.id, story.version.id, str(path))
        emit(str(path))
    return Exit.FAILED if failed else Exit.OK


def _by_model(stories: list[Story], count: int, house: House) -> tuple[list[Story], int]:
    """Return the stories with the takeaways of the model, and how many stories it gave none for.

    Raises ConfigError where no model is set up, and UsageError where there are more stories than one asks about.
    """
    import asyncio

    from tui.refresh.machine_takeaways import ask_all, model_of

    if len(stories) > MOST_ASKED:
        raise UsageError(f"--llm asks about at most {MOST_ASKED} stories, these are {len(stories)}")
    model = model_of(house.settings().llm)
    failures = asyncio.run(ask_all(house.archive(), model, stories, count))
    for story_id, reason in failures.items():
        say(f"story {story_id}: {reason}")
    return [house.archive().stories.story(story.id) for story in stories], len(failures)


def _stories(words: list[str], house: House) -> list[Story]:
    if words and all(word.isdigit() for word in words):
        return find_stories(house, words)
    query = " ".join(words) or "is:bookmarked"
    stories = list(islice(house.archive().stories.export_rows(query), MOST)) if house.has_archive() else []
    if not stories:
        raise NotFoundError(nothing(house, query))
    return stories


def _renderer(kind: str, wanted: ExportSettings) -> Callable[[Story], str]:
    if kind == "json":
        return lambda story: json.render([explained(story)], sources=wanted.sources, full_text=wanted.full_text)
    form = markdown if kind == "md" else plain
    return lambda story: form.render(story, sources=wanted.sources, quotes=wanted.quotes, full_text=wanted.full_text)


def _together(stories: list[Story], kind: str, wanted: ExportSettings) -> str:
    """Return the stories as one document."""
    if kind == "json":
        return json.render(map(explained, stories), sources=wanted.sources, full_text=wanted.full_text)
    render = _renderer(kind, wanted)
    return "\n".join(map(render, stories))
