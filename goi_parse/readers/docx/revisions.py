"""Tracked changes: the document as it reads when all of them are accepted. Insertions need nothing done."""

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.tree import join_with_next, remove

__all__ = ["accept_revisions"]


def accept_revisions(root: Element) -> None:
    """Take out what was deleted or moved away, and the former properties that formatting changes keep."""
    for change in list(root.iter(*n.CHANGES)):
        remove(change)
    for cell_property in list(root.iter(n.CELL_DEL)):
        _remove_around(cell_property, n.TC)
    unmarked: list[Element] = []
    for element in list(root.iter(n.DEL, n.MOVE_FROM)):
        parent = element.getparent()
        if parent is None:
            continue
        if parent.tag == n.TRPR:
            _remove_around(parent, n.TR)
        elif parent.tag == n.RPR:
            unmarked.extend(_paragraph_of_mark(parent))
        else:
            remove(element)
    for paragraph in reversed(unmarked):
        join_with_next(paragraph)


def _remove_around(element: Element, tag: str) -> None:
    """Take out the row or cell that the element is a property of."""
    for around in element.iterancestors(tag):
        remove(around)
        return


def _paragraph_of_mark(run_properties: Element) -> list[Element]:
    """The paragraph whose mark has these properties, if a paragraph mark has them."""
    properties = run_properties.getparent()
    if properties is None or properties.tag != n.PPR:
        return []
    paragraph = properties.getparent()
    return [] if paragraph is None else [paragraph]
