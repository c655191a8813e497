"""Every line of a document that might be a section heading.

A candidate is a guess with a weight; which guesses belong together is settled over the whole document in
:mod:`goi_parse.outline.chain`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import attrs

from goi_parse.outline.wordings import CLASSIFY, EMBEDDED, FINISHED, KEYS, LEADERS, LINE, LOOSE, ROWS, TABLE_TEXT, TRAIL
from goi_parse.record import Record
from goi_parse.text import DASHES, chinese_number, fold

__all__ = ["Candidate", "Sheet", "candidates", "embedded"]

_LONGEST = 45
"""Characters in a heading of unknown wording, or in the first line of a wrapped one."""
_LONGEST_REST = 30
"""Characters in the second line of a wrapped heading."""
_MOST = 4000
"""Candidates looked at; a report has a few dozen."""
_STOPPERS = frozenset(":：。、;；，*＊#… \t\n\u3000\u00a0")
_BETWEEN = frozenset(" \t\u3000\u00a0:：。、;；，,*＊#…_.．\x0b\x0c")
"""What may stand between a heading and the text on the same line."""
_LISTED = frozenset("0123456789)）…⋯.．·")
"""How a line of a table of contents ends."""
_TAIL = 60
"""Characters at the end of a line in which leaders and page number are looked for."""
_CLOSERS = (")", "）")
_ROMAN = {c: n for n, c in enumerate("ⅠⅡⅢⅣⅤⅥⅦ", 1)}
_OFFICIAL = {
    "overview": ("总体", "概述"),
    "disclosure": ("主动公开政府", "主动公开信息", "信息主动公开"),
    "requests": ("收到", "处理"),
    "disputes": ("复议", "诉讼"),
    "problems": ("问题", "改进"),
    "other": ("报告", "事项"),
}


@attrs.frozen(eq=False, repr=False)
class Sheet(Record):
    r"""The lines of a document as one text, so that one pass of one pattern finds every candidate.

    Line ``n`` is block ``n``; a table or picture stands as ``\x01``. The text begins with a line
    end, because a pattern that begins with a plain character is searched faster than one that begins with ``^``.
    """

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Sheet":
        """The sheet of these lines."""
        return cls("\n".join(("", *lines)), list(accumulate((len(line) + 1 for line in lines), initial=1)))

    def line(self, offset: int) -> int:
        """The line in which an offset lies."""
        return bisect_right(self.starts, offset) - 1

    def end(self, line: int) -> int:
        """Offset just past the last character of a line."""
        return self.starts[line + 1] - 1


@attrs.frozen(eq=False, repr=False)
class Candidate(Record):
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
    """Whether nothing stands behind the heading on its line."""
    tabled: bool = False
    """Whether the table of its section stands right below it."""


def candidates(sheet: Sheet) -> list[Candidate]:
    """Every line that may be a section heading, in reading order."""
    found: list[Candidate] = []
    for match in LINE.finditer(sheet.text):
        line = sheet.line(match.end())
        one = _numbered(sheet, line, match) if match["mark"] or match["tight"] else _bare(sheet, line, match)
        if one is not None:
            found.append(one)
            if len(found) == _MOST:
                break
    return found


def embedded(sheet: Sheet) -> list[Candidate]:
    """Headings that stand in the middle of a line, glued to what was before them."""
    found: list[Candidate] = []
    for match in EMBEDDED.finditer(sheet.text):
        one = _numbered(sheet, sheet.line(match.end()), match)
        if one is not None and (one.alone or one.number == one.key + 1):
            found.append(attrs.evolve(one, weight=one.weight - 2))
            if len(found) == _MOST:
                break
    return found


def _number(numeral: str) -> int | None:
    if numeral in _ROMAN:
        return _ROMAN[numeral]
    if numeral in DASHES:
        return 1
    return int(numeral) if numeral.isdecimal() else chinese_number(numeral)


def _style(part: str | None, bracket: str | None, plain: str, sep: str) -> str:
    if part or bracket or sep[:1] in _CLOSERS:
        return "part" if part else "bracket"  # 一) has lost its first bracket
    family = "arabic" if plain.isdecimal() else "chinese"
    return family + ("." if "." in sep or "．" in sep else "、")


def _numbered(sheet: Sheet, line: int, match: re.Match[str]) -> Candidate | None:
    """A line with a number before it: by its wording where that is known, else by its key words."""
    part, bracket, plain, sep = match.group("part", "bracket", "plain", "sep")
    if not (part or bracket or plain):
        plain, sep = match["tight"], ""
        start, begin = match.span("tight")
    else:
        start, begin = match.start("mark"), match.end("sep")
    shape = None if match.lastgroup == "loose" else _strict(sheet, line, begin, match)
    if shape is None and (sep or part or bracket):
        shape = _wrapped(sheet, line, begin) or _loose(sheet, line, begin)
    if shape is None:
        return None
    key, last, cut, weight = shape
    number, style = _number(part or bracket or plain), _style(part, bracket, plain, sep)
    weight += _weight_of_mark(style, number, key)
    return _candidate(sheet, key, (line, last, start, cut), style, number, weight)


def _weight_of_mark(style: str, number: int | None, key: int) -> float:
    """A number of its own place speaks for a heading; another one may be that of a sub-heading."""
    if style == "bracket":
        return -1.5 if number == key + 1 else -3.0
    return 3.5 if number == key + 1 else 0.5


def _bare(sheet: Sheet, line: int, match: re.Match[str]) -> Candidate | None:
    """A line without a number: only a known wording that stands alone or before a blank or a colon.

    Behind the mark of a number that is lost it stands alone, or above its table: a sentence that is wrapped there may
    go on so.
    """
    begin, stop = match.end("lost") if match["lost"] else match.end("pad"), match.end()
    if stop < len(sheet.text) and sheet.text[stop] not in _STOPPERS and sheet.text[stop - 1] not in _STOPPERS:
        return None
    shape = _strict(sheet, line, begin, match)
    if shape is None:
        return None
    key, last, cut, weight = shape
    if key == 0 and sheet.text[begin] == "2" and _is_wide("overview", fold(sheet.text[begin:stop])):
        return None  # 2020年政务公开情况 is a title
    style = _style(None, None, "", match["lost"]) if match["lost"] else ""
    one = _candidate(sheet, key, (line, last, match.end("pad"), cut), style, None, weight)
    return one if one.alone or one.tabled or not style else None


def _candidate(
    sheet: Sheet, key: int, place: tuple[int, int, int, int], style: str, number: int | None, weight: float
) -> Candidate:
    line, last, start, cut = place
    text, end = sheet.text, sheet.starts[last + 1]
    tabled = 1 <= key <= 3 and TABLE_TEXT.match(text, cut) is not None
    if tabled:
        weight += 3
    alone = cut >= end
    contents = alone and text[end - 2] in _LISTED and LEADERS.search(text, max(start, end - _TAIL), end) is not None
    return Candidate(key, line, last, start, cut, style, number, weight, contents, alone, tabled)


def _strict(sheet: Sheet, line: int, begin: int, match: re.Match[str]) -> tuple[int, int, int, float] | None:
    """Key, last line, cut and weight of a known wording, with what follows it on its line."""
    text, end, stop = sheet.text, sheet.starts[line + 1] - 1, match.end()
    words = fold(text[begin:stop])
    name = _section(match.lastgroup, words)
    if stop == end or TRAIL.fullmatch(text, stop, end):
        if not words.endswith(FINISHED) and (wrapped := _wrapped(sheet, line, begin)):
            return wrapped
        return KEYS.index(name), line, end + 1, 4 + _official(name, words)
    cut = stop
    while text[cut] in _BETWEEN:
        cut += 1
    if words.endswith(FINISHED) and (cut > stop or text[stop - 1] in _BETWEEN or _parted(text, stop, match)):
        return KEYS.index(name), line, cut, 3 + _official(name, words)
    return _above_table(sheet, line, begin, stop) if match["sep"] else None


def _above_table(sheet: Sheet, line: int, begin: int, stop: int) -> tuple[int, int, int, float] | None:
    """A heading to which a table is glued whose first labels look like more of it (情况行政复议行政诉讼)."""
    text = sheet.text
    for cut in range(begin, stop):
        if text.endswith(FINISHED, begin, cut) and TABLE_TEXT.match(text, cut):
            match = CLASSIFY.fullmatch(text, begin, cut)
            if match is not None:
                words = fold(match[0])
                name = _section(match.lastgroup, words)
                return KEYS.index(name), line, cut, 3 + _official(name, words)
    return None


def _parted(text: str, stop: int, match: re.Match[str]) -> bool:
    """Whether a numbered heading plainly ends where text of another kind is glued to it: a year, a table, a bracket."""
    if not match["sep"]:
        return False
    return text[stop].isdecimal() or text[stop] in "（(" or TABLE_TEXT.match(text, stop) is not None


def _section(name: str | None, words: str) -> str:
    """The section of a wording; 申请公开 weighs more than 公开."""
    return "requests" if name == "disclosure" and "申请" in words else name or ""


def _is_wide(name: str, words: str) -> bool:
    """Whether a heading of section one names but what the whole report is of, as its title and its topics may."""
    return name == "overview" and words.endswith("政务公开情况")


def _official(name: str, words: str) -> float:
    """Half a point and more for a wording close to the form's own, and less for one that may be another thing's."""
    return -1 if _is_wide(name, words) else sum([mark in words for mark in _OFFICIAL[name]]) * 0.5


def _wrapped(sheet: Sheet, line: int, begin: int) -> tuple[int, int, int, float] | None:
    """A heading cut by the line end: with the next line it is a known wording, whole and finished."""
    first = sheet.text[begin : sheet.end(line)].strip(" *＊\t\u3000")
    if not 2 <= len(first) <= _LONGEST:
        return None
    last = line + 1
    if last >= len(sheet.starts) - 1 or sheet.end(last) - sheet.starts[last] > _LONGEST_REST:
        return None
    whole = first + sheet.text[sheet.starts[last] : sheet.end(last)].strip(" *＊:：。、\t\u3000")
    match = CLASSIFY.fullmatch(whole) if whole.endswith(FINISHED) else None
    if match is None:
        return None
    words = fold(whole)
    name = _section(match.lastgroup, words)
    return KEYS.index(name), last, sheet.starts[last + 1], 4 + _official(name, words)


def _loose(sheet: Sheet, line: int, begin: int) -> tuple[int, int, int, float] | None:
    """A short numbered line of unknown wording, by its key words."""
    raw = sheet.text[begin : sheet.end(line)].strip()
    if len(raw) > _LONGEST or "。" in raw[:-1]:
        return None
    words = fold(raw)
    if ROWS.search(words):
        return None
    for name, pattern in LOOSE:
        if pattern.search(words):
            return KEYS.index(name), line, sheet.starts[line + 1], 1.5
    return None
