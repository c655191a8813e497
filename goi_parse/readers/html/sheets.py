"""What styles do to text, as far as it bears on what a reader of the page reads: hide it, strike it out, set it off.

Only what is simple is understood: elements, classes and ids. Where a rule with a longer selector may undo what such a
one says, nothing is taken for hidden. Sheets outside the page are not read.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from goi_parse.readers.html.elements import Element
from goi_parse.text import regex

__all__ = ["Effect", "Sheet"]


class Effect(Enum):
    """What becomes of an element's text."""

    GONE = "not there, and no place kept for it"
    EMPTY = "there, and not to be seen"
    STRUCK = "struck out"
    RAISED = "above the line"
    LOWERED = "below the line"


class _Rule(NamedTuple):
    """One property as a rule states it, for the elements that have all of ``names``."""

    weight: int
    names: frozenset[str]
    stated: str
    effect: Effect | None


_TELLING = regex(r"line-through|vertical-align\s*:\s*su[bp]|opacity|size\s*:\s*0|display\s*:\s*none|visibility")
_INLINE = ("line-through", "align:su", "align: su", "opacity", "size:0", "size: 0")
"""What a page's text has somewhere if the style of one of its elements bears on what is read, in lower case."""
_BRACE = regex(r"([{}])")
_COMMENT = regex(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SCREEN = regex(r"@media\s+(?:only\s+)?(?:screen|all)\s*")
_COMPOUND = regex(r"[\w-]*(?:[.#][\w-]+)*")
_COMBINED = regex(r"[\s>+~]+")
_NAME = regex(r"[.#]?[\w-]+")
_NOTHING = regex(r"0*\.?0*(?:px|pt|em|rem|%)?")
_MOST_RULES = 200
_OVERRULING = 1000
"""The weight of what is said to be important, of a selector that is not understood, and of an element's own style."""


class Sheet:
    """The style sheets of a page together."""

    def __init__(self, root: Element, page: str) -> None:
        """``page`` is the text that ``root`` was made of."""
        css = "\n".join("".join(style.itertext()) for style in root.iter("style"))
        rules = list(_rules(_COMMENT.sub(" ", css.lower()))) if _TELLING.search(css.lower()) else []
        told = {rule.stated for rule in rules if rule.effect is not None}
        self._by_name: dict[str, list[_Rule]] = {}
        telling = [rule for rule in rules if rule.stated in told]
        for rule in telling if len(telling) <= _MOST_RULES else ():  # else one may undo another
            for name in rule.names:
                self._by_name.setdefault(name, []).append(rule)
        lowered = page.lower()
        self._inline = any(word in lowered for word in _INLINE)
        self._known: dict[tuple[str | None, ...], frozenset[Effect]] = {}

    def affected(self, root: Element) -> Iterator[tuple[Element, frozenset[Effect]]]:
        """The elements of which something is told, and what; nothing is looked at where no style tells anything."""
        if not self._by_name and not self._inline:
            return
        for element in root.iter():
            effects = self._effects(element)
            if effects:
                yield element, effects

    def _effects(self, element: Element) -> frozenset[Effect]:
        attributes = element.attrib
        style = attributes.get("style") if self._inline else None
        key = (element.tag, attributes.get("class"), attributes.get("id"), style)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._judge(*key)
        return known

    def _judge(self, tag: str, class_: str | None, id_: str | None, style: str | None) -> frozenset[Effect]:
        names = {tag, *(f".{name}" for name in (class_ or "").lower().split()), f"#{(id_ or '').lower()}"}
        rules = [rule for name in names for rule in self._by_name.get(name, ()) if rule.names <= names]
        own = _stated((style or "").lower())
        rules += [_Rule(_OVERRULING, frozenset(), name, effect) for _, name, effect in own]
        final = {rule.stated: rule.effect for rule in sorted(rules, key=lambda rule: rule.weight)}
        return frozenset(effect for effect in final.values() if effect is not None)


def _rules(css: str) -> Iterator[_Rule]:
    """The rules of a sheet that state anything of interest; those for print and for other screens are left out."""
    heads: list[str] = []
    pieces = _BRACE.split(css)
    for text, brace in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if brace == "{":
            heads.append(text.rpartition(";")[2].strip())
        elif brace == "}" and heads:
            head = heads.pop()
            if not head.startswith("@") and all(_SCREEN.fullmatch(outer) for outer in heads):
                yield from _of_block(head, list(_stated(text)))


def _of_block(head: str, stated: list[tuple[int, str, Effect | None]]) -> Iterator[_Rule]:
    for selector in head.split(",") if stated else ():
        *around, last = _COMBINED.split(selector.strip())
        if _COMPOUND.fullmatch(last) is None or ":" in selector:
            continue  # what a pointer brings about is not what the page shows
        names = frozenset(_NAME.findall(last))
        weight = sum(100 if name[0] == "#" else 10 if name[0] == "." else 1 for name in names)
        for important, name, effect in stated:
            if not around:
                yield _Rule(weight + important, names, name, effect)
            elif effect is None:
                yield _Rule(_OVERRULING, names, name, None)


def _stated(declarations: str) -> Iterator[tuple[int, str, Effect | None]]:
    """What declarations state: a weight, the property, and what it does to the text."""
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        value, _, important = value.partition("!")
        name = name.strip().removesuffix("-line")
        if name in _EFFECTS:
            yield _OVERRULING if important else 0, name, _effect(name, value.strip())


_EFFECTS: dict[str, dict[str, Effect]] = {
    "display": {"none": Effect.GONE},
    "visibility": {"hidden": Effect.EMPTY, "collapse": Effect.EMPTY},
    "vertical-align": {"super": Effect.RAISED, "sub": Effect.LOWERED},
    "text-decoration": {"line-through": Effect.STRUCK},
    "opacity": {"": Effect.EMPTY},
    "font-size": {"": Effect.EMPTY},
}
"""For each property the words that tell; where there is an empty one, nothing in any unit tells."""


def _effect(name: str, value: str) -> Effect | None:
    words = _EFFECTS[name]
    if "" in words:
        return words[""] if value and _NOTHING.fullmatch(value) else None
    return next((words[word] for word in value.split() if word in words), None)
