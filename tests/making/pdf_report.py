"""A generated report as a PDF of a few kilobytes: ruled tables, spans kept, a new page where one is full."""

from typing import NamedTuple

from generator.report import Report
from generator.tables import Cell, Table
from making.pdf_package import Page, pdf

__all__ = ["pages_of", "report_pdf"]

_LEFT, _TOP, _BOTTOM = 36.0, 40.0, 800.0
_WIDE, _SIZE = 523.0, 8.0
_LINE = 11.0
_LETTERS = 60


class _Box(NamedTuple):
    """A cell with the columns and rows that it covers."""

    cell: Cell
    x: int
    y: int


class _Sheets:
    """Pages in the making, filled from top to bottom."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self.top = _TOP

    def room(self, height: float) -> Page:
        """The page on which so much fits."""
        if self.top + height > _BOTTOM:
            self.pages.append(Page())
            self.top = _TOP
        return self.pages[-1]

    def text(self, text: str) -> None:
        """A paragraph, broken where the line is full."""
        for line in text.split("\n"):
            for at in range(0, len(line), _LETTERS):
                self.room(_LINE * 1.5).text(_LEFT, self.top, line[at : at + _LETTERS], _SIZE)
                self.top += _LINE * 1.5

    def table(self, table: Table) -> None:
        """A ruled table; rows that a span holds together may part at the end of a page, as printers part them."""
        widths = _widths(table)
        heights = _heights(table, widths)
        boxes = _boxes(table)
        start = 0
        while start < len(heights):
            self.room(heights[start])
            stop, height = start, 0.0
            while stop < len(heights) and self.top + height + heights[stop] <= _BOTTOM:
                height += heights[stop]
                stop += 1
            stop = max(stop, start + 1)
            self._rows(boxes, widths, heights, start, stop)
            start = stop
        self.top += _LINE

    def _rows(self, boxes: list[_Box], widths: list[float], heights: list[float], start: int, stop: int) -> None:
        page = self.pages[-1]
        for box in boxes:
            first, last = max(box.y, start), min(box.y + box.cell.down, stop)
            if first >= last:
                continue
            left = _LEFT + sum(widths[: box.x])
            right = left + sum(widths[box.x : box.x + box.cell.across])
            top = self.top + sum(heights[start:first])
            bottom = top + sum(heights[first:last])
            page.box(left, top, right, bottom, stroke="0 0 0")
            if first == box.y:
                for n, line in enumerate(_lines(box.cell.text, right - left)):
                    page.text(left + 2, top + 2 + n * _LINE, line, _SIZE)
        self.top += sum(heights[start:stop])


def _widths(table: Table) -> list[float]:
    """Columns of labels wider than those of figures, where a table has seven figures or fewer."""
    labels = table.width - 7 if table.key == "requests" else 1 if table.key == "disclosure" else 0
    if labels <= 0:
        return [_WIDE / table.width] * table.width
    wide = _WIDE * 0.45 / labels
    rest = _WIDE * 0.55 / (table.width - labels)
    return [wide] * labels + [rest] * (table.width - labels)


def _lines(text: str, width: float) -> list[str]:
    """The cell's text as its width breaks it."""
    most = max(1, int((width - 3) / _SIZE))
    lines: list[str] = []
    for part in text.strip().split("\n"):
        if part and all(ord(letter) < 256 for letter in part):  # a number is never broken
            lines.append(part)
        else:
            lines += [part[at : at + most] for at in range(0, len(part), most)]
    return lines


def _boxes(table: Table) -> list[_Box]:
    taken: set[tuple[int, int]] = set()
    boxes: list[_Box] = []
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row:
            while (x, y) in taken:
                x += 1
            boxes.append(_Box(cell, x, y))
            taken |= {(x + dx, y + dy) for dx in range(cell.across) for dy in range(cell.down)}
    return boxes


def _heights(table: Table, widths: list[float]) -> list[float]:
    """Each row as high as its own cells ask; a span's text is shared by the rows that it covers."""
    heights = [_LINE + 3.0] * len(table.rows)
    for box in _boxes(table):
        wide = sum(widths[box.x : box.x + box.cell.across])
        need = (len(_lines(box.cell.text, wide)) * _LINE + 3.0) / box.cell.down
        for y in range(box.y, min(box.y + box.cell.down, len(heights))):
            heights[y] = max(heights[y], need)
    return heights


def pages_of(report: Report) -> list[Page]:
    """The report's pages."""
    sheets = _Sheets()
    sheets.text(report.front.title)
    for text in (*report.front.before, *report.front.preamble):
        sheets.text(text)
    for section in report.sections:
        sheets.text(section.heading)
        for item in section.items:
            if isinstance(item, Table):
                sheets.table(item)
            else:
                sheets.text(item)
    for line in report.ending:
        sheets.text(line)
    return sheets.pages


def report_pdf(report: Report) -> bytes:
    """The report as a file."""
    return pdf(*pages_of(report))
