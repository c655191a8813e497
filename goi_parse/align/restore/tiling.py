"""The order in which a page's pieces fill the rows of its tables, found by search under the form's own sums.

Text is taken from a page in strips: the pieces of one flow go down the page in one column or side by side, and
the next flow begins where the first cell is still free; now and then a strip is left out and comes later. So a
reading costs nothing where every flow begins at the first free cell, and one for each departure; the cheapest
readings in which every sum holds are the possible ones.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from goi_parse.align.restore.stream import Piece
from goi_parse.align.restore.sums import Number, Sums

__all__ = ["Budget", "Spot", "Spots", "tilings"]

Spot = tuple[int, int]
"""The row of a piece, and the column of its first figure."""
Spots = tuple[Spot, ...]
"""Where each piece of a page stands."""

_UNSETTLING = 2
_MOST_SETTLED = 3
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
        self.own = [p.own - self.base if p.own is not None and p.own in rows else None for p in pieces]
        self.labels = [frozenset(r - self.base for r in p.labels if r in rows) for p in pieces]
        self.even = _even_flows(pieces)
        self.settled = self.runs()
        self.first_named = {row: at for at, labels in reversed(list(enumerate(self.labels))) for row in labels}
        """The piece before which each row's label was met."""
        self.last_number = max((at for at, p in enumerate(pieces) if any(p.numbers)), default=-1)

    def runs(self) -> list[Spot | None]:
        """Where the pieces stand that follow the labels of a few rows, fill them exactly and add up."""
        settled: list[Spot | None] = [None] * len(self.pieces)
        starts = [at for at, labels in enumerate(self.labels) if labels]
        for start, stop in pairwise((*starts, len(self.pieces))):
            rows = sorted(self.labels[start])
            size = sum(len(piece.numbers) for piece in self.pieces[start:stop])
            if rows[-1] - rows[0] >= _MOST_SETTLED or size != sum(self.widths[r] for r in range(rows[0], rows[-1] + 1)):
                continue
            spots = self.in_order(rows[0], start, stop)
            if spots:
                settled[start:stop] = spots
        return settled

    def in_order(self, row: int, start: int, stop: int) -> list[Spot]:
        """Places of some pieces one behind the other from a row on, or none where they do not add up."""
        spots: list[Spot] = []
        column = 0
        fits = True
        for piece in self.pieces[start:stop]:
            if column == self.widths[row]:
                row, column = row + 1, 0
            fits = fits and column + len(piece.numbers) <= self.widths[row]
            if not fits:
                break
            spots.append((row, column))
            fits = self.sums.put(self.base + row, column, piece.numbers)
            column += len(piece.numbers)
        for (r, c), piece in zip(spots, self.pieces[start:], strict=False):
            self.sums.take(self.base + r, c, piece.numbers)
        return spots if fits else []

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
            if (own is not None and row != own) or (piece.led and start) or (row, start) in given:
                continue
            if not self.free(row, start, size):
                continue
            given.add((row, start))
            cost = max(move.cost, self.strange(index, row, start))
            if self.settled[index] not in (None, (row, start)):
                cost = max(cost, _UNSETTLING)
            yield attrs.evolve(move, cost=cost) if cost != move.cost else move

    def strange(self, index: int, row: int, start: int) -> int:
        """One where the labels met speak against a row."""
        labels = self.labels[index]
        if labels and row not in labels:
            return int(len(labels) == 1 or not self.left_out[row] >> start & 1)
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
        yield from self.at_left_out(index, extra, cursor)

    def going_on(self, index: int, cursor: tuple[int, int, int]) -> Iterator[_Move]:
        """Inside a flow: beside the piece before, or in the next row."""
        row, end, left = cursor
        yield _Move(2 * self.even[index] or int(bool(self.labels[index])), row, end)
        if row + 1 < self.count:
            below = row + 1
            free = self.first_free(self.filled[below])
            start = left if left < self.widths[below] and not self.filled[below] >> left & 1 else free
            skipped = ((1 << start) - 1) & ~self.filled[below]
            yield _Move(0, below, start, ((below, skipped),))
            if free != start:
                yield _Move(1, below, free)
            for later in range(free + 1, self.widths[below]):
                skipped = ((1 << later) - 1) & ~self.filled[below]
                yield _Move(1 + self.even[index], below, later, ((below, skipped),))

    def first_free(self, mask: int) -> int:
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
            start = self.first_free(taken)
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
            cost += row != min(self.labels[index], default=-1)

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
                yield _Move(0, row, self.first_free(taken), tuple(skipped))
                return
            row += 1

    def at_left_out(self, index: int, extra: int, cursor: tuple[int, int, int]) -> Iterator[_Move]:
        """The cells left out before: where the piece before ended, the first of them, or dearer another."""
        row, end, _ = cursor
        open_end = index > 0 and end < self.widths[row] and not (self.filled[row] | self.left_out[row]) >> end & 1
        above = 0
        cost = extra or int(open_end and not self.labels[index])
        for at, mask in enumerate(self.left_out):
            rest = mask
            while rest:
                start = (rest & -rest).bit_length() - 1
                stop = start + self.first_free(rest >> start)
                rest &= ~((1 << stop) - 1)
                if (at, start) == (row, end):
                    yield _Move(extra, at, start)
                elif not above >> start & 1:
                    yield _Move(cost, at, start)
                    cost = max(cost, 1)
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
    pieces: Sequence[Piece], rows: range, sums: Sums, budget: Budget, slack: int, dearest: int
) -> list[tuple[int, Spots]]:
    """The cheapest readings of one page in which the sums can hold, and those that cost up to ``slack`` more.

    Each comes with its cost. None where there are none, or the budget does not last to find them.
    """
    search = _Search(pieces, rows, sums, budget)
    readings: dict[Spots, int] = {}
    last = dearest
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
