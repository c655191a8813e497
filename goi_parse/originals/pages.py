"""Pages of a PDF as pictures, what is marked outlined."""

import io
from collections.abc import Sequence

from goi_parse.errors import SourceError
from goi_parse.originals.outlines import outlined
from goi_parse.readers.base import Source
from goi_parse.show.source import PagePicture, SourceView
from goi_parse.show.viewer import Mark

__all__ = ["pages"]

_SCALE = 2.0
"""Pixels a point: sharp on a good screen, 150 kB a page."""


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
        size = page_size(opened.data, page - 1)
        sheet = Image.open(io.BytesIO(page_png(opened.data, page - 1, _SCALE))).convert("RGB")
    except LookupError as error:
        raise SourceError(f"没有第 {page} 页 / there is no page {page}", context={"path": opened.name}) from error
    return outlined(sheet, size, marks, page=page, image=None, whole=whole)
