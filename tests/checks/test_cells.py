"""What is found in the cells: the facts of each finding, and how far each rule goes."""

from decimal import Decimal

import attrs
import pytest
from checks.cases import BUSY, DIRECT, ROW
from checks.made import made, placed

from goi_parse.checks import findings
from goi_parse.checks.recognised import unproven
from goi_parse.diagnostics import Diagnostic, Origin, Severity
from goi_parse.location import Location
from goi_parse.report import AnnualReport, Figures
from goi_parse.rules import RULES

CHANGE, LAST_YEAR = "disclosure.licensing.change", "disclosure.licensing.items_last_year"
RULES_ROW = "disclosure.rules"
FEE, PROCUREMENT = "disclosure.fees.amount", "disclosure.procurement.amount"
PAYMENT = "本年收费金额（单位：万元）"


def told(report: AnnualReport, *rules: str) -> list[tuple[str, tuple[str, ...], dict[str, object]]]:
    return [(d.name, d.addresses, dict(d.facts)) for d in findings(report) if not rules or d.name in rules]


def cell(address: str, label: str, raw: str, **more: object) -> tuple[tuple[str, ...], dict[str, object]]:
    return (address,), {"label": label, "address": address, "raw": raw, **more}


@pytest.mark.parametrize(
    ("edition", "address", "raw", "expected"),
    [
        (
            "2021",
            f"{ROW}.business",
            "-1",
            [("count-not-whole-or-negative", "三、本年度办理结果·（一）予以公开·法人或其他组织·商业企业", {})],
        ),
        (
            "2021",
            f"{ROW}.business",
            "-0.5",
            [("count-not-whole-or-negative", "三、本年度办理结果·（一）予以公开·法人或其他组织·商业企业", {})],
        ),
        (
            "2021",
            f"{DIRECT}.upheld",
            "0.5",
            [("count-not-whole-or-negative", "行政诉讼·未经复议直接起诉·结果维持", {})],
        ),
        ("2021", f"{RULES_ROW}.issued", "-1", [("disclosure-figure-negative", "规章·本年制发件数", {})]),
        ("2021", f"{RULES_ROW}.issued", "1.5", [("disclosure-count-not-whole", "规章·本年制发件数", {})]),
        ("2021", f"{RULES_ROW}.issued", "2.0", []),
        ("2021", FEE, "-0.5", [("disclosure-figure-negative", f"行政事业性收费·{PAYMENT}", {})]),
        ("2021", FEE, "0.5", []),
        ("2021", FEE, "12元", [("unit-in-fee-cell", f"行政事业性收费·{PAYMENT}", {"amount": Decimal("0.0012")})]),
        ("2021", FEE, "2.50万元", [("unit-in-fee-cell", f"行政事业性收费·{PAYMENT}", {"amount": Decimal("2.5")})]),
        ("2021", FEE, "0元", []),
        ("2019", PROCUREMENT, "8", [("amount-unit-unknown", "政府集中采购·采购总金额", {})]),
        ("2019", PROCUREMENT, "8.5万元", []),
        ("2019", PROCUREMENT, "8元", []),
        ("2019", PROCUREMENT, "0", []),
        ("2019", CHANGE, "1.5", [("disclosure-count-not-whole", "行政许可·本年增/减", {})]),
        ("2019", CHANGE, "3", []),
    ],
)
def test_an_odd_cell_is_told_with_its_label_and_text(
    edition: str, address: str, raw: str, expected: list[tuple[str, str, dict[str, object]]]
) -> None:
    report = placed(made({address: raw}, edition=edition))
    rules = {name for name in RULES if "sum" not in name and name not in ("identity-broken", "disputes-sum-broken")}
    assert told(report, *rules) == [(rule, *cell(address, label, raw, **more)) for rule, label, more in expected]


@pytest.mark.parametrize(
    ("before", "change", "expected"),
    [("1", "-2", True), ("2", "-2", False), ("0", "-1", True), ("1", "", False), ("", "-2", False), ("5", "3", False)],
)
def test_a_stock_does_not_fall_below_nothing(before: str, change: str, expected: bool) -> None:  # noqa: FBT001
    report = made({LAST_YEAR: before, CHANGE: change}, edition="2019")
    facts = {"label": "行政许可", "address": CHANGE, "before": int(before or 0), "change": int(change or 0)}
    assert told(report, "stock-negative") == ([("stock-negative", (LAST_YEAR, CHANGE), facts)] if expected else [])


def test_each_stock_is_looked_at() -> None:
    rows = [a.removesuffix(".change") for a in made(edition="2019").figures if a.endswith(".change")]
    assert len(rows) == 5
    for row in rows:
        report = made({f"{row}.items_last_year": "1", f"{row}.change": "-2"}, edition="2019")
        assert [found.name for found in findings(report)] == ["stock-negative"]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ({"issued": "1"}, "本年制发件数 1"),
        ({"issued": "2", "in_force": "13"}, "本年制发件数 2、现行有效件数 13"),
        ({"issued": "/", "repealed": "1"}, "本年废止件数 1"),
        ({"issued": "-1"}, ""),
        ({"issued": "/"}, ""),
    ],
)
def test_rules_above_the_level_are_told_with_body_and_values(cells: dict[str, str], values: str) -> None:
    report = made({f"{RULES_ROW}.{column}": text for column, text in cells.items()}, agency="云溪县教育局")
    found = told(report, "rules-above-level")
    if not values:
        assert found == []
        return
    ((_, addresses, facts),) = found
    assert addresses == tuple(f"{RULES_ROW}.{column}" for column, text in cells.items() if text.isdecimal())
    assert facts == {
        "agency": "云溪县教育局",
        "level": "县级机关或开发区",
        "level_en": "a body of a county, a district or a zone",
        "values": values,
    }


@pytest.mark.parametrize(("table", "bearable"), [("requests", 10), ("disputes", 5), ("disclosure", 5)])
def test_how_many_empty_cells_are_a_note(table: str, bearable: int) -> None:
    totals = (".total", ".natural_person")
    cells = [a for a in made().figures if a.startswith(f"{table}.") and not a.endswith(totals)]
    for count, severity in ((1, Severity.NOTE), (bearable, Severity.NOTE), (bearable + 1, Severity.WARNING)):
        empty = tuple(cells[:count])
        (found,) = findings(made(dict.fromkeys(empty, "")))
        assert (found.name, found.severity, found.addresses) == (f"{table}-cells-empty", severity, empty)
        assert found.facts["count"] == count
        assert set(found.facts) == {"table", "count"}


def test_totals_that_their_parts_give_are_told_with_them() -> None:
    granted, pending = f"{ROW}.total", f"{DIRECT}.total"
    found = told(made(BUSY | {granted: "", f"{DIRECT}.upheld": "2", pending: "/"}))
    title = {"requests": "收到和处理政府信息公开申请情况", "disputes": "政府信息公开行政复议、行政诉讼情况"}
    assert found == [
        (
            "totals-derivable",
            (granted,),
            {
                "table": title["requests"],
                "count": 1,
                "values": {granted: 3},
                "derived": "三、本年度办理结果·（一）予以公开·总计 3",
                "derived_en": f"{granted} 3",
            },
        ),
        (
            "totals-derivable",
            (pending,),
            {
                "table": title["disputes"],
                "count": 1,
                "values": {pending: 2},
                "derived": "行政诉讼·未经复议直接起诉·总计 2",
                "derived_en": f"{pending} 2",
            },
        ),
    ]


def test_several_totals_stand_in_form_order() -> None:
    totals = [f"{ROW}.total", "requests.carried_in.total", "requests.received.total"]
    (found,) = findings(made(BUSY | dict.fromkeys(totals, "")))
    assert list(found.addresses) == totals[::-1]
    assert found.facts["derived_en"] == (
        "requests.received.total 5; requests.carried_in.total 1; requests.handled.granted.total 3"
    )


# --- whose fault it is ---------------------------------------------------------------------------

BROKEN = {f"{DIRECT}.upheld": "1"}


@pytest.mark.parametrize(
    ("rule", "about", "origin"),
    [
        ("figures-astray", DIRECT, Origin.PARSER),
        ("figures-astray", "disputes", Origin.PARSER),
        ("figures-astray", f"{DIRECT}.total", Origin.PARSER),
        ("picture-read", "disputes", Origin.PARSER),
        ("figures-astray", "disputes.litigation.dir", Origin.DOCUMENT),
        ("figures-astray", "disputes.litigation.after_reconsideration", Origin.DOCUMENT),
        ("row-repeated", "disputes", Origin.DOCUMENT),
        ("order-assumed", "disputes", Origin.PARSER),
        ("reading-proved-by-sums", "disputes", Origin.DOCUMENT),
    ],
)
def test_a_fault_is_perhaps_ours_where_an_earlier_stage_doubted_its_figures(
    rule: str, about: str, origin: Origin
) -> None:
    doubts = (Diagnostic(RULES["row-repeated"], ("requests",)), Diagnostic(RULES[rule], (about,)))
    (found,) = findings(made(BROKEN, diagnostics=doubts))
    assert found.origin is origin


# --- figures out of pictures ---------------------------------------------------------------------


def pictured(report: AnnualReport, *tables: str) -> AnnualReport:
    """The report as if these tables had been read out of pictures."""
    figures = [
        attrs.evolve(f, location=Location(page=2, line=n, image="picture1"))
        if f.address.startswith(tables)
        else attrs.evolve(f, location=Location(page=1, line=n))
        for n, f in enumerate(report.figures.values())
    ]
    return attrs.evolve(report, figures=Figures.of(tuple(figures)))


def test_figures_out_of_pictures_are_named_unless_sums_prove_them() -> None:
    cells = BUSY | {f"{ROW}.business": "1", f"{DIRECT}.upheld": "/", "disclosure.rules.issued": "4"}
    report = pictured(made(cells), "requests", "disputes")
    first, second = unproven(report)
    sure = report.figures.proven
    assert first.addresses == tuple(a for a in report.figures if a.startswith("requests.") and a not in sure)
    assert first.facts == {"table": "收到和处理政府信息公开申请情况", "count": len(first.addresses), "all": 175}
    assert 0 < len(first.addresses) < 175
    assert first.location == report.figures.location(first.addresses[0])
    assert (first.rule, first.origin) == (RULES["figures-recognised"], Origin.READER)
    assert second.facts == {"table": "政府信息公开行政复议、行政诉讼情况", "count": 14, "all": 14}
    assert f"{DIRECT}.upheld" not in second.addresses


def test_where_the_text_is_doubtful_every_figure_without_proof_is_named() -> None:
    cells = BUSY | {"disclosure.rules.issued": "/"}
    doubt = Diagnostic(RULES["text-doubtful"], ())
    early = Diagnostic(RULES["row-repeated"], ("requests",))
    for report in (made(cells, diagnostics=(early, doubt)), placed(made(cells, diagnostics=(doubt,)))):
        first, second = unproven(report)
        assert {first.name, second.name} == {"figures-doubtful"}
        assert first.facts == {"table": "主动公开政府信息情况", "count": 9, "all": 9}
        assert second.facts == {"table": "政府信息公开行政复议、行政诉讼情况", "count": 15, "all": 15}
        assert first.addresses == tuple(a for a in report.figures if a.startswith("disclosure."))[1:]
        assert first.location == report.figures.location(first.addresses[0])


def test_what_is_printed_or_has_no_place_is_not_named() -> None:
    assert list(unproven(made(BUSY | {f"{ROW}.business": "1"}))) == []
    assert list(unproven(placed(made(BUSY | {f"{ROW}.business": "1"})))) == []
    assert list(unproven(pictured(made(BUSY), "requests"))) == []
    assert list(unproven(AnnualReport())) == []
