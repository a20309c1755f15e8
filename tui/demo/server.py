"""The sample wire on loopback: a small web server that moves on by one step each time a feed is asked for."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from tui.demo import feeds
from tui.demo.sample import Outlet, outlets, vendors
from tui.text import clean_line

_HOST = "127.0.0.1"


class DemoServer:
    """Serves the sample wire on a free port of 127.0.0.1 until it is closed; a context manager.

    Each request for a feed that is not the first one brings its next step: a further update of a status page's
    incident, or a new story. Answers carry an ETag and honour If-None-Match with 304 (RFC 9110 13.1.2).
    """

    def __init__(self) -> None:
        started = datetime.now(UTC)
        self._outlets = {outlet.name: outlet for outlet in outlets(started)}
        self._arrivals: dict[str, list[datetime]] = {name: [] for name in self._outlets}
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer((_HOST, 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://{_HOST}:{self._http.server_port}"

    @property
    def last_refresh(self) -> int:
        """The number of the refresh (the first is 0) that brings the last change."""
        return max(outlet.last_refresh for outlet in self._outlets.values())

    def feeds_toml(self) -> str:
        """Return a feeds.toml that lists the sample wire and the invented vendors."""
        return "\n".join([*(self._feed_table(outlet) for outlet in self._outlets.values()), vendors()])

    def answer(self, path: str) -> tuple[str, str] | None:
        """Return the document at the path and its content type, None where there is none."""
        name, _, rest = path.strip("/").partition("/")
        outlet = self._outlets.get(name)
        if outlet is None:
            return None
        if rest == "feed":
            return feeds.feed(outlet, f"{self.address}/{name}", self._arrive(outlet))
        with self._lock:
            arrivals = self._arrivals[name] or [datetime.now(UTC)]
        item = next((item for item in outlet.items(arrivals) if item.id == rest), None)
        return (feeds.page(outlet, item, f"{self.address}/{name}"), "text/html") if item else None

    def _arrive(self, outlet: Outlet) -> list[datetime]:
        """Count a request for the outlet's feed and return the times of all that changed something."""
        with self._lock:
            arrivals = self._arrivals[outlet.name]
            if len(arrivals) <= outlet.last_refresh:
                arrivals.append(datetime.now(UTC))
            return list(arrivals)

    def _feed_table(self, outlet: Outlet) -> str:
        values = {
            "url": f"{self.address}/{outlet.name}/feed",
            "title": outlet.title,
            "kind": str(outlet.kind),
            "group": outlet.group,
            "vendor": outlet.vendor,
        }
        lines = [f'{key} = "{clean_line(value)}"' for key, value in values.items() if value]
        return "\n".join(["[[feed]]", *lines, "allow_private = true  # its pages are on this machine, too", ""])


def _handler(demo: DemoServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers GET from the sample wire."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer with the document, 304 where the client has it, or 404."""
            found = demo.answer(self.path)
            if found is None:
                self._reply(HTTPStatus.NOT_FOUND, b"", {})
                return
            body, kind = found[0].encode(), found[1]
            tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
            if self.headers.get("If-None-Match") == tag:
                self._reply(HTTPStatus.NOT_MODIFIED, b"", {"ETag": tag})
            else:
                self._reply(HTTPStatus.OK, body, {"ETag": tag, "Content-Type": f"{kind}; charset=utf-8"})

        def _reply(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            self.send_header("Cache-Control", "no-cache")
            for name, value in headers.items():
                self.send_header(name, value)
            if status is not HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing: the newsroom owns the terminal."""

    return Handler
