"""Which figures the form's own sums prove."""

from goi_parse.report import AnnualReport

__all__ = ["proven"]


def proven(report: AnnualReport) -> frozenset[str]:
    """The addresses of figures that stand in a sum along their row and in a sum down their column, both of which hold.

    No declared sum that a proven figure stands in fails, and every figure of its sums is printed. A figure that is
    not proven is merely read: table 2 has no sums, and table 4 has them in one direction only. The same is told of
    one figure by ``report.figures[address].proven``.
    """
    return report.figures.proven
