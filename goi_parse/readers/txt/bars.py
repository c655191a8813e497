"""Tables whose cells are parted by bars: R2 to R8, Markdown, antiword; a row a line or a cell a line."""

import re
from collections.abc import Sequence

from goi_parse.document import Layout
from goi_parse.readers.txt.markdown import plain_cells
from goi_parse.readers.txt.padded import grid_columns, unwrapped, without_span_marks
from goi_parse.readers.txt.places import Spans, between, whole_line
from goi_parse.readers.txt.rule import PATIENCE, Found, is_sentence, next_filled
from goi_parse.text import is_figure, regex

__all__ = ["bars", "bars_between"]


def between_bars(line: str) -> Spans:
    """The cells of a row with a bar at each end."""
    return between(line, "|", line.find("|") + 1, _last_bar(line))


def before_bars(line: str) -> Spans:
    """The cells of a row where a bar stands behind each cell and none before the first."""
    return between(line, "|", 0, _last_bar(line))


def _last_bar(line: str) -> int:
    """The end of the last cell: the bar that closes the line, or the line's end."""
    stripped = line.rstrip()
    return len(stripped) - stripped.endswith("|")


def _is_bars(line: str) -> bool:
    return not line.strip("| \t\r\f")


def _bar_run(lines: Sequence[str], start: int) -> int:
    """The end of the run of lines with bars, none of them prose; empty lines inside it belong to it."""
    i = start
    while i < len(lines):
        if _has_cells(lines[i]):
            i += 1
            continue
        following = i if lines[i].strip() else next_filled(lines, i)
        if following == i or following >= len(lines) or not _has_cells(lines[following]):
            return i
        i = following
    return i


_SHORTEST_SENTENCE = 8
"""Characters; most lines of a table with a cell a line have fewer, and are not looked at any closer."""


def _has_cells(line: str) -> bool:
    return "|" in line and (len(line) < _SHORTEST_SENTENCE or not is_sentence(line, "|"))


def _is_prose(line: str) -> bool:
    """Whether a line that has no row beside it is none either: it prints no figure, and no bar at an end."""
    cells = list(map(str.strip, line.split("|")))
    return bool(cells[0] and cells[-1]) and not any(map(is_figure, filter(None, cells)))


_SEPARATOR = regex(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")


_INNER_BAR = regex(r"[^|\s][^|\n]*\|[^|\n]*[^|\s]|^[^\S\n]*\|[^|\n]+\|", re.MULTILINE)
_BEHIND_BAR = regex(r"\|(?:[^|\n]*[^|\s]|[^|\n]+\|)")
"""What each inner bar has behind it; it begins with a plain sign, so a text without any is passed over fast."""


def bars(lines: Sequence[str], start: int) -> Found | None:
    """R2 and R4 to R8, Markdown, antiword: cells parted by bars, a row a line or a cell a line."""
    end = _bar_run(lines, start)
    if end == start or (end == start + 1 and _is_prose(lines[start])):
        return None
    text = "\n".join(lines[start:end])
    if _BEHIND_BAR.search(text) and _INNER_BAR.search(text):
        return bar_rows(lines, start, end)
    return bar_cells(lines, start, end)


def bar_rows(lines: Sequence[str], start: int, end: int) -> Found | None:
    """R5 to R8, Markdown, antiword: a row a line, cells parted by bars."""
    filled = [i for i in range(start, end) if lines[i].strip()]
    # Where other rows have no bar before their first cell, a row that begins with a bar begins with a blank cell.
    framed = all(lines[i].lstrip().startswith("|") for i in filled)
    cut = between_bars if framed else before_bars
    rows: list[tuple[str, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    for i in filled:
        line = lines[i]
        if len(rows) == 1 and _SEPARATOR.fullmatch(line.strip()):
            continue
        cells = [line[a:b] for a, b in cut(line)]
        rows.append(plain_cells(line, cells))
        spots.append(i - start)
    if not framed:
        return Found(end, without_span_marks(rows), Layout.ROWS, spots, cut)
    columns = grid_columns(rows) if len(rows) > 1 else None
    if len(rows) == len(filled):  # no line of dashes below the header, so lines may go on
        kept = unwrapped(rows)
        rows = [row for _, row in kept]
        spots = [spots[index] for index, _ in kept]
        columns = columns and tuple(columns[index] for index, _ in kept)
    if columns is None and len({len(row) for row in rows}) > 1:
        return Found(end, rows, Layout.ROWS, spots, cut)
    return Found(end, rows, Layout.GRID if len(rows) > 1 else Layout.ROWS, spots, cut, columns)


def bar_cells(lines: Sequence[str], start: int, end: int) -> Found | None:
    """R2 and R4: a cell a line with a bar behind it; lines of bars alone end rows, part rows or are blank cells."""
    parted = lines[start].rstrip() == "|"  # R4: each row has a bar line before it
    rows: list[tuple[str, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    row: list[str] = []
    spot: list[int] = []
    for index, line in enumerate(lines[start:end]):
        cell = line.rstrip("| \t\r\f")
        if cell:
            row.append(cell)
            spot.append(index)
        elif line.count("|") > 1 or (parted and line.rstrip() == "|"):
            if row:
                rows.append(tuple(row))
                spots.append(tuple(spot))
            row, spot = [], []
        elif line.strip():
            row.append("")
            spot.append(index)
    if row:
        rows.append(tuple(row))
        spots.append(tuple(spot))
    return Found(end, rows, Layout.MARKED, spots, whole_line) if rows else None


def bars_between(lines: Sequence[str], start: int) -> Found | None:
    """R3: a cell, a bar on a line of its own, a cell, a bar; nothing says where a row ends."""
    if start + 2 >= len(lines) or lines[start + 1].strip() != "|" or "|" in lines[start]:
        return None
    if is_sentence(lines[start], "|"):
        return None
    if not _is_bars(lines[start + 2]) and "|" in lines[start + 2]:
        return None
    cells = [lines[start]]
    spot = [0]
    i = start + 2
    while True:
        stop = next(
            (k for k in range(i, min(i + PATIENCE, len(lines))) if lines[k].strip() and _is_bars(lines[k])), None
        )
        if stop is None:
            break
        filled = [k for k in range(i, stop) if lines[k].strip()]
        many = lines[stop].count("|") > 1  # the bars of merged cells, which end a row and close no cell
        if len(filled) > 1 or (many and filled):  # prose between two tables, its last line the first cell of the next
            break
        if filled and is_sentence(lines[filled[0]], "|"):
            break
        if not many:
            at = filled[0] if filled else i
            cells.append(lines[at] if filled else "")
            spot.append(at - start)
        i = stop + 1
    return Found(i, [tuple(cells)], Layout.FLOW, [tuple(spot)], whole_line)
