"""The pages of displaced tables put together: readings of each page under the sums of the whole.

Each page is read with the pages before it in place, so that a column's intake bounds its outcomes on every page
behind. What all readings of the whole agree on is known; where they differ, nothing is.
"""

from collections.abc import Sequence

import attrs

from goi_parse.align.found import Value
from goi_parse.align.restore.alone import certain_cells
from goi_parse.align.restore.stream import Piece
from goi_parse.align.restore.sums import Equation, Row, Sums
from goi_parse.align.restore.tiling import Budget, Spots, tilings
from goi_parse.record import Record
from goi_parse.text import squeeze

__all__ = ["Cells", "fill"]

Cells = list[list[Value | None]]
"""The figures of each row; None where it is not known which figure stands there."""

_MOST_BRANCHES = 12
_PASSES = ((0, 2), (0, 4), (1, 3))
"""How much dearer than a page's cheapest readings others may be, and how dear the cheapest."""
_PASS_OF_PART = (1, 3)
_STEPS_OF_PART = 20_000


@attrs.frozen(eq=False, repr=False)
class _Page(Record):
    rows: range
    pieces: tuple[Piece, ...]


@attrs.frozen(eq=False, repr=False)
class _Branch(Record):
    """A reading of the first pages, with its cost."""

    cost: int
    spots: tuple[Spots, ...]


_Known = dict[object, tuple[int, list[tuple[int, Spots]]]]
"""How dear readings of a page were looked for, and what was found: what lies above bears on it by its sums alone."""


def fill(pieces: Sequence[Piece], rows: Sequence[Row], equations: Sequence[Equation], budget: Budget) -> Cells:
    """The first rows filled with the pieces: those of the pages that can be read, within bounded work.

    Where a table ends before its last row, its last pages could not be read.
    """
    pages = _pages(pieces, rows)
    if not pages:
        return []
    branches = [_Branch(0, ())]
    known: _Known = {}
    for slack, dearest in _PASSES:
        if slack and _is_whole(pages, branches[0]):
            break
        found = _readings(pages, Sums(rows, equations), budget, slack, dearest, known)
        if len(found[0].spots) > len(branches[0].spots):
            branches = found
        if budget.steps < 0 or len(branches[0].spots) == len(pages):
            break
    if not _is_whole(pages, branches[0]):  # no later page bears the first ones out, so that more must agree on them
        first = pages[: len(branches[0].spots)]
        branches = _readings(first, Sums(rows, equations), Budget(_STEPS_OF_PART), *_PASS_OF_PART, {})
    return _agreed(pages, rows, branches)


def _pages(pieces: Sequence[Piece], rows: Sequence[Row]) -> list[_Page]:
    """The first pages, each with the rows that its figures fill exactly, up to one whose figures do not."""
    pages: list[_Page] = []
    by_page: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_page.setdefault(piece.page, []).append(piece)
    first = 0
    for own in by_page.values():
        count = sum(len(piece.values) for piece in own)
        last = first
        while count > 0 and last < len(rows):
            count -= rows[last].width
            last += 1
        window = range(first, last)
        if count or any(label not in window for piece in own for label in piece.labels):
            break
        if any(piece.own is not None and len(piece.values) > rows[piece.own].width for piece in own):
            break  # more behind a row's label than the row holds
        pages.append(_Page(window, tuple(own)))
        first = last
    return pages


def _is_whole(pages: Sequence[_Page], branch: _Branch) -> bool:
    """Whether a reading has all pages, but for one that has the last row alone, which stays open."""
    return len(branch.spots) >= len(pages) - (len(pages[-1].rows) == 1)


def _readings(
    pages: Sequence[_Page], sums: Sums, budget: Budget, slack: int, dearest: int, known: _Known
) -> list[_Branch]:
    """The cheapest readings of all pages together, and those that cost up to ``slack`` more.

    Of the pages before it where one has no reading, or the budget does not last to find it.
    """
    branches = [_Branch(0, ())]
    for at, page in enumerate(pages):
        following: list[_Branch] = []
        for branch in branches:
            _load(sums, pages, branch)
            state = (at, sums.state(), slack)
            tried, found = known.get(state, (-1, []))
            if not found and tried < dearest:
                found = tilings(page.pieces, page.rows, sums, budget, slack, dearest)
                known[state] = (dearest, found)
            for cost, spots in found:
                following.append(_Branch(branch.cost + cost, (*branch.spots, spots)))
            _unload(sums, pages[:at], branch)
        if budget.steps < 0 or not following:
            break
        following.sort(key=lambda branch: branch.cost)
        branches = following[:_MOST_BRANCHES]
    least = branches[0].cost
    return [branch for branch in branches if branch.cost <= least + slack]


def _load(sums: Sums, pages: Sequence[_Page], branch: _Branch) -> None:
    for page, spots in zip(pages, branch.spots, strict=False):
        for piece, (row, start) in zip(page.pieces, spots, strict=True):
            sums.put(row, start, piece.numbers)


def _unload(sums: Sums, pages: Sequence[_Page], branch: _Branch) -> None:
    for page, spots in zip(pages, branch.spots, strict=True):
        for piece, (row, start) in zip(page.pieces, spots, strict=True):
            sums.take(row, start, piece.numbers)


def _agreed(pages: Sequence[_Page], rows: Sequence[Row], branches: Sequence[_Branch]) -> Cells:
    """The figures on which all readings agree.

    The last row has no other below or above that bears it out: it counts where it was printed from left to right;
    otherwise what its own sums leave no choice about.
    """
    agreed = _common([_cells(pages, rows, branch) for branch in branches])
    if not _is_whole(pages, branches[0]) or pages[-1].rows.stop < len(rows):
        read = len(branches[0].spots)
        return agreed[: pages[read - 1].rows.stop if read else 0]
    last = len(rows) - 1
    own = {_pieces_of_row(pages, branch, last) for branch in branches}
    ordered = [branch for branch in branches if _is_in_order(branch, last)]
    if ordered:
        agreed[last] = _common([_cells(pages, rows, branch) for branch in ordered])[last]
    elif len(own) == 1:
        agreed[last] = certain_cells([pages[-1].pieces[at] for at in own.pop()], rows[last])
    else:
        agreed[last] = [None] * rows[last].width
    return agreed


def _common(readings: Sequence[Cells]) -> Cells:
    """The figures on which all readings agree."""
    first, *others = readings
    for other in others:
        for row, its in zip(first, other, strict=True):
            for column, (mine, value) in enumerate(zip(row, its, strict=True)):
                if mine is None or value is None or mine.text != value.text:
                    row[column] = None
    return first


def _pieces_of_row(pages: Sequence[_Page], branch: _Branch, row: int) -> tuple[int, ...]:
    """The pieces of the last page that stand in a row; all of them where the page was not read, as it has one row."""
    if len(branch.spots) < len(pages):
        return tuple(range(len(pages[-1].pieces)))
    return tuple(at for at, (r, _) in enumerate(branch.spots[-1]) if r == row)


def _is_in_order(branch: _Branch, row: int) -> bool:
    """Whether the pieces of a row were read, and printed from left to right."""
    starts = [start for spots in branch.spots for r, start in spots if r == row]
    return bool(starts) and starts == sorted(starts)


def _cells(pages: Sequence[_Page], rows: Sequence[Row], branch: _Branch) -> Cells:
    cells: Cells = [[None] * row.width for row in rows]
    for page, spots in zip(pages, branch.spots, strict=False):
        mixed = _mixes_noughts(page)
        for piece, (row, start) in zip(page.pieces, spots, strict=True):
            sure = zip(piece.values, piece.numbers, strict=True)
            values = [v if n else None for v, n in sure] if mixed and piece.own is None else piece.values
            cells[row][start : start + len(piece.values)] = values
    return cells


def _mixes_noughts(page: _Page) -> bool:
    """Whether a page prints noughts and marks: no sum tells them apart, so either may stand in the other's place."""
    loose = (piece for piece in page.pieces if piece.own is None)
    pairs = (pair for piece in loose for pair in zip(piece.values, piece.numbers, strict=True))
    return len({squeeze(value.text) for value, number in pairs if not number}) > 1
