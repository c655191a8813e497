"""A statutory table as the checks see it: its form, and its values in form order."""

import functools
from collections.abc import Callable, Iterator
from decimal import Decimal
from operator import itemgetter
from typing import cast

import attrs

from goi_parse.forms import Identity, TableForm, form
from goi_parse.forms.model import EDITIONS, TABLES
from goi_parse.report import AnnualReport, Figure, Meaning

__all__ = ["GIVEN_UP", "Number", "Plan", "Sheet", "Sum", "Tables", "tables_of"]

Number = int | Decimal
Values = tuple[Number | None, ...]
Pick = Callable[[Values], Values]

GIVEN_UP = frozenset({Meaning.BLANK, Meaning.MARK})
"""The cell is there and its office put no figure into it."""


@attrs.frozen
class Sum:
    """One declared sum, its operands ready to be picked out of a table's values."""

    identity: Identity
    left: Pick
    right: Pick

    def sides(self, values: Values) -> tuple[Number, Number] | None:
        """Both sums, or None where an operand is missing: a missing operand never counts as 0."""
        left, right = self.left(values), self.right(values)
        if None in left or None in right:
            return None
        return _total(left), _total(right)


@attrs.frozen
class Plan:
    """What the checks need of a table's form, worked out once for each form."""

    form: TableForm
    addresses: tuple[str, ...]
    sums: tuple[Sum, ...]
    counts: Pick
    """The figures that the form counts in whole numbers."""
    unsigned: Pick
    """The figures that the form does not let fall below 0."""


@attrs.frozen
class Sheet:
    """One table of one report: its plan, and its values in form order."""

    plan: Plan
    values: Values
    report: AnnualReport

    @property
    def key(self) -> str:
        """``requests``."""
        return self.plan.form.key

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure of the table, in form order."""
        return (self.report.figures[address] for address in self.plan.addresses)

    @property
    def empty(self) -> tuple[str, ...]:
        """The addresses of cells that hold a blank or a mark, in form order."""
        meaning = self.report.figures.meaning
        pairs = zip(self.plan.addresses, self.values, strict=True)
        return tuple(a for a, value in pairs if value is None and meaning(a) in GIVEN_UP)


@attrs.frozen
class Tables:
    """The statutory tables of one report that follow a known form, in the form's order."""

    report: AnnualReport
    sheets: tuple[Sheet, ...]

    def sheet(self, key: str) -> Sheet | None:
        """The table of that key, if the report has it."""
        return next((sheet for sheet in self.sheets if sheet.key == key), None)


def tables_of(report: AnnualReport) -> Tables:
    """The tables of ``report``, each with its values laid out in form order."""
    value = report.figures.value
    sheets: list[Sheet] = []
    for key in TABLES:
        edition = report.editions.get(key)
        if edition in EDITIONS:
            plan = _plan(edition, key)
            sheets.append(Sheet(plan, tuple(map(value, plan.addresses)), report))
    return Tables(report, tuple(sheets))


@functools.cache
def _plan(edition: str, key: str) -> Plan:
    table = form(edition).tables[key]
    addresses = table.addresses
    index = {address: i for i, address in enumerate(addresses)}
    columns = table.columns
    return Plan(
        table,
        addresses,
        tuple(Sum(i, _pick([index[a] for a in i.left]), _pick([index[a] for a in i.right])) for i in table.identities),
        _pick([index[a] for a in addresses if not columns[a].money]),
        _pick([index[a] for a in addresses if not columns[a].signed]),
    )


def _pick(indices: list[int]) -> Pick:
    """Picks these values as a tuple; ``itemgetter`` alone gives a bare value where there is but one."""
    if len(indices) == 1:
        (only,) = indices
        return lambda values: (values[only],)
    return cast("Pick", itemgetter(*indices))


def _total(values: Values) -> Number:
    return sum(cast("tuple[Number, ...]", values))
