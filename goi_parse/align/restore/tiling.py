"""The order in which a page's pieces fill the rows of its tables, found by search under the form's own sums.

Text is taken from a page in strips: the pieces of one flow go down the page in one column or side by side, and
the next flow begins where the first cell is still free; now and then a strip is left out and comes later. So a
reading costs nothing where every flow begins at the first free cell, and one for each departure; the cheapest
readings in which every sum holds are the possible ones.
"""

from collections.abc import Iterator, Sequence

import attrs

from goi_parse.align.restore.stream import Piece
from goi_parse.align.restore.sums import Number, Sums

__all__ = ["Budget", "Spot", "Spots", "tilings"]

Spot = tuple[int, int]
"""The row of a piece, and the column of its first figure."""
Spots = tuple[Spot, ...]
"""Where each piece of a page stands."""

_DEAREST = 8
_MOST_READINGS = 24


@attrs.define
class Budget:
    """How many steps all searches in one table may still take together."""

    steps: int


@attrs.frozen
class _Move:
    cost: int
    row: int
    start: int
    skipped: tuple[tuple[int, int], ...] = ()
    """Cells left out, as (row, mask): they are filled later."""


class _Search:
    """One depth-first search through the readings of a page, to a limit of cost."""

    def __init__(self, pieces: Sequence[Piece], rows: range, sums: Sums, budget: Budget) -> None:
        self.pieces = pieces
        self.sums = sums
        self.budget = budget
        self.base = rows.start
        self.count = len(rows)
        self.widths = [sums.rows[row].width for row in rows]
        self.full = [(1 << width) - 1 for width in self.widths]
        self.own = [p.own - self.base if p.own in rows else None for p in pieces]
        self.labels = [frozenset(r - self.base for r in p.labels if r in rows) for p in pieces]
        self.even = _even_flows(pieces)
        self.first_named = {row: at for at, labels in reversed(list(enumerate(self.labels))) for row in labels}
        """The piece before which each row's label was met."""
        self.last_number = max((at for at, p in enumerate(pieces) if any(p.numbers)), default=-1)

    def run(self, limit: int) -> list[Spots]:
        """All readings that cost no more than ``limit``."""
        self.limit = limit
        self.filled = [0] * self.count
        self.left_out = [0] * self.count
        self.spots: list[Spot] = []
        self.seen: dict[object, int] = {}
        self.found: dict[tuple[tuple[Number | None, ...], ...], Spots] = {}
        self.mark = 0
        self.marks: set[int] = set()
        self.step(0, 0, (0, 0, 0))
        return list(self.found.values())

    def step(self, index: int, cost: int, cursor: tuple[int, int, int]) -> None:
        if index == len(self.pieces):
            cells = self.sums.cells[self.base : self.base + self.count]
            self.found.setdefault(tuple(map(tuple, cells)), tuple(self.spots))
            self.marks.add(self.mark)
            return
        if index > self.last_number and self.mark in self.marks:
            return  # what is left are noughts: it ends as another reading did
        self.budget.steps -= 1
        if self.budget.steps < 0 or len(self.found) >= _MOST_READINGS:
            return
        key = (index, cursor, tuple(self.filled), tuple(self.left_out), self.mark)
        if self.seen.get(key, cost + 1) <= cost:
            return
        self.seen[key] = cost
        for move in self.moves(index, cursor):
            if cost + move.cost <= self.limit:
                self.place(index, cost + move.cost, move, cursor)

    def place(self, index: int, cost: int, move: _Move, cursor: tuple[int, int, int]) -> None:
        """Put one piece where a move says, go on from there, and take it away again."""
        row, start, piece = move.row, move.start, self.pieces[index]
        size = len(piece.numbers)
        before = self.filled[row], self.mark, self.left_out[:]
        mask = ((1 << size) - 1) << start
        self.filled[row] |= mask
        self.left_out[row] &= ~mask
        for r, skipped in move.skipped:
            self.left_out[r] |= skipped & ~self.filled[r]
        if any(piece.numbers):
            self.mark ^= hash((row, start, piece.numbers))
        if self.sums.put(self.base + row, start, piece.numbers):
            left = start if piece.fresh or (row != cursor[0] and start < cursor[2]) else cursor[2]
            self.spots.append((self.base + row, start))
            self.step(index + 1, cost, (row, start + size, left))
            self.spots.pop()
        self.sums.take(self.base + row, start, piece.numbers)
        self.filled[row], self.mark, self.left_out = before

    def moves(self, index: int, cursor: tuple[int, int, int]) -> Iterator[_Move]:
        piece, own = self.pieces[index], self.own[index]
        size = len(piece.numbers)
        given: set[tuple[int, int]] = set()
        for move in self.candidates(index, cursor, size):
            row, start = move.row, move.start
            if (own is not None and row != own) or (row, start) in given or not self.free(row, start, size):
                continue
            given.add((row, start))
            yield attrs.evolve(move, cost=move.cost + self.strange(index, row)) if self.strange(index, row) else move

    def strange(self, index: int, row: int) -> int:
        """One where the labels met speak against a row."""
        labels = self.labels[index]
        if labels and row not in labels:
            return 1
        return int(not self.filled[row] and self.first_named.get(row, -1) > index)

    def free(self, row: int, start: int, size: int) -> bool:
        mask = ((1 << size) - 1) << start
        return start + size <= self.widths[row] and not self.filled[row] & mask

    def candidates(self, index: int, cursor: tuple[int, int, int], size: int) -> Iterator[_Move]:
        extra = 0
        if not self.pieces[index].fresh and index:
            yield from self.going_on(index, cursor)
            extra = 1 + self.even[index]
        yield from self.at_first(index, extra)
        row, end, _ = cursor
        broken_off = index > 0 and end < self.widths[row] and self.free(row, end, 1)
        yield from self.at_left_out(extra + broken_off)

    def going_on(self, index: int, cursor: tuple[int, int, int]) -> Iterator[_Move]:
        """Inside a flow: beside the piece before, or in the next row."""
        row, end, left = cursor
        yield _Move(2 * self.even[index] or int(bool(self.labels[index])), row, end)
        if row + 1 < self.count:
            below = row + 1
            free = self.first_free(below, self.filled[below])
            start = left if left < self.widths[below] and not self.filled[below] >> left & 1 else free
            skipped = ((1 << start) - 1) & ~self.filled[below]
            yield _Move(0, below, start, ((below, skipped),))
            if free != start:
                yield _Move(1, below, free)

    def first_free(self, row: int, mask: int) -> int:
        """The first column whose bit is not set."""
        return (~mask & (mask + 1)).bit_length() - 1

    def at_first(self, index: int, extra: int) -> Iterator[_Move]:
        """The first free cell that was not left out; then, with cells left out, the ones behind it."""
        skipped: list[tuple[int, int]] = []
        cost = extra
        row = 0
        while row < self.count and cost <= self.limit:
            taken = self.filled[row] | self.left_out[row]
            if taken == self.full[row]:
                row += 1
                continue
            start = self.first_free(row, taken)
            stop = start
            while stop < self.widths[row] and not taken >> stop & 1:
                stop += 1
            yield _Move(cost, row, start, tuple(skipped))
            for later in range(start + 1, stop):
                mask = (1 << later) - (1 << start)
                yield _Move(cost + 1, row, later, (*skipped, (row, mask)))
            below = self.band(row, taken)
            hole = self.full[row] & ~taken
            if below > row + 1:
                for move in self.behind(below, [*skipped, *((r, hole) for r in range(row, below))]):
                    yield attrs.evolve(move, cost=cost + 1)
            skipped.append((row, hole))
            row += 1
            cost += row not in self.labels[index]

    def band(self, row: int, taken: int) -> int:
        """The first row below that has other cells taken."""
        below = row + 1
        while below < self.count and self.filled[below] | self.left_out[below] == taken:
            below += 1
        return below

    def behind(self, row: int, skipped: list[tuple[int, int]]) -> Iterator[_Move]:
        """The first free cell from a row on."""
        while row < self.count:
            taken = self.filled[row] | self.left_out[row]
            if taken != self.full[row]:
                yield _Move(0, row, self.first_free(row, taken), tuple(skipped))
                return
            row += 1

    def at_left_out(self, extra: int) -> Iterator[_Move]:
        """The cells left out before: the first of them, or another."""
        above = 0
        cost = extra
        for row in range(self.count):
            mask = self.left_out[row]
            start = 0
            rest = mask
            while rest:
                start = (rest & -rest).bit_length() - 1
                run = rest >> start
                stop = start + self.first_free(0, run)
                if not above >> start & 1:
                    yield _Move(cost, row, start)
                    cost = extra + 1
                rest &= ~((1 << stop) - 1)
            above = mask


def _even_flows(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether all pieces of its flow are equally wide and no label stands among them."""
    even = [False] * len(pieces)
    start = 0
    for stop in range(1, len(pieces) + 1):
        if stop == len(pieces) or pieces[stop].fresh:
            flow = pieces[start:stop]
            same = len({len(p.numbers) for p in flow}) == 1 and not any(p.labels for p in flow[1:])
            even[start:stop] = [same] * len(flow)
            start = stop
    return even


def tilings(
    pieces: Sequence[Piece], rows: range, sums: Sums, budget: Budget, slack: int
) -> list[tuple[int, Spots]]:
    """The cheapest readings of one page in which the sums can hold, and those that cost up to ``slack`` more.

    Each comes with its cost. None where there are none, or the budget does not last to find them.
    """
    search = _Search(pieces, rows, sums, budget)
    readings: dict[Spots, int] = {}
    last = _DEAREST
    limit = 0
    while limit <= last:
        found = search.run(limit)
        if budget.steps < 0:
            return []
        if found and not readings:
            last = limit + slack
        for spots in found:
            readings.setdefault(spots, limit)
        limit += 1
    return [(cost, spots) for spots, cost in readings.items()]
