"""Columns without ruling lines: figures that stand under one another, and the headers above them."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import attrs

from goi_parse.readers.pdf.lines import Part
from goi_parse.record import Record

__all__ = ["Columns", "columns_of"]

_Groups = list[list[tuple[int, Part]]]

_EDGE = 0.1
"""Points, for what arithmetic leaves."""
_SPREAD = 0.7
"""Characters by which figures of one column may miss their common edge or middle."""
_APART = 1.1
"""Characters between the common edges or middles of neighbouring columns at least."""


@attrs.frozen(eq=False, repr=False)
class Columns(Record):
    """The columns of figures: for each the left and right end of all that stands in it."""

    extents: tuple[tuple[float, float], ...]

    def of_figure(self, part: Part) -> int:
        """The column that a figure stands in."""
        for number, (left, right) in enumerate(self.extents):
            if left - _EDGE <= part.x0 and part.x1 <= right + _EDGE:
                return number
        middle = (part.x0 + part.x1) / 2
        return min(range(len(self.extents)), key=lambda number: abs(sum(self.extents[number]) / 2 - middle))

    def under(self, part: Part) -> tuple[int, int]:
        """First column and column past the last that a header stands above."""
        x0, x1 = part.x0, part.x1
        inside = [number for number, (left, right) in enumerate(self.extents) if x0 - 1 <= (left + right) / 2 <= x1 + 1]
        if inside:
            return inside[0], inside[-1] + 1
        number = self.of_figure(part)
        return number, number + 1


def columns_of(rows: Sequence[Sequence[Part]], character: float) -> Columns | None:
    """The columns of these rows of figures, or None where the figures do not stand in columns.

    Figures are set flush left, centred or flush right: one of the three must hold for all of them, and no row may
    have two figures in one column.
    """
    best: _Groups | None = None
    for edge in (_middle, _left, _right):
        groups = _grouped(rows, edge, character)
        if groups is not None and (best is None or len(groups) < len(best)):
            best = groups
    if best is None:
        return None
    extents = [(min(part.x0 for _, part in group), max(part.x1 for _, part in group)) for group in best]
    return Columns(tuple(extents)) if all(a[1] < b[0] + character / 2 for a, b in pairwise(extents)) else None


def _middle(part: Part) -> float:
    return (part.x0 + part.x1) / 2


def _left(part: Part) -> float:
    return part.x0


def _right(part: Part) -> float:
    return part.x1


def _grouped(rows: Sequence[Sequence[Part]], edge: Callable[[Part], float], character: float) -> _Groups | None:
    """The figures in groups of one edge, or None where a group is too wide or takes two figures of one row."""
    places = sorted((edge(part), number, part) for number, row in enumerate(rows) for part in row)
    groups: _Groups = []
    met: set[int] = set()
    last = start = 0.0
    for place, number, part in places:
        if not groups or place - last > _APART * character:
            groups.append([])
            met.clear()
            start = place
        if place - start > _SPREAD * character or number in met:
            return None
        groups[-1].append((number, part))
        met.add(number)
        last = place
    return groups
