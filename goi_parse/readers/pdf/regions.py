"""Which fields of a lattice make one cell: bits for its lines, so that a row is compared in one step."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from goi_parse.readers.pdf.ink import Rule

__all__ = ["Region", "regions_of"]

Region = tuple[int, int, int, int]
"""Rows and columns of a cell: first row, first column, row past the last, column past the last."""


def regions_of(xs: list[float], ys: list[float], rows: list[Rule], columns: list[Rule]) -> list[Region]:
    """The cells: within each row of the lattice the stretches between walls, run on where no line parts the rows."""
    walls, lines = _walls(xs, ys, columns), _lines(xs, ys, rows)
    stretches = {wall: _stretches(wall) for wall in set(walls)}
    regions: list[Region] = []
    running: dict[tuple[int, int], int] = {}  # (first column, column past the last) -> first row
    for row, (wall, line) in enumerate(zip(walls, lines, strict=False)):
        if wall and line & (full := _span(wall)) == full:  # the commonest row: a line from side to side
            regions += [(begun, first, row, past) for (first, past), begun in running.items()]
            running = dict.fromkeys(stretches[wall], row)
            continue
        current: dict[tuple[int, int], int] = {}
        for stretch in stretches[wall]:
            begun = running.pop(stretch, row)
            if begun < row:
                first, past = stretch
                drawn = (line >> first) & ((1 << (past - first)) - 1)
                if drawn and drawn.bit_count() * 2 > past - first:
                    regions.append((begun, first, row, past))
                    begun = row
            current[stretch] = begun
        regions += [(begun, first, row, past) for (first, past), begun in running.items()]
        running = current
    regions += [(begun, first, len(walls), past) for (first, past), begun in running.items()]
    regions.sort()
    return regions


def _span(wall: int) -> int:
    """A bit for each column between the first and the last of these walls."""
    return (1 << (wall.bit_length() - 1)) - (wall & -wall)


def _walls(xs: list[float], ys: list[float], columns: list[Rule]) -> list[int]:
    """For each row of the lattice a bit for each x position where a vertical line stands."""
    middles = [(a + b) / 2 for a, b in pairwise(ys)]
    order = {x: number for number, x in enumerate(xs)}
    walls = [0] * len(middles)
    for x, top, bottom, _ in columns:
        bit = 1 << order[x]
        for row in range(bisect_left(middles, top), bisect_right(middles, bottom)):
            walls[row] |= bit
    return walls


def _lines(xs: list[float], ys: list[float], rows: list[Rule]) -> list[int]:
    """For each y position a bit for each column that a horizontal line runs through."""
    middles = [(a + b) / 2 for a, b in pairwise(xs)]
    order = {y: number for number, y in enumerate(ys)}
    lines = [0] * len(ys)
    for y, start, end, _ in rows:
        first, past = bisect_left(middles, start), bisect_right(middles, end)
        lines[order[y]] |= ((1 << max(0, past - first)) - 1) << first
    return lines


def _stretches(wall: int) -> list[tuple[int, int]]:
    """The stretches between neighbouring walls."""
    stretches: list[tuple[int, int]] = []
    last = -1
    while wall:
        low = wall & -wall
        place = low.bit_length() - 1
        if last >= 0:
            stretches.append((last, place))
        last = place
        wall ^= low
    return stretches
