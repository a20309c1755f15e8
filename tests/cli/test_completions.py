"""The completion scripts in the shells that they are for, and the man page in the programs that read it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import ROOT
from tui.cli.commands import COMMANDS
from tui.cli.manual import page
from tui.cli.shells import SHELLS, script

_BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_nightdesk
printf '%s\\n' "${COMPREPLY[@]}"
"""


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def answered(command: list[str]) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [line for line in done.stdout.splitlines() if line]


def in_bash(folder: Path, *words: str) -> set[str]:
    (folder / "script").write_text(script("bash"), encoding="utf-8")
    return set(answered(["bash", "--norc", "-c", _BASH, "bash", str(folder / "script"), "nightdesk", *words]))


@needs("bash")
def test_bash_completes_what_fits_the_place(tmp_path: Path) -> None:
    assert in_bash(tmp_path, "li") == {"list"}
    assert in_bash(tmp_path, "") >= {*COMMANDS, "--version"}
    assert in_bash(tmp_path, "help", "vend") == {"vendors"}
    assert in_bash(tmp_path, "list", "--") >= {"--json", "--plain", "--limit", "--db"}
    assert in_bash(tmp_path, "--db", "x.db", "list", "--pl") == {"--plain"}
    assert in_bash(tmp_path, "export", "--format", "") == {"md", "json", "text"}
    assert in_bash(tmp_path, "feeds", "im") == {"import"}
    assert in_bash(tmp_path, "feeds", "import", "ex") == set()
    assert in_bash(tmp_path, "export", "--to", "") == set(), "readline completes folders by itself"
    assert in_bash(tmp_path, "--feeds", "") == set()


@needs("fish")
def test_fish_completes_with_what_it_means(tmp_path: Path) -> None:
    def in_fish(line: str) -> dict[str, str]:
        lines = answered(["fish", "--no-config", "-c", f"source {tmp_path / 'script'}; complete -C '{line}'"])
        return dict(line.partition("\t")[::2] for line in lines)

    (tmp_path / "script").write_text(script("fish"), encoding="utf-8")
    assert in_fish("nightdesk vend") == {"vendors": COMMANDS["vendors"].summary}
    assert set(in_fish("nightdesk export --format ")) == {"md", "json", "text"}
    assert "--plain" in in_fish("nightdesk list --")
    assert in_fish("nightdesk feeds im") == {"import": ""}


@needs("zsh")
def test_zsh_can_read_its_script(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(script("zsh"), encoding="utf-8")
    assert answered(["zsh", "-n", str(tmp_path / "script")]) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_is_in_every_script(shell: str) -> None:
    text = script(shell)
    assert [name for name in COMMANDS if name not in text] == []


def test_the_man_page_is_the_one_that_the_code_makes() -> None:
    kept = (ROOT / "docs" / "nightdesk.1").read_text(encoding="utf-8")
    assert kept == page(), "renew it with: python -m tui.cli.manual docs"


@needs("mandoc")
def test_the_man_page_is_sound() -> None:
    shown = answered(["mandoc", "-Werror,stop", "-Tutf8", str(ROOT / "docs" / "nightdesk.1")])
    plain = [re.sub(".\b", "", line).strip() for line in shown]  # what is bold is struck twice
    assert [name for name in COMMANDS if name not in plain] == []
