"""``altChunk``: a part in another format that Word shows as if it were typed in. The registry's readers read it."""

import posixpath
from collections.abc import Callable, Iterable

import attrs

from goi_parse.document import Block, Document, Loss, Table
from goi_parse.errors import GoiParseError, LimitError
from goi_parse.location import Location
from goi_parse.readers.base import Source
from goi_parse.readers.docx.grid import CellPlaces
from goi_parse.readers.docx.marks import Found
from goi_parse.readers.docx.package import Package, Relation

__all__ = ["read_chunk"]

_MAX_DEPTH = 3
"""Documents within documents within documents."""


def read_chunk(
    relation: Relation | None,
    path: str,
    package: Package,
    read_docx: Callable[[Source], Document],
    depth: int,
) -> Found:
    """The blocks of the part; where it cannot be read, nothing and a finding that says so."""
    if relation is None or relation.external:
        return _skipped(path, "外部或缺失的嵌入内容 / embedded content that is outside or missing")
    name = package.find(relation.target) or relation.target
    if depth >= _MAX_DEPTH:
        return _skipped(path, f"{name}: 嵌套过深 / nested too deeply")
    try:
        source = Source(package.part(name), posixpath.basename(name), package.limits)
        document = read_docx(source) if source.data[:2] == b"PK" else _read_other(source)
    except LimitError:
        raise
    except GoiParseError as error:
        return _skipped(path, f"{name}: {error.message}")
    return Found(tuple(_inside(document.blocks, path)), "", document.losses)


def _read_other(source: Source) -> Document:
    from goi_parse.readers import reader_for

    return reader_for(source).reader.read(source)


def _skipped(path: str, what: str) -> Found:
    return Found((), "", (Loss("content-skipped", {"what": what}, Location(path=path)),))


def _inside(blocks: Iterable[Block], path: str) -> Iterable[Block]:
    """The blocks, placed inside the chunk."""
    for block in blocks:
        location = _below(block.location, path)
        if isinstance(block, Table):
            own = block.places
            places = attrs.evolve(own, path=f"{path}/{own.path}") if isinstance(own, CellPlaces) else None
            yield attrs.evolve(block, location=location, places=places)
        else:
            yield attrs.evolve(block, location=location)


def _below(location: Location | None, path: str) -> Location:
    inner = None if location is None else location.path
    return Location(path=f"{path}/{inner}" if inner else path, image=None if location is None else location.image)
