"""Old Word, WPS and RTF documents: the bytes go through LibreOffice, and what comes out is read as DOCX."""

import attrs

from goi_parse.document import Document, Loss
from goi_parse.errors import SourceError
from goi_parse.readers import ole
from goi_parse.readers.base import Source
from goi_parse.readers.docx import DocxReader
from goi_parse.readers.docx.package import Package
from goi_parse.readers.office.convert import Job, converted

__all__ = ["DocReader", "RtfReader"]

_PROGRAM = b"<Application>"
_PROPERTIES = "docProps/app.xml"


class DocReader:
    """Reads documents of Word 97 to 2003 and of WPS Writer (.doc, .dot, .wps), where LibreOffice is installed."""

    name = "doc"

    def accepts(self, source: Source) -> bool:
        """Whether these bytes are a compound file with a Word document in it."""
        return source.head.startswith(ole.MAGIC) and ole.holds_word(ole.entry_names(source.data))

    def read(self, source: Source) -> Document:
        """The document as LibreOffice understands it.

        Raises MissingDependencyError where LibreOffice is not installed, SourceError where it cannot read the
        file, LimitError where it takes too long.
        """
        return _read(source, self.name, Job("source.doc", "MS Word 97"))


class RtfReader:
    """Reads RTF documents, where LibreOffice is installed."""

    name = "rtf"

    def accepts(self, source: Source) -> bool:
        """Whether these bytes begin as RTF does."""
        return source.head.startswith(b"{\\rtf")

    def read(self, source: Source) -> Document:
        """The document as LibreOffice understands it. Raises as :meth:`DocReader.read` does."""
        return _read(source, self.name, Job("source.rtf", "Rich Text Format"))


def _read(source: Source, name: str, job: Job) -> Document:
    docx = attrs.evolve(source, data=converted(source, job))
    document = DocxReader().read(docx)
    loss = Loss("document-converted", {"program": _program(docx)})
    return attrs.evolve(document, format=name, losses=(loss, *document.losses))


def _program(docx: Source) -> str:
    """The program and its version, as it signed the converted document: asking it would mean another start."""
    try:
        properties = Package(docx).part(_PROPERTIES)
    except SourceError:
        return "LibreOffice"
    begin = properties.find(_PROGRAM) + len(_PROGRAM)
    signed = properties[begin : properties.find(b"<", begin)].decode("utf-8", "replace")
    return signed.partition("$")[0].replace("/", " ") or "LibreOffice"
