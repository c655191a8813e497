"""Reading DOCX: one walk over the w: tree, after the few things that a flat walk misreads are put right in it."""

from goi_parse.readers.docx.reader import DocxReader

__all__ = ["DocxReader"]
