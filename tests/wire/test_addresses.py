"""Which addresses may be asked."""

import pytest

from tui.wire.addresses import check_url, is_public
from tui.wire.errors import WireError

PRIVATE = (
    "127.0.0.1 0.0.0.0 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 192.0.0.192 192.0.2.1 198.18.0.1"
    " 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::"
    " fe80::1 fc00::1 fd00:ec2::254 ff02::1 fec0::1 fe80::1%eth0 nonsense"
)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///x",
        "http://",
        "http://h:0/",
        "http://h:99999/",
        "http://u@h/",
        "http://h/\x1b",
        "//h/x",
        "http://[::",
    ],
)
def test_what_is_no_address_has_words(url: str) -> None:
    with pytest.raises(WireError):
        check_url(url)
