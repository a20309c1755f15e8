"""The habits of the house that no linter knows: small modules, small functions, and no outside text in markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import ROOT

MODULES = sorted((ROOT / "tui").rglob("*.py"))
MOST_LINES = 400
MOST_FUNCTION_LINES = 50
MOST_METHODS = 25

_Function = (ast.FunctionDef, ast.AsyncFunctionDef)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(params=MODULES, ids=name)
def module(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last name of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            yield getattr(called, "attr", getattr(called, "id", "")), node


def test_modules_functions_and_classes_stay_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    for node in ast.walk(tree(module)):
        if isinstance(node, _Function):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MOST_FUNCTION_LINES, f"{node.name} has {length} lines"
        if isinstance(node, ast.ClassDef):
            methods = [item for item in node.body if isinstance(item, _Function)]
            assert len(methods) <= MOST_METHODS, f"{node.name} has {len(methods)} methods"


def test_what_is_public_has_a_docstring(module: Path) -> None:
    assert ast.get_docstring(tree(module))
    public = (ast.ClassDef, *_Function)
    for node in tree(module).body:
        if isinstance(node, public) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_outside_text_meets_no_markup_parser(module: Path) -> None:
    """`rich.text.Text` is literal everywhere; markup's own `escape` is bypassed by a backslash or a leading blank."""
    for called, node in calls(module):
        where = f"{name(module)}:{node.lineno}"
        assert called not in ("from_markup", "render_markup"), f"{where} parses markup"
        switched_on = [
            keyword
            for keyword in node.keywords
            if keyword.arg == "markup"
            and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
        ]
        assert not switched_on, f"{where} switches markup on"
    for imported in ast.walk(tree(module)):
        if isinstance(imported, ast.ImportFrom):
            assert imported.module not in ("rich.markup", "textual.markup"), f"{name(module)}:{imported.lineno}"


@pytest.mark.parametrize("path", [path for path in MODULES if "newsroom" in path.parts], ids=name)
def test_notices_of_the_newsroom_are_literal(path: Path) -> None:
    for called, node in calls(path):
        if called == "notify":
            assert any(keyword.arg == "markup" for keyword in node.keywords), f"{name(path)}:{node.lineno}"


def test_no_shell_is_ever_used(module: Path) -> None:
    for called, node in calls(module):
        assert not any(keyword.arg == "shell" for keyword in node.keywords), f"{name(module)}:{node.lineno}"
        assert called not in ("system", "popen"), f"{name(module)}:{node.lineno}"
