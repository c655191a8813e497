"""The words of a page from pdfium: the page's text in one call, boxes only for the ends of each word."""

import ctypes
import re
import struct
from collections import deque
from itertools import repeat
from math import pi

from goi_parse.readers.pdf.engine import Handle, pdfium
from goi_parse.readers.pdf.ink import Frame, Word
from goi_parse.readers.pdf.letters import is_odd, plain, unhealthy_share

__all__ = ["TextPage"]

_WORD = re.compile(r"\S+")
_LINE_START = re.compile(r"(?m)^\S")
_SAMPLE = 8
"""Lines of a page that are asked how they stand."""
_BROAD = "\u2e80"  # from here on: Chinese characters and full-width signs
_HYPHEN = "\ufffe"  # pdfium's own mark for a hyphen at the end of a line; in a table that is a printed "-"


class TextPage:
    """The text of one loaded page. Its buffers are its own: two readings never share one."""

    def __init__(self, handle: Handle, frame: Frame) -> None:
        self._pdf = pdfium()
        self._handle = handle
        self._frame = frame
        self._text, self._count = self._read_text()

    def _read_text(self) -> tuple[str, int]:
        """The text, one unit per UTF-16 code unit as pdfium counts them, and the number of characters."""
        count = self._pdf.count_chars(self._handle)
        if count <= 0:
            return "", 0
        buffer = ctypes.create_string_buffer(2 * count + 2)
        units = self._pdf.get_text(self._handle, 0, count, buffer) - 1
        raw = buffer.raw[: 2 * units]
        text = raw.decode("utf-16-le", "surrogatepass")
        if len(text) != units:  # a character beyond the BMP is two units, and pdfium counts units
            text = "".join(map(chr, memoryview(raw).cast("H")))
        return text.replace(_HYPHEN, "-"), count

    @property
    def text(self) -> str:
        """The page's text in the order of its content stream."""
        return self._text

    def words(self) -> list[Word]:
        """Every word with its box, its line and what parts it from the word before."""
        spans = [match.span() for match in _WORD.finditer(self._text)]
        if not spans:
            return []
        boxes = self._boxes([index for start, end in spans for index in (start, end - 1)])
        words: list[Word] = []
        text, line, stop, edge = self._text, 0, 0, 0.0
        for (start, end), first, last in zip(spans, boxes[::2], boxes[1::2], strict=True):
            x0, top, x1, bottom = first
            if end - start > 1:
                if last[1] >= bottom:  # upright text down the page, or two lines that pdfium takes for one
                    words += self._stacked(start, end, line)
                    stop, edge = end, last[2]
                    continue
                x0, top, x1, bottom = _around(first, last)
            blank = text[stop:start]
            if "\n" in blank:
                line += 1
                blank = ""
            elif blank:
                blank = self._blank(stop, start, x0 - edge, bottom - top)
            words.append((x0, top, x1, bottom, plain(text[start:end]), line, blank, start))
            stop, edge = end, x1
        return words

    def _stacked(self, start: int, end: int, line: int) -> list[Word]:
        """Letters that go down the page as words of their own, those of one height together."""
        pieces: list[Word] = []
        for index, (x0, top, x1, bottom) in enumerate(self._boxes(list(range(start, end))), start):
            letter = plain(self._text[index])
            if pieces and top + bottom < 2 * pieces[-1][3]:
                last = pieces[-1]
                pieces[-1] = (last[0], last[1], x1, max(last[3], bottom), last[4] + letter, line, "", last[7])
            else:
                pieces.append((x0, top, x1, bottom, letter, line, "", index))
        return pieces

    def _blank(self, stop: int, start: int, gap: float, size: float) -> str:
        """Whether a blank was printed: beside Chinese, pdfium takes the small gap before a digit for one."""
        text = self._text
        if (text[stop - 1] >= _BROAD or text[start] >= _BROAD) and gap < size:
            if start - stop == 1 and self._pdf.is_generated(self._handle, self._index(stop)):
                return ""
        return " "

    def _index(self, unit: int) -> int:
        """pdfium leaves characters without text out of its text, but not out of its count."""
        if len(self._text) == self._count:
            return unit
        return self._pdf.char_index(self._handle, unit)

    def _boxes(self, indices: list[int]) -> list[tuple[float, float, float, float]]:
        """x0, top, x1, bottom of each of these characters, as displayed."""
        if len(self._text) != self._count:
            indices = [self._index(unit) for unit in indices]
        size = len(indices)
        buffer = ctypes.create_string_buffer(16 * size)
        slots = [ctypes.byref(buffer, offset) for offset in range(0, 16 * size, 16)]
        deque(map(self._pdf.char_box, repeat(self._handle), indices, slots), maxlen=0)
        found = struct.iter_unpack("4f", buffer.raw)
        if self._frame.turns:
            return [self._frame.shown(box) for box in found]
        left, upper = self._frame.left, self._frame.bottom + self._frame.height
        return [(x0 - left, upper - top, x1 - left, upper - bottom) for x0, top, x1, bottom in found]

    def cut(self, word: Word, borders: list[float]) -> list[Word]:
        """The word in pieces, cut where the middle of a character passes one of ``borders``."""
        _, top, _, bottom, text, line, blank, start = word
        if (match := _WORD.match(self._text, start)) is not None:
            text = match[0]
        boxes = self._boxes(list(range(start, start + len(text))))
        pieces: list[Word] = []
        place = -1
        for offset, (letter, (x0, _, x1, _)) in enumerate(zip(text, boxes, strict=True)):
            column = sum((x0 + x1) / 2 > border for border in borders)
            if column == place:
                last = pieces[-1]
                pieces[-1] = (last[0], top, x1, bottom, last[4] + letter, line, last[6], last[7])
            else:
                pieces.append((x0, top, x1, bottom, letter, line, " " if pieces else blank, start + offset))
                place = column
        return pieces

    def unhealthy(self) -> float:
        """Which part of the page's characters cannot be text.

        pdfium gives a character without a mapping its code's value, which may be any plausible letter: those are
        counted, and stand as U+FFFD in every word read after this.
        """
        share = unhealthy_share(self._text)
        starts = [match.start() for match in _LINE_START.finditer(self._text)]
        if not any(map(self._pdf.has_map_error, repeat(self._handle), map(self._index, starts))):
            return share
        indices = map(self._index, range(len(self._text)))
        errors = [flag == 1 for flag in map(self._pdf.has_map_error, repeat(self._handle), indices)]
        self._text = "".join("\ufffd" if bad and not letter.isspace() else letter for letter, bad in zip(self._text, errors, strict=True))
        return max(share, unhealthy_share(self._text))

    def turned(self) -> int:
        """Quarter turns clockwise that would set most of the text upright; 0 for a usual page."""
        starts = [match.start() for match in _LINE_START.finditer(self._text)]
        sample = starts[:: len(starts) // _SAMPLE + 1]
        angles = [self._pdf.char_angle(self._handle, self._index(start)) for start in sample]
        turns = [(round(angle * 2 / pi) - self._frame.turns) % 4 for angle in angles]
        most = max(set(turns), key=turns.count, default=0)
        return most if turns.count(most) * 2 > len(turns) else 0


def _around(
    a: tuple[float, float, float, float], b: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return (
        a[0] if a[0] < b[0] else b[0],
        a[1] if a[1] < b[1] else b[1],
        a[2] if a[2] > b[2] else b[2],
        a[3] if a[3] > b[3] else b[3],
    )
