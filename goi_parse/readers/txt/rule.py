"""What a rule for one dialect of text tables is, and what it answers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from goi_parse.document import Layout, Places
from goi_parse.readers.txt.places import Cut, TextPlaces

__all__ = ["PATIENCE", "Found", "Rule", "next_filled"]

PATIENCE = 6
"""Empty lines that may stand between two rows of one table."""


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
