"""How a report is built: its sections, sub-headings, topics, and the day it was published (checks 34 to 36, 40, 41)."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from goi_parse.checks.assessed import reported
from goi_parse.checks.levels import is_government, reports_by_march
from goi_parse.checks.result import Check, Quote
from goi_parse.checks.sheet import Tables
from goi_parse.checks.verdict import judged, unjudged
from goi_parse.report import Narrative, Overview
from goi_parse.text import chinese_number, regex, squeeze

__all__ = ["published_check", "structure_checks"]

_OUTLINE = ("section-missing", "section-empty", "section-numbered-oddly", "section-repeated")
"""Checks 34 and 36 are made while the report is divided; their findings are taken over, not made again."""

_SECTIONS = {
    "overview": ("总体情况", "section one"),
    "problems": ("存在的主要问题及改进情况", "section five"),
    "other": ("其他需要报告的事项", "section six"),
}
_TOPICS = {
    "proactive": ("主动公开", "主动公开|主动发布", "proactive disclosure"),
    "requests": ("依申请公开", "申请", "disclosure on request"),
    "management": ("政府信息管理", "信息管理|规范性文件|目录|保密审查|属性", "the management of information"),
    "platform": ("政府信息公开平台建设", "平台|网站|新媒体|公众号|公报", "platforms"),
    "supervision": ("监督保障", "监督|考核|评议|培训|责任追究", "supervision"),
}
"""Topic, its Chinese name, words that show that the prose treats it without a sub-heading, its English name."""
_ACCOUNTS = {"考核": "工作考核", "评议|测评|满意度": "社会评议", "追究|追责|问责": "责任追究"}
_ACCOUNTS_EN = {"工作考核": "appraisals", "社会评议": "public reviews", "责任追究": "accountability"}

_NOTHING = regex(r"(?:本|我|该|年度?|机关|单位|部门|局|镇|街道|办|暂|均|已)*(?:无|没有|不存在)[^,。;]{0,12}[。.]?")
_THIN = 10
_FEES = regex(r"处理费|收费|费用|收取")
_NUMBER = regex(
    r"\s*(?:[(（](?P<a>[一二三四五六七八九十]{1,3})[)）]|[(（](?P<b>\d{1,2})[)）]|(?P<c>\d{1,2})[.．、](?!\d)|(?P<d>[一二三四五六七八九十]{1,3})、)"
)


def structure_checks(tables: Tables) -> Iterator[Check]:
    """Every check of how the report is built that applies to it."""
    for rule in _OUTLINE:
        yield from reported(tables, rule)
    yield _problems(tables)
    yield _fees(tables)
    for name in _SECTIONS:
        yield _subheads(tables, name)
    yield _topics(tables)
    yield from _accountability(tables)


def published_check(tables: Tables, published: date | None) -> Check:
    """Check 40: not before the year is over; departments by 31 January, governments by 31 March (条例第四十九条)."""
    year, agency = tables.report.year, tables.report.agency
    key = ("published",)
    if published is None or year is None:
        return unjudged(
            "published-off-time", key, "不知道发布日期或年度", "the day of publication or the year is unknown"
        )
    first, month = date(year + 1, 1, 1), 3 if agency is None or reports_by_march(agency) else 1
    last = date(year + 1, month, 31)
    facts = None if first <= published <= last else {"published": published, "first": first, "last": last}
    return judged(tables, "published-off-time", key, facts)


def _problems(tables: Tables) -> Check:
    """Check 34: section five says something."""
    part = tables.report.problems
    if part is None:
        return unjudged("problems-thin", ("problems",), "没有第五部分", "there is no section five")
    body = _body(part)
    thin = len(body) < _THIN or _NOTHING.fullmatch(body) is not None
    return judged(tables, "problems-thin", ("problems",), {"text": body} if thin else None, _quote("problems", part))


def _fees(tables: Tables) -> Check:
    """Check 35: section six (or section one) speaks of the information processing fee."""
    other, overview = tables.report.other, tables.report.overview
    if other is None:
        return unjudged("fee-not-reported", ("other",), "没有第六部分", "there is no section six")
    spoken = _FEES.search(_body(other)) or (overview and "处理费" in squeeze(overview.text))
    return judged(tables, "fee-not-reported", ("other",), None if spoken else {}, _quote("other", other))


def _subheads(tables: Tables, name: str) -> Check:
    """Check 36: numbered sub-headings begin with one and leave none out; a new run may begin with one again."""
    part: Overview | Narrative | None = getattr(tables.report, name)
    marks = [_NUMBER.match(p.text) for p in part.parts] if part else []
    found = [match for match in marks if match is not None]
    styles = {match.lastgroup for match in found}
    if len(found) < 2 or len(found) < len(marks) or len(styles) > 1:
        return unjudged(
            "subheads-misnumbered", (name,), "没有一组编号的小标题", "there is no run of numbered sub-headings"
        )
    numbers = [_number(next(filter(None, match.groups()))) for match in found]
    broken = any(n not in (1, before + 1) for before, n in pairwise([0, *numbers]))
    section, section_en = _SECTIONS[name]
    spelt = "、".join(match.group().strip() for match in found)
    facts = {"section": section, "section_en": section_en, "numbers": spelt}
    return judged(tables, "subheads-misnumbered", (name,), facts if broken else None)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese_number(numeral) or 0


def _topics(tables: Tables) -> Check:
    """Check 41: section one treats the five topics of the form, under sub-headings or without."""
    overview = tables.report.overview
    if overview is None:
        return unjudged("topics-missing", ("overview",), "没有第一部分", "there is no section one")
    text = squeeze(overview.text)
    missing = [t for t, (_, words, _en) in _TOPICS.items() if t not in overview.topics and not re.search(words, text)]
    facts = {
        "topics": "、".join(_TOPICS[t][0] for t in missing),
        "topics_en": ", ".join(_TOPICS[t][2] for t in missing),
    }
    return judged(tables, "topics-missing", ("overview",), facts if missing else None)


def _accountability(tables: Tables) -> Iterator[Check]:
    """Check 41: the report of a government at county level or above tells of appraisal, review, accountability."""
    report = tables.report
    if report.agency is None or not is_government(report.agency) or report.overview is None:
        return
    texts = [squeeze(part.text) for part in (report.overview, report.problems, report.other) if part]
    missing = [what for words, what in _ACCOUNTS.items() if not any(re.search(words, text) for text in texts)]
    facts = {"what": "、".join(missing), "what_en": ", ".join(_ACCOUNTS_EN[what] for what in missing)}
    yield judged(tables, "accountability-not-reported", ("overview",), facts if missing else None)


def _quote(section: str, part: Narrative) -> Quote:
    return Quote(part.text, section, 0, len(part.text), part.location)


def _body(part: Narrative) -> str:
    """The prose of a section without its heading, squeezed."""
    return squeeze(part.text.removeprefix(part.heading or ""))
