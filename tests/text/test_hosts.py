"""Names of hosts in other letters."""

from __future__ import annotations

import pytest

from tui.text.hosts import ascii_host


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("news.example", "news.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("EXÄMPLE.example", "xn--exmple-cua.example"),
        ("日本。example", "xn--wgv71a.example"),
        ("i❤.example", "xn--i-7iq.example"),
    ],
)
def test_a_name_is_written_as_browsers_do(host: str, expected: str) -> None:
    assert ascii_host(host) == expected


@pytest.mark.parametrize("host", ["ü..example", "ü" * 70, "ü\ud800.example"])
def test_what_is_no_name_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        ascii_host(host)
