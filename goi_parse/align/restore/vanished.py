"""Table 3 where blank cells left nothing behind: each row has its own figures, but under which columns is not seen.

The figures of a row stand in the order of its columns, the last of them is the total of the others, and the rows
add up column by column. Where lines keep their places on the page, figures of one column stand nearly below each
other. What is the same in all ways that these leave is known.
"""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

import attrs

from goi_parse.align.found import Entry, Scan, Value
from goi_parse.align.restore.gaps import Line, Way
from goi_parse.align.restore.layouts import layouts
from goi_parse.align.restore.sums import Equation
from goi_parse.record import Record

__all__ = ["LaidOut", "lay_out"]

_FURTHEST = 8
"""Characters between the totals of a page whose lines keep their places."""
_CLEARLY = 12.0
"""How much more the squares of leanings may add up to, in a way that is still held possible."""


@attrs.frozen(eq=False, repr=False)
class LaidOut(Record):
    """The cells of each row by its key, None where the ways differ.

    They are assumed where places on the page were needed; and where lines keep none, so that a row may have another's
    figures: then the columns add up as well.
    """

    rows: dict[str, list[Value | None]]
    assumed: bool


def lay_out(keys: Sequence[str], found: Scan, width: int, equations: Sequence[Equation]) -> LaidOut | None:
    """The rows laid out, or None where there is no way, or too many to try."""
    lines = [Line(entry, width) for entry in _entries(keys, found, width)]
    if not lines or not all(line.ways for line in lines) or all(len(line.ways) == 1 for line in lines):
        return None
    free = [line.ways for line in lines]
    even = _keep_places(lines)
    placed = _below_each_other(lines) if even else free
    for ways in (free,) if placed == free or not all(placed) else (placed, free):
        readings = layouts(lines, ways, equations)
        if readings:
            kept = _straightest(lines, readings) if even else readings
            chosen = [set(its) for its in zip(*kept, strict=True)]
            blank = all(len(line.filled) == len(line.values) for line in lines)
            rows = {key: line.cells(its, blank=blank) for key, line, its in zip(keys, lines, chosen, strict=True)}
            return LaidOut(rows, assumed=not even or len(kept) < len(readings) or ways != free)
    return None


def _entries(keys: Sequence[str], found: Scan, width: int) -> list[Entry]:
    """The entry of each row; none where a row is lacking, stands twice, or has more figures than columns."""
    by_key: dict[str, list[Entry]] = {}
    for entry in found.entries:
        by_key.setdefault(entry.key, []).append(entry)
    rows = [by_key.get(key, []) for key in keys]
    if any(len(entries) != 1 or len(entries[0].values) > width for entries in rows):
        return []
    return [entries[0] for entries in rows]


def _keep_places(lines: Sequence[Line]) -> bool:
    """Whether the totals of each page stand nearly below each other."""
    totals: dict[int | None, list[float]] = {}
    for line in lines:
        totals.setdefault(line.page, []).extend(line.places[-1:])
    return all(max(places) - min(places) <= _FURTHEST for places in totals.values() if places)


def _below_each_other(lines: Sequence[Line]) -> list[list[Way]]:
    """The ways that leave no figure on the wrong side of one whose column is known; a row may have none left."""
    ways = [line.ways for line in lines]
    while all(ways):
        known: defaultdict[int | None, list[tuple[int, float, float]]] = defaultdict(list)
        for line, its in zip(lines, ways, strict=True):
            for columns, place, behind in zip(zip(*its, strict=True), line.places, line.behind, strict=True):
                if len(set(columns)) == 1:
                    known[line.page].append((columns[0], place, behind))
        left = [[way for way in its if line.fits(way, known[line.page])] for line, its in zip(lines, ways, strict=True)]
        if left == ways:
            break
        ways = left
    return ways


def _straightest(lines: Sequence[Line], readings: list[list[Way]]) -> list[list[Way]]:
    """The readings whose columns run straightest down the page, and those that are not clearly worse."""
    leanings = [_leaning(lines, reading) for reading in readings]
    least = min(leanings)
    return [reading for reading, leaning in zip(readings, leanings, strict=True) if leaning <= least + _CLEARLY]


def _leaning(lines: Sequence[Line], reading: Sequence[Way]) -> float:
    """By how much figures stand beside their columns: on the page, or from the totals if that is less."""
    columns: dict[tuple[int | None, int], list[tuple[float, float]]] = {}
    for line, way in zip(lines, reading, strict=True):
        for column, place, behind in zip(way, line.places, line.behind, strict=True):
            columns.setdefault((line.page, column), []).append((place, behind))
    sides = ([_squares(its) for its in zip(*spots, strict=True)] for spots in columns.values())
    return min(map(sum, zip(*sides, strict=True)))


def _squares(places: Sequence[float]) -> float:
    middle = median(places)
    return sum((place - middle) ** 2 for place in places)
