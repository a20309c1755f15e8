"""Who is let in: hosts, origins and tokens."""

from __future__ import annotations

import pytest

from tui.serving.guard import is_loopback, is_own_host, is_same_origin, is_token


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "desk.example", "", "localhost.evil.example"])
def test_what_others_can_reach(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "header",
    ["127.0.0.1:8686", "localhost", "LOCALHOST:1", "[::1]:8686", "10.0.0.7", "desk.example", "Desk.Example.:80"],
)
def test_our_own_names(header: str) -> None:
    assert is_own_host(header, ("desk.example",))


@pytest.mark.parametrize(
    "header",
    [
        "evil.example:8686",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "x@evil.example",
        "[",
        "127.0.0.1@e.x",
    ],
)
def test_a_name_that_was_made_to_lead_here_is_not_ours(header: str) -> None:
    assert not is_own_host(header, ("desk.example",))


def test_only_our_own_page_may_connect() -> None:
    assert is_same_origin("http://127.0.0.1:8686", "127.0.0.1:8686")
    assert is_same_origin("https://desk.example", "desk.example")
    for origin in (
        "",
        "null",
        "http://evil.example",
        "http://127.0.0.1:8687",
        "file://127.0.0.1:8686",
        "//127.0.0.1:8686",
    ):
        assert not is_same_origin(origin, "127.0.0.1:8686")


def test_a_token_is_right_as_a_whole() -> None:
    assert is_token("secret", "secret")
    assert not any(is_token(wrong, "secret") for wrong in ("", "secre", "secrets", "SECRET", "sécret"))
