"""The face of a report's checks: how many hold, those that do not with what they compared, those not assessable."""

from collections.abc import Sequence
from typing import cast

from goi_parse.diagnostics import SEVERITIES
from goi_parse.markup import details, element, facts_table, records_table
from goi_parse.show.kinds import ChangeLike, CheckLike, CheckReportLike, OperandLike
from goi_parse.show.labels import path_label

__all__ = ["check_face", "checks_face", "comparison_face"]


_FEW = 4


def checks_face(shown: object) -> str:
    """The checks of a report as tables; the formula of each stands with its figures."""
    report = cast("CheckReportLike", shown)
    counts = (
        ("通过", report.passed, ""),
        ("未通过", report.failed, "goi-warning" if report.failed else ""),
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
        alone = not report.failed and not report.passed
        lacking = [(c.rule.code, c.reason, _sum(c.left), _sum(c.right)) for c in report.not_assessable]
        pieces.append(details("无法核对", records_table(("代码", "原因", "左式", "右式"), lacking), is_open=alone))
    if report.passed:
        sound = [(c.rule.code, c.left_value, _sum(c.left), _sum(c.right)) for c in report.passed]
        pieces.append(details("通过", records_table(("代码", "值", "左式", "右式"), sound)))
    return "".join(pieces)


def comparison_face(shown: object) -> str:
    """The checks of two years, and the figures that changed."""
    changes = cast("Sequence[ChangeLike]", getattr(shown, "changes", ()))
    changed = [c for c in changes if c.before != c.after]
    records = [(c.label, c.before, c.after, c.difference, c.address) for c in changed]
    title = f"变化（{len(changed)}，其余 {len(changes) - len(changed)} 个数字未变）"
    table = records_table(("数字", "上年", "本年", "增减", "地址"), records) if records else ""
    return checks_face(shown) + (details(title, table, is_open=True) if changes else "")


_OUTCOMES = {"passed": "通过", "failed": "未通过", "not-assessable": "无法核对"}


def check_face(shown: object) -> str:
    """One check: how it ended, what it compared, and the words it read."""
    check = cast("CheckLike", shown)
    found, quote = check.diagnostic, check.quote
    facts: list[tuple[str, object]] = [
        ("规则", f"{check.rule.code} {check.rule.name}"),
        ("结果", _OUTCOMES[check.status.value]),
        ("左式", _sum(check.left) or None),
        ("右式", _sum(check.right) or None),
        ("差", None if check.difference is None else str(check.difference)),
        ("发现", found.message if found else check.reason or None),
        ("原文", f"“{quote.text}” {quote.location.zh if quote.location else ''}" if quote else None),
    ]
    return facts_table((name, value) for name, value in facts if value is not None)


def _failed(check: CheckLike) -> tuple[object, ...]:
    found = check.diagnostic
    return (
        check.rule.code,
        SEVERITIES[found.severity] if found else "",
        found.message if found else "",
        check.left_value,
        check.right_value,
        check.difference,
    )


def _sum(operands: Sequence[OperandLike]) -> str:
    """The operands with their values; of many, the first and how many there are."""
    shown = operands if len(operands) <= _FEW else operands[:1]
    same = len(operands) > 1 and len({operand.address for operand in operands}) == 1
    terms = [f"{_name(o, same=same)} {'—' if o.value is None else o.value}" for o in shown]
    return " ＋ ".join(terms) + (f" ＋ …（共 {len(operands)} 项）" if len(operands) > _FEW else "")


def _name(operand: OperandLike, *, same: bool) -> str:
    """What an operand is, and whose where it stands in another report; whose alone where all are of one figure."""
    if same and operand.whose:
        return operand.whose
    return "：".join(filter(None, (operand.whose, path_label(operand.address))))
