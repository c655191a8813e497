"""Figures that a machine read out of a picture: which of them the form's own sums prove, and which they do not."""

from collections.abc import Iterator

from goi_parse.checks.proof import proven
from goi_parse.diagnostics import Diagnostic
from goi_parse.forms import form
from goi_parse.report import AnnualReport
from goi_parse.rules import RULES

__all__ = ["unproven"]


def unproven(report: AnnualReport) -> Iterator[Diagnostic]:
    """For each table a finding that names its figures out of pictures, but for those that the sums prove."""
    sure = proven(report)
    for key, edition in report.editions.items():
        table = form(edition).tables[key]
        read = [
            figure
            for figure in map(report.figures.__getitem__, table.addresses)
            if figure.value is not None and figure.location is not None and figure.location.image
        ]
        doubtful = [figure for figure in read if figure.address not in sure]
        if doubtful:
            facts = {"table": table.title, "count": len(doubtful), "all": len(read)}
            addresses = tuple(figure.address for figure in doubtful)
            yield Diagnostic(RULES["figures-recognised"], addresses, facts, doubtful[0].location)
