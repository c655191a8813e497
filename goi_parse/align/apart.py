"""Figures that running text prints on lines of their own, below labels that need not be theirs.

Where a row lacks figures, those below another label may be its: cells of a page come in the order in which they stand
on it, and blank ones leave no trace. They are not where the text prints every cell on a line of its own and all rows
but the blank ones have just as many figures as columns; unless the blank row's label stands right before the label.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from goi_parse.align.found import Entry, Scan, Value
from goi_parse.document import Layout

__all__ = ["in_doubt", "set_page_number_aside"]

_ENOUGH = 3
"""Figures below their own labels that make it a habit of the text to print them so."""


def in_doubt(rows: Sequence[tuple[Entry, int]], found: Scan) -> list[Entry]:
    """The rows whose figures may be another's; ``rows`` are those of running text, each with its width."""
    lacking = list(_lacking(rows, found))
    if not lacking:
        return []
    apart = [entry for entry, _ in rows if any(value.alone for value in entry.values)]
    if not _is_habit(rows, lacking):
        return apart
    blank = {id(entry) for entry in lacking}
    behind = {id(b) for a, b in pairwise(found.entries) if id(a) in blank and a.group == b.group}
    return [entry for entry in apart if id(entry) in behind]


def _lacking(rows: Iterable[tuple[Entry, int]], found: Scan) -> Iterable[Entry]:
    """The rows of too few figures, but for those that hold a word, and for the last one, in which a text was cut."""
    worded = {id(entry.after) for entry in found.unknown}
    for entry, want in rows:
        cut = bool(entry.values) and entry is found.entries[-1]
        if len(entry.values) < want and id(entry) not in worded and not cut:
            yield entry


def _is_habit(rows: Sequence[tuple[Entry, int]], lacking: Sequence[Entry]) -> bool:
    """Whether the text prints each figure on a line of its own below its label, and leaves rows blank or fills them."""
    values = [value for entry, _ in rows for value in entry.values]
    return len(values) >= _ENOUGH and all(value.alone for value in values) and not any(e.values for e in lacking)


_GROUP = 5
_WIDTH = 3 * _GROUP


def set_page_number_aside(found: Scan) -> None:
    """Take from the row of table 4 a figure on another line than all its others, if it does not add up with it.

    A blank cell leaves no trace on a printed line, and the number of the page below may stand for what then lacks.
    """
    for entry in found.entries:
        values = entry.values
        if entry.key or entry.layout is not Layout.SPACED or len(values) != _WIDTH or _adds_up(values):
            continue
        lines = Counter(map(_line, values))
        if sorted(lines.values()) == [1, _WIDTH - 1]:
            alone = next(value for value in values if lines[_line(value)] == 1)
            values.remove(alone)
            found.astray.append(alone)


def _line(value: Value) -> tuple[int, int]:
    return id(value.places), value.line


def _adds_up(values: Sequence[Value]) -> bool:
    """Whether each five outcomes end with their sum; a mark counts as nothing."""
    numbers = [value.number or 0 for value in values]
    return all(sum(numbers[n : n + _GROUP - 1]) == numbers[n + _GROUP - 1] for n in range(0, _WIDTH, _GROUP))
