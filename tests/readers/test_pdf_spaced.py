"""Tables without ruling lines, or with horizontal ones only: rows and columns from where things stand."""

import pickle

from making.pdf_package import BLACK, Page, pdf
from making.pdf_reading import read, tables, texts

from goi_parse.document import Layout, Table

COLUMNS = (300, 350, 400, 450)
HEADS = ("甲类", "乙类", "丙类", "总计")


def put(page: Page, top: float, label: str, *figures: str, x: float = 72, middle: bool = True) -> Page:
    """A row: a label whose lines are twelve points apart, figures beside its middle or its first line."""
    lines = label.split("\n")
    for number, line in enumerate(lines):
        page.text(x, top + 12 * number, line)
    beside = top + (6 * (len(lines) - 1) if middle else 0)
    for place, figure in zip(COLUMNS, figures, strict=False):
        page.text(place - 2.5 * len(figure), beside, figure)
    return page


def headed(page: Page | None = None) -> Page:
    page = (page or Page()).text(72, 60, "前文是一句话。")
    for place, head in zip(COLUMNS, HEADS, strict=True):
        page.text(place - 10, 90, head)
    return page.text(72, 90, "项目")


def found(page: Page, *more: Page) -> Table:
    (table,) = tables(read(pdf(page, *more)))
    return table


def test_rows_and_columns_by_position() -> None:
    page = headed()
    put(page, 112, "一、本年新收", "12", "3", "0", "15")
    put(page, 134, "二、上年结转", "0", "1,234", "/", "1,234")
    table = found(page)
    assert table.layout is Layout.GRID
    assert table.rows == (
        ("项目", *HEADS),
        ("一、本年新收", "12", "3", "0", "15"),
        ("二、上年结转", "0", "1,234", "/", "1,234"),
    )
    assert table.columns == ((0, 1, 2, 3, 4),) * 3


def test_labels_of_several_lines_around_their_figures() -> None:
    page = headed()
    put(page, 112, "一、很长的一个标签\n写在两行里", "1", "2", "3", "6")
    put(page, 148, "二、标签", "4", "5", "6", "15")
    put(page, 170, "三、更长的一个标签\n它写在\n三行里", "7", "8", "9", "24")
    assert [row[0] for row in found(page).rows[1:]] == [
        "一、很长的一个标签\n写在两行里",
        "二、标签",
        "三、更长的一个标签\n它写在\n三行里",
    ]


def test_rows_nearer_to_each_other_than_the_lines_of_a_label() -> None:
    page = headed()
    for number, label in enumerate(("一、标签", "二、标签", "三、标签", "四、标签")):
        put(page, 112 + 9.5 * number, label, "1", "2", "3", "6")
    for number, label in enumerate(("五、更长的一个标签", "它写在", "三行里")):
        put(page, 150 + 12 * number, label, *(("0", "0", "0", "0") if number == 1 else ()))
    put(page, 183.5, "六、标签", "7", "8", "9", "24")
    assert found(page).rows[5:] == (
        ("五、更长的一个标签\n它写在\n三行里", "0", "0", "0", "0"),
        ("六、标签", "7", "8", "9", "24"),
    )


def test_labels_of_several_lines_below_their_figures() -> None:
    page = headed()
    for number, label in enumerate(("一、很长的一个标签\n写在两行里", "二、标签\n也是两行", "三、单行")):
        put(page, 112 + 40 * number, label, "1", "2", "3", "6", middle=False)
    rows = found(page).rows[1:]
    assert [row[0] for row in rows] == ["一、很长的一个标签\n写在两行里", "二、标签\n也是两行", "三、单行"]
    assert {row[1:] for row in rows} == {("1", "2", "3", "6")}


def test_names_of_groups_stand_beside_the_labels() -> None:
    page = headed()
    for number, label in enumerate(("1.甲", "2.乙", "3.丙")):
        put(page, 112 + 20 * number, label, "1", "2", "3", "6", x=150)
    table = found(page.text(72, 132, "（三）组"))
    assert table.rows[2] == ("（三）组", "2.乙", "1", "2", "3", "6")
    assert table.columns is not None
    assert table.columns[2] == (0, 1, 2, 3, 4, 5)


def test_a_centred_label_is_no_name_of_the_group_above_it() -> None:
    page = headed()
    for number, label in enumerate(("1.甲", "2.乙", "3.其他")):
        put(page, 112 + 20 * number, label, *(("1", "2", "3", "6") if number == 0 else ()), x=150)
    put(page, 172, "（七）总计", "5", "", "", "5", x=98)
    put(page, 192, "四、结转到下年度去继续办理的", "1", "", "", "1", x=90)
    rows = found(page.text(72, 132, "组")).rows
    assert rows[3] == ("3.其他", "", "", "", "")
    assert rows[4] == ("（七）总计", "5", "", "", "5")


def test_blank_figures_leave_their_columns_in_place() -> None:
    page = headed()
    put(page, 112, "一、两行的\n标签", "1", "2", "3", "6")
    put(page, 148, "二、这也是\n标签", "", "5", "", "5")
    put(page, 184, "三、空行")
    put(page, 208, "四、标签", "7", "", "", "7")
    rows = found(page).rows
    assert rows[2:] == (
        ("二、这也是\n标签", "", "5", "", "5"),
        ("三、空行", "", "", "", ""),
        ("四、标签", "7", "", "", "7"),
    )


def test_headings_and_prose_stay_outside() -> None:
    page = headed()
    put(page, 112, "一、标签", "1", "2", "3", "6")
    put(page, 134, "二、标签", "4", "5", "6", "15")
    document = read(pdf(page.text(72, 170, "四、下一节的标题").text(72, 190, "这是一句话，里面有12个数字。")))
    assert texts(document) == ["前文是一句话。", "四、下一节的标题", "这是一句话，里面有12个数字。"]


def test_horizontal_lines_part_the_rows() -> None:
    page = headed()
    tops = (106, 136, 166)
    for number, label in enumerate(("很长的标签写在\n两行里", "另一个标签也写\n在两行里", "三")):
        put(page, tops[number] + 4, label, "1", "2", "3", str(number))
        page.line(72, tops[number], 500, tops[number], color=BLACK)
    rows = found(page).rows
    assert [row[0] for row in rows[1:]] == ["很长的标签写在\n两行里", "另一个标签也写\n在两行里", "三"]


def test_a_frame_with_lines_between_the_rows_hides_no_columns() -> None:
    page = headed()
    for top in (84, 106, 128, 150):
        page.line(66, top, 500, top)
    page.line(66, 84, 66, 150).line(500, 84, 500, 150)
    put(page, 112, "一、标签", "1", "2", "3", "6")
    put(page, 134, "二、标签", "4", "5", "6", "15")
    assert found(page).rows[1] == ("一、标签", "1", "2", "3", "6")


def test_a_table_goes_on_over_the_page_end() -> None:
    first = headed()
    put(first, 112, "一、标签\n在两行里", "1", "2", "3", "6")
    put(first, 148, "二、标签", "4", "5", "6", "15")
    second = put(put(Page(), 72, "三、标签", "7", "8", "9", "24"), 94, "四、标签", "0", "0", "1", "1")
    table = found(first, second)
    assert [row[0] for row in table.rows[1:]] == ["一、标签\n在两行里", "二、标签", "三、标签", "四、标签"]
    place = table.place(4, 1)
    assert place is not None
    assert place.page == 2


def uneven(by: float, *fallen: int, step: float = 30) -> list[Table]:
    """Three rows; the figures of the second stand under their columns, those in ``fallen`` lower than the others."""
    page = headed()
    put(page, 112, "一、标签", "1", "2", "3", "6")
    put(page, 112 + step, "二、标签")
    for place, figure in enumerate(("76", "0", "5", "81")):
        page.text(COLUMNS[place] - 5, 112 + step + by * (place in fallen), figure)
    put(page, 112 + 2 * step, "三、标签", "7", "8", "9", "24")
    return tables(read(pdf(page)))


def test_figures_that_fell_a_line_lower_stay_in_their_row_and_column() -> None:
    for fallen in ((0,), (1, 2), (0, 3), (3,)):
        (table,) = uneven(12, *fallen)
        assert table.rows[1:] == (
            ("一、标签", "1", "2", "3", "6"),
            ("二、标签", "76", "0", "5", "81"),
            ("三、标签", "7", "8", "9", "24"),
        )


def test_figures_between_two_rows_that_lack_them_are_nobody_s() -> None:
    page = headed()
    put(page, 112, "一、标签", "1", "2", "3", "6")
    put(page, 142, "二、标签", "", "2", "3", "")
    for place, figure in ((0, "76"), (3, "81")):
        page.text(COLUMNS[place] - 5, 154, figure)
    put(page, 165, "三、标签", "", "8", "9", "")
    document = read(pdf(page))
    assert tables(document) == []
    assert [text.split()[0] for text in texts(document)[-3:]] == ["二、标签", "76", "三、标签"]


def test_figures_too_far_below_a_row_or_on_the_next_page_are_not_its_own() -> None:
    assert not any("76" in row for table in uneven(24, 0, step=60) for row in table.rows if "二、标签" in row)
    first = put(headed(), 112, "一、标签", "1", "2", "3", "6")
    second = put(put(Page(), 72, "", "5"), 94, "二、标签", "7", "8", "9", "24")
    assert not any("5" in row for table in tables(read(pdf(first, second))) for row in table.rows if len(row) > 4)


def test_a_number_in_two_lines_is_one_cell() -> None:
    page = headed()
    put(page, 112, "一、很长的一个标签把它的格子写满了啊啊啊啊\n写在两行里", "12", "2", "3", "17", middle=False)
    page.text(COLUMNS[0] - 5, 124, "5")
    put(page, 148, "二、标签", "4", "5", "6", "15")
    assert found(page).rows[1][1] == "12\n5"


def test_figures_in_no_columns_stay_lines() -> None:
    page = Page()
    for number, x in enumerate((200, 240, 310, 260)):
        page.text(72, 72 + 20 * number, f"{number + 1}、标签").text(x, 72 + 20 * number, "12").text(
            x + 61, 72 + 20 * number, "3"
        )
    document = read(pdf(page))
    assert tables(document) == []
    assert texts(document)[0] == "1、标签  12  3"


def test_places_of_cells_pickle() -> None:
    page = put(put(headed(), 112, "一、标签", "1", "2", "3", "6"), 134, "二、标签", "4", "5", "6", "15")
    table = pickle.loads(pickle.dumps(found(page)))  # noqa: S301  # our own bytes
    place = table.place(1, 4)
    assert place is not None
    assert place.box == (447.5, 112, 453.01, 122)
