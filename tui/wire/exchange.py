"""One request and its answer over a connection that is then closed: HTTP/1.1, as h11 speaks it (RFC 9112).

A feed reader asks a thousand hosts for one thing each, so that nothing is kept open. h11 reads and writes the protocol
and touches no network; what is added here is the connection, bounds, and words for a person.
"""

from __future__ import annotations

from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import NamedTuple

import h11

from tui.wire.errors import WireError
from tui.wire.limits import Limits
from tui.wire.unpack import too_large

NOT_HTTP = "the answer is not proper HTTP, or its headers are too large"
BROKEN_OFF = "the answer broke off in the middle"
NO_ANSWER = "the server closed the connection without an answer"

_CHUNK = 65_536
_MOST_INTERIM = 8
"""Interim answers (1xx) before the one that counts."""

_WHOLE_HEAD = 16
"""How many of the longest lines all of a head may be together."""


class Headers(Mapping[str, str]):
    """The headers of an answer, by names in any case; of several with one name the first counts, `every` gives all."""

    def __init__(self, lines: Iterable[tuple[str, str]] = ()) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in lines:
            self._values.setdefault(name.lower(), []).append(value)

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def every(self, name: str) -> list[str]:
        """Return the values of all headers of that name, in their order."""
        return self._values.get(name.lower(), [])


class Head(NamedTuple):
    """What an answer begins with."""

    status: int
    headers: Headers


class Exchange:
    """One request over an open connection, then the head of its answer, then its body, in this order.

    All of it raises WireError, and OSError where the connection breaks.
    """

    def __init__(self, reader: StreamReader, writer: StreamWriter, limits: Limits) -> None:
        self._reader, self._writer, self._limits = reader, writer, limits
        self._speech = h11.Connection(h11.CLIENT, max_incomplete_event_size=_WHOLE_HEAD * limits.header_line)
        self._heard = self._ended = False

    async def ask(self, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> None:
        """Send the request."""
        lines = [(_bytes(name), _bytes(value)) for name, value in headers.items()]
        try:
            asked = self._speech.send(h11.Request(method=method, target=_bytes(target), headers=lines)) or b""
            asked += self._speech.send(h11.Data(data=body)) or b"" if body else b""
            self._writer.write(asked + (self._speech.send(h11.EndOfMessage()) or b""))
        except h11.LocalProtocolError:
            raise WireError("a header holds characters that cannot be sent") from None
        await self._writer.drain()

    async def head(self) -> Head:
        """Return the head of the answer that counts."""
        for _ in range(_MOST_INTERIM):
            event = await self._next()
            if isinstance(event, h11.Response):
                return self._checked(event)
            if not isinstance(event, h11.InformationalResponse):
                break
        raise WireError(NOT_HTTP)

    def _checked(self, event: h11.Response) -> Head:
        lines = [(name.decode("ascii"), value.decode("utf-8", "surrogateescape")) for name, value in event.headers]
        if len(lines) > self._limits.headers or any(
            len(value) > self._limits.header_line for _, value in event.headers
        ):
            raise WireError(NOT_HTTP)
        head = Head(event.status_code, Headers(lines))
        size = head.headers.get("Content-Length", "0")
        if "Transfer-Encoding" not in head.headers and int(size) > self._limits.wire_bytes:
            raise too_large(self._limits.wire_bytes)
        return head

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the pieces of the body as they come."""
        while isinstance(event := await self._next(), h11.Data):
            yield bytes(event.data)

    async def _next(self) -> object:
        """Return what comes next of the answer, as h11 tells it."""
        try:
            while (event := self._speech.next_event()) is h11.NEED_DATA:
                heard = await self._reader.read(_CHUNK)
                self._heard, self._ended = self._heard or bool(heard), not heard
                self._speech.receive_data(heard)
        except h11.RemoteProtocolError:
            raise WireError(self._trouble()) from None
        if isinstance(event, h11.ConnectionClosed):
            raise WireError(self._trouble())
        return event

    def _trouble(self) -> str:
        if self._ended:
            return BROKEN_OFF if self._heard else NO_ANSWER
        return NOT_HTTP


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
