"""Tables in tables, and tables that only frame or arrange: the walk meets every real table at the top.

A table that holds more of other tables' cells than of its own only arranges them on the page: its content is put in
its place, in reading order, so that a page pasted into one big table still reads as paragraphs and tables. A table of
one column is a frame around text and is unwrapped in the same way. In any other table a nested table stays as the
text of its cell, and is delivered once more as a table of its own behind the outer one.
"""

from goi_parse.errors import LimitError
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.tree import replace

__all__ = ["is_frame", "is_nested", "unnest"]


def is_nested(table: Element) -> bool:
    """Whether the table stands in a cell of another."""
    return next(table.iterancestors(n.TC), None) is not None


def is_frame(table: Element) -> bool:
    """Whether no row has a second cell of its own."""
    for row in table.iter(n.TR):
        cells = 0
        for cell in row.iter(n.TC):
            cells += next(cell.iterancestors(n.TR)) is row
            if cells > 1:
                if next(row.iterancestors(n.TBL)) is table:
                    return False
                break
    return True


def unnest(root: Element, max_depth: int) -> None:
    """Bring every real table to the top; raises LimitError where tables are nested too deeply."""
    for table in reversed(list(root.iter(n.TBL))):
        _check_depth(table, max_depth)
        inner = [other for other in table.iter(n.TBL) if other is not table]
        cells = list(table.iter(n.TC))
        nested = sum(1 for cell in cells if next(cell.iterancestors(n.TBL)) is not table)
        if is_frame(table) or (inner and nested >= len(cells) - nested):
            _unwrap(table)
        else:
            for other in reversed(inner):
                _flatten(other, table)


def _unwrap(table: Element) -> None:
    """Put the blocks of all cells in the table's place."""
    blocks = [
        block
        for block in table.iter(n.P, n.TBL)
        if block is not table and next(block.iterancestors(n.P, n.TBL)) is table
    ]
    replace(table, blocks)


def _flatten(inner: Element, outer: Element) -> None:
    """Leave the nested table's text in the cell, one line a row, and move the table itself behind the outer one."""
    lines = [_line(row) for row in inner.iter(n.TR)]
    cell = inner.getparent()
    if cell is None:
        return
    at = cell.index(inner)
    outer.addnext(inner)
    cell[at:at] = lines


def _line(row: Element) -> Element:
    texts = ["".join(t.text or "" for t in cell.iter(n.T)) for cell in row.iter(n.TC)]
    paragraph = row.makeelement(n.P, {})
    run = paragraph.makeelement(n.R, {})
    text = run.makeelement(n.T, {})
    text.text = " ".join(filter(None, texts))
    run.append(text)
    paragraph.append(run)
    return paragraph


def _check_depth(table: Element, max_depth: int) -> None:
    depth = sum(1 for _ in table.iterancestors())
    if depth > max_depth:
        raise LimitError(
            f"表格嵌套过深 / tables are nested too deeply: {depth}",
            hint="Limits(max_depth=...)",
            context={"depth": depth, "limit": max_depth},
        )
