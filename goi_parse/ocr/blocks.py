"""Pictures in a document that has no pages, as Word has them: each run of them is read like the pages of a PDF.

A table that goes on in the next picture is one table, as it is over a page break.
"""

from collections.abc import Iterator

import attrs

from goi_parse.document import Block, Document, Image, Loss
from goi_parse.errors import SourceError
from goi_parse.location import Location
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.pdf.assembly import document_of
from goi_parse.readers.pdf.ink import Frame, Ink
from goi_parse.readers.pdf.pages import PageContent, content_of
from goi_parse.readers.sight import Sight

__all__ = ["with_pictures_read"]

_FEWEST_LINES = 8
"""Lines of text from which a picture without a table is a page and not a photograph with a few words on it."""
_NARROWEST = 300.0
"""Points; a picture displayed smaller than this still holds text of the usual size, or nobody could read it."""


def with_pictures_read(document: Document, limits: Limits, sight: Sight) -> Document:
    """The document with what its pictures say in their place; what says nothing stays a picture."""
    alone = all(isinstance(block, Image) for block in document.blocks)
    blocks: list[Block] = []
    losses: list[Loss] = []
    run: list[PageContent] = []
    for block in document.blocks:
        content = _content(block, len(run) + 1, limits, sight) if isinstance(block, Image) else None
        if content is not None and (alone or content.fragments or len(content.lines) >= _FEWEST_LINES):
            run.append(content)
            continue
        blocks += (*_blocks(run, losses), block)
        run = []
    blocks += _blocks(run, losses)
    return attrs.evolve(document, blocks=tuple(blocks), losses=(*document.losses, *losses))


def _blocks(run: list[PageContent], losses: list[Loss]) -> Iterator[Block]:
    if run:
        read = document_of(run, Source(b""))
        losses += read.losses
        yield from read.blocks


def _content(image: Image, number: int, limits: Limits, sight: Sight) -> PageContent | None:
    """What a picture says; None for one on a page, which its reader has looked at, and for one that cannot be read."""
    where = image.location or Location(image=image.name)
    if image.load is None or where.page is not None:
        return None
    try:
        data = image.load()
    except (SourceError, LookupError):
        return None
    size = (image.width, image.height or 0.0) if image.width and image.width >= _NARROWEST else None
    seen = sight.look(data, size)
    if seen is None or not seen.words:
        return None
    origin = attrs.evolve(where, image=where.image or image.name)
    frame = Frame(
        number, 0.0, 0.0, seen.width, seen.height, 0, seen.turns, origin=origin, tilt=seen.tilt, unit=seen.pixels
    )
    content = content_of(Ink(frame, seen.words, seen.across, seen.down, []), limits)
    return attrs.evolve(content, losses=(*content.losses, Loss("picture-read", {"image": origin.image or ""}, origin)))
