"""The survivors that are explained: each of a kind that the documentation describes, in a function that there is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "explanation" / "tests.md").read_text("utf-8")
FILES = sorted((ROOT / "tests" / "survivors" / "explained").glob("*.txt"))
ROOMS = {"text": "text.py", "outline": "outline/*.py", "checks": "checks/*.py", "align": "align/*.py"}


def functions(room: str) -> Iterator[str]:
    """Every function of a room, as its mutants are named."""
    for path in (ROOT / "goi_parse").glob(ROOMS.get(room, f"align/{room}/*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                methods = (part for part in node.body if isinstance(part, ast.FunctionDef))
                yield from (f"{path.stem}.{node.name}.{method.name}" for method in methods)
            elif isinstance(node, ast.FunctionDef):
                yield f"{path.stem}.{node.name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_explanation_is_of_a_kind_and_of_a_function_that_there_are(path: Path) -> None:
    known = set(functions(path.stem))
    heads = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("    ")]
    assert heads
    for line in heads:
        function, _, kind = line.partition(": ")
        assert function in known, line
        assert f"`{kind}`" in PAGE, line
