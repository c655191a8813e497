"""Zip archives: the one report in them, or the one that is named; names as Chinese packers write them; bombs."""

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from making.docx_ole import compound
from making.docx_package import paragraph, word, zipped

import goi_parse
from goi_parse.errors import LimitError, NotAReportError, SourceError, UnsupportedFormatError
from goi_parse.readers.archive import Archive
from goi_parse.readers.base import Limits, Source

NOTE = "下载说明：请用 WPS 打开。".encode()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
def text(sample: Path) -> bytes:
    return sample.read_bytes()


def packed(files: Mapping[str, bytes], encoding: str) -> bytes:
    """An archive whose names are in this encoding, with no word of which, as packers before 2012 wrote them."""
    placeholders = {
        f"name{number:04}{'x' * (len(name.encode(encoding)) - 8)}": name for number, name in enumerate(files)
    }
    data = zipped({placeholder: files[name] for placeholder, name in placeholders.items()})
    for placeholder, name in placeholders.items():
        assert len(placeholder) == len(name.encode(encoding))
        data = data.replace(placeholder.encode(), name.encode(encoding))
    return data


def names(data: bytes) -> tuple[str, ...]:
    return Archive(Source(data)).names


# --- which file -------------------------------------------------------------------------------------------------------


def test_the_one_report_is_read_and_named(text: bytes, tmp_path: Path) -> None:
    path = tmp_path / "年报.zip"
    path.write_bytes(zipped({"石桥县/": "", "石桥县/2023/年报.txt": text}))
    report = goi_parse.parse(path)
    assert report.figures == goi_parse.parse(text).figures
    (finding,) = (d for d in report.diagnostics if d.name == "member-read")
    assert finding.facts == {"member": "石桥县/2023/年报.txt"}


@pytest.mark.parametrize(
    "beside",
    [
        {"说明.txt": NOTE},
        {f"图{n}.png": PICTURE for n in range(40)},
        {"__MACOSX/._年报.txt": b"\0\5\x16\7", ".DS_Store": b"\0\0\0\1Bud1", "Thumbs.db": compound("Catalog")},
        {"附件.xlsx": zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""})},
        {"~$年报.docx": word(paragraph("甲"))},
        {"notes.docx": word(paragraph("甲"))},
    ],
    ids=["note", "pictures", "left-behind", "spreadsheet", "lock", "other-document"],
)
def test_what_is_no_report_does_not_count(text: bytes, beside: dict[str, bytes]) -> None:
    report = goi_parse.parse(zipped({**beside, "年报.txt": text}))
    assert report.requests == goi_parse.parse(text).requests


def test_several_reports_are_listed_and_none_is_chosen(text: bytes) -> None:
    data = zipped({"甲/年报.txt": text, "乙/年报.txt": text, "说明.txt": NOTE})
    with pytest.raises(UnsupportedFormatError) as caught:
        goi_parse.parse(data)
    assert caught.value.context["members"] == ("甲/年报.txt", "乙/年报.txt")
    assert "member=" in caught.value.hint
    assert "甲/年报.txt, 乙/年报.txt" in caught.value.hint
    assert "parse_many" in caught.value.hint
    assert goi_parse.parse(data, member="乙/年报.txt").year == 2023
    assert goi_parse.parse(data, member="乙/年报.txt", isolated=True).year == 2023


def test_too_many_files_to_look_into_are_listed(text: bytes) -> None:
    with pytest.raises(UnsupportedFormatError, match="17"):
        goi_parse.parse(zipped({f"{n}.txt": text if n == 3 else NOTE for n in range(17)}))


def test_a_file_that_may_be_one_and_cannot_be_read_counts(text: bytes) -> None:
    damaged = word(paragraph("甲"))[:-30]
    with pytest.raises(UnsupportedFormatError) as caught:
        goi_parse.parse(zipped({"年报.txt": text, "年报.docx": damaged}))
    assert caught.value.context["members"] == ("年报.txt", "年报.docx")
    with pytest.raises(SourceError):
        goi_parse.parse(zipped({"年报.docx": damaged}))


@pytest.mark.parametrize(
    ("files", "listed"),
    [({"说明.txt": NOTE}, "说明.txt"), ({"a.png": PICTURE, "b/": b""}, "a.png"), ({"a/.hidden": NOTE}, "")],
    ids=["text", "picture", "nothing"],
)
def test_no_report_says_so(files: dict[str, bytes], listed: str) -> None:
    with pytest.raises(NotAReportError) as caught:
        goi_parse.parse(zipped(files))
    assert caught.value.hint == listed


def test_an_archive_of_nothing_is_refused() -> None:
    with pytest.raises((NotAReportError, UnsupportedFormatError)):
        goi_parse.parse(zipped({}))


def test_a_named_format_is_taken_at_its_word(text: bytes) -> None:
    data = zipped({"年报.txt": text})
    with pytest.raises(SourceError):
        goi_parse.parse(data, format="docx")
    assert goi_parse.parse(data, format="txt", member="年报.txt").year == 2023


def test_a_member_that_is_not_there_and_a_source_without_members(text: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        goi_parse.parse(zipped({"年报.txt": text}), member="年报.docx")
    assert caught.value.hint == "年报.txt"
    with pytest.raises(UnsupportedFormatError, match="member"):
        goi_parse.parse(text, member="年报.txt")


def test_documents_that_are_packed_themselves_are_no_archives(text: bytes) -> None:
    sheet = zipped({"[Content_Types].xml": "", "xl/workbook.xml": "", "年报.txt": text})
    with pytest.raises(UnsupportedFormatError, match="Excel"):
        goi_parse.parse(sheet)


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
@pytest.mark.parametrize("name", ["石桥县政府信息公开年报.txt", "政府年报2023/联通公司.txt", "年度报告（终稿）.txt"])
def test_names_without_word_of_their_encoding(text: bytes, encoding: str, name: str) -> None:
    data = packed({name: text}, encoding)
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() != [name]  # as it reads where one does not look
    assert names(data) == (name,)
    assert goi_parse.parse(data, member=name).year == 2023


def test_names_of_other_places() -> None:
    assert names(zipped({"naïve.txt": b"x"})) == ("naïve.txt",)
    assert names(zipped({"a\\b.txt": b"x"})) == ("a/b.txt",)
    assert names(zipped({"plain.txt": b"x"})) == ("plain.txt",)
    assert names(packed({"caf\xff\xff\xff\xff.txt": b"x"}, "latin-1")) == (b"caf\xff\xff\xff\xff.txt".decode("cp437"),)


def test_names_of_a_large_archive() -> None:
    """With zip64 fields, which are left to the standard library, whose names are cp437."""
    data = packed({"石桥县年报.txt": b"x"}, "gbk")
    at = data.rindex(b"PK\5\6")
    directory, count = data.index(b"PK\1\2"), 1
    end = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, at - directory, directory)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert names(data[:at] + end + locator + tail) == ("石桥县年报.txt",)


# --- hostile ones -----------------------------------------------------------------------------------------------------


def test_an_archive_in_an_archive_stays_shut(text: bytes) -> None:
    inner = zipped({"年报.txt": text})
    with pytest.raises(NotAReportError):
        goi_parse.parse(zipped({"inner.zip": inner}))
    with pytest.raises(UnsupportedFormatError, match="within"):
        goi_parse.parse(zipped({"inner.zip": inner}), member="inner.zip")
    assert goi_parse.parse(zipped({"inner.zip": inner, "年报.txt": text})).year == 2023


def test_bombs_are_limited(text: bytes) -> None:
    bomb = zipped({"年报.txt": b"0" * 30_000_000})
    for source, limits in (
        (bomb, Limits()),
        (zipped({"年报.txt": text}), Limits(max_unpacked_bytes=1000)),
        (zipped({f"{n}.txt": text for n in range(3)}), Limits(max_unpacked_bytes=len(text) * 2)),
        (zipped({f"{n}.txt": b"x" for n in range(30)}), Limits(max_members=29)),
        (zipped({"年报.txt": text}, stored=True), Limits(max_bytes=len(text) + 200, max_unpacked_bytes=10)),
    ):
        with pytest.raises(LimitError):
            goi_parse.parse(source, limits=limits)


def test_a_member_is_a_source_and_held_to_its_size(text: bytes) -> None:
    data = zipped({"年报.txt": text + b" " * 100_000})
    with pytest.raises(LimitError):
        goi_parse.parse(data, limits=Limits(max_bytes=len(data)))


def test_a_locked_archive_says_so(text: bytes) -> None:
    data = bytearray(zipped({"年报.txt": text}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(SourceError, match="加密"):
        goi_parse.parse(bytes(data))


def test_damage_inside_is_a_source_error(text: bytes) -> None:
    data = bytearray(zipped({"年报.txt": text}, stored=True))
    data[200] ^= 1
    with pytest.raises(SourceError):
        goi_parse.parse(bytes(data))


def test_files_for_which_no_time_is_left_count_as_reports(text: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"报告.txt": text, "说明.txt": NOTE})
    assert goi_parse.parse(data).year == 2023
    monkeypatch.setattr("goi_parse.readers.archive._PATIENCE", -1.0)
    with pytest.raises(UnsupportedFormatError) as caught:
        goi_parse.parse(data)
    assert caught.value.context["members"] == ("报告.txt", "说明.txt")
