"""The element tree of a page -> paragraphs, tables and pictures in reading order.

``<br>`` ends a paragraph as ``</p>`` does: pages set headings and lines of text with it, and the browser shows
no difference.
"""

from collections.abc import Iterator

import attrs

from goi_parse.document import Block, Loss, Paragraph
from goi_parse.location import Location
from goi_parse.readers.base import Limits
from goi_parse.readers.html.cells import is_frame, read_table
from goi_parse.readers.html.chrome import Beside
from goi_parse.readers.html.elements import HEADINGS, LINES, UNSHOWN, Element, is_hidden, too_deep
from goi_parse.readers.html.images import image_of
from goi_parse.readers.html.spacing import shown
from goi_parse.record import Record

__all__ = ["Met", "Walk"]

_EMBEDDED = frozenset({"iframe", "embed", "object", "frame"})


@attrs.frozen(eq=False, repr=False)
class Met(Record):
    """A block, whether it stands beside the article (menus, footers), and whether all of its text is linked."""

    block: Block
    beside: bool = False
    linked: bool = False


@attrs.define
class _Open:
    """An element that has begun: its children still to come, and how to name the next."""

    element: Element
    path: str
    children: Iterator[Element]
    counts: dict[str, int] = attrs.field(factory=dict[str, int])
    items: int = 0
    """Number of the list item before the next, in an ``ol``."""


@attrs.define
class Walk:
    """One pass over a page without recursion; ``met`` and ``losses`` fill on the way."""

    limits: Limits
    beside: Beside
    met: list[Met] = attrs.field(factory=list[Met])
    losses: list[Loss] = attrs.field(factory=list[Loss])
    _opened: list[_Open] = attrs.field(factory=list[_Open])
    _pieces: list[str] = attrs.field(factory=list[str])
    _where: Location | None = None
    _level: int | None = None
    _number: str = ""
    _pictures: list[Met] = attrs.field(factory=list[Met])
    _plain: bool = False
    """Whether the open paragraph has text outside links."""
    _links: int = 0
    _aside: int = 0
    _images: int = 0
    _cells: int = 0

    def over(self, root: Element) -> None:
        """Walk ``root`` and all below it."""
        self._opened.append(_Open(root, f"/{root.tag}", iter(root)))
        self._say(root.text, root)
        opened = self._opened
        while opened:
            top = opened[-1]
            child = next(top.children, None)
            if child is None:
                opened.pop()
                if opened:
                    self._leave(top)
                    self._say(top.element.tail, top.element)
            elif not self._enter(child, top):
                self._say(child.tail, child)
        self._end_paragraph()

    def _enter(self, child: Element, parent: _Open) -> bool:
        """Take the beginning of an element; True where its content is still to be walked."""
        tag = child.tag
        number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
        if tag in UNSHOWN or is_hidden(child):
            return False
        path = f"{parent.path}/{tag}" if tag == "body" else f"{parent.path}/{tag}[{number}]"
        if tag in LINES:
            self._end_paragraph()
            if tag == "li":
                self._list_item(child, parent)
        if tag == "br":
            self._end_paragraph()
            return False
        if tag == "img":
            self._picture(child, path)
            return False
        if tag in _EMBEDDED:
            self._embedded(child, path)
            return False
        if tag == "table" and not is_frame(child) and self._table(child, path):
            return False
        self._open(child, tag, path)
        return True

    def _open(self, child: Element, tag: str, path: str) -> None:
        if len(self._opened) >= self.limits.max_depth:
            raise too_deep(self.limits)
        self._opened.append(_Open(child, path, iter(child)))
        if tag == "a" and child.get("href"):
            self._links += 1
        if self._aside or self.beside(child):
            self._aside += 1
        self._say(child.text, child)

    def _leave(self, left: _Open) -> None:
        tag = left.element.tag
        if tag in LINES:
            self._end_paragraph()
        if self._links and tag == "a" and left.element.get("href"):
            self._links -= 1
        if self._aside:
            self._aside -= 1

    def _say(self, text: str | None, near: Element) -> None:
        """Text of the open paragraph; the first of it says where the paragraph stands."""
        if not text:
            return
        if self._opened[-1].element.tag == "pre":
            self._preformatted(text, near)
            return
        blank = text.isspace()
        if not self._pieces:
            if blank:
                return
            lead = text[: len(text) - len(text.lstrip())].count("\n")
            self._where = Location(line=(near.sourceline or 1) + lead, path=self._block_path())
            self._level = next((HEADINGS[o.element.tag] for o in self._opened if o.element.tag in HEADINGS), None)
            self._plain = False
        self._plain = self._plain or (not self._links and not blank)
        self._pieces.append(text)

    def _preformatted(self, text: str, near: Element) -> None:
        for offset, line in enumerate(text.split("\n")):
            if line.strip():
                where = Location(line=(near.sourceline or 1) + offset, path=self._block_path())
                self.met.append(Met(Paragraph(line.rstrip(), where), beside=bool(self._aside)))

    def _block_path(self) -> str:
        """Path of the innermost element that is a block, not mere emphasis within one."""
        return next((o.path for o in reversed(self._opened) if o.element.tag in LINES), self._opened[0].path)

    def _end_paragraph(self) -> None:
        if self._pieces:
            text = shown("".join(self._pieces))
            self._pieces.clear()
            if text:
                block = Paragraph(text, self._where, self._number, self._level)
                self.met.append(Met(block, bool(self._aside), not self._plain))
                self._number = ""
        if self._pictures:
            self.met.extend(self._pictures)
            self._pictures.clear()

    def _list_item(self, item: Element, parent: _Open) -> None:
        """The number that a browser prints before an item of an ordered list."""
        if parent.element.tag != "ol" or parent.element.get("type") not in (None, "1"):
            self._number = ""
            return
        if parent.items == 0:
            parent.items = _whole(parent.element.get("start"), 1) - 1
        parent.items = _whole(item.get("value"), parent.items + 1)
        self._number = f"{parent.items}."

    def _picture(self, element: Element, path: str) -> None:
        """A picture stands after the paragraph in which it is met."""
        block = image_of(element, Location(line=element.sourceline, path=path), self._images)
        if block is not None:
            self._images += 1
            self._pictures.append(Met(block, bool(self._aside)))

    def _embedded(self, element: Element, path: str) -> None:
        source = element.get("src") or element.get("data")
        if source and not self._aside:
            where = Location(line=element.sourceline, path=path)
            self.losses.append(Loss("content-skipped", {"what": f"<{element.tag} src={source[:200]!r}>"}, where))

    def _table(self, element: Element, path: str) -> bool:
        read = read_table(element, path, self.limits, self.limits.max_cells - self._cells, self._images)
        if read is None:
            return False
        self._cells += sum(map(len, read.table.rows))
        for caption in element.iterchildren("caption"):
            where = Location(line=caption.sourceline, path=f"{path}/caption[1]")
            text = shown("".join(caption.itertext()))
            self.met.extend([Met(Paragraph(text, where), bool(self._aside))] if text else [])
        self.met.append(Met(read.table, bool(self._aside)))
        self.losses.extend(read.losses)
        self._pictures.extend(Met(picture, bool(self._aside)) for picture in read.images)
        self._images += len(read.images)
        self._end_paragraph()
        return True


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
