"""What the desk says of a story only when somebody reads it (takeaways, and the facts of what is hardly an outage) or
asks (reasons).

Most stories are never opened, and this was the largest part of what a fetch cost. What was bookmarked or handed on is
kept with its takeaways.
"""

from __future__ import annotations

import math

from tui.model import Story

COUNT = 3
"""Takeaways of a story."""


def completed(story: Story) -> Story:
    """Return the story with the takeaways and the facts of its current version, found now where the fetch left them.

    What the user calls an outage, and the desk did not, comes with severity, status and cause as well.
    """
    analysis = story.version.analysis
    if not analysis.flag.assessed:
        return story
    if not analysis.facts:
        from tui.desk.stories import with_facts  # the newsroom's first frame needs no desk

        story = with_facts(story)
    if analysis.takeaways or analysis.takeaways_note:
        return story
    from tui.desk.stories import with_takeaways

    return with_takeaways(story, COUNT)


def explained(story: Story) -> Story:
    """Return the story with the reasons of its flag, found now where the fetch kept none."""
    flag = story.version.analysis.flag
    if flag.reasons or not flag.assessed:
        return story
    from tui.desk.stories import with_reasons

    return with_reasons(story)


def is_weighed_anew(kept: Story, whole: Story) -> bool:
    """Tell whether the reasons that were found now for a kept story do not add up to the score that was kept."""
    if whole is kept or not whole.version.analysis.flag.reasons:
        return False
    from tui.desk.flagging.flag import is_of_other_weights

    return is_of_other_weights(whole.version.analysis.flag)


def weight_needed() -> float:
    """Return what a story's reasons must come to for it to be flagged."""
    from tui.desk.flagging.flag import THRESHOLD

    return math.log(THRESHOLD / (1 - THRESHOLD))
