"""What a reader yields: a Document, an ordered tuple of paragraphs, tables and images, each with its place.

A reader knows formats and nothing of reports, so these classes speak of pages, rows and cells only.
Tables keep the printed texts in plain tuples; the place of a cell is asked for, not stored, because a report
has hundreds of cells and few of them are ever looked up.
"""

import enum
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import attrs

from goi_parse.location import Location
from goi_parse.record import Record

__all__ = ["Block", "Cell", "Document", "Image", "Layout", "Paragraph", "Places", "Table"]


class Layout(enum.Enum):
    """How much of a table's geometry the reader knows."""

    GRID = "grid"
    """Every cell with its row and its column: Word, ruled PDF, HTML, Markdown."""
    ROWS = "rows"
    """Row ends are certain; within a row only the order of the cells is known."""
    FLOW = "flow"
    """Only the reading order is known; a row of the table may run on into the next one."""
    MARKED = "marked"
    """The reading order, with marks of which some end a row and some stand for a blank cell, and none tells which."""
    SPACED = "spaced"
    """Printed lines cut at wide gaps: a line is not always a row; ``columns`` are character positions."""


class Places(Protocol):
    """Tells where a cell of one table stands. It goes along when a report is pickled."""

    def place(self, row: int, cell: int) -> Location | None:
        """Where the ``cell``-th cell of ``row`` stands (both from 0)."""


@attrs.frozen(eq=False, repr=False)
class Cell(Record):
    """One cell as seen by a caller: its text, grid position, spans and place."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    location: Location | None = attrs.field(default=None, eq=False)


@attrs.frozen(eq=False, repr=False)
class Paragraph(Record):
    """A run of text that ends with a paragraph mark. ``number`` is an automatic number that the text lacks.

    ``level`` is an outline level where the format states one (0 is the top); ``style`` is the style's name.
    """

    text: str
    location: Location | None = attrs.field(default=None, eq=False)
    number: str = ""
    level: int | None = None
    style: str | None = None

    def place(self, row: int, cell: int) -> Location | None:  # noqa: ARG002  one place for all that it holds
        """The paragraph's place, for figures read out of it."""
        return self.location


@attrs.frozen(eq=False, repr=False)
class Image(Record):
    """A picture in the document: name, alternative text, size in pixels or points, and its bytes on demand."""

    name: str
    alt: str = ""
    width: float | None = None
    height: float | None = None
    location: Location | None = attrs.field(default=None, eq=False)
    load: Callable[[], bytes] | None = attrs.field(default=None, eq=False, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        return Image, (self.name, self.alt, self.width, self.height, self.location)  # what loads it stays behind


@attrs.frozen(eq=False, repr=False)
class Table(Record):
    """A table: the printed text of each cell, once, row by row.

    ``columns`` gives the first grid column of each cell and ``spans`` its (row span, column span) where the
    reader knows them; a cell that another one covers does not appear in its row.
    """

    rows: tuple[tuple[str, ...], ...]
    layout: Layout
    location: Location | None = attrs.field(default=None, eq=False)
    columns: tuple[tuple[int, ...], ...] | None = None
    spans: tuple[tuple[tuple[int, int], ...], ...] | None = None
    places: Places | None = attrs.field(default=None, eq=False, repr=False)

    def place(self, row: int, cell: int) -> Location | None:
        """Where that cell stands, or the table's own place if the reader knows no better."""
        if self.places is None:
            return self.location
        where = self.places.place(row, cell)
        page = self.location.page if self.location is not None else None
        return attrs.evolve(where, page=page) if where is not None and where.page is None and page else where

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell once, in reading order, with its spans and place."""
        for r, row in enumerate(self.rows):
            for c, text in enumerate(row):
                column = self.columns[r][c] if self.columns else c
                row_span, column_span = self.spans[r][c] if self.spans else (1, 1)
                yield Cell(text, r, column, row_span, column_span, self.place(r, c))


Block = Paragraph | Table | Image


@attrs.frozen(eq=False, repr=False)
class Document(Record):
    """All that a reader found, in reading order.

    ``headers`` and ``footers`` hold what stands on each page beside the text. ``losses`` are the reader's own
    findings, as (rule name, facts, place): what was guessed, skipped or lost.
    """

    blocks: tuple[Block, ...]
    format: str
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    losses: tuple["Loss", ...] = ()


@attrs.frozen(eq=False, repr=False)
class Loss(Record):
    """Something the reader guessed, skipped or lost; the pipeline turns it into a Diagnostic.

    ``rule`` is the name of a reading rule (``encoding-guessed``); ``facts`` fill its message.
    """

    rule: str
    facts: Mapping[str, object] = attrs.field(factory=dict[str, object])
    location: Location | None = attrs.field(default=None, eq=False)
