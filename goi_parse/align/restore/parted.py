"""The figures of a row that stand side by side with nothing between them: 21710000218 is 217 1 0 0 0 0 218.

A row's own sum leaves one way as a rule, and where it leaves several the sums down the columns choose. A row without a
sum is read only where it has a digit for each column. Where any row has fewer digits than columns, blank cells are gone
without a trace, and no row can be parted.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice, product
from math import prod

import attrs

from goi_parse.align.formrows import FormRow, form_rows
from goi_parse.align.found import Entry, Scan, Value
from goi_parse.forms import TableForm
from goi_parse.location import Location
from goi_parse.prose import part_of
from goi_parse.record import Record
from goi_parse.text import MARKS, squeeze

__all__ = ["parted"]

_MOST_DIGITS = 5
"""Digits for each column of a row, on average; a longer row is left alone."""
_MOST_WAYS = 100
_MOST_TOGETHER = 5000
"""Ways that all rows have together, beyond which each row must be certain by itself."""

Way = tuple[str, ...]


def parted(table: TableForm, found: Scan) -> dict[str, dict[str, Value | None]]:
    """The figures of each row that has several, by row and column path; None where it is not known which."""
    rows = {line.key: line for line in form_rows(table.edition, table.key) if len(line.cells) > 1}
    glued = {entry.key: entry for entry in found.entries if entry.key in rows and len(entry.values) == 1}
    ways: dict[str, list[Way]] = {}
    if not any(_is_short(entry, rows[entry.key]) for entry in found.entries if entry.key in rows):
        ways = {key: _ways(entry.values[0].text, rows[key]) for key, entry in glued.items()}
    chosen = _chosen(table, rows, ways)
    return {key: _placed(glued[key], rows[key], chosen.get(key)) for key in glued}


def _is_short(entry: Entry, line: FormRow) -> bool:
    return sum(len(squeeze(value.text)) for value in entry.values) < len(line.cells)


def _ways(text: str, line: FormRow) -> list[Way]:
    """Every way to part the figures of a row under which its parts add up to its totals; a blank parts two."""
    digits, width = squeeze(text), len(line.cells)
    if len(digits) > width * _MOST_DIGITS:
        return []
    sizes = _sizes(line)
    found = list(islice(_by_sums(digits, sizes), _MOST_WAYS)) if sizes else []
    if not found and len(digits) == width and all(_number(sign) is not None for sign in digits):
        found = [tuple(digits)]
    blanks = set(accumulate(map(len, text.split())))
    return [way for way in found if blanks.issubset(accumulate(map(len, way)))]


def _sizes(line: FormRow) -> list[int]:
    """How many columns each of the row's sums takes in, its total with them; none for a row without a sum."""
    totals = [at for at, column in enumerate(line.columns, 1) if column.rpartition(".")[2] == "total"]
    return [end - start for start, end in zip([0, *totals], totals, strict=False)]


def _by_sums(digits: str, sizes: Sequence[int]) -> Iterator[Way]:
    """Digits parted into groups, in each of which the last number is the sum of the others."""
    size, *others = sizes
    if not others:
        yield from _by_sum(digits, size)
        return
    for cut in range(size, len(digits) - sum(others) + 1):
        for head in _by_sum(digits[:cut], size):
            yield from (head + tail for tail in _by_sums(digits[cut:], others))


def _by_sum(digits: str, size: int) -> Iterator[Way]:
    """Digits parted into numbers of which the last is the sum of the others."""
    for cut in range(size - 1, len(digits)):
        total = _number(digits[cut:])
        if total is not None:
            yield from ((*way, digits[cut:]) for way in _parts(digits[:cut], size - 1, total))


def _parts(digits: str, size: int, total: int) -> Iterator[Way]:
    """Digits parted into so many numbers that add up to ``total``."""
    if size == 1:
        if _number(digits) == total:
            yield (digits,)
        return
    for end in range(1, len(digits) - size + 2):
        number = _number(digits[:end])
        if number is None or number > total:
            return
        yield from ((digits[:end], *rest) for rest in _parts(digits[end:], size - 1, total - number))


def _number(text: str) -> int | None:
    """The number that a cell prints, for comparisons alone: one sign for nothing is nothing. None for no number."""
    if len(text) == 1 and text in MARKS:
        return 0
    return int(text) if text.isdecimal() and (text == "0" or not text.startswith("0")) else None


def _chosen(table: TableForm, rows: Mapping[str, FormRow], ways: Mapping[str, list[Way]]) -> dict[str, Way]:
    """The one way of each row that leaves no choice, by itself or by the sums down the columns."""
    certain = {key: found[0] for key, found in ways.items() if len(found) == 1}
    open_rows = [key for key, found in ways.items() if len(found) > 1]
    if prod(len(ways[key]) for key in open_rows) > _MOST_TOGETHER:
        return certain
    known = _numbers(rows, certain)
    holding: list[dict[str, Way]] = []
    for together in product(*(ways[key] for key in open_rows)):
        trial = dict(zip(open_rows, together, strict=True))
        if _holds(table, {**known, **_numbers(rows, trial)}):
            holding.append(trial)
    return certain | {key: holding[0][key] for key in open_rows if len({trial[key] for trial in holding}) == 1}


def _numbers(rows: Mapping[str, FormRow], ways: Mapping[str, Way]) -> dict[str, int]:
    """The numbers of some rows by address; a mark counts as nothing."""
    return {
        address: _number(text) or 0
        for key, way in ways.items()
        for address, text in zip(rows[key].addresses, way, strict=True)
    }


def _holds(table: TableForm, numbers: Mapping[str, int]) -> bool:
    """Whether every sum of the form holds whose figures are all known."""
    return all(
        sum(numbers[address] for address in identity.left) == sum(numbers[address] for address in identity.right)
        for identity in table.identities
        if all(address in numbers for address in (*identity.left, *identity.right))
    )


def _placed(entry: Entry, line: FormRow, way: Way | None) -> dict[str, Value | None]:
    """The figures of a row under its columns, each with its own place."""
    if way is None:
        return dict.fromkeys(line.columns)
    value = entry.values[0]
    spans: list[tuple[int, int]] = []
    at = 0
    for figure in way:
        while value.text[at].isspace():
            at += 1
        spans.append((at, at + len(figure)))
        at += len(figure)
    places = _Parts(value, tuple(spans))
    cells = (Value(value.text[start:end], value.column, places, 0, n) for n, (start, end) in enumerate(spans))
    return dict(zip(line.columns, cells, strict=True))


@attrs.frozen(eq=False, repr=False)
class _Parts(Record):
    """Where in a cell the figures stand that it was parted into."""

    whole: Value
    spans: tuple[tuple[int, int], ...]

    def place(self, row: int, cell: int) -> Location | None:  # noqa: ARG002  a cell is one row
        """The figure's own characters where the cell stands on one line of a text, else the cell."""
        whole = self.whole
        where = whole.places.place(whole.line, whole.cell) if whole.places is not None else None
        return part_of(where, *self.spans[cell])
