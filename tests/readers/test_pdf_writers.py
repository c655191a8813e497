"""One report in the hands of real writers: the same tables and the same prose, and pdfplumber as the second opinion."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from making.pdf_package import Page, pdf
from making.pdf_reading import read, tables, texts
from pdfplumber.table import TableFinder

from goi_parse.document import Table
from goi_parse.readers.base import SecondReader, Source
from goi_parse.readers.letters import plain
from goi_parse.readers.pdf import PdfReader
from goi_parse.readers.pdf.engine import open_document, open_page, open_text, pdfium
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.marks import PageObjects
from goi_parse.readers.pdf.pages import _frame, _ink, read_pages
from goi_parse.readers.pdf.scratch import Scratch
from goi_parse.readers.pdf.words import TextPage

CASES = Path(__file__).parent.parent / "cases"
RULED = ("chromium.pdf", "libreoffice.pdf", "weasyprint-running.pdf")
BARE = ("weasyprint-bare.pdf", "weasyprint-between.pdf")


def expected() -> dict[str, Any]:
    """What all formats of the report say; made for the Word fixtures."""
    found: dict[str, Any] = json.loads((CASES / "docx" / "expected.json").read_text(encoding="utf-8"))
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def rows(table: Table) -> list[list[list[object]]]:
    return [
        [[squeezed(cell.text), cell.column_span, cell.row_span] for cell in table.cells if cell.row == number]
        for number in range(len(table.rows))
    ]


@pytest.mark.parametrize("name", RULED)
def test_ruled_tables_are_those_of_the_report(name: str) -> None:
    document = read((CASES / "pdf" / name).read_bytes())
    assert [rows(table) for table in tables(document)] == expected()["tables"]
    assert document.losses == ()


@pytest.mark.parametrize("name", RULED)
def test_prose_is_that_of_the_report(name: str) -> None:
    found = [squeezed(text) for text in texts(read((CASES / "pdf" / name).read_bytes()))]
    assert "".join(found) == expected()["prose"]
    assert max(map(len, found)) > 150  # the preamble, in one piece again


def labelled(lines: Iterator[list[str]]) -> dict[str, list[str]]:
    """Figures by the label before them, for rows that have both."""
    found: dict[str, list[str]] = {}
    for line in lines:
        figures = [text for text in line if text.isdigit()]
        labels = [text for text in line if text and not text.isdigit()]
        if figures and labels:
            found[labels[-1]] = figures
    return found


@pytest.mark.parametrize("name", BARE)
def test_tables_without_lines_have_the_figures_of_the_report_beside_their_labels(name: str) -> None:
    found = [
        [squeezed(text) for text in row]
        for table in tables(read((CASES / "pdf" / name).read_bytes()))
        for row in table.rows
    ]
    wanted = [[str(cell[0]) for cell in row] for table in expected()["tables"] for row in table]
    assert labelled(iter(found)) == labelled(iter(wanted))


Placed = tuple[int, tuple[float, float, float, float], str]
"""A cell: its page, its box, its text."""


def oracle(path: Path) -> Iterator[Placed]:
    """Every cell that pdfplumber finds: page, box, text."""
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            for table in page.find_tables():
                for row, line in zip(table.rows, table.extract(), strict=True):
                    for box, text in zip(row.cells, line, strict=True):
                        if box is not None:
                            yield number, box, squeezed(plain(text or ""))


def own(path: Path) -> Iterator[Placed]:
    for content in read_pages(Source(path.read_bytes())):
        for fragment in content.fragments:
            for row, column, row_end, column_end, text, _ in fragment.cells:
                xs, ys = fragment.xs, fragment.ys
                yield content.frame.page, (xs[column], ys[row], xs[column_end], ys[row_end]), squeezed(text)


def assert_holds_all(path: Path, cells: Iterable[Placed]) -> int:
    """Every cell of the second opinion is ours too; ours may have more, where a page break took a border."""
    ours = list(own(path))
    count = 0
    for page, box, text in cells:
        near = [
            other
            for number, place, other in ours
            if number == page and all(abs(a - b) <= 3 for a, b in zip(place, box, strict=True))
        ]
        assert near == [text], (page, box, text)
        count += 1
    return count


@pytest.mark.parametrize("name", RULED)
def test_pdfplumber_finds_the_same_cells(name: str) -> None:
    path = CASES / "pdf" / name
    assert assert_holds_all(path, oracle(path)) > 150


@pytest.mark.shared
@pytest.mark.parametrize("writer", ["chromium.pdf", "libreoffice.pdf"])
def test_pdfplumber_finds_the_same_cells_in_reports_by_others(shared: Path, writer: str) -> None:
    for path in sorted((shared / "reports" / "made").glob(f"1000[0-2]/{writer}")):
        assert assert_holds_all(path, oracle(path)) > 150


class Fed:
    """A page of pdfplumber's that has the letters and lines of pdfium: its table finder sees what our grids see."""

    def __init__(self, letters: list[dict[str, Any]], edges: list[dict[str, Any]], frame: Frame) -> None:
        self.chars, self.edges = letters, edges
        self.bbox = (0.0, 0.0, frame.width, frame.height)

    def tables(self) -> Iterator[tuple[tuple[float, float, float, float], str]]:
        """The box and text of each cell of each table."""
        for table in TableFinder(self).tables:
            for row, line in zip(table.rows, table.extract(), strict=True):
                for box, text in zip(row.cells, line, strict=True):
                    if box is not None:
                        yield box, squeezed(plain(text or ""))


def placed(x0: float, top: float, x1: float, bottom: float, **more: object) -> dict[str, Any]:
    place = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top}
    return {**place, "width": x1 - x0, "height": bottom - top, **more}


def fed(path: Path) -> Iterator[tuple[int, Fed]]:
    """Each page with what pdfium finds on it."""
    scratch, style = Scratch(), {"upright": True, "fontname": "", "size": 10.0}
    with open_document(path.read_bytes(), None) as document:
        for index in range(pdfium().page_count(document)):
            with open_page(document, index) as page, open_text(page) as handle:
                frame = _frame(page, index, scratch)
                text = TextPage(handle, frame, scratch)
                ink = _ink(page, text, frame, PageObjects(100_000, scratch))
                places = [n for n, letter in enumerate(text._text) if not letter.isspace()]
                boxes = zip(places, text.boxes(places), strict=True)
                letters = [placed(*box, text=text._text[n], **style) for n, box in boxes]
                edges = [placed(r.start, r.at, r.end, r.at, orientation="h") for r in ink.across]
                edges += [placed(r.at, r.start, r.at, r.end, orientation="v") for r in ink.down]
                yield index + 1, Fed(letters, edges, frame)


@pytest.mark.parametrize("name", RULED)
def test_the_table_finder_of_pdfplumber_finds_the_same_cells_in_what_pdfium_found(name: str) -> None:
    path = CASES / "pdf" / name
    assert assert_holds_all(path, ((number, *cell) for number, page in fed(path) for cell in page.tables())) > 150


def without_map(name: str) -> bytes:
    return (CASES / "pdf" / name).read_bytes().replace(b"/ToUnicode", b"/NoUnicode")


def test_fonts_that_name_their_glyphs_are_read_without_a_character_map() -> None:
    data = without_map("chromium.pdf")
    assert b"/ToUnicode" not in data
    document = read(data)
    assert [rows(table) for table in tables(document)] == expected()["tables"]
    assert document.losses == ()


def test_fonts_that_do_not_are_admitted() -> None:
    document = read(without_map("libreoffice.pdf"))
    assert {loss.rule for loss in document.losses} == {"text-unusable"}
    assert {type(block).__name__ for block in document.blocks} == {"Image"}


GARBLED = Page().lines(["甲乙丙丁戊己庚辛"] * 3)
SENTENCE = Page().lines(["这是一份文件的正文，说的是别的事情。"] * 3)


def test_what_is_no_report_and_no_chinese_is_read_again_by_pdfplumber() -> None:
    source = Source(pdf(GARBLED))
    reader = PdfReader()
    assert isinstance(reader, SecondReader)
    assert reader.read_again(source, reader.read(source)) == reader.read_with_pdfplumber(source)


@pytest.mark.parametrize("page", [SENTENCE, Page()])
def test_what_reads_as_chinese_or_holds_no_text_is_not(page: Page) -> None:
    source = Source(pdf(page))
    assert PdfReader().read_again(source, PdfReader().read(source)) is None
