"""Reports as text and bytes: one Dialect a rendering, all in one table."""

import random
import zlib
from collections.abc import Mapping
from decimal import Decimal

import attrs

from generator import words
from generator.dialects import bars, cells, drawn, html, lost, pages
from generator.dialects.base import Dialect
from generator.model import make_report
from generator.report import Report

__all__ = ["DIALECTS", "Case", "Dialect", "case", "render"]

DIALECTS: dict[str, Dialect] = {
    d.name: d
    for d in (*cells.DIALECTS, *bars.DIALECTS, *drawn.DIALECTS, *pages.DIALECTS, *lost.DIALECTS, *html.DIALECTS)
}
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk")


@attrs.frozen
class Case:
    """A rendering with its truth."""

    name: str
    """Dialect and seed: enough to make the case again."""
    dialect: str
    text: str
    data: bytes
    encoding: str
    report: Report
    figures: Mapping[str, Decimal | None]
    """What the rendering still prints: None too where a dialect prints a table no more."""
    lossy: bool
    """Some figures cannot be known from the rendering: None is a right answer for each."""


def case(seed: int, name: str, *, plain: bool = False) -> Case:
    """The case of this seed and dialect."""
    return render(make_report(seed, plain=plain, zero=DIALECTS[name].zero), name)


def render(report: Report, name: str) -> Case:
    """This report in this dialect; the same report gives the same bytes."""
    dialect = DIALECTS[name]
    rng = random.Random(report.seed * 7919 + zlib.crc32(name.encode()))  # noqa: S311  a seed, no secret
    blocks = dialect.blocks(report, rng)
    text = dialect.finish(_with_ornaments(blocks, report, rng) if dialect.ornaments else blocks, report, rng)
    encoding = "utf-8" if name == "html" else rng.choice(ENCODINGS)
    figures = report.truth.figures if dialect.prints is None else dialect.prints(report)
    blank = any(cell.figure and not cell.text.strip() for t in report.tables.values() for row in t.rows for cell in row)
    return Case(
        name=f"{name}/{report.seed}",
        dialect=name,
        text=text,
        data=_encode(text, encoding),
        encoding=encoding,
        report=report,
        figures=figures,
        lossy=dialect.lossy or (blank and not dialect.keeps_blanks),
    )


def _encode(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("gb18030")


def _with_ornaments(blocks: list[list[str]], report: Report, rng: random.Random) -> list[list[str]]:
    """Page numbers and headers between blocks, as a copy of a paged document has them."""
    if rng.random() > 0.12:
        return blocks
    chrome = rng.choice(words.CHROME)
    if chrome == "{n}":  # between cells that stand one a line, nobody could tell it from a figure
        return [*blocks, ["1"]]
    out: list[list[str]] = []
    page = 1
    for n, block in enumerate(blocks):
        out.append(block)
        if n > 3 and rng.random() < 0.08:
            page += 1
            out.append(chrome.format(n=page, t=report.front.title.replace("\n", "")).split("\n"))
    return out
