"""Where on a printed line the columns stand, for rows whose blank cells left nothing but a gap.

The places come from the header's own words and from rows that have every figure. A row read by its places must
add up by the form's sum, for a place alone is no proof.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from goi_parse.align.columns import Reading, balances
from goi_parse.align.found import Entry, Head, Value
from goi_parse.document import Layout
from goi_parse.location import Box

__all__ = ["by_position", "column_centers", "column_of", "is_out_of_order"]

_INDENT = 8  # characters before the first figure of a line
_NEAREST = 0.3  # of the way to the next column; a figure between two columns belongs to neither


def column_centers(heads: Sequence[Head], words: dict[str, str], keys: Sequence[str]) -> dict[int | None, list[float]]:
    """The middle of each column of ``keys`` from left to right, by the words of the header; by page.

    Another page has its columns elsewhere, so a header speaks for its own page alone.
    """
    pages: dict[int | None, list[float]] = {}
    for head in heads:
        found: dict[str, float] = {}
        for text, left, right in _clusters(head.printed):
            found.setdefault(column_of(text, words), (left + right) / 2)
        centers = [found[key] for key in keys if key in found]
        if len(centers) == len(keys) and centers == sorted(centers):
            pages.setdefault(head.page, centers)
    return pages


def column_of(text: str, words: Mapping[str, str]) -> str:
    """The column that stands below a header's text: its label is the end of it. No label ends as another column's."""
    return next((key for word, key in words.items() if text.endswith(word)), "")


def is_out_of_order(entry: Entry) -> bool:
    """Whether a figure on a lower printed line stands to the left of one above it, on a page that keeps its columns.

    The lines of a tall row are then not in the order of its columns. A line that is not set in keeps no columns, but
    where the page itself is known, its points tell.
    """
    return entry.layout is Layout.SPACED and any(
        (below.line != above.line or below.places is not above.places) and _goes_back(above, below)
        for above, below in pairwise(entry.values)
    )


def _goes_back(above: Value, below: Value) -> bool:
    """Whether a line begins to the left of the end of the one above it."""
    upper, lower = _box(above), _box(below)
    if upper is not None and lower is not None:
        return lower[0] < upper[2]
    return _INDENT < below.column <= above.column


def _box(value: Value) -> Box | None:
    """The box of the printed line that a figure stands on, where it is known."""
    where = value.places.place(value.line, value.cell) if value.places is not None else None
    return where.box if where is not None else None


def _clusters(pieces: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Pieces of text that stand over one another, joined from top to bottom."""
    joined: list[tuple[str, int, int]] = []
    for text, left, right in pieces:
        for index, (above, start, end) in enumerate(joined):
            if (
                min(right, end) - max(left, start) > min(right - left, end - start) / 2
                and right - left < 2 * (end - start) + 2
            ):
                joined[index] = (above + text, min(left, start), max(right, end))
                break
        else:
            joined.append((text, left, right))
    return joined


def by_position(
    entry: Entry, keys: Sequence[str], pages: Mapping[int | None, Sequence[float]], total: str
) -> Reading | None:
    """The row with each figure in the column it stands under, if that is one way only and it adds up."""
    centers = pages.get(entry.page, ())
    if entry.layout is not Layout.SPACED or len(centers) != len(keys) or not entry.filled:
        return None
    gaps = [b - a for a, b in pairwise(centers)]
    at: list[int] = []
    for value in entry.filled:
        middle = value.column + len(value.text) / 2
        nearest = min(range(len(centers)), key=lambda i: abs(centers[i] - middle))
        room = min(gaps[max(0, nearest - 1) : nearest + 1])
        if abs(centers[nearest] - middle) > room * _NEAREST:
            return None
        at.append(nearest)
    if len(set(at)) < len(at) or at != sorted(at):
        return None
    cells: dict[str, Value] = {keys[i]: value for i, value in zip(at, entry.filled, strict=True)}
    return Reading(cells, proved=True) if balances(cells, total) else None
