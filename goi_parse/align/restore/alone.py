"""The one row of table 4, which no other row bears out: what its own three sums leave no choice about."""

from collections import Counter
from collections.abc import Sequence

from goi_parse.align.found import Value
from goi_parse.align.restore.stream import Piece
from goi_parse.align.restore.sums import Number, Row

__all__ = ["certain_cells"]

_MOST_STEPS = 20_000


def certain_cells(pieces: Sequence[Piece], row: Row) -> list[Value | None]:
    """The figures that stand in the same cell in whichever order the pieces fill a row whose sums hold.

    None for the other cells, and for all where there are too many orders to try.
    """
    search = _Search(pieces, row)
    search.step(0)
    if search.steps < 0 or search.common is None:
        return [None] * row.width
    return search.common


class _Search:
    """All orders of the pieces, those that print the same counted once."""

    def __init__(self, pieces: Sequence[Piece], row: Row) -> None:
        self.row = row
        self.kinds: dict[tuple[str, ...], Piece] = {tuple(v.text for v in piece.values): piece for piece in pieces}
        self.left = Counter(tuple(v.text for v in piece.values) for piece in pieces)
        self.values: list[Value] = []
        self.numbers: list[Number] = []
        self.common: list[Value | None] | None = None
        self.steps = _MOST_STEPS

    def step(self, column: int) -> None:
        """Lay each kind of piece that is left from a column on."""
        self.steps -= 1
        if self.steps < 0 or (self.common is not None and not any(self.common)):
            return
        if column == self.row.width:
            self._keep()
            return
        for kind, piece in self.kinds.items():
            if self.left[kind]:
                self.left[kind] -= 1
                self.values += piece.values
                self.numbers += piece.numbers
                if self._holds(column):
                    self.step(len(self.values))
                del self.values[column:], self.numbers[column:]
                self.left[kind] += 1

    def _holds(self, start: int) -> bool:
        """Whether the sums whose totals were laid last hold."""
        stop = len(self.numbers)
        totals = ((first, last) for first, last in self.row.sums if start <= last < stop)
        return all(sum(self.numbers[first:last]) == self.numbers[last] for first, last in totals)

    def _keep(self) -> None:
        if self.common is None:
            self.common = list(self.values)
        for column, (mine, other) in enumerate(zip(self.common, self.values, strict=True)):
            if mine is not None and mine.text != other.text:
                self.common[column] = None
