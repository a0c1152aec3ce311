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


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.is_relative_to(ROOT / "ui")], ids=lambda path: path.stem
)
def test_methods_of_our_own_are_documented(path: Path) -> None:
    """Ruff's rule is off in ``ui``, where Qt's overrides (camelCase, or one word) keep Qt's documentation."""
    for function in functions(path):
        is_our_own = "_" in function.name and not function.name.startswith("_")
        assert not is_our_own or ast.get_docstring(function), function.name
