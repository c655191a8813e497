"""Formats that are not read: each is named, and the hint says what to do. The suffix is never believed."""

import contextlib
import random
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from making.docx_ole import compound, word_stream
from making.docx_package import paragraph, word, zipped

from goi_parse.errors import GoiParseError, SourceError, UnsupportedFormatError
from goi_parse.readers.base import Source
from goi_parse.readers.ole import entry_names
from goi_parse.readers.sniff import refuse_known

KNOWN: dict[str, tuple[bytes, str, str]] = {
    "locked.docx": (compound("EncryptedPackage", "EncryptionInfo"), "password-protected", "取消密码"),
    "locked.doc": (word_stream(0x0100), "password-protected", "取消密码"),
    "a.et": (compound("Workbook", "WpsCustomData"), "WPS document", "docx"),
    "a.xls": (compound("Workbook"), "Excel", "docx"),
    "a.ppt": (compound("PowerPoint Document"), "PowerPoint", "PDF"),
    "unknown.ole": (compound("Something"), "compound file", "docx"),
    "a.xlsx": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "Excel workbook", "PDF"),
    "a.pptx": (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPoint", "PDF"),
    "a.ofd": (zipped({"OFD.xml": "", "Doc_0/Document.xml": ""}), "OFD", "PDF"),
    "a.odt": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}),
        "OpenDocument",
        "docx",
    ),
    "a.epub": (zipped({"mimetype": "application/epub+zip"}), "EPUB", "PDF"),
    "a.zip": (zipped({"甲.docx": word(paragraph("甲")), "乙.txt": "乙"}), "ZIP archive of 2", "甲.docx"),
    "one.zip": (zipped({"甲.docx": word(paragraph("甲"))}), "ZIP archive of 1", "甲.docx"),
    "word-folder.zip": (zipped({"word/notes.txt": "x", "word/甲.docx": ""}), "ZIP archive of 2", "word/notes.txt"),
    "none.zip": (zipped({}), "ZIP archive of 0", "解压"),
    "a.png": (b"\x89PNG\r\n\x1a\n\0\0", "PNG", "ocr=True"),
    "a.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG", "ocr=True"),
    "a.gif": (b"GIF89a\1\0\1\0\0\0", "GIF", "OCR"),
    "a.bmp": (b"BM\x46\0\0\0\0\0\0\0\x36\0", "BMP", "OCR"),
    "a.tif": (b"II*\0\x08\0\0\0", "TIFF", "OCR"),
    "a.webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP", "OCR"),
    "a.heic": (b"\0\0\0\x18ftypheic\0\0", "HEIC", "OCR"),
    "a.mp4": (b"\0\0\0\x18ftypisom\0\0", "film", "文档"),
    "a.rar": (b"Rar!\x1a\x07\x01\0", "RAR", "解压"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c\0\4", "7z", "解压"),
    "a.gz": (b"\x1f\x8b\x08\0\0", "gzip", "解压"),
    "a.exe": (b"MZ\x90\0\3\0", "program", "文档"),
    "word.xml": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>',
        "single XML",
        "docx",
    ),
    "page.doc": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
        "web page in one file",
        ".html",
    ),
    "a.uot": (b'<?xml version="1.0"?><uof:UOF>', "UOF", "docx"),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_formats_are_named(name: str) -> None:
    data, what, hint = KNOWN[name]
    with pytest.raises(UnsupportedFormatError) as caught:
        refuse_known(Source(data, name="report.docx"))
    assert what in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.context["name"] == "report.docx"


@pytest.mark.parametrize(
    "data",
    [
        word(paragraph("甲")),
        b"%PDF-1.7\n",
        b"{\\rtf1\\ansi x}",
        compound("1Table", "WordDocument", "Data"),
        compound("WordDocument", "WpsCustomData"),
        word_stream(0),
        "一、总体情况".encode(),
        "一、总体情况".encode("utf-16"),
        b"<html><p>x</p></html>",
        b"MZ is how this text begins",
        b"GIF8 is how this text begins",
        b"BM: 12",
        b"",
        b"\xef\xbb\xbf\xe4\xb8\x80",
    ],
)
def test_what_is_read_here_or_unknown_passes(data: bytes) -> None:
    refuse_known(Source(data))


def test_damage_is_said_as_such() -> None:
    whole = compound("WordDocument")
    for data in (whole[:80], whole[:520], whole[:8] + b"\xff" * 600, zipped({"a": "b"})[:40]):
        with pytest.raises(SourceError) as caught:
            refuse_known(Source(data))
        assert caught.value.hint


@pytest.mark.shared
def test_a_real_old_document(shared: Path) -> None:
    path = next((shared / "reports" / "made").glob("*/legacy.doc"))
    assert "WordDocument" in entry_names(path.read_bytes())
    refuse_known(Source(path.read_bytes()))


@given(st.sampled_from(sorted(KNOWN)), st.integers(0, 2**32))
def test_damaged_ones_never_raise_anything_else(name: str, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  a seed, no secret
    data = bytearray(KNOWN[name][0])
    for _ in range(rng.randint(1, 6)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    if rng.random() < 0.5:
        del data[rng.randint(1, len(data)) :]
    with contextlib.suppress(GoiParseError):
        refuse_known(Source(bytes(data)))


@given(st.binary(max_size=2000))
def test_entry_names_of_anything(data: bytes) -> None:
    assert entry_names(data) is not None
    assert entry_names(compound("WordDocument")[:512] + data) is not None
