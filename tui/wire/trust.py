"""Whom https trusts: made when it is first asked, as reading the system's authorities takes some 30 ms."""

from __future__ import annotations

import ssl
from functools import cache


@cache
def trusted() -> ssl.SSLContext:
    """Return the context for https: the system's authorities, host names checked, HTTP/1.1."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(("http/1.1",))
    return context
