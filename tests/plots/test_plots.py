"""Charts: what is printed is drawn to scale, what is not is hatched and says so, and nothing else moves."""

import importlib.util
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import goi_parse
from goi_parse.report import AnnualReport, Figures, Meaning

matplotlib = pytest.importorskip("matplotlib", reason="the extra plot is not installed")
matplotlib.use("Agg")

from matplotlib import font_manager, pyplot as plt  # noqa: E402  after the backend is chosen

from goi_parse import plots  # noqa: E402  as above

CHARTS = [plots.outcomes, plots.refusals, plots.disputes]


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.fixture
def report(sample: Path) -> AnnualReport:
    return goi_parse.parse(sample)


def without(report: AnnualReport, *addresses: str, meaning: Meaning = Meaning.BLANK) -> AnnualReport:
    figures = tuple(
        attrs.evolve(f, value=None, meaning=meaning) if f.address.startswith(addresses) else f
        for f in report.figures.values()
    )
    return attrs.evolve(report, figures=Figures.of(figures))


def bars(ax: Any) -> list[float]:
    return [p.get_width() for p in ax.patches if not p.get_hatch()]


def hatches(ax: Any) -> list[Any]:
    return [p for p in ax.patches if p.get_hatch()]


def texts(ax: Any) -> list[str]:
    return [t.get_text() for t in ax.texts]


def pixels(ax: Any) -> bytes:
    kept = io.BytesIO()
    ax.figure.savefig(kept, format="rgba", dpi=50)
    return kept.getvalue()


def test_bars_are_as_long_as_what_is_printed(report: AnnualReport) -> None:
    ax = plots.refusals(report, language="en")
    assert report.requests is not None
    refused = report.requests.handled.refused
    printed = [getattr(refused, field.name).total for field in attrs.fields(type(refused))]
    assert bars(ax) == printed
    assert hatches(ax) == []
    assert [text.split()[0] for text in texts(ax)] == list(map(str, printed))
    assert ax.get_yticklabels()[0].get_text() == "State secret"


def test_outcome_that_the_form_divides_is_the_sum_of_its_parts(report: AnnualReport) -> None:
    ax = plots.outcomes(report, language="en")
    assert bars(ax) == [20, 4, 7, 14, 3, 3]
    assert texts(ax)[0] == "20 (39.2%)"
    assert texts(ax)[3] == "14 (27.5%) ※"  # GOI403 names one of its rows
    assert "※" in ax.get_xlabel()


def test_what_is_not_printed_is_hatched_and_never_nought(report: AnnualReport) -> None:
    lost = without(report, "requests.handled.granted", "requests.handled.refused.state_secret.total")
    ax = plots.outcomes(lost, language="en")
    assert len(hatches(ax)) == 2
    assert texts(ax)[0] == "blank"
    assert texts(ax)[2] == "≥7 (1/8 blank)"
    assert hatches(ax)[1].get_x() == 7
    unreadable = without(report, "requests.handled.granted", meaning=Meaning.UNREADABLE)
    assert texts(plots.outcomes(unreadable, language="en"))[0] == "unreadable"


@pytest.mark.parametrize("chart", CHARTS)
def test_report_without_figures_is_a_chart_without_bars(chart: Any) -> None:
    ax = chart(AnnualReport(), language="en")
    assert not any(bars(ax))
    assert hatches(ax)
    assert not any(character.isdigit() for text in texts(ax) for character in text)


def test_share_of_a_doubtful_total_is_not_told(report: AnnualReport) -> None:
    assert "%" not in "".join(texts(plots.outcomes(without(report, "requests.handled.total"), language="en")))


def test_disputes_are_divided_by_result(report: AnnualReport) -> None:
    ax = plots.disputes(without(report, "disputes.reconsideration.corrected"), language="en")
    assert bars(ax) == [2, 1, 1]
    assert len(hatches(ax)) == 1
    assert "total 3 (Corrected blank)" in texts(ax)
    whole = plots.disputes(report, language="en")
    assert [text for text in texts(whole) if text.startswith("total")] == ["total 3", "total 1", "total 1"]


def course(report: AnnualReport, *years: int) -> list[AnnualReport]:
    return [attrs.evolve(report, year=year) for year in years]


def test_line_never_goes_over_a_gap(report: AnnualReport) -> None:
    reports = course(report, 2021, 2022, 2023, 2025)
    reports[1] = without(reports[1], "requests.received.total")
    ax = plots.years(reports, "requests.received.total", language="en")
    assert [list(line.get_xdata()) for line in ax.get_lines()] == [[2021], [2023], [2025]]
    assert len(hatches(ax)) == 2
    assert "blank" in texts(ax)
    assert "no report" in texts(ax)


def test_line_ends_where_the_form_changes(report: AnnualReport) -> None:
    later = course(report, 2021, 2022)
    kept = tuple(f for f in report.figures.values() if not f.address.startswith("requests.handled.other."))
    undivided = attrs.evolve(
        report.figures["requests.received.total"], address="requests.handled.other.undivided.total"
    )
    earlier = [attrs.evolve(r, figures=Figures.of((*kept, undivided))) for r in course(report, 2019, 2020)]
    ax = plots.years([*later, *earlier], "requests.handled.other", language="en")
    assert [list(line.get_xdata()) for line in ax.get_lines()] == [[2019, 2020], [2021, 2022]]
    ax = plots.years([*later, *earlier], "requests.handled.other.undivided.total", language="en")
    assert texts(ax).count("not in that form") == 2


def test_reports_that_make_no_course_are_refused(report: AnnualReport) -> None:
    stranger = attrs.evolve(report, agency="他县", year=2022)
    for reports in ([], [report, report], [report, stranger], course(attrs.evolve(report, year=None))):
        with pytest.raises(ValueError, match="report"):
            plots.years(reports)


@pytest.mark.parametrize("chart", CHARTS)
def test_same_report_same_picture_on_the_axes_given(chart: Any, report: AnnualReport) -> None:
    before = dict(matplotlib.rcParams)
    _, axes = plt.subplots(2)
    assert chart(report, ax=axes[0], language="en") is axes[0]
    assert pixels(chart(report, language="en")) == pixels(chart(report, language="en"))
    assert dict(matplotlib.rcParams) == before


def test_chinese_where_there_is_a_font_for_it(report: AnnualReport) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        ax = plots.disputes(report)
    if "Granted" in ax.get_title() or not any("\u4e00" <= c <= "\u9fff" for c in ax.get_title()):
        pytest.skip("no Chinese font is installed")
    assert "云溪县人民政府办公室2023年" in ax.get_title()
    pixels(ax)  # a glyph that the font lacks is a warning, and so an error here


def test_english_and_a_warning_where_there_is_none(report: AnnualReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_manager, "get_font_names", lambda: ["DejaVu Sans"])
    with pytest.warns(UserWarning, match="Noto Sans CJK SC") as caught:
        ax = plots.outcomes(report)
    assert Path(caught[0].filename).name == Path(__file__).name
    assert ax.get_title() == "Outcomes of requests for information 2023"
    pixels(ax)


@pytest.mark.parametrize("chart", CHARTS)
def test_without_matplotlib_the_hint_names_the_extra(
    chart: Any, report: AnnualReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "matplotlib" else real(name))
    for call in (lambda: chart(report), lambda: plots.years([report])):
        with pytest.raises(goi_parse.MissingDependencyError) as error:
            call()
        assert "goi-parse[plot]" in error.value.hint
