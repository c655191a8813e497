"""Ruled tables: whatever the lines are made of, the same cells, once each, with their spans and places."""

import pickle
from collections.abc import Callable

import pytest
from making.pdf_package import BLACK, GREY, WHITE, Page, grid, pdf, stream
from making.pdf_reading import only_table, read, tables, texts

from goi_parse.document import Layout

XS, YS = [72, 172, 272], [130, 160, 190]
TEXTS = [["项目", "数量"], ["行政许可", "12"]]
ROWS = (("项目", "数量"), ("行政许可", "12"))


def filled(page: Page) -> Page:
    """The texts of the table alone."""
    for top, row in zip(YS, TEXTS, strict=False):
        for left, text in zip(XS, row, strict=False):
            page.text(left + 3, top + 4, text)
    return page


def strokes(page: Page, width: float = 0.5, color: str = BLACK) -> Page:
    for y in YS:
        page.line(XS[0], y, XS[-1], y, width=width, color=color)
    for x in XS:
        page.line(x, YS[0], x, YS[-1], width=width, color=color)
    return page


def one_path(page: Page) -> Page:
    flip = [page.height - y for y in YS]
    moves = [f"{XS[0]} {y} m {XS[-1]} {y} l" for y in flip] + [f"{x} {flip[0]} m {x} {flip[-1]} l" for x in XS]
    return page.draw(f"0.5 w {' '.join(moves)} S")


def doubled(page: Page) -> Page:
    for y in YS:
        page.line(XS[0], y - 1, XS[-1], y - 1).line(XS[0], y + 1, XS[-1], y + 1)
    for x in XS:
        page.line(x - 1, YS[0], x - 1, YS[-1]).line(x + 1, YS[0], x + 1, YS[-1])
    return page


def dots(page: Page, step: float, size: float) -> Page:
    for y in YS:
        for n in range(int((XS[-1] - XS[0]) / step)):
            page.box(XS[0] + n * step, y, XS[0] + n * step + size, y + 0.7, fill=BLACK)
    for x in XS:
        for n in range(int((YS[-1] - YS[0]) / step)):
            page.box(x, YS[0] + n * step, x + 0.7, YS[0] + n * step + size, fill=BLACK)
    return page


def on_ground(page: Page) -> Page:
    return strokes(page.box(XS[0], YS[0], XS[-1], YS[-1], fill=GREY), color=WHITE)


def white_cells(page: Page) -> Page:
    page.box(XS[0], YS[0], XS[-1], YS[-1], fill=BLACK)
    for top in YS[:-1]:
        for left in XS[:-1]:
            page.box(left + 0.7, top + 0.7, left + 99.3, top + 29.3, fill=WHITE)
    return page


PENS: dict[str, Callable[[Page], Page]] = {
    "strokes": strokes,
    "thick strokes": lambda page: strokes(page, 2.25),
    "thin rectangles": lambda page: grid(page, XS, YS, pen="thin"),
    "a rectangle for each cell": lambda page: grid(page, XS, YS, pen="cells"),
    "one path": one_path,
    "double lines": doubled,
    "dots": lambda page: dots(page, 1.5, 0.75),
    "dashes": lambda page: dots(page, 5, 3),
    "a dash pattern": lambda page: strokes(page.draw("[3 2] 0 d")).draw("[] 0 d"),
    "white lines on a coloured ground": on_ground,
    "white cells on a black ground": white_cells,
}


@pytest.mark.parametrize("pen", PENS)
def test_the_same_cells_whatever_draws_the_lines(pen: str) -> None:
    found = only_table(pdf(filled(PENS[pen](Page()))))
    assert found.layout is Layout.GRID
    assert found.rows == ROWS
    assert found.columns == ((0, 1), (0, 1))
    assert found.spans == (((1, 1), (1, 1)),) * 2


@pytest.mark.parametrize("sides", ["left and right", "top and bottom"])
def test_borders_left_out_by_the_style_are_supplied(sides: str) -> None:
    page = filled(Page())
    for y in YS if sides == "left and right" else YS[1:-1]:
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1] if sides == "left and right" else XS:
        page.line(x, YS[0], x, YS[-1])
    assert only_table(pdf(page)).rows == ROWS


def test_underlines_strikes_and_slanted_lines_part_no_cells() -> None:
    page = grid(Page(), XS, YS, TEXTS)
    page.line(80, 178, 120, 178).line(176, 170, 190, 170).line(72, 130, 172, 160)
    assert only_table(pdf(page)).rows == ROWS


def test_white_lines_on_white_paper_are_not_there() -> None:
    page = strokes(Page(), color=WHITE).text(75, 134, "第一段，不是表格").text(75, 164, "第二段")
    document = read(pdf(page))
    assert tables(document) == []
    assert texts(document) == ["第一段，不是表格", "第二段"]


def test_a_frame_around_prose_is_no_table() -> None:
    document = read(pdf(Page().box(60, 60, 400, 300, stroke=BLACK).lines(["框里的话", "第二句"])))
    assert tables(document) == []
    assert texts(document) == ["框里的话", "第二句"]


def test_a_table_in_a_frame_keeps_its_place() -> None:
    page = grid(Page().box(40, 40, 500, 700, stroke=BLACK).text(72, 80, "前文"), XS, YS, TEXTS).text(72, 300, "后文")
    document = read(pdf(page))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert only_table(pdf(page)).rows == ROWS


def test_merged_cells_stand_once_with_their_spans() -> None:
    page = Page()
    for y, x0 in ((130, 72), (160, 172), (190, 72), (220, 72)):
        page.line(x0, y, 372, y)
    for x, top, bottom in ((72, 130, 220), (172, 130, 190), (272, 160, 220), (372, 130, 220)):
        page.line(x, top, x, bottom)
    for x, y, text in (
        (75, 150, "组"),
        (180, 134, "跨列"),
        (180, 164, "甲"),
        (280, 164, "乙"),
        (75, 194, "底"),
        (280, 194, "9"),
    ):
        page.text(x, y, text)
    found = only_table(pdf(page))
    assert found.rows == (("组", "跨列"), ("甲", "乙"), ("底", "9"))
    assert found.columns == ((0, 1), (1, 2), (0, 2))
    assert found.spans == (((2, 1), (1, 2)), ((1, 1), (1, 1)), ((1, 2), (1, 1)))


def test_several_tables_on_a_page_and_side_by_side() -> None:
    page = grid(Page(), XS, YS, TEXTS)
    grid(page, [320, 400, 480], YS, [["丙", "1"], ["丁", "2"]])
    grid(page.text(72, 230, "中间"), XS, [260, 290], [["末", "3"]])
    document = read(pdf(page))
    assert [table.rows for table in tables(document)] == [ROWS, (("丙", "1"), ("丁", "2")), (("末", "3"),)]
    assert texts(document) == ["中间"]


def test_lines_of_a_cell_are_kept_apart_and_numbers_in_one_cell_joined() -> None:
    xs = [72, 132, 146, 246]
    page = grid(Page(), xs, [130, 190], [["行政许可"]])
    page.text(75, 146, "的决定").text(134, 134, "１").text(134, 146, "３").text(149, 134, "20").text(149, 146, "26")
    (row,) = only_table(pdf(page)).rows
    assert row == ("行政许可\n的决定", "１３", "20\n26")


def test_figures_printed_without_a_blank_are_cut_at_the_border() -> None:
    page = grid(Page(), [72, 102, 132, 162], [130, 160], [["", "", ""]]).text(87, 134, "123456", 10)
    (row,) = only_table(pdf(page)).rows
    assert row == ("123", "456", "")


@pytest.mark.parametrize("border", [90.0, 90.5, 95.0, 105.0])
def test_a_letter_broader_than_its_neighbours_is_cut_once(border: float) -> None:
    found = only_table(pdf(grid(Page(), [72, border, 200], [72, 100, 130], [["11国国222"], ["1", "2"]])))
    assert "".join(found.rows[0]) == "11国国222"


def test_drawing_order_does_not_matter() -> None:
    page = grid(Page(), XS, YS)
    for x, y, text in ((175, 164, "12"), (75, 164, "行政许可"), (175, 134, "数量"), (75, 134, "项目")):
        page.text(x, y, text)
    assert only_table(pdf(page)).rows == ROWS


def test_letters_one_below_the_other_and_on_their_side() -> None:
    page = grid(Page(), [72, 90, 108, 208], [130, 190, 220], [["", "", "数量"], ["1", "2", "3"]])
    for number, letter in enumerate("结果维持"):
        page.text(76, 134 + 12 * number, letter)
    page.text(104, 176, "总计结果", matrix="0 1 -1 0")
    assert only_table(pdf(page)).rows == (("结\n果\n维\n持", "总计结果", "数量"), ("1", "2", "3"))


def test_forms_are_drawn_where_their_matrix_puts_them() -> None:
    content = grid(Page((200, 100)), [10, 60, 110], [60, 90], [["总计", "12"]]).operators
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    form = stream("\n".join(content).encode(), f"/Type /XObject /Subtype /Form /BBox [0 0 200 100] {fonts}")
    page = Page().text(72, 72, "前言").draw("q 1 0 0 1 50 600 cm /X Do Q")
    found = only_table(pdf(page, objects={100: form}, xobjects="/X 100 0 R"))
    assert found.rows == (("总计", "12"),)
    assert found.location is not None
    assert found.location.box == (60, 202, 160, 232)


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_turned_pages_are_read_upright_and_places_are_those_of_the_page_as_shown(turns: int) -> None:
    shown = Page((842, 595) if turns in {90, 270} else (595, 842))
    inner = grid(shown.text(72, 72, "标题文字"), XS, YS, TEXTS).operators
    move = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turns]
    page = Page(more=f"/Rotate {turns}").draw(f"q {move} cm")
    page.operators += [*inner, "Q"]
    found = only_table(pdf(page))
    assert found.rows == ROWS
    assert found.location is not None
    assert found.location.box == (72, 130, 272, 190)


def test_text_that_stands_on_its_side_is_read_and_its_place_is_where_one_sees_it() -> None:
    inner = grid(Page((842, 595)).text(72, 72, "标题文字"), XS, YS, TEXTS).operators
    page = Page().draw("q 0 1 -1 0 595 0 cm")
    page.operators += [*inner, "Q"]
    found = only_table(pdf(page))
    assert found.rows == ROWS
    place = found.place(1, 1)
    assert place is not None
    assert place.box == (160, 570, 190, 670)  # the lower right cell stands at the upper right, on its side


def test_places_are_worked_out_when_asked_for_and_pickle() -> None:
    found = only_table(pdf(grid(Page(), XS, YS, TEXTS)))
    assert str(found.place(1, 1)) == "page 1"
    again = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own bytes
    place = again.place(1, 1)
    assert place is not None
    assert place.box == (172, 160, 272, 190)
    assert again == found


def test_lines_between_columns_alone_make_no_rows() -> None:
    page = Page().line(72, 130, 372, 130).line(72, 240, 372, 240)
    for x in (72, 172, 272, 372):
        page.line(x, 130, x, 240)
    for number, label in enumerate(("一、标签", "二、标签", "三、标签", "四、标签")):
        page.text(76, 134 + 24 * number, label).text(220, 134 + 24 * number, "12").text(320, 134 + 24 * number, "3")
    (found,) = tables(read(pdf(page)))
    assert found.rows[1] == ("二、标签", "12", "3")
    assert len(found.rows) == 4


def narrow(width: int, inset: int, upper: str, lower: str, single: str) -> Page:
    """Two rows of four columns of a width, three with two lines of digits, the last with one."""
    page = Page()
    edges = [172 + width * n for n in range(5)]
    for top in (130, 170, 210):
        page.line(72, top, edges[-1], top)
    for x in (72, *edges):
        page.line(x, 130, x, 210)
    for top, label in ((130, "一、标签"), (170, "二、标签")):
        page.text(76, top + 14, label)
        for x in edges[:3]:
            page.text(x + inset, top + 7, upper).text(x + inset, top + 21, lower)
        page.text(edges[3] + inset, top + 14, single)
    return page


def test_numbers_wrapped_in_narrow_cells_do_not_undo_the_rows() -> None:
    page = narrow(45, 8, "46", "4", "88")  # each line has room to spare, for it was set with blanks around it
    (found,) = tables(read(pdf(page)))
    assert found.rows == (("一、标签", "46\n4", "46\n4", "46\n4", "88"), ("二、标签", "46\n4", "46\n4", "46\n4", "88"))


def test_full_width_digits_that_did_not_fit_are_one_number() -> None:
    page = narrow(30, 10, "４", "６", "８")  # 30 points hold one digit of 10 points and its margins, and no second one
    (found,) = tables(read(pdf(page)))
    assert found.rows == (("一、标签", "４６", "４６", "４６", "８"), ("二、标签", "４６", "４６", "４６", "８"))


def test_cells_with_gaps_between_them_keep_their_rows() -> None:
    rows = (("项目", "甲类", "乙类"), ("1.甲", "12", "3"), ("2.乙", "40", "5"), ("3.丙", "6", "7"), ("4.丁", "80", "9"))
    page = Page().box(72, 97.5, 152, 194, stroke=BLACK).text(75, 140, "（一）组")
    for y, row in enumerate(rows):
        for x, text in enumerate(row, 1):
            left, top = 72 + 86 * x, 72 + 25.5 * y
            page.box(left, top, left + 80, top + 20, stroke=BLACK).text(left + 3, top + 4, text)
    assert [row[-3:] for row in only_table(pdf(page)).rows] == list(rows)


def test_a_gap_between_two_columns_is_no_column() -> None:
    page = grid(
        Page(), (72, 150, 156, 230, 236, 300), (72, 92, 112), [["一", "", "12", "", "3"], ["二", "", "", "", "4"]]
    )
    assert only_table(pdf(page)).rows == (("一", "12", "3"), ("二", "", "4"))
    lettered = grid(Page(), (72, 150, 156, 230), (72, 92, 112), [["一", "", "12"], ["二", "", "4"]]).text(
        151, 76, "1", 5
    )
    assert only_table(pdf(lettered)).rows == (("一", "1", "12"), ("二", "", "4"))
