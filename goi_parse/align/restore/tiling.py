"""The order in which a page's pieces fill the rows of its tables, found by search under the form's own sums.

Text is taken from a page in strips: the pieces of one flow go down the page in one column or side by side, and
the next flow begins where the first cell is still free; now and then a strip is left out and comes later. So a
reading costs nothing where every flow begins at the first free cell, and one for each departure; the cheapest
readings in which every sum holds are the possible ones.
"""

from collections import Counter
from collections.abc import Sequence

import attrs

from goi_parse.align.restore.board import Board, Cursor, Move, Spot
from goi_parse.align.restore.moves import Moves
from goi_parse.align.restore.stream import Piece
from goi_parse.align.restore.sums import Number, Sums

__all__ = ["Budget", "Spots", "tilings"]

Spots = tuple[Spot, ...]
"""Where each piece of a page stands."""

_MOST_READINGS = 24


@attrs.define
class Budget:
    """How many steps all searches in one table may still take together."""

    steps: int


class _Search:
    """One depth-first search through the readings of a page, to a limit of cost."""

    def __init__(self, pieces: Sequence[Piece], rows: range, sums: Sums, budget: Budget, limit: int) -> None:
        self.pieces = pieces
        self.budget = budget
        self.limit = limit
        self.board = Board(rows, sums)
        sums.loose = Counter(number for piece in pieces for number in piece.numbers)
        self.moves = Moves(pieces, rows, self.board)
        self.last_number = max((at for at, p in enumerate(pieces) if any(p.numbers)), default=-1)
        self.seen: dict[object, int] = {}
        self.found: dict[tuple[tuple[Number | None, ...], ...], Spots] = {}
        self.marks: set[int] = set()

    def run(self) -> list[Spots]:
        """All readings within the limit."""
        fixed = [(piece, spot) for piece, spot in zip(self.pieces, self.moves.fixed, strict=True) if spot]
        holds = [self.board.put(piece, *spot) for piece, spot in fixed]
        self.fixed = self.board.filled[:]
        if all(holds):
            self._step(0, 0, (0, 0, 0))
        for piece, spot in fixed:
            self.board.take(piece, *spot)
        return list(self.found.values())

    def _step(self, index: int, cost: int, cursor: Cursor) -> None:
        board = self.board
        if index == len(self.pieces):
            cells = board.sums.cells[board.base : board.base + len(board.filled)]
            self.found.setdefault(tuple(map(tuple, cells)), tuple(board.spots))
            self.marks.add(board.mark)
            return
        if index > self.last_number and board.mark in self.marks:
            return  # what is left are noughts: it ends as another reading did
        self.budget.steps -= 1
        if self.budget.steps < 0 or len(self.found) >= _MOST_READINGS:
            return
        key = (index, cursor, tuple(board.filled), tuple(board.left_out), board.mark)
        if self.seen.get(key, cost + 1) <= cost:
            return
        self.seen[key] = cost
        fixed = self.moves.fixed[index]
        if fixed:
            self._pass(index, cost, fixed)
            return
        for move in self.moves.of(index, cursor, self.limit - cost):
            self._place(index, cost + move.cost, move, cursor)

    def _pass(self, index: int, cost: int, spot: Spot) -> None:
        """Go on behind a piece that stands already; rows begun above it are left as they are."""
        board = self.board
        row, start = spot
        before = board.left_out[:]
        strip = self.moves.flow[index] in self.moves.labelled
        for above in range(0 if strip else row):
            if board.filled[above] != self.fixed[above]:
                board.left_out[above] |= board.full[above] & ~board.filled[above]
        board.spots.append(spot)
        self._step(index + 1, cost, (row, start + len(self.pieces[index].numbers), start))
        board.spots.pop()
        board.left_out[:] = before

    def _place(self, index: int, cost: int, move: Move, cursor: Cursor) -> None:
        """Put one piece where a move says, go on from there, and take it away again."""
        board, piece = self.board, self.pieces[index]
        row, start = move.row, move.start
        before = board.left_out[:]
        holds = board.put(piece, row, start)
        if holds:
            for r, skipped in move.skipped:
                board.left_out[r] |= skipped & ~board.filled[r]
            left = start if self.moves.flow[index] == index or (row != cursor[0] and start < cursor[2]) else cursor[2]
            board.spots.append((row, start))
            self._step(index + 1, cost, (row, start + len(piece.numbers), left))
            board.spots.pop()
        board.take(piece, row, start)
        board.left_out[:] = before


def tilings(
    pieces: Sequence[Piece], rows: range, sums: Sums, budget: Budget, slack: int, dearest: int
) -> list[tuple[int, Spots]]:
    """The cheapest readings of one page in which the sums can hold, and those that cost up to ``slack`` more.

    Each comes with its cost. None where there are none, or the budget does not last to find them.
    """
    readings: dict[Spots, int] = {}
    last = dearest
    limit = 0
    while limit <= last:
        found = _Search(pieces, rows, sums, budget, limit).run()
        if budget.steps < 0:
            return []
        if found and not readings:
            last = limit + slack
        for spots in found:
            absolute = tuple((rows.start + row, start) for row, start in spots)
            readings.setdefault(absolute, limit)
        limit += 1
    return [(cost, spots) for spots, cost in readings.items()]
