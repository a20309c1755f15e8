"""The query language: words, marks and fields, compiled to SQL whose every outside value is a parameter."""

from tui.archive.query.compile import OfFeeds, Plan
from tui.archive.query.language import compile_query
from tui.archive.query.syntax import both

__all__ = ["OfFeeds", "Plan", "both", "compile_query"]
