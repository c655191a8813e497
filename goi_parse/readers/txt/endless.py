"""Texts that lost their line ends, as scrapers leave them that make one blank of all white space.

Such a text is one endless line with its cells between blanks. Each piece between blanks is then read as a line of its
own, as where a text has one cell a line; a place is given in the line where the piece stands.
"""

from collections.abc import Iterator, Sequence

import attrs

from goi_parse.document import Block, Places, Table
from goi_parse.location import Location
from goi_parse.record import Record
from goi_parse.text import NUMERAL, PART, regex

__all__ = ["Piece", "has_endless", "refolded", "unfolded"]

_LARGEST = 300_000
"""Characters of a text that is looked at so; each blank in it may make a block."""

_ENDLESS = 1000
"""Characters in a line that is no paragraph, if it has so many pieces as well; the form has twice as many."""
_PIECES = 100
_NUMBERED = rf"(?:(?:[（(]?{NUMERAL}[)）、.．]|{PART})\s+)?"
_COUNTED = r"(?:[月日]|[条件个次篇项家人份期场万元][^\s|\d])[^\s|]*"
_PIECE = regex(rf"{_NUMBERED}[^\s|]+(?:(?<=\d)\s(?:年[^\s|]*|{_COUNTED})|(?<=[^\d\s])\s\d[\d.,]*\s{_COUNTED})*")
"""What stands between blanks or bars. A number before a heading or label belongs to it; a date or a number of things in
a sentence is printed with blanks in it by some (2022 年 1 月, 公开 12 条，)."""

Piece = tuple[int, int]
"""The line of the source in which a piece stands, from 1, and how many characters stand before it."""


def has_endless(lines: Sequence[str]) -> bool:
    """Whether some line holds what were many lines, in a text that is not too long to be a report."""
    return any(map(_is_endless, lines)) and sum(map(len, lines)) <= _LARGEST


def _is_endless(line: str) -> bool:
    return len(line) > _ENDLESS and len(line.replace("|", " ").split()) > _PIECES


def unfolded(lines: Sequence[str]) -> tuple[list[str], list[Piece]]:
    """The lines, the endless ones in pieces, and where each now begins."""
    pieces: list[str] = []
    places: list[Piece] = []
    for number, line in enumerate(lines, 1):
        if _is_endless(line):
            for match in _PIECE.finditer(line):
                pieces.append(match[0])
                places.append((number, match.start()))
        else:
            pieces.append(line)
            places.append((number, 0))
    return pieces, places


def refolded(blocks: Iterator[Block], pieces: Sequence[Piece]) -> Iterator[Block]:
    """The blocks with their places in the lines of the source."""
    starts = tuple(pieces)
    for block in blocks:
        where = _moved(block.location, starts) if block.location is not None else None
        if isinstance(block, Table) and block.places is not None:
            yield attrs.evolve(block, location=where, places=_Unfolded(block.places, starts))
        else:
            yield attrs.evolve(block, location=where)


@attrs.frozen(eq=False, repr=False)
class _Unfolded(Record):
    """Places in pieces of lines as places in the lines."""

    places: Places
    pieces: tuple[Piece, ...]

    def place(self, row: int, cell: int) -> Location | None:
        where = self.places.place(row, cell)
        return None if where is None else _moved(where, self.pieces)


def _moved(where: Location, pieces: Sequence[Piece]) -> Location:
    if where.line is None or where.column is None or where.end_line is None or where.end_column is None:
        return where
    (line, start), (end_line, end_start) = pieces[where.line - 1], pieces[where.end_line - 1]
    return attrs.evolve(
        where, line=line, column=start + where.column, end_line=end_line, end_column=end_start + where.end_column
    )
