"""A kept story as the desk reads it, and with as many takeaways as are wanted."""

from __future__ import annotations

from dataclasses import replace

from tui.desk.analysis import FETCHED_FROM, READ_FROM
from tui.desk.flagging.flag import judge
from tui.desk.takeaways.bullets import takeaways
from tui.model import Article, FeedKind, Origin, Story


def article_of(story: Story, text: str | None = None) -> Article:
    """Return what the desk reads of a story's current version, or with another text in its place."""
    version = story.version
    return Article(
        id=story.guid,
        title=version.title,
        description=version.description,
        text=version.text if text is None else text,
        date=version.published,
        source=story.source,
        url=story.url,
        kind=story.kind,
        vendor=story.vendor if story.kind is FeedKind.STATUS else "",
        language=story.language,
    )


def is_machine_written(story: Story) -> bool:
    """Tell whether any of the story's takeaways is a model's."""
    return any(takeaway.origin is Origin.MODEL for takeaway in story.version.analysis.takeaways)


def with_takeaways(story: Story, count: int) -> Story:
    """Return the story with at most `count` takeaways of the desk's choice.

    A story in a language that the desk does not read, and one whose takeaways a model wrote, stays as it is.
    """
    analysis = story.version.analysis
    if not analysis.flag.assessed or is_machine_written(story):
        return story
    bullets, note = takeaways(article_of(story), count)
    analysis = replace(analysis, takeaways=bullets, takeaways_note=note)
    return replace(story, version=replace(story.version, analysis=analysis))


def with_facts(story: Story) -> Story:
    """Return the story with scope and facts where a fetch leaves them out though it may be an outage.

    What is one by the user's own word has its severity, status and cause found as well.
    """
    analysis = story.version.analysis
    flag = analysis.flag
    is_by_user = flag.outage and flag.lifecycle is None
    if not (is_by_user or READ_FROM <= flag.score < FETCHED_FROM):
        return story
    from tui.desk.outage import told  # as many rules again as all others, and asked for seldom

    return replace(story, version=replace(story.version, analysis=told(article_of(story), analysis, None)))


def with_reasons(story: Story) -> Story:
    """Return the story with the reasons of its flag, by the weights of today; the judgement stays as it was kept."""
    analysis = story.version.analysis
    reasons = judge(article_of(story)).reasons
    analysis = replace(analysis, flag=replace(analysis.flag, reasons=reasons))
    return replace(story, version=replace(story.version, analysis=analysis))
