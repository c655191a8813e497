"""Whole reports in the hands of different writers: the same grids and texts, and the figures as printed."""

import io
import json
from pathlib import Path

import docx
import pytest
from generator.model import make_report
from generator.oracle import judge
from generator.render import Case
from generator.report import Report
from generator.tables import Table as Drawn
from making.docx_report import HABITS, by_python_docx

import goi_parse
from goi_parse.document import Document, Paragraph, Table
from goi_parse.readers.base import Source
from goi_parse.readers.docx import DocxReader

WRITERS = {**HABITS, "python_docx": by_python_docx}


def read(data: bytes) -> Document:
    return DocxReader().read(Source(data))


def grids(document: Document) -> list[list[list[str]]]:
    """Every table as python-docx gives it: a merged cell's text at each place that it covers."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            cells = list(block.cells)
            width = max(cell.column + cell.column_span for cell in cells)
            grid = [[""] * width for _ in block.rows]
            for cell in cells:
                for y in range(cell.row, cell.row + cell.row_span):
                    grid[y][cell.column : cell.column + cell.column_span] = [cell.text] * cell.column_span
            found.append(grid)
    return found


def drawn_grids(report: Report) -> list[list[list[str]]]:
    found = []
    for section in report.sections:
        for item in section.items:
            if isinstance(item, Drawn):
                grid = [[""] * item.width for _ in item.rows]
                taken: set[tuple[int, int]] = set()
                for y, line in enumerate(item.rows):
                    x = 0
                    for cell in line:
                        while (y, x) in taken:
                            x += 1
                        for dy in range(cell.down):
                            grid[y + dy][x : x + cell.across] = [cell.text] * cell.across
                            taken |= {(y + dy, x + dx) for dx in range(cell.across)}
                        x += cell.across
                found.append(grid)
    return found


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("writer", WRITERS)
def test_each_writer_gives_the_same_grids(writer: str, seed: int) -> None:
    report = make_report(seed)
    document = read(WRITERS[writer](report))
    assert grids(document) == drawn_grids(report)
    prose = "".join(b.number + b.text for b in document.blocks if isinstance(b, Paragraph))
    front = report.front
    wanted = [front.title, *front.before, *front.preamble]
    for section in report.sections:
        wanted += [section.heading, *(item for item in section.items if isinstance(item, str))]
    assert prose.replace("\n", "") == "".join([*wanted, *report.ending]).replace("\n", "")


@pytest.mark.parametrize("seed", range(20, 26))
@pytest.mark.parametrize("writer", WRITERS)
def test_each_writer_gives_the_same_figures(writer: str, seed: int) -> None:
    report = make_report(seed)
    data = WRITERS[writer](report)
    case = Case(f"{writer}/{seed}", writer, "", data, "", report, report.truth.figures, lossy=False)
    verdict = judge(goi_parse.parse(data), case)
    assert verdict.silent == ()
    assert verdict.misses == ()
    assert verdict.front == ()
    assert verdict.text == ()


CASES = Path(__file__).parent.parent / "cases" / "docx"


@pytest.mark.parametrize("name", ["libreoffice", "pandoc", "python-docx", "edited"])
def test_kept_documents_of_real_writers_say_the_same(name: str) -> None:
    expected = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
    document = read((CASES / f"{name}.docx").read_bytes())
    tables = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows: list[list[list[object]]] = [[] for _ in block.rows]
            for cell in block.cells:
                rows[cell.row].append(["".join(cell.text.split()), cell.column_span, cell.row_span])
            tables.append(rows)
    assert tables == expected["tables"]
    prose = "".join(b.number + b.text for b in document.blocks if isinstance(b, Paragraph))
    assert "".join(prose.split()) == expected["prose"]


def python_docx_grids(data: bytes) -> list[list[list[str]]]:
    tables = docx.Document(io.BytesIO(data)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


@pytest.mark.shared
@pytest.mark.parametrize("writer", ["libreoffice", "pandoc"])
def test_python_docx_reads_the_same_grids(shared: Path, writer: str) -> None:
    paths = sorted((shared / "reports" / "made").glob(f"*/{writer}.docx"))
    assert paths
    for path in paths:
        data = path.read_bytes()
        assert grids(read(data)) == python_docx_grids(data), path
