"""Totals that an office leaves blank for every single outcome, in texts where blank cells vanish.

Such a row shows six figures for seven columns. That it is the total that is blank, and no other column, is taken
for true only where each column of the outcomes so read adds up to the column's printed total.
"""

from collections.abc import Mapping, Sequence
from math import nan

from goi_parse.align.found import Entry, Value
from goi_parse.document import Layout

__all__ = ["append_withheld_totals"]

_TOTAL = "handled.total"
_VANISHING = (Layout.FLOW, Layout.MARKED, Layout.SPACED)


def append_withheld_totals(by_key: Mapping[str, Sequence[Entry]], width: int) -> None:
    """Give each outcome of table 3 the blank cell that its total was, where the sums prove it.

    ``width`` is the number of columns with those that the form does not have.
    """
    rows = {key: entries[0] for key, entries in by_key.items() if len(entries) == 1}
    total = rows.get(_TOTAL)
    details = [entry for key, entry in rows.items() if key.startswith("handled.") and key != _TOTAL and entry.values]
    if total is None or len(total.values) not in (width - 1, width) or not details:
        return
    short = [*details, total] if len(total.values) < width else details
    if any(len(entry.values) != width - 1 or entry.layout not in _VANISHING for entry in short):
        return
    for column in range(width - 1):
        if sum(_number(entry.values[column]) for entry in details) != _number(total.values[column]):
            return
    for entry in short:
        last = entry.values[-1]
        entry.values.append(last._replace(text="", places=None))


def _number(value: Value) -> float:
    """The figure, for this comparison alone; a mark is nothing."""
    number = value.number
    return nan if number is None else float(number)
