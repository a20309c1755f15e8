"""A farm of feeds on loopback for `benchmarks.fetch`: real bodies, each on an address of its own, as in life.

    python -m benchmarks.farm FEEDS PORT [LATENCY_MS]     prints "ready" when it listens

Feed number n answers on 127.9.x.y. A request for /phase/NAME on any of them turns all: `first` and `same` serve the
same bodies and answer 304 to validators; `later` has a new item in one feed of ten, honours the validators of six in
ten by ETag and of two in ten by Last-Modified alone, and sends the last two in ten their whole body whatever they ask,
every other one with a new build date. Bodies go out gzipped, with ids and links made unique to their feed.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import re
import resource
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain, zip_longest
from pathlib import Path

FEEDS = Path(__file__).resolve().parents[2] / "shared" / "data" / "feeds"
NEW_EVERY = 10

_ITEM = re.compile(rb"<(item|entry)(?=[\s>]).*?</\1>", re.DOTALL)
_IDENTITY = re.compile(rb"\s*(?:\]\]>)?\s*</(?:guid|id|link)>")
_ABOUT = re.compile(rb"(<item\s[^>]*rdf:about=\"[^\"]*)\"")
_TITLE = re.compile(rb"<title[^>]*>.*?</title>", re.DOTALL)
_BUILT = re.compile(rb"<(lastBuildDate|updated)>[^<]*</\1>")
_HEAD_END = b"\r\n\r\n"


def address(number: int) -> str:
    """Return the host of a feed."""
    return f"127.9.{number // 200}.{number % 200 + 1}"


def chosen(count: int) -> list[bytes]:
    """Return the bodies of so many feeds: one of each publisher in turn, in an order of chance that never changes."""
    by_publisher: dict[str, list[str]] = defaultdict(list)
    for line in (FEEDS / "index.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_publisher[row["publisher"]].append(row["file"])
    publishers = [sorted(files) for _, files in sorted(by_publisher.items())]
    random.Random(7).shuffle(publishers)
    names = [name for name in chain.from_iterable(zip_longest(*publishers)) if name]
    bodies = {name: (FEEDS / name).read_bytes() for name in names[:count]}
    return [_unique(bodies[names[number % len(names)]], number) for number in range(count)]


def _unique(body: bytes, number: int) -> bytes:
    """Return the body with identities that no other feed has; one in UTF-16 stays as it is."""
    if b"\0" in body[:200]:
        return body
    mark = b"?f=%d" % number
    marked = _IDENTITY.sub(lambda found: mark + found[0], body)
    return _ABOUT.sub(lambda found: found[1] + mark + b'"', marked)


def with_news(body: bytes) -> bytes:
    """Return the body a day later: with a new item, made of its first, before the others."""
    item = _ITEM.search(body)
    if item is None:
        return body
    new = _IDENTITY.sub(lambda found: b"-new" + found[0], item[0])
    new = _ABOUT.sub(lambda found: found[1] + b'-new"', new)
    new = _TITLE.sub(b"<title>Something new has happened since yesterday</title>", new, count=1)
    return body[: item.start()] + new + b"\n" + body[item.start() :]


def rebuilt(body: bytes) -> bytes:
    """Return the body with another build date in its head."""
    return _BUILT.sub(rb"<\1>Tue, 24 Nov 2026 00:00:00 GMT</\1>", body, count=1)


@dataclass(frozen=True, slots=True)
class Page:
    """What one feed answers: its body, packed; `honours` are the validators that it looks at."""

    packed: bytes
    etag: bytes
    honours: tuple[bytes, ...] = (b"if-none-match", b"if-modified-since")

    @classmethod
    def of(cls, body: bytes) -> Page:
        return cls(gzip.compress(body, 5, mtime=0), b'"%s"' % blake2b(body, digest_size=8).hexdigest().encode())


class Farm:
    """The feeds and the phase that they are in."""

    def __init__(self, count: int, latency: float) -> None:
        self.bodies = chosen(count)
        self.latency = latency
        self.first = {address(number): Page.of(body) for number, body in enumerate(self.bodies)}
        self.later = {address(number): self._later(number) for number in range(count)}
        self.pages = self.first

    def _later(self, number: int) -> Page:
        body, page = self.bodies[number], self.first[address(number)]
        if number % NEW_EVERY == 4:
            return Page.of(with_news(body))
        share = (number // NEW_EVERY + number) % 10
        if share < 6:
            return page
        if share < 8:
            return replace(page, honours=(b"if-modified-since",))
        return replace(Page.of(rebuilt(body)) if share == 9 else page, honours=())

    def answer(self, host: str, request: bytes) -> bytes:
        """Return the whole answer to one request."""
        line, _, rest = request.partition(b"\r\n")
        path = line.split(b" ")[1]
        if path.startswith(b"/phase/"):
            self.pages = self.later if path.endswith(b"later") else self.first
            return b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        page, changed = self.pages[host], self.pages[host].etag != self.first[host].etag
        when = b"Tue, 24 Nov 2026 06:00:00 GMT" if changed else b"Mon, 23 Nov 2026 06:00:00 GMT"
        head = b"ETag: %s\r\nLast-Modified: %s\r\nContent-Type: application/xml\r\n" % (page.etag, when)
        sent = dict(part.lower().split(b": ", 1) for part in rest.split(b"\r\n") if b": " in part)
        known = {b"if-none-match": page.etag.lower(), b"if-modified-since": when.lower()}
        if any(sent.get(name) == known[name] for name in page.honours):
            return b"HTTP/1.1 304 Not Modified\r\n" + head + b"\r\n"
        head += b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(page.packed)
        return b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + page.packed


class Connection(asyncio.Protocol):
    """One connection: requests in, answers out, after the latency."""

    def __init__(self, farm: Farm) -> None:
        self._farm = farm
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host = str(transport.get_extra_info("sockname")[0])

    def data_received(self, data: bytes) -> None:
        self._read += data
        while _HEAD_END in self._read:
            request, _, self._read = self._read.partition(_HEAD_END)
            asyncio.get_running_loop().call_later(self._farm.latency, self._send, request)

    def _send(self, request: bytes) -> None:
        if self._transport.is_closing():
            return
        self._transport.write(self._farm.answer(self._host, request))
        if b"\nconnection: close" in request.lower():
            self._transport.close()


async def serve(count: int, port: int, latency: float) -> None:
    farm = Farm(count, latency)
    hosts = [address(number) for number in range(count)]
    server = await asyncio.get_running_loop().create_server(lambda: Connection(farm), hosts, port, backlog=64)
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


def main() -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    count, port, *latency = map(int, sys.argv[1:])
    asyncio.run(serve(count, port, latency[0] / 1_000 if latency else 0.0))


if __name__ == "__main__":
    main()
