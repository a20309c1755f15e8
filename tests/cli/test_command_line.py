"""The command line as such: its help, its words, its exit codes, its streams."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from tests.cli.run import environment, nightdesk
from tui.cli.commands import COMMANDS
from tui.cli.help import overview
from tui.cli.words import parse
from tui.errors import Exit, UsageError


def test_help_lists_every_command_and_every_exit_code(tmp_path: Path) -> None:
    for words in (["--help"], ["-h"], ["help"]):
        told = nightdesk(tmp_path, *words)
        assert (told.returncode, told.stderr) == (Exit.OK, "")
        assert told.stdout.strip() == overview().strip()
    assert all(f"  {name} " in overview() for name in COMMANDS)
    assert all(f" {code.value} " in " ".join(overview().split()) for code in Exit)


def test_help_fits_eighty_columns() -> None:
    assert max(map(len, overview().splitlines())) <= 80


def test_help_imports_no_command(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom tui.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "from tui.cli.commands import COMMANDS\n"
        "print([name for name in COMMANDS if f'tui.cli.{name}' in sys.modules], file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(tmp_path), check=True
    )
    assert told.stderr.strip() == "[]"


def test_version(tmp_path: Path) -> None:
    told = nightdesk(tmp_path, "--version")
    assert (told.returncode, told.stdout) == (Exit.OK, "nightdesk 0.1.0\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lsit"], 'nightdesk: there is no command "lsit"; did you mean "list"?'),
        (["xyzzy"], 'nightdesk: there is no command "xyzzy"; see: nightdesk --help'),
        (["--jsno", "list"], "nightdesk: there is no option --jsno before a command; see: nightdesk --help"),
        (["newsroom", "--dbb"], "(did you mean --db?); see: nightdesk newsroom --help"),
        (["newsroom", "--db"], "nightdesk: --db needs the name of a file, as in: --db FILE"),
        (["newsroom"], "nightdesk: the newsroom needs a terminal; in a pipe use: nightdesk list"),
        (["\x1b]0;owned\x07"], 'there is no command "]0;owned"'),
    ],
)
def test_wrong_words_get_one_clean_line_that_says_what_to_do(tmp_path: Path, words: list[str], told: str) -> None:
    answer = nightdesk(tmp_path, *words)
    assert (answer.returncode, answer.stdout) == (Exit.USAGE, "")
    assert told in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert "\x1b" not in answer.stderr


@pytest.mark.parametrize("words", [["--feeds", "f", "newsroom"], ["newsroom", "--feeds=f"], ["--feeds", "f"]])
def test_shared_options_are_taken_before_and_after_the_command(words: list[str]) -> None:
    _command, options, house = parse([*words, "--db", "d"])
    assert (house.feeds_path, house.database_path) == (Path("f"), Path("d"))
    assert "d" not in vars(options).values()


def test_what_follows_two_dashes_is_left_alone() -> None:
    with pytest.raises(UsageError, match="--db"):
        parse(["newsroom", "--", "--db"])


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_by_example(name: str) -> None:
    command = COMMANDS[name].load()
    parser = ArgumentParser(prog=f"nightdesk {name}")
    command.configure(parser)
    examples = (parser.epilog or "").partition("examples:\n")[2].partition("\n\n")[0].splitlines()
    assert examples
    assert all("nightdesk" in example for example in examples)


def test_a_fault_of_ours_is_one_line_and_a_log(tmp_path: Path) -> None:
    code = (
        "import sys, tui.cli.newsroom as room\nfrom tui.cli import main\n"
        "def run(options, house): raise KeyError('\\x1b]0;owned\\x07')\n"
        "room.run = run\nsys.exit(main(['newsroom']))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment(tmp_path, NIGHTDESK_STATE=str(tmp_path / "state")),
        check=False,
    )
    (log,) = (tmp_path / "state").iterdir()
    assert told.returncode == Exit.FAILED
    assert told.stderr.startswith("nightdesk: a fault in Nightdesk itself: KeyError")
    assert str(log) in told.stderr
    assert told.stderr.count("\n") == 1
    assert "Traceback" in log.read_text()
    assert "\x1b" not in told.stderr + log.read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_stdout_is_said(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        told = subprocess.run(
            [sys.executable, "-m", "tui", "feeds", "--plain"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(tmp_path),
            check=False,
        )
    assert told.returncode == Exit.FAILED
    assert told.stderr == "nightdesk: the output could not be written: No space left on device\n"


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = subprocess.run(
        [sys.executable, "-m", "tui", "feeds", "--plain"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(tmp_path),
        check=False,
    )
    os.close(writing)
    assert (told.returncode, told.stderr) == (Exit.OK, "")
