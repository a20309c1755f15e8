"""A line to write an answer in, which tells the key bar that Enter takes it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class Answer(Input):
    """An input without a border; Textual's own keeps its Enter from the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "save", id="answer-save")]

    def __init__(self, text: str, *, id: str, select: bool = False) -> None:
        """`select` lets the first key replace the text."""
        super().__init__(text, id=id, compact=True, select_on_focus=select)
