"""What tells, of the rows met in a text, that figures stand in pieces and away from their labels."""

from goi_parse.align.found import Scan, Value
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Layout
from goi_parse.forms import TableForm
from goi_parse.rules import RULES

__all__ = ["Restored", "is_displaced", "is_listed", "order_assumed"]

Restored = dict[str, dict[str, dict[str, Value | None]]]
"""Figures by table, row and column path; None where it is not known which figure stands there."""
_WIDTH = 7


def is_displaced(found: Scan) -> bool:
    """Whether rows of table 3 lie in running text and have more or fewer figures than columns behind their labels."""
    spaced = [entry for entry in found.entries if entry.layout is Layout.SPACED]
    if any(len(entry.values) not in (0, _WIDTH) for entry in spaced):
        return True
    return bool(found.astray) and any(not entry.values for entry in spaced)


def is_listed(found: Scan) -> bool:
    """Whether one row of table 2 at most has figures behind its label, and figures stand behind none."""
    return bool(found.astray) and sum(bool(entry.values) for entry in found.entries) <= 1


def order_assumed(table: TableForm) -> Diagnostic:
    """Tells of a table whose figures were printed apart from their rows."""
    return Diagnostic(RULES["order-assumed"], (table.key,), {"table": table.title})
