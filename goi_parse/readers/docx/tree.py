"""Small operations on the w: tree that the rules of :mod:`goi_parse.readers.docx.visible` share."""

from collections.abc import Iterable, Iterator

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import PATH

__all__ = ["direct", "join_with_next", "label_paths", "remove", "replace", "story_of"]


def remove(element: Element) -> None:
    """Take an element out of the tree; one that is out already stays out."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def replace(element: Element, children: Iterable[Element]) -> None:
    """Put ``children`` in the place of ``element``."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(children)


def join_with_next(paragraph: Element) -> None:
    """Make one paragraph of this one, whose mark is not there, and the next; the next one's properties stay."""
    following = paragraph.getnext()
    while following is not None and following.tag != n.P:
        if following.tag == n.TBL:
            return
        following = following.getnext()
    if following is None:
        return
    at = 1 if len(following) and following[0].tag == n.PPR else 0
    following[at:at] = [child for child in paragraph if child.tag != n.PPR]
    remove(paragraph)


def story_of(element: Element) -> Element:
    """The outermost block that holds ``element``: its table, or its paragraph."""
    block = element
    for block in element.iterancestors(n.P, n.TBL):  # noqa: B007  # the last one is wanted
        pass
    return block


def direct(container: Element, *tags: str) -> Iterator[Element]:
    """The elements of these names below ``container``, through wrappers and not through one another."""
    for child in container:
        if child.tag in tags:
            yield child
        elif len(child):
            yield from direct(child, *tags)


def label_paths(root: Element, path: str, counts: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """Write on every paragraph and table where it stands, before anything is moved.

    ``counts`` are the paragraphs and tables that came before ``root``; those up to its end come back.
    """
    numbers = dict(zip((n.P, n.TBL), counts, strict=True))
    _label(root, path, numbers)
    return numbers[n.P], numbers[n.TBL]


def _label(container: Element, path: str, counts: dict[str, int]) -> None:
    for child in container:
        if child.tag == n.P:
            counts[n.P] += 1
            own = f"{path}/p[{counts[n.P]}]"
            child.set(PATH, own)
            _label_boxes(child, own)
        elif child.tag == n.TBL:
            counts[n.TBL] += 1
            own = f"{path}/table[{counts[n.TBL]}]"
            child.set(PATH, own)
            _label_cells(child, own)
        elif len(child) and child.tag not in (n.PPR, n.TRPR, n.TCPR):
            _label(child, path, counts)


def _label_boxes(paragraph: Element, path: str) -> None:
    boxes = [box for box in paragraph.iter(n.TXBX) if next(box.iterancestors(n.P)) is paragraph]
    for number, box in enumerate(boxes, 1):
        _label(box, f"{path}/textbox[{number}]", {n.P: 0, n.TBL: 0})


def _label_cells(table: Element, path: str) -> None:
    for r, row in enumerate(direct(table, n.TR), 1):
        for c, cell in enumerate(direct(row, n.TC), 1):
            _label(cell, f"{path}/row[{r}]/cell[{c}]", {n.P: 0, n.TBL: 0})
