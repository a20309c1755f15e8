"""Which addresses may be asked: the form of a URL, its origin, and the networks that are nobody's business.

The check of networks is made on the address that is connected to (see `tui.wire.client`), never on the host's name:
127.1, 0x7f.1, 2130706433 and a name that resolves to 10.0.0.1 all end there.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from yarl import URL

from tui.text import is_clean
from tui.wire.errors import WireError

MAX_URL = 2_000

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


def check_url(text: str) -> URL:
    """Return the parsed address.

    Raises WireError for anything but a clean http(s) address with a host, a usable port and no user in it.
    """
    shown = text[:200]
    if len(text) > MAX_URL:
        raise WireError(f"the address is longer than {MAX_URL} characters: {shown[:80]}…")
    if not text.isprintable() or not is_clean(text) or any(mark in text for mark in " \\<>\"'`{}|^"):
        raise WireError(f"the address holds characters that no address has: {shown}")
    try:
        url = URL(text)
        host, port = url.host, url.port
    except ValueError:
        raise WireError(f"not an address: {shown}") from None
    if url.scheme not in ("http", "https"):
        raise WireError(f"only http and https are asked, not {shown}")
    if not host or not port:
        raise WireError(f"the address names no host or no usable port: {shown}")
    if url.user is not None or url.password is not None:
        raise WireError(f"the address carries a user name, which is not sent on: {url.host}")
    return url


def origin(url: URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port: what RFC 6454 calls an origin."""
    return url.scheme, (url.host or "").rstrip(".").lower(), url.port


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
