"""A ``<table>`` element -> a Table, where it is one, and not a frame that lays the page out."""

import attrs

from goi_parse.document import Image, Layout, Loss, Table
from goi_parse.location import Location
from goi_parse.readers.base import Limits
from goi_parse.readers.html.columns import is_ragged, settled
from goi_parse.readers.html.controls import DRAWN, printed
from goi_parse.readers.html.elements import CELLS, GROUPS, LINES, UNSHOWN, Element, is_hidden, too_deep
from goi_parse.readers.html.images import image_of
from goi_parse.readers.html.spacing import BREAK, shown
from goi_parse.readers.html.tables import grid, too_large
from goi_parse.record import Record

__all__ = ["HtmlPlaces", "ReadTable", "is_frame", "read_table"]

_LONG_CELL = 400
"""A cell with more text than this holds prose: the table lays a page out."""
_TWO_COLUMNS = 2


@attrs.frozen(eq=False, repr=False)
class HtmlPlaces(Record):
    """Where the cells of one table stand: of each cell its path below the table's, and its line."""

    path: str
    cells: tuple[tuple[tuple[str, int | None], ...], ...]

    def place(self, row: int, cell: int) -> Location:
        """Line and path of that cell."""
        steps, line = self.cells[row][cell]
        return Location(line=line, path=self.path + steps)


@attrs.frozen(eq=False, repr=False)
class ReadTable(Record):
    """A table and what stood in it that is no text: its pictures, and spans cut down to the limit."""

    table: Table
    images: tuple[Image, ...]
    losses: tuple[Loss, ...]


def is_frame(table: Element) -> bool:
    """Whether this table only lays the page out: it holds another table of two cells or more."""
    return any(_has_two_cells(inner) for inner in table.iterdescendants("table"))


def _has_two_cells(table: Element) -> bool:
    cells = table.iterdescendants("td", "th")
    return next(cells, None) is not None and next(cells, None) is not None


def read_table(element: Element, path: str, limits: Limits, left: int, pictures: int) -> ReadTable | None:
    """The table with every cell once, or None where one column or long prose shows that it is none.

    ``left`` is how many cells the document may still have, which has had so many
    ``pictures``. Raises LimitError beyond it.
    """
    scan = _Scan(limits, left, path, pictures)
    scan.visit(element, "", 0)
    rows = [row for row in scan.rows if row]
    if max(map(len, rows), default=0) < _TWO_COLUMNS or any(
        len(text) > _LONG_CELL for row in rows for text, _, _ in row
    ):
        return None
    columns, spans = grid([[cell[1] for cell in row] for row in scan.rows], scan.starts, limits=limits)
    columns, spans = settled(columns, spans)
    ragged = is_ragged(columns, spans)
    table = Table(
        tuple(tuple([cell[0] for cell in row]) for row in scan.rows),
        Layout.ROWS if ragged else Layout.GRID,
        Location(line=element.sourceline, path=path),
        None if ragged else columns,
        None if ragged else spans,
        HtmlPlaces(path, tuple(tuple([cell[2] for cell in row]) for row in scan.rows)),
    )
    return ReadTable(table, tuple(scan.images), tuple(scan.losses))


_Cell = tuple[str, tuple[int, int], tuple[str, int | None]]
"""Text, (row span, column span), and (path below the table, line)."""


@attrs.define
class _Scan:
    """One pass over a table in document order: a ``tr`` begins a row, a ``td`` ends the cell that was open."""

    limits: Limits
    left: int
    path: str
    """The table's."""
    number: int
    """How many pictures the page had before this table."""
    rows: list[list[_Cell]] = attrs.field(factory=list[list[_Cell]])
    starts: list[int] = attrs.field(factory=list[int])
    images: list[Image] = attrs.field(factory=list[Image])
    drawn: str = ""
    """What stands for the open cell's picture or drawing."""
    losses: list[Loss] = attrs.field(factory=list[Loss])
    pieces: list[str] | None = None
    """What the open cell has printed so far."""
    fresh: bool = True
    """Whether the next cell begins a row."""

    def visit(self, parent: Element, steps: str, depth: int) -> None:
        """Collect what stands below ``parent``, whose path below the table is ``steps``."""
        if depth > self.limits.max_depth:
            raise too_deep(self.limits)
        counts: dict[str, int] = {}
        for child in parent:
            tag = child.tag
            counts[tag] = counts.get(tag, 0) + 1
            if child.attrib and is_hidden(child):
                pass
            elif tag not in UNSHOWN:
                self._enter(child, tag, f"{steps}/{tag}[{counts[tag]}]", depth + 1)
            elif self.pieces is not None:
                self._shown(child, tag)
            if self.pieces is not None and child.tail:
                self.pieces.append(child.tail)

    def _enter(self, child: Element, tag: str, steps: str, depth: int) -> None:
        if tag in CELLS:
            self._cell(child, steps, depth)
        elif tag == "tr":
            self.pieces, self.fresh = None, False
            self.rows.append([])
            if not self._plain_row(child, steps):
                self.visit(child, steps, depth)
            self.pieces, self.fresh = None, True
        elif tag in GROUPS:
            self.starts.append(len(self.rows))
            self.visit(child, steps, depth)
            self.starts.append(len(self.rows))
        elif self.pieces is None:
            self.visit(child, steps, depth)
        else:
            self._within_cell(child, tag, steps, depth)

    def _plain_row(self, row: Element, steps: str) -> bool:
        """Take a row of nothing but ``td`` with nothing but text, as nearly all are; False where it is another."""
        found: list[_Cell] = []
        for number, cell in enumerate(row, 1):
            if cell.tag != "td" or len(cell) or (cell.attrib and is_hidden(cell)):
                return False
            text = shown(cell.text or "")
            found.append((text, self._spans(cell), (f"{steps}/td[{number}]", cell.sourceline)))
        self.left -= len(found)
        if self.left < 0:
            raise too_large(self.limits)
        self.rows[-1] = found
        return True

    def _cell(self, cell: Element, steps: str, depth: int) -> None:
        if self.fresh:
            self.rows.append([])
            self.fresh = False
        self.left -= 1
        if self.left < 0:
            raise too_large(self.limits)
        row, text = self.rows[-1], cell.text or ""
        place = len(row)
        if len(cell):
            self.pieces, self.drawn = [text], ""
            pieces = self.pieces
            self.visit(cell, steps, depth)
            self.pieces, text = None, "".join(pieces)
            text = text if text.strip() else self.drawn
        # Where end tags are missing, cells that followed were met within this one: it stands before them.
        row.insert(place, (shown(text), self._spans(cell), (steps, cell.sourceline)))

    def _picture(self, child: Element) -> None:
        """A picture: where the cell has nothing else, its name stands there, for the cell is not blank."""
        image = image_of(child, Location(line=child.sourceline, path=self.path), self.number + len(self.images))
        if image is not None:
            self.images.append(image)
            self.drawn = f"[image: {image.name}]"

    def _shown(self, child: Element, tag: str) -> None:
        """What the open cell shows that is no text: a control's value, or a drawing, which may be a figure."""
        text = printed(child)
        if text and self.pieces is not None:
            self.pieces.append(text)
        elif tag in DRAWN:
            self.drawn = f"[{tag}]"

    def _within_cell(self, child: Element, tag: str, steps: str, depth: int) -> None:
        """Text, line breaks and pictures of the open cell."""
        pieces = self.pieces
        assert pieces is not None  # noqa: S101  the caller looked
        edge = BREAK if tag in LINES or tag == "br" else ""
        pieces.append(edge + (child.text or ""))
        if tag == "img":
            self._picture(child)
        elif tag == "table":
            pieces.append(" ".join(child.itertext()))  # of one cell only, or the outer one were a frame
        else:
            self.drawn = f"[{tag}]" if tag in DRAWN else self.drawn
            self.visit(child, steps, depth)
        if edge and tag != "br":
            pieces.append(edge)

    def _spans(self, cell: Element) -> tuple[int, int]:
        attributes = cell.attrib
        if not attributes:
            return 1, 1
        tall, wide = _number(attributes.get("rowspan")), _number(attributes.get("colspan"))
        if wide > self.limits.max_span:
            facts: dict[str, object] = {"span": wide, "limit": self.limits.max_span}
            self.losses.append(Loss("span-cut", facts, Location(line=cell.sourceline)))
        return tall, max(wide, 1)


def _number(text: str | None) -> int:
    """What HTML makes of a span: leading digits, 1 where there are none."""
    digits = (text or "").strip().removeprefix("+")
    count = next((i for i, c in enumerate(digits) if c not in "0123456789"), len(digits))
    return int(digits[: min(count, 9)] or 1)
