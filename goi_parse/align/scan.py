"""One walk over a section's blocks: which row does each figure stand behind, and what do the headers say.

Labels lead: a label opens a row, the cells behind it are the row's, the next label closes it. How far "behind"
reaches depends on what the reader knows of the table (its Layout).
"""

from collections.abc import Iterable, Sequence
from itertools import repeat

from goi_parse.align.cut import cells_of, columns_of
from goi_parse.align.found import UNKNOWN, Entry, Head, Header, ParagraphCells, Scan, Value
from goi_parse.align.labels import Kind, Labels, Match, Role
from goi_parse.align.worded import is_damaged
from goi_parse.document import Block, Layout, Paragraph, Places, Table
from goi_parse.text import ENUMERATED, FIRST_SIGNS, LAST_SIGNS, MARKS, fold, is_figure, regex

__all__ = ["scan"]

_DIGIT = regex(r"\d")
_ABOVE_COLUMNS = (Kind.GROUP, Kind.CAPTION)
_WORD = regex(r"\S+")
_NUMBER_APART = regex(rf"(?<!\S)({ENUMERATED})\s+(?!{ENUMERATED})")
_FEW_HEADERS = 3
_TWOFOLD = {"total": "总计", "other_organization": "其他"}
_NEAR = 2
_BY_LINE = (Layout.GRID, Layout.ROWS)
_MOST_PIECES = 30
_MOST_TEXTS = 5000
"""Different texts that are held against every label; the tables and what stands around them have a few hundred."""
_LONGEST_HEAD = 20_000
"""Characters that are kept of what stands above the rows: the nearest, for a head is short."""


class _Walk:
    """The state of one walk."""

    def __init__(self, labels: Labels, width: int) -> None:
        self.labels = labels
        self.width = width
        self.found = Scan()
        self.current: Entry | None = None
        self.group = ""
        self.layout = Layout.FLOW
        self.places: Places | None = None
        self.line = 0
        self.row = 0
        self.place_last = -1
        self.subtotals = 0
        self.head_is_open = False
        self.word: tuple[Entry, Value] | None = None
        """What broke off the row of a table whose rows have no labels."""
        self.known: dict[str, Sequence[Match]] = {}

    def block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            cells = cells_of(block.text)
            self.layout, self.row = Layout.SPACED, 0
            self.places = block if len(cells) == 1 else ParagraphCells(block, tuple(cells))
            self.cells(cells, columns_of(block, cells))
        elif isinstance(block, Table):
            self.layout, self.places = block.layout, block
            columns = block.columns
            for self.row, cells in enumerate(block.rows):
                self.cells(cells, columns[self.row] if columns else None)

    def cells(self, cells: Sequence[str], columns: tuple[int, ...] | None) -> None:
        self.line += 1
        layout, row, places = self.layout, self.row, self.places
        spaced = layout is Layout.SPACED
        current = self.current
        by_line = layout in _BY_LINE or (current is not None and current.layout in _BY_LINE)
        if current is not None and by_line and (current.values or current.kind is not Kind.ROW):
            self.current = None  # a row ends with its line
        if spaced and not self.labels.rows and len(cells) == self.width and all(map(is_figure, cells)):
            self.current = None  # the whole row of table 4 on one line
        for index, cell in enumerate(cells):
            column = columns[index] if columns else index
            text = cell.strip()
            if not text:
                if not spaced:
                    self.blank(column, index)
            elif (
                text.isdecimal()
                or text in MARKS
                or (text[0] in FIRST_SIGNS and text[-1] in LAST_SIGNS and is_figure(text))
            ):
                if spaced or self.current is None:
                    self.value(text, column, index)
                else:
                    self.current.values.append(Value(text, column, places, row, index))
            elif self.label(text, column, index) and not spaced and self.numbers(cells, columns, index + 1):
                return

    def blank(self, column: int, index: int) -> None:
        if self.current is None:
            self.current = self.unlabelled()
        if self.current is not None:
            self.current.values.append(Value("", column, self.places, self.row, index))

    def numbers(self, cells: Sequence[str], columns: Sequence[int] | None, first: int) -> bool:
        """Take the cells from ``first`` on at a stroke, where each is a plain number, as they are in most rows."""
        current, rest = self.current, cells[first:]
        if current is None or not all(map(str.isdecimal, rest)):
            return False
        places = range(first, len(cells))
        across = columns[first:] if columns else places
        current.values = list(map(Value, rest, across, repeat(self.places), repeat(self.row), places))
        current.numbers = len(rest)
        return True

    def unlabelled(self) -> Entry | None:
        """The one row of a table whose rows have no labels (table 4), once its headers have been met."""
        if self.labels.rows or len(self.found.headers) + len(self.found.groups) < _FEW_HEADERS:
            return None
        entry = self.entry(Kind.ROW, "", "")
        if self.word is not None:
            (entry.after, entry.word), self.word = self.word, None
        self.found.entries.append(entry)
        return entry

    def value(self, text: str, column: int, index: int) -> None:
        value = Value(text, column, self.places, self.row, index)
        current = self.current = self.current or self.unlabelled()
        if current is None or (self.layout is Layout.SPACED and len(current.values) >= self.width + self.subtotals):
            self.found.astray.append(value)
            return
        current.layout = self.layout
        current.values.append(value)

    def label(self, text: str, column: int, index: int) -> bool:
        """Take a text that is no figure; whether it is a row's label."""
        folded, role, whole = self.labels.look(text[-_LONGEST_HEAD:])
        if role is None and self.current is not None and self.in_row() and is_damaged(text, folded):
            self.current.values.append(Value(text, column, self.places, self.row, index))
            return False
        if not folded or self.completed(folded):
            return False
        if role is not None and role.kind is Kind.ROW:
            self.row_met(role, text, whole=whole)
            return True
        self.no_row(text, folded, role, column, index)
        return False

    def no_row(self, text: str, folded: str, role: Role | None, column: int, index: int) -> None:
        """Take a text that is not wholly a row's label: a header, a group, a piece, a misprint, a stranger."""
        if not self.in_row():
            self.head(column, folded, text)
        if role is None and self.current is not None and folded in fold(self.current.official):
            return  # the rest of a label that wraps
        matches = self.matches(folded, text) if "。" not in text else ()
        if matches:
            for match in matches:
                self.matched(match, text, column)
        elif not self.pieces(text, column):
            if self.current is not None and self.in_row():
                self.current.values.append(Value(text, column, self.places, self.row, index))
                return
            after = None if self.layout in _BY_LINE else self.current
            self.word = None if after is None else (after, Value(text, column, self.places, self.row, index))
            self.current = None
            if self.labels.rows:
                self.current = entry = self.entry(Kind.CAPTION, "", text)
                self.found.unknown.append(entry)
                if self.word is not None:
                    (entry.after, entry.word), self.word = self.word, None

    def matches(self, folded: str, text: str) -> Sequence[Match]:
        """The labels that a text holds. Each text is looked at once, and not closely where there are too many."""
        known = self.known.get(text)
        if known is not None:
            return known
        if len(self.known) >= _MOST_TEXTS:
            return self.labels.certain(folded)
        found = self.known[text] = self.labels.match(text)
        return found

    def completed(self, folded: str) -> bool:
        """Whether a text is the rest of a row's label whose first half, with the figures, stood on the line above."""
        begun = self.found.unknown[-1] if self.found.unknown else None
        if begun is None or begun.kind is not Kind.CAPTION or begun.line != self.line - 1 or not begun.values:
            return False
        role = self.labels.exact.get(fold(begun.label) + folded)
        if role is None or role.kind is not Kind.ROW:
            return False
        self.found.unknown.pop()
        begun.key, begun.kind, begun.official = role.key, Kind.ROW, role.official
        self.found.entries.append(begun)
        self.current, self.place_last = None, self.labels.order[role.key]
        return True

    def head(self, column: int, folded: str, text: str) -> None:
        """Note a text above the rows; the first one behind a row begins a new header.

        No label of it has a digit, so that of a text with one it is noted only that it stood there.
        """
        odd = _DIGIT.search(folded) is not None
        if not self.head_is_open:
            self.head_is_open = True
            lines = self.places if self.layout is Layout.SPACED else None  # only printed lines ask for their page
            where = lines.place(self.row, 0) if lines is not None else None
            self.found.heads.append(Head(self.group, page=where.page if where is not None else None))
        head = self.found.heads[-1]
        head.text = (head.text + (UNKNOWN if odd else folded))[-_LONGEST_HEAD:]
        if odd:
            return
        if self.layout is Layout.GRID:
            head.columns[column] = (head.columns.get(column, "") + folded)[-_LONGEST_HEAD:]
        elif self.layout is Layout.SPACED:
            head.printed.extend(
                (word, column + m.start(), column + m.end())
                for m in _WORD.finditer(text)
                if (word := fold(m[0])) and getattr(self.labels.exact.get(word), "kind", None) not in _ABOVE_COLUMNS
            )

    def in_row(self) -> bool:
        """Whether the line has shown a row's label, so that what is no label stands in a figure's place."""
        current = self.current
        certain = self.layout is Layout.GRID or self.layout is Layout.ROWS
        return certain and current is not None and current.kind is Kind.ROW and current.line == self.line

    def pieces(self, text: str, column: int) -> bool:
        """Whether a text is made of pieces of labels, as narrow cells leave them; labels among them are met."""
        pieces = _NUMBER_APART.sub(r"\1", text).split()
        if len(pieces) > _MOST_PIECES:
            return False
        steps: list[tuple[Match, str]] = []
        own = fold(self.current.official) if self.current is not None else ""
        for piece in pieces:
            folded = fold(piece)
            if folded in own or folded.isdecimal():
                continue
            if self.labels.is_fragment(folded):
                self.found.torn.add(self.group)
                continue
            matches = self.matches(folded, piece) if len(pieces) > 1 else ()
            if not matches:
                return False
            steps.extend((match, piece) for match in matches)
            own = fold(matches[-1].role.official)
        for match, piece in steps:
            self.matched(match, piece, column)
        return True

    def entry(self, kind: Kind, key: str, text: str) -> Entry:
        return Entry(key, kind, text, self.layout, self.places, group=self.group, row=self.row, line=self.line)

    def row_met(self, role: Role, text: str, *, whole: bool = False, misprint: bool = False) -> None:
        self.current = entry = Entry(
            role.key, Kind.ROW, text, self.layout, self.places, role.official, whole, misprint,
            group=self.group, row=self.row, line=self.line,
        )  # fmt: skip
        self.place_last = self.labels.order[role.key]
        self.head_is_open = False
        self.found.entries.append(entry)

    def matched(self, match: Match, text: str, column: int) -> None:
        role = match.role
        if role.kind is Kind.COLUMN:
            role = self.row_after_all(role.key) or role
        if role.kind is Kind.ROW:
            self.row_met(role, text, misprint=match.misprint)
        elif role.kind is Kind.GROUP or role.kind is Kind.SUBTOTAL:
            if role.kind is Kind.GROUP:
                self.group = role.key
                self.head_is_open = self.head_is_open and not self.labels.blocks
                self.found.groups.add(role.key)
            elif self.place_last < 0:
                self.found.headers.append(Header("", (), column, self.line, self.layout, self.group))
                self.subtotals = 1
            self.current = entry = self.entry(role.kind, role.key, text)
            self.found.unknown.append(entry)
        elif role.key in _TWOFOLD and self.place_last >= 0 and not self.header_line():
            self.current = self.entry(Kind.SUBTOTAL, "", text)  # 合计 of a group, among the rows
            self.found.unknown.append(self.current)
        elif role.kind is Kind.COLUMN:
            self.found.headers.append(Header(role.key, role.editions, column, self.line, self.layout, self.group))
            self.current = None

    def row_after_all(self, key: str) -> Role | None:
        """总计 and 其他 head columns, and are the labels of rows once the rows before them have been met."""
        role = self.labels.loose.get(_TWOFOLD.get(key, ""))
        if role is None or role.kind is not Kind.ROW or self.header_line():
            return None
        return role if 0 < self.labels.order[role.key] - self.place_last <= _NEAR else None

    def header_line(self) -> bool:
        """Whether this line has shown a column's label already."""
        return bool(self.found.headers) and self.found.headers[-1].line == self.line


def scan(blocks: Iterable[Block], labels: Labels, width: int) -> Scan:
    """Walk ``blocks`` for the rows of one table; ``width`` is the number of figures in its widest row."""
    walk = _Walk(labels, width)
    for block in blocks:
        walk.block(block)
    return walk.found
