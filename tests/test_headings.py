"""Property: sections are found under any wording, numbering, contents list, sub-headings, order and line width."""

from typing import NamedTuple

from hypothesis import given, settings, strategies as st

from goi_parse.document import Block, Document, Layout, Paragraph, Table
from goi_parse.location import Location
from goi_parse.outline import outline
from goi_parse.prose import joined

CHINESE = "一二三四五六七八九十"
WORDINGS = {
    "overview": "总体情况 总体概述 政府信息公开工作总体情况 概述 主要工作概述 基本工作情况 总体工作情况",
    "disclosure": "主动公开政府信息情况 主动公开政府信息的情况 行政机关主动公开政府信息情况 本地主动公开政府信息情况"
    " 主动公开信息情况 主动公开情况 主动公开政府政府情况 政府信息主动公开情况",
    "requests": "收到和处理政府信息公开申请情况 行政机关收到和处理政府信息公开申请情况 收到的处理政府信息公开申请情况"
    " 依申请公开政府信息和不予公开政府信息情况 依申请公开政府信息办理情况 政府信息依申请公开办理情况",
    "disputes": "政府信息公开行政复议、行政诉讼情况 政府信息公开行政复议行政诉讼情况 政府信息公开行政复议和行政诉讼情况"
    " 政府信息公开行政复议及行政诉讼情况 政府信息公开行政复议与行政诉讼情况 行政复议和行政诉讼情况"
    " 因政府信息公开工作被申请行政复议、提起行政诉讼情况 因政府信息公开工作被申请行政复议或提起行政诉讼情况"
    " 因政府信息公开申请行政复议或提起行政诉讼的情况 政府信息公开工作被申请行政复议、提起行政诉讼的情况 复议、诉讼情况",
    "problems": "存在的主要问题及改进情况 存在的主要问题和改进措施 存在主要问题及改进情况 存在问题及改进情况"
    " 政府信息公开工作存在的主要问题及改进措施 政府信息公开工作中存在的问题及改进措施"
    " 信息公开工作存在的主要问题及改进情况 当前存在的主要问题及下步改进措施 下一步工作打算",
    "other": "其他需要报告的事项 其他需要报告事项 其他需要报告的情况 其他报告事项 其他事项 需要说明的其他事项",
}
TOPS = (
    "{c}、{h}",
    "{c}、 {h}",
    "{c}．{h}",
    "　　{c}、{h}",
    "{n}、 {h}",
    "{n}、{h}",
    "{n}．{h}",
    "第{c}部分 {h}",
    "第{c}部分：{h}",
    "## {c}、{h}",
    "**{c}、{h}**",
    "{c}、{h}：",
    "{c}、{h}、",
    "{h}",
    "[bookmark: b{n}]{c}、{h}",
)
SUBS = ("（{c}）{h}", "({c}){h}", "（{n}） {h}", "({c})、{h}", "{n}.{h}", "{n}. {h}", "{n}.{h}。全年工作有序推进。")
TOPICS = (
    "主动公开政府信息情况 主动公开情况 主动公开 政府信息主动公开情况",
    "依申请公开情况 依申请公开办理情况 收到和处理政府信息公开申请情况 依申请公开政府信息情况",
    "政府信息管理 政府信息管理情况 信息管理工作情况",
    "政府信息公开平台建设 平台建设情况 公开平台建设工作情况",
    "监督保障 监督保障情况 监督保障机制",
)
CONTENTS = ("{c}、{h}………………{p}", "{c}、{h}……{p}", "{c}、{h}\t{p}", "{c}、{h} {p}", "{c}、{h}", "{h}{d}{p}")
SENTENCE = "本单位认真落实各项要求，{mark}全年公开工作有序推进，主动公开政府信息若干条，办理申请若干件。"
ROWS = ("第二十条第（一）项", "信息内容", "规章", "0", "行政许可", "0")
REQUEST_ROWS = (
    "申请人情况",
    "一、本年新收政府信息公开申请数量",
    "0",
    "二、上年结转政府信息公开申请数量",
    "0",
    "三、本年度办理结果",
)


class Made(NamedTuple):
    """Lines, and the mark of the prose that belongs under each heading."""

    lines: list[str | None]
    heads: dict[str, str]
    marks: dict[str, str]


@st.composite
def made(draw: st.DrawFn) -> Made:
    top = draw(st.sampled_from(TOPS))
    sub = draw(st.sampled_from([s for s in SUBS if not (top == "{n}．{h}" and s.startswith("{n}"))]))
    keys = list(WORDINGS)
    if draw(st.booleans()):
        gone = draw(st.sampled_from(["overview", "other", "disputes", None]))
        keys = [key for key in keys if key != gone]
    if draw(st.integers(0, 5)) == 0 and {"problems", "other"} <= set(keys):
        keys[-2:] = ["other", "problems"]
    words = {key: draw(st.sampled_from(WORDINGS[key].split())) for key in keys}
    heads = {key: top.format(c=CHINESE[n], n=n + 1, h=words[key]) for n, key in enumerate(keys)}
    marks = {key: f"甲{n}乙" for n, key in enumerate(keys)}
    lines: list[str | None] = [
        "某县水利局2022年政府信息公开工作年度报告",
        "本报告由" + "、".join(words.values()) + "组成。",
    ]
    if draw(st.booleans()):
        entry = draw(st.sampled_from(CONTENTS))
        lines += ["目录"] if draw(st.booleans()) or entry.endswith("{h}") else []
        lines += [entry.format(c=CHINESE[n], h=w, p=n + 1, d="." * 12) for n, w in enumerate(words.values())]
        lines.append("特此报告。")
    for key in keys:
        lines.append(heads[key])
        lines += _body(draw, key, sub, marks[key])
    return Made(lines, heads, marks)


def _body(draw: st.DrawFn, key: str, sub: str, mark: str) -> list[str | None]:
    said = SENTENCE.format(mark=mark)
    if key == "overview":
        lines: list[str | None] = [said]
        for n, topic in enumerate(TOPICS):
            lines += [
                sub.format(c=CHINESE[n], n=n + 1, h=draw(st.sampled_from(topic.split()))),
                SENTENCE.format(mark=""),
            ]
        return lines
    if key in ("problems", "other"):
        heads = ("存在的主要问题", "改进情况") if key == "problems" else ("依申请公开收费情况", "其他需要报告的事项")
        parts = [sub.format(c=CHINESE[n], n=n + 1, h=h) for n, h in enumerate(heads)]
        return [parts[0], said, parts[1], SENTENCE.format(mark="")] if draw(st.booleans()) else [said]
    rows = draw(st.sampled_from(["table", "rows"]))
    table: list[str | None] = [None] if rows == "table" else list(REQUEST_ROWS if key == "requests" else ROWS)
    return [*table, said] if draw(st.booleans()) else [said, *table] if rows == "table" else table


def document(lines: list[str | None], width: int) -> Document:
    blocks: list[Block] = []
    number = 0
    for line in lines:
        rest = line
        while rest:
            number += 1
            cut = width if width and len(rest) > width else len(rest)
            place = Location(line=number, column=1, end_line=number, end_column=cut + 1)
            blocks.append(Paragraph(rest[:cut], place))
            rest = rest[cut:]
        if line is None:
            blocks.append(Table((("0",),), Layout.GRID))
    return Document(tuple(blocks), "txt")


def bare(heading: str | None) -> str:
    return (heading or "").strip("#* 　：:、")


@settings(max_examples=3 * settings().max_examples)
@given(made(), st.sampled_from([0, 0, 36, 41]))
def test_every_section_is_found_with_its_own_prose(report: Made, width: int) -> None:
    found = outline(document(report.lines, width))
    heads = {key: bare(head.partition("]")[2] if head.startswith("[") else head) for key, head in report.heads.items()}
    assert {key: bare(body.heading) for key, body in found.bodies.items()} == heads
    for key, body in found.bodies.items():
        text = "".join(p.text for p in joined(body.blocks, body.width))
        for other, mark in report.marks.items():
            if other != key:
                assert mark not in text, (key, other)
            elif mark in "".join(line or "" for line in report.lines):
                assert mark in text, key
