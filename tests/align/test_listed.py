"""Table 2 where a text prints all labels of the rows first: read where the blocks are whole, else not at all."""

import pytest

from goi_parse.align.labels import labels_of
from goi_parse.align.restore.listed import listed
from goi_parse.document import Paragraph
from goi_parse.forms import form
from goi_parse.location import Location

ROWS = "规章 行政规范性文件 行政许可 行政处罚 行政强制 行政事业性收费"
ONE = "第二十条第（一）项 本年制发件数 本年废止件数 现行有效件数 1 2 3 4 5 6"
FIVE = "第二十条第（五）项 本年处理决定数量 7"
SIX = "第二十条第（六）项 本年处理决定数量 8 9"
EIGHT = "第二十条第（八）项 本年收费金额（单位：万元） 10"
WHOLE = f"信息内容 {ROWS} {ONE} {FIVE} {SIX} {EIGHT}"
OLD = (
    "规章 规范性文件 行政许可 其他对外管理服务事项 行政处罚 行政强制 行政事业性收费 政府集中采购 "
    "第二十条第（一）项 本年新制作数量 本年新公开数量 对外公开总数量 1 2 3 4 5 6 "
    "第二十条第（五）项 上一年项目数量 本年增/减 处理决定数量 7 8 9 10 11 12 "
    "第二十条第（六）项 上一年项目数量 本年增/减 处理决定数量 13 14 15 16 17 18 "
    "第二十条第（八）项 上一年项目数量 本年增/减 19 20 "
    "第二十条第（九）项 采购项目数量 采购总金额 21 22"
)


def read(text: str, edition: str = "2021") -> list[str]:
    """The rows that are read: each word of ``text`` is a line, ``_`` an empty one, ``+`` a blank."""
    words = text.split()
    blocks = [Paragraph(word.replace("+", " "), Location(line=n)) for n, word in enumerate(words, 1) if word != "_"]
    table = form(edition).tables["disclosure"]
    found = listed(table, blocks, labels_of("disclosure"))
    return [" ".join("?" if value is None else value.text for value in row.values()) for row in found.values()]


def in_order(edition: str) -> list[str]:
    """The rows where every figure is the number of its cell, counted through the form."""
    rows = [row for block in form(edition).tables["disclosure"].blocks for row in [block.columns] * len(block.rows)]
    count = iter(range(1, 100))
    return [" ".join(str(next(count)) for _ in row) for row in rows]


def changed(old: str, new: str) -> str:
    assert WHOLE.count(old) == 1
    return WHOLE.replace(old, new)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE, id="as the form has it"),
        pytest.param(changed("现行有效件数 1", "现行 有效 件数 1"), id="a header in pieces"),
        pytest.param(changed("现行有效件数 1", "1"), id="a header that is missing"),
        pytest.param(changed("本年制发件数 本年废止件数 ", "本年制发 件数 本年废止 件数 "), id="two in pieces"),
        pytest.param(changed("4 5 6", "4 注释 5 6"), id="other words among the figures"),
        pytest.param(changed("信息内容", "信息内容 _ _"), id="empty lines among the labels"),
        pytest.param(
            changed("现行有效件数 1 2 3 4 5 6", "1 2 4 5") + " 填表说明 现行有效件数 3 6",
            id="the last column behind all",
        ),
        pytest.param(
            changed("本年制发件数 本年废止件数 现行有效件数 1 2 3 4 5 6", "本年废止件数 2 5")
            + " 现行有效件数 3 6 本年制发件数 1 4",
            id="two columns behind all",
        ),
        pytest.param(
            changed("本年废止件数 现行有效件数 1 2 3 4 5 6", "现行有效件数 1 3 4 6") + " 本年 废止 件数 2 5",
            id="the middle one behind all, its header in pieces",
        ),
        pytest.param(changed("行政事业性收费 ", "") + " 行政事业性收费", id="a label behind figures"),
        pytest.param(changed("现行有效件数 1 2 3 4 5 6", "1 2 4 5 现行有效件数 3 6"), id="a title behind one apart"),
        pytest.param(changed("本年制发件数 本年废止件数", "本年 本年废止件数 制发件数"), id="one header parts another"),
        pytest.param(
            changed("本年制发件数 本年废止件数 现行有效件数", "本年 本年废止件数 现行有效件数 制发件数"),
            id="two headers part another",
        ),
        pytest.param(
            f"第二十条第（一）项 _ {ROWS} {ONE} {FIVE} {SIX} {EIGHT}".replace(f"{ROWS} 第二十条第（一）项", ROWS),
            id="a title before the labels",
        ),
        pytest.param(
            f"规章 行政规范性文件 行政许可 _ {ONE} {FIVE} 第二十条第（六）项 本年处理决定数量 _ "
            f"行政处罚 行政强制 行政事业性收费 _ 8 9 _ {EIGHT}",
            id="a new page behind the header of a block",
        ),
        pytest.param(
            f"{ROWS} _ 第二十条第（一）项 本年制发件数 1 4 第二十条第（五）项 _ 第二十条第（六）项 _ "
            f"本年废止件数 2 5 _ 现行有效件数 3 6 _ 本年处理决定数量 7 本年处理决定数量 8 9 _ {EIGHT}",
            id="columns apart in the order of the blocks",
        ),
    ],
)
def test_figures_behind_the_labels_are_read_in_the_order_of_the_form(text: str) -> None:
    assert read(text) == in_order("2021")


def test_a_column_printed_apart_belongs_to_the_only_block_that_lacks_it() -> None:
    assert read(OLD, "2019") == in_order("2019")
    whole = "上一年项目数量 本年增/减 处理决定数量 13 14 15 16 17 18"
    assert OLD.count(whole) == 1
    apart = OLD.replace(whole, "上一年项目数量 处理决定数量 13 15 16 18") + " 本年增/减 14 17"
    assert read(apart, "2019") == in_order("2019")
    both = "处理决定数量 7 8 9 10 11 12"
    assert read(apart.replace(both, "7 8 10 11") + " 处理决定数量 9 12", "2019") == [], "which lacks which?"
    twice = apart.replace(
        "上一年项目数量 本年增/减 处理决定数量 7 8 9 10 11 12", "上一年项目数量 处理决定数量 7 9 10 12"
    )
    assert read(twice, "2019") == [], "two blocks lack it"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(changed("规章 行政规范性文件", "行政规范性文件 规章"), id="labels in another order"),
        pytest.param(changed("行政事业性收费 ", ""), id="a label that is missing"),
        pytest.param(f"{ROWS} {ONE} {SIX} {FIVE} {EIGHT}", id="blocks in another order"),
        pytest.param(f"{ROWS} {ONE} {FIVE} {SIX}", id="a block that is missing"),
        pytest.param(f"{ROWS} {ONE} {FIVE} {SIX} {EIGHT} {EIGHT}", id="a block too many"),
        pytest.param(changed("本年制发件数 本年废止件数", "本年废止件数 本年制发件数"), id="headers in another order"),
        pytest.param(changed("本年制发件数 本年废止件数", "本年 废止 件数 本年制发件数"), id="the first in pieces"),
        pytest.param(changed("3 4", "3 规章 4"), id="a label again among figures"),
        pytest.param(
            changed("现行有效件数 1 2 3 4 5 6", "1 2 4 5") + " 现行有效件数 3 6 第二十条第（一）项", id="a title again"
        ),
        pytest.param(changed("现行有效件数 1", "本年处理决定数量 1"), id="a header of another block behind"),
        pytest.param(changed("本年制发件数 ", "本年处理决定数量 "), id="a header of another block before"),
        pytest.param(changed("第二十条第（一）项", "现行有效件数 第二十条第（一）项"), id="a header above all titles"),
        pytest.param(changed("信息内容", "信息内容 5"), id="a figure above all labels"),
        pytest.param(changed("行政处罚", "5 行政处罚"), id="a figure among the labels"),
        pytest.param(changed("5 6", "5 共计+6"), id="words before a figure"),
        pytest.param(changed("5 6", "5 共计+6 6"), id="words before a figure too many"),
        pytest.param(changed("件数 1 2", "件数 _ 1 2"), id="an empty line above the figures"),
        pytest.param(changed("3 4", "3 _ 4"), id="an empty line among the figures"),
        pytest.param(changed("数量 7 ", "数量 7 8 ").replace("8 9 ", "9 "), id="a figure in the block before"),
        pytest.param(changed("5 6", "5"), id="a figure too few"),
        pytest.param(changed("5 6", "5 6 7 8 9"), id="a row too many"),
        pytest.param(WHOLE + " 现行有效件数 3 6", id="a column apart that none lacks"),
        pytest.param(WHOLE + " 现行有效件数", id="a header apart without figures"),
        pytest.param(
            changed("现行有效件数 1 2 3 4 5 6", "1 2 4 5") + " 现行有效件数 3 6 现行有效件数 3 6", id="one apart twice"
        ),
        pytest.param(changed("现行有效件数 1 2 3 4 5 6", "1 2 4 5") + " 现行有效件数 3", id="one apart, too short"),
        pytest.param(changed("现行有效件数 1 2 3 4 5 6", "1 2 4 5") + " 现行有效件数 3 6 9", id="one apart, too long"),
        pytest.param(changed("3 4", "3 _ 行政许可 _ 4"), id="a label twice, and figures behind it"),
        pytest.param(WHOLE + " _ 12", id="a figure in a flow of its own behind all"),
        pytest.param(WHOLE + " 第二十条第（九）项 采购项目数量 5", id="a block of another edition"),
        pytest.param(
            changed("现行有效件数 1 2 3 4 5 6", "现行有效件数 1 2 4 5") + " 现行有效件数 3 6",
            id="a header above other columns and above its own",
        ),
        pytest.param(
            changed("本年制发件数 本年废止件数 现行有效件数 1 2 3 4 5 6", "现行有效件数 1 2 4 5") + " 现行有效件数 3 6",
            id="the only header above columns that it does not name",
        ),
        pytest.param(
            changed("行政处罚 行政强制 行政事业性收费 ", "") + " 行政处罚 行政强制 行政事业性收费 _ 8 9", id="again"
        ),
    ],
)
def test_where_it_is_not_whole_nothing_is_read(text: str) -> None:
    assert read(text) == []
