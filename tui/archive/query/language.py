"""What a person types into the search line, understood."""

from __future__ import annotations

from tui.archive.query.compile import Plan, plan
from tui.archive.query.syntax import read


def compile_query(text: str) -> Plan:
    """Return how to find the stories that the query asks for. Raises QueryError where it cannot be understood."""
    return plan(read(text))
