"""From the bytes of a page to the document: its article, and what of the site stands around it."""

import re
from itertools import groupby
from typing import cast

from goi_parse.document import Block, Document, Image, Paragraph, Table
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.extent import refuse_long_text
from goi_parse.readers.html.attributes import refuse_crowded_tags
from goi_parse.readers.html.charset import page_text
from goi_parse.readers.html.chrome import Beside, is_above_titles, is_imprint, is_title
from goi_parse.readers.html.elements import Element, too_deep
from goi_parse.readers.html.visible import make_visible
from goi_parse.readers.html.walk import Met, Walk
from goi_parse.text import regex

__all__ = ["document_of"]

_RESPONSE = regex(r"\AHTTP/[\d.]+ \d{3}[^\n]*\n(?:[\w-]+:[^\n]*\n)*\s*\n")
_BARE_CELLS = regex(r"<(?:tr|td|th)\b", re.IGNORECASE)
_TABLE = regex(r"<table\b", re.IGNORECASE)
_MENU = 3
"""So many lines in a row that are nothing but links are a menu."""
_ENTRY = 10
"""A link of a menu is no longer than this; a title is."""
_MOST_TITLES = 20
"""Titles of other pages at the end of a page."""
_LINK = 40
"""A link longer than this may be a sentence of the article."""


def document_of(source: Source) -> Document:
    """The page's article in reading order; what stands around it on the site is in headers and footers.

    Raises DecodeError where the bytes are no text, LimitError where the page passes ``source.limits``.
    """
    text, losses = page_text(source)
    root = _tree(text, source.limits)
    if root is None:
        return Document((), "html", losses=losses)
    struck = make_visible(root, text)
    walk = Walk(source.limits, Beside(root))
    walk.over(root)
    kept, before, after = _set_aside(walk.met)
    return Document(kept, "html", before, after, (*losses, *struck, *walk.losses))


def _tree(text: str, limits: Limits) -> Element | None:
    """The element tree, as libxml2 makes it of any markup."""
    from lxml import etree

    refuse_long_text(text, limits, "<")
    refuse_crowded_tags(text)
    text = _RESPONSE.sub("", text, count=1)
    if _BARE_CELLS.search(text) and not _TABLE.search(text):
        text = f"<table>{text}</table>"  # a fragment of rows alone, which would lose its rows otherwise
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True, recover=True
    )
    root = cast("Element | None", etree.fromstring(text.encode("utf-8", "replace"), parser))
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        raise too_deep(limits)
    return root


def _set_aside(met: list[Met]) -> tuple[tuple[Block, ...], tuple[str, ...], tuple[str, ...]]:
    """The article's blocks, and the texts before and after it that belong to the site."""
    beside = [each.beside for each in met]
    at = 0
    for is_link, run in groupby(met, key=_is_link):
        length = len(list(run))
        if is_link and length >= _MENU:
            beside[at : at + length] = [True] * length
        at += length
    for index in (*range(_menu_end(met, beside)), *range(_imprint_start(met, beside), len(met))):
        beside[index] = True
    first = next((i for i, each in enumerate(met) if isinstance(each.block, Table) and not beside[i]), len(met) // 2)
    sides: tuple[list[str], list[str]] = ([], [])
    for index, each in enumerate(met):
        if beside[index] and not isinstance(each.block, Image):
            sides[index > first].append(_plain(each.block))
    kept = tuple(each.block for each, aside in zip(met, beside, strict=True) if not aside)
    return kept, tuple(sides[0]), tuple(sides[1])


def _is_link(met: Met) -> bool:
    return met.linked and isinstance(met.block, Paragraph) and len(met.block.text) <= _LINK


def _menu_end(met: list[Met], beside: list[bool]) -> int:
    """Where the article begins: after the lines at the top that are nothing but short links, however few."""
    for index, each in enumerate(met):
        if not (beside[index] or (_is_link(each) and len(_plain(each.block)) <= _ENTRY)):
            return 0 if each.linked else index  # a link that never ends takes in the article as well
    return 0


def _imprint_start(met: list[Met], beside: list[bool]) -> int:
    """Where the site's imprint begins at the end of the page; pictures between its lines are part of it.

    So are the titles of other pages under the words 相关链接.
    """
    start, titles = len(met), 0
    for index in range(len(met) - 1, -1, -1):
        block = met[index].block
        if isinstance(block, Image):
            continue
        if not (beside[index] or (isinstance(block, Paragraph) and is_imprint(block.text))):
            if titles == _MOST_TITLES or not (isinstance(block, Paragraph) and is_title(block.text)):
                break
            titles += 1
            continue
        if titles and not (isinstance(block, Paragraph) and is_above_titles(block.text)):
            break
        start, titles = index, 0
    return start


def _plain(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(" ".join(row) for row in block.rows)
    return block.text if isinstance(block, Paragraph) else block.name
