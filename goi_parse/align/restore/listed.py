"""Table 2 where a text prints labels of rows first and the figures behind them, block by block.

PDF text without its layout takes the column of labels as one flow and the rest of the table as others. In these
each block's title and headers stand above its figures, line after line, so the figures of a block come in the order
of the form; a column may be printed apart, below its header. No sum of the form bears that out, so whoever reads it
so has to say it.
"""

from collections.abc import Mapping, Sequence

import attrs

from goi_parse.align.found import Value
from goi_parse.align.labels import Kind, Labels, Match
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

    columns: Mapping[str, frozenset[str]]
    """The columns of each block."""
    rows: list[str] = attrs.field(factory=list[str])
    parts: list[_Part] = attrs.field(factory=list[_Part])
    strips: list[_Part] = attrs.field(factory=list[_Part])
    below: _Part | None = None
    """To what the figures belong that come next; none behind labels of rows."""
    torn: str = ""
    """The pieces of a header since the last whole label or figure."""
    stray: str = ""
    """The pieces of a header that another one followed: its end may come behind that."""


def listed(table: TableForm, blocks: Sequence[Block], labels: Labels) -> dict[str, dict[str, Value | None]]:
    """The figures by row and column path; empty where the text is not of that kind through and through."""
    found = _Found({block.label or "": frozenset(column.key for column in block.columns) for block in table.blocks})
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
    """Figures stand alone on their lines, right below a header or other figures, or as a new flow behind labels.

    Such a flow belongs to the last block, if that has no figures yet: its header stands on the page before.
    """
    found.torn = found.stray = ""
    if found.below is None and not behind and found.parts and not found.parts[-1].values:
        found.below = found.parts[-1]
    elif not behind:
        return False
    if line.label or found.below is None:
        return False
    found.below.values.extend(line.values)
    return True


def _take_label(label: str, labels: Labels, found: _Found) -> bool:
    """A row's label, a block's title, or a header: above its block's figures, or of a strip."""
    matches = _matches(label, labels, found)
    for match in matches:
        kind, key = match.role.kind, match.role.key
        if kind is Kind.ROW:
            found.rows.append(key)
            found.below = None
        elif kind is Kind.GROUP:
            found.below = _Part(key)
            found.parts.append(found.below)
        elif kind is Kind.COLUMN:
            _take_header(key, found)
    return bool(found.parts) or all(match.role.kind is not Kind.COLUMN for match in matches)


def _matches(label: str, labels: Labels, found: _Found) -> Sequence[Match]:
    """The labels of a line, with the pieces above it where it is the end of one.

    None for the end of a header whose beginning another header follows: where it stands says nothing of the order.
    """
    if found.stray and labels.look(found.stray + label).role is not None:
        found.stray = ""
        return ()
    matches = labels.match(label)
    if matches:
        found.stray = found.torn or found.stray
    else:
        found.torn += label
        matches = labels.match(found.torn)
    if matches:
        found.torn = ""
    return matches


def _take_header(key: str, found: _Found) -> None:
    part = found.parts[-1] if found.parts else None
    apart = found.below is not None and found.below is not part
    if part is not None and not (apart or part.values) and key in found.columns.get(part.label, ()):
        part.headers.append(key)
        found.below = part
    else:
        found.below = _Part("", [key])
        found.strips.append(found.below)


def _in_form_order(table: TableForm, found: _Found) -> dict[str, dict[str, Value | None]]:
    """The figures of each block, row by row, where there are as many as it has cells."""
    cells: dict[str, dict[str, Value | None]] = {}
    if [part.label for part in found.parts] != [block.label for block in table.blocks]:
        return {}
    strips: dict[str, list[list[Value]]] = {}
    for strip in found.strips:
        strips.setdefault(strip.headers[0], []).append(strip.values)
    for part, block in zip(found.parts, table.blocks, strict=True):
        keys = [column.key for column in block.columns]
        # A column printed apart belongs to the first block that lacks it.
        apart = [key for key in keys if strips.get(key) and len(part.values) < len(keys) * len(block.rows)]
        inner = [key for key in keys if key not in apart]
        size = len(inner)
        if len(part.values) != size * len(block.rows) or not _is_ordered(part.headers, inner):
            return {}
        columns = {key: strips[key].pop(0) for key in apart}
        if any(len(values) != len(block.rows) for values in columns.values()):
            return {}
        for at, row in enumerate(block.rows):
            its = dict(zip(inner, part.values[at * size : (at + 1) * size], strict=True))
            cells[row.key] = {key: its[key] if key in its else columns[key][at] for key in keys}
    return {} if any(strips.values()) else cells


def _is_ordered(headers: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether the headers that are whole stand in the order of the form."""
    places: Mapping[str, int] = {key: at for at, key in enumerate(keys)}
    met = [places.get(header, -1) for header in headers]
    return met == sorted(met) and -1 not in met
