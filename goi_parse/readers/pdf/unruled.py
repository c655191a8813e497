"""Rows without ruling lines as tables: figures under one another make columns, headers stand above them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from goi_parse.document import Layout, Paragraph, Table
from goi_parse.location import Box, Location
from goi_parse.readers.pdf.columns import Columns, columns_of
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.leading import Rules
from goi_parse.readers.pdf.lines import Part
from goi_parse.readers.pdf.prose import Measure, PlacedLine, paragraphs
from goi_parse.readers.pdf.rows import Block, TableRow
from goi_parse.readers.pdf.spaced import blocks_of
from goi_parse.record import Record

__all__ = ["BoxPlaces", "prose_and_tables"]

_ROOM = 0.8
"""Characters that part a header without figures from the columns beside it."""
_SAME_HEIGHT = 6.0
"""Points; cells of a header whose tops are nearer are one row of it."""
_NEXT = 1.9
"""Characters from one line of a header's cell to the next at most."""
_LONELY = 3
"""One column in so many at most holds a single figure and no header."""
_FEW = 3
"""Figures in a row that make a table of it alone."""


class _Cell(NamedTuple):
    column: int
    span: int
    text: str
    frame: Frame
    box: Box


@attrs.frozen(eq=False, repr=False)
class BoxPlaces(Record):
    """Places of cells that have no borders: the boxes of their texts."""

    cells: tuple[tuple[tuple[Frame, Box], ...], ...]

    def place(self, row: int, cell: int) -> Location | None:
        """Page and box of the text of that cell."""
        frame, box = self.cells[row][cell]
        return frame.location(box)


def prose_and_tables(
    lines: Sequence[PlacedLine], rules: Rules, measures: dict[float, Measure]
) -> Iterator[Paragraph | Table]:
    """Lines that stand outside of ruled tables, as paragraphs and as tables without ruling lines."""
    waiting: list[PlacedLine] = []
    for block in blocks_of(lines, rules):
        table = _table(block) if block.rows else None
        if table is None:
            waiting += block.lines
        else:
            yield from paragraphs(waiting, measures)
            waiting = []
            yield table
    yield from paragraphs(waiting, measures)


def _table(block: Block) -> Table | None:
    """The block as a grid, or None where its figures do not stand in columns."""
    data = [row for row in block.rows if row.figures or row.blank]
    if not data or not block.certain or (len(block.rows) == 1 and len(data[0].figures) < _FEW):
        return None
    labelled = [bool(row.labels or row.above or row.below) for row in data]
    if any(labelled) != all(labelled):
        return None
    columns = columns_of([row.figures for row in data], block.lines[0][2])
    if columns is None:
        return None
    depth = (2 if any(row.groups for row in data) else 1) if any(labelled) else 0
    labels_end = _labels_end(data)
    if labels_end > columns.extents[0][0]:  # a figure may be hidden at the end of a label
        return None
    columns = _with_headers(columns, block.rows, labels_end)
    if not _are_columns(columns, block.rows, data):
        return None
    rows: list[list[_Cell]] = []
    for row in block.rows:
        rows += [_data(row, columns, depth)] if row.figures or row.blank else _header(row, columns, depth)
    return _as_table(rows)


def _as_table(rows: list[list[_Cell]]) -> Table:
    frame = rows[0][0].frame
    boxes = [cell.box for row in rows for cell in row if cell.frame is frame]
    return Table(
        rows=tuple(tuple([cell.text for cell in row]) for row in rows),
        layout=Layout.GRID,
        location=frame.location(_around(boxes)),
        columns=tuple(tuple([cell.column for cell in row]) for row in rows),
        spans=tuple(tuple([(1, cell.span) for cell in row]) for row in rows),
        places=BoxPlaces(tuple(tuple([(cell.frame, cell.box) for cell in row]) for row in rows)),
    )


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _data(row: TableRow, columns: Columns, depth: int) -> list[_Cell]:
    """A row of figures: the name of a group, the label, a cell for each column, blank where none is printed."""
    frame, line, _ = row.lines[0]
    cells: list[_Cell] = []
    if depth:
        own = [(row.lines[0], part) for part in row.labels]
        pieces = [*row.above, *own, *row.below]
        groups = row.groups
        if groups:
            cells.append(_Cell(0, 1, "\n".join(groups), frame, (line.x0, line.top, line.x1, line.bottom)))
        place = pieces[0][0][0]
        here = [_box(part) for (page, _, _), part in pieces if page is place]
        first = depth - 1 if groups else 0
        cells.append(_Cell(first, depth - first, "\n".join(part.text for _, part in pieces), place, _around(here)))
    figures = {columns.of_figure(part): part for part in row.figures}
    for number, (left, right) in enumerate(columns.extents):
        part = figures.get(number) or Part(left, right, "", line.top, line.bottom)
        cells.append(_Cell(depth + number, 1, part.text, frame, _box(part)))
    return cells


def _box(part: Part) -> Box:
    return part.x0, part.top, part.x1, part.bottom


def _header_parts(row: TableRow) -> Iterator[tuple[PlacedLine, Part]]:
    for placed in row.lines:
        for part in placed[1].cells:
            yield placed, part


def _are_columns(columns: Columns, rows: Sequence[TableRow], data: Sequence[TableRow]) -> bool:
    """Whether each figure has a column to itself in its row, and most columns hold more than one figure or a header."""
    filled: Counter[int] = Counter()
    for row in data:
        numbers = {columns.of_figure(part) for part in row.figures}
        if len(numbers) < len(row.figures):
            return False
        filled.update(numbers)
    for row in rows:
        if not row.figures and not row.blank:
            for _, part in _header_parts(row):
                filled.update(range(*columns.under(part)))
    lonely = sum(filled[number] < 2 for number in range(len(columns.extents)))  # one is a chance
    return len(data) == 1 or lonely * _LONELY <= len(columns.extents)


def _labels_end(rows: Sequence[TableRow]) -> float:
    """Where the labels of these rows end on the right."""
    pieces = [piece for row in rows for piece in (*row.above, row.core, *row.below) if piece is not None]
    return max((part.x1 for _, part in pieces), default=0.0)


def _with_headers(columns: Columns, rows: Sequence[TableRow], labels_end: float) -> Columns:
    """The columns with those added that have a header and no figure in any row.

    The lowest headers come first: one that stands above several columns overlaps what is below it.
    """
    extents = list(columns.extents)
    for row in rows:
        if not row.figures and not row.blank:
            for (_, _, size), (x0, x1, _, _, _) in reversed(list(_header_parts(row))):
                room = _ROOM * size
                if x0 >= labels_end and all(x1 + room < left or x0 - room > right for left, right in extents):
                    extents.append((x0, x1))
    return Columns(tuple(sorted(extents)))


def _is_next_line(above: PlacedLine, below: PlacedLine) -> bool:
    return above[0].page == below[0].page and below[1].top - above[1].top < _NEXT * above[2]


def _header(row: TableRow, columns: Columns, depth: int) -> list[list[_Cell]]:
    """The lines of a header as rows of cells; a text wrapped over several lines is one cell."""
    cells: dict[tuple[int, int, int], list[tuple[PlacedLine, Part]]] = {}
    first = columns.extents[0][0]
    for placed, part in _header_parts(row):
        if depth and (part.x0 + part.x1) / 2 < first:
            key = (0, depth, 0)
        else:
            left, past = columns.under(part)
            key = (left + depth, past + depth, 0)
        while key in cells and not _is_next_line(cells[key][-1][0], placed):
            key = (key[0], key[1], key[2] + 1)
        cells.setdefault(key, []).append((placed, part))
    found = [_header_cell(key, pieces) for key, pieces in sorted(cells.items())]
    lowest = {cell.column: cell for cell in sorted(found, key=_place) if cell.span == 1 and cell.column >= depth}
    tops = {round(cell.box[1]) for cell in lowest.values()}
    lowest |= {cell.column: cell for cell in found if cell.column < depth and round(cell.box[1]) in tops}
    rows: dict[tuple[int, int], list[_Cell]] = {}
    for cell in found:
        if lowest.get(cell.column) is not cell:
            rows.setdefault((cell.frame.page, round(cell.box[1] / _SAME_HEIGHT)), []).append(cell)
    # The lowest header of each column in one row, whatever its height: they are read from left to right.
    return [*(rows[key] for key in sorted(rows)), *([[lowest[column] for column in sorted(lowest)]] if lowest else [])]


def _header_cell(key: tuple[int, int, int], pieces: list[tuple[PlacedLine, Part]]) -> _Cell:
    column, past, _ = key
    frame = pieces[0][0][0]
    boxes = [_box(part) for (page, _, _), part in pieces if page is frame]
    return _Cell(column, past - column, "\n".join(part.text for _, part in pieces), frame, _around(boxes))


def _place(cell: _Cell) -> tuple[int, float]:
    return cell.frame.page, cell.box[1]
