"""Tables of padded cells whose text wraps: antiword prints a row over as many lines as its longest cell needs."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from goi_parse.text import is_figure, width_of

__all__ = ["grid_columns", "unwrapped", "without_span_marks"]

Rows = list[tuple[str, ...]]

_NEARLY_ALL = 0.8
_SPARE = 3  # a Chinese character and the blank before the bar: a cell with no more room than this is full


def unwrapped(rows: Rows) -> list[tuple[int, tuple[str, ...]]]:
    """The rows with the lines that only go on in full cells joined to the row above them; each with its first line.

    Only where padding makes the lines of one display width; there a line goes on if neither it nor the row above
    has a figure and each of its texts stands under a text that fills its cell.
    """
    if _usual_width(rows) is None:
        return list(enumerate(rows))
    joined: list[tuple[int, tuple[str, ...]]] = []
    above: tuple[str, ...] = ()
    for index, row in enumerate(rows):
        if joined and _goes_on(above, row):
            first, cells = joined[-1]
            joined[-1] = first, tuple(_beneath(a, b) for a, b in zip(cells, row, strict=True))
        else:
            joined.append((index, row))
        above = row
    return joined


def _line_width(row: Sequence[str]) -> int:
    return sum(map(width_of, row)) + len(row)


def _usual_width(rows: Rows) -> int | None:
    """The display width that nearly all lines have; signs of doubtful width may set a few apart."""
    counts = Counter(map(_line_width, rows))
    usual, count = counts.most_common(1)[0]
    return usual if len(rows) > 1 and count >= len(rows) * _NEARLY_ALL else None


def grid_columns(rows: Rows) -> tuple[tuple[int, ...], ...] | None:
    """The grid column of each cell of a padded table: bars stand under bars.

    A line of another width than the rest takes the columns of a line with as many cells.
    """
    usual = _usual_width(rows)
    if usual is None:
        return None
    starts = [
        tuple(accumulate((width_of(cell) + 1 for cell in row[:-1]), initial=0)) if _line_width(row) == usual else None
        for row in rows
    ]
    like = {len(row): row for row in starts if row is not None}
    if any(row is None and len(cells) not in like for row, cells in zip(starts, rows, strict=True)):
        return None
    at = {start: column for column, start in enumerate(sorted({s for row in starts if row for s in row}))}
    return tuple(
        tuple(at[s] for s in (row if row is not None else like[len(cells)]))
        for row, cells in zip(starts, rows, strict=True)
    )


def without_span_marks(rows: Rows) -> Rows:
    """R5: rows without the bars that a merged cell leaves at the end of its line, where blank cells are wider."""
    if not any(len(cell) > 1 and not cell.strip() for row in rows for cell in row):
        return rows
    return [row[: _last_cell(row)] for row in rows]


def _last_cell(row: Sequence[str]) -> int:
    end = len(row)
    while end > 1 and len(row[end - 1]) <= 1 and not row[end - 1].strip():
        end -= 1
    return end


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    if (
        len(above) != len(row)
        or not any(cell.strip() for cell in row)
        or any(is_figure(c.strip()) for c in above if c.strip())
    ):
        return False
    return all(
        not (text := cell.strip()) or (_is_full(over) and not is_figure(text))
        for over, cell in zip(above, row, strict=True)
    )


def _is_full(cell: str) -> bool:
    text = cell.strip()
    return bool(text) and not is_figure(text) and width_of(text) >= width_of(cell) - _SPARE


def _beneath(cell: str, more: str) -> str:
    return f"{cell.strip()}\n{more.strip()}" if more.strip() else cell
