"""The web server: a page, the terminal in it, and a WebSocket that carries a newsroom's keys and screen.

Every answer needs a Host header that names us, everything needs the token in its path where there is one, and the
WebSocket needs our own page as its origin. The page loads nothing from elsewhere, and its policy forbids that it does.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

import textual_serve.server
from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import to_int

from tui.errors import UsageError
from tui.serving.guard import is_own_host, is_same_origin, is_token
from tui.serving.session import Session

MOST_SESSIONS = 8
"""Newsrooms that are open at once; each is a process of some 50 MB."""

_MOST_CELLS = 1000
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src data:; connect-src 'self' {socket}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where the newsroom is served and how one gets in. An empty token lets everybody in who reaches the address."""

    host: str = "127.0.0.1"
    port: int = 8686
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    names: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """The path below which everything is."""
        return f"/{self.token}/" if self.token else "/"

    def address(self, port: int) -> str:
        """Return what to type into a browser."""
        host = "127.0.0.1" if self.host in ("", "0.0.0.0") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{port}{self.base}"


def listen(door: Door) -> socket.socket:
    """Take the port; raises UsageError where it cannot be had."""
    family = socket.AF_INET6 if ":" in door.host else socket.AF_INET
    try:
        return socket.create_server((door.host, door.port), family=family)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {door.host} port {door.port}: {error.strerror}; choose another with --port"
        ) from None


def serve(door: Door, listening: socket.socket, words: Sequence[str], say: Callable[[str], None]) -> None:
    """Answer until SIGINT or SIGTERM; `words` is the newsroom's command line, `say` tells the user."""
    web.run_app(House(door, words, say).app(), sock=listening, print=None, access_log=None, shutdown_timeout=2.0)


class House(textual_serve.server.Server):
    """textual-serve's server with a guard before it and a page of our own."""

    def __init__(self, door: Door, words: Sequence[str], say: Callable[[str], None]) -> None:
        super().__init__(words[0], host=door.host, port=door.port, title="Nightdesk")
        self._door = door
        self._words = words
        self._say = say
        self._sessions: set[Session] = set()

    def app(self) -> web.Application:
        """Return the application: the guard, and all paths below the door's base."""
        app = web.Application(middlewares=[self._guard])
        base = self._door.base
        app.router.add_get(base, self.show_page)
        app.router.add_get(f"{base}ws", self.handle_websocket)
        app.router.add_static(f"{base}static", self.statics_path)
        app.on_shutdown.append(self._close)
        return app

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Let in who names us and knows the token; tell others as little as can be."""
        if not is_own_host(request.headers.get("Host", ""), self._door.names):
            raise web.HTTPForbidden(text="This name is not served here; see: nightdesk serve --help\n")
        first = request.path.split("/")[1]
        if self._door.token and not is_token(first, self._door.token):
            raise web.HTTPForbidden(text="The address has no valid token; nightdesk serve prints the whole of it.\n")
        return await handler(request)

    async def show_page(self, request: web.Request) -> web.Response:
        """Answer with the page that opens a newsroom."""
        nonce, host = secrets.token_urlsafe(16), request.headers["Host"]
        address = f"{'wss' if request.secure else 'ws'}://{host}{self._door.base}ws"
        template = Template(files("tui.serving").joinpath("page.html").read_text(encoding="utf-8"))
        page = template.substitute(base=self._door.base, socket=address, nonce=nonce)
        policy = _POLICY.format(nonce=nonce, socket=address)
        headers = {**_HEADERS, "Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a newsroom for a page of ours, and end it when the page is left."""
        if not is_same_origin(request.headers.get("Origin", ""), request.headers["Host"]):
            raise web.HTTPForbidden(text="Only a page of this server may connect.\n")
        if len(self._sessions) >= MOST_SESSIONS:
            self._say(f"{MOST_SESSIONS} newsrooms are open already; another page was turned away")
            raise web.HTTPServiceUnavailable(text="Too many newsrooms are open.\n")
        channel = web.WebSocketResponse(heartbeat=15)
        session = Session(self._words, channel, self.download_manager, self._say)
        self._sessions.add(session)
        try:
            await channel.prepare(request)
            await session.start(*(_cells(request, *side) for side in (("width", 80), ("height", 24))))
            await self._process_messages(channel, session)
        except (ValueError, KeyError, TypeError, AssertionError, ConnectionError):
            pass  # The page was left, or sent what no page of ours sends: either way it is over.
        finally:
            await session.stop()
            self._sessions.discard(session)
        return channel

    async def _close(self, app: web.Application) -> None:
        for session in list(self._sessions):
            await AppService.stop(session)


def _cells(request: web.Request, name: str, usual: int) -> int:
    return max(1, min(_MOST_CELLS, to_int(request.query.get(name, ""), usual)))


def names_of(host: str, public_url: str) -> tuple[str, ...]:
    """Return the names by which requests may call us; raises UsageError for a public address that is none."""
    if not public_url:
        return (host,)
    parts = urlsplit(public_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"--public-url: {public_url!r} is no address such as https://desk.example/")
    return (host, parts.hostname)
