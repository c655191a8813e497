"""统计期限: the days that the figures cover, under the phrasings met and with characters lost."""

import re
from datetime import date

import attrs

from goi_parse.record import Record
from goi_parse.report import Period
from goi_parse.text import chinese_number, regex, squeeze

__all__ = ["Reading", "period"]

_WIDE = regex("[０-９]")
_DASH = r"[-—–―－~～至到]"
_DAY = r"(?P<{0}m>\d{{1,2}})月(?P<{0}d>\d{{1,2}})日"
_TO = rf"(?:起|始)?[,，]?(?:(?:截至|截止|截止到|至|到|{_DASH}{{1,3}})到?)"
_FULL = regex(
    rf"(?P<ay>20\d\d)年(?:度)?[(（]?(?:自|从)?{_DAY.format('a')}(?:零时|0时|起)?(?:{_TO}|一(?=20))?(?:同年|当年)?(?:(?P<by>20\d\d)年)?{_DAY.format('b')}"
)
_DOTTED = regex(
    r"(?P<ay>20\d\d)[-./](?P<am>0?1)[-./](?P<ad>0?1)(?:日|起)?[-—–―－~～至到]{1,3}(?:(?P<by>20\d\d)[-./])?(?P<bm>\d{1,2})[-./](?P<bd>\d{1,2})"
)
_MONTHS = regex(r"(?P<ay>20\d\d)年(?P<am>1)月?(?:份)?[-—–―－~～至到]{1,3}(?:(?P<by>20\d\d)年)?(?P<bm>12)月(?!\d)")
_LOST = regex(
    r"(?P<a>20\d\d年?\d{1,2}月?\d{0,2}日?)[起始]?[,，]?(?:截至|截止|至|到|[-—–―－~～]{1,3})到?(?P<b>(?:20\d\d年?)?(?:\d{1,2}月?\d{1,2}日|1231(?!\d)))"
)
_LOST_DAY = regex(r"(?P<year>20\d\d)?年?(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})|(?P<run>\d{2,4}))日?")
_DEADLINE = regex(r"(?:核定|统计|截止|截至)[^，。；]{0,12}?(?<!\d)(?P<by>20\d\d)年12月31日")
_CHINESE_DATE = regex(
    r"(?P<y>[二][〇○零OoＯ0一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_COVERED = regex("统计|数据|期限|时限|核定")
_NEAR = 20
"""Characters before a period in which the words stand that say what it is."""


@attrs.frozen(eq=False, repr=False)
class Reading(Record):
    """A period, the words it was read from, and whether characters had to be restored."""

    period: Period
    raw: str
    restored: bool = False


def period(text: str, *, of_days: bool = False) -> Reading | None:
    """The first period that ``text`` (without blanks) states, or None.

    ``of_days`` says that the text has days of other things as well: what was done from May to August. There the period
    is a whole year, or words before it say that figures cover it.
    """
    if "月" not in text and "日" not in text and "20" not in text:
        return None
    text = _with_digits(squeeze(text) if _WIDE.search(text) else text)
    for pattern in (_FULL, _DOTTED, _MONTHS):
        for match in pattern.finditer(text):
            found = _stated(match)
            if found is not None and (not of_days or _is_meant(found, text, match)):
                return found
    return None if of_days and not _COVERED.search(text) else _restored(text)


def _is_meant(found: Reading, text: str, match: re.Match[str]) -> bool:
    """Whether days are those that the figures cover."""
    start, end = found.period.start, found.period.end
    if (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31)):
        return True
    return _COVERED.search(text, max(0, match.start() - _NEAR), match.start()) is not None


def _with_digits(text: str) -> str:
    """Dates in Chinese numerals as digits."""
    if "二〇" not in text and "二○" not in text and "二零" not in text:
        return text

    def digits(match: re.Match[str]) -> str:
        year = chinese_number(re.sub("[OoＯ0]", "〇", match["y"]))
        return f"{year}年{chinese_number(match['m'])}月{chinese_number(match['d'])}日"

    return _CHINESE_DATE.sub(digits, text)


def _stated(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    year = int(groups["ay"])
    end_year = int(groups["by"] or year)
    start = _date(year, int(groups["am"]), int(groups.get("ad") or 1))
    end = _date(end_year, int(groups["bm"]), int(groups.get("bd") or 31))
    return _reading(start, end, match.group(), restored=False)


def _reading(start: date | None, end: date | None, raw: str, *, restored: bool) -> Reading | None:
    if start is None or end is None or end <= start or (end - start).days > 800:
        return None
    return Reading(Period(start, end), raw, restored)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _restored(text: str) -> Reading | None:
    """A period whose 年 or 月 got lost, where only one reading is a calendar day."""
    for match in _LOST.finditer(text):
        start = _lost_date(match["a"], None)
        end = _lost_date(match["b"], start.year) if start else None
        found = _reading(start, end, match.group(), restored=True)
        if found is not None and found.period.start.month == found.period.start.day == 1:
            return found
    deadline = next((match for match in _DEADLINE.finditer(text) if _is_of_figures(text, match)), None)
    if deadline is None:
        return None
    year = int(deadline["by"])
    return _reading(date(year, 1, 1), date(year, 12, 31), deadline.group(), restored=True)


def _is_of_figures(text: str, deadline: re.Match[str]) -> bool:
    """Whether a last day is that of the figures, by the words before it in its sentence or right behind it."""
    start, end = deadline.span()
    before = text[max(0, start - _NEAR) : end].rpartition("。")[2]
    return _COVERED.search(before) is not None or _COVERED.match(text, end + text.startswith("的", end)) is not None


def _lost_date(raw: str, year: int | None) -> date | None:
    match = _LOST_DAY.fullmatch(raw)
    if match is None or (match["year"] is None and year is None):
        return None
    year = int(match["year"]) if match["year"] else year
    if year is None:
        return None
    if match["month"]:
        return _date(year, int(match["month"]), int(match["day"]))
    run = match["run"]
    cuts = {2: (1,), 3: (1, 2), 4: (2,)}[len(run)]
    days = [
        day for cut in cuts if run[cut] != "0" or len(run) == 4 if (day := _date(year, int(run[:cut]), int(run[cut:])))
    ]
    return days[0] if len(days) == 1 else None
