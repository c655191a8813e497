"""What stands above section one: the lines among which a title may be, wherever a page puts it."""

from collections.abc import Iterator, Sequence

import attrs

from goi_parse.document import Block, Paragraph, Table
from goi_parse.prose import part_of, unmarked
from goi_parse.record import Record
from goi_parse.sections.title import is_title
from goi_parse.text import regex, ungloss

__all__ = ["Line", "apart", "lines_of"]

_WITH_MORE = regex(
    r"\s*(?P<title>(?!现|根据|依据|按照|特|向|公布)[^，。；、：:]{6,60}?(?:[报報]告|年[报報]))[》*＊]*"
    r"[ \t\u3000]+(?P<rest>\S[^\n]*)"
)
_MORE = regex(r"20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:$|\s)|[^\n]*。")
_LABEL = regex(r"(?:公报|信息|文件)?(?:标\s*题|名\s*称)\s*[:：]?")
_FAR = 40
"""Blocks and cells among which a title is looked for."""


@attrs.frozen(eq=False, repr=False)
class Line(Record):
    """A line of the front, or a cell of a table there, and the block that it stands in."""

    text: str
    block: Block


def apart(front: Sequence[Block]) -> tuple[Block, ...]:
    """The front, with a title that runs on into a date or into the first sentence on a line of its own."""
    found = next((cut for n, block in enumerate(front[:_FAR]) if (cut := _cut(n, block)) is not None), None)
    if found is None:
        return tuple(front)
    place, pieces = found
    return (*front[:place], *pieces, *front[place + 1 :])


def _cut(place: int, block: Block) -> tuple[int, tuple[Paragraph, Paragraph]] | None:
    if not isinstance(block, Paragraph) or block.number:
        return None
    match = _WITH_MORE.fullmatch(block.text)
    if match is None or not is_title(match["title"]) or not _MORE.match(match["rest"]):
        return None
    head, rest = (
        attrs.evolve(block, text=match[name], location=part_of(block.location, *match.span(name)))
        for name in ("title", "rest")
    )
    return place, (head, rest)


def lines_of(front: Sequence[Block]) -> list[Line]:
    """The lines among which a title may be: paragraphs, and what in a table of the page's own looks like a title."""
    lines: list[Line] = []
    for block in front:
        if len(lines) >= _FAR:
            break
        if isinstance(block, Paragraph) and block.text.strip():
            lines.append(Line(ungloss(unmarked(block.text)), block))
        elif isinstance(block, Table):
            lines += [Line(text, block) for text in _titles_in(block)]
    return lines


def _titles_in(table: Table) -> Iterator[str]:
    """Cells with a title in them, each behind the cell that says so: no line above goes on in them then."""
    for row in table.rows:
        for n, cell in enumerate(row):
            text = ungloss("".join(cell.split("\n")))
            if is_title(text):
                yield row[n - 1] + text if n and _LABEL.fullmatch(row[n - 1].strip()) else text
