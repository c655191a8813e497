"""Every wording that the forms understand occurs in a case file, and in each of those files every figure is right.

The figures of tests/cases/labels count up from 1 in form order, so that a shift of one cell anywhere shows.
"""

from pathlib import Path

import pytest

import goi_parse
from goi_parse import Severity
from goi_parse.forms import Form, forms

CASES = Path(__file__).parent / "cases"
LABELS = sorted((CASES / "labels").glob("*.txt"))


def cells(path: Path) -> list[str]:
    return [cell.strip() for line in path.read_text(encoding="utf-8").splitlines() for cell in line.split("\t")]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.edition)
def test_every_also_wording_occurs_in_a_case(form: Form) -> None:
    seen = {cell for path in LABELS if form.edition in path.name for cell in cells(path)}
    missed = {word for table in form.tables.values() for words in table.also.values() for word in words} - seen
    assert not missed


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_every_figure_beside_every_wording(path: Path) -> None:
    report = goi_parse.parse(path)
    printed = [cell for cell in cells(path) if cell.isdigit()]
    assert [figure.raw for figure in report.figures.values()] == printed
    assert [figure.value for figure in report.figures.values()] == list(range(1, len(printed) + 1))
    assert set(report.editions.values()) == {path.stem.split("-")[1]}
    assert not [found for found in report.diagnostics if found.severity is Severity.ERROR]
