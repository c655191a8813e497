"""Which findings speak of a figure: of itself, of its row or of its table."""

from collections.abc import Iterable

from goi_parse.diagnostics import Diagnostic, Severity

__all__ = ["Concerns", "worst"]

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


class Concerns:
    """The findings of a report by the address they name, which may be that of a whole row or table."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self._by_address: dict[str, list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            for address in dict.fromkeys(diagnostic.addresses):
                self._by_address.setdefault(address, []).append(diagnostic)

    def of(self, address: str) -> tuple[Diagnostic, ...]:
        """The findings that name this address or what it is part of, the nearest first."""
        found: list[Diagnostic] = []
        known = self._by_address
        while known:
            found += known.get(address, ())
            address, dot, _ = address.rpartition(".")
            if not dot:
                break
        return tuple(found)


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The gravest severity among them; None where there are none."""
    there = {diagnostic.severity for diagnostic in diagnostics}
    return next((severity for severity in _ORDER if severity in there), None)
