"""PDF by pdfium: its text and ruling lines, our own grids, and pdfplumber where pdfium's text is no text."""

from goi_parse.document import Document
from goi_parse.readers.base import Source

__all__ = ["PdfReader"]

_MARK = b"%PDF-"
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<!DOCTYPE", b"<html")


class PdfReader:
    """Reads PDF. Ruled tables keep their grid over page breaks; what is no text is said, never guessed."""

    name = "pdf"

    def accepts(self, source: Source) -> bool:
        """Whether the bytes begin as PDF does; like other readers it allows for some junk before the mark."""
        head = source.head
        return _MARK in head and not head.startswith(_OTHERS)

    def read(self, source: Source) -> Document:
        """The document.

        Raises SourceError for a broken or locked file, LimitError for one that is too large, too slow or built to
        harm, MissingDependencyError where the pdfium library is not installed.
        """
        from goi_parse.readers.pdf.assembly import document_of
        from goi_parse.readers.pdf.guard import refuse_hostile
        from goi_parse.readers.pdf.pages import read_pages

        refuse_hostile(source)
        return document_of(read_pages(source), source)

    def read_again(self, source: Source, first: Document) -> Document | None:
        """The document by pdfplumber, where what pdfium read is no Chinese; None where it is, or there is no text.

        Raises as ``read``.
        """
        from goi_parse.readers.health import text_of
        from goi_parse.readers.pdf.unhealthy import is_chinese

        text = text_of(first.blocks)
        if not text or is_chinese(text):
            return None
        from goi_parse.readers.pdf.assembly import document_of
        from goi_parse.readers.pdf.pages import SECOND_LOOK, read_pages_with_pdfplumber

        return document_of(read_pages_with_pdfplumber(source, SECOND_LOOK), source)

    def read_with_pdfplumber(self, source: Source) -> Document:
        """The same document by pdfplumber alone, many times slower.

        For a file whose fonts pdfium reads as plausible but wrong letters: only one who knows what the text should
        say can tell. Raises as ``read``.
        """
        from goi_parse.readers.pdf.assembly import document_of
        from goi_parse.readers.pdf.guard import refuse_hostile
        from goi_parse.readers.pdf.pages import read_pages_with_pdfplumber

        refuse_hostile(source)
        return document_of(read_pages_with_pdfplumber(source), source)
