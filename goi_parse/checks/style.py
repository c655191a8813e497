"""How the prose of a report reads: slips of year, contradictions, odd wording (checks 37 to 39). Soft, and quoted."""

import re
from collections.abc import Iterator, Mapping, Sequence

from goi_parse.checks.result import Check
from goi_parse.checks.sentences import Sentence, sentences
from goi_parse.checks.sheet import Tables
from goi_parse.checks.verdict import judged, unjudged
from goi_parse.text import regex

__all__ = ["style_checks"]

_YEAR_FIRST = regex(
    r"(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.]?|[一二三四五]是)?(?P<year>20\d\d)年度?,?[^。;]{0,60}?"
    r"(?:收到|受理|主动公开|公开政府信息|发布|制发|公开各类)"
)
_ANOTHER_TIME = regex(r"将|计划|下一步|拟|结转|以来|相比|去年|较|要点|《|截至|截止|至20|起")
_ALL_DONE = regex(
    r"(?:均|全部|都|全)已?(?:经)?(?:按时|按期|依法|及时|按规定|在法定期限内|在规定时[间限]内)*(?:办结|办理完毕|办理完成|处理完毕)"
    r"|全部(?:按时|按期|依法)*答复|(?:已|均)全部(?:按时|按期|依法)*(?:办结|答复)"
)
_ABOUT_REQUESTS = regex(r"信息公开申请|依申请公开|公开申请")
_CARRIED = "requests.carried_out.total"
_HALF_COMMA = regex(r"[\u4e00-\u9fff],[\u4e00-\u9fff]")

_ODD: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("重复的词句", "repeated words", regex(r"([\u4e00-\u9fff]{3,16})\1")),
    (
        "没有填写的数字",
        "a figure never filled in",
        regex(
            r"(?<![一二三四五六七八九十百千万两几数多余])[\u4e00-\u9fff][ \u00a0\u3000_]+(?:条|件|篇|次|份)[，,。；;]"
        ),
    ),
    (
        "没有替换的模板文字",
        "words of a template",
        regex(r"该部分以表格形式报告|此处填写|请填写|[XＸ×]{2,4}(?:年|月|日|件|条|个|份|次|局|镇|县|区|街道|单位)"),
    ),
)
"""What is odd, in Chinese and English, and the pattern that shows it in the printed text."""


def style_checks(tables: Tables) -> Iterator[Check]:
    """Every check of how the prose reads."""
    prose = sentences(tables.report)
    yield _year(tables, prose)
    yield _all_done(tables, prose)
    for kind, kind_en, pattern in _ODD:
        yield _odd(tables, prose, (kind, kind_en), pattern)
    yield _commas(tables, prose)


def _year(tables: Tables, prose: Sequence[Sentence]) -> Check:
    """Check 37: section one tells of the year before or after as if it were the report's own."""
    year = tables.report.year
    if year is None:
        return unjudged("year-slipped", ("overview",), "不知道报告年度", "the report year is unknown")
    for sentence in prose:
        match = _YEAR_FIRST.match(sentence.plain) if sentence.section.startswith("overview") else None
        if match is None or abs(int(match["year"]) - year) != 1:
            continue
        if f"{year}年" not in sentence.plain and not _ANOTHER_TIME.search(sentence.plain):
            facts = {"year": year, "other": int(match["year"]), "quote": sentence.text}
            return judged(tables, "year-slipped", ("overview",), facts, sentence.quote)
    return judged(tables, "year-slipped", ("overview",), None)


def _all_done(tables: Tables, prose: Sequence[Sentence]) -> Check:
    """Check 38: all requests were dealt with, says the prose; some were carried out, says the table."""
    key = ("overview", _CARRIED)
    said = next((s for s in prose if _says_all_done(s)), None)
    count = tables.report.figures.value(_CARRIED)
    if said is None:
        return unjudged("all-done-but-carried-out", key, "正文没有这样的说法", "no sentence states this")
    if count is None:
        return unjudged("all-done-but-carried-out", key, "表中没有结转下年度的数", "the table lacks the figure")
    facts: Mapping[str, object] | None = {"quote": said.text, "count": count} if count > 0 else None
    return judged(tables, "all-done-but-carried-out", key, facts, said.quote, (_CARRIED,))


def _says_all_done(sentence: Sentence) -> bool:
    about = sentence.section.endswith(".requests") or _ABOUT_REQUESTS.search(sentence.paragraph) is not None
    return about and "结转" not in sentence.paragraph and _ALL_DONE.search(sentence.plain) is not None


def _odd(tables: Tables, prose: Sequence[Sentence], kind: tuple[str, str], pattern: re.Pattern[str]) -> Check:
    """Check 39: the first sentence that shows this oddity, and how many there are."""
    found = [sentence for sentence in prose if pattern.search(sentence.text)]
    return _wording(tables, kind, found)


def _commas(tables: Tables, prose: Sequence[Sentence]) -> Check:
    """Check 39: a half-width comma between Chinese characters, where the prose uses full-width ones elsewhere."""
    odd = [s for s in prose if _HALF_COMMA.search(s.text)]
    usual = sum("，" in s.text for s in prose)
    return _wording(tables, ("半角逗号", "a half-width comma"), odd if usual > len(odd) else [])


def _wording(tables: Tables, kind: tuple[str, str], found: Sequence[Sentence]) -> Check:
    key = ("prose", kind[1])
    if not found:
        return judged(tables, "wording-odd", key, None)
    facts = {"kind": kind[0], "kind_en": kind[1], "quote": found[0].text, "count": len(found)}
    return judged(tables, "wording-odd", key, facts, found[0].quote)
