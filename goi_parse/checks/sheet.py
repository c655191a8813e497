"""A statutory table as the checks see it: its form, and its values in form order."""

import functools
from collections.abc import Iterator

import attrs

from goi_parse.forms import TableForm, form
from goi_parse.forms.model import EDITIONS, TABLES
from goi_parse.forms.sums import Number, Pick, Sum, Values, declared_sums, pick
from goi_parse.record import Record
from goi_parse.report import AnnualReport, Figure, Meaning

__all__ = ["GIVEN_UP", "Number", "Plan", "Sheet", "Sum", "Tables", "tables_of"]

GIVEN_UP = frozenset({Meaning.BLANK, Meaning.MARK})
"""The cell is there and its office put no figure into it."""


@attrs.frozen(eq=False, repr=False)
class Plan(Record):
    """What the checks need of a table's form, worked out once for each form."""

    form: TableForm
    addresses: tuple[str, ...]
    sums: tuple[Sum, ...]
    counts: Pick
    """The figures that the form counts in whole numbers."""
    unsigned: Pick
    """The figures that the form does not let fall below 0."""


@attrs.frozen(eq=False, repr=False)
class Sheet(Record):
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


@attrs.frozen(eq=False, repr=False)
class Tables(Record):
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
        declared_sums(edition, key),
        pick([index[a] for a in addresses if not columns[a].money]),
        pick([index[a] for a in addresses if not columns[a].signed]),
    )
