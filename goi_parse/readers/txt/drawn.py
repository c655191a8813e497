"""Tables whose columns are drawn: HTML inside Markdown, grids of + - |, and columns under dashes (pandoc plain).

Positions are display columns: a Chinese character is two wide, and the tools that draw such tables know it.
"""

import bisect
import re
from collections.abc import Iterator, Sequence

import attrs

from goi_parse.document import Layout
from goi_parse.location import Location
from goi_parse.readers.html.tables import cell_offsets, table_from_html
from goi_parse.readers.txt.places import Spans
from goi_parse.readers.txt.rule import Found

__all__ = ["dashed", "html_table", "ruled_grid", "tokens", "width"]

_NARROW = re.compile(
    "[^\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]+"
)
_TOKEN = re.compile(r"\S+")
_MOST_LINES = 20_000


def width(text: str) -> int:
    """Display columns of ``text``."""
    return len(text) if text.isascii() else len(text) + len(_NARROW.sub("", text))


def tokens(line: str) -> Iterator[tuple[int, int, int]]:
    """Each run without blanks: (display column, start, end)."""
    column = last = 0
    for match in _TOKEN.finditer(line):
        start, end = match.span()
        column += width(line[last:start])
        yield column, start, end
        column += width(line[start:end])
        last = end


@attrs.frozen
class _HtmlPlaces:
    """Places of the cells of a table written in HTML."""

    fragment: str
    first: int

    def place(self, row: int, cell: int) -> Location:
        start, end = cell_offsets(self.fragment)[row][cell]
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
    return Found(end, list(rows), Layout.GRID, [], _no_cut, columns, spans, places) if rows else None


def _no_cut(line: str) -> Spans:
    return [(0, len(line))]


_DASHES = re.compile(r"\s*(?:-{3,}(?:\s+-{2,})*|={3,}(?:\s+={2,})*)\s*")


def dashed(lines: Sequence[str], start: int) -> Found | None:
    """Columns under a line of dashes, as in pandoc's and reStructuredText's simple tables; such a line ends it, too."""
    if not _DASHES.fullmatch(lines[start]):
        return None
    borders = [start]
    for i in range(start + 1, min(len(lines), start + _MOST_LINES)):
        if _DASHES.fullmatch(lines[i]):
            borders.append(i)
            if not (i + 1 < len(lines) and lines[i + 1].strip()):
                break
        elif not lines[i].strip() and not lines[i - 1].strip() and len(borders) == 1 and i - start > 2 * _MOST_LINES:
            break
    if len(borders) < 2:
        return None
    ruler = max((lines[b] for b in borders), key=lambda line: len(line.split()))
    bounds = [m.start() for m in _TOKEN.finditer(ruler)]
    if len(bounds) < 2:
        return None
    body = [i for i in range(borders[0] + 1, borders[-1]) if i not in borders]
    multiline = any(not lines[i].strip() for i in body)
    rows, spots = _dashed_rows(lines, body, bounds, multiline=multiline)
    spots_from = [tuple(at - start for at in spot) for spot in spots]
    columns = tuple(tuple(range(len(row))) for row in rows)
    return Found(borders[-1] + 1, rows, Layout.GRID, list(spots_from), whole_token_line, columns)


def whole_token_line(line: str) -> Spans:
    """The filled part of a line."""
    return [(0, len(line))]


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
        for column, piece in _under(line, bounds):
            row[column] = f"{row[column]}\n{piece}" if row[column] else piece
    flush()
    return rows, spots


def _under(line: str, bounds: list[int]) -> Iterator[tuple[int, str]]:
    """What stands under each of the columns that begin at ``bounds``."""
    open_column, open_start, open_end = -1, 0, 0
    for column, start, end in tokens(line):
        at = max(0, bisect.bisect_right(bounds, column) - 1)
        if at == open_column:
            open_end = end
            continue
        if open_column >= 0:
            yield open_column, line[open_start:open_end]
        open_column, open_start, open_end = at, start, end
    if open_column >= 0:
        yield open_column, line[open_start:open_end]


_BORDER = re.compile(r"\s*\+[-=+:]{2,}\+\s*")
_RULE_PIECE = re.compile(r"[-=+:]+")


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
    spots: list[int | tuple[int, ...]] = []
    pending: dict[int, tuple[str, int]] = {}
    for i in range(start + 1, end):
        closed = list(pending) if _BORDER.fullmatch(lines[i]) else _gather(lines[i], i - start, bounds, pending)
        if closed:
            done = sorted(closed)
            rows.append(tuple(pending[c][0] for c in done))
            columns.append(tuple(done))
            spots.append(tuple(pending[c][1] for c in done))
            for c in done:
                del pending[c]
    return Found(end, rows, Layout.GRID, spots, whole_token_line, tuple(columns)) if rows else None


def _gather(line: str, index: int, bounds: list[int], pending: dict[int, tuple[str, int]]) -> list[int]:
    """Add a line's pieces to the cells that are open; answer the columns that a partial border closes."""
    closed: list[int] = []
    column = 0
    for piece in re.split(r"(?=[|+])", line):
        if not piece:
            continue
        at = max(0, bisect.bisect_right(bounds, column) - 1)
        column += width(piece)
        body = piece[1:].strip()
        if piece[0] == "+" and (not body or _RULE_PIECE.fullmatch(body)):
            if at in pending:
                closed.append(at)
        elif column > bounds[at] + 1 if bounds else False:
            text, first = pending.get(at, ("", index))
            pending[at] = (f"{text}\n{body}" if text and body else text or body, first)
    return closed
