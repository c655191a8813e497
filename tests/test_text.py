"""The lowest floor: what folds make equal, and what counts as a number, a mark and the pieces of a number."""

import pickle
import re
from decimal import Decimal

import pytest

from goi_parse.text import (
    MARKS,
    chinese_number,
    ends_in_figure,
    figure,
    fold,
    glossed,
    holds_several,
    in_pieces,
    is_figure,
    narrow,
    regex,
    simplified,
    squeeze,
    ungloss,
    unnumbered,
    width_of,
)


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("0", 0, None),
        (" 12 ", 12, None),
        ("１２", 12, None),
        ("\u30007\n", 7, None),
        ("+113", 113, None),
        ("-1", -1, None),
        ("－1", -1, None),
        ("−1", -1, None),
        ("+ 3", 3, None),
        ("45531¹", 45531, None),
        ("0 ¹²", 0, None),
        ("12[¹]", 12, None),
        ("12（¹）", 12, None),
        ("1.5万元₃", Decimal("1.5"), "万元"),
        ("- 3", -3, None),
        ("1,234", 1234, None),
        ("1,234,567件", 1234567, "件"),
        ("12 件", 12, "件"),
        ("5个", 5, "个"),
        ("11522.96万元", Decimal("11522.96"), "万元"),
        ("3.5 萬元", Decimal("3.5"), "万元"),
        ("-0.50元", Decimal("-0.50"), "元"),
        ("2.0", Decimal("2.0"), None),
        ("\ufeff4\u200b5\u00ad531", 45531, None),  # signs without a width part nothing
        ("\u200e7\u202c 万元", 7, "万元"),
    ],
)
def test_a_figure_is_as_printed(raw: str, value: int | Decimal, unit: str | None) -> None:
    found = figure(raw)
    assert found == (value, unit)
    assert found is not None
    assert type(found[0]) is type(value)
    assert str(found[0]) == str(value)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "-",
        "/",
        "无",
        "1 0",
        "1\n0",
        "1,23",
        "12,34,567",
        "1.",
        ".5",
        "--1",
        "1-2",
        "12件件",
        "约3",
        "3 天",
        "三",
        "1e3",
        "¹",
        "[¹]",
        "1¹2",
        "12m²",
        "12¹/₂",
        "/¹",
    ],
)
def test_what_prints_no_single_number_is_none(raw: str) -> None:
    assert figure(raw) is None


def test_a_number_of_thousands_of_digits_costs_nothing_and_loses_nothing() -> None:
    digits = "9" * 5000
    assert figure(digits) == (Decimal(digits), None)
    assert figure("9" * 19) == (int("9" * 19), None)
    assert isinstance((figure("9" * 19) or [None])[0], int)
    assert isinstance((figure("9" * 20) or [None])[0], Decimal)


@pytest.mark.parametrize(
    "cell", ["0", "１２", "1 0", "12\n3", "1,234 5", "3 4 万元", "－", " / ", "不 适 用", "无", "-1", "2.5元"]
)
def test_what_may_stand_in_a_figures_place(cell: str) -> None:
    assert is_figure(cell)


@pytest.mark.parametrize("cell", ["", "规章", "其他", "12 其他", "1.属于国家秘密", "一"])
def test_what_is_no_figure(cell: str) -> None:
    assert not is_figure(cell)


def test_digits_with_blanks_between_them_are_pieces() -> None:
    assert in_pieces("1 0")
    assert in_pieces(" １\n２ ")
    assert in_pieces("-1 234.5 元")
    assert not in_pieces("10")
    assert not in_pieces("1 件")
    assert not in_pieces("")


@pytest.mark.parametrize("line", ["规章 0 12", "规章 ３", "数量 3 \t", "总计 - /", "共收到\n5 件", "纠正 无"])
def test_a_line_ends_in_a_figure_by_its_last_sign(line: str) -> None:
    assert ends_in_figure(line)


@pytest.mark.parametrize("line", ["", " ", "12 其他", "0 0 规章", "3。", "第3条", "-1 度"])
def test_a_line_that_ends_in_words_does_not_end_in_a_figure(line: str) -> None:
    assert not ends_in_figure(line)


def test_digits_in_two_places_of_a_cell_are_several() -> None:
    assert holds_several("1 0")
    assert holds_several("收3件，结2件")
    assert holds_several("１\n２")
    assert not holds_several("1,234.5万元")
    assert not holds_several("共3件")
    assert not holds_several("")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("一", 1),
        ("两", 2),
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百", 100),
        ("一百零三", 103),
        ("三百二十一", 321),
        ("二千零二", 2002),
        ("二〇二二", 2022),
        ("二○二三", 2023),
        ("一二三", 123),
        ("", None),
        ("12", None),
        ("十二月", None),
        ("二〇二二年", None),
    ],
)
def test_chinese_numbers(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


def test_fold_takes_dress_from_a_label() -> None:
    assert fold("（一） 予以公開：") == "一予以公开"
    assert fold("１．屬於國家秘密") == "1属于国家秘密"
    assert fold("1.属于国家秘密[¹]") == "1属于国家秘密"
    assert fold("一、本年新收\u3000政府\n信息") == "一本年新收政府信息"


def test_squeeze_keeps_punctuation_and_script() -> None:
    assert squeeze("共 受理，１２ 件\n") == "共受理,12件"
    assert squeeze("處\u200b理\ufeff") == "處理"


def test_narrow_makes_every_blank_but_the_line_end_one_space() -> None:
    assert narrow("１２\u3000３\t四\xa0Ａ\n％") == "12 3 四 A\n%"


def test_traditional_characters_are_replaced_one_for_one() -> None:
    assert simplified("處理決定數量") == "处理决定数量"
    assert simplified("覆盖第二") == "覆盖第二"
    assert simplified("公开") == "公开"
    assert simplified("內容減少，職責明確，細則嚴格，態度積極，戶籍簡繞斷眾堅義準級") == (
        "内容减少，职责明确，细则严格，态度积极，户籍简绕断众坚义准级"
    )


def test_each_variant_of_a_character_is_the_same_simplified_one() -> None:
    variants, simple = "裏裡爲為羣眾衆後製復複祕説啓啟臺佈", "里里为为群众众后制复复秘说启启台布"
    assert simplified(variants) == fold(variants) == simple


def test_no_simplified_character_is_taken_for_a_traditional_one() -> None:
    """GB 2312 is the repertoire of simplified script; six that it has in rare senses are common in traditional text."""
    changed = {c: simplified(c) for c in map(chr, range(0x4E00, 0xA000)) if simplified(c) != c}
    assert {c for c in changed if c.encode("gb2312", "ignore")} == set("於後徵麽菸夥")
    assert all(c.encode("gb2312", "ignore") and simplified(c) == c for c in changed.values())


def test_pinyin_behind_characters_is_left_out() -> None:
    printed = "規(guī)章（zhāng）第(一)項(xiàng)(a1)（公开）"
    assert ungloss(printed) == "規章第(一)項(a1)（公开）"
    assert [printed[glossed(printed, at)] for at in range(len(ungloss(printed)))] == list(ungloss(printed))


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("一予以公开", "予以公开"),
        ("1属于国家秘密", "属于国家秘密"),
        ("12属于", "属于"),
        ("十二其他", "其他"),
        ("其他", "其他"),
        ("12", "12"),
        ("一二三四五", "一二三四五"),
        ("", ""),
    ],
)
def test_an_ordinal_is_no_part_of_a_label(label: str, rest: str) -> None:
    assert unnumbered(label) == rest


def test_a_chinese_character_is_two_columns_wide() -> None:
    assert width_of("abc 12") == 6
    assert width_of("规章a") == 5
    assert width_of("（一）") == 6
    assert width_of("") == 0


def test_marks_are_squeezed() -> None:
    assert all(squeeze(mark) in MARKS for mark in MARKS)


def test_a_pattern_is_compiled_late_and_is_the_same() -> None:
    late = regex("A+b", re.IGNORECASE)
    assert late.pattern == "A+b"
    assert late.fullmatch("aaB")
    assert regex(b"x").search(b"axb")
    assert not regex("A+b").fullmatch("aaB")
    assert pickle.loads(pickle.dumps(late)).fullmatch("aaB")  # noqa: S301  our own bytes
