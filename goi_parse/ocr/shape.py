"""Width and height of a picture from its first bytes: a small file that unpacks to gigabytes is left packed."""

import struct

from goi_parse.text import regex

__all__ = ["shape_of"]

_PGM = regex(rb"P5\s(\d{1,6}) (\d{1,6})\s255\n")
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Marks of the JPEG segments that tell the size."""


def shape_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, BMP or PGM file; None for any other."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data.startswith(b"BM") and len(data) > 26:
        width, height = struct.unpack("<ii", data[18:26])
        return abs(int(width)), abs(int(height))
    if data.startswith(b"\xff\xd8"):
        return _of_jpeg(data)
    match = _PGM.match(data)
    return (int(match[1]), int(match[2])) if match else None


def _of_jpeg(data: bytes) -> tuple[int, int] | None:
    """The size that the first frame of a JPEG file states; its segments are passed over one by one."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        mark = data[place + 1]
        if mark in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return int(width), int(height)
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big") if mark != 0xFF else 1
    return None
