"""Documents made to hurt: each is read, or refused, in a time that grows with its size alone."""

import time

import pytest
from making.docx_numbering import abstract, item, level, use
from making.docx_package import cell, paragraph, row, run, style, table, word

from goi_parse.document import Document
from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.docx import DocxReader

MANY = 4000
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
BEGIN, SEPARATE = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate"))
GONE = "<w:rPr><w:del w:id='1'/></w:rPr>"


def read(content: str, parts: dict[str, str | bytes] | None = None, limits: Limits | None = None) -> Document:
    return DocxReader().read(Source(word(content, parts), limits=limits or Limits()))


def nested(depth: int, inner: str) -> str:
    for _ in range(depth):
        inner = table(row(cell(inner + "<w:p/>"), "b"))
    return inner


HOSTILE: dict[str, tuple[str, dict[str, str | bytes]]] = {
    "boxes-in-one-paragraph": (paragraph(BOX * MANY), {}),
    "fields-that-never-end": (paragraph(BEGIN * MANY + run("x") * MANY), {}),
    "results-that-never-end": (paragraph((BEGIN + SEPARATE) * MANY + run("x") * MANY), {}),
    "marks-all-deleted": (paragraph(run("x"), GONE) * MANY, {}),
    "one-row": (table(row(*["0"] * MANY * 2), row(*[cell("", "<w:vMerge/>")] * MANY * 2)), {}),
    "one-row-merged": (
        table(
            row(*[cell("", "<w:vMerge w:val='restart'/>")] * MANY),
            row(*[cell("", "<w:vMerge/>")] * MANY),
            row("a", *[cell("9", "<w:hMerge/>")] * MANY),
        ),
        {},
    ),
    "absurd-spans": (table(row(*[cell("", "<w:gridSpan w:val='1000000000'/>")] * MANY)), {}),
    "tables-in-cells": (table(*[row(cell(table(row("a", "b")) + "<w:p/>"), "c", "d", "e", "f")] * (MANY // 20)), {}),
    "tables-nested": (nested(60, table(*[row("a", "b")] * MANY)), {}),
    "styles-on-styles": (
        paragraph("x", f"<w:pStyle w:val='s{MANY}'/>") * MANY,
        {
            "styles": "".join(style(f"s{i}", based_on=f"s{i - 1}") for i in range(1, MANY + 1))
            + style("s0", properties="<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
        },
    ),
    "long-number": (item("x", 1) * MANY, {"numbering": abstract(0, level(0, "%1" * 10**5)) + use(1, 0)}),
    "notes": (
        paragraph("<w:r><w:footnoteReference w:id='1'/></w:r>" * MANY),
        {"footnotes": f"<w:footnote w:id='1'>{paragraph('注')}</w:footnote>"},
    ),
    "headers": (paragraph("x"), {f"header:h{i}": paragraph("页眉") for i in range(500)}),
    "large-header": (paragraph("x"), {"header:h": paragraph("页眉") * 40_000}),
    "chunks": (
        "<w:altChunk r:id='c'/>" * 200,
        {"chunk:c:a.txt": "甲\n".encode() * 200},
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_size_alone(name: str) -> None:
    content, parts = HOSTILE[name]
    begun = time.process_time()
    read(content, parts)
    assert time.process_time() - begun < 5


def test_reading_stops_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goi_parse.readers.docx.reader.STREAM_FROM", 0)
    with pytest.raises(LimitError, match="seconds"):
        read(paragraph("x") * 300, limits=Limits(max_seconds=0))


def test_findings_do_not_grow_without_end() -> None:
    document = read(HOSTILE["absurd-spans"][0])
    assert len(document.losses) <= 1000
