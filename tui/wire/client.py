"""One asynchronous HTTP client: every time, size, hop and address is bounded, and every failure has words.

Redirects are followed here and not by aiohttp, so that each hop is checked: http(s) only, never from https to http,
and never to a private address unless the user wrote that origin himself or allows it. Bodies are unpacked here, under
a cap. Cookies are not kept. Certificates are always verified.
"""

from __future__ import annotations

import asyncio
import os
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple, Self

from multidict import CIMultiDictProxy
from yarl import URL

from tui import __version__
from tui.wire.addresses import check_url, is_loopback, is_public, origin
from tui.wire.dial import DIAL, DaemonResolver, Dial, guarded_socket, look_up
from tui.wire.errors import ForbiddenAddressError, WireError
from tui.wire.failures import in_words
from tui.wire.limits import FEED_LIMITS, Limits
from tui.wire.trust import aiohttp, trusted
from tui.wire.unpack import OFFERED, Unpacker, looks_packed, too_large, unpackers

USER_AGENT = f"Nightdesk/{__version__} (+https://pypi.org/project/nightdesk/; feed reader)"
PROXY_VARIABLE = "NIGHTDESK_PROXY"
"""Holds the address of a proxy, or "none"; without it the usual HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold."""

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))


@dataclass(frozen=True, slots=True)
class Request:
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


@dataclass(frozen=True, slots=True)
class Response:
    """The answer at the end of all redirects, which are its `hops`.

    `moved_to` is where permanent ones alone led ("": nowhere). `private` tells that it came from a private address.
    """

    url: str
    status: int
    headers: CIMultiDictProxy[str]
    body: bytes
    moved_to: str = ""
    hops: tuple[Hop, ...] = ()
    private: bool = False


class Client:
    """Asks servers. Use it as an asynchronous context manager, one for a whole run."""

    def __init__(self, limits: Limits = FEED_LIMITS) -> None:
        self._limits = limits
        self._proxy = os.environ.get(PROXY_VARIABLE, "")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            limit=0,  # the fetcher counts what is in flight
            force_close=True,  # hosts differ; idle TLS connections cost 300 MB at a thousand feeds
            resolver=DaemonResolver(),
            use_dns_cache=False,
            socket_factory=guarded_socket,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": OFFERED},
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._limits.connect),
            max_line_size=self._limits.header_line,
            max_field_size=self._limits.header_line,
            max_headers=self._limits.headers,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(self, request: Request) -> Response:
        """Return the answer, whatever its status, with its body unpacked.

        Raises WireError, with words for a person, for everything that goes wrong on the way.
        """
        try:
            async with asyncio.timeout(request.limits.total):
                return await self._follow(request)
        except TimeoutError:
            raise WireError(f"no complete answer within {request.limits.total:g} seconds") from None
        except WireError:
            raise
        except Exception as error:
            raise WireError(in_words(error, request.limits)) from error

    async def _follow(self, request: Request) -> Response:
        """Ask, and follow redirects as far as they may lead."""
        url = check_url(request.url)
        private_home = request.home and origin(check_url(request.home))
        moved_to, moves_only = "", True
        hops: list[Hop] = []
        for _ in range(request.limits.redirects + 1):
            dial = Dial(public_only=not (request.allow_private or origin(url) == private_home))
            async with self._ask(url, request, dial) as response:
                if response.status not in _REDIRECTS:
                    body = await _body(response, request.limits)
                    end = (str(url), response.status, response.headers, body, moved_to, tuple(hops))
                    return Response(*end, private=dial.stayed_private)
                if request.body is not None:
                    raise WireError("the server redirects, which is not followed with what was posted")
                target = _target(url, response.headers.getall("Location", []))
                moves_only = moves_only and response.status in _PERMANENT
                hops.append(Hop(response.status, str(target)))
            if not dial.stayed_private:
                private_home = ""  # a public server may not send us into the network that we stand in
            url = target
            moved_to = str(url) if moves_only else moved_to
        raise WireError(f"more than {request.limits.redirects} redirects")

    @asynccontextmanager
    async def _ask(self, url: URL, request: Request, dial: Dial) -> AsyncIterator[aiohttp.ClientResponse]:
        """Send one request; the socket is made under the rules of `dial`."""
        if self._session is None:
            raise RuntimeError("the client is not open")
        headers = dict(request.headers or {})
        if request.authorization and origin(url) == origin(check_url(request.home or request.url)):
            headers["Authorization"] = request.authorization
        proxy = None if request.direct else await self._proxy_for(url, dial)
        is_secret = url.scheme == "https" or (proxy or "").startswith("https:")
        token = DIAL.set(dial)
        try:
            async with self._session.request(
                "GET" if request.body is None else "POST",
                url,
                headers=headers,
                data=request.body,
                allow_redirects=False,
                proxy=proxy,
                ssl=trusted() if is_secret else True,
            ) as response:
                yield response
        finally:
            DIAL.reset(token)

    async def _proxy_for(self, url: URL, dial: Dial) -> str | None:
        """Return the proxy to ask through, None for a direct connection.

        A proxy does the connecting, so that here the names are looked up and checked before it is asked.
        """
        proxy = self._proxy or _usual_proxy(url)
        if proxy in ("", "none"):
            return None
        if not proxy.startswith(("http://", "https://")):
            raise WireError("the proxy's address does not begin with http://: no other kind of proxy is spoken to")
        if dial.public_only:
            for *_, where in await look_up(url.host or "", url.port or 0):
                if not is_public(str(where[0])):
                    raise ForbiddenAddressError(f"leads to the private address {where[0]}")
            dial.public_only = False
        return proxy


def _usual_proxy(url: URL) -> str:
    """Return the proxy that HTTP_PROXY or HTTPS_PROXY names; "" where NO_PROXY passes it by, and on this machine."""
    host = url.host or ""
    if host == "localhost" or is_loopback(host) or urllib.request.proxy_bypass(f"{host}:{url.port}"):
        return ""
    return urllib.request.getproxies().get(url.scheme, "")


def _target(url: URL, locations: list[str]) -> URL:
    """Return where a redirect leads; raises WireError where it may not."""
    if len(locations) != 1 or not locations[0].strip():
        raise WireError("a redirect that names no single address")
    location = locations[0].strip()
    try:
        target = check_url(str(url.join(URL(location))) if location.isprintable() else location)
    except ValueError:
        raise WireError(f"a redirect to what is no address: {location[:200]}") from None
    except WireError as error:
        raise WireError(f"a redirect that is not followed: {error}") from None
    if url.scheme == "https" and target.scheme == "http":
        raise WireError("a redirect from https to http, which is not followed")
    return target


async def _body(response: aiohttp.ClientResponse, limits: Limits) -> bytes:
    """Return the unpacked body; raises WireError where it is too large or damaged."""
    steps = unpackers(response.headers.get("Content-Encoding", ""))
    body, received = bytearray(), 0
    async for chunk in response.content.iter_any():
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
