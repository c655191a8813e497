"""What is drawn for a figure or a group of figures: how much is known, and what is lacking."""

from collections.abc import Iterable

import attrs

from goi_parse.checks.sheet import Number
from goi_parse.diagnostics import Severity
from goi_parse.report import AnnualReport, Meaning
from goi_parse.show.concerns import Concerns, worst

__all__ = ["Amount", "Amounts"]


@attrs.frozen
class Amount:
    """The sum of what is printed, and what is not: an amount with something lacking is at least its ``known``."""

    known: Number
    lacking: tuple[Meaning, ...]
    addresses: tuple[str, ...]
    is_doubtful: bool = False
    """Whether an error or a warning names one of its figures."""

    @property
    def whole(self) -> Number | None:
        """The amount, where nothing is lacking."""
        return None if self.lacking or not self.addresses else self.known

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is printed."""
        return len(self.lacking) == len(self.addresses)


class Amounts:
    """The amounts of one report, by address or by the beginning of several addresses."""

    def __init__(self, report: AnnualReport) -> None:
        self._figures = report.figures
        self._concerns = Concerns(report.diagnostics)

    def of(self, address: str, column: str = "total") -> Amount:
        """The figure at ``address``, or the sum over all figures of that column below it."""
        if address in self._figures:
            return self._sum((address,))
        return self._sum(a for a in self._figures if a.startswith(f"{address}.") and a.endswith(f".{column}"))

    def _sum(self, addresses: Iterable[str]) -> Amount:
        found = tuple(addresses)
        values = [self._figures.value(address) for address in found]
        known: Number = sum(value for value in values if value is not None)
        lacking = (self._figures.meaning(a) for a, value in zip(found, values, strict=True) if value is None)
        doubts = [worst(self._concerns.of(address)) in {Severity.ERROR, Severity.WARNING} for address in found]
        return Amount(known, tuple(lacking), found, any(doubts))
