"""Addresses that nothing reached from a feed may lead to: after a redirect, in an article's link, on a page, by DNS.

A trap listens on loopback; none of the forms in which its address, or another private one, can be written reaches it.
"""

from __future__ import annotations

import importlib.util
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import web

from tests.shared import SHARED
from tests.wire.servers import FEED, serving
from tui.model import Feed
from tui.refresh.probe import _Prober
from tui.wire.client import Request, Response, get
from tui.wire.errors import WireError
from tui.wire.extraction import NoTextError, full_text
from tui.wire.worker import Workers

FORMS = (
    "127.0.0.1 127.1 0.0.0.0 0 localhost LOCALHOST localhost. 2130706433 0x7f000001 0x7f.1 0177.0.0.1 [::1] [::]"
    " [::ffff:127.0.0.1] [::ffff:7f00:1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1] [fc00::1] 10.0.0.1 172.16.0.1"
    " 192.168.0.1 169.254.169.254 100.64.0.1 192.0.0.192 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255"
    " 127.0.0.1%00.example.com ①②⑦.0.0.1 127。0。0。1"
).split()


def bad_hosts() -> list[str]:
    """The list of ../shared/torture/rebind.py where it is there, and our own."""
    path = SHARED / "torture" / "rebind.py"
    if not path.exists():
        return FORMS
    spec = importlib.util.spec_from_file_location("rebind", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert len(module.BAD_HOSTS) == 42
    return list(dict.fromkeys((*module.BAD_HOSTS, *FORMS)))


@dataclass(slots=True)
class Trap:
    """A server that must not be asked: its port, and what it was asked for."""

    port: int
    hits: list[str]


@pytest.fixture
async def trap() -> AsyncIterator[Trap]:
    hits: list[str] = []

    async def caught(request: web.Request) -> web.Response:
        hits.append(request.path)
        return web.Response(body=FEED, content_type="application/rss+xml")

    async with serving(trap=caught) as base:
        yield Trap(int(base.rpartition(":")[2]), hits)


async def redirected(workers: Workers, target: str) -> Response:
    async def away(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": target})

    async with serving(feed=away) as base:
        return await get(Request(f"{base}/feed", home=f"{base}/feed"))


async def linked(workers: Workers, target: str) -> str:
    page = await full_text(workers, Feed("https://news.example/rss", "News"), target)
    return page.text


async def named(workers: Workers, target: str) -> None:
    probe = await _Prober(workers, ())._of_page(Feed(target, "Found"), "")
    if probe.error:
        raise WireError(probe.error)


@pytest.mark.parametrize("lead", [redirected, linked, named])
async def test_no_form_of_a_private_address_is_reached(
    trap: Trap, lead: Callable[[Workers, str], Awaitable[Any]]
) -> None:
    hosts, refused = bad_hosts(), []
    async with Workers(1) as workers:
        for host in hosts:
            with pytest.raises((WireError, NoTextError)) as caught:
                await lead(workers, f"http://{host}:{trap.port}/trap")
            refused.append(str(caught.value))
    assert trap.hits == []
    assert len(refused) == len(hosts)
    # Refused before the connection, and not by whoever is there.
    assert not [words for words in refused if "connection" in words or "answer" in words]


class Names:
    """A resolver that answers as it was told, a name's last answer again and again; all else is the system's."""

    def __init__(self, answers: dict[str, list[list[str]]]) -> None:
        self._answers = answers
        self._look_up = socket.getaddrinfo

    def __call__(self, host: Any, port: Any, *arguments: Any, **more: Any) -> Any:
        if host not in self._answers:
            return self._look_up(host, port, *arguments, **more)
        answers = self._answers[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]


PUBLIC = "93.184.216.34"


@pytest.fixture
def public_is_here(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Let connections to the public address end at a loopback port of the test's choice."""
    where = {"port": 0}
    connect = socket.socket.connect

    def elsewhere(self: socket.socket, address: Any) -> None:
        connect(self, ("127.0.0.1", where["port"]) if address[0] == PUBLIC else address)

    monkeypatch.setattr(socket.socket, "connect", elsewhere)
    return where


async def test_a_name_that_turns_private_after_a_redirect_is_refused(
    trap: Trap, public_is_here: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer is public and redirects to the same name, which then resolves to loopback."""
    monkeypatch.setattr(socket, "getaddrinfo", Names({"feed.test": [[PUBLIC], ["127.0.0.1"]]}))

    async def away(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"http://feed.test:{trap.port}/trap"})

    async with serving(feed=away) as base:
        public_is_here["port"] = int(base.rpartition(":")[2])
        url = f"http://feed.test:{trap.port}/feed"
        with pytest.raises(WireError, match=r"private address 127\.0\.0\.1"):
            await get(Request(url, home=url))
    assert trap.hits == []


@pytest.mark.parametrize("answer", [["127.0.0.1"], ["10.0.0.1", "127.0.0.1"]])
async def test_a_link_whose_name_is_private_is_refused(
    trap: Trap, monkeypatch: pytest.MonkeyPatch, answer: list[str]
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names({"page.test": [answer]}))
    async with Workers(1) as workers:
        with pytest.raises(NoTextError, match="private address"):
            await linked(workers, f"http://page.test:{trap.port}/trap")
    assert trap.hits == []


async def test_of_a_mixed_answer_only_the_public_address_is_dialled(
    trap: Trap, public_is_here: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names({"mixed.test": [["127.0.0.1", PUBLIC]]}))

    async def page(_: web.Request) -> web.Response:
        return web.Response(body=FEED)

    async with serving(trap=page) as base:
        public_is_here["port"] = int(base.rpartition(":")[2])
        response = await get(Request(f"http://mixed.test:{trap.port}/trap"))
    assert (response.status, response.private) == (200, False)
    assert trap.hits == []
