"""What the prose states: claims with their values, units and places, and the sentences that they are taken from."""

from decimal import Decimal

import pytest
from checks.cases_prose import YEAR, year
from checks.made import made, prose

from goi_parse.checks.claims import Claims, claims
from goi_parse.checks.result import Check, Status
from goi_parse.checks.run import check
from goi_parse.checks.sentences import sentences
from goi_parse.location import Location
from goi_parse.report import AnnualReport, Narrative, Overview

FAR = "，" + "甲" * 70


def said(text: str, **facts: object) -> list[tuple[str, object, str]]:
    return [(c.kind, c.value, c.unit) for c in claims(year(text, **facts))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收申请1,051件。", [("received", 1051, "件")]),
        ("新收申请3宗，上年结转2条。", [("received", 3, "宗"), ("carried_in", 2, "条")]),
        ("上年结转2件，新收申请3件。", [("carried_in", 2, "件"), ("received", 3, "件")]),
        ("收取信息处理费1.50元。", [("processing_fee", Decimal("1.50"), "元")]),
        ("未收取信息处理费，未收到政府信息公开申请。", [("none", 0, "件"), ("no_fee", 0, "元")]),
        ("未发生行政复议，未发生行政诉讼。", [("no_reconsideration", 0, "件"), ("no_litigation", 0, "件")]),
        ("没有发生行政复议，没有发生行政复议。", [("no_reconsideration", 0, "件")]),
        (
            "予以公开3件，占60%，部分公开2件，占40%。",
            [
                ("handled.granted", 3, "件"),
                ("handled.partially_granted", 2, "件"),
                ("share.granted", Decimal(60), "%"),
                ("share.partially_granted", Decimal(40), "%"),
            ],
        ),
        ("2022年新收申请4件。", []),
        ("行政复议后公开3件，行政诉讼后公开2件。", []),
        ("2023年新收申请4件，2022年新收申请5件，2023年上年结转6件。", [("received", 4, "件")]),
        ("新收申请4件，2022年予以公开3件，占60%。", [("received", 4, "件")]),
        ("新收申请4件，2022年未收取信息处理费。", [("received", 4, "件")]),
    ],
)
def test_claims_are_what_is_stated_of_this_year(text: str, expected: list[tuple[str, object, str]]) -> None:
    assert said(text) == expected
    assert [type(c.value) for c in claims(year(text))] == [type(value) for _, value, _ in expected]


def test_of_an_unknown_year_any_may_be_spoken_of() -> None:
    assert said("2022年新收申请4件，2021年上年结转2件。", year=None) == [("received", 4, "件"), ("carried_in", 2, "件")]


@pytest.mark.parametrize("label", ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "其它处理"])
def test_a_share_has_its_count_beside_it(label: str) -> None:
    kinds = {
        "予以公开": "granted",
        "部分公开": "partially_granted",
        "不予公开": "refused",
        "无法提供": "unavailable",
        "不予处理": "not_processed",
        "其他处理": "other",
        "其它处理": "other",
    }
    found = claims(year(f"{label}3件，占办理结果的33.3%。"))
    assert [(c.kind, c.value, c.unit, c.count) for c in found] == [
        (f"handled.{kinds[label]}", 3, "件", None),
        (f"share.{kinds[label]}", Decimal("33.3"), "%", 3),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # what forbids a claim stands in its own clause
        ("受理咨询，新收申请4件。", ["received"]),
        ("其中新收申请4件。", []),
        ("网站新收申请4件。", []),
        ("其中自然人申请4件。", ["applicants.natural_person"]),
        ("其中予以公开3件。", ["handled.granted"]),
        ("其中3件予以公开。", ["handled.granted"]),
        ("其中予以公开和部分公开3件。", ["handled.granted_or_partly"]),
        ("予以公开3件，引发行政复议。", ["handled.granted"]),
        ("复议期间予以公开3件。", []),
        ("咨询窗口新收申请4件。", []),
        ("新收申请4件，行政复议3件被纠正。", ["received"]),
        ("行政复议3件均维持原决定。", []),
        ("行政复议3件，其中1件维持。", ["reconsideration"]),
        ("维持稳定；行政复议3件。", ["reconsideration"]),
        ("发生行政复议3件" + "甲" * 80 + "维持。", ["reconsideration"]),
        ("咨询" + "甲" * 80 + "新收申请4件。", ["received"]),
        ("咨询" + "甲" * 50 + "新收申请4件。", []),
    ],
)
def test_a_clause_about_another_matter_states_nothing(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in said(text)] == kinds


@pytest.mark.parametrize(
    ("where", "kinds"),
    [
        ({"requests": "新收4件。"}, ["received"]),
        ({"platform": "新收4件。"}, []),
        ({"platform": "予以公开4件。"}, []),
        ({"platform": "行政复议4件。"}, []),
        ({"platform": "信息公开。行政复议4件。"}, ["reconsideration"]),
        ({"platform": "未收取费用。"}, []),
        ({"platform": "信息公开。未收取费用。"}, ["no_fee"]),
        ({"platform": "新收信息公开申请4件。"}, ["received"]),
        ({"platform": "关于信息公开申请。共新收4件。"}, ["received"]),
        ({"platform": "关于信息公开申请。\n共新收4件。"}, []),
        ({"management": "制发规范性文件4件。"}, ["documents.issued"]),
    ],
)
def test_a_figure_is_of_requests_where_its_topic_or_paragraph_is(where: dict[str, str], kinds: list[str]) -> None:
    report = prose(where.pop("requests", ""), topics=where)
    assert [c.kind for c in claims(report)] == kinds


def test_section_five_states_nothing_and_section_six_does() -> None:
    text = "新收政府信息公开申请4件，未收取信息处理费。"
    parts = {"problems": Narrative("五", f"五\n{text}"), "other": Narrative("六", f"六\n{text}", (), Location(line=9))}
    found = claims(made(year=2023, **parts))
    assert isinstance(found, Claims)
    assert [(c.kind, c.quote.section, c.location) for c in found] == [
        ("received", "other", Location(line=9)),
        ("no_fee", "other", Location(line=9)),
    ]


def test_every_claim_of_a_sentence_quotes_the_whole_of_it() -> None:
    text = "新收申请4件，予以公开3件，占60%，未收取信息处理费。"
    found = claims(year(f"开头。{text}"))
    assert [c.kind for c in found] == ["received", "handled.granted", "no_fee", "share.granted"]
    assert {(c.quote.text, c.quote.start, c.quote.section) for c in found} == {(text, 10, "overview.topics.requests")}


# --- sentences -----------------------------------------------------------------------------------


def test_sentences_know_where_they_begin_and_what_they_stand_in() -> None:
    first, second = " 收到 申请３件 。 其中；办结！", "网站一个？没有了"
    text = f"一、总体情况\n{first}\n\n   \n{second}"
    topics = {
        "requests": Narrative("标题", first, (), Location(line=2)),
        "platform": Narrative("标题", second, (), Location(line=5)),
        "management": Narrative("标题", "不在其中", (), Location(line=7)),
    }
    report = made(overview=Overview("一、总体情况", text, (), topics, Location(line=1)))
    found = sentences(report)
    assert [(s.section, s.text, s.plain, s.paragraph, s.location) for s in found] == [
        ("overview", "一、总体情况", "一、总体情况", "一、总体情况", Location(line=1)),
        ("overview.topics.requests", "收到 申请３件 。", "收到申请3件。", "收到申请3件。其中;办结!", Location(line=2)),
        ("overview.topics.requests", "其中；", "其中;", "收到申请3件。其中;办结!", Location(line=2)),
        ("overview.topics.requests", "办结！", "办结!", "收到申请3件。其中;办结!", Location(line=2)),
        ("overview.topics.platform", "网站一个？", "网站一个?", "网站一个?没有了", Location(line=5)),
        ("overview.topics.platform", "没有了", "没有了", "网站一个?没有了", Location(line=5)),
    ]
    for sentence in found:
        quote = sentence.quote
        assert text[quote.start : quote.end] == quote.text == sentence.text
        assert (quote.section, quote.location) == (sentence.section, sentence.location)


def test_sections_come_in_the_order_of_the_report_with_their_places() -> None:
    places = {name: Location(line=n) for n, name in enumerate(("overview", "problems", "other"), 1)}
    report = made(
        other=Narrative(None, "丙。", (), places["other"]),
        problems=Narrative(None, "乙。", (), places["problems"]),
        overview=Overview(None, "甲。", (), {}, places["overview"]),
    )
    assert [(s.section, s.text, s.location) for s in sentences(report)] == [
        (name, text, places[name]) for name, text in (("overview", "甲。"), ("problems", "乙。"), ("other", "丙。"))
    ]
    assert sentences(AnnualReport()) == ()


# --- a claim held against the table --------------------------------------------------------------


def held(text: str, cells: dict[str, str] | None = None) -> list[Check]:
    report = check(prose(text, YEAR | (cells or {})), plugins=False)
    return [c for c in report.checks if c.rule.name.startswith("stated-") and c.quote is not None]


@pytest.mark.parametrize(
    ("share", "status"),
    [
        # 20 of 52 are 38.4615…%, of 55 36.36…%, of 51 39.2156…%, of 44 45.45…%
        ("38%", Status.PASSED),
        ("39%", Status.PASSED),
        ("41%", Status.FAILED),
        ("37%", Status.PASSED),
        ("35%", Status.FAILED),
        ("38.4%", Status.PASSED),
        ("38.5%", Status.PASSED),
        ("38.3%", Status.FAILED),
        ("38.6%", Status.FAILED),
        ("38.46%", Status.PASSED),
        ("38.47%", Status.PASSED),
        ("38.48%", Status.FAILED),
        ("45.45%", Status.PASSED),
        ("45.4%", Status.PASSED),
    ],
)
def test_a_share_is_right_to_its_last_place(share: str, status: Status) -> None:
    one = held(f"予以公开20件，占总数的{share}。")[-1]
    assert one.rule.name == "stated-share-differs"
    assert one.status is status
    assert one.left_value == Decimal(share.removesuffix("%"))


@pytest.mark.parametrize(("share", "status"), [("39%", Status.FAILED), ("40%", Status.PASSED), ("41%", Status.FAILED)])
def test_a_whole_step_is_too_much(share: str, status: Status) -> None:
    wholes = {f"requests.{row}.total": "50" for row in ("received", "handled.total")}
    assert held(f"予以公开20件，占总数的{share}。", wholes | {"requests.carried_in.total": "0"})[-1].status is status


def test_a_share_is_held_against_each_whole_with_two_places_more() -> None:
    one = held("予以公开20件，占总数的50.0%。")[-1]
    assert [(r.meaning, str(r.value), len(r.operands)) for r in one.readings] == [
        ("占本年度办理结果总计", "38.462", 1),
        ("占本年新收＋上年结转", "36.364", 2),
        ("占本年新收", "39.216", 1),
        ("占办理结果总计（不含其他处理）", "45.455", 18),
    ]
    assert one.key == ("share.granted", "overview", "1")
    whole = held("予以公开20件，占总数的50%。")[-1]
    assert [str(r.value) for r in whole.readings] == ["38.46", "36.36", "39.22", "45.45"]


def test_half_a_unit_is_rounded_up() -> None:
    one = held("予以公开1件，占总数的5%。", {"requests.handled.total.total": "800"})[-1]
    assert str(one.readings[0].value) == "0.13"


def test_of_nothing_no_share_is_known() -> None:
    none = {f"requests.{row}.total": "0" for row in ("received", "carried_in", "handled.total")}
    one = held("予以公开20件，占总数的50%。", none)[-1]
    assert one.status is Status.NOT_ASSESSABLE
    assert [r.value for r in one.readings][:3] == [None] * 3


def test_a_claim_has_the_facts_that_it_was_judged_by() -> None:
    (one,) = held("收办申请60件。")
    assert one.diagnostic is not None
    assert one.diagnostic.facts == {
        "kind": "dealt",
        "stated": "60件",
        "quote": "收办申请60件。",
        "section": "overview.topics.requests",
        "readings": "本年新收＋上年结转 55；本年度办理结果总计 52；本年新收 51",
        "readings_en": (
            "requests.received.total + requests.carried_in.total = 55; requests.handled.total.total = 52; "
            "requests.received.total = 51"
        ),
    }
    assert one.left == ()
    assert (one.left_value, one.right_value, one.difference) == (60, 55, 5)


def test_the_second_claim_of_a_kind_is_counted_as_such() -> None:
    keys = [one.key for one in held("新收申请51件。上年结转4件。共新收申请50件。")]
    assert keys == [("received", "overview", "1"), ("carried_in", "overview", "1"), ("received", "overview", "2")]


@pytest.mark.parametrize(
    ("text", "cells", "status", "right"),
    [
        ("共收到申请55件。", {}, Status.PASSED, 55),
        ("共收到申请55件。", {"requests.received.total": ""}, Status.NOT_ASSESSABLE, None),
        ("共收到申请52件。", {"requests.received.total": ""}, Status.PASSED, 52),
        ("共收到申请50件。", {"requests.carried_in.total": ""}, Status.NOT_ASSESSABLE, 51),
        ("未收到信息公开申请。", {"requests.received.total": "0"}, Status.PASSED, 0),
        ("未收到信息公开申请。", {"requests.received.total": ""}, Status.NOT_ASSESSABLE, None),
    ],
)
def test_what_the_table_lacks_leaves_a_claim_open_unless_another_reading_fits(
    text: str, cells: dict[str, str], status: Status, right: int | None
) -> None:
    (one,) = held(text, cells)
    assert one.status is status
    assert one.right_value == right
    lacking = status is Status.NOT_ASSESSABLE
    assert one.reason == ("表中缺少对应的数" if lacking else "")
    assert one.reason_en == ("the table lacks the figures that it would be held against" if lacking else "")


def test_nothing_at_all_is_said_of_the_whole() -> None:
    direct = {"disputes.litigation.direct.upheld": "1", "disputes.litigation.direct.total": "1"}
    (one,) = held("未发生行政诉讼。", direct)
    assert [r.meaning for r in one.readings] == ["两类行政诉讼总计"]
    assert one.status is Status.FAILED
    (some,) = held("发生行政诉讼1件。", direct)
    assert [r.meaning for r in some.readings] == ["两类行政诉讼总计", "未经复议直接起诉总计", "复议后起诉总计"]


def test_without_the_table_a_claim_is_held_against_nothing() -> None:
    report = check(prose("新收申请51件。", editions={}), plugins=False)
    (one,) = (c for c in report.checks if c.rule.name == "stated-received-differs")
    assert (one.status, one.readings, one.right, one.right_value) == (Status.NOT_ASSESSABLE, (), (), None)
    assert one.quote is not None
