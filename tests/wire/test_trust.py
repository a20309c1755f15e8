"""Https: who is trusted and who is not, over real servers with certificates made for the test."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from tests.wire.servers import FEED
from tests.wire.test_fetch import answer, ask
from tui.wire.fetch import Outcome
from tui.wire.trust import trusted

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make certificates")
FRESH = """
import asyncio, sys
from tui.wire.client import Request, get

async def main():
    print(len((await get(Request(sys.argv[1], home=sys.argv[1]))).body))

asyncio.run(main())
"""


def certificate(folder: Path, name: str) -> Path:
    """Return a file with a key and a certificate that vouches for itself, for a host of this name."""
    file = folder / f"{name}.pem"
    kind = "IP" if name[0].isdigit() else "DNS"
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-keyout", str(file), "-out", f"{file}.crt", "-subj", f"/CN={name}", "-days", "2"]
    subprocess.run([*words, "-addext", f"subjectAltName={kind}:{name}"], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


@asynccontextmanager
async def secure(file: Path) -> AsyncIterator[str]:
    """Serve a feed over https with that certificate, and yield its address."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    application = web.Application()
    application.router.add_get("/feed", answer())
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    try:
        yield f"https://127.0.0.1:{runner.addresses[0][1]}/feed"
    finally:
        await runner.cleanup()


@pytest.fixture
def anew() -> Iterator[None]:
    """Let the trusted authorities be looked up anew, and forgotten afterwards."""
    trusted.cache_clear()
    yield
    trusted.cache_clear()


@pytest.mark.usefixtures("anew")
async def test_whom_the_system_trusts_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = certificate(tmp_path, "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", f"{file}.crt")
    async with secure(file) as url:
        assert (await ask(url)).body == FEED


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize(
    ("name", "known", "words"), [("127.0.0.1", False, "signed by itself"), ("other.invalid", True, "certificate")]
)
async def test_whom_nobody_vouches_for_and_whom_they_vouch_for_elsewhere_are_refused(
    name: str, known: bool, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path, name)
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", f"{file}.crt")
    async with secure(file) as url:
        fetched = await ask(url)
    assert fetched.outcome is Outcome.FAILED
    assert words in fetched.state.error


@pytest.mark.usefixtures("anew")
async def test_no_authority_is_read_for_a_host_that_does_not_answer() -> None:
    assert (await ask("https://127.0.0.1:1/feed")).state.error == "connection refused"
    assert trusted.cache_info().currsize == 0


@asynccontextmanager
async def tunnels() -> AsyncIterator[tuple[str, list[str]]]:
    """Serve as a proxy that connects to this machine whatever it is asked for; yield its address and what it heard."""
    heard: list[str] = []

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append((await reader.readuntil(b"\r\n\r\n")).decode())
        port = int(heard[-1].split()[1].rpartition(":")[2])
        there, here = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        await asyncio.gather(pass_on(reader, here), pass_on(there, writer), return_exceptions=True)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}", heard


@pytest.mark.usefixtures("anew")
async def test_https_goes_through_a_proxy_that_cannot_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = certificate(tmp_path, "feeds.example.invalid")
    monkeypatch.setenv("SSL_CERT_FILE", f"{file}.crt")
    async with secure(file) as url, tunnels() as (proxy, heard):
        monkeypatch.setenv("NIGHTDESK_PROXY", f"http://ann:se%40cret@{proxy}")
        fetched = await ask(url.replace("127.0.0.1", "feeds.example.invalid"))
    assert fetched.body == FEED
    assert len(heard) == 1
    assert heard[0].startswith("CONNECT feeds.example.invalid:")
    assert "Proxy-Authorization: Basic YW5uOnNlQGNyZXQ=" in heard[0]
    assert "GET" not in heard[0]


@pytest.mark.parametrize("known", [True, False])
async def test_a_process_that_has_asked_nobody_yet_trusts_the_same(
    known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path, "127.0.0.1")
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", f"{file}.crt")
    async with secure(file) as url:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", FRESH, url), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        out, errors = await process.communicate()
    if known:
        assert out.split() == [str(len(FEED)).encode()], errors
    else:
        assert b"signed by itself" in errors
