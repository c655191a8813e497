"""Cells by bars (R2 to R8, R17)."""

import random

from generator.dialects.base import flat, simple
from generator.tables import Table

__all__ = ["DIALECTS"]


def pipe_cells(table: Table, rng: random.Random) -> list[str]:
    """R2: ``cell |`` a line, then a line of bars for the columns that spans cover; full rows have no end."""
    declared = table.width + rng.choice((0, 0, 0, 1))
    lines: list[str] = []
    for row in table.rows:
        lines += [f"{flat(c, ' ')} |" if c.text.strip() else "|" for c in row]
        if declared > len(row):
            lines.append("|" * (declared - len(row)))
    if rng.random() < 0.5 and lines[-1].strip("|") == "":
        lines.pop()
    return lines


def bar_lines(table: Table, rng: random.Random) -> list[str]:
    """R3: a line for the cell, a line for the bar."""
    joint = rng.choice((" ", ""))
    return [line for row in table.rows for c in row for line in (flat(c, joint), "|")]


def bar_lines_spans(table: Table, rng: random.Random) -> list[str]:
    """R3 with a line of bars for the covered columns and blank lines between rows."""
    gap = [""] * rng.choice((0, 1))
    lines: list[str] = []
    for row in table.rows:
        lines += [line for c in row for line in (flat(c, " "), "|")]
        lines += ["|" * (table.width - len(row))] * (table.width > len(row))
        lines += gap
    return lines


def pipe_para(table: Table, rng: random.Random) -> list[str]:
    """R4: a bar line before each row, then ``cell |`` lines."""
    joint = rng.choice((" ", ""))
    return [line for row in table.rows for line in ("|", *(f"{flat(c, joint)} |" for c in row))]


def pipe_rows_spans(table: Table, _rng: random.Random) -> list[str]:
    """R5: a line a row, the bars of covered columns at its end."""
    return [
        "".join(f"{flat(c, ' ')} | " for c in row).rstrip(" ") + (" " + "|" * (table.width - len(row))).rstrip()
        for row in table.rows
    ]


def pipe_rows(table: Table, rng: random.Random) -> list[str]:
    """R6: a line a row, covered places left out, so that the labels' depth changes."""
    joint = rng.choice((" ", ""))
    return [" | ".join(flat(c, joint) for c in row) + " |" for row in table.rows]


def pipe_below(table: Table, _rng: random.Random) -> list[str]:
    """R7: covered places below are kept as bars, empty cells as ``| |``."""
    return [" ".join(f"{flat(p.text, ' ')} |".strip() for p in line if p.kind != "right") for line in table.grid()]


def bar_grid(table: Table, rng: random.Random) -> list[str]:
    """R8: bars before and after, every place of the grid."""
    joint = rng.choice((" ", ""))
    return ["| " + " | ".join(flat(p.text, joint) for p in line) + " |" for line in table.grid()]


def bar_rows(table: Table, _rng: random.Random) -> list[str]:
    """R8 without the covered places."""
    return ["| " + " | ".join(flat(c, " ") for c in row) + " | " for row in table.rows]


def dropped_blanks(table: Table, _rng: random.Random) -> list[str]:
    """R17: empty cells are gone, the bars at the row's end tell how many, not which."""
    lines: list[str] = []
    for row in table.rows:
        kept = [c for c in row if c.text.strip()]
        lines += [line for c in kept for line in (f"{flat(c, ' ')} |",)]
        lines += ["|" * (table.width - len(kept))] * (table.width > len(kept))
    return lines


def dropped_blanks_rows(table: Table, _rng: random.Random) -> list[str]:
    """R17 with a line a row."""
    return [" | ".join(flat(c, " ") for c in row if c.text.strip()) + " |" for row in table.rows]


DIALECTS = (
    simple("pipe_cells", pipe_cells),
    simple("bar_lines", bar_lines),
    simple("bar_lines_spans", bar_lines_spans),
    simple("pipe_para", pipe_para),
    simple("pipe_rows_spans", pipe_rows_spans, rows=True),
    simple("pipe_rows", pipe_rows, rows=True),
    simple("pipe_below", pipe_below, rows=True),
    simple("bar_grid", bar_grid, rows=True),
    simple("bar_rows", bar_rows, rows=True),
    simple("dropped_blanks", dropped_blanks, lossy=True, zero=""),
    simple("dropped_blanks_rows", dropped_blanks_rows, lossy=True, zero=""),
)
