"""Cells without rules: by tabs, by blanks, or one a line (R1, R9, R10, tsv, browser, spaced)."""

import random
from functools import partial

import attrs

from generator.dialects.base import Blocks, Dialect, Tabular, flat, join_blocks, report_blocks, simple
from generator.report import Report, Section
from generator.tables import Table

__all__ = ["DIALECTS"]


def tsv(table: Table, rng: random.Random) -> list[str]:
    """Every place of the grid, by tabs."""
    joint = rng.choice((" ", ""))
    return ["\t".join(flat(p.text, joint) for p in line) for line in table.grid()]


def browser(table: Table, _rng: random.Random) -> list[str]:
    """What a browser puts on the clipboard: the cells that there are, line breaks and all."""
    return "\n".join("\t".join(c.text for c in row) for row in table.rows).split("\n")


def spaced(table: Table, rng: random.Random) -> list[str]:
    """Cells by one blank, so that blanks inside cells look the same."""
    joint = rng.choice((" ", ""))
    return [" ".join(t for t in (flat(c, joint).strip() for c in row) if t) for row in table.rows]


def double_spaced(table: Table, rng: random.Random) -> list[str]:
    """Cells by two blanks or more; an empty cell leaves a wider gap."""
    gap = " " * rng.choice((2, 3, 4))
    return [gap.join(flat(c, " ").strip() for c in row).rstrip() for row in table.rows]


def tab_cells(table: Table, rng: random.Random) -> list[str]:
    """R1: a cell a line after a tab, a blank line after each row; merged cells below leave an empty one."""
    joint = rng.choice(("\n", " "))
    lines: list[str] = []
    for line in table.grid():
        for place in line:
            if place.kind != "right":
                lines += ("\t" + flat(place.text, joint)).split("\n")
        lines.append("")
    return lines + [""] * rng.choice((0, 1, 3))


def paragraphs(table: Table, rng: random.Random) -> list[str]:
    """R9: each cell a paragraph; empty cells are empty paragraphs or nothing."""
    joint = rng.choice((" ", "", "\n\n"))
    empty = rng.random() < 0.5
    texts = [flat(c, joint) for row in table.rows for c in row if c.text.strip() or empty]
    return "\n\n".join(texts).split("\n")


def cell_lines(table: Table, rng: random.Random) -> list[str]:
    """Each cell a line, nothing between rows; empty cells vanish."""
    joint = rng.choice((" ", ""))
    return [flat(c, joint) for row in table.rows for c in row if c.text.strip()]


def shifted_tabs(table: Table, rng: random.Random) -> list[str]:
    """R10: rows by tabs as a page converter gives them: columns that drift from page to page, rows cut by pages."""
    lines: list[str] = []
    drift = 0
    for row, line in zip(table.rows, table.grid(), strict=True):
        if rng.random() < 0.15:
            drift = rng.choice((0, 0, 1, 2))
        labels = [flat(c, " ") for c in row if not c.figure]
        figures = [flat(c) for c in row if c.figure]
        if not figures or not labels:
            lines.append("\t".join(flat(p.text, " ") for p in line))
            continue
        lines += _drifted(labels, figures, line[0].kind == "below", drift, rng)
    return lines


def _drifted(labels: list[str], figures: list[str], below: bool, drift: int, rng: random.Random) -> list[str]:  # noqa: FBT001
    before = [""] * (drift if below or len(labels) < 2 else 0)
    after = [""] * rng.choice((0, drift))
    long = max(range(len(labels)), key=lambda i: len(labels[i]))
    if len(labels[long]) > 22 and rng.random() < 0.2:
        at = rng.randint(12, len(labels[long]) - 6)
        first, rest = labels[long][:at], labels[long][at:]
        kept = [first if i == long else text for i, text in enumerate(labels)]
        return ["\t".join([*before, *kept, *figures, *after]), "", "\t".join(["", rest, *[""] * len(figures)])]
    return ["\t".join([*before, *labels, *[""] * rng.choice((0, 0, 1)), *figures, *after])]


def indented(report: Report, rng: random.Random, *, table: Tabular) -> Blocks:
    """A tab before each paragraph and each numbered heading, as before the cells of the tables below them."""

    def section(old: Section) -> Section:
        return attrs.evolve(old, heading="\t" + old.heading) if old.heading[:1] in "一二三四五六" else old

    behind_tabs = attrs.evolve(report, sections=tuple(map(section, report.sections)))
    return report_blocks(behind_tabs, rng, lambda paragraph, _: ["\t" + paragraph], table)


DIALECTS = (
    simple("tsv", tsv, rows=True),
    simple("browser", browser, rows=True),
    simple("spaced", spaced, rows=True, keeps_blanks=False),
    simple("double_spaced", double_spaced, rows=True, keeps_blanks=False),
    simple("tab_cells", tab_cells),
    simple("paragraphs", paragraphs, keeps_blanks=False),
    simple("cell_lines", cell_lines, keeps_blanks=False),
    simple("shifted_tabs", shifted_tabs, keeps_blanks=False, good=0.97),
    Dialect("indented_rows", partial(indented, table=tsv), join_blocks, tables=tsv),
    Dialect("indented_cells", partial(indented, table=tab_cells), join_blocks, tables=tab_cells),
)
