"""When a figure of a mutant is silently wrong.

A value that is not what the base printed at that address, while no error or warning names the figure, its row or its
table, is silent. None never is: the figure may well be gone. Two kinds of change alter what is printed, and nobody
who holds the mutant alone could tell. They are accounted for, not forgiven:

- A kind that knows what it prints instead (two figures exchanged, a digit that became another) says so in
  ``figures``, and the mutant is held to that.
- A kind that strikes blindly (bytes) may turn one printed number into another. So the mutant's own text, taken out
  without our readers, is searched: a value that stands there more often than in the base was printed by the damage,
  and counts as read. A figure that merely moved to another address adds no number to the text, and is silent.
  And in a text whose rows are lines, or a page, a row may come out that is made of two, the label of one and the
  figures of the other: such a row prints these figures, and is held to them. One that lost a part of itself is not.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal

import attrs
from generator.oracle import judge_figures

import goi_parse
from goi_parse import GoiParseError
from goi_parse.text import figure

__all__ = ["LONGEST", "Base", "Mutant", "Outcome", "judged"]

LONGEST = 10.0
"""Seconds of work for one document; more is a crash. A busy machine is none."""

_NUMBERS = re.compile(r"[+\-－−＋]?\d[\d,，.．]*")
_FIGURE = re.compile(r"[+\-－−＋]?\d[\d,，.．]*[^\d\s]{0,3}")
_WORDS = re.compile(r"[^\s|]+")
Figures = Mapping[str, Decimal | None]


@attrs.frozen
class Base:
    """A document and the figures that it prints."""

    name: str
    format: str
    data: bytes
    figures: Figures
    encoding: str = "utf-8"
    rows_are_lines: bool = False
    """In a text: every row of a table stands on a line of its own."""
    zeros_printed: bool = False
    """Every figure of table 3 is a number, so that its sums can tell what is missing."""

    @property
    def text(self) -> str:
        """The characters of a text or a page."""
        return self.data.decode(self.encoding).removeprefix("\ufeff").replace("\r\n", "\n")

    def hurt(self, text: str, *, blind: Callable[[str], str] | None = None) -> "Mutant":
        """The mutant with this text; ``blind`` takes the plain text out of it, where another number may be printed."""
        plain = None if blind is None else lambda: (blind(self.text), blind(text))
        mixed = blind is not None and self.format == "html"
        return Mutant(text.encode(self.encoding, "replace"), self.figures, plain, rows_are_lines=mixed)


@attrs.frozen
class Mutant:
    """A base that was hurt."""

    data: bytes
    figures: Figures
    plain: Callable[[], tuple[str, str]] | None = None
    """The text of base and mutant, where the damage struck blindly and may print other numbers."""
    rows_are_lines: bool = False


@attrs.frozen
class Outcome:
    """What became of one mutant."""

    name: str
    took: float
    refused: bool = False
    crash: str = ""
    kept: int = 0
    admitted: int = 0
    silent: tuple[str, ...] = ()


def judged(name: str, mutant: Mutant) -> Outcome:
    """Parse a mutant and hold it to what it prints."""
    begun = time.process_time()
    try:
        report = goi_parse.parse(mutant.data)
    except GoiParseError:
        return _in_time(Outcome(name, time.process_time() - begun, refused=True))
    except Exception as error:  # noqa: BLE001  a crash is what is looked for
        return Outcome(name, time.process_time() - begun, crash=f"{type(error).__name__}: {error}"[:120])
    took = time.process_time() - begun
    _, _, silent = judge_figures(report, mutant.figures, lossy=True)
    if silent and mutant.plain is not None:
        before, after = mutant.plain()
        silent = _without_printed(silent, before, after)
        silent = _without_mixed(silent, report, before, after) if mutant.rows_are_lines else silent
    kept = sum(_is_kept(report, address, value) for address, value in mutant.figures.items())
    admitted = len(mutant.figures) - kept - len(silent)
    return _in_time(Outcome(name, took, kept=kept, admitted=max(0, admitted), silent=silent))


def _in_time(outcome: Outcome) -> Outcome:
    return outcome if outcome.took <= LONGEST else attrs.evolve(outcome, crash=f"{outcome.took:.0f} s")


def _is_kept(report: goi_parse.AnnualReport, address: str, printed: Decimal | None) -> bool:
    found = report.figures.get(address)
    value = None if found is None else found.value
    return value is None if printed is None else value is not None and Decimal(value) == printed


def _without_printed(silent: tuple[str, ...], before: str, after: str) -> tuple[str, ...]:
    """The wrong figures less those that the damage itself printed: each new number of the text accounts for one."""
    new = _numbers(after) - _numbers(before)
    left: list[str] = []
    for line in silent:
        got = Decimal(line.rpartition(" got ")[2])
        if new[got] > 0:
            new[got] -= 1
        else:
            left.append(line)
    return tuple(left)


def _without_mixed(silent: tuple[str, ...], report: goi_parse.AnnualReport, before: str, after: str) -> tuple[str, ...]:
    """The wrong figures less those that stand on a line made of two."""
    lines = after.replace("\r\n", "\n").split("\n")
    left: list[str] = []
    for line in silent:
        found = report.figures[line.partition(":")[0]]
        at = found.location.line if found.location is not None and found.location.path is None else None
        printed = lines if at is None else lines[at - 1 : at]  # a page's rows have no lines of their own
        if not any((found.raw or "\n") in other and _is_mixed(other, before) for other in printed):
            left.append(line)
    return tuple(left)


def _is_mixed(line: str, before: str) -> bool:
    """Whether a line has more than, or in another order than, its label's own line in the base; torn words aside."""
    known = set(_WORDS.findall(before))
    words = [word for word in _WORDS.findall(line) if word in known]
    own = [other for other in before.split("\n") if _label(other) == _label(line)]
    return not any(_is_part(words, _WORDS.findall(other)) for other in own)


def _label(line: str) -> str:
    """How the line's label begins."""
    return next((word for word in _WORDS.findall(line) if not _FIGURE.fullmatch(word)), "")[:3]


def _is_part(words: list[str], whole: list[str]) -> bool:
    """Whether the words stand among others in this order."""
    rest = iter(whole)
    return all(word in rest for word in words)


def _numbers(text: str) -> Counter[Decimal]:
    found = (figure(match) for match in _NUMBERS.findall(text))
    return Counter(Decimal(number[0]) for number in found if number is not None)
