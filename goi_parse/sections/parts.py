"""The sub-headed parts of a prose section, under every style of numbering and without one."""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from goi_parse.document import Paragraph
from goi_parse.prose import ENUMERATOR, part_of, span
from goi_parse.record import Record
from goi_parse.report import Narrative
from goi_parse.text import DASHES, chinese_number, regex, simplified

__all__ = ["bare_parts", "broken_up", "parts"]

_MAX_HEADING = 34
"""Characters in a numbered sub-heading that stands alone."""
_LONGEST_BARE = 50
"""Characters in which a sub-heading without a number is looked for."""
_DEPTH = 3
_CHINESE = "一二三四五六七八九十"
_BARE_WORDS = (
    "主动公开|依申请|申请公开|信息管理|平台|渠道|载体|监督|保障|存在的?(?:主要)?(?:问题|不足|困难)|问题|不足"
    "|改进(?:情况|措施)|解决措施|整改措施|下一步|下步|工作打算"
)
_BARE = regex(
    rf"\s*[#*＊]*(?![图表圖]\s*\d)(?:20\d\d年度?|本年度?|关于)?(?=[^，。；,;：:\n]{{0,20}}(?:{_BARE_WORDS}))[^，。；,;：:\s\d][^，。；,;：:\n]{{0,24}}?"
    r"(?:(?:情况|方面|建设|保障|管理|监督|问题|不足|措施|打算|计划|公开|工作)[*＊]*\s*(?:[:：]|$)|(?:情况|方面)。)"
)
"""A sub-heading without a number: a few words of a topic, alone on a line or before a colon."""
_PHRASE = regex(
    r"[^。！？:：；;，,\n]{2,14}方面[，,]|[^。！？:：；;\n]{2,32}?[。:：]|[^。！？；;\n，,]{2,16}[\s\u3000]+(?=\S)"
)
_BEGINNING = r"(?:^|(?<=[。；;！])\s*)"
_IN_BRACKETS = regex(rf"{_BEGINNING}(?P<mark>[(（](?P<number>[{_CHINESE}]{{1,2}})[)）])")
"""A numbered sub-heading at the beginning of a paragraph, or right behind the end of a sentence."""
_BY_DIGIT = regex(rf"{_BEGINNING}(?P<mark>(?P<number>\d)\s*[.．、])(?!\d)")
_OTHER_MARKS = frozenset(f"(（〔{_CHINESE}")
"""What paragraphs begin with that are numbered otherwise than 1."""
_FEW_MARKS = 2
_TORN = regex(rf"[(（]\s*[)）]|([{_CHINESE}]{{1,2}})[)）]")
"""A mark as （三） that has lost its numeral or its first bracket."""
_CLAUSE = regex("[^，。；,;：:\\n]+[，。；,;：:]?")
_COUNTED = regex(rf"\s*[{_CHINESE}]{{1,2}}是")
_BRACKETED = "（一）"
_MARKS = frozenset(f"(（〔#*＊{_CHINESE}{DASHES}0123456789第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What a numbered paragraph begins with."""


@attrs.frozen(eq=False, repr=False)
class _Head(Record):
    """A paragraph that opens a part."""

    index: int
    style: str
    number: int | None
    heading: str | None
    """None where the text goes on behind the number without a stop that parts them."""


def broken_up(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, cut where numbered sub-headings follow one another within one, as where line ends were lost."""
    pieces = [piece for paragraph in paragraphs for piece in _pieces(paragraph, _bracketed(paragraph.text))]
    if any(piece.text[0] in _OTHER_MARKS for piece in pieces):
        return pieces
    return [piece for paragraph in pieces for piece in _pieces(paragraph, _by_digit(paragraph.text))]


def _bracketed(text: str) -> list[re.Match[str]]:
    """Marks as （一） in a text that may have two of them."""
    worth_looking = "二）" in text or "二)" in text or text[0] in "(（"
    return list(_IN_BRACKETS.finditer(text)) if worth_looking else []


def _by_digit(text: str) -> list[re.Match[str]]:
    """Marks as 1. before a few words of a topic, as sub-headings without a number have them: 1.主动公开方面。"""
    if not ("2." in text or "2、" in text or "2．" in text):
        return []
    marks = list(_BY_DIGIT.finditer(text))
    return marks if all(_BARE.match(simplified(text[mark.end() :][:_LONGEST_BARE])) for mark in marks) else []


def _pieces(paragraph: Paragraph, marks: Sequence[re.Match[str]]) -> Iterator[Paragraph]:
    """The paragraph cut before these marks, if they count up."""
    text = paragraph.text
    numbers = [_ordinal(mark["number"]) for mark in marks]
    first = (numbers[0] if marks and marks[0].start() == 0 else None) or 1
    if len(marks) < _FEW_MARKS or numbers != list(range(first, first + len(marks))):
        yield paragraph
        return
    starts = [mark.start("mark") for mark in marks if mark.start()]
    for start, end in pairwise([0, *starts, len(text)]):
        piece = text[start:end].rstrip()
        yield Paragraph(piece, part_of(paragraph.location, start, start + len(piece)))


def parts(paragraphs: Sequence[Paragraph], depth: int = _DEPTH) -> tuple[Narrative, ...]:
    """The sub-headed parts: divided by the first style of numbering that does not start over."""
    if depth == 0 or not paragraphs:
        return ()
    heads = _top_level(_with_torn(paragraphs, _with_unheaded(list(_numbered_heads(paragraphs)))))
    heads = _with_first(paragraphs, heads)
    if not heads and depth == _DEPTH:
        heads = list(_bare_heads(paragraphs))
    return tuple(_divided(paragraphs, heads, depth - 1)) if heads else ()


def bare_parts(paragraphs: Sequence[Paragraph]) -> tuple[Narrative, ...]:
    """The parts whose sub-headings have no number."""
    return tuple(_divided(paragraphs, list(_bare_heads(paragraphs)), 0))


def _divided(paragraphs: Sequence[Paragraph], heads: Sequence[_Head], depth: int) -> Iterator[Narrative]:
    ends = [*(head.index for head in heads[1:]), len(paragraphs)]
    for head, end in zip(heads, ends, strict=False):
        first = paragraphs[head.index]
        inner = paragraphs[head.index + 1 : end]
        text = "\n".join(paragraph.text for paragraph in paragraphs[head.index : end])
        place = span(first.location, inner[-1].location if inner else first.location)
        deeper = any(paragraph.text[0] in _MARKS for paragraph in inner)
        yield Narrative(head.heading, text, parts(inner, depth) if deeper else (), place)


def _numbered_heads(paragraphs: Sequence[Paragraph]) -> Iterator[_Head]:
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if text[0] not in _MARKS:
            continue
        mark = ENUMERATOR.match(text)
        if mark is None:
            continue
        style, number = _style(mark)
        yield _Head(index, style, number, _heading(text, mark.end()))


def _with_unheaded(numbered: Sequence[_Head]) -> list[_Head]:
    """Those with a heading, and those without one whose number is the one that is missing between two, or is next."""
    least: dict[str, int] = {}
    behind: list[int] = []  # for each, backwards, the least number that has a heading behind it; 0 where none has
    for one in reversed(numbered):
        behind.append(least.get(one.style, 0))
        if one.heading and one.number:
            least[one.style] = min(one.number, behind[-1] or one.number)
    heads: list[_Head] = []
    last: dict[str, int] = {}
    for one, after in zip(numbered, reversed(behind), strict=True):
        before = last.get(one.style, 0)
        due = before + 1
        if one.heading or (one.number == due and (after > due if after else before > 0)):
            heads.append(one)
            last[one.style] = one.number or before
    return heads


def _with_torn(paragraphs: Sequence[Paragraph], heads: list[_Head]) -> list[_Head]:
    """The heads, and between them those with a torn mark: each where its number is the next and no other has it."""
    siblings = {head.index: head.number for head in heads if head.style == _BRACKETED}
    last = 0
    for index, paragraph in enumerate(paragraphs if siblings else ()):
        mark = _TORN.match(paragraph.text)
        if index in siblings or mark is None:
            last = siblings.get(index) or last
            continue
        fits = _ordinal(mark[1]) == last + 1 if mark[1] else index < max(siblings)
        heading = _heading(paragraph.text, mark.end())
        if fits and heading and last + 1 not in siblings.values():
            last += 1
            heads.append(_Head(index, _BRACKETED, last, heading))
    return sorted(heads, key=lambda head: head.index)


def _with_first(paragraphs: Sequence[Paragraph], heads: list[_Head]) -> list[_Head]:
    """The heads, and before a second that has no first the topic alone on a line whose whole mark was lost."""
    if not heads or heads[0].number != 2:
        return heads
    above = _bare_heads(paragraphs[: heads[0].index])
    first = next((head for head in above if head.heading == paragraphs[head.index].text.strip()), None)
    return [first, *heads] if first else heads


def _heading(text: str, start: int) -> str | None:
    """The heading of a numbered paragraph: the whole line where it is short, else the phrase up to its stop."""
    if len(text) - start <= _MAX_HEADING and "。" not in text[start:-1]:
        return text.strip(" \t*＊#\u3000")
    phrase = _PHRASE.match(text, start)
    return text[: phrase.end()].strip(" \t*＊#\u3000") if phrase else None


def _style(mark: re.Match[str]) -> tuple[str, int | None]:
    bracket, chinese, digit, circle = mark.group("bracket", "chinese", "digit", "circle")
    if bracket:
        family = "(1)" if bracket.isdecimal() else _BRACKETED
        return family, _ordinal(bracket)
    if chinese:
        return "一、", _ordinal(chinese)
    if digit:
        return ("1)" if mark["point"] in ")）" else "1."), int(digit)
    return ("①", ord(circle) - ord("①") + 1) if circle else ("第一", None)


@functools.cache
def _ordinal(numeral: str) -> int | None:
    """A numeral of at most three characters, of which there are few."""
    if numeral.isdecimal():
        return int(numeral)
    return 1 if numeral in DASHES else chinese_number(numeral)


def _top_level(heads: Sequence[_Head]) -> list[_Head]:
    """The heads of the outermost style: the first whose numbers only rise, else the first of all."""
    by_style: dict[str, list[_Head]] = {}
    for head in heads:
        by_style.setdefault(head.style, []).append(head)
    for same in by_style.values():
        if all((b.number or 0) > (a.number or 0) for a, b in pairwise(same)):
            return same
    return by_style[heads[0].style] if heads else []


def _bare_heads(paragraphs: Sequence[Paragraph]) -> Iterator[_Head]:
    """The heads without a number; behind 一是主动公开情况 every 三是… opens a part, of whatever it speaks."""
    counted = False
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        count = _COUNTED.match(text)
        match = _BARE.match(simplified(text[:_LONGEST_BARE])) or (_CLAUSE.match(text) if counted and count else None)
        if match:
            counted = count is not None
            yield _Head(index, "", None, text[: match.end()].strip(" \t*＊#\u3000"))
