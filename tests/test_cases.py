"""Texts named by their trap; NAME.json beside each holds what the document prints, and that much must be read.

The cases of tables in pieces (displaced-…) are held to more in tests/align/test_restore.py.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import goi_parse

CASES = sorted(
    path for path in (Path(__file__).parent / "cases" / "txt").glob("*.txt") if not path.stem.startswith("displaced-")
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_case_prints_is_read(path: Path) -> None:
    printed = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"), parse_float=Decimal)
    figures = goi_parse.parse(path).figures
    assert {address: figures[address].value for address in printed} == printed


def test_there_are_cases() -> None:
    assert CASES
