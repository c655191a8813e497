"""Bytes of a page -> text: the mark at the start, then what the page declares, then the ladder for any text."""

import codecs
import re

from goi_parse.document import Loss
from goi_parse.readers.base import Source
from goi_parse.readers.txt.decode import decode
from goi_parse.text import regex

__all__ = ["declared_charset", "page_text"]

_HEAD = 4096
_DECLARED = regex(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)"
    rb"|<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|^content-type:[^\r\n]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)",
    re.IGNORECASE | re.MULTILINE,
)
# What pages say -> what they mean. A page in Chinese that says latin1 was never looked at, and any GB18030 text
# can be misread as Big5, so a page that says either is left to the ladder.
_MEANT = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "hz-gb-2312": "hz",
    "utf-16": "utf-8",  # a declaration that could be read as ASCII cannot stand in UTF-16
    "unicode": "utf-8",
}
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def declared_charset(data: bytes) -> str | None:
    """The codec that an XML declaration, a ``<meta>`` or a saved HTTP header names, if it is one met in practice."""
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    name = match[match.lastindex or 1].decode("ascii", "replace").lower()
    return _MEANT.get(name)


def page_text(source: Source) -> tuple[str, tuple[Loss, ...]]:
    """The page as text and what was guessed or lost. A declaration that the bytes contradict is not believed.

    Raises DecodeError where the bytes are no text.
    """
    data = source.data
    if source.encoding is None and not data.startswith(_BOMS):
        charset = declared_charset(data)
        if charset is not None:
            try:
                return data.decode(charset), ()
            except UnicodeDecodeError:
                pass  # the ladder says what it guessed instead
    return decode(data, source.encoding)
