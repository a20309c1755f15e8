"""Proxies: which requests go through which, over a real one on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.wire.servers import FEED, serving
from tests.wire.test_fetch import answer, ask
from tui.wire.fetch import Outcome

REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(FEED), FEED)


@asynccontextmanager
async def proxy() -> AsyncIterator[tuple[str, list[str]]]:
    """Serve as a proxy that answers everything by itself and refuses tunnels; yield its address and what it heard."""
    heard: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        heard.append(head.splitlines()[0])
        heard.extend(line for line in head.splitlines() if line.startswith("Proxy-Authorization"))
        writer.write(b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n" if head.startswith("CONNECT") else REPLY)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}", heard


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


async def test_the_usual_variables_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as (address, heard):
        monkeypatch.setenv("http_proxy", f"http://ann:secret@{address}")
        monkeypatch.setenv("https_proxy", f"http://{address}")
        plain = await ask("http://feeds.example.invalid/feed")
        secure = await ask("https://feeds.example.invalid/feed")
    assert (plain.outcome, plain.body) == (Outcome.BODY, FEED)
    assert heard[0] == "GET http://feeds.example.invalid/feed HTTP/1.1"
    assert heard[1] == "Proxy-Authorization: Basic YW5uOnNlY3JldA=="
    assert heard[2].startswith("CONNECT feeds.example.invalid:443 ")
    assert secure.state.error == "the proxy refuses it (HTTP 403)"


async def test_a_proxy_without_a_scheme_is_one_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as (address, heard):
        monkeypatch.setenv("http_proxy", f"ann:secret@{address}")
        assert (await ask("http://feeds.example.invalid/feed")).body == FEED
    assert heard[1] == "Proxy-Authorization: Basic YW5uOnNlY3JldA=="


async def test_no_proxy_and_this_machine_pass_it_by(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as (address, heard), serving(feed=answer()) as base:
        monkeypatch.setenv("http_proxy", f"http://{address}")
        monkeypatch.setenv("no_proxy", ".inside.invalid")
        assert (await ask(f"{base}/feed")).body == FEED
        assert "no such host" in (await ask("http://feeds.inside.invalid/feed")).state.error
    assert heard == []


async def test_our_own_variable_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as (address, heard):
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        monkeypatch.setenv("NIGHTDESK_PROXY", f"http://{address}")
        assert (await ask("http://feeds.example.invalid/feed")).body == FEED
        monkeypatch.setenv("NIGHTDESK_PROXY", "none")
        assert "no such host" in (await ask("http://feeds.example.invalid/feed")).state.error
        monkeypatch.setenv("NIGHTDESK_PROXY", "http://127.0.0.1:9")
        unreachable = (await ask("http://feeds.example.invalid/feed")).state.error
        assert unreachable == "the proxy cannot be reached: connection refused"
        monkeypatch.setenv("NIGHTDESK_PROXY", "socks5://127.0.0.1:9")
        assert "no other kind of proxy" in (await ask("http://feeds.example.invalid/feed")).state.error
    assert len(heard) == 1


async def test_a_proxy_is_not_sent_to_private_addresses_by_a_redirect(monkeypatch: pytest.MonkeyPatch) -> None:
    async with (
        proxy() as (address, heard),
        serving(old=answer(302, b"", {"Location": "http://169.254.169.254/latest/meta-data"})) as base,
    ):
        monkeypatch.setenv("http_proxy", f"http://{address}")
        assert "private address 169.254.169.254" in (await ask(f"{base}/old")).state.error
    assert heard == []
