"""Figures out of pictures, or out of a wrong character map: which of them the form's own sums prove."""

from collections.abc import Iterator

from goi_parse.checks.proof import proven
from goi_parse.diagnostics import Diagnostic
from goi_parse.forms import form
from goi_parse.report import AnnualReport
from goi_parse.rules import RULES

__all__ = ["unproven"]


def unproven(report: AnnualReport) -> Iterator[Diagnostic]:
    """For each table a finding that names its figures that may not be those printed, but for what the sums prove."""
    sure = proven(report)
    all_doubtful = any(found.name == "text-doubtful" for found in report.diagnostics)
    rule = RULES["figures-doubtful" if all_doubtful else "figures-recognised"]
    for key, edition in report.editions.items():
        table = form(edition).tables[key]
        read = [
            figure
            for figure in map(report.figures.__getitem__, table.addresses)
            if figure.value is not None and (all_doubtful or (figure.location is not None and figure.location.image))
        ]
        doubtful = [figure for figure in read if figure.address not in sure]
        if doubtful:
            facts = {"table": table.title, "count": len(doubtful), "all": len(read)}
            addresses = tuple(figure.address for figure in doubtful)
            yield Diagnostic(rule, addresses, facts, doubtful[0].location)
