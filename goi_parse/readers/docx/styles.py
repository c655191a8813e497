"""Styles: names, outline levels, and what of numbering and hiding they hand down to their paragraphs."""

import re
from collections.abc import Iterator

import attrs

from goi_parse.errors import SourceError
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.xml import parse_xml
from goi_parse.record import Record

__all__ = ["Style", "Styles", "position", "switched_on"]

_HEADING = r"(?i)(?:heading|标题)\s*([1-9])"
_LONGEST_CHAIN = 50
"""Styles based on styles; Word itself stops earlier."""
_BODY_LEVEL = 9
"""The outline level of plain text."""
_MARKS = (n.VERT_ALIGN, n.STRIKE, n.DOUBLE_STRIKE)


def switched_on(element: Element) -> bool:
    """Whether an on/off property is on: it is, unless it says otherwise."""
    return element.get(n.VAL) not in ("0", "false", "off", "none")


def position(element: Element) -> str:
    """``superscript`` or ``subscript`` where a ``vertAlign`` sets its text off the line, else empty."""
    value = element.get(n.VAL, "")
    return value if value.endswith("script") else ""


@attrs.frozen(eq=False, repr=False)
class Style(Record):
    """What one style states itself; ``None`` where it leaves the matter to the style it is based on."""

    name: str = ""
    based_on: str | None = None
    level: int | None = None
    num_id: str | None = None
    ilvl: int | None = None
    hidden: bool | None = None
    struck: bool | None = None
    position: str | None = None


class Styles:
    """All styles of a document by id. A style is read when it is first asked for: a report uses few of many."""

    def __init__(self, xml: bytes = b"") -> None:
        """``xml`` is ``styles.xml``, which may be eight times the document (python-docx's template is)."""
        self._xml = xml
        self._head = _head(xml)
        self._elements: dict[str, Element] | None = None
        if xml and not self._head:
            self._elements = _all(xml)
        self._read: dict[str, Style] = {}
        self._known: dict[str, tuple[str, int | None]] = {}
        self.numbers: bool = b"numId" in xml
        self.hides: bool = b"vanish" in xml
        """Whether any style may number its paragraphs; whether any may hide its text."""
        self.broken: bool = False
        """Whether a style that was asked for could not be read."""

    def name_and_level(self, style_id: str) -> tuple[str, int | None]:
        """The name that the user sees (the id itself where the style is not defined), and the outline level."""
        known = self._known.get(style_id)
        if known is None:
            style = self._get(style_id)
            name = style.name if style is not None and style.name else style_id
            known = self._known[style_id] = (name, self.level(style_id))
        return known

    def _get(self, style_id: str) -> Style | None:
        style = self._read.get(style_id)
        if style is None:
            element = self._element(style_id)
            if element is not None:
                style = self._read[style_id] = _style(element)
        return style

    def _element(self, style_id: str) -> Element | None:
        try:
            source = _source(self._xml, style_id) if self._elements is None else None
            if source is not None:
                return next(parse_xml(self._head + source + b"</w:styles>", "styles.xml").iterchildren(n.STYLE), None)
            if self._elements is None:
                self._elements = _all(self._xml) if self._head else {}
        except SourceError:
            self.broken = True
            return None
        return self._elements.get(style_id)

    def level(self, style_id: str) -> int | None:
        """Outline level from 0, stated by the style or its ancestors, or told by the name ``heading 1``."""
        for _, style in self._chain(style_id):
            if style.level is not None:
                return style.level if style.level < _BODY_LEVEL else None
            heading = re.fullmatch(_HEADING, style.name)
            if heading:
                return int(heading[1]) - 1
        return None

    def hidden(self, style_id: str) -> bool:
        """Whether text in this style is not shown."""
        return next((style.hidden for _, style in self._chain(style_id) if style.hidden is not None), False)

    def struck(self, style_id: str) -> bool:
        """Whether text in this style is struck out."""
        return next((style.struck for _, style in self._chain(style_id) if style.struck is not None), False)

    def position(self, style_id: str) -> str:
        """``superscript`` or ``subscript`` for text in this style that stands above or below the line, else empty."""
        return next((style.position for _, style in self._chain(style_id) if style.position is not None), "")

    def numbering(self, style_id: str) -> tuple[str, int | None, str] | None:
        """Numbering definition, level (if stated) and the style that states it, or None."""
        ilvl = None
        for owner, style in self._chain(style_id):
            ilvl = style.ilvl if ilvl is None else ilvl
            if style.num_id is not None:
                return style.num_id, ilvl, owner
        return None

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, Style]]:
        """The style and those it is based on, nearest first; a circle ends the chain."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style_id)
            style = self._get(style_id)
            if style is None:
                return
            yield style_id, style
            style_id = style.based_on


def _head(xml: bytes) -> bytes:
    """The start tag of the root and what stands before it, or nothing where no style can be cut out of the file.

    That is where it is written otherwise than every writer does: another prefix, comments, another encoding.
    """
    begin = xml.find(b"<w:styles")
    end = xml.find(b">", begin)
    declaration = xml[:begin].lower()
    if begin < 0 or end < 0 or (b"encoding" in declaration and b"utf-8" not in declaration):
        return b""
    return b"" if b"!" in xml and b"<!" in xml else xml[: end + 1]  # the first test takes no time at all


def _source(xml: bytes, style_id: str) -> bytes | None:
    """The bytes of one style, cut where every writer begins and ends one; None where it is not there, or not so."""
    at = xml.find(b'w:styleId="' + style_id.encode() + b'"')
    begin = xml.rfind(b"<", 0, at) if at > 0 else -1
    end = xml.find(b"</w:style>", at)
    return xml[begin:end] + b"</w:style>" if begin >= 0 and end >= 0 and xml.startswith(b"<w:style ", begin) else None


def _all(xml: bytes) -> dict[str, Element]:
    """Every style by its id; of two with one id the first, as :func:`_source` finds it."""
    styles = list(parse_xml(xml, "styles.xml").iterchildren(n.STYLE))
    return {style.get(n.STYLE_ID, ""): style for style in reversed(styles)}


def _style(element: Element) -> Style:
    facts: dict[str, object] = {}
    for child in element.iter(n.NAME, n.BASED_ON, n.OUTLINE, n.NUM_ID, n.ILVL, n.VANISH, *_MARKS):
        _note(facts, child)
    return Style(**facts)  # type: ignore[arg-type]  # keys are fields


def _note(facts: dict[str, object], element: Element) -> None:
    """Write down one property of a style; the first statement counts, later ones belong to parts of a table."""
    tag, value = element.tag, element.get(n.VAL, "")
    if tag == n.NAME:
        facts.setdefault("name", value)
    elif tag == n.BASED_ON:
        facts.setdefault("based_on", value)
    elif tag == n.NUM_ID:
        facts.setdefault("num_id", value)
    elif tag == n.VANISH:
        facts.setdefault("hidden", switched_on(element))
    elif tag == n.VERT_ALIGN:
        facts.setdefault("position", position(element))
    elif tag in _MARKS:
        facts["struck"] = facts.get("struck", False) or switched_on(element)
    elif value.isascii() and value.isdigit() and len(value) == 1:
        facts.setdefault("level" if tag == n.OUTLINE else "ilvl", int(value))
