"""How one figure looks in its blank: as printed, marked where a finding speaks of it, its quote on hover."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from goi_parse.diagnostics import Diagnostic, Severity
from goi_parse.location import Location
from goi_parse.show.concerns import Concerns, worst
from goi_parse.show.kinds import FigureLike
from goi_parse.show.labels import MEANINGS, path_label
from goi_parse.show.table import Blank

__all__ = ["amount", "filled", "hover", "place", "printed_value", "values"]

_MARKS = {Severity.ERROR: "goi-error", Severity.WARNING: "goi-warning", Severity.NOTE: "goi-note"}
_ABSENT = {"picture": "图片", "missing": "缺", "unreadable": "?"}


def printed_value(figure: FigureLike) -> str:
    """The figure as the report prints it; nothing for a blank."""
    if figure.raw is not None:
        return figure.raw.strip()
    return "" if figure.value is None else str(figure.value)


def filled(figures: Mapping[str, FigureLike], concerns: Concerns) -> Callable[[str], Blank]:
    """What stands at each address of a report's figures."""

    def fill(address: str) -> Blank:
        if address not in figures:
            return Blank("")
        figure = figures[address]
        found = concerns.of(address)
        meaning = str(figure.meaning)
        worst_found = worst(found)
        text = printed_value(figure) if meaning != "unreadable" else ""
        kind = _MARKS[worst_found] if worst_found is not None else ("goi-none" if meaning in _ABSENT else None)
        return Blank(text or _ABSENT.get(meaning, ""), kind, hover(figure, found))

    return fill


def values(section: object, table: str) -> Callable[[str], Blank]:
    """What stands at each address of a section that is asked for without its report: the values alone."""

    def fill(address: str) -> Blank:
        at: object = section
        for step in address.removeprefix(f"{table}.").split("."):
            at = getattr(at, step, None)
        return Blank("" if at is None else str(at), None, path_label(address))

    return fill


def hover(figure: FigureLike, found: Iterable[Diagnostic]) -> str:
    """What is said of a figure on hover: its labels, its value as read and as printed, its place, its findings."""
    return "\n".join(filter(None, (path_label(figure.address), _quote(figure), *map(str, found))))


def _quote(figure: FigureLike) -> str:
    meaning = str(figure.meaning)
    printed = "" if figure.raw is None else f"原文“{figure.raw}”"
    value = MEANINGS[meaning] if figure.value is None else f"{amount(figure.value)}{figure.unit or ''}"
    return " · ".join(filter(None, (value, printed, place(figure.location))))


def amount(value: int | Decimal) -> str:
    """A number without an exponent."""
    return str(value) if isinstance(value, int) else format(value, "f")


def place(location: Location | None) -> str:
    """Where something stands, in Chinese; nothing where that is not known."""
    return "" if location is None else location.zh
