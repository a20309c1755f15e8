"""The query language: words, marks and fields, compiled to SQL whose every outside value is a parameter."""

from tui.archive.query.compile import Called, OfFeeds, Plan
from tui.archive.query.language import compile_query
from tui.archive.query.syntax import both

__all__ = ["Called", "OfFeeds", "Plan", "both", "compile_query"]
