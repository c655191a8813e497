"""Sub-headings of section one that are worded as the sections after it are: 主动公开情况, 依申请公开情况."""

from collections.abc import Sequence

import attrs

from goi_parse.outline.headings import Candidate
from goi_parse.outline.wordings import KEYS, TABLE_TEXT
from goi_parse.text import DASHES, regex

__all__ = ["without_sub_heads", "without_topics"]

_FIRST = {
    "bracket": regex(rf"\s*[（(〔]?\s*[一1{DASHES}]\s*[）)〕]"),
    "arabic.": regex(r"\s*1\s*[.．]"),
    "arabic、": regex(r"\s*1\s*、"),
    "": regex(r"\s*[•·●◆◇■□▲★☆]"),
}
"""How the first sub-heading of each style begins; one without a number begins with a bullet."""
_TOPICS = (KEYS.index("disclosure"), KEYS.index("requests"))
"""The sections that have the names of two topics."""


def without_sub_heads(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the sub-headings of section one that are worded as later sections are.

    They are marked otherwise than section one, and behind them comes a heading of the same section, or of one before
    it: marked and numbered as section one is, or, where they are in brackets, with its table right below. Many of them
    would outweigh it, for they go on in order.
    """
    sections = [one for one in found if one.style not in ("", "bracket")]
    first = next((one for one in sections if one.key == 0), None)
    if first is None:
        return list(found)
    alike = _ends([one for one in sections if one.style == first.style and one.number == one.key + 1])
    tabled = _ends([one for one in sections if one.tabled])
    ends = {"bracket": [max(pair) for pair in zip(alike, tabled, strict=True)], first.style: [0] * len(KEYS)}
    return [one for one in found if one.tabled or not first.line < one.line < ends.get(one.style, alike)[one.key]]


def _ends(headings: Sequence[Candidate]) -> list[int]:
    """For each section the last line that has one of these headings of it, or of a section before it."""
    return [max((one.line for one in headings if one.key <= key), default=0) for key in range(len(KEYS))]


def without_topics(chosen: list[Candidate], found: Sequence[Candidate], lines: Sequence[str]) -> list[Candidate]:
    """The headings of a text that ends within section one, whose topics are worded as the next sections are.

    There all that follow section one are marked otherwise or counted anew, and nothing behind them is of a table;
    pictures may be. Where the heading of section one is lost, or has no number as the topics have, they begin with
    （一）, or 1., which is section two, and the section with that heading or with them.
    """
    head, *rest = chosen
    behind = lines[head.last + 1 :]
    if any(TABLE_TEXT.match(line) for line in behind if line != "\x01"):
        return chosen
    if head.key > 0:
        lost = head.number == 1 and head.style in _FIRST and all(_is_named(one, head.style, lines) for one in chosen)
        return [_section_one(head, found)] if lost else chosen
    return [head] if all(_is_topic(one, head, lines) for one in rest) else chosen


def _section_one(first: Candidate, found: Sequence[Candidate]) -> Candidate:
    """The heading right above the first topic, if it is one of section one; else none, at that topic."""
    above = next((one for one in reversed(found) if one.line < first.line), None)
    if above is not None and above.key == 0 and above.alone:
        return above
    return attrs.evolve(first, key=0, cut=first.start, last=first.line, number=None)


def _is_topic(one: Candidate, head: Candidate, lines: Sequence[str]) -> bool:
    """Whether a heading is one of a topic: it has a bullet, or its numbers begin anew below section one.

    In brackets or without a number it need not where it is worded as a topic is. Where it is marked as section one is,
    it has a number, and that of its topic.
    """
    first = _FIRST.get(one.style)
    alike = one.style == head.style
    if first is None or (alike and (one.key not in _TOPICS or one.number != one.key)):
        return False
    begun = lines[head.last + 1 : one.line + 1] if one.style else (lines[one.line],)
    if any(first.match(line) for line in begun):
        return True
    return not alike and one.style in ("", "bracket") and _is_named(one, one.style, lines)


def _is_named(one: Candidate, style: str, lines: Sequence[str]) -> bool:
    """Whether a heading marked so has the name of a topic, and no picture below it, for that would be of its table."""
    return one.style == style and one.key in _TOPICS and lines[one.last + 1 : one.last + 2] != ["\x01"]
