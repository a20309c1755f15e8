"""What a person types into the search line, understood."""

from __future__ import annotations

from tui.archive.query.compile import FindFeeds, Plan, plan
from tui.archive.query.syntax import read
from tui.text import clean


def compile_query(text: str, feeds: FindFeeds = lambda asked: ()) -> Plan:
    """Return how to find the stories that the query asks for. Raises QueryError where it cannot be understood.

    `feeds` answers which feeds `feed:` and `group:` mean (none where it is left out).
    """
    text = clean(text)  # undecodable bytes of a command line arrive as lone surrogates, which SQLite refuses
    return plan(read(text), feeds)
