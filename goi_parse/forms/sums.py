"""The sums that a form declares, ready to be worked out on a table's values, and what they prove."""

import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from operator import itemgetter
from typing import cast

import attrs

from goi_parse.forms.model import EDITIONS, TABLES, Identity, form
from goi_parse.record import Record

__all__ = ["Number", "Pick", "Sum", "Values", "declared_sums", "pick", "proven"]

Number = int | Decimal
Values = tuple[Number | None, ...]
Pick = Callable[[Values], Values]


@attrs.frozen(eq=False, repr=False)
class Sum(Record):
    """One declared sum, its operands ready to be picked out of a table's values."""

    identity: Identity
    left: Pick
    right: Pick
    addresses: tuple[str, ...]
    """Every operand."""
    is_column: bool
    """Whether the operands stand below one another: they share the column's key, the last part of the address."""

    def sides(self, values: Values) -> tuple[Number, Number] | None:
        """Both sums, or None where an operand is missing: a missing operand never counts as 0."""
        left, right = self.left(values), self.right(values)
        if None in left or None in right:
            return None
        return _total(left), _total(right)


@functools.cache
def declared_sums(edition: str, key: str) -> tuple[Sum, ...]:
    """The sums of one table of one edition; their values are to be laid out in form order."""
    table = form(edition).tables[key]
    index = {address: i for i, address in enumerate(table.addresses)}
    return tuple(_sum(identity, index) for identity in table.identities)


def _sum(identity: Identity, index: Mapping[str, int]) -> Sum:
    left, right = (pick([index[a] for a in side]) for side in (identity.left, identity.right))
    addresses = (*identity.left, *identity.right)
    return Sum(identity, left, right, addresses, len({a.rsplit(".", 1)[1] for a in addresses}) == 1)


def pick(indices: list[int]) -> Pick:
    """Picks these values as a tuple; ``itemgetter`` alone gives a bare value where there is but one."""
    if len(indices) == 1:
        (only,) = indices
        return lambda values: (values[only],)
    return cast("Pick", itemgetter(*indices))


def proven(addresses: Collection[str], value: Callable[[str], Number | None]) -> frozenset[str]:
    """Those of ``addresses`` that stand in a sum along their row and in one down their column, both of which hold.

    No declared sum that a proven figure stands in fails, and every figure of its sums is printed. A table's edition
    is told by its addresses, which must all be there: what the form asks for is the same in both, or is not there.
    """
    found: set[str] = set()
    for key in TABLES:
        for edition in EDITIONS:
            asked = form(edition).tables[key].addresses
            if all(address in addresses for address in asked):
                found.update(_proven(declared_sums(edition, key), tuple(map(value, asked))))
    return frozenset(found)


def _proven(sums: tuple[Sum, ...], values: Values) -> Iterator[str]:
    along: set[str] = set()
    down: set[str] = set()
    broken: set[str] = set()
    for declared in sums:
        sides = declared.sides(values)
        if sides is not None:
            (broken if sides[0] != sides[1] else down if declared.is_column else along).update(declared.addresses)
    yield from along & down - broken


def _total(values: Values) -> Number:
    return sum(cast("tuple[Number, ...]", values))
