"""Tables of padded cells whose text wraps: antiword prints a row over as many lines as its longest cell needs."""

from collections.abc import Sequence

from goi_parse.readers.txt.drawn import width
from goi_parse.text import is_figure

__all__ = ["unwrapped"]

Rows = list[tuple[str, ...]]
Spots = list[int | tuple[int, ...]]

_SPARE = 3  # a Chinese character and the blank before the bar: a cell with no more room than this is full


def unwrapped(rows: Rows, spots: Spots) -> tuple[Rows, Spots]:
    """The rows with the lines that only go on in full cells joined to the row above them.

    Only where all lines are of one display width, as padding makes them; there a line goes on if it has no figure
    and each of its texts stands under a text that fills its cell.
    """
    if len({sum(map(width, row)) + len(row) for row in rows}) > 1:
        return rows, spots
    joined: Rows = []
    kept: Spots = []
    above: tuple[str, ...] = ()
    for row, spot in zip(rows, spots, strict=True):
        if joined and _goes_on(above, row):
            joined[-1] = tuple(_beneath(a, b) for a, b in zip(joined[-1], row, strict=True))
        else:
            joined.append(row)
            kept.append(spot)
        above = row
    return joined, kept


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    if len(above) != len(row) or not any(cell.strip() for cell in row):
        return False
    return all(
        not (text := cell.strip()) or (_is_full(over) and not is_figure(text))
        for over, cell in zip(above, row, strict=True)
    )


def _is_full(cell: str) -> bool:
    text = cell.strip()
    return bool(text) and not is_figure(text) and width(text) >= width(cell) - _SPARE


def _beneath(cell: str, more: str) -> str:
    return f"{cell.strip()}\n{more.strip()}" if more.strip() else cell
