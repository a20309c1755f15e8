"""Which vendor may have been meant by a name that nobody bears."""

from __future__ import annotations

from tui.config.problems import nearest
from tui.desk.knowledge.aliases import is_known, known_names


def meant(name: str) -> str:
    """Return " (did you mean X?)" for a name that is nearly that of a vendor, "" for any other."""
    near = None if is_known(name) else nearest(name, known_names(), cutoff=0.75)
    return f" (did you mean {near}?)" if near else ""
