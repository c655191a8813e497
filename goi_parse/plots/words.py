"""The words on a chart, in Chinese where a font for it is installed, else in English."""

import warnings
from typing import Literal

import attrs

from goi_parse.report import AnnualReport, Meaning
from goi_parse.show.labels import label, path_label
from goi_parse.text import regex

__all__ = ["Language", "Words", "words"]

Language = Literal["zh", "en"]

_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Serif CJK SC",
    "SimSun",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
)
"""Fonts with Chinese, the first that is installed is taken: systems' own and free ones, sans serif before serif."""
_MEANINGS = {
    Meaning.BLANK: ("空白", "blank"),
    Meaning.MARK: ("未填", "not filled in"),
    Meaning.PICTURE: ("图片", "a picture"),
    Meaning.MISSING: ("缺", "missing"),
    Meaning.UNREADABLE: ("不能确定", "unreadable"),
}
_NUMBER = regex(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)")
_TERMS = {
    "outcomes": ("政府信息公开申请办理结果", "Outcomes of requests for information"),
    "refusals": ("不予公开的理由", "Grounds of refusal"),
    "disputes": ("政府信息公开行政复议、行政诉讼", "Reconsideration and litigation"),
    "years": ("历年情况", "Year over year"),
    "items": ("件", "cases"),
    "doubtful": ("※ 有核查发现，见 report.diagnostics", "※ named by a finding, see report.diagnostics"),
    "no_report": ("没有报告", "no report"),
    "not_asked": ("格式无此项", "not in that form"),
    "new_form": ("表格改版", "new form"),
    "total": ("总计", "total"),
}
_NAMES = {"requests.handled.other": "其他处理", "requests.handled.total": "办理结果总计"}
"""What the printed labels alone do not tell from others."""
_ENGLISH = {"direct": "Litigation, direct", "after_reconsideration": "Litigation after reconsideration"}


@attrs.frozen
class Words:
    """The words of one chart."""

    language: Language
    font: str | None
    """The font they are set in; None for matplotlib's own."""

    def term(self, name: str) -> str:
        """A title or note."""
        return _TERMS[name][self.language == "en"]

    def name(self, address: str) -> str:
        """A row of a form, without its number and what stands in brackets."""
        last = address.rpartition(".")[2]
        if self.language == "en":
            return _ENGLISH.get(last, last.replace("_", " ").capitalize())
        return _NAMES.get(address) or _bare(label(last) if path_label(address) == address else path_label(address))

    def path(self, address: str) -> str:
        """A figure or a group of them, by all that tells it from others."""
        if self.language == "en":
            return " · ".join(address.removesuffix(".total").replace("_", " ").split("."))
        if address in _NAMES:
            return _NAMES[address]
        printed = path_label(address)
        labels = [label(address.rpartition(".")[2])] if printed == address else printed.split("｜")
        return "｜".join(map(_bare, labels[:-1] if len(labels) > 1 and labels[-1] == "总计" else labels))

    def meanings(self, lacking: tuple[Meaning, ...]) -> str:
        """Why figures are lacking, each reason once."""
        separator = ", " if self.language == "en" else "、"
        return separator.join(dict.fromkeys(_MEANINGS[each][self.language == "en"] for each in lacking))

    def title(self, name: str, report: AnnualReport) -> str:
        """The chart's title: whose report, of which year, and what."""
        agency, year = report.agency or "", "" if report.year is None else str(report.year)
        if self.language == "en":
            return " ".join(filter(None, (self.term(name), year)))  # a Chinese name needs a Chinese font
        return f"{agency}{year and f'{year}年'}\n{self.term(name)}".strip()


def _bare(printed: str) -> str:
    """The last of the labels without its number and what stands in brackets."""
    return _NUMBER.sub("", printed.rpartition("｜")[2]).partition("（")[0]


def words(language: Language | None) -> Words:
    """Words in that language, or in Chinese where a font for it is installed.

    Warns (UserWarning) where there is none: labels are then in English, or boxes where Chinese was asked for.
    """
    if language == "en":
        return Words("en", None)
    from matplotlib import font_manager

    installed = set(font_manager.get_font_names())
    font = next((name for name in _FONTS if name in installed), None)
    if font is None:
        warnings.warn(
            "没有中文字体，改用英文 / no Chinese font is installed, so labels are in English; "
            "安装 / install e.g. Noto Sans CJK SC",
            UserWarning,
            stacklevel=4,
        )
        return Words("en", None)
    return Words("zh", font)
