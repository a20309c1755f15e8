"""How the wire connects: names are looked up in daemon threads, and each address is checked when it is dialled.

The guard sits where the socket is made, so that the address checked is the address connected to: a name that answers
differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextvars import ContextVar
from dataclasses import dataclass, field

from tui.wire.addresses import is_public
from tui.wire.errors import ForbiddenAddressError
from tui.wire.trust import aiohttp

AddressInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


@dataclass(slots=True)
class Dial:
    """What one request may connect to, and what it did connect to."""

    public_only: bool
    addresses: list[str] = field(default_factory=list)

    @property
    def stayed_private(self) -> bool:
        """Tell whether every address that was dialled was a private one."""
        return bool(self.addresses) and not any(is_public(address) for address in self.addresses)


DIAL: ContextVar[Dial | None] = ContextVar("dial", default=None)
"""The dial of the running request; the connector runs in its context."""


def guarded_socket(info: AddressInfo) -> socket.socket:
    """Return a socket for an address that the running request may connect to.

    Raises ForbiddenAddressError for a private one where only public ones are allowed.
    """
    family, kind, protocol, _, where = info
    address = str(where[0])
    dial = DIAL.get()
    if dial is not None:
        if dial.public_only and not is_public(address):
            raise ForbiddenAddressError(f"leads to the private address {address}")
        dial.addresses.append(address)
    return socket.socket(family=family, type=kind, proto=protocol)


class DaemonResolver(aiohttp.abc.AbstractResolver):
    """Looks names up with the system's resolver in threads that never keep the process from ending."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[aiohttp.abc.ResolveResult]:
        """Return the addresses of a host; raises OSError where it has none."""
        found = await look_up(host, port, family)
        return [
            aiohttp.abc.ResolveResult(
                hostname=host,
                host=str(where[0]),
                port=port,
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, protocol, _, where in found
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


async def look_up(
    host: str, port: int, family: socket.AddressFamily = socket.AF_UNSPEC
) -> list[tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int] | tuple[str, int, int, int]]]:
    """Return what `socket.getaddrinfo` says, without holding up the event loop or the end of the process."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[object] = loop.create_future()

    def tell(result: object) -> None:
        if not answer.done():
            answer.set_result(result)

    def ask() -> None:
        result: object
        try:
            result = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        except (OSError, UnicodeError) as error:
            result = error
        try:
            loop.call_soon_threadsafe(tell, result)
        except RuntimeError:
            return  # the loop has closed meanwhile: nobody waits for the answer

    threading.Thread(target=ask, daemon=True, name="name look-up").start()
    result = await answer
    if isinstance(result, OSError):
        raise result
    if isinstance(result, UnicodeError):
        raise OSError(f"not a host name: {host[:80]}")
    return result  # type: ignore[return-value]
