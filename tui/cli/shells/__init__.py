"""Completion scripts for shells, made from the commands' own parsers: one module a shell, each with `script()`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

from tui.cli.described import Described, described

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """Return what the shell reads to complete `nightdesk`; `shell` is one of SHELLS."""
    make = cast(Callable[[Iterable[Described]], str], import_module(f"tui.cli.shells.{shell}").script)
    return make(tuple(described()))
