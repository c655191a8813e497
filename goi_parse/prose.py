"""Prose from lines: what stands beside the text is set apart, and lines cut by typesetting are joined again.

Chinese has no hyphen, so a word cut by a line or page end (``明⏎晰``) is joined without a mark. A line is joined
to the next one only where it reaches the wrap width of its document, or stops in the middle of a sentence.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from goi_parse.document import Block, Paragraph, Table
from goi_parse.location import Location
from goi_parse.text import DASHES, GLOSS, regex

__all__ = ["ENUMERATOR", "is_furniture", "joined", "part_of", "span", "split_lines", "unmarked", "wrap_width"]

_CHINESE = "一二三四五六七八九十"
_GLOSSED = rf"\s*(?:{GLOSS}\s*)?"

ENUMERATOR = regex(
    rf"[\s#*＊]*(?:[(（〔]\s*(?P<bracket>[{_CHINESE}]{{1,3}}|\d{{1,2}}|[{DASHES}]){_GLOSSED}[)）〕]\s*[、.．]?"
    rf"|(?P<chinese>[{_CHINESE}]{{1,3}}|[{DASHES}](?=\s*、)){_GLOSSED}[、.．]"
    r"|(?P<digit>\d{1,2})\s*(?P<point>[、.．]|[)）])(?!\d)"
    r"|(?P<circle>[①-⑳])"
    rf"|第[{_CHINESE}]{{1,2}}(?:部分|[、，,]))[\s*＊]*"
)
"""The mark before a heading or an item: （一） (1) 一、 1. 1、 ① 第一部分."""

_ITEM = regex(rf"\s*(?:[{_CHINESE}]{{1,2}}是|[{_CHINESE}]{{1,2}}要|其[{_CHINESE}]|[●◆■▲★•])")

_STOPS = frozenset("。！？!?；;：:…")
_CLOSERS = frozenset("”’』」》）)】]〉\"' \u3000")
_MARK = regex(r"\[bookmark:[^\]\n]{0,80}\]")

_FURNITURE = regex(
    r"(?:[-—–―－·.~|⎪\s]*\d{0,4}[-—–―－·.~|⎪\s]*"  # a page number, a run of figures, a rule
    r"|[\d\s.,|⎪+/]+"
    r"|第?\s*\d{1,4}\s*页\s*[,，/／、]?\s*(?:[共总]\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*[/／]\s*\d{1,4}"
    r"|(?:Page|PAGE|page|P\.|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-—–]\s*\S.{0,60})?"
    r"|\[image:[^\]]*\]"
    r"|(?:您?现在所?在?的?位置|当前位置|您的?位置|首页\s*[>＞»/]).*"
    r"|(?:发布(?:日期|时间|机构|单位)|发文(?:日期|机关)|成文日期|公开(?:日期|时间|方式|范围)|生成日期|更新(?:日期|时间)"
    r"|信息来源|来源|索\s*引\s*号?|文\s*号|主题(?:词|分类)|信息(?:分类|名称|类别)|访问量|点击(?:数|量|率|次数)?|浏览(?:次数|量)?"
    r"|阅读(?:次数|量)?|有效性|作者|责任编辑|编辑|字\s*号|字体(?:大小)?|保护视力色|分享(?:到)?|扫一扫.{0,20})\s*[:：\[【(（].{0,60}"
    r"|[\[【]?\s*(?:字体|字号)?\s*[:：]?\s*[\[【]?\s*(?:大\s*中\s*小\s*)+[\]】]?"
    r"|(?:打\s*印(?:本页)?|关\s*闭(?:窗口|本页)?|分享|收藏|下载|返回(?:顶部)?|[\[【\]】|｜/\s])+"
    r"|(?:栏目|原文(?:链接|地址)|本文(?:链接|地址))\s*[:：].{0,110}"
    r"|[=＝]{3,}\s*(?:正文)?\s*[=＝]*"
    r"|上一[篇条页].*|下一[篇条页].*)",
    re.DOTALL,
)
_LONGEST = 120
"""Characters in a line of furniture."""
_URL = 60
"""Characters before a line end in which an address of the web may have begun."""
_SUB_HEADING = 16
"""A line up to this length at the end of a page may be a sub-heading."""
_FURNITURE_HEAD = frozenset(
    "-—–―－·.~|⎪=＝0123456789 \u3000\t第共总PpＰ[【"
    "您现当首发成公生更信来索文主访点浏阅有作责编字保分扫大打关收下返上栏原本"
)


_HEADER = regex(
    r"[^，。；：,;:\n]{0,45}20\d\d\s*年\s*度?\s*(?:政府|政[务務])\s*信息公[开開]\s*(?:工作)?\s*(?:年度)?(?:工作)?\s*(?:[报報]告|年[报報])[*＊#\s]*"
)
"""The report's title, which page headers repeat."""


def unmarked(text: str) -> str:
    """The text without the marks that a conversion left in it (``[bookmark: _GoBack]``)."""
    return _MARK.sub("", text) if "[bookmark:" in text else text


def is_furniture(text: str) -> bool:
    """Whether a line is no prose at all: a page number or header, site chrome, publication data."""
    line = text.strip()
    if not line:
        return True
    if line.endswith(("报告", "年报", "報告", "年報")) and len(line) < _LONGEST and _HEADER.fullmatch(line):
        return True
    return line[0] in _FURNITURE_HEAD and len(line) < _LONGEST and _FURNITURE.fullmatch(line) is not None


def split_lines(block: Paragraph) -> list[Paragraph]:
    """A paragraph with line breaks inside as one paragraph a line; automatic numbers stay with the first."""
    pieces = block.text.split("\n")
    where = block.location
    result: list[Paragraph] = []
    for n, piece in enumerate(pieces):
        place = where
        if where is not None and where.line is not None:
            place = attrs.evolve(where, line=where.line + n, end_line=where.line + n)
        result.append(attrs.evolve(block, text=piece, location=place, number=block.number if n == 0 else ""))
    return result


def _columns(text: str) -> int:
    """Printed width: a Chinese character takes two columns."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def wrap_width(texts: Iterable[str]) -> int:
    """The width in columns at which a text was hard-wrapped, or 0 where its lines are whole paragraphs.

    A wrapped text has many lines of nearly the same length that stop inside a sentence.
    """
    cut = [line for text in texts if len(text) > 22 and (line := text.strip()) and line[-1] not in _STOPS]
    if len(cut) < 4:
        return 0
    widths = sorted(_columns(line) for line in cut)
    widths = [w for w in widths if w >= 40]
    if len(widths) < 4:
        return 0
    top = widths[-1 - len(widths) // 10]
    near = sum(top - 10 <= w <= top + 6 for w in widths)
    return top if top <= 160 and near * 10 >= len(widths) * 6 else 0


def _ends_open(line: str) -> bool:
    """Whether a line stops inside a sentence."""
    end = len(line)
    while end and line[end - 1] in _CLOSERS:
        end -= 1
    return end > 0 and line[end - 1] not in _STOPS


def _starts_anew(line: str) -> bool:
    """Whether a line opens with an enumerator, so that nothing before it runs on into it."""
    return ENUMERATOR.match(line) is not None or _ITEM.match(line) is not None


def _runs_on(before: str, line: str, after: str, width: int) -> bool:
    """Whether ``after`` continues the paragraph ``before``, whose last printed line is ``line``."""
    if not _ends_open(line):
        return False
    if width and _columns(line) >= width - 10:
        return not _starts_anew(after)
    return _cut_sentence(before) and not _starts_anew(after)


def _cut_sentence(text: str) -> bool:
    """Whether a paragraph that no width explains was plainly cut inside a sentence."""
    last = text[-1]
    if last in "，、,（(《“":
        return len(text) >= 12
    mark = ENUMERATOR.match(text)
    body = text[mark.end() :] if mark else text
    if last in _CLOSERS or not last.isalnum():
        return False
    if mark or len(body) < 18:
        return mark is not None and len(body) > 8 and "。" in body
    return any(c in body for c in "，。；,;") and last != "无"


def span(first: Location | None, last: Location | None) -> Location | None:
    """The place from the start of ``first`` to the end of ``last``."""
    if first is None or last is None or first is last or first.line is None or last.end_line is None:
        return first
    return Location(
        line=first.line,
        column=first.column,
        end_line=last.end_line,
        end_column=last.end_column,
        page=first.page,
        path=first.path,
    )


def part_of(where: Location | None, start: int, end: int) -> Location | None:
    """The place of the characters ``start`` to ``end`` of a text that stands at ``where``.

    Where they stand is known only on one line of a text; elsewhere it is the place of the whole.
    """
    if where is None or where.line is None or where.column is None or where.line != where.end_line:
        return where
    return attrs.evolve(where, column=where.column + start, end_column=where.column + end)


def _glued(pieces: Sequence[str]) -> str:
    """The pieces of one paragraph; only two Latin words need a blank between them."""
    whole = [pieces[0]]
    for before, after in pairwise(pieces):
        a, b = before[-1:], after[:1]
        latin = a.isascii() and b.isascii() and a.isalpha() and b.isalpha()
        whole.append(f" {after}" if latin and "://" not in before[-_URL:] else after)
    return "".join(whole)


def joined(blocks: Sequence[Block], width: int = 0) -> list[Paragraph]:
    """The paragraphs of a stretch of blocks: no furniture, no marks, cut lines joined, pictures bridged.

    A sentence is never joined over a table. Text on both sides of a picture on one line is one sentence.
    """
    result: list[Paragraph] = []
    cut: dict[int, list[Paragraph]] = {}  # the lines of the paragraphs that were cut, by index in result
    line = ""  # the last printed line of the last paragraph; empty where nothing may be joined to it
    between = _NOTHING
    for block in blocks:
        if not isinstance(block, Paragraph):
            line, between = ("", _NOTHING) if isinstance(block, Table) else (line, _PICTURE)
            continue
        text = unmarked(block.text).strip()
        if block.number:
            text = f"{block.number}{text}"
        if not text or ((text[0] in _FURNITURE_HEAD or text[-1] in "告报報") and is_furniture(text)):
            between = max(between, _PAGE_END)
            continue
        this = block if text == block.text else Paragraph(text, block.location)
        if line and line[-1] not in _STOPS:
            lines = cut.get(len(result) - 1) or [result[-1]]
            if _continued(lines, this, between, width):
                lines.append(this)
                cut[len(result) - 1] = lines
                line, between = text, _NOTHING
                continue
        result.append(this)
        line, between = text, _NOTHING
    for index, lines in cut.items():
        place = span(lines[0].location, lines[-1].location)
        result[index] = Paragraph(_glued([part.text for part in lines]), place)
    return result


_NOTHING, _PAGE_END, _PICTURE = range(3)
"""What stands between two paragraphs."""


def _continued(lines: Sequence[Paragraph], this: Paragraph, between: int, width: int) -> bool:
    """Whether ``this`` goes on with the paragraph that the lines before it make, given what stands between them."""
    last = lines[-1]
    if between == _PICTURE:
        return _bridged(last, this)
    if between == _PAGE_END and _may_be_cut(last.text):
        return not _starts_anew(this.text)
    before = last.text if len(lines) == 1 else lines[0].text + last.text
    return _runs_on(before, last.text, this.text, width)


def _may_be_cut(line: str) -> bool:
    """Whether the last line of a page may go on on the next one; a sub-heading does not."""
    return _ends_open(line) and (len(line) > _SUB_HEADING or "，" in line) and not ENUMERATOR.match(line)


def _bridged(last: Paragraph, block: Paragraph) -> bool:
    """Whether both stand on one line of the source with only a picture between them, inside a sentence."""
    a, b = last.location, block.location
    if a is None or b is None or not _ends_open(last.text):
        return False
    if a.line is not None:
        return (a.end_line or a.line) == b.line
    return a.path is not None and a.path == b.path
