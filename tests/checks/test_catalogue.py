"""The rules of the checks, their pages and their cases: three lists that stay one."""

from pathlib import Path

import pytest
from checks.cases import QUIET, TRIGGERS
from checks.cases_prose import PROSE_QUIET, PROSE_TRIGGERS

from goi_parse.diagnostics import Rule
from goi_parse.rules import RULES

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "rules"
NEIGHBOURS = {
    "carried-over-differs",
    "stock-flow-broken",
    "prose-alike",
    "figures-identical",
    "hierarchy-sum-differs",
}
"""Rules that need more than one report: test_across.py has their cases."""
ON_CALL = {"check-unavailable", "published-off-time"}
"""Rules that need a plugin or a date: test_check.py has their cases."""
EARLIER = {"section-missing"}
"""Rules of an earlier stage that check() takes over."""
CHECKS = [rule for rule in RULES.values() if rule.code.startswith("GOI4")]


def test_each_rule_has_a_case_on_either_side() -> None:
    assert set(TRIGGERS) == set(QUIET)
    assert set(PROSE_TRIGGERS) == set(PROSE_QUIET)
    names = {rule.name for rule in CHECKS}
    assert names == set(TRIGGERS) | (set(PROSE_TRIGGERS) - EARLIER) | NEIGHBOURS | ON_CALL


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.code)
def test_each_rule_has_its_page(rule: Rule) -> None:
    page = (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {rule.code} {rule.name}\n")
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert heads == [
        "## 发现什么 / What it finds",
        "## 为什么要紧 / Why it matters",
        "## 样例 / Specimen",
        "## 怎么办 / What to do",
        "## 规定在哪里 / Where the form says so",
    ]


def test_each_page_has_its_rule() -> None:
    assert {path.stem for path in PAGES.glob("GOI4*.md")} == {rule.code for rule in CHECKS}
