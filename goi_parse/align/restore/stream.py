"""The figures of displaced tables in the order in which a text prints them, page by page.

PDF text without its layout comes in flows: runs of lines with an empty line between. Inside a flow the lines go
down the page; a line's figures stand side by side in one row of the table. Which row, and from which column on,
the text does not say: a Piece is such a line of figures, with all that is known of its place.
"""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from goi_parse.align.found import Value
from goi_parse.align.labels import Kind, Labels
from goi_parse.align.restore.sums import Number
from goi_parse.document import Block, Layout, Paragraph, Table
from goi_parse.record import Record
from goi_parse.text import fold, is_figure

__all__ = ["Line", "Piece", "lines_of", "pieces_of"]

_LONGEST_LINE = 120
_SHORTEST_LABEL = 2


@attrs.frozen(eq=False, repr=False)
class Piece(Record):
    """Figures side by side on one printed line."""

    values: tuple[Value, ...]
    numbers: tuple[Number, ...]
    """Their numbers; nothing for a mark."""
    page: int
    fresh: bool
    """First in its flow."""
    labels: frozenset[int]
    """The rows whose labels were met since the piece before, as places in the table."""
    own: int | None
    """The row whose label begins on the same line."""
    led: bool
    """Behind words on the same line, so that it begins in the first column."""


@attrs.frozen(eq=False, repr=False)
class Line(Record):
    """A printed line: its words, and the figures behind them."""

    page: int
    number: int
    label: str
    values: tuple[Value, ...]


def pieces_of(
    blocks: Iterable[Block], labels: Labels, rows: Mapping[str, int], *, started: bool = False
) -> list[Piece]:
    """The pieces behind the table's first label, or all of them where it has ``started`` already.

    ``rows`` are the places of the rows in the table by their paths.
    """
    pieces: list[Piece] = []
    met: set[int] = set()
    last, fresh, page = -1, True, -1
    for line in lines_of(blocks):
        fresh = fresh or line.number != last + 1 or line.page != page
        if line.page != page:
            met.clear()
        last, page = line.number, line.page
        row = _row_of(line.label, labels, rows) if line.label else None
        if row is not None:
            met.add(row)
        started = started or row is not None or (not line.values and bool(labels.match(line.label)))
        if line.values and started:
            numbers = tuple(value.number or 0 for value in line.values)
            pieces.append(Piece(line.values, numbers, line.page, fresh, frozenset(met), row, bool(line.label)))
            met.clear()
            fresh = False
    return pieces


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """The printed lines of running text and of runs of figures; other tables have no displaced figures."""
    for block in blocks:
        where = block.location
        if where is None or where.line is None:
            continue
        page = where.page or 0
        if isinstance(block, Paragraph):
            if len(block.text) <= _LONGEST_LINE and "。" not in block.text:
                yield _paragraph_line(block, page, where.line)
        elif isinstance(block, Table) and block.layout is Layout.SPACED:
            yield from _table_lines(block, page)


def _paragraph_line(block: Paragraph, page: int, number: int) -> Line:
    words = block.text.split()
    if is_figure(block.text) and not all(map(is_figure, words)):  # with its unit behind a blank
        return Line(page, number, "", (Value(block.text, 0, block, 0, 0),))
    cut = len(words)
    while cut and is_figure(words[cut - 1]):
        cut -= 1
    values = tuple(Value(word, at, block, 0, at) for at, word in enumerate(words[cut:], cut))
    return Line(page, number, " ".join(words[:cut]), values)


def _table_lines(block: Table, page: int) -> Iterator[Line]:
    for row, cells in enumerate(block.rows):
        where = block.place(row, 0)
        words = [cell.strip() for cell in cells]
        values = tuple(Value(word, at, block, row, at) for at, word in enumerate(words) if word and is_figure(word))
        label = " ".join(word for word in words if word and not is_figure(word))
        yield Line(page, where.line if where and where.line else 0, label, values)


def _row_of(label: str, labels: Labels, rows: Mapping[str, int]) -> int | None:
    """The row whose label begins on a line, behind pieces of the group's label that may stand before it."""
    words = label.split()
    for start in range(len(words)):
        text = " ".join(words[start:])
        if len(fold(text)) < _SHORTEST_LABEL:
            return None
        matches = labels.match(text)
        if len(matches) == 1:
            role = matches[0].role
            if role.kind is Kind.ROW and role.key in rows:
                return rows[role.key]
            return None
        if matches:
            return None
    return None
