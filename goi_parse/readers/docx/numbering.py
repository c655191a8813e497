"""Automatic numbers: the definitions of ``numbering.xml`` and the counters that run through a document."""

from collections.abc import Iterable, Mapping

import attrs

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.numerals import numeral
from goi_parse.readers.docx.styles import Styles, switched_on
from goi_parse.readers.docx.symbols import symbol
from goi_parse.record import Record

__all__ = ["Counters", "Label", "Level", "Numbering"]


_LONGEST = 200
"""Characters of a pattern; no list has more, and each of its paragraphs would repeat them."""


@attrs.frozen(eq=False, repr=False)
class Level(Record):
    """One level of a numbering definition, as far as it is stated; ``None`` is not stated."""

    start: int | None = None
    format: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    """Restart after a level below this one (counting from 1); 0 is never; None after every higher level."""
    spacer: str = " "
    legal: bool = False
    style: str | None = None
    digits: int = 0


Use = tuple[str, Mapping[int, Level], Mapping[int, int]]
"""abstractNumId, levels stated anew, starts stated anew."""


@attrs.frozen(eq=False, repr=False)
class Numbering(Record):
    """The numbering definitions of a document."""

    lists: Mapping[str, Mapping[int, Level]] = attrs.field(factory=dict[str, Mapping[int, Level]])
    """abstractNumId -> levels."""
    uses: Mapping[str, Use] = attrs.field(factory=dict[str, Use])
    """numId -> what it uses."""

    @classmethod
    def of(cls, root: Element, styles: Styles) -> "Numbering":
        """Read ``numbering.xml``."""
        lists: dict[str, Mapping[int, Level]] = {}
        links: dict[str, str] = {}
        for abstract in root.iterchildren(n.ABSTRACT):
            key = abstract.get(n.ABSTRACT_ID, "")
            lists[key] = _levels(abstract.iterchildren(n.LVL))
            link = abstract.find(n.NUM_STYLE_LINK)
            if link is not None:
                links[key] = link.get(n.VAL, "")
        uses = {num.get(n.NUM_ID, ""): _use(num) for num in root.iterchildren(n.NUM)}
        for key, style_id in links.items():
            numbering = styles.numbering(style_id)
            if numbering is not None and numbering[0] in uses:
                lists[key] = lists.get(uses[numbering[0]][0], {})
        return cls(lists, uses)

    def level(self, num_id: str, ilvl: int) -> Level | None:
        """The definition in force, or None where there is none."""
        use = self.uses.get(num_id)
        if use is None:
            return None
        abstract, levels, _ = use
        return levels.get(ilvl) or self.lists.get(abstract, {}).get(ilvl)

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """The level that names this style as its own; 0 where none does."""
        use = self.uses.get(num_id)
        if use is None:
            return 0
        levels = {**self.lists.get(use[0], {}), **use[1]}
        return next((ilvl for ilvl, level in sorted(levels.items()) if level.style == style_id), 0)


@attrs.frozen(eq=False, repr=False)
class Label(Record):
    """An automatic number as printed, and what stands between it and the text."""

    text: str
    spacer: str


class Counters:
    """The state of all lists at one point of a document: mutable, one for each reading."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, num_id: str, ilvl: int) -> Label | None:
        """The number of the next paragraph in this list at this level, or None where it has none."""
        level = self._numbering.level(num_id, ilvl)
        if level is None:
            return None
        self._count(num_id, ilvl)
        if level.format == "bullet":
            return Label("".join(symbol("Symbol", c) for c in level.pattern), level.spacer)
        text = level.pattern
        for upper in range(ilvl + 1):
            sign = f"%{upper + 1}"
            if sign in text:
                text = text.replace(sign, self._written(num_id, upper, legal=level.legal))
        return Label(text, level.spacer)

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """The level of a list that names this style as its own; 0 where none does."""
        return self._numbering.level_of_style(num_id, style_id)

    def _count(self, num_id: str, ilvl: int) -> None:
        abstract, _, starts = self._numbering.uses[num_id]
        counts = self._counts.setdefault(abstract, {})
        if ilvl in starts and (num_id, ilvl) not in self._begun:
            counts.pop(ilvl, None)
        self._begun.add((num_id, ilvl))
        counts[ilvl] = counts[ilvl] + 1 if ilvl in counts else self._start(num_id, ilvl)
        for deeper in [d for d in counts if d > ilvl]:
            level = self._numbering.level(num_id, deeper)
            restart = level.restart if level is not None else None
            if restart is None or ilvl < restart:
                del counts[deeper]

    def _start(self, num_id: str, ilvl: int) -> int:
        starts = self._numbering.uses[num_id][2]
        level = self._numbering.level(num_id, ilvl)
        default = level.start if level is not None and level.start is not None else 0
        return starts.get(ilvl, default)

    def _written(self, num_id: str, ilvl: int, *, legal: bool) -> str:
        count = self._counts[self._numbering.uses[num_id][0]].get(ilvl)
        level = self._numbering.level(num_id, ilvl) or Level()
        number = self._start(num_id, ilvl) if count is None else count
        if level.digits and not legal:
            return f"{number:0{level.digits}}"
        return numeral(number, "decimal" if legal else level.format)


def _use(num: Element) -> Use:
    """What one ``w:num`` says: the list it uses, levels and starts of its own."""
    abstract = num.find(n.ABSTRACT_ID)
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in num.iterchildren(n.LVL_OVERRIDE):
        levels.update(_levels(override.iterchildren(n.LVL)))
        start = override.find(n.START_OVERRIDE)
        if start is not None:
            starts[_integer(override, n.ILVL) or 0] = _integer(start) or 0
    return (abstract.get(n.VAL, "") if abstract is not None else ""), levels, starts


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    return {_integer(element, n.ILVL) or 0: _level(element) for element in elements}


def _level(element: Element) -> Level:
    facts: dict[str, object] = {}
    for child in element.iter(n.START, n.NUM_FMT, n.LVL_TEXT, n.LVL_RESTART, n.SUFF, n.LEGAL, n.PSTYLE):
        tag, value = child.tag, child.get(n.VAL, "")
        if tag == n.START:
            facts["start"] = _integer(child)
        elif tag == n.NUM_FMT:
            _note_format(facts, child)
        elif tag == n.LVL_TEXT:
            facts["pattern"] = value[:_LONGEST]
        elif tag == n.LVL_RESTART:
            facts["restart"] = _integer(child)
        elif tag == n.SUFF:
            facts["spacer"] = "" if value == "nothing" else " "
        elif tag == n.LEGAL:
            facts["legal"] = switched_on(child)
        else:
            facts["style"] = value
    return Level(**facts)  # type: ignore[arg-type]  # keys are fields


def _note_format(facts: dict[str, object], element: Element) -> None:
    """``custom`` (001, 002 …) stands beside a plain format for programs that do not know it; both are kept."""
    value = element.get(n.VAL, "decimal")
    if value == "custom":
        first = element.get(n.FORMAT, "").partition(",")[0].strip()
        facts["digits"] = len(first) if first.isascii() and first.isdigit() and len(first) < 10 else 0
    else:
        facts["format"] = value


def _integer(element: Element, attribute: str = n.VAL) -> int | None:
    """An attribute's number, or None where it is none or absurd."""
    value = element.get(attribute, "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        return None
    return int(value)
