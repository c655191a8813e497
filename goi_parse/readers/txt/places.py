"""Where a cell of a text table stands: found again from its line when somebody asks."""

from collections.abc import Callable

import attrs

from goi_parse.location import Location
from goi_parse.record import Record

__all__ = ["Cut", "Spans", "TextPlaces", "between", "line_location", "whole_line"]

Spans = list[tuple[int, int]]
Cut = Callable[[str], Spans]
"""The (start, end) of each cell in a line; a plain function, so that places can be pickled."""


@attrs.frozen(eq=False, repr=False)
class TextPlaces(Record):
    """Places of the cells of one table.

    ``spots`` has for each row either the index of its line, whose cells ``cut`` finds, or one line index for
    each cell. ``first`` is the number of ``lines[0]`` in the source, from 1.
    """

    lines: tuple[str, ...]
    first: int
    spots: tuple[int | tuple[int, ...], ...]
    cut: Cut

    def place(self, row: int, cell: int) -> Location:
        """The characters of the cell, without the blanks around them."""
        spot = self.spots[row]
        index, which = (spot, cell) if isinstance(spot, int) else (spot[cell], 0)
        line = self.lines[index]
        spans = self.cut(line)
        start, end = spans[which] if which < len(spans) else (0, len(line))
        return line_location(line, self.first + index, start, end)


def line_location(line: str, number: int, start: int, end: int) -> Location:
    """The place of ``line[start:end]`` without the blanks around it."""
    piece = line[start:end].lstrip()
    left = end - len(piece)
    right = left + len(piece.rstrip())
    return Location(line=number, column=left + 1, end_line=number, end_column=right + 1)


def whole_line(line: str) -> Spans:
    """One cell: the line without a bar at its end or start."""
    return [(len(line) - len(line.lstrip("| \t")), len(line.rstrip("| \t")))]


def between(line: str, mark: str, start: int, end: int) -> Spans:
    """The cells of ``line[start:end]`` between the marks."""
    spans: Spans = []
    while True:
        at = line.find(mark, start, end)
        if at < 0:
            spans.append((start, end))
            return spans
        spans.append((start, at))
        start = at + 1
