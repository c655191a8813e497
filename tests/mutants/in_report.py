"""Damage to a generated report before it is written, so that every format shows the same damage.

Beside the injuries of the generator there are changes that no reader could notice: two figures exchanged, a digit
that became another, two rows with each other's labels. They are held to what the report now prints, to the letter:
a parser that "repairs" them by the form's sums is silently wrong.
"""

import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs
from generator import make_report
from generator.changes import with_tables
from generator.figures import expected
from generator.injuries import INJURIES, PRINTED_ZEROS, Injured
from generator.report import Report
from generator.tables import Cell, Table, report_tables

from mutants.judge import Mutant
from mutants.sources import written

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["KINDS", "hurt_report"]

Spot = tuple[int, int]
_HEADER_WHOLE = ("columns-swapped",)
"""What only a header read cell by cell betrays: a text that tears its header leaves the form's own order alone."""
_WHOLE = ("pipe_rows", "pipe_rows_spans", "tsv", "browser", "bar_rows", "html", "github")


def figures_exchanged(report: Report, rng: random.Random) -> Injured | None:
    """Two figures of a table stand in each other's cells."""
    spots = _spots(report)
    if not spots:
        return None
    key = rng.choice(sorted(spots))
    one, other = rng.sample(sorted(spots[key]), 2)
    return _printed(report, spots, key, {one: _text(report, key, other), other: _text(report, key, one)})


def digit_changed(report: Report, rng: random.Random) -> Injured | None:
    """A digit is another, or there is one more."""
    spots = _spots(report)
    if not spots:
        return None
    key = rng.choice(sorted(spots))
    found = [spot for spot in sorted(spots[key]) if any(c.isdecimal() for c in _text(report, key, spot))]
    if not found:
        return None
    spot = rng.choice(found)
    text = _text(report, key, spot)
    at = rng.choice([i for i, c in enumerate(text) if c.isdecimal()])
    digit = rng.choice("123456789") if text[at].isascii() else rng.choice("１２３４５６７８９")
    return _printed(report, spots, key, {spot: text[:at] + digit + text[at + rng.choice((0, 1, 1)) :]})


def figure_blanked(report: Report, rng: random.Random) -> Injured | None:
    """A figure's cell is blank or holds a mark."""
    spots = _spots(report)
    if not spots:
        return None
    key = rng.choice(sorted(spots))
    spot = rng.choice(sorted(spots[key]))
    return _printed(report, spots, key, {spot: rng.choice(("", "", "-", "/"))})


def rows_exchanged(report: Report, rng: random.Random) -> Injured | None:
    """The figures of two rows of equal width stand in each other's row."""
    spots = _spots(report)
    keys = [key for key in ("requests", "disclosure") if key in spots]
    if not keys:
        return None
    key = rng.choice(keys)
    rows: dict[int, list[Spot]] = {}
    for spot in sorted(spots[key]):
        rows.setdefault(spot[0], []).append(spot)
    one = rng.choice(sorted(rows))
    others = [y for y in sorted(rows) if y != one and len(rows[y]) == len(rows[one])]
    if not others:
        return None
    other = rng.choice(others)
    texts = {a: _text(report, key, b) for a, b in zip(rows[one], rows[other], strict=True)}
    texts |= {b: _text(report, key, a) for a, b in zip(rows[one], rows[other], strict=True)}
    return _printed(report, spots, key, texts)


def table_removed(report: Report, rng: random.Random) -> Injured | None:
    """A table is gone, its heading stays."""
    key = rng.choice(sorted(report.tables))
    sections = tuple(
        attrs.evolve(s, items=tuple(i for i in s.items if not (isinstance(i, Table) and i.key == key)))
        for s in report.sections
    )
    return Injured(attrs.evolve(report, sections=sections), report.truth.figures)


def tables_exchanged(report: Report, rng: random.Random) -> Injured | None:
    """Two tables stand under each other's heading."""
    keys = sorted(report.tables)
    if len(keys) < 2:
        return None
    one, other = rng.sample(keys, 2)
    names = {one: report.tables[other], other: report.tables[one]}
    return Injured(with_tables(report, lambda t: names.get(t.key, t)), report.truth.figures)


def heading_removed(report: Report, rng: random.Random) -> Injured | None:
    """A section's heading is gone."""
    at = rng.randrange(len(report.sections))
    sections = tuple(attrs.evolve(s, heading="") if n == at else s for n, s in enumerate(report.sections))
    return Injured(attrs.evolve(report, sections=sections), report.truth.figures)


def _spots(report: Report) -> dict[str, dict[Spot, str]]:
    """For each table the address of every figure's cell, by row and cell; {} where the report took liberties.

    The tables are laid out once more with addresses for figures; what stands beside none of them is a subtotal.
    """
    names = {address: address for address in report.truth.figures}
    models = report_tables(report.truth.editions, report.layout, names, lambda _: "")
    spots: dict[str, dict[Spot, str]] = {}
    for key, table in report.tables.items():
        model = models.get(key)
        if model is None or [len(row) for row in model.rows] != [len(row) for row in table.rows]:
            continue
        cells = ((y, x, cell.text) for y, row in enumerate(model.rows) for x, cell in enumerate(row) if cell.figure)
        spots[key] = {(y, x): text for y, x, text in cells if text in names}
    return spots


def _text(report: Report, key: str, spot: Spot) -> str:
    return report.tables[key].rows[spot[0]][spot[1]].text


def _printed(report: Report, spots: Mapping[str, Mapping[Spot, str]], key: str, texts: Mapping[Spot, str]) -> Injured:
    """The report with other texts in some cells, and what it then prints."""

    def cell(y: int, x: int, old: Cell) -> Cell:
        return old._replace(text=texts[y, x]) if (y, x) in texts else old

    def table(old: Table) -> Table:
        if old.key != key:
            return old
        rows = (tuple(cell(y, x, c) for x, c in enumerate(row)) for y, row in enumerate(old.rows))
        return attrs.evolve(old, rows=tuple(rows))

    figures: dict[str, Decimal | None] = dict(report.truth.figures)
    figures |= {spots[key][spot]: expected(text) for spot, text in texts.items()}
    truth = attrs.evolve(report.truth, figures=figures)
    return Injured(attrs.evolve(with_tables(report, table), truth=truth), figures)


KINDS: dict[str, Callable[[Report, random.Random], Injured | None]] = {
    **INJURIES,
    "figures-exchanged": figures_exchanged,
    "digit-changed": digit_changed,
    "figure-blanked": figure_blanked,
    "rows-exchanged": rows_exchanged,
    "table-removed": table_removed,
    "tables-exchanged": tables_exchanged,
    "heading-removed": heading_removed,
}


def hurt_report(kind: str, format_: str, rng: random.Random) -> tuple[str, Mutant] | None:
    """A report hurt in this way, written in this format."""
    report = make_report(rng.randrange(10**6), zero="0" if kind in PRINTED_ZEROS else None)
    if "requests" not in report.tables:
        return None
    hurt = KINDS[kind](report, rng)
    if hurt is None:
        return None
    base = written(hurt.report, format_, hurt.allowed, rng)
    if format_ == "txt" and kind in _HEADER_WHOLE and base.name.partition("/")[0] not in _WHOLE:
        return None
    return base.name, Mutant(base.data, base.figures)
