"""The line that asks: for a search over all stories, or for words to find in the one that is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.newsroom.pause import Pause
from tui.newsroom.widgets.typed import Typed

Purpose = Literal["search", "find"]

_PAUSE = 0.08
"""Seconds without a key after which what is typed is looked up."""
_HINTS = {
    "search": 'Search all stories: words, "a phrase", is:outage, severity:crit, vendor:aws, since:12h',
    "find": "Find in this story",
}


class Prompt(Typed):
    """An input that looks up while you type; Enter keeps the answer, Esc goes back to what was before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "take", id="prompt-take"),
        Binding("escape", "leave", "cancel", id="prompt-cancel"),
    ]

    class Asked(Message):
        """Something is to be looked up. `final` tells that Enter was pressed."""

        def __init__(self, purpose: Purpose, words: str, final: bool) -> None:
            super().__init__()
            self.purpose, self.words, self.final = purpose, words, final

    class Left(Message):
        """The prompt was left with Esc."""

        def __init__(self, purpose: Purpose) -> None:
            super().__init__()
            self.purpose = purpose

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.purpose: Purpose = "search"
        self._pause = Pause(_PAUSE, lambda: self.post_message(self._asked(final=False)))
        self.take: Callable[[Prompt.Asked], None] = lambda question: None
        """Called with what Enter asks for, before the next key is looked at."""

    def ask(self, purpose: Purpose, words: str = "") -> None:
        """Open the line for that purpose."""
        self.purpose = purpose
        self.placeholder = _HINTS[purpose]
        with self.prevent(Input.Changed):
            self.value = words
        self.select_all()
        self.display = True
        # Not `focus()`, which waits its turn: the next key of a fast typist would go to the screen, and q would quit.
        self.screen.set_focus(self)

    def close(self) -> None:
        """Hide the line."""
        self._pause.stop()
        self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._pause.stop()
        if self.display:  # it may have been left meanwhile
            self._pause.begin(self)

    async def action_submit(self) -> None:
        """Look it up and go on to it."""
        self._pause.stop()
        self.take(self._asked(final=True))

    def _asked(self, final: bool) -> Asked:
        return self.Asked(self.purpose, self.value.strip(), final)

    def action_leave(self) -> None:
        """Leave the prompt without an answer."""
        self._pause.stop()
        self.post_message(self.Left(self.purpose))
