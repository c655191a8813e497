"""What every dialect shares: how the parts of a report become blocks of lines."""

import random
import string
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from unicodedata import east_asian_width

import attrs

from generator.report import Report
from generator.tables import Cell, Table

__all__ = [
    "Blocks",
    "Dialect",
    "Prose",
    "Tabular",
    "flat",
    "join_blocks",
    "padded",
    "plain_prose",
    "report_blocks",
    "simple",
    "unbroken",
    "width",
    "wrapped",
]

Prose = Callable[[str, random.Random], list[str]]
Tabular = Callable[[Table, random.Random], list[str]]
Blocks = list[list[str]]


@attrs.frozen
class Dialect:
    """A way to write a report as text."""

    name: str
    blocks: Callable[[Report, random.Random], Blocks]
    finish: Callable[[Blocks, Report, random.Random], str]
    lossy: bool = False
    """Figures are lost by nature: a reader may answer None."""
    keeps_blanks: bool = True
    """Where an empty cell stands can be told from the rendering."""
    good: float = 1.0
    """The share of figures that a reader must reach where nothing is lossy."""
    zero: str | None = None
    """The dialect shows its nature only where zeros are printed so."""
    prints: Callable[[Report], Mapping[str, Decimal | None]] | None = None
    """What is still printed, where that is less than the report says."""
    ornaments: bool = True
    tables: Tabular | None = None


def simple(
    name: str,
    table: Tabular,
    *,
    lossy: bool = False,
    keeps_blanks: bool = True,
    good: float = 1.0,
    zero: str | None = None,
    airy: bool = False,
    rows: bool = False,
) -> Dialect:
    """A dialect that writes a paragraph as one line and a table by ``table``; ``airy`` parts blocks by empty lines.

    ``rows``: a line is a row, so that a page may end between two lines.
    """
    write = _page_ends(table) if rows else table
    return Dialect(
        name,
        lambda report, rng: report_blocks(report, rng, plain_prose(rng), write),
        partial(join_blocks, airy=airy),
        lossy=lossy,
        keeps_blanks=keeps_blanks,
        good=good,
        zero=zero,
        tables=table,
    )


def _page_ends(table: Tabular) -> Tabular:
    """The same table, in some reports with empty lines or page numbers where a page ended between two rows."""

    def broken(item: Table, rng: random.Random) -> list[str]:
        lines = table(item, rng)
        more = random.Random(f"{len(lines)}{lines[-1]}")  # noqa: S311  a seed, no secret
        if item.key == "own" or more.random() > PAGE_ENDS:
            return lines
        at = more.randrange(1, len(lines))
        page = more.randint(2, 9)
        return [*lines[:at], *more.choice(([""], ["", f"- {page} -", ""], [f"— {page} —"])), *lines[at:]]

    return broken


PAGE_ENDS = 0.05
"""The share of tables that a page cuts."""


def plain_prose(rng: random.Random) -> Prose:
    """One line a paragraph; indented, with picture marks or bookmarks in some reports."""
    indent = rng.choice(("", "", "", "\u3000\u3000", "    "))
    marked = rng.random() < 0.08

    def prose(paragraph: str, rng: random.Random) -> list[str]:
        mark = rng.choice(("[image: ]", f"[image: IMG_0{rng.randint(1, 9)}42]", "[bookmark: _GoBack]"))
        if not marked or len(paragraph) < 30 or rng.random() > 0.3:
            return [indent + paragraph]
        at = rng.choice((0, len(paragraph) - 3))
        return [indent + paragraph[:at] + mark + paragraph[at:]]

    return prose


def report_blocks(report: Report, rng: random.Random, prose: Prose, table: Tabular) -> Blocks:
    """The report from its first line to its last, a block for each paragraph, heading or table."""
    front = report.front
    blocks: Blocks = [[line] for line in front.before]
    blocks.append(front.title.split("\n"))
    blocks += [prose(p, rng) for p in front.preamble]
    for section in report.sections:
        blocks.append([section.heading])
        blocks += [table(i, rng) if isinstance(i, Table) else prose(i, rng) for i in section.items]
    return blocks + [[line] for line in report.ending]


def join_blocks(blocks: Blocks, _report: Report, rng: random.Random, *, airy: bool = False) -> str:
    """Blocks as lines, with an empty line between paragraphs in some reports."""
    gap = "\n\n" if rng.random() < 0.25 or airy else "\n"
    end = rng.choice(("", "\n", "\n\n"))
    text = gap.join("\n".join(block) for block in blocks) + end
    return text.replace("\n", "\r\n") if rng.random() < 0.15 else text


def flat(cell: Cell | str, joint: str = "") -> str:
    """The text of a cell on one line."""
    return (cell if isinstance(cell, str) else cell.text).replace("\n", joint)


def width(text: str) -> int:
    """Columns that a terminal gives the text."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int) -> str:
    """The text filled up with blanks."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns; line ends inside the text are kept, runs of digits stay whole."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for piece in _pieces(part):
            if line and width(line + piece) > columns:
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return lines


def unbroken(text: str) -> int:
    """Columns of the longest piece that wrapping leaves whole."""
    return max(map(width, _pieces(text)), default=0)


_TOGETHER = frozenset(string.ascii_letters + string.digits + "+-.,:/@０１２３４５６７８９．，＋－万萬元件")
"""Characters that a line end does not part from each other."""


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        if pieces and char in _TOGETHER and pieces[-1][-1] in _TOGETHER:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
