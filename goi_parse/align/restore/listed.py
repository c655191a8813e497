"""Table 2 where a text prints all labels of the rows first and the figures behind them, block by block.

PDF text without its layout takes the column of labels as one flow and the rest of the table as another. In that
other flow each block's title and headers stand above its figures, line after line, so the figures of a block come
in the order of the form. No sum of the form bears that out, so whoever reads it so has to say it.
"""

from collections.abc import Mapping, Sequence

import attrs

from goi_parse.align.found import Value
from goi_parse.align.labels import Kind, Labels
from goi_parse.align.restore.stream import Line, lines_of
from goi_parse.document import Block
from goi_parse.forms import TableForm

__all__ = ["listed"]


@attrs.define
class _Part:
    """What stands below the title of one block, or below the header of a column that is printed apart."""

    label: str
    headers: list[str] = attrs.field(factory=list[str])
    values: list[Value] = attrs.field(factory=list[Value])


@attrs.define
class _Found:
    """What has been met so far."""

    rows: list[str] = attrs.field(factory=list[str])
    parts: list[_Part] = attrs.field(factory=list[_Part])
    strips: list[_Part] = attrs.field(factory=list[_Part])
    torn: str = ""
    """The pieces of a header since the last whole label or figure."""


def listed(table: TableForm, blocks: Sequence[Block], labels: Labels) -> dict[str, dict[str, Value | None]]:
    """The figures by row and column path; empty where the text is not of that kind through and through."""
    found = _Found()
    last = 0
    for line in lines_of(blocks):
        behind = line.number == last + 1
        last = line.number
        if not (_take_values(line, found, behind=behind) if line.values else _take_label(line.label, labels, found)):
            return {}
    if found.rows != [row.key for block in table.blocks for row in block.rows]:
        return {}
    return _in_form_order(table, found)


def _take_values(line: Line, found: _Found, *, behind: bool) -> bool:
    """Figures stand alone on their lines, right below a header or other figures."""
    found.torn = ""
    parts = found.strips or found.parts
    if line.label or not parts or not behind:
        return False
    parts[-1].values.extend(line.values)
    return True


def _take_label(label: str, labels: Labels, found: _Found) -> bool:
    """A row's label before all figures, a block's title, or a header: above its block's figures, or of a strip."""
    text = label
    matches = labels.match(text)
    if not matches and found.torn:
        text = found.torn + label
        matches = labels.match(text)
    found.torn = "" if matches else text
    for match in matches:
        kind, key = match.role.kind, match.role.key
        if kind is Kind.ROW:
            if found.parts:
                return False
            found.rows.append(key)
        elif kind is Kind.GROUP:
            if found.strips:
                return False
            found.parts.append(_Part(key))
        elif kind is Kind.COLUMN:
            _take_header(key, found)
    return bool(found.parts) or all(match.role.kind is not Kind.COLUMN for match in matches)


def _take_header(key: str, found: _Found) -> None:
    if found.parts and not found.parts[-1].values and not found.strips:
        found.parts[-1].headers.append(key)
    else:
        found.strips.append(_Part("", [key]))


def _in_form_order(table: TableForm, found: _Found) -> dict[str, dict[str, Value | None]]:
    """The figures of each block, row by row, where there are as many as it has cells."""
    cells: dict[str, dict[str, Value | None]] = {}
    if [part.label for part in found.parts] != [block.label for block in table.blocks]:
        return {}
    strips = {strip.headers[0]: strip.values for strip in found.strips}
    if len(strips) < len(found.strips):
        return {}
    for part, block in zip(found.parts, table.blocks, strict=True):
        keys = [column.key for column in block.columns]
        # A column printed apart belongs to the only block that lacks it.
        apart = [key for key in keys if key in strips and len(part.values) < len(keys) * len(block.rows)]
        inner = [key for key in keys if key not in apart]
        size = len(inner)
        if len(part.values) != size * len(block.rows) or not _is_ordered(part.headers, inner):
            return {}
        if any(len(strips[key]) != len(block.rows) for key in apart):
            return {}
        for at, row in enumerate(block.rows):
            its = dict(zip(inner, part.values[at * size : (at + 1) * size], strict=True))
            cells[row.key] = {key: its[key] if key in its else strips[key][at] for key in keys}
        for key in apart:
            del strips[key]
    return {} if strips else cells


def _is_ordered(headers: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether the headers that are whole stand in the order of the form."""
    places: Mapping[str, int] = {key: at for at, key in enumerate(keys)}
    met = [places.get(header, -1) for header in headers]
    return met == sorted(met) and -1 not in met
