"""Pictures: names, alternative texts, sizes in points, and the bytes when they are asked for."""

import functools
import posixpath
import re
from collections.abc import Iterator, Mapping

from goi_parse.document import Image, Loss
from goi_parse.location import Location
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import Found
from goi_parse.readers.docx.package import Package, Relation
from goi_parse.text import regex

__all__ = ["read_picture"]

_EMU_PER_POINT = 12700
_LENGTH = regex(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,12})\s*(pt|in|cm|mm|px|pc)?", re.ASCII)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "pc": 12.0, "": 1.0}
_DRAWN = {"chart": "图表 / a chart", "chartex": "图表 / a chart", "diagram": "SmartArt 图形 / a SmartArt diagram"}


def read_picture(element: Element, path: str, package: Package, relations: Mapping[str, Relation]) -> Found:
    """The pictures in a ``w:drawing``, ``w:pict`` or ``w:object``, and the words of old word art in it."""
    if element.tag == n.DRAWING:
        images = tuple(_drawn(element, path, package, relations))
        losses = () if images else tuple(_not_drawn(element, path))
        return Found(images, "", losses)
    words = "\n".join(filter(None, (art.get("string") for art in element.iter(n.TEXT_PATH))))
    return Found(tuple(_shapes(element, path, package, relations)), words)


def _drawn(element: Element, path: str, package: Package, relations: Mapping[str, Relation]) -> Iterator[Image]:
    properties = next(element.iter(n.DOC_PR), None)
    extent = next(element.iter(n.EXTENT), None)
    name, alt = "", ""
    if properties is not None:
        name = properties.get("name", "")
        alt = properties.get("descr", "") or properties.get("title", "")
    width = height = None
    if extent is not None:
        width, height = _points(extent.get("cx", "")), _points(extent.get("cy", ""))
    for blip in element.iter(n.BLIP):
        relation = relations.get(blip.get(n.EMBED) or blip.get(n.LINK) or "")
        yield _image(name, alt, (width, height), path, package, relation)


def _not_drawn(element: Element, path: str) -> Iterator[Loss]:
    """Charts and diagrams hold words and figures that are not read."""
    for data in element.iter(n.GRAPHIC_DATA):
        what = _DRAWN.get(data.get("uri", "").rpartition("/")[2])
        if what is not None:
            yield Loss("content-skipped", {"what": what}, Location(path=path))


def _shapes(element: Element, path: str, package: Package, relations: Mapping[str, Relation]) -> Iterator[Image]:
    program = next((ole.get("ProgID", "") for ole in element.iter(n.OLE_OBJECT)), "")
    for data in element.iter(n.IMAGE_DATA):
        relation = relations.get(data.get(n.R_ID) or "")
        shape = data.getparent()
        style, alt = ("", "") if shape is None else (shape.get("style", ""), shape.get("alt", ""))
        lengths = {name: float(size) * _POINTS[unit] for name, size, unit in _LENGTH.findall(style) if _is_number(size)}
        name = data.get(n.OLE_TITLE, "") or program
        yield _image(name, alt, (lengths.get("width"), lengths.get("height")), path, package, relation)


def _image(
    name: str,
    alt: str,
    size: tuple[float | None, float | None],
    path: str,
    package: Package,
    relation: Relation | None,
) -> Image:
    file = posixpath.basename(relation.target) if relation is not None else ""
    load = None
    if relation is not None and not relation.external:
        load = functools.partial(_load, package, relation.target)
    name = name or file
    return Image(name, alt, *size, location=Location(path=path, image=name), load=load)


def _load(package: Package, name: str) -> bytes:
    """The bytes of the picture. Raises SourceError where the package lacks it or it is damaged."""
    return package.part(package.find(name) or name)


def _points(emu: str) -> float | None:
    return int(emu) / _EMU_PER_POINT if emu.isascii() and emu.isdigit() and len(emu) < 15 else None


def _is_number(text: str) -> bool:
    return text.count(".") <= 1 and text != "."
