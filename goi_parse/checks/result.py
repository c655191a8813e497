"""The outcome of a check: passed, failed or not assessable, with what it compared and where that stands."""

import enum
import hashlib
from collections.abc import Iterable
from typing import ClassVar

import attrs

from goi_parse.checks.sheet import Number
from goi_parse.diagnostics import Diagnostic, Rule
from goi_parse.location import Location
from goi_parse.record import Record
from goi_parse.report import AnnualReport, Meaning
from goi_parse.show import Shown

__all__ = ["Check", "CheckReport", "Operand", "Quote", "Reading", "Status", "operands"]


class Status(enum.Enum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ASSESSABLE = "not-assessable"
    """Something that the check needs is not there; ``reason`` says what."""


@attrs.frozen(eq=False, repr=False)
class Operand(Record):
    """A figure that a check looked at: its address, value, printed text, and whose report it stands in.

    ``whose`` is empty for the report under check, else the year or the body of the other one.
    """

    address: str
    value: Number | None
    raw: str | None
    meaning: Meaning
    whose: str = ""


@attrs.frozen(eq=False, repr=False)
class Quote(Record):
    """Words of the report: ``text[start:end]`` of the section named is the quoted ``text``, as printed."""

    text: str
    section: str
    """``overview``, ``overview.topics.requests``, ``problems``, ``other``."""
    start: int
    end: int
    location: Location | None = attrs.field(default=None, eq=False)


@attrs.frozen(eq=False, repr=False)
class Reading(Record):
    """One thing that a sentence may mean: the figures whose sum it would state, and that sum."""

    meaning: str
    """In Chinese: ``本年新收``, ``本年新收＋上年结转``."""
    operands: tuple[Operand, ...]
    value: Number | None
    """None where one of the figures is missing."""


@attrs.frozen(eq=False, repr=False)
class Check(Record, Shown):
    """One rule held against one place of a report.

    ``left`` and ``right`` are the two sides that are compared, ``left_value`` and ``right_value`` their sums (for a
    rule about prose, the number stated and the reading that comes nearest to what is meant).
    """

    _face: ClassVar[str] = "check"

    rule: Rule
    status: Status
    key: tuple[str, ...] = ()
    """What the rule is held against: addresses or section names, never values."""
    left: tuple[Operand, ...] = ()
    right: tuple[Operand, ...] = ()
    left_value: Number | None = None
    right_value: Number | None = None
    readings: tuple[Reading, ...] = ()
    quote: Quote | None = None
    diagnostic: Diagnostic | None = None
    """The finding; there is one exactly when the check failed."""
    reason: str = ""
    """Why it could not be assessed, in Chinese."""
    reason_en: str = ""

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that name this check in every report of the same form, whatever its figures."""
        text = "|".join((self.rule.code, *self.key))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def difference(self) -> Number | None:
        """``left_value - right_value``, where both are known."""
        if self.left_value is None or self.right_value is None:
            return None
        return self.left_value - self.right_value

    def __repr__(self) -> str:
        return f"<Check {self.rule.code} {self.rule.name} {self.status.value}: {self.key[-1] if self.key else ''}>"


@attrs.frozen(eq=False, repr=False)
class CheckReport(Record, Shown):
    """Every check that applies to a report, in the order of the form and then of the prose."""

    _face: ClassVar[str] = "checks"

    checks: tuple[Check, ...]

    @property
    def passed(self) -> tuple[Check, ...]:
        """The checks that hold."""
        return self._of(Status.PASSED)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that do not hold; each has its ``diagnostic``."""
        return self._of(Status.FAILED)

    @property
    def not_assessable(self) -> tuple[Check, ...]:
        """The checks that lack something; each has its ``reason``."""
        return self._of(Status.NOT_ASSESSABLE)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of the failed checks."""
        return tuple(check.diagnostic for check in self.checks if check.diagnostic is not None)

    def __repr__(self) -> str:
        counts = f"{len(self.passed)} passed, {len(self.failed)} failed, {len(self.not_assessable)} not assessable"
        return "\n".join([f"<{type(self).__name__}: {counts}>", *map(str, self.diagnostics)])

    def _of(self, status: Status) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.status is status)


def operands(report: AnnualReport, addresses: Iterable[str], whose: str = "") -> tuple[Operand, ...]:
    """The figures at these addresses, as a check shows them; ``missing`` where the report has none."""
    return tuple(_operand(report, address, whose) for address in addresses)


def _operand(report: AnnualReport, address: str, whose: str) -> Operand:
    figure = report.figures.get(address)
    if figure is None:
        return Operand(address, None, None, Meaning.MISSING, whose)
    return Operand(address, figure.value, figure.raw, figure.meaning, whose)
