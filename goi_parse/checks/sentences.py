"""The prose of a report sentence by sentence, each with its section and its place."""

from collections.abc import Iterator

import attrs

from goi_parse.checks.result import Quote
from goi_parse.location import Location
from goi_parse.record import Record
from goi_parse.report import AnnualReport, Narrative, Overview
from goi_parse.text import regex, squeeze

__all__ = ["Sentence", "sentences"]

_SENTENCE = regex(r"[^。！？!?；;]{1,1000}[。！？!?；;]?")
_PARAGRAPH = regex(r"[^\n]{1,5000}")
"""Both are cut where a hostile text has no end of sentence or line, so that time grows with length and no faster."""


@attrs.frozen(eq=False, repr=False)
class Sentence(Record):
    """One sentence: as printed, and ``plain`` (narrow, without blanks) for patterns to look at."""

    section: str
    text: str
    start: int
    """Where it begins in the text of its section (of the overview, for its topics)."""
    plain: str
    paragraph: str
    """The plain text of the paragraph that it stands in."""
    location: Location | None = attrs.field(default=None, eq=False)

    @property
    def quote(self) -> Quote:
        """The sentence as a check quotes it."""
        return Quote(self.text, self.section, self.start, self.start + len(self.text), self.location)


def sentences(report: AnnualReport) -> tuple[Sentence, ...]:
    """The sentences of 总体情况, 存在的主要问题 and 其他需要报告的事项, in the order of the report."""
    parts = (("overview", report.overview), ("problems", report.problems), ("other", report.other))
    return tuple(sentence for name, part in parts if part is not None for sentence in _of(name, part))


def _of(name: str, part: Overview | Narrative) -> Iterator[Sentence]:
    places = [*_topics(part)] if isinstance(part, Overview) else []
    for paragraph in _PARAGRAPH.finditer(part.text):
        plain = squeeze(paragraph.group())
        for match in _SENTENCE.finditer(paragraph.group()):
            text = match.group().strip()
            if text:
                begin = paragraph.start() + match.end() - len(match.group().lstrip())
                topic, where = _place(places, begin, part)
                yield Sentence(name + topic, text, begin, squeeze(text), plain, where)


def _topics(overview: Overview) -> Iterator[tuple[int, int, str, Location | None]]:
    """First and last position of each topic in the overview's text."""
    for topic, narrative in overview.topics.items():
        begin = overview.text.find(narrative.text)
        if begin >= 0:
            yield begin, begin + len(narrative.text), f".topics.{topic}", narrative.location


def _place(
    places: list[tuple[int, int, str, Location | None]], position: int, part: Overview | Narrative
) -> tuple[str, Location | None]:
    """The topic that this position of the overview falls into, and the best place known for it."""
    return next(((topic, where) for begin, end, topic, where in places if begin <= position < end), ("", part.location))
