"""Links that may be opened, and the form in which two of them are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from tui.model import Link
from tui.text.clean import clean_line, cut
from tui.text.late import late

MAX_LINK = 2_000

MAX_LINKS = 20
"""Links of a text that are kept: each costs room in the archive, and a screen shows no more."""

_MAX_WORDS = 100
"""Characters of a link's words that are kept."""

_TRACKING = late(
    r"(utm_\w+|at_\w+|mc_\w+|hsa_\w+|pk_\w+|mtm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|ttclid"
    r"|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|rb_clickid|s_cid|ncid|cmpid|cmp|ref|ref_src|ref_url|referrer|source"
    r"|partner|ftag|smid|sr_share|taid|xtor|guccounter|guce_\w+|trk|mkt_tok|icid|ito|wt_mc|__twitter_impression)",
    re.IGNORECASE,
)
"""Parameters that tell where a reader came from, and not what he reads."""


_PLAIN = re.compile(
    r"https?://[a-z0-9.-]*[a-z0-9](?::[1-9][0-9]{0,3})?/[A-Za-z0-9/._~!$()*+,:=@%&-]*"
    r"(?:\?[A-Za-z0-9/._~!$()*+,:=@%&?-]+)?(?:#[A-Za-z0-9/._~!$()*+,:=@%&?-]+)?"
)
"""What most links look like: absolute, and nothing in them to resolve or to encode."""


def web_link(link: str, base: str = "") -> str:
    """Return an absolute http(s) link that is safe to store and to open, "" where this is none.

    A relative link is resolved against `base`. User names and control characters make a link unfit; blanks and quotes
    in it are percent-encoded.
    """
    text = clean_line(link[: MAX_LINK * 2])
    if len(text) <= MAX_LINK and _PLAIN.fullmatch(text):
        return text
    if not text:
        return ""
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or port == 0:
        return ""
    if "@" in parts.netloc or "\\" in text or "%00" in parts.netloc or " " in parts.netloc:
        return ""
    whole = quote(urlunsplit(parts), safe="!#$%&'()*+,/:;=?@[]~-._").replace("'", "%27")
    return whole if len(whole) <= MAX_LINK else ""


def links_of(anchors: Iterable[tuple[str, str]], base: str) -> tuple[Link, ...]:
    """Return the first `MAX_LINKS` web links of a text, cleaned and absolute, each address once.

    `anchors` are words and addresses as its markup has them, `base` is the address of what they stand in. A link to
    another place in the same text is none.
    """
    found: dict[str, Link] = {}
    for words, address in anchors:
        url = "" if address.lstrip().startswith("#") else web_link(address, base)
        if url:
            found.setdefault(url, Link(cut(clean_line(words[: 10 * _MAX_WORDS]), _MAX_WORDS), url))
        if len(found) == MAX_LINKS:
            break
    return tuple(found.values())


def comparable(link: str) -> str:
    """Return the form of a link by which two are the same: no tracking, no fragment, no `www.`, no final slash.

    For comparison only: what is stored, shown and opened is the link itself.
    """
    try:
        parts = urlsplit(link)
        query = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)]
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return link
    return urlunsplit(("", host + port, parts.path.rstrip("/") or "/", urlencode(sorted(query)), ""))
