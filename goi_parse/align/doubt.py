"""The reading held against the form's sums where blanks and marks keep the checks from assessing them.

An office that prints a dash for nothing leaves every sum without an operand, and a shifted row would pass unseen.
So here, and only to doubt, a blank or a mark counts as nothing: a sum that fails then is told, row by row.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from goi_parse.diagnostics import Diagnostic
from goi_parse.forms import TableForm
from goi_parse.report import Meaning, Reading
from goi_parse.rules import RULES

__all__ = ["doubts"]

_NOTHING = (Meaning.BLANK, Meaning.MARK)


def doubts(table: TableForm, readings: Mapping[str, Reading]) -> Iterator[Diagnostic]:
    """A finding for each sum of the form that cannot be assessed and fails with blanks and marks as nothing."""
    if all(readings[address][0] is not None for address in table.columns):
        return
    for identity in table.identities:
        left = [readings[address] for address in identity.left]
        right = [readings[address] for address in identity.right]
        both = left + right
        numbers = sum(reading[0] is not None for reading in both)
        if numbers in (0, len(both)) or any(r[0] is None and r[2] not in _NOTHING for r in both):
            continue
        if _sum(left) != _sum(right):
            addresses = (*identity.left, *identity.right)
            row, _, column = identity.right[0].rpartition(".")
            label = "·".join(table.labels[identity.right[0]])
            facts = {"left": _sum(left), "right": _sum(right), "row": label, "path": row, "column": column}
            yield Diagnostic(RULES["sum-doubtful"], addresses, facts)


def _sum(readings: list[Reading]) -> int | Decimal:
    return sum(reading[0] for reading in readings if reading[0] is not None)
