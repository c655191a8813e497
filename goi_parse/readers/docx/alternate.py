"""``mc:AlternateContent``: one thing said twice, for newer and for older programs. One of the two is kept."""

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.tree import replace

__all__ = ["choose_alternates"]

_WORD = "http://schemas.microsoft.com/office/word/"
_UNDERSTOOD = frozenset(
    {
        *(_WORD + "2010/" + name for name in ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")),
        *(_WORD + "2010/" + name for name in ("wordprocessingDrawing", "wordml")),
        _WORD + "2012/wordml",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }
)
"""Extensions whose words the walk knows."""
_PREFIXES = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "pic"})
"""How every writer abbreviates them, for a piece of a document that was cut off from its declarations."""


def choose_alternates(root: Element) -> None:
    """Put the first choice that is understood, or else the fallback, in the place of the whole."""
    for element in list(root.iter(n.ALTERNATE)):
        choices = element.findall(n.CHOICE)
        fallback = element.find(n.FALLBACK)
        known = next((choice for choice in choices if _is_understood(choice)), None)
        if known is None:
            known = fallback if fallback is not None else next(iter(choices), None)
        replace(element, () if known is None else known)


def _is_understood(choice: Element) -> bool:
    prefixes = choice.get("Requires", "").split()
    spaces = choice.nsmap
    return all(spaces[prefix] in _UNDERSTOOD if prefix in spaces else prefix in _PREFIXES for prefix in prefixes)
