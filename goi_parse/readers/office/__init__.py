"""Reading what only an office program reads: .doc, .wps and .rtf are converted by LibreOffice, then read as DOCX."""

from goi_parse.readers.office.reader import DocReader, RtfReader

__all__ = ["DocReader", "RtfReader"]
