"""The prose against the tables, and against itself: precision first, and always with the sentence."""

from decimal import Decimal

import pytest
from checks.cases_prose import PROSE_QUIET, PROSE_TRIGGERS, YEAR, year
from checks.made import made, prose

from goi_parse.checks import findings
from goi_parse.checks.claims import Claim, claims
from goi_parse.checks.result import Status
from goi_parse.checks.run import check
from goi_parse.checks.sentences import sentences
from goi_parse.diagnostics import Severity
from goi_parse.location import Location
from goi_parse.report import AnnualReport, Narrative, Overview


def pairs(cases: dict[str, tuple[AnnualReport, ...]]) -> list[object]:
    return [
        pytest.param(name, report, id=f"{name}-{i}")
        for name, reports in cases.items()
        for i, report in enumerate(reports)
    ]


def stated(text: str) -> list[tuple[str, object, str]]:
    return [(c.kind, c.value, c.unit) for c in claims(year(text))]


@pytest.mark.parametrize(("name", "report_"), pairs(PROSE_TRIGGERS))
def test_a_rule_finds_what_it_is_for(name: str, report_: AnnualReport) -> None:
    found = [d for d in check(report_).diagnostics if d.name == name]
    assert len(found) == 1
    assert found[0].severity is not Severity.ERROR
    assert "{" not in found[0].message + found[0].message_en
    assert name not in {d.name for d in findings(report_)}


@pytest.mark.parametrize(("name", "report_"), pairs(PROSE_QUIET))
def test_a_rule_leaves_the_neighbour_alone(name: str, report_: AnnualReport) -> None:
    assert name not in {d.name for d in check(report_).diagnostics}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年，区政府办公室共受理政府信息公开申请7件，均在规定时间内办理答复。", [("intake", 7, "件")]),
        ("通过不同方式收取政府信息公开申请5件，协助办理信息公开申请4件。", [("intake", 5, "件")]),
        ("全年新收政府信息公开申请51件，上年结转4件。", [("received", 51, "件"), ("carried_in", 4, "件")]),
        (
            "3件予以公开，2件部分公开，1件结转下年度办理。",
            [("handled.granted", 3, "件"), ("handled.partially_granted", 2, "件"), ("carried_out", 1, "件")],
        ),
        (
            "自然人申请1387件，法律服务机构申请7件。",
            [("applicants.natural_person", 1387, "件"), ("applicants.legal_service", 7, "件")],
        ),
        (
            "无法提供265件（占7.3%）。",
            [("handled.unavailable", 265, "件"), ("share.unavailable", Decimal("7.3"), "%")],
        ),
        ("因信息公开引发行政复议134件、行政诉讼57件。", [("reconsideration", 134, "件"), ("litigation", 57, "件")]),
        ("全年无信息公开行政复议和行政诉讼。", [("no_disputes", 0, "件")]),
        ("收取信息处理费400元。", [("processing_fee", 400, "元")]),
        ("收取信息处理费0.04万元。", [("processing_fee", Decimal("0.04"), "万元")]),
        ("未收取信息处理费。", [("no_fee", 0, "元")]),
        ("共收到申请１２件。", [("intake", 12, "件")]),
        ("共收到网络申请3件、信函申请2件。", []),
        ("收到申请180余件。", []),
        ("全年新收政府信息公开申请约50件。", []),
        ("和去年政府信息公开申请的数量相比减少46%。", []),
    ],
)
def test_what_the_prose_states(text: str, expected: list[tuple[str, object, str]]) -> None:
    assert stated(text) == expected


def test_a_claim_carries_its_sentence_and_its_place() -> None:
    place = Location(line=12)
    text = "加强管理。 全年新收政府信息公开申请 51 件；上年结转4件。"
    overview = Overview("一、总体情况", f"一、总体情况\n{text}", (), {"requests": Narrative("二", text, (), place)})
    first, second = claims(made(year=2023, overview=overview))
    assert first.quote.text == "全年新收政府信息公开申请 51 件；"
    assert overview.text[first.quote.start : first.quote.end] == first.quote.text
    assert overview.text[second.quote.start : second.quote.end] == "上年结转4件。"
    assert first.quote.section == "overview.topics.requests"
    assert first.location == place


def test_every_candidate_reading_is_offered() -> None:
    (one,) = (c for c in check(year("共收到申请60件。")).checks if c.rule.name == "stated-intake-differs")
    assert [(r.meaning, r.value) for r in one.readings] == [
        ("本年新收", 51),
        ("本年新收＋上年结转", 55),
        ("本年度办理结果总计", 52),
    ]
    assert one.diagnostic is not None
    assert one.diagnostic.facts["quote"] == "共收到申请60件。"
    assert "本年新收 51" in one.diagnostic.message
    assert one.diagnostic.severity is Severity.NOTE


def test_the_reading_that_fits_is_named() -> None:
    (one,) = (c for c in check(year("收办申请55件。")).checks if c.rule.name == "stated-intake-differs")
    assert one.status is Status.PASSED
    assert [o.address for o in one.right] == ["requests.received.total", "requests.carried_in.total"]
    assert (one.left_value, one.right_value) == (55, 55)


def test_a_blank_in_the_table_leaves_the_claim_unjudged() -> None:
    report = prose("新收政府信息公开申请50件。", YEAR | {"requests.received.total": ""})
    (one,) = (c for c in check(report).checks if c.rule.name == "stated-received-differs")
    assert one.status is Status.NOT_ASSESSABLE
    assert one.quote is not None


def test_a_rule_that_no_sentence_speaks_to_says_so() -> None:
    (one,) = (c for c in check(made()).checks if c.rule.name == "stated-received-differs")
    assert (one.status, one.reason) == (Status.NOT_ASSESSABLE, "正文没有这样的说法")


def test_the_same_claim_twice_has_two_ids() -> None:
    report = check(year("新收申请51件。共新收申请51件。"))
    ids = [c.id for c in report.checks if c.rule.name == "stated-received-differs"]
    assert len(set(ids)) == 2


def test_sentences_know_their_section() -> None:
    report = year("收到申请51件。", topics={"platform": "网站一个。"}, other=Narrative("六", "六\n未收费。"))
    assert [(s.section, s.text) for s in sentences(report)] == [
        ("overview", "一、总体情况"),
        ("overview.topics.requests", "收到申请51件。"),
        ("overview.topics.platform", "网站一个。"),
        ("other", "六"),
        ("other", "未收费。"),
    ]
    assert all(isinstance(c, Claim) for c in claims(report))


def test_oddities_are_counted_and_the_first_is_quoted() -> None:
    report = check(year("公开政务公开政务工作。落实。公开制度公开制度。"), plugins=False)
    (one,) = (c for c in report.failed if c.rule.name == "wording-odd")
    assert one.diagnostic is not None
    assert one.diagnostic.facts == {
        "kind": "重复的词句",
        "kind_en": "repeated words",
        "quote": "公开政务公开政务工作。",
        "count": 2,
    }


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("规范,有序。", False),
        ("规范,有序。依法，公开。", False),
        ("规范,有序。依法，公开。及时，准确。", True),
        ("规范,有序。依法,公开。及时，准确。全面，公正。", False),
        ("公开1,051条。依法，公开。及时，准确。", False),
    ],
)
def test_a_narrow_comma_is_odd_where_wide_ones_are_usual(text: str, odd: bool) -> None:  # noqa: FBT001  the answer
    (one,) = (c for c in check(year(text), plugins=False).checks if "a half-width comma" in c.key)
    assert (one.status is Status.FAILED) is odd


@pytest.mark.parametrize("name", ["problems", "other"])
def test_only_section_one_tells_of_the_year(name: str) -> None:
    text = "2022年，我局共受理政府信息公开申请51件。"
    report = check(made(year=2023, **{name: Narrative("标题", f"标题\n{text}")}), plugins=False)
    (one,) = (c for c in report.checks if c.rule.name == "year-slipped")
    assert one.status is Status.PASSED


@pytest.mark.parametrize(("count", "status"), [("0", Status.PASSED), ("1", Status.FAILED), ("", Status.NOT_ASSESSABLE)])
def test_all_was_done_where_nothing_was_carried_out(count: str, status: Status) -> None:
    report = prose("收到政府信息公开申请1件，均已按时办结。", {"requests.carried_out.total": count})
    (one,) = (c for c in check(report, plugins=False).checks if c.rule.name == "all-done-but-carried-out")
    assert one.status is status
