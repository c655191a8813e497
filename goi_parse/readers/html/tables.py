"""HTML table markup -> cells with their grid columns and spans.

``table_from_html`` reads one table out of a fragment of markup with a regular expression and no parser: the
Markdown that pandoc writes holds such tables, and a parser would cost more than all the rest of the reading.
``grid`` places cells that a real parser found; both share it, so that spans mean the same everywhere.
"""

import html
import re
from collections.abc import Iterator, Sequence

from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits
from goi_parse.readers.html.columns import settled
from goi_parse.readers.html.elements import CELLS, GROUPS, LINES
from goi_parse.readers.html.spacing import BREAK, shown
from goi_parse.text import regex

__all__ = ["Grid", "cell_offsets", "grid", "span_of", "table_from_html", "too_large"]

Grid = tuple[tuple[tuple[str, ...], ...], tuple[tuple[int, ...], ...], tuple[tuple[tuple[int, int], ...], ...]]
"""Texts, first columns and (row span, column span), each row by row, as :class:`goi_parse.document.Table` has them."""

Placed = tuple[tuple[tuple[int, ...], ...], tuple[tuple[tuple[int, int], ...], ...]]

_LIMITS = Limits()
# A comment, what a browser does not show, or one tag; a quoted attribute may hold a ">". Nothing in it is ever
# tried twice and what is left open reaches to the end, so that no markup makes it slower than its length.
_MARKUP = regex(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)"
    r"|<(/?)([a-zA-Z][a-zA-Z0-9]*+)((?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)(?:>|\Z|[\"'])",
    re.DOTALL | re.IGNORECASE,
)
_SPAN = {
    name: regex(rf"(?:^|[\s\"'/]){name}\s*=\s*[\"']?\s*\+?(\d{{1,9}})", re.ASCII | re.IGNORECASE)
    for name in ("rowspan", "colspan")
}
_INVISIBLE = regex(rf"\s+|(?i:&nbsp;|&\#160;|&\#xa0;)|{_MARKUP.pattern}", re.DOTALL | re.IGNORECASE)
_EDGES = frozenset({"tr", "table", "caption", "colgroup", "col"}) | GROUPS | CELLS

Span = tuple[int, int, int, int]
"""Offsets of a cell's content in the fragment, and its row span (0: to the end of its group) and column span."""


def table_from_html(fragment: str, *, limits: Limits = _LIMITS) -> Grid:
    """The first table of ``fragment``: its texts, the grid column of each cell, and its spans.

    A cell stands once, where it begins. ``<br>`` and the ends of paragraphs are line ends, entities are
    resolved, other white space is collapsed and trimmed as a browser shows it. A table within a cell is part
    of that cell's text. Raises LimitError where the table passes ``limits``.
    """
    rows, starts = _rows(fragment, limits)
    placed = settled(*grid([[cell[2:] for cell in row] for row in rows], starts, limits=limits))
    return tuple(tuple(_text(fragment[s:e]) for s, e, _, _ in row) for row in rows), *placed


def cell_offsets(fragment: str, *, limits: Limits = _LIMITS) -> tuple[tuple[tuple[int, int], ...], ...]:
    """First and last-but-one offset of each cell's text in ``fragment``, cell for cell as ``table_from_html``.

    White space and tags at the edges are outside; an empty cell has equal offsets, where its content would be.
    """
    rows, _ = _rows(fragment, limits)
    return tuple(tuple(_trim(fragment, s, e) for s, e, _, _ in row) for row in rows)


def span_of(attributes: str, name: str) -> int:
    """The number that ``rowspan`` or ``colspan`` states in a tag's attributes; 1 where there is none."""
    match = _SPAN[name].search(attributes)
    return 1 if match is None else int(match[1])


def grid(rows: Sequence[Sequence[tuple[int, int]]], starts: Sequence[int] = (), *, limits: Limits = _LIMITS) -> Placed:
    """Grid columns and true spans for rows of (row span, column span), by the rules of HTML.

    A cell takes the first column that no cell above reaches into. ``starts`` are the rows at which a group
    (thead, tbody, tfoot) begins: no span reaches beyond its group. A row span of 0 reaches to the group's end.
    """
    ends = _group_ends(len(rows), starts)
    covered: dict[int, int] = {}  # column -> first row that is free again
    budget = limits.max_cells * 8  # steps; keeps a hostile page from walking a huge grid
    columns: list[tuple[int, ...]] = []
    spans: list[tuple[tuple[int, int], ...]] = []
    for r, row in enumerate(rows):
        room, column = ends[r] - r, 0
        places: list[int] = []
        extents: list[tuple[int, int]] = []
        for asked_tall, asked_wide in row:
            while covered.get(column, 0) > r:
                column += 1
            tall = min(asked_tall or room, room)
            wide = min(max(asked_wide, 1), limits.max_span)
            if tall > 1:
                covered.update(dict.fromkeys(range(column, column + wide), r + tall))
            places.append(column)
            extents.append((tall, wide))
            column += wide
        budget -= column
        if budget < 0:
            raise too_large(limits)
        columns.append(tuple(places))
        spans.append(tuple(extents))
    return tuple(columns), tuple(spans)


def _group_ends(count: int, starts: Sequence[int]) -> list[int]:
    """For each row, the row before which its group ends."""
    ends, end, marks = [count] * count, count, set(starts)
    for r in range(count - 1, -1, -1):
        ends[r] = end
        if r in marks:
            end = r
    return ends


def too_large(limits: Limits) -> LimitError:
    """The error for tables with more cells than the limits allow."""
    return LimitError(
        f"表格过大：超过 {limits.max_cells} 个单元格 / a table has more than {limits.max_cells} cells",
        hint="确需读取请放宽 Limits(max_cells=...) / raise Limits(max_cells=...) if you must",
        context={"limit": limits.max_cells},
    )


def _rows(fragment: str, limits: Limits) -> tuple[list[list[Span]], list[int]]:
    """The cells of the first table, row by row, and the rows at which groups begin."""
    rows: list[list[Span]] = []
    starts: list[int] = []
    fresh, left = True, limits.max_cells  # whether the next cell begins a row; how many cells may still come
    for name, attributes, start, end in _pieces(fragment):
        if name in CELLS:
            if fresh:
                rows.append([])
                fresh = False
            left -= 1
            if left < 0:
                raise too_large(limits)
            rows[-1].append((start, end, *_spans(attributes)) if attributes else (start, end, 1, 1))
        elif name == "tr":
            rows.append([])
            fresh = False
        elif name == "/tr":
            fresh = True
        else:
            starts.append(len(rows))
            fresh = True
    return rows, starts


def _pieces(fragment: str) -> Iterator[tuple[str, str, int, int]]:
    """Cells with attributes and the offsets of their content; ``tr``, ``/tr`` and groups as they come between."""
    cell, held, start = "", "", 0  # the cell that is open
    for name, closing, attributes, (before, after) in _edges(fragment):
        if cell:
            yield cell, held, start, before
            cell = ""
        if name in CELLS:
            if not closing:
                cell, held, start = name, attributes, after
        elif name == "tr" or name in GROUPS:
            yield f"/{name}" if closing and name == "tr" else name, "", before, after
    if cell:
        yield cell, held, start, len(fragment)


def _spans(attributes: str) -> tuple[int, int]:
    if "span" not in attributes.lower():
        return 1, 1
    return span_of(attributes, "rowspan"), span_of(attributes, "colspan")


def _edges(fragment: str) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    """The tags that shape the first table: name, "/" if it closes, attributes, offsets. Inner ones are passed over."""
    depth = 0
    for match in _MARKUP.finditer(fragment):
        closing, name, attributes = match.groups()
        if name not in _EDGES and (name is None or (name := name.lower()) not in _EDGES):
            continue
        if name == "table":
            depth += -1 if closing else 1
            if closing and depth <= 0:
                yield name, closing, "", match.span()
                return
        elif depth <= 1:
            yield name, closing, attributes, match.span()


def _text(markup: str) -> str:
    """What a browser shows of a cell's content."""
    if "<" in markup:
        markup = _MARKUP.sub(_line_or_nothing, markup)
    if markup.isalnum():
        return markup
    text = shown(markup)
    return html.unescape(text).strip() if "&" in text else text


def _line_or_nothing(match: "re.Match[str]") -> str:
    name = (match[2] or "").lower()
    if name in CELLS:
        return " "
    return BREAK if name == "br" or name in LINES else ""


def _trim(fragment: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without white space and tags at the edges."""
    first = last = -1
    at = start
    for match in _INVISIBLE.finditer(fragment, start, end):
        if match.start() > at:
            first, last = (at if first < 0 else first), match.start()
        at = match.end()
    if at < end:
        first, last = (at if first < 0 else first), end
    return (start, start) if first < 0 else (first, last)
