"""The habits of the house that no linter knows: small modules, small functions, and no outside text in markup."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from tests.cli.run import ROOT

MODULES = sorted((ROOT / "tui").rglob("*.py"))
MOST_LINES = 400
MOST_FUNCTION_LINES = 50
MOST_METHODS = 25

_Function = (ast.FunctionDef, ast.AsyncFunctionDef)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last name of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            yield getattr(called, "attr", getattr(called, "id", "")), node


def test_modules_stay_small() -> None:
    assert [name(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > MOST_LINES] == []


def too_large(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, _Function) and (node.end_lineno or node.lineno) - node.lineno >= MOST_FUNCTION_LINES:
            yield f"{name(path)}:{node.lineno}: {node.name} has more than {MOST_FUNCTION_LINES} lines"
        if isinstance(node, ast.ClassDef) and sum(isinstance(each, _Function) for each in node.body) > MOST_METHODS:
            yield f"{name(path)}:{node.lineno}: {node.name} has more than {MOST_METHODS} methods"


def test_functions_and_classes_stay_small() -> None:
    assert [found for path in MODULES for found in too_large(path)] == []


def without_docstring(path: Path) -> Iterator[str]:
    if not ast.get_docstring(tree(path)):
        yield name(path)
    public = [
        node for node in tree(path).body if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    for node in public:
        if not node.name.startswith("_") and not ast.get_docstring(node):
            yield f"{name(path)}:{node.lineno}: {node.name}"


def test_what_is_public_has_a_docstring() -> None:
    assert [found for path in MODULES for found in without_docstring(path)] == []


def markup_parsed(path: Path) -> Iterator[str]:
    for called, node in calls(path):
        switched_on = [
            keyword
            for keyword in node.keywords
            if keyword.arg == "markup"
            and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
        ]
        if switched_on or called in ("from_markup", "render_markup"):
            yield f"{name(path)}:{node.lineno}: {called}"
    for imported in ast.walk(tree(path)):
        if isinstance(imported, ast.ImportFrom) and imported.module in ("rich.markup", "textual.markup"):
            yield f"{name(path)}:{imported.lineno}: {imported.module}"


def test_outside_text_meets_no_markup_parser() -> None:
    """`rich.text.Text` is literal everywhere; markup's own `escape` is bypassed by a backslash or a leading blank."""
    assert [found for path in MODULES for found in markup_parsed(path)] == []


def test_notices_of_the_newsroom_are_literal() -> None:
    parsed = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        if "newsroom" in path.parts
        for called, node in calls(path)
        if called == "notify" and not any(keyword.arg == "markup" for keyword in node.keywords)
    ]
    assert parsed == []


def test_no_shell_is_ever_used() -> None:
    shells = [
        f"{name(path)}:{node.lineno}: {called}"
        for path in MODULES
        for called, node in calls(path)
        if called in ("system", "popen") or any(keyword.arg == "shell" for keyword in node.keywords)
    ]
    assert shells == []
