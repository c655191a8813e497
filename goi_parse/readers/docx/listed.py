"""Paragraphs in lists: each is given the number that Word draws before it."""

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import NUMBER, SPACER
from goi_parse.readers.docx.numbering import Counters, Numbering
from goi_parse.readers.docx.scene import Scene
from goi_parse.readers.docx.styles import Styles

__all__ = ["write_numbers"]


def write_numbers(root: Element, scene: Scene) -> None:
    """Write on each numbered paragraph its number, in the order of the document."""
    styles = scene.styles
    if scene.counters is None:
        definitions = None if scene.lists is None else scene.lists()
        scene.counters = Counters(Numbering() if definitions is None else Numbering.of(definitions, styles))
    tags = (n.NUM_PR, n.PSTYLE) if styles.numbers else (n.NUM_PR,)
    for element in root.iter(*tags):
        properties = element.getparent()
        paragraph = properties.getparent() if properties is not None else None
        if paragraph is None or properties is None or paragraph.tag != n.P:
            continue
        if element.tag == n.PSTYLE and properties.find(n.NUM_PR) is not None:
            continue
        place = _place_in_list(properties, styles, scene.counters)
        label = scene.counters.next(*place) if place is not None else None
        if label is not None and label.text:
            paragraph.set(NUMBER, label.text)
            paragraph.set(SPACER, label.spacer)


def _place_in_list(properties: Element, styles: Styles, counters: Counters) -> tuple[str, int] | None:
    """Numbering definition and level: what the paragraph states itself, and for the rest what its style does."""
    own = properties.find(n.NUM_PR)
    num_id = _value(own, n.NUM_ID)
    ilvl = _value(own, n.ILVL)
    style_id = _value(properties, n.PSTYLE)
    inherited = styles.numbering(style_id) if style_id is not None else None
    level = int(ilvl) if ilvl is not None and ilvl in set("012345678") else None
    if num_id is None and inherited is not None:
        num_id, style_level, owner = inherited
        level = style_level if level is None else level
        level = counters.level_of_style(num_id, owner) if level is None else level
    return None if num_id is None else (num_id, level or 0)


def _value(element: Element | None, name: str) -> str | None:
    child = element.find(name) if element is not None else None
    return None if child is None else child.get(n.VAL)
