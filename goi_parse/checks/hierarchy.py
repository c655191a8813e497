"""check_hierarchy(): a parent body's figures against the sums over its children (check 43)."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from goi_parse.checks.finding import label
from goi_parse.checks.result import Check, CheckReport, Operand, Status, operands
from goi_parse.checks.sheet import Sheet, tables_of
from goi_parse.diagnostics import Diagnostic
from goi_parse.report import AnnualReport
from goi_parse.rules import RULES

__all__ = ["check_hierarchy"]

_RULE = "hierarchy-sum-differs"


def check_hierarchy(parent: AnnualReport, children: Iterable[AnnualReport]) -> CheckReport:
    """Hold each figure of ``parent`` against the sum over all ``children`` of the same year.

    Assessed only where every child prints the figure in the same form. A difference is a note, not a fault: real
    reports include or leave out the parent's own organs. Never raises.
    """
    family = tuple(children)
    return CheckReport(tuple(check for sheet in tables_of(parent).sheets for check in _table(parent, family, sheet)))


def _table(parent: AnnualReport, children: Sequence[AnnualReport], sheet: Sheet) -> Iterator[Check]:
    unfit = _unfit(parent, children, sheet)
    for address in sheet.plan.addresses:
        own = operands(parent, (address,), parent.agency or "")
        theirs = tuple(o for n, child in enumerate(children) for o in operands(child, (address,), _name(child, n)))
        yield _compared(sheet, address, own[0], theirs, unfit)


def _name(child: AnnualReport, n: int) -> str:
    return child.agency or f"#{n + 1}"


def _unfit(parent: AnnualReport, children: Sequence[AnnualReport], sheet: Sheet) -> tuple[str, str] | None:
    """Why this table cannot be summed over the children, in Chinese and English."""
    if not children:
        return "没有下级报告", "there are no children"
    other_year = [
        _name(c, n) for n, c in enumerate(children) if None not in (c.year, parent.year) and c.year != parent.year
    ]
    if other_year:
        names = "、".join(other_year)
        return f"年度不同：{names}", f"reports of another year: {names}"
    edition = sheet.plan.form.edition
    strangers = [_name(c, n) for n, c in enumerate(children) if c.editions.get(sheet.key) != edition]
    if strangers:
        names = "、".join(strangers)
        return f"没有这张表，或采用不同版本的格式：{names}", f"no such table, or one of another form: {names}"
    return None


def _compared(
    sheet: Sheet, address: str, own: Operand, theirs: tuple[Operand, ...], unfit: tuple[str, str] | None
) -> Check:
    check = Check(RULES[_RULE], Status.NOT_ASSESSABLE, (address,), (own,), theirs, own.value)
    values = [operand.value for operand in theirs if operand.value is not None]
    if unfit:
        return attrs.evolve(check, reason=unfit[0], reason_en=unfit[1])
    if own.value is None or len(values) < len(theirs):
        lacking = "、".join(o.whose or "?" for o in (own, *theirs) if o.value is None)
        return attrs.evolve(check, reason=f"没有这个数：{lacking}", reason_en=f"the figure is missing: {lacking}")
    total = sum(values)
    if total == own.value:
        return attrs.evolve(check, status=Status.PASSED, right_value=total)
    facts = {
        "label": label(sheet.plan.form, address),
        "address": address,
        "parent": own.value,
        "children": total,
        "difference": own.value - total,
    }
    where = sheet.report.figures.location(address)
    found = Diagnostic(RULES[_RULE], (address,), facts, where)
    return attrs.evolve(check, status=Status.FAILED, right_value=total, diagnostic=found)
