"""Which edition of the form a table follows: the one with the fewest strangers, table by table."""

import functools
from collections.abc import Mapping

from goi_parse.align.found import Scan
from goi_parse.forms import Form, forms

__all__ = ["edition_of"]


def edition_of(key: str, found: Scan, year: int | None, others: Mapping[str, str]) -> str:
    """The edition that the labels and rows met speak for; failing that, the other tables', then the year's."""
    scores = {form.edition: _score(form, key, found) for form in forms()}
    best = max(scores.values())
    winners = [edition for edition, score in scores.items() if score == best]
    if len(winners) == 1:
        return winners[0]
    for other in ("disclosure", "requests"):
        if other in others:
            return others[other]
    return edition_of_year(year)


def edition_of_year(year: int | None) -> str:
    """The edition made for reports of that year; the newest where no year is known."""
    for form in forms():
        if year is not None and year <= form.years[1]:
            return form.edition
    return forms()[-1].edition


def _score(form: Form, key: str, found: Scan) -> int:
    """Header labels and rows that only this edition has, less those that only others have."""
    score = 0
    for header in found.headers:
        if len(header.editions) == 1:
            score += 2 if form.edition in header.editions else -2
    widths, telling = _rows(form.edition, key)
    for entry in found.entries:
        if entry.key not in telling or not entry.values:
            continue
        width = widths.get(entry.key)
        score += -2 if width is None else telling[entry.key] or len(entry.filled) == width
    return score


@functools.cache
def _rows(edition: str, key: str) -> tuple[dict[str, int], dict[str, bool]]:
    """The width of each row of a table; and the rows that tell the editions apart, by being there or by width."""
    every = {
        form.edition: {row.key: len(block.columns) for block in form.tables[key].blocks for row in block.rows}
        for form in forms()
    }
    widths = {row: {rows.get(row) for rows in every.values()} for rows in every.values() for row in rows}
    return every[edition], {row: None in met for row, met in widths.items() if len(met) > 1}
