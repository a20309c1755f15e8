"""What every command works with: the options that all share, and the rooms opened on demand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(slots=True)
class House:
    """The feeds file and the database that a command was called with (None: look them up in the usual places)."""

    feeds_path: Path | None = None
    database_path: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
