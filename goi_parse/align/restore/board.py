"""A page's rows while its pieces are laid on them: which cells are taken, and which were left out on the way."""

from collections.abc import Sequence
from typing import NamedTuple

from goi_parse.align.restore.stream import Piece
from goi_parse.align.restore.sums import Sums

__all__ = ["Board", "Cursor", "Move", "Spot", "first_free"]

Spot = tuple[int, int]
"""A row of the page and a column."""
Cursor = tuple[int, int, int]
"""Where the last piece stands: its row, the column behind it, and the column in which its flow goes down."""


class Move(NamedTuple):
    """A place for the next piece, and what it costs to put it there."""

    cost: int
    row: int
    start: int
    skipped: tuple[tuple[int, int], ...] = ()
    """Cells left out on the way, as (row, mask)."""


def first_free(mask: int) -> int:
    """The first column whose bit is not set."""
    return (~mask & (mask + 1)).bit_length() - 1


class Board:
    """The rows of one page."""

    def __init__(self, rows: range, sums: Sums) -> None:
        self.base: int = rows.start
        self.sums = sums
        self.widths: list[int] = [sums.rows[row].width for row in rows]
        self.full: list[int] = [(1 << width) - 1 for width in self.widths]
        self.filled: list[int] = [0] * len(rows)
        self.left_out: list[int] = [0] * len(rows)
        """Cells that were passed over; they are filled later."""
        self.spots: list[Spot] = []
        """Where each piece so far stands."""
        self.mark: int = 0
        """Tells apart two ways in which other figures than noughts were laid."""

    def taken(self, row: int) -> int:
        """The cells of a row that are filled or were left out."""
        return self.filled[row] | self.left_out[row]

    def fits(self, row: int, start: int, size: int) -> bool:
        """Whether so many cells are free from there on."""
        mask = ((1 << size) - 1) << start
        return start + size <= self.widths[row] and not self.filled[row] & mask

    def put(self, piece: Piece, row: int, start: int) -> bool:
        """Lay a piece down; whether the sums can still hold."""
        mask = ((1 << len(piece.numbers)) - 1) << start
        self.filled[row] |= mask
        self.left_out[row] &= ~mask
        if any(piece.numbers):
            self.mark ^= hash((row, start, piece.numbers))
        return self.sums.put(self.base + row, start, piece.numbers)

    def take(self, piece: Piece, row: int, start: int) -> None:
        """Take a piece up again."""
        self.filled[row] &= ~(((1 << len(piece.numbers)) - 1) << start)
        if any(piece.numbers):
            self.mark ^= hash((row, start, piece.numbers))
        self.sums.take(self.base + row, start, piece.numbers)

    def in_order(self, pieces: Sequence[Piece], row: int) -> list[Spot]:
        """Places of some pieces one behind the other from a row on, or none where they do not add up."""
        spots: list[Spot] = []
        column = 0
        holds = True
        for piece in pieces:
            if column == self.widths[row]:
                row, column = row + 1, 0
            if not self.fits(row, column, len(piece.numbers)):
                holds = False
                break
            spots.append((row, column))
            holds = self.put(piece, row, column)
            column += len(piece.numbers)
            if not holds:
                break
        for piece, (r, start) in zip(pieces, spots, strict=False):
            self.take(piece, r, start)
        return spots if holds else []
