"""Digits beside a figure that are no part of it: the mark of a note, set smaller and higher; and digits struck out.

A page shows what the order of its characters does not. A note's mark is given as Unicode has it (45531¹), and a
digit that is struck out keeps its stroke, so that neither is ever taken for a digit of the figure.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from goi_parse.location import Box
from goi_parse.readers.pdf.ink import Word
from goi_parse.readers.pdf.marks import Mark
from goi_parse.readers.raised import lowered, raised
from goi_parse.text import is_figure, regex

__all__ = ["DIGITS", "SMALLER", "STRUCK", "is_printed_figure", "strokes", "with_marks", "with_strokes"]

DIGITS = frozenset("0123456789０１２３４５６７８９")
SMALLER = 0.9
"""Part of the height of a figure that a note's mark has at most."""
STRUCK = "\u0336"
"""Stands behind each digit that is struck out."""
_LIFTED, _SUNK = 0.15, 0.05
"""Part of the height by which a mark stands above the foot of a figure, or hangs below it."""
_TOUCHING = 0.4
"""Heights between a figure and its mark at most."""
_THINNEST, _SHORTEST = 3.0, 2.5
"""Points: the thickest stroke through a digit, and the shortest one."""
_MIDDLE = 0.3
"""Part of a digit's height, above and below, in which no stroke goes through it."""
_BEYOND = 0.5
"""Heights by which a stroke may be longer than what it strikes out."""

_PRINTED = regex(rf"[{STRUCK}\d０-９,，.．⁰¹²³⁴-⁹₀-₉]+")

Boxes = Callable[[list[int]], Sequence[Box]]
"""The boxes of the characters with these numbers."""


def is_printed_figure(text: str) -> bool:
    """Whether a cell holds a figure, be it with a note's mark or with digits struck out."""
    return is_figure(text) or (text[:1] in DIGITS and _PRINTED.fullmatch(text) is not None)


def with_marks(words: list[Word], suspects: list[int], boxes: Boxes) -> list[tuple[int, str]]:
    """Make digits that are notes' marks known as such; back come the texts that have changed, each with its index.

    ``suspects`` are numbers of words in which, or between which and the word before, the height of digits changes.
    """
    changed: list[tuple[int, str]] = []
    for number in suspects:
        near = [number - 1, number] if number and _touch(words[number - 1], words[number]) else [number]
        found = {place: boxes(_indices(words[place])) for place in near}
        digits = [box for place in near for box, it in zip(found[place], words[place][4], strict=True) if it in DIGITS]
        figure = max(digits, key=lambda box: box[3] - box[1])
        for place in near:
            x0, top, x1, bottom, text, line, blank, start = words[place]
            letters = zip(text, found[place], strict=True)
            told = "".join([_told(letter, box, figure) if letter in DIGITS else letter for letter, box in letters])
            if told != text:
                words[place] = (x0, top, x1, bottom, told, line, blank, start)
                changed.append((start, told))
    return changed


def _indices(word: Word) -> list[int]:
    return list(range(word[7], word[7] + len(word[4])))


def _touch(one: Word, two: Word) -> bool:
    reach = _TOUCHING * max(one[3] - one[1], two[3] - two[1])
    return abs(max(one[0], two[0]) - min(one[2], two[2])) < reach and min(one[3], two[3]) > max(one[1], two[1])


def _told(digit: str, box: Box, figure: Box) -> str:
    """A digit beside a figure, as what it is."""
    height = figure[3] - figure[1]
    if box[3] - box[1] > SMALLER * height:
        return digit
    if figure[3] - box[3] > _LIFTED * height:
        return raised(digit)
    return lowered(digit) if box[3] - figure[3] > _SUNK * height else digit


def strokes(marks: list[Mark]) -> list[tuple[float, float, float]]:
    """Height, left and right end of what may be a stroke through digits, sorted: every thin level mark."""
    return sorted(
        [
            ((top + bottom) / 2, x0, x1)
            for x0, top, x1, bottom, area, faint in marks
            if bottom - top < _THINNEST and x1 - x0 > _SHORTEST and not area and not faint
        ]
    )


def with_strokes(words: list[Word], lines: list[tuple[float, float, float]], boxes: Boxes) -> list[Word]:
    """The words, with a stroke behind each digit that a line goes through the middle of."""
    heights = [line[0] for line in lines]
    told: list[Word] = []
    for word in words:
        x0, top, x1, bottom, text, line, blank, start = word
        room = _MIDDLE * (bottom - top)
        first, past = bisect_left(heights, top + room), bisect_left(heights, bottom - room)
        if first < past and not DIGITS.isdisjoint(text):
            reach = _BEYOND * (bottom - top)
            through = [(a, b) for _, a, b in lines[first:past] if a > x0 - reach and b < x1 + reach and b > x0 < x1 > a]
            if through:
                letters = zip(text, boxes(_indices(word)), strict=True)
                text = "".join([letter + STRUCK * _is_struck(letter, box, through) for letter, box in letters])
                told.append((x0, top, x1, bottom, text, line, blank, start))
                continue
        told.append(word)
    return told


def _is_struck(letter: str, box: Box, through: list[tuple[float, float]]) -> bool:
    middle = (box[0] + box[2]) / 2
    return letter in DIGITS and any(start < middle < end for start, end in through)
