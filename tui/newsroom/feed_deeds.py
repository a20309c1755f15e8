"""What a user does to the list of feeds: add, remove, switch, test. Changes can be undone; a child asks servers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tui import feeds_file
from tui.config.listing import FileChange
from tui.errors import Exit
from tui.model import Feed, FeedKind
from tui.newsroom.cells import line
from tui.newsroom.child import Child
from tui.newsroom.document import Document
from tui.newsroom.glyphs import Glyphs
from tui.newsroom.widgets.canvas import newsroom_of

if TYPE_CHECKING:
    from tui.newsroom.screens.feeds import FeedsScreen

_UNDO = "; u takes it back."


class FeedDeeds:
    """The acts on the feed under the cursor, and on the list."""

    def __init__(self, screen: FeedsScreen) -> None:
        self._screen = screen
        self._room = screen.room

    def add(self) -> None:
        """Ask for an address, look what is there, and let the user choose."""
        from tui.newsroom.screens.question import Question

        if self._writable():
            title = "Address of a feed, or of a page that has one"
            self._screen.app.push_screen(Question(title, kept=False), self._look)

    def _look(self, address: str | None) -> None:
        if address and address.lstrip().startswith("-"):
            self._screen.say("That is no address.", "bad")
        elif address and address.strip():
            self._screen.say(f"Asking {line(address)} …")
            self._screen.run_worker(self._find(address.strip()), group="find", exclusive=True)

    async def _find(self, address: str) -> None:
        code, printed, said = await self._child("feeds", "find", address, "--json")
        found = _records(printed) if code == Exit.OK else []
        if not found:
            self._screen.say(said or "No feed was found.", "bad")
            return
        from tui.newsroom.screens.picker import Choice, Picker

        self._screen.say("")
        choices = [Choice(place, _offered(one)) for place, one in enumerate(found)]
        title = "Found; Enter adds it to your feeds" if len(found) == 1 else "Found; Enter adds one to your feeds"
        self._screen.app.push_screen(Picker(title, choices), lambda place: self._add(found, place))

    def _add(self, found: Sequence[dict[str, Any]], place: int | None) -> None:
        if place is None:
            return
        one = found[place]
        feed = Feed(one["url"], line(one["title"]), kind=FeedKind(one["kind"]), vendor=line(one["vendor"]))
        change, added = feeds_file.add(self._room.feeds.path, [feed])
        if not added:
            self._screen.say(f"{feed.title} is listed already.", "muted")
            return
        self._changed(f"added {feed.title}", change)
        self._screen.show(feed.url)
        self._screen.say(f"Added {feed.title}; r asks it for its stories, u takes it back.")

    def remove(self) -> None:
        """Remove the feed under the cursor; its bookmarked stories stay."""
        row = self._screen.list.row
        if row is None or not self._writable():
            return
        change = feeds_file.remove(self._room.feeds.path, [row.feed.url])
        self._changed(f"removed {row.feed.title}", change, [row.feed.url])
        self._screen.say(f"Removed {line(row.feed.title)}; bookmarked stories stay{_UNDO}")

    def switch(self) -> None:
        """Let the feed under the cursor be asked no more, or again."""
        row = self._screen.list.row
        if row is None or not self._writable():
            return
        on = not row.feed.enabled
        change = feeds_file.switch(self._room.feeds.path, [row.feed.url], enabled=on)
        self._changed(f"{'enabled' if on else 'disabled'} {row.feed.title}", change)
        state = "is asked again" if on else "is not asked any more; its stories stay"
        self._screen.say(f"{line(row.feed.title)} {state}{_UNDO}")

    def undo(self) -> None:
        """Undo the newest act, whatever it was."""
        if self._writable():
            words = newsroom_of(self._screen).undo()
            self._screen.show()
            self._screen.say(f"Undone: {words}" if words else "There is nothing to undo.")

    def test(self) -> None:
        """Ask the feed under the cursor now, and show what came; nothing is kept."""
        row = self._screen.list.row
        if row is not None:
            self._screen.say(f"Asking {line(row.feed.title)} …")
            self._screen.run_worker(self._test(row.feed), group="test", exclusive=True)

    async def _test(self, feed: Feed) -> None:
        _, printed, said = await self._child("feeds", "test", feed.url)
        if not printed.strip():
            self._screen.say(said or "The feed could not be asked.", "bad")
            return
        from tui.newsroom.screens.sheet import Sheet

        self._screen.say("")
        self._screen.app.push_screen(Sheet("Asked just now", lambda width, glyphs: _answer(printed, width, glyphs)))

    def fetch(self) -> None:
        """Ask the feed under the cursor for its stories."""
        row = self._screen.list.row
        if row is not None:
            self._screen.say(f"Asking {line(row.feed.title)} …")
            self._screen.run_worker(self._fetch(row.feed), group="fetch", exclusive=True)

    async def _fetch(self, feed: Feed) -> None:
        code, printed, said = await self._child("fetch", feed.url, "--force", "--progress", "none")
        self._screen.show()
        told = printed.strip().split("\n")
        trouble = code not in (Exit.OK, Exit.FAILED)
        failed = next((words for words in told if words.startswith(("failed: ", "not asked: "))), "")
        kind, _, reason = failed.partition(": ")
        reason = reason.partition(f"({feed.url}): ")[2] or reason  # whose it is stands under the cursor
        words = said if trouble else f"{kind}: {reason}" if failed else told[0]
        self._screen.say(line(words), "bad" if trouble or failed else "strong")

    def _changed(self, words: str, change: FileChange, forget: Iterable[str] = ()) -> None:
        self._room.archive.feeds.changed(words, change, forget)
        self._room.reload_feeds()
        self._screen.show()

    def _writable(self) -> bool:
        reason = self._room.archive.read_only_reason
        if reason:
            self._screen.say(f"Nothing can be changed: {reason}", "bad")
        return not reason

    async def _child(self, *words: str) -> tuple[int, str, str]:
        """Run one of our commands; return its exit code, what it printed and what it said last."""
        try:
            code, printed, said = await Child(self._room.command(*words)).read()
        except OSError as error:
            return Exit.FAILED, "", str(error.strerror)
        return code, printed, said.removeprefix("nightdesk: ")


def _offered(found: dict[str, Any]) -> str:
    """Return how a found feed is offered: what tells it from the others comes first."""
    holds = found.get("feed") or {}
    newest = f", newest {holds['newest'][:10]}" if holds.get("newest") else ""
    entries = holds.get("entries", 0)
    return f"{found['title']} · {holds.get('form', '')}, {entries} entries{newest} · {found['url']}"


def _records(printed: str) -> list[dict[str, Any]]:
    try:
        return list(json.loads(printed)["feeds"])
    except (ValueError, KeyError, TypeError):
        return []


def _answer(printed: str, width: int, glyphs: Glyphs) -> Document:
    """Lay out what `feeds test` printed: a title, and lines of a name and words."""
    document = Document(width)
    for number, text in enumerate(printed.rstrip("\n").split("\n")):
        name, words = text[:12], text[12:]
        if number == 0:
            document.prose(text, "title")
        else:
            document.prose(words, "bad" if name.strip() == "error" else "text", name, " " * 12)
    return document
