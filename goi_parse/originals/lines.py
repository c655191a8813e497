"""Lines of a text, what is marked set off, with a few lines around."""

import html
from collections.abc import Iterator, Sequence

from goi_parse.markup import element
from goi_parse.readers.base import Source
from goi_parse.readers.txt import with_line_ends
from goi_parse.readers.txt.decode import decode
from goi_parse.show.source import Excerpt, SourceView
from goi_parse.show.viewer import Mark

__all__ = ["excerpts"]

_AROUND = 4
_GAP = "\t|"
"""What makes a line part of a table, besides wide blanks: such a line is never wrapped."""
_Span = tuple[int, int, Mark]
"""First character and the one past the last, from 0, and the mark."""


def excerpts(opened: Source, marks: Sequence[Mark], *, whole: bool) -> SourceView:
    """The lines that have marks, in order, or the whole text. Raises DecodeError where the bytes are no text."""
    lines = with_line_ends(decode(opened.data, opened.encoding)[0]).split("\n")
    spans: dict[int, list[_Span]] = {}
    unplaced: list[str] = []
    for mark in marks:
        found = list(_spans(mark, lines))
        for index, span in found:
            spans.setdefault(index, []).append(span)
        if not found:
            unplaced.append(mark.words)
    parts = tuple(_excerpt(lines, range_, spans) for range_ in _ranges(sorted(spans), len(lines), whole=whole))
    return SourceView(parts, tuple(unplaced))


def _spans(mark: Mark, lines: Sequence[str]) -> Iterator[tuple[int, _Span]]:
    """The part of each line that a mark covers; a mark without columns covers its lines whole."""
    where = mark.location
    if where is None or where.line is None:
        return
    first, last = where.line - 1, (where.end_line or where.line) - 1
    for index in range(first, min(last + 1, len(lines))):
        start = where.column - 1 if where.column and index == first else 0
        end = where.end_column - 1 if where.end_column and index == last else len(lines[index])
        yield index, (start, max(start, end), mark)


def _ranges(marked: Sequence[int], count: int, *, whole: bool) -> Iterator[range]:
    """Runs of lines to show: those marked and some around, run together where they meet."""
    if whole:
        yield range(count)
        return
    begin = end = -1
    for index in marked:
        if index - _AROUND > end:
            if end >= 0:
                yield range(begin, end)
            begin = max(0, index - _AROUND)
        end = min(count, index + _AROUND + 1)
    if end >= 0:
        yield range(begin, end)


def _excerpt(lines: Sequence[str], shown: range, spans: dict[int, list[_Span]]) -> Excerpt:
    width = len(str(shown.stop))
    text: list[str] = []
    rows: list[str] = []
    for index in shown:
        pieces = list(_pieces(lines[index], spans.get(index, ())))
        text.append(f"{index + 1:{width}}│ " + "".join(f"【{t}】" if mark else t for t, mark in pieces))
        torn = any(gap in lines[index] for gap in (*_GAP, "   "))
        line = element("td", "".join(_marked(*piece) for piece in pieces), class_="goi-torn" if torn else None)
        rows.append(element("tr", element("th", str(index + 1)) + line))
    table = element("table", "".join(rows), class_="goi-lines")
    return Excerpt("\n".join(text), element("div", table, class_="goi-wide"))


def _pieces(line: str, spans: Sequence[_Span]) -> Iterator[tuple[str, Mark | None]]:
    """The line cut at its marks; of marks that overlap, the shorter one wins."""
    owner: list[Mark | None] = [None] * len(line)
    for start, end, mark in sorted(spans, key=lambda span: span[0] - span[1]):
        owner[start:end] = [mark] * len(owner[start:end])
    at = 0
    for index in range(1, len(line) + 1):
        if index == len(line) or owner[index] is not owner[at]:
            yield line[at:index], owner[at]
            at = index
    for start, _, mark in spans:  # a blank cell has no characters: it shows as an empty mark at its place
        if start >= len(line):
            yield " ", mark


def _marked(text: str, mark: Mark | None) -> str:
    shown = html.escape(text).replace("\f", "␌")
    return shown if mark is None else element("mark", shown, class_=f"goi-{mark.kind}", title=mark.words)
