"""A picture made ready: grey, upright, its noise taken out, at a known number of pixels a point."""

import math

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from goi_parse.ocr.shape import shape_of

__all__ = [
    "AREA",
    "HEIGHT",
    "SCALE",
    "WIDTH",
    "Grey",
    "Heat",
    "Picture",
    "Whole",
    "on_its_side",
    "parts_of",
    "picture_of",
]

Grey = NDArray[np.uint8]
Heat = NDArray[np.float32]
Whole = NDArray[np.int32]

WIDTH, HEIGHT, AREA = 2, 3, 4
"""Where width, height and area of a part stand in its row."""

SCALE = 200 / 72
"""Pixels a point that a picture is brought to: 200 dots an inch."""
_NEAR = 0.01
_LEAST = 32
"""Pixels; what is smaller either way holds no table."""
_MOST_PIXELS = 40_000_000
_UPRIGHT_SHEET, _BROAD_SHEET = 595.0, 842.0
"""Points; the width of a sheet of A4, as it stands and on its side."""
_MOST_GROWN = 3.0
"""How many times larger a picture is made at most."""
_MOST_TILT, _COARSE, _FINE = 3.0, 0.5, 0.05
"""Degrees."""
_LEAST_TILT = 0.08
_PROBE = 1000
"""Pixels; the longer side of the small copy on which the tilt is measured."""
_WINDOW, _DARKER = 31, 14
_SPECKLED = 0.4
"""Part of the separate marks on a picture that are specks, from which its noise is taken out."""
_SPECK, _LARGEST_SPECK = 4, 24
"""Pixels of a speck by which noise is told, and of the largest that is taken out where there is noise."""
_BESIDE = 11
"""Pixels; twice as far from a character as a point stands that belongs to it."""


@attrs.frozen(eq=False)
class Picture:
    """Grey pixels and which of them are ink; how many of them make a point, and by how much it was turned upright."""

    grey: Grey
    ink: Grey
    scale: float
    tilt: float
    """Radians by which it was turned to stand upright."""
    width: int
    """Pixels of the picture as it came."""


def picture_of(data: bytes, size: tuple[float, float] | None) -> Picture | None:
    """The picture ready to be read, or None where it cannot be decoded. ``size`` is that in points, where known."""
    shape = shape_of(data)
    if shape is None or min(shape) < _LEAST or shape[0] * shape[1] > _MOST_PIXELS:
        return None
    try:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error:
        return None
    if decoded is None:
        return None
    grey, scale = _scaled(np.asarray(decoded, np.uint8), size)
    noisy = _is_noisy(_ink(grey))
    if noisy:  # only then: the filter thins out the strokes of a clean picture
        grey = np.asarray(cv2.medianBlur(grey, 3), np.uint8)
    tilt = _tilt(grey)
    if tilt:
        grey = _turned(grey, tilt)
    ink = _without_specks(_ink(grey)) if noisy else _ink(grey)
    return Picture(grey, ink, scale, math.radians(tilt), decoded.shape[1])


def on_its_side(picture: Picture, turns: int) -> Picture:
    """The picture turned clockwise by so many quarters."""
    grey, ink = (np.ascontiguousarray(np.rot90(plane, -turns)) for plane in (picture.grey, picture.ink))
    return attrs.evolve(picture, grey=grey, ink=ink)


def _scaled(grey: Grey, size: tuple[float, float] | None) -> tuple[Grey, float]:
    """The picture at ``SCALE`` pixels a point, or as it is where that is near; and the pixels a point it has then."""
    scale = grey.shape[1] / _width(grey, size)
    factor = min(SCALE / scale, _MOST_GROWN)
    shape = max(2, round(grey.shape[1] * factor)), max(2, round(grey.shape[0] * factor))
    if abs(factor - 1) < _NEAR or shape[0] * shape[1] > _MOST_PIXELS:
        return grey, scale
    method = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(grey, shape, interpolation=method), np.uint8), scale * factor


def _width(grey: Grey, size: tuple[float, float] | None) -> float:
    """Points; a picture whose size is not known is a sheet: a table taken too small would lose its rows."""
    if size is not None:
        return size[0]
    return _UPRIGHT_SHEET if grey.shape[0] > grey.shape[1] else _BROAD_SHEET


def _ink(grey: Grey) -> Grey:
    """Which pixels are darker than their surroundings: 1 for ink."""
    return np.asarray(
        cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW, _DARKER), np.uint8
    )


def parts_of(ink: Grey) -> tuple[Whole, Whole]:
    """The parts that hang together: for each pixel the number of its part, and for each part its box and its area.

    A row is left, top, width, height, area; part 0 is the ground.
    """
    _, labels, parts, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return np.asarray(labels, np.int32), np.asarray(parts, np.int32)


def _is_noisy(ink: Grey) -> bool:
    """Whether much of what is dark is specks: a poor scan."""
    areas = parts_of(ink)[1][1:, AREA]
    return int((areas <= _SPECK).sum()) > _SPECKLED * max(1, len(areas))


def _without_specks(ink: Grey) -> Grey:
    """The ink without what the filter left of specks. A point stands beside something larger, and is kept."""
    labels, parts = parts_of(ink)
    areas = parts[:, AREA]
    large = np.asarray(areas > _LARGEST_SPECK, np.uint8)
    large[0] = 0
    near = cv2.dilate(np.asarray(large[labels], np.uint8), np.ones((_BESIDE, _BESIDE), np.uint8))
    beside = np.zeros(len(areas), np.uint8)
    beside[np.unique(labels[near > 0])] = 1
    beside[0] = 0
    return np.asarray((large | (beside & (areas > _SPECK)))[labels], np.uint8)


def _tilt(grey: Grey) -> float:
    """Degrees by which the lines on a picture rise to the right or (below 0) to the left."""
    factor = min(1.0, _PROBE / max(grey.shape))
    small = np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
    ink = _ink(small)
    ink[0], ink[-1], ink[:, 0], ink[:, -1] = 0, 0, 0, 0
    best = _best(ink, 0.0, _MOST_TILT, _COARSE)
    best = _best(ink, best, _COARSE, _FINE)
    return best if abs(best) >= _LEAST_TILT else 0.0


def _best(ink: Grey, middle: float, reach: float, step: float) -> float:
    """The angle at which the rows of pixels differ most: lines of text are dark there, and what is between white."""
    count = round(reach / step)
    angles = [middle + number * step for number in range(-count, count + 1)]
    return max(angles, key=lambda angle: (_contrast(ink, angle), -abs(angle)))


def _contrast(ink: Grey, angle: float) -> float:
    rows = _turned(ink, angle, 0).sum(1, dtype=np.int64)
    return float((np.diff(rows) ** 2).sum())


def _turned(grey: Grey, degrees: float, ground: int = 255) -> Grey:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    method = cv2.INTER_CUBIC if ground else cv2.INTER_NEAREST
    turned = cv2.warpAffine(
        grey, matrix, (width, height), flags=method, borderMode=cv2.BORDER_CONSTANT, borderValue=(ground,)
    )
    return np.asarray(turned, np.uint8)
