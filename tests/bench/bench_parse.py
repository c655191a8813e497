"""parse() side by side with the floor of its format and with what a user would write by hand.

The rows of one group are to be read as ratios: text against one split, Word against lxml reading document.xml, PDF
against pdfium loading the text of its pages.
"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
import pytest
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

import goi_parse

CUTS = re.compile(r"[\t|\n]")
REAL = Path(__file__).parents[3] / "shared" / "reports" / "made"


def word(sample: Path) -> bytes:
    return goi_parse.to_docx(goi_parse.parse(sample))


def pdf(sample: Path) -> bytes:
    del sample
    found = sorted(REAL.glob("*/libreoffice.pdf"))
    if not found:
        pytest.skip("no PDF beside the checkout to measure")
    return found[0].read_bytes()


def lxml_floor(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return len(etree.fromstring(package.read("word/document.xml")))


def rows_by_hand(data: bytes) -> int:
    tables = docx.Document(io.BytesIO(data)).tables
    return len([cell.text for table in tables for row in table.rows for cell in row.cells])


def pdfium_floor(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def tables_by_hand(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) + len(page.extract_tables()) for page in document.pages)


def parsed(data: bytes) -> int:
    return len(goi_parse.parse(data).figures)


def split(data: bytes) -> int:
    return len(CUTS.split(data.decode()))


@pytest.mark.benchmark(group="text")
@pytest.mark.parametrize("work", [split, parsed], ids=["floor: re.split", "goi_parse"])
def bench_text(benchmark: BenchmarkFixture, sample: Path, work: Callable[[bytes], int]) -> None:
    assert benchmark(work, sample.read_bytes())


@pytest.mark.benchmark(group="docx")
@pytest.mark.parametrize(
    "work", [lxml_floor, parsed, rows_by_hand], ids=["floor: lxml", "goi_parse", "row.cells by hand"]
)
def bench_docx(benchmark: BenchmarkFixture, sample: Path, work: Callable[[bytes], int]) -> None:
    assert benchmark(work, word(sample))


@pytest.mark.benchmark(group="pdf", max_time=3)
@pytest.mark.parametrize("work", [pdfium_floor, parsed, tables_by_hand], ids=["floor: pdfium", "goi_parse", "by hand"])
def bench_pdf(benchmark: BenchmarkFixture, sample: Path, work: Callable[[bytes], int]) -> None:
    assert benchmark(work, pdf(sample))
