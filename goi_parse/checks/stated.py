"""What the prose says against what the tables say (checks 22 to 33). Soft: every finding quotes its sentence."""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from goi_parse.checks.claims import Claim, claims
from goi_parse.checks.readings import RULE_OF, Candidate, candidates
from goi_parse.checks.result import Check, Reading, Status, operands
from goi_parse.checks.sheet import Number, Tables
from goi_parse.diagnostics import Diagnostic
from goi_parse.rules import RULES

__all__ = ["stated_checks"]

_LONG = 4
"""A sum of so many figures is spelt by its ends."""


def stated_checks(tables: Tables) -> Iterator[Check]:
    """Each claim of the prose held against its readings; each rule that no sentence speaks to, as not assessable."""
    seen: Counter[str] = Counter()
    spoken: set[str] = set()
    for claim in claims(tables.report):
        rule = RULE_OF.get(claim.kind.partition(".")[0])
        if rule is not None:
            seen[claim.kind] += 1
            spoken.add(rule)
            yield _check(tables, claim, rule, seen[claim.kind])
    for rule in dict.fromkeys(RULE_OF.values()):
        if rule not in spoken:
            yield Check(
                RULES[rule],
                Status.NOT_ASSESSABLE,
                ("prose",),
                reason="正文没有这样的说法",
                reason_en="no sentence states this",
            )


def _check(tables: Tables, claim: Claim, rule: str, nth: int) -> Check:
    readings = _shares(tables, claim) if claim.kind.startswith("share.") else _sums(tables, claim)
    fitting = next((r for r in readings if _fits(claim, r)), None)
    shown = fitting or next(iter(readings), None)
    known = all(reading.value is not None for reading in readings)
    status = Status.PASSED if fitting else Status.FAILED if readings and known else Status.NOT_ASSESSABLE
    unjudged = status is Status.NOT_ASSESSABLE
    return Check(
        RULES[rule],
        status,
        (claim.kind, claim.quote.section.partition(".")[0], str(nth)),
        right=shown.operands if shown else (),
        left_value=claim.value,
        right_value=shown.value if shown else None,
        readings=readings,
        quote=claim.quote,
        diagnostic=_finding(claim, rule, readings) if status is Status.FAILED else None,
        reason="表中缺少对应的数" if unjudged else "",
        reason_en="the table lacks the figures that it would be held against" if unjudged else "",
    )


def _fits(claim: Claim, reading: Reading) -> bool:
    if reading.value is None or not claim.kind.startswith("share."):
        return reading.value == claim.value
    # A percentage fits where it is right to its last place, rounded or cut off.
    step = Decimal(1).scaleb(_exponent(claim.value))
    return abs(Decimal(reading.value) - Decimal(claim.value)) < step


def _exponent(value: Number) -> int:
    exponent = Decimal(value).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _sums(tables: Tables, claim: Claim) -> tuple[Reading, ...]:
    found = candidates(tables, claim.kind)
    # "None" is said of the whole; a part of it that happens to be 0 does not make it true.
    return tuple(_reading(tables, candidate) for candidate in (found if claim.value else found[:1]))


def _reading(tables: Tables, candidate: Candidate) -> Reading:
    figures = operands(tables.report, candidate.addresses)
    values = [operand.value for operand in figures]
    total = None if None in values else sum(value for value in values if value is not None)
    return Reading(candidate.meaning, figures, total)


def _shares(tables: Tables, claim: Claim) -> tuple[Reading, ...]:
    """What percentage the number of cases beside it is of each whole that may be meant."""
    return tuple(
        Reading(f"占{whole.meaning}", whole.operands, _percentage(claim, whole.value))
        for whole in (_reading(tables, candidate) for candidate in candidates(tables, "answered"))
    )


def _percentage(claim: Claim, whole: Number | None) -> Decimal | None:
    if not whole or claim.count is None:
        return None
    places = Decimal(1).scaleb(_exponent(claim.value) - 2)
    return (Decimal(100 * claim.count) / Decimal(whole)).quantize(places, ROUND_HALF_UP)


def _finding(claim: Claim, rule: str, readings: tuple[Reading, ...]) -> Diagnostic:
    facts = {
        "kind": claim.kind,
        "stated": f"{claim.value}{claim.unit}",
        "quote": claim.quote.text,
        "section": claim.quote.section,
        "readings": "；".join(f"{reading.meaning} {reading.value}" for reading in readings),
        "readings_en": "; ".join(f"{_sum_en(reading)} = {reading.value}" for reading in readings),
    }
    addresses = dict.fromkeys(o.address for reading in readings for o in reading.operands)
    return Diagnostic(RULES[rule], tuple(addresses), facts, claim.location)


def _sum_en(reading: Reading) -> str:
    """The addresses of a reading; a long sum by its first and its last one."""
    addresses = [operand.address for operand in reading.operands]
    return " + ".join(addresses if len(addresses) < _LONG else [addresses[0], "…", addresses[-1]])
