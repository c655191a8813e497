"""The parts of one table on consecutive pages, joined into one table.

The parts share their outer edges; their columns are matched by position over all parts, since a part that holds
only a header or only merged rows shows fewer lines. A row or a merged cell that the page break cut is made whole.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import attrs

from goi_parse.document import Layout, Table
from goi_parse.location import Location
from goi_parse.prose import ENUMERATOR
from goi_parse.readers.pdf.digits import is_printed_figure
from goi_parse.readers.pdf.grid import Fragment, GridCell
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.lines import first_unit
from goi_parse.readers.pdf.rulings import SNAP
from goi_parse.record import Record
from goi_parse.text import regex

__all__ = ["CellPlaces", "continues", "joined_table"]

_NUMBER = regex(r"[\d,，.．\s]+")

_MARGINS = 1.2
"""Heights of a line that the margins of a cell take up at most."""


def continues(above: Fragment, below: Fragment) -> bool:
    """Whether ``below`` has the outer edges of ``above``: the same ones, or the same width on a shifted page."""
    return abs((above.xs[-1] - above.xs[0]) - (below.xs[-1] - below.xs[0])) <= SNAP and (
        above.frame.width == below.frame.width or abs(above.xs[0] - below.xs[0]) <= SNAP
    )


@attrs.frozen(eq=False, repr=False)
class CellPlaces(Record):
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


_Done = tuple[int, int, int, int, str, tuple[int, int, int, int, int]]
"""First row, first column, row past the last, column past the last, text, and where its text stands."""


class _Open:
    """A cell at the edge of a page's part, which may go on in the next one."""

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

    def done(self) -> _Done:
        """The cell as it is in the end."""
        return self.row, self.column, self.row_end, self.column_end, self.text, self.place


def joined_table(fragments: Sequence[Fragment]) -> Table:
    """One table of all these parts, which follow one another."""
    maps = _columns(fragments)
    done: list[_Done] = []
    edge: list[_Open] = []  # the cells that end where the part so far ends
    height = 0
    for part, (fragment, columns) in enumerate(zip(fragments, maps, strict=True)):
        skipped = _repeated_rows(fragments[0], maps[0], fragment, columns) if part else 0
        last = len(fragment.ys) - 1
        if part:
            tops = [_Open(cell, part, height - skipped, columns) for cell in fragment.cells if cell[0] == skipped]
            cut = _is_cut(edge, tops)
            edge = _over_the_break(edge, tops, cut=cut)
            height -= cut
            skipped += 1
        base = height - max(0, skipped - 1)
        height = base + last
        done += [cell.done() for cell in edge if cell.row_end < height]
        edge = [cell for cell in edge if cell.row_end == height]
        for cell in fragment.cells:
            row, column, row_end, column_end, text, _ = cell
            if row < skipped:
                continue
            if row_end == last:
                edge.append(_Open(cell, part, base, columns))
            else:
                place = (part, row, column, row_end, column_end)
                done.append((row + base, columns[column], row_end + base, columns[column_end], text, place))
    done += [cell.done() for cell in edge]
    done.sort()
    return _table(fragments, done)


def _over_the_break(edge: list[_Open], tops: list[_Open], *, cut: bool) -> list[_Open]:
    """The cells on both sides of a break, made one where they are one."""
    above = {(cell.column, cell.column_end): cell for cell in edge}
    both = list(edge)
    for cell in tops:
        cell.row -= cut
        cell.row_end -= cut
    labels = [cell.column for cell in tops if cell.text and not is_printed_figure(cell.text)]
    figures = any(cell.text and is_printed_figure(cell.text) for cell in tops)
    for cell in tops:
        partner = above.get((cell.column, cell.column_end))
        if partner is not None and (cut or _goes_on(partner, cell, labels, figures=figures)):
            partner.take(cell)
        else:
            both.append(cell)
    return both


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


def _repeated_rows(first: Fragment, first_map: list[int], part: Fragment, part_map: list[int]) -> int:
    """How many rows at the head of a part print the head of the table again."""
    heads = {(row, first_map[column]): (first_map[end], text) for row, column, _, end, text, _ in first.cells}
    good = limit = row_now = 0
    labels = False
    for row, column, row_end, end, text, _ in part.cells:
        if row > row_now:
            if limit == row and labels:  # a head ends where all its cells end
                good = row
            row_now = row
        if heads.get((row, part_map[column])) != (part_map[end], text):
            return good
        limit = max(limit, row_end)
        labels = labels or (bool(text) and not is_printed_figure(text))
    return limit if labels else 0


def _is_cut(edge: list[_Open], tops: list[_Open]) -> bool:
    """Whether the break went through a row: the same cells on both sides, and nothing said on both of them.

    A label that stands on both sides is one label only if its line above is full and no numbering begins below;
    a number only if it filled its cell, and some of its neighbours did not go on.
    """
    above = {(cell.column, cell.column_end): cell for cell in edge}
    if {(cell.column, cell.column_end) for cell in tops} != set(above):
        return False
    if all(_is_number(cell.text) for cell in tops):
        return False
    return all(_may_go_on(above[cell.column, cell.column_end], cell) for cell in tops)


def _may_go_on(above: _Open, below: _Open) -> bool:
    if not above.text or not below.text:
        return True
    if is_printed_figure(above.text) or is_printed_figure(below.text):  # only a number too long for its cell is cut
        return _is_number(above.text) and _is_number(below.text) and _is_full(above, below)
    return _is_full(above, below) and ENUMERATOR.match(below.text) is None


def _is_full(above: _Open, below: _Open) -> bool:
    """Whether what begins below would not have fitted beside the last line above."""
    return above.room < first_unit(below.text) + _MARGINS


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _goes_on(above: _Open, below: _Open, labels: list[int], *, figures: bool) -> bool:
    """Whether a cell at the head of a page is the rest of the one above the break, in rows that are not cut.

    ``labels`` are the columns of the labels in its row, ``figures`` says whether there are figures in it.
    """
    tall_above, tall_below = above.row_end - above.row > 1, below.row_end - below.row > 1
    if below.text:
        tall = tall_above or tall_below or not figures
        return tall and not is_printed_figure(below.text) and _may_go_on(above, below)
    if tall_below or any(column >= below.column_end for column in labels):
        return True  # a label stands to its right: a group's name, printed once
    return not figures and bool(above.text) and not is_printed_figure(above.text)


def _table(fragments: Sequence[Fragment], cells: list[_Done]) -> Table:
    starts = sorted({cell[0] for cell in cells})  # a row of the lattice in which no cell begins is no row
    rows: list[list[_Done]] = [[] for _ in starts]
    if len(starts) == starts[-1] + 1:
        for cell in cells:
            rows[cell[0]].append(cell)
        spans = [[(cell[2] - cell[0], cell[3] - cell[1]) for cell in row] for row in rows]
    else:
        for cell in cells:
            rows[bisect_left(starts, cell[0])].append(cell)
        spans = [
            [(bisect_left(starts, cell[2]) - number, cell[3] - cell[1]) for cell in row]
            for number, row in enumerate(rows)
        ]
    first = fragments[0]
    return Table(
        rows=tuple([tuple([cell[4] for cell in row]) for row in rows]),
        layout=Layout.GRID,
        location=first.frame.location((first.xs[0], first.ys[0], first.xs[-1], first.ys[-1])),
        columns=tuple([tuple([cell[1] for cell in row]) for row in rows]),
        spans=tuple([tuple(row) for row in spans]),
        places=CellPlaces(
            tuple([(fragment.frame, fragment.xs, fragment.ys) for fragment in fragments]),
            tuple([tuple([cell[5] for cell in row]) for row in rows]),
        ),
    )
