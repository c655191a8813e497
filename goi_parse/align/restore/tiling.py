"""The order in which a page's pieces fill the rows of its tables, found by search under the form's own sums.

Text is taken from a page in strips: the pieces of one flow go down the page in one column or side by side, and
the next flow begins where the first cell is still free; now and then a strip is left out and comes later. So a
reading costs nothing where every flow begins at the first free cell, and one for each departure; the cheapest
readings in which every row adds up are the possible ones.
"""

from collections.abc import Iterator, Sequence

import attrs

from goi_parse.align.restore.stream import Piece

__all__ = ["Grid", "Row", "Tiling", "tilings"]

Grid = tuple[tuple[int, ...], ...]
"""For each row and column the number of the figure that stands there, counted through the page's pieces."""

_DEAREST = 8
_MOST_STEPS = 20_000
_MOST_READINGS = 48


@attrs.frozen
class Row:
    """A row to fill: its place in the table, its width, and its sums as (first part, total) columns."""

    place: int
    width: int
    sums: tuple[tuple[int, int], ...]


@attrs.frozen
class Tiling:
    """The readings of a page at its lowest cost and one above; ``complete`` where none was left out for want of time."""

    grids: tuple[Grid, ...]
    cost: int
    complete: bool


@attrs.frozen
class _Move:
    cost: int
    row: int
    start: int
    skipped: tuple[tuple[int, int], ...] = ()
    """Cells left out, as (row, mask): they are filled later."""


class _Search:
    """One depth-first search, to a limit of cost."""

    def __init__(self, pieces: Sequence[Piece], rows: Sequence[Row], numbers: Sequence[int], steps: int) -> None:
        self.pieces = pieces
        self.rows = rows
        self.numbers = numbers
        self.steps = steps
        self.count = len(rows)
        self.full = [(1 << row.width) - 1 for row in rows]
        at = {row.place: i for i, row in enumerate(rows)}
        self.own = [at.get(p.own) if p.own is not None else None for p in pieces]
        self.labels = [frozenset(at[r] for r in p.labels if r in at) for p in pieces]
        self.first = [0]
        for piece in pieces:
            self.first.append(self.first[-1] + len(piece.values))
        seen = -1
        self.reach: list[int] = []
        for labels in self.labels:
            seen = max((seen, *labels))
            self.reach.append(seen)

    def run(self, limit: int) -> dict[tuple[int, ...], Grid]:
        self.limit = limit
        self.filled = [0] * self.count
        self.left_out = [0] * self.count
        self.grid = [[-1] * row.width for row in self.rows]
        self.seen: dict[object, int] = {}
        self.found: dict[tuple[int, ...], Grid] = {}
        self.mark = 0
        self.step(0, 0, (0, 0, 0))
        return self.found

    def step(self, index: int, cost: int, cursor: tuple[int, int, int]) -> None:
        if index == len(self.pieces):
            self.note()
            return
        self.steps -= 1
        if self.steps < 0 or len(self.found) >= _MOST_READINGS:
            return
        key = (index, cursor, tuple(self.filled), tuple(self.left_out), self.mark)
        if self.seen.get(key, 99) <= cost:
            return
        self.seen[key] = cost
        for move in self.moves(index, cursor):
            if cost + move.cost <= self.limit:
                self.place(index, cost + move.cost, move, cursor)

    def note(self) -> None:
        values = tuple(self.numbers[v] for row in self.grid for v in row)
        self.found.setdefault(values, tuple(tuple(row) for row in self.grid))

    def place(self, index: int, cost: int, move: _Move, cursor: tuple[int, int, int]) -> None:
        """Put one piece where a move says, go on from there, and take it away again."""
        row, start = move.row, move.start
        size = len(self.pieces[index].values)
        before = self.filled[row], self.left_out[row], self.mark
        mask = ((1 << size) - 1) << start
        self.filled[row] |= mask
        self.left_out[row] &= ~mask
        first = self.first[index]
        cells = self.grid[row]
        for offset in range(size):
            cells[start + offset] = first + offset
            number = self.numbers[first + offset]
            if number:
                self.mark ^= hash((row, start + offset, number))
        undo = [(r, self.left_out[r]) for r, _ in move.skipped]
        for r, skipped in move.skipped:
            self.left_out[r] |= skipped & ~self.filled[r]
        if self.adds_up(row, start, size):
            left = start if self.pieces[index].fresh or row != cursor[0] and start < cursor[2] else cursor[2]
            self.step(index + 1, cost, (row, start + size, left))
        for r, mask in reversed(undo):
            self.left_out[r] = mask
        self.filled[row], self.left_out[row], self.mark = before

    def adds_up(self, row: int, start: int, size: int) -> bool:
        """Whether the sums hold that are complete with this piece."""
        cells, filled = self.grid[row], self.filled[row]
        for first, total in self.rows[row].sums:
            if total < start or first >= start + size:
                continue
            mask = (1 << (total + 1)) - (1 << first)
            if filled & mask == mask and sum(self.numbers[v] for v in cells[first:total]) != self.numbers[cells[total]]:
                return False
        return True

    def moves(self, index: int, cursor: tuple[int, int, int]) -> Iterator[_Move]:
        piece, own = self.pieces[index], self.own[index]
        size = len(piece.values)
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
        return int(not self.filled[row] and row > self.reach[index] >= 0)

    def free(self, row: int, start: int, size: int) -> bool:
        mask = ((1 << size) - 1) << start
        return start + size <= self.rows[row].width and not self.filled[row] & mask

    def candidates(self, index: int, cursor: tuple[int, int, int], size: int) -> Iterator[_Move]:
        extra = 0
        if not self.pieces[index].fresh and index:
            yield from self.going_on(index, cursor)
            extra = 1
        yield from self.at_first(extra)
        yield from self.at_left_out(extra)

    def going_on(self, index: int, cursor: tuple[int, int, int]) -> Iterator[_Move]:
        """Inside a flow: beside the piece before, or in the next row."""
        row, end, left = cursor
        yield _Move(int(bool(self.labels[index])), row, end)
        if row + 1 < self.count:
            below = row + 1
            free = self.first_free(below, self.filled[below])
            start = left if left < self.rows[below].width and not self.filled[below] >> left & 1 else free
            skipped = ((1 << start) - 1) & ~self.filled[below]
            yield _Move(0, below, start, ((below, skipped),))
            if free != start:
                yield _Move(1, below, free)

    def first_free(self, row: int, mask: int) -> int:
        """The first column whose bit is not set."""
        return (~mask & (mask + 1)).bit_length() - 1

    def at_first(self, extra: int) -> Iterator[_Move]:
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
            while stop < self.rows[row].width and not taken >> stop & 1:
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
            cost += 1
            row += 1

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


def tilings(pieces: Sequence[Piece], rows: Sequence[Row], numbers: Sequence[int]) -> Tiling:
    """The readings of one page in which every row adds up, from the cheapest on."""
    steps = _MOST_STEPS
    cheapest: dict[tuple[int, ...], Grid] = {}
    lowest = 0
    for limit in range(_DEAREST + 1):
        search = _Search(pieces, rows, numbers, steps)
        found = search.run(limit)
        steps = search.steps
        if cheapest:
            whole = steps >= 0 and len(found) < _MOST_READINGS
            return Tiling(tuple((cheapest | found).values()), lowest, whole)
        if steps < 0:
            break
        cheapest, lowest = found, limit
    return Tiling(tuple(cheapest.values()), lowest, complete=False)
