"""One made report in every format that is read, and parsing that a pool of processes can be asked for."""

from generator import DIALECTS, case, make_report
from generator.html import report_html
from making.pdf_report import report_pdf

import goi_parse

__all__ = ["in_dialects", "in_formats", "parsed", "written"]


def in_formats(seed: int) -> dict[str, bytes]:
    """The report of this seed as text, Word document, PDF and web page."""
    made = make_report(seed, plain=True)
    page = report_html(made).encode()
    text = case(seed, next(iter(DIALECTS)), plain=True).data
    return {"txt": text, "docx": goi_parse.to_docx(goi_parse.parse(page)), "pdf": report_pdf(made), "html": page}


def in_dialects(seed: int) -> list[bytes]:
    """The report of this seed in every dialect, those that lose rows and columns among them."""
    return [case(seed, name).data for name in DIALECTS]


def parsed(data: bytes) -> goi_parse.AnnualReport:
    """The report."""
    return goi_parse.parse(data)


def written(data: bytes) -> str:
    """The report as JSON, findings and places included."""
    return goi_parse.to_json(goi_parse.parse(data))
