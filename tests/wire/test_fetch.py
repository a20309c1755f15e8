"""Asking servers on loopback: what is sent, what is followed, what is refused, and what is remembered."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from tests.wire.servers import FEED, serving
from tui.model import Feed, FeedState
from tui.wire.fetch import Fetched, Outcome, body_hash, fetch
from tui.wire.parsing.delta import pieces

NOW = datetime(2026, 1, 1, tzinfo=UTC)


async def ask(
    url: str, state: FeedState | None = None, *, allow_private: bool = False, auth: str = "", now: datetime = NOW
) -> Fetched:
    feed = Feed(url, "Test", allow_private=allow_private, auth=auth)
    return await fetch(feed, state or FeedState(url), now)


def answer(status: int = 200, body: bytes = FEED, headers: Mapping[str, str] | None = None):  # type: ignore[no-untyped-def]
    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=status, body=body, headers=dict(headers or {}))

    return handler


async def test_a_body_comes_with_its_validators() -> None:
    headers = {"ETag": '"1"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    async with serving(feed=answer(headers=headers)) as base:
        fetched = await ask(f"{base}/feed")
    assert (fetched.outcome, fetched.body) == (Outcome.BODY, FEED)
    assert (fetched.state.etag, fetched.state.http_code, fetched.state.last_ok) == ('"1"', 200, NOW)


async def test_the_second_request_is_conditional_and_304_changes_nothing() -> None:
    asked: list[str] = []

    async def feed(request: web.Request) -> web.Response:
        asked.append(request.headers.get("If-None-Match", ""))
        return web.Response(status=304 if asked[-1] else 200, body=b"" if asked[-1] else FEED, headers={"ETag": '"1"'})

    async with serving(feed=feed) as base:
        first = await ask(f"{base}/feed")
        second = await ask(f"{base}/feed", first.state)
    assert asked == ["", '"1"']
    assert (second.outcome, second.state.etag) == (Outcome.UNCHANGED, '"1"')
    assert second.state.body_hash == first.state.body_hash


async def test_the_same_items_under_another_head_are_known_again_after_a_clean_parse() -> None:
    rebuilt = FEED.replace(b"<channel>", b"<channel><lastBuildDate>Thu, 01 Jan 2026 00:00:00 GMT</lastBuildDate>")
    newer = rebuilt.replace(b"<item>", b"<item><guid>another</guid></item><item>", 1)
    bodies = iter((rebuilt, newer, rebuilt))

    async def feed(_: web.Request) -> web.Response:
        return web.Response(body=next(bodies))

    parts = pieces(FEED)
    assert parts is not None
    async with serving(feed=feed) as base:
        known = FeedState(f"{base}/feed", body_hash=body_hash(FEED), item_hashes=parts.hashes(), clean=True)
        same = await ask(known.url, known)
        news = await ask(known.url, known)
        doubtful = await ask(known.url, replace(known, clean=False))
    assert (same.outcome, same.state.body_hash) == (Outcome.UNCHANGED, body_hash(rebuilt))
    assert (same.state.clean, same.state.item_hashes) == (True, known.item_hashes)
    assert (news.outcome, doubtful.outcome) == (Outcome.BODY, Outcome.BODY)


async def test_the_same_body_is_known_again() -> None:
    async with serving(feed=answer()) as base:
        first = await ask(f"{base}/feed")
        second = await ask(f"{base}/feed", first.state)
    assert second.outcome is Outcome.UNCHANGED


async def test_gzip_is_unpacked_and_a_bomb_is_not() -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    async with serving(
        good=answer(body=gzip.compress(FEED), headers={"Content-Encoding": "gzip"}),
        bomb=answer(body=bomb, headers={"Content-Encoding": "gzip"}),
        cut=answer(body=gzip.compress(FEED)[:100], headers={"Content-Encoding": "gzip"}),
        other=answer(body=FEED, headers={"Content-Encoding": "br"}),
    ) as base:
        assert (await ask(f"{base}/good")).body == FEED
        assert "too large" in (await ask(f"{base}/bomb")).state.error
        assert "cut off" in (await ask(f"{base}/cut")).state.error
        assert "not asked for" in (await ask(f"{base}/other")).state.error


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_within_an_origin_are_followed(status: int) -> None:
    async with serving(old=answer(status, b"", {"Location": "/feed"}), feed=answer()) as base:
        fetched = await ask(f"{base}/old")
        assert fetched.body == FEED
        assert fetched.moved_to == (f"{base}/feed" if status in (301, 308) else "")


async def test_a_redirect_to_another_private_origin_is_refused_unless_allowed() -> None:
    async def away(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"{inside}/feed"})

    async with serving(feed=answer()) as inside, serving(old=away) as outside:
        refused = await ask(f"{outside}/old")
        allowed = await ask(f"{outside}/old", allow_private=True)
    assert "private address 127.0.0.1" in refused.state.error
    assert allowed.body == FEED


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "javascript:x", "ftp://h/x", "", "http://", "http://u:p@h/", "http://h:0/"]
)
async def test_redirects_to_what_is_no_web_address_are_refused(location: str) -> None:
    async with serving(old=answer(302, b"", {"Location": location})) as base:
        assert (await ask(f"{base}/old")).outcome is Outcome.FAILED


async def test_endless_redirects_end() -> None:
    async with serving(old=answer(302, b"", {"Location": "/old"})) as base:
        assert (await ask(f"{base}/old")).state.error == f"the redirects lead in a circle, back to {base}/old"
    hops = iter(range(99))

    async def on(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"/on?{next(hops)}"})

    async with serving(on=on) as base:
        assert (await ask(f"{base}/on")).state.error == "more than 8 redirects"
    assert next(hops) == 9


@pytest.mark.parametrize("name", ["utf-8", "none", "identity", "UTF-8, gzip"])
async def test_what_is_no_coding_is_a_mistake_of_the_server(name: str) -> None:
    body = gzip.compress(FEED) if "gzip" in name else FEED
    async with serving(feed=answer(body=body, headers={"Content-Encoding": name})) as base:
        assert (await ask(f"{base}/feed")).body == FEED


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (522, "Cloudflare had no proper answer from the server behind it"),
        (599, "the server failed"),
        (418, "the server refuses the request"),
        (999, "an answer that means nothing here"),
    ],
)
async def test_a_code_of_no_standard_has_words(status: int, words: str) -> None:
    async with serving(feed=answer(status)) as base:
        assert (await ask(f"{base}/feed")).state.error == f"HTTP {status}: {words}"


async def test_410_is_never_asked_again() -> None:
    async with serving(feed=answer(410)) as base:
        state = (await ask(f"{base}/feed")).state
    assert state.gone
    assert state.next_try is None


@pytest.mark.parametrize(("value", "seconds"), [("120", 120), ("0", 0), ("9" * 30, 86_400), ("-5", 300), ("x", 300)])
async def test_retry_after_is_obeyed_within_reason(value: str, seconds: int) -> None:
    async with serving(feed=answer(429, headers={"Retry-After": value})) as base:
        assert (await ask(f"{base}/feed")).state.next_try == NOW + timedelta(seconds=seconds)


async def test_failures_back_off_and_a_success_clears_them() -> None:
    async with serving(bad=answer(500), feed=answer()) as base:
        state = FeedState(f"{base}/bad")
        for _ in range(3):
            state = (await ask(f"{base}/bad", state, now=state.next_try or NOW)).state
        assert (state.failures, state.next_try) == (3, NOW + timedelta(minutes=5 + 10 + 20))
        early = NOW + timedelta(minutes=16)
        state = (await ask(f"{base}/bad", state, now=early)).state
        assert (state.failures, state.next_try) == (3, early + timedelta(minutes=20))
        assert "HTTP 500" in state.error
        good = (await ask(f"{base}/feed", replace(state, url=f"{base}/feed"))).state
    assert (good.failures, good.error, good.next_try) == (0, "", None)


async def test_a_login_comes_from_the_environment_and_stays_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    async def feed(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Authorization", ""))
        return web.Response(body=FEED)

    monkeypatch.setenv("WIRE_LOGIN", "ann:secret")
    async with (
        serving(feed=feed) as other,
        serving(feed=feed, away=answer(302, b"", {"Location": f"{other}/feed"})) as b,
    ):
        await ask(f"{b}/feed", auth="WIRE_LOGIN")
        await ask(f"{b}/away", auth="WIRE_LOGIN", allow_private=True)
        missing = await ask(f"{b}/feed", auth="NO_SUCH_LOGIN")
    assert seen == ["Basic YW5uOnNlY3JldA==", ""]
    assert "NO_SUCH_LOGIN" in missing.state.error
    assert (missing.state.failures, missing.state.next_try) == (0, None)


async def test_a_refused_connection_and_a_missing_host_have_words() -> None:
    assert (await ask("http://127.0.0.1:9/feed")).state.error == "connection refused"
    assert "no such host" in (await ask("http://no-such-host.invalid/feed")).state.error
