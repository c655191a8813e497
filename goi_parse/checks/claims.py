"""The figures that a report states in its prose, as typed claims with their quotes."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

import attrs

from goi_parse.checks.result import Quote
from goi_parse.checks.sentences import Sentence, sentences
from goi_parse.checks.sheet import Number
from goi_parse.checks.wordings import NEGATIONS, WORDINGS, Wording, foreign
from goi_parse.location import Location
from goi_parse.record import Record
from goi_parse.report import AnnualReport
from goi_parse.show import Shown
from goi_parse.text import regex

__all__ = ["Claim", "Claims", "claims"]


@attrs.frozen(eq=False, repr=False)
class Claim(Record, Shown):
    """A figure stated in prose: what it is of, its value and unit, and the sentence that states it.

    Kinds: ``received`` 新收, ``carried_in`` 上年结转, ``intake`` 收到/受理, ``dealt`` 收办/办理,
    ``answered`` 答复/办结, ``carried_out`` 结转下年度, ``none`` 未收到申请;
    ``handled.granted`` 予以公开 and the other outcomes;
    ``applicants.natural_person`` 自然人 and the other applicants; ``reconsideration``, ``litigation``, ``disputes`` and
    ``no_…`` where the prose denies them; ``documents.issued``, ``.repealed``, ``.in_force`` 规范性文件;
    ``share.granted`` and the like, a percentage of an outcome; ``processing_fee``, ``no_fee`` 信息处理费.
    """

    _face: ClassVar[str] = "claim"

    kind: str
    value: Number
    unit: str
    """``件``, ``%``, ``元``: as stated; ``件`` where the prose only denies."""
    quote: Quote
    count: int | None = None
    """For a percentage, the number of cases stated beside it."""

    @property
    def location(self) -> Location | None:
        """Where the sentence stands, as precisely as is known."""
        return self.quote.location


class Claims(Shown, tuple[Claim, ...]):
    """Claims in reading order: a tuple that a notebook shows as a table."""

    __slots__ = ()

    _face: ClassVar[str] = "claims"


_CLAUSE_END = regex(r"[,;:。!?]")
_CLAUSE = 60
"""Characters on either side of a figure that are looked at for what its clause is about."""
_YEAR = regex(r"(20\d\d)年")
_SHARE = regex(
    r"(?P<label>予以公开|部分公开|不予公开|无法提供|不予处理|(?:其他|其它)处理)[^\d,;。]{0,6}(?P<n>\d+)件[^\d;。]{0,4}"
    r"[^\d;。]{0,4}占[^\d;。]{0,14}?(?P<p>\d+(?:\.\d+)?)%"
)
_SHARE_KINDS = {
    "予以公开": "granted",
    "部分公开": "partially_granted",
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "not_processed",
    "其他处理": "other",
    "其它处理": "other",
}


def claims(report: AnnualReport) -> Claims:
    """Every figure that the prose of ``report`` states about requests, outcomes, disputes, documents and fees.

    Only sentences whose meaning is plain are taken: no figures of other years, of a part of the body, of another
    matter, and no approximate ones. Returned in reading order. Never raises.
    """
    year = report.year
    return Claims(
        claim
        for sentence in sentences(report)
        if not sentence.section.startswith("problems")
        for claim in _stated(sentence, year)
    )


def _stated(sentence: Sentence, year: int | None) -> Iterator[Claim]:
    limit = _own_year(sentence.plain, year)
    found: dict[int, Claim] = {}
    for wording in WORDINGS:
        for match in _matches(wording, sentence, limit):
            # The more special wording comes first and keeps the number.
            found.setdefault(match.start("n"), _claim(wording, match, sentence))
    yield from (found[position] for position in sorted(found))
    for wording in NEGATIONS:  # what did not happen is said once for each kind
        if next(_matches(wording, sentence, limit), None):
            yield Claim(wording.kind, 0, "元" if wording.kind == "no_fee" else "件", sentence.quote)
    yield from _shares(sentence, limit)


def _own_year(plain: str, year: int | None) -> int:
    """How far the sentence speaks of the report's own year: to where it first names another one."""
    named = (match.start() for match in _YEAR.finditer(plain) if year is not None and int(match[1]) != year)
    return next(named, len(plain))


def _matches(wording: Wording, sentence: Sentence, limit: int) -> Iterator[re.Match[str]]:
    at_home = bool(wording.topic) and sentence.section.endswith(f".{wording.topic}")
    if not at_home and wording.about is not None and not wording.about.search(sentence.paragraph):
        return
    for match in wording.pattern.finditer(sentence.plain, 0, limit):
        before = _CLAUSE_END.split(sentence.plain[max(0, match.start() - _CLAUSE) : match.start()])[-1]
        after = _CLAUSE_END.split(sentence.plain[match.end() : match.end() + _CLAUSE])[0]
        if not foreign(wording, before, match.group(), after):
            yield match


def _claim(wording: Wording, match: re.Match[str], sentence: Sentence) -> Claim:
    digits = match["n"].replace(",", "")
    value: Number = Decimal(digits) if "." in digits else int(digits)
    return Claim(wording.kind, value, match["unit"], sentence.quote)


def _shares(sentence: Sentence, limit: int) -> Iterator[Claim]:
    """Percentages of an outcome, with the number of cases that stands beside them."""
    for match in _SHARE.finditer(sentence.plain, 0, limit):
        kind = f"share.{_SHARE_KINDS[match['label']]}"
        yield Claim(kind, Decimal(match["p"]), "%", sentence.quote, int(match["n"]))
