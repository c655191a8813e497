"""A reader as another package would bring it: found by import, so that other processes can have it."""

from goi_parse.document import Document
from goi_parse.readers.base import Source
from goi_parse.readers.txt import document_of

__all__ = ["Reversed"]


class Reversed:
    """Reads text that is written backwards."""

    name = "reversed"

    def accepts(self, source: Source) -> bool:
        return bool(source.data)

    def read(self, source: Source) -> Document:
        return document_of(source.data.decode()[::-1])
