"""compare(): a body's report of one year against the year before (checks 18 to 21)."""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from goi_parse.checks.alike import likeness
from goi_parse.checks.finding import label
from goi_parse.checks.result import Check, CheckReport, Operand, Quote, Status, operands
from goi_parse.checks.sheet import Number
from goi_parse.diagnostics import Diagnostic, Severity
from goi_parse.forms import TableForm, form
from goi_parse.forms.model import EDITIONS, TABLES
from goi_parse.record import Record
from goi_parse.report import AnnualReport, Narrative, Overview
from goi_parse.rules import RULES
from goi_parse.text import squeeze

__all__ = ["Change", "Comparison", "compare"]

_ALIKE = 0.8
"""From this share of repeated text on, a section is 雷同."""
_SHORT = 80
"""A section of fewer characters is too formal to be compared."""
_TELLING = 4
"""So many figures other than 0 must agree before their agreement tells anything."""
_SECTIONS = {
    "overview": ("总体情况", "section one"),
    "problems": ("存在的主要问题及改进情况", "section five"),
    "other": ("其他需要报告的事项", "section six"),
}
_ROWS = {"rules": "规章", "normative_documents": "行政规范性文件"}
_Reason = tuple[str, str]


@attrs.frozen(eq=False, repr=False)
class Change(Record):
    """A figure that both years ask for, and how it changed."""

    address: str
    label: str
    before: Number | None
    after: Number | None

    @property
    def difference(self) -> Number | None:
        """``after - before``, where both are printed."""
        return None if self.before is None or self.after is None else self.after - self.before


@attrs.frozen(eq=False, repr=False)
class Comparison(CheckReport):
    """The checks of one year against the year before, and a table of changes in form order."""

    _face: ClassVar[str] = "comparison"

    changes: tuple[Change, ...] = ()


def compare(previous: AnnualReport, current: AnnualReport) -> Comparison:
    """Hold ``current`` against the same body's report of the year before.

    Carried over (结转下年度 against 上年结转), 现行有效 stock and flow, identical figures, near-identical prose with
    its passages, and the changes. Where body, scope or years do not fit together, the checks of the figures are not
    assessable and say why. Figures are compared only where both years ask for the same thing: never across the
    change of form of 2021, but for 处理决定数量 and the rows of table 3 that stayed. Never raises.
    """
    checks = (
        *_carried_over(previous, current),
        *(_stock(previous, current, row) for row in _ROWS),
        *(_identical(previous, current, table) for table in TABLES),
        *(_alike(previous, current, section) for section in _SECTIONS),
    )
    return Comparison(checks, tuple(_changes(previous, current)))


def _unfit(previous: AnnualReport, current: AnnualReport) -> _Reason | None:
    """Why the figures of these two reports do not join, in Chinese and English."""
    for before, after, zh, en in (
        (previous.agency, current.agency, "两份报告不是同一机关", "the reports are of two bodies"),
        (previous.scope, current.scope, "两份报告的统计范围不同", "the reports cover different bodies"),
    ):
        if before and after and squeeze(before) != squeeze(after):
            return f"{zh}：{before}，{after}", f"{en}: {before}, {after}"
    if previous.year is not None and current.year is not None and current.year != previous.year + 1:
        years = f"{previous.year}, {current.year}"
        return f"两份报告不是相邻年度：{years}", f"the reports are not of consecutive years: {years}"
    return None


def _year(report: AnnualReport, fallback: str) -> str:
    return fallback if report.year is None else str(report.year)


def _pair(previous: AnnualReport, current: AnnualReport, before: str, after: str) -> tuple[Operand, Operand]:
    (left,) = operands(previous, (before,), _year(previous, "previous"))
    (right,) = operands(current, (after,), _year(current, "current"))
    return left, right


def _unjudged(rule: str, key: tuple[str, ...], reason: _Reason) -> Check:
    return Check(RULES[rule], Status.NOT_ASSESSABLE, key, reason=reason[0], reason_en=reason[1])


def _carried_over(previous: AnnualReport, current: AnnualReport) -> Iterator[Check]:
    """Check 18, in total and by applicant; a difference of the total weighs more."""
    unfit = _unfit(previous, current)
    for column in form(EDITIONS[-1]).tables["requests"].blocks[0].columns:
        key = (f"requests.carried_out.{column.key}", f"requests.carried_in.{column.key}")
        if unfit:
            yield _unjudged("carried-over-differs", key, unfit)
            continue
        left, right = _pair(previous, current, *key)
        facts: dict[str, object] = {
            "column": column.labels[-1],
            "column_en": column.key,
            "before_year": left.whose,
            "year": right.whose,
            "before": left.value,
            "after": right.value,
        }
        severity = Severity.WARNING if column.key == "total" else Severity.NOTE
        yield _equal("carried-over-differs", key, (left,), (right,), facts, severity)


def _equal(
    rule: str,
    key: tuple[str, ...],
    left: tuple[Operand, ...],
    right: tuple[Operand, ...],
    facts: dict[str, object],
    severity: Severity,
) -> Check:
    """Whether two figures of two reports agree; not assessable where one is missing."""
    check = Check(RULES[rule], Status.PASSED, key, left, right, left[0].value, right[0].value)
    if check.difference is None:
        reason = "两年中有一年没有这个数", "one of the years lacks the figure"
        return attrs.evolve(check, status=Status.NOT_ASSESSABLE, reason=reason[0], reason_en=reason[1])
    if not check.difference:
        return check
    found = Diagnostic(RULES[rule], (right[0].address,), facts, severity=severity)
    return attrs.evolve(check, status=Status.FAILED, diagnostic=found)


def _stock(previous: AnnualReport, current: AnnualReport, row: str) -> Check:
    """Check 19: what was in force, what came and what went make what is in force; breaks may be legitimate."""
    before, after, issued, repealed = (
        f"disclosure.{row}.{column}" for column in ("in_force", "in_force", "issued", "repealed")
    )
    rule, key = RULES["stock-flow-broken"], (before, issued, repealed, after)
    editions = (previous.editions.get("disclosure"), current.editions.get("disclosure"))
    unfit = _unfit(previous, current)
    if unfit is None and editions != ("2021", "2021"):
        unfit = "两年不都采用 2021 年版表格，不可比", "not both years follow the form of 2021; they do not compare"
    if unfit:
        return _unjudged(rule.name, key, unfit)
    stock, now = _pair(previous, current, before, after)
    flow = operands(current, (issued, repealed), now.whose)
    values = [operand.value for operand in (stock, *flow, now)]
    known = [value for value in values if value is not None]
    check = Check(rule, Status.PASSED, key, (stock, *flow), (now,), None, now.value)
    if len(known) < len(values):
        return attrs.evolve(
            check, status=Status.NOT_ASSESSABLE, reason="缺少其中的数", reason_en="one of the figures is missing"
        )
    expected = known[0] + known[1] - known[2]
    check = attrs.evolve(check, left_value=expected)
    if expected == known[3]:
        return check
    facts = dict(zip(("before", "issued", "repealed", "after"), known, strict=True)) | {"expected": expected}
    found = Diagnostic(rule, (after,), {"row": _ROWS[row], "row_en": row, **facts, **_breaks(expected > known[3])})
    return attrs.evolve(check, status=Status.FAILED, diagnostic=found)


def _breaks(fewer: bool) -> dict[str, str]:  # noqa: FBT001  the one thing that decides
    """What may explain the break without a mistake."""
    if fewer:
        return {
            "breaks": "到期失效而未计入废止的文件可以解释差额",
            "breaks_en": "papers that expired and were not counted as repealed may explain it",
        }
    return {
        "breaks": "清理后重新认定的文件可以解释差额",
        "breaks_en": "papers identified anew in a review may explain it",
    }


def _shared(previous: AnnualReport, current: AnnualReport, table: str) -> tuple[TableForm, tuple[str, ...]] | None:
    """The figures of a table that both years ask for in the same sense."""
    editions = (previous.editions.get(table), current.editions.get(table))
    if not all(edition in EDITIONS for edition in editions):
        return None
    now = form(str(editions[1])).tables[table]
    then = form(str(editions[0])).tables[table].columns
    # What has another meaning has another address: of table 2 only 处理决定数量 kept its sense when the form changed.
    return now, tuple(a for a in now.addresses if a in then)


def _changes(previous: AnnualReport, current: AnnualReport) -> Iterator[Change]:
    for table in TABLES:
        shared = _shared(previous, current, table)
        if shared is not None:
            for address in shared[1]:
                before, after = previous.figures.value(address), current.figures.value(address)
                yield Change(address, label(shared[0], address), before, after)


def _identical(previous: AnnualReport, current: AnnualReport, table: str) -> Check:
    """Check 21: every figure of a table is last year's."""
    rule = RULES["figures-identical"]
    shared = _shared(previous, current, table)
    if shared is None:
        return _unjudged(rule.name, (table,), ("两年中有一年没有这张表", "one of the years lacks this table"))
    pairs = [(previous.figures.value(a), current.figures.value(a)) for a in shared[1]]
    both = [(before, after) for before, after in pairs if before is not None and after is not None]
    if any(before != after for before, after in both):
        return Check(rule, Status.PASSED, (table,))
    telling = sum(bool(before) for before, _ in both)
    if telling < _TELLING:
        return _unjudged(rule.name, (table,), ("不为 0 的数太少", "too few figures differ from 0"))
    facts = {"table": shared[0].title, "count": len(both)}
    return Check(rule, Status.FAILED, (table,), diagnostic=Diagnostic(rule, (table,), facts))


def _alike(previous: AnnualReport, current: AnnualReport, section: str) -> Check:
    """Check 20, 内容雷同: most of a section stands in last year's report."""
    rule = RULES["prose-alike"]
    old, new = _prose(previous, section), _prose(current, section)
    if old is None or new is None:
        return _unjudged(rule.name, (section,), ("两年中有一年没有这一部分", "one of the years lacks this section"))
    found = likeness(old.text, new.text)
    if found.length < _SHORT:
        return _unjudged(rule.name, (section,), ("文字太少", "the section is too short"))
    if found.share < _ALIKE:
        return Check(rule, Status.PASSED, (section,))
    passages = sorted(found.passages, key=lambda span: span[0] - span[1])
    start, end = passages[0] if passages else (0, len(new.text))
    zh, en = _SECTIONS[section]
    facts = {
        "section": zh,
        "section_en": en,
        "share": round(100 * found.share),
        "passages": tuple(new.text[a:b] for a, b in found.passages),
    }
    quote = Quote(new.text[start:end], section, start, end, new.location)
    diagnostic = Diagnostic(rule, (), facts, new.location)
    return Check(rule, Status.FAILED, (section,), quote=quote, diagnostic=diagnostic)


def _prose(report: AnnualReport, section: str) -> Overview | Narrative | None:
    return {"overview": report.overview, "problems": report.problems, "other": report.other}[section]
