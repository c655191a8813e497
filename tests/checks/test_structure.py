"""How a report is built: thin sections, fees, numbered sub-headings, topics, accountability, the day of publication."""

from datetime import date

import pytest
from checks.cases_prose import LONG, section
from checks.made import made, prose

from goi_parse.checks.result import Check, Status
from goi_parse.checks.run import check
from goi_parse.diagnostics import Diagnostic
from goi_parse.report import AnnualReport, Narrative, Overview
from goi_parse.rules import RULES

PASSED, FAILED, NEITHER = Status.PASSED, Status.FAILED, Status.NOT_ASSESSABLE


def one(report: AnnualReport, rule: str, key: str = "", published: date | None = None) -> Check:
    (found,) = (
        c
        for c in check(report, published=published, plugins=False).checks
        if c.rule.name == rule and (not key or key in c.key)
    )
    return found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("公开不够及时主动。", FAILED),
        ("公开不够及时、主动。", PASSED),
        ("公开 不够 及时 主动。", FAILED),
        ("本年度我局不存在问题，但解读形式单一。", PASSED),
        ("我单位本年度不存在政府信息公开问题。", FAILED),
    ],
)
def test_section_five_says_something(text: str, status: Status) -> None:
    found = one(section("problems", text), "problems-thin")
    assert found.status is status
    if found.diagnostic:
        assert found.diagnostic.facts == {"text": text.replace(" ", "")}


@pytest.mark.parametrize(
    ("overview", "other", "status"),
    [
        (None, "无。", FAILED),
        (None, "收取费用0元。", PASSED),
        ("未收取信息处理费。", "无。", PASSED),
        ("未收取信息 处理 费。", "无。", PASSED),
        ("没有收费。", "无。", FAILED),
        (None, None, NEITHER),
    ],
)
def test_the_fee_is_spoken_of_in_section_six_or_one(overview: str | None, other: str | None, status: Status) -> None:
    facts: dict[str, object] = {}
    if overview is not None:
        facts["overview"] = Overview("一", f"一\n{overview}")
    if other is not None:
        facts["other"] = Narrative("收费情况", f"收费情况\n{other}")
    assert one(made(**facts), "fee-not-reported").status is status


def test_a_section_without_a_heading_is_all_prose() -> None:
    report = made(other=Narrative(None, "收取费用0元。"), problems=Narrative(None, "无"))
    assert one(report, "fee-not-reported").status is PASSED
    assert one(report, "problems-thin").status is FAILED


@pytest.mark.parametrize(
    ("heads", "status", "numbers"),
    [
        (("（一）甲", "（二）乙", "（三）丙"), PASSED, ""),
        (("一、甲", "二、乙"), PASSED, ""),
        (("1.甲", "2.乙", "3．丙", "4、丁"), PASSED, ""),
        (("(1)甲", "（2）乙"), PASSED, ""),
        (("1.甲", "2.乙", "1.丙", "2.丁"), PASSED, ""),
        (("（九）甲", "（十）乙", "（十一）丙"), FAILED, "（九）、（十）、（十一）"),
        (("1.甲", "3.乙"), FAILED, "1.、3."),
        (("一、甲", "三、乙"), FAILED, "一、、三、"),
        (("1.甲", "2.乙", "2.丙"), FAILED, "1.、2.、2."),
        (("2.甲", "1.乙"), FAILED, "2.、1."),
        ((" 1.甲", " 3.乙"), FAILED, "1.、3."),
        (("1.甲", "（3）乙"), NEITHER, ""),
        (("1.甲", "3.乙", "丙"), NEITHER, ""),
        (("3.甲",), NEITHER, ""),
        ((), NEITHER, ""),
    ],
)
def test_sub_headings_are_numbered_in_order(heads: tuple[str, ...], status: Status, numbers: str) -> None:
    for name, zh, en in (
        ("problems", "存在的主要问题及改进情况", "section five"),
        ("other", "其他需要报告的事项", "section six"),
    ):
        found = one(section(name, LONG, parts=heads), "subheads-misnumbered", name)
        assert found.status is status
        if found.diagnostic:
            assert found.diagnostic.facts == {"section": zh, "section_en": en, "numbers": numbers}


def test_sub_headings_of_section_one_are_its_own() -> None:
    parts = (Narrative("1.甲", "1.甲"), Narrative("3.乙", "3.乙"))
    found = one(made(overview=Overview("一", "一\n1.甲\n3.乙", parts)), "subheads-misnumbered", "overview")
    assert found.diagnostic is not None
    assert found.diagnostic.facts == {"section": "总体情况", "section_en": "section one", "numbers": "1.、3."}


TOPICS = {
    "proactive": ("主动公开", "proactive disclosure", ("主动公开", "主动发布")),
    "requests": ("依申请公开", "disclosure on request", ("申请",)),
    "management": (
        "政府信息管理",
        "the management of information",
        ("信息管理", "规范性文件", "目录", "保密审查", "属性"),
    ),
    "platform": ("政府信息公开平台建设", "platforms", ("平台", "网站", "新媒体", "公众号", "公报")),
    "supervision": ("监督保障", "supervision", ("监督", "考核", "评议", "培训", "责任追究")),
}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_treated_under_its_heading_or_in_a_word(topic: str) -> None:
    others = "".join(words[0] for name, (_, _, words) in TOPICS.items() if name != topic)
    zh, en, words = TOPICS[topic]
    found = one(made(overview=Overview("一", others)), "topics-missing")
    assert found.diagnostic is not None
    assert found.diagnostic.facts == {"topics": zh, "topics_en": en}
    for word in words:
        assert one(made(overview=Overview("一", others + " ".join(word))), "topics-missing").status is PASSED
    headed = Overview("一", others, (), {topic: Narrative("标题", "正文")})
    assert one(made(overview=headed), "topics-missing").status is PASSED


COUNTY = "云溪县人民政府"


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({}, "工作考核、社会评议、责任追究"),
        ({"problems": Narrative("五", "开展考核。"), "other": Narrative("六", "满意度测评。")}, "责任追究"),
        ({"problems": Narrative("五", "问责、评 议。")}, "工作考核"),
        ({"other": Narrative("六", "追责、考核。")}, "社会评议"),
        ({"other": Narrative("六", "追究、考核、测评。")}, ""),
    ],
)
def test_a_government_tells_of_its_accountability(facts: dict[str, object], missing: str) -> None:
    found = one(prose("没有收到申请。", agency=COUNTY, **facts), "accountability-not-reported")
    assert found.key == ("overview",)
    if missing:
        english = {"工作考核": "appraisals", "社会评议": "public reviews", "责任追究": "accountability"}
        assert found.diagnostic is not None
        assert found.diagnostic.facts == {
            "what": missing,
            "what_en": ", ".join(english[w] for w in missing.split("、")),
        }
    else:
        assert found.status is PASSED


@pytest.mark.parametrize(
    "report_",
    [
        prose("没有收到申请。"),
        prose("没有收到申请。", agency="云溪县教育局"),
        prose("没有收到申请。", agency="云溪县清水镇人民政府"),
        made(agency=COUNTY),
    ],
)
def test_of_others_no_accountability_is_asked(report_: AnnualReport) -> None:
    rules = {c.rule.name for c in check(report_, plugins=False).checks}
    assert "accountability-not-reported" not in rules


MARCH, JANUARY = date(2024, 3, 31), date(2024, 1, 31)


@pytest.mark.parametrize(
    ("agency", "last"),
    [
        (None, MARCH),
        ("云溪县人民政府", MARCH),
        ("云溪县", MARCH),
        ("云溪县清水镇", MARCH),
        ("云溪县 ", MARCH),
        ("云溪县人民政府办公室", JANUARY),
        ("云溪县教育局", JANUARY),
        ("县教育局", JANUARY),
    ],
)
def test_the_time_of_publication_runs_from_the_new_year_to_a_day_of_the_body(agency: str | None, last: date) -> None:
    report = made(agency=agency, year=2023)
    first = date(2024, 1, 1)
    days = {date(2023, 12, 31): FAILED, first: PASSED, last: PASSED, date(2024, last.month + 1, 1): FAILED}
    for day, status in days.items():
        found = one(report, "published-off-time", published=day)
        assert found.status is status, day
        if found.diagnostic:
            assert found.diagnostic.facts == {"published": day, "first": first, "last": last}
    assert one(report, "published-off-time").status is NEITHER
    assert one(made(agency=agency), "published-off-time", published=last).status is NEITHER


def test_what_the_outline_found_fails_under_its_own_rule() -> None:
    found = Diagnostic(RULES["section-missing"], (), {"section": "六"})
    report = check(made(diagnostics=(found,)), plugins=False)
    (failed,) = (c for c in report.failed if c.rule.name == "section-missing")
    assert (failed.key, failed.diagnostic) == (("六",), found)
    for rule in ("section-empty", "section-numbered-oddly", "section-repeated"):
        (passed,) = (c for c in report.passed if c.rule.name == rule)
        assert passed.key == ("outline",)
