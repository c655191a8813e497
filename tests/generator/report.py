"""A report before it is rendered, and the truth about it."""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from generator.figures import Hand
from generator.prose import Front, Item, Style
from generator.tables import Layout, Table

__all__ = ["Report", "Section", "Truth"]


@attrs.frozen
class Truth:
    """What a reader must find."""

    figures: Mapping[str, Decimal | None]
    """The number each address prints; None for a blank, a mark or a row that is not there."""
    editions: Mapping[str, str]
    front: Mapping[str, str]
    """agency, year, start, end, website, address, postcode, phone and what else the preamble states."""
    marks: Mapping[str, frozenset[str]]
    """The marks of each topic, of ``problems``, ``other`` and ``lead``."""


@attrs.frozen
class Section:
    """One of the six sections: heading as printed, paragraphs and tables in order."""

    key: str
    heading: str
    items: tuple[Item, ...]


@attrs.frozen
class Report:
    """A report before it is rendered."""

    seed: int
    agency: str
    year: int
    front: Front
    sections: tuple[Section, ...]
    ending: tuple[str, ...]
    hand: Hand
    layout: Layout
    style: Style
    truth: Truth

    @property
    def tables(self) -> dict[str, Table]:
        """The statutory tables by key."""
        return {i.key: i for s in self.sections for i in s.items if isinstance(i, Table) and i.key != "own"}
