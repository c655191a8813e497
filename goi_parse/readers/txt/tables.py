"""Tables in plain text: one small rule a dialect, all of one signature, in one ordered tuple.

A rule looks at the lines from an index on and answers what it Found, or None. The R numbers are those under
which the renderings of real reports are known: R1 a cell a line behind a tab, R2 to R8 with bars, R10 tabs.
"""

import html
import re
from collections.abc import Sequence

from goi_parse.document import Layout
from goi_parse.readers.txt import drawn, spaced
from goi_parse.readers.txt.padded import grid_columns, unwrapped, without_span_marks
from goi_parse.readers.txt.places import Spans
from goi_parse.readers.txt.rule import PATIENCE, Found, Rule, next_filled
from goi_parse.text import is_figure, regex

__all__ = ["RULES"]


_LONGEST_CELL = 80


def whole_line(line: str) -> Spans:
    """One cell: the line without a bar at its end or start."""
    return [(len(line) - len(line.lstrip("| \t")), len(line.rstrip("| \t")))]


def between_bars(line: str) -> Spans:
    """The cells of a row with a bar at each end."""
    return _split(line, "|", line.find("|") + 1, _last_bar(line))


def before_bars(line: str) -> Spans:
    """The cells of a row where a bar stands behind each cell and none before the first."""
    return _split(line, "|", 0, _last_bar(line))


def _last_bar(line: str) -> int:
    """The end of the last cell: the bar that closes the line, or the line's end."""
    stripped = line.rstrip()
    return len(stripped) - stripped.endswith("|")


def between_tabs(line: str) -> Spans:
    """The cells between tabs."""
    return _split(line, "\t", 0, len(line))


def _split(line: str, mark: str, start: int, end: int) -> Spans:
    spans: Spans = []
    while True:
        at = line.find(mark, start, end)
        if at < 0:
            spans.append((start, end))
            return spans
        spans.append((start, at))
        start = at + 1


def _is_bars(line: str) -> bool:
    return not line.strip("| \t\r\f")


def _bar_run(lines: Sequence[str], start: int) -> int:
    """The end of the run of lines with bars; empty lines inside it belong to it."""
    i = start
    while i < len(lines):
        if "|" in lines[i]:
            i += 1
            continue
        following = i if lines[i].strip() else next_filled(lines, i)
        if following == i or following >= len(lines) or "|" not in lines[following]:
            return i
        i = following
    return i


_SEPARATOR = regex(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")


_INNER_BAR = regex(r"[^|\s][^|\n]*\|[^|\n]*[^|\s]|^[^\S\n]*\|[^|\n]+\|", re.MULTILINE)


def bars(lines: Sequence[str], start: int) -> Found | None:
    """R2 and R4 to R8, Markdown, antiword: cells parted by bars, a row a line or a cell a line."""
    end = _bar_run(lines, start)
    if _INNER_BAR.search("\n".join(lines[start:end])):
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
        rows.append(tuple(map(_plain, cells)) if _MARKUP.search(line) else tuple(cells))
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


_MARKUP = regex(r"[<&\\]")
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")
_BREAK = regex(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def _plain(cell: str) -> str:
    """A Markdown cell without the markup that stands for line ends, blanks and plain signs."""
    return _ESCAPE.sub(r"\1", html.unescape(_BREAK.sub("\n", cell)))


def bar_cells(lines: Sequence[str], start: int, end: int) -> Found | None:
    """R2 and R4: a cell a line with a bar behind it; lines of bars alone end rows, part rows or are blank cells."""
    parted = lines[start].rstrip() == "|"  # R4: each row has a bar line before it
    rows: list[tuple[str, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    row: list[str] = []
    spot: list[int] = []
    for i in range(start, end):
        line = lines[i].rstrip()
        if not line:
            continue
        blank = line[0] in "| \t" and _is_bars(line)
        if blank and (line.count("|") > 1 or (parted and lines[i] == "|")):
            if row:
                rows.append(tuple(row))
                spots.append(tuple(spot))
            row, spot = [], []
        else:
            row.append("" if blank else line.rstrip("|"))
            spot.append(i - start)
    if row:
        rows.append(tuple(row))
        spots.append(tuple(spot))
    return Found(end, rows, Layout.MARKED, spots, whole_line) if rows else None


def bars_between(lines: Sequence[str], start: int) -> Found | None:
    """R3: a cell, a bar on a line of its own, a cell, a bar; nothing says where a row ends."""
    if start + 2 >= len(lines) or lines[start + 1].strip() != "|" or "|" in lines[start]:
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
        if not many:
            at = filled[0] if filled else i
            cells.append(lines[at] if filled else "")
            spot.append(at - start)
        i = stop + 1
    return Found(i, [tuple(cells)], Layout.FLOW, [tuple(spot)], whole_line)


def _is_tab_cell(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line[1:].rstrip("\t\r ") and len(line) <= _LONGEST_CELL


def tab_cells(lines: Sequence[str], start: int) -> Found | None:
    """R1: a cell a line behind a tab, wrapped words on further lines, an empty line after each row."""
    if not _is_tab_cell(lines[start]) or "。" in lines[start] or lines[start].strip("\t") != lines[start][1:]:
        return None
    rows: list[tuple[str, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    row: list[str] = []
    spot: list[int] = []
    i = start
    while i < len(lines):
        line = lines[i]
        if _is_tab_cell(line):
            row.append(line[1:])
            spot.append(i - start)
        elif line.strip():
            if not row or not _continues(row[-1], line):
                break
            row[-1] += "\n" + line
        elif row:
            rows.append(tuple(row))
            spots.append(tuple(spot))
            row, spot = [], []
            following = next_filled(lines, i)
            # A row may begin with blank cells, which are lines of one tab.
            following = next((k for k in range(i, following) if lines[k].startswith("\t")), following)
            if following >= len(lines) or not _is_tab_cell(lines[following]):
                break
            i = following - 1
        i += 1
    if row:
        rows.append(tuple(row))
        spots.append(tuple(spot))
    return Found(i, rows, Layout.ROWS, spots, whole_line)


def _continues(cell: str, line: str) -> bool:
    """Whether a line without a tab is a wrapped part of the cell above it and not the prose after the table."""
    if "\t" in line or len(line) > _LONGEST_CELL or "。" in line or _ORDINAL.match(line):
        return False
    return not is_figure(cell.strip() or "0")


_ORDINAL = regex(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．])")


_NUMBERED = regex(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|第[一二三四五六七八九十]+部分)\t+([^\t]+)")


def tab_rows(lines: Sequence[str], start: int) -> Found | None:
    """R10 and any table pasted from a browser or a spreadsheet: a row a line, cells parted by tabs."""
    if not _is_tab_row(lines[start]):
        return None
    rows: list[tuple[str, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    i = start
    while i < len(lines):
        if _is_tab_row(lines[i]):
            rows.append(tuple(lines[i].split("\t")))
            spots.append(i - start)
            i += 1
            continue
        following = next_filled(lines, i)
        if following == i or following >= len(lines) or not _is_tab_row(lines[following]):
            break
        i = following
    widths = {len(row) for row in rows}
    grid = len(widths) == 1 and len(rows) > 1
    return Found(i, rows, Layout.GRID if grid else Layout.ROWS, spots, between_tabs)


def _is_tab_row(line: str) -> bool:
    """A line with a tab that is no indented prose and no heading whose number a tab parts from its words."""
    if "\t" not in line or (line.startswith("\t") and "\t" not in line.strip() and "。" in line):
        return False
    numbered = _NUMBERED.fullmatch(line.rstrip())
    if numbered and not is_figure(numbered[1].strip()):
        return False
    return "\t" in line.strip(" ") and not (
        line.startswith("\t") and len(line) > _LONGEST_CELL and "\t" not in line[1:]
    )


RULES: tuple[tuple[str, Rule], ...] = (
    ("<", drawn.html_table),
    ("+", drawn.ruled_grid),
    ("---", drawn.dashed),
    ("===", drawn.dashed),
    ("|", bars),
    ("", bars_between),
    ("\t", tab_cells),
    ("\t", tab_rows),
    ("", spaced.figure_rows),
)
"""In the order in which they are asked, each where its mark stands in the line."""
