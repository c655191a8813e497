"""From ruling lines to the cells that they enclose: one lattice for each group of lines that meet.

A table cut by a page break is often open at the cut, and many tables have no side borders: where lines end in
mid-air together, the missing border is supplied. Lines that meet nothing (underlines, strikes) are left out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from itertools import pairwise

import attrs

from goi_parse.errors import LimitError
from goi_parse.location import Box
from goi_parse.readers.pdf.ink import Rule
from goi_parse.readers.pdf.rulings import LOWEST, SNAP, snapped

__all__ = ["Lattice", "Region", "lattices"]

Region = tuple[int, int, int, int]
"""Rows and columns of a cell: first row, first column, row past the last, column past the last."""

_REACH = 4.0
"""Points by which a line may miss or overshoot the one it meets."""
_ENOUGH = 3
"""Vertical rules that make a table by themselves."""
_OPEN_SIDE = 8.0
"""Points that horizontal lines must run on beyond the last vertical one to show an open side."""


@attrs.frozen
class Lattice:
    """The cells of one ruled table on one page.

    ``xs`` and ``ys`` are the positions of its lines; ``open_top`` and ``open_bottom`` say that the page break cut
    the border off.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    open_top: bool
    open_bottom: bool
    drawn: bool
    """Whether a pen drew it; else it is made of the edges of coloured areas alone."""

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def area(self) -> float:
        """Square points, to tell an inner table from the one around it."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def lattices(across: list[Rule], down: list[Rule], max_cells: int) -> list[Lattice]:
    """The ruled boxes of a page from its horizontal and vertical rules, from the top down.

    One cell alone is among them: it may be a part of a table on the page before or after. Raises LimitError where the lines enclose more cells than ``max_cells``.
    """
    found = [
        lattice
        for rows, columns in _meeting(across, down, 4 * max_cells)
        if (lattice := _lattice(rows, columns)) is not None and _is_table(lattice)
    ]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _is_table(lattice: Lattice) -> bool:
    """Coloured stripes in one column are only a ground."""
    return lattice.drawn or len(lattice.xs) > 2  # noqa: PLR2004  # two columns


def _meeting(across: list[Rule], down: list[Rule], limit: int) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another, as (horizontal, vertical)."""
    heights = [rule.at for rule in across]  # rising: the rules come sorted by position
    meets: list[list[int]] = []  # for each vertical rule, the horizontal ones it meets
    by_row: list[list[int]] = [[] for _ in across]
    for number, (x, top, bottom, _) in enumerate(down):
        near = range(bisect_left(heights, top - _REACH), bisect_right(heights, bottom + _REACH))
        hits = [row for row in near if across[row].start - _REACH <= x <= across[row].end + _REACH]
        meets.append(hits)
        limit -= len(hits)
        if limit < 0:
            raise LimitError(
                "表格的单元格过多 / the tables hold too many cells",
                hint="确需读取请放宽 Limits(max_cells=...) / raise Limits(max_cells=...) if you must",
            )
        for row in hits:
            by_row[row].append(number)
    seen: set[int] = set()
    lone = [rule for rule, hits in zip(down, meets, strict=True) if not hits]
    for first in range(len(down)):
        if first in seen or not meets[first]:
            continue
        seen.add(first)
        columns, rows = [first], set[int]()
        for column in columns:  # grows as it is walked
            for row in meets[column]:
                if row not in rows:
                    rows.add(row)
                    fresh = [other for other in by_row[row] if other not in seen]
                    seen.update(fresh)
                    columns += fresh
        group = [down[column] for column in sorted(columns)]
        yield [across[row] for row in sorted(rows)], sorted(group + _companions(group, lone))
    yield from (([], group) for group in _side_by_side(lone))


def _companions(group: list[Rule], lone: list[Rule]) -> list[Rule]:
    """Vertical rules that meet nothing and yet are the group's: a merged cell can be as tall as the page's part."""
    start, end = min(rule.start for rule in group), max(rule.end for rule in group)
    return [rule for rule in lone if abs(rule.start - start) <= SNAP and abs(rule.end - end) <= SNAP]


def _side_by_side(lone: list[Rule]) -> list[list[Rule]]:
    """Several vertical rules of one height with nothing across: the middle of a row taller than the page."""
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in lone:
        groups.setdefault((round(rule.start / SNAP), round(rule.end / SNAP)), []).append(rule)
    return [group for group in groups.values() if len(group) >= _ENOUGH]


def _lattice(rows: list[Rule], columns: list[Rule]) -> Lattice | None:
    rows, columns, (open_top, open_bottom) = _closed(snapped(rows, LOWEST), snapped(columns, SNAP))
    if len(rows) < 2 or len(columns) < 2:  # noqa: PLR2004  # two lines enclose something, one does not
        return None
    rows, columns = _trimmed(rows, columns)
    xs = sorted({rule.at for rule in columns})
    ys = sorted({rule.at for rule in rows})
    if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004  # as above
        return None
    regions = _regions(xs, ys, rows, columns)
    drawn = any(rule.drawn for rule in rows) or any(rule.drawn for rule in columns)
    return Lattice(tuple(xs), tuple(ys), tuple(regions), open_top, open_bottom, drawn)


def _closed(rows: list[Rule], columns: list[Rule]) -> tuple[list[Rule], list[Rule], tuple[bool, bool]]:
    """The same rules with the borders supplied that a page break or the table's style left out."""
    top, bottom = _dangling(columns, rows)
    for edge in (top, bottom):
        if edge is not None:
            rows = [*rows, edge]
    left, right = _dangling(rows, columns, _OPEN_SIDE)
    for edge in (left, right):
        if edge is not None:
            columns = [*columns, edge]
    return rows, columns, (top is not None, bottom is not None)


def _dangling(lines: list[Rule], crossing: list[Rule], reach: float = SNAP) -> tuple[Rule | None, Rule | None]:
    """The borders that are missing where several of ``lines`` end in mid-air together: before and behind."""
    if len(lines) < 2:  # noqa: PLR2004  # one line alone shows no border
        return None, None
    start, end = min(rule.start for rule in lines), max(rule.end for rule in lines)
    before = [rule.at for rule in lines if rule.start < start + SNAP]
    behind = [rule.at for rule in lines if rule.end > end - SNAP]
    return _border(start, before, crossing, reach), _border(end, behind, crossing, reach)


def _border(at: float, places: list[float], crossing: list[Rule], reach: float) -> Rule | None:
    """The border at ``at`` over the lines that end there, unless it is drawn."""
    low, high = min(places), max(places)
    if high - low <= SNAP:
        return None
    for rule in crossing:
        if abs(rule.at - at) <= reach:
            if rule.start <= low + _REACH and rule.end >= high - _REACH:
                return None
            at = rule.at  # the border is drawn in part: complete it
    return Rule(at, low, high, drawn=False)


def _trimmed(rows: list[Rule], columns: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The rules cut back to where they meet others; what meets fewer than two is no part of a lattice."""
    columns = [cut for rule in columns if (cut := _cut_back(rule, rows)) is not None]
    rows = [cut for rule in rows if (cut := _cut_back(rule, columns)) is not None]
    return rows, columns


def _cut_back(rule: Rule, crossing: list[Rule]) -> Rule | None:
    at, start, end, drawn = rule
    hits = [
        other.at
        for other in crossing
        if start - _REACH <= other.at <= end + _REACH and other.start - _REACH <= at <= other.end + _REACH
    ]
    if len(hits) < 2:  # noqa: PLR2004  # an underline touches no border or one
        return None
    low, high = min(hits), max(hits)
    return Rule(at, low, high, drawn) if high > low else None


def _regions(xs: list[float], ys: list[float], rows: list[Rule], columns: list[Rule]) -> list[Region]:
    """The cells: within each row of the lattice the stretches between walls, run on where no line parts the rows."""
    walls, lines = _walls(xs, ys, columns), _lines(xs, ys, rows)
    regions: list[Region] = []
    running: dict[tuple[int, int], int] = {}  # (first column, column past the last) -> first row
    for row, (wall, line) in enumerate(zip(walls, lines, strict=False)):
        current: dict[tuple[int, int], int] = {}
        for first, past in _stretches(wall):
            begun = running.pop((first, past), row)
            width = past - first
            if begun < row and ((line >> first) & ((1 << width) - 1)).bit_count() * 2 > width:
                regions.append((begun, first, row, past))
                begun = row
            current[first, past] = begun
        regions += [(begun, first, row, past) for (first, past), begun in running.items()]
        running = current
    regions += [(begun, first, len(walls), past) for (first, past), begun in running.items()]
    return sorted(regions)


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
