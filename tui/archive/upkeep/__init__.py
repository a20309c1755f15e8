"""What keeps an archive sound over the years: checks, repairs, copies, retention by age, and proof of spans."""

from __future__ import annotations

from tui.archive.upkeep.copying import dump, restore
from tui.archive.upkeep.doctor import Finding, examine
from tui.archive.upkeep.proof import Proof, prove
from tui.archive.upkeep.retention import prune

__all__ = ["Finding", "Proof", "dump", "examine", "prove", "prune", "restore"]
