"""Tables whose cells are parted by tabs: R1 a cell a line, R10 and what is pasted from a browser a row a line."""

from collections.abc import Sequence

from goi_parse.document import Layout
from goi_parse.readers.txt.places import Spans, between, whole_line
from goi_parse.readers.txt.rule import PATIENCE, Found, is_sentence, next_filled
from goi_parse.text import ENUMERATED, NUMERAL, PART, is_figure, regex

__all__ = ["tab_cells", "tab_rows"]

_LONGEST_CELL = 80
_MOST_CELLS = 24
_FEW = 12
"""Cells of words in a row that may be a title and headings; looking on would be dear, for each line may begin a row."""
_SOON = 3
"""Lines behind a row's label, of cells or of its own wrapped words, within which its first figure stands."""


def between_tabs(line: str) -> Spans:
    """The cells between tabs."""
    return between(line, "\t", 0, len(line))


def _is_tab_cell(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line[1:].rstrip("\t\r ") and len(line) <= _LONGEST_CELL


def _tab_run(lines: Sequence[str], start: int) -> int:
    """The end of the lines that are cells behind a tab, where an empty line soon follows them; 0 where it does not.

    Told by counting signs in all of them at once, since a report has hundreds of such lines.
    """
    try:
        end = lines.index("", start, start + _MOST_CELLS)
    except ValueError:
        return 0
    cells = lines[start:end]
    text = "\n".join(cells)
    whole = text[:1] == "\t" and text.count("\t") == len(cells) == text.count("\n\t") + 1 and "。" not in text
    return end if whole and max(map(len, cells)) <= _LONGEST_CELL else 0


def _next_row(lines: Sequence[str], blank: int) -> int | None:
    """Where the next row of cells behind tabs begins after an empty line, if it comes soon."""
    if blank + 1 < len(lines) and _is_tab_cell(lines[blank + 1]):
        return blank + 1
    following = next_filled(lines, blank)
    # A row may begin with blank cells, which are lines of one tab.
    following = next((k for k in range(blank, following) if lines[k].startswith("\t")), following)
    return following if following < len(lines) and _is_tab_cell(lines[following]) else None


def tab_cells(lines: Sequence[str], start: int) -> Found | None:
    """R1: a cell a line behind a tab, wrapped words on further lines, an empty line after each row."""
    if not _is_tab_cell(lines[start]) or lines[start].strip("\t") != lines[start][1:]:
        return None
    rows: list[tuple[str, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    starts: list[int] = []
    end = start
    following: int | None = start
    while following is not None and not _is_indented(lines, following, _SOON):
        row, at, behind = _cells_of_row(lines, following, start)
        if not row:
            break
        rows.append(row)
        spots.append(at)
        starts.append(following)
        end = behind
        following = None if end == len(lines) or lines[end].strip() else _next_row(lines, end)
    below = next_filled(lines, end)
    if below < len(lines) and lines[below][0] == "\t":  # prose that a tab indents, and so may be what stands above it
        words = _words_at_the_end([row[0] if len(row) == 1 else None for row in rows[-_MOST_CELLS:]])
        if words:
            end = starts[-words]
            del rows[-words:], spots[-words:]
        if len(rows) == 1 and _is_of_few_words(rows[0]):
            return None
    return Found(end, rows, Layout.ROWS, spots, whole_line) if rows else None


def _cells_of_row(lines: Sequence[str], start: int, first: int) -> tuple[tuple[str, ...], tuple[int, ...], int]:
    """The cells of a row, the line of each, counted from the ``first``, and the line behind them; none of prose."""
    if run := _tab_run(lines, start):
        return tuple([cell[1:] for cell in lines[start:run]]), tuple(range(start - first, run - first)), run
    row: list[str] = []
    at: list[int] = []
    i = start
    while i < len(lines):
        line = lines[i]
        if row and line[:1] == "\t" and (run := _tab_run(lines, i)):
            row += [cell[1:] for cell in lines[i:run]]
            at += range(i - first, run - first)
            i = run - 1
        elif line[:1] == "\t" and ("。" in line or not _is_tab_cell(line)) and _is_of_few_words(row):
            return (), (), start  # what stands above is a title, or a heading, indented as this is
        elif _is_tab_cell(line):
            row.append(line[1:])
            at.append(i - first)
        elif row and line.strip() and _continues(row[-1], line):
            row[-1] += "\n" + line
        else:
            break
        i += 1
    return tuple(row), tuple(at), i


def _is_indented(lines: Sequence[str], at: int, soon: int) -> bool:
    """Whether a line behind a tab is prose that a tab indents: a sentence, or a heading.

    A heading is numbered as rows are, but neither a figure nor a blank cell is in the ``soon`` lines behind it.
    """
    line = lines[at]
    if "。" in line:
        return True
    if "\t" in line[1:] or not _ORDINAL.match(line):
        return False
    for behind in lines[at + 1 : at + 1 + PATIENCE]:
        if behind and behind != "\r":
            if _shows_figures(behind):
                return False
            soon -= 1
            if not soon:
                break
    return True


def _shows_figures(line: str) -> bool:
    """Whether a line has a cell behind a tab that is a figure, or nothing but blank ones."""
    if line[1:].isdecimal() or line.isspace():
        return "\t" in line
    return any(is_figure(text) for cell in line.split("\t")[1:] if (text := cell.strip()))


def _continues(cell: str, line: str) -> bool:
    """Whether a line without a tab is a wrapped part of the cell above it and not the prose after the table."""
    if "\t" in line or "。" in line or len(line) > _LONGEST_CELL or line[0] == "|" or _ORDINAL.match(line):
        return False
    return not is_figure(cell.strip() or "0")


_ORDINAL = regex(rf"[\s#*_]*{ENUMERATED}")


_NUMBERED = regex(rf"\s*(?:[（(]?{NUMERAL}[)）、.．]+|{PART})\t+([^\t]+)")


def tab_rows(lines: Sequence[str], start: int) -> Found | None:
    """R10 and any table pasted from a browser or a spreadsheet: a row a line, cells parted by tabs."""
    if not _is_tab_row(lines[start]):
        return None
    at: list[int] = []
    i = start
    while i < len(lines):
        if _is_tab_row(lines[i]) and not (lines[i][0] == "\t" and _is_indented(lines, i, 1)):
            at.append(i)
            i += 1
            continue
        following = next_filled(lines, i)
        if following == i or following >= len(lines) or not _is_tab_row(lines[following]):
            break
        i = following
    rows = [tuple(lines[line].split("\t")) for line in at]
    words = _words_at_the_end([row[1] if len(row) == 2 and not row[0].strip() else None for row in rows[-_MOST_CELLS:]])
    if words:
        i = at[-words]
        del rows[-words:], at[-words:]
    if not rows:
        return None
    grid = len(rows) > 1 and len(set(map(len, rows))) == 1
    return Found(i, rows, Layout.GRID if grid else Layout.ROWS, [line - start for line in at], between_tabs)


def _words_at_the_end(rows: Sequence[str | None]) -> int:
    """How many of the last rows are one cell of words: headings that a tab indents, of what stands below the table.

    Each row is its one cell, or None.
    """
    count = 0
    for cell in reversed(rows):
        if cell is None or is_figure(cell.strip()):
            break
        count += 1
    return count


def _is_of_few_words(row: Sequence[str]) -> bool:
    """Whether a row is a few cells of words."""
    return len(row) < _FEW and not any(is_figure(cell.strip()) for cell in row)


def _is_tab_row(line: str) -> bool:
    """A line with a tab that is no prose and no heading whose number a tab parts from its words."""
    if "\t" not in line or is_sentence(line, "\t"):
        return False
    numbered = _NUMBERED.fullmatch(line.rstrip())
    if numbered and not is_figure(numbered[1].strip()):
        return False
    return "\t" in line.strip(" ") and not (
        line.startswith("\t") and len(line) > _LONGEST_CELL and "\t" not in line[1:]
    )
