"""Tables whose columns are drawn: HTML inside Markdown, grids of + - |, and columns under dashes (pandoc plain).

Positions are display columns: a Chinese character is two wide, and the tools that draw such tables know it.
"""

import bisect
import functools
import re
import sys
from collections.abc import Iterator, Sequence

import attrs

from goi_parse.document import Layout
from goi_parse.location import Location
from goi_parse.readers.html.columns import is_ragged
from goi_parse.readers.html.tables import cell_offsets, table_from_html
from goi_parse.readers.txt.places import Spans, line_location
from goi_parse.readers.txt.rule import Found
from goi_parse.record import Record
from goi_parse.text import regex, width_of

__all__ = ["dashed", "html_table", "ruled_grid", "tokens"]

_TOKEN = regex(r"\S+")
_FEWEST_BORDERS = 2
_MOST_LINES = 20_000


def tokens(line: str) -> Iterator[tuple[int, int, int]]:
    """Each run without blanks: (display column, start, end)."""
    column = last = 0
    for match in _TOKEN.finditer(line):
        start, end = match.span()
        column += width_of(line[last:start])
        yield column, start, end
        column += width_of(line[start:end])
        last = end


@attrs.frozen(eq=False, repr=False)
class _HtmlPlaces(Record):
    """Places of the cells of a table written in HTML."""

    fragment: str
    first: int

    @functools.cached_property
    def _offsets(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        return cell_offsets(self.fragment)

    def place(self, row: int, cell: int) -> Location:
        start, end = self._offsets[row][cell]
        line, column = self._point(start)
        end_line, end_column = self._point(end)
        return Location(line=line, column=column, end_line=end_line, end_column=end_column)

    def _point(self, offset: int) -> tuple[int, int]:
        before = self.fragment.count("\n", 0, offset)
        return self.first + before, offset - (self.fragment.rfind("\n", 0, offset) + 1) + 1


def html_table(lines: Sequence[str], start: int) -> Found | None:
    """A table in HTML markup, as Markdown writers leave it where cells are merged."""
    if "<table" not in lines[start].lower():
        return None
    end = start
    while end < len(lines) and end - start < _MOST_LINES and "</table" not in lines[end].lower():
        end += 1
    end = min(end + 1, len(lines))
    fragment = "\n".join(lines[start:end])
    rows, columns, spans = table_from_html(fragment)
    places = _HtmlPlaces(fragment, start + 1)
    if not rows:
        return None
    if is_ragged(columns, spans):
        return Found(end, list(rows), Layout.ROWS, [], _no_cut, None, None, places)
    return Found(end, list(rows), Layout.GRID, [], _no_cut, columns, spans, places)


def _no_cut(line: str) -> Spans:
    return [(0, len(line))]


@attrs.frozen(eq=False, repr=False)
class _DrawnPlaces(Record):
    """Places of the cells of a table of drawn columns: each cell by its line and the column that begins it."""

    lines: tuple[str, ...]
    first: int
    spots: tuple[tuple[tuple[int, int], ...], ...]
    bounds: tuple[int, ...]
    bars: bool

    def place(self, row: int, cell: int) -> Location:
        index, column = self.spots[row][cell]
        line = self.lines[index]
        pieces = _between(line, self.bounds) if self.bars else _under(line, self.bounds)
        start, end = next(((s, e) for at, s, e in pieces if at == column and line[s:e].strip()), (0, len(line)))
        return line_location(line, self.first + index, start, end)


_DASHES = regex(r"\s*(?:-{3,}(?:\s+-{2,})*|={3,}(?:\s+={2,})*)\s*")


def dashed(lines: Sequence[str], start: int) -> Found | None:
    """Columns under a line of dashes, as in pandoc's and reStructuredText's simple tables; such a line ends it, too."""
    if not _DASHES.fullmatch(lines[start]):
        return None
    borders = _borders(lines, start)
    if len(borders) < _FEWEST_BORDERS:
        return None
    ruler = max((lines[b] for b in borders), key=lambda line: len(line.split()))
    bounds = [m.start() for m in _TOKEN.finditer(ruler)]
    if len(bounds) < 2:
        return None
    body = [i for i in range(borders[0] + 1, borders[-1]) if i not in borders]
    if any(_crosses(lines[i], bounds) for i in body):
        return None  # the dashes are not, or no longer, those of these columns
    multiline = any(not lines[i].strip() for i in body)
    rows, spots = _dashed_rows(lines, body, bounds, multiline=multiline)
    end = borders[-1] + 1
    columns = tuple(tuple(range(len(row))) for row in rows)
    marks = tuple(tuple((at - start, column) for column, at in enumerate(spot)) for spot in spots)
    places = _DrawnPlaces(tuple(lines[start:end]), start + 1, marks, tuple(bounds), bars=False)
    return Found(end, rows, Layout.GRID, [], _no_cut, columns, None, places)


def _crosses(line: str, bounds: Sequence[int]) -> bool:
    """Whether a word begins in one column and reaches the next, or the gap before it, in which nothing is printed."""
    ends = [*(bound - 1 for bound in bounds[1:]), sys.maxsize]
    for column, start, end in tokens(line):
        stop = ends[max(0, bisect.bisect_right(bounds, column) - 1)]
        if column + 2 * (end - start) > stop and column + width_of(line[start:end]) > stop:
            return True
    return False


def _borders(lines: Sequence[str], start: int) -> list[int]:
    """The lines of dashes of one table: one parts columns, one before an empty line ends it."""
    borders: list[int] = []
    parted = False
    for i in range(start, min(len(lines), start + _MOST_LINES)):
        if not _DASHES.fullmatch(lines[i]):
            continue
        borders.append(i)
        parted = parted or len(lines[i].split()) > 1
        if len(borders) == _FEWEST_BORDERS and not parted:
            return []  # two plain rules, as around front matter
        if len(borders) > 1 and not (i + 1 < len(lines) and lines[i + 1].strip()):
            break
    return borders


def _dashed_rows(
    lines: Sequence[str], body: list[int], bounds: list[int], *, multiline: bool
) -> tuple[list[tuple[str, ...]], list[tuple[int, ...]]]:
    rows: list[tuple[str, ...]] = []
    spots: list[tuple[int, ...]] = []
    row: list[str] = []
    spot: list[int] = []

    def flush() -> None:
        if row:
            rows.append(tuple(row))
            spots.append(tuple(spot))
            row.clear()
            spot.clear()

    for i in body:
        line = lines[i]
        if not line.strip():
            flush()
            continue
        if not multiline:
            flush()
        if not row:
            row.extend([""] * len(bounds))
            spot.extend([i] * len(bounds))
        for column, begin, end in _under(line, bounds):
            piece = line[begin:end]
            spot[column] = spot[column] if row[column] else i
            row[column] = f"{row[column]}\n{piece}" if row[column] else piece
    flush()
    return rows, spots


def _under(line: str, bounds: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The column, start and end of what stands under each of the columns that begin at ``bounds``."""
    open_column, open_start, open_end = -1, 0, 0
    for column, start, end in tokens(line):
        at = max(0, bisect.bisect_right(bounds, column) - 1)
        if at == open_column:
            open_end = end
            continue
        if open_column >= 0:
            yield open_column, open_start, open_end
        open_column, open_start, open_end = at, start, end
    if open_column >= 0:
        yield open_column, open_start, open_end


_BORDER = regex(r"\s*\+[-=+:]{2,}\+\s*")
_CORNER = regex(r"[|+](?=[\s|+=-]|$)|[|]")
_RULE_PIECE = regex(r"[-=+:]+")


def ruled_grid(lines: Sequence[str], start: int) -> Found | None:
    """A grid of + - and |, or of box-drawing characters turned into these."""
    if not _BORDER.fullmatch(lines[start]):
        return None
    end = start
    while end < len(lines) and lines[end].strip()[:1] in ("+", "|") and lines[end].strip():
        end += 1
    bounds = sorted(
        {m.start() for i in range(start, end) if _BORDER.fullmatch(lines[i]) for m in re.finditer(r"\+", lines[i])}
    )
    rows: list[tuple[str, ...]] = []
    columns: list[tuple[int, ...]] = []
    marks: list[tuple[tuple[int, int], ...]] = []
    pending: dict[int, tuple[str, int]] = {}
    for i in range(start + 1, end):
        closed = list(pending) if _BORDER.fullmatch(lines[i]) else _gather(lines[i], i - start, bounds, pending)
        if closed:
            done = sorted(set(closed))
            rows.append(tuple(pending[c][0] for c in done))
            columns.append(tuple(done))
            marks.append(tuple((pending[c][1], c) for c in done))
            for c in done:
                del pending[c]
    places = _DrawnPlaces(tuple(lines[start:end]), start + 1, tuple(marks), tuple(bounds), bars=True)
    return Found(end, rows, Layout.GRID, [], _no_cut, tuple(columns), None, places) if rows else None


def _gather(line: str, index: int, bounds: list[int], pending: dict[int, tuple[str, int]]) -> list[int]:
    """Add a line's pieces to the cells that are open; answer the columns that a partial border closes."""
    closed: list[int] = []
    for at, start, end in _between(line, bounds):
        body = line[start:end].strip()
        if line[start - 1] == "+" and (not body or _RULE_PIECE.fullmatch(body)):
            if at in pending:
                closed.append(at)
        elif at < len(bounds) - 1:
            text, first = pending.get(at, ("", index))
            pending[at] = (f"{text}\n{body}" if text and body else text or body, first if text else index)
    return closed


def _between(line: str, bounds: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The column, start and end of what stands behind each bar or corner of a line."""
    column = last = 0
    for match in _CORNER.finditer(line):
        column += width_of(line[last : match.start()])
        last = match.start()
        following = _CORNER.search(line, match.end())
        yield _nearest(bounds, column), match.end(), following.start() if following else len(line)


def _nearest(bounds: Sequence[int], column: int) -> int:
    """The column whose border is nearest to a bar: a line that has lost a sign, or has one more, is a little off."""
    at = bisect.bisect_left(bounds, column)
    if at == len(bounds) or (at and column - bounds[at - 1] <= bounds[at] - column):
        return max(0, at - 1)
    return at
