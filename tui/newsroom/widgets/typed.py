"""An input whose keys count in the order in which they were typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class Typed(Input):
    """An input that does what its keys are bound to as they come, and hands on those that come after it was left.

    Textual brings a bound key, such as Enter, back to the app before it counts: what was typed behind it would be
    written first, and be lost or searched for.
    """

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
