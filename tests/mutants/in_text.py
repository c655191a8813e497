"""Damage to a text, in characters and lines.

Lines change places, and stretches of them vanish, only where a row is a line: where each cell is one, such damage
takes figures from one row to another, and what is then printed is a report like any other.
"""

import random
import re
from collections.abc import Callable

from generator.injuries import TEXT_INJURIES

from goi_parse.text import width_of
from mutants.judge import Base, Mutant

__all__ = ["KINDS"]

_ROWS_LOST = "lines-lost"
_ODD = "某x\ufffd#※\u200b\u00ad甲Ⅱ〇²"
"""What a damaged character may become: never a digit, for then another number is what is printed."""
_PLACED = re.compile(r"^[^|\t]*\S {2,}\S[^|\t]*$")
_HAND = "0123456789０１２３４５６７８９"

Edit = Callable[[list[str], random.Random], list[str]]


def _on_text(injury: Callable[[str, random.Random], str]) -> Callable[[Base, random.Random], Mutant]:
    def kind(base: Base, rng: random.Random) -> Mutant:
        return base.hurt(injury(base.text, rng), blind=str)

    return kind


def _on_rows(edit: Edit) -> Callable[[Base, random.Random], Mutant | None]:
    """For texts whose rows are lines."""

    def kind(base: Base, rng: random.Random) -> Mutant | None:
        if not base.rows_are_lines:
            return None
        return base.hurt("\n".join(edit(base.text.split("\n"), rng)))

    return kind


def lines_lost(lines: list[str], rng: random.Random) -> list[str]:
    """A stretch of lines is gone."""
    at = rng.randrange(len(lines))
    return lines[:at] + lines[at + rng.randint(2, 12) :]


def lines_swapped(lines: list[str], rng: random.Random) -> list[str]:
    """Two neighbouring lines have changed places."""
    said = [i for i, line in enumerate(lines) if line.strip()]
    at = rng.randrange(len(said) - 1)
    one, other = said[at : at + 2]
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def line_moved(lines: list[str], rng: random.Random) -> list[str]:
    """A line stands a few lines lower."""
    at = rng.randrange(len(lines))
    line = lines.pop(at)
    lines.insert(min(len(lines), at + rng.randint(2, 6)), line)
    return lines


def lines_doubled(lines: list[str], rng: random.Random) -> list[str]:
    """A stretch of lines is there twice, as two copies of a page are."""
    at = rng.randrange(len(lines))
    size = rng.randint(2, 30)
    return [*lines[: at + size], *lines[at:]]


def character_lost(text: str, rng: random.Random) -> str:
    """A character is gone; digits and what parts them stay, or another number would be printed."""
    at = _place(text, rng)
    return text[:at] + text[at + 1 :]


def character_changed(text: str, rng: random.Random) -> str:
    """A character is another, and no digit: ``1某`` prints no number."""
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(_ODD) + text[at + 1 :]


def characters_lost(text: str, rng: random.Random) -> str:
    """A stretch of a line is gone. Over a line end it would make one row of the halves of two, like any other row.

    Where columns are places on the line, blanks take its room: else all that follows is printed under other columns.
    """
    lines = text.split("\n")
    at = rng.choice([i for i, line in enumerate(lines) if line])
    start = rng.randrange(len(lines[at]))
    stop = start + rng.randint(2, 60)
    room = " " * width_of(lines[at][start:stop]) if _PLACED.search(lines[at]) else ""
    lines[at] = lines[at][:start] + room + lines[at][stop:]
    return "\n".join(lines)


def stretch_moved(text: str, rng: random.Random) -> str:
    """A stretch of whole lines has moved to the end, as text boxes and columns do in copies."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    size = rng.randint(10, 60)
    return "\n".join([*lines[:at], *lines[at + size :], *lines[at : at + size]])


def cell_dropped(base: Base, rng: random.Random) -> Mutant | None:
    """One figure's cell of table 3 is gone with its bar or tab, the others close up."""
    return _with_cells(base, rng, lambda cells, one: [*cells[:one], *cells[one + 1 :]])


def cell_doubled(base: Base, rng: random.Random) -> Mutant | None:
    """One figure's cell of table 3 is there twice, the others move on."""
    return _with_cells(base, rng, lambda cells, one: [*cells[: one + 1], *cells[one:]])


def _with_cells(base: Base, rng: random.Random, change: Callable[[list[str], int], list[str]]) -> Mutant | None:
    """A row of table 3 with its cells changed around one figure; None where no row can be told."""
    rows = _rows(base)
    if not rows:
        return None
    lines = base.text.split("\n")
    at, mark = rng.choice(rows)
    cells = lines[at].split(mark)
    lines[at] = mark.join(change(cells, rng.choice([i for i, cell in enumerate(cells) if _is_number(cell)])))
    return base.hurt("\n".join(lines))


def _rows(base: Base) -> list[tuple[int, str]]:
    """The lines with seven figures between bars or tabs, where the sums of a full table can tell."""
    if not base.rows_are_lines or not base.zeros_printed:
        return []
    rows: list[tuple[int, str]] = []
    for at, line in enumerate(base.text.split("\n")):
        rows += [(at, mark) for mark in "\t|" if sum(map(_is_number, line.split(mark))) == 7]
    return rows


def _is_number(cell: str) -> bool:
    bare = cell.strip()
    return bool(bare) and all(letter in _HAND for letter in bare)


def _place(text: str, rng: random.Random) -> int:
    """A character that is no digit and parts none."""
    for _ in range(200):
        at = rng.randrange(1, len(text) - 1)
        if text[at] not in _HAND and (text[at - 1] not in _HAND or text[at + 1] not in _HAND):
            return at
    return 0


KINDS: dict[str, Callable[[Base, random.Random], Mutant | None]] = {
    **{name: _on_text(injury) for name, injury in TEXT_INJURIES.items() if name != _ROWS_LOST},
    "lines-lost": _on_rows(lines_lost),
    "lines-swapped": _on_rows(lines_swapped),
    "line-shifted": _on_rows(line_moved),
    "lines-doubled": _on_text(lambda text, rng: "\n".join(lines_doubled(text.split("\n"), rng))),
    "stretch-moved": _on_rows(lambda lines, rng: stretch_moved("\n".join(lines), rng).split("\n")),
    "character-lost": _on_text(character_lost),
    "character-changed": _on_text(character_changed),
    "characters-lost": _on_text(characters_lost),
    "cell-dropped-in-line": cell_dropped,
    "cell-doubled-in-line": cell_doubled,
}
