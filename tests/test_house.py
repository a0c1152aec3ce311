"""The house's measures: no file over 400 lines, no function over 60, every name of our own documented."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 60
SOURCES = sorted(
    path for folder in ("tracker", "ui", "resources", "tests") for path in (ROOT / folder).rglob("*.py")
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_measures(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_IN_A_FILE
    for function in functions(path):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        assert lines <= MOST_LINES_IN_A_FUNCTION, function.name


def methods(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield from (part for part in node.body if isinstance(part, Function))


def test_methods_of_our_own_are_documented_in_ui() -> None:
    """Ruff's rule is off in ``ui``, where Qt's overrides (camelCase, or one word) keep Qt's documentation.

    An override of a method of our own may keep that method's.
    """
    own = [
        (path, method)
        for path in SOURCES
        if path.is_relative_to(ROOT / "ui")
        for method in methods(path)
        if "_" in method.name and not method.name.startswith("_")
    ]
    documented = {method.name for _, method in own if ast.get_docstring(method)}
    assert [f"{path.name}: {method.name}" for path, method in own if method.name not in documented] == []
