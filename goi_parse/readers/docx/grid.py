"""A table while it is read: cells put into the grid of columns, spans joined, the place of each cell kept."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import attrs

from goi_parse.document import Layout, Loss, Table
from goi_parse.errors import LimitError
from goi_parse.location import Location
from goi_parse.readers.base import Limits
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.record import Record

__all__ = ["CellPlaces", "Grid"]


_MOST_LOSSES = 1000
_FEW = 32
"""Covered cells of a row that are taken out one by one; many at once."""
_SPANS = {str(span): span for span in range(1, 65)}


@attrs.frozen(eq=False, repr=False)
class CellPlaces(Record):
    """Where the cells of one table stand, told when asked.

    A cell that another one covers is in the file but not in ``Table.rows``; ``covered`` tells, for rows that have
    such cells, their numbers among the row's cells (from 0, ascending).
    """

    path: str
    covered: Mapping[int, tuple[int, ...]] = attrs.field(factory=dict[int, tuple[int, ...]])

    def place(self, row: int, cell: int) -> Location | None:
        """``body/table[2]/row[5]/cell[3]``, counted from 1 as the file holds them."""
        for gone in self.covered.get(row, ()):
            cell += gone <= cell
        return Location(path=f"{self.path}/row[{row + 1}]/cell[{cell + 1}]")


class Grid:
    """Takes the elements of one table in document order. Mutable; :meth:`begin` makes it ready for the next table.

    ``parts`` is the list into which the walk gathers the text of the cell being read. Most cells are nothing but
    text; what is special about the others is kept aside until the row ends.
    """

    def __init__(self, parts: list[str], limits: Limits, losses: list[Loss]) -> None:
        self._parts = parts
        self._limits = limits
        self._losses = losses
        self._total = 0
        self._shapes: dict[tuple[object, ...], tuple[tuple[int, ...], list[tuple[int, int]], int]] = {}
        self.begin("")

    def begin(self, path: str) -> None:
        """Forget the last table."""
        self._mark = (self._total, len(self._losses))
        self.path = path
        self._rows: list[tuple[str, ...]] = []
        self._columns: list[tuple[int, ...]] = []
        self._spans: list[list[tuple[int, int]]] = []
        self._covered: dict[int, tuple[int, ...]] = {}
        self._ends: set[int] = set()
        self._above: dict[int, tuple[int, int]] = {}
        self._in_row = self._in_cell = False
        self._texts: list[str] = []
        self._wide: dict[int, int] = {}
        self._merged: dict[int, str] = {}
        self._pictures: dict[int, str] = {}
        self._before = self._after = 0

    def begin_again(self) -> None:
        """Forget what was read of this table."""
        self._total = self._mark[0]
        del self._losses[self._mark[1] :]
        self.begin(self.path)

    @property
    def ragged(self) -> bool:
        """Whether the rows end at different columns."""
        return len(self._ends) > 1

    @property
    def here(self) -> str:
        """The path of the cell being read."""
        return self._path(len(self._texts))

    def on_row(self, _: Element) -> None:
        """A row begins."""
        if self._in_row:
            self._end_row()
        self._in_row = True

    def on_cell(self, _: Element) -> None:
        """A cell begins."""
        if self._in_cell:
            # every paragraph brings its line end in front
            self._texts.append("".join(self._parts).removeprefix("\n"))
            self._parts.clear()
        else:
            self._in_cell = self._in_row = True

    def on_span(self, element: Element) -> None:
        """``gridSpan``: how many columns the cell takes."""
        value, limit = element.get(n.VAL, ""), self._limits.max_span
        span = _SPANS.get(value)
        if span is None:
            span = int(value[:10]) if value.isascii() and value.isdigit() else 0
        kept = min(span, limit) or 1
        if kept != span:
            self._say("span-cut", {"span": value[:20], "limit": kept}, len(self._texts))
        self._wide[len(self._texts)] = kept

    def on_vertical_merge(self, element: Element) -> None:
        """``vMerge``: the cell begins a merged one, or continues the one above."""
        kind = "begin" if element.get(n.VAL) == "restart" else "above"
        self._merged.setdefault(len(self._texts), kind)

    def on_horizontal_merge(self, element: Element) -> None:
        """``hMerge``, of old writers: the cell continues the one on its left."""
        if element.get(n.VAL) != "restart":
            self._merged[len(self._texts)] = "left"

    def on_grid_before(self, element: Element) -> None:
        """``gridBefore``: columns left empty before the row's first cell."""
        self._before = self._columns_of(element)

    def on_grid_after(self, element: Element) -> None:
        """``gridAfter``: columns left empty after the row's last cell."""
        self._after = self._columns_of(element)

    def on_picture(self, name: str) -> None:
        """A picture stands in the cell; where nothing else does, its name is the cell's text."""
        self._pictures[len(self._texts)] = name

    def table(self) -> Table:
        """The table that was read."""
        if self._in_row:
            self._end_row()
        return Table(
            rows=tuple(self._rows),
            layout=Layout.GRID,
            location=Location(path=self.path),
            columns=tuple(self._columns),
            spans=tuple(map(tuple, self._spans)),
            places=CellPlaces(self.path, self._covered),
        )

    def _columns_of(self, element: Element) -> int:
        value = element.get(n.VAL, "")
        return min(int(value[:9]), self._limits.max_span) if value.isascii() and value.isdigit() else 0

    def _path(self, cell: int) -> str:
        return f"{self.path}/row[{len(self._rows) + 1}]/cell[{cell + 1}]"

    def _end_row(self) -> None:
        texts = self._texts
        if self._in_cell:
            texts.append("".join(self._parts).removeprefix("\n"))
            self._parts.clear()
        self._count(len(texts))
        starts, extents, end = self._shape(len(texts))
        self._ends.add(end + self._after)
        if self._pictures:
            self._write_pictures(texts)
        if self._merged:
            starts = list(starts)
            self._merge(texts, starts, extents)
        else:
            self._above = {}
        self._rows.append(tuple(texts))
        self._columns.append(tuple(starts))
        self._spans.append(extents)
        self._texts = []
        self._wide.clear()
        self._before = self._after = 0
        self._in_row = self._in_cell = False

    def _shape(self, cells: int) -> tuple[Sequence[int], list[tuple[int, int]], int]:
        """First columns, extents and end of the open row; rows of one shape share the work."""
        key = (cells, self._before, *self._wide.items())
        shape = self._shapes.get(key)
        if shape is None:
            widths = [1] * cells
            for cell, width in self._wide.items():
                widths[cell] = width
            starts = tuple(accumulate(widths, initial=self._before))
            shape = self._shapes[key] = (starts[:-1], [(1, width) for width in widths], starts[-1])
        return shape[0], shape[1].copy(), shape[2]

    def _write_pictures(self, texts: list[str]) -> None:
        for cell, name in self._pictures.items():
            if not texts[cell].strip():
                texts[cell] = f"[image: {name}]"
        self._pictures.clear()

    def _merge(self, texts: list[str], starts: list[int], extents: list[tuple[int, int]]) -> None:
        """Join each cell that says so to the one that covers it, and take it out of its row."""
        below: dict[int, tuple[int, int]] = {}
        owners: dict[int, int | None] = {}
        for cell, kind in self._merged.items():
            anchor = self._above.get(starts[cell]) if kind == "above" else None
            if anchor is not None:
                row, above = anchor
                down, wide = self._spans[row][above]
                self._spans[row][above] = (down + 1, wide)
                below[starts[cell]] = anchor
                owners[cell] = None  # a cell of an earlier row
            elif kind == "left" and cell:
                owner = owners[cell] = owners.get(cell - 1, cell - 1)
                if owner is not None:
                    extents[owner] = (1, extents[owner][1] + extents[cell][1])
            elif kind != "left":
                below[starts[cell]] = (len(self._rows), cell - len(owners))
        self._above = below
        if owners:
            self._take_out(tuple(owners), texts, starts, extents)
        self._merged.clear()

    def _take_out(
        self, gone: tuple[int, ...], texts: list[str], starts: list[int], extents: list[tuple[int, int]]
    ) -> None:
        """Take covered cells out of a row: the file may keep text in them that the page does not show."""
        for cell in gone:
            if texts[cell].strip():
                what = f"被合并的单元格中的文字 / text in a covered cell: {texts[cell][:40]}"
                self._say("content-skipped", {"what": what}, cell)
        self._covered[len(self._rows)] = gone
        if len(gone) < _FEW:
            for cell in reversed(gone):
                del texts[cell], starts[cell], extents[cell]
        else:
            kept = sorted(set(range(len(texts))).difference(gone))
            texts[:] = [texts[cell] for cell in kept]
            starts[:] = [starts[cell] for cell in kept]
            extents[:] = [extents[cell] for cell in kept]

    def _say(self, rule: str, facts: dict[str, object], cell: int) -> None:
        """Keep a finding about a cell of the open row, as long as there are not absurdly many."""
        if len(self._losses) < _MOST_LOSSES:
            self._losses.append(Loss(rule, facts, Location(path=self._path(cell))))

    def _count(self, cells: int) -> None:
        self._total += cells
        if self._total > self._limits.max_cells:
            raise LimitError(
                f"单元格过多 / too many cells: {self._total}",
                hint="Limits(max_cells=...)",
                context={"cells": self._total, "limit": self._limits.max_cells},
            )
