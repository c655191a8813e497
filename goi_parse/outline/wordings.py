"""The words that section headings are made of, as met in real reports, and the patterns that find them."""

import re

from goi_parse.text import DASHES, regex

__all__ = ["CLASSIFY", "EMBEDDED", "FINISHED", "KEYS", "LEADERS", "LINE", "LOOSE", "ROWS", "TABLE_TEXT", "TRAIL"]

KEYS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
"""The six sections in the order of the form."""


def _words(*lines: str) -> tuple[str, ...]:
    """Words written in lines, with blanks between them."""
    return tuple(" ".join(lines).split())


_PAIRS = {
    pair[0]: pair[1:]
    for pair in _words(
        "总總 体體 况況 动動 开開 关關 务務 报報 项項 问問 题題 进進 复複復覆 议議 诉訴 讼訟 处處 请請 办辦 为為爲",
        "后後 来來 说說説 条條 机機 实實 应應 与與 并並併 对對 据據 发發 步步 内內 单單 门門 区區 县縣 乡鄉 镇鎮",
    )
}
"""Simplified characters of headings with their traditional or machine-converted forms."""
_G = r"[^\S\n]*"


def _wide(c: str) -> str:
    """A pattern for a character in either script."""
    return f"[{c}{_PAIRS[c]}]" if c in _PAIRS else re.escape(c)


def _any(words: tuple[str, ...]) -> str:
    """A pattern for any of ``words``, with blanks allowed between the characters.

    Words that begin alike share their beginning: the pattern is half as long, and compiles in half the time. Of two
    words of which one begins the other, the one that stands first in the list is tried first.
    """
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[:1], []).append(word[1:])
    branches = [_wide(c) + _after(tuple(rest)) for c, rest in ends.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _after(ends: tuple[str, ...]) -> str:
    """A pattern for what may stand after a character."""
    return "" if ends == ("",) else _G + _any(ends)


_FILLERS = _words(
    "政府 政务 信息 公开 工作 行政 机关 本 地 区 单位 部门 年 度 我 局 委 市 县 镇 乡 街道 全 因 关于 有关 当前 目前",
    "中 的 各级 开展 主要 及 和",
)
_FILLER = rf"(?:(?:20\d\d|{_any(_FILLERS)}){_G})*"
"""Words before the key word of a heading. No word begins another one, so that a failing match fails at once."""
_CORES = {
    "overview": _words(
        "总体工作情况 总体情况 总体概述 总体概况 总体 概述 概况 基本工作情况 基本情况 主要工作概述 工作概述 工作情况",
        "工作开展情况 开展情况 要点落实情况 落实情况 推进情况 整体情况 政务公开情况",
    ),
    "disclosure": _words("主动公开"),
    "requests": _words(
        "收到和处理 收到的处理 收到及处理 收到与处理 收到并处理 收到、处理 受理和处理 依申请公开 依申请 申请公开",
        "公开申请 申请办理 申请处理",
    ),
    "disputes": _words(
        "被申请行政复议 申请行政复议 行政复议 复议 被提起行政诉讼 提起行政诉讼 行政诉讼 诉讼",
    ),
    "problems": _words(
        "存在的问题 存在的主要问题 存在主要问题 存在问题 存在的不足 存在不足 存在的困难 存在的突出问题 问题 不足",
        "改进情况 改进措施 下一步工作打算 下一步工作 下一步打算 下步工作 下一步改进 下一年度工作 下年度工作",
        "今后工作 改进",
    ),
    "other": _words(
        "其他需要报告 其它需要报告 其他需要说明 其它需要说明 需要说明的其他 需要报告的其他 需要说明的其它",
        "需要报告的其它 需要说明 需要报告 其他报告 其它报告 其他事项 其它事项 其他情况 其它情况",
        "其他应当报告 其他应报告",
    ),
}
"""Key words of the six sections; the longest wording of those that begin alike stands first."""
_TAILS = _words(
    "政府 政务 信息 公开 工作 申请 被申请 依申请 不予 予以 提起 行政 复议 诉讼 情况 事项 事宜 内容 问题 不足 困难",
    "主要 改进 措施 办法 方向 建议 思路 打算 计划 安排 举措 下一步 下步 意见 报告 说明 的 和 及 与 并 或 或者 以及",
    "办理 处理 收到 答复 机关 方面 概述 概况 总体 需要 其他 需 存在 存 在 原因 被 因 、 ， 以 对策 解决 整改 有关",
    "开展 落实 回复 统计 数据",
)
_TAIL = rf"(?:{_any(_TAILS)}{_G})*+"
"""Words after the key word; possessive, so that nothing is tried twice."""

_OPENING = [word[0] for words in (_FILLERS, *_CORES.values()) for word in words]
_FIRST = "".join(sorted({form for c in _OPENING for form in c + _PAIRS.get(c, "")}))
"""What a known wording can begin with; spares most lines the long alternatives."""
_STRICT = (
    rf"(?=[2{_FIRST}]){_FILLER}(?:"
    + "|".join(f"(?P<{key}>{_any(words)})" for key, words in _CORES.items())
    + f"){_G}{_TAIL}"
)
CLASSIFY = regex(_STRICT)
"""A known wording; the name of the group that closed last is the section."""

_CHINESE = "[一二三四五六七八九十]{1,2}|[ⅠⅡⅢⅣⅤⅥⅦ]"
_DASH = f"[{DASHES}]"
_NUMERAL = rf"{_CHINESE}|\d{{1,2}}(?!\d)"
_SEP = r"(?:[^\S\n]|[、.．,，:：。·)）*])"
_PAD = r"(?:\[bookmark:[^\]\n]{0,80}\]|[^\S\n]|[#*＊>_~•·●◆◇■□▲★☆�])*+"
_MARK = (
    rf"第{_G}(?P<part>{_NUMERAL}){_G}(?:部分|章|节|篇)|[(（〔]{_G}(?P<bracket>{_NUMERAL}|{_DASH}){_G}[)）〕]"
    rf"|(?P<plain>{_NUMERAL}(?={_SEP})|{_DASH}(?={_G}[、，]))"
)
_KEYWORDS = "总体|概述|概况|基本|主要|公开|申请|复议|诉讼|问题|改进|不足|下一?步|困难|打算|其他|其它|需要|工作|要点"
LINE = regex(
    rf"\n(?P<pad>{_PAD})(?:(?P<mark>{_MARK})(?P<sep>{_SEP}*+)|(?P<tight>{_NUMERAL})|(?P<lost>[、.．]{_G}))?"
    rf"(?:{_STRICT}|(?(mark)(?P<loose>[^\n]{{0,40}}?(?:{_KEYWORDS}))|(?!)))"
)
"""A line that may be a heading: any known wording, or a number and a key word (``loose``).

Of a number that is ``lost`` only the mark behind it is there: 、主动公开政府信息情况.
"""
EMBEDDED = regex(
    rf"(?<=[^\n])(?P<mark>(?P<part>\x00)?(?P<bracket>\x00)?(?P<plain>[一二三四五六])(?={_G}[、.．]))(?P<sep>{_G}[、.．]{_G}){_STRICT}"
)
"""A heading glued to what stands before it; the groups of LINE, two of them always empty."""
ROWS = regex("本年新收|上年结转|办理结果|结转下|补正后|投诉类申请|[重反]复申请|申请人无正当|申请人逾期")
"""Rows of the third table, which are numbered as headings are, folded."""
TRAIL = regex(r"[\s:：。、;；，,*＊#…⋯.．·_\-—]*[(（]?\d{0,3}[)）]?[\s*＊#]*")
"""Marks, leaders and a page number after a heading."""
LEADERS = regex(r"[…⋯]|[.．·_]{3}|---|\t[\s\S]*\d")
"""What among them only a table of contents has."""
LOOSE = (
    ("disputes", regex("复议|诉讼")),
    ("problems", regex("问题|改进|不足|下一步|下步|困难|打算")),
    ("other", regex("(?:其他|其它|需要(?:报告|说明)).*(?:事项|情况|报告|说明|内容)")),
    ("disclosure", regex("主动公开(?!.*申请)")),
    ("requests", regex("申请")),
    ("overview", regex("总体|概述|概况|基本|要点落实|主要工作|工作情况|开展情况|工作推进")),
)
"""Sections by the key words of a numbered line whose wording is not known, folded."""
FINISHED = _words(
    "情况 情況 事项 事項 概述 概况 措施 问题 問題 不足 打算 计划 安排 报告 報告 说明 方向 建议 思路 举措 办法",
)
"""How headings end; one that does not may go on in the next line."""
TABLE_TEXT = regex(
    rf"\s*(?:\x01|第二十[条條]|[(（]?本列数据|申请人情况|一、{_G}本年新收|行政复议\s*(?:[|⎪\n\t]|行政诉讼)|信息内容|[|⎪+])"
)
"""What stands under the headings of sections two to four."""
