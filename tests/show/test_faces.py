"""What a notebook and a terminal show: the official tables, findings marked, quotes on hover."""

import html
import io
import pickle
import re
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from hypothesis import given, strategies as st

import goi_parse
from goi_parse.diagnostics import Diagnostic, Findings, Severity
from goi_parse.document import Image
from goi_parse.forms import forms
from goi_parse.forms.printed import printed
from goi_parse.location import Location
from goi_parse.markup import aligned, shortened, wide
from goi_parse.report import (
    AnnualReport,
    Applicants,
    Contact,
    Disclosure2019,
    Disputes,
    Figure,
    Figures,
    Meaning,
    Narrative,
    Overview,
    Requests,
)
from goi_parse.rules import RULES
from goi_parse.show import terminal
from goi_parse.show.concerns import Concerns

TOTAL = Figure("requests.received.total", 7, " 7 ", Meaning.NUMBER, "件", Location(line=12, column=3))
LOST = Figure("requests.carried_in.total", None, "7<b>", Meaning.UNREADABLE, "件")
BROKEN = Diagnostic(
    RULES["identity-broken"], ("requests.received",), {"formula": "一＋二＝三＋四", "left": 7, "right": 8}
)
REPORT = AnnualReport(
    title="某市2022年政府信息公开工作年度报告<script>",
    agency="某市",
    year=2022,
    overview=Overview("一、总体情况", "一、总体情况\n[做得]很好&"),
    requests=Requests(received=Applicants(total=7)),
    disputes=Disputes(),
    other=Narrative("六、其他", "六、其他\n无"),
    editions={"requests": "2021", "disputes": "2021"},
    figures=Figures.of((TOTAL, LOST)),
    diagnostics=(BROKEN,),
    images=(Image("a.png"),),
)


class Balance(HTMLParser):
    """Holds every element to its end tag."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in {"br", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "shown",
    [
        REPORT,
        AnnualReport(),
        REPORT.overview,
        REPORT.requests,
        Disclosure2019(),
        Disputes(),
        Applicants(1),
        Requests().handled.refused,
        Contact("http://<x>"),
        TOTAL,
        LOST,
        REPORT.figures,
        Findings((BROKEN,)),
        BROKEN,
        Figures({}),
    ],
    ids=lambda shown: type(shown).__name__,
)
def test_every_part_has_a_sound_face(shown: object) -> None:
    page = shown._repr_html_()  # type: ignore[attr-defined]
    assert page.startswith("<style>")
    assert "<script>" not in page
    assert "<x>" not in page
    balance = Balance()
    balance.feed(page)
    assert balance.open == []


def test_figure_is_marked_and_quoted_on_hover() -> None:
    page = REPORT._repr_html_()
    (cell,) = re.findall(r'<td class="goi-figure goi-warning" title="([^"]*)">7</td>', page)
    hover = html.unescape(cell)
    assert "原文“ 7 ”" in hover
    assert "第12行 第3列" in hover
    assert "GOI401" in hover
    assert "一＋二＝三＋四" in hover


def test_what_cannot_be_trusted_is_not_shown_as_a_figure() -> None:
    assert "7&lt;b&gt;</td>" not in REPORT._repr_html_()


def test_terminal() -> None:
    text = terminal.face(REPORT, "report")
    assert "  一、本年新收政府信息公开申请数量" in text
    assert re.search(r"本年新收政府信息公开申请数量 .* 7!\n", text)
    assert "GOI401 警告" in text
    rich = terminal.rich_face(REPORT, "report")
    assert "\\[做得]很好" in rich
    assert "[yellow]" in rich
    plain = re.sub(r"(?<!\\)\[[a-z /]*\]", "", rich).replace("\\[", "[")
    assert [line.rstrip() for line in plain.split("\n")] == text.split("\n")


def test_rich_prints_what_the_terminal_prints() -> None:
    console = pytest.importorskip("rich.console").Console(width=200, record=True, file=io.StringIO())
    console.print(REPORT)
    assert "[做得]很好" in console.export_text()


def test_sections_alone_choose_their_edition() -> None:
    assert "政府集中采购" in Disclosure2019()._repr_html_()
    assert "逾期未按收费" in Requests()._repr_html_()
    older = attrs.evolve(Requests().handled.other, undivided=Applicants(total=0))
    section = Requests(handled=attrs.evolve(Requests().handled, other=older))
    assert "逾期未按收费" not in section._repr_html_()


def test_faces_cost_the_classes_nothing() -> None:
    assert not hasattr(Applicants(), "__dict__")
    again = pickle.loads(pickle.dumps(REPORT))  # noqa: S301  our own bytes
    assert again == REPORT
    assert isinstance(again.diagnostics, Findings)
    assert len(repr(REPORT)) < 200


def test_checks_are_counted_and_those_that_fail_shown(sample: Path) -> None:
    checked = goi_parse.check(goi_parse.parse(sample))
    page = checked._repr_html_()
    assert f"通过 {len(checked.passed)}<" in page
    assert "GOI403" in page
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    assert "GOI403 警告" in terminal.face(checked, "checks")


def test_comparison_claims_checks_and_items_have_faces(sample: Path) -> None:
    report = goi_parse.parse(sample)
    figures = [
        attrs.evolve(f, value=9) if f.address == "requests.received.total" else f for f in report.figures.values()
    ]
    before = attrs.evolve(report, year=2022, figures=Figures.of(tuple(figures)))
    compared = goi_parse.compare(before, report)
    item, lost = goi_parse.parse_many([sample, ("便条", "一张<b>便条".encode())], workers=0)
    shown = {
        "变化（1，其余 199 个数字未变）": compared,
        "全年新收政府信息公开申请51件": goi_parse.claims(report),
        "51 件": goi_parse.claims(report)[0],
        "未通过": goi_parse.check(report).failed[0],
        "云溪县人民政府办公室2023年": item,
        "便条": lost,
    }
    for words, thing in shown.items():
        page = thing._repr_html_()  # type: ignore[attr-defined]
        assert words in page
        balance = Balance()
        balance.feed(page)
        assert balance.open == []
        assert terminal.face(thing, thing._face)  # type: ignore[attr-defined]
    assert "NotAReport" not in terminal.face(item, "item")
    assert "不是政府信息公开" in terminal.face(lost, "item")
    assert re.search(r"本年新收政府信息公开申请数量·总计 +9 +51 +42", terminal.face(compared, "comparison"))


def test_figures_of_several_bodies_are_told_by_body(sample: Path) -> None:
    report = goi_parse.parse(sample)
    child = attrs.evolve(report, agency="某局")
    page = goi_parse.check_hierarchy(report, [child, attrs.evolve(child, agency="某所")])._repr_html_()
    assert "某局 0 ＋ 某所 0" in page


def test_concerns_reach_from_the_table_to_the_figure() -> None:
    table = Diagnostic(RULES["table-missing"], ("requests",), {"table": "三"})
    concerns = Concerns([table, BROKEN])
    assert concerns.of("requests.received.total") == (BROKEN, table)
    assert concerns.of("requests.carried_in.total") == (table,)
    assert concerns.of("requests_else") == ()
    assert table.severity is Severity.ERROR


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("table", ["disclosure", "requests", "disputes"])
def test_printed_form_is_a_full_grid_with_every_address_once(table: str, edition: str) -> None:
    rows = printed(table, edition)
    covered = [
        (r + i, cell.column + j)
        for r, row in enumerate(rows)
        for cell in row
        for i in range(cell.row_span)
        for j in range(cell.column_span)
    ]
    width = max(column for _, column in covered) + 1
    assert sorted(covered) == [(r, c) for r in range(len(rows)) for c in range(width)]
    addresses = [cell.address for row in rows for cell in row if cell.address]
    official = next(f for f in forms() if f.edition == edition).tables[table]
    assert addresses == list(official.addresses)
    texts = [cell.text for row in rows for cell in row if not cell.address]
    assert all(texts)
    assert {label for labels in official.labels.values() for label in labels} <= set(texts)


@given(st.lists(st.tuples(st.text(st.characters(categories=["Lu", "Lo", "Nd"])), st.text("年a"))))
def test_aligned_columns_are_equally_wide(records: list[tuple[str, str]]) -> None:
    for column in zip(*aligned(records, right=(1,)), strict=True):
        assert len(set(map(wide, column))) == 1


def test_shortened() -> None:
    assert shortened("年度报告", 8) == "年度报告"
    assert shortened("年度报告", 6) == "年度…"
