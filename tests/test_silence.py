"""Never silently wrong: the judge itself, and the reports beside the checkout as it judges them."""

import json
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from generator import case, judge
from generator.injuries import TEXT_INJURIES
from generator.oracle import judge_figures

import goi_parse
from goi_parse import Figures, GoiParseError

pytestmark = pytest.mark.slow
ADDRESS = "requests.received.total"


def read() -> goi_parse.AnnualReport:
    return goi_parse.parse_text(case(1, "tsv", plain=True).text)


# --- the judge can say no ---------------------------------------------------------------------------------------------


def test_the_judge_passes_a_right_reading() -> None:
    assert not judge(read(), case(1, "tsv", plain=True)).silent


def test_the_judge_sees_a_wrong_figure() -> None:
    report, one = read(), case(1, "tsv", plain=True)
    wrong = attrs.evolve(report.figures[ADDRESS], value=10**7)
    report = attrs.evolve(report, figures=Figures.of((*report.figures.values(), wrong)))
    assert [line.split(":")[0] for line in judge(report, one).silent] == [ADDRESS]


def test_the_judge_sees_a_figure_that_is_not_in_the_report() -> None:
    _, _, silent = judge_figures(read(), {}, lossy=False)
    assert silent


def test_the_judge_takes_none_where_the_rendering_lost_the_figure() -> None:
    report = attrs.evolve(read(), figures=Figures({}), diagnostics=())
    assert judge_figures(report, {ADDRESS: Decimal(3)}, lossy=True)[2] == ()
    assert judge_figures(report, {ADDRESS: Decimal(3)}, lossy=False)[2] != ()


def test_the_judge_hears_a_finding_that_names_the_table() -> None:
    finding = next(d for d in goi_parse.parse_text(case(1, "absent").text).diagnostics if "requests" in d.addresses)
    report = attrs.evolve(read(), figures=Figures({}), diagnostics=(finding,))
    assert judge_figures(report, {ADDRESS: Decimal(3)}, lossy=False)[2] == ()


# --- the reports beside the checkout ----------------------------------------------------------------------------------


def cases(shared: Path) -> Iterator[tuple[Path, dict[str, Decimal | None], bool]]:
    for truth in sorted((shared / "reports").rglob("*truth.json")):
        facts = json.loads(truth.read_text(encoding="utf-8"))
        marks = facts.get("zero", "0") in ("", "/", "-", "—")
        figures = {a: None if marks and Decimal(v) == 0 else Decimal(v) for a, v in facts["cells"].items()}
        stem = truth.name.removesuffix("truth.json")
        for path in sorted(truth.parent.glob(f"{stem}*")):
            if path.suffix in (".txt", ".md"):
                yield path, figures, "lossy" in path.name


@pytest.mark.shared
def test_no_report_beside_the_checkout_is_silently_wrong(shared: Path) -> None:
    for path, figures, lossy in cases(shared):
        _, _, silent = judge_figures(goi_parse.parse(path), figures, lossy=lossy)
        assert not silent, path


@pytest.mark.shared
@pytest.mark.parametrize("injury", TEXT_INJURIES)
def test_no_hurt_seed_is_silently_wrong(shared: Path, injury: str) -> None:
    for path, figures, _ in cases(shared):
        if path.parent.name != "seeds":
            continue
        text = path.read_text(encoding="utf-8-sig")
        for seed in range(12):
            try:
                report = goi_parse.parse_text(
                    TEXT_INJURIES[injury](text, random.Random(seed))  # noqa: S311  a seed, no secret
                )
            except GoiParseError:
                continue
            _, _, silent = judge_figures(report, figures, lossy=True)
            assert not silent, (path.name, seed)
