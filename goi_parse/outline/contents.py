"""Tables of contents: they print every heading, and none of them opens a section."""

import re
from collections.abc import Iterator, Mapping, Sequence

from goi_parse.document import Block, Paragraph
from goi_parse.outline.headings import Candidate

__all__ = ["is_contents_word", "listed_lines"]

_WORD = re.compile(r"\s*[#*＊]*\s*(?:目\s*[录錄次]|contents)\s*[:：*＊]*\s*", re.IGNORECASE)
_LONGEST = 12
_FAR = 200
"""Lines from the top within which 目录 is looked for."""


def is_contents_word(block: Block) -> bool:
    """Whether a block is the word 目录 alone."""
    return isinstance(block, Paragraph) and len(block.text) < _LONGEST and _WORD.fullmatch(block.text) is not None


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
