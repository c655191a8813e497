"""Cuts a document at the headings that were chosen."""

from collections.abc import Iterator, Sequence

import attrs

from goi_parse.document import Block, Document, Paragraph, Table
from goi_parse.outline.chain import best_chain, without_contents, without_run_on_lists
from goi_parse.outline.contents import is_contents_line, listed_lines
from goi_parse.outline.edges import rescued, without_tail
from goi_parse.outline.findings import findings
from goi_parse.outline.headings import Candidate, Sheet, candidates, embedded
from goi_parse.outline.model import Body, Outline
from goi_parse.outline.topics import without_topics
from goi_parse.outline.wordings import KEYS
from goi_parse.prose import split_lines, unmarked, wrap_width
from goi_parse.record import Record
from goi_parse.text import glossed, ungloss

__all__ = ["outline"]

_SURE_NUMBERED, _SURE_BARE, _SURE_ABOVE_TABLE = 4.5, 4.0, 7.0
"""Weights from which a heading is taken even where it stands in another order than in the form."""

_LAST_TABLE = KEYS.index("disputes")


@attrs.frozen(eq=False, repr=False)
class _Reading(Record):
    """A document's lines, what in them may be a heading, what is one, and what only lists them."""

    blocks: Sequence[Block]
    sheet: Sheet
    found: Sequence[Candidate]
    chosen: Sequence[Candidate]
    contents: frozenset[int]


def outline(document: Document) -> Outline:
    """Front matter, the bodies of the sections in reading order, and what was found odd about the headings."""
    blocks, lines = _lines(document.blocks)
    sheet = Sheet.of(lines)
    found = candidates(sheet)
    listed = listed_lines(lines, found)
    kept, lists = without_contents(found, listed)
    chosen = best_chain(kept)
    if len(chosen) < len(KEYS):
        sheet, found, chosen, lists = _second_look(lines, sheet, found, listed)
    if chosen and not any(isinstance(block, Table) and len(block.rows) > 1 for block in blocks[chosen[0].last + 1 :]):
        chosen = without_topics(chosen, found, lines)
    contents = listed | {one.line for run in lists if not _introduced(lines, run[0]) for one in run}
    return _divide(_Reading(blocks, sheet, found, chosen, contents), wrap_width(lines))


def _lines(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Blocks of one line each, none of them blank, and the lines; a table or picture is a control character."""
    whole: list[Block] = []
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if not block.text or block.text.isspace():
                continue
            if "\n" in block.text:
                pieces = [piece for piece in split_lines(block) if piece.text.strip()]
                whole.extend(pieces)
                lines.extend(piece.number + piece.text for piece in pieces)
                continue
            lines.append(block.number + block.text)
        else:
            lines.append("\x01")
        whole.append(block)
    return whole, lines


def _introduced(lines: Sequence[str], first: Candidate) -> bool:
    """Whether a list of headings belongs to a sentence (本报告包括以下部分：) and not to a table of contents."""
    return first.line > 0 and lines[first.line - 1].rstrip().endswith(("：", ":"))


def _second_look(
    lines: Sequence[str], sheet: Sheet, found: list[Candidate], listed: frozenset[int]
) -> tuple[Sheet, list[Candidate], list[Candidate], list[list[Candidate]]]:
    """Where sections are missing: without pinyin glosses, inside lines, and out of the form's order."""
    plain = [ungloss(line) for line in lines]
    if plain != lines:
        sheet = Sheet.of(plain)
        found = candidates(sheet)
    found = without_run_on_lists(sorted([*found, *embedded(sheet)], key=lambda one: one.start))
    kept, lists = without_contents(found, listed)
    chosen = best_chain(kept)
    if chosen:
        chosen = sorted([*chosen, *_elsewhere(kept, chosen)], key=lambda one: one.start)
    return sheet, found, chosen, lists


def _elsewhere(kept: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Sure headings of sections that the chain lacks because they stand in another order than in the form."""
    styles = [one.style for one in chosen]
    style = max(styles, key=styles.count)
    numbers = {one.number for one in chosen if one.number is not None}
    have = {one.key for one in chosen}
    for one in kept:
        sure = _SURE_NUMBERED if style else _SURE_BARE if one.key > _LAST_TABLE else _SURE_ABOVE_TABLE
        if one.key not in have and one.style == style and one.weight >= sure and one.number not in numbers:
            have.add(one.key)
            yield one


def _divide(reading: _Reading, width: int) -> Outline:
    blocks, sheet, chosen = reading.blocks, reading.sheet, reading.chosen
    repeated = _repeated(reading)
    bodies: dict[str, Body] = {}
    for place, one in enumerate(chosen):
        following = chosen[place + 1] if place + 1 < len(chosen) else None
        head, body = _cut(blocks, sheet, one, following)
        end = following.line if following else len(blocks)
        body += [blocks[n] for n in range(one.last + 1, end) if n not in repeated]
        if following is not None and following.line > one.last:
            body += _before(blocks, sheet, following)
        key = KEYS[one.key]
        bodies[key] = Body(key, head or None, tuple(body), blocks[one.line].location, width)
    first = chosen[0].line if chosen else len(blocks)
    front: list[Block] = []
    contents: list[Block] = []
    for n, block in enumerate(blocks[:first]):
        (contents if n in reading.contents or is_contents_line(block) else front).append(block)
    front += _before(blocks, sheet, chosen[0]) if chosen else []
    bodies, front = rescued(bodies, front, width)
    bodies, tail = without_tail(bodies)
    odd = findings(
        bodies,
        chosen,
        {sheet.text[c.start : c.cut].strip(): blocks[c.line].location for c in reading.found if c.line in repeated},
    )
    return Outline(tuple(front), bodies, tuple(contents), tail, odd, width)


def _repeated(reading: _Reading) -> frozenset[int]:
    """Lines that print a chosen heading again, word for word and nothing else, as a page header does."""
    sheet = reading.sheet
    heads = {sheet.text[one.start : one.cut].strip(): one.start for one in reading.chosen}
    return frozenset(
        one.line
        for one in reading.found
        if one.alone and one.style and heads.get(sheet.text[one.start : one.cut].strip(), one.start) < one.start
        if not _before(reading.blocks, sheet, one)
    )


def _cut(blocks: Sequence[Block], sheet: Sheet, one: Candidate, following: Candidate | None) -> tuple[str, list[Block]]:
    """The heading as printed, wrapped lines joined, and the text that follows it on its line."""
    end = sheet.starts[one.last + 1]
    if following is not None and following.line == one.last:
        end = following.start
    head = unmarked(sheet.text[one.start : min(one.cut, end)])
    heading = "".join(piece.strip().strip("#*＊ \t\u3000") for piece in head.split("\n"))
    after = sheet.text[one.cut : end]
    rest = after.strip()
    if not rest:
        return heading, []
    block = blocks[one.last]
    where = block.location
    if isinstance(block, Paragraph) and where is not None and where.column is not None:
        place = one.cut + len(after) - len(after.lstrip()) - sheet.starts[one.last]
        where = attrs.evolve(where, column=where.column + glossed(block.number + block.text, place))
    return heading, [Paragraph(rest, where)]


def _before(blocks: Sequence[Block], sheet: Sheet, one: Candidate) -> list[Block]:
    """The text that stands before a heading on its own line."""
    text = sheet.text[sheet.starts[one.line] : one.start]
    rest = unmarked(text).strip(" \t\u3000#*＊")
    return [Paragraph(rest, blocks[one.line].location)] if len(rest) > 1 else []
