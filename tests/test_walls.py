"""The walls of the house as a running process keeps them: what is really imported, looked up in `sys.modules`.

import-linter reads the source; it cannot see what an imported package pulls in by itself, nor what a command imports
when it is called. Each case here is a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import environment
from tui.archive import Archive

_AFTERWARDS = "\nimport json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"

_IMPORT_ALL = """
import importlib, pkgutil
package = importlib.import_module({room!r})
for module in pkgutil.walk_packages(package.__path__, {room!r} + "."):
    importlib.import_module(module.name)
"""

_COMMAND = """
from tui.cli import main
try:
    main({words!r})
except SystemExit:
    pass
"""

PARSERS = {"feedparser", "aiohttp", "lxml", "trafilatura"}
SLOW_TO_IMPORT = {"httpx", "pydantic", "click", "importlib.metadata", "requests", "numpy", "sklearn", "rich.markdown"}
SCREEN = {"textual", "rich"}


def imported(home: Path, code: str) -> set[str]:
    """Every module that a fresh process holds after running `code`."""
    done = subprocess.run(
        [sys.executable, "-c", code + _AFTERWARDS],
        capture_output=True,
        text=True,
        env=environment(home),
        cwd=home,
        timeout=60,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    ("room", "never"),
    [
        ("tui.text.clean", PARSERS | SCREEN | SLOW_TO_IMPORT),
        ("tui.config", PARSERS | SCREEN | SLOW_TO_IMPORT | {"tomlkit", "platformdirs", "sqlite3"}),
        ("tui.desk", PARSERS | SCREEN | SLOW_TO_IMPORT | {"sqlite3", "socket", "tui.archive", "tui.wire"}),
        ("tui.archive", PARSERS | SCREEN | SLOW_TO_IMPORT | {"tui.wire", "tui.desk"}),
        ("tui.brief", PARSERS | SCREEN | SLOW_TO_IMPORT | {"tui.wire", "tui.archive"}),
        ("tui.wire", SCREEN | {"tui.desk", "tui.archive"}),
    ],
)
def test_a_room_brings_in_nothing_that_it_must_not(tmp_path: Path, room: str, never: set[str]) -> None:
    code = f"import {room}" if room == "tui.text.clean" else _IMPORT_ALL.format(room=room)
    assert imported(tmp_path, code) & never == set()


def test_the_newsroom_never_parses_and_never_fetches(tmp_path: Path) -> None:
    found = imported(tmp_path, _IMPORT_ALL.format(room="tui.newsroom"))
    assert found & (PARSERS | SLOW_TO_IMPORT | {"tui.wire", "tui.refresh", "tui.cli", "markdown_it"}) == set()


@pytest.mark.parametrize(
    "words",
    [["--version"], ["--help"], ["list"], ["list", "--json"], ["show", "1"], ["feeds"], ["undo"]],
    ids=" ".join,
)
def test_a_command_pays_only_for_itself(tmp_path: Path, words: list[str]) -> None:
    found = imported(tmp_path, _COMMAND.format(words=words))
    assert found & (PARSERS | SCREEN | SLOW_TO_IMPORT | {"tui.wire", "tui.newsroom", "asyncio"}) == set()


def test_a_prompt_pays_for_next_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[[watch]]\nvendor = "Slack"\n', encoding="utf-8")
    Archive.open(tmp_path / "prompt.db").close()
    words = ["status", "--feeds", str(tmp_path / "feeds.toml"), "--db", str(tmp_path / "prompt.db")]
    found = imported(tmp_path, _COMMAND.format(words=words))
    heavy = {"argparse", "dataclasses", "platformdirs", "tui.archive", "tui.config", "tui.model", "tui.cli.house"}
    assert found & (PARSERS | SCREEN | SLOW_TO_IMPORT | heavy) == set()


def test_who_reads_incidents_brings_in_no_acts_and_no_queries(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "from tui.archive import Archive; from pathlib import Path\n"
        "with Archive.open(Path('a.db')) as archive:\n    archive.incidents.read.recent",
    )
    assert found & {"tui.config", "tui.archive.undo", "tui.archive.query", "tui.archive.incidents.acts"} == set()


@pytest.mark.parametrize("words", [[], ["newsroom"], ["--db", "a.db"]], ids=" ".join)
def test_the_newsroom_starts_without_a_parser_of_options(tmp_path: Path, words: list[str]) -> None:
    found = imported(tmp_path, _COMMAND.format(words=words))
    assert "tui.cli.newsroom" in found
    assert found & {"argparse", "gettext", "textual", "lark"} == set()
