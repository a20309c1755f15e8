"""Loopback servers for the wire's tests: real sockets, one handler a path."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FEED = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Test wire</title>
<item><title>Checkout is down</title><guid>1</guid><link>http://example.invalid/1</link>
<description>&lt;p&gt;Payments fail.&lt;/p&gt;</description><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>
<item><title>All is well</title><guid>2</guid><link>/2</link></item></channel></rss>"""


@asynccontextmanager
async def serving(**handlers: Handler) -> AsyncIterator[str]:
    """Serve each handler at the path of its name, and yield the server's address."""
    application = web.Application()
    for name, handler in handlers.items():
        application.router.add_get(f"/{name}", handler)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        port = runner.addresses[0][1]
        yield f"http://127.0.0.1:{port}"
    finally:
        await runner.cleanup()
