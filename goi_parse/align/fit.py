"""Which edition of the form a table follows: the one with the fewest strangers, table by table."""

from collections.abc import Mapping

from goi_parse.align.scan import Scan
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
    rows = {row.key: len(block.columns) for block in form.tables[key].blocks for row in block.rows}
    score = 0
    for header in found.headers:
        if header.editions:
            score += 2 if header.editions == (form.edition,) else -2 if form.edition not in header.editions else 0
    for entry in found.entries:
        filled = len(entry.filled)
        if entry.key not in rows:
            score -= 2 * bool(entry.values)
        elif filled:
            score += filled == rows[entry.key]
    return score
