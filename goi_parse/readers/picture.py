"""A picture as a document: nothing but itself, for whoever can read pictures."""

from functools import partial

from goi_parse.document import Document, Image
from goi_parse.location import Location
from goi_parse.readers.base import Source

__all__ = ["MARKS", "PictureReader"]

MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How PNG and JPEG files begin."""


class PictureReader:
    """Takes PNG and JPEG files where the source brings a sight along; what they say is read later."""

    name = "picture"

    def accepts(self, source: Source) -> bool:
        """Whether these bytes are a picture, and someone will read it."""
        return source.sight is not None and source.head.startswith(MARKS)

    def read(self, source: Source) -> Document:
        """The picture alone."""
        from pathlib import PurePath  # slow to load, and every parse loads this module for its marks

        name = PurePath(source.name).name if source.name else "picture"
        return Document((Image(name, location=Location(image=name), load=partial(bytes, source.data)),), "picture")
