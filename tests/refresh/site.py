"""A server on every loopback address, for the pipeline's tests: it answers by path and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.wire.servers import FEED
from tui.model import Feed

Answer = tuple[int, dict[str, str], bytes]
GOOD: Answer = (200, {}, FEED)


@dataclass
class Site:
    """A server that answers by path with what `answers` say, and remembers what it was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    wait: float = 0.0
    slow: dict[str, float] = field(default_factory=dict)
    most: Counter[str] = field(default_factory=Counter)
    now: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def feed(self, path: str = "feed", host: str = "127.0.0.1") -> Feed:
        return Feed(f"http://{host}:{self.port}/{path}", path)

    def enter(self, host: str, step: int) -> None:
        with self.lock:
            for name in (host, "all"):
                self.now[name] += step
                self.most[name] = max(self.most[name], self.now[name])


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            site.enter(host, 1)
            site.asked.append(self.path.strip("/"))
            site.headers.append({name.lower(): value for name, value in self.headers.items()})
            time.sleep(site.slow.get(self.path.strip("/"), site.wait))
            status, headers, body = site.answers.get(self.path.strip("/"), GOOD)
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            site.enter(host, -1)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 128
        daemon_threads = True

    server = Server(("0.0.0.0", 0), Handler)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
