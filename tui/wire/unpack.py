"""Content codings undone in a stream, with a cap on what comes out.

Only what is capped here is offered to servers (RFC 9110 section 8.4.1): gzip, and deflate in both of its readings.
A kilobyte of gzip can hold a megabyte, so the unpacking asks zlib for bounded pieces and stops at the cap.
"""

from __future__ import annotations

import zlib
from typing import Protocol

from tui.wire.errors import WireError

OFFERED = "gzip, deflate"
MAX_CODINGS = 2
MAX_MEMBERS = 1_000
"""Members of one gzip file; real servers send one."""

_CODINGS = frozenset("aes128gcm br compress dcb dcz deflate exi gzip pack200-gzip x-compress x-gzip zstd".split())
"""All codings that there are (IANA's register of HTTP content codings), "identity" aside."""

_PIECE = 256 * 1024
_GZIP_MAGIC = b"\x1f\x8b"


class Unpacker(Protocol):
    """Undoes one coding."""

    def feed(self, data: bytes, limit: int) -> bytes:
        """Return what `data` unpacks to; raises WireError where that is more than `limit` bytes, or damaged."""

    def finish(self) -> None:
        """Raise WireError where the coding ended in the middle."""


def too_large(limit: int) -> WireError:
    """Return the error of a body that outgrew its cap."""
    return WireError(f"too large: more than {limit // 1_000_000} MB")


def unpackers(content_encoding: str) -> list[Unpacker]:
    """Return what undoes a Content-Encoding header, in the order of undoing.

    A name that is no coding's ("utf-8", "none") is a mistake of the server's, and the body is as it is.

    Raises WireError for a coding that was not offered and for a heap of them.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    names = [name for name in names if name in _CODINGS]
    if len(names) > MAX_CODINGS:
        raise WireError(f"packed {len(names)} times over, which no honest server does")
    return [_unpacker(name) for name in reversed(names)]


def looks_packed(data: bytes) -> bool:
    """Tell whether a body is a gzip file that its server forgot to announce."""
    return data.startswith(_GZIP_MAGIC)


def _unpacker(name: str) -> Unpacker:
    if name in ("gzip", "x-gzip"):
        return Gzip()
    if name == "deflate":
        return Deflate()
    raise WireError(f"packed as {name[:40]!r}, which was not asked for")


class Gzip:
    """RFC 1952, several members in a row allowed."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)
        self._members = 1
        self._fed = False

    def feed(self, data: bytes, limit: int) -> bytes:
        """Return what `data` unpacks to."""
        out = bytearray()
        while data:
            self._next_member(data)
            if self._zlib.eof:
                return bytes(out)
            out += _inflate(self._zlib, data, limit - len(out), limit, "gzip")
            self._fed = True
            data = self._zlib.unused_data
        return bytes(out)

    def _next_member(self, data: bytes) -> None:
        """Begin another member where the last one has ended and more than padding follows."""
        if not self._zlib.eof or not data.strip(b"\0"):
            return
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise WireError("too large: a gzip body of more than a thousand members")
        self._zlib = zlib.decompressobj(wbits=31)

    def finish(self) -> None:
        """Raise WireError for a member without an end."""
        if self._fed and not self._zlib.eof:
            raise WireError("the gzip body is cut off")


class Deflate:
    """The zlib format of RFC 9110, or the bare deflate that some servers send in its place."""

    def __init__(self) -> None:
        self._zlib: zlib._Decompress | None = None

    def feed(self, data: bytes, limit: int) -> bytes:
        """Return what `data` unpacks to."""
        if not data:
            return b""
        if self._zlib is None:
            wrapped = data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0)
            self._zlib = zlib.decompressobj(wbits=15 if wrapped else -15)
        if self._zlib.eof:
            return b""
        return _inflate(self._zlib, data, limit, limit, "deflate")

    def finish(self) -> None:
        """Raise WireError for a stream without an end."""
        if self._zlib is not None and not self._zlib.eof:
            raise WireError("the deflate body is cut off")


def _inflate(unpacker: zlib._Decompress, data: bytes, room: int, limit: int, name: str) -> bytes:
    """Unpack `data` piece by piece; raises WireError where it does not fit into `room`."""
    out = bytearray()
    while data and not unpacker.eof:
        try:
            out += unpacker.decompress(data, _PIECE)
        except zlib.error:
            raise WireError(f"the body says that it is {name}, and is not or is damaged") from None
        if len(out) > room:
            raise too_large(limit)
        data = unpacker.unconsumed_tail
    return bytes(out)
