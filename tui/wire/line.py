"""A connection to a server, straight or through a proxy, with TLS where the address is https."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tui.wire.addresses import Address
from tui.wire.dial import Dial, connect
from tui.wire.errors import WireError
from tui.wire.exchange import Exchange
from tui.wire.failures import in_words
from tui.wire.limits import Limits
from tui.wire.proxies import Proxy
from tui.wire.trust import trusted

Line = tuple[StreamReader, StreamWriter]


@asynccontextmanager
async def opened(url: Address, proxy: Proxy | None, dial: Dial, limits: Limits) -> AsyncIterator[Line]:
    """Open a connection over which `url` can be asked, and drop it in the end.

    Raises WireError, and OSError for what fails below HTTP.
    """
    writer: StreamWriter | None = None
    try:
        reader, writer = await (_through(proxy, dial, limits) if proxy else _straight(url, dial, limits))
        if proxy and url.scheme == "https":
            await _tunnel(reader, writer, url, proxy, limits)
        yield reader, writer
    finally:
        if writer is not None:
            writer.transport.abort()  # all is read or of no use: there is nothing to wait for


async def _straight(url: Address, dial: Dial, limits: Limits) -> Line:
    try:
        line = await connect(url.host, url.port, dial, limits.connect)
        # Not before: while the authorities are read for the first host, the others answer.
        context, name = (trusted(), url.host.rstrip(".")) if url.scheme == "https" else (None, None)
        async with asyncio.timeout(limits.connect):
            return await asyncio.open_connection(sock=line, limit=limits.header_line, ssl=context, server_hostname=name)
    except TimeoutError:
        raise WireError(f"no connection within {limits.connect:g} seconds") from None


async def _through(proxy: Proxy, dial: Dial, limits: Limits) -> Line:
    try:
        return await _straight(proxy.address, dial, limits)
    except (WireError, OSError) as error:
        raise WireError(f"the proxy cannot be reached: {in_words(error)}") from None


async def _tunnel(reader: StreamReader, writer: StreamWriter, url: Address, proxy: Proxy, limits: Limits) -> None:
    """Let the proxy connect to the server, and speak TLS with that one."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    where = f"{host}:{url.port}"
    login = {"Proxy-Authorization": proxy.authorization} if proxy.authorization else {}
    exchange = Exchange(reader, writer, limits)
    await exchange.ask("CONNECT", where, {"Host": where, **login})
    answer = await exchange.head()
    if answer.status // 100 != 2:
        raise WireError(f"the proxy refuses it (HTTP {answer.status})")
    async with asyncio.timeout(limits.connect):
        await writer.start_tls(trusted(), server_hostname=url.host.rstrip("."))
