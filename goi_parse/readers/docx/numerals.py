"""Numbers written as Word's automatic numbering writes them: 一, 十二, 一百零五, 甲, ①, IV, 01."""

from collections.abc import Callable, Mapping

__all__ = ["numeral"]

_DIGITS = "〇一二三四五六七八九"
_SIMPLE = ("零一二三四五六七八九", "十百千", "万")
_TRADITIONAL = ("零一二三四五六七八九", "十百千", "萬")
_LEGAL_SIMPLE = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULLWIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def numeral(number: int, format_name: str) -> str:
    """``number`` in one of the formats of ST_NumberFormat; in plain digits where the format has no such number."""
    write = _FORMATS.get(format_name)
    return write(number) if write is not None and number > 0 else str(number) if format_name != "none" else ""


def _counted(number: int, words: tuple[str, str, str]) -> str:
    """``12`` as 十二, ``105`` as 一百零五; the 一 before a leading 十 is not spoken."""
    digits, tens, ten_thousand = words
    if number >= 10**8:
        return str(number)
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        zero = digits[0] if low and low < 10**3 else ""
        return _counted(high, words) + ten_thousand + zero + (_counted_below(low, digits, tens) if low else "")
    text = _counted_below(number, digits, tens)
    return text[1:] if digits[1] == "一" and 10 <= number < 20 else text


def _counted_below(number: int, digits: str, tens: str) -> str:
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (tens[power - 1] if power else "")
        gap = not digit
    return text


def _spelled(number: int, zero: str = "〇") -> str:
    """Digit by digit: ``10`` as 一〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(number)).replace("〇", zero)


def _chinese_counting(number: int) -> str:
    """Counted up to 99, spelled from 100 on, as Word does."""
    return _counted(number, _SIMPLE) if number < 100 else _spelled(number, "○")


def _taiwanese_counting(number: int) -> str:
    return _counted(number, _TRADITIONAL) if number < 100 else _spelled(number, "○")


def _from(first: str, last: int) -> Callable[[int], str]:
    """A run of consecutive characters that starts with ``first`` and has ``last`` members."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


def _letter(number: int) -> str:
    """A, B … Z, AA, BB … as Word counts."""
    repeat, at = divmod(number - 1, 26)
    return chr(ord("A") + at) * (repeat + 1) if repeat < 30 else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _upper_roman(number: int) -> str:
    return _roman(number) if number < 32768 else str(number)


def _sexagenary(number: int) -> str:
    """甲子, 乙丑 … a circle of sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _fullwidth(number: int) -> str:
    return str(number).translate(_FULLWIDTH)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _upper_roman,
    "lowerRoman": lambda number: _upper_roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "ordinal": _ordinal,
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": lambda number: _counted(number, _SIMPLE),
    "chineseLegalSimplified": lambda number: _counted(number, _LEGAL_SIMPLE),
    "ideographLegalTraditional": lambda number: _counted(number, _LEGAL_TRADITIONAL),
    "taiwaneseCounting": _taiwanese_counting,
    "taiwaneseCountingThousand": lambda number: _counted(number, _TRADITIONAL),
    "taiwaneseDigital": lambda number: _spelled(number, "○"),
    "japaneseCounting": lambda number: _counted(number, _SIMPLE),
    "japaneseDigitalTenThousand": _spelled,
    "ideographDigital": _spelled,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": _fullwidth,
    "decimalFullWidth2": _fullwidth,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
}
