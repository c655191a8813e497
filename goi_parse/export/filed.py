"""A report in the order in which it is filed: title, preamble, six sections, tables where the form has them.

Markdown, HTML and Word are written from this one sequence. Nothing is filled in that the report does not give: a
blank of the form stays blank where the figure is not known.
"""

from collections.abc import Callable, Iterator

import attrs

from goi_parse.record import Record
from goi_parse.report import AnnualReport, Narrative, Overview
from goi_parse.show.figure import printed_value
from goi_parse.show.labels import SECTIONS, heading
from goi_parse.show.notebook import edition_of

__all__ = ["Form", "Heading", "Paragraph", "Piece", "Subheading", "Title", "blanks", "filed"]

_TABLES = ("disclosure", "requests", "disputes")


@attrs.frozen(eq=False, repr=False)
class Title(Record):
    """The title of the report."""

    text: str


@attrs.frozen(eq=False, repr=False)
class Heading(Record):
    """The heading of one of the six sections."""

    text: str


@attrs.frozen(eq=False, repr=False)
class Subheading(Record):
    """A heading within a section."""

    text: str


@attrs.frozen(eq=False, repr=False)
class Paragraph(Record):
    """A paragraph of prose."""

    text: str


@attrs.frozen(eq=False, repr=False)
class Form(Record):
    """One of the three tables, by the form of its edition."""

    table: str
    edition: str


Piece = Title | Heading | Subheading | Paragraph | Form


def filed(report: AnnualReport) -> Iterator[Piece]:
    """The pieces of a report, in order; all six headings, also of sections that the report lacks."""
    if report.title or report.agency or report.year:
        year = f"{report.year}年" if report.year else ""
        yield Title(report.title or f"{report.agency or ''}{year}政府信息公开工作年度报告")
    if report.preamble is not None:
        yield from _prose(report.preamble)
    for section, official in SECTIONS.items():
        if section in _TABLES:
            yield Heading(official)
            there: object = getattr(report, section)
            if there is not None:
                yield Form(section, report.editions.get(section) or edition_of(there, section))
            continue
        narrative: Narrative | Overview | None = getattr(report, section)
        yield Heading(heading(section, narrative.heading if narrative else None))
        if narrative is not None:
            yield from _prose(narrative)


def _prose(narrative: Narrative | Overview) -> Iterator[Piece]:
    headings = set(_headings(narrative))
    lines = narrative.text.removeprefix(narrative.heading or "").split("\n")
    for line in filter(str.strip, lines):
        yield Subheading(line) if line in headings else Paragraph(line)


def _headings(narrative: Narrative | Overview) -> Iterator[str]:
    for part in narrative.parts:
        if part.heading:
            yield part.heading
        yield from _headings(part)


def blanks(report: AnnualReport) -> Callable[[str], str]:
    """What stands in the blank of an address: the figure as printed, nothing where it is not known."""
    figures = report.figures

    def fill(address: str) -> str:
        if address not in figures:
            return ""
        figure = figures[address]
        return "" if figure.meaning == "unreadable" else printed_value(figure)

    return fill
