"""Tables 3 and 4 put together where figures lack their place in the row, or their row; and what is to be said of it."""

from collections.abc import Sequence

from goi_parse.align.found import Scan
from goi_parse.align.restore.displaced import equations_of, restore, restore_disputes
from goi_parse.align.restore.signs import Restored, order_assumed
from goi_parse.align.restore.vanished import lay_out
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Block
from goi_parse.forms import Form, TableForm
from goi_parse.rules import RULES

__all__ = ["put_together"]

Put = tuple[Restored, list[Diagnostic]]


def put_together(
    found: Scan, last: Scan | None, form: Form, bodies: Sequence[Sequence[Block]], everything: Sequence[Block]
) -> Put:
    """Both tables, as far as they need it: ``found`` and ``last`` are what was met of tables 3 and 4."""
    requests, disputes = form.tables["requests"], form.tables["disputes"]
    restored, findings = _laid_out(requests, found) or _out_of_pieces(requests, disputes, bodies, everything)
    row = disputes.blocks[0]
    if disputes.key not in restored and not any(len(e.values) == len(row.columns) for e in (last or Scan()).entries):
        alone = restore_disputes(disputes, bodies[1], everything)
        if alone:
            restored |= alone
            findings.append(order_assumed(disputes))
    return restored, findings


def _laid_out(requests: TableForm, found: Scan) -> Put | None:
    """Table 3 where each row has its own figures and blank cells left no trace."""
    block = requests.blocks[0]
    columns = [column.key for column in block.columns]
    laid = lay_out([row.key for row in block.rows], found, len(columns), equations_of(requests))
    if laid is None:
        return None
    restored = {requests.key: {key: dict(zip(columns, cells, strict=True)) for key, cells in laid.rows.items()}}
    told = [Diagnostic(RULES["columns-assumed"], (requests.key,), {"table": requests.title})]
    return restored, told if laid.assumed else []


def _out_of_pieces(
    requests: TableForm, disputes: TableForm, bodies: Sequence[Sequence[Block]], everything: Sequence[Block]
) -> Put:
    """Both tables out of pieces: the likeliest order under the sums need not be the only one, so each is told of."""
    restored = restore(requests, disputes, bodies, everything)
    return restored, [order_assumed(table) for table in (requests, disputes) if table.key in restored]
