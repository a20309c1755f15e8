"""Dialogs: what stands behind them, and what is sent to the terminal for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsroom.golden import furnish, opened
from tests.terminal import Terminal


def sent_for(terminal: Terminal, keys: tuple[str, ...], words: str) -> str:
    """Press keys, wait for the words, and return what was written meanwhile."""
    before = len(terminal.written)
    terminal.press(*keys)
    terminal.wait(words)
    terminal.settle(0.5)
    return terminal.written[before:].decode("utf-8", "replace")


@pytest.mark.parametrize(("connection", "again"), [({"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, 0), ({}, 1)])
def test_over_ssh_what_stands_behind_a_dialog_is_not_sent_again(
    tmp_path: Path, connection: dict[str, str], again: int
) -> None:
    furnish(tmp_path)
    with opened(tmp_path, 120, 40, **connection) as terminal:
        terminal.wait(" read ")
        terminal.settle(0.5)
        before = terminal.text()
        told = sent_for(terminal, (":",), "Commands")
        assert told.count("Commands") == 1
        assert told.count("NIGHTDESK") == again
        told = sent_for(terminal, ("escape",), " read ")
        assert told.count("Cumulus east-1") >= 1
        assert told.count("NIGHTDESK") == again
        assert terminal.text() == before
