"""A line to write an answer in, which tells the key bar that Enter takes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.newsroom.widgets.typed import Typed


class Answer(Typed):
    """An input without a border; Textual's own keeps its Enter from the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "save", id="answer-save")]

    def __init__(self, text: str, take: Callable[[], object], *, id: str, select: bool = False) -> None:
        """`take` is called when Enter is pressed; `select` lets the first key replace the text."""
        super().__init__(text, id=id)
        self._take = take
        self._select = select

    def on_mount(self) -> None:
        """Let the first key replace the text, where that is wanted."""
        if self._select:
            self.select_all()

    async def action_submit(self) -> None:
        """Take the answer, before the next key is looked at."""
        self._take()

    def on_resize(self) -> None:
        """Put the terminal's cursor here, once there is a place: the focus comes before that."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset


class Inquiry(Answer):
    """An answer that something is looked for with, and nothing is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "go", id="answer-go")]
