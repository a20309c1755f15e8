"""Which proxy a request goes through: the one of our own variable, else the one that the system's usual ones name."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from typing import NamedTuple
from urllib.parse import unquote

from tui.wire.addresses import Address, check_url, is_loopback
from tui.wire.errors import UnaskedError, WireError

PROXY_VARIABLE = "NIGHTDESK_PROXY"
"""Holds the address of a proxy, or "none"; without it the usual HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold."""


class Proxy(NamedTuple):
    """Where a proxy is, and what it is told of who asks ("": nothing)."""

    address: Address
    authorization: str


def proxy_for(url: Address) -> Proxy | None:
    """Return the proxy to ask through, None for a direct connection; raises UnaskedError where it is none."""
    chosen = os.environ.get(PROXY_VARIABLE, "") or _usual(url)
    return None if chosen in ("", "none") else _parsed(chosen)


def _usual(url: Address) -> str:
    """Return the proxy that HTTP_PROXY or HTTPS_PROXY names; "" where NO_PROXY passes it by, and on this machine."""
    if url.host == "localhost" or is_loopback(url.host) or not _any_named():
        return ""
    import urllib.request  # 20 ms, for which most machines have no use

    if urllib.request.proxy_bypass(f"{url.host}:{url.port}"):
        return ""
    return urllib.request.getproxies().get(url.scheme, "")


def _any_named() -> bool:
    """Tell whether a proxy may be named at all: elsewhere the system's settings are asked, on Linux variables alone."""
    return sys.platform in ("darwin", "win32") or any(name.lower().endswith("_proxy") for name in os.environ)


def _parsed(text: str) -> Proxy:
    text = text if "://" in text else f"http://{text}"  # as curl and others take it
    if not text.startswith(("http://", "https://")):
        raise UnaskedError("the proxy's address does not begin with http://: no other kind of proxy is spoken to")
    scheme, _, rest = text.partition("://")
    login, _, where = rest.rpartition("@")
    try:
        address = check_url(f"{scheme}://{where}")
    except WireError:
        raise UnaskedError("the proxy's address is none") from None
    return Proxy(address, f"Basic {b64encode(unquote(login).encode()).decode('ascii')}" if login else "")
