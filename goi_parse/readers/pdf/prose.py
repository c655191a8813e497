"""Paragraphs from printed lines: a line goes on in the next one where the next word would not have fitted beside it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import attrs

from goi_parse.document import Paragraph
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.join import ENUMERATOR
from goi_parse.readers.pdf.lines import Line, first_unit, weight

__all__ = ["Measure", "measure", "paragraphs"]

PlacedLine = tuple[Frame, Line]

_STOPS = frozenset("。！？!?；;：:…”")
_INDENT = 3.2
"""Characters; the first line of a paragraph is indented by less."""
_OFFSET = 0.15
"""Characters by which a line may miss its margin."""
_SPACING = 1.3
"""Steps from line to line; the next paragraph stands further away."""
_HANGING = frozenset("。，、；：！？）》”’」』】〕,.;:")
"""Signs that may stand in the margin."""
_LEADER = re.compile(r"(?:[….·．。]\s*){3,}\s*\(?\d{1,4}\)?$")


@attrs.frozen
class Measure:
    """The measure of a document's prose: left and right edge, distance from line to line in characters, its manner."""

    left: float
    right: float
    pitch: float
    indented: bool
    """Whether paragraphs begin with an indent."""


def measure(lines: Sequence[PlacedLine]) -> dict[float, Measure]:
    """The measure of prose for each width of page in the document."""
    by_width: dict[float, list[PlacedLine]] = {}
    for placed in lines:
        by_width.setdefault(placed[0].width, []).append(placed)
    return {width: _measure(width, group) for width, group in by_width.items()}


def _measure(width: float, lines: list[PlacedLine]) -> Measure:
    starts = Counter(round(line.x0 / 2) * 2 for _, line in lines)
    enough = max(2, len(lines) // 20)
    left = min((x for x, count in starts.items() if count >= enough), default=min(starts))
    right = _right_edge(width, left, lines)
    indents = sum(1.2 < (line.x0 - left) / _character(line) < _INDENT for _, line in lines)  # noqa: PLR2004
    steps: Counter[int] = Counter()
    for (frame, above), (other, below) in pairwise(lines):
        if frame.page == other.page and below.top > above.top and _is_full(above, below, left, right):
            steps[round((below.top - above.top) / _character(above) * 10)] += 1
    pitch = min((step for step, count in steps.items() if count == max(steps.values())), default=0) / 10
    return Measure(left, right, pitch, indents >= max(2, len(lines) // 8))


def _right_edge(width: float, left: float, lines: list[PlacedLine]) -> float:
    """The right margin: where long lines end together, else as far from the page's edge as the left one.

    Closing signs are not counted, since they may hang in the margin.
    """
    character = _character(lines[0][1])
    long = [line for _, line in lines if line.x1 - line.x0 > width / 3 and line.x1 < width]
    ends = sorted([line.x1 for line in long if line.text[-1] not in _HANGING] or [line.x1 for line in long])
    for end, third in zip(ends[::-1], ends[-3::-1], strict=False):
        if end - third < character:  # two may meet by chance
            return end
    return max([width - left - character, *ends])


def _is_full(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether the first word of the following line would not have fitted beside this one."""
    word = first_unit(following.text) * _character(following)
    character = _character(line)
    offset = (line.x0 - left) / character
    centred = abs(line.x0 - left - right + line.x1) < character / 2
    if centred and offset > _OFFSET and abs(offset - 2) > _OFFSET:  # an indent is two characters
        return line.x1 - line.x0 + word > right - left
    return line.x1 + word > right


def _character(line: Line) -> float:
    """The width of a Chinese character on this line, about; the heights of boxes differ from font to font."""
    return max(1.0, (line.x1 - line.x0) / weight(line.text))


def paragraphs(lines: Sequence[PlacedLine], measures: dict[float, Measure]) -> list[Paragraph]:
    """Lines that follow one another, over page ends too, as paragraphs."""
    groups: list[list[PlacedLine]] = []
    for placed in lines:
        if groups and _goes_on(groups[-1][-1], placed, measures[placed[0].width]):
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return [_paragraph(group) for group in groups]


def _goes_on(above: PlacedLine, below: PlacedLine, prose: Measure) -> bool:
    (frame, line), (other, following) = above, below
    size = _character(line)
    if not _is_full(line, following, prose.left, prose.right) or _LEADER.search(line.text):
        return False
    if not 1 / 1.25 < _character(following) / size < 1.25:  # noqa: PLR2004  # a heading and its text
        return False
    stopped = line.text[-1] in _STOPS
    if stopped and ENUMERATOR.match(following.text):
        return False
    if frame.page == other.page:
        step = min(following.bottom - line.bottom, following.top - line.top)  # fonts differ in their boxes
        if prose.pitch and step > _SPACING * prose.pitch * size:
            return False
    elif stopped and not prose.indented:  # neither an indent nor a sentence tells; apart is the safer reading
        return False
    return following.x0 - prose.left <= 0.8 * size or _fits_indent(line, following, prose)


def _fits_indent(line: Line, following: Line, prose: Measure) -> bool:
    """Whether a line that begins to the right of the margin may still go on in the paragraph above it."""
    size = _character(line)
    middle = (prose.left + prose.right) / 2
    if all(abs((each.x0 + each.x1) / 2 - middle) < 0.6 * size for each in (line, following)):
        return True  # a centred title of several lines
    if abs(following.x0 - line.x0) < 0.5 * size:
        return not prose.indented
    hangs = line.x0 < following.x0 <= line.x0 + 3 * size
    return hangs and not prose.indented and bool(ENUMERATOR.match(line.text)) and not ENUMERATOR.match(following.text)


def _paragraph(group: list[PlacedLine]) -> Paragraph:
    frame = group[0][0]
    here = [line for other, line in group if other.page == frame.page]
    box = (
        min(line.x0 for line in here),
        here[0].top,
        max(line.x1 for line in here),
        max(line.bottom for line in here),
    )
    text = group[0][1].text
    for _, line in group[1:]:
        text += _between(text, line.text) + line.text
    return Paragraph(text, frame.location(box))


def _between(before: str, after: str) -> str:
    """Words of Latin letters are parted by the line end; Chinese is not, and neither is an address cut in two."""
    if not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()):
        return ""
    return "" if any(sign in before[-40:].rsplit(maxsplit=1)[-1] for sign in "/@") else " "
