"""Text that the page does not show, or shows as taken back.

Hidden and struck-out runs, hidden paragraph marks, and the readings above ruby characters.
"""

from collections.abc import Iterator

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.styles import Styles, switched_on
from goi_parse.readers.docx.tree import join_with_next, remove

__all__ = ["run_with", "states", "styled_runs", "take_out_hidden", "take_out_readings", "take_out_struck"]

_VISIBLE = (n.T, n.TAB, n.BR, n.CR, n.SYM, n.HYPHEN, n.DRAWING, n.PICT, n.OBJECT)
_STRIKES = (n.STRIKE, n.DOUBLE_STRIKE)


def take_out_hidden(root: Element, styles: Styles) -> int:
    """Empty every hidden run (fields keep their marks) and join paragraphs whose mark is hidden. Characters lost."""
    runs, marks = _hidden_directly(root)
    if styles.hides:
        runs += _hidden_by_style(root, styles)
    lost = _empty(runs)
    for paragraph in reversed(marks):
        join_with_next(paragraph)
    return lost


def take_out_struck(root: Element, styles: Styles) -> int:
    """Empty every run that is struck out: the office took it back, as it does with a deletion. Characters lost."""
    own = (run_with(element) for element in root.iter(*_STRIKES) if switched_on(element))
    runs = [run for run in own if run is not None]
    for run, style_id in styled_runs(root):
        if styles.struck(style_id) and not any(states(run, tag) for tag in _STRIKES):
            runs.append(run)
    return _empty(runs)


def run_with(element: Element) -> Element | None:
    """The run that has this property itself, or None where a paragraph's mark or a style has it."""
    properties = element.getparent()
    owner = properties.getparent() if properties is not None else None
    return owner if owner is not None and owner.tag == n.R else None


def _empty(runs: list[Element]) -> int:
    """Take out what these runs show. Characters lost."""
    lost = 0
    for run in runs:
        for element in list(run.iter(*_VISIBLE)):
            lost += len((element.text or "").strip())
            remove(element)
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


def styled_runs(root: Element) -> Iterator[tuple[Element, str]]:
    """The runs that have a style of their own, each with its style's id."""
    for element in root.iter(n.RSTYLE):
        run = run_with(element)
        if run is not None:
            yield run, element.get(n.VAL, "")


def _hidden_by_style(root: Element, styles: Styles) -> list[Element]:
    runs: list[Element] = []
    for element in root.iter(n.PSTYLE, n.RSTYLE):
        owner = next(element.iterancestors(n.P if element.tag == n.PSTYLE else n.R), None)
        if owner is None or not styles.hidden(element.get(n.VAL, "")):
            continue
        runs.extend(run for run in owner.iter(n.R) if not states(run, n.VANISH))
    return runs


def states(run: Element, tag: str) -> bool:
    """Whether the run says this itself, and does not leave it to its style."""
    return run.find(f"{n.RPR}/{tag}") is not None
