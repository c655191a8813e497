"""Front matter: title, agency, year, period, contact, scope and the preamble."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Block, Document, Paragraph
from goi_parse.location import Location
from goi_parse.outline import Body, Outline
from goi_parse.prose import is_furniture, joined, span
from goi_parse.record import Record
from goi_parse.report import Contact, Narrative, Period
from goi_parse.rules import RULES
from goi_parse.sections.agency import BODY, is_body, named_in, of_a_notice
from goi_parse.sections.contact import contact
from goi_parse.sections.front import Line, apart, lines_of, prose_in
from goi_parse.sections.period import Reading, period
from goi_parse.sections.title import Title, is_chrome, is_title, title
from goi_parse.text import regex, simplified, ungloss

__all__ = ["Cover", "cover"]

_OWN_LINE = regex(rf"[\u4e00-\u9fff（）()·]{{2,38}}{BODY}(?:[（(][\u4e00-\u9fff]{{2,20}}[）)])?")
_SIGNED = regex(r"[\u4e00-\u9fff（）()·]{3,40}")
_MENTION = regex(
    r"(?P<year>20\d\d)年度?(?:度|年)?[^，。；《》\d]{0,30}?(?:政府|政务)信息公开(?:工作)?的?年?度?(?:工作)?(?:报告|年报)"
)
_OPENS = regex(r"(?P<year>20\d\d)年(?:度|以来)?(?:[,，]|(?=[我本]|(?:政府|政务)信息公开))")
_UNTIL = regex(r"截[至止](?P<year>20\d\d)年12月3[01]日")
"""A last day of deeds, which is in the year of the report where no other year is told of."""
_LATER = regex(r"[。！；](?P<year>20\d\d)年(?:度|以来)?(?:[,，]|(?=[我本]))(?![^。]*将)")
"""A sentence that opens on what a year brought, and not on what it will bring."""
_DATE = regex(r"(?:20\d\d|二[〇○零]\S{2})年\S{1,2}月(?:\S{1,3}日)?")
_BODIES = "机关|部门|系统|单位|各县|各镇|乡镇|街道|镇街|关区|本级"
_AREAS = "全[省市县区州旗]|各[地省市区]|自治区|办公厅"
_LAST = "编制|年度统计数据|统计数据|数据|机关|部门|系统|单位|街道|镇街|关区|本级"
_STOP = r"(?!、各|20\d\d年)(?=[，。；、]|$|[^\u4e00-\u9fff）)”’\"])"
_SCOPE = regex(
    rf"(?P<scope>(?:综合|汇总|梳理)(?!编制|[科处股])(?=[^，。；]{{0,70}}?(?<!本)(?:{_BODIES}|{_AREAS}))"
    rf"[^。；]{{2,120}}?(?:编制而成|(?:{_LAST}|情况){_STOP})"
    rf"|(?:仅限|涵盖|统计范围|数据范围|仅为|仅包括|范围包括|包含|为)(?=[^，。；]{{2,70}}?(?:{_BODIES}))"
    rf"[^。；]{{3,120}}?(?:编制而成|(?:{_LAST}){_STOP})"
    rf"|涵盖(?=[^。；]{{2,70}}?(?:{_BODIES}))(?![^。；]{{0,30}}(?:总体|概述|主动公开|依申请|条例))"
    r"[^。；]{3,120}?的[^，。；、]{0,12}情况(?=[，。；])"
    r"|(?:统计|数据)范围[为是：:](?![自从]?20\d\d)[^，。；]{3,60}?(?:数据|信息|情况)(?=[，。；]))"
)
"""What the report puts together, up to its figures or state of things; or to whom its figures are limited."""

_FEW_LINES = 3
"""Lines below the title among which the agency may have one of its own."""
_LONGEST = 20_000
"""Characters of the front, or of the first paragraphs of section one, in which facts are looked for."""


@attrs.frozen(eq=False, repr=False)
class Cover(Record):
    """What the front of a report says."""

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    period: Period | None = None
    contact: Contact = attrs.field(factory=Contact)
    scope: str | None = None
    preamble: Narrative | None = None


def cover(outline: Outline, document: Document) -> tuple[Cover, tuple[Diagnostic, ...]]:
    """The front matter of a report and what in it is missing, restored or at odds with itself."""
    front = apart(outline.front)
    lines = lines_of(front)
    head = title([line.text for line in lines])
    prose = joined(prose_in(_below(front, lines, head), head), outline.width)
    prose = [p for p in prose if not is_title(p.text)]
    printed = ungloss(_solid("\n".join(p.text for p in prose)))[:_LONGEST]
    first = _opening(outline.bodies.get("overview"))
    text, opening = simplified(printed), simplified(first)
    stated = period(text) or period(opening, of_days=True)
    head = head or _header_title(document)
    year = _year(head, stated, text, opening)
    agency = _agency(head, outline.tail, prose) or named_in(printed, first)
    found = Cover(
        title=head.text if head else None,
        agency=agency,
        year=year,
        period=stated.period if stated else None,
        contact=_contact(printed, text, first, outline),
        scope=(head.scope if head else None) or _scope(printed, text),
        preamble=_preamble(prose),
    )
    where = lines[0].block.location if lines else None
    return found, tuple(_findings(found, head, stated, text, opening, where))


def _solid(text: str) -> str:
    """The text without blanks and line ends."""
    return "".join(text.split())


def _below(front: Sequence[Block], lines: Sequence[Line], head: Title | None) -> Sequence[Block]:
    """What stands under the title."""
    if head is None:
        return front
    last = lines[head.last].block
    return front[next(n for n, block in enumerate(front) if block is last) + 1 :]


def _header_title(document: Document) -> Title | None:
    """The title as page headers print it, where the first page has lost it."""
    return title([line for header in document.headers[:8] for line in header.split("\n")]) if document.headers else None


def _opening(body: Body | None) -> str:
    """The first words of section one, without blanks."""
    if body is None:
        return ""
    return ungloss(_solid("\n".join(block.text for block in body.blocks[:4] if isinstance(block, Paragraph))))[
        :_LONGEST
    ]


def _preamble(prose: Sequence[Paragraph]) -> Narrative | None:
    """The text above section one, without what repeats the cover."""
    kept = [p for p in prose if not (len(p.text) < 20 and _DATE.fullmatch(_solid(p.text)))]
    if not kept:
        return None
    place = span(kept[0].location, kept[-1].location)
    return Narrative(None, "\n".join(p.text for p in kept), (), place)


def _year(head: Title | None, stated: Reading | None, text: str, opening: str) -> int | None:
    if head is not None and head.year is not None:
        return head.year
    if stated is not None:
        return stated.period.start.year
    own = next(_mentions(text), None) or _OPENS.match(opening) or next(_mentions(opening), None)
    match = own or _MENTION.search(text)
    if match is not None:
        return int(match["year"])
    told = {int(found["year"]) for found in (*_OPENS.finditer(opening), *_UNTIL.finditer(opening))}
    return told.pop() if len(told) == 1 else None


def _mentions(text: str) -> Iterator[re.Match[str]]:
    """Where a text names its report with the year; the notice that asks for it may be one of another year."""
    return (match for match in _MENTION.finditer(text) if not of_a_notice(text, match.end()))


def _agency(head: Title | None, tail: Sequence[Block], prose: Sequence[Paragraph]) -> str | None:
    """Who reports, by the title, the signature, or a line below the title; where none is, such a line is the site's."""
    named = (head.agency if head else None) or _signed(tail)
    return named or (_own_line(prose) if head else None)


def _signed(tail: Sequence[Block]) -> str | None:
    """The agency that signs; what a page has below that is no body's name."""
    for block in reversed(tail):
        line = _solid(block.text) if isinstance(block, Paragraph) else ""
        if _SIGNED.fullmatch(line) and is_body(simplified(line)) and not is_chrome(line) and not is_furniture(line):
            return line
    return None


def _own_line(prose: Sequence[Paragraph]) -> str | None:
    """The agency on a line of its own below the title."""
    lines = (_solid(p.text) for p in prose[:_FEW_LINES])
    return next((line for line in lines if _OWN_LINE.fullmatch(simplified(line))), None)


def _scope(printed: str, text: str) -> str | None:
    match = _SCOPE.search(text)
    return printed[match.start("scope") : match.end("scope")] if match else None


def _contact(printed: str, text: str, opening: str, outline: Outline) -> Contact:
    """The contact facts of the preamble, or of the first or last words of the report where it has none."""
    found = contact(printed, text)
    if found.phone or found.address:
        return found
    for source in (opening, _solid("\n".join(_closing(outline)))[:_LONGEST]):
        if "联系" in source or "聯" in source or "地址" in source or "邮编" in source:
            other = contact(source)
            if other.phone or other.address:
                return attrs.evolve(other, website=found.website or other.website)
    return found


def _closing(outline: Outline) -> list[str]:
    """The last paragraphs of the report."""
    last = list(outline.bodies.values())[-1:]
    blocks: list[Block] = [*(last[0].blocks[-4:] if last else ()), *outline.tail]
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def _findings(
    found: Cover, head: Title | None, stated: Reading | None, text: str, opening: str, where: Location | None
) -> Iterator[Diagnostic]:
    for name, value in (
        ("title", found.title),
        ("agency", found.agency),
        ("year", found.year),
        ("period", found.period),
    ):
        if value is None:
            yield Diagnostic(RULES[f"{name}-missing"], location=where)
    years = _years(head, stated, text, opening)
    if len(set(years.values())) > 1:
        places = "，".join(f"{place} {year}" for place, year in years.items())
        yield Diagnostic(RULES["year-disagrees"], facts={"places": places}, location=where)
    if stated is None:
        return
    start, end = stated.period.start, stated.period.end
    span_ = f"{start}/{end}"
    if stated.restored:
        yield Diagnostic(RULES["period-restored"], facts={"period": span_, "raw": stated.raw}, location=where)
    if (start, end) != (date(start.year, 1, 1), date(start.year, 12, 31)):
        yield Diagnostic(RULES["period-odd"], facts={"period": span_}, location=where)


def _years(head: Title | None, stated: Reading | None, text: str, opening: str) -> dict[str, int]:
    """The report year by the places that state it."""
    years: dict[str, int] = {}
    if head is not None and head.year is not None:
        years["标题"] = head.year
    if stated is not None:
        years["统计期限"] = stated.period.end.year
    mentions = [int(match["year"]) for match in _mentions(text)]
    if mentions:
        years["引言"] = next((y for y in mentions if y != years.get("标题")), mentions[0])
    if match := _OPENS.match(opening):
        # A look back on the year before is told from a text of that year by a sentence on the year of the title.
        told = {int(later["year"]) for later in _LATER.finditer(opening)}
        years["总体情况"] = years["标题"] if years.get("标题") in told else int(match["year"])
    return years
