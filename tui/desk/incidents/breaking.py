"""Headlines that break the news: it is down now, rather than why it was or that it is back."""

from __future__ import annotations

import re

from tui.text.late import late

_NOW = late(
    r"\b(?:is|are|seems?|appears?|goes|going|gone|currently|still|being)\b[^.;:]{0,40}?"
    r"\b(?:down|offline|unavailable|out|not working|crash\w*|broken)\b"
    r"|\bdown\b|\bright now\b|\b(?:experienc(?:es?|ing)|suffers?|hits?|struggling|having|crash(?:es|ing)|fac(?:es|ing)"
    r"|reports? (?:of )?(?:issues|problems|outages?)|live updates|disrupts?)\b",
    re.IGNORECASE,
)
_LATER = late(
    r"\b(?:was|were|had|post-?mortem|what happened|apologi[sz]e[sd]?|blam\w+|caused?|explain\w*|restor(?:ed?|es)"
    r"|resolve[sd]?|fixed|back|after|recover\w*|returns?|resum\w+|why|how|investigat\w+|compensat\w+|lawsuits?"
    r"|sue[sd]?|credits?|refund\w*)\b",
    re.IGNORECASE,
)


def breaks_the_news(title: str) -> bool:
    """Tell whether a headline says that something is down now, and nothing of its end, its cause or what came of it."""
    return bool(_NOW.search(title)) and not _LATER.search(title)
