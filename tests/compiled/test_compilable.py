"""What mypyc cannot translate does not stand in the modules that it translates; found here without a compiler."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "mithaq"
MODULES = sorted(
    path
    for package in ("model", "knowledge", "text", "grammar", "languages", "annotate", "extract")
    for path in (SOURCE / package).rglob("*.py")
)


def _untranslatable(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for held in node.comparators:
                if isinstance(held, ast.Tuple | ast.List | ast.Set) and any(
                    isinstance(each, ast.Starred) for each in held.elts
                ):
                    yield node.lineno, "a starred part where membership is asked"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if any(0xD800 <= ord(letter) <= 0xDFFF for letter in node.value):
                yield node.lineno, "a lone surrogate in a literal"
        elif isinstance(node, ast.FunctionDef | ast.ClassDef) and any(
            isinstance(inner, ast.ClassDef) for inner in node.body
        ):
            yield node.lineno, "a class inside a function or a class"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_can_be_translated(path: Path) -> None:
    assert list(_untranslatable(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "source", ["a in (*b, c)", "x = '\\ud800'", "def f():\n    class A: ...", "class A:\n    class B: ..."]
)
def test_what_cannot_be_translated_is_found(source: str) -> None:
    assert list(_untranslatable(ast.parse(source)))
