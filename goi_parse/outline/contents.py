"""Tables of contents: they print every heading, and none of them opens a section."""

import re
from collections.abc import Iterator, Mapping, Sequence

from goi_parse.document import Block, Paragraph
from goi_parse.outline.headings import Candidate
from goi_parse.text import regex

__all__ = ["is_contents_line", "listed_lines"]

_WORD = regex(r"\s*[#*＊]*\s*(?:目\s*[录錄次]|contents)\s*[:：*＊]*\s*", re.IGNORECASE)
_LINE = regex(r"(?:[…⋯]|[.．·_]{4}|\t)[\s…⋯.．·_]*\d{1,3}$")
_LONGEST = 12
_LONGEST_LINE = 90
_FAR = 200
"""Lines from the top within which 目录 is looked for."""


def is_contents_line(block: Block) -> bool:
    """Whether a block is the word 目录 alone, or a line with leaders and a page number."""
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_LINE:
        return False
    text = block.text.rstrip()
    if text[-1:].isdecimal():
        return _LINE.search(text) is not None
    return len(text) < _LONGEST and _WORD.fullmatch(text) is not None


def listed_lines(lines: Sequence[str], found: Sequence[Candidate]) -> frozenset[int]:
    """Candidate lines that end like a line of a contents list, or stand in an unbroken run right under 目录."""
    listed = {one.line for one in found if one.contents}
    at = {one.line: one for one in found}
    for n, line in enumerate(lines[:_FAR]):
        if len(line) < _LONGEST and _WORD.fullmatch(line):
            listed.update(_run(at, n + 1))
    return frozenset(listed)


def _run(at: Mapping[int, Candidate], line: int) -> Iterator[int]:
    """Lines from ``line`` on that are headings with nothing in between, until a section comes a second time."""
    seen: set[int] = set()
    while line in at and at[line].key not in seen:
        seen.add(at[line].key)
        yield line
        line += 1
