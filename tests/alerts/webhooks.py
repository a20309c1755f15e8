"""Webhook servers on loopback that behave well, badly, or not at all."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.serving_threads import running


class Webhook(ThreadingHTTPServer):
    """Takes POSTs; `behaviour` is "well", "refuses" (500), "hangs" (no answer) or "drips" (a byte at a time)."""

    daemon_threads = True

    def __init__(self, behaviour: str = "well") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviour = behaviour
        self.bodies: list[str] = []
        self.paths: list[str] = []

    @property
    def apprise(self) -> str:
        """The address as Apprise writes it."""
        return f"json://127.0.0.1:{self.server_port}/hook"

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What arrived, as JSON."""
        return [json.loads(body) for body in self.bodies]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is no error here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        assert isinstance(self.server, Webhook)
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.bodies.append(body.decode())
        self.server.paths.append(self.path)
        if self.server.behaviour == "hangs":
            time.sleep(60)
        elif self.server.behaviour == "drips":
            self._drip()
        else:
            self.send_response(500 if self.server.behaviour == "refuses" else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _drip(self) -> None:
        for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: 1\r\n" * 1000:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(1)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def webhook(behaviour: str = "well") -> Iterator[Webhook]:
    """Serve one until the block ends."""
    with running(Webhook(behaviour)) as server:
        yield server
