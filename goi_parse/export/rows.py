"""A report as rows: tidy, one a figure, or wide, one a report."""

import functools
from collections.abc import Iterator
from decimal import Decimal
from typing import TypedDict

import attrs

from goi_parse.diagnostics import Severity
from goi_parse.forms import forms
from goi_parse.forms.model import join
from goi_parse.record import Record
from goi_parse.report import AnnualReport
from goi_parse.show.concerns import Concerns

__all__ = ["FigureRow", "Placed", "placed", "to_rows", "to_wide", "wide_columns"]

_FOREVER = 9999
"""The last year of the edition in force."""


class FigureRow(TypedDict):
    """One figure, with all that a table of many reports needs to know about it."""

    source: str | None
    """Name of the file, where the caller gave one."""
    agency: str | None
    year: int | None
    scope: str | None
    edition: str | None
    """The form that the table fits; None where there is no table to tell."""
    table: str
    """``disclosure``, ``requests`` or ``disputes``."""
    row: str
    """Path of the row in its table: ``handled.refused.state_secret``; empty in table 4, which has one row."""
    column: str
    """``total``, ``issued``, ``reconsideration.upheld``."""
    address: str
    labels: str
    """The printed labels from the outside in, joined by ``｜``."""
    value: int | Decimal | None
    raw: str | None
    meaning: str
    unit: str | None
    comparable_since: int
    """First report year whose form asks for this figure in the same sense."""
    comparable_until: int | None
    """Last such year; None where the form in force asks for it."""
    findings: str
    """Codes of the errors and warnings that name this figure, its row or its table, joined by blanks."""
    proven: bool
    """Whether the form's own sums prove it."""


@attrs.frozen(eq=False, repr=False)
class Placed(Record):
    """Where an address stands in its form."""

    table: str
    row: str
    column: str
    labels: str
    since: int
    until: int | None


def to_rows(report: AnnualReport, *, source: str | None = None) -> list[FigureRow]:
    """One row a figure, in form order: every figure the fitting form asks for, blank and lost ones included.

    Figures of different years may be set side by side where the later year is not before ``comparable_since``
    and the earlier not after ``comparable_until``.
    """
    concerns = Concerns(d for d in report.diagnostics if d.severity is not Severity.NOTE)
    agency, year, scope, editions = report.agency, report.year, report.scope, report.editions
    places, figures = placed(), report.figures
    proven = figures.proven
    rows: list[FigureRow] = []
    for address in figures:
        place = places[address]
        value, raw, meaning, unit = figures.printed(address)
        rows.append(
            {
                "source": source,
                "agency": agency,
                "year": year,
                "scope": scope,
                "edition": editions.get(place.table),
                "table": place.table,
                "row": place.row,
                "column": place.column,
                "address": address,
                "labels": place.labels,
                "value": value,
                "raw": raw,
                "meaning": meaning.value,
                "unit": unit,
                "comparable_since": place.since,
                "comparable_until": place.until,
                "findings": " ".join(dict.fromkeys(d.code for d in concerns.of(address))),
                "proven": address in proven,
            }
        )
    return rows


def to_wide(report: AnnualReport, *, source: str | None = None) -> dict[str, str | int | Decimal | None]:
    """One row a report: who and when, how many findings, then the value at every address of every edition.

    The columns are the same for every report. A figure that the report does not give, or that its form does not
    ask for, is None; ``to_rows`` tells which.
    """
    severities = [diagnostic.severity for diagnostic in report.diagnostics]
    front: dict[str, str | int | Decimal | None] = {
        "source": source,
        "agency": report.agency,
        "year": report.year,
        "scope": report.scope,
        **{f"{table}_edition": report.editions.get(table) for table in ("disclosure", "requests", "disputes")},
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
    }
    return front | {address: report.figures.value(address) for address in placed()}


def wide_columns() -> tuple[str, ...]:
    """The columns of ``to_wide``, in order."""
    return tuple(to_wide(AnnualReport()))


@functools.cache
def placed() -> dict[str, Placed]:
    """Where each address of any edition stands, and for which years it means the same."""
    found: dict[str, Placed] = {}
    for edition in forms():
        first, last = edition.years
        for table, row, column, labels in _addresses(edition.edition):
            address = join(table, row, column)
            since = found[address].since if address in found else first
            found[address] = Placed(table, row, column, labels, since, None if last == _FOREVER else last)
    return dict(sorted(found.items(), key=lambda item: _order(item[1])))


def _order(place: Placed) -> tuple[int, bool]:
    return ("disclosure", "requests", "disputes").index(place.table), place.until is not None


def _addresses(edition: str) -> Iterator[tuple[str, str, str, str]]:
    official = next(form for form in forms() if form.edition == edition)
    for table in official.tables.values():
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield table.key, row.key, column.key, "｜".join(table.labels[join(table.key, row.key, column.key)])
