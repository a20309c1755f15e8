"""A chat server on loopback that behaves as it is told: well, badly, or not at all."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Exchange"], None]


@dataclass
class Seen:
    """What the server was asked: one record a question, with its headers."""

    url: str
    questions: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Exchange:
    """One question, and the connection to answer on."""

    handler: BaseHTTPRequestHandler
    question: dict[str, Any]

    @property
    def sentences(self) -> list[str]:
        """The numbered sentences of the question, without their numbers."""
        rows = str(self.question["messages"][-1]["content"]).split("\n")
        return [row.partition("] ")[2] for row in rows if row.startswith("[")]

    def send(self, body: bytes, code: int = 200, **headers: str) -> None:
        """Answer with a body."""
        self.handler.send_response(code)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def say(self, content: object) -> None:
        """Answer as a chat model does."""
        self.send(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())

    def tell(self, *claims: tuple[str, list[int]]) -> None:
        """Answer with takeaways."""
        told = [{"text": text, "sentences": cited} for text, cited in claims]
        self.say(json.dumps({"takeaways": told}))

    def drip(self, seconds: float) -> None:
        """Answer a byte at a time, and never to the end."""
        self.handler.send_response(200)
        self.handler.send_header("Content-Length", "100000")
        self.handler.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.handler.wfile.write(b" ")
            self.handler.wfile.flush()
            time.sleep(0.05)


def shorten(exchange: Exchange) -> None:
    """Behave well: the first sentences without their last words where there are many."""
    claims = []
    for number, sentence in enumerate(exchange.sentences[:3], 1):
        words = sentence.rstrip(".").split()
        claims.append((" ".join(words[: max(4, len(words) - 3)]), [number]))
    exchange.tell(*claims)


@contextmanager
def chat_server(behave: Behaviour) -> Iterator[Seen]:
    """Serve `/v1/chat/completions`, and yield what is asked there."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            question = json.loads(self.rfile.read(size))
            seen.questions.append({"path": self.path, **question})
            seen.headers.append(dict(self.headers))
            try:
                behave(Exchange(self, question))
            except OSError:
                return  # the client has left, as it should

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    seen = Seen(f"http://127.0.0.1:{server.server_port}/v1")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
