"""Outcomes as a user meets them: names, words, parts, and what a plugin's outcomes are put behind."""

from collections.abc import Iterator

import pytest
from checks.cases import BUSY, ROW
from checks.made import made

from goi_parse.checks.result import Check, CheckReport, Operand, Status, operands
from goi_parse.checks.run import check
from goi_parse.diagnostics import Diagnostic
from goi_parse.report import AnnualReport, Meaning
from goi_parse.rules import RULES


def test_the_id_of_a_check_stays_what_it_was() -> None:
    """Users keep ids beside their own remarks; an id that changes with a release loses them."""
    sums = Check(
        RULES["identity-broken"], Status.PASSED, ("requests.received.total", "=", "requests.carried_out.total")
    )
    assert sums.id == "9443c834c094"
    assert Check(RULES["table-missing"], Status.FAILED, ("disclosure",)).id == "0be9c2c270a4"


@pytest.mark.parametrize(
    ("left", "right", "difference"), [(5, 3, 2), (3, 5, -2), (0, 0, 0), (None, 3, None), (3, None, None)]
)
def test_a_difference_is_known_where_both_sides_are(
    left: int | None, right: int | None, difference: int | None
) -> None:
    one = Check(RULES["identity-broken"], Status.PASSED, ("a",), left_value=left, right_value=right)
    assert one.difference == difference


def test_a_check_and_its_report_are_told_in_a_line_each() -> None:
    report = check(made(BUSY | {f"{ROW}.total": "4"}), plugins=False)
    assert repr(report.failed[0]) == "<Check GOI402 outcomes-sum-broken failed: requests.handled.total.total>"
    assert repr(Check(RULES["table-missing"], Status.PASSED)) == "<Check GOI301 table-missing passed: >"
    first, *others = repr(report).splitlines()
    counts = [len(part) for part in (report.passed, report.failed, report.not_assessable)]
    assert first == "<CheckReport: {} passed, {} failed, {} not assessable>".format(*counts)
    assert others == [str(found) for found in report.diagnostics]
    assert len(others) == 2


def test_a_figure_that_a_report_does_not_have_is_missing_in_whosever_report() -> None:
    report = made({f"{ROW}.total": "3", f"{ROW}.research": "/"}, editions={})
    assert operands(report, (f"{ROW}.total", "no.such", f"{ROW}.research"), "2023") == (
        Operand(f"{ROW}.total", 3, "3", Meaning.NUMBER, "2023"),
        Operand("no.such", None, None, Meaning.MISSING, "2023"),
        Operand(f"{ROW}.research", None, "/", Meaning.MARK, "2023"),
    )


class Point:
    """An entry point of another package."""

    def __init__(self, name: str, checks: object) -> None:
        self.name, self.checks = name, checks

    def load(self) -> object:
        if isinstance(self.checks, ImportError):
            raise self.checks
        return self.checks


def halfway(report: AnnualReport) -> Iterator[Check]:
    yield Check(RULES["figures-astray"], Status.PASSED, (report.agency or "",))
    raise ValueError("no more")


def whole(report: AnnualReport) -> list[Check]:
    return [Check(RULES["figures-astray"], Status.PASSED, ("whole", report.agency or ""))]


def test_plugins_come_last_in_their_order_and_as_far_as_they_get(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [Point("half", halfway), Point("lost", ImportError("absent")), Point("whole", whole)]
    monkeypatch.setattr("goi_parse.checks.run.entry_points", lambda group: points if group.endswith("checks") else [])
    own = check(made(agency="甲"), plugins=False)
    report = check(made(agency="甲"))
    assert isinstance(report, CheckReport)
    assert [c.id for c in report.checks[: len(own.checks)]] == [c.id for c in own.checks]
    added = report.checks[len(own.checks) :]
    assert [(c.rule.name, c.status, c.key) for c in added] == [
        ("figures-astray", Status.PASSED, ("甲",)),
        ("check-unavailable", Status.FAILED, ("half",)),
        ("check-unavailable", Status.FAILED, ("lost",)),
        ("figures-astray", Status.PASSED, ("whole", "甲")),
    ]
    facts = [
        {"plugin": "half", "reason": "ValueError: no more"},
        {"plugin": "lost", "reason": "ImportError: absent"},
    ]
    assert [dict(found.facts) for found in report.diagnostics] == facts
    assert [found.rule for found in report.diagnostics] == [RULES["check-unavailable"]] * 2


def test_findings_of_earlier_stages_are_taken_over_with_their_figures() -> None:
    cells = {"disclosure.penalties.decisions": None, "disputes.reconsideration.total": "4"}
    lost = Diagnostic(RULES["table-is-picture"], ("disputes", "disputes.reconsideration.total"), {"image": "a.png"})
    cell = Diagnostic(RULES["cell-not-a-number"], ("disclosure.penalties.decisions",), {"raw": "详见附件"})
    bare = Diagnostic(RULES["section-numbered-oddly"], (), {"heading": "三、", "place": 7})
    report = check(made(cells, diagnostics=(lost, cell, bare)), plugins=False)
    found = {c.rule.name: c for c in report.failed if c.diagnostic in (lost, cell, bare)}
    assert {name: c.key for name, c in found.items()} == {
        "table-is-picture": ("disputes", "disputes.reconsideration.total"),
        "cell-not-a-number": ("disclosure.penalties.decisions",),
        "section-numbered-oddly": ("三、", "7"),
    }
    assert [o.value for o in found["table-is-picture"].left] == [4]
    assert [o.meaning for o in found["cell-not-a-number"].left] == [Meaning.MISSING]
    passed = [(c.rule.name, c.key) for c in report.passed if c.rule.code < "GOI400"]
    assert passed == [
        ("table-missing", ("disclosure",)),
        ("table-is-picture", ("disclosure",)),
        *((rule, ("requests",)) for rule in ("table-missing", "table-is-picture", "cell-not-a-number")),
        ("table-missing", ("disputes",)),
        ("cell-not-a-number", ("disputes",)),
        *((rule, ("outline",)) for rule in ("section-missing", "section-empty", "section-repeated")),
    ]


EMPTY, NO_NUMBER = "没有可读的格", "这些格里没有数字"


@pytest.mark.parametrize(
    ("zero", "rule", "reason", "reason_en"),
    [
        (None, "requests-cells-empty", EMPTY, "no cell could be read"),
        ("见附件", "requests-cells-empty", EMPTY, "no cell could be read"),
        ("", "requests-cells-empty", "空格已由 GOI450 一并说明", "the empty cells are spoken of by GOI450"),
        (None, "totals-derivable", "没有可读的总计", "no total could be read"),
        (None, "count-not-whole-or-negative", NO_NUMBER, "none of these cells holds a figure"),
        ("", "count-not-whole-or-negative", NO_NUMBER, "none of these cells holds a figure"),
        (None, "unit-in-fee-cell", NO_NUMBER, "none of these cells holds a figure"),
        ("0", "rules-above-level", "不知道报告单位", "the reporting body is not known"),
        ("/", "rules-above-level", NO_NUMBER, "none of these cells holds a figure"),
        (None, "zeros-not-printed", "表中没有数字", "the tables hold no figure"),
    ],
)
def test_a_rule_that_found_nothing_to_look_at_has_not_passed(
    zero: str | None, rule: str, reason: str, reason_en: str
) -> None:
    cells = {} if zero != "" else {"disclosure.licensing.decisions": "8"}
    found = [c for c in check(made(cells, zero=zero), plugins=False).checks if c.rule.name == rule]
    assert {(c.status, c.reason, c.reason_en) for c in found} == {(Status.NOT_ASSESSABLE, reason, reason_en)}
    if rule != "zeros-not-printed":
        assert all(c.left for c in found)


@pytest.mark.parametrize(
    ("cells", "zero", "rule"),
    [
        ({"requests.received.total": "3"}, None, "requests-cells-empty"),
        ({"requests.received.total": "3"}, None, "totals-derivable"),
        ({"requests.received.business": "3"}, "", "totals-derivable"),
        ({"requests.received.business": "3"}, None, "count-not-whole-or-negative"),
    ],
)
def test_one_cell_that_can_be_read_is_enough_to_pass(cells: dict[str, str], zero: str | None, rule: str) -> None:
    report = check(made(cells, zero=zero), plugins=False)
    (one,) = (c for c in report.checks if c.rule.name == rule and c.key == ("requests",))
    assert one.status is Status.PASSED


def test_a_table_without_blanks_passes_beside_tables_of_blanks() -> None:
    cells = {a: "1" for a in made().figures if a.startswith("disclosure.")}
    report = check(made(cells, zero=""), plugins=False)
    found = {c.rule.name: c.status for c in report.checks if c.rule.name.endswith("-cells-empty")}
    assert found == {
        "disclosure-cells-empty": Status.PASSED,
        "requests-cells-empty": Status.NOT_ASSESSABLE,
        "disputes-cells-empty": Status.NOT_ASSESSABLE,
    }


def test_a_report_without_tables_is_not_asked_for_its_zeros() -> None:
    rules = [c.rule.name for c in check(AnnualReport(), plugins=False).checks]
    assert "zeros-not-printed" not in rules
