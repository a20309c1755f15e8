"""Which vendor may have been meant by a name that nobody bears."""

from __future__ import annotations

from difflib import get_close_matches

from tui.desk.aliases import is_known, known_names


def meant(name: str) -> str:
    """Return " (did you mean X?)" for a name that is nearly that of a vendor, "" for any other."""
    near = [] if is_known(name) else get_close_matches(name.lower(), known_names(), n=1, cutoff=0.75)
    return f" (did you mean {near[0]}?)" if near else ""
