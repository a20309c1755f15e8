"""Connecting: names with several addresses, of which some lead nowhere."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from tests.wire.servers import FEED, serving
from tests.wire.test_fetch import answer
from tests.wire.test_forbidden import Names
from tui.wire.client import Request, get
from tui.wire.dial import Dial, connect
from tui.wire.errors import WireError


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address on which no connection ever comes about."""
    loop, address = asyncio.SelectorEventLoop, "127.0.0.9"
    connects = loop.sock_connect

    async def never(self: asyncio.SelectorEventLoop, line: socket.socket, where: Any) -> None:
        if where[0] == address:
            await asyncio.get_running_loop().create_future()
        await connects(self, line, where)

    monkeypatch.setattr(loop, "sock_connect", never)
    return address


@pytest.mark.parametrize("dead", [["nowhere"], ["nowhere", "refuses"], ["refuses"]])
async def test_an_address_that_leads_nowhere_does_not_hold_the_others_up(
    nowhere: str, dead: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [nowhere if one == "nowhere" else "127.0.0.8" for one in dead]
    monkeypatch.setattr(socket, "getaddrinfo", Names({"several.test": [[*addresses, "127.0.0.1"]]}))
    async with serving(feed=answer()) as base:
        url = f"http://several.test:{base.rpartition(':')[2]}/feed"
        assert (await get(Request(url, home=url))).body == FEED


async def test_where_no_address_answers_the_last_trouble_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names({"dead.test": [["127.0.0.8", "127.0.0.9"]]}))
    with pytest.raises(WireError, match="connection refused"):
        await get(Request("http://dead.test:9/", home="http://dead.test:9/"))


async def test_a_connection_takes_no_longer_than_it_may(nowhere: str) -> None:
    with pytest.raises(TimeoutError):
        await connect(nowhere, 80, Dial(public_only=False), 0.05)


async def test_a_name_without_an_address_has_words() -> None:
    with pytest.raises(WireError, match=r"no such host: no-such-host\.invalid"):
        await connect("no-such-host.invalid", 80, Dial(public_only=False), 5)
