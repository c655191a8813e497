"""Boxes drawn into the picture of a page. By Pillow, which reading a PDF brings along."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from goi_parse.location import Box
from goi_parse.show.source import Area, PagePicture
from goi_parse.show.viewer import Mark

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["outlined"]

_AROUND = 0.25
"""How much is shown above and below what is marked, of the page's width, unless the whole page is asked for."""
_PADDING = 0.0025
"""How far outlines stand off what they mark, of the page's width."""
# Kind -> colour, width of the outline and strength of the filling: what is graver lies on top, and is told apart
# without colours by its weight.
_PENS = {
    "figure": ((0, 124, 146), 2, 0),
    "note": ((66, 133, 244), 1, 30),
    "warning": ((230, 120, 0), 4, 60),
    "error": ((213, 30, 40), 6, 70),
}
_ALONE = 60
"""How strongly a figure is filled that is the only thing marked."""


def outlined(
    sheet: "Image.Image",
    size: tuple[float, float],
    marks: Iterable[Mark],
    *,
    page: int | None,
    image: str | None,
    whole: bool,
) -> PagePicture:
    """The sheet with its marks outlined, or the strip around them; ``size`` is in what boxes are counted in."""
    width, height = size
    placed = [(m.location.box, m) for m in marks if m.location is not None and m.location.box is not None]
    boxes = sorted(((_padded(box, width), m) for box, m in placed), key=lambda each: [*_PENS].index(each[1].kind))
    scale = sheet.width / width
    drawn = _drawn(sheet, boxes, scale)
    top, bottom = (0.0, height) if whole or not boxes else _strip([box for box, _ in boxes], width, height)
    strip = drawn.crop((0, round(top * scale), drawn.width, round(bottom * scale)))
    kept = io.BytesIO()
    strip.save(kept, "PNG")
    areas = tuple(
        Area((x0 / width, (y0 - top) / (bottom - top), x1 / width, (y1 - top) / (bottom - top)), mark)
        for (x0, y0, x1, y1), mark in boxes
    )
    return PagePicture(kept.getvalue(), page, image, areas)


def _padded(box: Box, width: float) -> Box:
    x0, top, x1, bottom = box
    far = _PADDING * width
    return x0 - far, top - far, x1 + far, bottom + far


def _strip(boxes: Iterable[Box], width: float, height: float) -> tuple[float, float]:
    """From where to where the page is shown around the boxes."""
    tops, bottoms = zip(*((box[1], box[3]) for box in boxes), strict=True)
    return max(0.0, min(tops) - _AROUND * width), min(height, max(bottoms) + _AROUND * width)


def _drawn(sheet: "Image.Image", boxes: Sequence[tuple[Box, Mark]], scale: float) -> "Image.Image":
    from PIL import Image, ImageDraw

    for box, mark in boxes:
        colour, weight, strength = _PENS[mark.kind]
        x0, top, x1, bottom = corners = tuple(round(number * scale) for number in box)
        filling = strength or (_ALONE if len(boxes) == 1 else 0)
        if filling and x1 > x0 and bottom > top:
            tint = Image.new("RGB", (x1 - x0, bottom - top), colour)
            sheet.paste(tint, (x0, top), Image.new("L", tint.size, filling))
        ImageDraw.Draw(sheet).rectangle(corners, outline=colour, width=weight)
    return sheet
