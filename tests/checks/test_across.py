"""compare() and check_hierarchy(): reports held against their neighbours."""

import pytest
from checks.cases_prose import COURTS, PAPERS, YEAR
from checks.made import made, prose, requests

from goi_parse.checks.across import Comparison, compare
from goi_parse.checks.alike import likeness
from goi_parse.checks.hierarchy import check_hierarchy
from goi_parse.checks.result import Check, CheckReport, Status
from goi_parse.diagnostics import Severity
from goi_parse.report import AnnualReport, Narrative, Overview

BODY = "云溪县教育局"
NEXT = requests(received=10, carried_in=3, granted=12, carried_out=1)
TEXT = (
    "一是部分领域公开不够及时，更新频次不高；二是解读形式较为单一，图解视频不多；三是基层人员变动频繁，业务不熟。" * 2
)


def before(cells: dict[str, str] | None = None, **facts: object) -> AnnualReport:
    return made(YEAR | COURTS | PAPERS | (cells or {}), **{"year": 2022, "agency": BODY, **facts})


def after(cells: dict[str, str] | None = None, **facts: object) -> AnnualReport:
    papers = {
        "disclosure.normative_documents.issued": "5",
        "disclosure.normative_documents.repealed": "1",
        "disclosure.normative_documents.in_force": "52",
    }
    return made(NEXT | papers | (cells or {}), **{"year": 2023, "agency": BODY, **facts})


def of(report: CheckReport, rule: str) -> tuple[Check, ...]:
    return tuple(c for c in report.checks if c.rule.name == rule)


def test_two_years_that_join_have_no_findings() -> None:
    report = compare(before(), after())
    assert report.diagnostics == ()
    assert {c.status for c in of(report, "carried-over-differs")} == {Status.PASSED}
    assert {c.status for c in of(report, "stock-flow-broken")} == {Status.PASSED}
    assert {c.status for c in of(report, "figures-identical")[:2]} == {Status.PASSED}


def test_what_was_carried_out_comes_in_again() -> None:
    report = compare(before(), after({"requests.carried_in.business": "1", "requests.carried_in.total": "4"}))
    business, total = (d for d in report.diagnostics if d.name == "carried-over-differs")
    assert business.severity is Severity.NOTE
    assert total.severity is Severity.WARNING
    assert total.message == "总计：2022 年结转下年度 3，2023 年上年结转 4"
    (one,) = (c for c in of(report, "carried-over-differs") if c.diagnostic is total)
    assert [(o.address, o.whose) for o in (*one.left, *one.right)] == [
        ("requests.carried_out.total", "2022"),
        ("requests.carried_in.total", "2023"),
    ]
    assert one.difference == -1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"agency": "云溪县卫生健康局"}, "不是同一机关"),
        ({"year": 2024}, "不是相邻年度"),
        ({"scope": "本级机关"}, "统计范围不同"),
    ],
)
def test_reports_that_do_not_join_are_not_assessed(facts: dict[str, object], words: str) -> None:
    report = compare(before(scope="全县各级行政机关"), after({"requests.carried_in.total": "9"}, **facts))
    for rule in ("carried-over-differs", "stock-flow-broken"):
        assert {c.status for c in of(report, rule)} == {Status.NOT_ASSESSABLE}
        assert all(words in c.reason for c in of(report, rule))


def test_a_blank_carried_over_is_no_zero() -> None:
    report = compare(before(), after({"requests.carried_in.business": ""}))
    assert "carried-over-differs" not in {d.name for d in report.diagnostics}


@pytest.mark.parametrize(("now", "words"), [("50", "到期失效"), ("53", "重新认定")])
def test_a_break_in_the_stock_names_what_may_explain_it(now: str, words: str) -> None:
    report = compare(before(), after({"disclosure.normative_documents.in_force": now}))
    (found,) = report.diagnostics
    assert (found.name, found.severity) == ("stock-flow-broken", Severity.NOTE)
    assert found.facts["expected"] == 52
    assert words in found.message


def test_stocks_are_never_compared_across_the_forms() -> None:
    old = made(edition="2019", year=2022, agency=BODY)
    report = compare(old, after())
    assert {c.status for c in of(report, "stock-flow-broken")} == {Status.NOT_ASSESSABLE}
    disclosure = [c.address for c in report.changes if c.address.startswith("disclosure.")]
    assert disclosure == [
        "disclosure.licensing.decisions",
        "disclosure.penalties.decisions",
        "disclosure.compulsory_measures.decisions",
    ]
    assert "requests.received.total" in {c.address for c in report.changes}


def test_a_table_of_last_year_is_found_out() -> None:
    report = compare(before(), after(YEAR))
    assert "figures-identical" in {d.name for d in report.diagnostics}
    one = of(report, "figures-identical")[1]
    assert (one.key, one.status) == (("requests",), Status.FAILED)


def test_tables_of_zeros_may_be_equal() -> None:
    report = compare(made(year=2022), made(year=2023))
    assert {c.status for c in of(report, "figures-identical")} == {Status.NOT_ASSESSABLE}


def test_copied_prose_is_quoted() -> None:
    old = before(problems=Narrative("五", f"五\n2022年，{TEXT}"))
    new = after(problems=Narrative("五", f"五\n2023年，{TEXT}另有新问题一条。"))
    report = compare(old, new)
    (found,) = report.diagnostics
    assert found.name == "prose-alike"
    assert isinstance(found.facts["share"], int)
    assert 90 <= found.facts["share"] < 100
    (one,) = (c for c in report.failed if c.rule.name == "prose-alike")
    assert one.quote is not None
    assert new.problems is not None
    assert new.problems.text[one.quote.start : one.quote.end] == one.quote.text
    assert one.quote.text in found.facts["passages"]


def test_prose_of_one_s_own_is_left_alone() -> None:
    old = before(problems=Narrative("五", f"五\n{TEXT}"))
    new = after(problems=Narrative("五", "五\n" + "".join(chr(0x4E00 + 7 * i) for i in range(200))))
    assert compare(old, new).diagnostics == ()
    (one,) = (c for c in of(compare(old, new), "prose-alike") if c.key == ("problems",))
    assert one.status is Status.PASSED
    assert {c.status for c in of(compare(before(), after()), "prose-alike")} == {Status.NOT_ASSESSABLE}


def test_likeness_counts_characters_and_overlooks_figures_and_blanks() -> None:
    assert likeness("公开政府信息11210条，回应关切", "公开 政府信息 3 条，回应关切").share == 1
    assert likeness("公开政府信息", "") == likeness("", "")
    assert likeness("甲乙丙丁戊己庚", "甲乙丙丁戊己庚").share == 0
    assert likeness("甲乙丙丁戊己庚辛", "子丑甲乙丙丁戊己庚辛").share == 0.8


def test_changes_stand_in_form_order() -> None:
    report = compare(before(), after({"requests.received.business": "/"}))
    assert isinstance(report, Comparison)
    assert [c.address for c in report.changes] == list(after().figures)
    changes = {c.address: c for c in report.changes}
    assert changes["requests.received.total"].difference == -41
    assert changes["requests.received.business"].difference is None
    assert changes["requests.received.total"].label == "一、本年新收政府信息公开申请数量·总计"


def test_comparing_is_for_reports_of_any_state() -> None:
    assert compare(AnnualReport(), AnnualReport()).failed == ()
    assert compare(prose("甲"), AnnualReport()).failed == ()


# --- hierarchy -----------------------------------------------------------------------------------


def test_a_parent_is_the_sum_of_its_children() -> None:
    child = made({"disclosure.licensing.decisions": "3"}, year=2023, agency="甲局")
    parent = made({"disclosure.licensing.decisions": "6"}, year=2023, agency="云溪县人民政府")
    report = check_hierarchy(parent, [child, child])
    assert report.failed == report.not_assessable == ()
    assert len(report.passed) == 200
    more = check_hierarchy(parent, [child, child, child])
    (found,) = more.diagnostics
    assert (found.name, found.severity) == ("hierarchy-sum-differs", Severity.NOTE)
    assert (found.facts["parent"], found.facts["children"], found.facts["difference"]) == (6, 9, -3)
    (failed,) = more.failed
    assert [o.whose for o in failed.right] == ["甲局"] * 3


def test_only_where_every_child_has_the_figure() -> None:
    parent = made({"disclosure.licensing.decisions": "6"}, year=2023)
    child = made({"disclosure.licensing.decisions": "/"}, year=2023, agency="甲局")
    report = check_hierarchy(parent, [child])
    (one,) = report.not_assessable
    assert one.key == ("disclosure.licensing.decisions",)
    assert "甲局" in one.reason


def test_a_child_of_another_year_or_form_is_no_summand() -> None:
    parent = made(year=2023)
    late = check_hierarchy(parent, [made(year=2022, agency="甲局")])
    assert {c.status for c in late.checks} == {Status.NOT_ASSESSABLE}
    assert "年度不同：甲局" in late.checks[0].reason
    other = check_hierarchy(parent, [made(year=2023, edition="2019")])
    assert {c.status for c in other.checks} == {Status.NOT_ASSESSABLE}
    assert check_hierarchy(parent, []).not_assessable


# --- what an outcome shows -----------------------------------------------------------------------

COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organization", "total")
KEYS = {
    "carried-over-differs": [(f"requests.carried_out.{c}", f"requests.carried_in.{c}") for c in COLUMNS],
    "stock-flow-broken": [
        tuple(f"disclosure.{row}.{column}" for column in ("in_force", "issued", "repealed", "in_force"))
        for row in ("rules", "normative_documents")
    ],
    "figures-identical": [("disclosure",), ("requests",), ("disputes",)],
    "prose-alike": [("overview",), ("problems",), ("other",)],
}


@pytest.mark.parametrize(
    ("previous", "current"),
    [
        (before(), after()),
        (before(), after(YEAR | {"disclosure.rules.in_force": "1"})),
        (before(), after({"requests.carried_in.total": "", "disclosure.rules.issued": ""})),
        (before(), after(agency="云溪县水利局")),
        (AnnualReport(), AnnualReport()),
        (before(problems=Narrative("五", TEXT)), after(problems=Narrative("五", TEXT))),
        (before(problems=Narrative("五", TEXT)), after(problems=Narrative("五", "无"))),
        (before(problems=Narrative("五", TEXT)), after(problems=Narrative("五", "甲乙丙丁" * 40))),
    ],
)
def test_a_comparison_asks_the_same_questions_however_they_are_answered(
    previous: AnnualReport, current: AnnualReport
) -> None:
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in compare(previous, current).checks:
        found.setdefault(one.rule.name, []).append(one.key)
    assert list(found.items()) == list(KEYS.items())


def sides(one: Check) -> list[list[tuple[str, object, str | None, str]]]:
    return [[(o.address, o.value, o.raw, o.whose) for o in side] for side in (one.left, one.right)]


@pytest.mark.parametrize("cell", ["3", "9", ""])
def test_each_side_of_what_was_carried_over_is_of_its_year(cell: str) -> None:
    one = of(compare(before(), after({"requests.carried_in.total": cell})), "carried-over-differs")[-1]
    value = int(cell) if cell else None
    assert sides(one) == [
        [("requests.carried_out.total", 3, "3", "2022")],
        [("requests.carried_in.total", value, cell, "2023")],
    ]
    assert (one.left_value, one.right_value) == (3, value)
    if one.diagnostic:
        assert one.diagnostic.addresses == ("requests.carried_in.total",)
        assert one.diagnostic.facts["before_year"] == "2022"


@pytest.mark.parametrize("cell", ["52", "60", ""])
def test_the_stock_shows_what_was_there_what_came_and_what_went(cell: str) -> None:
    paper = "disclosure.normative_documents"
    one = of(compare(before(), after({f"{paper}.in_force": cell})), "stock-flow-broken")[1]
    value = int(cell) if cell else None
    assert sides(one) == [
        [
            (f"{paper}.in_force", 48, "48", "2022"),
            (f"{paper}.issued", 5, "5", "2023"),
            (f"{paper}.repealed", 1, "1", "2023"),
        ],
        [(f"{paper}.in_force", value, cell, "2023")],
    ]
    assert (one.left_value, one.right_value) == (52 if cell else None, value)
    if one.diagnostic:
        assert one.diagnostic.addresses == (f"{paper}.in_force",)


def test_a_report_without_its_year_is_the_previous_or_the_current_one() -> None:
    old, new = before(year=None), after({"requests.carried_in.total": "9"}, year=None)
    (one,) = (c for c in of(compare(old, new), "carried-over-differs") if c.status is Status.FAILED)
    assert [o.whose for o in (*one.left, *one.right)] == ["previous", "current"]
    assert one.diagnostic is not None
    assert one.diagnostic.message == "总计：previous 年结转下年度 3，current 年上年结转 9"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"year": None}, {}),
        ({}, {"year": None}),
        ({"agency": None}, {}),
        ({}, {"agency": None}),
        ({"scope": "全县"}, {}),
        ({}, {"scope": "全县"}),
        ({"agency": "云溪县 教育局"}, {}),
        ({"scope": "全 县"}, {"scope": "全县"}),
    ],
)
def test_what_a_report_does_not_say_keeps_no_years_apart(old: dict[str, object], new: dict[str, object]) -> None:
    report = compare(before(**old), after(**new))
    assert {c.status for c in of(report, "carried-over-differs")} == {Status.PASSED}


@pytest.mark.parametrize("change", [{}, {"disclosure.licensing.items_last_year": "3"}])
def test_no_stock_is_kept_in_the_form_of_2019(change: dict[str, str]) -> None:
    report = compare(made(change, edition="2019", year=2019), made(change, edition="2019", year=2020))
    reasons = {c.reason for c in of(report, "stock-flow-broken")}
    assert reasons == {"两年不都采用 2021 年版表格，不可比"}


SOME = tuple(f"requests.received.{c}" for c in ("natural_person", "business", "research", "public_welfare"))


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        (SOME, {}, Status.FAILED),
        (SOME[:3], {}, Status.NOT_ASSESSABLE),
        (SOME, {SOME[0]: "2"}, Status.PASSED),
        (SOME[:1], {SOME[0]: "2"}, Status.PASSED),
        (SOME, {SOME[0]: "/"}, Status.NOT_ASSESSABLE),
        (SOME, {"requests.received.total": "/"}, Status.FAILED),
    ],
)
def test_equal_tables_tell_something_from_four_figures_on(
    old: tuple[str, ...], new: dict[str, str], status: Status
) -> None:
    cells = dict.fromkeys(old, "1")
    report = compare(made(cells, year=2022), made(cells | new, year=2023))
    one = of(report, "figures-identical")[1]
    assert one.status is status
    if one.diagnostic:
        assert one.diagnostic.addresses == ("requests",)
        assert one.diagnostic.facts["count"] == 175 - len(new)


def test_a_blank_last_year_is_no_figure_that_stayed() -> None:
    cells = dict.fromkeys(SOME, "1")
    report = compare(made(cells | {SOME[0]: "/"}, year=2022), made(cells, year=2023))
    assert of(report, "figures-identical")[1].status is Status.NOT_ASSESSABLE


def distinct(length: int, first: int = 0x4E00) -> str:
    return "".join(chr(first + i) for i in range(length))


@pytest.mark.parametrize(
    ("repeated", "own", "status"),
    [(80, 0, Status.FAILED), (79, 0, Status.NOT_ASSESSABLE), (80, 20, Status.FAILED), (80, 21, Status.PASSED)],
)
def test_prose_is_alike_from_four_fifths_of_eighty_characters_on(repeated: int, own: int, status: Status) -> None:
    old = distinct(repeated)
    new = old + distinct(own, 0x6000)
    report = compare(before(other=Narrative("六", old)), after(other=Narrative("六", new)))
    one = of(report, "prose-alike")[2]
    assert one.status is status
    if one.diagnostic:
        assert one.diagnostic.facts["share"] == round(100 * repeated / len(new))
        assert one.diagnostic.facts["passages"] == (old,)


def test_the_longest_passage_is_quoted() -> None:
    short, long, other = distinct(40), distinct(90, 0x5000), distinct(30, 0x6000)
    new = f"{short}甲{long}乙{other}"
    report = compare(before(other=Narrative("六", f"{other}丙{long}丁{short}")), after(other=Narrative("六", new)))
    one = of(report, "prose-alike")[2]
    assert one.quote is not None
    assert (one.quote.text, one.quote.start, one.quote.end) == (long, 41, 131)
    assert one.diagnostic is not None
    assert one.diagnostic.facts["passages"] == (short, long, other)


def test_copied_phrases_without_a_passage_are_quoted_as_a_whole() -> None:
    phrases = [distinct(12, 0x4E00 + 0x20 * i) for i in range(10)]
    new = "甲".join(phrases)
    old = "乙".join(reversed(phrases))
    one = of(compare(before(other=Narrative("六", old)), after(other=Narrative("六", new))), "prose-alike")[2]
    assert one.quote is not None
    assert (one.quote.text, one.quote.start, one.quote.end) == (new, 0, len(new))


def test_each_section_is_held_against_its_own() -> None:
    for n, (name, zh, en) in enumerate(
        (
            ("overview", "总体情况", "section one"),
            ("problems", "存在的主要问题及改进情况", "section five"),
            ("other", "其他需要报告的事项", "section six"),
        )
    ):
        kind = Overview if name == "overview" else Narrative
        part = {name: kind("标题", TEXT)}
        (found,) = compare(before(**part), after(**part)).failed
        assert found.key == (name,) == KEYS["prose-alike"][n]
        assert found.quote is not None
        assert found.quote.section == name
        assert found.diagnostic is not None
        assert (found.diagnostic.facts["section"], found.diagnostic.facts["section_en"]) == (zh, en)


def test_changes_are_told_where_the_form_changed() -> None:
    cells = {"disclosure.licensing.decisions": "7"}
    report = compare(made({"disclosure.licensing.decisions": "4"}, edition="2019", year=2020), made(cells, year=2021))
    change = {c.address: c for c in report.changes}["disclosure.licensing.decisions"]
    assert (change.before, change.after, change.difference) == (4, 7, 3)
    assert change.label == "行政许可·本年处理决定数量"
    gone = {c.address for c in report.changes if ".other." in c.address}
    assert not gone, "其他处理 was divided in 2021"
