"""From drawn marks to ruling lines: strokes, thin rectangles, dots and the edges of areas, joined along their course.

A double line is one line, a row of dots is one line, and the borders of neighbouring cells are one line. White
lines on white paper are not there; on a coloured ground they are what parts the cells.
"""

from collections import defaultdict
from collections.abc import Iterable

from goi_parse.readers.pdf.ink import Rule
from goi_parse.readers.pdf.marks import THIN, Mark

__all__ = ["LOWEST", "SNAP", "rulings", "snapped"]

SNAP = 4.0
"""Points; lines this near each other are one line: a double line, two borders drawn side by side."""
LOWEST = 6.0
"""Points; no row of text is lower. Some writers draw the borders of one row at two heights after a page break."""
_COURSE = 0.5
"""Points by which pieces of one stroke may lie beside each other."""
_JOIN = 3.0
"""Points; the widest gap within one line."""
_SHORTEST = 7.0
"""Points; what is shorter is a bullet, a dash or part of a letter."""
_MOST_GROUNDS = 512
"""Coloured areas of a page on which white lines are looked for."""
_PAGE = 0.9
"""Part of the page's width and height from which an area is its ground and no cell."""

Edge = tuple[float, float, float, bool]


def rulings(  # noqa: C901  one look at each mark
    marks: list[Mark], width: float, height: float
) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical rules of a page of this size."""
    across: list[Edge] = []
    down: list[Edge] = []
    dots: list[tuple[float, float, float, float]] = []
    grounds: list[Mark] = []
    for mark in marks:
        x0, top, x1, bottom, area, faint = mark
        if top < 0 or bottom > height:  # some writers draw a row on beyond the foot of the page
            top, bottom = max(0.0, top), min(height, bottom)
            if bottom < top:
                continue
        if faint and not any(_holds(ground, mark) for ground in grounds):
            continue
        if area:
            if not faint and len(grounds) < _MOST_GROUNDS:
                grounds.append(mark)
            if x1 - x0 < _PAGE * width or bottom - top < _PAGE * height:
                across += ((top, x0, x1, False), (bottom, x0, x1, False))
                down += ((x0, top, bottom, False), (x1, top, bottom, False))
        elif bottom - top > THIN:
            down.append(((x0 + x1) / 2, top, bottom, True))
        elif x1 - x0 > THIN:
            across.append(((top + bottom) / 2, x0, x1, True))
        else:
            dots.append((x0, top, x1, bottom))
    if dots:
        across += _rows_of_dots([((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in dots])
        down += _rows_of_dots([((x0 + x1) / 2, top, bottom) for x0, top, x1, bottom in dots])
    return _joined(across), _joined(down)


def _holds(ground: Mark, mark: Mark) -> bool:
    """Whether the middle of ``mark`` lies on that ground."""
    x, y = (mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2
    return ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3]


def _rows_of_dots(dots: Iterable[tuple[float, float, float]]) -> list[Edge]:
    """Lines made of dots: those that stand exactly in one row with small gaps."""
    rows: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for at, start, end in dots:
        rows[round(at * 4)].append((start, end))
    return [
        (at / 4, start, end, True)
        for at, pieces in rows.items()
        for start, end, _ in _runs([(start, end, True) for start, end in pieces], 2 * _JOIN)
        if end - start >= _SHORTEST
    ]


def _joined(edges: list[Edge]) -> list[Rule]:
    """Edges of one course as one rule, sorted by their position."""
    edges.sort()
    rules: list[Rule] = []
    course: list[Edge] = []
    for edge in edges:
        if course and edge[0] - course[0][0] > _COURSE:
            rules += _course(course)
            course = []
        course.append(edge)
    return rules + _course(course) if course else rules


def _course(course: list[Edge]) -> list[Rule]:
    at, start, end, drawn = course[0]
    if len(course) == 1:
        return [Rule(at, start, end, drawn)] if end - start >= _SHORTEST else []
    runs = _runs([(start, end, drawn) for _, start, end, drawn in course], _JOIN)
    return [Rule(at, start, end, drawn) for start, end, drawn in runs if end - start >= _SHORTEST]


def snapped(rules: list[Rule], reach: float) -> list[Rule]:
    """Rules of one table, sorted by position, with those within ``reach`` that are one line to the eye made one.

    Only within a table: the columns of two tables on a page may lie as near each other as the two strokes of a
    double line. Beyond that, only pieces beside one another are one line: two of which one runs below the other are
    the borders of two cells with a gap between them.
    """
    found: list[Rule] = []
    group: list[Rule] = []
    for rule in rules:
        if group and (
            rule.at - group[-1].at > reach
            or rule.at - group[0].at > reach + 1
            or (reach > SNAP and rule.at - group[0].at > SNAP and _is_below(rule, group))
        ):
            found += _one_line(group) if len(group) > 1 else group
            group = []
        group.append(rule)
    return found + _one_line(group)


def _is_below(rule: Rule, group: list[Rule]) -> bool:
    """Whether a rule runs some way below one that is too far away for a double line."""
    return any(
        rule.at - above.at > SNAP and min(rule.end, above.end) - max(rule.start, above.start) > SNAP for above in group
    )


def _one_line(group: list[Rule]) -> list[Rule]:
    if len(group) < 2:  # nothing to make one
        return group
    at = (group[0].at + group[-1].at) / 2
    runs = _runs([(start, end, drawn) for _, start, end, drawn in group], _JOIN)
    return [Rule(at, start, end, drawn) for start, end, drawn in runs]


def _runs(pieces: list[tuple[float, float, bool]], gap: float) -> list[tuple[float, float, bool]]:
    """Pieces of one line joined where the gap between them is small."""
    pieces.sort()
    runs: list[tuple[float, float, bool]] = []
    start, end, drawn = pieces[0]
    for left, right, pen in pieces:
        if left > end + gap:
            runs.append((start, end, drawn))
            start, end, drawn = left, right, pen
        else:
            end = end if end > right else right  # not max(): a call for each piece
            drawn = drawn or pen
    runs.append((start, end, drawn))
    return runs
