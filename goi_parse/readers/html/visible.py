"""The tree brought to what a page shows, where text is struck out, set off the line, or hidden by a style.

Struck-out text is text that the office took back, so it is left out. A raised digit beside a figure is the mark of a
note. Blocks that a style sheet hides are left as they are: a script may show them.
"""

from collections.abc import Callable

from goi_parse.document import Loss
from goi_parse.location import Location
from goi_parse.readers.html.elements import CELLS, LINES, Element
from goi_parse.readers.html.sheets import Effect, Sheet
from goi_parse.readers.raised import lowered, raised

__all__ = ["make_visible"]

_STRUCK = ("del", "s", "strike")
_SMALL = frozenset({"p", "tr"}) | CELLS
"""Blocks that are looked at; what is no block is always."""
_LONGEST = 1000
"""Characters of text that is hidden or struck out; more are those of a tag that never ends."""
_LONGEST_MARK = 20
"""Characters of what stands off the line."""


def make_visible(root: Element, page: str) -> tuple[Loss, ...]:
    """Leave out and write otherwise what ``page``, of which ``root`` was made, shows otherwise; what was struck out."""
    struck = list(root.iter(*_STRUCK))
    off: list[tuple[Element, Callable[[str], str]]] = [(element, raised) for element in root.iter("sup")]
    off += [(element, lowered) for element in root.iter("sub")]
    for element, effects in Sheet(root, page).affected(root):
        if element.tag in LINES and element.tag not in _SMALL:
            continue
        if Effect.GONE in effects and _is_short(element):
            element.set("hidden", "")
        if Effect.EMPTY in effects and not len(element):
            element.text = None
        if Effect.STRUCK in effects:
            struck.append(element)
        if element.tag not in LINES and (Effect.RAISED in effects or Effect.LOWERED in effects):
            off.append((element, raised if Effect.RAISED in effects else lowered))
    for element, write in off:
        _set_off(element, write)
    return tuple(_losses([element for element in struck if _strike_out(element)]))


def _is_short(element: Element) -> bool:
    """Whether an element may be what its style says: it holds no table, and no long text."""
    if next(element.iter("table"), None) is not None:
        return False
    return sum(map(len, element.itertext())) <= _LONGEST


def _strike_out(element: Element) -> bool:
    """Leave out the text; whether there was any. Cells that are struck out stay where they are."""
    if not _is_short(element) or not any(map(str.strip, element.itertext())):
        return False
    for each in element.iter():
        each.text = None
        if each is not element:
            each.tail = None
    return True


def _set_off(element: Element, write: Callable[[str], str]) -> None:
    if sum(map(len, element.itertext())) > _LONGEST_MARK:
        return
    for each in element.iter():
        each.text = write(each.text or "")
        if each is not element:
            each.tail = write(each.tail or "")


def _losses(struck: list[Element]) -> list[Loss]:
    """One for the page: it says where the first is."""
    what = {"what": "划去的文字 / struck-out text"}
    return [Loss("content-skipped", what, Location(line=element.sourceline)) for element in struck[:1]]
