"""The package around the document: odd but sound ones are read, broken ones refused, large ones streamed."""

import contextlib
import io
import random
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, strategies as st
from making.docx_package import body, cell, field, paragraph, row, run, style, table, word, zipped

from goi_parse.document import Document, Image, Paragraph, Table
from goi_parse.errors import GoiParseError, LimitError, SourceError
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.docx import DocxReader
from goi_parse.readers.docx.names import transitional
from goi_parse.readers.docx.reader import STREAM_FROM

SMALL = paragraph("甲") + table(row("a", "b"), row("c", "1"))
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
OFFICE = "http://schemas.openxmlformats.org/"


def read(data: bytes, limits: Limits | None = None) -> Document:
    source = Source(data, limits=limits or Limits())
    assert DocxReader().accepts(source)
    return DocxReader().read(source)


def texts(document: Document) -> list[object]:
    return [b.text if isinstance(b, Paragraph) else b.rows if isinstance(b, Table) else b.name for b in document.blocks]


WANTED = ["甲", (("a", "b"), ("c", "1"))]


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_macro_packages_and_main_parts_of_any_name() -> None:
    assert texts(read(word(SMALL, content_type=MACRO))) == WANTED
    assert texts(read(word(SMALL, main="word/document2.xml"))) == WANTED
    assert texts(read(word(SMALL, main="content.xml"))) == WANTED


def test_strict_files() -> None:
    strict = {
        name: data.replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/").replace(b"/2006/", b"/")
        for name, data in files(word(SMALL + paragraph("见http://purl.oclc.org/ooxml/wordprocessingml/main"))).items()
    }
    strict["[Content_Types].xml"] = files(word(SMALL))["[Content_Types].xml"]
    document = read(zipped(strict))
    assert texts(document) == [*WANTED, "见http://purl.oclc.org/ooxml/wordprocessingml/main"]
    assert transitional(b"<a>xmlns</a>") == b"<a>xmlns</a>"


def test_packers_habits() -> None:
    parts = files(word(SMALL))
    assert texts(read(zipped(parts, stored=True))) == WANTED
    assert texts(read(zipped({name.replace("/", "\\"): data for name, data in parts.items()}))) == WANTED
    assert texts(read(zipped({name.replace("word/doc", "Word/Doc"): data for name, data in parts.items()}))) == WANTED
    data = zipped(parts)
    assert texts(read(data + b"\0" * 20)) == WANTED
    shifted = b"PK\3\4" + b"junk" * 7 + data
    assert texts(DocxReader().read(Source(shifted))) == WANTED


def test_archives_that_only_the_library_understands() -> None:
    parts = files(word(SMALL))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data)
    data = out.getvalue()
    assert texts(read(data)) == WANTED
    at = data.rindex(b"PK\5\6")
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
    count, size, offset = struct.unpack_from("<HLL", data, at + 10)
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert texts(read(data[:at] + record + locator + end)) == WANTED


def test_a_package_without_relations_is_read_by_its_usual_name() -> None:
    parts = files(word(SMALL))
    del parts["_rels/.rels"]
    del parts["word/_rels/document.xml.rels"]
    assert texts(read(zipped(parts))) == WANTED


def test_other_encodings_of_the_main_part() -> None:
    parts = files(word(SMALL))
    text = body(SMALL)
    for encoding in ("utf-16", "gb18030"):
        parts["word/document.xml"] = text.replace("UTF-8", encoding).encode(encoding)
        assert texts(read(zipped(parts))) == WANTED


def test_a_broken_side_part_costs_only_itself() -> None:
    content = paragraph("甲", "<w:pStyle w:val='s'/>")
    parts = files(word(content, {"styles": "<w:style w:styleId='s'><w:name w:val='样'/></w:style>", "header:h": ""}))
    parts["word/styles.xml"] = b"<not xml"
    parts["word/headerh.xml"] = b""
    document = read(zipped(parts))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["甲"]
    assert [loss.rule for loss in document.losses] == ["content-skipped"] * 2


def test_styles_written_otherwise_are_read_whole() -> None:
    content = paragraph("甲", "<w:pStyle w:val='s'/>") + paragraph("乙", "<w:pStyle w:val='gone'/>")
    styled = word(content, {"styles": style("s", "标题 2") + '<w:style w:styleId="gone"/>'})
    parts = files(styled)
    usual = parts["word/styles.xml"]
    other = {
        "usual": usual,
        "prefix": usual.replace(b"w:", b"x:").replace(b"xmlns:w=", b"xmlns:x="),
        "comment": usual.replace(b"<w:style ", b"<!-- <w:style w:styleId='s'/> --><w:style ", 1),
        "encoding": usual.decode().replace("UTF-8", "gb18030").encode("gb18030"),
        "quotes": usual.replace(b'"s"', b"'s'"),
        "simple": usual.replace(b'<w:style w:styleId="gone"/>', b""),
    }
    for styles in other.values():
        document = read(zipped({**parts, "word/styles.xml": styles}))
        assert [(b.style, b.level) for b in document.blocks if isinstance(b, Paragraph)] == [
            ("标题 2", 1),
            ("gone", None),
        ]
        assert document.losses == ()
    bad = other["simple"].replace('<w:name w:val="标题 2"/>'.encode(), b"<w:name w:val=/>")
    document = read(zipped({**parts, "word/styles.xml": bad}))
    assert texts(document) == ["甲", "乙"]
    assert [loss.rule for loss in document.losses] == ["content-skipped"]


def test_names_of_parts_as_addresses() -> None:
    picture = "<w:r><w:drawing><a:blip r:embed='p'/></w:drawing></w:r>"
    for target in ("../media/a%20b.png", "/media/a b.png", "./../media/a b.png"):
        parts = files(word(paragraph(picture), {"image:p:x.png": b""}))
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"x.png", target.encode())
        (image,) = read(zipped({**parts, "media/a b.png": b"bytes"})).blocks
        assert isinstance(image, Image)
        assert image.load is not None
        assert image.load() == b"bytes"


def test_an_unknown_compression_is_damage() -> None:
    data = word(SMALL)
    at = data.index(b"PK\1\2")
    with pytest.raises(SourceError):
        read(data[:at] + data[at:].replace(b"PK\1\2\x14\x03\x14\0\0\0\x08", b"PK\1\2\x14\x03\x14\0\0\0\x63"))


def broken() -> dict[str, bytes]:
    """Files that are damaged, each in its way."""
    sound = word(SMALL)
    parts = files(sound)
    at = sound.index(b"PK\1\2")
    flipped = bytearray(sound)
    flipped[sound.index(b"word/document.xml") + 40] ^= 0xFF
    encrypted = sound.replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0")
    xml = body(SMALL).partition("?>\n")[2].encode()
    doctype = b'<!DOCTYPE w [<!ENTITY a "b">]>' + xml
    return {
        "cut": sound[: len(sound) // 2],
        "cut-in-directory": sound[: at + 30],
        "flipped": bytes(flipped),
        "encrypted": encrypted,
        "no-main-part": zipped({name: data for name, data in parts.items() if name != "word/document.xml"}),
        "empty-main-part": zipped({**parts, "word/document.xml": b""}),
        "no-body": zipped({**parts, "word/document.xml": b"<a/>"}),
        "no-xml": zipped({**parts, "word/document.xml": b"\x00\x01"}),
        "cut-xml": zipped({**parts, "word/document.xml": body(SMALL).encode()[:-30]}),
        "doctype": zipped({**parts, "word/document.xml": doctype}),
        "external": zipped({**parts, "word/document.xml": b'<!DOCTYPE w SYSTEM "file:///etc/passwd">' + xml}),
    }


@pytest.mark.parametrize("name", broken())
def test_damage_is_a_source_error_with_a_hint(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(broken()[name])
    assert caught.value.hint


def deep(levels: int) -> str:
    return "<w:sdt>" * levels + "</w:sdt>" * levels


def test_limits() -> None:
    with pytest.raises(LimitError):
        read(word(deep(300)))
    with pytest.raises(LimitError):
        read(word(SMALL), Limits(max_members=2))
    with pytest.raises(LimitError):
        read(word(SMALL), Limits(max_unpacked_bytes=500))
    parts = files(word(SMALL))
    bomb = zipped({**parts, "word/document.xml": b" " * 8_000_000})
    assert len(bomb) < 20_000
    with pytest.raises(LimitError):
        read(bomb, Limits(max_ratio=500))
    large = b"<a>" + b" " * 17_000_000 + b"</a>"
    with pytest.raises(LimitError):
        read(zipped({**files(word("", {"styles": ""})), "word/styles.xml": large}))


def test_a_member_that_is_larger_than_it_says_is_damage() -> None:
    sound = word(SMALL)
    size = len(files(sound)["word/document.xml"])
    lying = sound.replace(struct.pack("<L", size), struct.pack("<L", size - 7))
    with pytest.raises(SourceError):
        read(lying)


def test_billion_laughs() -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    laughs = (
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'
        + body(paragraph("<w:r><w:t>&a11;</w:t></w:r>")).partition("?>\n")[2]
    )
    with pytest.raises(SourceError):
        read(zipped({**files(word(SMALL)), "word/document.xml": laughs.encode()}))


@given(st.integers(0, 2**32))
def test_flipped_bytes_never_raise_anything_else(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  a seed, no secret
    data = bytearray(word(SMALL, {"styles": "", "numbering": ""}))
    for _ in range(rng.randint(1, 8)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    if rng.random() < 0.3:
        del data[rng.randrange(len(data)) :]
    source = Source(bytes(data))
    DocxReader().accepts(source)
    with contextlib.suppress(GoiParseError):
        DocxReader().read(source)


MIXED = (
    paragraph("甲")
    + "".join(paragraph(f"第{i}段") for i in range(150))
    + table(
        row("0", cell("上", "<w:vMerge w:val='restart'/>"), "b"),
        *(row(str(i), cell("", "<w:vMerge/>"), "b") for i in range(509)),
    )
    + paragraph(run("见") + field("PAGE", "3"))
    + f"<w:sdt><w:sdtContent>{paragraph('控件')}{table(row('x', 'y'))}</w:sdtContent></w:sdt>"
    + table(row("a", cell(paragraph("e") + table(row("n", "m")) + paragraph("")), "c", "d"))
    + paragraph(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + paragraph("框")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    + paragraph("末")
)


def test_a_streamed_document_reads_as_a_whole_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word(MIXED)
    whole = read(data)
    monkeypatch.setattr("goi_parse.readers.docx.reader.STREAM_FROM", 0)
    streamed = read(data)
    assert streamed.blocks == whole.blocks
    assert [str(b.location) for b in streamed.blocks] == [str(b.location) for b in whole.blocks]
    assert [str(b.place(3, 0)) for b in streamed.blocks if isinstance(b, Table) and len(b.rows) > 3] == [
        "body/table[1]/row[4]/cell[1]"
    ]


def test_streaming_refuses_what_reading_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goi_parse.readers.docx.reader.STREAM_FROM", -1)
    for name, data in broken().items():
        if name not in {"no-body", "empty-main-part", "no-xml"}:
            with pytest.raises(SourceError):
                read(data)


@pytest.mark.parametrize("tables", [1, 700])
def test_memory_does_not_grow_with_the_document(tables: int) -> None:
    cells = cell(
        paragraph(run("数", "<w:b/><w:sz w:val='21'/>"), "<w:jc w:val='center'/>"), "<w:tcW w:w='800' w:type='dxa'/>"
    )
    rows = row(*[cells] * 8) * (3_500 // tables)
    data = word((table(rows) + paragraph("后")) * tables)
    source = Source(data)
    size = len(files(data)["word/document.xml"])
    assert size > 2 * STREAM_FROM
    tracemalloc.start()
    document = DocxReader().read(source)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(len(b.rows) for b in document.blocks if isinstance(b, Table)) == 3_500 // tables * tables
    assert peak < 40 * 2**20  # Python's own objects; lxml's tree is beside it, and is bounded by the batch


def test_the_checksum_is_tested() -> None:
    data = word(SMALL)
    crc = zlib.crc32(files(data)["word/document.xml"])
    with pytest.raises(SourceError):
        read(data.replace(struct.pack("<L", crc), struct.pack("<L", crc ^ 1)))
