"""Lines of text as strips of pixels: where they lie in a cell, and cut out in the height that the network reads."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from goi_parse.ocr.engine import HEIGHT
from goi_parse.ocr.pixels import Grey, Picture

__all__ = ["Read", "Room", "Strip", "cut_out", "strips_in", "usual_height"]

_SPECK = 1.6
"""Points; ink that is smaller both ways is no character."""
_ONE = 1.35
"""Usual heights of a line up to which pieces one above the other are one character, as the strokes of 二 are."""
_SEVERAL = 1.75
"""Usual heights of a line from which ink is several lines that touch."""
_MARGIN, _SIDE = 0.16, 0.3
"""Heights of a strip that are left white around it."""
_LEAST, _MOST = 4, 4000
"""Pixels; the width of a line that is read. What is longer is no line of text."""


Room = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


class Strip(NamedTuple):
    """A line of text in pixels: left, top, right, bottom of its ink, and of the room that it stands in."""

    x0: int
    top: int
    x1: int
    bottom: int
    room: Room


class Read(NamedTuple):
    """What a strip says, and how sure the network is of it."""

    strip: Strip
    text: str
    score: float = 1.0


def usual_height(ink: Grey, rooms: list[Room], scale: float) -> float:
    """The height of most lines of text in these rooms, in pixels."""
    heights = [b - a for x0, top, x1, bottom in rooms for a, b in _runs(ink[top:bottom, x0:x1])]
    letters = [height for height in heights if height > 3 * scale]
    return float(median(letters)) if letters else 10 * scale


def strips_in(ink: Grey, room: Room, usual: float, scale: float) -> Iterator[Strip]:
    """The lines of text in a room, from the top down."""
    x0, top, x1, bottom = room
    inside = ink[top:bottom, x0:x1]
    if not inside.any():
        return
    for first, last in _lines(inside, usual):
        columns = np.flatnonzero(inside[first:last].any(0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        if max(last - first, right - left) >= _SPECK * scale:
            yield Strip(x0 + left, top + first, x0 + right, top + last, room)


def _lines(inside: Grey, usual: float) -> list[tuple[int, int]]:
    """The runs of rows with ink, those of one character joined and those of several lines parted."""
    lines: list[tuple[int, int]] = []
    for start, end in _runs(inside):
        if lines and end - lines[-1][0] <= _ONE * usual and min(end - start, lines[-1][1] - lines[-1][0]) < usual / 2:
            lines[-1] = (lines[-1][0], end)
        elif end - start > _SEVERAL * usual:
            lines += _parted(inside, start, end, round((end - start) / (1.15 * usual)))
        else:
            lines.append((start, end))
    return lines


def _parted(inside: Grey, start: int, end: int, count: int) -> Iterator[tuple[int, int]]:
    """A block of lines that touch, cut where the least ink lies near where the cuts should be."""
    dark = inside[start:end].sum(1, dtype=np.int64)
    step = (end - start) / max(1, count)
    cuts = [0]
    for number in range(1, count):
        low, high = round((number - 0.3) * step), round((number + 0.3) * step)
        cuts.append(low + int(dark[low:high].argmin()))
    cuts.append(end - start)
    for one, two in pairwise(cuts):
        if two - one > 1:
            yield start + one, start + two


def _runs(ink: Grey) -> list[tuple[int, int]]:
    """Start and end of each stretch of rows that have ink."""
    rows = np.concatenate(([0], np.amax(ink, axis=1, initial=0), [0])).astype(np.int8)
    edges = np.flatnonzero(np.diff(rows))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def cut_out(picture: Picture, strip: Strip, least: float = 0.0) -> Grey:
    """The strip as the network wants it: with some white around it, but nothing of the ruling lines beside it.

    One that is lower than ``least`` is cut out in that height, so that a dash does not fill the line.
    """
    x0, top, x1, bottom, (left, upper, right, lower) = strip
    height = max(bottom - top, round(least))
    top, bottom = (top + bottom - height) // 2, (top + bottom + height) // 2
    margin, side = max(2, round(_MARGIN * height)), max(3, round(_SIDE * height))
    rows = slice(max(upper, top - margin), min(lower, bottom + margin))
    crop = picture.grey[rows, max(left, x0 - side) : min(right, x1 + side)]
    factor = HEIGHT / crop.shape[0]
    size = min(_MOST, max(_LEAST, round(crop.shape[1] * factor))), HEIGHT
    method = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(crop, size, interpolation=method), np.uint8)
