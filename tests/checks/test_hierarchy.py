"""A parent body and its children: what each outcome shows, and why a table cannot be summed."""

import pytest
from checks.made import made, placed

from goi_parse.checks.hierarchy import check_hierarchy
from goi_parse.checks.result import Check, Status
from goi_parse.report import AnnualReport

CELL = "disclosure.licensing.decisions"
COUNTY = "云溪县人民政府"


def body(value: str = "3", **facts: object) -> AnnualReport:
    return made({CELL: value}, **{"year": 2023, **facts})


def one(parent: AnnualReport, *children: AnnualReport) -> Check:
    (found,) = (c for c in check_hierarchy(parent, iter(children)).checks if c.key == (CELL,))
    return found


def shown(check: Check) -> list[list[tuple[str, object, str | None, str]]]:
    return [[(o.address, o.value, o.raw, o.whose) for o in side] for side in (check.left, check.right)]


@pytest.mark.parametrize(
    ("children", "status", "total"),
    [
        ((body("4", agency="甲局"), body("2")), Status.PASSED, 6),
        ((body("4", agency="甲局"), body("3")), Status.FAILED, 7),
        ((body("6"),), Status.PASSED, 6),
        ((body("6", agency="甲局"), body("")), Status.NOT_ASSESSABLE, None),
    ],
)
def test_both_sides_are_shown_with_whose_they_are(
    children: tuple[AnnualReport, ...], status: Status, total: int | None
) -> None:
    found = one(body("6", agency=COUNTY), *children)
    assert found.status is status
    assert shown(found) == [
        [(CELL, 6, "6", COUNTY)],
        [(CELL, c.figures.value(CELL), c.figures[CELL].raw, c.agency or f"#{n}") for n, c in enumerate(children, 1)],
    ]
    assert (found.left_value, found.right_value) == (6, total)
    assert found.difference == (None if total is None else 6 - total)


def test_a_difference_is_told_with_its_facts_where_the_parents_figure_stands() -> None:
    parent = placed(body("6", agency=COUNTY))
    found = one(parent, body("4"), body("3")).diagnostic
    assert found is not None
    assert found.addresses == (CELL,)
    assert found.facts == {
        "label": "行政许可·本年处理决定数量",
        "address": CELL,
        "parent": 6,
        "children": 7,
        "difference": -1,
    }
    assert found.location == parent.figures.location(CELL) is not None


@pytest.mark.parametrize(
    ("parent", "children", "reason", "reason_en"),
    [
        (body(), (), "没有下级报告", "there are no children"),
        (
            body(),
            (body(year=2022, agency="甲局"), body(year=2023), body(year=2024)),
            "年度不同：甲局、#3",
            "reports of another year: 甲局、#3",
        ),
        (
            body(),
            (made(edition="2019", year=2023, agency="甲局"), body(), made(editions={}, year=2023)),
            "没有这张表，或采用不同版本的格式：甲局、#3",
            "no such table, or one of another form: 甲局、#3",
        ),
        (body(""), (body(),), "没有这个数：?", "the figure is missing: ?"),
        (
            body("", agency=COUNTY),
            (body(), body("")),
            f"没有这个数：{COUNTY}、#2",
            f"the figure is missing: {COUNTY}、#2",
        ),
    ],
)
def test_what_cannot_be_summed_says_why(
    parent: AnnualReport, children: tuple[AnnualReport, ...], reason: str, reason_en: str
) -> None:
    found = one(parent, *children)
    assert found.status is Status.NOT_ASSESSABLE
    assert (found.reason, found.reason_en) == (reason, reason_en)
    assert found.right_value is None
    assert len(found.right) == len(children)


@pytest.mark.parametrize(("mine", "theirs"), [(2023, None), (None, 2022), (None, None)])
def test_a_year_that_is_not_known_is_no_other_year(mine: int | None, theirs: int | None) -> None:
    assert one(body(year=mine), body(year=theirs)).status is Status.PASSED


def test_every_figure_of_every_table_is_held_against_the_children() -> None:
    parent = body(agency=COUNTY)
    assert [c.key for c in check_hierarchy(parent, [body()]).checks] == [(a,) for a in parent.figures]
    old = made(edition="2019", year=2019)
    assert [c.key for c in check_hierarchy(old, [old]).passed] == [(a,) for a in old.figures]
