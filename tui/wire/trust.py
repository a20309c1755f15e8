"""aiohttp, imported without the certificates that it loads twice, and the ones that https is asked with.

Importing aiohttp makes two TLS contexts with all authorities of the system: 55 ms, a sixth of a refresh that finds
nothing new. Here they stay empty, so that aiohttp alone would trust nobody, and each https request is given a context
of ours, made for the first of them. Whoever imports aiohttp before has its contexts as they always are.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def _nobody_trusted() -> Iterator[None]:
    """Let TLS contexts load none of the system's authorities."""
    # The method is inherited from a type of C: what is set hides it, what is deleted shows it again.
    ssl.SSLContext.set_default_verify_paths = lambda self: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        del ssl.SSLContext.set_default_verify_paths


with _nobody_trusted():
    import aiohttp

__all__ = ["aiohttp", "trusted"]


@cache
def trusted() -> ssl.SSLContext:
    """Return the context for https: the system's authorities, host names checked, HTTP/1.1."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(("http/1.1",))
    return context
