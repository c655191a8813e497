"""Rows and frames: tidy and wide, the same columns for every report, comparable years from the forms."""

import sys
import warnings
from decimal import Decimal

import attrs
import pytest
from generator import make_report
from generator.html import report_html

import goi_parse
from goi_parse.diagnostics import Diagnostic
from goi_parse.errors import GoiParseError, MissingDependencyError, NotAReportError
from goi_parse.export.frames import FRAME_COLUMNS, arrow_schema, to_frame
from goi_parse.export.rows import FigureRow, to_rows, to_wide, wide_columns
from goi_parse.report import AnnualReport, Figure, Figures, Meaning
from goi_parse.rules import RULES

REPORTS = [goi_parse.parse(report_html(make_report(seed)).encode()) for seed in range(6)]
MONEY = Figure("disclosure.fees.amount", Decimal("11522.96"), "11522.96万元", Meaning.NUMBER, "万元")
BLANK = Figure("requests.handled.other.unpaid_fee.total", None, "", Meaning.BLANK, "件")
SMALL = AnnualReport(
    agency="某局",
    year=2021,
    editions={"disclosure": "2021", "requests": "2021"},
    figures=Figures.of((MONEY, BLANK)),
    diagnostics=(
        Diagnostic(RULES["outcomes-sum-broken"], ("requests.handled.other",)),
        Diagnostic(RULES["label-misprinted"], ("disclosure",)),
    ),
)


@attrs.frozen
class Item:
    name: str
    report: AnnualReport | None = None
    error: GoiParseError | None = None


def test_row() -> None:
    money, blank = to_rows(SMALL, source="a.docx")
    assert money == {
        "source": "a.docx",
        "agency": "某局",
        "year": 2021,
        "scope": None,
        "edition": "2021",
        "table": "disclosure",
        "row": "fees",
        "column": "amount",
        "address": "disclosure.fees.amount",
        "labels": "第二十条第（八）项｜行政事业性收费｜本年收费金额（单位：万元）",
        "value": Decimal("11522.96"),
        "raw": "11522.96万元",
        "meaning": "number",
        "unit": "万元",
        "comparable_since": 2021,
        "comparable_until": None,
        "findings": "",
        "proven": False,
    }
    assert (blank["value"], blank["meaning"], blank["findings"]) == (None, "blank", "GOI402")


def test_a_row_says_whether_sums_prove_its_figure() -> None:
    report = REPORTS[0]
    assert {row["address"] for row in to_rows(report) if row["proven"]} == report.figures.proven
    assert report.figures.proven


def test_every_figure_is_one_row() -> None:
    for report in REPORTS:
        rows = to_rows(report)
        assert [row["address"] for row in rows] == list(report.figures)
        assert all(list(row) == list(FigureRow.__annotations__) for row in rows)
        assert [row["value"] for row in rows] == [figure.value for figure in report.figures.values()]


@pytest.mark.parametrize(
    ("address", "since", "until"),
    [
        ("disclosure.rules.issued", 2021, None),
        ("disclosure.rules.made", 2019, 2020),
        ("disclosure.licensing.decisions", 2019, None),
        ("disclosure.licensing.items_last_year", 2019, 2020),
        ("disclosure.fees.change", 2019, 2020),
        ("requests.received.total", 2019, None),
        ("requests.handled.other.undivided.total", 2019, 2020),
        ("requests.handled.other.miscellaneous.total", 2021, None),
        ("disputes.litigation.direct.upheld", 2019, None),
    ],
)
def test_comparable_years(address: str, since: int, until: int | None) -> None:
    figure = Figure(address, 1, "1", Meaning.NUMBER)
    (row,) = to_rows(AnnualReport(figures=Figures.of((figure,))))
    assert (row["comparable_since"], row["comparable_until"]) == (since, until)


def test_wide_has_the_same_columns_for_every_report() -> None:
    for report in [*REPORTS, AnnualReport()]:
        wide = to_wide(report)
        assert tuple(wide) == wide_columns()
        assert {a: wide[a] for a in report.figures} == {a: f.value for a, f in report.figures.items()}
    assert to_wide(SMALL)["warnings"] == 1
    assert to_wide(SMALL, source="x")["source"] == "x"


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
@pytest.mark.parametrize("wide", [False, True])
def test_frames(backend: str, wide: bool) -> None:  # noqa: FBT001  a parameter
    pytest.importorskip(backend)
    frame = to_frame(REPORTS, backend=backend, wide=wide)
    rows = [to_wide(r) for r in REPORTS] if wide else [row for r in REPORTS for row in to_rows(r)]
    assert frame.shape == (len(rows), len(rows[0]))
    column = "requests.received.total" if wide else "value"
    values = frame[column].to_pylist() if backend == "pyarrow" else frame[column].to_list()
    assert [None if v is None or v != v else v for v in values] == [  # noqa: PLR0124  NaN
        None if row[column] is None else float(row[column]) for row in rows
    ]


def test_types_do_not_depend_on_what_the_reports_hold() -> None:
    pytest.importorskip("pyarrow")
    for wide in (False, True):
        for reports in ([], [AnnualReport()], SMALL, REPORTS):
            assert to_frame(reports, backend="pyarrow", wide=wide).schema == arrow_schema(wide=wide)
    pd = pytest.importorskip("pandas")
    empty, full = to_frame([], backend="pandas"), to_frame(REPORTS, backend="pandas")
    assert list(empty.dtypes) == list(full.dtypes)
    assert list(full.columns) == list(FRAME_COLUMNS)
    assert pd.isna(to_frame(SMALL, backend="pandas")["scope"]).all()


def test_failures_are_said() -> None:
    pytest.importorskip("pandas")
    items = [Item("a", SMALL), Item("b", error=NotAReportError("x"))]
    with pytest.warns(UserWarning, match="1 of 2"):
        frame = to_frame(items)
    assert set(frame["source"]) == {"a"}
    with pytest.raises(NotAReportError):
        to_frame(items, on_error="raise")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(to_frame(items, on_error="skip")) == 2


def test_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    for backend, extra in (("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "arrow"), (None, "pandas")):
        with pytest.raises(MissingDependencyError, match=rf"goi-parse\[{extra}\]"):
            to_frame(SMALL, backend=backend)


def test_rows_need_no_library() -> None:
    before = set(sys.modules)
    to_rows(SMALL)
    assert not {"pandas", "polars", "pyarrow"} & (set(sys.modules) - before)
