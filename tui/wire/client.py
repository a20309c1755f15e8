"""Asking servers: every time, size, hop and address is bounded, and every failure has words.

Each hop of a redirect is checked: http(s) only, never from https to http, and never to a private address unless the
user wrote that origin himself or allows it. Bodies are unpacked under a cap. Cookies are not kept. Certificates are
always verified.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import NamedTuple

from tui import __version__
from tui.wire.addresses import Address, check_url, is_public, origin
from tui.wire.dial import Dial, look_up
from tui.wire.errors import ForbiddenAddressError, WireError
from tui.wire.exchange import Exchange, Head
from tui.wire.failures import in_words
from tui.wire.limits import FEED_LIMITS, Limits
from tui.wire.line import opened
from tui.wire.proxies import Proxy, proxy_for
from tui.wire.unpack import OFFERED, Unpacker, looks_packed, too_large, unpackers

USER_AGENT = f"Nightdesk/{__version__} (+https://pypi.org/project/nightdesk/; feed reader)"

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))


class Request(NamedTuple):
    """What to ask for, and how far it may lead.

    `home` is an address that the user wrote: its origin may be private, and it alone is sent `authorization`. Nothing
    else is allowed to be private unless `allow_private`. A `body` is posted; a redirect is then not followed.
    `direct` passes the proxy by.
    """

    url: str
    home: str = ""
    allow_private: bool = False
    headers: Mapping[str, str] | None = None
    authorization: str = ""
    limits: Limits = FEED_LIMITS
    body: bytes | None = None
    direct: bool = False


class Hop(NamedTuple):
    """One redirect: its status, and the address that it led to."""

    status: int
    url: str


class Response(NamedTuple):
    """The answer at the end of all redirects, which are its `hops`.

    `moved_to` is where permanent ones alone led ("": nowhere). `private` tells that it came from a private address.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved_to: str = ""
    hops: tuple[Hop, ...] = ()
    private: bool = False


async def get(request: Request) -> Response:
    """Return the answer, whatever its status, with its body unpacked.

    Raises WireError, with words for a person, for everything that goes wrong on the way.
    """
    try:
        async with asyncio.timeout(request.limits.total):
            return await _follow(request)
    except TimeoutError:
        raise WireError(f"no complete answer within {request.limits.total:g} seconds") from None
    except WireError:
        raise
    except Exception as error:
        raise WireError(in_words(error)) from error


async def _follow(request: Request) -> Response:
    """Ask, and follow redirects as far as they may lead."""
    url = check_url(request.url)
    private_home = request.home and origin(check_url(request.home))
    moved_to, moves_only = "", True
    hops: list[Hop] = []
    for _ in range(request.limits.redirects + 1):
        dial = Dial(public_only=not (request.allow_private or origin(url) == private_home))
        async with _asked(url, request, dial) as (answer, exchange):
            if answer.status not in _REDIRECTS:
                body = await _body(exchange, answer, request.limits)
                end = (str(url), answer.status, answer.headers, body, moved_to, tuple(hops))
                return Response(*end, private=dial.stayed_private)
            if request.body is not None:
                raise WireError("the server redirects, which is not followed with what was posted")
            target = _target(url, answer.headers.every("Location"))
            moves_only = moves_only and answer.status in _PERMANENT
            if target == url or any(hop.url == str(target) for hop in hops):
                raise WireError(f"the redirects lead in a circle, back to {target}")
            hops.append(Hop(answer.status, str(target)))
        if not dial.stayed_private:
            private_home = ""  # a public server may not send us into the network that we stand in
        url = target
        moved_to = str(url) if moves_only else moved_to
    raise WireError(f"more than {request.limits.redirects} redirects")


@asynccontextmanager
async def _asked(url: Address, request: Request, dial: Dial) -> AsyncIterator[tuple[Head, Exchange]]:
    """Send one request, and yield the head of its answer and the exchange that has the body."""
    proxy = None if request.direct else await _proxy(url, dial)
    async with opened(url, proxy, dial, request.limits) as (reader, writer):
        exchange = Exchange(reader, writer, request.limits)
        await _ask(exchange, url, request, proxy)
        yield await exchange.head(), exchange


async def _ask(exchange: Exchange, url: Address, request: Request, proxy: Proxy | None) -> None:
    headers = {"Host": url.authority, "User-Agent": USER_AGENT, "Accept-Encoding": OFFERED, "Connection": "close"}
    headers |= {"Accept": "*/*"} | dict(request.headers or {})
    if request.authorization and origin(url) == origin(check_url(request.home or request.url)):
        headers["Authorization"] = request.authorization
    target = url.target
    if proxy and url.scheme == "http":
        target = str(url)
        headers |= {"Proxy-Authorization": proxy.authorization} if proxy.authorization else {}
    if request.body is None:
        await exchange.ask("GET", target, headers)
    else:
        await exchange.ask("POST", target, headers | {"Content-Length": str(len(request.body))}, request.body)


async def _proxy(url: Address, dial: Dial) -> Proxy | None:
    """Return the proxy to ask through, None for a direct connection.

    A proxy does the connecting, so that here the names are looked up and checked before it is asked.
    """
    proxy = proxy_for(url)
    if proxy and dial.public_only:
        for *_, where in await look_up(url.host, url.port):
            if not is_public(str(where[0])):
                raise ForbiddenAddressError(f"leads to the private address {where[0]}")
        dial.public_only = False
    return proxy


def _target(url: Address, locations: list[str]) -> Address:
    """Return where a redirect leads; raises WireError where it may not."""
    if len(locations) != 1 or not locations[0].strip():
        raise WireError("a redirect that names no single address")
    location = locations[0].strip()
    try:
        target = url.join(location) if location.isprintable() else check_url(location)
    except WireError as error:
        raise WireError(f"a redirect that is not followed: {error}") from None
    if url.scheme == "https" and target.scheme == "http":
        raise WireError("a redirect from https to http, which is not followed")
    return target


async def _body(exchange: Exchange, answer: Head, limits: Limits) -> bytes:
    """Return the unpacked body; raises WireError where it is too large or damaged."""
    steps = unpackers(",".join(answer.headers.every("Content-Encoding")))
    body, received = bytearray(), 0
    async for chunk in exchange.body():
        received += len(chunk)
        if received > limits.wire_bytes:
            raise too_large(limits.wire_bytes)
        if not steps and not body and looks_packed(chunk):
            steps = unpackers("gzip")
        body += _unpacked(chunk, steps, limits.body_bytes - len(body), limits.body_bytes)
    for step in steps:
        step.finish()
    return bytes(body)


def _unpacked(chunk: bytes, steps: list[Unpacker], room: int, limit: int) -> bytes:
    for step in steps:
        chunk = step.feed(chunk, limit)
    if len(chunk) > room:
        raise too_large(limit)
    return chunk
