"""What a person types into the search line, understood."""

from __future__ import annotations

from tui.archive.query.compile import All, Condition, Match, Node, Plan, plan, quoted

MARKS = {
    "outage": "outage = 1",
    "unread": "unread = 1",
    "read": "unread = 0",
    "bookmarked": "bookmarked = 1",
    "updated": "updated = 1",
}


def compile_query(text: str) -> Plan:
    """Return how to find the stories that the query asks for. Raises QueryError where it cannot be understood."""
    return plan(All(tuple(_part(word) for word in text.split())))


def _part(word: str) -> Node:
    if word.startswith("is:") and word[3:] in MARKS:
        return Condition(MARKS[word[3:]], tallied=True)
    return Match(quoted(word))
