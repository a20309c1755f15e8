"""Encodings: what a feed may claim, and what its bytes show.

Bytes above ASCII that are UTF-8 are UTF-8 by more than chance, whatever the server or the document calls them; and one
broken byte makes no other encoding of them. Such a body is handed on as the UTF-8 that it is.

Python knows codecs that are not text at all (zlib, idna, unicode_escape), that turn harmless bytes into markup (UTF-7)
or that raise for anything (undefined). A claim that names one of these, or that the first bytes give the lie, is taken
out, and feedparser finds the encoding by itself.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The longer ones first: one is the beginning of another."""

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SOUND_FOR_ONE = 3
"""Sound sequences of UTF-8 that outweigh a broken one: in other encodings they are rarer than the broken ones."""

_UNFIT = frozenset(
    "idna mbcs oem palmos punycode raw_unicode_escape raw-unicode-escape undefined utf-7 utf_7 utf7 unicode_escape"
    " unicode-escape".split()
)
_AS_ASCII = frozenset("ascii iso-8859-1 iso-8859-15 us-ascii utf-8 utf8 windows-1252".split())
"""Encodings, by the names that feeds give them, in which each byte below 128 is the character of ASCII."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._:-]{0,39}")
UTF8_TYPE = "application/xml; charset=utf-8"
"""The Content-Type to hand to feedparser with a body that is UTF-8 by its bytes."""

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,500}\?>")
_CLAIM = re.compile(rb"""encoding\s*=\s*["']([^"']{0,200})["']""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\"';\s]{1,40})", re.IGNORECASE)


class Unified(NamedTuple):
    """A body; `is_utf8` tells that it is UTF-8 by its bytes, `lossy` that some of them had to be replaced."""

    data: bytes
    is_utf8: bool
    lossy: bool


def unified(data: bytes) -> Unified:
    """Return the body in UTF-8 where its bytes show that it is Unicode, and as it is otherwise."""
    wide = next((name for mark, name in _WIDE_MARKS if data.startswith(mark)), "")
    if wide:
        text = data.decode(wide, "replace")
        return Unified(_DECLARATION.sub(b"", text.encode("utf-8", "replace"), count=1), True, "\ufffd" in text)
    if data.isascii():
        return Unified(data, False, False)
    try:
        data.decode("utf-8")
        return Unified(data, True, False)
    except UnicodeDecodeError:
        return _mended(data)


def _mended(data: bytes) -> Unified:
    """Return a body of UTF-8 with its few broken bytes replaced; one that is of another encoding is left alone."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    sound = len(_SEQUENCE.findall(data))
    if sound < _SOUND_FOR_ONE * broken:
        return Unified(data, False, False)
    return Unified(text.encode("utf-8"), True, True)


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


def names_no_other(data: bytes, content_type: str) -> bool:
    """Tell whether neither an ASCII document nor its server names an encoding in which ASCII is anything else."""
    declaration = _DECLARATION.match(data)
    claim = _CLAIM.search(declaration[0]) if declaration else None
    charset = _CHARSET.search(content_type)
    names = (claim and claim[1].decode("latin-1"), charset and charset[1])
    return all(name.lower() in _AS_ASCII for name in names if name)


def header_type(content_type: str) -> str:
    """Return the Content-Type to hand to feedparser: always XML, with the server's charset where it is a real one."""
    found = _CHARSET.search(content_type)
    return f"application/xml; charset={found[1]}" if found and fit(found[1]) else "application/xml"
