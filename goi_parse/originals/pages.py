"""Pages of a PDF as pictures, what is marked outlined. Drawn by pdfium and Pillow, which reading a PDF brings along."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from goi_parse.errors import SourceError
from goi_parse.location import Box
from goi_parse.readers.base import Source
from goi_parse.show.source import Area, PagePicture, SourceView
from goi_parse.show.viewer import Mark

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["pages"]

_SCALE = 2.0
"""Pixels a point: sharp on a good screen, 150 kB a page."""
_AROUND = 150.0
"""Points shown above and below what is marked, unless the whole page is asked for."""
_PADDING = 1.5
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


def pages(opened: Source, marks: Sequence[Mark], *, whole: bool) -> SourceView:
    """Each page that has a mark, in order. Raises as the PDF reader does."""
    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.location is not None and mark.location.page is not None:
            by_page.setdefault(mark.location.page, []).append(mark)
    shown = tuple(_picture(opened, page, by_page[page], whole=whole) for page in sorted(by_page))
    return SourceView(shown, tuple(m.words for m in marks if m.location is None or m.location.page is None))


def _picture(opened: Source, page: int, marks: Sequence[Mark], *, whole: bool) -> PagePicture:
    from PIL import Image

    from goi_parse.readers.pdf.pictures import page_png, page_size

    try:
        width, height = page_size(opened.data, page - 1)
        sheet = Image.open(io.BytesIO(page_png(opened.data, page - 1, _SCALE))).convert("RGB")
    except LookupError as error:
        raise SourceError(f"没有第 {page} 页 / there is no page {page}", context={"path": opened.name}) from error
    placed = [
        (mark.location.box, mark) for mark in marks if mark.location is not None and mark.location.box is not None
    ]
    boxes = sorted(((_padded(box), mark) for box, mark in placed), key=lambda each: [*_PENS].index(each[1].kind))
    scale = sheet.width / width  # a giant page is drawn smaller
    drawn = _outlined(sheet, boxes, scale)
    top, bottom = (0.0, height) if whole or not boxes else _strip([box for box, _ in boxes], height)
    strip = drawn.crop((0, round(top * scale), drawn.width, round(bottom * scale)))
    kept = io.BytesIO()
    strip.save(kept, "PNG")
    areas = tuple(
        Area((x0 / width, (y0 - top) / (bottom - top), x1 / width, (y1 - top) / (bottom - top)), mark)
        for (x0, y0, x1, y1), mark in boxes
    )
    return PagePicture(page, kept.getvalue(), round(width), areas)


def _padded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return x0 - _PADDING, top - _PADDING, x1 + _PADDING, bottom + _PADDING


def _strip(boxes: Iterable[Box], height: float) -> tuple[float, float]:
    """From where to where the page is shown around the boxes."""
    tops, bottoms = zip(*((box[1], box[3]) for box in boxes), strict=True)
    return max(0.0, min(tops) - _AROUND), min(height, max(bottoms) + _AROUND)


def _outlined(sheet: "Image.Image", boxes: Sequence[tuple[Box, Mark]], scale: float) -> "Image.Image":
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
