"""Characters that stand for others: radicals, compatibility forms and ligatures that fonts put in the place of text.

A font may use one glyph for 人 and for the radical ⼈, and a writer that goes back from glyphs to characters may
choose the wrong one. What a reader of the page sees is 人.
"""

import re
import unicodedata

from goi_parse.text import regex

__all__ = ["is_odd", "plain"]

_ODD = regex(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe16\ufe19\ufe31-\ufe44\ufe47\ufe48]")

_FORMS = dict(
    zip(
        # The radicals of the supplement have no decomposition in Unicode; these are its EquivalentUnifiedIdeograph.
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
        # Unicode decomposes this one to 戶; in the fonts of simplified Chinese it shares its glyph with 户 (门户).
        "⼾"
        "︐︑︒︓︔︕︖︙︱︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
        "户"
        "，、。：；！？…—＿（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)


def is_odd(text: str) -> bool:
    """Whether ``plain`` would change anything: one search for a page saves one for each word."""
    return _ODD.search(text) is not None


def plain(text: str) -> str:
    """The text with ordinary characters in the place of radicals, compatibility forms and ligatures."""
    return _ODD.sub(_ordinary, text)


def _ordinary(match: re.Match[str]) -> str:
    letter = match[0]
    return _FORMS.get(letter) or unicodedata.normalize("NFKC", letter)
