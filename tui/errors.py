"""Errors that reach a person: one line that says what is wrong, where, and what to do."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command line, as `nightdesk --help` documents them."""

    OK = 0
    FAILED = 1
    USAGE = 2
    CONFIG = 3
    DATABASE = 4
    NOT_FOUND = 5
    BUSY = 6
    INTERRUPTED = 130


class NightdeskError(Exception):
    """Something that the user can understand and act upon; it is printed as one line, never as a traceback."""

    exit = Exit.FAILED


class UsageError(NightdeskError):
    """The command was called with words that it does not know."""

    exit = Exit.USAGE


class QueryError(UsageError):
    """A query that cannot be understood. `position` is the offset in `query` of the character that is to blame."""

    def __init__(self, message: str, query: str = "", position: int = 0) -> None:
        super().__init__(message)
        self.query = query
        self.position = position


class ConfigError(NightdeskError):
    """feeds.toml or config.toml cannot be used as it is."""

    exit = Exit.CONFIG


class DatabaseError(NightdeskError):
    """The archive cannot be opened, read or written."""

    exit = Exit.DATABASE


class NotFoundError(NightdeskError):
    """No story, feed or incident answers to that name."""

    exit = Exit.NOT_FOUND


class BusyError(NightdeskError):
    """Another process does this already."""

    exit = Exit.BUSY


class ExportError(NightdeskError):
    """What was to leave the house cannot be written where it was wanted."""
