"""The checks of one report's tables, as an ordered tuple of generators, run at the end of every parse."""

from collections.abc import Callable, Iterator

from goi_parse.checks.cells import empty_cells, fractions, negatives
from goi_parse.checks.disclosure import money_units, rules_above_level, stocks
from goi_parse.checks.sheet import Tables, tables_of
from goi_parse.checks.sums import broken_sums, derivable_totals
from goi_parse.diagnostics import Diagnostic
from goi_parse.report import AnnualReport

__all__ = ["CELL_CHECKS", "findings"]

CELL_CHECKS: tuple[Callable[[Tables], Iterator[Diagnostic]], ...] = (
    derivable_totals,
    empty_cells,
    negatives,
    fractions,
    rules_above_level,
    stocks,
    money_units,
)
"""Every check of tables but the sums. A check yields only what is wrong; a missing operand never counts as 0."""


def findings(report: AnnualReport) -> tuple[Diagnostic, ...]:
    """What the form's own sums and rules say against the tables of ``report``, in form order. Never raises."""
    tables = tables_of(report)
    found = [diagnostic for check in (broken_sums, *CELL_CHECKS) for diagnostic in check(tables)]
    if found:
        addresses = (a for sheet in tables.sheets for a in sheet.plan.addresses)
        order = {address: i for i, address in enumerate(addresses)}
        found.sort(key=lambda diagnostic: order[diagnostic.addresses[0]])
    return tuple(found)
