"""What of a report is to be marked in its source: figures by address, and findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from goi_parse.diagnostics import Diagnostic
from goi_parse.show.concerns import Concerns, worst
from goi_parse.show.figure import hover
from goi_parse.show.kinds import FigureLike, ReportLike
from goi_parse.show.viewer import Mark

__all__ = ["figure_mark", "marks"]


def figure_mark(figure: FigureLike, found: Sequence[Diagnostic] = ()) -> Mark:
    """A figure, coloured by the gravest of the findings that speak of it."""
    severity = worst(found)
    return Mark(figure.location, severity.value if severity else "figure", hover(figure, found))


def marks(shown: object, wanted: Iterable[object]) -> tuple[Mark, ...]:
    """Marks for addresses, prefixes of addresses, figures and findings; for every figure and finding by default.

    Raises KeyError for an address under which the report has no figure.
    """
    report = cast("ReportLike", shown)
    concerns = Concerns(report.diagnostics)
    things = tuple(wanted)
    if not things:
        return _distinct((*_figures(report.figures, report.figures, concerns), *_findings(report.diagnostics)))
    return _distinct(mark for thing in things for mark in _of(thing, report.figures, concerns))


def _of(thing: object, figures: Mapping[str, FigureLike], concerns: Concerns) -> Iterator[Mark]:
    if isinstance(thing, Diagnostic):
        named = [a for each in thing.addresses for a in _below(each, figures)]
        yield from (figure_mark(figures[address], (thing,)) for address in named)
        yield from _findings((thing,))
        return
    address = thing if isinstance(thing, str) else cast("FigureLike", thing).address
    below = _below(address, figures)
    if not below:
        raise KeyError(address)
    yield from _figures(below, figures, concerns)


def _below(address: str, figures: Mapping[str, FigureLike]) -> list[str]:
    """The figure with that address, or those of the row or table that it names."""
    return [address] if address in figures else [each for each in figures if each.startswith(f"{address}.")]


def _figures(addresses: Iterable[str], figures: Mapping[str, FigureLike], concerns: Concerns) -> Iterator[Mark]:
    for address in addresses:
        figure = figures[address]
        yield figure_mark(figure, concerns.of(address))


def _findings(found: Iterable[Diagnostic]) -> Iterator[Mark]:
    for finding in found:
        if finding.location is not None or not finding.addresses:
            yield Mark(finding.location, finding.severity.value, f"{finding}\n{finding.message_en}")


def _distinct(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Each mark once; a finding at a figure's own place is told by the figure's mark."""
    seen: dict[object, Mark] = {}
    for mark in found:
        key = mark.location if mark.location is not None else mark.words
        seen.setdefault(key, mark)
    return tuple(seen.values())
