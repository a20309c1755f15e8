"""Outside text: cleaned at one gate, turned from HTML into paragraphs, and cut into sentences.

Only the light parts are imported here; `tui.text.markup` (lxml) is imported by the wire alone.
"""

from tui.text.clean import clean, clean_line, cut, is_clean

__all__ = ["clean", "clean_line", "cut", "is_clean"]
