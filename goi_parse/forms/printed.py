"""A form as it is printed: the grid of its cells with spans, labels where they stand, an address in each blank.

What an office fills in, a notebook shows and a document is written from is this one grid.
"""

import functools
from collections.abc import Iterator, Sequence

import attrs

from goi_parse.forms.model import Block, TableForm, form, join
from goi_parse.record import Record

__all__ = ["PrintedCell", "PrintedRow", "printed"]

_CORNER = "信息内容"
"""Heads the labels of every block of table 2, in both editions."""


@attrs.frozen(eq=False, repr=False)
class PrintedCell(Record):
    """One cell of the printed form: a label, or the blank for the figure at ``address``."""

    text: str
    column: int
    row_span: int = 1
    column_span: int = 1
    address: str | None = None
    head: bool = False
    """Whether it heads columns; a label that heads a row is none."""


PrintedRow = tuple[PrintedCell, ...]


@functools.cache
def printed(table: str, edition: str) -> tuple[PrintedRow, ...]:
    """The printed form of one table (``"requests"``) of one edition, row by row; a cell stands where it begins."""
    official = form(edition).tables[table]
    if any(block.label for block in official.blocks):
        width = 1 + max(len(block.columns) for block in official.blocks)
        return tuple(row for block in official.blocks for row in _labelled(official, block, width))
    return _crossed(official, official.blocks[0])


def _labelled(official: TableForm, block: Block, width: int) -> Iterator[PrintedRow]:
    """A block of table 2: its title over the whole width, a row of headers, then its rows."""
    spans = [1] * (len(block.columns) - 1) + [width - len(block.columns)]
    yield (PrintedCell(block.label or "", 0, 1, width, head=True),)
    heads = [PrintedCell(c.labels[-1], 1 + i, 1, spans[i], head=True) for i, c in enumerate(block.columns)]
    yield (PrintedCell(_CORNER, 0, head=True), *heads)
    for row in block.rows:
        blanks = [
            PrintedCell("", 1 + i, 1, spans[i], join(official.key, row.key, column.key))
            for i, column in enumerate(block.columns)
        ]
        yield (PrintedCell(row.labels[-1], 0), *blanks)


def _crossed(official: TableForm, block: Block) -> tuple[PrintedRow, ...]:
    """Tables 3 and 4: nested labels to the left of the rows and above the columns."""
    rows = [tuple(filter(None, row.labels)) for row in block.rows]
    columns = [column.labels for column in block.columns]
    left, above = max(map(len, rows)), max(map(len, columns))
    over = [[PrintedCell(c, left, 1, len(columns), head=True)] for c in official.captions[1:2]]
    top = len(over) + above
    grid: list[list[PrintedCell]] = [*over, *([] for _ in range(above + len(rows)))]
    for at, depth, many, spare, text in _nested(columns, above):
        grid[len(over) + depth].append(PrintedCell(text, left + at, 1 + spare, many, head=True))
    for at, depth, many, spare, text in _nested(rows, left):
        grid[top + at].append(PrintedCell(text, depth, many, 1 + spare))
    for index, row in enumerate(block.rows):
        for at, column in enumerate(block.columns):
            grid[top + index].append(PrintedCell("", left + at, address=join(official.key, row.key, column.key)))
    if left and official.captions:
        grid[0].append(PrintedCell(official.captions[0], 0, top, left, head=True))
    return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in grid)


def _nested(paths: Sequence[tuple[str, ...]], depth: int) -> Iterator[tuple[int, int, int, int, str]]:
    """The labels of a tree given by its paths: place, level, how many leaves, levels to fill below, text."""
    for level in range(depth):
        start = 0
        while start < len(paths):
            end = start + 1
            path = paths[start]
            if level < len(path):
                last = level == len(path) - 1
                while not last and end < len(paths) and paths[end][: level + 1] == path[: level + 1]:
                    end += 1
                yield start, level, end - start, depth - len(path) if last else 0, path[level]
            start = end
