"""A few mutants of every format and kind, judged; `nox -s mutants` makes tens of thousands."""

from collections import Counter
from decimal import Decimal

import attrs
import pytest
from generator import case
from hypothesis import given, note, settings, strategies as st
from mutants import in_report
from mutants.judge import Mutant, _is_mixed, judged
from mutants.run import KINDS, SHARES, mutant, tasks

pytestmark = pytest.mark.slow
EACH = [(format_, kind) for format_ in SHARES for kind in (*in_report.KINDS, *KINDS[format_])]
VERY_FEW = settings(max_examples=max(2, settings().max_examples // 40))


@pytest.mark.parametrize(("format_", "kind"), EACH, ids="-".join)
@given(number=st.integers(0, 10**6))
@VERY_FEW
def test_a_mutant_is_never_silently_wrong(format_: str, kind: str, number: int) -> None:
    name = f"{format_}/{kind}/{number}"
    one = mutant(name, 0)
    if one is None:
        return
    note(f"run.py --seed 0 --show {name}")
    found = judged(name, one[1])
    assert not found.crash
    assert not found.silent


# --- the judge can say no ---------------------------------------------------------------------------------------------


def tsv(old: str = "", new: str = "", *, blind: bool = False) -> Mutant:
    """A whole report in lines, with one thing in it replaced."""
    one = case(1, "tsv", plain=True)
    assert old in one.text
    text = one.text.replace(old, new, 1)
    return Mutant(text.encode(), one.figures, (lambda: (one.text, text)) if blind else None)


def test_a_report_that_nothing_happened_to_is_kept() -> None:
    found = judged("tsv", tsv())
    assert (found.kept, found.admitted, found.silent) == (len(case(1, "tsv", plain=True).figures), 0, ())


def test_the_judge_sees_a_figure_that_is_not_what_was_printed() -> None:
    figures = {a: None if v is None else v + 1 for a, v in case(1, "tsv", plain=True).figures.items()}
    assert len(judged("tsv", attrs.evolve(tsv(), figures=figures)).silent) > 100


def test_a_number_that_blind_damage_printed_accounts_for_one_figure_only() -> None:
    plain = tsv()
    address = "requests.received.total"
    wrong = {**plain.figures, address: Decimal(10**9)}
    got = case(1, "tsv", plain=True).figures[address]
    for printed, silent in (("", 1), (f"\n{got}", 0)):
        damaged = attrs.evolve(plain, figures=wrong, plain=lambda printed=printed: ("", printed))
        assert len(judged("tsv", damaged).silent) == silent


def test_every_kind_of_every_format_has_its_share() -> None:
    met = Counter(tuple(name.split("/")[:2]) for name in tasks(20_000))
    assert set(met) == set(EACH)
    assert min(met.values()) >= 50
    assert sum(met.values()) == 20_000


def test_the_same_name_is_the_same_mutant() -> None:
    for name in ("txt/cut/1", "docx/row-dropped/3", "html/tag-dropped/5", "pdf/mark-dropped/8"):
        assert mutant(name, 7) == mutant(name, 7) or mutant(name, 7)[1].data == mutant(name, 7)[1].data  # type: ignore[index]


def test_a_row_made_of_two_prints_the_figures_of_the_other_and_a_row_that_lost_a_cell_does_not() -> None:
    before = "规章\t1\t2\t3\n行政许可\t4\t5\t6"
    assert _is_mixed("规章\t4\t5\t6", before)
    assert _is_mixed("规章\t15项\t5\t6", before)
    assert not _is_mixed("规章\t2\t3", before)
    assert not _is_mixed("规章\t13\t3", before)
