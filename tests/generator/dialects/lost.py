"""Renderings that lost figures for good: pictures, absent tables, de-duplicated lines, labels only (R13 to R16)."""

import random
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

import attrs

from generator.dialects import bars, cells
from generator.dialects.base import Blocks, Dialect, Tabular, flat, join_blocks, plain_prose, report_blocks, simple
from generator.report import Report
from generator.tables import Table

__all__ = ["DIALECTS"]


def picture(table: Table, rng: random.Random) -> list[str]:
    """R13: the table is an image."""
    if table.key == "own":
        return cells.spaced(table, rng)
    return [
        rng.choice(("[image: 工作簿{n}_Sheet1(1)]", "[image: ]", "[image: 图{n}]", "![](media/image{n}.png)")).format(
            n=rng.randint(1, 9)
        )
    ]


def absent(table: Table, rng: random.Random) -> list[str]:
    """R14: no table at all, or a sentence in its place."""
    return [rng.choice(("详见附件。", "附件下载：统计表.doc", ""))] if table.key != "own" else cells.spaced(table, rng)


def labels_only(table: Table, _rng: random.Random) -> list[str]:
    """R16: the value cells are empty and gone."""
    texts = [flat(c, " ") for row in table.rows for c in row if not c.figure]
    return "\n\n".join(texts).split("\n")


def labels_empty(table: Table, rng: random.Random) -> list[str]:
    """R16 with the empty cells kept: a form that nobody filled in."""
    rows = tuple(tuple(c._replace(text="") if c.figure else c for c in row) for row in table.rows)
    return rng.choice((cells.tsv, bars.pipe_rows, cells.tab_cells))(attrs.evolve(table, rows=rows), rng)


def _glued_blocks(report: Report, rng: random.Random) -> Blocks:
    """R13 as it also comes: the picture's mark and the next heading on one line, or the heading and the mark."""
    blocks = report_blocks(report, rng, plain_prose(rng), picture)
    out: Blocks = []
    for block in blocks:
        marked = PICTURE.fullmatch(block[0]) or (out and PICTURE.fullmatch(out[-1][-1]))
        if out and marked and rng.random() < 0.5:
            out[-1] = [*out[-1][:-1], out[-1][-1] + block[0], *block[1:]]
        else:
            out.append(block)
    return out


PICTURE = re.compile(r"\[image: [^\]]*\]|!\[\]\([^)]*\)")


def glued(table: Table, rng: random.Random) -> list[str]:
    """The characters of a web page and nothing of what parted its cells: a line for the table."""
    return ["".join(glued_rows(table, rng))]


def glued_rows(table: Table, _rng: random.Random) -> list[str]:
    """The same, a line a row."""
    return ["".join(flat(c).strip() for c in row) for row in table.rows]


def _nothing(report: Report) -> Mapping[str, Decimal | None]:
    return dict.fromkeys(report.truth.figures)


def _without(name: str, table: Tabular) -> Dialect:
    return attrs.evolve(simple(name, table, lossy=True), prints=_nothing)


def _unique(report: Report, rng: random.Random) -> Blocks:
    """R15: each distinct line once. A list of the headings above them would take them away, so there is none."""
    table = rng.choice((cells.cell_lines, cells.tab_cells, cells.paragraphs))
    heads = {section.heading for section in report.sections}
    preamble = tuple(line for line in report.front.preamble if line not in heads)
    report = attrs.evolve(report, front=attrs.evolve(report.front, preamble=preamble))
    blocks = report_blocks(report, rng, plain_prose(rng), table)
    seen: set[str] = set()
    out: Blocks = []
    for block in blocks:
        out.append([line for line in block if not (line in seen or seen.add(line))])  # type: ignore[func-returns-value]
    return [b for b in out if b]


def _some(report: Report) -> Callable[[str], bool]:
    rng = random.Random(report.seed)  # noqa: S311  a seed, no secret
    gone = set(rng.sample(("disclosure", "requests", "disputes"), rng.choice((1, 2))))
    return lambda key: key in gone


def _mixed_blocks(report: Report, rng: random.Random) -> Blocks:
    """Some tables are pictures, the others text."""
    gone = _some(report)

    def table(item: Table, rng: random.Random) -> list[str]:
        return picture(item, rng) if gone(item.key) else cells.tsv(item, rng)

    return report_blocks(report, rng, plain_prose(rng), table)


def _mixed_prints(report: Report) -> Mapping[str, Decimal | None]:
    gone = _some(report)
    return {a: None if gone(a.split(".", 1)[0]) else value for a, value in report.truth.figures.items()}


DIALECTS = (
    _without("picture", picture),
    Dialect("picture_glued", _glued_blocks, join_blocks, lossy=True, prints=_nothing),
    Dialect("picture_some", _mixed_blocks, join_blocks, lossy=True, prints=_mixed_prints),
    _without("absent", absent),
    simple("glued", glued, lossy=True),
    simple("glued_rows", glued_rows, lossy=True),
    Dialect("deduplicated", _unique, join_blocks, lossy=True),
    _without("labels_only", labels_only),
    _without("labels_empty", labels_empty),
)
