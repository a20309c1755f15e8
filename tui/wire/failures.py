"""What went wrong on the network, in words for a person.

No text of an exception is passed on: it can quote what a server sent. `WireError` cleans what little is.
"""

from __future__ import annotations

import errno
import ssl

from tui.wire.errors import ForbiddenAddressError, WireError


def in_words(error: BaseException) -> str:
    """Return one line that names the cause of a failed request."""
    if isinstance(error, WireError):
        return str(error)
    if isinstance(error, ForbiddenAddressError):
        return f"{error}, which is refused (set allow_private = true at the feed to allow it)"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(error)
    if isinstance(error, ssl.SSLError):
        return "no secure connection: the server does not speak TLS as it should"
    if isinstance(error, ConnectionRefusedError):
        return "connection refused"
    if isinstance(error, ConnectionResetError | ConnectionAbortedError | BrokenPipeError):
        return "the server broke the connection off"
    if isinstance(error, OSError) and error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        return "the network leads to no such host"
    if isinstance(error, OSError):
        return f"the connection failed ({type(error).__name__})"
    return f"the request failed ({type(error).__name__})"


def _certificate(error: ssl.SSLCertVerificationError) -> str:
    known = {
        10: "it has expired",
        18: "it is signed by itself",
        19: "it is signed by an unknown authority",
        20: "it is signed by an unknown authority",
        62: "it belongs to another host",
        64: "it belongs to another address",
    }
    return f"its certificate cannot be trusted: {known.get(error.verify_code, error.verify_message)}"
