"""Which cell of a row belongs to which column: labels lead, geometry confirms, arithmetic decides.

A row's reading is the list of its cells in the order of the form's columns, or the reason why there is none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from goi_parse.align.found import Entry, Value
from goi_parse.document import Layout
from goi_parse.text import MARKS, is_figure, squeeze

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "Reading",
    "Slots",
    "balances",
    "contradicts",
    "habit_of",
    "prints_blanks",
    "read_row",
    "subtotal_fails",
    "total_leads",
    "without_row_ends",
]


class Slots(NamedTuple):
    """The columns of a block as the document's own header orders them."""

    keys: tuple[str | None, ...]
    """Column paths from left to right; None is a column that the form does not have."""
    at: Mapping[str, int] = {}
    """Grid column of each path, where the header tells."""
    reordered: bool = False
    foreign: bool = False
    """The header is whole, and no column of it is one of the block's: the block follows the other edition."""
    beside: tuple[int, ...] = ()
    """Grid columns of subtotals that the form does not have."""
    again: Mapping[int, int] = {}
    """The first column with the same header as each: a merged cell may be printed once for each of its columns."""
    centers: Mapping[int | None, Sequence[float]] = {}
    """The middle of each column on the printed lines of a page, where the header there tells."""


class Reading(NamedTuple):
    """A row's cells by column path, or the reason why they cannot be told."""

    cells: dict[str, Value] | None
    reason: str = ""
    proved: bool = False
    """Settled by the form's own sum among several possible readings."""


_REASONS = {
    "few": "格数不足（{have}/{want}）",
    "many": "格数过多（{have}/{want}）",
    "tie": "有多种可能的排列",
}


def read_row(entry: Entry, slots: Slots, total: str | None, habit: str | None = None) -> Reading:
    """Tell the row's cells apart.

    ``total`` is the column that is the sum of all others, if there is one; ``habit`` says where the other rows
    of the table have their figures among more cells, ``"first"`` or ``"last"``.
    """
    want = len(slots.keys)
    values = entry.values
    if len(values) == want and (entry.layout is not Layout.GRID or not _has_blank(values)):
        return Reading(_keyed(values, slots))
    values = _trimmed(entry, want)
    by_header = _by_header(entry, slots)
    if len(values) == want:
        counted = _keyed(values, slots)
        sure = by_header is None or by_header == counted or not _has_blank(values)
        return Reading(counted) if sure or by_header is None else _chosen([counted, by_header], total)
    if by_header is not None:
        return Reading(by_header)
    if len(values) < want:
        return _few(values, slots, certain=entry.layout in (Layout.GRID, Layout.ROWS))
    return _many(entry, values, slots, total, habit)


def _many(entry: Entry, values: list[Value], slots: Slots, total: str | None, habit: str | None) -> Reading:
    """More cells than columns: blanks of merged cells stand before the row's own cells or behind them."""
    want = len(slots.keys)
    filled = [i for i, v in enumerate(values) if v.text]
    if not filled:
        return Reading(_keyed(values[:want], slots))
    first, last = filled[0], filled[-1]
    # Where cells run on, nothing stands before the first figure, so that a surplus is another row's.
    runs_on = entry.layout in (Layout.FLOW, Layout.MARKED)
    if runs_on or last - first >= want:
        have = last + 1 if runs_on else last - first + 1  # the blank ones among them count, or they would not be many
        return Reading(None, _REASONS["many"].format(have=have, want=want))
    short = last - first + 1 < want
    if short and total is None and first > 0:  # no sum says how many blanks lead
        return Reading(None, _REASONS["tie"])
    starts = range(max(0, last - want + 1), min(first, len(values) - want) + 1)
    if len(starts) > 1 and not all(is_figure(v.text) for v in values if v.text):
        return Reading(None, _REASONS["tie"])  # a damaged cell may be two
    windows = {start: _keyed(values[start : start + want], slots) for start in starts}
    usual = windows.get(0 if habit == "first" else len(values) - want) if habit is not None else None
    if usual is not None and (total is None or _is_no_worse(usual, windows.values(), total)):
        return Reading(usual)
    return Reading(windows[starts[0]]) if len(windows) == 1 else _chosen([*windows.values()], total)


def _is_no_worse(usual: Mapping[str, Value], windows: Iterable[Mapping[str, Value]], total: str) -> bool:
    """Whether the parts of a row read as others are fit its total, or fit it in no other place either."""
    return not contradicts(usual, total) or all(contradicts(other, total) for other in windows)


def habit_of(rows: Iterable[tuple[Entry, int]]) -> str | None:
    """Where the rows that leave no choice have their figures among more cells: right behind the label or at the end.

    ``rows`` are the rows met, each with the number of its columns. One row alone makes no habit, and one that does
    otherwise breaks it; nor is it one to have blanks on both sides, for how many of them lead is then not known.
    """
    habits = Counter[str]()
    for entry, want in rows:
        values = entry.values
        if len(values) <= want:
            continue
        filled = [i for i, v in enumerate(values) if v.text]
        if filled and filled[-1] - filled[0] + 1 == want:
            habits["first" if filled[0] == 0 else "last" if filled[-1] == len(values) - 1 else "between"] += 1
    if len(habits) != 1:
        return None
    ((habit, count),) = habits.items()
    return habit if count > 1 and habit != "between" else None


def prints_blanks(entries: Sequence[Entry]) -> bool:
    """Whether a text of running cells shows blank cells at all: one stands before a figure of the same row."""
    return any(
        not before.text and after.text
        for entry in entries
        if entry.layout is Layout.MARKED
        for before, after in pairwise(entry.values)
    )


def without_row_ends(entries: Sequence[Entry]) -> None:
    """Where a text shows no blank cells, what looks like one behind a row's figures is the mark of its end."""
    for entry in entries:
        if entry.layout is Layout.MARKED:
            while len(entry.values) > 1 and not entry.values[-1].text:
                entry.values.pop()


def _trimmed(entry: Entry, want: int) -> list[Value]:
    """The row's cells without the blanks that a row's end mark left behind them."""
    values = entry.values
    if entry.layout in (Layout.FLOW, Layout.MARKED) and not any(v.text for v in values[want:]):
        return values[:want]
    return values


def _keyed(values: Sequence[Value], slots: Slots) -> dict[str, Value]:
    return {key: value for key, value in zip(slots.keys, values, strict=True) if key is not None}


def _has_blank(values: Sequence[Value]) -> bool:
    return any(not v.text for v in values)


def _by_header(entry: Entry, slots: Slots) -> dict[str, Value] | None:
    """The row by the grid columns of its header, where every column of the form stands in the header."""
    if entry.layout is not Layout.GRID or not slots.at:
        return None
    at = {value.column: value for value in entry.values}
    found = {key: at[column] for key, column in slots.at.items() if column in at}
    if len(found) < sum(key is not None for key in slots.keys):
        return None
    own = {*slots.at.values(), *slots.beside}
    more = [value for column, value in at.items() if value.text and column not in own]
    return found if all(_is_repeated(value, at, slots.again) for value in more) else None


def _is_repeated(value: Value, at: Mapping[int, Value], again: Mapping[int, int]) -> bool:
    """Whether a cell prints what the first column with the same header prints: both are one merged cell."""
    first = at.get(again.get(value.column, -1))
    return first is not None and first.text == value.text


def _few(values: list[Value], slots: Slots, *, certain: bool) -> Reading:
    """Too few cells: some were dropped, and which is not known. A row of blank cells alone is blank."""
    filled = [v for v in values if v.text]
    if values and not filled and certain:
        return Reading({})
    return Reading(None, _REASONS["few"].format(have=len(filled), want=len(slots.keys)))


def _chosen(candidates: list[dict[str, Value]], total: str | None) -> Reading:
    """The one candidate whose sum holds, with blanks and marks as nothing."""
    if total is not None:
        holding = [c for c in candidates if balances(c, total)]
        if len(holding) == 1:
            return Reading(holding[0], proved=True)
    return Reading(None, _REASONS["tie"])


def total_leads(entries: Iterable[Entry], slots: Slots) -> bool:
    """Whether the rows say, against the form, that their first figure is the total and their last a part of it."""
    keys = tuple(key for key in slots.keys if key is not None)
    votes = 0
    for entry in entries:
        if len(entry.values) == len(slots.keys):
            cells = _keyed(entry.values, slots)
            votes += balances(cells, keys[0]) - balances(cells, keys[-1])
        if abs(votes) > 1:
            break
    return votes > 0


def balances(cells: Mapping[str, Value], total: str) -> bool:
    """Whether the row's parts add up to its total; a blank or a mark adds nothing. Used to choose, never to fill."""
    sums = _sums(cells, total)
    return sums is not None and sums[0] == sums[1] and bool(sums[1])


def contradicts(cells: Mapping[str, Value], total: str) -> bool:
    """Whether the parts of a row, blanks and marks as nothing, do not add up to a total that is printed."""
    sums = _sums(cells, total)
    return sums is not None and sums[0] != sums[1] and bool(cells[total].text)


def subtotal_fails(entry: Entry, slots: Slots) -> "tuple[int | Decimal, int | Decimal] | None":
    """The sum of the organisations and the subtotal beside them that the form does not have, where these differ.

    A row that is one column off may still add up to its total, for then the subtotal stands in the total's place.
    """
    inner = slots.keys[1:-1]
    if None not in inner or len(entry.values) != len(slots.keys):
        return None
    cells = {key or "": value for key, value in zip(inner, entry.values[1:-1], strict=True)}
    subtotal = cells[""].text
    sums = _sums(cells, "") if subtotal and squeeze(subtotal) not in MARKS else None
    return None if sums is None or sums[0] == sums[1] else sums


def _sums(cells: Mapping[str, Value], total: str) -> "tuple[int | Decimal, int | Decimal] | None":
    """The parts' sum and the total; None where a cell is no number. A blank or a mark adds nothing."""
    parts: int | Decimal = 0
    whole: int | Decimal = 0
    for key, value in cells.items():
        text = value.text
        if text.isdecimal():
            number: int | Decimal = int(text)
        elif not text:
            continue
        elif (read := value.number) is not None:
            number = read
        else:
            return None
        if key == total:
            whole = number
        else:
            parts += number
    return parts, whole
