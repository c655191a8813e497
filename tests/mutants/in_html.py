"""Damage to a page: tags, cells and rows of its markup, as strings, so that the markup may come out ill-formed."""

import random
import re
from collections.abc import Callable
from itertools import pairwise

from mutants.judge import Base, Mutant

__all__ = ["KINDS", "plain_text"]

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ROW = re.compile(r"<tr\b.*?</tr\s*>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<(td|th)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"""\s(?:colspan|rowspan)\s*=\s*["']?\d+["']?""", re.IGNORECASE)
_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\s*[0-9０-９]+\s*")
Edit = Callable[[str, random.Random], str | None]


def plain_text(page: str) -> str:
    """What the markup says, roughly: a row of a table is a line."""
    bare = _HIDDEN.sub("", page).replace("\n", " ").replace("&nbsp;", " ")
    return _TAG.sub("\t", re.sub(r"(?i)<(?:tr|p|table|h\d)\b", r"\n\g<0>", re.sub(r"(?i)<p\b[^>]*>|</p>", "", bare)))


def _without(pattern: re.Pattern[str]) -> Edit:
    def edit(page: str, rng: random.Random) -> str | None:
        found = list(pattern.finditer(page))
        if not found:
            return None
        one = rng.choice(found)
        return page[: one.start()] + page[one.end() :]

    return edit


def _twice(pattern: re.Pattern[str]) -> Edit:
    def edit(page: str, rng: random.Random) -> str | None:
        found = list(pattern.finditer(page))
        if not found:
            return None
        one = rng.choice(found)
        return page[: one.end()] + one[0] + page[one.end() :]

    return edit


def rows_swapped(page: str, rng: random.Random) -> str | None:
    """Two neighbouring rows of figures have changed places."""
    found = [m for m in _ROW.finditer(page) if _figures(m[0])]
    pairs = [(a, b) for a, b in pairwise(found) if not page[a.end() : b.start()].strip()]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    return page[: one.start()] + other[0] + page[one.end() : other.start()] + one[0] + page[other.end() :]


def cell_dropped(page: str, rng: random.Random) -> str | None:
    """A figure's cell of table 3 is gone, the others close up."""
    return _cell(page, rng, lambda _cell: "")


def cell_doubled(page: str, rng: random.Random) -> str | None:
    """A figure's cell of table 3 is there twice, the others move on."""
    return _cell(page, rng, lambda cell: cell * 2)


def _cell(page: str, rng: random.Random, change: Callable[[str], str]) -> str | None:
    rows = [m for m in _ROW.finditer(page) if len(_figures(m[0])) == 7]
    if not rows:
        return None
    row = rng.choice(rows)
    cell = rng.choice(_figures(row[0]))
    start, end = row.start() + cell.start(), row.start() + cell.end()
    return page[:start] + change(cell[0]) + page[end:]


def _figures(row: str) -> list[re.Match[str]]:
    return [m for m in _CELL.finditer(row) if _NUMBER.fullmatch(_TAG.sub("", m[0]).replace("&nbsp;", " "))]


def _on_page(
    edit: Edit, *, printed_zeros: bool = False, blind: bool = False
) -> Callable[[Base, random.Random], Mutant | None]:
    def kind(base: Base, rng: random.Random) -> Mutant | None:
        if printed_zeros and not base.zeros_printed:
            return None
        page = edit(base.text, rng)
        return None if page is None else base.hurt(page, blind=plain_text if blind else None)

    return kind


def page_cut(page: str, rng: random.Random) -> str:
    """The page ends somewhere."""
    return page[: rng.randrange(len(page))]


def stretch_lost(page: str, rng: random.Random) -> str:
    """A stretch of the markup is gone."""
    at = rng.randrange(len(page))
    return page[:at] + page[at + rng.randint(1, 80) :]


def stretch_doubled(page: str, rng: random.Random) -> str:
    """A stretch of the markup is there twice."""
    at = rng.randrange(len(page))
    size = rng.randint(1, 400)
    return page[: at + size] + page[at:]


KINDS: dict[str, Callable[[Base, random.Random], Mutant | None]] = {
    "tag-dropped": _on_page(_without(_TAG)),
    "cell-dropped-tag": _on_page(cell_dropped, printed_zeros=True),
    "cell-doubled": _on_page(cell_doubled, printed_zeros=True),
    "row-dropped": _on_page(_without(_ROW)),
    "row-doubled-tag": _on_page(_twice(_ROW)),
    "rows-swapped": _on_page(rows_swapped),
    "span-dropped": _on_page(_without(_SPAN)),
    "table-dropped": _on_page(_without(_TABLE)),
    "table-doubled": _on_page(_twice(_TABLE)),
    "page-cut": _on_page(page_cut, blind=True),
    "stretch-lost": _on_page(stretch_lost, blind=True),
    "stretch-doubled": _on_page(stretch_doubled, blind=True),
}
