"""A ruled table on one page: the words of the page in the cells of a lattice."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import attrs

from goi_parse.readers.pdf.ink import Frame, Word, no_cut
from goi_parse.readers.pdf.lattice import Lattice
from goi_parse.readers.pdf.lines import in_lines, printed
from goi_parse.readers.pdf.regions import Region
from goi_parse.record import Record
from goi_parse.text import is_figure, regex

__all__ = ["Cut", "Fragment", "GridCell", "filled"]

GridCell = tuple[int, int, int, int, str, float]
"""First row, first column, row past the last, column past the last, text, room left beside its last printed line.

The room is in heights of that line, and known for cells that end with the page's part of the table.
"""

Cut = Callable[[Word, list[float]], list[Word]]

_NUMBER = regex(r"[\d,，.．\n]+")
_MARGINS, _NARROW, _WIDE = 1.2, 0.5, 1.0
"""Heights of a line: the margins of a cell, a digit, a full-width one. With less room, a number was broken."""
_SLIVER, _EDGE_SLIVER = 9.0, 12.0
"""Points; a row lower than this without text is no row, but what is left of one; at the edge of a part, more so."""
_GUTTER = 7.0
"""Points; a column narrower than this without text is the gap between two."""
_BESIDE = 0.35
"""Heights of a line by which the middles of words on one line may differ."""
_NEXT_LINE = 0.9
"""Heights of a line between two lines of one cell at most."""
_OUTSIDE = 0.6
"""Part of a character's width that may stick out of its cell."""


@attrs.frozen(eq=False, repr=False)
class Fragment(Record):
    """One page's part of a table: its frame, the positions of its lines, its cells in reading order."""

    frame: Frame
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: list[GridCell]
    open_top: bool = False
    open_bottom: bool = False
    has_all_rows: bool = True
    """Whether lines part all of its rows."""

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.ys[-1]


def filled(lattice: Lattice, words: list[Word], frame: Frame, cut: Cut) -> tuple[Fragment, list[Word]]:
    """The lattice with its words, and the words that stand outside it."""
    held: list[list[Word]] = [[] for _ in lattice.regions]
    owners = _owners(lattice)
    outside = _sort_out(lattice, words, held, owners, cut)
    if lattice.open_bottom and outside:
        outside = _overhang(lattice, outside, held, owners)
    if any(b - a < _EDGE_SLIVER for a, b in pairwise(lattice.ys)):
        lattice, held = _without_slivers(lattice, held)
    if any(b - a < _GUTTER for a, b in pairwise(lattice.xs)):
        lattice, held = _without_gutters(lattice, held)
    last = len(lattice.ys) - 1
    cells: list[GridCell] = []
    for region, inside in zip(lattice.regions, held, strict=True):
        text = printed(inside) if inside else ""
        if "\n" in text and _NUMBER.fullmatch(text) and _is_broken(lattice, region, inside):
            text = text.replace("\n", "")
        cells.append((*region, text, _room(lattice, region, inside) if region[2] == last else 0.0))
    whole = _has_all_rows(cells, held)
    return Fragment(frame, lattice.xs, lattice.ys, cells, lattice.open_top, lattice.open_bottom, whole), outside


def _without_slivers(lattice: Lattice, held: list[list[Word]]) -> tuple[Lattice, list[list[Word]]]:
    """Rows too low for text in which nothing stands are taken out: what a page break left of a row."""
    ys = list(lattice.ys)
    filled_rows = {bisect_right(ys, (word[1] + word[3]) / 2) - 1 for words in held for word in words}
    edges = (0, len(ys) - 2)
    thin = [
        row
        for row, (top, bottom) in enumerate(pairwise(ys))
        if bottom - top < (_EDGE_SLIVER if row in edges else _SLIVER) and row not in filled_rows
    ]
    if not thin or len(thin) == len(ys) - 1:
        return lattice, held
    regions, kept = _taken_out(lattice, held, ys, thin, across=False)
    return attrs.evolve(lattice, ys=tuple(ys), regions=regions), kept


def _without_gutters(lattice: Lattice, held: list[list[Word]]) -> tuple[Lattice, list[list[Word]]]:
    """Columns too narrow for text in which nothing stands are taken out: gaps between cells that have own borders."""
    xs = list(lattice.xs)
    used = {bisect_right(xs, (word[0] + word[2]) / 2) - 1 for words in held for word in words}
    narrow = [number for number, (a, b) in enumerate(pairwise(xs)) if b - a < _GUTTER and number not in used]
    if not narrow or len(narrow) == len(xs) - 1:
        return lattice, held
    regions, kept = _taken_out(lattice, held, xs, narrow, across=True)
    return attrs.evolve(lattice, xs=tuple(xs), regions=regions), kept


def _taken_out(
    lattice: Lattice, held: list[list[Word]], edges: list[float], gone: list[int], *, across: bool
) -> tuple[tuple[Region, ...], list[list[Word]]]:
    """The regions, and their words, without these rows, or ``across`` without these columns; ``edges`` lose theirs."""
    kept = list(zip(lattice.regions, held, strict=True))
    for number in reversed(gone):
        del edges[number + 1 if number + 2 < len(edges) else number]
        kept = [(_moved_up(region, number, across=across), words) for region, words in kept]
    kept = [(region, words) for region, words in kept if region[across] < region[across + 2]]
    return tuple(region for region, _ in kept), [words for _, words in kept]


def _moved_up(region: Region, number: int, *, across: bool) -> Region:
    """A region where one row or column before it, or in it, is no more."""
    top, left, bottom, right = region
    if across:
        return top, left - (left > number), bottom, right - (right > number)
    return top - (top > number), left, bottom - (bottom > number), right


def _sort_out(
    lattice: Lattice, words: list[Word], held: list[list[Word]], owners: list[list[int]], cut: Cut
) -> list[Word]:
    """Put each word where the middle of its box lies; give back those outside."""
    xs, ys, regions = lattice.xs, lattice.ys, lattice.regions
    left, right = xs[0], xs[-1]
    upper = lower = 0.0  # of the row that the word before stood in: most words stand in the same one
    row: list[int] = []
    outside: list[Word] = []
    for word in words:
        x0, top, x1, bottom, text, _, _, _ = word
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if not upper < y < lower:
            number = bisect_right(ys, y)
            if not 0 < number < len(ys):
                outside.append(word)
                continue
            upper, lower, row = ys[number - 1], ys[number], owners[number - 1]
        owner = row[bisect_right(xs, x) - 1] if left < x < right else -1
        if owner < 0:
            outside.append(word)
            continue
        _, first, _, past = regions[owner]
        if x0 < xs[first] or x1 > xs[past]:
            slack = _OUTSIDE * (x1 - x0) / len(text)
            if len(text) > 1 and (x0 < xs[first] - slack or x1 > xs[past] + slack):
                pieces = cut(word, _borders(xs, row))
                if len(pieces) > 1:
                    outside += _sort_out(lattice, pieces, held, owners, no_cut)  # cut once
                    continue
        held[owner].append(word)
    return outside


def _borders(xs: tuple[float, ...], row: list[int]) -> list[float]:
    """Where one cell ends and the next begins in this row of the lattice."""
    return [xs[number] for number in range(1, len(row)) if row[number] != row[number - 1]]


def _owners(lattice: Lattice) -> list[list[int]]:
    """For each row and column of the lattice the number of the region that covers it; -1 for none."""
    width = len(lattice.xs) - 1
    owners = [[-1] * width for _ in range(len(lattice.ys) - 1)]
    for number, (row, column, row_end, column_end) in enumerate(lattice.regions):
        if column_end - column == 1:
            for line in range(row, row_end):
                owners[line][column] = number
        else:
            stretch = [number] * (column_end - column)
            for line in range(row, row_end):
                owners[line][column:column_end] = stretch
    return owners


def _overhang(lattice: Lattice, words: list[Word], held: list[list[Word]], owners: list[list[int]]) -> list[Word]:
    """Put the lines that hang out of cells cut at the foot of a page where they belong; give back the others."""
    foot = {number: lattice.ys[-1] for number in set(owners[-1]) if number >= 0}
    outside: list[Word] = []
    for word in sorted(words, key=lambda word: word[1]):
        x0, top, x1, bottom, _, _, _, _ = word
        column = bisect_right(lattice.xs, (x0 + x1) / 2) - 1
        owner = owners[-1][column] if 0 <= column < len(owners[-1]) else -1
        if owner >= 0 and top + bottom > 2 * lattice.ys[-1] and top - foot[owner] < _NEXT_LINE * (bottom - top):
            held[owner].append(word)
            foot[owner] = max(foot[owner], bottom)
        else:
            outside.append(word)
    outside.sort(key=lambda word: word[7])
    return outside


def _has_all_rows(cells: list[GridCell], held: list[list[Word]]) -> bool:
    """Whether lines part the rows: where most figures of a row stand one above the other, several rows are in one.

    Unless a figure stands between the lines of others: then these are long numbers, wrapped in narrow cells.
    """
    several: defaultdict[int, list[list[Word]]] = defaultdict(list)
    for (row, _, row_end, _, text, _), words in zip(cells, held, strict=True):
        wrapped = "\n" in text and row_end == row + 1 and not (_is_letter(text[0]) or _is_letter(text[-1]))
        if wrapped and all(map(is_figure, text.split("\n"))):
            several[row].append(words)
    for row, many in several.items():
        if len(many) > 1:
            single = _single(cells, held, row)
            if len(many) > len(single) and not any(_is_between(words, many[0]) for words in single):
                return False
    return True


def _is_letter(letter: str) -> bool:
    return "一" <= letter <= "龥"


def _single(cells: list[GridCell], held: list[list[Word]], row: int) -> list[list[Word]]:
    """The words of the cells of a row that hold one figure."""
    own = ((cell[4], words) for cell, words in zip(cells, held, strict=True) if cell[0] == row and cell[2] == row + 1)
    return [words for text, words in own if text and "\n" not in text and is_figure(text)]


def _is_between(words: list[Word], lines: list[Word]) -> bool:
    """Whether a cell of one line stands at the height of none of these lines."""
    _, top, _, bottom, *_ = words[0]
    slack = _BESIDE * (bottom - top)
    return all(abs(top + bottom - line[1] - line[3]) > 2 * slack for line in lines)


def _is_broken(lattice: Lattice, region: Region, words: list[Word]) -> bool:
    """Whether these lines of digits are one number that was too long for its cell: each fills it but the last."""
    return all(
        _room(lattice, region, row) < _MARGINS + (_WIDE if below[0][4] > "\uff00" else _NARROW)
        for row, below in pairwise(in_lines(words))
    )


def _room(lattice: Lattice, region: Region, words: list[Word]) -> float:
    """How much more would have fitted on the cell's last line, in heights of that line."""
    if not words:
        return 0.0
    lowest = max(words, key=lambda word: word[3])
    line = [word for word in words if word[3] > lowest[1]] or [lowest]  # a word may be drawn without any height
    size = max(1.0, lowest[3] - lowest[1])
    used = max(word[2] for word in line) - min(word[0] for word in line)
    return (lattice.xs[region[3]] - lattice.xs[region[1]] - used) / size
