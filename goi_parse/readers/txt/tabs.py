"""Tables whose cells are parted by tabs: R1 a cell a line, R10 and what is pasted from a browser a row a line."""

from collections.abc import Sequence

from goi_parse.document import Layout
from goi_parse.readers.txt.places import Spans, between, whole_line
from goi_parse.readers.txt.rule import Found, is_sentence, next_filled
from goi_parse.text import ENUMERATED, NUMERAL, PART, is_figure, regex

__all__ = ["tab_cells", "tab_rows"]

_LONGEST_CELL = 80
_MOST_CELLS = 24


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
    whole = text[:1] == "\t" and text.count("\t") == len(cells) == text.count("\n\t") + 1
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
    if not _is_tab_cell(lines[start]) or "。" in lines[start] or lines[start].strip("\t") != lines[start][1:]:
        return None
    rows: list[tuple[str, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    row: list[str] = []
    spot: list[int] = []
    i = start
    while i < len(lines):
        line = lines[i]
        if line[:1] == "\t" and (run := _tab_run(lines, i)):
            row += [cell[1:] for cell in lines[i:run]]
            spot += range(i - start, run - start)
            i = run
            continue
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
            following = _next_row(lines, i)
            if following is None:
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


_ORDINAL = regex(rf"[\s#*_]*{ENUMERATED}")


_NUMBERED = regex(rf"\s*(?:[（(]?{NUMERAL}[)）、.．]+|{PART})\t+([^\t]+)")


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
    """A line with a tab that is no prose and no heading whose number a tab parts from its words."""
    if "\t" not in line or is_sentence(line, "\t"):
        return False
    numbered = _NUMBERED.fullmatch(line.rstrip())
    if numbered and not is_figure(numbered[1].strip()):
        return False
    return "\t" in line.strip(" ") and not (
        line.startswith("\t") and len(line) > _LONGEST_CELL and "\t" not in line[1:]
    )
