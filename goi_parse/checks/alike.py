"""What two texts have in common: the share of the newer one that stands in the older one, and the passages."""

import re

import attrs

from goi_parse.record import Record
from goi_parse.text import regex, squeeze

__all__ = ["Likeness", "likeness"]

_GRAM = 8
"""Characters that must agree in a row before they count: shorter runs are everybody's phrases."""
_PASSAGE = 16
"""Characters that make a passage worth quoting."""
_MOST = 100_000
"""Characters that are looked at: a section has some thousands, and a hostile one must not eat the memory."""
_DIGIT = regex(r"\d")


@attrs.frozen(eq=False, repr=False)
class Likeness(Record):
    """How much of a text is repeated, from 0 to 1, and which stretches of it (first and last position)."""

    share: float
    passages: tuple[tuple[int, int], ...]
    length: int
    """Characters compared, without blanks; a run of digits counts once, so that new figures hide no old text."""


def likeness(old: str, new: str) -> Likeness:
    """The part of ``new`` that ``old`` has as well. Time grows with the sum of both lengths."""
    before, _ = _comparable(old)
    after, places = _comparable(new)
    known = {before[i : i + _GRAM] for i in range(len(before) - _GRAM + 1)}
    common = bytearray(len(after))
    for i in range(len(after) - _GRAM + 1):
        if after[i : i + _GRAM] in known:
            common[i : i + _GRAM] = b"\x01" * _GRAM
    runs = [match.span() for match in re.finditer(rb"\x01+", common)]
    passages = tuple((places[a], places[b - 1] + 1) for a, b in runs if b - a >= _PASSAGE)
    return Likeness(sum(common) / len(after) if after else 0.0, passages, len(after))


def _comparable(text: str) -> tuple[str, list[int]]:
    """The text without blanks, each run of digits as one sign, and where each character stood."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text[:_MOST]):
        plain = squeeze(character)
        if _DIGIT.match(plain):
            plain = "" if characters and characters[-1] == "#" else "#"
        if plain:
            characters.append(plain)
            places.append(place)
    return "".join(characters), places
