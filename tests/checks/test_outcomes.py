"""What stands in every outcome of check(): its operands, sums, places and quotes are those of the report."""

import itertools
from datetime import date

import pytest
from checks.cases import BUSY, TRIGGERS
from checks.cases_prose import PROSE_QUIET, PROSE_TRIGGERS, year
from checks.made import made, placed, prose

from goi_parse.checks.result import Check, Operand, Status
from goi_parse.checks.run import check
from goi_parse.diagnostics import Diagnostic
from goi_parse.report import AnnualReport, Narrative

REPORTS = [
    pytest.param(placed(report), id=f"{name}-{n}")
    for name, reports in (TRIGGERS | PROSE_TRIGGERS).items()
    for n, report in enumerate(reports)
]


@pytest.mark.parametrize("report_", REPORTS)
def test_an_outcome_says_what_the_report_says_and_where(report_: AnnualReport) -> None:
    for one in check(report_, plugins=False).checks:
        operands_are_as_printed(one, report_)
        sums_are_those_of_their_operands(one)
        a_quote_is_what_stands_at_its_place(one, report_)
        if one.diagnostic is not None:
            a_finding_stands_where_its_figure_or_its_words_stand(one, one.diagnostic, report_)
            a_finding_names_the_figures_that_are_shown(one, one.diagnostic, report_)


def operands_are_as_printed(one: Check, report: AnnualReport) -> None:
    for operand in (*one.left, *one.right, *(o for reading in one.readings for o in reading.operands)):
        figure = report.figures[operand.address]
        assert (operand.value, operand.raw, operand.meaning) == (figure.value, figure.raw, figure.meaning)
        assert not operand.whose, "it is the report's own"


def sums_are_those_of_their_operands(one: Check) -> None:
    if "=" in one.key:
        cut = one.key.index("=")
        assert tuple(o.address for o in one.left) == one.key[:cut]
        assert tuple(o.address for o in one.right) == one.key[cut + 1 :]
        sides = total(one.left), total(one.right)
        known = None not in sides
        assert (one.left_value, one.right_value) == (sides if known else (None, None))
        assert (one.status is Status.PASSED) is (known and sides[0] == sides[1])
    if one.rule.name != "stated-share-differs":
        assert all(reading.value == total(reading.operands) for reading in one.readings)


def total(side: tuple[Operand, ...]) -> object:
    values = [o.value for o in side]
    return None if None in values else sum(v for v in values if v is not None)


def a_quote_is_what_stands_at_its_place(one: Check, report: AnnualReport) -> None:
    if one.quote is not None:
        name, _, topic = one.quote.section.partition(".topics.")
        section = getattr(report, name)
        assert section.text[one.quote.start : one.quote.end] == one.quote.text
        part = section.topics[topic] if topic else section
        assert one.quote.text in part.text
        assert one.quote.location == part.location is not None


def a_finding_stands_where_its_figure_or_its_words_stand(one: Check, found: Diagnostic, report: AnnualReport) -> None:
    if one.quote is not None:
        assert found.location == one.quote.location
    elif one.left:
        assert found.location == report.figures.location(found.addresses[0]) is not None


def a_finding_names_the_figures_that_are_shown(one: Check, found: Diagnostic, report: AnnualReport) -> None:
    assert found.rule is one.rule
    if one.readings:
        offered = [o.address for reading in one.readings for o in reading.operands]
        assert found.addresses == tuple(dict.fromkeys(offered))
        assert (one.right, one.right_value) == (one.readings[0].operands, one.readings[0].value)
    else:
        shown = (*one.left, *one.right)
        assert tuple(o.address for o in shown) == tuple(a for a in found.addresses if a in report.figures)


def addresses(edition: str, table: str, wanted: tuple[str, ...] = ("",)) -> tuple[str, ...]:
    return tuple(a for a in made(edition=edition).figures if a.startswith(f"{table}.") and a.endswith(wanted))


RULES_2021 = tuple(f"disclosure.rules.{column}" for column in ("issued", "repealed", "in_force"))
RULES_2019 = tuple(f"disclosure.rules.{column}" for column in ("made", "disclosed", "total_disclosed"))
LOOKED_AT: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {
    "2021": {
        ("disclosure-cells-empty", "disclosure"): addresses("2021", "disclosure"),
        ("disclosure-figure-negative", "disclosure"): addresses("2021", "disclosure"),
        ("disclosure-count-not-whole", "disclosure"): addresses("2021", "disclosure")[:-1],
        ("rules-above-level", "disclosure"): RULES_2021,
        ("unit-in-fee-cell", "disclosure"): ("disclosure.fees.amount",),
    },
    "2019": {
        ("disclosure-cells-empty", "disclosure"): addresses("2019", "disclosure"),
        ("disclosure-figure-negative", "disclosure"): tuple(
            a for a in addresses("2019", "disclosure") if not a.endswith(".change")
        ),
        ("disclosure-count-not-whole", "disclosure"): addresses("2019", "disclosure")[:-1],
        ("rules-above-level", "disclosure"): RULES_2019,
        ("stock-negative", "disclosure"): addresses("2019", "disclosure", (".items_last_year", ".change")),
        ("amount-unit-unknown", "disclosure"): ("disclosure.procurement.amount",),
    },
}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_check_that_passes_shows_what_it_looked_at(edition: str) -> None:
    expected = LOOKED_AT[edition] | {
        (rule, table): addresses(edition, table)
        for table in ("requests", "disputes")
        for rule in (f"{table}-cells-empty", "count-not-whole-or-negative")
    }
    expected |= {
        ("totals-derivable", "requests"): tuple(
            a for a in addresses(edition, "requests") if a.endswith(".total") or ".handled.total." in a
        ),
        ("totals-derivable", "disputes"): addresses(edition, "disputes", (".total",)),
    }
    report = check(made(BUSY, edition=edition, agency="云溪县教育局"), plugins=False)
    rules = {rule for rule, _ in expected}
    shown = {(c.rule.name, *c.key): tuple(o.address for o in c.left) for c in report.passed if c.rule.name in rules}
    assert shown == expected


ORDER = """
table-missing table-is-picture cell-not-a-number
disclosure-cells-empty disclosure-figure-negative disclosure-count-not-whole rules-above-level unit-in-fee-cell
table-missing table-is-picture cell-not-a-number
identity-broken outcomes-sum-broken applicants-sum-broken
requests-cells-empty count-not-whole-or-negative totals-derivable
table-missing table-is-picture cell-not-a-number
disputes-sum-broken disputes-cells-empty count-not-whole-or-negative totals-derivable
zeros-not-printed
stated-received-differs stated-carried-in-differs stated-intake-differs stated-answered-differs
stated-carried-out-differs stated-reconsideration-differs stated-litigation-differs stated-disputes-differ
stated-none-received stated-outcome-differs stated-documents-differ stated-share-differs
section-missing section-empty section-numbered-oddly section-repeated
problems-thin fee-not-reported subheads-misnumbered topics-missing accountability-not-reported
year-slipped all-done-but-carried-out wording-odd published-off-time
"""


def test_checks_come_in_the_order_of_the_form_and_then_of_the_prose() -> None:
    report = prose("加强管理。", agency="云溪县人民政府")
    names = [one.rule.name for one in check(report, plugins=False).checks]
    assert [name for name, _ in itertools.groupby(names)] == ORDER.split()


KEYS = {
    "problems-thin": [("problems",)],
    "fee-not-reported": [("other",)],
    "subheads-misnumbered": [("overview",), ("problems",), ("other",)],
    "topics-missing": [("overview",)],
    "year-slipped": [("overview",)],
    "all-done-but-carried-out": [("overview", "requests.carried_out.total")],
    "wording-odd": [
        ("prose", "repeated words"),
        ("prose", "a figure never filled in"),
        ("prose", "words of a template"),
        ("prose", "a half-width comma"),
    ],
    "published-off-time": [("published",)],
}


@pytest.mark.parametrize(
    "report_", [r for reports in (*PROSE_TRIGGERS.values(), *PROSE_QUIET.values()) for r in reports]
)
def test_a_check_has_the_same_key_however_it_ends(report_: AnnualReport) -> None:
    found: dict[str, list[tuple[str, ...]]] = {rule: [] for rule in KEYS}
    for one in check(report_, published=date(2024, 1, 1), plugins=False).checks:
        found.get(one.rule.name, []).append(one.key)
    assert found == KEYS


def test_a_claim_comes_before_the_rules_that_no_sentence_speaks_to() -> None:
    report = check(year("结转下年度3件。上年结转4件。"), plugins=False)
    names = [one.rule.name for one in report.checks if one.rule.name.startswith("stated-")]
    assert names[:3] == ["stated-carried-out-differs", "stated-carried-in-differs", "stated-received-differs"]
    assert len(names) == len(set(names)) == 12


def test_words_that_are_in_order_are_quoted_too() -> None:
    all_done = prose("收到政府信息公开申请0件，均已按时办结。")
    text = "五、问题\n一是公开不够及时，二是解读形式单一；下一步加强培训。"
    fee = "六、其他\n本年度未收取信息处理费。"
    sections = {"problems": Narrative("五、问题", text), "other": Narrative("六、其他", fee)}
    for rule, report, quoted, start in (
        ("all-done-but-carried-out", all_done, "收到政府信息公开申请0件，均已按时办结。", 7),
        ("problems-thin", made(**sections), text, 0),
        ("fee-not-reported", made(**sections), fee, 0),
    ):
        (one,) = (c for c in check(placed(report), plugins=False).passed if c.rule.name == rule)
        assert one.quote is not None, rule
        assert (one.quote.text, one.quote.start, one.quote.end) == (quoted, start, start + len(quoted))
        assert one.quote.location is not None, rule
    (one,) = (c for c in check(all_done, plugins=False).passed if c.rule.name == "all-done-but-carried-out")
    assert [(o.address, o.value) for o in one.left] == [("requests.carried_out.total", 0)]
