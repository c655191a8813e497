"""What mutation and fuzzing found, made small: each file is read or refused, and never silently wrong.

Where NAME.json stands beside a case it holds the figures that the document prints; any other figure is a made-up one.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from generator.oracle import judge_figures

import goi_parse
from goi_parse import GoiParseError

CASES = sorted(p for p in (Path(__file__).parent / "cases" / "mutants").iterdir() if p.suffix != ".json")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_mutant_is_read_or_refused_and_never_silently_wrong(path: Path) -> None:
    try:
        report = goi_parse.parse(path)
    except GoiParseError:
        return
    told = path.with_suffix(".json")
    if told.exists():
        figures = json.loads(told.read_text(encoding="utf-8"), parse_float=Decimal)
        printed = {address: None if value is None else Decimal(value) for address, value in figures.items()}
        printed = {address: printed.get(address) for address in report.figures}
        _, _, silent = judge_figures(report, printed, lossy=True)
        assert not silent
