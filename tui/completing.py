"""What the desk says of a story only when somebody reads it: the takeaways of one that is no outage.

Most stories are never opened, and choosing their takeaways was the largest part of what a fetch cost.
"""

from __future__ import annotations

from tui.model import Story

COUNT = 3
"""Takeaways of a story."""


def completed(story: Story) -> Story:
    """Return the story with the takeaways of its current version, chosen now where the fetch chose none."""
    analysis = story.version.analysis
    if analysis.takeaways or analysis.takeaways_note or not analysis.flag.assessed:
        return story
    from tui.desk.stories import with_takeaways  # the newsroom's first frame needs no desk

    return with_takeaways(story, COUNT)
