"""Files of cases: ``##`` and what a case shows, its lines, and behind ``=`` what is read out of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["Written", "rewrite", "written"]


class Written(NamedTuple):
    """One case: what it shows, its lines, and what is read out of them."""

    name: str
    lines: list[str]
    outcome: list[str]


def written(file: Path) -> Iterator[Written]:
    """The cases of a file."""
    for part in file.read_text(encoding="utf-8").split("## ")[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        end = lines.index("=") if "=" in lines else len(lines)
        yield Written(name, lines[:end], lines[end + 1 :])


def rewrite(file: Path, outcome: Callable[[list[str]], list[str]]) -> None:
    """Write below each case of a file what is read out of it now, to be read by someone."""
    parts = [["## " + case.name, *case.lines, "=", *outcome(case.lines)] for case in written(file)]
    file.write_text("\n\n".join("\n".join(part) for part in parts) + "\n", encoding="utf-8")
