"""Changes that mean nothing change nothing; injuries are never silently wrong."""

import random
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from generator import DIALECTS, Case, case, make_report, render
from generator.changes import CHANGES
from generator.injuries import INJURIES, PRINTED_ZEROS, TEXT_INJURIES
from generator.oracle import judge_figures
from hypothesis import assume, given, note, settings, strategies as st
from mutants.sources import WRITERS

import goi_parse
from goi_parse import GoiParseError

SEEDS = st.integers(0, 10**6)
FEW = settings(max_examples=max(8, settings().max_examples // 5))
SURE = sorted(name for name, d in DIALECTS.items() if not d.lossy and d.good == 1.0)
"""Renderings that give every figure."""
PRINTED = sorted(name for name, d in DIALECTS.items() if d.prints is None)
"""Renderings that print every table."""
ROWS_LOST = ("lines-lost",)
"""Where a row is many lines, a stretch of them may be one row's figures and the next row's label: nobody could tell."""
WHOLE_HEADERS = ("columns-swapped",)
"""Injuries that only a header read cell by cell betrays; pages slice it, and a reader goes by the form's order."""
LINES = ("tsv", "browser", "pipe_rows", "pipe_rows_spans", "bar_rows", "spaced")
"""Renderings where a row is a line, so that empty lines say nothing."""


def values(report: goi_parse.AnnualReport) -> Mapping[str, Decimal | None]:
    return {a: None if f.value is None else Decimal(f.value) for a, f in report.figures.items()}


def rng(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  a seed, no secret


# --- changes that mean nothing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES)
@given(seed=SEEDS, name=st.sampled_from(SURE))
@FEW
def test_a_change_of_dress_changes_no_figure(change: str, seed: int, name: str) -> None:
    report = make_report(seed, zero="0")
    changed = render(CHANGES[change](report, rng(seed)), name)
    assume(not changed.lossy)
    note(f"{name}/{seed} {change}")
    assert values(goi_parse.parse_text(changed.text)) == changed.figures


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("format_", sorted(WRITERS))
@given(seed=SEEDS, data=st.data())
@settings(max_examples=max(2, settings().max_examples // 20))
def test_a_change_of_dress_changes_no_figure_of_a_file(
    format_: str, change: str, seed: int, data: st.DataObject
) -> None:
    report = CHANGES[change](make_report(seed, zero="0"), rng(seed))
    writer = data.draw(st.sampled_from(WRITERS[format_]))
    assert values(goi_parse.parse(writer(report))) == report.truth.figures


@given(seed=SEEDS, name=st.sampled_from(LINES), gap=st.sampled_from(["\n", "\n\n", "\n\n\n\n"]))
@FEW
def test_empty_lines_change_no_figure(seed: int, name: str, gap: str) -> None:
    one = case(seed, name)
    text = re.sub(r"(\r?\n)+", gap, one.text)
    note(one.name)
    assert values(goi_parse.parse_text(text)) == values(goi_parse.parse_text(one.text))


@given(seed=SEEDS, name=st.sampled_from(SURE), end=st.sampled_from(["\r\n", "\r", "\u2028", "\u0085"]))
@FEW
def test_other_line_ends_change_no_figure(seed: int, name: str, end: str) -> None:
    one = case(seed, name)
    note(one.name)
    text = one.text.replace("\r\n", "\n")
    assert values(goi_parse.parse_text(text.replace("\n", end))) == values(goi_parse.parse_text(text))


@given(seed=SEEDS, name=st.sampled_from(SURE))
@FEW
def test_another_encoding_changes_nothing(seed: int, name: str) -> None:
    assume(name != "html")  # its text is a page, not the report
    text = case(seed, name).text
    plain = goi_parse.parse_text(text)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"):
        read = goi_parse.parse(text.encode(encoding))
        assert (read.figures, read.agency, read.contact) == (plain.figures, plain.agency, plain.contact), encoding


@pytest.mark.parametrize("zero", ["", "-", "—", "/", "无"])
@given(seed=SEEDS, name=st.sampled_from(sorted(d for d in SURE if DIALECTS[d].keeps_blanks)))
@FEW
def test_zeros_left_out_change_no_other_figure(zero: str, seed: int, name: str) -> None:
    one = render(make_report(seed, zero=zero), name)
    note(one.name)
    assert values(goi_parse.parse_text(one.text)) == one.figures


# --- injuries ---------------------------------------------------------------------------------------------------------


def no_silence(text: str | bytes, allowed: Mapping[str, Decimal | None]) -> None:
    try:
        report = goi_parse.parse(text) if isinstance(text, bytes) else goi_parse.parse_text(text)
    except GoiParseError:
        return
    _, _, silent = judge_figures(report, allowed, lossy=True)
    assert not silent


@pytest.mark.parametrize("injury", INJURIES)
@given(seed=SEEDS, data=st.data())
@settings(max_examples=max(12, settings().max_examples // 2))
def test_a_hurt_table_is_never_silently_wrong(injury: str, seed: int, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(SURE if injury in WHOLE_HEADERS else PRINTED))
    report = make_report(seed, zero="0" if injury in PRINTED_ZEROS else None)
    assume("requests" in report.tables)
    hurt = INJURIES[injury](report, rng(seed))
    assume(not render(report, name).lossy or DIALECTS[name].lossy)  # hurt once is enough
    note(f"{name}/{seed} {injury}")
    no_silence(render(hurt.report, name).text, hurt.allowed)


@pytest.mark.parametrize("injury", TEXT_INJURIES)
@given(seed=SEEDS, data=st.data())
@settings(max_examples=max(12, settings().max_examples // 2))
def test_hurt_text_is_never_silently_wrong(injury: str, seed: int, data: st.DataObject) -> None:
    one = case(seed, data.draw(st.sampled_from(LINES if injury in ROWS_LOST else sorted(DIALECTS))))
    assume(not one.lossy or DIALECTS[one.dialect].lossy)  # hurt once is enough
    note(f"{one.name} {injury}")
    no_silence(hurt_text(one, TEXT_INJURIES[injury], seed), one.figures)


def hurt_text(one: Case, injury: Callable[[str, random.Random], str], seed: int) -> str:
    return injury(one.text.replace("\r\n", "\n"), rng(seed))


@given(seed=SEEDS, name=st.sampled_from(sorted(DIALECTS)), share=st.floats(0.0, 1.0))
@settings(max_examples=max(20, settings().max_examples // 2))
def test_a_file_cut_anywhere_is_never_silently_wrong(seed: int, name: str, share: float) -> None:
    one = case(seed, name)
    note(one.name)
    no_silence(one.data[: int(len(one.data) * share)], one.figures)
