"""Automatic numbers: what Word draws before a paragraph and does not store in it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from making.docx_numbering import abstract, item, level, use
from making.docx_package import cell, paragraph, row, run, style, table, word

from goi_parse.document import Document, Paragraph, Table
from goi_parse.readers.base import Source
from goi_parse.readers.docx import DocxReader
from goi_parse.readers.docx.numerals import numeral
from goi_parse.text import chinese_number

CHINESE = abstract(
    0,
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCountingThousand"),
    level(2, "%3.", "decimal"),
)


def read(content: str, numbering: str, styles: str = "") -> Document:
    parts: dict[str, str | bytes] = {"numbering": numbering}
    if styles:
        parts["styles"] = styles
    return DocxReader().read(Source(word(content, parts)))


def numbers(document: Document) -> list[str]:
    return [block.number for block in document.blocks if isinstance(block, Paragraph)]


def test_three_levels_as_reports_number_them() -> None:
    content = (
        item("总体情况", 1)
        + item("主动公开", 1, 1)
        + item("依申请公开", 1, 1)
        + item("其一", 1, 2)
        + item("其二", 1, 2)
        + paragraph("正文")
        + item("主动公开政府信息情况", 1)
        + item("一", 1, 1)
        + item("一一", 1, 2)
    )
    document = read(content, CHINESE + use(1, 0))
    assert numbers(document) == ["一、", "（一）", "（二）", "1.", "2.", "", "二、", "（一）", "1."]
    assert all(isinstance(block, Paragraph) and "、" not in block.text for block in document.blocks)


def test_lists_of_one_definition_go_on_and_an_override_begins_anew() -> None:
    content = item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1)
    document = read(content, CHINESE + use(1, 0) + use(2, 0) + use(3, 0, l0=5))
    assert numbers(document) == ["一、", "二、", "五、", "六、", "七、"]


def test_another_definition_counts_for_itself() -> None:
    other = abstract(1, level(0, "%1)", "lowerLetter"))
    document = read(item("a", 1) + item("b", 2) + item("c", 1) + item("d", 2), CHINESE + other + use(1, 0) + use(2, 1))
    assert numbers(document) == ["一、", "a)", "二、", "b)"]


def test_upper_numbers_in_a_lower_one_and_legal_ones() -> None:
    levels = (
        level(0, "第%1章", "chineseCounting"),
        level(1, "%1.%2", more="<w:isLgl/>"),
        level(2, "%1-%2-%3", "upperRoman"),
    )
    content = item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1) + item("e", 1, 1)
    document = read(content, abstract(0, *levels) + use(1, 0))
    assert numbers(document) == ["第一章", "1.1", "一-1-I", "第二章", "2.1"]


def test_restart_only_where_it_is_asked_for() -> None:
    never = abstract(0, level(0, "%1."), level(1, "%2)", more="<w:lvlRestart w:val='0'/>"))
    content = item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1)
    assert numbers(read(content, never + use(1, 0))) == ["1.", "1)", "2.", "2)"]
    first = abstract(0, level(0, "%1."), level(1, "%2)"), level(2, "%3]", more="<w:lvlRestart w:val='1'/>"))
    content = (
        item("a", 1)
        + item("b", 1, 1)
        + item("c", 1, 2)
        + item("d", 1, 1)
        + item("e", 1, 2)
        + item("f", 1)
        + item("g", 1, 2)
    )
    assert numbers(read(content, first + use(1, 0))) == ["1.", "1)", "1]", "2)", "2]", "2.", "1]"]


def test_numbers_by_style_and_by_the_style_that_a_level_names() -> None:
    def numbered(num_id: int, ilvl: str = "") -> str:
        return f"<w:pPr><w:numPr>{ilvl}<w:numId w:val='{num_id}'/></w:numPr></w:pPr>"

    styles = (
        style("h1", "heading 1", numbered(1))
        + style("h2", "heading 2", numbered(1, "<w:ilvl w:val='1'/>"), "h1")
        + style("sub", "sub", numbered(1))
    )
    definition = abstract(
        0,
        level(0, "%1、", "chineseCounting"),
        level(1, "（%2）", "chineseCounting"),
        level(2, "%3.", more="<w:pStyle w:val='sub'/>"),
    )

    def styled(key: str, more: str = "") -> str:
        return paragraph(run(key), f"<w:pStyle w:val='{key}'/>{more}")

    off = "<w:numPr><w:numId w:val='0'/></w:numPr>"
    content = styled("h1") + styled("h2") + styled("sub") + styled("h1", off) + styled("h1") + styled("h2")
    document = read(content, definition + use(1, 0), styles)
    assert numbers(document) == ["一、", "（一）", "1.", "", "二、", "（一）"]


def test_a_level_stated_anew_and_a_linked_list_style() -> None:
    again = f"<w:lvlOverride w:ilvl='0'>{level(0, '[%1]')}</w:lvlOverride>"
    anew = f"<w:num w:numId='2'><w:abstractNumId w:val='0'/>{again}</w:num>"
    linked = "<w:abstractNum w:abstractNumId='7'><w:numStyleLink w:val='list'/></w:abstractNum>"
    styles = style("list", "list", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", kind="numbering")
    document = read(item("a", 2) + item("b", 3), CHINESE + linked + use(1, 0) + anew + use(3, 7), styles)
    assert numbers(document) == ["[1]", "一、"]


def test_numbers_stand_in_the_text_of_cells() -> None:
    definition = abstract(0, level(0, "%1.", more="<w:suff w:val='nothing'/>"), level(1, "%2")) + use(1, 0)
    content = table(
        row(cell(item("属于国家秘密", 1)), "0"), row(cell(item("其他", 1)), "1"), row(cell(item("", 1, 1)), "2")
    )
    (found,) = [block for block in read(content, definition).blocks if isinstance(block, Table)]
    assert found.rows == (("1.属于国家秘密", "0"), ("2.其他", "1"), ("1 ", "2"))


def test_bullets_custom_formats_and_pictures_of_numbers() -> None:
    custom = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><mc:AlternateContent><mc:Choice Requires='w14'>"
        "<w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/>"
        "</mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1'/></w:lvl>"
    )
    definition = abstract(0, level(0, "\uf0b7", "bullet")) + abstract(1, custom) + abstract(2, level(0, "", "none"))
    document = read(item("a", 1) + item("b", 2) + item("c", 3), definition + use(1, 0) + use(2, 1) + use(3, 2))
    assert numbers(document) == ["•", "001", ""]


def test_definitions_that_are_not_there_number_nothing() -> None:
    document = read(item("a", 9) + item("b", 1, 8), CHINESE + use(1, 0))
    assert numbers(document) == ["", ""]
    document = DocxReader().read(Source(word(item("a", 1))))
    assert numbers(document) == [""]


def test_deleted_paragraphs_are_not_counted() -> None:
    deleted = paragraph(
        "<w:del w:id='1'><w:r><w:delText>x</w:delText></w:r></w:del>",
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='2'/></w:rPr>",
    )
    document = read(item("a", 1) + deleted + item("b", 1), CHINESE + use(1, 0))
    assert numbers(document) == ["一、", "二、"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chineseCounting", "一 二 十 十一 二十 二十一 九十九 一○五"),
        ("chineseCountingThousand", "一 二 十 十一 二十 二十一 九十九 一百零五"),
        ("ideographTraditional", "甲 乙 癸 11 20 21 99 105"),
        ("ideographZodiac", "子 丑 酉 戌 20 21 99 105"),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 九九 一〇五"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰零伍"),
        ("decimal", "1 2 10 11 20 21 99 105"),
        ("decimalZero", "01 02 10 11 20 21 99 105"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ ９９ １０５"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳ 21 99 105"),
        ("upperRoman", "I II X XI XX XXI XCIX CV"),
        ("lowerLetter", "a b j k t u uuuu aaaaa"),
        ("ordinal", "1st 2nd 10th 11th 20th 21st 99th 105th"),
        ("no such format", "1 2 10 11 20 21 99 105"),
    ],
)
def test_numerals(name: str, expected: str) -> None:
    assert " ".join(numeral(number, name) for number in (1, 2, 10, 11, 20, 21, 99, 105)) == expected


@given(st.integers(1, 99_999))
def test_chinese_numbers_are_read_back(number: int) -> None:
    text = numeral(number, "chineseCountingThousand")
    if number < 10_000:
        assert chinese_number(text) == number
    assert "零零" not in text
    assert not text.endswith("零")


@pytest.mark.office
def test_the_office_program_numbers_alike(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    levels = abstract(
        0, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"), level(2, "%1.%3.", "decimal")
    )
    zodiac = abstract(1, level(0, "%1.", "ideographTraditional", 3), level(1, "%2)", "lowerLetter"))
    order = [
        (1, 0),
        (1, 1),
        (1, 1),
        (1, 2),
        (2, 0),
        (1, 0),
        (1, 2),
        (3, 0),
        (3, 0),
        (1, 1),
        (2, 1),
        (2, 1),
        (2, 0),
        (4, 0),
        (4, 0),
    ]
    order += [(1, 0)] * 12
    content = "".join(item(f"#{i}", *where) for i, where in enumerate(order))
    data = word(content, {"numbering": levels + zodiac + use(1, 0) + use(2, 1) + use(3, 0, l0=1) + use(4, 1, l0=2)})
    (tmp_path / "a.docx").write_bytes(data)
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "a.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8-sig").split("\n")
    office_numbers = [line.partition("#")[0].strip() for line in lines if "#" in line]
    assert numbers(DocxReader().read(Source(data))) == office_numbers
