"""The rows that a table of the form has, each with all that reading it needs."""

import functools
from typing import NamedTuple

from goi_parse.forms import Block, form, forms

__all__ = ["FormRow", "form_rows", "widths_of"]


class FormRow(NamedTuple):
    """A row of the form with all that reading it needs."""

    block: Block
    key: str
    path: str
    label: str
    total: str | None
    columns: tuple[str, ...]
    cells: tuple[tuple[str, str, str | None], ...]
    """Of each figure its address, its column's path, its unit."""

    @property
    def addresses(self) -> list[str]:
        """The address of each figure."""
        return [address for address, _, _ in self.cells]


@functools.cache
def form_rows(edition: str, key: str) -> tuple[FormRow, ...]:
    """The rows of one table in form order; worked out once for each table of each edition."""
    table = form(edition).tables[key]
    lines: list[FormRow] = []
    for block in table.blocks:
        total = block.columns[-1].key if block.columns[-1].key == "total" else None
        columns = tuple(column.key for column in block.columns)
        for row in block.rows:
            path = f"{key}.{row.key}" if row.key else key
            cells = tuple((f"{path}.{column.key}", column.key, column.unit) for column in block.columns)
            label = row.labels[-1] if row.labels else table.title
            lines.append(FormRow(block, row.key, path, label, total, columns, cells))
    return tuple(lines)


@functools.cache
def widths_of(key: str) -> dict[str, frozenset[int]]:
    """Of each row of one table how many figures it has, by any edition."""
    widths: dict[str, set[int]] = {}
    for each in forms():
        for line in form_rows(each.edition, key):
            widths.setdefault(line.key, set()).add(len(line.cells))
    return {row: frozenset(known) for row, known in widths.items()}
