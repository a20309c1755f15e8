"""Why a feed could not be had: one line in words for a person, and the HTTP code where there was one."""

from __future__ import annotations

from datetime import datetime

from tui.text import clean_line, cut


class WireError(Exception):
    """A request that failed, with the reason in words.

    `code` is the HTTP status where the server answered, `retry_at` when it asked to be asked again, `gone` that it said
    never to ask again.
    """

    def __init__(
        self, words: str, *, code: int | None = None, retry_at: datetime | None = None, gone: bool = False
    ) -> None:
        super().__init__(cut(clean_line(words), 300))
        self.code = code
        self.retry_at = retry_at
        self.gone = gone


class UnaskedError(WireError):
    """A request that was not made, for a reason on this side of the wire: no server is to blame or to be spared."""


class ForbiddenAddressError(OSError):
    """A connection to an address that nothing reached from a feed may lead to. The text is for a person."""
