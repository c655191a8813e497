"""Damage to a Word document: rows, cells, spans and text of its main part, which is then zipped again."""

import copy
import io
import random
import zipfile
from collections.abc import Callable
from itertools import pairwise
from typing import cast

from lxml import etree
from making.docx_package import zipped

from mutants.judge import Base, Mutant

__all__ = ["KINDS", "plain_text"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_HAND = "0123456789０１２３４５６７８９"
Element = etree._Element
Edit = Callable[[Element, random.Random], bool]


def _on_tree(edit: Edit, *, printed_zeros: bool = False) -> Callable[[Base, random.Random], Mutant | None]:
    """A kind that changes the tree of the main part."""

    def kind(base: Base, rng: random.Random) -> Mutant | None:
        if printed_zeros and not base.zeros_printed:
            return None
        parts = _parts(base.data)
        root = etree.fromstring(parts[_MAIN])
        if not edit(root, rng):
            return None
        parts[_MAIN] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return Mutant(zipped(parts), base.figures)

    return kind


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain_text(data: bytes) -> str:
    """What the main part says, or nothing where the package is broken."""
    try:
        root = etree.fromstring(_parts(data)[_MAIN], etree.XMLParser(recover=True))
    except Exception:  # noqa: BLE001  zipfile raises a dozen kinds, and each means the same here
        return ""
    return "" if root is None else "\n".join(text for text in root.itertext() if text.strip())


def _rows(root: Element) -> list[Element]:
    return list(root.iter(f"{_W}tr"))


def _words(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{_W}t"))


def _figure_cells(row: Element) -> list[Element]:
    cells = row.findall(f"{_W}tc")
    return [cell for cell in cells if (text := _words(cell).strip()) and all(c in _HAND for c in text)]


def _drop(element: Element) -> None:
    parent = cast("Element", element.getparent())
    parent.remove(element)


def row_dropped(root: Element, rng: random.Random) -> bool:
    """A row is gone."""
    rows = _rows(root)
    if rows:
        _drop(rng.choice(rows))
    return bool(rows)


def row_doubled(root: Element, rng: random.Random) -> bool:
    """A row is there twice."""
    rows = _rows(root)
    if rows:
        row = rng.choice(rows)
        row.addnext(copy.deepcopy(row))
    return bool(rows)


def rows_swapped(root: Element, rng: random.Random) -> bool:
    """Two neighbouring rows have changed places, labels and all."""
    rows = [row for row in _rows(root) if _figure_cells(row)]
    pairs = [(a, b) for a, b in pairwise(rows) if a.getnext() is b]
    if pairs:
        one, other = rng.choice(pairs)
        other.addnext(one)
    return bool(pairs)


def cell_dropped(root: Element, rng: random.Random) -> bool:
    """A figure's cell of table 3 is gone, the others close up."""
    rows = [row for row in _rows(root) if len(_figure_cells(row)) == 7]
    if rows:
        _drop(rng.choice(_figure_cells(rng.choice(rows))))
    return bool(rows)


def cell_doubled(root: Element, rng: random.Random) -> bool:
    """A figure's cell of table 3 is there twice, the others move on."""
    rows = [row for row in _rows(root) if len(_figure_cells(row)) == 7]
    if rows:
        cell = rng.choice(_figure_cells(rng.choice(rows)))
        cell.addnext(copy.deepcopy(cell))
    return bool(rows)


def label_cell_dropped(root: Element, rng: random.Random) -> bool:
    """A label's cell is gone, and the row begins one column too early."""
    rows = [row for row in _rows(root) if _figure_cells(row) and _words(row.findall(f"{_W}tc")[0])]
    if rows:
        row = rng.choice(rows)
        _drop(row.findall(f"{_W}tc")[0])
    return bool(rows)


def text_dropped(root: Element, rng: random.Random) -> bool:
    """A run's text is gone, unless it is part of a number: then another number would be printed."""
    runs = [node for node in root.iter(f"{_W}t") if node.text and not any(c in _HAND for c in node.text)]
    if runs:
        rng.choice(runs).text = ""
    return bool(runs)


def paragraph_dropped(root: Element, rng: random.Random) -> bool:
    """A paragraph outside tables is gone."""
    body = root.find(f"{_W}body")
    paragraphs = [] if body is None else body.findall(f"{_W}p")
    if paragraphs:
        _drop(rng.choice(paragraphs))
    return bool(paragraphs)


def blocks_swapped(root: Element, rng: random.Random) -> bool:
    """Two neighbouring blocks have changed places: a table may come before its heading."""
    body = root.find(f"{_W}body")
    blocks = [] if body is None else [b for b in body if b.tag in (f"{_W}p", f"{_W}tbl")]
    if len(blocks) < 2:
        return False
    at = rng.randrange(len(blocks) - 1)
    blocks[at + 1].addnext(blocks[at])
    return True


def span_dropped(root: Element, rng: random.Random) -> bool:
    """A cell no longer says how many columns or rows it covers."""
    spans = [node for tag in ("gridSpan", "vMerge") for node in root.iter(f"{_W}{tag}")]
    if spans:
        _drop(rng.choice(spans))
    return bool(spans)


def table_dropped(root: Element, rng: random.Random) -> bool:
    """A table is gone."""
    tables = list(root.iter(f"{_W}tbl"))
    if tables:
        _drop(rng.choice(tables))
    return bool(tables)


def table_doubled(root: Element, rng: random.Random) -> bool:
    """A table is there twice."""
    tables = list(root.iter(f"{_W}tbl"))
    if tables:
        table = rng.choice(tables)
        table.addnext(copy.deepcopy(table))
    return bool(tables)


def table_split(root: Element, rng: random.Random) -> bool:
    """A table is two from some row on, as a page break by hand leaves it."""
    tables = [table for table in root.iter(f"{_W}tbl") if len(table.findall(f"{_W}tr")) > 3]
    if not tables:
        return False
    table = rng.choice(tables)
    rows = table.findall(f"{_W}tr")
    other = copy.deepcopy(table)
    at = rng.randrange(1, len(rows))
    for row in rows[at:]:
        table.remove(row)
    for row in other.findall(f"{_W}tr")[:at]:
        other.remove(row)
    table.addnext(other)
    return True


def element_dropped(root: Element, rng: random.Random) -> bool:
    """Any element is gone with all that is in it, unless a number goes with a part of its digits."""
    elements = [e for e in root.iter() if e.getparent() is not None and e.tag not in (f"{_W}r", f"{_W}t", f"{_W}body")]
    if elements:
        _drop(rng.choice(elements))
    return bool(elements)


def main_part_cut(base: Base, rng: random.Random) -> Mutant:
    """The main part ends somewhere."""
    parts = _parts(base.data)
    parts[_MAIN] = parts[_MAIN][: rng.randrange(len(parts[_MAIN]))]
    return Mutant(zipped(parts), base.figures)


def main_part_flipped(base: Base, rng: random.Random) -> Mutant:
    """A few bits of the main part are others; the package's own sums fit the damage."""
    parts = _parts(base.data)
    data = bytearray(parts[_MAIN])
    for _ in range(rng.randint(1, 3)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    parts[_MAIN] = bytes(data)
    mutant = zipped(parts)
    return Mutant(mutant, base.figures, lambda: (plain_text(base.data), plain_text(mutant)))


KINDS: dict[str, Callable[[Base, random.Random], Mutant | None]] = {
    "row-dropped": _on_tree(row_dropped),
    "row-doubled-xml": _on_tree(row_doubled),
    "rows-swapped": _on_tree(rows_swapped),
    "cell-dropped-xml": _on_tree(cell_dropped, printed_zeros=True),
    "cell-doubled": _on_tree(cell_doubled, printed_zeros=True),
    "label-cell-dropped": _on_tree(label_cell_dropped),
    "text-dropped": _on_tree(text_dropped),
    "paragraph-dropped": _on_tree(paragraph_dropped),
    "blocks-swapped": _on_tree(blocks_swapped),
    "span-dropped": _on_tree(span_dropped),
    "table-dropped": _on_tree(table_dropped),
    "table-doubled": _on_tree(table_doubled),
    "table-split": _on_tree(table_split),
    "element-dropped": _on_tree(element_dropped),
    "main-part-cut": main_part_cut,
    "main-part-flipped": main_part_flipped,
}
