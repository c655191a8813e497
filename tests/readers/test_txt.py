"""Text: where a table of cells behind tabs ends that no empty line parts from what follows, escapes, lost line ends."""

from pathlib import Path

import pytest

import goi_parse
from goi_parse.document import Layout, Paragraph, Table
from goi_parse.location import Location
from goi_parse.readers.txt import document_of
from goi_parse.readers.txt.endless import unfolded


@pytest.mark.parametrize(
    "heading", ["五、存在的主要问题", "（五）存在的主要问题", "**五、存在的主要问题**", "## 5. 存在的主要问题"]
)
def test_a_numbered_line_right_below_the_cells_is_no_part_of_them(heading: str) -> None:
    table, below = document_of(f"\t总计\n\t复议后起诉\n{heading}\n更新不及时。").blocks[:2]
    assert isinstance(table, Table)
    assert table.rows == (("总计", "复议后起诉"),)
    assert isinstance(below, Paragraph)
    assert below.text == heading.strip("*# ")


def test_a_text_whose_lines_a_tab_indents_is_read_as_if_they_began_with_none(sample: Path) -> None:
    text = sample.read_text("utf-8")
    indented = "\n".join(
        f"\t{line}" if line.strip() and not {"\t", "|"} & {*line} else line for line in text.split("\n")
    )
    assert indented.count("\n\t") > text.count("\n\t") + 10
    whole, found = goi_parse.parse_text(text), goi_parse.parse_text(indented)
    assert (found.title, found.agency, found.period) == (whole.title, whole.agency, whole.period)
    assert {a: f.raw for a, f in found.figures.items()} == {a: f.raw for a, f in whole.figures.items()}
    for one, other in ((found.overview, whole.overview), (found.problems, whole.problems), (found.other, whole.other)):
        assert one.text == other.text


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("\t三、收到的申请\n\t自然人\t总计\n本年新收\t1\t1", 1),  # the table begins below its heading
        ("\t规章\t1\n\t三、收到的申请\n\t自然人\t总计\n", 1),  # and ends above the next one
        ("\t三、本年度办理结果\n\t（一）予以公开\t1", 0),  # a row's label, for figures follow
        ("\t（六）其他事项\n无\n\t（七）另外的事项\n无", 2),  # 无 is no cell of a row without a tab
        ("\t某某市气象局\n\t2023年政府信息公开工作年度报告\n\t根据条例编制。", 3),
        ("\t某某市气象局\n\t2023年政府信息公开工作年度报告\n信息内容\t本年制发件数", 0),
        ("\t一、本年新收申请数量\n\t\n\t\n", 0),  # cells that are blank
    ],
)
def test_a_line_that_a_tab_indents_is_a_row_where_cells_follow(text: str, paragraphs: int) -> None:
    blocks = document_of(text).blocks
    assert sum(isinstance(block, Paragraph) for block in blocks) == paragraphs


def test_words_right_below_a_cell_are_its_wrapped_words() -> None:
    (table,) = document_of("\t2.其他法律行政法规\n禁止公开\n\t0\n").blocks
    assert isinstance(table, Table)
    assert table.rows == (("2.其他法律行政法规\n禁止公开", "0"),)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (r"__1\.主动公开情况__", "1.主动公开情况"),
        (r"电话：0795\-2783222，网址：http://www\.a\_b\.gov\.cn", "电话：0795-2783222，网址：http://www.a_b.gov.cn"),
        (r"文件在 D:\共享\年报", r"文件在 D:\共享\年报"),
    ],
)
def test_signs_that_markdown_escapes_are_printed_without_their_backslash(line: str, text: str) -> None:
    (block,) = document_of(line).blocks
    assert isinstance(block, Paragraph)
    assert block.text == text


def test_a_text_without_line_ends_is_read_by_its_blanks(sample: Path) -> None:
    text = sample.read_text("utf-8")
    folded = " ".join(text.split())
    whole, found = goi_parse.parse_text(text), goi_parse.parse_text(folded)
    assert (found.title, found.agency, found.period, found.contact) == (
        whole.title,
        whole.agency,
        whole.period,
        whole.contact,
    )
    assert found.figures == whole.figures
    for figure in found.figures.values():
        assert figure.location is not None
        assert figure.raw == folded[figure.location.column - 1 : figure.location.end_column - 1]
    for one, other in ((found.overview, whole.overview), (found.problems, whole.problems), (found.other, whole.other)):
        assert "".join(one.text.split()) == "".join(other.text.split())


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (
            "一、 总体情况 2022 年，公开 12 条，其中 3 件是文件。",
            ["一、 总体情况", "2022 年，公开 12 条，其中 3 件是文件。"],
        ),
        ("行政许可 12 件 行政处罚 3", ["行政许可", "12", "件", "行政处罚", "3"]),
        ("|规章|1|0|2|", ["规章", "1", "0", "2"]),
        ("自 2022 年 1 月 1 日 至 12 月 31 日止，", ["自", "2022 年 1 月 1 日", "至 12 月 31 日止，"]),
    ],
)
def test_pieces_between_blanks(line: str, pieces: list[str]) -> None:
    endless = line + " 字" * 1000
    found, places = unfolded(["前一行", endless])
    assert found[1 : len(pieces) + 1] == pieces
    assert [endless[start:].startswith(piece) for piece, (_, start) in zip(found[1:], places[1:], strict=True)]
    assert {number for number, _ in places[1:]} == {2}


def test_a_text_far_longer_than_a_report_is_not_taken_apart() -> None:
    assert len(document_of("字 " * 1000).blocks) == 1000
    assert len(document_of("字 " * 200_000).blocks) == 1


@pytest.mark.parametrize(("gap", "is_grid"), [(8, True), (7, False)])
def test_a_word_in_the_gap_between_dashes_has_lost_its_column(gap: int, is_grid: bool) -> None:  # noqa: FBT001  a column
    dashes = "----------- ------ ------"
    text = f"{dashes}\n信息内容    制发   废止\n{dashes}\n规章{' ' * gap}0      2\n{dashes}"
    found = [block.layout for block in document_of(text).blocks if isinstance(block, Table)]
    assert (Layout.GRID in found) is is_grid


IN_PROSE = "（一）主动公开。登录“中国某某网{mark}政务公开”栏目可查，全年公开186条。"


@pytest.mark.parametrize("mark", ["|", " | ", "｜", "\t"])
def test_a_mark_inside_a_sentence_parts_no_cells(mark: str, sample: Path) -> None:
    line = IN_PROSE.format(mark=mark)
    text = sample.read_text("utf-8").replace("（一）主动公开\n", f"{line}\n", 1)
    report = goi_parse.parse_text(text)
    assert report.overview is not None
    assert line in report.overview.text
    assert line in report.overview.topics["proactive"].text
    assert report.figures == goi_parse.parse(sample).figures


@pytest.mark.parametrize(
    "prose",
    [
        ["登录“中国某某网|政务公开”栏目可查"],  # a line alone that prints no figure and has no bar at an end
        ["登录“中国某某网|政务", "公开”栏目可查，网站|微博并用。"],
        ["“中国某某网|政务公开”栏目：", "开设栏目三个。", "|"],
    ],
)
def test_prose_with_bars_stays_prose(prose: list[str]) -> None:
    assert not [block for block in document_of("\n".join(prose)).blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    "rows",
    [
        ["规章 | 3 | 0 | 3", "行政规范性文件（含通告。） | 6 | 2 | 48"],
        ["| 规章（见附注。） | | | |", "| 行政规范性文件 | 6 | 2 | 48 |"],
        ["规章（见附注。） |", "|", "|"],
        ["行政许可 | 312 |"],
        ["行政许可 | 312"],
        ["信息内容 | 本年处理决定数量", "行政许可 | 312"],
        ["规章\t见附注。\t0\t0"],
    ],
)
def test_rows_with_a_note_or_without_a_figure_stay_rows(rows: list[str]) -> None:
    (block,) = document_of("\n".join(rows)).blocks
    assert isinstance(block, Table)


@pytest.mark.parametrize(
    "line", ["\t一、总体情况 ", "一、总体情况 |", "| 一、总体情况 |", "一、总体情况\t", "\t一、总体情况\t\t"]
)
def test_one_cell_of_words_is_prose(line: str) -> None:
    (block,) = document_of(f"\n{line}\n\n").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "一、总体情况"
    start = line.index("一") + 1
    assert block.location == Location(line=2, column=start, end_line=2, end_column=start + 6)


OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
OPENED = [
    ["行政复议", "行政诉讼"],
    ["未经复议直接起诉", "复议后起诉"],
    OUTCOMES * 3,
]


def opened(rows: list[list[str]], bar: str) -> list[str]:
    """A line of one bar before each row, then a line for each cell with a bar behind it."""
    return [line for row in rows for line in (bar, *(f"    {cell}  | " for cell in row))]


@pytest.mark.parametrize("bar", ["|", "| ", "|\t"])
@pytest.mark.parametrize("last", [15, 14])
def test_a_bar_that_opens_a_row_is_no_cell(bar: str, last: int) -> None:
    figures = ["2", "1", "0", "4", "7", "1", "0", "0", "5", "6", "13", "10", "11", "0", "34"]
    lines = opened([*OPENED, figures[:last]], bar)
    (table,) = document_of("\n".join(lines)).blocks
    assert isinstance(table, Table)
    assert [[cell.strip() for cell in row] for row in table.rows] == [*OPENED, figures[:last]]
    report = goi_parse.parse_text("\n".join(["一、总体情况", "认真贯彻。", "四、行政复议、行政诉讼情况", *lines]))
    read = [figure.value for address, figure in report.figures.items() if address.startswith("disputes.")]
    assert read == ([int(each) for each in figures] if last == 15 else [None] * 15)


def test_a_blank_cell_behind_the_opening_bar_is_a_cell() -> None:
    (table,) = document_of("\n".join(opened([["规章", "0", "", "3"]], "| "))).blocks
    assert isinstance(table, Table)
    assert [cell.strip() for cell in table.rows[0]] == ["规章", "0", "", "3"]


@pytest.mark.parametrize("blank", ["    ", "     ", "      "])
def test_a_line_of_a_drawn_grid_that_lost_a_blank_keeps_its_cells_in_their_columns(blank: str) -> None:
    border = "+------+-----+-----+-----+"
    text = "\n".join([border, "| 标签 |  甲 |  乙 |  丙 |", border, f"| 第二 |{blank}|  0  |  1  |", border])
    (table,) = document_of(text).blocks
    assert isinstance(table, Table)
    assert table.columns is not None
    assert table.rows[1] == ("第二", "", "0", "1")
    assert table.columns[1] == (0, 1, 2, 3)
