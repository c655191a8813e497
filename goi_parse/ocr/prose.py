"""The lines of text outside of ruled tables: found by the detector, each drawn together to its ink."""

import cv2
import numpy as np

from goi_parse.location import Box
from goi_parse.ocr.engine import Engine, mean_score
from goi_parse.ocr.pixels import Grey, Heat, Picture, parts_of
from goi_parse.ocr.strips import Read, Strip, cut_out

__all__ = ["prose_readings"]

_SCALE = 100 / 72
"""Pixels a point at which the detector looks: a line of text is fifteen pixels high."""
_UNIT = 32
"""Pixels; the network takes multiples of this."""
_TEXT, _SURE = 0.3, 0.5
"""Heat from which a pixel is text, and average heat of a line that is one."""
_GROWN = 1.6
"""The network marks the heart of a line: by this share of area to circumference it is grown to the whole."""
_MORE = 0.3
"""Heights of a line to both sides in which its closing sign may stand."""
_LEAST = 3
"""Pixels; the least height of a line in the heat."""
_LOWEST = 0.35
"""Average score below which what was read is no text."""


def prose_readings(picture: Picture, ink: Grey, tables: list[Box], engine: Engine) -> list[Read]:
    """What stands outside these tables, line by line."""
    grey, free = picture.grey.copy(), ink.copy()
    scale = picture.scale
    for x0, top, x1, bottom in tables:
        rows = slice(max(0, round(top * scale) - 2), round(bottom * scale) + 3)
        columns = slice(max(0, round(x0 * scale) - 2), round(x1 * scale) + 3)
        grey[rows, columns], free[rows, columns] = 255, 0
    strips = [strip for box in _boxes(grey, free, scale, engine) if (strip := _drawn_in(free, box)) is not None]
    lines = engine.lines([cut_out(picture, strip) for strip in strips])
    found: list[Read] = []
    for strip, glyphs in zip(strips, lines, strict=True):
        text = "".join(glyph.text for glyph in glyphs).strip()
        if text and (score := mean_score(glyphs)) >= _LOWEST:
            found.append(Read(strip, text, score))
    return found


def _boxes(grey: Grey, ink: Grey, scale: float, engine: Engine) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each line of text in pixels of the picture."""
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    if not len(rows):
        return []
    margin = round(8 * scale)  # what the network sees of the page begins a little before its text
    top, bottom = max(0, int(rows[0]) - margin), min(grey.shape[0], int(rows[-1]) + margin)
    left, right = max(0, int(columns[0]) - margin), min(grey.shape[1], int(columns[-1]) + margin)
    seen = grey[top:bottom, left:right]
    factor = _SCALE / scale
    size = [max(_UNIT, round(length * factor / _UNIT) * _UNIT) for length in seen.shape[::-1]]
    heat = engine.heat(np.asarray(cv2.resize(seen, size, interpolation=cv2.INTER_AREA), np.uint8))
    across, down = seen.shape[1] / size[0], seen.shape[0] / size[1]
    return [
        (left + round(x0 * across), top + round(y0 * down), left + round(x1 * across), top + round(y1 * down))
        for x0, y0, x1, y1 in _hot(heat)
    ]


def _hot(heat: Heat) -> list[tuple[float, float, float, float]]:
    """The boxes of the lines in the heat, grown to their whole size."""
    mask = np.asarray(heat > _TEXT, np.uint8)
    labels, parts = parts_of(mask)
    found: list[tuple[float, float, float, float]] = []
    for number, (x, y, width, height, _) in enumerate(parts[1:].tolist(), 1):
        part = slice(y, y + height), slice(x, x + width)
        if min(width, height) < _LEAST or float(heat[part][labels[part] == number].mean()) < _SURE:
            continue
        grow = _GROWN * width * height / (2 * (width + height))
        found.append((x - grow, y - grow, x + width + grow, y + height + grow))
    return found


def _drawn_in(ink: Grey, box: tuple[int, int, int, int]) -> Strip | None:
    """The line with its sides where its ink ends; None where there is none."""
    height, width = ink.shape
    more = round(_MORE * (box[3] - box[1]))
    x0, top, x1, bottom = max(0, box[0] - more), max(0, box[1]), min(width, box[2] + more), min(height, box[3])
    inside = ink[top:bottom, x0:x1]
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    if not len(rows):
        return None
    room = (x0, top, x1, bottom)
    return Strip(x0 + int(columns[0]), top + int(rows[0]), x0 + int(columns[-1]) + 1, top + int(rows[-1]) + 1, room)
