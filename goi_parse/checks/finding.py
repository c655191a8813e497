"""How a check words what it found: a Diagnostic with its place, its labels and whose fault it is."""

from collections.abc import Iterable, Mapping

from goi_parse.diagnostics import Diagnostic, Origin, Severity
from goi_parse.forms import TableForm
from goi_parse.report import AnnualReport
from goi_parse.rules import RULES

__all__ = ["covers", "finding", "label"]


def finding(
    report: AnnualReport,
    rule: str,
    addresses: tuple[str, ...],
    facts: Mapping[str, object],
    severity: Severity | None = None,
) -> Diagnostic:
    """A finding under ``rule``, placed where its first figure stands.

    Its origin is the document, unless an earlier stage doubted one of these figures: then the fault may be ours.
    """
    kind = RULES[rule]
    return Diagnostic(
        kind,
        addresses,
        facts,
        report.figures.location(addresses[0]),
        severity or kind.severity,
        Origin.PARSER if _doubted(report, addresses) else kind.origin,
    )


def label(table: TableForm, address: str) -> str:
    """The printed labels of a figure without the block's title: ``行政许可·本年处理决定数量``."""
    outer = {block.label for block in table.blocks}
    return "·".join(part for part in table.labels[address] if part not in outer)


def covers(prefix: str, address: str) -> bool:
    """Whether a diagnostic's address, figure or prefix, speaks of ``address``."""
    return address == prefix or address.startswith(prefix + ".")


def _doubted(report: AnnualReport, addresses: Iterable[str]) -> bool:
    doubts = [
        about
        for diagnostic in report.diagnostics
        if diagnostic.origin is not Origin.DOCUMENT and diagnostic.severity is not Severity.NOTE
        for about in diagnostic.addresses
    ]
    return bool(doubts) and any(covers(about, a) for a in addresses for about in doubts)
