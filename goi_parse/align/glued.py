"""Tables of which a text kept nothing but the characters: 规章000行政规范性文件6233440第二十条第（五）项.

Programs that take the text of a web page without what parts its cells leave a table as one run of labels and figures.
The form's own labels part it into rows; where one figure of a row ends and the next begins is then for
:mod:`goi_parse.align.restore.parted` to say.
"""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

import attrs

from goi_parse.align.labels import Labels
from goi_parse.document import Block, Layout, Paragraph, Table
from goi_parse.location import Location
from goi_parse.prose import part_of
from goi_parse.record import Record
from goi_parse.text import fold, regex

__all__ = ["Pieces", "unglued"]

_WIDEST_GAP = 40
"""Characters between two labels of one table: the figures of a row."""
_FEWEST_LABELS = 6
_COVER = 0.9
"""Of a paragraph with fewer labels, what these and the figures behind them must make up."""
_LARGEST = 300_000
"""Characters of a text that is looked at so."""
_FOREIGN = 0.3
"""Of what stands behind labels, what may be no figures; in a sentence (行政许可3件、行政处罚2件) next to all is."""
_ORDINAL = regex(r"(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．]|\d[、.．])\s*$")
"""The number of a label that was found without it; of digits before it all but one belong to figures."""
_FIGURES = regex(r"[\d+＋\-−－—–―─/／,.，．\s]+(?:[万萬]?元)?")
"""Figures and marks side by side; a number of things (3件) is prose."""

Span = tuple[int, int]


@attrs.frozen(eq=False, repr=False)
class Pieces(Record):
    """Where in a paragraph the cells stand that it was parted into, row by row."""

    paragraph: Paragraph
    spans: tuple[tuple[Span, ...], ...]

    def place(self, row: int, cell: int) -> Location | None:
        """The cell's own characters where the paragraph stands on one line, else the paragraph."""
        return part_of(self.paragraph.location, *self.spans[row][cell])


def unglued(blocks: Sequence[Block], labels: Labels) -> list[Block]:
    """The blocks with a table in the place of each paragraph that is one, glued together; empty where none is."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if sum(len(paragraph.text) for paragraph in paragraphs) > _LARGEST:
        return []
    tables = {id(paragraph): _parted(paragraph, labels) for paragraph in paragraphs}
    rows = sum(len(table.rows) for table in tables.values() if table is not None)
    if rows < _FEWEST_LABELS or not any(map(_is_glued, tables.values())):
        return []
    return [tables.get(id(block)) or block for block in blocks]


def _is_glued(table: Table | None) -> bool:
    """Whether figures stand right behind a label in the table of a paragraph, with no blank between."""
    if table is None or not isinstance(table.places, Pieces):
        return False
    text = table.places.paragraph.text
    behind = (text[row[0][1] : row[1][0]] for row in table.places.spans if len(row) > 1)
    return any(not any(map(str.isspace, between)) for between in behind)


def _parted(paragraph: Paragraph, labels: Labels) -> Table | None:
    """The paragraph as a table with a row for each label, if it holds many of them side by side, or little else."""
    text = paragraph.text
    run = _longest_run([match.span() for match in labels.finder.finditer(fold(text))])
    if not run:
        return None
    kept = [at for at, sign in enumerate(text) if fold(sign)]
    spans = tuple(dropwhile(lambda row: _is_prose(text, row), _rows(text, kept, run)))
    if not spans:
        return None
    length = spans[-1][-1][1] - spans[0][0][0]
    if len(spans) < _FEWEST_LABELS and length < len(text) * _COVER:
        return None
    if sum(_is_prose(text, row) for row in spans) > sum(len(row) > 1 for row in spans) * _FOREIGN:
        return None
    rows = tuple(tuple(text[start:end] for start, end in row) for row in spans)
    return Table(rows, Layout.ROWS, paragraph.location, places=Pieces(paragraph, spans))


def _is_prose(text: str, row: Sequence[Span]) -> bool:
    """Whether what stands behind a label is more than figures."""
    return len(row) > 1 and _FIGURES.fullmatch(text, *row[1]) is None


def _longest_run(hits: Sequence[Span]) -> Sequence[Span]:
    """The most labels with next to nothing between them."""
    breaks = [n for n, (before, after) in enumerate(pairwise(hits), 1) if after[0] - before[1] > _WIDEST_GAP]
    runs = [hits[start:end] for start, end in pairwise([0, *breaks, len(hits)])]
    return max(runs, key=len)


def _rows(text: str, kept: Sequence[int], run: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Each label with what stands behind it; ``run`` counts folded characters, of which ``kept`` are the places."""
    beginnings = [start for start, _ in run[1:]]
    for (start, end), following in zip(run, [*beginnings, None], strict=True):
        label = (kept[start], kept[end - 1] + 1)
        after = _figures(text, kept, end, following)
        yield (label, after) if after is not None else (label,)


def _figures(text: str, kept: Sequence[int], end: int, following: int | None) -> Span | None:
    """What stands between a label and the next one, or right behind the last one if it is a figure."""
    if end == len(kept) or end == following:
        return None
    start = kept[end]
    if following is None:
        last = _FIGURES.match(text, start)
        stop = last.end() if last is not None else start
    else:
        stop = kept[following - 1] + 1
        ordinal = _ORDINAL.search(text, start, kept[following])
        stop = min(stop, ordinal.start()) if ordinal is not None else stop
    return (start, stop) if stop > start else None
