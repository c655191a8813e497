"""Charts of one report: outcomes of requests, grounds of refusal, disputes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from goi_parse.plots.amounts import Amount, Amounts
from goi_parse.plots.drawing import (
    COLOURS,
    Sheet,
    canvas,
    dressed,
    hatched,
    lettering,
    require_matplotlib,
    sheet,
    signed,
    titled,
)
from goi_parse.plots.words import Language, Words, words
from goi_parse.report import AnnualReport, Handled, Outcomes, Refused

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

__all__ = ["disputes", "outcomes", "refusals"]

_OUTCOMES = tuple(f"requests.handled.{f.name}" for f in attrs.fields(Handled) if f.name != "total")
_REFUSALS = tuple(f"requests.handled.refused.{f.name}" for f in attrs.fields(Refused))
_KINDS = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
_RESULTS = tuple(f.name for f in attrs.fields(Outcomes) if f.name != "total")
_THICK = 0.62
_INKS = ("white", "black", "white", "black")
"""Numbers that can be read on the colours."""
_GAP = 0.045
"""Width of the hatched piece, of the chart's width."""


def outcomes(report: AnnualReport, *, ax: "Axes | None" = None, language: Language | None = None) -> "Axes":
    """How requests were handled (办理结果): a bar for each outcome, its cases and its share of 总计.

    Of an outcome that the form divides (不予公开 and others) the sum is drawn; where a part is not printed, the bar
    ends in a hatched piece and says ≥. ``language`` is ``"zh"`` or ``"en"``, by default Chinese where a font for it
    is installed, with a UserWarning where there is none. Raises MissingDependencyError without matplotlib.
    """
    return _bars("outcomes", report, _OUTCOMES, ax, language)


def refusals(report: AnnualReport, *, ax: "Axes | None" = None, language: Language | None = None) -> "Axes":
    """The grounds of refusal (不予公开): a bar for each of the eight, its cases and its share of 总计.

    ``ax``, ``language`` and errors are as in :func:`outcomes`.
    """
    return _bars("refusals", report, _REFUSALS, ax, language)


def _bars(
    name: str, report: AnnualReport, addresses: Sequence[str], ax: "Axes | None", language: Language | None
) -> "Axes":
    require_matplotlib()
    said, amounts = words(language), Amounts(report)
    found = [amounts.of(address) for address in addresses]
    total = amounts.of("requests.handled.total")
    whole = None if total.is_doubtful else total.whole  # no shares of what may be wrong
    with lettering(said):
        drawn = canvas(ax, len(found))
        axes = sheet(drawn)
        axes.barh(range(len(found)), [float(a.known) for a in found], _THICK, color=COLOURS[0])
        reach = max(1.0, *(float(a.known) for a in found))
        axes.set_xlim(0, reach * 1.25)
        for row, amount in enumerate(found):
            _end(axes, row, amount, reach, _told(amount, said, float(whole) if whole else None))
        dressed(axes, said.title(name, report), [said.name(address) for address in addresses])
        signed(axes, said, doubtful=any(amount.is_doubtful for amount in found))
    return drawn


def _end(axes: Sheet, row: int, amount: Amount, reach: float, text: str) -> None:
    """What stands at the end of a bar: a hatched piece for what is lacking, and the number."""
    at = float(amount.known)
    if amount.lacking or not amount.addresses:
        hatched(axes, at, row - _THICK / 2, reach * _GAP, _THICK)
        at += reach * _GAP
    axes.text(at + reach * 0.012, row, text, va="center", ha="left", fontsize=9)


def _told(amount: Amount, said: Words, whole: float | None) -> str:
    """The number as it may be said: whole with its share, or at least so many, or why there is none."""
    mark = " ※" if amount.is_doubtful else ""
    if not amount.addresses:
        return said.term("not_asked")
    if amount.is_empty:
        return said.meanings(amount.lacking) + mark
    if amount.lacking:
        return f"≥{amount.known} ({len(amount.lacking)}/{len(amount.addresses)} {said.meanings(amount.lacking)}){mark}"
    share = f" ({100 * float(amount.known) / whole:.1f}%)" if whole else ""
    return f"{amount.known}{share}{mark}"


def disputes(report: AnnualReport, *, ax: "Axes | None" = None, language: Language | None = None) -> "Axes":
    """Disputes (行政复议、行政诉讼): a bar for each kind, divided by result; at its end the 总计 that is printed.

    A result that is not printed is a hatched piece. ``ax``, ``language`` and errors are as in :func:`outcomes`.
    """
    require_matplotlib()
    said, amounts = words(language), Amounts(report)
    found = [[amounts.of(f"disputes.{kind}.{result}") for result in _RESULTS] for kind in _KINDS]
    totals = [amounts.of(f"disputes.{kind}.total") for kind in _KINDS]
    with lettering(said):
        drawn = canvas(ax, len(_KINDS) + 1)
        axes = sheet(drawn)
        reach = max(1.0, *(float(sum(amount.known for amount in row)) for row in found))
        axes.set_xlim(0, reach * 1.3)
        for at, (row, total) in enumerate(zip(found, totals, strict=True)):
            end = _stacked(axes, at, row, reach)
            text = " ".join([f"{said.term('total')} {_told(total, said, None)}", *_lacks(row, said)])
            axes.text(end + reach * 0.012, at, text, va="center", ha="left", fontsize=9)
        dressed(axes, "", [said.name(kind) for kind in _KINDS])
        titled(axes, said.title("disputes", report), _entries(said))
        signed(axes, said, doubtful=any(a.is_doubtful for row in [*found, totals] for a in row))
    return drawn


def _lacks(row: Sequence[Amount], said: Words) -> list[str]:
    """Which results are not printed, and why; nothing where none is, since the total says as much."""
    lacking = [(result, amount) for result, amount in zip(_RESULTS, row, strict=True) if amount.whole is None]
    if not lacking or len(lacking) == len(row):
        return []
    return [f"({_result(result, said)} {said.meanings(amount.lacking)})" for result, amount in lacking]


def _stacked(axes: Sheet, at: int, row: Sequence[Amount], reach: float) -> float:
    """The results of one kind, one behind the other; where the bar ends."""
    end = 0.0
    if all(amount.whole is None for amount in row):
        row = row[:1]  # one hatched piece says it for all
    for amount, colour, ink in zip(row, COLOURS, _INKS, strict=False):
        if amount.whole is None:
            hatched(axes, end, at - _THICK / 2, reach * _GAP, _THICK)
            end += reach * _GAP
            continue
        width = float(amount.whole)
        if not width:
            continue
        axes.barh(at, width, _THICK, left=end, color=colour, edgecolor=axes.get_facecolor(), linewidth=0.8)
        if width > reach * 0.03:
            axes.text(end + width / 2, at, str(amount.whole), va="center", ha="center", fontsize=8, color=ink)
        end += width
    return end


def _result(result: str, said: Words) -> str:
    return said.name(f"disputes.reconsideration.{result}")


def _entries(said: Words) -> list["Artist"]:
    from matplotlib.patches import Patch

    return [Patch(color=colour, label=_result(result, said)) for result, colour in zip(_RESULTS, COLOURS, strict=False)]
