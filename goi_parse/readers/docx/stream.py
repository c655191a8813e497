"""Documents above two megabytes of XML: read block by block, so that memory does not grow with the document."""

import copy
from collections.abc import Iterable, Iterator
from typing import cast

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import CONTINUED, UNFINISHED
from goi_parse.readers.docx.names import is_strict, transitional
from goi_parse.readers.docx.package import Package
from goi_parse.readers.docx.xml import has_doctype, syntax_error

__all__ = ["trees_of"]

_BATCH = 64
"""Paragraphs handed on together."""
_ROWS = 200
"""Rows of a table handed on together."""
_HEAD = 2**16
_TAKEN = "taken"
"""Attribute set on the last row that was handed on."""


class _Feed:
    """A part as a file for the parser; the namespaces of a strict part are renamed in its first piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._first = True

    def read(self, _: int = -1) -> bytes:
        piece = next(self._pieces, b"")
        if self._first:
            self._first = False
            return transitional(piece) if is_strict(piece[:_HEAD]) else piece
        return piece


class _Batch:
    """Blocks copied out of the tree that is being parsed, which may then forget them.

    The parser is ahead of its events: behind the element that just ended others may stand already.
    """

    def __init__(self, body: Element) -> None:
        self._body = body
        self._rows = 0
        self._tree: Element | None = None

    def add_block(self, block: Element) -> Element | None:
        """Take a finished child of the body; a tree to be read, when it is time."""
        tree = self._open()
        tree.append(_copy(block, block))
        block.clear()
        del self._body[: self._body.index(block)]
        self._rows = 0
        return self.take() if block.tag == n.TBL or len(tree) >= _BATCH else None

    def add_row(self, row: Element, table: Element) -> Element | None:
        """Count a finished row; when the table grows long, a tree with its rows so far, which it then forgets."""
        self._rows += 1
        if self._rows < _ROWS:
            return None
        self._rows = 0
        tree = self._open()
        tree.append(_copy(table, row))
        tree.set(UNFINISHED, "1")
        table.set(CONTINUED, "1")
        row.clear()
        row.set(_TAKEN, "1")
        del table[: table.index(row)]
        return self.take()

    def take(self) -> Element | None:
        """What was gathered."""
        tree, self._tree = self._tree, None
        return tree

    def _open(self) -> Element:
        if self._tree is None:
            self._tree = self._body.makeelement(n.BODY, {})
        return self._tree


def _copy(block: Element, last: Element) -> Element:
    """A block, up to its child ``last``, without what was taken already."""
    if block.get(CONTINUED) is None and block is last:
        return copy.deepcopy(block)
    part = block.makeelement(block.tag, {CONTINUED: "1"} if block.get(CONTINUED) else {})
    for child in block:
        if child.get(_TAKEN) is None:
            part.append(copy.deepcopy(child))
        if child is last:
            break
    return part


def trees_of(package: Package, name: str) -> Iterator[Element]:
    """The blocks of the body, some at a time, each time below a ``w:body`` of their own.

    Raises SourceError for a damaged part and LimitError for one that is too large, as :meth:`Package.part` does.
    """
    from lxml import etree

    events = etree.iterparse(
        _Feed(package.pieces(name)),
        events=("start", "end"),
        tag=(n.BODY, n.TR, n.SUB_DOC, n.ALTERNATE, *n.BLOCKS),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from _trees(cast("Iterable[tuple[str, Element]]", events), name)
    except etree.XMLSyntaxError as error:
        raise syntax_error(name, str(error)) from error


def _trees(events: Iterable[tuple[str, Element]], name: str) -> Iterator[Element]:
    body: Element | None = None
    batch: _Batch | None = None
    for event, element in events:
        if batch is None:
            if event == "start" and element.tag == n.BODY:
                if has_doctype(element):
                    raise syntax_error(name, "DOCTYPE")
                body, batch = element, _Batch(element)
        elif event == "end":
            parent = element.getparent()
            ready = None
            if parent is body and body is not None:
                ready = batch.add_block(element)
            elif element.tag == n.TR and parent is not None and parent.getparent() is body:
                ready = batch.add_row(element, parent)
            if ready is not None:
                yield ready
    rest = batch.take() if batch is not None else None
    if rest is not None:
        yield rest
