"""check(): every rule that applies, with its outcome, its operands and its quote."""

import pickle
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from checks.cases import BUSY, QUIET, ROW, TRIGGERS
from checks.made import made, prose

import goi_parse
from goi_parse.checks import findings, proven
from goi_parse.checks.result import Check, CheckReport, Status
from goi_parse.checks.run import check
from goi_parse.diagnostics import Diagnostic, Rule
from goi_parse.export.dicts import from_dict, to_dict
from goi_parse.forms import form
from goi_parse.report import AnnualReport
from goi_parse.rules import RULES


def key(diagnostic: Diagnostic) -> tuple[str, tuple[str, ...], str]:
    return diagnostic.code, diagnostic.addresses, diagnostic.message


def of(report: CheckReport, rule: str) -> tuple[Check, ...]:
    return tuple(c for c in report.checks if c.rule.name == rule)


@pytest.mark.parametrize("report_", [r for rs in (*TRIGGERS.values(), *QUIET.values()) for r in rs])
def test_the_failed_part_of_the_tables_is_what_findings_tells(report_: AnnualReport) -> None:
    table_rules = set(TRIGGERS)
    failed = [d for d in check(report_).diagnostics if d.name in table_rules]
    assert Counter(map(key, failed)) == Counter(map(key, findings(report_)))


@pytest.mark.parametrize("report_", [r for rs in TRIGGERS.values() for r in rs])
def test_each_outcome_says_what_it_must(report_: AnnualReport) -> None:
    for one in check(report_).checks:
        assert (one.diagnostic is not None) is (one.status is Status.FAILED)
        assert bool(one.reason) is bool(one.reason_en) is (one.status is Status.NOT_ASSESSABLE)
        assert one.key


def test_every_declared_sum_is_there_with_its_operands() -> None:
    report = made(BUSY)
    sums = [c for c in check(report).checks if "=" in c.key]
    declared = [i for table in form("2021").tables.values() for i in table.identities]
    assert [(*i.left, "=", *i.right) for i in declared] == [c.key for c in sums]
    identity = next(c for c in sums if c.rule.name == "identity-broken" and c.key[0].endswith(".total"))
    assert identity.status is Status.PASSED
    assert [(o.address, o.value, o.raw) for o in identity.left] == [
        ("requests.received.total", 5, "5"),
        ("requests.carried_in.total", 1, "1"),
    ]
    assert (identity.left_value, identity.right_value, identity.difference) == (6, 6, 0)


def test_a_missing_operand_is_named() -> None:
    report = check(made(BUSY | {f"{ROW}.research": "/"}))
    (one,) = (c for c in of(report, "applicants-sum-broken") if c.key[0] == f"{ROW}.natural_person")
    assert one.status is Status.NOT_ASSESSABLE
    assert f"{ROW}.research" in one.reason
    assert one.difference is None


def test_an_id_is_the_same_whatever_the_figures() -> None:
    quiet, loud = check(made(BUSY)), check(made({f"{ROW}.total": "3", "requests.received.total": "9"}))
    sums = [(a, b) for a, b in zip(quiet.checks, loud.checks, strict=False) if "=" in a.key]
    assert all(a.id == b.id for a, b in sums)
    assert any(a.status is not b.status for a, b in sums)
    ids = Counter(c.id for c in quiet.checks)
    assert not [i for i, n in ids.items() if n > 1]


def test_the_parts_of_a_report_are_disjoint_and_complete() -> None:
    report = check(made({f"{ROW}.total": "3"}))
    assert len(report.passed) + len(report.failed) + len(report.not_assessable) == len(report.checks)
    assert [c.diagnostic for c in report.failed] == list(report.diagnostics)


def test_the_2019_form_is_asked_its_own_questions() -> None:
    names = {c.rule.name for c in check(made(edition="2019")).checks}
    assert {"stock-negative", "amount-unit-unknown"} <= names
    assert "unit-in-fee-cell" not in names


def test_what_the_parse_found_counts_as_failed_once() -> None:
    lost = Diagnostic(RULES["table-missing"], ("disputes",), {"table": "四"})
    cell = Diagnostic(RULES["cell-not-a-number"], ("disclosure.penalties",), {"row": "行政处罚", "raw": "详见附件"})
    report = check(made(BUSY, diagnostics=(lost, cell)))
    assert report.diagnostics[:2] == (cell, lost)
    assert [c.status for c in of(report, "table-missing")] == [Status.PASSED, Status.PASSED, Status.FAILED]


def test_blanks_for_zeros_leave_the_cell_rules_unjudged() -> None:
    report = check(made(BUSY, zero=""))
    assert {c.status for c in of(report, "requests-cells-empty")} == {Status.NOT_ASSESSABLE}
    assert [c.status for c in of(report, "zeros-not-printed")] == [Status.FAILED]


def test_an_empty_report_has_nothing_to_assess() -> None:
    report = check(AnnualReport())
    assert report.failed == ()
    assert not [c for c in report.passed if "=" in c.key]


# --- publication ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agency", "day", "status"),
    [
        ("云溪县教育局", date(2024, 1, 31), Status.PASSED),
        ("云溪县教育局", date(2024, 2, 1), Status.FAILED),
        ("云溪县人民政府", date(2024, 3, 31), Status.PASSED),
        ("云溪县人民政府", date(2024, 4, 1), Status.FAILED),
        ("云溪县人民政府", date(2023, 12, 19), Status.FAILED),
        ("云溪县人民政府", None, Status.NOT_ASSESSABLE),
    ],
)
def test_publication_has_its_time(agency: str, day: date | None, status: Status) -> None:
    report = check(made(agency=agency, year=2023), published=day)
    assert [c.status for c in of(report, "published-off-time")] == [status]


# --- plugins -------------------------------------------------------------------------------------


def plugin(report: AnnualReport) -> list[Check]:
    rule = attrs.evolve(RULES["identity-broken"], code="TEST001", name="of-a-third-party")
    assert isinstance(rule, Rule)
    return [Check(rule, Status.PASSED, (report.agency or "?",))]


class Point:
    def __init__(self, name: str, found: object) -> None:
        self.name, self.found = name, found

    def load(self) -> object:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def test_a_third_party_adds_a_check(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [Point("good", plugin), Point("broken", ImportError("no module named absent"))]
    monkeypatch.setattr(
        "goi_parse.checks.run.entry_points", lambda group: points if group == "goi_parse.checks" else []
    )
    report = check(made(agency="甲"))
    assert [c.key for c in report.checks if c.rule.code == "TEST001"] == [("甲",)]
    (lost,) = of(report, "check-unavailable")
    assert lost.diagnostic is not None
    assert "absent" in lost.diagnostic.message
    assert not of(check(made(), plugins=False), "check-unavailable")


# --- proof ---------------------------------------------------------------------------------------


def test_a_figure_is_proven_by_a_row_and_a_column() -> None:
    report = made(BUSY)
    assert proven(report) == {a for a in report.figures if a.startswith("requests.")}


def test_what_a_broken_sum_touches_is_not_proven() -> None:
    report = made(BUSY | {f"{ROW}.business": "1"})
    sure = proven(report)
    assert not {a for a in sure if a.startswith(f"{ROW}.") or (a.endswith(".business") and "carried" not in a)} - {
        "requests.received.business"
    }
    assert "requests.received.total" in sure


def test_a_figure_beside_a_blank_is_not_proven() -> None:
    sure = proven(made(BUSY | {f"{ROW}.research": ""}))
    assert f"{ROW}.natural_person" not in sure
    assert "requests.handled.partially_granted.natural_person" in sure
    assert "requests.handled.partially_granted.research" not in sure
    assert "requests.received.research" in sure
    assert proven(AnnualReport()) == frozenset()


def test_a_figure_knows_whether_it_is_proven() -> None:
    report = made(BUSY | {f"{ROW}.business": "1"}, edition="2019")
    sure = proven(report)
    assert 0 < len(sure) < len(report.figures)
    for again in (report, pickle.loads(pickle.dumps(report)), from_dict(to_dict(report))):  # noqa: S301  our own bytes
        assert {a for a, figure in again.figures.items() if figure.proven} == sure
        assert again.figures == report.figures
    one = report.figures["requests.received.total"]
    assert one.proven
    assert one == attrs.evolve(one, proven=False), "what stands around a figure does not make it another"


def test_parsing_does_not_pay_for_proofs(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goi_parse.report.proven", lambda *_: pytest.fail("asked for"))
    text = sample.read_text(encoding="utf-8")
    assert "4.06" in text, "only money is looked at whole"
    assert goi_parse.parse_text(text.replace("4.06", "0")).figures.value("requests.received.total")


def test_shares_are_exact_decimals() -> None:
    report = prose("予以公开3件，占办结总数的60.0%。", BUSY)
    (one,) = of(check(report), "stated-share-differs")
    assert one.status is Status.PASSED
    assert one.left_value == Decimal("60.0")
