"""Tables cut by page breaks: between rows, in a row, in a merged cell, with the header repeated or not."""

from collections.abc import Sequence

import pytest
from making.pdf_package import Page, pdf
from making.pdf_reading import only_table, read, tables, texts

from goi_parse.document import Table
from goi_parse.location import Location

XS = [72, 132, 232, 292, 352]
HEAD = [("组", 0, 1), ("项目", 1, 1), ("甲", 2, 1), ("乙", 3, 1)]
Row = Sequence[tuple[str, int, int]]


def part(rows: Sequence[Row], top: float, *, page: Page | None = None, height: float = 30, left: float = 0) -> Page:
    """Rows of (text, column, columns spanned) with their borders; what spans rows is drawn without a line below."""
    page = page or Page()
    for number, row in enumerate(rows):
        above = top + number * height
        for text, column, span in row:
            x0, x1 = XS[column] + left, XS[column + span] + left
            if not text.startswith("|"):
                page.line(x0, above, x1, above)
            page.line(x0, above, x0, above + height).line(x1, above, x1, above + height)
            for line, piece in enumerate(text.lstrip("|").split("\n")):
                page.text(x0 + 3, above + 3 + 12 * line, piece)
    return page.line(XS[0] + left, top + len(rows) * height, XS[-1] + left, top + len(rows) * height)


def cells(table: Table) -> list[tuple[str, int, int, int]]:
    return [(cell.text, cell.column, cell.row_span, cell.column_span) for cell in table.cells]


def row(label: str, *figures: str, group: str = "") -> Row:
    return [(group, 0, 1), (label, 1, 1), (figures[0], 2, 1), (figures[1], 3, 1)]


def test_a_break_between_rows() -> None:
    first = part([HEAD, row("一", "1", "2", group="G")], 700)
    second = part([row("二", "3", "4", group="H")], 72)
    assert only_table(pdf(first, second)).rows == (
        ("组", "项目", "甲", "乙"),
        ("G", "一", "1", "2"),
        ("H", "二", "3", "4"),
    )


def test_a_merged_cell_over_the_break_shifts_nothing() -> None:
    first = part([HEAD, row("一", "1", "2", group="G"), row("二", "3", "4", group="|")], 700)
    second = part([row("三", "5", "6"), row("四", "7", "8", group="|")], 72)
    found = only_table(pdf(first, second))
    assert cells(found)[4:] == [
        ("G", 0, 4, 1), ("一", 1, 1, 1), ("1", 2, 1, 1), ("2", 3, 1, 1),
        ("二", 1, 1, 1), ("3", 2, 1, 1), ("4", 3, 1, 1),
        ("三", 1, 1, 1), ("5", 2, 1, 1), ("6", 3, 1, 1),
        ("四", 1, 1, 1), ("7", 2, 1, 1), ("8", 3, 1, 1),
    ]  # fmt: skip


def test_a_part_with_fewer_lines_keeps_its_columns() -> None:
    first = part([[("一、合并的标签", 0, 2), ("1", 2, 1), ("2", 3, 1)]], 750)
    second = part([row("二", "3", "4", group="G")], 72)
    assert cells(only_table(pdf(first, second)))[:3] == [("一、合并的标签", 0, 1, 2), ("1", 2, 1, 1), ("2", 3, 1, 1)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (row("很长的一个项目标签", "5", "6", group="G"), row("还有下文", "", "")),
        (row("很长的一个项目标签", "", "", group="G"), row("还有下文", "5", "6")),
        (row("很长的一个项目标签\n还有下文", "5", "6", group="G"), row("", "", "")),
        (row("很长的一个项目标签\n还有下文", "", "", group="G"), row("", "5", "6")),
    ],
)
def test_a_row_that_the_break_cut_is_one_row(above: Row, below: Row) -> None:
    found = only_table(pdf(part([HEAD, above], 700), part([below, row("下一行", "7", "8", group="H")], 72)))
    assert found.rows[1:] == (("G", "很长的一个项目标签\n还有下文", "5", "6"), ("H", "下一行", "7", "8"))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (row("很长的一个项目标签", "5", "6", group="G"), row("（二）新的一行", "", "", group="H")),
        (row("短标签", "5", "6", group="G"), row("另一个", "", "", group="H")),
        (row("短标签", "", "", group="G"), row("另一个", "5", "6", group="H")),
        (row("很长的一个项目标签", "5", "6", group="G"), row("另一个项目", "7", "8", group="H")),
    ],
)
def test_two_rows_at_a_break_stay_two(above: Row, below: Row) -> None:
    found = only_table(pdf(part([HEAD, above], 700), part([below], 72)))
    assert len(found.rows) == 3


def test_a_number_that_the_break_cut_is_one_number() -> None:
    page, below = Page().text(75, 764, "１０").text(102, 764, "/"), Page().text(75, 76, "５")
    for sheet, top in ((page, 760), (below, 72)):
        for y in (top, top + 28):
            sheet.line(72, y, 127, y)
        for x in (72, 98, 127):
            sheet.line(x, top, x, top + 28)
    assert only_table(pdf(page, below)).rows == (("１０５", "/"),)


def test_a_repeated_header_stands_once() -> None:
    first = part([HEAD, row("一", "1", "2", group="G")], 700)
    second = part([HEAD, row("二", "3", "4", group="H")], 72)
    assert [line[1] for line in only_table(pdf(first, second)).rows] == ["项目", "一", "二"]


def test_borders_that_the_break_took_are_supplied_and_text_hanging_out_is_kept() -> None:
    first = Page()
    for x in XS:
        first.line(x, 740, x, 775)
    first.line(XS[0], 740, XS[-1], 740).text(75, 744, "组").text(135, 744, "标签一").text(135, 758, "标签二")
    first.text(135, 776, "标签三").text(235, 744, "1").text(295, 744, "2")
    second = Page()
    for x in XS:
        second.line(x, 72, x, 100)
    second.line(XS[0], 100, XS[-1], 100).text(135, 76, "（二）下一行").text(235, 76, "3").text(295, 76, "4")
    found = only_table(pdf(first, second))
    assert found.rows == (("组", "标签一\n标签二\n标签三", "1", "2"), ("（二）下一行", "3", "4"))
    assert found.spans is not None
    assert found.spans[0][0] == (2, 1)


def test_page_headers_and_numbers_do_not_part_a_table() -> None:
    pages = []
    for number in range(1, 4):
        page = Page().text(250, 30, "某某年度报告").text(290, 800, f"- {number} -")
        pages.append(part([row(f"行{number}", "1", "2", group="G")], 90, page=page))
    document = read(pdf(*pages))
    assert len(tables(document)) == 1
    assert texts(document) == []
    assert document.headers == ("某某年度报告",)
    assert document.footers == ("- 1 -", "- 2 -", "- 3 -")


def test_text_between_parts_two_tables() -> None:
    first = part([HEAD, row("一", "1", "2", group="G")], 700)
    second = part([row("二", "3", "4", group="H")], 120, page=Page().text(72, 72, "四、另一个表"))
    assert len(tables(read(pdf(first, second)))) == 2


def test_a_row_alone_on_its_page_belongs_to_the_table() -> None:
    first = part([[("整行的标题", 0, 4)]], 760, page=Page().text(72, 700, "前文"))
    second = part([row("一", "1", "2", group="G")], 72)
    document = read(pdf(first, second))
    assert texts(document) == ["前文"]
    assert tables(document)[0].rows == (("整行的标题",), ("G", "一", "1", "2"))


def test_mirrored_margins_do_not_shift_columns() -> None:
    first = part([HEAD, row("一", "1", "2", group="G")], 700)
    second = part([row("二", "3", "4", group="H")], 72, left=28)
    found = only_table(pdf(first, second))
    assert found.columns == ((0, 1, 2, 3),) * 3
    assert found.place(2, 2) == Location(page=2, box=(260, 72, 320, 102))


def test_a_cell_as_tall_as_its_part_of_the_table() -> None:
    second = Page()
    for x in XS:
        second.line(x, 72, x, 132)
    second.line(XS[1], 102, XS[-1], 102)
    for y, texts_ in ((76, ("一", "1", "2")), (106, ("二", "3", "4"))):
        for x, text in zip(XS[1:], texts_, strict=False):
            second.text(x + 3, y, text)
    first = part([HEAD, row("零", "0", "0", group="G")], 700)
    found = only_table(pdf(first, second))
    assert cells(found)[4] == ("G", 0, 3, 1)
    assert [line[-1] for line in found.rows] == ["乙", "0", "2", "4"]
