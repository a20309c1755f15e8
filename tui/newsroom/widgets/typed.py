"""An input whose keys count in the order in which they were typed."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import events
from textual.widgets import Input

_PATIENCE = 0.5
"""Seconds that a key may take an input before the next one is looked at all the same."""


class Typed(Input):
    """An input that does what its keys are bound to as they come, and hands on those that come after it was left.

    Textual brings a bound key, such as Enter, back to the app before it counts: what was typed behind it would be
    written first, and be lost or searched for. Nor is the text selected when word of the focus arrives, since it may
    hold by then what was typed meanwhile: who wants it selected does so before.
    """

    def __init__(self, text: str = "", *, id: str) -> None:
        super().__init__(text, id=id, compact=True, select_on_focus=False)

    async def at_rest(self) -> None:
        """Return when all keys that it was given are done with; one that does not come to an end holds nobody up."""
        done = asyncio.Event()
        if self.call_later(done.set):
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await done.wait()

    async def _on_key(self, event: events.Key) -> None:
        """Do what the key is bound to; Textual's own handler writes what is none."""
        if self.screen.focused is not self:
            event.prevent_default()  # it goes on to the app, and there to what has the focus now
            return
        known = self._bindings.copy()
        known.apply_keymap(self.app._keymap)
        for binding in known.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines that are pasted, as one; Textual takes the first and lets go of the others without a word."""
        event.prevent_default()
        event.stop()
        if event.text:
            first, *others = event.text.splitlines()
            self.replace(" ".join([first, *filter(None, map(str.strip, others))]), *self.selection)
