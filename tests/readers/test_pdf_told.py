"""Pages that are plain to the eye and hard to read: each figure as it is printed, or told of."""

from decimal import Decimal

from making.pdf_package import Page, pdf

import goi_parse
from goi_parse import AnnualReport, Severity

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
