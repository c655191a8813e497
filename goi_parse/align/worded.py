"""Cells of words among the figures of a row, in texts that print one cell a line: 421, 增1423, 1844.

There a text that no form knows may be such a cell or the label of a row that the form does not have. Figures follow
either; so it is a cell where the row then has just as many cells as columns, and where it has a digit, as hardly a
label has, or no other row of the table lacks cells.
"""

from collections.abc import Sequence

from goi_parse.align.formrows import FormRow
from goi_parse.align.found import Entry, Scan, Value
from goi_parse.align.labels import Kind
from goi_parse.text import ENUMERATED, chinese_number, regex

__all__ = ["is_damaged", "take_words"]

_LONGEST_WORD = 12
_COLONS = (":", "：")
"""They stand between a label and its figures; any other sign alone in a cell stands in a figure's place."""
_DIGIT = regex(r"\d")
_ENUMERATED = regex(rf"{ENUMERATED}(?!\d)")


def take_words(found: Scan, lines: Sequence[FormRow]) -> None:
    """Give rows the cells of words that were taken for labels; ``lines`` are the rows that the form has."""
    chains = _chains([*found.entries, *found.unknown])
    if not chains:
        return
    widths = {line.key: len(line.cells) for line in lines}
    parts = {id(each) for chain in chains for each in chain}
    whole = all(len(each.values) >= widths.get(each.key, 0) for each in found.entries if id(each) not in parts)
    taken: set[int] = set()
    for row, *words in chains:
        if not whole and not all(_DIGIT.search(text) for text in _texts(words)):
            continue
        cells = _cells(row, words)
        if _fits(row, words, cells, widths.get(row.key, 0)):
            row.values = cells
            taken.update(map(id, words))
    found.unknown = [entry for entry in found.unknown if id(entry) not in taken]
    found.entries = [entry for entry in found.entries if id(entry) not in taken]


def _chains(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Each row right behind which, or behind whose figures, unknown texts stand, with these and what is behind them."""
    chains: list[list[Entry]] = []
    for entry in entries:
        if entry.after is None:
            continue
        if chains and chains[-1][-1] is entry.after:
            chains[-1].append(entry)
        elif entry.after.kind is Kind.ROW:
            chains.append([entry.after, entry])
    return chains


def _texts(words: Sequence[Entry]) -> list[str]:
    return [each.word.text for each in words if each.word is not None]


def _cells(row: Entry, words: Sequence[Entry]) -> list[Value]:
    """The cells of the row, the words among them."""
    cells = list(row.values)
    for each in words:
        cells += [each.word, *each.values] if each.word is not None else each.values
    return cells


def _fits(row: Entry, words: Sequence[Entry], cells: Sequence[Value], width: int) -> bool:
    """Whether the row has as many cells as columns with these words, which are no labels and have a figure behind."""
    if not len(row.values) < width <= len(cells) or any(value.text for value in cells[width:]):
        return False
    texts = _texts(words)
    if any(len(text) > _LONGEST_WORD or _ENUMERATED.match(text) for text in texts):
        return False
    return bool(words[-1].filled) and bool(row.filled or _DIGIT.search(texts[0]))


def is_damaged(text: str, folded: str) -> bool:
    """Whether a text behind a row's label is no piece of it but a figure: beside signs, in words, or signs alone."""
    return folded.isdecimal() or chinese_number(folded) is not None if folded else text not in _COLONS
