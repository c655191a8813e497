"""Small documents and what is read out of them: ``documents.txt`` has each with its figures and findings below it.

Each begins with ``##`` and what it shows. Lines that begin with ``>`` say what the lines behind them are:

``> requests grid``
    a table of that section and layout, its cells between bars; ``~`` is a place that the merged cell before it covers,
    ``¶`` a line end in a cell. ``drawn`` behind it says that it is drawn with characters. Section ``-`` is none.
``> requests spaced``
    running text, each line a paragraph.
``> requests picture NAME``, ``> 2019``, ``> page 2``, ``> cut``
    a picture; the year; the page of what follows; the end, behind which otherwise another section begins.

Behind ``=`` stands what is read: each row's cells as they are printed, ``_`` where one is blank, ``?`` before one that
is no figure, ``=`` and the number where that is printed otherwise, a unit in brackets if it is not the form's; then the
findings with their addresses, place and facts. Rows and tables that are not there go unsaid, but where there are few.

``python -m align.told`` in tests/ writes the file anew from the documents in it, to be read.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from align.written import rewrite

from goi_parse.align import align
from goi_parse.align.figures import Alignment
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Block, Image, Layout, Paragraph, Table
from goi_parse.forms import form
from goi_parse.location import Location
from goi_parse.report import Meaning, Reading

FILE = Path(__file__).parent / "documents.txt"
FEW = 3
CLOSE = Paragraph("五、存在的主要问题及改进情况")


class Cells(NamedTuple):
    """Where each cell of a table stands: the line of its row in the document, and its number in the row."""

    first: int

    def place(self, row: int, cell: int) -> Location:
        return Location(line=self.first + row, column=cell + 1)


def parsed(lines: list[str]) -> tuple[dict[str, list[Block]], list[Block], int | None]:
    """The sections, all blocks, and the year."""
    year: int | None = 2023
    page: int | None = None
    sections: dict[str, list[Block]] = {}
    everything: list[Block] = []
    starts = [n for n, line in enumerate(lines) if line.startswith("> ")] + [len(lines)]
    for start, end in pairwise(starts):
        section, _, layout = lines[start][2:].partition(" ")
        if section == "cut":
            return sections, everything, year
        if section == "page":
            page = int(layout)
            continue
        if not layout:
            year = int(section) if section.isdecimal() else None
            continue
        blocks = list(block_of(layout, lines[start + 1 : end], start + 2, page))
        everything += blocks
        if section != "-":
            sections.setdefault(section, []).extend(blocks)
    return sections, [*everything, CLOSE], year


def block_of(layout: str, lines: list[str], first: int, page: int | None) -> Iterator[Block]:
    """A table, a picture, or the paragraphs of running text."""
    if layout.startswith("picture "):
        yield Image(layout.partition(" ")[2], location=Location(page=page, line=first - 1))
    elif layout == "spaced":
        for n, text in enumerate(lines, first):
            indent = len(text) - len(text.lstrip())
            place = Location(page=page, line=n, column=indent + 1, end_line=n, end_column=len(text) + 1)
            yield Paragraph(text.strip(), place)
    else:
        grid = [line.replace("¶", "\n").split("|") for line in lines]
        rows = tuple(tuple(cell for cell in row if cell != "~") for row in grid)
        columns = tuple(tuple(n for n, cell in enumerate(row) if cell != "~") for row in grid)
        covered = any("~" in row for row in grid)
        drawn = layout.endswith(" drawn")  # with characters: its spans are not known
        spans = None if drawn else tuple(tuple((1, 1) for _ in row) for row in rows)
        place = Location(page=page, line=first)
        known = Layout(layout.partition(" ")[0])
        yield Table(rows, known, place, columns if covered else None, spans, Cells(first))


def read(lines: list[str]) -> Alignment:
    """What is read out of a document."""
    return align(*parsed(lines))


def outcome(result: Alignment) -> list[str]:
    """The figures, row by row, and the findings."""
    lines: list[str] = []
    for key, edition in result.forms.items():
        usual = {address: column.unit for address, column in form(edition).tables[key].columns.items()}
        rows = [(path, [(result.readings[a], usual[a]) for a in row]) for path, row in rows_of(edition, key)]
        meanings = {reading[2] for _, row in rows for reading, _ in row}
        if key in result.editions:
            lines.append(f"{key} {result.editions[key]}")
            met = [(path, row) for path, row in rows if row[0][0][2] is not Meaning.MISSING]
            lines += [f"{path}: {' '.join(cell(*figure) for figure in row)}" for path, row in met]
        elif meanings != {Meaning.MISSING} or not result.editions:
            lines.append(f"{key} {edition} {' '.join(meaning.value for meaning in meanings)}")
    told = [found for found in result.findings if found.name != "table-missing" or not result.editions]
    lost = sum(found.name == "row-missing" for found in told)
    return [*lines, *(finding(found) for found in told if found.name != "row-missing" or lost <= FEW)]


def rows_of(edition: str, key: str) -> Iterator[tuple[str, list[str]]]:
    """The path of each row of a table and the addresses of its figures, in form order."""
    for block in form(edition).tables[key].blocks:
        for row in block.rows:
            path = f"{key}.{row.key}" if row.key else key
            yield path, [f"{path}.{column.key}" for column in block.columns]


def cell(reading: Reading, usual: str | None) -> str:
    """A figure as it is printed, and what it is taken for where that is not the same; its unit if it is unusual."""
    value, raw, meaning, unit, *_ = reading
    if raw is None:
        return meaning.value
    text = raw.replace("\n", "¶")
    if meaning is Meaning.NUMBER:
        return (text if str(value) == text else f"{text}={value}") + ("" if unit == usual else f"[{unit}]")
    assert value is None
    return {Meaning.BLANK: "_", Meaning.MARK: text}.get(meaning, f"?{text}")


def finding(found: Diagnostic) -> str:
    """Its name, the addresses, the place, the facts."""
    where = found.location
    at = "" if where is None else f"@{where.line}" + (f":{where.column}" if where.column else "")
    facts = ", ".join(f"{name}={value}" for name, value in found.facts.items()).replace("\n", "¶")
    few = found.addresses if len(found.addresses) <= FEW else (found.addresses[0], "…", found.addresses[-1])
    return " ".join(filter(None, ["!", found.name, *few, at, "|", facts]))


def printed_at(lines: list[str], where: Location) -> str:
    """What a document prints at a place."""
    assert where.line is not None
    assert where.column is not None
    line = lines[where.line - 1]
    if where.end_column is not None:
        return line[where.column - 1 : where.end_column - 1].strip()
    return [text for text in line.split("|") if text != "~"][where.column - 1].strip().replace("¶", "\n")


if __name__ == "__main__":
    rewrite(FILE, lambda lines: outcome(read(lines)))
