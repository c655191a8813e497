"""Reading plain text and Markdown: bytes -> str -> lines -> paragraphs, tables and image marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import attrs

from goi_parse.document import Block, Document, Image, Loss, Paragraph, Table
from goi_parse.location import Location
from goi_parse.readers.base import Source
from goi_parse.readers.extent import refuse_long_text
from goi_parse.readers.txt.decode import decode
from goi_parse.readers.txt.endless import has_endless, refolded, unfolded
from goi_parse.readers.txt.markdown import unescaped
from goi_parse.readers.txt.places import line_location
from goi_parse.readers.txt.rule import Found
from goi_parse.readers.txt.tables import RULES
from goi_parse.text import ends_in_figure, is_figure, regex

__all__ = ["TextReader", "document_of", "with_line_ends"]

# What may begin a table: a line with none of these, and whose next line is no lone bar, is prose.
_FIRST_OF_DRAWN = ("+-", "+=", "---", "===")
_BOX = str.maketrans("｜│┃┆┊︱║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝─━═", "|||||||++++++++++++++++++---")
_BOX_SIGNS = "｜│┃┆┊︱║┌├└╔╠╚"
_MARKS = regex(r"\[bookmark:[^\[\]\n]{0,300}\]")
_IMAGE = regex(r"\[image:([^\[\]\n]{0,300})\]|!\[([^\[\]\n]{0,300})\]\(([^()\n]{0,2000})\)")
_MARKED_BY = frozenset("#*_")
_EMPHASIS = regex(r"^(\*\*|__)(.+)\1$")
_LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")
_NUMBER_OF_PAGE = r"[^\S\n]*(?:[-—–－][^\S\n]*|第[^\S\n]*)(\d{1,3})(?:[^\S\n]*[-—–－]|[^\S\n]*页)[^\S\n]*"
_PAGE_NUMBER = regex(_NUMBER_OF_PAGE)
_HAS_PAGE_NUMBER = regex(rf"\n{_NUMBER_OF_PAGE}$", re.MULTILINE)
"""It begins with a plain sign and not with ``^``, and so is looked for five times faster."""
_SCRAP = regex(r"\s*[\d０-９,.—–-]+(?:\s+[\d０-９,.—–-]+)+\s*")
_FEW_SCRAPS = 3
_INVISIBLE = "\u200b"


class TextReader:
    """Reads text in any usual encoding and any usual rendering of tables."""

    name = "txt"

    def accepts(self, source: Source) -> bool:
        """Whatever is not empty may be text; it is asked last."""
        return bool(source.data.strip())

    def read(self, source: Source) -> Document:
        """The document; raises DecodeError where the bytes are no text, LimitError for far too many lines."""
        text, losses = decode(source.data, source.encoding)
        refuse_long_text(text, source.limits)
        return document_of(text, losses)


def document_of(text: str, losses: tuple[Loss, ...] = ()) -> Document:
    """The document that a text is."""
    text = with_line_ends(text)
    if "[bookmark:" in text:  # as wide as before, so that columns still count
        text = _MARKS.sub(lambda mark: _INVISIBLE * len(mark[0]), text)
    lines = text.split("\n")
    turns = [number for number, line in enumerate(lines, 1) for _ in range(line.count("\f"))] if "\f" in text else []
    footers = page_numbers(lines) if _HAS_PAGE_NUMBER.search("\n" + text) else {}
    for index in footers:
        lines[index] = ""
    has_boxes = any(sign in text for sign in _BOX_SIGNS)
    if has_endless(lines):
        pieces, starts = unfolded(lines)
        blocks = refolded(_blocks(pieces, has_boxes=has_boxes), starts)
    else:
        blocks = _blocks(lines, has_boxes=has_boxes)
    paged = _paged(blocks, turns) if turns else blocks
    return Document(tuple(paged), "txt", footers=tuple(footers.values()), losses=losses)


def with_line_ends(text: str) -> str:
    """The text with line feeds for every kind of line end: its lines are those that places count."""
    for end in _LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return text


def _paged(blocks: Iterator[Block], turns: list[int]) -> Iterator[Block]:
    """The blocks of a text with form feeds: each knows the page on which it begins."""
    for block in blocks:
        where = block.location
        if where is None or where.line is None:
            yield block
        else:
            yield attrs.evolve(block, location=attrs.evolve(where, page=1 + bisect_right(turns, where.line)))


def page_numbers(lines: list[str]) -> dict[int, str]:
    """Lines like ``— 3 —`` that number the pages, by line index.

    A scrap of a table of dashes and figures looks the same, so the numbers must count up through the text, or the
    text must have next to no lines of figures alone.
    """
    found = [(i, int(mark[1])) for i, line in enumerate(lines) if (mark := _PAGE_NUMBER.fullmatch(line.strip("\f")))]
    counts_up = len(found) > 1 and all(a < b for (_, a), (_, b) in pairwise(found))
    if not counts_up and sum(_SCRAP.fullmatch(line) is not None for line in lines) - len(found) > _FEW_SCRAPS:
        return {}
    return {i: lines[i].strip() for i, _ in found}


def _may_begin_table(line: str) -> bool:
    if "\t" in line or "|" in line or ends_in_figure(line):
        return True
    return line.lstrip().startswith(_FIRST_OF_DRAWN) or ("<" in line and "<table" in line.lower())


def _blocks(lines: list[str], *, has_boxes: bool) -> Iterator[Block]:
    drawn = [line.translate(_BOX) for line in lines] if has_boxes else lines
    i, count = 0, len(lines)
    while i < count:
        line = drawn[i]
        if not line or line.isspace():
            i += 1
            continue
        if _may_begin_table(line) or (i + 1 < count and drawn[i + 1].strip() == "|"):
            for mark, rule in RULES:
                found = rule(drawn, i) if mark in line else None
                if found and not _is_lone_text(found, i):
                    where = Location(line=i + 1, column=1, end_line=found.end, end_column=len(lines[found.end - 1]) + 1)
                    yield Table(
                        tuple(found.rows), found.layout, where, found.columns, found.spans, found.places(drawn, i)
                    )
                    i = found.end
                    break
            else:
                yield from _prose(lines[i], i + 1)
                i += 1
            continue
        yield from _prose(lines[i], i + 1)
        i += 1


def _is_lone_text(found: Found, start: int) -> bool:
    """Whether a table is one cell of words: a line of prose behind a tab or before a bar, as some pages have it."""
    if len(found.rows) > 1:
        return False
    cells = list(map(str.strip, found.rows[0]))
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and (len(cells) == 1 or found.end == start + 1) and not is_figure(filled[0])


def _prose(line: str, number: int) -> Iterator[Block]:
    """A line outside tables: a paragraph, cut where it holds pictures."""
    if "[" not in line:
        yield _paragraph(line, number, 0, len(line))
        return
    at = 0
    for mark in _IMAGE.finditer(line):
        if line[at : mark.start()].strip():
            yield _paragraph(line, number, at, mark.start())
        name = (mark[1] or mark[3] or "").strip()
        where = line_location(line, number, mark.start(), mark.end())
        yield Image(name, (mark[2] or "").strip(), location=where)
        at = mark.end()
    if line[at:].strip():
        yield _paragraph(line, number, at, len(line))


def _paragraph(line: str, number: int, start: int, end: int) -> Paragraph:
    text = line[start:end].strip()
    if text[:1] == "|" or text[-1:] == "|":
        text = text.strip("| \t")
        start = line.index(text, start)
        end = start + len(text)
    where = line_location(line, number, start, end)
    if _INVISIBLE in text:
        text = text.replace(_INVISIBLE, "").strip()
    if text[:1] not in _MARKED_BY:
        return Paragraph(unescaped(text), where)
    level = None
    if text.startswith("#"):
        bare = text.lstrip("#")
        level, text = len(text) - len(bare) - 1, bare.strip(" #")
    emphasis = _EMPHASIS.match(text)
    return Paragraph(unescaped(emphasis[2] if emphasis else text), where, level=level)
