"""`nightdesk serve` as a process, asked by HTTP clients: a page, a newsroom that answers to keys, and closed doors."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.cli.run import environment, nightdesk
from tests.newsroom.sample import fill
from tui.archive import Archive
from tui.cli import main
from tui.errors import Exit

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

ANYWHERE = re.compile(r"https?://|//[a-z]", re.I)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    with Archive.open(folder / "n.db") as archive:
        fill(archive)
    (folder / "feeds.toml").write_text('[[feed]]\nurl = "http://127.0.0.1:1/x"\ntitle = "None"\n', "utf-8")
    (folder / "config.toml").write_text('refresh = "off"\n', "utf-8")
    return folder


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    words = [sys.executable, "-m", "tui", "--feeds", "feeds.toml", "--db", "n.db", "serve", "--port", "0"]
    with subprocess.Popen(words, cwd=home, env=environment(home), stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        yield serving.stdout.readline().strip()
        serving.send_signal(signal.SIGTERM)
        try:
            assert serving.wait(20) == Exit.OK
        finally:
            serving.kill()


async def drawn(channel: ClientWebSocketResponse, words: bytes) -> bytes:
    """Return what the newsroom draws until the words are among it."""
    seen = b""
    async with asyncio.timeout(30):
        while words not in seen:
            message = await channel.receive()
            assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), seen[-500:]
            seen += message.data if message.type == WSMsgType.BINARY else b""
    return seen


async def test_a_page_is_a_newsroom_that_answers_to_keys(address: str, home: Path) -> None:
    origin = address.rsplit("/", 2)[0]
    async with (
        ClientSession() as client,
        client.ws_connect(f"{address}ws?width=90&height=30", origin=origin) as channel,
    ):
        await drawn(channel, b"Gigamart checkout glitch")
        await channel.send_str(json.dumps(["stdin", "b"]))
        await drawn(channel, b"Bookmarked")
        await channel.send_str(json.dumps(["resize", {"width": 120, "height": 40}]))
        await channel.send_str(json.dumps(["stdin", "Q"]))
        async with asyncio.timeout(30):
            while (await channel.receive()).type not in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING):
                pass
    with Archive.open(home / "n.db") as archive:
        assert archive.stories.count("is:bookmarked") == 1


async def test_the_page_loads_nothing_from_elsewhere(address: str) -> None:
    base, own = urlsplit(address).path, urlsplit(address).netloc
    async with ClientSession() as client, client.get(address) as answer:
        page, policy = await answer.text(), answer.headers["Content-Security-Policy"]
        loaded = re.findall(r'(?:href|src)="([^"]+)"|url\("([^"]+)"\)', page)
        addresses = [one or other for one, other in loaded if "data:" not in one]
        assert addresses
        assert all(address.startswith(f"{base}static/") for address in addresses)
        assert not [found for found in ANYWHERE.findall(page.replace(f"ws://{own}", "")) if found]
        for each in addresses:
            async with client.get(f"http://{own}{each}") as found:
                assert found.status == 200
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_doors_are_closed_to_strangers(address: str) -> None:
    own = address.rsplit("/", 2)[0]
    asked = [
        (f"{own}/", {}, 403),
        (f"{own}/wrong/", {}, 403),
        (f"{own}/static/js/textual.js", {}, 403),
        (address, {"Host": "evil.example"}, 403),
        (f"{address}ws", {}, 403),
        (f"{address}ws", {"Origin": "http://evil.example"}, 403),
        (f"{address}static/", {}, 403),
        (f"{address}static/%2e%2e/server.py", {}, 404),
        (f"{address}nothing", {}, 404),
    ]
    async with ClientSession() as client:
        for url, headers, status in asked:
            async with client.get(url, headers=headers) as answer:
                assert answer.status == status, url
                assert len(await answer.text()) < 200


async def test_what_no_page_of_ours_sends_ends_that_newsroom_alone(address: str) -> None:
    origin = address.rsplit("/", 2)[0]
    async with ClientSession() as client:
        for rubbish in ('{"a": 1}', '["resize", 3]'):
            async with client.ws_connect(f"{address}ws?width=x&height=-4", origin=origin) as channel:
                await channel.send_str(rubbish)
                async with asyncio.timeout(30):
                    while (await channel.receive()).type not in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING):
                        pass
        async with client.get(address) as answer:
            assert answer.status == 200


def test_without_a_token_only_this_machine_is_let_in(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "desk.example"):
        told = nightdesk(tmp_path, "serve", "--no-token", "--host", host)
        assert (told.returncode, told.stdout) == (Exit.USAGE, "")
        assert f"--no-token on {host} would let in everybody" in told.stderr


def test_a_port_that_is_taken_is_said(address: str, home: Path) -> None:
    port = urlsplit(address).port
    told = nightdesk(home, "serve", "--port", str(port), "--db", "n.db", "--feeds", "feeds.toml")
    assert told.returncode == Exit.USAGE
    assert f"cannot listen on 127.0.0.1 port {port}" in told.stderr
    assert told.stderr.count("\n") == 1


def test_the_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert main(["serve"]) == Exit.USAGE
    assert "pip install 'nightdesk[serve]'" in capsys.readouterr().err
