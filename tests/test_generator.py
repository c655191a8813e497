"""The generator itself: what it calls true is true, and every rendering says it."""

import random
from decimal import Decimal

import pytest
from generator import DIALECTS, case, make_report
from generator.figures import expected
from hypothesis import given, strategies as st

from goi_parse.forms import form

SEEDS = st.integers(0, 10**6)


@given(SEEDS)
def test_plain_reports_keep_every_sum_of_the_form(seed: int) -> None:
    truth = make_report(seed, plain=True).truth
    for table, edition in truth.editions.items():
        for identity in form(edition).tables[table].identities:
            left, right = (sum(truth.figures[a] or 0 for a in side) for side in (identity.left, identity.right))
            assert left == right


@given(SEEDS)
def test_truth_has_every_address_of_its_editions(seed: int) -> None:
    truth = make_report(seed).truth
    wanted = [a for table, edition in truth.editions.items() for a in form(edition).tables[table].addresses]
    assert list(truth.figures) == wanted


@given(SEEDS)
def test_spans_fill_their_grid(seed: int) -> None:
    for table in make_report(seed).tables.values():
        assert all(len(line) == table.width for line in table.grid())


@given(SEEDS)
def test_a_mark_stands_in_one_place(seed: int) -> None:
    marks = [m for found in make_report(seed).truth.marks.values() for m in found]
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("name", DIALECTS)
def test_the_same_seed_is_the_same_case(name: str) -> None:
    assert case(3, name).data == case(3, name).data


@pytest.mark.parametrize("name", [d.name for d in DIALECTS.values() if d.prints is None and not d.lossy])
@given(seed=SEEDS)
def test_a_lossless_rendering_shows_every_figure(name: str, seed: int) -> None:
    one = case(seed, name)
    shown = "".join(one.text.split())
    for table in one.report.tables.values():
        for cell in (c for row in table.rows for c in row if c.figure):
            assert "".join(cell.text.strip().removesuffix("万元").removesuffix("萬元").split()) in shown, cell


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        (" — ", None),
        ("无", None),
        ("０", 0),
        ("1,297", 1297),
        ("+113", 113),
        ("\u00a0-3", -3),
        ("43.7 万元", "43.7"),
    ],
)
def test_what_a_cell_prints(text: str, number: int | str | None) -> None:
    assert expected(text) == (None if number is None else Decimal(number))


def test_seeds_differ() -> None:
    drawn = random.Random(0).sample(range(10**6), 40)  # noqa: S311  a seed, no secret
    assert len({make_report(seed).agency for seed in drawn}) > 10
