"""Numbers that a narrow cell broke over two lines: 98 printed as 9 over 8.

Whether the pieces join or part two numbers cannot be seen, so the form's own sums must say it: a joined number
counts only where a sum with it holds and none fails.
"""

from collections.abc import Mapping
from decimal import Decimal

from goi_parse.forms import TableForm
from goi_parse.report import Meaning, Reading
from goi_parse.text import figure, in_pieces, squeeze

__all__ = ["joined_number", "proved"]

_NOTHING = (Meaning.BLANK, Meaning.MARK)


def joined_number(text: str) -> tuple[int | Decimal, str | None] | None:
    """The number that pieces of one would make together; a nought before other digits is a figure of its own."""
    whole = squeeze(text)
    return None if whole.startswith("0") or not in_pieces(text) else figure(whole)


def proved(table: TableForm, readings: Mapping[str, Reading], joined: Mapping[str, int | Decimal]) -> frozenset[str]:
    """Those of the joined numbers that stand in a sum that holds, and in none that fails."""
    holding: set[str] = set()
    failing: set[str] = set()
    for identity in table.identities:
        mine = [a for a in (*identity.left, *identity.right) if a in joined]
        if not mine:
            continue
        left = [_trial(a, readings, joined) for a in identity.left]
        right = [_trial(a, readings, joined) for a in identity.right]
        if None in left or None in right:
            continue
        (holding if _sum(left) == _sum(right) else failing).update(mine)
    return frozenset(holding - failing)


def _trial(address: str, readings: Mapping[str, Reading], joined: Mapping[str, int | Decimal]) -> int | Decimal | None:
    if address in joined:
        return joined[address]
    reading = readings[address]
    return 0 if reading[2] in _NOTHING else reading[0]


def _sum(values: list[int | Decimal | None]) -> int | Decimal:
    return sum(value for value in values if value is not None)
