"""What a section heading can look like, and every line of a document that might be one.

A candidate is a guess with a weight; which guesses belong together is settled over the whole document in
:mod:`goi_parse.outline.chain`.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

import attrs

from goi_parse.text import chinese_number, fold

__all__ = ["KEYS", "Candidate", "Sheet", "candidates", "embedded", "ungloss"]

KEYS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
"""The six sections in the order of the form."""

_PAIRS = dict(zip("总体况动开关务报项问题进复议诉讼处请办为后来说条机", "總體況動開關務報項問題進複議訴訟處請辦為後來說條機", strict=True))
_G = r"[^\S\n]*"


def _wide(word: str) -> str:
    """A pattern for ``word`` in either script, with blanks allowed between its characters."""
    return _G.join(f"[{c}{_PAIRS[c]}]" if c in _PAIRS else re.escape(c) for c in word)


def _any(words: str) -> str:
    return "(?:" + "|".join(map(_wide, words.split())) + ")"


_FILLER = (
    rf"(?:(?:20\d\d|"
    + "|".join(
        map(
            _wide,
            "政府 政务 信息 公开 工作 行政 机关 本 地 区 单位 部门 年 度 我 局 委 市 县 镇 乡 街道 全 因 关于 有关 当前 目前"
            " 中 的 各级 开展 主要 及 和".split(),
        )
    )
    + rf"){_G})*"
)
"""Words before the key word of a heading. No word begins another one, so that a failing match fails at once."""
_CORES = {
    "overview": "总体工作情况 总体情况 总体概述 总体概况 总体 概述 概况 基本工作情况 基本情况 主要工作概述 工作概述 工作情况 工作开展情况"
    " 开展情况 要点落实情况 落实情况 推进情况 整体情况",
    "disclosure": "主动公开",
    "requests": "收到和处理 收到的处理 收到及处理 收到与处理 收到并处理 收到、处理 受理和处理 依申请公开 依申请 申请公开 公开申请 申请办理 申请处理",
    "disputes": "被申请行政复议 申请行政复议 行政复议 复议 被提起行政诉讼 提起行政诉讼 行政诉讼 诉讼",
    "problems": "存在的问题 存在的主要问题 存在主要问题 存在问题 存在的不足 存在不足 存在的困难 存在的突出问题 问题 不足 改进情况"
    " 改进措施 下一步工作打算 下一步工作 下一步打算 下步工作 下一步改进 下一年度工作 下年度工作 今后工作 改进",
    "other": "其他需要报告 其它需要报告 其他需要说明 其它需要说明 需要说明的其他 需要报告的其他 需要说明的其它 需要报告的其它"
    " 需要说明 需要报告 其他报告 其它报告 其他事项 其它事项 其他情况 其它情况 其他应当报告 其他应报告",
}
_TAIL = (
    "(?:(?:"
    + "|".join(
        map(
            _wide,
            "政府 政务 信息 公开 工作 申请 被申请 依申请 不予 予以 提起 行政 复议 诉讼 情况 事项 事宜 内容 问题 不足 困难 主要"
            " 改进 措施 办法 方向 建议 思路 打算 计划 安排 举措 下一步 下步 意见 报告 说明 的 和 及 与 并 或 或者 以及 办理 处理 收到 答复"
            " 机关 方面 概述 概况 总体 需要 其他 需 存在 存 在 原因 被 因 、 ， 以 对策 解决 整改 有关 开展 落实 回复 统计 数据".split(),
        )
    )
    + rf"){_G})*+"
)
_STRICT = (
    _FILLER
    + "(?:"
    + "|".join(f"(?P<{key}>{_any(words)}{_G}{_TAIL})" for key, words in _CORES.items())
    + ")"
)
_BARE = re.sub(r"\?P<\w+>", "?:", _STRICT)
_CLASSIFY = re.compile(_STRICT)

_NUMERAL = r"[一二三四五六七八九十]{1,2}|\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦ]"
_KEYWORDS = "总体|概述|概况|基本|主要|公开|申请|复议|诉讼|问题|改进|不足|下一?步|困难|打算|其他|其它|需要|工作|要点"
"""What a numbered line of any wording must hold to be looked at."""
_PAD = r"(?:\[bookmark:[^\]\n]*\]|[^\S\n]|[#*＊>_~•·●◆◇■□▲★☆�])*"
_MARK = (
    rf"第{_G}(?P<part>{_NUMERAL}){_G}(?:部分|章|节|篇)|[(（〔]{_G}(?P<bracket>{_NUMERAL}){_G}[)）〕]"
    rf"|(?P<plain>{_NUMERAL})(?=[^\S\n]*[、.．,，:：。·)）]|[^\S\n]|{_BARE})"
)
_LINE = re.compile(
    rf"^(?P<pad>{_PAD})(?:(?P<mark>{_MARK})(?P<sep>(?:[^\S\n]|[、.．,，:：。·)）*])*)"
    rf"(?=[^\n]{{2}})(?={_BARE}|[^\n]{{0,40}}?(?:{_KEYWORDS}))"
    rf"|(?={_BARE}{_G}(?:[:：。、;；，*＊#…\s]|$)))",
    re.MULTILINE,
)
_EMBEDDED = re.compile(
    rf"(?<=[^\n])(?P<mark>(?P<part>\x00)?(?P<bracket>\x00)?(?P<plain>[一二三四五六]))(?P<sep>{_G}[、.．]{_G})(?={_BARE})"
)
"""A heading glued to what stands before it; the groups of _LINE, two of them always empty."""
_ROWS = re.compile("本年新收|上年结转|上年結轉|办理结果|辦理結果|结转下|結轉下")
_LEADERS = re.compile(r"(?:[…⋯]{1,}|[.．·_]{3,}|\t+|-{3,}|[^\S\n]{3,})[…⋯.．·\s]*[(（]?\d{1,3}[)）]?\s*$|[…⋯.．·]{4,}\s*$")
_AFTER = re.compile(r"[\s:：。、;；，,*＊#…_.．]*")
_LOOSE = (
    ("disputes", re.compile("复议|诉讼")),
    ("problems", re.compile("问题|改进|不足|下一步|下步|困难|打算")),
    ("other", re.compile("(?:其他|其它|需要(?:报告|说明)).*(?:事项|情况|报告|说明|内容)")),
    ("disclosure", re.compile("主动公开(?!.*申请)")),
    ("requests", re.compile("申请")),
    ("overview", re.compile("总体|概述|概况|基本|要点落实|主要工作|工作情况|开展情况|工作推进")),
)
_FINISHED = re.compile(r"(?:情况|情況|事项|事項|概述|概况|措施|问题|問題|不足|打算|计划|安排|报告|报告|说明|方向|建议|思路|举措|办法)[\s:：。、;；*＊]*$")
_GLOSS = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]")
_ROMAN = {c: n for n, c in enumerate("ⅠⅡⅢⅣⅤⅥⅦ", 1)}
_TABLE_TEXT = re.compile(
    rf"\s*(?:\x01|\x02|第二十[条條]|[(（]?本列数据|申请人情况|一、{_G}本年新收|行政复议\s*[|⎪\n\t]|信息内容|[|⎪+])"
)


@attrs.frozen
class Sheet:
    """The lines of a document as one text, so that one pass of one pattern finds every candidate.

    Line ``n`` is block ``n``; a table stands as ``\\x01`` and a picture as ``\\x02``.
    """

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Sheet":
        """The sheet of these lines."""
        return cls("\n".join(lines), [0, *accumulate(len(line) + 1 for line in lines)])

    def end(self, line: int) -> int:
        """Offset just past the last character of a line."""
        return self.starts[line + 1] - 1


@attrs.frozen
class Candidate:
    """A line that may be the heading of section ``key``."""

    key: int
    line: int
    """Block in which the heading begins."""
    last: int
    """Block in which it ends; another one where the heading is wrapped."""
    start: int
    """Offset in the sheet at which the heading begins."""
    cut: int
    """Offset in the sheet at which the text after the heading begins."""
    style: str
    """``plain、`` ``plain.`` ``bracket`` ``part`` or empty, by the mark before it."""
    number: int | None
    weight: float
    """How much like a heading it is by itself."""
    contents: bool = False
    """Whether it ends like a line of a table of contents."""
    alone: bool = True
    """Whether nothing but the heading stands on its line."""


def ungloss(text: str) -> str:
    """The text without pinyin glosses (``一(yī)、總體(tǐ)情況``)."""
    return _GLOSS.sub("", text)


def candidates(sheet: Sheet) -> list[Candidate]:
    """Every line that may be a section heading, in reading order."""
    found = []
    line, starts, text = 0, sheet.starts, sheet.text
    for match in _LINE.finditer(text):
        while starts[line + 1] <= match.start():
            line += 1
        one = _numbered(sheet, line, match) if match["mark"] else _bare(sheet, line, match)
        if one is not None:
            found.append(one)
    return found


def embedded(sheet: Sheet) -> list[Candidate]:
    """Headings that stand in the middle of a line, glued to what was before them."""
    found = []
    line = 0
    for match in _EMBEDDED.finditer(sheet.text):
        while sheet.starts[line + 1] <= match.start():
            line += 1
        one = _numbered(sheet, line, match)
        if one is not None and one.cut == sheet.starts[one.last + 1]:
            found.append(attrs.evolve(one, weight=one.weight - 2))
    return found


def _number(numeral: str) -> int | None:
    if numeral in _ROMAN:
        return _ROMAN[numeral]
    return int(numeral) if numeral.isdecimal() else chinese_number(numeral)


def _style(part: str | None, bracket: str | None, plain: str, sep: str) -> str:
    if part or bracket:
        return "part" if part else "bracket"
    family = "arabic" if plain.isdecimal() else "chinese"
    return family + ("." if "." in sep or "．" in sep else "、")


def _numbered(sheet: Sheet, line: int, match: re.Match[str]) -> Candidate | None:
    """A line with a number before it: by its wording where that is known, else by its key words."""
    part, bracket, plain, sep = match.group("part", "bracket", "plain", "sep")
    begin = match.end("sep")
    strict = _CLASSIFY.match(sheet.text, begin, sheet.end(line))
    if strict is None and not (sep or part or bracket):
        return None
    shape = _strict(sheet, line, begin, strict) if strict else None
    shape = shape or _wrapped(sheet, line, begin) or _loose(sheet, line, begin)
    if shape is None:
        return None
    key, last, cut, weight = shape
    number, style = _number(part or bracket or plain), _style(part, bracket, plain, sep)
    weight += _weight_of_mark(style, number, key)
    return _candidate(sheet, key, (line, last, match.start("mark"), cut), style, number, weight)


def _weight_of_mark(style: str, number: int | None, key: int) -> float:
    base = -3.0 if style == "bracket" else 2.0
    return base + (1.5 if number == key + 1 else 0.0)


def _bare(sheet: Sheet, line: int, match: re.Match[str]) -> Candidate | None:
    """A line without a number: only a known wording that stands alone or before a blank or a colon."""
    begin = match.end("pad")
    strict = _CLASSIFY.match(sheet.text, begin, sheet.end(line))
    shape = _strict(sheet, line, begin, strict) if strict else None
    if shape is None:
        return None
    key, last, cut, weight = shape
    return _candidate(sheet, key, (line, last, begin, cut), "", None, weight)


def _candidate(
    sheet: Sheet, key: int, place: tuple[int, int, int, int], style: str, number: int | None, weight: float
) -> Candidate:
    line, last, start, cut = place
    if 1 <= key <= 3 and _TABLE_TEXT.match(sheet.text, cut):
        weight += 3
    contents = _LEADERS.search(sheet.text, start, sheet.end(last)) is not None
    alone = cut >= sheet.starts[last + 1]
    return Candidate(key, line, last, start, cut, style, number, weight, contents, alone)


def _strict(sheet: Sheet, line: int, begin: int, match: re.Match[str]) -> tuple[int, int, int, float] | None:
    """Key, last line, cut and weight of a known wording, with what follows it on its line."""
    end = sheet.end(line)
    name = match.lastgroup or ""
    words = fold(match.group())
    if name == "disclosure" and "申请" in words:
        name = "requests"
    key, stop = KEYS.index(name), match.end()
    after = _AFTER.match(sheet.text, stop, end)
    cut = after.end() if after else stop
    if cut >= end or (leaders := _LEADERS.search(sheet.text, stop, end)) and leaders.start() <= cut:
        if not _FINISHED.search(sheet.text, begin, end) and (wrapped := _wrapped(sheet, line, begin)):
            return wrapped
        return key, line, sheet.starts[line + 1], 4 + _official(name, words)
    if cut > stop and _FINISHED.search(sheet.text, begin, stop):
        return key, line, cut, 3 + _official(name, words)
    return None


def _official(name: str, words: str) -> float:
    """Half a point and more for a wording close to the form's own."""
    marks = {
        "overview": ("总体", "概述"),
        "disclosure": ("主动公开政府", "主动公开信息", "信息主动公开"),
        "requests": ("收到", "处理"),
        "disputes": ("复议", "诉讼"),
        "problems": ("问题", "改进"),
        "other": ("报告", "事项"),
    }[name]
    return sum(mark in words for mark in marks) * 0.5


def _wrapped(sheet: Sheet, line: int, begin: int) -> tuple[int, int, int, float] | None:
    """A heading cut by the line end: with the next line it is a known wording, whole and finished."""
    first = sheet.text[begin : sheet.end(line)].strip(" *＊\t\u3000")
    if not 2 <= len(first) <= 45 or first[-1] in "。；;:：" or _ROWS.search(first):
        return None
    last = line + 1
    while last < len(sheet.starts) - 1 and not sheet.text[sheet.starts[last] : sheet.end(last)].strip():
        last += 1
    if last >= len(sheet.starts) - 1 or sheet.end(last) - sheet.starts[last] > 30:
        return None
    whole = first + sheet.text[sheet.starts[last] : sheet.end(last)].strip(" *＊:：。、\t\u3000")
    match = _CLASSIFY.fullmatch(whole)
    if match is None or not _FINISHED.search(whole) or _FINISHED.search(first):
        return None
    name = match.lastgroup or ""
    if name == "disclosure" and "申请" in whole:
        name = "requests"
    return KEYS.index(name), last, sheet.starts[last + 1], 4 + _official(name, fold(whole))


def _loose(sheet: Sheet, line: int, begin: int) -> tuple[int, int, int, float] | None:
    """A short numbered line of unknown wording, by its key words."""
    raw = sheet.text[begin : sheet.end(line)].strip()
    if len(raw) > 45 or "。" in raw[:-1] or _ROWS.search(raw):
        return None
    words = fold(raw)
    for name, pattern in _LOOSE:
        if pattern.search(words):
            return KEYS.index(name), line, sheet.starts[line + 1], 1.5
    return None
