"""Figures in the order in which a page prints them, and the rows they are laid in: ``pieces.txt`` has the cases.

Each begins with ``##`` and what it shows. Then ``rows`` has a word for each row, a sign for each column: ``.`` for a
figure, ``T`` for the total of those since the total before. ``sum 0 1 = 2`` are rows that add up to others, column by
column. ``page`` begins a page. Every other line is a line of print: figures side by side, ``-`` for a mark;

``|``
    first in its flow, with an empty line above;
``[0 1]``
    behind the labels of these rows, which were met on lines of their own;
``(1)``, ``()``
    behind the label of a row on the same line, or behind other words.

Behind ``=`` stands each row as it was read, ``?`` where it is not known which figure stands there, or ``nothing``.

``python -m align.laid`` in tests/ writes the file anew from the cases in it, to be read.
"""

import re
from pathlib import Path

from align.written import rewrite

from goi_parse.align.found import Value
from goi_parse.align.restore.stream import Piece
from goi_parse.align.restore.sums import Equation, Row
from goi_parse.align.restore.tiling import Budget
from goi_parse.align.restore.whole import fill

FILE = Path(__file__).parent / "pieces.txt"
STEPS = 24_000
LINE = re.compile(r"(\|?) *(?:\[([\d ]*)\])? *(?:\((\d*)\))? *(.*)")


def outcome(lines: list[str]) -> list[str]:
    """The rows as they are read."""
    rows: list[Row] = []
    equations: list[Equation] = []
    pieces: list[Piece] = []
    page = 1
    for n, line in enumerate(lines):
        kind, _, rest = line.partition(" ")
        if kind == "rows":
            rows = [row_of(signs) for signs in rest.split()]
        elif kind == "sum":
            left, right = (frozenset(map(int, side.split())) for side in rest.split("="))
            equations.append(Equation(left, right))
        elif kind == "page":
            page += 1
        else:
            pieces.append(piece_of(line, n, page))
    cells = fill(pieces, rows, equations, Budget(STEPS))
    return [" ".join("?" if v is None else v.text for v in row) for row in cells] or ["nothing"]


def row_of(signs: str) -> Row:
    """A row of figures and totals."""
    totals = [at for at, sign in enumerate(signs) if sign == "T"]
    firsts = [0, *(at + 1 for at in totals)]
    return Row(len(signs), tuple(zip(firsts, totals, strict=False)))


def piece_of(line: str, number: int, page: int) -> Piece:
    """A line of print."""
    found = LINE.fullmatch(line)
    assert found is not None
    flow, met, own, words = found.groups()
    values = tuple(Value(word, at, None, number, at) for at, word in enumerate(words.split()))
    numbers = tuple(0 if value.text == "-" else int(value.text) for value in values)
    labels = frozenset(int(row) for row in f"{met or ''} {own or ''}".split())
    return Piece(values, numbers, page, bool(flow), labels, int(own) if own else None, own is not None)


if __name__ == "__main__":
    rewrite(FILE, outcome)
