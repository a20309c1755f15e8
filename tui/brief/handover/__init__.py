"""The hand-over at the end of a shift: what is live, what changed, what is over, what nobody knows, with its sources.

`compose` sorts incidents into sections and puts them into words; `formats` writes those words as Markdown, for Slack,
as plain text, HTML or JSON. The same archive and the same two times give the same brief, letter for letter.
"""

from __future__ import annotations

from tui.brief.handover.compose import Handover, handover
from tui.brief.handover.formats import FORMATS, render

__all__ = ["FORMATS", "Handover", "handover", "render"]
