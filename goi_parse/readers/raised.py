"""Digits that a page sets above or below the line, as the characters that Unicode has for them.

Beside a figure such a digit is the mark of a note. Written as any other digit it would be one digit more of the figure.
"""

__all__ = ["lowered", "raised"]

_DIGITS = "0123456789０１２３４５６７８９"
_raised_table = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
_lowered_table = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉" * 2)


def raised(text: str) -> str:
    """The text with its digits above the line: ``1`` is ``¹``."""
    return text.translate(_raised_table)


def lowered(text: str) -> str:
    """The text with its digits below the line: ``1`` is ``₁``."""
    return text.translate(_lowered_table)
