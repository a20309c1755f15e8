"""What went wrong on the network, in words for a person.

No text of an exception is passed on: it can quote what a server sent. `WireError` cleans what little is.
"""

from __future__ import annotations

import socket
import ssl

from tui.wire.errors import ForbiddenAddressError
from tui.wire.limits import Limits
from tui.wire.trust import aiohttp


def in_words(error: Exception, limits: Limits) -> str:
    """Return one line that names the cause of a failed request."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return f"the proxy refuses it (HTTP {error.status})"
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return f"the proxy cannot be reached: {_connection(error.os_error)}"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _certificate(error.certificate_error)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return (
            f"no such host: {error.host}" if isinstance(error.os_error, socket.gaierror) else "the host has no address"
        )
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return "no secure connection: the server does not speak TLS as it should"
    if isinstance(error, TimeoutError):  # aiohttp's own ones are subclasses of it
        return f"no connection within {limits.connect:g} seconds"
    if isinstance(error, aiohttp.ClientConnectorError):
        return _connection(error.os_error)
    if isinstance(error, OSError):
        return _connection(error)
    return _protocol(error)


def _certificate(error: Exception) -> str:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate cannot be trusted"
    known = {
        10: "it has expired",
        18: "it is signed by itself",
        19: "it is signed by an unknown authority",
        20: "it is signed by an unknown authority",
        62: "it belongs to another host",
        64: "it belongs to another address",
    }
    return f"its certificate cannot be trusted: {known.get(error.verify_code, error.verify_message)}"


def _connection(error: OSError) -> str:
    inside = error.__cause__ or error.__context__ or error
    for one in (error, inside):
        if isinstance(one, ForbiddenAddressError):
            return f"{one}, which is refused (set allow_private = true at the feed to allow it)"
    if isinstance(error, ConnectionRefusedError):
        return "connection refused"
    if isinstance(error, ConnectionResetError):
        return "the server broke the connection off"
    if isinstance(error, socket.gaierror):
        return "no such host"
    return f"the connection failed ({type(error).__name__})"


def _protocol(error: Exception) -> str:
    if isinstance(error, aiohttp.ServerDisconnectedError):  # no OSError, unlike its sisters
        return "the server closed the connection without an answer"
    if isinstance(error, aiohttp.ClientPayloadError):
        return "the answer broke off in the middle"
    if isinstance(error, aiohttp.ClientResponseError):
        return "the answer is not proper HTTP, or its headers are too large"
    if isinstance(error, aiohttp.InvalidURL):
        return "not an address"
    return f"the request failed ({type(error).__name__})"
