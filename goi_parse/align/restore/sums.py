"""The sums of a table kept while it is being filled: they refuse a figure as soon as it can no longer fit.

Figures are counts, so what is filled of one side may never be more than the whole of the other. Blanks and marks
count as nothing here, and only here: a sum is used to choose between readings, never to fill a cell.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import attrs

from goi_parse.record import Record

__all__ = ["Equation", "Number", "Row", "Sums"]

Number = int | Decimal


@attrs.frozen(eq=False, repr=False)
class Row(Record):
    """A row to fill: how many columns it has, and its own sums as (first part, total) columns."""

    width: int
    sums: tuple[tuple[int, int], ...]


@attrs.frozen(eq=False, repr=False)
class Equation(Record):
    """Rows whose figures add up to those of other rows, column by column."""

    left: frozenset[int]
    right: frozenset[int]


class Sums:
    """The cells of a table with the running sums of its rows and columns."""

    def __init__(self, rows: Sequence[Row], equations: Sequence[Equation]) -> None:
        self.rows = rows
        self.loose: Counter[Number] = Counter()
        """The figures of the page that have no place yet."""
        self.cells: list[list[Number | None]] = [[None] * row.width for row in rows]
        sides = [(e.left, e.right) for e in equations]
        width = max(row.width for row in rows)
        self.lengths: list[tuple[int, int]] = [(len(left), len(right)) for left, right in sides]
        self.totals: list[tuple[list[Number], list[Number]]] = [([0] * width, [0] * width) for _ in sides]
        self.counts: list[tuple[list[int], list[int]]] = [([0] * width, [0] * width) for _ in sides]
        self.members: list[list[tuple[int, int]]] = [
            [(at, side) for at, pair in enumerate(sides) for side in (0, 1) if row in pair[side]]
            for row in range(len(rows))
        ]

    def put(self, row: int, start: int, numbers: Sequence[Number]) -> bool:
        """Put figures side by side into a row; whether all sums can still hold."""
        cells = self.cells[row]
        fits = True
        loose = self.loose
        for column, number in enumerate(numbers, start):
            cells[column] = number
            loose[number] -= 1
            for at, side in self.members[row]:
                self.totals[at][side][column] += number
                self.counts[at][side][column] += 1
                fits = fits and self._column_fits(at, column)
        return fits and self._row_fits(row, start, start + len(numbers))

    def take(self, row: int, start: int, numbers: Sequence[Number]) -> None:
        """Take the figures away again."""
        cells = self.cells[row]
        loose = self.loose
        for column, number in enumerate(numbers, start):
            cells[column] = None
            loose[number] += 1
            for at, side in self.members[row]:
                self.totals[at][side][column] -= number
                self.counts[at][side][column] -= 1

    def state(self) -> object:
        """The running sums of all columns, to tell whether two ways of filling rows leave the same to the others."""
        totals = tuple(tuple(map(tuple, sides)) for sides in self.totals)
        return totals, tuple(tuple(map(tuple, sides)) for sides in self.counts)

    def _column_fits(self, at: int, column: int) -> bool:
        left, right = self.totals[at][0][column], self.totals[at][1][column]
        left_whole = self.counts[at][0][column] == self.lengths[at][0]
        right_whole = self.counts[at][1][column] == self.lengths[at][1]
        return not (left_whole and right > left) and not (right_whole and left > right)

    def _row_fits(self, row: int, start: int, stop: int) -> bool:
        cells = self.cells[row]
        for first, last in self.rows[row].sums:
            if last < start or first >= stop:
                continue
            whole = cells[last]
            parts = [c for c in cells[first:last] if c is not None]
            total = sum(parts)
            open_ = last - first - len(parts)
            if whole is None:
                if not open_ and self.loose[total] <= 0:
                    return False
                continue
            if total > whole or (total < whole and not open_):
                return False
            if open_ == 1 and self.loose[whole - total] <= 0:
                return False
        return True
