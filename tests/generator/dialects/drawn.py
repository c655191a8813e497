"""Tables drawn with characters: Markdown, GitHub, grid, pandoc plain, antiword."""

import random
import re

import attrs

from generator.dialects.base import flat, padded, simple, unbroken, width, wrapped
from generator.html import table_html
from generator.tables import Table

__all__ = ["DIALECTS"]


def markdown(table: Table, rng: random.Random) -> list[str]:
    """A pipe table with its rule after the first row."""
    joint = rng.choice((" ", "<br>", "<br />", ""))
    rows = ["| " + " | ".join(flat(p.text, joint) for p in line) + " |" for line in table.grid()]
    return [rows[0], "|" + "---|" * table.width, *rows[1:]]


def markdown_blocks(table: Table, rng: random.Random) -> list[str]:
    """Pipe tables, the blocks of table 2 each a table of its own."""
    starts = [y for y, row in enumerate(table.rows) if len(row) == 1] if table.key == "disclosure" else [0]
    ends = [*starts[1:], len(table.rows)]
    parts = [attrs.evolve(table, rows=table.rows[a:b]) for a, b in zip(starts, ends, strict=True)]
    return [line for part in parts for line in (*markdown(part, rng), "")][:-1]


def _escaped(text: str) -> str:
    """What would be a list in Markdown, and is none."""
    return "\\" + text if text[:1] in ("-", "+") else re.sub(r"^(\d)\. ", r"\1\\. ", text)


def github_html(table: Table, rng: random.Random) -> list[str]:
    """As pandoc writes it for GitHub: a pipe table, or HTML where a cell has more than one line."""
    broken = any("\n" in c.text for row in table.rows for c in row)
    return table_html(table) if broken else github(table, rng)


def github(table: Table, rng: random.Random) -> list[str]:
    """A pipe table with an empty head and columns made even."""
    joint = rng.choice((" ", "<br/>"))
    grid = [[_escaped(flat(p.text, joint).strip()) for p in line] for line in table.grid()]
    wide = [max(3, *(width(line[x]) for line in grid)) for x in range(table.width)]
    body = ["| " + " | ".join(padded(t, w) for t, w in zip(line, wide, strict=True)) + " |" for line in grid]
    rule = rng.choice(("-" * 3, ":-:", "---:")) if rng.random() < 0.3 else None
    return [
        "| " + " | ".join(" " * w for w in wide) + " |",
        "|" + "|".join(rule or "-" * (w + 2) for w in wide) + "|",
        *body,
    ]


def _columns(table: Table, rng: random.Random, most: int) -> tuple[list[list[list[str]]], list[int]]:
    """The grid's places as wrapped lines, and the columns' widths."""
    limit = [rng.randint(most // 2, most) for _ in range(table.width)]
    grid = [[wrapped(p.text.strip(), limit[x]) for x, p in enumerate(line)] for line in table.grid()]
    wide = [max(4, *(width(t) for line in grid for t in line[x])) for x in range(table.width)]
    return grid, wide


def grid_table(table: Table, rng: random.Random) -> list[str]:
    """``+---+`` around every place of the grid."""
    grid, wide = _columns(table, rng, rng.choice((14, 24, 60)))
    rule = "+" + "+".join("-" * (w + 2) for w in wide) + "+"
    lines = [rule]
    for line in grid:
        for i in range(max(map(len, line))):
            texts = [t[i] if i < len(t) else "" for t in line]
            lines.append("| " + " | ".join(padded(t, w) for t, w in zip(texts, wide, strict=True)) + " |")
        lines.append(rule)
    if rng.random() < 0.3:
        head = 2 + max(map(len, grid[0])) - 1
        lines[head] = lines[head].replace("-", "=")
    return lines


def pandoc_multiline(table: Table, rng: random.Random) -> list[str]:
    """pandoc's multiline table: rules above and below, an empty line between rows."""
    grid, wide = _columns(table, rng, rng.choice((16, 30, 200)))
    rule = "  " + " ".join("-" * (w + 1) for w in wide)
    lines = [rule]
    for line in grid:
        for i in range(max(map(len, line))):
            texts = [t[i] if i < len(t) else "" for t in line]
            lines.append(("  " + " ".join(padded(t, w + 1) for t, w in zip(texts, wide, strict=True))).rstrip())
        lines.append("")
    lines[-1] = rule
    return lines


def pandoc_simple(table: Table, rng: random.Random) -> list[str]:
    """pandoc's simple table: one line a row between two rules."""
    del rng
    grid = [[flat(p.text, " ").strip() for p in line] for line in table.grid()]
    wide = [max(4, *(width(line[x]) for line in grid)) for x in range(table.width)]
    rule = "  " + " ".join("-" * (w + 1) for w in wide)
    rows = ["  " + " ".join(padded(t, w + 1) for t, w in zip(line, wide, strict=True)) for line in grid]
    return [rule, *(r.rstrip() for r in rows), rule]


def rst_simple(table: Table, rng: random.Random) -> list[str]:
    """The same between rules of equal signs, the first row a head or none."""
    lines = [line.replace("-", "=") if set(line) <= set("- ") else line for line in pandoc_simple(table, rng)]
    return [line.removeprefix("  ") for line in lines]


def antiword(table: Table, rng: random.Random) -> list[str]:
    """antiword's: bars between columns of fixed width, labels wrapped over lines, no rules between rows."""
    grid = table.grid()
    longest = [max(unbroken(line[x].text.strip()) for line in grid) + 1 for x in range(table.width)]
    wide = [max(least, rng.choice((10, 12, 18) if x < 3 else (6, 8, 9))) for x, least in enumerate(longest)]
    lines: list[str] = []
    for line in grid:
        cells: list[tuple[str, int]] = []
        for x, place in enumerate(line):
            if place.kind == "right":
                text, columns = cells[-1]
                cells[-1] = (text, columns + wide[x] + 1)
            else:
                cells.append((place.text.strip(), wide[x]))
        parts = [(wrapped(text, columns - 1), columns) for text, columns in cells]
        lines += [
            "|" + "|".join(padded(t[i] if i < len(t) else "", w) for t, w in parts) + "|"
            for i in range(max(len(t) for t, _ in parts))
        ]
    return [*lines, "", ""]


DIALECTS = (
    simple("markdown", markdown),
    simple("markdown_blocks", markdown_blocks),
    simple("github", github, airy=True),
    simple("github_html", github_html, airy=True),
    simple("grid_table", grid_table, airy=True),
    simple("pandoc_multiline", pandoc_multiline, airy=True),
    simple("pandoc_simple", pandoc_simple, airy=True),
    simple("rst_simple", rst_simple, airy=True),
    simple("antiword", antiword, keeps_blanks=False, airy=True),
)
