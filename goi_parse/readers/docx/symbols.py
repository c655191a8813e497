"""Characters of symbol fonts, which have no Unicode of their own in the file, as the signs that they look like."""

from collections.abc import Mapping

__all__ = ["symbol"]

_PRIVATE = range(0xF000, 0xF100)
"""Where Word keeps the 256 places of a symbol font."""

_BULLETS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★",
    0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + i: chr(ord("①") + i) for i in range(10)},
    **{0x8C + i: chr(ord("❶") + i) for i in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□",
    **{0x6A + i: chr(ord("①") + i) for i in range(10)},
    **{0x75 + i: chr(ord("❶") + i) for i in range(10)},
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xE5: "∑",
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
}  # fmt: skip
_FONTS: Mapping[str, Mapping[int, str]] = {"wingdings": _BULLETS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, character: str) -> str:
    """The sign at this place of a symbol font; plain ASCII for its digits and marks; else the character as it is.

    In Symbol, ASCII digits and punctuation keep their places; in the picture fonts nothing does, so a place that is
    not known stays the private character that the file has: seen to be there, and never taken for a figure.
    """
    code = ord(character)
    if code not in _PRIVATE:
        return character
    table = _FONTS.get(font.lower())
    place = code - _PRIVATE.start
    if table is not None:
        keeps_ascii = table is _SYMBOL and 0x20 <= place < 0x7F
        return table.get(place) or (chr(place) if keeps_ascii else character)
    return chr(place) if 0x20 <= place < 0x7F and not font.lower().startswith(("wingdings", "webdings")) else character
