"""What may happen to a report on its way and hurts it: figures become unknown, or move.

``allowed`` says what a reader may then answer besides None and besides a finding that names the figure.
"""

import random
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

import attrs

from generator.changes import with_tables
from generator.figures import KINDS
from generator.report import Report
from generator.tables import Cell

__all__ = ["INJURIES", "PRINTED_ZEROS", "TEXT_INJURIES", "Injured"]

Row = tuple[Cell, ...]


@attrs.frozen
class Injured:
    """A report with one table hurt, and what each address may still be read as."""

    report: Report
    allowed: Mapping[str, Decimal | None]


# --- injuries to a table ----------------------------------------------------------------------------------------------


def row_removed(report: Report, rng: random.Random) -> Injured:
    """A row of figures is gone, labels and all."""

    def change(rows: list[Row], y: int) -> list[Row]:
        return [*rows[:y], *rows[y + 1 :]]

    return _with_row(report, rng, change, only=lambda row: all(c.down == 1 for c in row))


def row_doubled(report: Report, rng: random.Random) -> Injured:
    """A row is printed twice."""

    def change(rows: list[Row], y: int) -> list[Row]:
        return [*rows[: y + 1], rows[y], *rows[y + 1 :]]

    return _with_row(report, rng, change, only=lambda row: all(c.down == 1 for c in row))


def cell_dropped(report: Report, rng: random.Random) -> Injured:
    """One figure's cell is gone, the others close up: in table 3, where sums can tell."""

    def change(rows: list[Row], y: int) -> list[Row]:
        figures = [i for i, c in enumerate(rows[y]) if c.figure]
        gone = rng.choice(figures)
        return [*rows[:y], tuple(c for i, c in enumerate(rows[y]) if i != gone), *rows[y + 1 :]]

    return _with_row(report, rng, change, _full, keys=("requests",))


def label_dropped(report: Report, rng: random.Random) -> Injured:
    """A row's own label is gone."""

    def change(rows: list[Row], y: int) -> list[Row]:
        labels = [i for i, c in enumerate(rows[y]) if not c.figure]
        return [*rows[:y], tuple(c for i, c in enumerate(rows[y]) if i != labels[-1]), *rows[y + 1 :]]

    return _with_row(report, rng, change, only=lambda row: any(not c.figure for c in row))


def label_misspelt(report: Report, rng: random.Random) -> Injured:
    """A character of a row's label is another, or none."""

    def change(rows: list[Row], y: int) -> list[Row]:
        at = max(i for i, c in enumerate(rows[y]) if not c.figure)
        text = rows[y][at].text
        n = rng.randrange(len(text))
        wrong = text[:n] + rng.choice(("", "某", "甲")) + text[n + 1 :]
        return [
            *rows[:y],
            tuple(c._replace(text=wrong) if i == at else c for i, c in enumerate(rows[y])),
            *rows[y + 1 :],
        ]

    return _with_row(report, rng, change, only=lambda row: any(not c.figure for c in row))


def row_shifted(report: Report, rng: random.Random) -> Injured:
    """A row's figures stand one column to the right, the last has fallen off.

    Only where sums can tell, in table 3 with its zeros printed: elsewhere the shifted row is what the report prints.
    """

    def change(rows: list[Row], y: int) -> list[Row]:
        labels = [c for c in rows[y] if not c.figure]
        figures = [c for c in rows[y] if c.figure]
        moved = [f._replace(text=t) for f, t in zip(figures, ["", *(f.text for f in figures)], strict=False)]
        return [*rows[:y], (*labels, *moved), *rows[y + 1 :]]

    return _with_row(report, rng, change, _full, keys=("requests",))


def figures_joined(report: Report, rng: random.Random) -> Injured:
    """Two figures stand in one cell, with a blank between them: in table 3, where sums can tell."""

    def change(rows: list[Row], y: int) -> list[Row]:
        figures = [i for i, c in enumerate(rows[y]) if c.figure]
        at = rng.choice(figures[:-1])
        row = list(rows[y])
        row[at] = row[at]._replace(text=f"{row[at].text.strip()} {row.pop(at + 1).text.strip()}")
        return [*rows[:y], tuple(row), *rows[y + 1 :]]

    return _with_row(report, rng, change, _full, keys=("requests",))


def _full(row: Row) -> bool:
    """Whether every figure of the row is printed."""
    return all(c.text.strip() for c in row if c.figure)


def _with_row(
    report: Report,
    rng: random.Random,
    change: Callable[[list[Row], int], list[Row]],
    only: Callable[[Row], bool] = lambda _row: True,
    keys: tuple[str, ...] = ("requests", "requests", "disclosure", "disputes"),
) -> Injured:
    """Hurt one row with figures of one table."""
    tables = report.tables
    key = rng.choice(keys)
    fit = {
        k: [y for y, row in enumerate(t.rows) if any(c.figure for c in row) and only(row)] for k, t in tables.items()
    }
    key = key if fit.get(key) else "requests"
    if not fit[key]:
        return Injured(report, report.truth.figures)
    rows = list(tables[key].rows)
    y = rng.choice(fit[key])
    hurt = attrs.evolve(tables[key], rows=_closed(change(list(rows), y), y, rows))
    return Injured(with_tables(report, lambda t: hurt if t.key == key else t), report.truth.figures)


def _closed(rows: list[Row], y: int, before: list[Row]) -> tuple[Row, ...]:
    """Row spans made to fit where the number of rows changed."""
    more = len(rows) - len(before)
    if not more:
        return tuple(rows)
    out = []
    for n, row in enumerate(rows):
        fits = [c._replace(down=c.down + more) if n < y < n + c.down and c.down > 1 else c for c in row]
        out.append(tuple(fits))
    return tuple(out)


def columns_swapped(report: Report, rng: random.Random) -> Injured:
    """Two kinds of applicant have changed their labels: the labels are what is printed."""
    one, other = rng.sample(range(1, 6), 2)
    table = report.tables["requests"]
    rows = list(table.rows)
    at = 2
    head = list(rows[at])
    head[one - 1], head[other - 1] = head[other - 1], head[one - 1]
    rows[at] = tuple(head)
    names = {KINDS[one]: KINDS[other], KINDS[other]: KINDS[one]}
    figures = dict(report.truth.figures)
    for address in report.truth.figures:
        stem, _, kind = address.rpartition(".")
        if address.startswith("requests.") and kind in names:
            figures[address] = report.truth.figures[f"{stem}.{names[kind]}"]
    swapped = attrs.evolve(table, rows=tuple(rows))
    return Injured(with_tables(report, lambda t: swapped if t.key == "requests" else t), figures)


PRINTED_ZEROS = ("row-shifted", "cell-dropped", "figures-joined")
"""Injuries that only a report with every zero printed can betray."""

INJURIES: dict[str, Callable[[Report, random.Random], Injured]] = {
    "row-removed": row_removed,
    "row-doubled": row_doubled,
    "cell-dropped": cell_dropped,
    "label-dropped": label_dropped,
    "label-misspelt": label_misspelt,
    "row-shifted": row_shifted,
    "figures-joined": figures_joined,
    "columns-swapped": columns_swapped,
}


# --- injuries to the text ---------------------------------------------------------------------------------------------


def cut(text: str, rng: random.Random) -> str:
    """The file ends somewhere."""
    return text[: rng.randrange(len(text) // 3, len(text))]


def beginning_lost(text: str, rng: random.Random) -> str:
    """The file begins somewhere."""
    return text[rng.randrange(1, len(text) * 2 // 3) :]


def line_lost(text: str, rng: random.Random) -> str:
    """One line that says something is gone."""
    lines = text.split("\n")
    at = rng.choice([i for i, line in enumerate(lines) if line.strip()])
    return "\n".join(lines[:at] + lines[at + 1 :])


def lines_lost(text: str, rng: random.Random) -> str:
    """A stretch of lines is gone."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join(lines[:at] + lines[at + rng.randint(2, 12) :])


def line_doubled(text: str, rng: random.Random) -> str:
    """One line with a word in it is there twice; of a lone figure nobody could tell."""
    lines = text.split("\n")
    at = rng.choice([i for i, line in enumerate(lines) if re.search(r"[\u4e00-\u9fff]", line)])
    return "\n".join([*lines[: at + 1], *lines[at:]])


def deduplicated(text: str, _rng: random.Random) -> str:
    """Each line once."""
    return "\n".join(dict.fromkeys(text.split("\n")))


def stranger(text: str, rng: random.Random) -> str:
    """A page number has come between two lines."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join([*lines[:at], rng.choice(("3", "- 3 -", "12", "第 3 页", "\f")), *lines[at:]])


def bars_lost(text: str, _rng: random.Random) -> str:
    """All bars and tabs have become blanks."""
    return text.replace("|", " ").replace("\t", " ")


def lines_joined(text: str, rng: random.Random) -> str:
    """A line end is gone."""
    ends = [i for i, c in enumerate(text) if c == "\n"]
    at = rng.choice(ends)
    return text[:at] + text[at + 1 :]


TEXT_INJURIES: dict[str, Callable[[str, random.Random], str]] = {
    "cut": cut,
    "beginning-lost": beginning_lost,
    "line-lost": line_lost,
    "lines-lost": lines_lost,
    "line-doubled": line_doubled,
    "deduplicated": deduplicated,
    "stranger": stranger,
    "bars-lost": bars_lost,
    "lines-joined": lines_joined,
}
