"""What is no report is refused by name, with a hint, and quickly; nothing else leaves parse()."""

import contextlib
import os
import pickle
import random
import time
from pathlib import Path

import pytest
from making.pdf_package import Page, pdf, stream

import goi_parse
from goi_parse import (
    DecodeError,
    Document,
    GoiParseError,
    LimitError,
    NotAReportError,
    Paragraph,
    Source,
    SourceError,
    UnsupportedFormatError,
)

SCAN = stream(
    b"\xff\x00\x00" * 4,
    "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8",
)
INTERPRETATION = """文字解读：石桥县2022年政府信息公开工作年度报告
一、编制背景
为保障公民、法人和其他组织依法获取政府信息，提高工作透明度，县政府办公室编制了年度报告。
二、主要内容
第一部分：概述。介绍全年工作开展情况。
三、下一步打算
继续做好各项工作。
"""
NOTICE = """石桥县人民政府办公室关于做好2022年度工作总结报送的通知
各乡镇人民政府，县直各单位：
请于1月20日前将本单位总结报送至县政府办公室，逾期未报的予以通报。
联系人：张三，电话：0000-1234567。
石桥县人民政府办公室
2023年1月4日
"""
HALF_YEAR = """2022年上半年信息发布数据统计
1—6月，全县共发布信息1234条，其中网站发布800条，微信公众号发布434条。
接听咨询电话55次。
"""
NO_REPORT = {"notice": NOTICE, "half-year": HALF_YEAR}
NAMED_NOTICE = """关于做好2022年政府信息公开工作年度报告编制和发布工作的通知
各单位：请按照总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、
存在的主要问题及改进情况、其他需要报告的事项六部分编制，并于1月31日前公布。
"""
HEADED_NOTICE = """石桥县人民政府办公室关于编制2022年政府信息公开工作年度报告的通知
各乡镇人民政府，县直各单位：
根据《中华人民共和国政府信息公开条例》第四十九条、第五十条规定，现就有关工作通知如下：
一、总体情况
重点说明主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面的情况。
二、主动公开政府信息情况
按照附件表格填写。
三、收到和处理政府信息公开申请情况
按照附件表格填写，注意勾稽关系。
四、政府信息公开行政复议、行政诉讼情况
按照附件表格填写。
五、存在的主要问题及改进情况
要实事求是，避免与上年雷同。
六、其他需要报告的事项
报告收取信息处理费情况。
请于2023年1月20日前报送县政府办公室。联系人：张三，电话：0000-1234567。
"""
LISTED_NOTICE = """关于做好2022年政府信息公开工作年度报告编制和发布工作的通知
各单位：
一、编制内容
年度报告应当包括以下六个部分：
（一）总体情况
（二）主动公开政府信息情况
（三）收到和处理政府信息公开申请情况
（四）政府信息公开行政复议、行政诉讼情况
（五）存在的主要问题及改进情况
（六）其他需要报告的事项
二、时间要求
请于1月20日前报送，1月31日前公布。
"""
BLANK_FORM = """关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知
各省、自治区、直辖市人民政府办公厅：
××××（行政机关名称）政府信息公开工作年度报告
"""
STATISTICS = """石桥县2022年上半年政府信息公开数据统计
一、主动公开政府信息情况
上半年主动公开政府信息1234条，其中行政许可30条。
二、依申请公开情况
上半年收到政府信息公开申请5件，已办结5件。
"""


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\u00a0\n".encode()])
def test_an_empty_file_is_no_report(data: bytes) -> None:
    with pytest.raises((NotAReportError, UnsupportedFormatError)) as caught:
        goi_parse.parse(data)
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        pdf(
            *[Page().draw("q 595 0 0 842 0 0 cm /I Do Q") for _ in range(2)], objects={100: SCAN}, xobjects="/I 100 0 R"
        ),
        "<html><body><h1>公示</h1><p><img src='1.jpg'></p><p><img src='2.jpg'></p></body></html>".encode(),
        "[image: 扫描件1]\n[image: 扫描件2]\n".encode(),
    ],
    ids=["pdf", "html", "txt"],
)
def test_what_holds_pictures_alone_is_not_said_to_be_no_report(data: bytes) -> None:
    with pytest.raises(NotAReportError, match="2 幅图片") as caught:
        goi_parse.parse(data)
    assert "ocr=True" in caught.value.hint


@pytest.mark.parametrize("name", NO_REPORT)
def test_text_about_other_things_is_no_report(name: str) -> None:
    with pytest.raises(NotAReportError) as caught:
        goi_parse.parse_text(NO_REPORT[name])
    assert caught.value.hint


@pytest.mark.parametrize(
    "text", [INTERPRETATION, NAMED_NOTICE, STATISTICS], ids=["interpretation", "notice", "statistics"]
)
def test_text_near_a_report_is_refused_or_full_of_findings(text: str) -> None:
    try:
        report = goi_parse.parse_text(text)
    except NotAReportError:
        return
    assert all(figure.value is None for figure in report.figures.values())
    assert any(d.severity is goi_parse.Severity.ERROR for d in report.diagnostics)


CUT = """石桥县水利局2022年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》编制本报告。
一、总体情况
（一）主动公开。全年公开政府信息120条。
（二）依申请公开。未收到申请。
"""


def test_a_report_cut_within_its_first_section_is_a_report() -> None:
    report = goi_parse.parse_text(CUT)
    assert (report.agency, report.year) == ("石桥县水利局", 2022)
    assert report.overview is not None
    assert list(report.overview.topics) == ["proactive", "requests"]
    assert all(figure.value is None for figure in report.figures.values())
    untitled = CUT.partition("\n")[2].replace("编制本报告", "编制，统计期限为2022年1月1日至12月31日")
    assert goi_parse.parse_text(untitled).year == 2022


@pytest.mark.parametrize(
    "marks", ["（一） （二）", "(一) (二)", "1. 2.", "1、 2、", "\u3000•\u3000 ·", "● ●", "◆ ◆", "■ ■"]
)
def test_topics_of_a_text_that_ends_within_section_one_are_no_sections(marks: str) -> None:
    first, second = marks.rsplit(" ", 1)
    text = CUT.replace("（一）主动公开。", f"{first}政府信息主动公开情况\n").replace(
        "（二）依申请公开。", f"{second}依申请公开情况\n"
    )
    report = goi_parse.parse_text(text)
    assert report.disclosure is None
    assert report.requests is None
    assert report.overview is not None
    assert list(report.overview.topics) == ["proactive", "requests"]


SECTIONS = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况"
)
PRESENTED = {
    "name": "根据条例要求，现向社会公布石桥县水利局2022年政府信息公开工作年度报告。",
    "name and what follows": "依照《条例》，现将我局2022年度政府信息公开工作报告如下：",
    "sections": f"本年度报告由石桥县水利局编制，全文包括{SECTIONS}、其他需要报告的事项六部分。",
    "sections of a report": f"2022年，我局积极作为。报告由{SECTIONS}组成，如有疑问，请联系办公室。",
    "form": "根据《〈政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号），制作本报告。",
    "form in traditional script": "根據《政府信息公開工作年度報告格式》要求，現將我局政務公開情況報(bào)告如下。",
}
OF_OTHERS = {
    "notice": f"现将编制工作通知如下。年度报告全文包括{SECTIONS}。",
    "what is asked for": f"本报告应包括{SECTIONS}。",
    "how to fill it in": f"年度报告包括{SECTIONS}。请各科室填写。",
    "interpretation": "县政府公布了石桥县2022年政府信息公开工作年度报告，现解读如下。",
    "interpretation of its title": "现将《石桥县2022年政府信息公开工作年度报告》解读如下：",
    "half a year": "现将我县2022年上半年政府信息公开工作报告如下：",
    "the rules alone": "根据《条例》和《政府信息公开工作年度报告格式》，我局认真开展工作。",
    "a report on other things": "现将我局2022年度水利工作报告如下：",
    "too short a list": "本报告包括总体情况、主动公开政府信息情况、存在问题。",
}
CUT_BODY = "全年各项工作进展顺利，制度健全。"


@pytest.mark.parametrize("preamble", PRESENTED.values(), ids=PRESENTED)
def test_a_preamble_tells_that_a_text_cut_within_section_one_is_a_report(preamble: str) -> None:
    for text in (f"{preamble}\n一、总体情况\n{CUT_BODY}\n", f"一、总体情况\n{preamble}\n{CUT_BODY}\n"):
        report = goi_parse.parse_text(text)
        assert report.overview is not None
        assert "section-missing" in [finding.name for finding in report.diagnostics]


@pytest.mark.parametrize("preamble", OF_OTHERS.values(), ids=OF_OTHERS)
def test_what_others_say_of_a_report_makes_a_text_with_one_heading_none(preamble: str) -> None:
    for text in (f"{preamble}\n一、总体情况\n{CUT_BODY}\n", f"一、总体情况\n{preamble}\n{CUT_BODY}\n"):
        with pytest.raises(NotAReportError):
            goi_parse.parse_text(text)


def test_a_preamble_above_another_section_alone_makes_no_report() -> None:
    with pytest.raises(NotAReportError):
        goi_parse.parse_text(f"{PRESENTED['name']}\n三、收到和处理政府信息公开申请情况\n{CUT_BODY}\n")


def test_one_heading_in_a_text_that_names_no_report_is_none() -> None:
    with pytest.raises(NotAReportError) as caught:
        goi_parse.parse_text("一、总体情况\n全年各项工作进展顺利。\n")
    assert "一个规定的章节标题" in caught.value.hint


def test_one_heading_and_its_topics_are_a_report() -> None:
    report = goi_parse.parse_text(CUT.partition("\n")[2])
    assert report.title is None
    assert "year-missing" in [finding.name for finding in report.diagnostics]


def emptied(sample: Path) -> str:
    """The sample from its first section on, with every cell that holds a figure left blank."""
    text = sample.read_text(encoding="utf-8")
    lines = text[text.index("一、总体情况") :].splitlines()
    return "\n".join(
        "\t".join("" if cell.replace(".", "").isdigit() else cell for cell in x.split("\t")) for x in lines
    )


def test_a_notice_is_no_report_though_it_lists_the_headings_or_appends_the_form(sample: Path) -> None:
    form, (head, *_) = emptied(sample), HEADED_NOTICE.partition("一、")
    for text in (HEADED_NOTICE, LISTED_NOTICE, BLANK_FORM + form, head + form):
        with pytest.raises(NotAReportError, match="通知"):
            goi_parse.parse_text(text)


def test_a_report_beside_a_notice_is_a_report_whatever_it_lost(sample: Path) -> None:
    notice, text, form = HEADED_NOTICE.split("\n", 1)[0], sample.read_text(encoding="utf-8"), emptied(sample)
    untitled = text[text.index("一、总体情况") :]
    front = text[: text.index("一、总体情况")]
    pictured = HEADED_NOTICE.replace("按照附件表格填写。", "[image: 表.png]")
    for kept in (f"{notice}\n{text}", f"{notice}\n{untitled}", f"{notice}\n{front}{form}", form, pictured):
        assert goi_parse.parse_text(kept).overview is not None


@pytest.mark.parametrize("seed", range(6))
def test_binary_junk_is_refused(seed: int) -> None:
    data = random.Random(seed).randbytes(20_000)  # noqa: S311  a seed, no secret
    with pytest.raises((NotAReportError, UnsupportedFormatError, DecodeError)):
        goi_parse.parse(data)


@pytest.mark.parametrize(
    "head",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"GIF89a",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"Rar!\x1a\x07\x01\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08\x00",
        b"\x7fELF",
    ],
)
def test_other_formats_are_refused_as_such(head: bytes) -> None:
    with pytest.raises((UnsupportedFormatError, SourceError, NotAReportError, DecodeError)):
        goi_parse.parse(head + bytes(range(256)) * 20)


def test_a_directory_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        goi_parse.parse(tmp_path)
    assert caught.value.hint


def test_a_missing_path_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        goi_parse.parse(tmp_path / "gone.txt")
    assert caught.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_pipe_that_nobody_writes_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(SourceError):
        goi_parse.parse(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero on this system")
def test_a_device_without_end_is_refused() -> None:
    with pytest.raises((SourceError, LimitError)):
        goi_parse.parse("/dev/zero")


def test_two_hundred_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write("一、总体情况\n".encode())
        file.truncate(200 * 2**20)
    begun = time.perf_counter()
    with pytest.raises(LimitError):
        goi_parse.parse(path)
    assert time.perf_counter() - begun < 10


def test_a_name_with_a_null_is_no_path() -> None:
    with pytest.raises(GoiParseError):
        goi_parse.parse("report\x00.txt")


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UnsupportedFormatError):
        goi_parse.parse("一、总体情况".encode(), format="papyrus")


@pytest.mark.parametrize(
    "text",
    [
        "一" * 300_000,
        "|" * 300_000,
        "\t" * 300_000,
        "\n" * 300_000,
        "0 " * 150_000,
        "0|" * 150_000,
        "一、总体情况\n" * 20_000,
        "（七）总计\n" * 20_000,
        "第二十条第（一）项 | 规章 | 0 |\n" * 8_000,
        "自然人\t商业企业\t总计\n" * 10_000,
        "+" + "-" * 200_000 + "+\n",
        "[image: " * 30_000,
        "（" * 100_000 + "）" * 100_000,
        "1." * 100_000,
        "2022年" * 60_000,
        "http://" * 40_000,
        "电话：" + "0" * 200_000,
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_a_monotonous_text_costs_little(text: str) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(GoiParseError):
        goi_parse.parse_text(text)
    assert time.perf_counter() - begun < 10


def test_errors_travel_between_processes(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        goi_parse.parse(tmp_path / "gone.txt")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  our own error, made a line above
    assert (type(again), str(again), again.hint) == (type(caught.value), str(caught.value), caught.value.hint)


class Unsure:
    """A reader whose first reading is no report."""

    name = "unsure"

    def __init__(self, *, again: bool) -> None:
        self.again = again

    def accepts(self, source: Source) -> bool:
        return bool(source.data)

    def read(self, source: Source) -> Document:
        return Document((Paragraph(source.data.decode("latin-1")),), self.name)

    def read_again(self, source: Source, first: Document) -> Document | None:
        assert first == self.read(source)
        lines = source.data.decode().splitlines()
        return Document(tuple(map(Paragraph, lines)), self.name) if self.again else None


def test_a_reader_may_have_a_second_opinion() -> None:
    text = "某县政府信息公开工作年度报告\n一、总体情况\n正文。\n五、存在的主要问题及改进情况\n正文。\n".encode()
    assert goi_parse.parse(text, reader=Unsure(again=True)).overview is not None
    with pytest.raises(NotAReportError):
        goi_parse.parse(text, reader=Unsure(again=False))
