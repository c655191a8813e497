"""Tables 3 and 4 put together again out of the pieces of a text: what to read, and what it must add up to."""

from collections.abc import Iterator, Sequence

from goi_parse.align.found import Value
from goi_parse.align.labels import labels_of
from goi_parse.align.restore.signs import Restored
from goi_parse.align.restore.stream import pieces_of
from goi_parse.align.restore.sums import Equation, Row
from goi_parse.align.restore.tiling import Budget
from goi_parse.align.restore.whole import fill
from goi_parse.document import Block, Layout, Table
from goi_parse.forms import TableForm

__all__ = ["equations_of", "restore", "restore_disputes"]

_MOST_STEPS = 120_000


def restore(
    requests: TableForm, disputes: TableForm, sections: Sequence[Sequence[Block]], everything: Sequence[Block]
) -> Restored:
    """The figures of both tables by table, row and column path; None where a figure is not known.

    ``sections`` are the blocks of sections three and four. Empty where the text cannot be put together.
    """
    keys = [row.key for row in requests.blocks[0].rows]
    blocks = [block for section in sections for block in section]
    blocks += _behind(blocks, everything)
    places = {key: at for at, key in enumerate(keys)}
    labels = labels_of(requests.key)
    rows = [*[_row(requests)] * len(keys), _row(disputes)]
    equations = equations_of(requests)
    budget = Budget(_MOST_STEPS)
    cells = fill(pieces_of(blocks, labels, places), rows, equations, budget)
    if len(cells) < len(rows):
        others = (
            pieces_of(_up_to(blocks, everything), labels, places),  # the heading was printed behind the first rows
            pieces_of(blocks, labels, places, started=True),  # figures were printed before any label
        )
        wholes = (fill(pieces, rows, equations, budget) for pieces in others)
        cells = next((whole for whole in wholes if len(whole) == len(rows)), cells)
    found = {requests.key: {key: _keyed(requests, row) for key, row in zip(keys, cells, strict=False)}}
    if len(cells) > len(keys):
        found[disputes.key] = {disputes.blocks[0].rows[0].key: _keyed(disputes, cells[-1])}
    return {key: rows for key, rows in found.items() if rows}


def restore_disputes(disputes: TableForm, section: Sequence[Block], everything: Sequence[Block]) -> Restored:
    """The one row of table 4 alone, with ``section`` as the blocks of section four."""
    blocks = [*section, *_behind(section, everything)]
    pieces = pieces_of(blocks, labels_of(disputes.key), {}, started=True)
    cells = fill(pieces, [_row(disputes)], [], Budget(_MOST_STEPS))
    if not cells or not any(cells[0]):
        return {}
    return {disputes.key: {disputes.blocks[0].rows[0].key: _keyed(disputes, cells[0])}}


def _keyed(table: TableForm, row: Sequence[Value | None]) -> dict[str, Value | None]:
    return {column.key: value for column, value in zip(table.blocks[0].columns, row, strict=True)}


def _behind(blocks: Sequence[Block], everything: Sequence[Block]) -> Iterator[Block]:
    """Figures of the tables' last page that the text prints behind the headings of later sections."""
    last = blocks[-1].location if blocks else None
    if last is None or last.line is None or last.page is None:
        return
    for block in everything:
        where = block.location
        if where is None or where.line is None or where.line <= last.line or where.page != last.page:
            continue
        if isinstance(block, Table) and block.layout is Layout.SPACED:
            yield block


def _up_to(blocks: Sequence[Block], everything: Sequence[Block]) -> list[Block]:
    """All of the document that stands before the last of some blocks, and they themselves."""
    first = blocks[0].location if blocks else None
    if first is None or first.line is None:
        return list(blocks)
    before = [b for b in everything if b.location is not None and (b.location.line or 0) < first.line]
    return [*before, *blocks]


def _row(table: TableForm) -> Row:
    """A row of the table: each total is the sum of the columns between it and the total before."""
    columns = table.blocks[0].columns
    sums: list[tuple[int, int]] = []
    first = 0
    for at, column in enumerate(columns):
        if column.key.rpartition(".")[2] == "total":
            sums.append((first, at))
            first = at + 1
    return Row(len(columns), tuple(sums))


def equations_of(table: TableForm) -> list[Equation]:
    """What the form says of whole rows, and what follows where one of them is itself a sum."""
    block = table.blocks[0]
    column = block.columns[0].key
    at = {f"{table.key}.{row.key}.{column}": place for place, row in enumerate(block.rows)}
    equations: list[Equation] = []
    for identity in table.identities:
        if all(address in at for address in (*identity.left, *identity.right)):
            left, right = (frozenset(at[a] for a in side) for side in (identity.left, identity.right))
            equations.append(Equation(left, right))
    spelt = [
        Equation(whole.left, whole.right - part.right | part.left)
        for whole in equations
        for part in equations
        if part.right < whole.right
    ]
    return [*equations, *spelt]
