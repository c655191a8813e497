"""Each finding about reading, outline and forms: a case that triggers it, named after it, and one that does not.

A case is the sample report with one thing changed, so that what it shows is that one thing.
"""

from pathlib import Path

import pytest

import goi_parse
from goi_parse.rules import RULES

CASES = sorted((Path(__file__).parent / "cases" / "findings").glob("*.txt"))
EARLY = [rule.name for rule in RULES.values() if rule.code < "GOI400"]

ELSEWHERE = {
    "text-unusable": "tests/readers/pdf",
    "page-without-text": "tests/readers/pdf",
    "text-recognised": "tests/readers/pdf",
    "text-doubtful": "tests/readers/test_health.py",
    "figures-doubtful": "tests/readers/test_health.py",
    "content-skipped": "tests/readers/docx",
    "revisions-accepted": "tests/readers/docx",
    "reader-broken": "tests/test_plugins.py",
    "span-cut": "tests/readers/docx",
    "document-converted": "tests/readers/test_office.py",
    "picture-read": "tests/ocr",
    "figures-recognised": "tests/ocr/test_marked.py",
    "member-read": "tests/readers/test_archive.py",
}
"""Findings that no text can show, and where they are tested."""


def names(path: Path) -> list[str]:
    return [found.name for found in goi_parse.parse(path).diagnostics]


def test_every_early_finding_has_a_case() -> None:
    assert sorted([*(path.stem for path in CASES), *ELSEWHERE]) == sorted(EARLY)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_triggers_its_finding(path: Path) -> None:
    assert path.stem in names(path)


@pytest.mark.parametrize("name", EARLY)
def test_a_sound_report_does_not(name: str, sample: Path) -> None:
    assert name not in names(sample)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_messages_are_filled_in_both_languages(path: Path) -> None:
    for found in goi_parse.parse(path).diagnostics:
        assert "{" not in found.message, found.name
        assert "{" not in found.message_en, found.name
