"""Feeds on loopback whose content a test sets, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from tests.serving_threads import running


class Pages(ThreadingHTTPServer):
    """Serves what `documents` holds under each path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.documents: dict[str, str] = {}

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is no error here."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Pages)
        body = self.server.documents[self.path.strip("/")].encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def pages() -> Iterator[Pages]:
    with running(Pages()) as server:
        yield server


def rss(*stories: tuple[str, datetime]) -> str:
    """A news feed of titles with their times."""
    items = "".join(
        f"<item><guid>{escape(title)}</guid><title>{escape(title)}</title>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for title, at in stories
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Relay</title>{items}</channel></rss>'


Updates = Sequence[tuple[datetime, str, str]]
"""Time, state and words of each update of a status page, the oldest first."""


def atom(*incidents: tuple[str, str, Updates] | tuple[str, str, Updates, str]) -> str:
    """A Statuspage's history.atom: (guid, title, updates) of each incident, and where it has one its address."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Status</title>'
        + "".join(_entry(*incident) for incident in incidents)
        + "</feed>"
    )


def _entry(guid: str, title: str, updates: Updates, url: str = "") -> str:
    html = "".join(
        f"<p><small>{at:%b} {at.day:2}, {at:%H:%M} UTC</small><br /><strong>{state}</strong> - {escape(words)}</p>"
        for at, state, words in reversed(updates)
    )
    link = f'<link rel="alternate" href="{escape(url)}"/>' if url else ""
    return (
        f"<entry><id>{guid}</id><title>{escape(title)}</title>{link}"
        f"<published>{updates[0][0]:%Y-%m-%dT%H:%M:%SZ}</published>"
        f'<updated>{updates[-1][0]:%Y-%m-%dT%H:%M:%SZ}</updated><content type="html">{escape(html)}</content></entry>'
    )
