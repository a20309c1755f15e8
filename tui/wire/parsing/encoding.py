"""Encodings that a feed may claim.

Python knows codecs that are not text at all (zlib, idna, unicode_escape), that turn harmless bytes into markup (UTF-7)
or that raise for anything (undefined). A claim that names one of these, or that the first bytes give the lie, is taken
out, and feedparser finds the encoding by itself.
"""

from __future__ import annotations

import codecs
import re

_UNFIT = frozenset(
    "idna mbcs oem palmos punycode raw_unicode_escape raw-unicode-escape undefined utf-7 utf_7 utf7 unicode_escape"
    " unicode-escape".split()
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._:-]{0,39}")
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,500}\?>")
_CLAIM = re.compile(rb"""encoding\s*=\s*["']([^"']{0,200})["']""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\"';\s]{1,40})", re.IGNORECASE)


def fit(name: str) -> bool:
    """Tell whether this names an encoding of text in which ASCII markup is written as ASCII."""
    if not _NAME.fullmatch(name) or name.lower() in _UNFIT:
        return False
    try:
        info = codecs.lookup(name)
        return info.name not in _UNFIT and b"<?xml".decode(info.name) == "<?xml"
    except (LookupError, UnicodeError, ValueError, ImportError, OSError):
        return False


def without_false_claim(data: bytes) -> bytes:
    """Return the body with an XML declaration that claims no impossible encoding."""
    declaration = _DECLARATION.match(data)
    if declaration is None:
        return data[data.index(b"?>") + 2 :] if data.startswith(b"<?xml") and b"?>" in data[:100_000] else data
    claim = _CLAIM.search(declaration[0])
    if claim is None or fit(claim[1].decode("latin-1")):
        return data
    return data[declaration.end() :]


def header_type(content_type: str) -> str:
    """Return the Content-Type to hand to feedparser: always XML, with the server's charset where it is a real one."""
    found = _CHARSET.search(content_type)
    return f"application/xml; charset={found[1]}" if found and fit(found[1]) else "application/xml"
