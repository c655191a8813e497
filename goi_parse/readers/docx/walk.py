"""The single walk: the elements that carry text or table structure, in document order, become blocks.

``lxml`` filters the tree in C and hands out only the elements named in the handlers below; wrappers (content
controls, smart tags, hyperlinks, tracked insertions, simple fields) are thereby transparent wherever they stand. The
few things that a flat walk would read wrongly have been put right in the tree before, by
:mod:`goi_parse.readers.docx.visible`.
"""

from collections.abc import Callable
from typing import Final

from goi_parse.document import Block, Image, Loss, Paragraph, Table
from goi_parse.location import Location
from goi_parse.readers.base import Limits
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.grid import Grid
from goi_parse.readers.docx.marks import CONTINUED, NUMBER, PATH, PLAIN, SPACER, UNFINISHED, Found, Parts, Shown
from goi_parse.readers.docx.styles import Styles

__all__ = ["Walk"]


class _NoParts:
    def picture(self, element: Element, path: str) -> Found:  # noqa: ARG002  # the protocol's signature
        return Found()

    chunk = picture


NO_PARTS: Final[Parts] = _NoParts()


class Walk:
    """Collects the blocks of one story (the body, a header, a note). Mutable, used by one reading only."""

    def __init__(self, root: str, limits: Limits, styles: Styles | None = None, parts: Parts = NO_PARTS) -> None:
        self.blocks: list[Block] = []
        self.losses: list[Loss] = []
        self._root, self._styles, self._source = root, styles or Styles(), parts
        self._shown = Shown()
        self._parts: list[str] = []
        self._grid = Grid(self._parts, limits, self.losses)
        self._paragraph: Element | None = None
        self._table: Element | None = None
        self._next: Element | None = None
        """The block that follows the open table: where it comes, the table is over."""
        self._whole = True
        """Whether the open table is all in one tree."""
        self._later: list[Block] = []
        """Pictures met inside the open block, delivered after it."""
        self._paragraphs = self._tables = self._chunks = 0
        self._handlers = self._table_handlers()

    def _table_handlers(self) -> dict[str, Callable[[Element], None]]:
        grid = self._grid
        return {
            n.P: self._on_paragraph,
            n.TC: grid.on_cell,
            n.GRID_SPAN: grid.on_span,
            n.V_MERGE: grid.on_vertical_merge,
            n.TR: grid.on_row,
            n.TBL: self._on_table,
            n.BR: self._on_break,
            n.TAB: self._on_tab,
            n.H_MERGE: grid.on_horizontal_merge,
            n.GRID_BEFORE: grid.on_grid_before,
            n.GRID_AFTER: grid.on_grid_after,
            n.CR: self._on_break,
            n.PTAB: self._on_tab,
            n.SYM: self._on_symbol,
            n.HYPHEN: self._on_hyphen,
            n.MATH_T: self._on_math,
            n.DRAWING: self._on_picture,
            n.PICT: self._on_picture,
            n.OBJECT: self._on_picture,
            n.ALT_CHUNK: self._on_chunk,
        }

    def feed(self, root: Element, shown: Shown = PLAIN) -> None:
        """Read every block below ``root``."""
        self._shown = shown
        self._run(root)
        if root.get(UNFINISHED) is None:
            self._end_table()
        self._end_paragraph()
        if shown.counts is not None:
            self._paragraphs, self._tables = shown.counts

    @property
    def counts(self) -> tuple[int, int]:
        """Paragraphs and tables met so far."""
        return self._paragraphs, self._tables

    def _run(self, root: Element) -> None:
        handlers, append, numbered = self._handlers, self._parts.append, self._shown.numbered
        text, paragraph = n.T, n.P
        for element in root.iter(text, *handlers):
            tag = element.tag
            if tag == text:
                append(element.text or "")
            elif tag == paragraph and self._table is not None and element is not self._next:
                append("\n")  # most paragraphs stand in cells: spare them a call
                if numbered:
                    self._number(element)
            else:
                handlers[tag](element)

    def _number(self, element: Element) -> None:
        number = element.get(NUMBER)
        if number:
            self._parts.append(number + element.get(SPACER, ""))

    def _on_paragraph(self, element: Element) -> None:
        self._end_table()
        self._end_paragraph()
        self._paragraphs += 1
        self._paragraph = element

    def _on_table(self, element: Element) -> None:
        if element.get(CONTINUED) is not None and self._table is not None:
            self._table, self._next, self._whole = element, None, False
            return
        self._end_table()
        self._end_paragraph()
        self._tables += 1
        self._whole = True
        path = element.get(PATH) if self._shown.moved else None
        self._grid.begin(path or f"{self._root}/table[{self._tables}]")
        self._table = element
        self._next = _block_after(element)

    def _on_tab(self, element: Element) -> None:
        if element.get(n.POS) is None:  # a tab stop among a paragraph's properties has the same name
            self._parts.append("\t")

    def _on_break(self, _: Element) -> None:
        self._parts.append("\n")

    def _on_hyphen(self, _: Element) -> None:
        self._parts.append("-")

    def _on_math(self, element: Element) -> None:
        self._parts.append(element.text or "")

    def _on_symbol(self, element: Element) -> None:
        code = element.get(n.CHAR, "")
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        from goi_parse.readers.docx.symbols import symbol

        if character >= " " and not "\ud800" <= character <= "\udfff":
            self._parts.append(symbol(element.get(n.FONT, ""), character))

    def _on_picture(self, element: Element) -> None:
        found = self._source.picture(element, self._here())
        self._parts.append(found.text)
        self.losses.extend(found.losses)
        if self._table is not None:
            for image in found.blocks:
                if isinstance(image, Image):
                    self._grid.on_picture(image.name)
            self._later.extend(found.blocks)
        elif any(map(str.strip, self._parts)):
            self._later.extend(found.blocks)
        else:
            self.blocks.extend(found.blocks)

    def _on_chunk(self, element: Element) -> None:
        self._chunks += 1
        in_cell = self._table is not None and element is not self._next
        if not in_cell:
            self._end_table()
            self._end_paragraph()
        found = self._source.chunk(element, f"{self._root}/altChunk[{self._chunks}]")
        self.losses.extend(found.losses)
        if in_cell:
            self._parts.extend("\n" + b.text for b in found.blocks if isinstance(b, Paragraph))
            self._later.extend(b for b in found.blocks if not isinstance(b, Paragraph))
        else:
            self.blocks.extend(found.blocks)

    def _here(self) -> str:
        """The path of the open cell or paragraph."""
        if self._table is not None:
            return self._grid.here
        moved = self._paragraph.get(PATH) if self._shown.moved and self._paragraph is not None else None
        return moved or f"{self._root}/p[{self._paragraphs}]"

    def _end_table(self) -> None:
        if self._table is None:
            return
        table = self._grid.table()
        if self._whole and self._grid.ragged:
            table = self._by_widths(self._table) or table
        self.blocks.append(table)
        self._table = self._next = None
        self._flush()

    def _by_widths(self, element: Element) -> Table | None:
        """The table read again with the spans that its cells' widths tell, where they tell others."""
        from goi_parse.readers.docx.widths import spans_from_widths

        if not spans_from_widths(element):
            return None
        self._grid.begin_again()
        self._later.clear()
        for child in element:
            self._run(child)
        return self._grid.table()

    def _end_paragraph(self) -> None:
        element, self._paragraph = self._paragraph, None
        if element is None:
            return
        text = "".join(self._parts)
        self._parts.clear()
        shown = self._shown
        number = element.get(NUMBER, "") if shown.numbered else ""
        if text.strip() or number:
            path = element.get(PATH) if shown.moved else None
            style, level = self._style_of(element)
            self.blocks.append(
                Paragraph(text, Location(path=path or f"{self._root}/p[{self._paragraphs}]"), number, level, style)
            )
        self._flush()

    def _style_of(self, paragraph: Element) -> tuple[str | None, int | None]:
        """The name of the paragraph's style, and its outline level."""
        properties = paragraph[0] if len(paragraph) else None
        if properties is None or properties.tag != n.PPR or not len(properties):
            return None, None
        style = level = None
        first = properties[0]
        if first.tag == n.PSTYLE:
            style, level = self._styles.name_and_level(first.get(n.VAL, ""))
        if self._shown.outlined:
            own = properties.find(n.OUTLINE)
            if own is not None:
                value = own.get(n.VAL, "")
                level = int(value) if value in ("0", "1", "2", "3", "4", "5", "6", "7", "8") else None
        return style, level

    def _flush(self) -> None:
        if self._later:
            self.blocks.extend(self._later)
            self._later.clear()


def _block_after(table: Element) -> Element | None:
    """The block that follows a table in the document, whatever wrappers the two stand in."""
    node: Element | None = table
    while node is not None:
        sibling = node.getnext()
        while sibling is not None:
            for block in sibling.iter(n.P, n.TBL, n.ALT_CHUNK):
                return block
            sibling = sibling.getnext()
        node = node.getparent()
    return None
