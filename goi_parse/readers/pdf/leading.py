"""Lines that may be rows of a table without ruling lines, and how near to each other their labels stand."""

import enum
from collections.abc import Mapping, Sequence

import attrs

from goi_parse.prose import ENUMERATOR
from goi_parse.readers.pdf.digits import STRUCK
from goi_parse.readers.pdf.ink import Rule
from goi_parse.readers.pdf.lines import Line, Part, first_unit
from goi_parse.readers.pdf.prose import PlacedLine
from goi_parse.text import MARKS, is_figure, regex

__all__ = ["Kind", "Leading", "Piece", "Rules", "figures_of", "is_numbered", "kind_of"]

Rules = Mapping[int, Sequence[Rule]]
"""Horizontal rules that belong to no ruled table, by page."""

Piece = tuple[PlacedLine, Part]
"""A part of a line that is a piece of a label."""

_LONGEST = 40
"""Characters; what is longer is prose."""
_LONGEST_FIGURE = 24
"""Characters; no figure has more, with its unit."""
_NEIGHBOURS = 4
"""Lines below a label among which the next line of its cell is looked for."""
_SHORTEST_STEP = 0.98
"""Characters from line to line at least."""
_ALIKE, _OFTEN = 1.12, 5
"""Steps from line to line within cells differ by less than this, and are one in so many of all steps or more."""
_SAME_CELL = 1.15
"""Steps from line to line within a cell; the next cell is further away."""
_LOOSE = 2.0
"""Characters from line to line within a cell where nothing else is known."""
_MARGINS = 1.3
"""Characters between a full line of a label and the figures beside it at most."""

_DIGITS = regex(rf"[+-]?[\d０-９][{STRUCK}\d０-９,，.．⁰¹²³⁴-⁹₀-₉]*")
_FIRST_IDEOGRAPH, _LAST_IDEOGRAPH = "\u4e00", "\u9fff"
_MARK_STARTS = frozenset(mark[0] for mark in MARKS)


class Kind(enum.Enum):
    """What a line may be."""

    ROW = enum.auto()
    """Ends with a figure."""
    PARTS = enum.auto()
    """Several parts, no figure behind them: a header, or labels side by side."""
    SINGLE = enum.auto()
    """One short text: a piece of a label, a heading."""
    PROSE = enum.auto()
    """A sentence."""


def kind_of(line: Line) -> Kind:
    """What the line may be, by its parts alone."""
    parts = line.cells
    if any(len(part.text) > _LONGEST or "。" in part.text for part in parts):
        return Kind.PROSE
    if _is_figure(parts[-1].text):
        return Kind.ROW
    return Kind.PARTS if len(parts) > 1 else Kind.SINGLE


def _is_figure(text: str) -> bool:
    """Whether a text is a figure, or digits that were cut off from one."""
    if _FIRST_IDEOGRAPH <= text[:1] <= _LAST_IDEOGRAPH and text[:1] not in _MARK_STARTS:
        return False  # what most texts are, told at once
    return len(text) < _LONGEST_FIGURE and (is_figure(text) or _DIGITS.fullmatch(text) is not None)


def figures_of(line: Line) -> tuple[list[Part], list[Part]]:
    """The labels of a row and the figures behind them."""
    parts = line.cells
    first = len(parts)
    while first and _is_figure(parts[first - 1].text):
        first -= 1
    return list(parts[:first]), list(parts[first:])


def is_numbered(part: Part) -> bool:
    """Whether an item begins here, as its number says."""
    return ENUMERATOR.match(part.text) is not None


@attrs.define
class Leading:
    """The lines of a run with their kinds, and the step from line to line within the cells of its tables.

    ``lefts`` tells for each line where the figures of the rows next to it begin.
    """

    lines: Sequence[PlacedLine]
    kinds: list[Kind]
    rules: Rules
    lefts: list[float]
    labels: list[list[Part]]
    """What is no figure, for each line."""
    pitch: float | None = None
    parted: bool = False
    """Whether rows stand further apart than the lines of a cell, so that the one can be told from the other."""

    @classmethod
    def of(cls, lines: Sequence[PlacedLine], kinds: list[Kind], rules: Rules) -> "Leading":
        """The leading of lines of which one at least is a row."""
        labels = [[part for part in line.cells if not _is_figure(part.text)] for _, line, _ in lines]
        leading = cls(lines, kinds, rules, _lefts(lines, kinds), labels)
        steps = sorted(step for number in leading._near_rows() for step in leading._steps_below(number))
        leading.pitch = pitch = _usual(steps)
        leading.parted = pitch is not None and sum(step > pitch * _SAME_CELL for step in steps) > 1
        return leading

    def piece(self, number: int) -> Piece:
        """The part of a line that may be a piece of a row's own label."""
        return self.lines[number], self.lines[number][1].cells[-1]

    def is_header(self, number: int) -> bool:
        """Whether a line of several parts stands above figures; otherwise they are labels side by side."""
        return self.kinds[number] is Kind.PARTS and self.lines[number][1].parts[-1].x1 > self.lefts[number]

    def are_near(self, upper: Piece, lower: Piece) -> bool:
        """Whether one piece may follow the other within a cell: below it, and not far."""
        limit = self.pitch * _SAME_CELL if self.pitch else _LOOSE * upper[0][2]
        return _overlap(upper[1], lower[1]) and self.gap(upper, lower) <= limit

    def is_just_above(self, piece: Piece, row: PlacedLine) -> bool:
        """Whether a row's figures stand in the middle between this piece of its label and the next one."""
        (frame, _, size), part = piece
        limit = self.pitch * _SAME_CELL if self.pitch else _LOOSE * size
        return frame.page == row[0].page and row[1].top - part.top < limit

    def gap(self, upper: Piece, lower: Piece) -> float:
        """Points from one piece to the next; a rule between them parts them, a page break tells nothing."""
        (frame, _, _), above = upper
        (other, _, _), below = lower
        if frame.page != other.page:
            return 0.0
        middle = (below.x0 + below.x1) / 2
        for rule in self.rules.get(frame.page, ()):
            if above.bottom - 2 <= rule.at <= below.top + 2 and rule.start < middle < rule.end:
                return float("inf")
        return below.top - above.top

    def is_full(self, upper: Piece, lower: Piece, left: float) -> bool:
        """Whether what follows would not have fitted between a piece and the figures, which begin at ``left``."""
        return left - upper[1].x1 < (first_unit(lower[1].text) + _MARGINS) * lower[0][2]

    def is_group(self, number: int, part: Part) -> bool:
        """Whether a text names a group of rows: a label stands beside it, between it and the figures.

        On the line of a row's figures it is the row's own label, unless that stands on the line too, or around it.
        """
        beside = self._beside(number, part)
        if self.kinds[number] is not Kind.ROW:
            return bool(beside)
        return number in beside or (bool(beside) and beside[0] < number < beside[-1])

    def _beside(self, number: int, part: Part) -> list[int]:
        """The lines with a label between a text and the figures, so near that they may be of one row."""
        frame, _, size = self.lines[number]
        reach = self.pitch * _SAME_CELL if self.pitch else _LOOSE * size
        start, left = part.x1, self.lefts[number]
        found: list[int] = []
        for other in range(max(0, number - _NEIGHBOURS), min(len(self.lines), number + _NEIGHBOURS + 1)):
            if self.lines[other][0].page == frame.page and any(
                label.x0 > start and label.x1 <= left and abs(label.top - part.top) < reach
                for label in self.labels[other]
            ):
                found += [] if self.is_header(other) else [other]
        return found

    def _near_rows(self) -> list[int]:
        rows = [number for number, kind in enumerate(self.kinds) if kind is Kind.ROW]
        near = {row + step for row in rows for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)}
        return sorted(number for number in near if 0 <= number < len(self.lines))

    def _steps_below(self, number: int) -> list[float]:
        frame, _, size = self.lines[number]
        steps: list[float] = []
        for part in self.labels[number] if self.kinds[number] is not Kind.PROSE else ():
            if part.x1 > self.lefts[number]:
                continue
            for below in range(number + 1, min(len(self.lines), number + 1 + _NEIGHBOURS)):
                tops = [label.top - part.top for label in self.labels[below] if _overlap(part, label)]
                if tops and tops[0] > _SHORTEST_STEP * size and self.lines[below][0].page == frame.page:
                    steps.append(tops[0])
                    break
        return steps


def _usual(steps: list[float]) -> float | None:
    """Points from line to line within a cell: the smallest usual step from one label to the one below it."""
    for first in steps:
        usual = [step for step in steps if first <= step < first * _ALIKE]
        if len(usual) * _OFTEN >= len(steps) and len(usual) > 1:
            return usual[len(usual) // 2]
    return steps[0] if steps else None


def _overlap(one: Part, two: Part) -> bool:
    return one.x0 < two.x1 and two.x0 < one.x1


def _lefts(lines: Sequence[PlacedLine], kinds: Sequence[Kind]) -> list[float]:
    rows = [number for number, kind in enumerate(kinds) if kind is Kind.ROW]
    starts = {number: figures_of(lines[number][1])[1][0].x0 for number in rows}
    lefts: list[float] = []
    place = 0
    for number in range(len(lines)):
        while place < len(rows) and rows[place] < number:
            place += 1
        lefts.append(min(starts[row] for row in rows[max(0, place - 1) : place + 1]))
    return lefts
