"""A question that one line answers."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.newsroom.screens.dialog import Dialog
from tui.newsroom.widgets.answer import Answer, Inquiry
from tui.newsroom.widgets.key_bar import KeyBar


class Question(Dialog[str | None]):
    """Asks; its result is the answer, None where there was none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", id="question-cancel"),
    ]

    def __init__(self, title: str, answer: str = "", *, kept: bool = True) -> None:
        """`kept` tells that the answer is saved; else something is only looked for with it."""
        super().__init__()
        self._title = title
        self.answer = (Answer if kept else Inquiry)(answer, self._answered, id="answer", select=True)

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Vertical(id="question") as frame:
            frame.border_title = self._title
            yield self.answer
        yield KeyBar(id="keys")

    def _answered(self) -> None:
        """Take what was written."""
        self.dismiss(self.answer.value)

    def action_cancel(self) -> None:
        """Take nothing."""
        self.dismiss(None)
