"""Markdown, HTML and Word in the official form: what is written reads back equal."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import attrs
import pytest
from generator import make_report
from generator.html import report_html
from hypothesis import given, settings, strategies as st

import goi_parse
from goi_parse.document import Table
from goi_parse.export.filed import filed
from goi_parse.export.markdown import to_markdown
from goi_parse.export.page import to_html
from goi_parse.export.word import to_docx
from goi_parse.forms.printed import printed
from goi_parse.readers.base import Source
from goi_parse.readers.html.reader import HtmlReader
from goi_parse.report import AnnualReport, Disclosure2021, Figure, Figures, Meaning, Narrative, Overview, Requests

LOST = Figure("requests.received.total", None, "7?", Meaning.UNREADABLE)
ODD = Figure("disclosure.fees.amount", 7, "7|\n<b>\x00", Meaning.NUMBER, "万元")
STRANGE = AnnualReport(
    title="<某市>年报\x0b",
    overview=Overview(
        "一、总体情况", "一、总体情况\n（一）甲\n# 乙 & <丙>", (Narrative("（一）甲", "（一）甲\n# 乙 & <丙>"),)
    ),
    disclosure=Disclosure2021(),
    requests=Requests(),
    editions={"disclosure": "2021", "requests": "2021"},
    figures=Figures.of((LOST, ODD)),
)
WRITERS: dict[str, Callable[[AnnualReport], str | bytes]] = {"md": to_markdown, "html": to_html, "docx": to_docx}


def parsed(seed: int) -> AnnualReport:
    return goi_parse.parse(report_html(make_report(seed)).encode())


def again(report: AnnualReport, write: Callable[[AnnualReport], str | bytes]) -> AnnualReport:
    written = write(report)
    return goi_parse.parse(written.encode() if isinstance(written, str) else written)


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=25)
@given(seed=st.integers(0, 10**6))
def test_figures_and_facts_read_back_equal(name: str, seed: int) -> None:
    report = parsed(seed)
    back = again(report, WRITERS[name])
    assert back.editions == report.editions
    for address, figure in report.figures.items():
        assert back.figures[address].value == figure.value, address
    for part in ("title", "year", "period", "contact", "disclosure", "requests", "disputes"):
        assert getattr(back, part) == getattr(report, part), part


def test_what_is_not_known_stays_blank() -> None:
    assert "7?" not in to_markdown(STRANGE)
    assert "7?" not in to_html(STRANGE)
    assert "| 一、本年新收政府信息公开申请数量 |  |  |  |  |  |  |  |  |  |" in to_markdown(STRANGE)


def test_odd_characters_do_no_harm() -> None:
    assert "| 行政事业性收费 | 7\\|<br><b>\x00 |  |  |" in to_markdown(STRANGE)
    assert "\\# 乙" in to_markdown(STRANGE)
    assert "7|<br>&lt;b&gt;" in to_html(STRANGE)
    with zipfile.ZipFile(BytesIO(to_docx(STRANGE))) as package:
        assert "&lt;某市&gt;年报" in package.read("word/document.xml").decode()


def test_html_has_the_merged_cells_of_the_form() -> None:
    document = HtmlReader().read(Source(to_html(STRANGE).encode()))
    first, second = (block for block in document.blocks if isinstance(block, Table))
    for table, (key, edition) in ((first, ("disclosure", "2021")), (second, ("requests", "2021"))):
        rows = printed(key, edition)
        assert table.columns == tuple(tuple(c.column for c in row) for row in rows)
        assert table.spans == tuple(tuple((c.row_span, c.column_span) for c in row) for row in rows)


def test_findings_are_marked_on_demand() -> None:
    report = attrs.evolve(parsed(1), diagnostics=())
    assert 'goi-warning"' not in to_html(report, findings=True)
    broken = goi_parse.parse(report_html(make_report(1)).replace("总计", "总汁").encode())
    assert ("核查发现" in to_html(broken, findings=True)) == bool(broken.diagnostics)
    assert "核查发现" not in to_html(broken)


def test_word_is_the_same_for_the_same_report() -> None:
    assert to_docx(STRANGE) == to_docx(STRANGE)


def test_all_six_headings_are_filed() -> None:
    headings = [piece.text for piece in filed(AnnualReport()) if type(piece).__name__ == "Heading"]
    assert [heading[0] for heading in headings] == list("一二三四五六")
