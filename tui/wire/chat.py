"""A language model behind an OpenAI-compatible `/chat/completions`, asked once and within bounds.

Ollama, LM Studio, llama.cpp, vLLM and OpenRouter serve it (https://platform.openai.com/docs/api-reference/chat). The
words of an answer are handed on as they came, bounded and clean; what they are worth is for others to judge. A key goes
to the server that the user wrote and to no other, never over a line that others can read, and stands in no message.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import field
from ipaddress import ip_address
from typing import Any

from tui.dataclass import dataclass
from tui.text import clean, clean_line, cut
from tui.wire.addresses import Address, check_url, is_public
from tui.wire.client import Request, Response, get
from tui.wire.errors import WireError
from tui.wire.limits import MEGABYTE, Limits

Messages = Sequence[tuple[str, str]]
"""Pairs of a role ("system", "user") and its content."""

LONGEST = 100_000
"""Characters of an answer that are read."""

MOST_TOKENS = 2_000
"""What the model is allowed to write, its thinking included."""

_CONNECT = 6.0
_ANSWER_BYTES = MEGABYTE
_LONGEST_REASON = 160


@dataclass(frozen=True, slots=True)
class Model:
    """A model to ask: the address up to "/v1", its name there, the key ("": none) and seconds to wait for an answer.

    The key is left out of `repr`, so that no message and no report of a crash can hold it.
    """

    base_url: str
    name: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0


def check_model(model: Model) -> str:
    """Return the address to ask a model at.

    Raises WireError where it may not be asked there: only https, or http that does not leave this machine; without a
    key also http to an address inside a private network. And where the key cannot be one.
    """
    url = check_url(model.base_url.rstrip("/") + "/chat/completions")
    if not (model.key.isascii() and model.key.isprintable()):
        raise WireError("the key holds characters that no key has")
    if url.scheme != "https" and not _stays_here(url):
        if model.key:
            raise WireError(f"a key is sent over https alone, or to this machine; {url.host} is neither")
        if not _is_private(url):
            raise WireError(f"over http only this machine or a private address is asked; write https://{url.host}")
    return str(url)


async def complete(model: Model, messages: Messages) -> str:
    """Return what the model says, as clean text of at most `LONGEST` characters.

    Raises WireError, in words for a person, for everything that goes wrong on the way or is no such answer.
    """
    address = check_model(model)
    limits = Limits(
        connect=_CONNECT, total=model.timeout, wire_bytes=_ANSWER_BYTES, body_bytes=_ANSWER_BYTES, redirects=0
    )
    request = Request(
        address,
        home=address,
        headers={"Content-Type": "application/json", "Accept": "application/json"},
        authorization=f"Bearer {model.key}" if model.key else "",
        limits=limits,
        body=_question(model, messages),
        direct=address.startswith("http:"),
    )
    answer = await get(request)
    if answer.status != 200:
        raise WireError(_refusal(answer, model), code=answer.status)
    return _content(answer)


def _question(model: Model, messages: Messages) -> bytes:
    return json.dumps(
        {
            "model": model.name,
            "messages": [{"role": role, "content": content} for role, content in messages],
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
            "stream": False,
        }
    ).encode()


def _content(answer: Response) -> str:
    try:
        content = json.loads(answer.body)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise WireError("the answer is none of a chat model; is base_url right (it mostly ends in /v1)?") from None
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content[:100] if isinstance(part, dict))
    if not isinstance(content, str) or not content.strip():
        raise WireError("the model answered with nothing")
    return clean(content[:LONGEST])


def _refusal(answer: Response, model: Model) -> str:
    """Return what a status that is no success means, with the server's own reason, of which the key is no part."""
    wait = clean_line(answer.headers.get("Retry-After", ""))[:40]
    words = {
        401: "the server wants a key that it knows: look at api_key_env and at the variable that it names",
        403: "the server does not let this key use the model",
        404: "the server knows no such model or address: look at base_url and model",
        429: "too many questions for now" + (f"; try again in {wait} seconds" if wait.isdigit() else ""),
    }.get(answer.status, "the server failed" if answer.status >= 500 else "the server refuses")
    said = _reason(answer.body)
    if model.key:
        said = said.replace(model.key, "…")
    return f"{words} (HTTP {answer.status}{': ' + cut(said, _LONGEST_REASON) if said else ''})"


def _reason(body: bytes) -> str:
    """Return the reason in an error's JSON ({"error": {"message": …}} or {"error": …}), "" where there is none."""
    try:
        error: Any = json.loads(body[:20_000])["error"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    said = error.get("message") if isinstance(error, dict) else error
    return clean_line(said[:4_000]) if isinstance(said, str) else ""


def _stays_here(url: Address) -> bool:
    host = url.host
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_private(url: Address) -> bool:
    try:
        ip_address(url.host)
    except ValueError:
        return False
    return not is_public(url.host)
