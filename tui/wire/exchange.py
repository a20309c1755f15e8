"""HTTP/1.1 as a client speaks it (RFC 9112): one request, and its answer, over a connection that is then closed.

A feed reader asks a thousand hosts for one thing each, so that nothing is kept open, and of the protocol only that much
is here. Servers are believed in nothing: each line and all of a head are bounded, and what could be read in two ways is
refused. Errors are WireErrors, with words for a person.
"""

from __future__ import annotations

import re
from asyncio import StreamReader
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.wire.errors import WireError
from tui.wire.limits import Limits
from tui.wire.unpack import too_large

NOT_HTTP = "the answer is not proper HTTP, or its headers are too large"
BROKEN_OFF = "the answer broke off in the middle"

_CHUNK = 65_536
_MOST_INTERIM = 8
"""Interim answers (1xx) before the one that counts."""

_WHOLE_HEAD = 16
"""How many of the longest lines all of a head may be together."""

_STATUS = re.compile(rb"HTTP/1\.[01] +([0-9]{3})(?: [^\0\r]*)?")
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;.*)?")
_UNSENDABLE = re.compile(r"[\0\r\n]")


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


def request(method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """Return the bytes of a request; raises WireError where a header cannot be sent."""
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    if any(_UNSENDABLE.search(line) for line in lines):
        raise WireError("a header holds characters that cannot be sent")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body


async def head(reader: StreamReader, limits: Limits) -> Head:
    """Return the head of the answer that counts; raises WireError, and OSError where the connection breaks."""
    for _ in range(_MOST_INTERIM):
        found = await _one_head(reader, limits)
        if not 100 <= found.status < 200 or found.status == 101:
            return found
    raise WireError(NOT_HTTP)


async def _one_head(reader: StreamReader, limits: Limits) -> Head:
    first = await _line(reader)
    if not first:
        raise WireError("the server closed the connection without an answer")
    status = _STATUS.fullmatch(first.rstrip(b"\r\n"))
    if status is None:
        raise WireError(NOT_HTTP)
    return Head(int(status[1]), Headers([line async for line in _fields(reader, limits)]))


async def _fields(reader: StreamReader, limits: Limits) -> AsyncIterator[tuple[str, str]]:
    """Yield the headers up to the empty line, folded ones in one piece."""
    size, field = 0, b""
    for _ in range(limits.headers + 1):
        line = await _line(reader)
        size += len(line)
        if not line.endswith(b"\n"):
            raise WireError(BROKEN_OFF)
        line = line.rstrip(b"\r\n")
        if line[:1] in (b" ", b"\t") and field:
            field += b" " + line.strip()
            continue
        if field:
            yield _field(field)
        if not line:
            return
        field = line
        if size > _WHOLE_HEAD * limits.header_line:
            break
    raise WireError(NOT_HTTP)


def _field(line: bytes) -> tuple[str, str]:
    name, colon, value = line.partition(b":")
    name = name.rstrip(b" \t")
    if not colon or not _NAME.fullmatch(name) or b"\0" in value or b"\r" in value:
        raise WireError(NOT_HTTP)
    return name.decode("ascii"), value.strip(b" \t").decode("utf-8", "surrogateescape")


async def _line(reader: StreamReader) -> bytes:
    """Return the next line with its end, without one where the connection ends first."""
    try:
        return await reader.readline()
    except ValueError:  # longer than the reader's limit
        raise WireError(NOT_HTTP) from None


def body(reader: StreamReader, answer: Head, limits: Limits) -> AsyncIterator[bytes]:
    """Return the pieces of the body as they come; raises WireError where it is not as its head says."""
    if answer.status in (204, 304) or 100 <= answer.status < 200:
        return _sized(reader, 0)
    codings = ",".join(answer.headers.every("Transfer-Encoding")).lower()
    if codings:
        if codings.strip() != "chunked":
            raise WireError(NOT_HTTP)
        return _chunked(reader)
    sizes = {size.strip() for value in answer.headers.every("Content-Length") for size in value.split(",")}
    if not sizes:
        return _to_the_end(reader)
    size = sizes.pop()
    if sizes or not (size.isascii() and size.isdigit() and len(size) < 20):
        raise WireError(NOT_HTTP)
    if int(size) > limits.wire_bytes:
        raise too_large(limits.wire_bytes)
    return _sized(reader, int(size))


async def _to_the_end(reader: StreamReader) -> AsyncIterator[bytes]:
    while piece := await reader.read(_CHUNK):
        yield piece


async def _sized(reader: StreamReader, size: int) -> AsyncIterator[bytes]:
    while size:
        piece = await reader.read(min(size, _CHUNK))
        if not piece:
            raise WireError(BROKEN_OFF)
        size -= len(piece)
        yield piece


async def _chunked(reader: StreamReader) -> AsyncIterator[bytes]:
    while True:
        line = await _line(reader)
        if not line.endswith(b"\n"):
            raise WireError(BROKEN_OFF)
        size = _SIZE.fullmatch(line.rstrip(b"\r\n"))
        if size is None:
            raise WireError(NOT_HTTP)
        if not (left := int(size[1], 16)):
            return  # trailers would tell nothing that is used here, and the connection is closed anyway
        async for piece in _sized(reader, left):
            yield piece
        if (await _line(reader)).rstrip(b"\r\n"):
            raise WireError(NOT_HTTP)
