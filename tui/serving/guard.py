"""Who may open the newsroom in a browser: pure questions about hosts, origins and tokens."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a server that listens there."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_own_host(header: str, names: Collection[str]) -> bool:
    """Tell whether a request's Host header names us: by an address, as localhost, or by one of `names`.

    A page elsewhere can make its own name lead to this machine (DNS rebinding) and then read what we answer; its
    requests carry that name. An address or localhost cannot be made to lead here by anybody else.
    """
    host = _host(f"//{header}")
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost" or host in {name.lower() for name in names}
    return True


def is_same_origin(origin: str, header: str) -> bool:
    """Tell whether a page of ours opens the connection; a WebSocket is open to pages of any origin otherwise."""
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and parts.netloc.lower() == header.lower()


def is_token(given: str, token: str) -> bool:
    """Tell whether the token is the right one, in a time that does not tell how much of it is."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), token.encode())


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
