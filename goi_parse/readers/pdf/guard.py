"""Files built to harm, refused before pdfium sees them: it cannot be stopped, and ends the process where memory ends.

Two kinds are known: a stream that unpacks to a thousand times its size, and form XObjects that draw one another
without end. Both can be told from the raw bytes at little cost. Encrypted streams cannot be looked into; for bulk
from unknown hands a worker process with a memory limit is the answer.
"""

from collections.abc import Iterator

from goi_parse.readers.base import Source
from goi_parse.readers.pdf.contents import refuse_crowded_pages
from goi_parse.readers.pdf.inflate import ESCAPE, RATIO, plain_names, unpacked
from goi_parse.text import regex

__all__ = ["refuse_hostile"]

_CONTENT = 16 * 2**20
"""Bytes of drawing operators; the largest report has a few hundred thousand."""

_FONT_MARKS = (b"/Length1", b"/OpenType", b"/CIDFontType0C", b"/Type1C")
_IMAGE = regex(rb"/Subtype\s*/Image")
_FORM = regex(rb"/Subtype\s*/Form")
_NAME = regex(rb"/[A-Za-z0-9#]{1,30}")
_LONGEST_NAME = 24
"""Bytes of ``/Subtype`` with every letter escaped, less the last."""


def refuse_hostile(source: Source) -> None:
    """Raises LimitError for a stream that unpacks to far more than a report holds, or for forms without end."""
    data, most = source.data, source.limits.max_unpacked_bytes
    for head, start, end in _large_streams(data, min(_CONTENT, most) // RATIO):
        if _IMAGE.search(head):
            continue  # decoded only where someone asks for the picture
        limit = most if any(mark in head for mark in _FONT_MARKS) else min(_CONTENT, most)
        if end - start > limit // RATIO:
            unpacked(head, data[start:end], limit)
    drawn: dict[int, int] = {}
    packed: dict[int, bytes] = {}
    if _FORM.search(data) or _is_escaped(data):
        from goi_parse.readers.pdf.nesting import drawn_by_forms

        drawn = drawn_by_forms(data, _CONTENT)
    if b"/ObjStm" in data:
        from goi_parse.readers.pdf.nesting import in_object_streams

        packed = in_object_streams(data, _CONTENT)
    refuse_crowded_pages(data, packed, drawn, _CONTENT)


def _large_streams(data: bytes, size: int) -> Iterator[tuple[bytes, int, int]]:
    """The dictionary, start and end of each stream of more than ``size`` packed bytes."""
    last = 0
    while (end := data.find(b"endstream", last)) >= 0:
        if end - last > size:
            begin = data.find(b"stream", last, end)
            if begin >= 0 and end - begin > size:
                yield data[max(last, data.rfind(b"obj", last, begin)) : begin], begin + 6, end
        last = end + 9


def _is_escaped(data: bytes) -> bool:
    """Whether a name that matters here is written with escapes, as only one who hides it does."""
    for match in ESCAPE.finditer(data):
        begin = data.rfind(b"/", max(0, match.start() - _LONGEST_NAME), match.start())
        name = _NAME.match(data, begin) if begin >= 0 else None
        if name and plain_names(name[0]) in {b"/Subtype", b"/Form"}:
            return True
    return False
