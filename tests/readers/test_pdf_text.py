"""Prose of a PDF: lines joined to paragraphs, furniture set apart, letters as one reads them."""

import pytest
from making.pdf_package import Page, grid, pdf
from making.pdf_reading import only_table, read, texts

# Twenty-two characters of twelve points fill the measure of these pages, from 72 to 336.
LINE = "这一行有二十二个字正好写满这个版心的整个宽度"
SIZE = (408, 500)
COUNT = ((1, "一"), (2, "二"), (3, "三"))


def page(*lines: str, top: float = 72, step: float = 20) -> Page:
    return Page(SIZE).lines(lines, top=top, step=step)


def test_full_lines_go_on_and_short_ones_end() -> None:
    assert len(LINE) == 22
    document = read(pdf(page(LINE, LINE, "到这里为止。", LINE, "又一段。")))
    assert texts(document) == [f"{LINE}{LINE}到这里为止。", f"{LINE}又一段。"]


def test_indents_and_gaps_begin_paragraphs() -> None:
    indented = Page(SIZE)
    for number, (x, line) in enumerate([(96, LINE[:20]), (72, LINE), (96, LINE[:20]), (72, "完。")]):
        indented.text(x, 72 + 20 * number, line, 12)
    assert texts(read(pdf(indented))) == [f"{LINE[:20]}{LINE}", f"{LINE[:20]}完。"]
    parted = page(LINE, LINE, "甲。").lines([LINE, "乙。"], top=172)
    assert texts(read(pdf(parted))) == [f"{LINE}{LINE}甲。", f"{LINE}乙。"]


def test_headings_stand_alone_and_a_title_of_two_lines_is_one() -> None:
    title = Page(SIZE).text(77, 40, "某某市人民政府办公室二〇二二年", 17).text(187, 66, "报告", 17)
    title.lines(["一、总体情况", LINE, LINE, LINE, "完。"], top=100)
    assert texts(read(pdf(title))) == ["某某市人民政府办公室二〇二二年报告", "一、总体情况", f"{LINE * 3}完。"]


def test_a_paragraph_goes_on_over_the_page_end() -> None:
    first = page(LINE, LINE, "短。", LINE, top=400)
    second = page("接着的话", "三、标题", LINE, LINE)
    found = texts(read(pdf(first, second)))
    assert found == [f"{LINE}{LINE}短。", f"{LINE}接着的话", "三、标题", f"{LINE}{LINE}"]


def test_lines_of_a_table_of_contents_stay_apart() -> None:
    lines = [f"{number}、总体情况{'…' * 14}{page}" for number, page in (("一", 1), ("二", 3))]
    assert texts(read(pdf(page(*lines, LINE, LINE, LINE)))) == [*lines, LINE * 3]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (f"{LINE[:19]} open", "data 数据。", "open data 数据。"),
        (f"{LINE[:10]} http://www.abc.gov.cn/", "index.html。", "http://www.abc.gov.cn/index.html。"),
        (f"{LINE[:18]}0631-", "8641088。", "0631-8641088。"),
    ],
)
def test_words_of_latin_letters_are_parted_by_the_line_end_and_addresses_are_not(
    first: str, second: str, joined: str
) -> None:
    found = texts(read(pdf(page(LINE, LINE, first, second))))
    assert found[0].endswith(joined)


@pytest.mark.parametrize("number", ["{}", "- {} -", "— {} —", "第{}页 共3页", "{}/3", "Page {} - 某某报告"])
def test_page_numbers_are_known_by_counting(number: str) -> None:
    pages = [page(f"{mark}{LINE[1:]}", LINE, f"第{mark}段。").text(200, 470, number.format(n), 9) for n, mark in COUNT]
    document = read(pdf(*pages))
    assert texts(document) == [f"{mark}{LINE[1:]}{LINE}第{mark}段。" for _, mark in COUNT]
    assert [line.replace(" ", "") for line in document.footers] == [
        number.format(n).replace(" ", "") for n in (1, 2, 3)
    ]


def test_a_running_header_is_known_by_coming_back() -> None:
    pages = [page(f"{mark}{LINE[1:]}", "完。").text(100, 20, "某某局年度报告", 9) for _, mark in COUNT]
    document = read(pdf(*pages))
    assert document.headers == ("某某局年度报告",)
    assert "某某局年度报告" not in texts(document)


def test_figures_that_come_back_are_no_furniture() -> None:
    pages = [Page(SIZE).text(72, 30, "12").lines([LINE, "完。"]) for _ in range(3)]
    assert texts(read(pdf(*pages))).count("12") == 3


def test_one_page_has_a_number_only_at_its_edge_and_apart() -> None:
    assert read(pdf(page(LINE, "完。").text(200, 480, "1", 9))).footers == ("1",)
    assert read(pdf(page(LINE, "1"))).footers == ()


def test_the_order_of_drawing_is_not_the_order_of_reading() -> None:
    mixed = Page(SIZE).text(72, 112, "第三行").text(72, 72, "第一行").text(72, 92, "第二行")
    assert texts(read(pdf(mixed))) == ["第一行", "第二行", "第三行"]


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = Page((600, 500)).lines(["左一行文字在这里啊啊啊啊", "左二行文字在这里啊啊啊啊", "左三行。"])
    both = left.lines(["右一行文字在这里啊啊啊啊", "右二行文字在这里啊啊啊啊", "右三行。"], x=300)
    assert [text[0] for text in texts(read(pdf(both)))] == ["左", "左", "左", "右", "右", "右"]


def test_doubled_letters_of_fake_bold_are_read_once() -> None:
    bold = Page(SIZE).text(72, 72, "总计110", 12).text(72.3, 72, "总计110", 12)
    assert texts(read(pdf(bold))) == ["总计110"]


def test_letters_with_a_shadow_that_are_radicals_too_are_read_once() -> None:
    shadow = Page(SIZE)
    for number, (one, two) in enumerate(zip("省⽓象局⼈人往往110", "省气象局人⼈往往110", strict=True)):
        shadow.text(72 + 12 * number, 72, one, 12).text(72.6 + 12 * number, 72.6, two, 12)
    assert "".join(texts(read(pdf(shadow)))[0].split()) == "省气象局人人往往110"
    plain = Page(SIZE).text(72, 72, "天气气象局，往往", 12)
    assert texts(read(pdf(plain))) == ["天气气象局，往往"]


def test_radicals_compatibility_forms_and_ligatures_are_plain_characters() -> None:
    assert texts(read(pdf(page("⼈⺠政府⻔⼾，︵一︶豈ﬁ")))) == ["人民政府门户，（一）豈fi"]


def test_the_small_gap_between_chinese_and_digits_is_no_blank_and_a_printed_one_is() -> None:
    spaced = Page(SIZE).text(72, 72, "截至", 12).text(99, 72, "2022", 12).text(126, 72, "年", 12)
    assert texts(read(pdf(spaced.text(72, 100, "本年 制发", 12)))) == ["截至2022年", "本年 制发"]


def test_text_outside_a_cropped_page_is_not_read() -> None:
    cropped = Page(more="/CropBox [60 500 400 800]").text(72, 72, "看得见").text(72, 700, "看不见")
    document = read(pdf(cropped.text(450, 72, "也看不见")))
    assert texts(document) == ["看得见"]
    place = document.blocks[0].location
    assert place is not None
    assert place.box == (12, 30, 42, 40)


def test_characters_beyond_the_first_plane_keep_the_others_in_place() -> None:
    rare = Page(SIZE).text(72, 72, "生僻字", 12)
    rare.operators[-1] = rare.operators[-1].replace("<", "<D842DFB7")
    document = read(pdf(rare.text(72, 100, "下一行", 12)))
    assert texts(document)[-1] == "下一行"


def test_places_of_paragraphs() -> None:
    document = read(pdf(page(LINE, "完。")))
    place = document.blocks[0].location
    assert place is not None
    assert place.page == 1
    assert place.box == (72, 72, 336, 104)


def test_a_watermark_across_the_page_is_no_text() -> None:
    marked = page("一、总体情况", LINE, "完。").text(120, 200, "内部资料", 60, matrix="0.7 0.7 -0.7 0.7")
    assert texts(read(pdf(marked))) == ["一、总体情况", f"{LINE}完。"]


TALL = {
    5: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -900 1000 1960] /ItalicAngle 0"
    " /Ascent 1960 /Descent -900 /CapHeight 880 /StemV 93 >>"
}
"""A font whose characters are said to be nearly three times as high as they are wide."""


def test_cells_of_a_font_that_says_it_is_tall_keep_their_lines() -> None:
    table = grid(Page(SIZE), (60, 120, 180), (60, 90, 120), [["甲乙", "12"], ["丙丁", "345"]]).text(63, 76, "戊己")
    assert only_table(pdf(table, objects=TALL)).rows == (("甲乙\n戊己", "12"), ("丙丁", "345"))
    place = read(pdf(page("短。"), objects=TALL)).blocks[0].location
    assert place is not None
    assert place.box == (72, 72, 96, 84)


def test_an_upright_watermark_is_no_text_and_the_letters_of_a_cover_are() -> None:
    lines = ("一、总体情况", LINE, LINE, "完。")
    marked = page(*lines).text(140, 60, "密", 200).text(140, 260, "件", 200)
    assert texts(read(pdf(marked))) == texts(read(pdf(page(*lines))))
    assert texts(read(pdf(Page(SIZE).text(72, 60, "年报", 100).text(72, 300, "某局", 40)))) == ["年报", "某局"]
