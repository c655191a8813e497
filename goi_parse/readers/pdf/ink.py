"""What is printed on one page, as plain tuples: words with their boxes, ruling lines, areas and pictures.

All coordinates are PDF points from the top left corner of the page as it is displayed, so that nothing above this
module has to know of rotated pages, cropped pages or the upward y axis of PDF.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import attrs

from goi_parse.location import Box, Location
from goi_parse.record import Record

__all__ = ["Frame", "Ink", "Rule", "Word"]

Word = tuple[float, float, float, float, str, int, str, int]
"""x0, top, x1, bottom, text, number of the printed line, what parts it from the word before ("" or " "), index.

A plain tuple, because a page has hundreds of them. A word is text without white space; the index is that of its
first character, for the engine that read it.
"""


class Rule(NamedTuple):
    """A ruling line: its position across, its extent along, and whether a pen drew it (or only an area ends there)."""

    at: float
    start: float
    end: float
    drawn: bool


@attrs.frozen(eq=False, repr=False)
class Frame(Record):
    """How a page is displayed: number from 1, left and bottom in PDF space, displayed size, quarter turns.

    ``extra`` counts the quarter turns that we added to a page whose text itself stands rotated: places are given
    for the page as a viewer shows it, without them.
    """

    page: int
    left: float
    bottom: float
    width: float
    height: float
    turns: int
    extra: int = 0
    cropped: bool = False
    """Whether the page shows only a part of its sheet."""
    origin: Location | None = None
    """Where the picture stands of which all this was read."""
    tilt: float = 0.0
    """Radians by which that picture was turned to stand upright."""
    unit: float = 1.0
    """What places are counted in, for one point: a picture on no page has pixels."""

    def sees(self, box: Box) -> bool:
        """Whether the middle of a box is on the displayed page."""
        return 0 < box[0] + box[2] < 2 * self.width and 0 < box[1] + box[3] < 2 * self.height

    def shown(self, box: Box) -> Box:
        """A box of PDF space (left, top, right, bottom, upward) as x0, top, x1, bottom on the displayed page."""
        left, top, right, bottom = box
        if self.turns == 0:
            upper = self.bottom + self.height
            return left - self.left, upper - top, right - self.left, upper - bottom
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:  # quarter turns
            limit = self.left + self.width
            return limit - right, bottom - self.bottom, limit - left, top - self.bottom
        limit, upper = self.left + self.height, self.bottom + self.width
        return upper - top, limit - right, upper - bottom, limit - left

    def location(self, box: Box) -> Location:
        """Where a box of this frame stands, on the page as a viewer shows it."""
        x0, top, x1, bottom = box
        width, height = self.width, self.height
        for _ in range(self.extra):  # undo one clockwise quarter turn at a time
            x0, top, x1, bottom = top, width - x1, bottom, width - x0
            width, height = height, width
        if self.tilt:
            x0, top, x1, bottom = _tilted((x0, top, x1, bottom), self.tilt, width, height)
        unit = self.unit
        rounded = (round(x0 * unit, 2), round(top * unit, 2), round(x1 * unit, 2), round(bottom * unit, 2))
        return attrs.evolve(self.origin, box=rounded) if self.origin else Location(page=self.page, box=rounded)


def _tilted(box: Box, tilt: float, width: float, height: float) -> Box:
    """The box around what stood askew on a page of this size before it was turned about its middle."""
    cos, sin = math.cos(tilt), math.sin(tilt)
    x0, top, x1, bottom = box
    corners = [(x - width / 2, y - height / 2) for x in (x0, x1) for y in (top, bottom)]
    across = [width / 2 + x * cos - y * sin for x, y in corners]
    down = [height / 2 + x * sin + y * cos for x, y in corners]
    return min(across), min(down), max(across), max(down)


def no_cut(_word: Word, _borders: list[float]) -> list[Word]:
    """For ink whose words need no cutting."""
    return [_word]


@attrs.frozen(eq=False, repr=False)
class Ink(Record):
    """One page: its words in the order of the content stream, its rules, areas and pictures.

    ``cut`` parts a word at the given x positions, for figures of neighbouring cells that were printed without a
    blank between them.
    """

    frame: Frame
    words: list[Word]
    across: list[Rule]
    """Horizontal rules: ``at`` is y."""
    down: list[Rule]
    """Vertical rules: ``at`` is x."""
    pictures: list[tuple[Box, int]]
    """Boxes of pictures with their number among the page's objects."""
    drawn: int = 0
    """How many marks there are."""
    hidden: bool = False
    """Whether most of its text cannot be seen: recognised by a machine, and laid under a picture."""
    unhealthy: float = 0.0
    """Part of the characters that cannot be text."""
    cut: Callable[[Word, list[float]], list[Word]] = no_cut
