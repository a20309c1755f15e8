"""What a person types into the search line, understood."""

from __future__ import annotations

from tui.archive.query.compile import Called, FindFeeds, Plan, plan
from tui.archive.query.syntax import read
from tui.text import clean


def compile_query(text: str, feeds: FindFeeds = lambda asked: (), called: Called = lambda name: ()) -> Plan:
    """Return how to find the stories that the query asks for. Raises QueryError where it cannot be understood.

    `feeds` answers which feeds `feed:` and `group:` mean, `called` what else the vendor of a name is called; where they
    are left out, there is none.
    """
    text = clean(text)  # undecodable bytes of a command line arrive as lone surrogates, which SQLite refuses
    return plan(read(text), feeds, called)
