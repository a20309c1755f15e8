"""A TOML file as its user wrote it: its values, where each stands, and what was wrong with it.

`tomllib` keeps no line numbers, so they are found by a light scan of the text, and only once there is a problem to
report. A syntax error spoils its own table and no other: the file is then read table by table.
"""

from __future__ import annotations

import tomllib
from dataclasses import field
from pathlib import Path
from typing import Any

from tui.config.problems import Problem
from tui.dataclass import dataclass
from tui.errors import ConfigError
from tui.text import clean_line
from tui.text.late import late

_HEADER = late(r"\s*\[\[?\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = late(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_AT_LINE = late(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_MULTILINE = late("\"\"\"|'''")
_MAX_BYTES = 4_000_000

_Place = tuple[str, int, str]
"""A table's name, its place among the tables of that name from 0, and a key ("" for the table's own line)."""


@dataclass(slots=True)
class Source:
    """One file: `values` as tomllib gives them, and the problems found so far, in the order of the file."""

    path: Path
    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)
    _places: dict[_Place, int] | None = None

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read the file at `path`; raises ConfigError where there is no readable file."""
        source = cls(path)
        source.text = source._decode(_read_bytes(path))
        source.values = source._parse()
        return source

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems reported so far, by line."""
        return tuple(sorted(self._problems, key=lambda problem: problem.line or 0))

    def report(self, table: str, index: int, key: str, title: str, message: str) -> None:
        """Add a problem with this key of the `index`-th table of that name; `title` is the key's dotted name."""
        self._problems.append(Problem(self.path, self.line(table, index, key), clean_line(title), message))

    def line(self, table: str, index: int, key: str = "") -> int | None:
        """Return the line (from 1) of a key, else of its table, else None."""
        if self._places is None:
            self._places = _scan(self.text)
        places = self._places
        if "." in key:
            owner, _, name = key.rpartition(".")
            if found := places.get((f"{table}.{owner}", 0, name)):
                return found
        if not table:
            return places.get(("", 0, key)) or places.get((key, 0, ""))
        return places.get((table, index, key)) or places.get((table, index, "")) or places.get(("", 0, table))

    def _decode(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._problems.append(Problem(self.path, line, "", "is not UTF-8 text; save the file as UTF-8"))
            return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")

    def _parse(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError):
            return self._parse_by_table()

    def _parse_by_table(self) -> dict[str, Any]:
        """Parse each table alone, so that a mistake in one leaves the others; damaged ones are emptied and reported.

        A damaged table leaves its empty lines, so that the lines of the tables after it stay right.
        """
        blocks = _blocks(self.text)
        for number, (start, block) in enumerate(blocks):
            try:
                tomllib.loads(block)
            except (tomllib.TOMLDecodeError, RecursionError) as error:
                blocks[number] = self._leave_out(start, block, str(error))
        return self._parse_together(blocks)

    def _parse_together(self, blocks: list[tuple[int, str]]) -> dict[str, Any]:
        """Parse tables that are right by themselves, and leave out those that contradict an earlier one."""
        while True:
            self.text = "".join(block for _start, block in blocks)
            try:
                return tomllib.loads(self.text)
            except tomllib.TOMLDecodeError as error:
                match = _AT_LINE.search(str(error))
                line = int(match[1]) if match and match[1] else blocks[-1][0]
                number = max(place for place, (start, _block) in enumerate(blocks) if start <= line)
                start, block = blocks[number]
                words = _AT_LINE.sub(f" (at line {line - start + 1}, column 1)", str(error))
                blocks[number] = self._leave_out(start, block, words)

    def _leave_out(self, start: int, block: str, message: str) -> tuple[int, str]:
        self._problems.append(_syntax_problem(self.path, start, block, message))
        return start, "\n" * block.count("\n")


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"{path}: cannot be read: {reason}") from None
    if len(data) > _MAX_BYTES:
        raise ConfigError(f"{path}: is larger than {_MAX_BYTES // 1_000_000} MB; is this the right file?")
    return data


def _syntax_problem(path: Path, start: int, block: str, message: str) -> Problem:
    """Return the problem with the line in the file, from tomllib's message about a block that starts at `start`."""
    match = _AT_LINE.search(message)
    lines = block.rstrip().count("\n")
    offset = min(int(match[1]) - 1, lines) if match and match[1] else lines
    words = _AT_LINE.sub("", message).rstrip(".")
    return Problem(path, start + offset, "", f"{clean_line(words)}; this table is left out until it is mended")


def _blocks(text: str) -> list[tuple[int, str]]:
    """Return the text cut before each table header, each piece with its first line (from 1)."""
    blocks: list[tuple[int, list[str]]] = [(1, [])]
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.lstrip().startswith("["):
            blocks.append((number, []))
        blocks[-1][1].append(line if line.endswith("\n") else line + "\n")
    return [(start, "".join(lines)) for start, lines in blocks]


def _scan(text: str) -> dict[_Place, int]:
    """Return the line of each table and key."""
    places: dict[_Place, int] = {}
    counts: dict[str, int] = {}
    table, index, closing = "", 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _HEADER.match(line):
            table = _plain(header[1])
            index = counts.get(table, 0)
            counts[table] = index + 1
            places.setdefault((table, index, ""), number)
        elif key := _KEY.match(line):
            _place_key(places, (table, index, _plain(key[1])), number)
            quotes = _MULTILINE.findall(line)
            closing = quotes[0] if len(quotes) % 2 else ""
    return places


def _place_key(places: dict[_Place, int], place: _Place, number: int) -> None:
    """Note a key's line; a dotted key at the top (`export.folder = …`) is a key of a table as well."""
    table, _index, key = place
    places.setdefault(place, number)
    if not table and "." in key:
        owner, _, name = key.partition(".")
        places.setdefault((owner, 0, name), number)
        places.setdefault((owner, 0, ""), number)


def _plain(name: str) -> str:
    """Return a dotted name without its quotes and blanks."""
    return ".".join(part.strip().strip("\"'") for part in name.split("."))
