"""What every command works with: the options that all share, and the rooms opened on demand."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tui.cli.output import say
from tui.dataclass import dataclass
from tui.errors import ConfigError, DatabaseError
from tui.paths import database_path as find_database
from tui.paths import settings_path

if TYPE_CHECKING:
    from tui.archive import Archive
    from tui.config import FeedList, Settings
    from tui.config import VendorEntry as Added
    from tui.desk.knowledge.gazetteer import VendorEntry
    from tui.model import Feed


@dataclass(slots=True)
class House:
    """The feeds file and the database that a command was called with (None: look them up in the usual places).

    `with house:` closes what was opened. The problems of a file that is read are narrated once.
    """

    feeds_path: Path | None = None
    database_path: Path | None = None
    _feed_list: FeedList | None = field(default=None, init=False)
    _settings: Settings | None = field(default=None, init=False)
    _archive: Archive | None = field(default=None, init=False)
    _narrated: set[Path] = field(default_factory=set, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._archive is not None:
            self._archive.close()
            self._archive = None

    @property
    def database(self) -> Path:
        """Where the archive is; it need not exist."""
        return find_database(self.database_path)

    def feed_list(self, *, narrate: bool = True) -> FeedList:
        """Return the feeds, and say on stderr what was wrong with their file; raises ConfigError."""
        if self._feed_list is None:
            from tui.config import load_feeds

            self._feed_list = load_feeds(self.feeds_path)
        if narrate:
            self._narrate(self._feed_list)
        return self._feed_list

    def named_feeds(self) -> tuple[Feed, ...]:
        """Return the feeds, those without a title in their file under what they call themselves; raises ConfigError."""
        from tui.feed_names import all_named

        feeds = self.feed_list().feeds
        return all_named(feeds, self.archive().feeds.titles()) if self.has_archive() else feeds

    def settings(self, *, narrate: bool = True) -> Settings:
        """Return the settings, and say on stderr what was wrong with their file; raises ConfigError."""
        if self._settings is None:
            from tui.config import load_settings

            place = settings_path(feeds=self.feeds_path)
            self._settings = self._with_names(load_settings(place if place.exists() else None))
        if narrate:
            self._narrate(self._settings)
        return self._settings

    def vendors(self) -> tuple[VendorEntry, ...]:
        """Return the vendors that the user adds to those that the desk knows; raises ConfigError."""
        from tui.own_vendors import own_vendors

        return own_vendors(self.feed_list(narrate=False).vendors, self.settings(narrate=False).watches)

    def called(self, name: str) -> frozenset[str]:
        """Return all names of the vendor of a name, in lower case; without the user's own where they cannot be read."""
        from tui.own_vendors import names_by

        added: Sequence[Added] = ()
        with suppress(ConfigError):
            added = self.feed_list(narrate=False).vendors
        return names_by(added)(name)

    def _with_names(self, settings: Settings) -> Settings:
        """Return the settings with what feeds.toml calls the vendors that are watched, where it can be read."""
        if not settings.watches:
            return settings
        from tui.own_vendors import with_names

        with suppress(ConfigError):
            added = self.feed_list(narrate=False).vendors
            return replace(settings, watches=with_names(settings.watches, added))
        return settings

    def archive(self) -> Archive:
        """Return the archive, made where there is none yet; raises DatabaseError."""
        if self._archive is None:
            from tui.archive import Archive
            from tui.completing import completed

            self.make_room()
            self._archive = Archive.open(self.database, complete=completed, called=self.called)
        return self._archive

    def make_room(self) -> None:
        """Make the database's folder, readable by the user alone; raises DatabaseError."""
        folder = self.database.parent
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(f"{folder}: the folder cannot be made: {error.strerror}") from None

    def has_archive(self) -> bool:
        """Whether anything was ever kept: reading commands make no database where there is none."""
        return self.database.exists()

    def _narrate(self, read: FeedList | Settings) -> None:
        if read.path not in self._narrated:
            self._narrated.add(read.path)
            for problem in read.problems:
                say(str(problem))
