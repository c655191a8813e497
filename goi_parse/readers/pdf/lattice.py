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
from goi_parse.readers.pdf.regions import Region, regions_of
from goi_parse.readers.pdf.rulings import LOWEST, SNAP, snapped
from goi_parse.record import Record

__all__ = ["Lattice", "lattices"]

_REACH = 4.0
"""Points by which a line may miss or overshoot the one it meets."""
_ENOUGH = 3
"""Vertical rules that make a table by themselves."""
_TALL = 0.5
"""Part of the page's height that these take up."""
_OPEN_SIDE = 8.0
"""Points that horizontal lines must run on beyond the last vertical one to show an open side."""


@attrs.frozen(eq=False, repr=False)
class Lattice(Record):
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


def lattices(across: list[Rule], down: list[Rule], height: float, max_cells: int) -> list[Lattice]:
    """The ruled boxes of a page of this height from its horizontal and vertical rules, from the top down.

    One cell alone is among them: it may be a part of a table on the page before or after. Raises LimitError where
    the lines enclose more cells than ``max_cells``.
    """
    found: list[Lattice] = []
    for rows, columns in _bands(across, down):
        net = _net(snapped(rows, LOWEST), snapped(columns, SNAP), 4 * max_cells)
        for group in _groups(net, height):
            lattice = _lattice(group)
            if lattice is not None and (lattice.drawn or len(lattice.xs) > 2):  # stripes are no table
                found.append(lattice)
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _bands(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules parted where no vertical one runs: tables below one another have nothing to do with each other."""
    heights = [rule.at for rule in across]
    columns: list[Rule] = []
    start = end = 0.0
    for rule in [*sorted(down, key=lambda rule: rule.start), None]:
        if rule is None or (columns and rule.start > end + _REACH):
            rows = across[bisect_left(heights, start - _REACH) : bisect_right(heights, end + _REACH)]
            yield rows, sorted(columns)
            columns = []
        if rule is not None:
            start, end = (min(start, rule.start), max(end, rule.end)) if columns else (rule.start, rule.end)
            columns.append(rule)


@attrs.frozen(eq=False, repr=False)
class _Net(Record):
    """Rules and where they meet: for each vertical one the numbers of the horizontal ones, and the other way."""

    rows: list[Rule]
    columns: list[Rule]
    rows_of: list[list[int]]
    columns_of: list[list[int]]


def _net(rows: list[Rule], columns: list[Rule], limit: int) -> _Net:
    heights = [rule.at for rule in rows]
    spans = [(rule.start - _REACH, rule.end + _REACH) for rule in rows]
    rows_of: list[list[int]] = []
    columns_of: list[list[int]] = [[] for _ in rows]
    for number, (x, top, bottom, _) in enumerate(columns):
        near = range(bisect_left(heights, top - _REACH), bisect_right(heights, bottom + _REACH))
        hits = [row for row in near if spans[row][0] <= x <= spans[row][1]]
        rows_of.append(hits)
        for row in hits:
            columns_of[row].append(number)
        limit -= len(hits)
        if limit < 0:
            raise LimitError(
                "表格的单元格过多 / the tables hold too many cells",
                hint="确需读取请放宽 Limits(max_cells=...) / raise Limits(max_cells=...) if you must",
            )
    return _Net(rows, columns, rows_of, columns_of)


def _groups(net: _Net, height: float) -> Iterator[_Net]:
    """The parts of a net that hang together."""
    if all(net.columns_of) and all(_share(one, two) for one, two in pairwise(net.rows_of)):
        yield net  # each vertical rule meets a row that the one before meets: nearly always
        return
    lone = [number for number, hits in enumerate(net.rows_of) if not hits]
    seen = set(lone)
    for first in range(len(net.columns)):
        if first in seen:
            continue
        seen.add(first)
        columns, rows = [first], set[int]()
        for column in columns:  # grows as it is walked
            for row in net.rows_of[column]:
                if row not in rows:
                    rows.add(row)
                    fresh = [other for other in net.columns_of[row] if other not in seen]
                    seen.update(fresh)
                    columns += fresh
        if len(columns) == len(net.columns) and len(rows) == len(net.rows):
            yield net
            return
        yield _part(net, rows, columns, lone)
    if lone:
        tall = [net.columns[number] for number in lone]
        tall = [rule for rule in tall if rule.end - rule.start > _TALL * height]
        yield from (_net([], group, len(group)) for group in _side_by_side(tall))


def _share(one: list[int], two: list[int]) -> bool:
    """Whether two sorted lists have a number in common; mostly it is the first."""
    return bool(one and two) and (one[0] == two[0] or not set(one).isdisjoint(two))


def _part(net: _Net, rows: set[int], columns: list[int], lone: list[int]) -> _Net:
    """One part as a net of its own, with the vertical rules that meet nothing and yet are as long as the part.

    Such a rule borders a merged cell that is as tall as the page's part of the table.
    """
    group = [net.columns[number] for number in columns]
    start, end = min(rule.start for rule in group), max(rule.end for rule in group)
    rules = [net.columns[number] for number in lone]
    group += [rule for rule in rules if abs(rule.start - start) <= SNAP and abs(rule.end - end) <= SNAP]
    return _net([net.rows[number] for number in sorted(rows)], sorted(group), len(rows) * len(group))


def _side_by_side(lone: list[Rule]) -> list[list[Rule]]:
    """Several vertical rules of one height with nothing across: the middle of a row taller than the page."""
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in lone:
        groups.setdefault((round(rule.start / SNAP), round(rule.end / SNAP)), []).append(rule)
    return [group for group in groups.values() if len(group) >= _ENOUGH]


def _lattice(net: _Net) -> Lattice | None:
    top, bottom = _dangling(net.columns, net.rows)
    rows = net.rows + [rule for rule in (top, bottom) if rule is not None]
    left, right = _dangling(rows, net.columns, _OPEN_SIDE)
    if len(rows) > len(net.rows) or left is not None or right is not None:
        columns = net.columns + [rule for rule in (left, right) if rule is not None]
        net = _net(sorted(rows), sorted(columns), len(rows) * len(columns))
    rows, columns = _trimmed(net)
    xs = sorted({rule.at for rule in columns})
    ys = sorted({rule.at for rule in rows})
    if len(xs) < 2 or len(ys) < 2:  # two lines enclose something, one does not
        return None
    regions = regions_of(xs, ys, rows, columns)
    drawn = any(rule.drawn for rule in rows) or any(rule.drawn for rule in columns)
    return Lattice(tuple(xs), tuple(ys), tuple(regions), top is not None, bottom is not None, drawn)


def _dangling(lines: list[Rule], crossing: list[Rule], reach: float = SNAP) -> tuple[Rule | None, Rule | None]:
    """The borders that are missing where several of ``lines`` end in mid-air together: before and behind."""
    if len(lines) < 2:  # one line alone shows no border
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


def _trimmed(net: _Net) -> tuple[list[Rule], list[Rule]]:
    """The rules cut back to where they meet others; what meets fewer than two is no part of a lattice.

    An underline touches one border or none.
    """
    columns: list[Rule] = []
    kept: set[int] = set()
    for number, (rule, hits) in enumerate(zip(net.columns, net.rows_of, strict=True)):
        if len(hits) > 1 and (low := net.rows[hits[0]].at) < (high := net.rows[hits[-1]].at):
            columns.append(_cut(rule, low, high))
            kept.add(number)
    rows: list[Rule] = []
    all_kept = len(kept) == len(net.columns)
    for rule, hits in zip(net.rows, net.columns_of, strict=True):
        left = hits if all_kept else [number for number in hits if number in kept]
        if len(left) > 1 and (low := net.columns[left[0]].at) < (high := net.columns[left[-1]].at):
            rows.append(_cut(rule, low, high))
    return rows, columns


def _cut(rule: Rule, low: float, high: float) -> Rule:
    """The rule from ``low`` to ``high``; one that overshoots a little reaches no further column by it."""
    if low - rule.start <= _REACH and rule.end - high <= _REACH:
        return rule
    return Rule(rule.at, low, high, rule.drawn)
