"""The sums that the forms declare: 勾稽关系, outcomes, applicants, disputes; and totals that their parts give."""

from collections.abc import Iterator, Mapping
from os.path import commonprefix

from goi_parse.checks.finding import finding
from goi_parse.checks.sheet import Number, Sheet, Sum, Tables
from goi_parse.diagnostics import Diagnostic
from goi_parse.forms import Identity

__all__ = ["broken_sums", "derivable", "derivable_totals", "sum_finding"]

_LONG = 4
"""A side with more terms than this is spelt without the terms that are 0."""


def broken_sums(tables: Tables) -> Iterator[Diagnostic]:
    """Checks 1, 2, 3 and 8: both sides of a declared sum are there, and differ."""
    for sheet in tables.sheets:
        values = sheet.values
        for declared in sheet.plan.sums:
            sides = declared.sides(values)
            if sides is not None and sides[0] != sides[1]:
                yield sum_finding(sheet, declared, sides)


def sum_finding(sheet: Sheet, declared: Sum, sides: tuple[Number, Number]) -> Diagnostic:
    """The finding that ``declared`` fails with these two sums."""
    identity = declared.identity
    addresses = (*identity.left, *identity.right)
    facts: dict[str, object] = {"left": sides[0], "right": sides[1], "difference": sides[0] - sides[1]}
    facts["formula"] = _formula(sheet, identity, [sheet.plan.form.labels[a] for a in addresses], printed=True)
    facts["formula_en"] = _formula(sheet, identity, [tuple(a.split(".")[1:]) for a in addresses], printed=False)
    return finding(sheet.report, identity.rule, addresses, facts)


def _formula(sheet: Sheet, identity: Identity, paths: list[tuple[str, ...]], *, printed: bool) -> str:
    """The sum with its figures: in printed labels or in the names of the model."""
    before, after = _shared(paths), _shared([path[::-1] for path in paths])
    own = [path[before : len(path) - after] for path in paths]
    # Of the printed labels the innermost alone tells the operands of every declared sum apart.
    names = iter([path[-1] for path in own] if printed else [".".join(path) for path in own])
    sides = [_side(sheet, addresses, names) for addresses in (identity.left, identity.right)]
    first, *_ = paths
    shared = (*first[:before], *first[len(first) - after :])
    where = "·".join(shared) + "：" if printed else ".".join(shared) + ": "
    return where + " = ".join(sides)


def _side(sheet: Sheet, addresses: tuple[str, ...], names: Iterator[str]) -> str:
    value = sheet.report.figures.value
    terms = [(next(names), value(address)) for address in addresses]
    return " + ".join(f"{name} {figure}" for name, figure in terms if figure or len(terms) <= _LONG) or "0"


def _shared(paths: list[tuple[str, ...]]) -> int:
    """How many parts all paths begin with."""
    return len(commonprefix(paths))  # noqa: RUF071  of tuples, not of strings


def derivable_totals(tables: Tables) -> Iterator[Diagnostic]:
    """Check 7: a total was left empty and its parts are all there. Say what it would be; fill nothing in."""
    for sheet in tables.sheets:
        totals = derivable(sheet)
        if totals:
            labels = sheet.plan.form.labels
            facts = {
                "table": sheet.plan.form.title,
                "count": len(totals),
                "values": totals,
                "derived": "；".join(f"{'·'.join(labels[a])} {value}" for a, value in totals.items()),
                "derived_en": "; ".join(f"{a} {value}" for a, value in totals.items()),
            }
            yield finding(sheet.report, "totals-derivable", tuple(totals), facts)


def derivable(sheet: Sheet) -> Mapping[str, Number]:
    """Empty totals by address, with what their parts give; none on which two sums disagree."""
    if None not in sheet.values:
        return {}
    empty = set(sheet.empty)
    found: dict[str, set[Number]] = {}
    for declared in sheet.plan.sums:
        right = declared.identity.right
        if len(right) == 1 and right[0] in empty:
            parts = declared.left(sheet.values)
            if None not in parts:
                found.setdefault(right[0], set()).add(sum(part for part in parts if part is not None))
    order = sheet.plan.addresses
    return {a: next(iter(found[a])) for a in order if len(found.get(a, ())) == 1}
