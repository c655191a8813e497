"""A row of table 3 whose blank cells vanished: its figures, and the columns in which they may stand."""

from collections.abc import Collection, Iterator
from itertools import combinations

from goi_parse.align.found import Entry, Value
from goi_parse.align.restore.sums import Number

__all__ = ["Line", "Way"]

_LEANING = 2.5
"""Characters by which a figure may stand beside the figures of its column."""
_BLANK = Value("", 0, None, 0, 0)

Way = tuple[int, ...]
"""The columns of a row's figures other than noughts."""


class Line:
    """A row's figures, and the ways in which they may stand in its columns."""

    def __init__(self, entry: Entry, width: int) -> None:
        self.width = width
        self.values: list[Value] = entry.values
        numbers = [value.number for value in entry.values]
        self.filled: list[int] = [at for at, number in enumerate(numbers) if number]
        self.counts: list[Number] = [number for number in numbers if number]
        """The figures other than noughts."""
        self.page: int | None = entry.page
        self.places: list[float] = [self.values[at].column + len(self.values[at].text) / 2 for at in self.filled]
        """The middle of each of them on its printed line."""
        self.behind: list[float] = [place - self.places[-1] for place in self.places]
        """And from the total, for a line may be shifted as a whole."""
        self.ways: list[Way] = list(self._ways()) if None not in numbers else []

    def _ways(self) -> Iterator[Way]:
        """The figures stand in order, the last under the total; cells that print a mark or a nought take room."""
        if not self.filled:
            yield ()
            return
        *parts, total = self.counts
        if sum(parts) != total:
            return
        spare = self.width - len(self.values)
        for way in combinations(range(self.width), len(self.filled)):
            if way[-1] == self.width - 1 and all(
                0 <= column - at <= spare for column, at in zip(way, self.filled, strict=True)
            ):
                yield way

    def fits(self, way: Way, known: Collection[tuple[int, float, float]]) -> bool:
        """Whether no figure stands on the wrong side of a known one, on the page and from the total."""
        return not any(
            (_is_wrong(column - other, place - there) and _is_wrong(column - other, behind - far))
            for column, place, behind in zip(way, self.places, self.behind, strict=True)
            for other, there, far in known
        )

    def laid(self, way: Way) -> list[Number]:
        """The row's numbers in that way."""
        numbers: list[Number] = [0] * self.width
        for column, number in zip(way, self.counts, strict=True):
            numbers[column] = number
        return numbers

    def cells(self, ways: Collection[Way], *, blank: bool) -> list[Value | None]:
        """What all ways have in common; ``blank`` says that what vanished was blank, and no nought that was lost."""
        if len(self.values) == self.width:
            return list(self.values)
        empty = _BLANK if blank else None
        rows: list[list[Value | None]] = []
        for way in ways:
            cells: list[Value | None] = [empty] * self.width
            for column, at in zip(way, self.filled, strict=True):
                cells[column] = self.values[at]
            rows.append(cells)
        return [column[0] if len(set(column)) == 1 else None for column in zip(*rows, strict=True)]


def _is_wrong(columns: int, distance: float) -> bool:
    """Whether a figure so many columns to the right of another stands too far to its left, or the other way round."""
    return columns * distance < 0 and abs(distance) > _LEANING
