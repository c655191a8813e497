"""What may happen to a report on its way and means nothing: every figure stays what it is."""

import random
from collections.abc import Callable

import attrs

from generator.figures import FULL
from generator.report import Report
from generator.tables import Cell, Table

__all__ = ["CHANGES", "with_cells", "with_tables"]


def with_tables(report: Report, change: Callable[[Table], Table]) -> Report:
    """The report with each statutory table changed."""
    sections = tuple(
        attrs.evolve(s, items=tuple(change(i) if isinstance(i, Table) and i.key != "own" else i for i in s.items))
        for s in report.sections
    )
    return attrs.evolve(report, sections=sections)


def with_cells(report: Report, change: Callable[[Cell], Cell]) -> Report:
    """The report with each cell of its statutory tables changed."""

    def table(old: Table) -> Table:
        return attrs.evolve(old, rows=tuple(tuple(change(c) for c in row) for row in old.rows))

    return with_tables(report, table)


def full_width(report: Report, _rng: random.Random) -> Report:
    """Digits and signs of the figures in full width."""
    return with_cells(report, lambda c: c._replace(text=c.text.translate(FULL)) if c.figure else c)


def no_break_spaces(report: Report, rng: random.Random) -> Report:
    """NBSP around figures, on either side."""
    pads = ("", "\u00a0", "\u00a0" * 3, "\u2003")

    def change(cell: Cell) -> Cell:
        text = cell.text
        return cell._replace(text=rng.choice(pads) + text + rng.choice(pads)) if cell.figure and text.strip() else cell

    return with_cells(report, change)


def blanks_in_labels(report: Report, rng: random.Random) -> Report:
    """A blank inside labels: 总 计, 自然 人."""
    blanks = (" ", "\u00a0", "\u3000")

    def change(cell: Cell) -> Cell:
        if cell.figure or len(cell.text) < 2 or rng.random() < 0.5:
            return cell
        at = rng.randint(1, len(cell.text) - 1)
        return cell._replace(text=cell.text[:at] + rng.choice(blanks) + cell.text[at:])

    return with_cells(report, change)


def half_punctuation(report: Report, _rng: random.Random) -> Report:
    """Brackets, colons and commas of labels in half width."""
    table = str.maketrans("（）：，", "():,")
    return with_cells(report, lambda c: c if c.figure else c._replace(text=c.text.translate(table)))


def other_numbering(report: Report, _rng: random.Random) -> Report:
    """``1.`` as ``1、`` and back."""

    def change(cell: Cell) -> Cell:
        text = cell.text
        if cell.figure or not text[:1].isdigit() or text[1:2] not in (".", "、"):
            return cell
        return cell._replace(text=text[0] + ("、" if text[1] == "." else ".") + text[2:])

    return with_cells(report, change)


CHANGES: dict[str, Callable[[Report, random.Random], Report]] = {
    "full-width": full_width,
    "nbsp": no_break_spaces,
    "blanks-in-labels": blanks_in_labels,
    "half-punctuation": half_punctuation,
    "other-numbering": other_numbering,
}
