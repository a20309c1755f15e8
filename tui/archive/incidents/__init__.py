"""Incidents as the archive keeps them: which stories belong together, what that comes to, and what the user decided.

The desk groups stories and reads dossiers; this room gives it the stories (`grouping`), keeps its answer under numbers
that stay (`assigning`), lists incidents (`reading`) and carries out the user's own acts (`acts`), which no later
grouping overrules.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from tui.archive.connection import Database
from tui.archive.incidents.reading import Reading

if TYPE_CHECKING:
    from tui.archive.incidents.acts import Acts
    from tui.archive.incidents.grouping import Grouped
    from tui.archive.undo import Undo

__all__ = ["Incidents"]


class Incidents:
    """The door to all of this: `grouped` for the fetch process, `read` for lists, `acts` for the user.

    Each is imported when it is first asked for: most processes read.
    """

    def __init__(self, database: Database, undo: Callable[[], Undo]) -> None:
        self._database = database
        self._undo = undo
        self.read = Reading(database)

    @cached_property
    def grouped(self) -> Grouped:
        """What the fetch process keeps."""
        from tui.archive.incidents.grouping import Grouped

        return Grouped(self._database)

    @cached_property
    def acts(self) -> Acts:
        """What the user decides."""
        from tui.archive.incidents.acts import Acts

        return Acts(self._database, self._undo())
