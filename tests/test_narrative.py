"""Prose sections: the whole text, sub-headed parts, the five topics."""

import pytest

from goi_parse.document import Block, Image, Layout, Paragraph, Table
from goi_parse.location import Location
from goi_parse.outline import Body
from goi_parse.prose import is_furniture, joined, wrap_width
from goi_parse.report import Narrative
from goi_parse.sections.narrative import narrative, overview

TOPICS = ("proactive", "requests", "management", "platform", "supervision")


def body(key: str, *lines: str, heading: str | None = "一、总体情况", width: int = 0) -> Body:
    blocks: list[Block] = [
        Paragraph(line, Location(line=n, column=1, end_line=n, end_column=len(line) + 1))
        for n, line in enumerate(lines, 2)
    ]
    return Body(key, heading, tuple(blocks), Location(line=1, column=1), width)


def headings(parts: tuple[Narrative, ...]) -> list[object]:
    return [(part.heading, headings(part.parts)) if part.parts else part.heading for part in parts]


SUB_HEADS = [
    [
        "（一）主动公开情况",
        "（二）依申请公开情况",
        "（三）政府信息管理情况",
        "（四）平台建设情况",
        "（五）监督保障情况",
    ],
    [
        "(一)加大主动公开力度",
        "(二)笃求依申请公开精度",
        "(三)提高信息管理速度",
        "(四)增长平台建设维度",
        "(五)扩展监督保障广度",
    ],
    [
        "（1） 主动公开政府信息情况",
        "（2） 依申请公开办理情况",
        "（3） 政府信息管理情况",
        "（4） 公开平台建设情况",
        "（5） 监督保障机制",
    ],
    ["1.主动公开。", "2.依申请公开。", "3.政府信息管理。", "4.政府信息公开平台建设。", "5.监督保障。"],
    ["1、主动公开情况", "2、依申请公开情况", "3、政府信息管理", "4、政府信息公开平台建设", "5、监督保障"],
    ["主动公开情况：", "依申请公开情况：", "政府信息管理情况：", "平台建设情况：", "监督保障情况："],
    ["主动公开方面", "依申请公开方面", "政府信息管理方面", "平台建设方面", "监督保障方面"],
    ["(一)、主动公开", "(二)、依申请公开", "(三)、政府信息管理", "(四)、信息公开平台建设", "(五)、监督保障"],
    [
        "### （一）主动公开",
        "### （二）依申请公开",
        "### （三）政府信息管理",
        "### （四）平台建设",
        "### （五）监督保障",
    ],
    [
        "（一）主動公開情況",
        "（二）依申請公開情況",
        "（三）政府信息管理情況",
        "（四）平臺建設情況",
        "（五）監督保障情況",
    ],
]


@pytest.mark.parametrize("heads", SUB_HEADS, ids=lambda heads: heads[0])
def test_topics_by_their_sub_headings(heads: list[str]) -> None:
    lines = [line for n, head in enumerate(heads) for line in (head, f"内容{n}。")]
    found = overview(body("overview", "2022年，扎实推进。", *lines))
    assert list(found.topics) == list(TOPICS)
    for n, topic in enumerate(TOPICS):
        assert found.topics[topic].text == f"{heads[n]}\n内容{n}。"
    assert found.text.splitlines() == ["一、总体情况", "2022年，扎实推进。", *lines]


def test_topics_whose_text_stands_on_the_line_of_the_sub_heading() -> None:
    lines = (
        "1.主动公开方面。鲸园街道持续做好主动公开工作，明",
        "晰工作职责、完善公开机制。",
        "2.依申请公开工作方面。收到申请1件。",
        "3.政府信息管理方面。优化目录建设。",
    )
    found = overview(body("overview", *lines))
    assert headings(found.parts) == ["1.主动公开方面。", "2.依申请公开工作方面。", "3.政府信息管理方面。"]
    assert (
        found.topics["proactive"].text == "1.主动公开方面。鲸园街道持续做好主动公开工作，明晰工作职责、完善公开机制。"
    )


def test_topics_that_follow_one_another_within_a_paragraph() -> None:
    sentences = ("（一）主动公开。公开30条。", "（二）依申请公开。收到2件；", "（三）监督保障。培训3次。")
    first = "2022年，各项工作有序推进，政务公开水平稳步提升，群众满意度持续提高。"
    found = overview(body("overview", first + "".join(sentences)))
    assert list(found.topics) == ["proactive", "requests", "supervision"]
    assert found.text == "一、总体情况\n" + first + "".join(sentences)
    assert [part.text for part in found.parts] == list(sentences)
    begin = len(first) + len(sentences[0]) + 1
    assert found.parts[1].location == Location(line=2, column=begin, end_line=2, end_column=begin + len(sentences[1]))


def test_blanks_between_the_topics_of_a_paragraph_belong_to_none() -> None:
    sentences = ("（一）主动公开。公开30条。", "（二）组织领导情况。健全。", "（三）监督保障。培训3次。")
    for first in ("", "2022年，各项工作有序推进。 "):
        found = overview(body("overview", first + " \u3000".join(sentences)))
        assert [part.text for part in found.parts] == list(sentences)
        begin = len(first) + len(sentences[0]) + 3
        end = begin + len(sentences[1])
        assert found.parts[1].location == Location(line=2, column=begin, end_line=2, end_column=end)


def test_topics_by_digits_within_a_paragraph() -> None:
    sentences = ("1.主动公开方面。公开30条。", "2.依申请公开方面：收到2件；", "3、政府信息管理情况。3.5万条。")
    for first in ("", "2022年，各项工作有序推进。 "):
        found = overview(body("overview", first + " ".join(sentences)))
        assert list(found.topics) == ["proactive", "requests", "management"]
        assert [part.text for part in found.parts] == list(sentences)


@pytest.mark.parametrize(
    "lines",
    [
        ("有以下问题。1.公开不及时。2.解读不够深入。",),
        ("1.主动公开方面。公开30条。3.监督保障方面。无。",),
        ("（一）主动公开情况", "1.主动公开方面。公开30条。2.依申请公开方面。无。"),
    ],
)
def test_digits_that_open_no_topics_or_stand_below_other_marks_cut_no_paragraph(lines: tuple[str, ...]) -> None:
    found = overview(body("overview", *lines, "全年工作完成。"))
    assert all(part.text in found.text for part in found.parts)
    assert len(found.parts) <= 1


def test_a_topic_behind_a_semicolon_within_a_paragraph() -> None:
    lines = (
        "（一）主动公开。公开30条。",
        "（二）依申请公开。收到2件，均已办结;（三）平台建设。网站1个。",
        "（四）监督保障。无。",
    )
    found = overview(body("overview", *lines))
    assert headings(found.parts) == ["（一）主动公开。", "（二）依申请公开。", "（三）平台建设。", "（四）监督保障。"]


def test_sub_headings_whose_mark_is_torn_stand_among_their_siblings() -> None:
    lines = (
        "()主动公开情况",
        "甲。",
        "()依申请公开情况：收到2件。均已办结。",
        "三)政府信息管理",
        "甲。",
        "（四）平台建设",
        "乙。",
    )
    assert headings(overview(body("overview", *lines)).parts) == [
        "()主动公开情况",
        "()依申请公开情况：",
        "三)政府信息管理",
        "（四）平台建设",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("（一）主动公开", "()见网站首页。", "（二）依申请公开", "乙。"),
        ("（一）主动公开", "五)见网站首页。", "（二）依申请公开", "乙。"),
        ("（一）主动公开", "甲。", "（二）依申请公开", "()见网站首页。"),
    ],
)
def test_a_torn_mark_that_no_place_is_free_for_is_none(lines: tuple[str, ...]) -> None:
    assert headings(overview(body("overview", *lines)).parts) == ["（一）主动公开", "（二）依申请公开"]


def test_a_numeral_that_is_a_dash_or_has_a_gloss_is_one() -> None:
    for first, second in (("（—）", "（二）"), ("(一(yī))", "(二(èr))"), ("—、", "二、"), ("一(yī)、", "二(èr)、")):
        found = overview(body("overview", f"{first}主动公开情况", "甲。", f"{second}依申请公开情况", "乙。"))
        assert headings(found.parts) == [f"{first}主动公开情况", f"{second}依申请公开情况"]


def test_a_torn_mark_alone_is_none() -> None:
    assert overview(body("overview", "()见网站首页的公开专栏。", "三)无。")).parts == ()


RUN_ON = "切实把公开作为一项重要工作来抓，完善制度，强化监督，常态长效做好公开工作，确保规范高效便民。"


@pytest.mark.parametrize("missing", range(4))
def test_a_number_without_a_heading_opens_the_part_that_is_missing(missing: int) -> None:
    words = ("组织领导", "制度", "队伍", "宣传")
    lines = [f"（{n}）{word}情况。甲。" for n, word in zip("一二三四", words, strict=True)]
    lines[missing] = lines[missing][:3] + RUN_ON
    found = overview(body("overview", *lines))
    assert [part.text for part in found.parts] == lines
    assert [n for n, part in enumerate(found.parts) if part.heading is None] == [missing]


@pytest.mark.parametrize(
    "lines",
    [
        ("（一）主动公开。甲。", "（三）" + RUN_ON),
        ("（一）主动公开。甲。", "（一）" + RUN_ON, "（二）依申请公开。乙。"),
        ("（二）" + RUN_ON, "（三）依申请公开。乙。"),
        ("（一）" + RUN_ON, "（一）依申请公开。乙。"),
        ("（一）" + RUN_ON, "（二）" + RUN_ON),
    ],
)
def test_a_number_without_a_heading_that_is_not_due_opens_no_part(lines: tuple[str, ...]) -> None:
    assert all(part.heading for part in overview(body("overview", *lines)).parts)


def test_a_part_without_a_heading_is_of_the_topic_with_whose_name_it_begins() -> None:
    begun = ("（一）主动公开", "（二）加强依申请公开工作", "（三）監督保障")
    lines = (*(begin + RUN_ON for begin in begun), "（四）其他。无。")
    found = overview(body("overview", *lines))
    assert {topic: part.text for topic, part in found.topics.items()} == {
        "proactive": lines[0],
        "supervision": lines[2],
    }


def test_a_heading_that_ends_in_fangmian_ends_at_the_comma() -> None:
    found = overview(
        body("overview", "1.平台建设方面，不断优化栏目，" + "很好，" * 20, "2.监督保障方面，定期培训，" + "很好，" * 20)
    )
    assert headings(found.parts) == ["1.平台建设方面，", "2.监督保障方面，"]


def test_what_is_but_of_disclosure_is_no_topic() -> None:
    lines = ("（一）政府信息公开工作机构和人员", "甲。", "（二）政务公开工作要点落实情况", "乙。")
    assert overview(body("overview", *lines)).topics == {}
    found = overview(body("overview", *lines, "（三）丰富公开内容", "丙。"))
    assert [part.heading for part in found.topics.values()] == ["（三）丰富公开内容"]


def test_topics_one_level_down_are_most_of_the_five() -> None:
    inner = ("1.主动公开。甲。", "2.依申请公开。乙。", "3.监督保障。丙。")
    for count, expected in ((3, ["proactive", "requests", "supervision"]), (2, [])):
        found = overview(body("overview", "（一）基本情况", *inner[:count], "（二）组织领导", "健全。"))
        assert list(found.topics) == expected
        assert headings(found.parts)[1] == "（二）组织领导"


def test_topics_counted_in_words_end_at_the_next_count() -> None:
    lines = (
        "一是主动公开情况。公开30条。",
        "二是依申请公开情况。收到2件。",
        "三是完成印章启用工作，成效明显。",
        "启用1枚。",
    )
    found = overview(body("overview", *lines))
    assert {topic: part.text for topic, part in found.topics.items()} == {"proactive": lines[0], "requests": lines[1]}
    assert found.parts[2].text == "\n".join(lines[2:])


@pytest.mark.parametrize(
    "text",
    [
        "按照要求，（一）公开30条。（二）收到2件，详见下文，各项工作均已完成，没有发生任何问题，群众满意度持续提高，年度任务全部完成。",
        "落实《办法》第三条。（二）项的要求得到落实。（四）项的要求亦得到落实，没有发生任何问题，群众满意度持续提高，年度任务完成。",
    ],
)
def test_numbers_that_do_not_count_up_are_no_sub_headings(text: str) -> None:
    assert overview(body("overview", text)).parts == ()


def test_the_caption_of_a_figure_is_no_topic() -> None:
    found = overview(body("overview", "全年公开信息30条。", "图2 政府网站主动公开信息情况", "收到申请2件。"))
    assert found.topics == {}


def test_topics_whose_sub_headings_are_glossed() -> None:
    found = overview(body("overview", "（一）主動(dòng)公開(kāi)情況", "公開30條。", "（二）監(jiān)督保障", "無。"))
    assert list(found.topics) == ["proactive", "supervision"]


def test_no_topics_without_sub_headings() -> None:
    found = overview(
        body("overview", "2022年，加强监督保障，主动公开信息若干条，收到申请若干件。", "平台建设不断加强。")
    )
    assert (found.parts, dict(found.topics)) == ((), {})


def test_a_topic_is_the_first_part_that_names_it() -> None:
    lines = (
        "（一）加强组织领导",
        "甲。",
        "（二）主动公开情况",
        "乙。",
        "（三）公开渠道",
        "丙。",
        "（四）平台管理",
        "丁。",
        "（五）目录规范管理",
        "戊。",
    )
    found = overview(body("overview", *lines))
    assert {topic: part.heading for topic, part in found.topics.items()} == {
        "proactive": "（二）主动公开情况",
        "management": "（五）目录规范管理",
        "platform": "（三）公开渠道",
    }


def test_parts_inside_parts() -> None:
    lines = ("（一）主动公开", "1.政策解读。", "甲。", "2.会议公开。", "乙。", "（二）依申请公开", "1.登记。", "丙。")
    found = overview(body("overview", *lines))
    assert headings(found.parts) == [
        ("（一）主动公开", ["1.政策解读。", "2.会议公开。"]),
        ("（二）依申请公开", ["1.登记。"]),
    ]


def test_the_outer_style_is_the_one_that_does_not_start_over() -> None:
    lines = ("1、主动公开", "（一）政策", "甲。", "（二）会议", "乙。", "2、依申请公开", "（一）登记", "丙。")
    assert headings(overview(body("overview", *lines)).parts) == [
        ("1、主动公开", ["（一）政策", "（二）会议"]),
        ("2、依申请公开", ["（一）登记"]),
    ]


def test_parts_that_begin_at_two() -> None:
    found = overview(body("overview", "全年公开信息若干条。", "（二）依申请公开情况", "未收到。"))
    assert headings(found.parts) == ["（二）依申请公开情况"]


def test_a_topic_alone_on_a_line_before_the_second_part_is_the_first() -> None:
    found = overview(body("overview", "全年公开。", "主动公开情况", "甲。", "（二）依申请公开情况", "乙。"))
    assert headings(found.parts) == ["主动公开情况", "（二）依申请公开情况"]
    assert [part.text for part in found.topics.values()] == ["主动公开情况\n甲。", "（二）依申请公开情况\n乙。"]


@pytest.mark.parametrize("line", ["主动公开情况：公开30条。", "强化监督，做好公开工作。"])
def test_a_sentence_before_the_second_part_is_no_heading(line: str) -> None:
    found = overview(body("overview", line, "（二）依申请公开情况", "乙。"))
    assert headings(found.parts) == ["（二）依申请公开情况"]


def test_applications_for_a_review_are_no_requests_and_disclosed_information_is_proactive() -> None:
    reviews = "因政府信息公开申请行政复议、提起行政诉讼的情况"
    lines = (
        "（一）概述",
        "甲。",
        "（二）公开政府信息情况",
        "乙。",
        f"（三）{reviews}",
        "丙。",
        "（四）不予公开情况",
        "丁。",
    )
    found = overview(body("overview", *lines))
    assert {topic: part.heading for topic, part in found.topics.items()} == {"proactive": "（二）公开政府信息情况"}
    run_on = overview(body("overview", "（一）公开政府信息情况" + RUN_ON, "（二）依申请公开。乙。"))
    assert run_on.topics["proactive"].text.startswith("（一）")


def test_problems_by_bare_words_before_a_colon() -> None:
    lines = ("存在问题：一是解读不够。二是更新不及时。", "解决措施：一是制定文件。")
    found = narrative(body("problems", *lines, heading="五、存在的主要问题及改进情况"))
    assert found is not None
    assert headings(found.parts) == ["存在问题：", "解决措施："]


def test_a_section_with_neither_heading_nor_text_is_none() -> None:
    assert narrative(body("other", heading=None)) is None


def test_a_section_knows_its_place() -> None:
    found = narrative(body("other", "无。", "完。"))
    assert found is not None
    assert found.location is not None
    assert (found.location.line, found.location.end_line) == (1, 3)


def paragraph(text: str, line: int) -> Paragraph:
    return Paragraph(text, Location(line=line, column=1, end_line=line, end_column=len(text) + 1))


def test_text_around_a_picture_inside_a_sentence_is_one_paragraph() -> None:
    blocks = [
        paragraph("充分发", 1),
        Image("图"),
        paragraph("挥网站作用。", 1),
        Image("图"),
        paragraph("二是加强。", 2),
    ]
    assert [p.text for p in joined(blocks)] == ["充分发挥网站作用。", "二是加强。"]


def test_nothing_is_joined_over_a_table() -> None:
    blocks = [
        paragraph("各渠道发布的信息数量情况，具体如下表所列的各项", 1),
        Table((("0",),), Layout.GRID),
        paragraph("全年公开。", 3),
    ]
    assert len(joined(blocks)) == 2


WHOLE = [
    ("（一）加强组织领导，健全工作机制", "我镇高度重视信息公开工作，成立领导小组。"),
    ("大水泊镇2022年各类栏目信息发布数量统计图", "（二）依申请公开工作情况"),
    ("全年公开信息若干条，及时回应群众关切。", "全年未收到申请。"),
    ("主动公开情况", "全年公开信息若干条。"),
    ("公开内容不够丰富，更新不及时，主要问题如下：", "一是更新不及时。"),
    ("发布信息若干条，其中包括政府文件、会议信息和政策解读等若干条", "一是加强政策解读工作。"),
]


@pytest.mark.parametrize(("first", "second"), WHOLE)
def test_whole_paragraphs_stay_apart(first: str, second: str) -> None:
    assert [p.text for p in joined([paragraph(first, 1), paragraph(second, 2)])] == [first, second]


def test_a_hard_wrapped_text_is_joined_at_its_width() -> None:
    text = "本单位认真贯彻落实条例，坚持以公开为常态、不公开为例外，围绕中心工作，及时发布政策文件7230条，" * 4 + "完。"
    lines = [text[n : n + 38] for n in range(0, len(text), 38)]
    width = wrap_width(lines)
    assert width == 76
    assert [p.text for p in joined([paragraph(line, n) for n, line in enumerate(lines)], width)] == [text]


def test_whole_paragraphs_have_no_wrap_width() -> None:
    assert wrap_width(["全年公开信息若干条，内容涵盖领导信息、部门会议、民生实事等。" * n for n in range(1, 9)]) == 0


FURNITURE = [
    "1",
    "- 8 -",
    "— 12 —",
    "第 3 页 共 12 页",
    "3/12",
    "P. 8",
    "Page 8 - 某区信访局2022年政府信息公开工作年度报告",
    "[image: ]",
    "0 11",
    "您现在所在的位置：首页 > 年报",
    "当前位置：首页",
    "发布日期: 2023-01-17",
    "索 引 号: 1137/2022",
    "信息来源：办公室",
    "访问量：12",
    "点击数：[ 3 ]",
    "字体:[ ]",
    "[大 中 小]",
    "大中小",
    "打印 关闭",
    "【打印】【关闭】",
    "某区信访局2022年政府信息公开工作年度报告",
]
PROSE = [
    "无",
    "无。",
    "2022年。",
    "来源于群众。",
    "发布信息12条。",
    "第一，加强领导。",
    "打印了宣传册。",
    "12345热线办结。",
    "公开年度报告。",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_no_prose(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)
