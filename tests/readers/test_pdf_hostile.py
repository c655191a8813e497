"""Files that are broken, locked, endless or built to harm: a clear error, quickly, or a finding."""

import base64
import contextlib
import re
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from making.pdf_package import Page, pdf, stream, written
from making.pdf_reading import images, read, texts

from goi_parse.errors import GoiParseError, LimitError, SourceError
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.pdf import PdfReader

CASES = Path(__file__).parent.parent / "cases" / "pdf"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"


def test_what_begins_as_pdf_is_accepted_and_nothing_else() -> None:
    reader = PdfReader()
    assert reader.accepts(Source(pdf(Page())))
    assert reader.accepts(Source(b"junk before\n" + pdf(Page())))
    for other in (b"", b"text", b"PK\x03\x04%PDF-1.4", b"\xd0\xcf\x11\xe0%PDF-", b"<html>%PDF-</html>"):
        assert not reader.accepts(Source(other))


@pytest.mark.parametrize("name", ["locked.pdf", "locked-aes.pdf"])
def test_a_locked_file_says_what_to_do(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read((CASES / name).read_bytes())
    assert caught.value.context["reason"] == "password"
    assert "密码" in caught.value.hint


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert texts(read((CASES / "owner.pdf").read_bytes())) == ["有主人密码的文件"]


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\xff" * 500, pdf(Page().text(72, 72, "字"))[:300]])
def test_a_broken_file_is_a_source_error(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(data)
    assert caught.value.context["reason"] == "broken"


@pytest.mark.parametrize("first", ["/First 5002", "/First " + "9" * 5000], ids=["numbers", "first"])
def test_numbers_of_thousands_of_digits_are_no_error_of_ours(first: str) -> None:
    names = b"9" * 5000 + b" 0"
    objects = {100: stream(names, f"/Type /ObjStm /N 1 {first}"), 101: stream(b"", FORM)}
    assert texts(read(pdf(Page().text(72, 72, "字"), objects=objects))) == ["字"]


def test_pages_that_pdfplumber_cannot_read_are_told_of() -> None:
    whole = (CASES / "libreoffice.pdf").read_bytes()
    damaged = re.sub(rb"/Length1 \d+", lambda match: b" " * len(match[0]), whole)
    document = PdfReader().read_with_pdfplumber(Source(damaged))
    assert {loss.rule for loss in document.losses} == {"content-skipped"}
    for box in ("/CropBox [0 0 595 /x]", "/MediaBox [0 0 595 /x /y /z /w]"):
        with pytest.raises(SourceError):
            PdfReader().read_with_pdfplumber(Source(pdf(Page(more=box).text(72, 72, "字"))))


def test_limits_of_pages_objects_time_and_cells() -> None:
    many = pdf(*[Page().text(72, 72, "字") for _ in range(5)])
    with pytest.raises(LimitError) as caught:
        read(many, Limits(max_pages=4))
    assert caught.value.context == {"pages": 5, "limit": 4}
    with pytest.raises(LimitError):
        read(many, Limits(max_seconds=0))
    crowded = Page()
    for n in range(50):
        crowded.line(10, n, 20, n)
    with pytest.raises(LimitError):
        read(pdf(crowded), Limits(max_objects=49))
    net = Page()
    for n in range(60):
        net.line(10, 10 + 9 * n, 550, 10 + 9 * n).line(10 + 9 * n, 10, 10 + 9 * n, 550)
    with pytest.raises(LimitError):
        read(pdf(net), Limits(max_cells=800))


def packed(content: bytes) -> bytes:
    return stream(content, packed=True)


def in_ascii85(content: bytes) -> bytes:
    code = base64.a85encode(zlib.compress(content)) + b"~>"
    return stream(code, "/Filter [/ASCII85Decode /FlateDecode]")


def packed_twice(content: bytes) -> bytes:
    return stream(zlib.compress(zlib.compress(content, 9), 9), "/Filter [/FlateDecode /FlateDecode]")


@pytest.mark.parametrize("pack", [packed, in_ascii85, packed_twice])
def test_a_stream_that_unpacks_without_end_is_refused(pack: Callable[[bytes], bytes]) -> None:
    data = pdf(Page(), objects={11: pack(b"0 0 m 1 1 l S\n" * 2_000_000)})
    begun = time.process_time()
    with pytest.raises(LimitError):
        read(data)
    assert time.process_time() - begun < 5


OPERATORS = stream(b"0 0 m 1 1 l S\n" * 80_000, packed=True)


@pytest.mark.parametrize(
    ("contents", "objects"),
    [
        ("[11 0 R" + " 100 0 R" * 20 + "]", {}),
        ("101 0 R", {101: "[11 0 R" + " 100 0 R" * 20 + "]"}),
    ],
)
def test_a_page_that_names_a_stream_again_and_again_is_refused(contents: str, objects: dict[int, str]) -> None:
    data = pdf(Page().text(72, 72, "字"), objects={100: OPERATORS, **objects})
    with pytest.raises(LimitError):
        read(data.replace(b"/Contents 11 0 R", f"/Contents {contents}".encode()))
    assert texts(read(data.replace(b"/Contents 11 0 R", b"/Contents [11 0 R 100 0 R 100 0 R]"))) == ["字"]


def test_pages_that_share_a_large_stream_are_refused() -> None:
    data = pdf(*[Page().text(72, 72, "字") for _ in range(60)], objects={900: OPERATORS})
    for number in range(1, 60):
        data = data.replace(b"/Contents %d 0 R" % (11 + 2 * number), b"/Contents 900 0 R")
    with pytest.raises(LimitError):
        read(data)


def test_a_large_picture_is_no_bomb() -> None:
    image = stream(bytes(3 * 3000 * 2000), "/Type /XObject /Subtype /Image /Width 3000 /Height 2000"
                   " /ColorSpace /DeviceRGB /BitsPerComponent 8", packed=True)  # fmt: skip
    page = Page().text(72, 72, "文字多于三十个的一页不会被当作图片，哪怕上面有一幅很大的图片也一样是文字页面")
    document = read(pdf(page.draw("q 90 0 0 60 72 300 cm /I Do Q"), objects={100: image}, xobjects="/I 100 0 R"))
    assert len(images(document)) == 1
    assert document.losses == ()


def forms(*contents: str, names: str = "/A 100 0 R /B 101 0 R /C 102 0 R", marks: str = FORM) -> bytes:
    used = f"{marks} /Resources << /XObject << {names} >> >>"
    objects = {100 + number: stream(content.encode(), used) for number, content in enumerate(contents)}
    return pdf(Page().text(72, 72, "字").draw("/A Do"), objects=objects, xobjects="/A 100 0 R")


@pytest.mark.parametrize(
    "data",
    [
        forms("/A Do /A Do"),
        forms("/B Do", "/A Do /A Do"),
        forms("/A Do /A Do", marks=FORM.replace("/Form", "/F#6Frm")),
        forms("/B Do " * 2000, "/C Do " * 2000, "0 0 m 1 1 l S " * 50),
    ],
)
def test_forms_that_draw_one_another_without_end_are_refused(data: bytes) -> None:
    with pytest.raises(LimitError):
        read(data)


def test_forms_that_share_their_resources_are_read() -> None:
    assert texts(read(forms("/B Do /C Do", "/C Do", "0 0 m 1 1 l S"))) == ["字"]


def test_a_deep_page_tree_and_nested_arrays_do_no_harm() -> None:
    objects: dict[int, str | bytes] = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    objects[2] = "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"
    objects[3] = "[" * 20_000 + "]" * 20_000
    with contextlib.suppress(GoiParseError):
        assert read(written(objects)).blocks == ()


def test_a_page_without_text_is_a_picture_that_can_be_had() -> None:
    image = stream(b"\xff\x00\x00" * 4, "/Type /XObject /Subtype /Image /Width 2 /Height 2"
                   " /ColorSpace /DeviceRGB /BitsPerComponent 8")  # fmt: skip
    page = Page().draw("q 500 0 0 700 40 60 cm /I Do Q").text(290, 800, "- 1 -")
    document = read(pdf(page, objects={100: image}, xobjects="/I 100 0 R"))
    (found,) = images(document)
    assert (found.name, found.width, found.height) == ("page1-image1", 500, 700)
    assert [(loss.rule, loss.facts) for loss in document.losses] == [("page-without-text", {"page": 1})]
    assert found.load is not None
    assert found.load().startswith(b"\x89PNG")


def test_text_that_a_machine_recognised_under_a_picture_is_told() -> None:
    image = stream(
        b"\xff\x00\x00" * 4,
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8",
    )
    scan = Page().draw("q 595 0 0 842 0 0 cm /I Do Q")
    for number in range(4):
        scan.text(72, 72 + 20 * number, "机器识别出来的文字在图片下面", extra="3 Tr")
    document = read(pdf(scan, objects={100: image}, xobjects="/I 100 0 R"))
    assert [(loss.rule, loss.facts) for loss in document.losses] == [("text-recognised", {"page": 1})]
    assert len(texts(document)) == 4
    assert len(images(document)) == 1
    seen = (
        Page()
        .draw("q 595 0 0 842 0 0 cm /I Do Q")
        .lines(["印在底图上面的文字人人看得见", "因此不是识别出来的文字啊啊啊", "第三行"])
    )
    assert read(pdf(seen, objects={100: image}, xobjects="/I 100 0 R")).losses == ()


def test_an_embedded_jpeg_is_given_as_it_is() -> None:
    jpeg = b"\xff\xd8\xff\xe0 not decoded here \xff\xd9"
    image = stream(jpeg, "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB"
                   " /BitsPerComponent 8 /Filter /DCTDecode")  # fmt: skip
    page = Page().draw("q 500 0 0 700 40 60 cm /I Do Q")
    (found,) = images(read(pdf(page, objects={100: image}, xobjects="/I 100 0 R")))
    assert found.load is not None
    assert found.load().strip() == jpeg


def test_a_page_whose_letters_are_drawn_is_a_picture() -> None:
    page = Page()
    for n in range(120):
        page.draw(f"{72 + n % 30 * 10} {700 - n // 30 * 20} 8 9 re f")
    document = read(pdf(page))
    assert [image.name for image in images(document)] == ["page1-image1"]
    assert document.losses[0].rule == "page-without-text"


def test_blank_pages_are_no_loss() -> None:
    document = read(pdf(Page(), Page().text(72, 72, "字")))
    assert document.losses == ()
    assert texts(document) == ["字"]


def without_map(text: str) -> bytes:
    """A font whose codes stand for nothing known: private letters, as subset fonts without a map give them."""
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Nameless /Encoding /Identity-H /DescendantFonts [4 0 R] >>"
    inner = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Nameless /DW 1000 /FontDescriptor 5 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return pdf(Page().lines([text] * 5), objects={3: font, 4: inner})


def test_text_without_a_character_map_is_not_taken_for_text() -> None:
    document = read(without_map("政府信息公开工作年度报告"))
    assert texts(document) == []
    assert [(loss.rule, loss.facts) for loss in document.losses] == [("text-unusable", {"page": 1})]


def test_pdfplumber_reads_the_same_as_a_second_opinion() -> None:
    page = Page().lines(["一、标题", "正文是一句话。"])
    for y in (130, 160, 190):
        page.line(72, y, 272, y)
    for x in (72, 172, 272):
        page.line(x, 130, x, 190)
    page.text(75, 134, "项目").text(175, 134, "数量").text(75, 164, "行政许可").text(175, 164, "12")
    source = Source(pdf(page))
    assert PdfReader().read_with_pdfplumber(source) == PdfReader().read(source)


def test_two_readings_at_once_do_not_disturb_each_other() -> None:
    from concurrent.futures import ThreadPoolExecutor

    files = [pdf(Page().lines([f"第{n}份文件", "正文" * n])) for n in range(1, 9)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read, files * 5))
    assert found == [read(data) for data in files] * 5
