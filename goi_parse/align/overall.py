"""What is to be said of the tables together: editions that do not fit, and lines that a conversion dropped."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from goi_parse.align.fit import edition_of_year
from goi_parse.align.found import Entry, Scan
from goi_parse.diagnostics import Diagnostic
from goi_parse.forms import form
from goi_parse.rules import RULES
from goi_parse.text import MARKS, fold, regex, squeeze

__all__ = ["of_all"]

_FEWEST_ROWS = 6
_FEWEST_FIGURES = 3
_SHORT = 0.5
_WIDEST = 7
_WIDE = regex(r"[０-９]{2,}")


def of_all(scans: Mapping[str, Scan | None], editions: Mapping[str, str], year: int | None) -> Iterator[Diagnostic]:
    """Findings about all tables of a report."""
    yield from _editions(editions, year)
    tables = {key: found.entries for key, found in scans.items() if found is not None}
    if _is_deduplicated(tables):
        yield Diagnostic(RULES["lines-deduplicated"], tuple(tables))
    wide = tuple(key for key, entries in tables.items() if _WIDE.search(" ".join(_texts(entries))))
    if wide and (raw := _turned(tables)):
        yield Diagnostic(RULES["digits-reversed"], wide, {"raw": raw})


def _editions(editions: Mapping[str, str], year: int | None) -> Iterator[Diagnostic]:
    """A table by another form than the year's, or tables by different forms. 国办公开办函〔2021〕30号 changed it."""
    told = {key: edition for key, edition in editions.items() if key != "disputes"}  # table 4 is the same in both
    for key, edition in told.items():
        if year is not None and edition != edition_of_year(year):
            facts = {"table": form(edition).tables[key].title, "edition": edition, "year": year}
            yield Diagnostic(RULES["edition-unexpected"], (), facts)
    if len(set(told.values())) > 1:
        named = "、".join(f"{form(edition).tables[key].title} {edition}" for key, edition in told.items())
        yield Diagnostic(RULES["editions-mixed"], (), {"editions": named})


def _texts(entries: Sequence[Entry]) -> Iterator[str]:
    return (value.text for entry in entries for value in entry.filled)


def _is_wide(text: str) -> bool:
    """Whether a figure has two full-width digits or more."""
    return _WIDE.fullmatch(text) is not None


def _turned(tables: Mapping[str, Sequence[Entry]]) -> str | None:
    """A row of table 3 whose figures add up only when some are read from right to left.

    Some programs take full-width digits in a PDF for writing from the right, now and then.
    """
    for entry in tables.get("requests", ()):
        texts = [value.text for value in entry.filled if squeeze(value.text) not in MARKS]
        *parts, total = [_both_ways(text) for text in texts[-_WIDEST:]] or [()]
        if parts and all(parts) and total:
            straight = sum(numbers[0] for numbers in parts) == total[0]
            sums = {sum(numbers) for numbers in product(*parts)}
            if not straight and not sums.isdisjoint(total):
                return " ".join(texts)
    return None


def _both_ways(text: str) -> tuple[int, ...]:
    """The number that a figure prints, and the one that it prints from right to left; none where it is no number."""
    digits = fold(text)
    if not digits.isdecimal():
        return ()
    return (int(digits), int(digits[::-1])) if _is_wide(text) else (int(digits),)


def _is_deduplicated(tables: Mapping[str, list[Entry]]) -> bool:
    """Whether every figure occurs once and most rows lack figures: equal lines were dropped, and so were equal figures.

    In a sound report some figure occurs twice, if only a nought or a total that equals its one part.
    """
    rows = tables.get("requests", [])
    short = sum(len(entry.values) < _WIDEST for entry in rows)
    if len(rows) < _FEWEST_ROWS or short < len(rows) * _SHORT:
        return False
    texts = [text for entries in tables.values() for text in _texts(entries)]
    if len(texts) < _FEWEST_FIGURES:
        return False
    return len(set(texts)) == len(texts)
