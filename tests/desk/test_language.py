"""Which language a story is in, by its words first and the feed's claim second."""

from __future__ import annotations

import pytest

from tui.desk.language import language


@pytest.mark.parametrize(
    ("text", "tag", "code"),
    [
        ("The service is down for users in the region", "", "en"),
        ("The service is down for users in the region", "de-DE", "en"),
        ("Die Server des Anbieters sind seit heute nicht erreichbar", "en-US", "de"),
        ("Panne chez Orange : les clients ne sont pas connectés au réseau", "", "fr"),
        ("Los usuarios de la red no pueden acceder a su cuenta", "", "es"),
        ("Störung bei Quorbit", "de", "de"),
        ("Quorbit outage", "", "und"),
        ("Quorbit outage", "en_GB", "en"),
        ("サービスに障害が発生しています", "", "ja"),
        ("Сервис недоступен", "", "ru"),
        ("网络服务中断", "", "zh"),
        ("", "", "und"),
    ],
)
def test_the_text_decides_and_the_tag_helps(text: str, tag: str, code: str) -> None:
    assert language(text, tag) == code
