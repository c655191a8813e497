"""Fifty reports to one tidy frame in one line, as a user writes it for a thousand."""

from pathlib import Path

import pytest
from generator import make_report
from generator.html import report_html

import goi_parse

REPORTS = 50


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_one_line_from_a_folder_to_a_tidy_frame(backend: str, tmp_path: Path) -> None:
    pytest.importorskip(backend)
    for seed in range(REPORTS):
        (tmp_path / f"{seed:04}.html").write_text(report_html(make_report(seed % 10)), encoding="utf-8")

    frame = goi_parse.to_frame(goi_parse.parse_many(tmp_path, workers=2), backend=backend)  # type: ignore[call-overload]

    one = [goi_parse.parse(tmp_path / f"{seed:04}.html") for seed in range(10)]
    assert frame.shape == (
        sum(len(report.figures) for report in one) * REPORTS // 10,
        len(goi_parse.to_rows(one[0])[0]),
    )
    values = frame["value"].to_pylist() if backend == "pyarrow" else frame["value"].to_list()
    printed = [None if value is None or value != value else value for value in values]  # noqa: PLR0124  not a number
    expected = [figure.value for report in one for figure in report.figures.values()]
    assert printed == [None if value is None else float(value) for value in expected] * (REPORTS // 10)
    assert len(set(frame["source"].to_pylist() if backend == "pyarrow" else frame["source"].to_list())) == REPORTS
