"""From a source to a document: by the reader that knows it, with its pictures read if asked, out of an archive."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import attrs

from goi_parse.document import Document
from goi_parse.errors import UnsupportedFormatError
from goi_parse.readers import Choice, reader_for
from goi_parse.readers.base import Limits, Reader, SecondReader, Source
from goi_parse.readers.extent import refuse_endless
from goi_parse.readers.health import legible

__all__ = ["documents_in", "examined", "seeing", "whole_or_part"]

T = TypeVar("T")


def seeing(source: Source) -> Source:
    """The source with what reads its pictures. Raises MissingDependencyError where the extra ``ocr`` is lacking."""
    from goi_parse.ocr import sight

    return attrs.evolve(source, sight=sight(source.limits))


def documents_in(source: Source, format: str | None = None, reader: Reader | None = None) -> Iterator[Document]:  # noqa: A002  as in parse
    """The document that a source holds, by the reader given, of the format named, or that knows its content.

    Behind it comes what the reader makes of a second, dearer look, for who finds no report in the first.
    """
    choice = reader_for(source, format) if reader is None else Choice(reader)
    first = choice.reader.read(source)
    yield _whole(first, choice, source)
    again = choice.reader.read_again(source, first) if isinstance(choice.reader, SecondReader) else None
    if again is not None:
        yield _whole(again, choice, source)


def _whole(document: Document, choice: Choice, source: Source) -> Document:
    """The document with its pictures read, and with what went wrong while its reader was looked for."""
    if choice.losses:
        document = attrs.evolve(document, losses=(*choice.losses, *document.losses))
    if source.sight is not None:
        from goi_parse.ocr import recognised

        document = recognised(document, source.limits, source.sight)
    return examined(document, source.limits)


def examined(document: Document, limits: Limits) -> Document:
    """The document in legible characters. Raises LimitError where it is far too long."""
    refuse_endless(document, limits)
    return legible(document)


def whole_or_part(
    source: Source, read: Callable[[Source], T], member: str | None, *, search: bool
) -> tuple[T, str | None]:
    """What ``read`` makes of a source, or of a file of the archive that it is, and then the name of that file.

    That is the file named by ``member``, or with ``search`` the only one that can be read.
    """
    if member is not None:
        from goi_parse.readers.archive import Archive

        return read(Archive(source).part(member)), member
    try:
        return read(source), None
    except UnsupportedFormatError:
        from goi_parse.readers.archive import only_part

        found = only_part(source, read) if search else None
        if found is None:
            raise
    name, made = found
    return made, name
