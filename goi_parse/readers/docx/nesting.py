"""Tables in tables, and tables that only frame or arrange: the walk meets every real table at the top.

A table that holds more of other tables' cells than of its own only arranges them on the page: its content is put in
its place, in reading order, so that a page pasted into one big table still reads as paragraphs and tables. A table of
one column is a frame around text and is unwrapped in the same way. In any other table a nested table stays as the
text of its cell, and is delivered once more as a table of its own behind the outer one.
"""

from goi_parse.errors import LimitError
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.tree import direct, replace

__all__ = ["is_frame", "is_nested", "unnest"]

_LEVELS = 3
"""Elements that one more table nests: table, row, cell."""


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
    for table in [table for table in root.iter(n.TBL) if not is_nested(table)]:
        replace(table, _opened(table, max_depth))


def _opened(table: Element, depth: int) -> list[Element]:
    """What stands in a table's place: itself and the tables in it, or the content of its cells."""
    if depth < 0:
        raise LimitError(
            "表格嵌套过深 / tables are nested too deeply", hint="Limits(max_depth=...)", context={"part": "tables"}
        )
    rows = [list(direct(row, n.TC)) for row in direct(table, n.TR)]
    cells = [cell for row in rows for cell in row]
    blocks = [block for cell in cells for block in direct(cell, n.P, n.TBL)]
    inner = [block for block in blocks if block.tag == n.TBL]
    nested = sum(sum(1 for _ in other.iter(n.TC)) for other in inner)
    if all(len(row) < 2 for row in rows) or (inner and nested >= len(cells)):
        return [
            opened
            for block in blocks
            for opened in (_opened(block, depth - _LEVELS) if block.tag == n.TBL else [block])
        ]
    found = [table]
    for other in inner:
        lines = [_line(row) for row in direct(other, n.TR)]
        found += _opened(other, depth - _LEVELS)
        replace(other, lines)
    return found


def _line(row: Element) -> Element:
    """A row of a nested table as one line of its cell."""
    texts = ["".join(text.text or "" for text in cell.iter(n.T)) for cell in direct(row, n.TC)]
    paragraph = row.makeelement(n.P, {})
    run = row.makeelement(n.R, {})
    text = row.makeelement(n.T, {})
    text.text = " ".join(filter(None, texts))
    run.append(text)
    paragraph.append(run)
    return paragraph
