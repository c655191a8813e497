"""All ways to lay out rows, each in one of its own ways, under which every sum down the columns holds."""

from collections.abc import Callable, Iterable, Sequence
from operator import sub
from typing import NamedTuple

from goi_parse.align.restore.gaps import Line, Way
from goi_parse.align.restore.sums import Equation, Number

__all__ = ["layouts"]

_MOST_STEPS = 400


class _Move(NamedTuple):
    """A way of a row, and by how much it moves each sum: to the left side in each column, or to the right."""

    way: Way
    weights: list[Number]


_Moves = list[list[_Move]]


def layouts(lines: Sequence[Line], ways: Sequence[Sequence[Way]], equations: Sequence[Equation]) -> list[list[Way]]:
    """Each reading as the way of every row; none where there are too many to try."""
    search = _Search()
    search.step(
        [
            [_Move(way, _weights(line.laid(way), row, equations)) for way in its]
            for row, (line, its) in enumerate(zip(lines, ways, strict=True))
        ]
    )
    return [] if search.steps < 0 else search.found


class _Search:
    """One search: what cannot be is struck out, then the row with the fewest ways tries each of them."""

    def __init__(self) -> None:
        self.found: list[list[Way]] = []
        self.steps = _MOST_STEPS

    def step(self, rows: _Moves) -> None:
        """Lay out the rows that still have several ways."""
        self.steps -= 1
        if self.steps < 0:
            return
        rows = _possible(rows)
        if not all(rows):
            return
        still = [at for at, moves in enumerate(rows) if len(moves) > 1]
        if not still:
            self.found.append([moves[0].way for moves in rows])
            return
        at = min(still, key=lambda at: len(rows[at]))
        for move in rows[at]:
            self.step([*rows[:at], [move], *rows[at + 1 :]])


def _possible(rows: _Moves) -> _Moves:
    """The ways under which the other rows can still bring every sum to nothing, each row by itself."""
    while True:
        least = [_extreme(moves, min) for moves in rows]
        most = [_extreme(moves, max) for moves in rows]
        lowest = [sum(column) for column in zip(*least, strict=True)]
        highest = [sum(column) for column in zip(*most, strict=True)]
        left: _Moves = []
        for moves, low, high in zip(rows, least, most, strict=True):
            below, above = list(map(sub, lowest, low)), list(map(sub, highest, high))
            left.append([
                move
                for move in moves
                if all(a + w <= 0 <= b + w for w, a, b in zip(move.weights, below, above, strict=True))
            ])  # fmt: skip
            if not left[-1]:
                return [[]]
        if list(map(len, left)) == list(map(len, rows)):
            return left
        rows = left


def _extreme(moves: Sequence[_Move], choose: Callable[[Iterable[Number]], Number]) -> list[Number]:
    columns = zip(*(move.weights for move in moves), strict=True)
    return [choose(column) for column in columns]


def _weights(numbers: Sequence[Number], row: int, equations: Sequence[Equation]) -> list[Number]:
    signs = ((row in equation.left) - (row in equation.right) for equation in equations)
    return [sign * number for sign in signs for number in numbers]
