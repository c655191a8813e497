"""What is read out of small documents, figure by figure, as someone read it; and where each figure stands."""

import pytest
from align.told import FILE, outcome, printed_at, read, rows_of
from align.written import Written, written

from goi_parse.report import Meaning

DOCUMENTS = list(written(FILE))
each = pytest.mark.parametrize("told", DOCUMENTS, ids=lambda told: told.name)


@each
def test_what_is_read_out_of_a_small_document(told: Written) -> None:
    assert outcome(read(told.lines)) == told.outcome


@each
def test_every_figure_is_told_of_and_stands_where_it_is_said_to(told: Written) -> None:
    result = read(told.lines)
    rows = {path: addresses for key, edition in result.forms.items() for path, addresses in rows_of(edition, key)}
    assert list(result.readings) == [address for addresses in rows.values() for address in addresses]
    for _, raw, _, _, places, row, cell in result.readings.values():
        where = places.place(row, cell) if places is not None else None
        if raw or (row and where):
            assert where is not None
            assert printed_at(told.lines, where) == raw
    absent = {
        path
        for path, addresses in rows.items()
        if path.split(".")[0] in result.editions
        if all(result.readings[address][2] is Meaning.MISSING for address in addresses)
    }
    assert {a for d in result.findings if d.name == "row-missing" for a in d.addresses} == absent
