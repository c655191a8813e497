"""What stands in the cells: empty ones, negative ones, fractions where the form counts."""

from collections.abc import Iterator

from goi_parse.checks.finding import finding, label
from goi_parse.checks.sheet import Number, Sheet, Tables
from goi_parse.checks.sums import derivable
from goi_parse.diagnostics import Diagnostic, Severity

__all__ = ["empty_cells", "fractions", "negatives"]

_BEARABLE = {"requests": 10, "disputes": 5, "disclosure": 5}
"""Up to so many empty cells in a table are a note; more are a warning."""


def empty_cells(tables: Tables) -> Iterator[Diagnostic]:
    """Checks 5, 9 and 11: cells with a blank or a mark. An office that prints no 0 at all gets one note."""
    if not any(None in sheet.values for sheet in tables.sheets):
        return
    empty = {sheet.key: _unexplained(sheet) for sheet in tables.sheets}
    if _prints_no_zero(tables):
        addresses = tuple(a for cells in empty.values() for a in cells)
        if addresses:
            yield finding(tables.report, "zeros-not-printed", addresses, {"count": len(addresses)})
        return
    for sheet in tables.sheets:
        addresses = empty[sheet.key]
        if addresses:
            facts = {"table": sheet.plan.form.title, "count": len(addresses)}
            severity = Severity.NOTE if len(addresses) <= _BEARABLE[sheet.key] else Severity.WARNING
            yield finding(tables.report, f"{sheet.key}-cells-empty", addresses, facts, severity)


def _unexplained(sheet: Sheet) -> tuple[str, ...]:
    """The empty cells but for the totals that another check speaks of."""
    if None not in sheet.values:
        return ()
    totals = derivable(sheet)
    return tuple(a for a in sheet.empty if a not in totals)


def _prints_no_zero(tables: Tables) -> bool:
    """Whether figures are printed and none of them is 0: blanks are then how this office writes 0."""
    numbers = [value for sheet in tables.sheets for value in sheet.values if value is not None]
    return bool(numbers) and 0 not in numbers


def negatives(tables: Tables) -> Iterator[Diagnostic]:
    """Checks 6 and 13: a figure below 0 where the form does not let it fall."""
    for sheet in tables.sheets:
        if any(v is not None and v < 0 for v in sheet.plan.unsigned(sheet.values)):
            columns = sheet.plan.form.columns
            rule = "disclosure-figure-negative" if sheet.key == "disclosure" else "count-not-whole-or-negative"
            yield from _odd(sheet, rule, [a for a, v in _numbers(sheet) if v < 0 and not columns[a].signed])


def fractions(tables: Tables) -> Iterator[Diagnostic]:
    """Checks 6 and 14: a count that is no whole number. ``3.0`` is one, oddly printed."""
    for sheet in tables.sheets:
        kinds = set(map(type, sheet.plan.counts(sheet.values)))
        if not kinds <= {int, type(None)}:
            columns = sheet.plan.form.columns
            rule = "disclosure-count-not-whole" if sheet.key == "disclosure" else "count-not-whole-or-negative"
            yield from _odd(
                sheet,
                rule,
                # A negative fraction of table 3 or 4 is one finding, not two: ``negatives`` has it.
                [
                    a
                    for a, v in _numbers(sheet)
                    if v != int(v) and not columns[a].money and (v > 0 or columns[a].signed)
                ],
            )


def _numbers(sheet: Sheet) -> Iterator[tuple[str, Number]]:
    for address, value in zip(sheet.plan.addresses, sheet.values, strict=True):
        if value is not None:
            yield address, value


def _odd(sheet: Sheet, rule: str, addresses: list[str]) -> Iterator[Diagnostic]:
    for address in addresses:
        facts = {
            "label": label(sheet.plan.form, address),
            "address": address,
            "raw": sheet.report.figures.printed(address)[1],
        }
        yield finding(sheet.report, rule, (address,), facts)
