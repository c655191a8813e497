"""The title: where it stands, and the agency and the year in it."""

import re
from collections.abc import Sequence

import attrs

from goi_parse.record import Record
from goi_parse.text import chinese_number, regex, simplified, squeeze

__all__ = ["Title", "chinese_year", "clean_agency", "is_chrome", "is_title", "title"]

_REPORT = regex(
    r"(?:政府|政务)?(?:信息|政务|政府)(?:主动)?公开(?:20\d\d年度?)?(?:工作)?(?:开展)?(?:情况|制度执行情况)?的?(?:20\d\d年)?(?:年度|度)?(?:工作)?(?:年度)?(?:总结|情况)?(?:报告|年报)(?:书)?|政务公开(?:工作)?(?:年度)?(?:报告|年报)"
)
_END = regex(r"(?:报告|年报|报告书)(?:[（(][^）)]{2,16}[）)])?[》”\"*＊]*$")
_YEAR = regex(
    r"(?P<y>20\d\d|二[〇○零ＯOo0][一二三][〇○零ＯOo0一二三四五六七八九])(?:年度|年|度)(?:年度|年|度)?|(?P<b>20\d\d)(?=政府信息|政务)"
)
_YEAR_LINE = regex(r"[(（]?(?:20\d\d|二[〇○零ＯOo0]\S{2})年度?[)）]?")
_CHROME = regex(
    r"(?:首页|您|当前位置|索引号|发布|来源|打印|字体|分享|政府信息公开(?:网|平台|专栏|年报|年度报告|指南|目录)?$|附件\d*[:：]?$|目录$|公开$|年度?报告$|主办"
    r"|(?:[省市区县]直)?(?:部门|乡镇|镇街|单位)(?:$|(?:政府|政务)?信息公开)"
    r"|[^《]*[>»›]|[\W\d_]*$)"
)
"""What stands above a title and is no part of one: a heading of the site, or the path of pages to the report."""
_PREFIX = regex(
    r"(?:(?:公报|信息|文件)?(?:标题|名称)[:：]?|(?:政策)?(?:解读|图解|一图(?:看懂|读懂|解读))[丨|｜:：]?|置顶|原创|转载"
    r"|[?？□�\W_]*(?:大中小)+|[?？□�]+|[（(【\[][^）)】\]]{0,3}(?:图解|解读|一图|图文|长图|公示|附件|转载|置顶|原创|视频|H5)[^）)】\]]{0,8}[）)】\]]|[^:：《]{0,8}(?:图解|解读|附件|一图读懂|标题)[^:：]{0,4}[:：|]"
    r"|附件\d*|[#*＊>\s《“\"]+|P(?:age)?\.?\d+[-—–]*)+"
)
_NAMED = r"(?:[-–—]\s+)?(?:公报|公報|信息|文件)?\s*(?:[标標]\s*[题題]|名\s*[称稱])\s*[:：]?\s*"
"""How pages of documents head the title, as printed; the sign behind it may be lost."""
_NOISE = regex(
    rf"{_NAMED}|附件\d*[:：]\s*《?|(?:[?？□�]+|(?:大中小)+|[\W_]*(?:大中小)+)+|[#*＊>]+|P(?:age)?\.?\s*\d+\s*[-—–]+"
)
_BRACKET = regex(r"[（(]([^）)]*(?:机关|本级|本部|系统|汇总|部门|单位|全市|全县|全区|全省|含)[^）)]*)[）)]$")
_AGENCY = regex(r"[\u3400-\u9fffA-Za-z（）()·、“”\-—]{2,45}")
_STEM = regex(r"(?:人民政府|办公室|委员会|管理委员会|街道办事处|管委会|教育局|公安局|政府)")
_PLACE = regex(r"[\u3400-\u9fff]{2,20}(?:省|市|区|县|旗|州|盟|镇|乡|街道)")

_LONGEST = 80
"""Characters in one line of a title."""
_YEAR_LONGEST = 16
"""Characters in a line that holds the year alone."""
_FAR = 30
"""Lines among which a title is looked for."""
_SUFFIX = regex(r"\.(?:docx?|wps|pdf|ofd)$", re.IGNORECASE)
"""Of a file's name that stands for its title."""
_SITE = regex(r"(?:(?<=[报報]告)|(?<=年[报報]))(?:\s*[-—–_|｜]+[^-—–_|｜，。]{2,30})+$")
"""The name of a site, as it stands behind the title in the head of a page."""
_PATH = regex("[>»›]")
_DATA = regex(
    r"(?:标题|名称)[:：]|(?:依法|法定)?主动公开目录|索引号|文号|主题分类|公开目录|发布|发文|(?:发表|成文|更新|生成)?(?:时间|日期)[:：]?(?:$|\d)|来源[:：]"
    r"|(?:信息|文章)来源|(?:浏览|访问|阅读|点击)(?:次数|量|数|率)|打印|字体|字号|分享"
)
"""What a page says of a document; no title goes on with it, and none but 标题 begins with it."""
_MARKS = " \t\u3000*＊#•●>＞?？"
"""Signs around a line of a title that belong to a list, to a path of pages, or to a character that was lost."""


@attrs.frozen(eq=False, repr=False)
class Title(Record):
    """A title as printed, with line breaks joined, and what it says."""

    text: str
    first: int
    """Index of its first line."""
    last: int
    agency: str | None
    year: int | None
    scope: str | None = None


def chinese_year(raw: str) -> int | None:
    """``2022`` or ``二〇二二`` as a number."""
    if raw.isdecimal() and raw.isascii():
        return int(raw)
    return chinese_number(re.sub("[OoＯ0○零]", "〇", raw))


def is_chrome(line: str) -> bool:
    """Whether a line above the title is site chrome and no agency."""
    return _CHROME.match(line) is not None


def is_title(text: str) -> bool:
    """Whether a line is the title of a report, such as a page header repeats it."""
    if len(text) > _LONGEST or ("公开" not in text and "公開" not in text):
        return False
    line = simplified(squeeze(text))
    return _YEAR.search(line) is not None and _END.search(line) is not None and "。" not in line


def title(lines: Sequence[str]) -> Title | None:
    """The title among the first lines of a document, over one to four lines, preferably one that names the agency."""
    best: Title | None = None
    for first in range(min(len(lines), _FAR)):
        found = _at(lines, first) if len(lines[first]) <= _LONGEST else None
        if found is None:
            continue
        if best is None or (found.agency is not None and _better(found, best)):
            best = found
        elif best.year is not None and found.first > best.last + 2:
            break
    return best


def _better(found: Title, best: Title) -> bool:
    """A later start is better where the earlier one lacks agency or year, or took in a line that is no part of it.

    A line of site chrome (乡镇信息公开年度报告) has no year; a body's name above its title may be said again in it.
    The data of a page may have the name short, and the title under them in full.
    """
    if best.agency is None or (best.year is None and found.year is not None):
        return True
    name = found.agency or ""
    if found.first > best.last and found.year == best.year and name != best.agency and name.endswith(best.agency):
        return True
    above = best.agency[: len(best.agency) - len(name)]
    if found.first > best.last or _STEM.match(name) is not None:
        return False
    return not _PLACE.fullmatch(above) or name.startswith(above)


def _at(lines: Sequence[str], first: int) -> Title | None:
    """The shortest title that begins on line ``first``."""
    words = printed = ""
    for last in range(first, min(first + 4, len(lines))):
        bare = _bare(lines[last]) if len(lines[last]) <= _LONGEST else "。"
        line = simplified(squeeze(bare))
        if "。" in line or not _may_stand(line, opens=last == first):
            return None
        words += line
        printed += bare
        if "公开" in words and _END.search(words) and _REPORT.search(words):
            below = lines[last + 1].strip(_MARKS) if last + 1 < len(lines) else ""
            if len(below) < _YEAR_LONGEST and _YEAR_LINE.fullmatch(squeeze(below)):
                return _read(words + squeeze(below), printed + below, first, last + 1)
            return _read(words, printed, first, last)
    return None


def _bare(line: str) -> str:
    """A line without the signs around it, and without what stands behind a title: a file's ending, a site's name."""
    bare = _SUFFIX.sub("", line.strip(_MARKS))
    site = _SITE.search(bare)
    return bare[: site.start()] if site is not None and is_title(bare[: site.start()]) else bare


def _may_stand(line: str, *, opens: bool) -> bool:
    """Whether a line may be one of a title's: the first one, or another."""
    if opens:
        return not is_chrome(line) and (_DATA.match(line) is None or _PREFIX.match(line) is not None)
    return _DATA.match(line) is None and _PATH.search(line) is None


def _read(words: str, printed: str, first: int, last: int) -> Title:
    prefix = _PREFIX.match(words)
    body = words[prefix.end() :] if prefix else words
    noise = _NOISE.match(printed)
    text = printed[noise.end() :].strip() if noise else printed
    year = _YEAR.search(body)
    agency, scope = _agency(body, year)
    if agency is not None:
        agency = _as_printed(agency, words, "".join(printed.split()))
    return Title(text, first, last, agency, chinese_year(year["y"] or year["b"]) if year else None, scope)


def _as_printed(name: str, words: str, plain: str) -> str:
    """``name`` of a squeezed text with the brackets and characters that the printed one has."""
    at = words.find(name)
    return plain[at : at + len(name)] if at >= 0 and len(plain) == len(words) else name


def _agency(body: str, year: re.Match[str] | None) -> tuple[str | None, str | None]:
    """The agency in a title: before the year, or between the year and the subject."""
    report = _REPORT.search(body, year.end() if year and year.end() < len(body) - 4 else 0) or _REPORT.search(body)
    if report is None:
        return None, None
    before = body[: min(year.start(), report.start())] if year else body[: report.start()]
    before = before.removeprefix(year["y"] or year["b"]) if year else before  # the year may be said at both ends
    between = body[year.end() : report.start()] if year and year.end() <= report.start() else ""
    for words, subject in ((before, year is None or year.start() > report.start()), (between, True)):
        name = words + "政府" if subject and words.endswith("人民") else words
        scope = _BRACKET.search(name)
        agency = clean_agency(name)
        if agency is not None:
            return agency, scope.group(1) if scope else None
    return None, None


def clean_agency(name: str) -> str | None:
    """A name without the words that tie it to a sentence, or None where it is no name."""
    name = re.sub(r"^(?:关于|根据|现将|由|《)|(?:关于|在|的|对|[（(]?)$", "", name.strip('-—–·、*＊#《》“”" '))
    name = name.strip("-—–·、")
    return name if _AGENCY.fullmatch(name) and not is_chrome(name) else None
