"""One feed asked once: from what we know of it to its body, or to the reason why there is none.

Nothing here raises for what a server does: the reason stands in the state that comes back.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tui.model import Feed, FeedState
from tui.text import is_clean
from tui.wire import schedule
from tui.wire.client import Request, Response, get
from tui.wire.errors import UnaskedError, WireError

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
FORGIVEN = 3
"""Failures in a row after which a feed that moved is asked at its old address again."""

MAX_VALIDATOR = 1_000
"""Characters of an ETag or date that are kept; a longer one is not worth its place."""

LOOKED_THROUGH = 1_000_000
"""Bytes of a body up to which its items are compared here, in some ms; with a longer one a worker does it."""

READ = frozenset((200, 201, 203, 226))
"""Codes of answers that have a body to read."""

_WORDS = {
    202: "accepted, but not ready yet",
    204: "there is nothing to read",
    206: "only a part was sent",
    300: "several addresses to choose from",
    304: "not modified, although nothing was known",
    400: "the server does not understand the request",
    401: "needs a login (name an environment variable with auth = at the feed)",
    402: "wants to be paid",
    403: "refused by the site",
    404: "not found",
    405: "refuses the request's method",
    406: "refuses the formats that are read here",
    407: "the proxy needs a login",
    408: "the server gave up waiting",
    410: "gone for good; it is not asked again",
    429: "asked too often",
    451: "not shown for legal reasons",
    500: "the server failed",
    502: "the server behind it failed",
    503: "the server is not available",
    504: "the server behind it did not answer",
    511: "the network wants a login first",
    **dict.fromkeys((*range(520, 527), 530), "Cloudflare had no proper answer from the server behind it"),
}
_OTHERS = {4: "the server refuses the request", 5: "the server failed"}
"""Words for codes that are no standard's, by their first digit."""


class Outcome(StrEnum):
    """How a request ended."""

    BODY = "body"
    UNCHANGED = "unchanged"
    FAILED = "failed"


class Fetched(NamedTuple):
    """What came of asking a feed: its new state, and its body where there is a new one.

    `base` is the address that the body came from, `content_type` what the server called it, `moved_to` where permanent
    redirects led: to be remembered once the body proved to be a feed.
    """

    feed: Feed
    outcome: Outcome
    state: FeedState
    body: bytes = b""
    base: str = ""
    content_type: str = ""
    moved_to: str = ""


async def fetch(feed: Feed, state: FeedState, now: datetime) -> Fetched:
    """Ask one feed, conditionally where validators are known."""
    try:
        return _answered(feed, state, await ask(feed, state), now)
    except WireError as error:
        return failed(feed, state, error, now)


async def ask(feed: Feed, state: FeedState | None = None, *, home: str | None = None) -> Response:
    """Return a feed's answer, whatever its status; raises WireError where there is none.

    `home` is the address that its user wrote, whose origin alone may be private: the feed's own, or "" for a feed that
    was found on a public page.
    """
    return await get(
        Request(
            url=(state.address if state else "") or feed.url,
            home=feed.url if home is None else home,
            allow_private=feed.allow_private,
            headers={"Accept": ACCEPT, **(_validators(state) if state else {})},
            authorization=_authorization(feed),
        )
    )


def failed(feed: Feed, state: FeedState, error: WireError, now: datetime) -> Fetched:
    """Return the outcome of a try that gave nothing to read: words, code, and when to try again.

    A failure that somebody asked for before its time counts no further: who looks often must not be the one who waits.
    """
    if isinstance(error, UnaskedError):
        trouble = replace(state, error=str(error), http_code=None, last_try=now, next_try=None)
        return Fetched(feed, Outcome.FAILED, trouble)
    early = bool(state.error) and state.next_try is not None and state.next_try > now
    failures = state.failures + (not early)
    before = _at_home(state) if failures >= FORGIVEN and state.address else state
    return Fetched(
        feed,
        Outcome.FAILED,
        replace(
            before,
            error=str(error),
            http_code=error.code,
            failures=failures,
            gone=error.gone,
            last_try=now,
            next_try=None if error.gone else error.retry_at or schedule.back_off(failures, now),
        ),
    )


def _at_home(state: FeedState) -> FeedState:
    """Return the state of a feed that is asked at its own address again: its new one may have been a mistake."""
    return replace(state, address="", etag="", last_modified="")


def body_hash(body: bytes) -> str:
    """Return the hash by which an unchanged body is known again."""
    from hashlib import blake2b  # 2 ms, where the first body has come

    return blake2b(body, digest_size=16).hexdigest()


def _answered(feed: Feed, state: FeedState, response: Response, now: datetime) -> Fetched:
    """Return what an answer means; raises WireError for the ones that are failures."""
    headers = response.headers
    asked = _validators(state)
    good = replace(
        state,
        http_code=response.status,
        error="",
        failures=0,
        last_try=now,
        last_ok=now,
        next_try=schedule.fresh_until(headers, now, schedule.longest(feed)),
        etag=_kept(headers.get("ETag", "")) or (state.etag if response.status == 304 else ""),
        last_modified=_kept(headers.get("Last-Modified", ""))
        or (state.last_modified if response.status == 304 else ""),
    )
    known = replace(good, address=response.moved_to or state.address)
    if (response.status == 304 and asked) or response.status == 204:
        return Fetched(feed, Outcome.UNCHANGED, known if response.status == 304 else good)
    if response.status not in READ:
        raise refusal(response.status, schedule.retry_after(headers.get("Retry-After", ""), now))
    digest = body_hash(response.body)
    if digest == state.body_hash:
        return Fetched(feed, Outcome.UNCHANGED, known)
    if hashes := _same_items(response.body, state):
        return Fetched(feed, Outcome.UNCHANGED, replace(known, body_hash=digest, item_hashes=hashes))
    return Fetched(
        feed,
        Outcome.BODY,
        replace(good, body_hash=digest),
        response.body,
        response.url,
        headers.get("Content-Type", "")[:200],
        response.moved_to,
    )


def _same_items(body: bytes, state: FeedState) -> tuple[str, ...]:
    """Return the hashes of the items where a body has none but those of the last clean parse, else ()."""
    if not state.clean or len(body) > LOOKED_THROUGH:
        return ()
    from tui.wire.parsing.delta import nothing_new  # which a fetch of unchanged bodies does not need

    return nothing_new(body, state.item_hashes)


def refusal(status: int, retry_at: datetime | None = None) -> WireError:
    """Return the error for an answer that gave nothing to read, with its code in words."""
    words = _WORDS.get(status) or _OTHERS.get(status // 100, "an answer that means nothing here")
    return WireError(f"HTTP {status}: {words}", code=status, retry_at=retry_at, gone=status == 410)


def _validators(state: FeedState) -> Mapping[str, str]:
    """Return the headers of a conditional request; both are sent, as some servers honour one only."""
    headers = {}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


def _kept(validator: str) -> str:
    """Return a validator that can be sent back as it is; "" for others. "*" would match anything at all."""
    fit = len(validator) <= MAX_VALIDATOR and validator.isascii() and validator.isprintable() and is_clean(validator)
    return validator if fit and validator != "*" else ""


def _authorization(feed: Feed) -> str:
    """Return the Authorization header for a feed, its secret read from the environment; "" where it needs none.

    Raises UnaskedError where the variable that the feed names is not set.
    """
    if not feed.auth:
        return ""
    secret = os.environ.get(feed.auth, "").strip()
    if not secret:
        raise UnaskedError(f"its login is missing: the environment variable {feed.auth} is not set")
    if not secret.isprintable():
        raise UnaskedError(f"its login in {feed.auth} holds characters that cannot be sent")
    if secret.lower().startswith(("basic ", "bearer ")):
        return secret
    if ":" in secret:
        return "Basic " + base64.b64encode(secret.encode()).decode("ascii")
    return f"Bearer {secret}"
