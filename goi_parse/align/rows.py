"""The rows of one table, as one edition of the form has them, out of the rows that the document has."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from goi_parse.align.apart import in_doubt
from goi_parse.align.columns import Reading, Slots, contradicts, habit_of, read_row, subtotal_fails
from goi_parse.align.doubt import columns_hold, doubts, shifts
from goi_parse.align.formrows import FormRow, form_rows
from goi_parse.align.found import Entry, Scan, Value
from goi_parse.align.labels import SUBTOTAL, Kind, labels_of
from goi_parse.align.positions import by_position, is_out_of_order
from goi_parse.align.restore.signs import is_displaced
from goi_parse.align.slots import Slotter
from goi_parse.align.strangers import strangers
from goi_parse.align.withheld import append_withheld_totals
from goi_parse.align.wrapped import joined_number, proved
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Layout, Table
from goi_parse.forms import TableForm
from goi_parse.report import Meaning, Reading as FigureReading
from goi_parse.rules import RULES
from goi_parse.text import MARKS, figure, holds_several, squeeze

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["TableReader"]

_LONGEST_INT = 18
_SEVERAL = "有多种可能的排列"
_ANOTHERS = "表中数字错位，不知是不是本行的"
_FOREIGN = "这一栏的表头属于另一版格式"
_NUMBER, _BLANK, _MARK = Meaning.NUMBER, Meaning.BLANK, Meaning.MARK


def _is_sure(value: Value) -> bool:
    """Whether a cell is known by its place; where only the order is, a damaged one may be several, or a part of one."""
    return isinstance(value.places, Table) and value.places.layout is Layout.GRID


class TableReader:
    """Reads one table by one form into ``readings`` and says in ``findings`` what is in doubt."""

    def __init__(
        self,
        findings: list[Diagnostic],
        readings: dict[str, FigureReading],
        table: TableForm,
        found: Scan,
        restored: Mapping[str, Mapping[str, Value | None]],
        others: Sequence[Scan | None] = (),
    ) -> None:
        self.others = others
        """What was found of the other tables."""
        self.restored = restored
        """Rows put together out of pieces that stood astray; None for a figure that stays unknown."""
        self.findings = findings
        self.readings = readings
        self.table = table
        self.found = found
        self.joined: dict[str, tuple[int | Decimal, str | None, str, Value]] = {}
        """Numbers in pieces: what they would make together, its unit, the row's label, and the cell."""
        self.by_key: dict[str, list[Entry]] = {}
        for entry in found.entries:
            self.by_key.setdefault(entry.key, []).append(entry)
        self.drawn: bool = any(isinstance(e.places, Table) and e.places.spans is None for e in found.entries)
        """Whether the table is drawn with characters, so that a lost cell moves the others."""
        self.displaced: bool = table.key == "requests" and is_displaced(found)
        """Whether figures stand behind labels that are not theirs."""
        self.slotter: Slotter = Slotter(table, found)

    def read(self) -> None:
        """Read every row that the form has, then tell of what it has not."""
        lines = form_rows(self.table.edition, self.table.key)
        by_key = self.by_key
        append_withheld_totals(by_key, len(lines[0].cells) + any(not header.key for header in self.found.headers))
        habit = habit_of((entry, len(line.cells)) for line in lines for entry in by_key.get(line.key, ()))
        placed: list[FormRow] = []
        chosen: list[FormRow] = []
        met: list[tuple[FormRow, Entry]] = []
        for line in lines:
            if line.key in self.restored:
                self._restored(line, self.restored[line.key])
                continue
            entry = self._entry(by_key.get(line.key), line)
            if entry is None:
                self._without(line, Meaning.MISSING)
                self._find("row-missing", line.path, row=line.label)
                continue
            met.append((line, entry))
            slots = self.slotter.slots(line.block, entry)
            if self._as_printed(line, entry, slots):
                continue
            reading = Reading(None, _FOREIGN) if slots.foreign else read_row(entry, slots, line.total, habit)
            if self.displaced and reading.cells and self._is_anothers(line, entry, reading.cells):
                reading = Reading(None, _ANOTHERS)
            elif reading.cells is None and line.total is not None and slots.centers:
                reading = by_position(entry, [key for key in slots.keys if key], slots.centers, line.total) or reading
                placed.append(line)
            placed.extend([line] if line.total and reading.cells and is_out_of_order(entry) else [])
            chosen.extend([line] if reading.proved else [])
            self._row(line, entry, reading, slots)
        if chosen and self._withholds_totals(chosen, met):
            placed += [line for line in chosen if line not in placed]
        self._doubt(placed, met)
        if not self.restored or self.found.glued:  # else every figure has found its row
            self.findings.extend(strangers(self.table, self.found, self.others))
        self._doubt_blanks(lines)

    def _doubt_blanks(self, lines: Sequence[FormRow]) -> None:
        """Tell of sums that blanks and marks keep from being assessed, and of rows that a lost cell may have moved."""
        meanings = {self.readings[address][2] for address in self.table.columns}
        if meanings != {_NUMBER}:
            self.findings.extend(doubts(self.table, self.readings))
        if self.drawn and _BLANK in meanings:
            loose = [line for line in lines if not self.table.identities or self._is_loose(line.key)]
            rows = ((line.path, line.label, line.addresses) for line in loose)
            self.findings.extend(shifts(self.table, rows, self.readings))

    def _is_anothers(self, line: FormRow, entry: Entry, cells: Mapping[str, Value]) -> bool:
        """Whether figures behind a label may be another row's: they do not add up, or the label before has none."""
        if line.total and contradicts(cells, line.total):
            return True
        return any(after is entry and not before.values for before, after in pairwise(self.found.entries))

    def _as_printed(self, line: FormRow, entry: Entry, slots: Slots) -> bool:
        """Read a row that is just what the form prints: its label, and a plain number under each of its columns."""
        values, readings = entry.values, self.readings
        if slots.keys != line.columns or not entry.numbers == len(values) == len(line.cells):
            return False
        for (address, _, unit), value in zip(line.cells, values, strict=True):
            text, _, places, row, cell = value
            if len(text) <= _LONGEST_INT:
                readings[address] = (int(text), text, _NUMBER, unit, places, row, cell)
            else:
                readings[address] = self._odd(address, unit, line, value)
        return True

    def _row(self, line: FormRow, entry: Entry, reading: Reading, slots: Slots) -> None:
        """One row as it was read, or as unreadable; and what is to be said of it."""
        self._note(entry, reading, line, reordered=slots.reordered)
        if reading.cells is None:
            self._without(line, Meaning.UNREADABLE)
            self._find("figure-unreadable", line.path, entry=entry, row=line.label, reason=reading.reason)
            return
        self._cells(line, entry, reading.cells)
        if len(slots.keys) < len(line.cells):  # the header lacks columns
            self._without(line, Meaning.MISSING, but=slots.keys)
        if None in slots.keys and (sums := subtotal_fails(entry, slots)):
            row = f"{line.label}·{SUBTOTAL}"
            self._find("sum-doubtful", line.path, entry=entry, row=row, left=sums[0], right=sums[1])

    def _withholds_totals(self, chosen: Sequence[FormRow], met: Sequence[tuple[FormRow, Entry]]) -> bool:
        """Whether a row that left no choice has figures and a blank total: then a sum chose wrongly, if it chose."""
        for line, _ in met:
            *parts, total = [self.readings[address] for address in line.addresses]
            if line not in chosen and total[2] is _BLANK and any(part[0] for part in parts):
                return True
        return False

    def _doubt(self, placed: Sequence[FormRow], met: Sequence[tuple[FormRow, Entry]]) -> None:
        """Take back what was read from a number in pieces, from a place or by a sum alone, and is not borne out."""
        if self.joined:
            self._join()
        for line in [line for line in placed if not self._is_proved(line)]:
            self._without(line, Meaning.UNREADABLE)
            self._find("figure-unreadable", line.path, row=line.label, reason="数字的位置没有合计可证")
        if not self.table.identities and not self.restored:
            self._apart(met)

    def _apart(self, met: Sequence[tuple[FormRow, Entry]]) -> None:
        """Figures on lines of their own below a row of running text that may be another row's, for that lacks some.

        Only for the table that has no sums, for elsewhere these tell. Most are where they belong, so they are kept
        and told of.
        """
        spaced = [(line, entry) for line, entry in met if entry.layout is Layout.SPACED]
        doubtful = in_doubt([(entry, len(line.cells)) for line, entry in spaced], self.found)
        for line, entry in spaced:
            known = any(self.readings[address][0] is not None for address in line.addresses)
            if known and any(each is entry for each in doubtful):
                self._find("order-assumed", line.path, entry=entry, table=f"{self.table.title}“{line.label}”")

    def _restored(self, line: FormRow, cells: Mapping[str, Value | None]) -> None:
        """A row whose figures were found in pieces: what the sums prove, and what they leave open."""
        known = {key: value for key, value in cells.items() if value is not None}
        entries = self.by_key.get(line.key)
        entry = entries[0] if entries else Entry(line.key, Kind.ROW, line.label, Layout.SPACED, None)
        if cells and not known:
            self._without(line, Meaning.UNREADABLE)
            self._find("figure-unreadable", line.path, entry=entry, row=line.label, reason=_SEVERAL)
            return
        self._cells(line, entry, known)
        for address, key, unit in line.cells:
            if key not in known:
                self.readings[address] = (None, None, Meaning.UNREADABLE, unit, None, 0, 0)
                self._find("figure-unreadable", address, entry=entry, row=line.label, reason=_SEVERAL)
        texts = [value.text for value in known.values()]
        moved = any(texts) and [value.text for value in entry.values] != texts
        if moved and self.table.identities and not self.found.glued:  # of those the whole table is told
            self._find("reading-proved-by-sums", line.path, entry=entry, row=line.label)

    def _find(self, rule: str, *addresses: str, entry: Entry | None = None, **facts: object) -> None:
        where = entry.place() if entry is not None else None
        self.findings.append(Diagnostic(RULES[rule], addresses, facts, where))

    def _is_proved(self, line: FormRow) -> bool:
        return columns_hold(self.table, self.readings, line.addresses)

    def _is_loose(self, key: str) -> bool:
        """Whether a row was met where only the order of its cells is known."""
        return any(entry.layout is not Layout.GRID for entry in self.by_key.get(key, ()))

    def _entry(self, entries: list[Entry] | None, line: FormRow) -> Entry | None:
        """The one among several rows of the same label that has the figures."""
        if not entries:
            return None
        if len(entries) == 1:
            return entries[0]
        want = len(line.cells)
        alike = [e for e in entries if e.whole] or entries  # 合计 of a group is like 总计, and another row
        best = max(alike, key=lambda e: (len(e.values) == want, bool(e.filled), len(e.values)))
        texts = [v.text for v in best.filled]
        printed = (*alike, *(e for e in entries if e.misprint))
        if any(e.filled and [v.text for v in e.filled] != texts for e in printed):
            self._find("row-repeated", line.path, entry=best, row=line.label)
        return best

    def _note(self, entry: Entry, reading: Reading, line: FormRow, *, reordered: bool) -> None:
        if entry.misprint and not labels_of(self.table.key).is_noted(entry.label):
            self._find("label-misprinted", line.path, entry=entry, printed=entry.label, official=line.label)
        if reordered and not any(d.name == "columns-reordered" for d in self.findings):
            self._find("columns-reordered", self.table.key, entry=entry)
        if reading.proved:
            self._find("reading-proved-by-sums", line.path, entry=entry, row=line.label)

    def _cells(self, line: FormRow, entry: Entry, cells: Mapping[str, Value]) -> None:
        readings = self.readings
        for address, key, unit in line.cells:
            value = cells.get(key)
            if value is None:
                readings[address] = (None, "", _BLANK, unit, entry.places, 0, 0)
                continue
            text, _, places, row, cell = value
            if text.isdecimal() and len(text) <= _LONGEST_INT:
                readings[address] = (int(text), text, _NUMBER, unit, places, row, cell)
            elif text in MARKS:
                readings[address] = (None, text, _MARK, unit, places, row, cell)
            elif text:
                readings[address] = self._odd(address, unit, line, value)
            else:
                readings[address] = (None, "", _BLANK, unit, places, row, cell)

    def _odd(self, address: str, unit: str | None, line: FormRow, value: Value) -> FigureReading:
        """A cell that is no plain number."""
        text, _, places, row, cell = value
        number = figure(text)
        if number is not None:
            return number[0], text, _NUMBER, number[1] or unit, places, row, cell
        if squeeze(text) in MARKS:
            return None, text, _MARK, unit, places, row, cell
        pieces = joined_number(text)
        if pieces is not None:
            self.joined[address] = (*pieces, line.label, value)
        else:  # several cells in one leave the row's others in the wrong columns
            self._no_number(address if _is_sure(value) and not holds_several(text) else line.path, line.label, value)
        return None, text, Meaning.UNREADABLE, unit, places, row, cell

    def _no_number(self, address: str, label: str, value: Value) -> None:
        where = value.places.place(value.line, value.cell) if value.places is not None else None
        facts = {"row": label, "raw": value.text}
        self.findings.append(Diagnostic(RULES["cell-not-a-number"], (address,), facts, where))

    def _join(self) -> None:
        """Numbers in pieces become numbers where the sums prove them, and are told of where they do not."""
        sure = proved(self.table, self.readings, {address: number for address, (number, *_) in self.joined.items()})
        for address, (number, unit, label, value) in self.joined.items():
            _, raw, _, usual, places, row, cell = self.readings[address]
            if address in sure:
                self.readings[address] = (number, raw, Meaning.NUMBER, unit or usual, places, row, cell)
                self._find("reading-proved-by-sums", address, row=label)
            else:
                self._no_number(address.rpartition(".")[0], label, value)

    def _without(self, line: FormRow, meaning: Meaning, but: Container[str | None] = ()) -> None:
        """No figures of a row, ``but`` those of some columns."""
        for address, key, unit in line.cells:
            if key not in but:
                self.readings[address] = (None, None, meaning, unit, None, 0, 0)
