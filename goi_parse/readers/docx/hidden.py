"""Text that the page does not show: hidden runs, hidden paragraph marks, and the readings above ruby characters."""

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.styles import Styles, switched_on
from goi_parse.readers.docx.tree import join_with_next, remove

__all__ = ["take_out_hidden", "take_out_readings"]

_VISIBLE = (n.T, n.TAB, n.BR, n.CR, n.SYM, n.HYPHEN, n.DRAWING, n.PICT, n.OBJECT)


def take_out_hidden(root: Element, styles: Styles) -> int:
    """Empty every hidden run (fields keep their marks) and join paragraphs whose mark is hidden. Characters lost."""
    runs, marks = _hidden_directly(root)
    if styles.hides:
        runs += _hidden_by_style(root, styles)
    lost = 0
    for run in runs:
        for element in list(run.iter(*_VISIBLE)):
            lost += len((element.text or "").strip())
            remove(element)
    for paragraph in reversed(marks):
        join_with_next(paragraph)
    return lost


def take_out_readings(root: Element) -> None:
    """Leave of each ruby pair the character and not its pinyin."""
    for reading in list(root.iter(n.RT)):
        remove(reading)


def _hidden_directly(root: Element) -> tuple[list[Element], list[Element]]:
    runs: list[Element] = []
    marks: list[Element] = []
    for element in root.iter(n.VANISH, n.SPEC_VANISH):
        properties = element.getparent()
        owner = properties.getparent() if properties is not None else None
        if owner is None or not switched_on(element):
            continue
        paragraph = owner.getparent()
        if owner.tag == n.R and element.tag == n.VANISH:
            runs.append(owner)
        elif owner.tag == n.PPR and paragraph is not None and paragraph not in marks[-1:]:
            marks.append(paragraph)
    return runs, marks


def _hidden_by_style(root: Element, styles: Styles) -> list[Element]:
    runs: list[Element] = []
    for element in root.iter(n.PSTYLE, n.RSTYLE):
        owner = next(element.iterancestors(n.P if element.tag == n.PSTYLE else n.R), None)
        if owner is None or not styles.hidden(element.get(n.VAL, "")):
            continue
        runs.extend(run for run in owner.iter(n.R) if _says_nothing(run))
    return runs


def _says_nothing(run: Element) -> bool:
    """Whether the run leaves it to its style to hide it."""
    return run.find(f"{n.RPR}/{n.VANISH}") is None
