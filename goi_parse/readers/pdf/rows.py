"""Rows of a table without ruling lines while they are gathered, and numbers that were too long for their cells."""

from collections.abc import Sequence

import attrs

from goi_parse.readers.pdf.leading import Piece, is_numbered
from goi_parse.readers.pdf.lines import Line, Part
from goi_parse.readers.pdf.prose import PlacedLine

__all__ = ["Block", "TableRow", "drop", "is_dropped", "is_ragged", "is_rest", "wrap"]

_WRAPPED = 1.8
"""Characters from a number's first line to its second at most."""


@attrs.define
class TableRow:
    """A row of figures with the pieces of its label, or (without figures) the lines of a header."""

    lines: list[PlacedLine]
    """The line of the figures, or all lines of the header."""
    labels: list[Part] = attrs.field(factory=list[Part])
    """What stands before the figures on their own line."""
    figures: list[Part] = attrs.field(factory=list[Part])
    above: list[Piece] = attrs.field(factory=list[Piece])
    below: list[Piece] = attrs.field(factory=list[Piece])
    groups: list[str] = attrs.field(factory=list[str])
    """Names of groups that stand to the left of the row's own label."""
    block: int = 0
    """Number of the block it belongs to."""
    blank: bool = False
    """A row of a table whose figures are all blank; what has neither figures nor this is a header."""

    @property
    def line(self) -> Line:
        """The line of the figures."""
        return self.lines[0][1]

    @property
    def left(self) -> float:
        """Where its figures begin."""
        return self.figures[0].x0

    @property
    def core(self) -> Piece | None:
        """The piece of its label that stands on the line of its figures."""
        return (self.lines[0], self.labels[-1]) if self.labels else None


@attrs.define
class Block:
    """Rows that follow one another, and all their lines; lines that are no table have no rows."""

    lines: list[PlacedLine] = attrs.field(factory=list[PlacedLine])
    rows: list[TableRow] = attrs.field(factory=list[TableRow])
    certain: bool = True
    """Whether each figure surely belongs to the row that it was given to."""


def is_ragged(rows: Sequence[TableRow]) -> bool:
    """Whether a line without figures may be the label of a blank row as well as the rest of one above it."""
    data = [row for row in rows if row.figures or row.blank]
    wrapped = any(row.above or row.below or row.blank for row in data)
    return wrapped and len({len(row.figures) for row in data}) > 1


def is_rest(above: TableRow, row: TableRow) -> bool:
    """Whether all figures of a line may be the ends of numbers that were too long for their cells above."""
    if not 0 < len(row.figures) < len(above.figures) or row.lines[0][0].page != above.lines[0][0].page:
        return False
    if row.line.top - above.line.top > _WRAPPED * row.lines[0][2] or any(map(is_numbered, row.labels)):
        return False
    return all(part.text.isdecimal() and _over(above.figures, part) is not None for part in row.figures)


def is_dropped(above: TableRow, row: TableRow, below: TableRow | None) -> bool:
    """Whether all figures of a line fell down from the row above, where blanks before them filled their cells.

    They stand under no other figure of it, and nearer to it than to the row below, if that has room for them too.
    """
    if not row.figures or not above.figures or row.lines[0][0].page != above.lines[0][0].page:
        return False
    step = row.line.top - above.line.top
    if step > _WRAPPED * row.lines[0][2] or any(map(is_numbered, row.labels)) or not _fits(above, row):
        return False
    return below is None or below.line.top - row.line.top > step + 1 or not _fits(row, below)


def _fits(one: TableRow, two: TableRow) -> bool:
    """Whether no figure of one row stands over one of the other."""
    return not any(a.x0 < b.x1 and b.x0 < a.x1 for a in one.figures for b in two.figures)


def drop(above: TableRow, row: TableRow) -> None:
    """Put the figures of a line among those of the row that they fell down from."""
    above.figures = sorted([*above.figures, *row.figures])


def wrap(above: TableRow, row: TableRow) -> None:
    """Put the figures of a line to those that they are the ends of."""
    for part in row.figures:
        place = _over(above.figures, part)
        if place is not None:
            x0, x1, text, top, _ = above.figures[place]
            whole = Part(min(x0, part.x0), max(x1, part.x1), f"{text}\n{part.text}", top, part.bottom)
            above.figures[place] = whole


def _over(figures: Sequence[Part], part: Part) -> int | None:
    """The number of the figure that a part stands right below."""
    for number, (x0, x1, text, _, _) in enumerate(figures):
        if x0 < part.x1 and part.x0 < x1 and text[-1:].isdecimal():
            return number
    return None
