"""Ruling lines on a picture, by morphology: what is thin, straight and longer than any stroke of a letter."""

import cv2
import numpy as np

from goi_parse.ocr.pixels import HEIGHT, WIDTH, Grey, Picture, parts_of
from goi_parse.readers.pdf.ink import Rule
from goi_parse.readers.pdf.rulings import rulings

__all__ = ["ruled"]

_LONG, _HIGH = 22.0, 14.0
"""Points; no stroke of a printed letter is as long across, or as high."""
_THICK = 4.0
"""Points; what is thicker is no line."""


def ruled(picture: Picture) -> tuple[list[Rule], list[Rule], Grey]:
    """The horizontal and vertical rules in points, and the ink without them."""
    scale = picture.scale
    left = picture.ink.copy()
    marks: list[tuple[float, float, float, float, bool, bool]] = []
    for long, across in ((_LONG, True), (_HIGH, False)):
        length = round(long * scale)
        bridge, kernel = ((2, 1), (1, length)) if across else ((1, 2), (length, 1))
        # A line that stands a little askew steps aside now and then: it is followed over one such step.
        thickened = cv2.dilate(picture.ink, np.ones(bridge, np.uint8))
        found = cv2.morphologyEx(thickened, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
        labels, parts = parts_of(np.asarray(found, np.uint8))
        thin = np.asarray(parts[:, HEIGHT if across else WIDTH] <= _THICK * scale)
        thin[0] = False
        found = np.asarray(thin[labels], np.uint8)
        for x, y, width, height, _ in parts[thin].tolist():
            x0, top, x1, bottom = x / scale, y / scale, (x + width) / scale, (y + height) / scale
            middle = (top + bottom) / 2 if across else (x0 + x1) / 2
            line = (x0, middle, x1, middle) if across else (middle, top, middle, bottom)
            marks.append((*line, False, False))
        left[cv2.dilate(found, np.ones((3, 3), np.uint8)) > 0] = 0
    height, width = picture.grey.shape
    across_rules, down_rules = rulings(marks, width / scale, height / scale)
    return across_rules, down_rules, left
