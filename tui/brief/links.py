"""The only addresses that leave the house as links: whole, percent-encoded http(s), with nothing hidden in them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from tui.text import is_clean
from tui.text.hosts import ascii_host

MAX_LENGTH = 2_000
"""Characters of the longest address that becomes a link; browsers and editors cut longer ones in different places."""

_UNRESERVED = "~-._"
_DELIMITERS = "!$&'()*+,;=:@/"
"""RFC 3986: sub-delims and what else may stand in a path as it is."""

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.?")
_HEXADECIMAL = re.compile(r"%(?![0-9A-Fa-f]{2})")


def web_link(url: str) -> str:
    """Return `url` as an ASCII http(s) address that may be written as a link, "" where it is anything else.

    Percent-encodes what RFC 3986 does not allow, and writes an international host in its ASCII form (IDNA, RFC 3490),
    so that a look-alike letter shows. An address with white space, a control character, a backslash, a user name or a
    broken host or port is none. Idempotent; never raises.
    """
    if not url or len(url) > MAX_LENGTH or not is_clean(url) or re.search(r"[\s\\]", url):
        return ""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        ascii_host = _ascii_host(host)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc or not ascii_host:
        return ""
    netloc = ascii_host if port is None else f"{ascii_host}:{port}"
    path, query, fragment = _encoded(parts.path), _encoded(parts.query, "?"), _encoded(parts.fragment, "?")
    link = urlunsplit((parts.scheme.lower(), netloc, path or "/", query, fragment))
    return link if len(link) <= MAX_LENGTH * 3 else ""


def _ascii_host(host: str) -> str:
    """Return the host in ASCII, "" where it is none. Raises ValueError for one that IDNA refuses."""
    if ":" in host:  # an IPv6 address, which urlsplit has checked
        return f"[{host}]" if re.fullmatch(r"[0-9a-f:.]+", host) else ""
    name = ascii_host(host)
    return name if len(name) <= 253 and _HOST.fullmatch(name) else ""


def _encoded(part: str, also: str = "") -> str:
    """Return the part with all that may not stand there percent-encoded; what is encoded already stays."""
    kept = quote(part, safe=_UNRESERVED + _DELIMITERS + "%" + also)
    return _HEXADECIMAL.sub("%25", kept)
