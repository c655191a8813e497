"""Each error speaks Chinese and English, in its message and in its hint, wherever in the code it is raised."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import goi_parse
from goi_parse import errors

CODE = Path(goi_parse.__file__).parent
CHINESE, ENGLISH = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2}")


def raised() -> Iterator[tuple[str, str, str]]:
    """Place, part and literal words of each error that the code makes with words of its own."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors.__all__:
                place = f"{path.relative_to(CODE)}:{node.lineno}"
                if node.args and (words := literal(node.args[0])):
                    yield place, "message", words
                hints = [keyword.value for keyword in node.keywords if keyword.arg == "hint"]
                if hints and CHINESE.search(
                    words := literal(hints[0])
                ):  # a command or a list of names is of no language
                    yield place, "hint", words


def literal(node: ast.expr) -> str:
    """What of the words stands in the code, without what is filled in."""
    parts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return " ".join(parts)


WORDS = list(raised())


def test_there_are_errors_to_look_at() -> None:
    assert len(WORDS) > 40


@pytest.mark.parametrize(("place", "part", "words"), WORDS, ids=[f"{place}-{part}" for place, part, _ in WORDS])
def test_words_are_in_both_languages(place: str, part: str, words: str) -> None:
    assert CHINESE.search(words), (place, part)
    assert ENGLISH.search(words), (place, part)
