"""What tells a doubtful figure from a sure one: its scores, and whether there are as many shapes as characters.

A network that reads lines drops one of two equal digits now and then, takes a slash for a one, and loses a decimal
point. None of that shows in its scores, but all of it shows in the ink.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from goi_parse.ocr.engine import ALIKE, Glyph
from goi_parse.ocr.pixels import Grey, parts_of
from goi_parse.text import regex

__all__ = ["DOUBT", "mark", "settled"]

DOUBT = "\ufffd"
"""Stands for a character that cannot be told."""

_FIGURE = regex(r"[+\-−－]?[\d０-９]+(?:[.,，．][\d０-９]+)*(?:[万元件项个条份宗]*)")
_DIGITAL = regex(r"[\d.,+\-/|\\lIOoQ〇○◯—一]+")
"""What figures and marks are read as."""
_MEANT = str.maketrans({sign: family[0] for family in ALIKE for sign in family})
_SURE = 0.5
"""Score of a digit from which it is taken as read."""
_SPECK = 0.09
"""Heights of a line; what is smaller both ways is no point and no comma."""
_SLANT = 0.22
"""How far a stroke leans to the right, in heights of it, from which it is a slash."""
_FLAT, _LOW = 0.6, 0.3
"""Height to width of a lone stroke, and its height in usual heights, up to which it is a dash."""
_SMALLEST = 0.5
"""Usual heights of a line; no digit is lower."""
_LONG_DASH = 0.75
"""Heights of a line's characters from which a dash is a long one."""
_DIGIT = 0.56
"""Width of a digit with the gap behind it, in heights of a digit."""
_POINT = 0.45
"""Width of a point, a comma or a sign, in digits."""


def mark(ink: Grey, usual: float) -> str:
    """The dash or the slash that a line of a cell is by its shape; "" for anything else.

    The network takes them for a one or for 一. ``usual`` is the height of the table's lines in pixels.
    """
    shapes = _shapes(ink)
    return _stroke(ink, shapes[0], usual) if len(shapes) == 1 else ""


def settled(glyphs: Sequence[Glyph], ink: Grey, usual: float) -> str:
    """The text of a cell's line, with ``DOUBT`` for each character of a figure that is not sure."""
    text = "".join(glyph.text for glyph in glyphs).strip()
    shapes = _shapes(ink)
    if not text:
        return DOUBT if _height(shapes) >= _SMALLEST * usual else ""  # what is lower is no digit, but a speck
    if _DIGITAL.fullmatch(text):
        glyphs = [glyph._replace(text=glyph.text.translate(_MEANT)) for glyph in glyphs]
        text = text.translate(_MEANT)
    if not _FIGURE.fullmatch(text):
        return text
    read = "".join(DOUBT if glyph.score < _SURE else glyph.text for glyph in glyphs if glyph.text.strip())
    return read if _fits(text, shapes, usual) else read + DOUBT


def _shapes(ink: Grey) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each shape, from left to right; what stands one above the other is one."""
    parts: list[tuple[int, int, int, int, int]] = parts_of(ink)[1][1:].tolist()
    found: list[tuple[int, int, int, int]] = []
    small = _SPECK * ink.shape[0]
    for x, y, width, height, _ in sorted(parts):
        if max(width, height) <= small:
            continue
        if found and x < found[-1][2] - min(width, found[-1][2] - found[-1][0]) / 2:
            left, top, right, bottom = found[-1]
            found[-1] = (left, min(top, y), max(right, x + width), max(bottom, y + height))
        else:
            found.append((x, y, x + width, y + height))
    return found


def _height(shapes: Sequence[tuple[int, int, int, int]]) -> int:
    return max((bottom - top for _, top, _, bottom in shapes), default=0)


def _stroke(ink: Grey, box: tuple[int, int, int, int], usual: float) -> str:
    """The mark that a lone stroke is: a slash, a dash; "" for what is none of these."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= _FLAT * width and height <= _LOW * usual:
        return "—" if width > _LONG_DASH * usual else "-"
    rows, columns = np.nonzero(ink[top:bottom, x0:x1])
    if height < usual / 2 or len(rows) > 0.5 * width * height:
        return ""
    spread = float(((rows - rows.mean()) ** 2).mean())
    slope = float(((rows - rows.mean()) * (columns - columns.mean())).mean()) / spread if spread else 0.0
    # Around its axis a stroke is as thin as its pen; a seven or a one with a foot is not.
    beside = columns - columns.mean() - slope * (rows - rows.mean())
    thin = float(np.abs(beside).max()) < 0.16 * height
    return "/" if slope < -_SLANT and thin else ""


def _fits(text: str, shapes: Sequence[tuple[int, int, int, int]], usual: float) -> bool:
    """Whether the ink is high enough, and has as many shapes as the text has characters; fewer where digits touch."""
    tall = _height(shapes)
    if tall < _SMALLEST * usual:
        return False
    digits = sum(letter.isdigit() for letter in text)
    if any(after[0] - before[2] > tall for before, after in pairwise(shapes)):
        return False  # two figures, and no rule was seen between them
    if len(shapes) == len(text):
        return True
    if digits < len(text) and not text[-1].isdigit():
        return len(shapes) >= len(text)  # the unit behind a figure has shapes of many kinds
    if len(shapes) > len(text):
        return False
    width = shapes[-1][2] - shapes[0][0]
    expected = digits + _POINT * (len(text) - digits)
    return abs(width / (_DIGIT * tall) - expected) < 0.75 + 0.1 * digits
