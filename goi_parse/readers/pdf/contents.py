"""What the pages of a PDF draw in all: one small stream may serve a thousand pages, or one page a thousand times."""

from collections.abc import Iterator, Mapping

from goi_parse.errors import LimitError
from goi_parse.readers.pdf.inflate import BUILT_TO_HARM, RATIO, unpacked
from goi_parse.text import regex

__all__ = ["refuse_crowded_pages"]

_PAGES = 4
"""The pages together may draw so many times what one stream may hold."""
_CONTENTS = regex(rb"/Contents\s*(\[[^\]]*\]|\d{1,10}\s+\d{1,5}\s+R)")
_REFERENCE = regex(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_NUMBER = regex(rb"(\d{1,10})\s+\d{1,5}\s*\Z")
_FEW = 40
"""Objects for which the file is searched one by one; to list them all takes longer than the first page."""
_NEAR = 20
"""Bytes before ``obj`` that hold an object's number."""


def refuse_crowded_pages(data: bytes, packed: Mapping[int, bytes], drawn: Mapping[int, int], limit: int) -> None:
    """Raises LimitError where a page draws more than ``limit`` bytes of operators, or all pages a few times as many.

    ``packed`` are the objects that stand in object streams, ``drawn`` is what each stream draws through forms.
    """
    texts = (data, *packed.values())
    pages = [_REFERENCE.findall(match[1]) for text in texts for match in _CONTENTS.finditer(text)]
    if not pages:
        return
    file = _File(data, packed, drawn, limit)
    lists = [list(file.streams(map(int, numbers))) for numbers in pages]
    for size in (file.most, file.size):  # the first costs nothing, and is enough for most files
        each = [sum(map(size, streams)) for streams in lists]
        if max(each) <= limit and sum(each) <= _PAGES * limit:
            return
    raise LimitError(
        f"PDF 的页面内容超过 {limit} 字节 / the pages of the PDF draw more than {limit} bytes",
        hint=BUILT_TO_HARM,
        context={"limit": limit},
    )


class _File:
    """The objects of one file by number, as far as pages name them."""

    def __init__(self, data: bytes, packed: Mapping[int, bytes], drawn: Mapping[int, int], limit: int) -> None:
        self._data, self._packed, self._drawn, self._limit = data, packed, drawn, limit
        self._places: dict[int, list[int]] = {}
        self._is_indexed = False
        self._sizes: dict[int, int] = {}

    def streams(self, numbers: Iterator[int]) -> Iterator[int]:
        """The streams meant; a number may stand for a list of them."""
        for number in numbers:
            listed = self._list(number)
            if listed is None:
                yield number
            else:
                yield from map(int, _REFERENCE.findall(listed))

    def most(self, number: int) -> int:
        """The most that a stream can draw."""
        return max((len(stream) for _, stream in self._streams(number)), default=0) * RATIO + self._drawn.get(number, 0)

    def size(self, number: int) -> int:
        """How much a stream draws."""
        if number not in self._sizes:
            each = (len(unpacked(head, stream, self._limit)) for head, stream in self._streams(number))
            self._sizes[number] = max(each, default=0) + self._drawn.get(number, 0)
        return self._sizes[number]

    def _list(self, number: int) -> bytes | None:
        """The text of an object that is a list."""
        if number in self._packed:
            texts = [self._packed[number]]
        else:
            texts = [self._data[place : self._data.find(b"endobj", place)] for place in self._found(number)]
        return next((text for text in texts if text.lstrip()[:1] == b"["), None)

    def _streams(self, number: int) -> Iterator[tuple[bytes, bytes]]:
        """Dictionary and packed bytes of each stream of this number; a file that was changed may have several."""
        for place in self._found(number):
            end = self._data.find(b"endstream", place)
            begin = self._data.find(b"stream", place, end)
            if begin >= 0:
                yield self._data[place:begin], self._data[begin + 6 : end]

    def _found(self, number: int) -> list[int]:
        """Where the objects of this number begin. The first few are searched for; for more, all are listed once."""
        if number not in self._places and not self._is_indexed:
            mark = b"\n%d 0 obj" % number
            at = self._data.find(mark)
            if at >= 0 and len(self._places) < _FEW and self._data.find(mark, at + 1) < 0:
                self._places[number] = [at + len(mark)]
            else:
                self._places, self._is_indexed = {}, True
                for each, place in _objects(self._data):
                    self._places.setdefault(each, []).append(place)
        return self._places.get(number, [])


def _objects(data: bytes) -> Iterator[tuple[int, int]]:
    """The number of each object, and where it begins behind ``obj``."""
    at = data.find(b"obj")
    while at >= 0:
        if data[at - 3 : at] != b"end" and (number := _NUMBER.search(data, max(0, at - _NEAR), at)):
            yield int(number[1]), at + 3
        at = data.find(b"obj", at + 3)
