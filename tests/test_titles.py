"""Titles where pages put them: in tables, behind labels, with a site's name or a date behind; and what is no title."""

import pytest

import goi_parse
from goi_parse.sections.title import title

REST = """一、总体情况
2022年，全年公开信息三十条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
更新不及时。
六、其他需要报告的事项
无。
"""
TITLE = "云口区教育局2022年政府信息公开工作年度报告"
BASED = "本报告根据《中华人民共和国政府信息公开条例》要求编制。"


def read(front: str) -> goi_parse.AnnualReport:
    return goi_parse.parse_text(f"{front}\n{REST}")


TABLES = [
    f"云口区人民政府\n| 标题: | {TITLE} | ||\n|---|---|---|---|\n| 索引号: | /2022-01 | 发布机构: | 教育局 |",
    f"| {TITLE} |\n|---|\n| 云口区教育局 |",
    f"云口区人民政府\n| 发布机构: | 教育局 |\n|---|---|\n| 名 称: | {TITLE} |",
]


@pytest.mark.parametrize("front", TABLES)
def test_a_title_in_a_table_of_the_page_names_who_reports(front: str) -> None:
    report = read(f"{front}\n{BASED}")
    assert (report.title or "").removeprefix("名 称:").strip() == TITLE
    assert report.agency == "云口区教育局"
    assert report.preamble is not None
    assert report.preamble.text == BASED


def test_a_line_above_a_table_is_no_part_of_the_title_in_it() -> None:
    report = read(f"云口区人民政府\n| 标题: | 2022年政府信息公开工作年度报告 |\n|---|---|\n| 索引号: | 1 |\n{BASED}")
    assert (report.title, report.agency) == ("2022年政府信息公开工作年度报告", None)


def test_a_table_of_several_reports_is_the_title_of_none() -> None:
    older = TITLE.replace("2022", "2021")
    report = read(f"| {older} | 2022-01-18 |\n|---|---|\n| {TITLE} | 2023-01-18 |\n{BASED}")
    assert (report.title, report.agency) == (None, None)


def test_a_title_in_a_table_of_a_web_page() -> None:
    page = f"<p>云口区人民政府</p><table><tr><td>标题：</td><td>{TITLE}</td></tr></table><p>{BASED}</p>"
    body = "".join(f"<p>{line}</p>" for line in REST.splitlines())
    report = goi_parse.parse(f"<html><body>{page}{body}</body></html>".encode(), format="html")
    assert (report.title, report.agency) == (TITLE, "云口区教育局")


BEHIND = [
    f"{TITLE}-云口之窗\n\n您的位置:首页 > 政务公开 > 政府信息公开年报\n{BASED}",
    f"{TITLE} | 云口区人民政府网\n{BASED}",
    f"{TITLE} 2023-01-20\n\n{BASED}",
    f"{TITLE} {BASED}",
    f"更新时间:\n{TITLE}\n{BASED}",
    f"浏览次数:\n{TITLE}\n{BASED}",
]


@pytest.mark.parametrize("front", BEHIND)
def test_what_stands_around_a_title_is_no_part_of_it(front: str) -> None:
    report = read(front)
    assert (report.title, report.agency) == (TITLE, "云口区教育局")
    assert report.preamble is not None
    assert report.preamble.text.endswith(BASED)
    assert TITLE not in report.preamble.text


def test_the_place_of_a_sentence_behind_a_title_is_where_it_stands() -> None:
    preamble = read(f"{TITLE} {BASED}").preamble
    assert preamble is not None
    assert preamble.location is not None
    assert (preamble.location.line, preamble.location.column) == (1, len(TITLE) + 2)


NO_TITLES = [
    "- 首页 > 政务公开 > 商务局 > 政府信息公开年度报告",
    "政务公开 > 商务局 > 2022年政府信息公开年度报告",
    "政务公开 » 商务局 » 政府信息公开年报",
    "部门信息公开年报 2022\n索引号 3200/2023-35 分类 报告",
    "依法主动公开目录政府信息公开年报",
    "县直部门政府信息公开年报",
    "2022年教育局\n发布机构:教育局信息公开年报",
    f"现公布{TITLE} {BASED}",
]


@pytest.mark.parametrize("front", NO_TITLES)
def test_a_path_of_pages_and_the_data_of_a_page_are_no_title(front: str) -> None:
    assert title(front.split("\n")) is None
    report = read(f"{front}\n{BASED}")
    assert report.title is None
    assert report.agency is None or front.startswith("现公布")


ABOVE = [
    "发布日期:2023-01-18 16:07    来源:区教育局\n字号:\n打印",
    "2023-01-18 16:07  点击:[] 来源:云口区教育局",
    "云口政务网 发布日期 : 2023-01-18\n字体大小: 打印",
    "索 引 号 1606/2023-02 发布机构 区政府办\n公开目录 部门年度报告 发布日期 2023-02-20 09:00",
    "【字体:打印\n• 字号:\n•\n• 打印",
    "(2023-01-06)\n【点击查看解读】",
    "语音播报\n语音合成中,请耐心等待...\n退出播报模式",
    "云口区教育局\n2022年政府信息公开工作年度报告",
    "云口区教育局2022年\n政府信息公开工作年度报告",
    "云口区教育局政府信息公开工作年度报告\n(云口区教育局)",
    "發佈日期：2023-01-18",
    "?",
    "（2023年1月）",
    "相关附件：\n用微信扫描二维码分享至好友和朋友圈",
    "您当前所在的位置: 首页 > 政府信息公开 > 年报【本级】",
    "首页>政务公开>年报",
    "www.yunkou.gov.cn     发布时间:2023-01-18     来源:云口区教育局      选择阅读字号:[ ]     阅读次数:",
    "索  引  号:68/2023-01 文  号: 发布时间:2023-01-18 信息来源:云口区 关  键  词:" + "教育局 " * 20 + "浏览次数:9",
    "• 政 策\n• 政府信息公开指南\n• 依申请公开",
]


@pytest.mark.parametrize("lines", ABOVE)
def test_lines_of_the_page_and_the_title_again_are_no_preamble(lines: str) -> None:
    preamble = read(f"{TITLE}\n{lines}\n\n{BASED}").preamble
    assert preamble is not None
    assert preamble.text == BASED


KEPT = [
    "统计时间：2022年1月1日至2022年12月31日",
    "时间：2022年1月1日至12月31日",
    "发布单位联系电话：0631-5210696",
    "云口区民政局",
    "公开工作概述",
    "共和国政府信息公开工作年度报告格式>的要求",
]


@pytest.mark.parametrize("line", KEPT)
def test_a_line_that_says_more_belongs_to_the_preamble(line: str) -> None:
    preamble = read(f"{TITLE}\n{line}\n\n{BASED}").preamble
    assert preamble is not None
    assert preamble.text.startswith(line)


def test_below_the_first_sentence_nothing_is_of_the_page() -> None:
    preamble = read(f"{TITLE}\n{BASED}\n云口区教育局\n来源：各科室").preamble
    assert preamble is not None
    assert "云口区教育局" in preamble.text
