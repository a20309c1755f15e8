"""Where alerts go: the addresses and the command of the settings, each under a key that keeps its secrets."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.config import AlertSettings

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Target:
    """One address (as Apprise writes it) or one command. `key` names it in the archive and in messages."""

    key: str
    address: str = ""
    command: tuple[str, ...] = ()


def targets(settings: AlertSettings) -> tuple[Target, ...]:
    """Return the targets of the settings; variables in addresses are not yet filled in.

    A key is the kind of service with a short hash of the address, so that two of one kind are told apart, an edited
    one is a new one, and no secret stands in the archive.
    """
    found = [Target(f"{address.partition('://')[0].lower()}-{_mark(address)}", address) for address in settings.notify]
    if settings.command:
        found.append(Target(f"command-{_mark(*settings.command)}", command=settings.command))
    return tuple(found)


def filled(address: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the address with its `${NAME}`s filled in; raises KeyError, naming the variable, where one is not set."""
    return _VARIABLE.sub(lambda match: environment[match[1]], address)


def label(key: str, keys: Sequence[str]) -> str:
    """Return how to call a target to a person: without the hash, where it is the only one of its kind."""
    kind = key.rpartition("-")[0]
    return kind if sum(other.rpartition("-")[0] == kind for other in keys) <= 1 else key


def _mark(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:6]
