"""The face of a report's checks: how many hold, those that do not with what they compared, those not assessable."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol, cast

from goi_parse.diagnostics import Diagnostic, Rule
from goi_parse.markup import details, element, records_table
from goi_parse.show.labels import path_label

__all__ = ["checks_face"]


_FEW = 4


class _Operand(Protocol):
    @property
    def address(self) -> str: ...
    @property
    def value(self) -> int | Decimal | None: ...


class _Check(Protocol):
    @property
    def rule(self) -> Rule: ...
    @property
    def left(self) -> Sequence[_Operand]: ...
    @property
    def right(self) -> Sequence[_Operand]: ...
    @property
    def left_value(self) -> int | Decimal | None: ...
    @property
    def right_value(self) -> int | Decimal | None: ...
    @property
    def difference(self) -> int | Decimal | None: ...
    @property
    def diagnostic(self) -> Diagnostic | None: ...
    @property
    def reason(self) -> str: ...


class _CheckReport(Protocol):
    @property
    def passed(self) -> Sequence[_Check]: ...
    @property
    def failed(self) -> Sequence[_Check]: ...
    @property
    def not_assessable(self) -> Sequence[_Check]: ...


def checks_face(shown: object) -> str:
    """The checks of a report as tables; the formula of each stands with its figures."""
    report = cast("_CheckReport", shown)
    counts = (
        ("通过", report.passed, ""),
        ("未通过", report.failed, "goi-warning"),
        ("无法核对", report.not_assessable, ""),
    )
    tags = "".join(element("span", f"{name} {len(checks)}", class_=kind or None) for name, checks, kind in counts)
    pieces = [element("div", tags, class_="goi-tags")]
    if report.failed:
        head = ("代码", "级别", "发现", "左边", "右边", "差")
        found = [check.diagnostic for check in report.failed]
        kinds = [f"goi-{each.severity.value}" if each else None for each in found]
        pieces.append(details("未通过", records_table(head, map(_failed, report.failed), kinds), is_open=True))
    if report.not_assessable:
        lacking = [(c.rule.code, c.reason, _sum(c.left), _sum(c.right)) for c in report.not_assessable]
        pieces.append(details("无法核对", records_table(("代码", "原因", "左式", "右式"), lacking)))
    if report.passed:
        sound = [(c.rule.code, c.left_value, _sum(c.left), _sum(c.right)) for c in report.passed]
        pieces.append(details("通过", records_table(("代码", "值", "左式", "右式"), sound)))
    return "".join(pieces)


def _failed(check: _Check) -> tuple[object, ...]:
    found = check.diagnostic
    return (
        check.rule.code,
        found.severity.value if found else "",
        found.message if found else "",
        check.left_value,
        check.right_value,
        check.difference,
    )


def _sum(operands: Sequence[_Operand]) -> str:
    """The operands with their values; of many, the first and how many there are."""
    shown = operands if len(operands) <= _FEW else operands[:1]
    terms = [f"{path_label(o.address)} {'—' if o.value is None else o.value}" for o in shown]
    return " ＋ ".join(terms) + (f" ＋ …（共 {len(operands)} 项）" if len(operands) > _FEW else "")
