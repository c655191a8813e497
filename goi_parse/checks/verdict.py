"""A check's outcome from the facts against it, for rules about prose and about the report as a whole."""

from collections.abc import Mapping

from goi_parse.checks.result import Check, Quote, Status, operands
from goi_parse.checks.sheet import Tables
from goi_parse.diagnostics import Diagnostic
from goi_parse.rules import RULES

__all__ = ["judged", "unjudged"]


def judged(
    tables: Tables,
    rule: str,
    key: tuple[str, ...],
    against: Mapping[str, object] | None,
    quote: Quote | None = None,
    addresses: tuple[str, ...] = (),
) -> Check:
    """A check that failed on the facts ``against`` it, or passed where there are none."""
    figures = operands(tables.report, addresses)
    if against is None:
        return Check(RULES[rule], Status.PASSED, key, figures, quote=quote)
    found = Diagnostic(RULES[rule], addresses, against, quote.location if quote else None)
    return Check(RULES[rule], Status.FAILED, key, figures, quote=quote, diagnostic=found)


def unjudged(rule: str, key: tuple[str, ...], reason: str, reason_en: str) -> Check:
    """A check that lacks something, and what that is in Chinese and English."""
    return Check(RULES[rule], Status.NOT_ASSESSABLE, key, reason=reason, reason_en=reason_en)
