"""Table 2 where a text prints all labels of the rows first and the figures behind them, block by block.

PDF text without its layout takes the column of labels as one flow and the rest of the table as another. In that
other flow each block's title and headers stand above its figures, line after line, so the figures of a block come
in the order of the form. No sum of the form bears that out, so whoever reads it so has to say it.
"""

from collections.abc import Mapping, Sequence

import attrs

from goi_parse.align.labels import Kind, Labels
from goi_parse.align.restore.stream import Line, lines_of
from goi_parse.align.scan import Scan, Value
from goi_parse.document import Block
from goi_parse.forms import TableForm
from goi_parse.text import fold

__all__ = ["is_listed", "listed"]


@attrs.define
class _Part:
    """What stands below the title of one block."""

    label: str
    headers: list[str] = attrs.field(factory=list)
    values: list[Value] = attrs.field(factory=list)


def is_listed(found: Scan) -> bool:
    """Whether no row has a figure behind its label, and figures stand behind none."""
    return bool(found.astray) and not any(entry.values for entry in found.entries)


def listed(table: TableForm, blocks: Sequence[Block], labels: Labels) -> dict[str, dict[str, Value | None]]:
    """The figures by row and column path; empty where the text is not of that kind through and through."""
    rows: list[str] = []
    parts: list[_Part] = []
    last = 0
    for line in lines_of(blocks):
        behind = line.number == last + 1
        last = line.number
        if not _take(line, labels, rows, parts, behind=behind):
            return {}
    if rows != [row.key for block in table.blocks for row in block.rows]:
        return {}
    return _in_form_order(table, parts)


def _take(line: Line, labels: Labels, rows: list[str], parts: list[_Part], *, behind: bool) -> bool:
    """Take one line in; false where it does not belong into a table printed that way."""
    if line.values:
        if line.label or not parts or not behind:
            return False
        parts[-1].values.extend(line.values)
        return True
    for match in labels.match(fold(line.label), line.label):
        kind, key = match.role.kind, match.role.key
        if kind is Kind.ROW:
            if parts:
                return False
            rows.append(key)
        elif kind is Kind.GROUP:
            parts.append(_Part(key))
        elif kind is Kind.COLUMN:
            if not parts or parts[-1].values:
                return False
            parts[-1].headers.append(key)
    return True


def _in_form_order(table: TableForm, parts: Sequence[_Part]) -> dict[str, dict[str, Value | None]]:
    """The figures of each block, row by row, where there are as many as it has cells."""
    found: dict[str, dict[str, Value | None]] = {}
    if [part.label for part in parts] != [block.label for block in table.blocks]:
        return {}
    for part, block in zip(parts, table.blocks, strict=True):
        keys = [column.key for column in block.columns]
        size = len(keys)
        if len(part.values) != size * len(block.rows) or not _is_ordered(part.headers, keys):
            return {}
        for at, row in enumerate(block.rows):
            found[row.key] = dict(zip(keys, part.values[at * size : (at + 1) * size], strict=True))
    return found


def _is_ordered(headers: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether the headers that are whole stand in the order of the form."""
    places: Mapping[str, int] = {key: at for at, key in enumerate(keys)}
    met = [places.get(header, -1) for header in headers]
    return met == sorted(met) and -1 not in met
