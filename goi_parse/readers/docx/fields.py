"""Complex fields: between ``begin`` and ``separate`` stands the instruction, after it what the page shows."""

import re
from collections.abc import Iterator

import attrs

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.numerals import numeral
from goi_parse.readers.docx.tree import remove
from goi_parse.text import regex

__all__ = ["settle_fields"]

_CIRCLED = regex(r"\s*EQ\s*\\o\s*\\ac\s*\(\s*○\s*[,;，；]\s*(\d{1,2})\s*\)\s*", re.IGNORECASE)
_EQUATION = regex(r"\s*EQ\b", re.IGNORECASE)
_CHECK_BOX = regex(r"\s*FORMCHECKBOX\b", re.IGNORECASE)
_DROP_DOWN = regex(r"\s*FORMDROPDOWN\b", re.IGNORECASE)
_SHOWN = (n.T, n.SYM, n.TAB, n.BR, n.CR, n.HYPHEN, n.DRAWING, n.PICT, n.OBJECT)


@attrs.define
class _Field:
    """A field that has begun and not yet ended."""

    begin: Element
    instruction: str = ""
    separated: bool = False
    covered: list[Element] = attrs.Factory(list[Element])


def settle_fields(root: Element) -> Iterator[str]:
    """Take out what stands inside instructions, and write out the results that fields draw without storing them.

    Yields what a field would have shown and could not be written out. A field that never ends hides nothing.
    """
    stack: list[_Field] = []
    instructing: list[_Field] = []  # those of the stack whose instruction goes on
    for element in list(root.iter(n.FLD_CHAR, n.INSTR, *_SHOWN)):
        if element.tag == n.FLD_CHAR:
            kind = element.get(n.FLD_TYPE)
            if kind == "begin":
                stack.append(_Field(element))
                instructing.append(stack[-1])
            elif stack and kind in ("separate", "end"):
                if instructing and instructing[-1] is stack[-1]:
                    instructing.pop()
                if kind == "separate":
                    stack[-1].separated = True
                else:
                    yield from _finish(stack.pop(), inside=bool(instructing))
        elif element.tag == n.INSTR:
            if stack:
                stack[-1].instruction += element.text or ""
        elif instructing:
            instructing[-1].covered.append(element)


def _finish(field: _Field, *, inside: bool) -> Iterator[str]:
    """End a field; one that stands inside an instruction shows nothing itself."""
    for element in field.covered:
        remove(element)
    if field.separated or inside:
        return
    circled = _CIRCLED.fullmatch(field.instruction)
    if circled:
        _write(field.begin, numeral(int(circled[1]), "decimalEnclosedCircle"))
    elif _CHECK_BOX.match(field.instruction):
        _write(field.begin, "☑" if _is_checked(field.begin) else "☐")
    elif _DROP_DOWN.match(field.instruction):
        _write(field.begin, _chosen(field.begin))
    elif _EQUATION.match(field.instruction):
        yield f"公式域 / equation field: {field.instruction.strip()[:40]}"


def _write(begin: Element, text: str) -> None:
    element = begin.makeelement(n.T, {})
    element.text = text
    begin.addnext(element)


def _is_checked(begin: Element) -> bool:
    for box in begin.iter(n.CHECK_BOX):
        state = box.find(n.CHECKED)
        if state is None:
            state = box.find(n.DEFAULT)
        return state is not None and state.get(n.VAL, "1") in ("1", "true", "on")
    return False


def _chosen(begin: Element) -> str:
    """The entry that an old form's list shows: the chosen one, else the default, else the first."""
    entries = [entry.get(n.VAL, "") for entry in begin.iter(n.LIST_ENTRY)]
    states = [state.get(n.VAL, "") for state in (*begin.iter(n.RESULT), *begin.iter(n.DEFAULT))]
    at = int(states[0]) if states and states[0].isascii() and states[0].isdigit() and len(states[0]) < 9 else 0
    return entries[at] if at < len(entries) else ""
