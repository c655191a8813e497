"""The rows met in a document, read by the form that fits them, as figures by address."""

from collections.abc import Mapping, Sequence

import attrs

from goi_parse.align.columns import Reading, habit_of, prints_blanks, read_row, without_row_ends
from goi_parse.align.doubt import doubts
from goi_parse.align.fit import edition_of, edition_of_year
from goi_parse.align.labels import Kind, labels_of
from goi_parse.align.scan import Entry, Scan, Value, scan
from goi_parse.align.slots import Slotter
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Block, Image, Places
from goi_parse.forms import Block as FormBlock
from goi_parse.forms import TABLES, Column, TableForm, form
from goi_parse.report import Meaning
from goi_parse.report import Reading as FigureReading
from goi_parse.rules import RULES
from goi_parse.text import MARKS, figure, squeeze

__all__ = ["Alignment", "align"]

_FEWEST_ROWS = {"disclosure": 2, "requests": 4, "disputes": 1}
_WIDEST = {"disclosure": 3, "requests": 7, "disputes": 15}


@attrs.define
class Alignment:
    """What the three tables say."""

    editions: dict[str, str] = attrs.field(factory=dict)
    """The edition that each table met fits."""
    forms: dict[str, str] = attrs.field(factory=dict)
    """The edition by which each table is reported, met or not."""
    readings: dict[str, FigureReading] = attrs.field(factory=dict)
    findings: list[Diagnostic] = attrs.field(factory=list)

    def find(self, rule: str, *addresses: str, places: Places | None = None, **facts: object) -> None:
        """Note a finding."""
        where = places.place(0, 0) if places is not None else None
        self.findings.append(Diagnostic(RULES[rule], addresses, facts, where))


def align(
    sections: Mapping[str, Sequence[Block]], everything: Sequence[Block], year: int | None
) -> Alignment:
    """Read the three tables, each in its section's blocks or, where these lack it, anywhere in the document."""
    result = Alignment()
    scans = {key: _found(key, sections.get(key), everything) for key in TABLES}
    blanks = any(prints_blanks(found.entries) for found in scans.values() if found is not None)
    for key, found in scans.items():
        edition = edition_of(key, found, year, result.editions) if found else edition_of_year(year)
        table = form(edition).tables[key]
        result.forms[key] = edition
        if found is None:
            _absent(result, table, _pictures(key, sections))
        else:
            result.editions[key] = edition
            if not blanks:
                without_row_ends(found.entries)
            _TableReader(result, table, found).read()
    return result


def _found(key: str, section: Sequence[Block] | None, everything: Sequence[Block]) -> Scan | None:
    """The rows of one table, or None where there is no such table."""
    labels = labels_of(key)
    for blocks in (section, everything):
        if blocks is None:
            continue
        found = scan(blocks, labels, _WIDEST[key])
        rows = {entry.key for entry in found.entries if entry.key or entry.values}
        if len(rows) >= _FEWEST_ROWS[key]:
            return found
    return None


def _pictures(key: str, sections: Mapping[str, Sequence[Block]]) -> list[Image]:
    """Pictures that may be the table: in its own section, or in a section beside it that has more than its share."""
    own = [b for b in sections.get(key, ()) if isinstance(b, Image)]
    if own:
        return own
    beside = [b for other in ("disclosure", "requests", "disputes") for b in sections.get(other, ()) if isinstance(b, Image)]
    return beside if len(beside) > 1 else []


def _absent(result: Alignment, table: TableForm, pictures: list[Image]) -> None:
    """Every figure of a table that is a picture or is not there."""
    meaning = Meaning.PICTURE if pictures else Meaning.MISSING
    for address, column in table.columns.items():
        result.readings[address] = (None, None, meaning, column.unit, None, 0, 0)
    if pictures:
        names = "、".join(image.name for image in pictures)
        rule = RULES["table-is-picture"]
        facts = {"table": table.title, "image": names}
        result.findings.append(Diagnostic(rule, (table.key,), facts, pictures[0].location))
    else:
        result.find("table-missing", table.key, table=table.title)


class _TableReader:
    """Reads one table by one form."""

    def __init__(self, result: Alignment, table: TableForm, found: Scan) -> None:
        self.result = result
        self.table = table
        self.found = found
        self.slotter = Slotter(table, found.headers, found.torn, found.entries)
        self.by_key: dict[str, list[Entry]] = {}
        for entry in found.entries:
            self.by_key.setdefault(entry.key, []).append(entry)

    def read(self) -> None:
        keys = {row.key for block in self.table.blocks for row in block.rows}
        self.habit = habit_of(
            (entry, len(block.columns))
            for block in self.table.blocks
            for row in block.rows
            for entry in self.by_key.get(row.key, ())
        )
        for block in self.table.blocks:
            total = block.columns[-1].key if self.table.key == "requests" else None
            for row in block.rows:
                entries = self.by_key.get(row.key)
                label = row.labels[-1] if row.labels else self.table.title
                self._row(block, row.key, label, entries, total)
        self._strangers(keys)
        self.result.findings.extend(doubts(self.table, self.result.readings))

    def _row(
        self, block: FormBlock, key: str, label: str, entries: list[Entry] | None, total: str | None
    ) -> None:
        path = f"{self.table.key}.{key}" if key else self.table.key
        entry = self._entry(entries, len(block.columns), label, path)
        if entry is None:
            for column in block.columns:
                self._put(f"{path}.{column.key}", column, None, Meaning.MISSING, None)
            self.result.find("row-missing", path, row=label)
            return
        slots = self.slotter.slots(block, entry)
        reading = read_row(entry, slots, total, self.habit)
        self._note(entry, slots.reordered, reading, label, path)
        if reading.cells is None:
            for column in block.columns:
                self._put(f"{path}.{column.key}", column, None, Meaning.UNREADABLE, entry)
            self.result.find("figure-unreadable", path, places=entry.places, row=label, reason=reading.reason)
            return
        self._cells(block, path, label, entry, reading.cells)

    def _entry(self, entries: list[Entry] | None, want: int, label: str, path: str) -> Entry | None:
        """The one among several rows of the same label that has the figures."""
        if not entries:
            return None
        if len(entries) == 1:
            return entries[0]
        best = max(entries, key=lambda e: (len(e.values) == want, bool(e.filled), len(e.values)))
        texts = [v.text for v in best.filled]
        if any(e.filled and [v.text for v in e.filled] != texts for e in entries):
            self.result.find("row-repeated", path, places=best.places, row=label)
        return best

    def _note(self, entry: Entry, reordered: bool, reading: Reading, label: str, path: str) -> None:  # noqa: FBT001
        if entry.misprint:
            self.result.find("label-misprinted", path, places=entry.places, printed=entry.label, official=label)
        if reordered and not any(d.name == "columns-reordered" for d in self.result.findings):
            self.result.find("columns-reordered", self.table.key, places=entry.places)
        if reading.proved:
            self.result.find("reading-proved-by-sums", path, places=entry.places, row=label)

    def _cells(self, block: FormBlock, path: str, label: str, entry: Entry, cells: dict[str, Value]) -> None:
        readings = self.result.readings
        blank = Meaning.BLANK
        places = entry.places
        for column in block.columns:
            address = f"{path}.{column.key}"
            value = cells.get(column.key)
            if value is None:
                readings[address] = (None, "", blank, column.unit, places, 0, 0)
                continue
            text = value.text
            if text.isdigit() and len(text) < 19:
                readings[address] = (int(text), text, Meaning.NUMBER, column.unit, value.places, value.line, value.cell)
            elif not text:
                readings[address] = (None, "", blank, column.unit, value.places, value.line, value.cell)
            else:
                self._odd(address, column, label, text, value, places)

    def _odd(
        self, address: str, column: Column, label: str, text: str, value: Value, places: Places | None
    ) -> None:
        """A cell that is no plain number."""
        number = figure(text)
        if number is not None:
            unit = number[1] or column.unit
            self.result.readings[address] = (number[0], text, Meaning.NUMBER, unit, value.places, value.line, value.cell)
        elif squeeze(text) in MARKS:
            self.result.readings[address] = (None, text, Meaning.MARK, column.unit, value.places, value.line, value.cell)
        else:
            self.result.readings[address] = (None, text, Meaning.UNREADABLE, column.unit, value.places, value.line, value.cell)
            self.result.find("cell-not-a-number", address, places=places, row=label, raw=text)

    def _put(self, address: str, column: Column, raw: str | None, meaning: Meaning, entry: Entry | None) -> None:
        self.result.readings[address] = (None, raw, meaning, column.unit, entry.places if entry else None, 0, 0)

    def _strangers(self, keys: set[str]) -> None:
        """Rows that the form does not have, subtotals, and figures behind no label."""
        for entry in (*self.found.unknown, *(e for e in self.found.entries if e.key not in keys)):
            if entry.filled:
                rule = "row-unknown" if entry.kind in (Kind.CAPTION, Kind.ROW) else "subtotal-skipped"
                self.result.find(rule, places=entry.places, row=entry.label, label=entry.label)
        astray = [v.text for v in self.found.astray]
        if astray:
            self.result.find("figures-astray", self.table.key, raws=" ".join(astray[:20]))
