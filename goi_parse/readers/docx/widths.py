"""Rows with their own widths: the grid of a table whose cells state how wide they are and not what they span."""

from itertools import pairwise

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element

__all__ = ["spans_from_widths"]

_SLACK = 80
"""Twentieths of a point (1.4 mm) by which edges of one column may differ: writers round each cell's width."""


def spans_from_widths(table: Element) -> bool:
    """Give each cell the span that its width and its row's earlier widths tell; whether anything was changed.

    Nothing is changed where a width is missing or relative, or where the widths leave a cell without a column.
    """
    rows = [list(row.iter(n.TC)) for row in table.iter(n.TR)]
    edges = [_edges(row) for row in rows]
    if None in edges:
        return False
    known = [row for row in edges if row is not None]
    columns = _columns(sorted({edge for row in known for edge in row}))
    spans = [[columns[b] - columns[a] for a, b in pairwise(row)] for row in known]
    starts = [columns[row[0]] for row in known]
    if any(span < 1 for row in spans for span in row):
        return False
    changed = False
    for cells, widths, start in zip(rows, spans, starts, strict=True):
        for cell, span in zip(cells, widths, strict=True):
            changed |= _set_span(cell, span)
        changed |= bool(cells) and _set_before(cells[0], start)
    return changed


def _edges(cells: list[Element]) -> list[int] | None:
    """Left edge of the row's first cell, then the right edge of each."""
    before = _before(cells[0]) if cells else 0
    if before is None:
        return None
    edges = [before]
    for cell in cells:
        width = cell.find(f"{n.TCPR}/{n.TCW}")
        value = _twips(width)
        if not value:
            return None
        edges.append(edges[-1] + value)
    return edges


def _before(cell: Element) -> int | None:
    """How much is left empty before the row's first cell; None where only the number of columns is told."""
    properties = next(cell.iterancestors(n.TR)).find(n.TRPR)
    if properties is None:
        return 0
    width = _twips(properties.find(n.WIDTH_BEFORE))
    return 0 if width is None and properties.find(n.GRID_BEFORE) is None else width


def _twips(width: Element | None) -> int | None:
    """An absolute width, or None."""
    if width is None or width.get(n.TYPE, "dxa") != "dxa":
        return None
    value = width.get(n.WIDTH, "").partition(".")[0]
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else None


def _columns(edges: list[int]) -> dict[int, int]:
    """Edges that lie close together are one: edge -> number of the column that begins there."""
    columns: dict[int, int] = {}
    number, begin = -1, None
    for edge in edges:
        if begin is None or edge - begin > _SLACK:
            number, begin = number + 1, edge
        columns[edge] = number
    return columns


def _set_span(cell: Element, span: int) -> bool:
    properties = cell.find(n.TCPR)
    if properties is None:
        return False
    element = properties.find(n.GRID_SPAN)
    stated = element.get(n.VAL) if element is not None else "1"
    if stated == str(span):
        return False
    if element is None:
        element = properties.makeelement(n.GRID_SPAN, {})
        properties.append(element)
    element.set(n.VAL, str(span))
    return True


def _set_before(cell: Element, start: int) -> bool:
    properties = next(cell.iterancestors(n.TR)).find(n.TRPR)
    element = properties.find(n.GRID_BEFORE) if properties is not None else None
    if element is None or element.get(n.VAL) == str(start):
        return False
    element.set(n.VAL, str(start))
    return True
