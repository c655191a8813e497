"""The strokes of every chart: an Axes to draw on, bars, and the hatched piece that stands for what is not printed."""

import contextlib
import importlib.util
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from goi_parse.errors import MissingDependencyError
from goi_parse.plots.words import Words

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

__all__ = [
    "COLOURS",
    "Sheet",
    "canvas",
    "dressed",
    "hatched",
    "lettering",
    "require_matplotlib",
    "sheet",
    "signed",
    "titled",
]

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#999999")
"""Okabe and Ito's colours, those next to each other far apart in lightness too."""
_HATCH = "////"
_GREY = "#808080"
_WIDTH, _ROW = 7.2, 0.42
"""Inches: a printed page's width, and the height of a bar with its gap."""


class Sheet(Protocol):
    """What is used of an Axes; matplotlib's own types leave half of it open."""

    # ruff: noqa: D102  each is matplotlib's method of that name
    def add_patch(self, p: "Artist") -> object: ...
    def annotate(self, text: str, xy: tuple[float, float], xytext: tuple[float, float], **look: object) -> object: ...
    def barh(self, y: object, width: object, height: float, **look: object) -> object: ...
    def get_facecolor(self) -> object: ...
    def get_ylim(self) -> tuple[float, float]: ...
    def grid(self, **look: object) -> object: ...
    def legend(self, **look: object) -> object: ...
    def plot(self, x: Sequence[float], y: Sequence[float], **look: object) -> object: ...
    def set_axisbelow(self, b: bool) -> object: ...  # noqa: FBT001  its own signature
    def set_title(self, label: str, **look: object) -> object: ...
    def set_xlabel(self, xlabel: str, **look: object) -> object: ...
    def set_xlim(self, left: float, right: float) -> object: ...
    def set_xticks(self, ticks: Sequence[float], labels: Sequence[str]) -> object: ...
    def set_ylabel(self, ylabel: str, **look: object) -> object: ...
    def set_ylim(self, bottom: float, top: float) -> object: ...
    def set_yticks(self, ticks: Sequence[float], labels: Sequence[str]) -> object: ...
    def text(self, x: float, y: float, s: str, **look: object) -> object: ...
    def tick_params(self, axis: str, **look: object) -> object: ...
    def locator_params(self, axis: str, *, integer: bool) -> object: ...
    @property
    def spines(self) -> "Spines": ...


class Spines(Protocol):
    """The frame of an Axes."""

    def __getitem__(self, key: list[str]) -> "Spines": ...
    def set_visible(self, b: bool) -> object: ...  # noqa: FBT001  its own signature


def require_matplotlib() -> None:
    """Raises MissingDependencyError where matplotlib is not installed."""
    if importlib.util.find_spec("matplotlib") is None:
        raise MissingDependencyError(
            "没有安装 / not installed: matplotlib",
            hint="pip install 'goi-parse[plot]'",
            context={"package": "matplotlib"},
        )


def canvas(ax: "Axes | None", rows: float) -> "Axes":
    """The Axes given, or a new one as wide as a page and high enough for so many bars."""
    if ax is not None:
        return ax
    from matplotlib import pyplot as plt

    size = (_WIDTH, 1.25 + rows * _ROW)
    figure = plt.figure(figsize=size, layout="constrained")  # pyright: ignore[reportUnknownMemberType]  as below
    return figure.add_subplot()


def sheet(axes: "Axes") -> Sheet:
    """The Axes as it is drawn on."""
    return cast("Sheet", axes)


@contextlib.contextmanager
def lettering(said: Words) -> Generator[None]:
    """Within it, text is set in the chart's font; the caller's settings are as before afterwards."""
    import matplotlib as mpl

    family = [*([said.font] if said.font else []), "DejaVu Sans"]
    settings: dict[Any, Any] = {"font.family": family, "axes.unicode_minus": False, "hatch.linewidth": 0.6}
    with mpl.rc_context(settings):  # pyright: ignore[reportUnknownMemberType]  its own types are not whole
        yield


def hatched(ax: Sheet, left: float, bottom: float, width: float, height: float, colour: str = _GREY) -> None:
    """A piece that stands for what is not printed."""
    from matplotlib.patches import Rectangle

    ax.add_patch(
        Rectangle((left, bottom), width, height, facecolor="none", edgecolor=colour, hatch=_HATCH, linewidth=0.8)
    )


def dressed(ax: Sheet, title: str, names: Sequence[str]) -> None:
    """Names to the left of horizontal bars, the first on top; a quiet frame."""
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.45, -0.55)
    ax.set_title(title, fontsize=11, linespacing=1.5)
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize=8)
    ax.locator_params("x", integer=True)
    ax.grid(axis="x", color=_GREY, alpha=0.25, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.spines[["top", "right", "bottom"]].set_visible(False)


def titled(ax: Sheet, title: str, entries: Sequence["Artist"]) -> None:
    """The title, and under it what the colours mean: beside the data, never on it."""
    columns = min(4, len(entries))
    ax.legend(handles=entries, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=columns, fontsize=8, frameon=False)
    ax.set_title(title, fontsize=11, linespacing=1.5, pad=8 + 16 * -(-len(entries) // columns))


def signed(ax: Sheet, said: Words, *, doubtful: bool, counted: bool = True) -> None:
    """Below the chart what its numbers count, and what ※ says where it stands on it."""
    notes = [*([said.term("items")] if counted else []), *([said.term("doubtful")] if doubtful else [])]
    ax.set_xlabel("    ".join(notes), fontsize=8)
