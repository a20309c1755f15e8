"""HTTP/1.1 over a plain connection: what is understood of an answer, what is refused, and what is sent."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wire.test_bounds import raw
from tui.wire.client import Request, Response, get
from tui.wire.errors import WireError
from tui.wire.exchange import Exchange
from tui.wire.limits import FEED_LIMITS

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


async def answered(reply: bytes) -> Response:
    """Return what is read of an answer in these bytes."""

    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(reply)
        await writer.drain()

    async with raw(write) as url:
        return await get(Request(url, home=url, limits=replace(FEED_LIMITS, total=5)))


@pytest.mark.parametrize(
    "reply",
    [
        OK + b"Content-Length: 5\r\n\r\nhello",
        OK + b"Content-Length: 5\r\n\r\nhello, and more than was said",
        OK + b"content-length: 5, 5\r\nContent-Length: 5\r\n\r\nhello",
        OK + b"\r\nhello",
        b"HTTP/1.0 200\r\n\r\nhello",
        b"HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK + b"Content-Length: 5\r\n\r\nhello",
        CHUNKED + b"2\r\nhe\r\n3;name=value\r\nllo\r\n0\r\nTrailer: x\r\n\r\n",
        CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 2\r\n\r\n") + b"05\r\nhello\r\n0\r\n\r\n",
        OK + b"X-Folded: one\r\n two\r\nContent-Length: 5\r\n\r\nhello",
    ],
)
async def test_the_body_is_found_however_it_is_sent(reply: bytes) -> None:
    answer = await answered(reply)
    assert (answer.status, answer.body) == (200, b"hello")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (b"HTTP/2 200 OK\r\n\r\nhello", "not proper HTTP"),
        (b"HTTP/1.1 20 OK\r\n\r\nhello", "not proper HTTP"),
        (OK + b"no colon here\r\n\r\nhello", "not proper HTTP"),
        (OK + b": no name\r\n\r\nhello", "not proper HTTP"),
        (OK + b"X: a\0b\r\n\r\nhello", "not proper HTTP"),
        (OK + b"Content-Length: -5\r\n\r\nhello", "not proper HTTP"),
        (OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "not proper HTTP"),
        (OK + "Content-Length: ５\r\n\r\nhello".encode(), "not proper HTTP"),
        (OK + b"Content-Length: 99999999999\r\n\r\nhello", "too large"),
        (OK + b"Transfer-Encoding: gzip, chunked\r\n\r\nhello", "not proper HTTP"),
        (CHUNKED + b"-5\r\nhello\r\n0\r\n\r\n", "not proper HTTP"),
        (CHUNKED + b"5\r\nhello, too long\r\n0\r\n\r\n", "not proper HTTP"),
        (CHUNKED + b"5\r\nhello\r\n", "broke off"),
        (CHUNKED + b"fffffffff\r\nhello", "broke off"),
        (OK + b"Content-Length: 9\r\n\r\nhello", "broke off"),
        (OK + b"X: cut", "broke off"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 20 + OK + b"\r\nhello", "not proper HTTP"),
        (b"", "without an answer"),
    ],
)
async def test_what_could_be_read_in_two_ways_is_refused(reply: bytes, words: str) -> None:
    with pytest.raises(WireError, match=words):
        await answered(reply)


async def test_headers_are_found_in_any_case_and_all_of_them() -> None:
    answer = await answered(OK + b'ETag: "1"\r\nX-Two: a\r\nx-two: b\r\nContent-Length: 0\r\n\r\n')
    assert (answer.headers["etag"], answer.headers.get("X-TWO"), answer.headers.get("none", "")) == ('"1"', "a", "")
    assert sorted(answer.headers) == ["content-length", "etag", "x-two"]


@pytest.mark.parametrize("status", [204, 304])
async def test_some_answers_have_no_body_whatever_they_say(status: int) -> None:
    answer = await answered(b"HTTP/1.1 %d X\r\nContent-Length: 5\r\n\r\n" % status)
    assert (answer.status, answer.body) == (status, b"")


@asynccontextmanager
async def exchange_with(answer: bytes) -> AsyncIterator[tuple[Exchange, socket.socket]]:
    """Open an exchange with a server that says `answer` and goes; yields the server's end as well."""
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(answer)
        theirs.shutdown(socket.SHUT_WR)
        reader, writer = await asyncio.open_connection(sock=ours)
        yield Exchange(reader, writer, FEED_LIMITS), theirs
        writer.close()
        await writer.wait_closed()


async def test_no_header_smuggles_another() -> None:
    async with exchange_with(b"") as (exchange, server):
        with pytest.raises(WireError, match="cannot be sent"):
            await exchange.ask("GET", "/", {"Host": "h", "If-None-Match": "1\r\nX: y"})
    async with exchange_with(b"") as (exchange, server):
        await exchange.ask("GET", "/x?y", {"Host": "h"})
        assert server.recv(1000) == b"GET /x?y HTTP/1.1\r\nHost: h\r\n\r\n"


@given(st.binary(max_size=300), st.sampled_from([b"", OK, CHUNKED, OK + b"Content-Length: 3\r\n\r\n"]))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_an_answer_or_words(data: bytes, before: bytes) -> None:
    async def read() -> None:
        async with exchange_with(before + data) as (exchange, _):
            await exchange.ask("GET", "/", {"Host": "h"})
            with suppress(WireError):
                await exchange.head()
                async for _ in exchange.body():
                    pass

    asyncio.run(read())
