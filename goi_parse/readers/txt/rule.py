"""What a rule for one dialect of text tables is, and what it answers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from goi_parse.document import Layout, Places
from goi_parse.readers.txt.places import Cut, TextPlaces
from goi_parse.text import is_figure

__all__ = ["PATIENCE", "Found", "Rule", "is_sentence", "next_filled"]

PATIENCE = 6
"""Empty lines that may stand between two rows of one table."""

_SENTENCE_ENDS = frozenset("。！？；")


class Found(NamedTuple):
    """A table that begins at the line a rule was asked about and ends before line ``end``."""

    end: int
    rows: list[tuple[str, ...]]
    layout: Layout
    spots: list[int | tuple[int, ...]]
    """For each row its line, or one line for each cell, counted from the first."""
    cut: Cut
    columns: tuple[tuple[int, ...], ...] | None = None
    spans: tuple[tuple[tuple[int, int], ...], ...] | None = None
    own_places: Places | None = None
    """Places that lines and a cut cannot express."""

    def places(self, lines: Sequence[str], start: int) -> Places:
        """Where the cells stand, for a table that begins at ``lines[start]``."""
        if self.own_places is not None:
            return self.own_places
        return TextPlaces(tuple(lines[start : self.end]), start + 1, tuple(self.spots), self.cut)


Rule = Callable[[Sequence[str], int], Found | None]
"""Asked about the lines from an index on; answers what begins there, or None."""


def next_filled(lines: Sequence[str], index: int) -> int:
    """The next line that is not empty, if it comes soon; otherwise past the end."""
    for i, line in enumerate(lines[index : index + PATIENCE], index):
        if line and not line.isspace():
            return i
    return len(lines)


def is_sentence(line: str, mark: str) -> bool:
    """Whether the marks in a line part no cells but stand in prose: 登录“某某网|政务公开”栏目可查。

    Such a line holds the end of a sentence, has no mark at its own end, and prints no figure between two marks.
    """
    if _SENTENCE_ENDS.isdisjoint(line):
        return False
    cells = list(map(str.strip, line.split(mark)))
    return bool(cells[-1]) and not any(map(is_figure, filter(None, cells)))
