"""Pure functions on strings: the only place that normalises. Stored text stays as printed; folds are compared.

``fold`` makes labels comparable, ``squeeze`` makes prose comparable, ``chinese_number`` reads 十二,
``figure`` reads what stands in a cell. ``regex`` is how every room of the library states a pattern.
"""

import re
from decimal import Decimal
from typing import AnyStr, cast

from goi_parse.traditional import SIMPLIFIED, TRADITIONAL

__all__ = [
    "DASHES",
    "ENUMERATED",
    "FIGURE_IN_LINE",
    "FIRST_SIGNS",
    "GLOSS",
    "LAST_SIGNS",
    "MARKS",
    "NUMERAL",
    "PART",
    "chinese_number",
    "ends_in_figure",
    "figure",
    "fold",
    "glossed",
    "holds_several",
    "in_pieces",
    "is_figure",
    "narrow",
    "regex",
    "simplified",
    "squeeze",
    "ungloss",
    "unnumbered",
]


class _Late:
    """Stands for a compiled pattern and becomes one when it is first asked for a method."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)  # so that it is there when it is wanted again
        return found

    def __reduce__(self) -> tuple[object, ...]:
        return re.compile, (self.pattern, self._flags)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that is compiled when it is first used.

    The library states two hundred patterns and one document meets the fewest of them; compiling them all would cost
    a fresh process more than parsing does.
    """
    return cast("re.Pattern[AnyStr]", _Late(source, flags))


_FULLWIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Signs without a width, as editors of web pages leave them: between two digits they part nothing."""
_BLANKS = (
    "\t\n\r\v\f \u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000"
    + _UNSEEN
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
"""Digits above and below the line, as marks of notes are printed."""
_PUNCTUATION = "“”‘’\"'`、,，.。．:：;；()（）[]【】〔〕{}《》<>〈〉·•!！?？|｜*＊#"

_narrow_table: dict[int, str | None] = {
    **_FULLWIDTH,
    **{ord(c): " " for c in _BLANKS if c != "\n"},
}
_seen_table: dict[int, str | None] = {**_narrow_table, **{ord(c): None for c in _UNSEEN}}
_squeeze_table: dict[int, str | None] = {**_FULLWIDTH, **{ord(c): None for c in _BLANKS}}
_simplified_table = str.maketrans(TRADITIONAL, SIMPLIFIED)
_traditional = frozenset(TRADITIONAL)
_fold_table: dict[int, int | str | None] = {
    **_FULLWIDTH,
    **_simplified_table,
    ord("覆"): "复",  # 答覆; not so where the text is kept, for 覆 is a simplified character of its own (覆盖)
    **{ord(c): None for c in _BLANKS + _PUNCTUATION},
    **{ord(c): None for c in _RAISED},
}


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, one for one, so that places in both texts are the same."""
    return text if _traditional.isdisjoint(text) else text.translate(_simplified_table)


GLOSS = "[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]"
"""A pattern for the pinyin gloss of a character."""
_GLOSS = regex(GLOSS)


def ungloss(text: str) -> str:
    """The text without the pinyin glosses that some sites print (``一(yī)、總體(tǐ)情況``)."""
    return _GLOSS.sub("", text)


def glossed(text: str, place: int) -> int:
    """Where in a text stands what stands at ``place`` where its glosses are left out."""
    for gloss in _GLOSS.finditer(text):
        if gloss.start() <= place:
            place += len(gloss[0])
    return place


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as ASCII, every kind of blank but the line end as one space each."""
    return text.translate(_narrow_table)


def squeeze(text: str) -> str:
    """``narrow`` with all white space taken out: what two printings of one sentence have in common."""
    return text.translate(_squeeze_table)


def fold(text: str) -> str:
    """A label without white space, punctuation and width; traditional characters as simplified ones."""
    return text.translate(_fold_table)


NUMERAL = r"[一二三四五六七八九十\d]{1,3}"
"""A pattern for the number before a heading or a label, without the mark behind it."""
ENUMERATED = rf"(?:[（(]{NUMERAL}[)）]|{NUMERAL}[、.．])"
"""A pattern for such a number with its mark: （一） or 1."""
PART = r"第[一二三四五六七八九十]+部分"
"""A pattern for the number of a part, which has no mark."""
DASHES = "—–―─－-"
"""Dashes that are typed, or recognised, in place of the numeral 一: （—）总体情况."""
_NUMBERING = regex(r"\d{1,2}(?=\D)|[一二三四五六七八九十]{1,3}(?=[^\d一二三四五六七八九十])")


def unnumbered(folded: str) -> str:
    """A folded label without its ordinal: ``1属于国家秘密`` and ``一予以公开`` lose their first character."""
    match = _NUMBERING.match(folded)
    return folded[match.end() :] if match else folded


_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> int | None:
    """``十二`` is 12, ``二〇二二`` is 2022, ``一百零三`` is 103; anything else is None."""
    if not text or any(c not in _DIGITS and c not in _SCALES for c in text):
        return None
    if not any(c in _SCALES for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = digit = 0
    for c in text:
        if c in _SCALES:
            total += (digit or 1) * _SCALES[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


MARKS = frozenset("/ - -- --- — —— – ― − ─ _ \\ * 无 無 空 不适用 不適用 N/A NA n/a na".split())  # noqa: SIM905  a line of marks, not five
"""What is printed where a figure is not given; squeezed."""

FIGURE_IN_LINE = r"(?:[+＋\-−－]?\d[\d,，.．]*(?:\s?[万萬]元|[元件项个])?|[—–―─\-－/／]{1,3}|[无無])"
"""A pattern for a figure, or a mark in its place, among others on a line of running text."""
FIRST_SIGNS = frozenset(f"0123456789０１２３４５６７８９+-−－—–―─/／\\无無空不Nn*＊_＋{_UNSEEN}")
LAST_SIGNS = frozenset(
    f"0123456789０１２３４５６７８９元件项个条份宗无無空用Aa—-－–―─/／\\*＊_])）］〕】{_RAISED}{_UNSEEN}"
)
"""With which what ``is_figure`` takes may begin and end: most cells that are no figure are told by these two signs."""
_FIGURE_ENDS = frozenset("—–―─-－/／元件项个无無")

_LONG = 20
_FIGURE = regex(r"([+\-−－])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万元|萬元|元|件|项|个|条|份|宗)?", re.ASCII)


def figure(raw: str) -> tuple[int | Decimal, str | None] | None:
    """The number that ``raw`` prints and the unit beside it, or None where it prints no single number.

    ``+113`` and ``-1`` keep their sign, ``1,234`` loses its comma, ``11522.96万元`` is a Decimal with its unit, and the
    mark of a note behind them (``12¹``, ``12[¹]``) is no digit of theirs.
    Blanks inside a number (``1 0``) make it no number: whether they join or part two cells is not known here.
    """
    text = raw.translate(_seen_table).strip()
    match = _FIGURE.fullmatch(text) or _FIGURE.fullmatch(_spaced_unit(_unmarked(text)))
    if match is None:
        return None
    sign, whole, fraction, unit = match.groups()
    digits = whole.replace(",", "")
    # Python refuses to make an int of thousands of digits; a Decimal of them is made at once.
    value = int(digits) if fraction is None and len(digits) < _LONG else Decimal(digits + (fraction or ""))
    return (-value if sign and sign != "+" else value), "万元" if unit == "萬元" else unit


def ends_in_figure(text: str) -> bool:
    """Whether a line's last sign is one with which figures and marks end; false for an empty line."""
    last = text.rstrip()[-1:]
    return last.isdecimal() or last in _FIGURE_ENDS


def _unmarked(text: str) -> str:
    """Without the raised or lowered digits at its end, and the brackets around them."""
    bare = text.rstrip("])〕】")
    unmarked = bare.rstrip(_RAISED)
    return text if unmarked == bare else unmarked.rstrip("[(〔【 ")


def _spaced_unit(text: str) -> str:
    """``12 万元`` and ``+ 3`` without the blank that typesetting put there."""
    return re.sub(r"(?<=\d)\s+(?=[万萬元件项个条份宗])|(?<=^[+\-])\s+", "", text)


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, the pieces of one, or a mark in a figure's place, and no label."""
    if text.isdecimal() or text in MARKS:
        return True
    return squeeze(text) in MARKS or figure(text) is not None or in_pieces(text)


_PIECES = regex(r"[+-]?\d[\d,.]*(?:\s+[\d,.]+)+(?:\s*(?:[万萬]?元))?", re.ASCII)


def in_pieces(text: str) -> bool:
    """Whether a cell holds digits with blanks or line ends between them: one number broken up, or several."""
    return _PIECES.fullmatch(text.translate(_seen_table).strip()) is not None


_GROUPS = regex(r"\d[\d,.]*+\D+\d", re.ASCII)


def holds_several(text: str) -> bool:
    """Whether digits stand in a cell in more than one place, whatever is between them: a unit, a blank, a word."""
    return _GROUPS.search(text.translate(_seen_table)) is not None


_NARROW = regex(
    "[^\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]+"
)


def width_of(text: str) -> int:
    """Display columns of ``text``: a Chinese character is two wide."""
    return len(text) if text.isascii() else len(text) + len(_NARROW.sub("", text))
