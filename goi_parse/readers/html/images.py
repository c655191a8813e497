"""An ``<img>`` -> an Image: its name, its size as stated, its bytes where the page itself holds them."""

import base64
import binascii
import functools
import re
from urllib.parse import unquote, unquote_to_bytes

from goi_parse.document import Image
from goi_parse.errors import SourceError
from goi_parse.location import Location
from goi_parse.readers.html.elements import Element
from goi_parse.text import regex

__all__ = ["image_of"]

_SIZE = regex(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,12})(?:px|pt)?\s*(?=;|$)", re.IGNORECASE)
_LEAST = 8
"""Pictures smaller than this both ways are spacers and counters."""


def image_of(element: Element, where: Location, number: int) -> Image | None:
    """The picture, or None for one that shows nothing (no source, or a spacer)."""
    source = (element.get("src") or element.get("data-src") or "").strip()
    width, height = _size(element)
    if not source or (width is not None and height is not None and max(width, height) < _LEAST):
        return None
    alt = (element.get("alt") or "").strip()
    if source[:5].lower() == "data:":
        name, load = _inline_name(source, number), functools.partial(_inline_bytes, source)
    else:
        name, load = unquote(re.split(r"[?#]", source, maxsplit=1)[0].replace("\\", "/").rsplit("/", 1)[-1]), None
    place = Location(line=where.line, path=where.path, image=name)
    return Image(name, alt, width, height, place, load)


def _size(element: Element) -> tuple[float | None, float | None]:
    sizes = {name: _number(element.get(name)) for name in ("width", "height")}
    for name, number in _SIZE.findall(element.get("style") or ""):
        sizes[name.lower()] = _number(number)
    return sizes["width"], sizes["height"]


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").strip().removesuffix("px")) or None
    except ValueError:
        return None


def _inline_name(source: str, number: int) -> str:
    kind = re.match(r"data:image/([a-z]{2,5})", source[:40], re.IGNORECASE)
    return f"image{number}.{kind[1].lower() if kind else 'bin'}"


def _inline_bytes(source: str) -> bytes:
    """The bytes of a ``data:`` address. Raises SourceError where they are damaged."""
    head, _, body = source.partition(",")
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote(body))
    except (binascii.Error, ValueError) as error:
        raise SourceError("网页中的图片已损坏 / a picture within the page is damaged", hint=str(error)) from error
