"""What a browser shows in a cell without any text in the page: the values of form controls, drawings, pictures.

A cell with one of these is not blank. Outside tables the controls are those of the site's search box and its buttons.
"""

from goi_parse.readers.html.elements import Element

__all__ = ["DRAWN", "printed"]

DRAWN = frozenset({"svg", "math", "canvas", "script", "object", "embed", "iframe", "video"})
"""What may show a figure that is not in the page as text; where a cell has nothing else, its name stands there."""
_NOT_SHOWN = frozenset({"hidden", "image", "file", "color", "range", "password"})
_BOXES = frozenset({"checkbox", "radio"})
_MATH = ("mn", "mi", "mo", "mtext", "ms")


def printed(element: Element) -> str:
    """The text that an element shows which is not made of text: a control's value, the words of a drawing."""
    tag = element.tag
    if tag == "input":
        return _value(element)
    if tag == "select":
        return _chosen(element)
    if tag in ("textarea", "button"):
        return "".join(element.itertext())
    if tag == "svg":
        return _words(element, "text", "foreignobject")
    return _words(element, *_MATH) if tag == "math" else ""


def _value(element: Element) -> str:
    kind = (element.get("type") or "").strip().lower()
    if kind in _BOXES:
        return "☐" if element.get("checked") is None else "☑"
    return "" if kind in _NOT_SHOWN else element.get("value") or ""


def _chosen(element: Element) -> str:
    """The entry that a list shows: the one selected, else the first."""
    options = list(element.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    return " ".join("".join(option.itertext()).strip() for option in chosen)


def _words(element: Element, *tags: str) -> str:
    """The words of a drawing, each apart: where they stand in it says whether they are one."""
    return " ".join(word.strip() for each in element.iter(*tags) for word in each.itertext() if word.strip())
