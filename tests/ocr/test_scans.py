"""Scans and pictures of tables read by a machine. They need the extra ``ocr``, and skip and say so without it."""

import math
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from generator import case, judge

import goi_parse

if TYPE_CHECKING:
    from goi_parse.location import Box

for package in ("cv2", "onnxruntime", "rapidocr"):
    pytest.importorskip(package, reason=f"without {package} no picture is read: pip install 'goi-parse[ocr]'")

from making.scans import as_png, cut, docx_of, page_pictures, scanned, with_picture

pytestmark = pytest.mark.slow
PDF = Path(__file__).parent.parent / "cases" / "pdf" / "chromium.pdf"
TRUTH = case(7, "html")
"""What all formats of this report say."""
_BY_MACHINE = {"picture-read", "figures-recognised"}


def names(report: goi_parse.AnnualReport) -> set[str]:
    return {found.name for found in report.diagnostics}


def named(report: goi_parse.AnnualReport) -> set[str]:
    found = (finding for finding in report.diagnostics if finding.name == "figures-recognised")
    return {address for finding in found for address in finding.addresses}


def numbers(report: goi_parse.AnnualReport, prefix: str = "") -> dict[str, Decimal]:
    return {
        address: Decimal(figure.value)
        for address, figure in report.figures.items()
        if figure.value is not None and address.startswith(prefix)
    }


@pytest.fixture(scope="module")
def scan() -> goi_parse.AnnualReport:
    return goi_parse.parse(scanned(PDF), ocr=True)


@pytest.fixture(scope="module")
def printed() -> goi_parse.AnnualReport:
    return goi_parse.parse(PDF)


def test_a_scan_gives_its_figures(scan: goi_parse.AnnualReport) -> None:
    verdict = judge(scan, TRUTH)
    assert verdict.misses == ()
    assert verdict.silent == ()
    assert (verdict.front, verdict.text) == ((), ())


def test_figures_that_no_sum_proves_are_named_and_no_others(scan: goi_parse.AnnualReport) -> None:
    read = set(numbers(scan))
    assert named(scan) == {address for address in read if not scan.figures[address].proven}
    assert len(named(scan)) < len(read)


def test_pages_are_said_to_be_read_and_not_to_lack_text(scan: goi_parse.AnnualReport) -> None:
    assert {"picture-read"} <= names(scan)
    assert not {"page-without-text", "table-is-picture"} & names(scan)


def test_places_are_those_of_the_page(scan: goi_parse.AnnualReport, printed: goi_parse.AnnualReport) -> None:
    for address in ("requests.received.total", "disputes.reconsideration.upheld"):
        mine, theirs = scan.figures[address].location, printed.figures[address].location
        assert mine is not None
        assert theirs is not None
        assert mine.image == f"page{mine.page}-image1"
        assert mine.page == theirs.page
        assert mine.box == pytest.approx(theirs.box, abs=2)


def test_nothing_is_recognised_unless_one_asks() -> None:
    with pytest.raises(goi_parse.NotAReportError):
        goi_parse.parse(scanned(PDF, 50))


def test_a_scan_askew_keeps_its_figures_and_places(printed: goi_parse.AnnualReport) -> None:
    report = goi_parse.parse(scanned(PDF, skew=1.4, only=slice(1, 2)), ocr=True)
    theirs = {
        address: value
        for address, value in numbers(printed, "requests").items()
        if (where := printed.figures[address].location) is not None and where.page == 2
    }
    assert len(theirs) > 100
    assert numbers(report, "requests") == theirs
    for address in theirs:
        here, there = report.figures[address].location, printed.figures[address].location
        assert here is not None
        assert there is not None
        assert here.box is not None
        assert there.box is not None
        x, y = (there.box[0] + there.box[2]) / 2 - 297.5, (there.box[1] + there.box[3]) / 2 - 421
        angle = math.radians(-1.4)  # how the page was turned
        askew = 297.5 + x * math.cos(angle) + y * math.sin(angle), 421 - x * math.sin(angle) + y * math.cos(angle)
        assert ((here.box[0] + here.box[2]) / 2, (here.box[1] + here.box[3]) / 2) == pytest.approx(askew, abs=2.5)


def parts_of_table(name: str) -> "dict[int, Box]":
    """The box of each page's part of a table of the fixture, by page from 0."""
    from goi_parse.readers.pdf import PdfReader

    blocks = PdfReader().read(goi_parse.Source(PDF.read_bytes())).blocks
    tables = [block for block in blocks if isinstance(block, goi_parse.Table)]
    found: dict[int, list[Box]] = {}
    for cell in tables[("disclosure", "requests", "disputes").index(name)].cells:
        assert cell.location is not None
        assert cell.location.page is not None
        assert cell.location.box is not None
        found.setdefault(cell.location.page - 1, []).append(cell.location.box)
    return {
        page: (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        for page, boxes in found.items()
    }


def test_a_picture_of_a_table_among_text_is_read_in_its_place(printed: goi_parse.AnnualReport) -> None:
    ((page, box),) = parts_of_table("disputes").items()
    data = with_picture(PDF, page, box)
    assert "table-is-picture" in names(goi_parse.parse(data))
    report = goi_parse.parse(data, ocr=True)
    assert numbers(report) == numbers(printed)
    assert {address.partition(".")[0] for address in named(report)} == {"disputes"}
    where = report.figures["disputes.reconsideration.upheld"].location
    theirs = printed.figures["disputes.reconsideration.upheld"].location
    assert where is not None
    assert theirs is not None
    assert (where.page, where.image) == (page + 1, f"page{page + 1}-image1")
    assert where.box == pytest.approx(theirs.box, abs=3)


def test_two_pictures_of_one_table_in_word_are_read_in_their_place(printed: goi_parse.AnnualReport) -> None:
    pages = page_pictures(PDF)
    pictures = [cut(pages[page], box) for page, box in parts_of_table("disclosure").items()]
    assert len(pictures) == 2
    parts = [
        "某某县人民政府2023年政府信息公开工作年度报告",
        "一、总体情况",
        "全年公开信息12条。",
        "二、主动公开政府信息情况",
        *pictures,
        "三、收到和处理政府信息公开申请情况",
    ]
    report = goi_parse.parse(docx_of(parts), ocr=True)
    assert numbers(report) == numbers(printed, "disclosure")
    assert named(report) == set(numbers(report))
    where = report.figures["disclosure.licensing.decisions"].location
    assert where is not None
    assert (where.page, bool(where.path), bool(where.image)) == (None, True, True)
    assert where.box is not None
    assert 0 < where.box[0] < where.box[2] <= pictures[0].width
    assert report.images == ()


def test_a_picture_that_is_no_table_stays_a_picture() -> None:
    picture = page_pictures(PDF, 60)[0].crop((0, 0, 300, 30)).resize((900, 90))
    parts = [
        "某某县人民政府2023年政府信息公开工作年度报告",
        "一、总体情况",
        picture,
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]
    report = goi_parse.parse(docx_of(parts), ocr=True)
    assert len(report.images) == 1
    assert not _BY_MACHINE & names(report)


def test_a_picture_file_is_read(printed: goi_parse.AnnualReport) -> None:
    data = as_png(page_pictures(PDF)[2])
    with pytest.raises(goi_parse.UnsupportedFormatError, match="ocr=True"):
        goi_parse.parse(data)
    report = goi_parse.parse(data, ocr=True)
    assert numbers(report, "disputes") == numbers(printed, "disputes")


def test_a_picture_on_its_side_is_turned_and_its_places_turned_back(printed: goi_parse.AnnualReport) -> None:
    address = "disputes.reconsideration.upheld"
    page = page_pictures(PDF)[2]
    report = goi_parse.parse(as_png(page.rotate(90, expand=True)), ocr=True)
    assert numbers(report, "disputes") == numbers(printed, "disputes")
    mine, theirs = report.figures[address].location, printed.figures[address].location
    assert mine is not None
    assert theirs is not None
    assert theirs.box is not None
    left, top, right, bottom = (length * 150 / 72 for length in theirs.box)
    assert mine.box == pytest.approx((top, page.width - right, bottom, page.width - left), abs=6)


def test_bytes_that_are_no_picture_are_none() -> None:
    from goi_parse.ocr.eyes import Eyes

    eyes = Eyes(1000)
    for data in (b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff\xe0" + b"\0" * 40, b"BM" + b"\1" * 60):
        assert eyes.look(data, None) is None


def test_more_text_than_a_page_holds_is_refused_before_it_is_read() -> None:
    import numpy as np

    from goi_parse.ocr.engine import HEIGHT, engine

    line = np.zeros((HEIGHT, 4000), np.uint8)
    with pytest.raises(goi_parse.LimitError, match="100"):
        engine().lines([line] * 100)
