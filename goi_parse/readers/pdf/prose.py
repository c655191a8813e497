"""Paragraphs from printed lines: a line goes on in the next one where the next word would not have fitted beside it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import attrs

from goi_parse.document import Paragraph
from goi_parse.prose import ENUMERATOR
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.lines import Line, first_unit, weight
from goi_parse.record import Record
from goi_parse.text import is_figure, regex

__all__ = ["Measure", "PlacedLine", "measure", "paragraphs", "placed"]

PlacedLine = tuple[Frame, Line, float]
"""A line on its page, and the width of a Chinese character on it, about; heights differ from font to font."""

_STOPS = frozenset("。！？!?；;：:…”")
_INDENT = 3.2
"""Characters; the first line of a paragraph is indented by less."""
_MOST = 0.75
"""Part of the measure that a line fills which a writer broke before it was full."""
_OFFSET = 0.15
"""Characters by which a line may miss its margin."""
_SPACING = 1.3
"""Steps from line to line; the next paragraph stands further away."""
_HANGING = frozenset("。，、；：！？）》”’」』】〕,.;:")
"""Signs that may stand in the margin."""
_LEADER = regex(r"(?:[….·．。]\s*){3,}\s*\(?\d{1,4}\)?$")


@attrs.frozen(eq=False, repr=False)
class Measure(Record):
    """The measure of a document's prose: left and right edge, distance from line to line in characters, its manner."""

    left: float
    right: float
    pitch: float
    indented: bool
    """Whether paragraphs begin with an indent."""


def placed(frame: Frame, line: Line) -> PlacedLine:
    """The line with what is asked of it again and again."""
    x0, x1, text = line.x0, line.x1, line.text
    if line.parts:
        x0, x1, text, _, _ = max(line.parts, key=lambda part: len(part.text))
    return frame, line, max(1.0, (x1 - x0) / weight(text))


def measure(lines: Sequence[PlacedLine]) -> dict[float, Measure]:
    """The measure of prose for each width of page in the document."""
    by_width: dict[float, list[PlacedLine]] = {}
    for item in lines:
        by_width.setdefault(item[0].width, []).append(item)
    return {width: _measure(width, group) for width, group in by_width.items()}


def _measure(width: float, lines: list[PlacedLine]) -> Measure:
    starts = Counter([round(line.x0 / 2) * 2 for _, line, _ in lines])
    enough = max(2, len(lines) // 20)
    left = min((x for x, count in starts.items() if count >= enough), default=min(starts))
    right = _right_edge(width, left, lines)
    indents = sum([1.2 < (line.x0 - left) / character < _INDENT for _, line, character in lines])
    steps: Counter[int] = Counter()
    for above, below in pairwise(lines):
        if above[0].page == below[0].page and _is_full(above, below, left, right):
            step = below[1].top - above[1].top
            if step > 0:
                steps[round(step / above[2] * 10)] += 1
    pitch = min((step for step, count in steps.items() if count == max(steps.values())), default=0) / 10
    return Measure(left, right, pitch, indents >= max(2, len(lines) // 8))


def _right_edge(width: float, left: float, lines: list[PlacedLine]) -> float:
    """The right margin: where long lines end together, else as far from the page's edge as the left one.

    Closing signs are not counted, since they may hang in the margin.
    """
    character = lines[0][2]
    long = [line for _, line, _ in lines if line.x1 - line.x0 > width / 3 and line.x1 < width]
    ends = sorted([line.x1 for line in long if line.text[-1] not in _HANGING] or [line.x1 for line in long])
    for end, third in zip(ends[::-1], ends[-3::-1], strict=False):
        if end - third < character:  # two may meet by chance
            return end
    return max([width - left - character, *ends])


def _is_full(above: PlacedLine, below: PlacedLine, left: float, right: float) -> bool:
    """Whether the first word of the line below would not have fitted beside the one above."""
    (_, line, character), (_, following, size) = above, below
    if line.x1 + following.x1 - following.x0 <= right and line.x0 < left + 1:
        return False  # all of it would have fitted: most lines end a paragraph
    word = first_unit(following.text) * size
    offset = (line.x0 - left) / character
    centred = abs(line.x0 - left - right + line.x1) < character / 2
    if centred and offset > _OFFSET and abs(offset - 2) > _OFFSET:  # an indent is two characters
        return line.x1 - line.x0 + word > right - left
    return line.x1 + word > right


def paragraphs(lines: Sequence[PlacedLine], measures: dict[float, Measure]) -> list[Paragraph]:
    """Lines that follow one another, over page ends too, as paragraphs."""
    groups: list[list[PlacedLine]] = []
    for item in lines:
        if groups and _goes_on(groups[-1][-1], item, measures[item[0].width]):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_paragraph(group) for group in groups]


def _goes_on(above: PlacedLine, below: PlacedLine, prose: Measure) -> bool:  # noqa: PLR0911  one answer a sign
    (frame, line, size), (other, following, below_size) = above, below
    full = _is_full(above, below, prose.left, prose.right)
    if not full and not prose.indented:
        return False
    if _is_row(line) or _is_row(following) or not 1 / 1.25 < below_size / size < 1.25:  # a heading
        return False
    stopped = line.text[-1] in _STOPS
    numbered = ENUMERATOR.match(following.text) is not None
    if not full:
        # Where paragraphs are indented, a line at the margin goes on in a sentence that has not stopped.
        if stopped or numbered or line.x1 - prose.left < _MOST * (prose.right - prose.left):
            return False
        if following.x0 - prose.left > _OFFSET * size:
            return False
    if (stopped and numbered) or _LEADER.search(line.text):
        return False
    if frame.page == other.page:
        step = min(following.bottom - line.bottom, following.top - line.top)  # fonts differ in their boxes
        if prose.pitch and step > _SPACING * prose.pitch * size:
            return False
    elif stopped and not prose.indented:  # neither an indent nor a sentence tells; apart is the safer reading
        return False
    return following.x0 - prose.left <= 0.8 * size or _fits_indent(line, following, size, prose)


def _is_row(line: Line) -> bool:
    """Whether wide gaps make the line a row of cells rather than a piece of a sentence."""
    return len(line.parts) > 2 or (bool(line.parts) and is_figure(line.parts[-1].text))


def _fits_indent(line: Line, following: Line, size: float, prose: Measure) -> bool:
    """Whether a line that begins to the right of the margin may still go on in the paragraph above it."""
    middle = (prose.left + prose.right) / 2
    if all(abs((each.x0 + each.x1) / 2 - middle) < 0.6 * size for each in (line, following)):
        return True  # a centred title of several lines
    if abs(following.x0 - line.x0) < 0.5 * size:
        return not prose.indented
    hangs = line.x0 < following.x0 <= line.x0 + 3 * size
    return hangs and not prose.indented and bool(ENUMERATOR.match(line.text)) and not ENUMERATOR.match(following.text)


def _paragraph(group: list[PlacedLine]) -> Paragraph:
    frame, line, _ = group[0]
    if len(group) == 1:
        return Paragraph(line.text, frame.location((line.x0, line.top, line.x1, line.bottom)))
    here = [line for other, line, _ in group if other.page == frame.page]
    box = (
        min([line.x0 for line in here]),
        line.top,
        max([line.x1 for line in here]),
        max([line.bottom for line in here]),
    )
    text = line.text
    for _, line, _ in group[1:]:
        text += _between(text, line.text) + line.text
    return Paragraph(text, frame.location(box))


def _between(before: str, after: str) -> str:
    """Words of Latin letters are parted by the line end; Chinese is not, and neither is an address cut in two."""
    if not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()):
        return ""
    return "" if any(sign in before[-40:].rsplit(maxsplit=1)[-1] for sign in "/@") else " "
