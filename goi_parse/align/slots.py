"""The order of a block's columns as the document's own header prints it.

Where the header is whole, it decides: two columns with exchanged labels are read by their labels. Where it is
lost or torn, as in most text renderings of merged header cells, the form's own order holds.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from goi_parse.align.columns import Slots, total_leads
from goi_parse.align.found import Entry, Head, Header, Scan
from goi_parse.align.labels import SUBTOTAL, labels_of
from goi_parse.align.positions import column_centers, column_of
from goi_parse.document import Layout
from goi_parse.forms import Block, TableForm

if TYPE_CHECKING:
    import re

__all__ = ["Slotter"]


class Slotter:
    """Answers the column order for each row of one table."""

    def __init__(self, table: TableForm, found: Scan) -> None:
        self.table = table
        self.headers: list[Header] = found.headers
        self.torn: set[str] = found.torn
        self.entries: list[Entry] = found.entries
        self.heads: list[Head] = found.heads
        self.words: dict[str, str] = labels_of(table.key).columns
        self.finder: re.Pattern[str] = labels_of(table.key).finder
        self.is_fragment: Callable[[str], bool] = labels_of(table.key).is_fragment
        self._known: dict[tuple[str, str], Slots] = {}

    def slots(self, block: Block, entry: Entry) -> Slots:
        """The columns of ``block`` for a row met as ``entry``."""
        key = (block.label or "", entry.group if block.label else "")
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._of_other_form(block, entry) or self._slots(block, entry)
        return known

    def _of_other_form(self, block: Block, entry: Entry) -> Slots | None:
        """The columns of a block whose header lacks some of the form's, or all: an office may mix both forms."""
        keys = tuple(column.key for column in block.columns)
        met = self._whole_header(block, entry)
        if (
            not met
            or met.issuperset(keys)
            or any(len(e.filled) > len(met) for e in self.entries if e.group == block.label)
        ):
            return None
        there = tuple(key for key in keys if key in met)
        return Slots(there, reordered=bool(there), foreign=not there)

    def _slots(self, block: Block, entry: Entry) -> Slots:
        keys = tuple(column.key for column in block.columns)
        headers = [h for h in self.headers if not block.label or h.group == entry.group]
        if self.table.key == "disputes":
            return _of_outcomes(keys, headers)
        wanted = set(keys)
        headers = [h for h in headers if h.key in wanted or not h.key]
        by_grid = _of_grid(keys, headers) or self._of_heads(keys, block, entry)
        if by_grid is not None:
            return by_grid
        printed = _once([h.key for h in headers])
        torn = self._is_torn(headers)
        if torn or not wanted <= set(printed):
            joined = self._joined(keys, block, entry)
            printed, torn = joined or printed, torn and not joined
        if self.table.key == "requests":
            slots = _of_applicants(keys, printed, torn=torn)
            slots = slots._replace(centers=column_centers(self.heads, self.words, keys))
            first = next((key for key in printed if key in (keys[0], keys[-1])), None)
            if first == keys[-1] and total_leads(self.entries, slots):
                swapped = (slots.keys[-1], *slots.keys[1:-1], slots.keys[0])
                return slots._replace(keys=swapped, reordered=True)
            return slots
        if torn or not wanted <= set(printed):
            return Slots(keys)
        return Slots(tuple(printed), reordered=tuple(printed) != keys)

    def _whole_header(self, block: Block, entry: Entry) -> frozenset[str]:
        """The columns above a block of table 2 whose header is labels and nothing else.

        Empty where anything is left between the labels, for that may be a column in words that no form has; where a
        label stands twice, as two columns cut to 本年新 do; and for a row below another block's title, which may be any
        block's.
        """
        heads = self._heads(block, entry) if block.label and entry.group == block.label else ()
        for head in heads:
            found = [self.words[word] for word in self.finder.findall(head.text) if word in self.words]
            once = frozenset(found)
            if found and len(once) == len(found) and not any(self.finder.split(head.text)):
                return once
        return frozenset()

    def _heads(self, block: Block, entry: Entry) -> list[Head]:
        return [head for head in self.heads if not block.label or head.group == entry.group]

    def _joined(self, keys: tuple[str, ...], block: Block, entry: Entry) -> list[str]:
        """The header's columns in reading order, out of the text that its lines make together; [] if any is lacking.

        Where line ends cut the labels this is whole and the labels are not; where narrow columns cut them, the
        pieces of neighbours mix and it is not: what is left between the labels tells.
        """
        for head in self._heads(block, entry):
            if any(part and self.is_fragment(part) for part in self.finder.split(head.text)):
                continue
            found = [self.words.get(word) for word in self.finder.findall(head.text)]
            last = {key: at for at, key in enumerate(found) if key in keys}
            if len(last) == len(keys):  # the nearest above the rows: what stands further up may be another table's
                printed = _once([key for key in found[min(last.values()) :] if key in last])
                return [*printed, ""] if SUBTOTAL in head.text else printed
        return []

    def _of_heads(self, keys: tuple[str, ...], block: Block, entry: Entry) -> Slots | None:
        """Columns by what stands above them in a grid, where the lines of a header cut its labels in pieces."""
        for head in self._heads(block, entry):
            at: dict[str, int] = {}
            more: list[int] = []
            for column, text in head.columns.items():
                if text.endswith(SUBTOTAL):
                    more.append(column)
                if (key := column_of(text, self.words)) in keys:
                    at.setdefault(key, column)
            if len(at) == len(keys):
                return _sorted(keys, at, more)
        return None

    def _is_torn(self, headers: Sequence[Header]) -> bool:
        """Whether the labels lie in pieces over several printed lines, in an order that says nothing."""
        return any(h.layout is Layout.SPACED and h.group in self.torn for h in headers)


def _once(keys: Sequence[str]) -> list[str]:
    """Each key where it stands first; a header repeated after a page break adds nothing."""
    return list(dict.fromkeys(keys))


def _of_applicants(keys: tuple[str, ...], printed: Sequence[str], *, torn: bool) -> Slots:
    """Table 3: 自然人 and 总计 frame the five organisations, whose labels stand a line below.

    Which of the two comes first in reading order says nothing, since 总计 may span more lines of the header. A
    subtotal that the form does not have stands before or behind the organisations.
    """
    inner = [key for key in printed if key not in (keys[0], keys[-1])]
    order: list[str | None] = [key or None for key in inner]
    if torn or set(inner) - {""} != set(keys[1:-1]):
        order = list(keys[1:-1])
        if "" in inner:
            order.insert(0 if inner[0] == "" and len(inner) > 1 else len(order), None)
    found = (keys[0], *order, keys[-1])
    return Slots(found, reordered=tuple(k for k in found if k) != keys)


def _of_grid(keys: tuple[str, ...], headers: Sequence[Header]) -> Slots | None:
    """Columns by their grid position, where every label stands in a column of its own."""
    if any(h.layout is not Layout.GRID for h in headers):
        return None
    at: dict[str, int] = {}
    again: dict[int, int] = {}
    subtotals = [h.column for h in headers if not h.key]
    for header in headers:
        if header.key:
            again[header.column] = at.setdefault(header.key, header.column)
    if len(at) < len(keys) or len(set(at.values())) < len(keys):
        return None
    return _sorted(keys, at, subtotals)._replace(again=again)


def _sorted(keys: tuple[str, ...], at: dict[str, int], subtotals: Sequence[int]) -> Slots:
    """The columns from left to right, those among them that the form does not have as None."""
    order: list[tuple[int, str | None]] = [(column, key) for key, column in at.items()]
    order.extend((column, None) for column in dict.fromkeys(subtotals))
    order.sort(key=lambda pair: pair[0])
    found = tuple(key for _, key in order)
    return Slots(found, at, reordered=tuple(k for k in found if k) != keys, beside=tuple(subtotals))


def _of_outcomes(keys: tuple[str, ...], headers: Sequence[Header]) -> Slots:
    """Table 4: three times the same five outcomes, told apart by their place alone."""
    fives = [h for h in headers if h.key]
    if len(fives) != len(keys):
        return Slots(keys)
    grid = all(h.layout is Layout.GRID for h in fives) and len({h.column for h in fives}) == len(fives)
    if grid:
        fives.sort(key=lambda h: h.column)
    size = len(keys) // 3
    order: list[str] = []
    for part in range(3):
        prefix = keys[part * size].rpartition(".")[0]
        order.extend(f"{prefix}.{h.key.rpartition('.')[2]}" for h in fives[part * size : (part + 1) * size])
    if set(order) != set(keys):
        return Slots(keys)
    at = dict(zip(order, (h.column for h in fives), strict=True)) if grid else {}
    return Slots(tuple(order), at, reordered=tuple(order) != keys)
