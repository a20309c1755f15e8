"""How the wire connects: names are looked up in daemon threads, and each address is checked when it is dialled.

The guard sits where the socket is made, so that the address checked is the address connected to: a name that answers
differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from dataclasses import field
from ipaddress import ip_address
from itertools import chain, zip_longest
from typing import Any

from tui.dataclass import dataclass
from tui.wire.addresses import is_public
from tui.wire.errors import ForbiddenAddressError, WireError

HEAD_START = 0.25
"""Seconds that an address of a host has for itself before the next one is tried beside it (RFC 8305)."""

Found = tuple[int, int, int, str, tuple[Any, ...]]
"""One address of a host, as `socket.getaddrinfo` gives it."""


@dataclass(slots=True)
class Dial:
    """What one request may connect to, and what it did connect to."""

    public_only: bool
    addresses: list[str] = field(default_factory=list)

    @property
    def stayed_private(self) -> bool:
        """Tell whether every address that was dialled was a private one."""
        return bool(self.addresses) and not any(is_public(address) for address in self.addresses)

    def check(self, address: str) -> None:
        """Note an address that is connected to now; raises ForbiddenAddressError where it may not be."""
        if self.public_only and not is_public(address):
            raise ForbiddenAddressError(f"leads to the private address {address}")
        self.addresses.append(address)


async def connect(host: str, port: int, dial: Dial, seconds: float) -> socket.socket:
    """Return a socket that is connected to the host, under the rules of `dial`, within so long once its name is known.

    Raises WireError where the host has no address, TimeoutError, and else OSError for the last address that failed.
    """
    found = _numeric(host, port) or await look_up(host, port)
    async with asyncio.timeout(seconds):
        return await (_attempt(found[0], dial) if len(found) == 1 else _race(_in_turns(found), dial))


async def _attempt(found: Found, dial: Dial) -> socket.socket:
    family, kind, protocol, _, where = found
    dial.check(str(where[0]))
    line = socket.socket(family, kind, protocol)
    try:
        line.setblocking(False)
        await asyncio.get_running_loop().sock_connect(line, where)
    except BaseException:
        line.close()
        raise
    return line


async def _race(found: list[Found], dial: Dial) -> socket.socket:
    """Return the first connection that comes about: an address that does not answer must not hold the others up."""
    running: set[asyncio.Task[socket.socket]] = set()
    trouble: BaseException | None = None
    try:
        while found or running:
            if found:
                running.add(asyncio.create_task(_attempt(found.pop(0), dial)))
            head_start = HEAD_START if found else None
            done, _ = await asyncio.wait(running, timeout=head_start, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                running.discard(task)
                if (trouble := task.exception()) is None:
                    running |= done - {task}
                    return task.result()
    finally:
        for task in running:
            task.add_done_callback(_dropped)
            task.cancel()
    raise trouble or OSError("no address")


def _dropped(task: asyncio.Task[socket.socket]) -> None:
    """Close a connection that came too late."""
    with suppress(asyncio.CancelledError, OSError):
        task.result().close()


def _in_turns(found: list[Found]) -> list[Found]:
    """Return the addresses with the families in turns: one that leads nowhere has more addresses than patience."""
    first = [one for one in found if one[0] == found[0][0]]
    others = [one for one in found if one[0] != found[0][0]]
    return [one for one in chain.from_iterable(zip_longest(first, others)) if one is not None]


def _numeric(host: str, port: int) -> list[Found]:
    """Return the address that a host is already, nothing where it is a name."""
    try:
        is_v4 = ip_address(host).version == 4
    except ValueError:
        return []
    family, where = (socket.AF_INET, (host, port)) if is_v4 else (socket.AF_INET6, (host, port, 0, 0))
    return [(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", where)]


async def look_up(host: str, port: int) -> list[Found]:
    """Return what `socket.getaddrinfo` says, without holding up the event loop or the end of the process.

    Raises WireError where there is no such host.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Found] | None] = loop.create_future()

    def tell(found: list[Found] | None) -> None:
        if not answer.done():
            answer.set_result(found)

    def ask() -> None:
        found: list[Found] | None = None
        with suppress(OSError, UnicodeError):
            found = [*socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        with suppress(RuntimeError):  # the loop has closed meanwhile: nobody waits for the answer
            loop.call_soon_threadsafe(tell, found)

    threading.Thread(target=ask, daemon=True, name="name look-up").start()
    found = await answer
    if not found:
        raise WireError(f"no such host: {host}")
    return found
