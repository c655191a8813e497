"""What the tests of the PDF reader ask of a document again and again."""

from goi_parse.document import Document, Image, Paragraph, Table
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.pdf import PdfReader

__all__ = ["images", "only_table", "read", "tables", "texts"]


def read(data: bytes, limits: Limits | None = None) -> Document:
    """The document in these bytes."""
    return PdfReader().read(Source(data, limits=limits or Limits()))


def texts(document: Document) -> list[str]:
    """Its paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    """Its tables."""
    return [block for block in document.blocks if isinstance(block, Table)]


def images(document: Document) -> list[Image]:
    """Its pictures."""
    return [block for block in document.blocks if isinstance(block, Image)]


def only_table(data: bytes) -> Table:
    """The one table of a document."""
    (found,) = tables(read(data))
    return found
