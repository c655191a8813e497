"""What a source shows of figures and findings: pictures of its pages, or its lines and tables, with marks in them."""

import base64
import html
import os
from pathlib import Path
from typing import Protocol

import attrs

from goi_parse.location import Box
from goi_parse.markup import element, framed
from goi_parse.show.viewer import Mark

__all__ = ["Area", "Excerpt", "PagePicture", "SourceView"]


@attrs.frozen
class Area:
    """A marked part of a page's picture: its box in shares of the picture's width and height, and its mark."""

    box: Box
    mark: Mark


@attrs.frozen
class PagePicture:
    """A page of a PDF, a picture in a document, or a strip of either, with figures and findings outlined."""

    png: bytes = attrs.field(repr=lambda data: f"<{len(data)} bytes>")
    page: int | None
    """From 1; None for a picture in a document without pages."""
    image: str | None
    """Name of the picture; None for a page."""
    areas: tuple[Area, ...] = ()

    @property
    def title(self) -> str:
        """``第2页``, ``图片 image1.png``."""
        return f"图片 {self.image}" if self.page is None else f"第{self.page}页"

    @property
    def text(self) -> str:
        """What it is and what is marked on it, a line each."""
        return "\n".join((self.title, *(f"  {_first(area.mark.words)}" for area in self.areas)))

    @property
    def html(self) -> str:
        """The picture with words on hover."""
        image = _image(base64.b64encode(self.png).decode("ascii"), self.title)
        return element("div", image + "".join(map(_hover, self.areas)), class_="goi-page")


def _image(data: str, words: str) -> str:
    """A PNG written into the page itself."""
    return f'<img alt="{html.escape(words)}" src="data:image/png;base64,{data}">'


def _hover(area: Area) -> str:
    x0, top, x1, bottom = (100 * share for share in area.box)
    style = f"left:{x0:.2f}%;top:{top:.2f}%;width:{x1 - x0:.2f}%;height:{bottom - top:.2f}%"
    return element("span", "", style=style, title=area.mark.words)


@attrs.frozen
class Excerpt:
    """Lines or a table of the source, with figures and findings marked."""

    text: str
    """For a terminal: marked parts stand in 【】."""
    html: str = attrs.field(repr=False)
    """For a notebook, without its style sheet."""


@attrs.frozen
class SourceView:
    """What the source shows: a notebook draws it, ``str()`` is for terminals, :meth:`save` keeps it."""

    parts: tuple[PagePicture | Excerpt, ...]
    unplaced: tuple[str, ...] = ()
    """What has no place in the source, or none that is known: a missing row, a finding about the whole report."""

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write it as a page of its own (``.html``), or a single page or picture (``.png``).

        Raises ValueError for another suffix, or where there is not exactly one picture to write.
        """
        target = Path(path)
        if target.suffix == ".html":
            page = f'<!DOCTYPE html>\n<html lang="zh-CN"><meta charset="utf-8">{_PAGE}{self._repr_html_()}</html>\n'
            target.write_text(page, encoding="utf-8")
            return
        pictures = [part for part in self.parts if isinstance(part, PagePicture)]
        if target.suffix != ".png" or len(pictures) != 1:
            raise ValueError(f"{target.name}: .html, or .png for one page or picture; there are {len(pictures)}")
        target.write_bytes(pictures[0].png)

    def __str__(self) -> str:
        return "\n\n".join([*(part.text for part in self.parts), *(f"（没有位置）{each}" for each in self.unplaced)])

    def _repr_html_(self) -> str:
        lacking = [element("p", html.escape(f"（没有位置）{each}"), class_="goi-quiet") for each in self.unplaced]
        return framed(*(part.html for part in self.parts), *lacking)

    def _repr_pretty_(self, printer: "_Printer", cycle: bool) -> None:  # noqa: ARG002, FBT001  IPython's protocol
        printer.text(str(self))


class _Printer(Protocol):
    def text(self, text: str, /) -> object: ...


_PAGE = "<title>goi_parse</title><style>:root{color-scheme:light dark}body{background:Canvas;color:CanvasText}</style>"


def _first(words: str) -> str:
    return " · ".join(words.split("\n")[:2])
