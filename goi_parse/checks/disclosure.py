"""What the second table's figures mean: who may make 规章, stocks that fall below 0, and units of money."""

from collections.abc import Iterator
from decimal import Decimal

from goi_parse.checks.finding import finding, label
from goi_parse.checks.levels import below_rulemaking
from goi_parse.checks.sheet import Sheet, Tables
from goi_parse.diagnostics import Diagnostic

__all__ = ["money_units", "rules_above_level", "stocks"]

_RULES = "disclosure.rules."


def rules_above_level(tables: Tables) -> Iterator[Diagnostic]:
    """Check 15: 规章 is more than 0 in the report of a body that cannot make any, judged by its name."""
    report, sheet = tables.report, tables.sheet("disclosure")
    if sheet is None or not report.agency:
        return
    shown = [a for a in sheet.plan.addresses if a.startswith(_RULES) and (report.figures.value(a) or 0) > 0]
    level = below_rulemaking(report.agency) if shown else None
    if level is not None:
        facts = {
            "agency": report.agency,
            "level": level[0],
            "level_en": level[1],
            "values": "、".join(f"{sheet.plan.form.columns[a].labels[-1]} {report.figures.value(a)}" for a in shown),
        }
        yield finding(report, "rules-above-level", tuple(shown), facts)


def stocks(tables: Tables) -> Iterator[Diagnostic]:
    """Check 16, edition 2019: 上一年项目数量 + 本年增/减 is not below 0."""
    sheet = tables.sheet("disclosure")
    if sheet is None or sheet.plan.form.edition != "2019":
        return
    value = tables.report.figures.value
    for address in sheet.plan.addresses:
        if not address.endswith(".change"):
            continue
        stock = address.removesuffix("change") + "items_last_year"
        before, change = value(stock), value(address)
        if before is not None and change is not None and before + change < 0:
            row = label(sheet.plan.form, address).split("·")[0]
            facts = {"label": row, "address": address, "before": before, "change": change}
            yield finding(tables.report, "stock-negative", (stock, address), facts)


def money_units(tables: Tables) -> Iterator[Diagnostic]:
    """Checks 16 and 17: an amount without a unit (2019), a unit inside a cell counted in 万元 (2021)."""
    sheet = tables.sheet("disclosure")
    if sheet is not None:
        for address, column in sheet.plan.form.columns.items():
            if column.money:
                yield from _money(sheet, address, column.unit)


def _money(sheet: Sheet, address: str, official: str | None) -> Iterator[Diagnostic]:
    figures = sheet.report.figures
    if not figures.value(address):
        return
    _, raw, _, unit = figures.printed(address)  # not the Figure: it would have the sums of all tables worked out
    facts: dict[str, object] = {
        "label": label(sheet.plan.form, address),
        "address": address,
        "raw": raw,
    }
    if official is None and unit is None:
        yield finding(sheet.report, "amount-unit-unknown", (address,), facts)
    elif official == "万元" and "元" in (raw or ""):
        yuan = figures[address].yuan
        facts["amount"] = None if yuan is None else (yuan / Decimal(10000)).normalize()
        yield finding(sheet.report, "unit-in-fee-cell", (address,), facts)
