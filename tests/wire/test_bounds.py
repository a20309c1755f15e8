"""What a request may cost, whatever the server does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from tests.wire.servers import FEED
from tui.wire.addresses import check_url
from tui.wire.client import Request, _target, get
from tui.wire.errors import WireError
from tui.wire.limits import FEED_LIMITS, Limits

Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def raw(reply: Reply) -> AsyncIterator[str]:
    """Serve raw bytes: what `reply` writes after a request's head."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        try:
            await reply(writer)
            writer.write_eof()
        except (ConnectionError, asyncio.CancelledError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/feed"


async def trouble(reply: Reply, limits: Limits = FEED_LIMITS) -> str:
    """Return the words in which a request fails."""
    async with raw(reply) as url:
        with pytest.raises(WireError) as caught:
            await get(Request(url, home=url, limits=limits))
    return str(caught.value)


async def test_a_slow_drip_ends_with_the_total_time() -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)

    started = time.monotonic()
    assert await trouble(drip, replace(FEED_LIMITS, total=0.4)) == "no complete answer within 0.4 seconds"
    assert time.monotonic() - started < 5


async def test_an_endless_body_ends_with_the_size() -> None:
    async def flood(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x" * 100_000)
            await writer.drain()

    assert await trouble(flood, replace(FEED_LIMITS, wire_bytes=2_000_000)) == "too large: more than 2 MB"


@pytest.mark.parametrize(
    "head",
    [
        b"X-Long: " + b"a" * 40_000 + b"\r\n",
        b"".join(b"X-%d: a\r\n" % number for number in range(1_000)),
    ],
)
async def test_too_much_of_a_head_is_refused(head: bytes) -> None:
    async def boast(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n" + head + b"Content-Length: 1\r\n\r\nx")
        await writer.drain()

    assert "headers are too large" in await trouble(boast)


async def test_what_is_no_http_and_what_breaks_off_have_words() -> None:
    async def rubbish(writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9\r\n\r\n")

    async def short(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n" + FEED)
        await writer.drain()

    async def nothing(writer: asyncio.StreamWriter) -> None:
        return

    assert "not proper HTTP" in await trouble(rubbish)
    assert "broke off" in await trouble(short)
    assert "without an answer" in await trouble(nothing)


def test_https_never_falls_to_http() -> None:
    with pytest.raises(WireError, match="from https to http"):
        _target(check_url("https://news.example/feed"), ["http://news.example/feed"])
    assert str(_target(check_url("http://news.example/feed"), ["https://news.example/feed"])).startswith("https:")
    assert str(_target(check_url("https://news.example/a"), ["//other.example/b"])) == "https://other.example/b"
