"""What a walk over a section's blocks finds: rows with their cells, headers, and what belongs to neither."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import attrs

from goi_parse.align.labels import Kind
from goi_parse.document import Layout, Paragraph, Places, Table
from goi_parse.location import Location
from goi_parse.prose import part_of
from goi_parse.text import MARKS, figure, is_figure, squeeze

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["UNKNOWN", "Entry", "Head", "Header", "ParagraphCells", "Scan", "Value"]


UNKNOWN = "\x00"
"""Stands in what is kept of a header for a text that is no part of a label."""


class Value(NamedTuple):
    """A cell in a figure's place; ``text`` is stripped and empty for a blank cell."""

    text: str
    column: int
    places: Places | None
    line: int
    cell: int

    @property
    def number(self) -> "int | Decimal | None":
        """The figure, for comparisons alone: a mark counts as nothing. None where the cell is no number."""
        if squeeze(self.text) in MARKS:
            return 0
        read = figure(self.text)
        return read[0] if read else None

    @property
    def spot(self) -> tuple[int, int, int]:
        """Its place in the document, the same in each walk over the same blocks, while these are there."""
        places = self.places
        return id(places.paragraph if isinstance(places, ParagraphCells) else places), self.line, self.cell

    @property
    def alone(self) -> bool:
        """Whether nothing but figures stands on its line."""
        places = self.places
        if isinstance(places, Table):
            return all(is_figure(cell) for cell in map(str.strip, places.rows[self.line]) if cell)
        return all(map(is_figure, places.cells)) if isinstance(places, ParagraphCells) else True


@attrs.define
class Entry:
    """A row met in the document: its path, and the cells behind its label."""

    key: str
    kind: Kind
    label: str
    layout: Layout
    places: Places | None
    official: str = ""
    whole: bool = False
    """The label is the form's own, number and all."""
    misprint: bool = False
    values: list[Value] = attrs.field(factory=list[Value])
    group: str = ""
    row: int = 0
    line: int = 0
    numbers: int = 0
    """How many cells were taken at a stroke because each is a plain number; where that is all of them, all are."""
    word: Value | None = None
    """The label as the cell that it may be of the row ``after`` which it stands, where no line says where rows end."""
    after: "Entry | None" = None

    def place(self) -> Location | None:
        """Where the row begins, as far as it is known."""
        return self.places.place(self.row, 0) if self.places is not None else None

    @property
    def page(self) -> int | None:
        """The page on which the row's first figure stands, where pages are known."""
        value = self.values[0] if self.values else None
        where = value.places.place(value.line, value.cell) if value is not None and value.places is not None else None
        return where.page if where is not None else None

    @property
    def filled(self) -> list[Value]:
        """The cells that are not blank."""
        return [v for v in self.values if v.text]


@attrs.define(slots=True)
class Header:
    """A column's label met in the document."""

    key: str
    editions: tuple[str, ...]
    column: int
    line: int
    layout: Layout
    group: str


@attrs.define
class Head:
    """All that stands above the rows of a group: in reading order, and in a grid column by column, top to bottom."""

    group: str
    text: str = ""
    columns: dict[int, str] = attrs.field(factory=dict[int, str])
    printed: list[tuple[str, int, int]] = attrs.field(factory=list[tuple[str, int, int]])
    """On printed lines each word with the characters of its line at which it begins and ends."""
    page: int | None = None


@attrs.define
class Scan:
    """All that one walk found."""

    entries: list[Entry] = attrs.field(factory=list[Entry])
    headers: list[Header] = attrs.field(factory=list[Header])
    unknown: list[Entry] = attrs.field(factory=list[Entry])
    """Rows under a label that no form has."""
    astray: list[Value] = attrs.field(factory=list[Value])
    """Figures behind no label."""
    heads: list[Head] = attrs.field(factory=list[Head])
    groups: set[str] = attrs.field(factory=set[str])
    torn: set[str] = attrs.field(factory=set[str])
    """Groups near whose labels stood pieces of labels: the order of headers met there is not that of the columns."""
    glued: bool = False
    """Nothing stood between the figures of a row."""

    def spots(self) -> Iterator[tuple[int, int, int]]:
        """Where the cells of the rows stand: each is read, or told of as a cell of this table.

        Those behind 合计 are neither, where the row that is meant by it is there under its whole label.
        """
        whole = {entry.key for entry in self.entries if entry.whole}
        for entry in self.entries:
            if entry.whole or entry.misprint or entry.key not in whole:
                yield from (value.spot for value in entry.values)


@attrs.frozen
class ParagraphCells:
    """Where the cells stand that a paragraph was cut into."""

    paragraph: Paragraph
    cells: tuple[str, ...]

    def place(self, row: int, cell: int) -> Location | None:  # noqa: ARG002  a paragraph is one row
        """The cell's own characters where the paragraph stands on one line, else the paragraph."""
        text = self.paragraph.text
        start = 0
        for before in self.cells[:cell]:
            start = text.index(before, start) + len(before)
        start = text.index(self.cells[cell], start)
        return part_of(self.paragraph.location, start, start + len(self.cells[cell]))
