"""What broke something, told by what it had done and without a word of blame: "a migration had locked a table"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_ACTED = Pattern(
    r"\b(?:had|has|have)\s(?:\w+ly\s)?(?:routed|sent|left|caused|led|knocked|taken|brought|made|spread|crashed"
    r"|tripped|stopped|prevented|locked|broken|corrupted|overloaded|exhausted|deleted|disabled|removed"
    r"|filled|blocked|severed|damaged|cut|expired|destroyed|flooded|overwhelmed|wiped)\b"
    r"|(?<!engineer\s)(?<!worker\s)(?<!contractor\s)\b(?:inadvertently|unintentionally|accidentally|mistakenly|erroneously)\s(?:\w+ed|broke|cut|sent|took|led|overwrote|brought|gave|made|left|let|ran|set|shut|put|told|wrote|threw)\b"
    r"|\bintroduced\s(?:additional|extra|excessive|more|too\smuch|an?\s(?:bug|fault|defect|regression|error|race))\b"
)
_ACTOR = late(
    r"\b(?:an?|the|its)\s(?:[\w’'-]+\s){0,3}?(?:migration|update|upgrade|deployment|change|query|job"
    r"|script|engineer|worker|digger|excavator|contractor|storm|lightning|fire|flood|certificate|bug|error"
    r"|fault|failure|rewrite|patch|rollout)(?:\s(?:to|in|of)\s(?:[\w’'-]+\s){0,5}?[\w’'-]+)?(?=(?:\s(?:that|which|was\sdeployed\sthat))?\s$)",
    re.IGNORECASE,
)
"""What did it, before what it did."""


def actors(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the range of what did the damage: "a migration" of "a migration had locked a central table"."""
    for match in _ACTED.each(line, end):
        if actor := _ACTOR.search(line.text, max(0, match.start() - _ACTOR_REACH), match.start()):
            yield actor.span()


_ACTOR_REACH = 70
