"""A language model over real HTTP on loopback, behaving well, badly, and not at all."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Callable

import pytest

from tests.llm_server import Behaviour, Exchange, chat_server
from tui.wire.chat import LONGEST, Model, check_model, complete
from tui.wire.errors import WireError

KEY = "sk-very-secret-4711"
ASKED = (("system", "Be brief."), ("user", "[1] It is down."))


async def ask(behave: Behaviour, seconds: float = 5.0) -> str:
    with chat_server(behave) as seen:
        return await complete(Model(seen.url, "tiny", KEY, seconds), ASKED)


async def trouble(behave: Behaviour, seconds: float = 5.0) -> str:
    with pytest.raises(WireError) as caught:
        await ask(behave, seconds)
    assert KEY not in str(caught.value)
    return str(caught.value)


async def test_a_model_is_asked_as_its_servers_expect() -> None:
    with chat_server(lambda exchange: exchange.say("fine")) as seen:
        assert await complete(Model(seen.url + "/", "tiny", KEY), ASKED) == "fine"
    (question,) = seen.questions
    assert question["path"] == "/v1/chat/completions"
    assert question["model"] == "tiny"
    assert question["stream"] is False
    assert question["messages"] == [{"role": role, "content": content} for role, content in ASKED]
    assert seen.headers[0]["Authorization"] == f"Bearer {KEY}"


async def test_without_a_key_none_is_sent() -> None:
    with chat_server(lambda exchange: exchange.say("fine")) as seen:
        await complete(Model(seen.url, "tiny"), ASKED)
    assert "Authorization" not in seen.headers[0]


@pytest.mark.parametrize("content", ["fi\x1b[31mne\u202e", [{"type": "text", "text": "fi[31m"}, {"text": "ne"}, 3]])
async def test_an_answer_is_cleaned(content: object) -> None:
    assert await ask(lambda exchange: exchange.say(content)) == "fi[31mne"


async def test_a_long_answer_is_cut() -> None:
    assert len(await ask(lambda exchange: exchange.say("x" * 500_000))) == LONGEST


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "none of a chat model"),
        (b"<html>Welcome</html>", "none of a chat model"),
        (b"[" * 100_000, "none of a chat model"),
        (b'{"choices": []}', "none of a chat model"),
        (b'{"choices": [{"message": null}]}', "none of a chat model"),
        (b'{"choices": [{"message": {"content": null}}]}', "answered with nothing"),
        (b'{"choices": [{"message": {"content": {"a": 1}}}]}', "answered with nothing"),
        (b"\xff\xfe\x00", "none of a chat model"),
        (b"x" * 1_200_000, "too large"),
    ],
)
async def test_what_is_no_answer_is_called_so(body: bytes, words: str) -> None:
    assert words in await trouble(lambda exchange: exchange.send(body))


async def test_a_packed_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    assert "too large" in await trouble(lambda exchange: exchange.send(bomb, Content_Encoding="gzip"))


def refusing(code: int, message: object, **headers: str) -> Behaviour:
    return lambda exchange: exchange.send(json.dumps({"error": message}).encode(), code, **headers)


@pytest.mark.parametrize(
    ("behave", "words"),
    [
        (refusing(401, {"message": f"Bad key {KEY}\x1b[2J"}), "api_key_env"),
        (refusing(403, "no"), "does not let this key"),
        (refusing(404, {"message": "model 'tiny' not found, try pulling it first"}), "try pulling it first"),
        (refusing(429, {}, Retry_After="7"), "try again in 7 seconds"),
        (refusing(429, {}, Retry_After="\x1b"), "too many questions for now (HTTP 429)"),
        (refusing(500, ["?"]), "the server failed (HTTP 500)"),
        (refusing(503, "x" * 100_000), "the server failed (HTTP 503"),
        (refusing(418, None), "refuses (HTTP 418)"),
        (lambda exchange: exchange.send(b"", 302, Location="http://127.0.0.1:1/"), "not followed"),
    ],
)
async def test_a_refusal_says_what_to_do(behave: Behaviour, words: str) -> None:
    said = await trouble(behave)
    assert words in said
    assert "\x1b" not in said
    assert len(said) <= 300


async def test_a_server_that_drips_is_left_in_time() -> None:
    began = time.monotonic()
    assert "within 0.5 seconds" in await trouble(lambda exchange: exchange.drip(3), seconds=0.5)
    assert time.monotonic() - began < 2.5


async def test_a_server_that_hangs_up_and_one_that_is_not_there() -> None:
    def hang_up(exchange: Exchange) -> None:
        exchange.handler.connection.shutdown(socket.SHUT_RDWR)

    assert "closed the connection" in await trouble(hang_up)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(WireError, match="connection refused"):
        await complete(Model(f"http://127.0.0.1:{port}/v1", "tiny"), ASKED)


async def test_a_proxy_never_hears_what_is_asked_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_PROXY", "http://127.0.0.1:9")
    assert await ask(lambda exchange: exchange.say("fine")) == "fine"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://models.example/v1", KEY),
        ("http://127.0.0.1:11434/v1", KEY),
        ("http://localhost:1234/v1", KEY),
        ("http://[::1]:8080/v1", KEY),
        ("http://192.168.1.5:11434/v1", ""),
    ],
)
def test_a_line_that_nobody_reads_along_will_do(url: str, key: str) -> None:
    assert check_model(Model(url, "tiny", key)) == f"{url}/chat/completions"


@pytest.mark.parametrize(
    ("url", "key", "words"),
    [
        ("http://models.example/v1", "", "write https://models.example"),
        ("http://models.example/v1", KEY, "https alone"),
        ("http://192.168.1.5:11434/v1", KEY, "https alone"),
        ("http://8.8.8.8/v1", "", "only this machine"),
        ("http://localhost.evil.example/v1", KEY, "https alone"),
        ("ftp://127.0.0.1/v1", "", "only http and https"),
        ("https://user:pass@models.example/v1", "", "user name"),
        ("https://models.example/v1", "sk-\nX-Evil: 1", "no key has"),
    ],
)
def test_other_lines_are_refused(url: str, key: str, words: str) -> None:
    with pytest.raises(WireError) as caught:
        check_model(Model(url, "tiny", key))
    assert words in str(caught.value)
    assert KEY not in str(caught.value)


def test_the_key_is_in_no_representation() -> None:
    show: Callable[[object], str] = repr
    assert KEY not in show(Model("https://models.example/v1", "tiny", KEY))
