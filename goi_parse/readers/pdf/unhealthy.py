"""How much of what an engine reads on a page can be text, and whether it reads as Chinese."""

import unicodedata

from goi_parse.text import regex

__all__ = ["is_chinese", "unhealthy_share"]

_UNCOMMON = regex(r"[^\s\x21-\x7e\xa1-\xff\u2010-\u205e\u2100-\u27bf\u3000-\u30ff\u4e00-\u9fef\uff01-\uff5e]")
_NO_TEXT = frozenset(("Cc", "Cn", "Co", "Cs"))
"""Controls, unassigned, private use, lone surrogates: what comes out where a font has no usable character map."""


def unhealthy_share(text: str) -> float:
    """Which part of the text cannot be text."""
    odd: list[str] = _UNCOMMON.findall(text)
    if not odd:
        return 0.0
    letters = len(text) - text.count(" ") - text.count("\n") - text.count("\r")
    sick = sum(letter == "\ufffd" or unicodedata.category(letter) in _NO_TEXT for letter in odd)
    return sick / max(1, letters)


_OF = 200
"""Among so many letters of Chinese prose at least one is 的; usually there are six."""


def is_chinese(text: str) -> bool:
    """Whether a text of some length reads as Chinese, rather than as Chinese characters or letters at random."""
    return text.count("的") * _OF >= len(text)
