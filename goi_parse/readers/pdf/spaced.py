"""Tables without ruling lines, or with horizontal ones only: which lines make a row.

A row is a line with figures; the lines of a label that was wrapped are gathered around it. Where that is uncertain
the block says so, and its lines stay lines of prose: whoever knows the table may still read them one by one.
"""

from collections.abc import Callable, Sequence

from goi_parse.readers.pdf.leading import Kind, Leading, Piece, Rules, figures_of, is_numbered, kind_of
from goi_parse.readers.pdf.prose import PlacedLine
from goi_parse.readers.pdf.rows import Block, TableRow, drop, is_dropped, is_ragged, is_rest, wrap

__all__ = ["blocks_of"]

_MOST_BETWEEN = 30
"""Lines between two rows of figures of one table at most."""


def blocks_of(lines: Sequence[PlacedLine], rules: Rules) -> list[Block]:
    """The lines as blocks, in order: prose as it is, and the rows of each table without ruling lines."""
    if not any(line.parts for _, line, _ in lines):
        return [Block(list(lines))]
    kinds = [kind_of(line) for _, line, _ in lines]
    if Kind.ROW not in kinds:
        return [Block(list(lines))]
    return _Gathering(Leading.of(lines, kinds, rules)).blocks()


class _Gathering:
    """One pass over the lines: rows and headers are met, and what stands between them is given to one of them."""

    def __init__(self, leading: Leading) -> None:
        self.leading = leading
        self.lines = leading.lines
        self.rows: dict[int, TableRow] = {}
        for number, kind in enumerate(leading.kinds):
            if kind is Kind.ROW:
                labels, figures = figures_of(self.lines[number][1])
                groups = [part for part in labels if leading.is_group(number, part)]
                own = [part for part in labels if part not in groups]
                names = [part.text for part in groups]
                self.rows[number] = TableRow([self.lines[number]], own, figures, groups=names)
        own = [row.labels[-1] for row in self.rows.values() if row.labels]
        numbered = sum(map(is_numbered, own))  # where most are, one without its number goes on from above
        self.centred = len(own) < len(self.rows) or 2 * numbered > len(own)
        self.found: list[Block] = [Block()]
        self.owners = [0] * len(self.lines)

    def blocks(self) -> list[Block]:
        """The blocks, in order."""
        loose: list[int] = []
        above: TableRow | None = None
        for number, kind in enumerate(self.leading.kinds):
            if number in self.rows or self.leading.is_header(number):
                above = self._meet(above, loose, number)
                loose = []
            elif kind is Kind.PROSE or len(loose) >= _MOST_BETWEEN:
                self._prose([*self._attach(above, loose, None)[0], number])
                above, loose = None, []
            else:
                loose.append(number)
        self._prose(self._attach(above, loose, None)[0])
        for placed, owner in zip(self.lines, self.owners, strict=True):
            self.found[owner].lines.append(placed)
        for block in self.found:
            block.certain = block.certain and (self.leading.parted or not is_ragged(block.rows))
        return [block for block in self.found if block.lines]

    def _prose(self, numbers: Sequence[int]) -> None:
        if numbers:
            if self.found[-1].rows:
                self.found.append(Block())
            self._own(numbers, len(self.found) - 1)

    def _own(self, numbers: Sequence[int], block: int) -> None:
        for number in numbers:
            self.owners[number] = block

    def _meet(self, above: TableRow | None, loose: list[int], number: int) -> TableRow:
        """A row or header below ``above``, with loose lines between them; the row to go on with comes back."""
        row = self.rows.get(number) or TableRow([self.lines[number]])
        if above is not None and not loose and (moved := self._moved(above, row, number)) is not None:
            if self._is_same_label(above, row):
                moved(above, row)
                above.below += [row.core] if row.core else []
                above.groups += row.groups
                self._own([number], above.block)
                return above
            self.found[above.block].certain = False
        if above is not None and not above.figures:
            if not row.figures and not any(is_numbered(self.leading.piece(other)[1]) for other in loose):
                self._lengthen(above, [*loose, number])
                return above
            if row.figures:
                pieces = [other for other in loose if self.lines[other][1].x1 > row.left]
                self._lengthen(above, pieces)
                loose = [other for other in loose if other not in pieces]
        strangers, mine = self._attach(above, loose, row)
        if above is not None and row.figures and strangers and self._are_labels(strangers, above, row):
            self._blank_rows(strangers, above.block)
            strangers = []
        self._prose(strangers)
        if above is None or strangers or not row.figures:
            self.found.append(Block())
        row.block = len(self.found) - 1
        self._own([*mine, number], row.block)
        self.found[-1].rows.append(row)
        return row

    def _moved(self, above: TableRow, row: TableRow, number: int) -> Callable[[TableRow, TableRow], None] | None:
        """How the figures of a line belong to the row above it, if they do."""
        if is_rest(above, row):
            return wrap
        below = self.rows.get(number + 1)
        if below is not None and below.lines[0][0].page != row.lines[0][0].page:
            below = None
        return drop if is_dropped(above, row, below) else None

    def _is_same_label(self, above: TableRow, row: TableRow) -> bool:
        """Whether the label of a line goes on that of the row above, which fills its cell; or there is none."""
        if row.core is None:
            return True
        last = above.below[-1] if above.below else above.core
        near = last is not None and self.leading.are_near(last, row.core)
        return near and last is not None and self.leading.is_full(last, row.core, above.left)

    def _lengthen(self, header: TableRow, numbers: list[int]) -> None:
        header.lines += [self.lines[number] for number in numbers]
        self._own(numbers, header.block)

    def _are_labels(self, strangers: Sequence[int], above: TableRow, below: TableRow) -> bool:
        """Whether lines between two rows can only be the labels of rows whose figures are blank."""
        labels = [piece[1] for row in (above, below) for piece in (*row.above, row.core, *row.below) if piece]
        for number in strangers:
            part = self.leading.piece(number)[1]
            is_beside = any(label.x0 < part.x1 and part.x0 < label.x1 for label in labels)
            if part.x1 > self.leading.lefts[number] or not is_beside:
                return False
        return True

    def _blank_rows(self, numbers: Sequence[int], block: int) -> None:
        """A row for each of these labels; one of several lines is one label."""
        last: Piece | None = None
        for number in numbers:
            piece = self.leading.piece(number)
            if last is not None and not is_numbered(piece[1]) and self.leading.are_near(last, piece):
                self.found[block].rows[-1].below.append(piece)
            else:
                row = TableRow([self.lines[number]], [piece[1]], block=block, blank=True)
                self.found[block].rows.append(row)
            last = piece
        self._own(numbers, block)

    def _attach(self, above: TableRow | None, loose: list[int], below: TableRow | None) -> tuple[list[int], list[int]]:
        """Give the lines between two rows to the one or the other; back come the strangers and those given below."""
        leaves: list[int] = []
        mine: list[int] = []
        for number in loose:
            *sides, last = self.lines[number][1].cells
            row = self._nearest(number, above, below)
            is_between = above is not None and below is not None and row is not None
            is_leaf = not is_between or not self.leading.is_group(number, last)
            if is_leaf:
                leaves.append(number)
            else:
                sides.append(last)  # a group's name stands between its rows
            if row is not None and sides:
                row.groups += [part.text for part in sides]
                if not is_leaf:
                    mine += [number] if row is below else []
                    self._own([number], row.block)
        up, down = self._split(above, leaves, below)
        if above is not None:
            above.below += [self.leading.piece(number) for number in leaves[:up]]
            self._own(leaves[:up], above.block)
        if below is not None:
            below.above = [self.leading.piece(number) for number in leaves[down:]]
        return leaves[up:down], [*mine, *leaves[down:]]

    def _nearest(self, number: int, above: TableRow | None, below: TableRow | None) -> TableRow | None:
        frame, line, _ = self.lines[number]
        rows = [row for row in (above, below) if row is not None and row.figures]
        here = [row for row in rows if row.lines[0][0].page == frame.page]
        return min(here, key=lambda row: abs(row.line.top - line.top), default=None)

    def _split(self, above: TableRow | None, leaves: list[int], below: TableRow | None) -> tuple[int, int]:
        """How many of these lines belong to the label above, and from which on they belong to the one below."""
        pieces = [self.leading.piece(number) for number in leaves]
        numbered = [place for place, (_, part) in enumerate(pieces) if is_numbered(part)]
        up, down = 0, len(leaves)
        if above is not None and above.figures:
            # A row without a label yet may have it on the next page, whose first line may begin it.
            stops = numbered if above.core or above.above else [place for place in numbered if place]
            up = self._reach(above, pieces[: stops[0]] if stops else pieces)
        if below is not None and below.figures and self._takes_above(below):
            down = self._reach_back(below, pieces, numbered[-1] if numbered else 0)
        if down < up:
            up = down = self._widest_gap(above, pieces, below, range(down, up + 1))
        return up, down

    def _takes_above(self, below: TableRow) -> bool:
        """Whether a row's label may begin above the line of its figures."""
        return not below.labels or (self.centred and not is_numbered(below.labels[-1]))

    def _reach(self, above: TableRow, pieces: Sequence[Piece]) -> int:
        """How many lines below a row may go on its label: near each other and left of its figures."""
        last = above.core or (above.above[-1] if above.above else None)
        for place, piece in enumerate(pieces):
            if piece[1].x1 > above.left:
                return place
            if last is None:
                if piece[0][0].page == above.lines[0][0].page:
                    return place
            elif not self.leading.are_near(last, piece) or (
                last[0][0].page != piece[0][0].page and not self.leading.is_full(last, piece, above.left)
            ):
                return place
            last = piece
        return len(pieces)

    def _reach_back(self, below: TableRow, pieces: Sequence[Piece], limit: int) -> int:
        """From which line on they may begin a row's label: the last numbered one, or as far as they are near."""
        following = below.core
        for place in range(len(pieces) - 1, limit - 1, -1):
            piece = pieces[place]
            if piece[1].x1 > below.left:
                return place + 1
            if following is None:
                if not self.leading.is_just_above(piece, below.lines[0]):
                    return place + 1
            elif not self.leading.are_near(piece, following):
                return place + 1
            following = piece
        return limit

    def _widest_gap(
        self, above: TableRow | None, pieces: Sequence[Piece], below: TableRow | None, places: range
    ) -> int:
        """Where the lines that either row could take are best parted: at the widest gap, the lowest of equal ones."""
        before = (above.core or (above.above[-1] if above.above else None)) if above is not None else None
        behind = below.core if below is not None else None
        chain = [before, *pieces, behind]
        gaps: dict[int, float] = {}
        for place in places:
            upper, lower = chain[place], chain[place + 1]
            if upper is not None and lower is not None:
                gaps[place] = round(self.leading.gap(upper, lower))
        return max(gaps, key=lambda place: (gaps[place], place), default=places[-1])
