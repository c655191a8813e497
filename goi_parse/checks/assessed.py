"""The checks of the tables with their whole outcome: what passed, what failed, and what could not be assessed.

The failed ones are the very findings of :func:`goi_parse.checks.findings`: there is one source of truth.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import attrs

from goi_parse.checks.result import Check, Status, operands
from goi_parse.checks.sheet import GIVEN_UP, Sheet, Sum, Tables
from goi_parse.checks.sums import sum_finding
from goi_parse.checks.tables import CELL_CHECKS
from goi_parse.diagnostics import Diagnostic
from goi_parse.forms.model import TABLES
from goi_parse.record import Record
from goi_parse.report import Meaning
from goi_parse.rules import RULES

__all__ = ["SCOPES", "Scope", "reported", "table_checks"]

Examined = Callable[[Sheet], Iterable[str]]


@attrs.frozen(eq=False, repr=False)
class Scope(Record):
    """What a rule about cells looks at: a table, perhaps of one edition only, and which of its figures."""

    rule: str
    table: str
    examined: Examined
    edition: Literal["2019", "2021"] | None = None
    each: bool = False
    """Whether each figure found fault with is a finding of its own, rather than the table."""


def _all(sheet: Sheet) -> Iterable[str]:
    return sheet.plan.addresses


def _counts(sheet: Sheet) -> Iterable[str]:
    return (a for a, column in sheet.plan.form.columns.items() if not column.money)


def _unsigned(sheet: Sheet) -> Iterable[str]:
    return (a for a, column in sheet.plan.form.columns.items() if not column.signed)


def _money(sheet: Sheet) -> Iterable[str]:
    return (a for a, column in sheet.plan.form.columns.items() if column.money)


def _rules(sheet: Sheet) -> Iterable[str]:
    return (a for a in sheet.plan.addresses if a.startswith("disclosure.rules."))


def _stocks(sheet: Sheet) -> Iterable[str]:
    return (a for a in sheet.plan.addresses if a.endswith((".items_last_year", ".change")))


def _totals(sheet: Sheet) -> Iterable[str]:
    wanted = {declared.identity.right[0] for declared in sheet.plan.sums if len(declared.identity.right) == 1}
    return (a for a in sheet.plan.addresses if a in wanted)


SCOPES = (
    Scope("disclosure-cells-empty", "disclosure", _all),
    Scope("disclosure-figure-negative", "disclosure", _unsigned, each=True),
    Scope("disclosure-count-not-whole", "disclosure", _counts, each=True),
    Scope("rules-above-level", "disclosure", _rules),
    Scope("stock-negative", "disclosure", _stocks, "2019", each=True),
    Scope("amount-unit-unknown", "disclosure", _money, "2019", each=True),
    Scope("unit-in-fee-cell", "disclosure", _money, "2021", each=True),
    Scope("requests-cells-empty", "requests", _all),
    Scope("count-not-whole-or-negative", "requests", _counts, each=True),
    Scope("totals-derivable", "requests", _totals),
    Scope("disputes-cells-empty", "disputes", _all),
    Scope("count-not-whole-or-negative", "disputes", _counts, each=True),
    Scope("totals-derivable", "disputes", _totals),
)
"""What each rule about cells looks at, so that its silence can be told from its not having looked."""

_PRESENCE = ("table-missing", "table-is-picture", "cell-not-a-number")
"""Checks 4 and 12 are made while the tables are read; their findings are taken over, not made again."""


def table_checks(tables: Tables) -> Iterator[Check]:
    """Every check of the tables that applies to this report, table by table."""
    found = [diagnostic for check in CELL_CHECKS for diagnostic in check(tables)]
    for key in TABLES:
        for rule in _PRESENCE:
            yield from reported(tables, rule, key)
        sheet = tables.sheet(key)
        if sheet is not None:
            yield from (_sum_check(sheet, declared) for declared in sheet.plan.sums)
            for scope in SCOPES:
                if scope.table == key and scope.edition in (None, sheet.plan.form.edition):
                    yield from _scope_checks(sheet, scope, found)
    yield from _habit(tables, found)


def reported(tables: Tables, rule: str, about: str = "") -> Iterator[Check]:
    """A rule that an earlier stage of the parse judges: its findings (on the table ``about``), or that it has none."""
    said = [d for d in tables.report.diagnostics if d.name == rule and (not about or _on(d, about))]
    for diagnostic in said:
        yield _failed(tables, diagnostic, diagnostic.addresses or tuple(map(str, diagnostic.facts.values())))
    if not said:
        yield Check(RULES[rule], Status.PASSED, (about or "outline",))


def _on(diagnostic: Diagnostic, table: str) -> bool:
    return any(address.split(".")[0] == table for address in diagnostic.addresses)


def _sum_check(sheet: Sheet, declared: Sum) -> Check:
    identity = declared.identity
    check = Check(
        RULES[identity.rule],
        Status.NOT_ASSESSABLE,
        (*identity.left, "=", *identity.right),
        operands(sheet.report, identity.left),
        operands(sheet.report, identity.right),
    )
    sides = declared.sides(sheet.values)
    if sides is None:
        lacking = [o.address for o in (*check.left, *check.right) if o.value is None]
        return attrs.evolve(
            check,
            reason=f"缺少 {len(lacking)} 个数：{'、'.join(lacking)}",
            reason_en=f"{len(lacking)} operands are missing: {', '.join(lacking)}",
        )
    holds = sides[0] == sides[1]
    return attrs.evolve(
        check,
        status=Status.PASSED if holds else Status.FAILED,
        left_value=sides[0],
        right_value=sides[1],
        diagnostic=None if holds else sum_finding(sheet, declared, sides),
    )


def _scope_checks(sheet: Sheet, scope: Scope, found: list[Diagnostic]) -> Iterator[Check]:
    said = [d for d in found if d.name == scope.rule and d.addresses[0].startswith(scope.table + ".")]
    if said:
        for diagnostic in said:
            yield _failed(sheet, diagnostic, diagnostic.addresses if scope.each else (scope.table,))
        return
    examined = operands(sheet.report, scope.examined(sheet))
    check = Check(RULES[scope.rule], Status.PASSED, (scope.table,), examined)
    looked = {o.meaning for o in examined}
    if scope.rule.endswith("-cells-empty"):
        if looked & GIVEN_UP and any(d.name == "zeros-not-printed" for d in found):
            check = _unjudged(check, "空格已由 GOI450 一并说明", "the empty cells are spoken of by GOI450")
        elif not looked & {Meaning.NUMBER, *GIVEN_UP}:
            check = _unjudged(check, "没有可读的格", "no cell could be read")
    elif scope.rule == "totals-derivable":
        if not looked & {Meaning.NUMBER, *GIVEN_UP}:
            check = _unjudged(check, "没有可读的总计", "no total could be read")
    elif Meaning.NUMBER not in looked:
        check = _unjudged(check, "这些格里没有数字", "none of these cells holds a figure")
    elif scope.rule == "rules-above-level" and not sheet.report.agency:
        check = _unjudged(check, "不知道报告单位", "the reporting body is not known")
    yield check


def _habit(tables: Tables, found: list[Diagnostic]) -> Iterator[Check]:
    said = [d for d in found if d.name == "zeros-not-printed"]
    yield from (_failed(tables, diagnostic, TABLES) for diagnostic in said)
    if not said and tables.sheets:
        check = Check(RULES["zeros-not-printed"], Status.PASSED, TABLES)
        printed = any(value is not None for sheet in tables.sheets for value in sheet.values)
        yield check if printed else _unjudged(check, "表中没有数字", "the tables hold no figure")


def _failed(source: Tables | Sheet, diagnostic: Diagnostic, key: tuple[str, ...]) -> Check:
    about = operands(source.report, (a for a in diagnostic.addresses if a in source.report.figures))
    return Check(diagnostic.rule, Status.FAILED, key, about, diagnostic=diagnostic)


def _unjudged(check: Check, reason: str, reason_en: str) -> Check:
    return attrs.evolve(check, status=Status.NOT_ASSESSABLE, reason=reason, reason_en=reason_en)
