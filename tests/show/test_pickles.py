"""A report pickles small and comes back with every place, whatever the reader's places were."""

import pickle

import pytest
from generator import make_report
from generator.html import report_html

import goi_parse


@pytest.mark.parametrize("seed", range(4))
def test_report_comes_back_equal_with_its_places(seed: int) -> None:
    report = goi_parse.parse(report_html(make_report(seed)).encode())
    once = pickle.loads(pickle.dumps(report))  # noqa: S301  our own bytes
    twice = pickle.loads(pickle.dumps(once))  # noqa: S301  our own bytes
    for again in (once, twice):
        assert again == report
        for address, figure in report.figures.items():
            assert again.figures[address] == figure
            assert again.figures[address].location == figure.location
