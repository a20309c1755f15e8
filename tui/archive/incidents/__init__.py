"""Incidents as the archive keeps them: which stories belong together, what that comes to, and what the user decided.

The desk groups stories and reads dossiers; this room gives it the stories (`grouping`), keeps its answer under numbers
that stay (`assigning`), lists incidents (`reading`) and carries out the user's own acts (`acts`), which no later
grouping overrules.
"""

from __future__ import annotations

from tui.archive.connection import Database
from tui.archive.incidents.acts import Acts
from tui.archive.incidents.grouping import Grouped
from tui.archive.incidents.reading import Reading
from tui.archive.undo import Undo

__all__ = ["Incidents"]


class Incidents:
    """The door to all of this: `grouped` for the fetch process, `read` for lists, `acts` for the user."""

    def __init__(self, database: Database, undo: Undo) -> None:
        self.grouped = Grouped(database)
        self.read = Reading(database)
        self.acts = Acts(database, undo)
