"""The picture of the house says what the contracts say, which import-linter holds against every import."""

from __future__ import annotations

import re
import tomllib

from tests.cli.run import ROOT


def contract() -> list[list[str]]:
    """The storeys of pyproject.toml, from the top, each with its rooms in alphabetical order."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    return [sorted(re.split(r" [|:] ", layer)) for layer in layers["layers"]]


def picture() -> list[list[str]]:
    """The storeys as docs/architecture.md draws them; what is told beside a room stands at column 46."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = next(block for block in re.findall(r"```text\n(.*?)```", page, re.S) if block.startswith(" cli "))
    return [line[:46].split() for line in drawn.splitlines()]


def test_the_picture_shows_the_storeys_of_the_contract() -> None:
    storeys, drawn = contract(), picture()
    upper = [sorted(line) for line in drawn[: len(storeys) - 1]]
    ground = sorted(room for line in drawn[len(storeys) - 1 :] for room in line)
    assert [*upper, ground] == storeys


def test_every_room_is_told_of() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page[page.index("| room | holds |") : page.index("The contracts in")]
    packages = [path.parent.name for path in (ROOT / "tui").glob("*/__init__.py")]
    assert [name for name in packages if name != "demo" and f"`{name}`" not in table] == []
