"""Text of pages: labels wrapped above and below their figures, page chrome, fragments out of place (R11, pdftotext)."""

import random
import re
from collections.abc import Callable

from generator import words
from generator.dialects.base import Blocks, Dialect, Tabular, flat, report_blocks, width, wrapped
from generator.report import Report
from generator.tables import Cell, Table

__all__ = ["DIALECTS"]

CHROME = tuple(c for c in words.CHROME if c != "{n}")
"""What no reader could take for a figure, for pages without form feeds."""

Pages = list[list[int]]
"""The rows of a table by the page they stand on."""


def _split(table: Table, rng: random.Random) -> Pages:
    pages: Pages = [[]]
    for y in range(len(table.rows)):
        if pages[-1] and rng.random() < 0.05:
            pages.append([])
        pages[-1].append(y)
    return pages


def layout(table: Table, rng: random.Random) -> list[str]:
    """As ``pdftotext -layout``: every text at its height and column, labels centred around their figures."""
    lines: list[str] = []
    limits = [rng.randint(10, 34) if x < 3 else rng.choice((4, 6, 8, 12)) for x in range(table.width)]
    if table.key != "requests":
        limits = [rng.choice((6, 8, 12)) if table.key == "disputes" else rng.randint(10, 26)] * table.width
    gap, joint = rng.choice((0.0, 1.0, 1.0, 2.0)), rng.choice(("\n", " "))
    chrome = rng.choice(("", "", *words.CHROME))
    again = random.Random(f"{table.key}{gap}{limits}").random() < HEADS_AGAIN  # noqa: S311  a seed, no secret
    head = [y for y, row in enumerate(table.rows) if not any(c.figure for c in row)][:3]
    for n, rows in enumerate(_split(table, rng)):
        if again and n and table.key != "disclosure" and rows[0] > head[-1]:
            lines += _page_lines(table, head, limits, gap, joint, rng)
        page = _page_lines(table, rows, limits, gap, joint, rng)
        if n:
            page[0] = "\f" + page[0]
            lines += ["", *chrome.format(n=n + 2, t="政府信息公开工作年度报告").split("\n")] if chrome else []
        lines += page
    return lines


def _page_lines(
    table: Table, rows: list[int], limits: list[int], gap: float, joint: str, rng: random.Random
) -> list[str]:
    placed = _placed(table, rows, limits, joint)
    tops = _tops(placed, rows, gap)
    starts = _starts(placed, table.width, rng)
    texts: list[tuple[float, float, str]] = []
    for y, x, cell, parts in placed:
        top, bottom = tops[y], tops[min(y + cell.down, rows[-1] + 1)] - gap
        high = top + (bottom - top - len(parts)) / 2
        left, right = starts[x], starts[x + cell.across] - 2
        for i, part in enumerate(parts):
            texts.append((high + i, left + max(0, (right - left - len(part)) // 2), part))
    return _drawn(texts, gap)


HEADS_AGAIN = 0.2
"""The share of tables whose header is printed again on each page."""

Placed = list[tuple[int, int, Cell, list[str]]]


def _placed(table: Table, rows: list[int], limits: list[int], joint: str) -> Placed:
    grid = table.grid()
    placed: Placed = []
    for y in rows:
        cells = iter(table.rows[y])
        for x, place in enumerate(grid[y]):
            if place.kind == "cell":
                cell = next(cells)
                room = sum(limits[x : x + cell.across]) + 2 * (cell.across - 1)
                text = cell.text.strip().replace("\n", joint)
                placed.append((y, x, cell, wrapped(text, max(room, 4)) if text else []))
    return placed


def _tops(placed: Placed, rows: list[int], gap: float) -> dict[int, float]:
    """Where each row begins: a row is as high as its highest cell of one row."""
    tops, at = {}, 0.0
    for y in rows:
        tops[y] = at
        at += max([len(parts) for row, _, cell, parts in placed if row == y and cell.down == 1], default=1) + gap
    tops[rows[-1] + 1] = at
    return tops


def _starts(placed: Placed, columns: int, rng: random.Random) -> list[int]:
    """Where each column begins, in characters: as wide as what stands in it."""
    wide = [3] * columns
    for _, x, cell, parts in placed:
        if cell.across == 1:
            wide[x] = max([wide[x], *map(len, parts)])
    for _, x, cell, parts in placed:
        lack = max(map(len, parts), default=0) - sum(wide[x : x + cell.across]) - 2 * (cell.across - 1)
        wide[x] += max(0, lack)
    starts = [rng.choice((0, 1, 4))]
    for w in wide:
        starts.append(starts[-1] + w + rng.choice((2, 2, 3)))
    return starts


def _drawn(texts: list[tuple[float, float, str]], gap: float) -> list[str]:
    """Texts at their places, as lines; texts less than 0.4 of a line apart share one."""
    texts.sort()
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for high, left, text in texts:
        if not rows or high - rows[-1][0] > 0.4:
            rows.append((high, []))
        rows[-1][1].append((left, text))
    lines: list[str] = []
    before = 0.0
    for high, parts in rows:
        lines += [""] * (round(high - before) - 1 if gap and lines else 0)
        line = ""
        for left, text in sorted(parts):
            line = line + " " * max(int(left) - len(line), 1 if line else 0) + text
        lines.append(line)
        before = high
    return lines or [""]


def page_text(table: Table, rng: random.Random) -> list[str]:
    """R11: a row a line by blanks, header cells in vertical slices, long labels wrapped, chrome between rows."""
    lines: list[str] = []
    per = rng.choice((1, 2, 2, 99))
    for y, row in enumerate(table.rows):
        if y and rng.random() < 0.04:
            lines += ["", rng.choice(CHROME).format(n=rng.randint(2, 9), t="政府信息公开工作年度报告"), ""]
        figures = [flat(c).strip() for c in row if c.figure]
        labels = [flat(c, " ") for c in row if not c.figure]
        lines += _with_label(labels, figures, rng) if figures else _slices(row, per)
    return "\n".join(lines).split("\n")


def _slices(row: tuple[Cell, ...], per: int) -> list[str]:
    parts = [wrapped(flat(c), 2 * per) if len(row) > 3 else [flat(c)] for c in row]
    high = max(map(len, parts))
    return [" ".join(p[i] for p in parts if i < len(p)) for i in range(high)]


def _with_label(labels: list[str], figures: list[str], rng: random.Random) -> list[str]:
    """Labels and figures on one line; a long last label is cut around or before the figures."""
    if not labels:
        return [" ".join(figures)]
    parts = wrapped(labels[-1], rng.choice((24, 34, 200)))
    before = labels[:-1]
    at = rng.choice((0, len(parts) - 1)) if len(parts) > 1 else 0
    lines = [" ".join([*(before if i == 0 else []), p]) for i, p in enumerate(parts)]
    lines[at] = " ".join([lines[at], *(f for f in figures if f)])
    return lines


def raw(table: Table, rng: random.Random) -> list[str]:
    """As ``pdftotext -raw``: labels and figures in turn, lines broken anywhere, group labels in pieces."""
    limit, per = rng.choice((16, 22, 30)), rng.choice((1, 2))
    apart = rng.random()
    lines: list[str] = []
    group: list[str] = []
    for row in table.rows:
        figures = [flat(c).strip() for c in row if c.figure]
        if not figures:
            lines += _slices(row, per)
            continue
        labels = [c for c in row if not c.figure]
        group += [p for c in labels if c.down > 1 for p in wrapped(flat(c), 8)]
        own = [p for c in labels if c.down == 1 for p in wrapped(flat(c, " "), limit)]
        if group and own and rng.random() < 0.7:
            own[0] = f"{group.pop(0)} {own[0]}"
        lines += _loose(own, figures, apart, rng)
    return [*lines, *group]


def _loose(own: list[str], figures: list[str], apart: float, rng: random.Random) -> list[str]:
    figures = [f for f in figures if f]
    if rng.random() > apart:
        return [*own[:-1], " ".join([*own[-1:], *figures])]
    pieces: list[list[str]] = [[]]
    for figure in figures:
        if pieces[-1] and rng.random() < 0.15:
            pieces.append([])
        pieces[-1].append(figure)
    tail = [" ".join(p) for p in pieces if p]
    if len(own) > 1 and rng.random() < 0.3:
        return [own[0], *tail, *own[1:]]
    return [*own, *tail]


def raw_displaced(table: Table, rng: random.Random) -> list[str]:
    """``pdftotext -raw`` where whole columns of a page come after the page's labels."""
    if table.key == "own" or rng.random() < 0.2:
        return raw(table, rng)
    lines: list[str] = []
    for n, rows in enumerate(_split(table, rng)):
        kept = rng.randint(1, max(1, len([c for c in table.rows[rows[-1]] if c.figure])))
        late: list[list[str]] = []
        for y in rows:
            figures = [flat(c).strip() for c in table.rows[y] if c.figure]
            own = [flat(c) for c in table.rows[y] if not c.figure]
            lines.append(("\f" if n and y == rows[0] else "") + " ".join([*own, *figures[:kept]]).strip())
            late.append([f for f in figures[kept:] if f])
        lines += ["", *(" ".join(f) for f in late if f), ""]
    return lines


def page_prose(rng: random.Random) -> Callable[[str, random.Random], list[str]]:
    """Paragraphs wrapped at the width of the page, with blanks around figures in some."""
    columns = rng.choice((68, 76, 84))
    airy = rng.random() < 0.5

    def prose(paragraph: str, _rng: random.Random) -> list[str]:
        text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", paragraph) if airy else paragraph
        return wrapped(text, columns)

    return prose


def _paged(gap: str) -> Callable[[Blocks, Report, random.Random], str]:
    def finish(blocks: Blocks, report: Report, rng: random.Random) -> str:
        title = report.front.title.replace("\n", "")
        chrome = rng.choice((None, None, *words.CHROME))
        parts: list[str] = []
        for n, block in enumerate(blocks):
            text = "\n".join(block)
            if n > 4 and rng.random() < 0.07:
                foot = [] if chrome is None else [chrome.format(n=n // 5 + 1, t=title)]
                text = _broken(text, foot, rng)
            parts.append(text)
        return gap.join(parts) + "\n\f"

    return finish


def _broken(text: str, foot: list[str], rng: random.Random) -> str:
    """A page ends before the block or inside it, between two lines."""
    lines = text.split("\n")
    at = rng.randint(0, len(lines) - 1) if width(text) > 120 and not text.startswith(" ") else 0
    below = ["\f" + lines[at], *lines[at + 1 :]]
    return "\n".join([*lines[:at], *([""] if foot else []), *foot, *below])


def _pages(name: str, table: Tabular, gap: str, *, lossy: bool = False, good: float = 1.0) -> Dialect:
    return Dialect(
        name,
        lambda report, rng: report_blocks(report, rng, page_prose(rng), table),
        _paged(gap),
        lossy=lossy,
        keeps_blanks=name == "pdf_layout",
        good=good,
        ornaments=False,
        tables=table,
    )


DIALECTS = (
    # What is reached, so that less is seen: blank cells leave gaps, and another page has its columns elsewhere.
    _pages("pdf_layout", layout, "\n\n", good=0.85),
    _pages("pdf_layout_tight", layout, "\n", good=0.96),
    _pages("page_text", page_text, "\n", good=0.95),
    _pages("pdf_raw", raw, "\n", good=0.95),
    _pages("pdf_raw_displaced", raw_displaced, "\n", lossy=True),
)
