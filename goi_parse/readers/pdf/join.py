"""The parts of one table on consecutive pages, joined into one table.

The parts share their outer edges; their columns are matched by position over all parts, since a part that holds
only a header or only merged rows shows fewer lines. A row or a merged cell that the page break cut is made whole.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

import attrs

from goi_parse.document import Layout, Table
from goi_parse.location import Location
from goi_parse.readers.pdf.grid import Fragment, GridCell
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.lines import first_unit
from goi_parse.readers.pdf.rulings import SNAP
from goi_parse.text import is_figure

__all__ = ["CellPlaces", "continues", "joined_table"]

ENUMERATOR = re.compile(r"\s*(?:[(（〔]\s*[一二三四五六七八九十\d]{1,3}\s*[)）〕]|[一二三四五六七八九十\d]{1,3}\s*[、.．)）](?!\d)|[①-⑳])")

_NUMBER = re.compile(r"[\d,，.．\s]+")

_MARGINS = 1.2
"""Heights of a line that the margins of a cell take up at most."""


def continues(above: Fragment, below: Fragment) -> bool:
    """Whether ``below`` has the outer edges of ``above``: the same ones, or the same width on a shifted page."""
    return abs((above.xs[-1] - above.xs[0]) - (below.xs[-1] - below.xs[0])) <= SNAP and (
        above.frame.width == below.frame.width or abs(above.xs[0] - below.xs[0]) <= SNAP
    )


@attrs.frozen
class CellPlaces:
    """Places of a table's cells, worked out when they are asked for."""

    parts: tuple[tuple[Frame, tuple[float, ...], tuple[float, ...]], ...]
    """Frame, x positions and y positions of each page's part."""
    cells: tuple[tuple[tuple[int, int, int, int, int], ...], ...]
    """For each cell its part and, within that, its rows and columns."""

    def place(self, row: int, cell: int) -> Location | None:
        """Page and box of that cell; of a cell cut by a page break, the piece that holds its text."""
        part, top, left, bottom, right = self.cells[row][cell]
        frame, xs, ys = self.parts[part]
        return frame.location((xs[left], ys[top], xs[right], ys[bottom]))


class _Open:
    """A cell of the joined table while it may still grow."""

    __slots__ = ("column", "column_end", "place", "room", "row", "row_end", "text")

    def __init__(self, cell: GridCell, part: int, base: int, columns: list[int]) -> None:
        row, column, row_end, column_end, self.text, self.room = cell
        self.row, self.row_end = row + base, row_end + base
        self.column, self.column_end = columns[column], columns[column_end]
        self.place = (part, row, column, row_end, column_end)

    def take(self, other: "_Open") -> None:
        """Make this cell one with its continuation on the next page."""
        if other.text and not self.text:
            self.place = other.place
        between = "" if _is_number(self.text) and _is_number(other.text) else "\n"
        self.text = between.join(text for text in (self.text, other.text) if text)
        self.row_end, self.room = max(self.row_end, other.row_end), other.room


def joined_table(fragments: Sequence[Fragment]) -> Table:
    """One table of all these parts, which follow one another."""
    maps = _columns(fragments)
    cells: list[_Open] = []
    height = 0
    for number, (fragment, columns) in enumerate(zip(fragments, maps, strict=True)):
        fresh = [_Open(cell, number, height, columns) for cell in fragment.cells]
        rows = len(fragment.ys) - 1
        if number == 0:
            cells, height = fresh, rows
        else:
            height = _append(cells, fresh, height, rows)
    return _table(fragments, cells, height)


def _columns(fragments: Sequence[Fragment]) -> list[list[int]]:
    """For each part the number of each of its x positions among those of all parts."""
    left = fragments[0].xs[0]
    moved = [[x - fragment.xs[0] + left for x in fragment.xs] for fragment in fragments]
    if len(fragments) == 1:
        return [list(range(len(moved[0])))]
    places: list[float] = []
    for x in sorted(x for xs in moved for x in xs):
        if not places or x - places[-1] > SNAP:
            places.append(x)
    return [[bisect_right(places, x + 0.001) - 1 for x in xs] for xs in moved]


def _append(cells: list[_Open], fresh: list[_Open], height: int, rows: int) -> int:
    """Put the next part below the table so far; the new number of rows comes back."""
    repeated = _repeated_rows(cells, fresh, height)
    fresh = [cell for cell in fresh if cell.row >= height + repeated]
    bottoms = {(cell.column, cell.column_end): cell for cell in cells if cell.row_end == height}
    tops = [cell for cell in fresh if cell.row == height + repeated]
    cut = _is_cut(bottoms, tops)
    for cell in fresh:
        partner = bottoms.get((cell.column, cell.column_end)) if cell.row == height + repeated else None
        cell.row -= repeated + cut
        cell.row_end -= repeated + cut
        if partner is not None and (cut or _goes_on(partner, cell, tops)):
            partner.take(cell)
        else:
            cells.append(cell)
    return height + rows - repeated - cut


def _repeated_rows(cells: list[_Open], fresh: list[_Open], height: int) -> int:
    """How many rows at the head of the new part print the head of the table again."""
    first = {(cell.row, cell.column): cell for cell in cells}
    good = limit = 0
    labels = False
    by_row: dict[int, list[_Open]] = {}
    for cell in fresh:
        by_row.setdefault(cell.row - height, []).append(cell)
    for row, line in sorted(by_row.items()):
        for cell in line:
            twin = first.get((row, cell.column))
            if twin is None or twin.text != cell.text or twin.column_end != cell.column_end:
                return good
            limit = max(limit, cell.row_end - height)
            labels = labels or (bool(cell.text) and not is_figure(cell.text))
        if limit == row + 1 and labels:  # a head ends where all its cells end
            good = row + 1
    return good


def _is_cut(bottoms: dict[tuple[int, int], _Open], tops: list[_Open]) -> bool:
    """Whether the break went through a row: the same cells on both sides, and nothing said on both of them.

    A label that stands on both sides is one label only if its line above is full and no numbering begins below;
    a number only if it filled its cell, and some of its neighbours did not go on.
    """
    if {(cell.column, cell.column_end) for cell in tops} != set(bottoms):
        return False
    pairs = [(bottoms[cell.column, cell.column_end], cell) for cell in tops]
    if all(_is_number(below.text) for _, below in pairs):
        return False
    return all(_may_go_on(above, below) for above, below in pairs)


def _may_go_on(above: _Open, below: _Open) -> bool:
    if not above.text or not below.text:
        return True
    if is_figure(above.text) or is_figure(below.text):  # only a number too long for its cell is cut
        return _is_number(above.text) and _is_number(below.text) and _is_full(above, below)
    return _is_full(above, below) and ENUMERATOR.match(below.text) is None


def _is_full(above: _Open, below: _Open) -> bool:
    """Whether what begins below would not have fitted beside the last line above."""
    return above.room < first_unit(below.text) + _MARGINS


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _goes_on(above: _Open, below: _Open, tops: list[_Open]) -> bool:
    """Whether a cell at the head of a page is the rest of the one above the break, in rows that are not cut."""
    tall_above, tall_below = above.row_end - above.row > 1, below.row_end - below.row > 1
    labels_only = not any(is_figure(cell.text) for cell in tops if cell.text)
    if below.text:
        return not is_figure(below.text) and (tall_above or tall_below or labels_only) and _may_go_on(above, below)
    if tall_below:
        return True
    if any(cell.column >= below.column_end and cell.text and not is_figure(cell.text) for cell in tops):
        return True  # a label stands to its right: a group's name, printed once
    return labels_only and bool(above.text) and not is_figure(above.text)


def _table(fragments: Sequence[Fragment], cells: list[_Open], height: int) -> Table:
    rows: list[list[_Open]] = [[] for _ in range(height)]
    for cell in cells:
        rows[cell.row].append(cell)
    number, numbers = 0, [0]  # rows in which no cell begins are no rows
    for row in rows:
        row.sort(key=lambda cell: cell.column)
        number += bool(row)
        numbers.append(number)
    full = [row for row in rows if row]
    first = fragments[0]
    return Table(
        rows=tuple(tuple([cell.text for cell in row]) for row in full),
        layout=Layout.GRID,
        location=first.frame.location((first.xs[0], first.ys[0], first.xs[-1], first.ys[-1])),
        columns=tuple(tuple([cell.column for cell in row]) for row in full),
        spans=tuple(
            tuple([(numbers[cell.row_end] - numbers[cell.row], cell.column_end - cell.column) for cell in row])
            for row in full
        ),
        places=CellPlaces(
            tuple((fragment.frame, fragment.xs, fragment.ys) for fragment in fragments),
            tuple(tuple([cell.place for cell in row]) for row in full),
        ),
    )
