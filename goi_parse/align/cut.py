"""A paragraph as the cells that were printed side by side on its line."""

from collections.abc import Sequence

from goi_parse.document import Paragraph
from goi_parse.text import FIGURE_IN_LINE, ends_in_figure, regex

__all__ = ["cells_of", "columns_of"]

_GAP = regex(r"\s{2,}|\t")
_FIGURE = regex(FIGURE_IN_LINE)
_TAIL = regex(rf"(?:\s+{FIGURE_IN_LINE})+\s*$")
_LONGEST_ROW = 120


def cells_of(text: str) -> Sequence[str]:
    """A paragraph as cells: cut at wide gaps, and figures behind a label apart from it (行政许可 45531)."""
    if len(text) <= _LONGEST_ROW and ends_in_figure(text):
        tail = _TAIL.search(text)
        if tail:
            return [*_GAP.split(text[: tail.start()]), *_FIGURE.findall(tail[0])]
    return _GAP.split(text) if "  " in text or "\t" in text else (text,)


def columns_of(paragraph: Paragraph, cells: Sequence[str]) -> tuple[int, ...]:
    """The character at which each cell of a paragraph begins in its line."""
    where = paragraph.location
    first = where.column - 1 if where is not None and where.column is not None else 0
    if len(cells) == 1:
        return (first,)
    columns: list[int] = []
    end = 0
    for cell in cells:
        start = paragraph.text.index(cell, end)
        columns.append(first + start)
        end = start + len(cell)
    return tuple(columns)
