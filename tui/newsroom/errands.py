"""What is done for a story outside the newsroom's process: a child fetches or asks, and the story is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.newsroom.cells import line
from tui.newsroom.child import Child
from tui.newsroom.room import Room

if TYPE_CHECKING:
    from tui.newsroom.screens.wire import WireScreen


class Errands:
    """Errands for the story under the cursor or in the reader."""

    def __init__(self, screen: WireScreen, room: Room) -> None:
        self._screen = screen
        self._room = room

    def fetch_full_text(self) -> None:
        """Fetch the text of the story's page in a child process."""
        story = self._screen.acts.story()
        if story is not None and self._screen.acts.writable():
            self._screen.say("Fetching the full text …")
            self._screen.run_worker(self._full_text(story.id), group="full text", exclusive=True)

    async def _full_text(self, story_id: int) -> None:
        code, words = await self._child("fulltext", str(story_id))
        self._screen.reload()
        self._screen.say(
            "Here is the full text." if code == 0 else words or "The full text could not be fetched.",
            "strong" if code == 0 else "bad",
        )

    def model_takeaways(self) -> None:
        """Have the takeaways written by the model, or by the desk where they are the model's."""
        from tui.desk.stories import is_machine_written

        story = self._screen.acts.story()
        if story is None or not self._screen.acts.writable():
            return
        if is_machine_written(story):
            self._screen.run_worker(self._takeaways(story.id, "--own"), group="model", exclusive=True)
        elif not self._room.settings.llm.configured:
            self._screen.say("No model is set up: [llm] in config.toml, base_url and model.", "bad")
        else:
            self._screen.say(f"Asking {line(self._room.settings.llm.model)} …")
            self._screen.run_worker(self._takeaways(story.id, "--llm"), group="model", exclusive=True)

    async def _takeaways(self, story_id: int, whose: str) -> None:
        code, words = await self._child("takeaways", str(story_id), whose)
        self._screen.reload()
        if code:
            self._screen.say(words or "The model could not be asked.", "bad")
        else:
            self._screen.say(f"Takeaways: {words}." if words else "These are the desk's own takeaways.")

    async def _child(self, *words: str) -> tuple[int, str]:
        """Run one of our commands and return its exit code and what it said last."""
        try:
            code, said = await Child(self._room.command(*words)).run(lambda record: None)
            return code, said.removeprefix("nightdesk: ")
        except OSError as error:
            return 1, str(error.strerror)
