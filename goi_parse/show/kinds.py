# ruff: noqa: D102  each property is the field of that name in goi_parse.report
"""What the faces ask of the things they show; the classes of :mod:`goi_parse.report` have it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from goi_parse.diagnostics import Diagnostic, Rule
from goi_parse.document import Image
from goi_parse.errors import GoiParseError
from goi_parse.location import Location

__all__ = [
    "ChangeLike",
    "CheckLike",
    "CheckReportLike",
    "ClaimLike",
    "FigureLike",
    "ItemLike",
    "NarrativeLike",
    "OperandLike",
    "PeriodLike",
    "QuoteLike",
    "ReportLike",
    "StatusLike",
]


class FigureLike(Protocol):
    """A figure."""

    @property
    def address(self) -> str: ...
    @property
    def value(self) -> int | Decimal | None: ...
    @property
    def raw(self) -> str | None: ...
    @property
    def meaning(self) -> str: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def location(self) -> Location | None: ...
    @property
    def proven(self) -> bool: ...


class NarrativeLike(Protocol):
    """Prose under a heading."""

    @property
    def heading(self) -> str | None: ...
    @property
    def text(self) -> str: ...


class PeriodLike(Protocol):
    """First and last day."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


class ReportLike(Protocol):
    """A report."""

    @property
    def title(self) -> str | None: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def period(self) -> PeriodLike | None: ...
    @property
    def scope(self) -> str | None: ...
    @property
    def preamble(self) -> NarrativeLike | None: ...
    @property
    def overview(self) -> NarrativeLike | None: ...
    @property
    def disclosure(self) -> object: ...
    @property
    def requests(self) -> object: ...
    @property
    def disputes(self) -> object: ...
    @property
    def problems(self) -> NarrativeLike | None: ...
    @property
    def other(self) -> NarrativeLike | None: ...
    @property
    def editions(self) -> Mapping[str, str]: ...
    @property
    def figures(self) -> Mapping[str, FigureLike]: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...
    @property
    def images(self) -> tuple[Image, ...]: ...


class ItemLike(Protocol):
    """What became of one source of many."""

    @property
    def name(self) -> str: ...
    @property
    def seconds(self) -> float: ...
    @property
    def error(self) -> GoiParseError | None: ...
    @property
    def report(self) -> object: ...


class QuoteLike(Protocol):
    """Words of a report."""

    @property
    def text(self) -> str: ...
    @property
    def location(self) -> Location | None: ...


class StatusLike(Protocol):
    """How a check ended."""

    @property
    def value(self) -> str: ...


class OperandLike(Protocol):
    """A figure that a check looked at."""

    @property
    def address(self) -> str: ...
    @property
    def whose(self) -> str: ...
    @property
    def value(self) -> int | Decimal | None: ...


class CheckLike(Protocol):
    """A check."""

    @property
    def rule(self) -> Rule: ...
    @property
    def status(self) -> StatusLike: ...
    @property
    def left(self) -> Sequence[OperandLike]: ...
    @property
    def right(self) -> Sequence[OperandLike]: ...
    @property
    def left_value(self) -> int | Decimal | None: ...
    @property
    def right_value(self) -> int | Decimal | None: ...
    @property
    def difference(self) -> int | Decimal | None: ...
    @property
    def quote(self) -> QuoteLike | None: ...
    @property
    def diagnostic(self) -> Diagnostic | None: ...
    @property
    def reason(self) -> str: ...


class CheckReportLike(Protocol):
    """All checks of a report."""

    @property
    def passed(self) -> Sequence[CheckLike]: ...
    @property
    def failed(self) -> Sequence[CheckLike]: ...
    @property
    def not_assessable(self) -> Sequence[CheckLike]: ...


class ChangeLike(Protocol):
    """A figure of two years."""

    @property
    def label(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def before(self) -> int | Decimal | None: ...
    @property
    def after(self) -> int | Decimal | None: ...
    @property
    def difference(self) -> int | Decimal | None: ...


class ClaimLike(Protocol):
    """A figure that the prose states."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> int | Decimal: ...
    @property
    def unit(self) -> str: ...
    @property
    def quote(self) -> QuoteLike: ...
    @property
    def location(self) -> Location | None: ...
