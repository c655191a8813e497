"""The checks of one report's tables: what they find, what they leave alone, and what they say."""

import time
from decimal import Decimal

import attrs
import pytest
from checks.cases import BUSY, DIRECT, QUIET, ROW, TRIGGERS, blanks
from checks.made import made

from goi_parse.checks import findings
from goi_parse.checks.levels import below_rulemaking
from goi_parse.diagnostics import Diagnostic, Origin, Severity
from goi_parse.report import AnnualReport
from goi_parse.rules import RULES


def pairs(cases: dict[str, tuple[AnnualReport, ...]]) -> list[object]:
    return [
        pytest.param(name, report, id=f"{name}-{i}")
        for name, reports in cases.items()
        for i, report in enumerate(reports)
    ]


def only(report: AnnualReport) -> Diagnostic:
    (found,) = findings(report)
    return found


@pytest.mark.parametrize(("name", "report_"), pairs(TRIGGERS))
def test_a_rule_finds_what_it_is_for(name: str, report_: AnnualReport) -> None:
    found = [d for d in findings(report_) if d.name == name]
    assert found
    for diagnostic in found:
        assert diagnostic.addresses
        assert set(diagnostic.addresses) <= set(report_.figures)
        assert "{" not in diagnostic.message + diagnostic.message_en


@pytest.mark.parametrize(("name", "report_"), pairs(QUIET))
def test_a_rule_leaves_the_neighbour_alone(name: str, report_: AnnualReport) -> None:
    assert name not in {d.name for d in findings(report_)}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_report_in_order_has_no_findings(edition: str) -> None:
    cells = dict(BUSY)
    assert findings(made(cells, edition=edition)) == ()
    assert findings(made(edition=edition, zero=None)) == ()
    assert findings(AnnualReport()) == ()


def test_a_broken_identity_says_by_how_much_and_where() -> None:
    cells = BUSY | {"requests.carried_out.total": "3", "requests.carried_out.business": "2"}
    first, second = (d for d in findings(made(cells)) if d.name == "identity-broken")
    assert first.addresses[-1] == "requests.carried_out.business"
    assert (second.facts["left"], second.facts["right"], second.facts["difference"]) == (6, 8, -2)
    assert second.message == (
        "勾稽关系不成立：总计：一、本年新收政府信息公开申请数量 5 + 二、上年结转政府信息公开申请数量 1"
        " = （七）总计 5 + 四、结转下年度继续办理 3（6 ≠ 8）"
    )
    assert second.message_en == (
        "the form's identity fails: total: received 5 + carried_in 1 = handled.total 5 + carried_out 3 (6 ≠ 8)"
    )


def test_a_long_sum_is_spelt_without_its_zeros() -> None:
    found = next(d for d in findings(made({f"{ROW}.total": "4"})) if d.name == "outcomes-sum-broken")
    assert "三、本年度办理结果·总计：（一）予以公开 4 = （七）总计 0（4 ≠ 0）" in found.message


def test_an_office_that_prints_blanks_for_zeros_hears_of_it_once() -> None:
    found = only(made(BUSY, zero=""))
    assert found.name == "zeros-not-printed"
    assert found.severity is Severity.NOTE
    assert found.facts["count"] == len(found.addresses) == 200 - len(BUSY)


def test_ten_empty_cells_are_a_note_and_eleven_a_warning() -> None:
    assert only(made(blanks(10))).severity is Severity.NOTE
    assert only(made(blanks(11))).severity is Severity.WARNING
    assert only(made({f"{DIRECT}.{x}": "" for x in ("upheld", "corrected", "other")})).severity is Severity.NOTE
    assert findings(made(zero=""))[0].severity is Severity.WARNING


def test_a_derived_total_is_told_and_not_counted_as_empty() -> None:
    report = made(BUSY | {f"{ROW}.total": "", f"{DIRECT}.total": ""})
    granted, direct = findings(report)
    assert granted.facts["values"] == {f"{ROW}.total": 3}
    assert direct.facts["values"] == {f"{DIRECT}.total": 0}
    assert report.figures[f"{ROW}.total"].value is None
    assert granted.severity is Severity.NOTE


def test_a_total_that_two_sums_dispute_is_not_derived() -> None:
    cells = BUSY | {"requests.handled.total.natural_person": "9", "requests.handled.total.total": ""}
    found = findings(made(cells))
    assert "totals-derivable" not in {d.name for d in found}
    assert any(d.name == "requests-cells-empty" for d in found)


def test_the_fee_in_yuan_is_restated_in_ten_thousands() -> None:
    assert only(made({"disclosure.fees.amount": "251000元"})).facts["amount"] == Decimal("25.1")


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ({f"{DIRECT}.total": "1", f"{ROW}.business": "1", "disclosure.rules.issued": "-2"}, 4),
        ({f"{DIRECT}.upheld": "-", "disclosure.fees.amount": "251000元"}, 2),
    ],
)
def test_findings_stand_in_form_order(cells: dict[str, str], count: int) -> None:
    order = list(made().figures)
    places = [order.index(d.addresses[0]) for d in findings(made(cells))]
    assert len(places) == count
    assert places == sorted(places)


def test_a_doubt_about_the_reading_makes_the_fault_perhaps_ours() -> None:
    cells = {f"{ROW}.business": "1"}
    doubt = Diagnostic(RULES["figures-astray"], ("requests.handled",))
    found = findings(made(cells, diagnostics=(doubt,)))
    assert {d.origin for d in found} == {Origin.PARSER}
    settled = attrs.evolve(doubt, severity=Severity.NOTE)
    elsewhere = attrs.evolve(doubt, addresses=("disputes",))
    assert {d.origin for d in findings(made(cells, diagnostics=(settled, elsewhere)))} == {Origin.DOCUMENT}


@pytest.mark.parametrize(
    ("agency", "below"),
    [
        ("威海市人民政府", False),
        ("镇江市人民政府", False),
        ("新乡市人民政府办公室", False),
        ("景德镇市人民政府", False),
        ("内蒙古自治区人民政府办公厅", False),
        ("延边朝鲜族自治州人民政府", False),
        ("上海市人民政府", False),
        ("荣成市人民政府", False),
        ("国家能源局", False),
        ("自然资源部", False),
        ("海关总署(本级机关)", False),
        ("中国气象局", False),
        ("凉山州人民政府", False),
        ("威海市文登区大水泊镇人民政府", True),
        ("义乌市廿三里街道办事处", True),
        ("合水县", True),
        ("县教育局", True),
        ("威海经济技术开发区", True),
        ("威海市荣成市人民政府", True),
        ("广西壮族自治区财政厅", True),
        ("大同市气象局", True),
        ("国家税务总局威海市税务局", True),
        ("鄂温克族自治旗人民政府", True),
        ("新乡市卫滨区人民政府", True),
        ("恩施土家族苗族自治州来凤县人民政府", True),
    ],
)
def test_who_cannot_make_rules(agency: str, below: bool) -> None:  # noqa: FBT001  the answer
    assert (below_rulemaking(agency) is not None) is below


def test_a_report_in_order_is_checked_in_no_time() -> None:
    report = made(BUSY)
    findings(report)
    best = min(_timed(report) for _ in range(200))
    assert best < 0.5e-3  # the aim is 0.12 ms; the bound leaves room for a busy machine


def _timed(report: AnnualReport) -> float:
    begun = time.perf_counter()
    findings(report)
    return time.perf_counter() - begun
