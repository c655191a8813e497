"""Rows of figures with blanks between them: PDF text, typed tables, one figure a line.

Such a table has labels above, below and between its figures, and nothing marks where it begins; so only the
lines that hold figures become rows, and the lines between them stay paragraphs. ``columns`` count characters, as
the tools do that print such lines.
"""

from collections.abc import Sequence

from goi_parse.document import Layout
from goi_parse.readers.txt.places import Spans
from goi_parse.readers.txt.rule import Found, next_filled
from goi_parse.text import FIGURE_IN_LINE, MARKS, ends_in_figure, regex

__all__ = ["figure_rows"]

_ONE_FIGURE = regex(FIGURE_IN_LINE)
_GAP = r"[^\S\n]"
_ONLY_FIGURES = regex(rf"\s*{FIGURE_IN_LINE}(?:\s+{FIGURE_IN_LINE})*\s*")
# A label with figures behind it: at least two figures, or one behind a wide gap.
_LABELLED = regex(rf"\s*\S.*?(?:(?:{_GAP}+{FIGURE_IN_LINE}){{2,}}|{_GAP}{{2,}}{FIGURE_IN_LINE})\s*")
_TAIL = regex(rf"(?:{_GAP}+{FIGURE_IN_LINE})+\s*$")
_WIDE_GAP = regex(r"\s{2,}")
_LONGEST = 400


def figure_rows(lines: Sequence[str], start: int) -> Found | None:
    """A run of lines that hold figures and at most a label before them; empty lines inside it belong to it."""
    if not _is_row(lines[start]):
        return None
    rows: list[tuple[str, ...]] = []
    columns: list[tuple[int, ...]] = []
    spots: list[int | tuple[int, ...]] = []
    end = i = start
    while i < len(lines):
        line = lines[i]
        bare = line.strip()
        if not bare:
            i = next_filled(lines, i)
            continue
        if i > start and "\f" in line:  # a table ends with its page
            break
        if _is_one(bare):  # all that most lines of such a text hold
            rows.append((line,))
            columns.append((0,))
        elif _is_row(line):
            spans = by_gaps(line)
            rows.append(tuple(line[a:b] for a, b in spans))
            columns.append(tuple(a for a, _ in spans))
        else:
            break
        spots.append(i - start)
        end = i = i + 1
    return Found(end, rows, Layout.SPACED, spots, by_gaps, tuple(columns))


def _is_one(bare: str) -> bool:
    """Whether a line holds one figure or mark and nothing else."""
    return bare.isdecimal() or bare in MARKS


def _is_row(line: str) -> bool:
    if _is_one(line.strip()):
        return True
    if len(line) > _LONGEST or "。" in line or not ends_in_figure(line):
        return False
    return _ONLY_FIGURES.fullmatch(line) is not None or _LABELLED.fullmatch(line) is not None


def by_gaps(line: str) -> Spans:
    """The label, cut where its gaps are wide, and each figure behind it."""
    if _is_one(line.strip()):
        return [(0, len(line))]
    only = _ONLY_FIGURES.fullmatch(line)
    tail = None if only else _TAIL.search(line)
    border = 0 if only else tail.start() if tail else len(line)
    spans: Spans = []
    at = 0
    for gap in (*_WIDE_GAP.finditer(line, 0, border), None):
        stop = gap.start() if gap else border
        if line[at:stop].strip():
            spans.append((at, stop))
        at = gap.end() if gap else border
    spans.extend(match.span() for match in _ONE_FIGURE.finditer(line, border))
    return spans
