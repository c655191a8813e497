"""Printed lines from words: those of one height together, from the top down and from left to right."""

from itertools import pairwise
from typing import NamedTuple

from goi_parse.readers.pdf.ink import Word
from goi_parse.text import regex

__all__ = ["Line", "Part", "first_unit", "in_lines", "page_lines", "printed", "weight"]

_BROAD = "\u2e80"
_SAME = 0.5
"""Part of the lower word's height by which two words of one line overlap."""
_WIDE = 0.6
"""Heights of a line from which a gap parts cells rather than words."""
_FIGURE_ENDS = frozenset("0123456789/０１２３４５６７８９")  # not a dash: it stands between figures of one text
_MAX_COLUMNS, _MIN_COLUMN, _PROSE = 4, 3, 8
"""Columns of prose on a page at most; lines in a column and characters in its average line at least."""
_TOUCH = 0.15
"""Part of the size up to which a gap parts nothing."""


class Part(NamedTuple):
    """What stands between two wide gaps of a line: its ends, its text, its height."""

    x0: float
    x1: float
    text: str
    top: float
    bottom: float


class Line(NamedTuple):
    """One printed line: its box, its text, and its parts where wide gaps part it (else none)."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    parts: tuple[Part, ...] = ()

    @property
    def size(self) -> float:
        """The height of the line's characters."""
        return self.bottom - self.top

    @property
    def cells(self) -> tuple[Part, ...]:
        """Its parts, or the whole line as one."""
        return self.parts or (Part(self.x0, self.x1, self.text, self.top, self.bottom),)


def printed(words: list[Word]) -> str:
    """The text of a cell: its words in reading order, with a line break where the print has one."""
    if len(words) == 1:
        return words[0][4]
    parts = [words[0][4]]
    _, above, edge, below, _, number, _, _ = words[0]
    for x0, top, x1, bottom, text, line, blank, _ in words[1:]:
        middle = (top + bottom) / 2
        if middle > below:
            parts.append("\n")
        elif middle < above or x0 < edge - 1:  # drawn in another order than it reads
            return "\n".join(_text(row) for row in in_lines(words))
        else:
            parts.append(blank if line == number else _gap(parts[-1], text, x0 - edge, bottom - top))
        parts.append(text)
        above, edge, below, number = top, x1, bottom, line
    return "".join(parts)


def in_lines(words: list[Word]) -> list[list[Word]]:
    """The words in reading order, one list for each printed line."""
    rows: list[list[Word]] = []
    high = low = 0.0
    for word in sorted(words, key=_height):
        top, bottom = word[1], word[3]
        if rows and min(low, bottom) - max(high, top) > _SAME * min(low - high, bottom - top):
            rows[-1].append(word)
            if bottom - top > low - high:
                high, low = top, bottom
        else:
            rows.append([word])
            high, low = top, bottom
    for row in rows:
        row.sort()
    return rows


def _height(word: Word) -> tuple[float, float]:
    return word[1] + word[3], word[0]


def page_lines(words: list[Word]) -> list[Line]:
    """All lines of a page: in the order of the content stream where that runs down the page, else sorted."""
    rows: list[list[Word]] = []
    number = -1
    for word in words:
        if word[5] == number:
            rows[-1].append(word)
        else:
            rows.append([word])
            number = word[5]
    lines = [_line(row) for row in rows]
    if all(b.top + b.bottom > 2 * a.bottom for a, b in pairwise(lines)):
        return lines
    if (columns := _columns(lines)) is not None:
        return columns
    return [_line(row) for row in in_lines(words)]


def _columns(lines: list[Line]) -> list[Line] | None:
    """The lines as they are, if they are columns of prose: each runs down the page, beside the one before."""
    runs: list[list[Line]] = [lines[:1]]
    for above, line in pairwise(lines):
        if line.top + line.bottom > 2 * above.bottom:
            runs[-1].append(line)
        else:
            runs.append([line])
    if len(runs) > _MAX_COLUMNS or any(len(run) < _MIN_COLUMN for run in runs):
        return None
    for one, two in pairwise(runs):
        left, right = max(line.x1 for line in one), min(line.x0 for line in two)
        if left > right or any(sum(len(line.text) for line in run) < _PROSE * len(run) for run in (one, two)):
            return None
    return lines


def _line(words: list[Word]) -> Line:
    if len(words) == 1:
        x0, top, x1, bottom, text, _, _, _ = words[0]
        return Line(x0, top, x1, bottom, text)
    if any(b[0] < a[0] for a, b in pairwise(words)):
        words = sorted(words)
    tops, bottoms = [word[1] for word in words], [word[3] for word in words]
    top, bottom = min(tops), max(bottoms)
    wide = _WIDE * (bottom - top)
    cuts = [0]
    for number, (before, word) in enumerate(pairwise(words), 1):
        gap = word[0] - before[2]
        if gap > wide or (gap > wide / 3 and _are_figures(before[4], word[4])):
            cuts.append(number)
    if len(cuts) == 1:
        return Line(words[0][0], top, words[-1][2], bottom, _text(words))
    parts = tuple([_part(words[start:end]) for start, end in pairwise([*cuts, len(words)])])
    return Line(words[0][0], top, words[-1][2], bottom, "  ".join([part.text for part in parts]), parts)


def _part(words: list[Word]) -> Part:
    if len(words) == 1:
        x0, top, x1, bottom, text, _, _, _ = words[0]
        return Part(x0, x1, text, top, bottom)
    tops, bottoms = [word[1] for word in words], [word[3] for word in words]
    return Part(words[0][0], words[-1][2], _text(words), min(tops), max(bottoms))


def _are_figures(one: str, two: str) -> bool:
    """Whether two words may be the figures of two cells that stand near each other."""
    return one[-1] in _FIGURE_ENDS and two[0] in _FIGURE_ENDS


def _text(words: list[Word]) -> str:
    parts = [words[0][4]]
    _, _, edge, _, _, number, _, start = words[0]
    for x0, top, x1, bottom, text, line, blank, place in words[1:]:
        follows = line == number and place > start
        parts.append(blank if follows else _gap(parts[-1], text, x0 - edge, bottom - top))
        parts.append(text)
        edge, number, start = x1, line, place
    return "".join(parts)


_UNIT = regex(r"[(（《〈「『【〔\[“‘]*(?:[!-~]+|.)[，。、；：！？）》〉」』】〕\]”’,.;:!?)…%]*")
_NARROW = 0.55
"""Width of a Latin letter or digit in widths of a Chinese character, on average."""


def weight(text: str) -> float:
    """The width of a text in Chinese characters, about."""
    return len(text) - (1 - _NARROW) * len(text.encode("ascii", "ignore"))


def first_unit(text: str) -> float:
    """The width of what cannot be parted at the head of a text: a character with its signs, a Latin word."""
    match = _UNIT.match(text)
    return weight(match[0]) if match else 0.0


def _gap(before: str, after: str, gap: float, size: float) -> str:
    """What a gap stands for: a blank, or nothing where Chinese was set beside a digit."""
    if gap < _TOUCH * size or ((before[-1] >= _BROAD or after[0] >= _BROAD) and gap < size):
        return ""
    return " "
