"""A report pickles small and comes back with every place, whatever the reader's places were."""

import pickle
from decimal import Decimal

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


def test_records_pickle_as_their_values() -> None:
    """Given in order, by name, alone; a picture leaves behind what loads it."""
    place = goi_parse.Location(line=3, box=(1.0, 2.0, 3.0, 4.0))
    fees = goi_parse.Fees(Decimal("4.06"))
    image = goi_parse.Image("a.png", "表", 3.0, 4.0, place, bytes)
    for record in (place, fees, goi_parse.Applicants(1, None, 3), goi_parse.Limits(max_bytes=7), image):
        again = pickle.loads(pickle.dumps(record))  # noqa: S301  our own bytes
        assert again == record
        assert type(again) is type(record)
    assert pickle.loads(pickle.dumps(image)).load is None  # noqa: S301  our own bytes
    assert pickle.loads(pickle.dumps(image)).location == place  # noqa: S301  our own bytes
