"""The reading held against the form's sums where blanks and marks keep the checks from assessing them.

An office that prints a dash for nothing leaves every sum without an operand, and a shifted row would pass unseen.
So here, and only to doubt, a blank or a mark counts as nothing: a sum that fails then is told, row by row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from goi_parse.diagnostics import Diagnostic
from goi_parse.forms import TableForm
from goi_parse.report import Meaning, Reading
from goi_parse.rules import RULES

__all__ = ["columns_hold", "doubts", "shifts"]

_SUMS_DEPTH = 3  # requests.handled.granted.total and below: a single outcome
_FEWEST_WITHHELD = 3
_NOTHING = (Meaning.BLANK, Meaning.MARK)


def doubts(table: TableForm, readings: Mapping[str, Reading]) -> Iterator[Diagnostic]:
    """A finding for each sum of the form that cannot be assessed and fails with blanks and marks as nothing."""
    withheld = _withheld_totals(table, readings)
    for identity in table.identities:
        left = [readings[address] for address in identity.left]
        right = [readings[address] for address in identity.right]
        both = left + right
        lacking = [reading[2] for reading in both if reading[0] is None]
        if len(lacking) in (0, len(both)) or any(meaning not in _NOTHING for meaning in lacking):
            continue
        if _sum(left) != _sum(right) and withheld.isdisjoint(identity.left) and withheld.isdisjoint(identity.right):
            facts = {"left": _sum(left), "right": _sum(right), "row": "·".join(table.labels[identity.right[0]])}
            yield Diagnostic(RULES["sum-doubtful"], (*identity.left, *identity.right), facts)


def _withheld_totals(table: TableForm, readings: Mapping[str, Reading]) -> frozenset[str]:
    """Totals that an office leaves out for every single outcome and prints for the sums alone."""
    details = [
        i
        for i in table.identities
        if i.rule == "applicants-sum-broken" and i.left[0].count(".") >= _SUMS_DEPTH and ".total." not in i.left[0]
    ]
    given = [i for i in details if any(readings[address][0] is not None for address in i.left)]
    if len(given) < _FEWEST_WITHHELD or any(readings[i.right[0]][0] is not None for i in given):
        return frozenset()
    return frozenset(i.right[0] for i in details)


def columns_hold(table: TableForm, readings: Mapping[str, Reading], row: Sequence[str]) -> bool:
    """Whether each figure of a row stands in a sum down its column that holds, with what is not read as nothing.

    The sum along a row is the same in whichever columns its parts stand, so only the columns can prove them.
    """
    figures = {address for address in row if readings[address][0]}
    for identity in table.identities:
        both = (*identity.left, *identity.right)
        mine = figures.intersection(both)
        if not mine or len(set(both).intersection(row)) > 1:
            continue
        if _sum([readings[a] for a in identity.left]) == _sum([readings[a] for a in identity.right]):
            figures -= mine
    return not figures


def shifts(
    table: TableForm, rows: Iterable[tuple[str, str, Sequence[str]]], readings: Mapping[str, Reading]
) -> Iterator[Diagnostic]:
    """Rows of a drawn table with a blank cell where the report prints its noughts: a cell may have been lost.

    ``rows`` are path, label and addresses. A sum of the form guards a row, unless all its figures are noughts. An
    office that mixes blanks and noughts does so all over its table, so the rows are told of together.
    """
    if not any(readings[address][0] == 0 for address in table.columns):
        return
    doubtful: dict[str, str] = {}
    for path, label, addresses in rows:
        met = [readings[address] for address in addresses]
        numbers = [reading[0] for reading in met if reading[0] is not None]
        unguarded = not table.identities or not any(numbers)
        if numbers and unguarded and any(reading[2] is Meaning.BLANK for reading in met):
            doubtful[path] = label
    if doubtful:
        yield Diagnostic(RULES["row-doubtful"], tuple(doubtful), {"row": "”、“".join(doubtful.values())})


def _sum(readings: list[Reading]) -> int | Decimal:
    return sum(reading[0] for reading in readings if reading[0] is not None)
