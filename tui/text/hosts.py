"""Names of hosts in the letters that are looked up: ASCII, as browsers write them."""

from __future__ import annotations


def ascii_host(host: str) -> str:
    """Return the name of a host in ASCII (IDNA 2008 as UTS 46 prepares it; what that refuses, by IDNA 2003).

    "straße.example" is another host than "strasse.example", which the older standard alone would ask. Signs such as a
    heart, which the newer one forbids and registries sold, are found by the older. Raises ValueError for what neither
    knows.
    """
    if host.isascii():
        return host
    import idna  # 10 ms, for which few feeds have a use

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host.encode("idna").decode("ascii")
