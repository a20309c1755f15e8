"""Which addresses may be asked: the form of a URL, its origin, and the networks that are nobody's business.

The check of networks is made on the address that is connected to (see `tui.wire.dial`), never on the host's name:
127.1, 0x7f.1, 2130706433 and a name that resolves to 10.0.0.1 all end there.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from tui.text import is_clean
from tui.text.hosts import ascii_host
from tui.wire.errors import WireError

MAX_URL = 2_000

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9._-]{1,255}")
_ASCII = "".join(map(chr, range(33, 127)))
"""What is sent as it stands in an address: the user, or a server, has encoded what has to be."""

_IN_NONE = frozenset(" \\<>\"'`{}|^")
"""Characters that no address has (RFC 3986), whatever some take for one."""

_NAT64 = ip_network("64:ff9b::/96")
_REFUSED = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # RFC 1122: this network
        "100.64.0.0/10",  # RFC 6598: carriers, and clouds' metadata
        "192.0.0.0/24",  # RFC 6890: protocol assignments, and a cloud's metadata
        "192.88.99.0/24",  # RFC 7526: old 6to4 relays
        "198.18.0.0/15",  # RFC 2544: benchmarks
        "64:ff9b:1::/48",  # RFC 8215: local translation
        "fec0::/10",  # RFC 3879: old site-local
    )
)


class Address(NamedTuple):
    """An http(s) address that may be asked. `host` is in lower case and ASCII, an IPv6 one without its brackets;
    `target` is the path and the query, as they are sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address: the usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    def join(self, location: str) -> Address:
        """Return where a link leads that stands at this address; raises WireError where that may not be asked."""
        try:
            return check_url(urljoin(str(self), location))
        except ValueError:
            raise WireError(f"not an address: {location[:200]}") from None


def check_url(text: str) -> Address:
    """Return the parsed address.

    Raises WireError for anything but a clean http(s) address with a host, a usable port and no user in it.
    """
    shown = text[:200]
    if len(text) > MAX_URL:
        raise WireError(f"the address is longer than {MAX_URL} characters: {shown[:80]}…")
    if not text.isprintable() or not is_clean(text) or not _IN_NONE.isdisjoint(text):
        raise WireError(f"the address holds characters that no address has: {shown}")
    try:
        parts = urlsplit(text)
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:  # UnicodeError is one
        raise WireError(f"not an address: {shown}") from None
    if parts.scheme not in _PORTS:
        raise WireError(f"only http and https are asked, not {shown}")
    if not host or port == 0:
        raise WireError(f"the address names no host or no usable port: {shown}")
    if "@" in parts.netloc:
        raise WireError(f"the address carries a user name, which is not sent on: {host}")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], quote(target, safe=_ASCII))


def _ascii(host: str) -> str:
    """Return a host as it is looked up; raises ValueError where it is none."""
    host = ascii_host(host).lower()
    if ":" in host:
        return str(IPv6Address(host))
    if host and not _NAME.fullmatch(host):
        raise ValueError(host)
    return host


def origin(url: Address) -> tuple[str, str, int]:
    """Return scheme, host and port: what RFC 6454 calls an origin."""
    return url.scheme, url.host.rstrip("."), url.port


def is_loopback(host: str) -> bool:
    """Tell whether a host is an IP address of this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet (RFC 6890 registries, embedded IPv4 included)."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(part) for part in (parsed, *_embedded(parsed)))


def _embedded(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return []
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [part for part in inside if part is not None]


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return True  # judged by the address inside
    if address.is_multicast or (address.is_reserved and address not in _NAT64) or not address.is_global:
        return False
    return not any(address.version == network.version and address in network for network in _REFUSED)
