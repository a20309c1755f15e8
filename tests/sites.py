"""A small web site on loopback, for tests of commands that run as processes of their own: paths and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.serving_threads import running


@dataclass(slots=True)
class Answer:
    """What a path answers with."""

    body: str | bytes = ""
    status: int = 200
    kind: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)


class Site(ThreadingHTTPServer):
    """Answers by path; what it has no answer for is not found. `asked` lists what was asked for."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = dict(answers)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        assert isinstance(self.server, Site)
        self.server.asked.append(self.path)
        answer = self.server.answers.get(self.path, Answer("<h1>no</h1>", 404))
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        self.send_response(answer.status)
        headers = {"Content-Type": answer.kind, "Content-Length": str(len(body)), "Connection": "close"}
        for name, value in {**headers, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def site(answers: Mapping[str, Answer]) -> Iterator[Site]:
    """Serve the answers until the block ends."""
    with running(Site(answers)) as server:
        yield server
