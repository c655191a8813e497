"""Pages that are plain to the eye and hard to read: each figure as it is printed, or told of."""

from decimal import Decimal

import pytest
from making.pdf_package import Page, grid, pdf
from making.pdf_reading import only_table, read

import goi_parse
from goi_parse import AnnualReport, Severity
from goi_parse.document import Paragraph

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
KEYS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organization", "total")
LEFT, STEP = 236, 48


def head(page: Page | None = None) -> Page:
    """The beginning of a report, down to the header of the table of requests."""
    page = (page or Page()).text(150, 40, "安澜市水利局2022年政府信息公开工作年度报告", 12)
    page.text(72, 90, "三、收到和处理政府信息公开申请情况")
    for number, text in enumerate(COLUMNS):
        page.text(LEFT + STEP * number - 3.5 * len(text), 120, text, 7)
    return page


def put(page: Page, top: float, label: str, *figures: str, dropped: tuple[int, ...] = (), by: float = 12) -> Page:
    """A row whose figures stand under their columns; those ``dropped`` stand lower, as where a cell was too narrow."""
    page.text(40, top, label, 9)
    for number, figure in enumerate(figures):
        page.text(LEFT + STEP * number - 2.5 * len(figure), top + by * (number in dropped), figure)
    return page


def silent(report: AnnualReport, row: str, *printed: str) -> list[str]:
    """The figures of a row that are read as something else and not told of."""
    path = f"requests.{row}"
    told = [about for d in report.diagnostics if d.severity is not Severity.NOTE for about in d.addresses]
    wrong: list[str] = []
    for key, text in zip(KEYS, printed, strict=True):
        address = f"{path}.{key}"
        right = report.figures[address].value == (Decimal(text) if text else None)
        if not right and not any(address == about or address.startswith(f"{about}.") for about in told):
            wrong.append(f"{address}: printed {text}, read {report.figures[address].value}")
    return wrong


def test_figures_of_a_row_at_two_heights_keep_their_columns_or_are_told_of() -> None:
    page = head()
    put(page, 150, "一、本年新收政府信息公开申请数量", "76", "3", "0", "0", "0", "0", "79", dropped=(0, 6))
    put(page, 180, "二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1")
    put(page, 200, "（一）予以公开", "2", "0", "0", "0", "0", "0", "2")
    report = goi_parse.parse(pdf(page.text(72, 250, "四、存在的主要问题及改进情况").text(72, 270, "尚有不足。")))
    assert silent(report, "received", "76", "3", "0", "0", "0", "0", "79") == []
    assert silent(report, "carried_in", "1", "0", "0", "0", "0", "0", "1") == []
    assert silent(report, "handled.granted", "2", "0", "0", "0", "0", "0", "2") == []


def ruled() -> Page:
    """A label in a ruled table, and a cell beside it from 300 to 400 across."""
    return grid(Page(), (200, 300, 400), (90, 120), [["行政许可"]])


def cell(page: Page) -> str:
    """What is printed in the cell beside the label."""
    return only_table(pdf(page)).rows[0][1]


@pytest.mark.parametrize(
    ("size", "top", "printed"),
    [
        (6, 98, "45531¹"),
        (8, 97, "45531¹"),
        (6, 106, "45531₁"),
        (8, 101.76, "455311"),  # on the line of the figure: small, and a digit of it
        (10, 97, "455311"),
    ],
)
def test_the_mark_of_a_note_is_no_digit_of_the_figure(size: float, top: float, printed: str) -> None:
    assert cell(ruled().text(310, 100, "45531").text(335, top, "1", size)) == printed


def test_a_mark_that_is_drawn_before_its_figure() -> None:
    assert cell(ruled().text(335, 97, "1", 8).text(310, 100, "45531")) == "45531¹"


def test_marks_of_notes_before_a_figure_and_of_two_digits() -> None:
    assert cell(ruled().text(310, 98, "12", 6).text(316, 100, "45531")) == "¹²45531"


@pytest.mark.parametrize(
    ("left", "right", "height", "printed"),
    [
        (310, 320, 105, "1\u03362\u033645531"),
        (309, 346, 104, "1\u03362\u03364\u03365\u03365\u03363\u03361\u0336"),
        (310, 314.8, 105, "1\u0336245531"),
        (310, 320, 109.5, "1245531"),  # underlined
        (310, 320, 99.5, "1245531"),
        (340, 360, 105, "1245531"),  # half of a digit, and what is beside it
        (200, 400, 105, "1245531"),  # a line of the table
    ],
)
def test_digits_that_are_struck_out_keep_their_stroke(left: float, right: float, height: float, printed: str) -> None:
    page = Page().text(310, 100, "1245531").line(left, height, right, height)
    lines = [line for block in read(pdf(page)).blocks if isinstance(block, Paragraph) for line in [block.text]]
    assert lines == [printed]


def test_rows_of_figures_with_marks_and_strokes_are_rows() -> None:
    page = head()
    for number in range(3):
        put(page, 150 + 20 * number, f"{number + 1}.标签")
        for place in range(7):
            page.text(LEFT + STEP * place - 5, 150 + 20 * number, f"{number}{place}")
            page.text(LEFT + STEP * place + 5, 148 + 20 * number, "1", 6)
    assert only_table(pdf(page)).rows[1][1:] == tuple(f"0{column}¹" for column in range(7))
