"""Figures of one body over the years."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from goi_parse.plots.amounts import Amount, Amounts
from goi_parse.plots.drawing import (
    COLOURS,
    Sheet,
    canvas,
    hatched,
    lettering,
    require_matplotlib,
    sheet,
    signed,
    titled,
)
from goi_parse.plots.words import Language, Words, words
from goi_parse.report import AnnualReport

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

__all__ = ["years"]

_DEFAULT = ("requests.received.total", "requests.handled.total", "requests.carried_out.total")
_MARKERS = "osD^vPX"
_STYLES: tuple[Literal["-", "--", "-.", ":"], ...] = ("-", "--", "-.", ":")
_BAND = 0.3
_SLOT = 0.06
"""Height of the slot in which a line's gaps are told, of the chart's height."""


def years(
    reports: Iterable[AnnualReport],
    *addresses: str,
    ax: "Axes | None" = None,
    language: Language | None = None,
) -> "Axes":
    """Figures of one body's reports, year over year: a line for each address.

    An address may be the beginning of several (``requests.handled.refused``), whose totals are added up; by default
    本年新收, 办理结果总计 and 结转下年度. What a year's report does not print is a hatched gap that says why, as is a
    year without a report; a line never goes over a gap, nor from one form to another that asks for something
    else. ``ax``, ``language`` and errors are as in :func:`goi_parse.plots.outcomes`; ValueError for reports of several
    bodies, two of one year, or one without a year.
    """
    require_matplotlib()
    by_year = _by_year(reports)
    said, wanted = words(language), addresses or _DEFAULT
    span = range(min(by_year), max(by_year) + 1)
    amounts = {year: Amounts(report) for year, report in by_year.items()}
    lines = [[amounts[year].of(address) if year in amounts else None for year in span] for address in wanted]
    with lettering(said):
        drawn = canvas(ax, 6)
        axes = sheet(drawn)
        entries = [
            _line(axes, span, line, n, said.path(a)) for n, (a, line) in enumerate(zip(wanted, lines, strict=True))
        ]
        top = _room(axes, lines)
        for year, column in zip(span, zip(*lines, strict=True), strict=True):
            _numbers(axes, year, [amount for amount in column if amount is not None and amount.whole is not None])
        for number, line in enumerate(lines):
            for year, amount in zip(span, line, strict=True):
                if amount is not None and amount.whole is None:
                    _gap(axes, year, top * (1.0 - _SLOT * (number + 0.5)), number, _why(amount, said))
        for year in (year for year in span if year not in by_year):
            _band(axes, year, said)
        _dress(axes, span, said, any(a is not None and a.is_doubtful for line in lines for a in line))
        titled(axes, _title(said, next(iter(by_year.values()))), entries)
    return drawn


def _by_year(reports: Iterable[AnnualReport]) -> dict[int, AnnualReport]:
    found: dict[int, AnnualReport] = {}
    for report in reports:
        if report.year is None:
            raise ValueError(f"a report without a year: {report!r}")
        if report.year in found:
            raise ValueError(f"two reports of {report.year}")
        found[report.year] = report
    names = {report.agency for report in found.values()}
    if len(names) != 1:
        raise ValueError(f"reports of one body are wanted, these are of {len(names)}: {sorted(map(str, names))}")
    return dict(sorted(found.items()))


def _line(axes: Sheet, span: range, line: Sequence[Amount | None], number: int, name: str) -> "Artist":
    """The stretches of years that are printed and asked for in the same sense, joined; for the legend."""
    from matplotlib.lines import Line2D

    colour, marker = COLOURS[number % len(COLOURS)], _MARKERS[number % len(_MARKERS)]
    style = _STYLES[number % len(_STYLES)]
    for stretch in _stretches(span, line):
        xs, ys = [year for year, _ in stretch], [float(amount.known) for _, amount in stretch]
        axes.plot(xs, ys, color=colour, marker=marker, linestyle=style, linewidth=1.8, markersize=6)
    return Line2D([], [], label=name, color=colour, marker=marker, linestyle=style)


def _numbers(axes: Sheet, year: int, there: Sequence[Amount]) -> None:
    """The numbers of one year: the highest above its point, the lowest below it, others beside theirs."""
    found = sorted(there, key=lambda amount: -amount.known)
    for rank, amount in enumerate(found):
        offset, side = ((0, 6), "center") if rank == 0 else ((0, -14), "center")
        if 0 < rank < len(found) - 1:
            offset, side = (8, -3), "left"
        text, where = f"{amount.known}{'※' if amount.is_doubtful else ''}", (year, float(amount.known))
        axes.annotate(text, where, offset, textcoords="offset points", ha=side, fontsize=8)


def _stretches(span: range, line: Sequence[Amount | None]) -> list[list[tuple[int, Amount]]]:
    found: list[list[tuple[int, Amount]]] = []
    before: tuple[str, ...] | None = None
    for year, amount in zip(span, line, strict=True):
        if amount is None or amount.whole is None:
            before = None
            continue
        if amount.addresses != before:
            found.append([])
        found[-1].append((year, amount))
        before = amount.addresses
    return found


def _room(axes: Sheet, lines: Sequence[Sequence[Amount | None]]) -> float:
    """Leave room above the lines for what is lacking, a slot for each line; how high the chart then is."""
    known = [float(amount.known) for line in lines for amount in line if amount is not None]
    top = max([1.0, *known]) * 1.12 / (1 - _SLOT * len(lines))
    axes.set_ylim(min([0.0, *known]) - 0.04 * top, top)
    return top


def _gap(axes: Sheet, year: int, middle: float, number: int, text: str) -> None:
    """A hatched piece above the year, in the colour of the line that has a gap there, and why."""
    high = _SLOT * 0.7 * axes.get_ylim()[1]
    hatched(axes, year - _BAND / 2, middle - high / 2, _BAND, high, COLOURS[number % len(COLOURS)])
    axes.text(year + _BAND / 2 + 0.03, middle, text, ha="left", va="center", fontsize=8)


def _band(axes: Sheet, year: int, said: Words) -> None:
    """A hatched band over a year without a report."""
    bottom, top = axes.get_ylim()
    hatched(axes, year - _BAND / 2, bottom, _BAND, top - bottom)
    box = {"facecolor": axes.get_facecolor(), "edgecolor": "none", "pad": 2}
    turned = 90 if said.language == "en" else 0
    text = said.term("no_report") if turned else "\n".join(said.term("no_report"))
    axes.text(year, (bottom + top) / 2, text, rotation=turned, ha="center", va="center", fontsize=8, bbox=box)


def _why(amount: Amount, said: Words) -> str:
    if not amount.addresses:
        return said.term("not_asked")
    least = "" if amount.is_empty else f"≥{amount.known} "
    return least + said.meanings(amount.lacking)


def _title(said: Words, report: AnnualReport) -> str:
    agency = f"{report.agency or ''}\n" if said.language == "zh" else ""
    return f"{agency}{said.term('years')}".strip()


def _dress(axes: Sheet, span: range, said: Words, doubtful: bool) -> None:  # noqa: FBT001  whether ※ stands on it
    axes.set_xticks(list(span), [str(year) for year in span])
    axes.set_xlim(span[0] - 0.5, span[-1] + 0.5)
    axes.locator_params("y", integer=True)
    axes.tick_params("both", labelsize=8)
    axes.grid(axis="y", color="#808080", alpha=0.25, linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_ylabel(said.term("items"), fontsize=8)
    signed(axes, said, doubtful=doubtful, counted=False)
