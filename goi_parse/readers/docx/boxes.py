"""Text boxes and notes: what is drawn elsewhere on the page is put beside the block that holds its anchor."""

from collections.abc import Callable

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import NUMBER
from goi_parse.readers.docx.tree import label_paths, remove, story_of

__all__ = ["place_boxes", "place_notes"]

_BLOCKS = (n.P, n.TBL)


def place_boxes(root: Element) -> None:
    """Move the content of every text box out of the paragraph that holds it.

    It goes before the paragraph where no text stands before the anchor, else behind it. Inner boxes move first.
    """
    heads: dict[Element, Element] = {}
    leading = _leading_boxes(root)
    for box in reversed(list(root.iter(n.TXBX))):
        anchor = next(box.iterancestors(n.P), None)
        blocks = _blocks(box)
        if anchor is not None and blocks:
            if box in leading:
                point = heads.get(anchor, anchor)
                for block in blocks:
                    point.addprevious(block)
                heads[anchor] = blocks[0]
            else:
                for block in reversed(blocks):
                    anchor.addnext(block)
        remove(box)


def _blocks(container: Element) -> list[Element]:
    """Paragraphs and tables of a container, also inside content controls, not those inside them."""
    return [
        block
        for block in container.iter(*_BLOCKS)
        if next(block.iterancestors(n.P, n.TC, container.tag), None) is container
    ]


def _leading_boxes(root: Element) -> set[Element]:
    """The boxes whose paragraph has no text before them."""
    begun: set[Element] = set()
    leading: set[Element] = set()
    for element in root.iter(n.T, n.TXBX):
        paragraph = next(element.iterancestors(n.P), None)
        if paragraph is None:
            continue
        if element.tag == n.TXBX:
            if paragraph not in begun:
                leading.add(element)
        elif (element.text or "").strip():
            begun.add(paragraph)
    return leading


def place_notes(root: Element, note: Callable[[Element], Element | None]) -> None:
    """Put each note behind the block that refers to it; ``note`` finds a reference's note in the other part.

    The mark in the text is left out, because beside a figure it would read as one more digit. The note's first
    paragraph carries it as ``[1]``.
    """
    tails: dict[Element, Element] = {}
    counts = {n.FOOTNOTE_REF: 0, n.ENDNOTE_REF: 0}
    for reference in list(root.iter(n.FOOTNOTE_REF, n.ENDNOTE_REF)):
        own_mark = reference.get(n.CUSTOM_MARK) in ("1", "true", "on")
        counts[reference.tag] += not own_mark
        found = note(reference)
        blocks = _blocks(found) if found is not None else []
        if found is None or not blocks:
            continue
        kind = "footnote" if reference.tag == n.FOOTNOTE_REF else "endnote"
        label_paths(found, f"{kind}[{found.get(n.ID, '')}]")
        if not own_mark and blocks[0].tag == n.P:
            blocks[0].set(NUMBER, f"[{counts[reference.tag]}]")
        anchor = story_of(reference)
        tail = tails.get(anchor, anchor)
        for block in blocks:
            tail.addnext(block)
            tail = block
        tails[anchor] = tail
