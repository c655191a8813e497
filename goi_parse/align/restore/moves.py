"""Where the next piece of a page may stand, and how far each place departs from the usual order of printing.

Nothing is to pay where a flow begins at the first free cell and goes straight down from there, or where a label
leads on to its row. One is to pay for cells left out, for turning back to another than the first of them, for
going on against the labels; more for breaking a strip or a row that needs no help.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goi_parse.align.restore.board import Board, Cursor, Move, Spot, first_free
from goi_parse.align.restore.stream import Piece

__all__ = ["Moves"]

_BREAKING = 2
_MOST_SETTLED = 3


class Moves:
    """The moves on one page."""

    def __init__(self, pieces: Sequence[Piece], rows: range, board: Board) -> None:
        self.pieces = pieces
        self.board = board
        self.count: int = len(rows)
        self.labels: list[frozenset[int]] = [frozenset(r - rows.start for r in p.labels if r in rows) for p in pieces]
        self.lead: list[int] = [min(labels, default=-1) for labels in self.labels]
        self.named: dict[int, int] = {
            row: at for at, labels in reversed(list(enumerate(self.labels))) for row in labels
        }
        """The piece before which each row's label was met."""
        self.flow: list[int] = []
        """The first piece of each piece's flow."""
        for at, piece in enumerate(pieces):
            self.flow.append(at if piece.fresh or not at else self.flow[-1])
        self.labelled: set[int] = {
            self.flow[at] for at, labels in enumerate(self.labels) if labels and not pieces[at].fresh
        }
        self.even: list[bool] = self._even()
        lengths = Counter(self.flow)
        self.height: list[int] = [
            lengths[at] if even and at == self.flow[at] else 0 for at, even in enumerate(self.even)
        ]
        """How many pieces a strip has, at its first."""
        self.fixed: list[Spot | None] = self._fixed(rows)
        self.settled: list[Spot | None] = self._settled()

    def _even(self) -> list[bool]:
        """For each piece whether all pieces of its flow are equally wide and no label stands among them."""
        sizes: dict[int, set[int]] = {}
        for at, piece in zip(self.flow, self.pieces, strict=True):
            sizes.setdefault(at, set()).add(len(piece.numbers))
        return [len(sizes[at]) == 1 and at not in self.labelled for at in self.flow]

    def _fixed(self, rows: range) -> list[Spot | None]:
        """The pieces that begin a row because its label stands before them on their line."""
        fixed: list[Spot | None] = [None] * len(self.pieces)
        seen: set[int] = set()
        for at, piece in enumerate(self.pieces):
            if piece.own is not None and piece.own in rows and piece.own not in seen:
                seen.add(piece.own)
                fixed[at] = (piece.own - rows.start, 0)
        return fixed

    def _settled(self) -> list[Spot | None]:
        """Where the pieces stand that follow the labels of a few rows, fill them exactly and add up."""
        settled: list[Spot | None] = [None] * len(self.pieces)
        starts = [at for at, labels in enumerate(self.labels) if labels]
        for start, stop in pairwise((*starts, len(self.pieces))):
            first, last = self.lead[start], max(self.labels[start])
            size = sum(len(piece.numbers) for piece in self.pieces[start:stop])
            if last - first < _MOST_SETTLED and size == sum(self.board.widths[first : last + 1]):
                spots = self.board.in_order(self.pieces[start:stop], first)
                settled[start : start + len(spots)] = spots
        return settled

    def of(self, index: int, cursor: Cursor, room: int) -> Iterator[Move]:
        """The moves of one piece that cost no more than ``room``, each place once."""
        piece, board = self.pieces[index], self.board
        size = len(piece.numbers)
        given: set[Spot] = set()
        for move in self._candidates(index, cursor, room):
            spot = (move.row, move.start)
            if move.cost > room or (piece.led and move.start) or spot in given or not board.fits(*spot, size):
                continue
            given.add(spot)
            cost = max(move.cost, self._strange(index, *spot))
            if cost < _BREAKING and self._breaks(index, spot):
                cost = _BREAKING
            if cost <= room:
                yield move._replace(cost=cost) if cost != move.cost else move

    def _breaks(self, index: int, spot: Spot) -> bool:
        """Whether a place breaks a settled row, or a strip that begins there."""
        if self.settled[index] not in (None, spot):
            return True
        return self.height[index] > 1 and not self._goes_down(index, *spot)

    def _goes_down(self, index: int, row: int, start: int) -> bool:
        """Whether a strip that begins there has free cells all the way down."""
        below = row + self.height[index]
        size = len(self.pieces[index].numbers)
        return below <= self.count and all(self.board.fits(r, start, size) for r in range(row + 1, below))

    def _strange(self, index: int, row: int, start: int) -> int:
        """One where the labels met speak against a row."""
        labels, board = self.labels[index], self.board
        if labels and row not in labels:
            return int(len(labels) == 1 or not board.left_out[row] >> start & 1)
        return int(not board.filled[row] and self.named.get(row, -1) > index and any(board.left_out))

    def _candidates(self, index: int, cursor: Cursor, room: int) -> Iterator[Move]:
        extra = 0
        if self.flow[index] != index:
            yield from self._going_on(index, cursor)
            extra = 1 + self.even[index]
        if extra > room:
            return
        yield from self._at_first(index, extra, room)
        yield from self._at_left_out(index, extra, cursor)

    def _going_on(self, index: int, cursor: Cursor) -> Iterator[Move]:
        """Inside a flow: beside the piece before, or in the next row."""
        row, end, left = cursor
        beside, below = self._turn(index, row)
        yield Move(beside, row, end)
        row += 1
        if row == self.count:
            return
        filled = self.board.filled[row]
        free = first_free(filled)
        start = left if left < self.board.widths[row] and not filled >> left & 1 else free
        yield Move(below, row, start, ((row, ((1 << start) - 1) & ~filled),))
        for other in range(free, self.board.widths[row]):
            skipped = ((1 << other) - 1) & ~filled
            yield Move(below + 1 + self.even[index], row, other, ((row, skipped),))

    def _turn(self, index: int, row: int) -> tuple[int, int]:
        """What it costs a flow to go on beside its last piece, and to go down."""
        if self.flow[index] in self.labelled:
            return int(bool(self.labels[index])), 0
        spots = self.board.spots[self.flow[index] : index]
        own = sum(r == row for r, _ in spots)
        above = [at for at, (r, _) in enumerate(spots, self.flow[index]) if r == row - 1]
        if not above:
            return _BREAKING * self.even[index], 0
        more = own < len(above) and len(self.pieces[above[own]].numbers) == len(self.pieces[index].numbers)
        return (0, 1) if more else (1 + self.even[index], 0)

    def _at_first(self, index: int, cost: int, room: int) -> Iterator[Move]:
        """The first free cell that was not left out; then, with cells left out, the ones behind it."""
        board = self.board
        skipped: list[tuple[int, int]] = []
        for row in range(self.count):
            taken = board.taken(row)
            hole = board.full[row] & ~taken
            if not hole:
                continue
            cost -= row == self.lead[index] and bool(skipped)
            if cost > room:
                if row > self.lead[index]:
                    return
                skipped.append((row, hole))
                cost += 1
                continue
            start = first_free(taken)
            stop = start + first_free(hole >> start)
            yield Move(cost, row, start, tuple(skipped))
            if cost < room:
                for later in range(start + 1, stop):
                    yield Move(cost + 1, row, later, (*skipped, (row, (1 << later) - (1 << start))))
                yield from self._behind_band(row, cost + 1, skipped)
            skipped.append((row, hole))
            cost += 1

    def _behind_band(self, row: int, cost: int, skipped: Sequence[tuple[int, int]]) -> Iterator[Move]:
        """The first free cell behind rows of which the same cells are taken."""
        taken = self.board.taken(row)
        hole = self.board.full[row] & ~taken
        below = row
        while below < self.count and self.board.taken(below) == taken:
            below += 1
        if below == row + 1:
            return
        for other in range(below, self.count):
            mask = self.board.taken(other)
            if mask != self.board.full[other]:
                yield Move(cost, other, first_free(mask), (*skipped, *((r, hole) for r in range(row, below))))
                return

    def _at_left_out(self, index: int, cost: int, cursor: Cursor) -> Iterator[Move]:
        """The cells left out before: where the piece before ended, the first of them, or dearer another."""
        board = self.board
        row, end, _ = cursor
        near = cost
        open_end = index > 0 and end < board.widths[row] and not board.taken(row) >> end & 1
        cost = cost or int(open_end and not self.labels[index])
        above = 0
        for at, mask in enumerate(board.left_out):
            rest = mask
            while rest:
                start = (rest & -rest).bit_length() - 1
                rest &= ~((1 << (start + first_free(rest >> start))) - 1)
                if (at, start) == (row, end):
                    yield Move(near, at, start)
                elif not above >> start & 1:
                    yield Move(near if self._fills(index, at, start) else cost, at, start)
                    cost = max(cost, 1)
            above = mask

    def _fills(self, index: int, row: int, start: int) -> bool:
        """Whether a strip is just as high as the gap that begins there."""
        below = row + self.height[index]
        if self.height[index] <= 1 or below > self.count:
            return False
        gap = [mask >> start & 1 for mask in self.board.left_out[row : below + 1]]
        return all(gap[: below - row]) and not any(gap[below - row :])
