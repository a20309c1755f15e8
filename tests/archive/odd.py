"""Searches that a person may type and that no search engine's own syntax foresees."""

from __future__ import annotations

ODD = (
    "aws-outage", "C++", "don't", "12:30", "https://status.example.com/incidents?id=1&x=2#y", "", "   ", "'", "*", "**",
    "a*b", "^title", "NEAR(a b)", "title:down", "{title} : down", "a+b", "50%", "_", "\\", "--", "- ", "#1234", "@user",
    "R&D", "São Paulo", "停电", "🙂", "\x00", "NULL; DROP TABLE story; --",
)  # fmt: skip
