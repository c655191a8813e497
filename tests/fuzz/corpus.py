"""What the fuzzer starts from: small reports of our own making in every format, uncompressed where a format can be."""

import random
from collections.abc import Iterator
from pathlib import Path

from generator import DIALECTS, case, make_report
from generator.html import report_html
from making.docx_package import body, cell, paragraph, row, table, zipped
from making.docx_report import HABITS
from making.pdf_package import Page, grid, pdf
from making.pdf_report import report_pdf

__all__ = ["CASES", "FORMATS", "seeds"]

FORMATS = ("txt", "docx", "docx-body", "pdf", "html")
"""``docx-body`` is the main part alone: bytes changed inside a zip break its sums, and little else is reached."""

CASES = Path(__file__).parent.parent / "cases"
_REPORTS = range(3)
_CELLS = ("<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>", "<w:hMerge w:val='restart'/>")


def seeds(format_: str) -> Iterator[bytes]:
    """The first inputs of one format."""
    yield from {"txt": _txt, "docx": _docx, "docx-body": _bodies, "pdf": _pdf, "html": _html}[format_]()


def _txt() -> Iterator[bytes]:
    for at, name in enumerate(DIALECTS):
        yield case(at, name, plain=True).data
    for path in sorted((CASES / "outline").glob("*.txt")):
        yield path.read_bytes()


def _html() -> Iterator[bytes]:
    for seed in _REPORTS:
        yield report_html(make_report(seed)).encode()
    yield case(1, "html").data
    yield b"<table><tr><td rowspan=2>a<td colspan=3>0</table>" * 3
    yield b'<html><meta charset="gbk"><style>td{display:none}</style><pre>1\t2</pre><img src="a.png"></html>'


def _docx() -> Iterator[bytes]:
    for habit in HABITS.values():
        yield habit(make_report(1, plain=True))
    yield zipped({"word/document.xml": _small()}, stored=True)


def _bodies() -> Iterator[bytes]:
    yield _small().encode()
    rng = random.Random(0)  # noqa: S311  a seed, no secret
    for _ in range(8):
        cells = [[cell(str(n), rng.choice(_CELLS)) for n in range(3)] for _ in range(3)]
        yield body(table(*(row(*line) for line in cells)) + paragraph("一、总体情况")).encode()


def _small() -> str:
    return body(paragraph("二、主动公开政府信息情况") + table(row("规章", "0", "1", "2")))


def _pdf() -> Iterator[bytes]:
    yield report_pdf(make_report(1, plain=True))
    texts = [["信息内容", "本年制发件数"], ["规章", "12"]]
    yield pdf(grid(Page().text(72, 40, "二、主动公开政府信息情况"), [72, 172, 272], [72, 100, 130], texts))
    yield pdf(Page().lines(["规章  1  2  3", "行政规范性文件  4  5  6"]), packed=True)
    for name in ("owner.pdf", "locked.pdf", "locked-aes.pdf"):
        yield (CASES / "pdf" / name).read_bytes()
