"""Which figures the form's own sums prove."""

from collections.abc import Iterator

from goi_parse.checks.sheet import Number, Sheet, Sum, tables_of
from goi_parse.report import AnnualReport

__all__ = ["proven"]


def proven(report: AnnualReport) -> frozenset[str]:
    """The addresses of figures that stand in a sum along their row and in a sum down their column, both of which hold.

    No declared sum that a proven figure stands in fails, and every figure of its sums is printed. A figure that is
    not proven is merely read: table 2 has no sums, and table 4 has them in one direction only.
    """
    return frozenset(address for sheet in tables_of(report).sheets for address in _proven(sheet))


def _proven(sheet: Sheet) -> Iterator[str]:
    along: set[str] = set()
    down: set[str] = set()
    broken: set[str] = set()
    for declared in sheet.plan.sums:
        addresses = (*declared.identity.left, *declared.identity.right)
        sides = declared.sides(sheet.values)
        if sides is not None:
            (broken if _differ(sides) else down if _is_column(declared) else along).update(addresses)
    yield from along & down - broken


def _differ(sides: tuple[Number, Number]) -> bool:
    return sides[0] != sides[1]


def _is_column(declared: Sum) -> bool:
    """Whether the operands stand below one another: they share the column's key, the last part of the address."""
    ends = {a.rsplit(".", 1)[1] for a in (*declared.identity.left, *declared.identity.right)}
    return len(ends) == 1
