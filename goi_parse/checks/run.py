"""check(): every rule that applies to one report, with its outcome."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.metadata import EntryPoint, entry_points

from goi_parse.checks.assessed import table_checks
from goi_parse.checks.result import Check, CheckReport, Status
from goi_parse.checks.sheet import tables_of
from goi_parse.checks.stated import stated_checks
from goi_parse.checks.structure import published_check, structure_checks
from goi_parse.checks.style import style_checks
from goi_parse.diagnostics import Diagnostic
from goi_parse.report import AnnualReport
from goi_parse.rules import RULES

__all__ = ["GROUP", "Plugin", "check"]

GROUP = "goi_parse.checks"
"""The entry-point group of checks by others: each is a :data:`Plugin`."""

Plugin = Callable[[AnnualReport], Iterable[Check]]
"""A check by a third party: takes a report and yields its outcomes, under rules and codes of its own."""


def check(report: AnnualReport, *, published: date | None = None, plugins: bool = True) -> CheckReport:
    """Hold a report against every rule that applies: its tables, its prose against them, its structure.

    ``published`` is the day on which it was (or will be) published, for the rule about time. ``plugins=False`` leaves
    out the checks that other packages register under the entry-point group ``goi_parse.checks``. The findings of the
    failed checks of the tables are those that ``report.diagnostics`` has already; those about prose are new.

    Raises nothing: a plugin that cannot be loaded, or fails while it runs, is a failed check (GOI452).
    """
    tables = tables_of(report)
    checks = [
        *table_checks(tables),
        *stated_checks(tables),
        *structure_checks(tables),
        *style_checks(tables),
        published_check(tables, published),
    ]
    if plugins:
        for point in entry_points(group=GROUP):
            checks.extend(_plugged(point, report))
    return CheckReport(tuple(checks))


def _plugged(point: EntryPoint, report: AnnualReport) -> Iterator[Check]:
    """The outcomes of a plugin, as far as it gets."""
    try:
        plugin: Plugin = point.load()
        yield from plugin(report)
    except Exception as error:  # noqa: BLE001  whatever a stranger's code raises must not cost the other checks
        facts = {"plugin": point.name, "reason": f"{type(error).__name__}: {error}"}
        rule = RULES["check-unavailable"]
        yield Check(rule, Status.FAILED, (point.name,), diagnostic=Diagnostic(rule, facts=facts))
