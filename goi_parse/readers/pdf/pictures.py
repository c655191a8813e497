"""The bytes of a picture, on demand: the file as it was embedded where that is a JPEG, else a PNG of what one sees."""

import ctypes
import struct
import zlib

from goi_parse.location import Box
from goi_parse.readers.pdf.engine import Handle, open_document, open_page, pdfium

__all__ = ["in_grey", "page_png", "page_size", "picture_bytes"]

_WHOLE_FILES = {b"DCTDecode", b"JPXDecode"}
_SCALE = 200 / 72
"""Pixels a point: 200 dots an inch, enough for reading by machine."""
_MOST_PIXELS = 40_000_000
_GREY, _BGRX = 1, 3


def picture_bytes(data: bytes, page: int, number: int, box: Box) -> bytes:
    """The picture with that number among the objects of a page (from 0); -1 for what only its box tells.

    Raises SourceError for a broken document and LookupError where the page has no such picture.
    """
    with open_document(data, None) as document, open_page(document, page) as handle:
        if handle is None:
            raise LookupError(f"page {page + 1} cannot be loaded")
        if number >= 0 and (whole := _embedded(pdfium().get_object(handle, number))):
            return whole
        return _rendered(handle, box)


def _embedded(image: Handle) -> bytes | None:
    """The embedded file, if its last filter makes it one that stands for itself."""
    pdf = pdfium()
    if pdf.image_filter_count(image) != 1:
        return None
    name = ctypes.create_string_buffer(32)
    pdf.image_filter(image, 0, name, ctypes.c_ulong(32))
    if name.value not in _WHOLE_FILES:
        return None
    size = pdf.image_raw(image, None, ctypes.c_ulong(0))
    buffer = ctypes.create_string_buffer(max(1, size))
    pdf.image_raw(image, buffer, ctypes.c_ulong(size))
    return buffer.raw[:size]


def page_png(data: bytes, page: int, scale: float = 1.0) -> bytes:
    """The whole page (from 0) as PNG, so that one can look. Raises as ``picture_bytes``."""
    with open_document(data, None) as document, open_page(document, page) as handle:
        if handle is None:
            raise LookupError(f"page {page + 1} cannot be loaded")
        pdf = pdfium()
        return _rendered(handle, (0.0, 0.0, pdf.page_width(handle), pdf.page_height(handle)), scale)


def page_size(data: bytes, page: int) -> tuple[float, float]:
    """Width and height in points of a page (from 0) as it is displayed. Raises as ``picture_bytes``."""
    with open_document(data, None) as document, open_page(document, page) as handle:
        if handle is None:
            raise LookupError(f"page {page + 1} cannot be loaded")
        return pdfium().page_width(handle), pdfium().page_height(handle)


def _rendered(page: Handle, box: Box, scale: float = _SCALE) -> bytes:
    """A part of the page as it is displayed, as PNG."""
    width, height, stride, pixels = _pixels(page, box, scale, _BGRX)
    return _png(width, height, pixels, stride)


def in_grey(page: Handle, box: Box) -> bytes:
    """A part of the page as it is displayed, as PGM: shades of grey, not packed, for who reads it at once."""
    width, height, stride, pixels = _pixels(page, box, _SCALE, _GREY)
    rows = (
        pixels
        if stride == width
        else b"".join(pixels[start : start + width] for start in range(0, stride * height, stride))
    )
    return b"P5 %d %d 255\n" % (width, height) + rows


def _pixels(page: Handle, box: Box, scale: float, kind: int) -> tuple[int, int, int, bytes]:
    """Width, height, bytes in a row, and the rows."""
    pdf = pdfium()
    x0, top, x1, bottom = box
    while (x1 - x0) * (bottom - top) * scale * scale > _MOST_PIXELS:
        scale /= 2
    width, height = max(1, round((x1 - x0) * scale)), max(1, round((bottom - top) * scale))
    bitmap = pdf.bitmap_create(width, height, kind, None, 0)
    try:
        pdf.bitmap_fill(bitmap, 0, 0, width, height, ctypes.c_ulong(0xFFFFFFFF))
        full = round(pdf.page_width(page) * scale), round(pdf.page_height(page) * scale)
        pdf.render(bitmap, page, round(-x0 * scale), round(-top * scale), *full, 0, 1)
        stride = pdf.bitmap_stride(bitmap)
        pixels = ctypes.string_at(pdf.bitmap_buffer(bitmap), stride * height)
    finally:
        pdf.bitmap_destroy(bitmap)
    return width, height, stride, pixels


def _png(width: int, height: int, pixels: bytes, stride: int) -> bytes:
    """BGRx rows as a PNG file."""
    rows = bytearray()
    for row in range(height):
        line = pixels[row * stride : row * stride + 4 * width]
        rgb = bytearray(3 * width)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b"\0" + rgb
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
