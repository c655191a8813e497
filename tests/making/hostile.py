# Over 300 lines: a list of what is done to harm, one entry after another, and each is a line or two.
"""Sources made to harm, by name: each ends in a GoiParseError or a report with findings, soon and in little memory.

``docs/reference/hostile.md`` has the table of their answers, written by ``tests/make_hostile.py``.
"""

import functools
import io
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import attrs
from generator import make_report
from generator.html import report_html
from making.docx_package import body, cell, paragraph, row, table, word, zipped
from making.pdf_package import Page, grid, pdf, stream, written
from making.pdf_report import report_pdf

import goi_parse

__all__ = ["HOSTILE", "Hostile", "can_be_made"]


@attrs.frozen
class Hostile:
    """One way to harm, in Chinese and English; ``make`` gives bytes, or a path below the folder it is given."""

    zh: str
    en: str
    makes: tuple[Callable[[Path], bytes | str], ...]
    """Several where chance has a hand in it."""
    needs: str = ""
    """What the system must have for it: ``mkfifo``, ``/dev/zero``."""
    unguarded: bool = False
    """Whether it is tried in a process of its own, without what refuses it beforehand."""


HOSTILE: dict[str, Hostile] = {}
REPORT = make_report(1)
SECTIONS = (
    "石桥县2023年政府信息公开工作年度报告",
    "一、总体情况",
    "全年主动公开政府信息。",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
)
REST = (
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "存在不足。",
    "六、其他需要报告的事项",
    "无。",
)
Maker = Callable[[Path], bytes | str]


def hostile(name: str, zh: str, en: str, needs: str = "") -> Callable[[Maker], Maker]:
    """Enter a maker in the list."""

    def entered(make: Maker) -> Maker:
        HOSTILE[name] = Hostile(zh, en, (make,), needs)
        return make

    return entered


def texts(name: str, zh: str, en: str, inner: Callable[[], str]) -> None:
    """A text with something hostile in section three."""
    HOSTILE[name] = Hostile(zh, en, (lambda _: "\n".join((*SECTIONS, inner(), *REST)).encode(),))


def words(name: str, zh: str, en: str, inner: Callable[[], str]) -> None:
    """A Word document with something hostile in section three."""
    HOSTILE[name] = Hostile(zh, en, (lambda _: word(around(inner(), paragraph)),))


def pages(name: str, zh: str, en: str, inner: Callable[[], str]) -> None:
    """A web page with something hostile in section three."""
    HOSTILE[name] = Hostile(zh, en, (lambda _: page(around(inner(), "<p>{}</p>".format)).encode(),))


def around(inner: str, line: Callable[[str], str]) -> str:
    return "".join(map(line, SECTIONS)) + inner + "".join(map(line, REST))


def page(content: str, head: str = "<!DOCTYPE html>") -> str:
    return f'{head}<html><head><meta charset="utf-8"></head><body>{content}</body></html>'


# --- what is no file ---------------------------------------------------------------------------------------------


@hostile("fifo", "无人写入的管道", "a pipe that nobody writes to", "mkfifo")
def _fifo(folder: Path) -> str:
    os.mkfifo(folder / "pipe")
    return str(folder / "pipe")


@hostile("device", "没有尽头的设备", "a device without end", "/dev/zero")
def _device(_: Path) -> str:
    return "/dev/zero"


@hostile("directory", "目录", "a directory")
def _directory(folder: Path) -> str:
    return str(folder)


@hostile("huge-file", "1 TB 的稀疏文件", "a sparse file of 1 TB")
def _huge_file(folder: Path) -> str:
    with (folder / "huge").open("wb") as file:
        file.truncate(2**40)
    return str(folder / "huge")


# --- files broken in every format --------------------------------------------------------------------------------


@functools.cache
def files() -> dict[str, bytes]:
    html = report_html(REPORT).encode()
    report = goi_parse.parse(html)
    text = "\n".join(line for line in goi_parse.to_markdown(report).split("\n") if line.strip())
    return {"txt": text.encode(), "docx": goi_parse.to_docx(report), "pdf": report_pdf(REPORT), "html": html}


def truncated(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def flipped(data: bytes, rng: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(rng.choice((1, 20, 500))):
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def zeroed(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    size = min(rng.choice((16, 512, 4096)), len(data) - start)
    return data[:start] + bytes(size) + data[start + size :]


INJURIES = {
    "truncated": ("截断", "truncated", truncated),
    "flipped": ("比特翻转", "bits flipped", flipped),
    "zeroed": ("一段清零", "a stretch of zeros", zeroed),
}
SEEDS = 4


def _injured(kind: str, injury: Callable[[bytes, random.Random], bytes], seed: int) -> Maker:
    return lambda _: injury(files()[kind], random.Random(seed))  # noqa: S311  a seed, no secret


for _kind in ("txt", "docx", "pdf", "html"):
    for _name, (_zh, _en, _injury) in INJURIES.items():
        HOSTILE[f"{_kind}-{_name}"] = Hostile(
            f"{_kind} {_zh}，{SEEDS} 份",
            f"{_kind}, {_en}, {SEEDS} files",
            tuple(_injured(_kind, _injury, seed) for seed in range(SEEDS)),
        )


@hostile("docx-crc", "校验和不符的 docx", "a docx whose checksums are wrong")
def _crc(_: Path) -> bytes:
    data = bytearray(files()["docx"])
    at = data.find(b"PK\1\2")
    while at >= 0:
        data[at + 16] ^= 0xFF
        at = data.find(b"PK\1\2", at + 1)
    return bytes(data)


# --- packages ----------------------------------------------------------------------------------------------------


def with_document(document: bytes | str) -> bytes:
    """A Word package with this main part."""
    with zipfile.ZipFile(io.BytesIO(word(""))) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**kept, "word/document.xml": document})


@hostile("zip-bomb", "正文解压后 1 GB 的 docx", "a docx whose main part unpacks to 1 GB")
def _zip_bomb(_: Path) -> bytes:
    return _bomb(2**30)


@hostile("zip-bomb-lying", "谎报大小的 docx 炸弹", "the same bomb, with a small size declared")
def _lying_bomb(_: Path) -> bytes:
    data = bytearray(_bomb(2**30))
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<L", data, at + 24, 1000)
    return bytes(data)


def _bomb(size: int) -> bytes:
    """A package made without ever holding what it unpacks to; its checksum is wrong, and nobody comes so far."""
    packed = repeated(b" " * 2**20, size >> 20, zlib.compressobj(9, zlib.DEFLATED, -15))
    name = b"word/document.xml"
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0) + name
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0, 0, 0, 0, 0, 0)
    place = len(local) + len(packed)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry) + len(name), place, 0)
    return local + packed + entry + name + end


def repeated(block: bytes, count: int, packer: "zlib._Compress") -> bytes:
    """So many blocks packed, though two are looked at: what is packed after a full flush is the same again."""
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    other = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + other * (count - 1) + packer.flush()


@hostile("zip-members", "含 60,000 个文件的 docx", "a docx of 60,000 members")
def _members(_: Path) -> bytes:
    return zipped({"word/document.xml": body(""), **{f"word/{n}": b"" for n in range(60_000)}})


@hostile("zip-quine", "套娃的 docx", "a docx in a docx in a docx")
def _nested_packages(_: Path) -> bytes:
    data = word(around("", paragraph))
    for _level in range(8):
        data = word(around("<w:altChunk r:id='c'/>" * 4, paragraph), {"chunk:c:a.docx": data})
    return data


@hostile("zip-many", "16 份费时文本的压缩包", "an archive of 16 texts, each of which takes seconds")
def _many(folder: Path) -> bytes:
    (text,) = (make(folder) for make in HOSTILE["txt-strangers"].makes)
    return zipped({f"{n}.txt": text for n in range(16)})


def entities(dtd: str, used: str) -> bytes:
    document = body(around(paragraph(f"<w:r><w:t>{used}</w:t></w:r>"), paragraph))
    return with_document(document.replace("<w:document", f"<!DOCTYPE w [{dtd}]><w:document", 1))


@hostile("entities", "实体成指数展开（billion laughs）", "entities that grow exponentially")
def _laughs(_: Path) -> bytes:
    names = [f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12)]
    return entities('<!ENTITY e0 "ha">' + "".join(names), "&e12;")


@hostile("entities-quadratic", "一个大实体引用 50,000 次", "one large entity, used 50,000 times")
def _quadratic(_: Path) -> bytes:
    return entities(f'<!ENTITY e "{"a" * 50_000}">', "&e;" * 50_000)


@hostile("entity-external", "外部实体指向本机文件", "an external entity: a file of this machine")
def _external(_: Path) -> bytes:
    return entities('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;")


@hostile("dtd-external", "外部 DTD 指向网络", "an external DTD on the network")
def _external_dtd(_: Path) -> bytes:
    document = body(around("", paragraph))
    return with_document(document.replace("<w:document", '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x"><w:document', 1))


words(
    "docx-elements-deep",
    "10,000 层嵌套的 XML",
    "XML nested 10,000 deep",
    lambda: paragraph("<w:smartTag>" * 10_000 + "</w:smartTag>" * 10_000),
)
words(
    "docx-runs",
    "一段 300,000 个文字块",
    "a paragraph of 300,000 runs",
    lambda: paragraph("<w:r><w:t>0</w:t></w:r>" * 300_000),
)
words(
    "docx-line",
    "一段 20,000,000 个字",
    "a paragraph of 20,000,000 letters",
    lambda: paragraph("<w:r><w:t>" + "一" * 20_000_000 + "</w:t></w:r>"),
)

words("docx-paragraphs", "2,000,000 个段落", "2,000,000 paragraphs", lambda: paragraph("") * 2_000_000)
words(
    "docx-strangers",
    "90,000 个各不相同的单元格",
    "90,000 cells, each with another text",
    lambda: table(*[row(*[f"公开目录第{n}{m}" for m in "甲乙丙丁戊己庚辛壬癸"]) for n in range(9000)]),
)


# --- tables ------------------------------------------------------------------------------------------------------

for _span in ("1000000000", "-1", "x"):
    words(
        f"gridspan-{_span}",
        f"gridSpan={_span} 的单元格",
        f"cells with gridSpan={_span}",
        lambda span=_span: table(*[row(cell("甲", f"<w:gridSpan w:val='{span}'/>"), "1", "2")] * 200),
    )
    pages(
        f"colspan-{_span}",
        f"colspan 和 rowspan={_span} 的单元格",
        f"cells with colspan and rowspan={_span}",
        lambda span=_span: f"<table>{f'<tr><td colspan={span} rowspan={span}>甲<td>1<td>2'}</table>" * 200,
    )
words("docx-cells", "100,000 个空单元格", "100,000 empty cells", lambda: table(*[row(*[cell("")] * 10)] * 10_000))
words(
    "docx-cells-1m", "1,000,000 个空单元格", "1,000,000 empty cells", lambda: table(*[row(*[cell("")] * 10)] * 100_000)
)
pages(
    "html-cells",
    "100,000 个空单元格",
    "100,000 empty cells",
    lambda: f"<table>{('<tr>' + '<td>' * 10) * 10_000}</table>",
)
pages(
    "html-row", "一行 100,000 个单元格", "one row of 100,000 cells", lambda: f"<table><tr>{'<td>0' * 100_000}</table>"
)


def _tables_in_tables(depth: int) -> str:
    inner = ""
    for _ in range(depth):
        inner = table(row(cell(inner + "<w:p/>"), "甲"))
    return inner


words("docx-nested", "表格嵌套 60 层", "tables nested 60 deep", lambda: _tables_in_tables(60))
words("docx-nested-300", "表格嵌套 300 层", "tables nested 300 deep", lambda: _tables_in_tables(300))
pages("html-nested", "表格嵌套 300 层", "tables nested 300 deep", lambda: "<table><tr><td>" * 300)
pages("html-deep", "100,000 层未结束的标签", "100,000 tags that never end", lambda: "<div>" * 100_000)
pages("html-inline", "100,000 个 font 标签", "100,000 font tags that never end", lambda: "<font>甲" * 100_000)
pages(
    "html-attributes",
    "一个标签 100,000 个属性",
    "one tag with 100,000 attributes",
    lambda: f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>",
)
pages("html-images", "100,000 幅图片", "100,000 pictures", lambda: "<img src=a.png alt='[image: '>" * 100_000)
pages(
    "html-quoted",
    "引号中藏有 > 的 50,000 个属性",
    "50,000 attributes with > in quotes",
    lambda: "<p " + "".join(f"a{n}='>' " for n in range(50_000)) + ">",
)
pages("html-paragraphs", "1,000,000 个段落", "1,000,000 paragraphs", lambda: "<p>甲" * 1_000_000)
pages(
    "html-strangers",
    "90,000 个各不相同的单元格",
    "90,000 cells, each with another text",
    lambda: f"<table>{''.join('<tr>' * (n % 10 == 0) + f'<td>公开目录第{n}号' for n in range(90_000))}</table>",
)
pages("html-comments", "未结束的注释", "comments that never end", lambda: "<!-- " * 200_000)
pages("html-entities", "500,000 个字符实体", "500,000 character references", lambda: "&#19968;" * 500_000)
pages(
    "html-links", "50,000 个链接的菜单", "a menu of 50,000 links", lambda: "<a href=#>政府信息公开年报</a><br>" * 50_000
)


@hostile("html-laughs", "XHTML 中的 billion laughs", "XHTML with entities that grow exponentially")
def _html_laughs(_: Path) -> bytes:
    names = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "ha">{names}]>'
    return page(around("<p>&e12;</p>", "<p>{}</p>".format), head).encode()


# --- PDF ---------------------------------------------------------------------------------------------------------

FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
OPERATORS = b"0 0 m 1 1 l S\n"


def report_pages() -> Page:
    return Page().lines([*SECTIONS, *REST])


def forms(*contents: str) -> bytes:
    names = " ".join(f"/X{n} {100 + n} 0 R" for n in range(len(contents)))
    used = f"{FORM} /Resources << /XObject << {names} >> >>"
    objects = {100 + n: stream(text.encode(), used) for n, text in enumerate(contents)}
    return pdf(report_pages().draw("/X0 Do"), objects=objects, xobjects="/X0 100 0 R")


@hostile("pdf-fan-out", "表单对象逐层扇出 1 亿次", "forms that fan out 100,000,000 times")
def _fan_out(_: Path) -> bytes:
    return forms(*[f"/X{n + 1} Do " * 10 for n in range(8)], "0 0 m 1 1 l S")


@hostile("pdf-self-call", "两次调用自身的表单对象", "a form that draws itself twice")
def _self_call(_: Path) -> bytes:
    return forms("/X0 Do /X0 Do")


def flate(block: bytes, count: int) -> bytes:
    """A Flate stream of so many blocks; its checksum is wrong, which no viewer minds."""
    return stream(repeated(block, count, zlib.compressobj(9)), "/Filter /FlateDecode")


@hostile("pdf-operators", "小数据流展开成 200 MB 绘图指令", "200 MB of drawing operators behind a small stream")
def _operators(_: Path) -> bytes:
    return pdf(report_pages(), objects={11: flate(OPERATORS * 10_000, 1500)})


@hostile("pdf-flate", "解压后 1 GB 的数据流", "a stream that unpacks to 1 GB")
def _flate(_: Path) -> bytes:
    return pdf(report_pages(), objects={11: flate(bytes(2**20), 1024)})


@hostile("pdf-contents", "同一数据流引用 1,000 次", "one stream of operators, named 1,000 times by a page")
def _contents(_: Path) -> bytes:
    data = pdf(report_pages(), objects={100: flate(OPERATORS * 1000, 70)})
    return data.replace(b"/Contents 11 0 R", b"/Contents [11 0 R " + b"100 0 R " * 1000 + b"]")


@hostile("pdf-shared", "1,000 页共用一个 1 MB 的数据流", "1,000 pages that share one stream of 1 MB")
def _shared(_: Path) -> bytes:
    data = pdf(*[report_pages() for _ in range(1000)], objects={9000: flate(OPERATORS * 1000, 70)})
    for number in range(1000):
        data = data.replace(b"/Contents %d 0 R" % (11 + 2 * number), b"/Contents 9000 0 R", 1)
    return data


@hostile("pdf-page-tree", "递归的页树", "a recursive page tree")
def _page_tree(_: Path) -> bytes:
    objects: dict[int, str | bytes] = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    objects[2] = "<< /Type /Pages /Count 3 /Kids [2 0 R 3 0 R 2 0 R] >>"
    objects[3] = "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>"
    return written(objects)


@hostile("pdf-pages", "100,000 页", "100,000 pages")
def _pages(_: Path) -> bytes:
    kids = " ".join(f"{10 + n} 0 R" for n in range(100_000))
    objects: dict[int, str | bytes] = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    objects[2] = f"<< /Type /Pages /Count 100000 /Kids [{kids}] >>"
    objects |= {10 + n: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>" for n in range(100_000)}
    return written(objects)


@hostile("pdf-pages-claimed", "自称 20 亿页", "two thousand million pages, claimed")
def _claimed(_: Path) -> bytes:
    return pdf(report_pages()).replace(b"/Count 1", b"/Count 2000000000")


@hostile("pdf-objects", "一页 100,000 条线", "100,000 lines on a page")
def _objects(_: Path) -> bytes:
    return pdf(report_pages().draw(_strokes()))


def _strokes() -> str:
    return "\n".join(f"{n % 500} {n // 500} m {n % 500 + 3} {n // 500} l S" for n in range(100_000))


def _letters(code: str) -> str:
    shown = "\n".join(f"1 0 0 1 {n % 500} {n // 500 * 4} Tm <{code}> Tj" for n in range(100_000))
    return f"BT /F1 4 Tf\n{shown}\nET"


@hostile("pdf-texts", "一页 100,000 个文字对象", "100,000 pieces of text on a page")
def _texts(_: Path) -> bytes:
    return pdf(report_pages().draw(_letters("4E00")))


@hostile("pdf-no-text", "一页 100,000 条线，没有文字", "100,000 lines on a page without text")
def _no_text(_: Path) -> bytes:
    return pdf(Page().draw(_strokes()))


@hostile("pdf-latin", "一页 100,000 个西文字", "100,000 Latin letters on a page")
def _latin(_: Path) -> bytes:
    return pdf(Page().draw(_letters("0041")))


@hostile("pdf-latin-pages", "1,000 页西文", "1,000 pages of Latin letters")
def _latin_pages(_: Path) -> bytes:
    return pdf(*[Page().lines(["annual report of nobody"] * 30) for _page in range(1000)])


@hostile("pdf-grid", "300 × 300 的线网", "a grid of 300 by 300 lines")
def _grid(_: Path) -> bytes:
    ends = [10 + n * 1.8 for n in range(300)]
    return pdf(grid(report_pages(), ends, ends))


@hostile("pdf-boxes", "40,000 个相接的方框", "40,000 boxes side by side")
def _boxes(_: Path) -> bytes:
    ends = [10 + n * 2.7 for n in range(201)]
    return pdf(grid(report_pages(), ends, ends, pen="cells"))


@hostile("pdf-arrays", "20 万层嵌套的数组", "arrays nested 200,000 deep")
def _arrays(_: Path) -> bytes:
    return pdf(report_pages(), objects={100: "[" * 200_000 + "]" * 200_000})


@hostile("pdf-saves", "30 万个未配对的 q", "300,000 states saved and never restored")
def _saves(_: Path) -> bytes:
    return pdf(report_pages().draw("q " * 300_000))


@hostile("pdf-objstm", "解压后 200 MB 的对象流", "an object stream that unpacks to 200 MB")
def _objstm(_: Path) -> bytes:
    packed = flate(b" " * 2**20, 200).replace(b"<<", b"<< /Type /ObjStm /N 1 /First 4", 1)
    return pdf(report_pages(), objects={100: packed})


@hostile("pdf-type3", "字形互相调用的 Type 3 字体", "glyphs of a Type 3 font that call one another")
def _type3(_: Path) -> bytes:
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97"
        " /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 101 0 R >>"
        " /Resources << /Font << /F1 100 0 R >> >> >>"
    )
    glyph = stream(b"9 0 d0 BT /F1 9 Tf " + b"(aaaaaaaaaa) Tj " * 1000 + b"ET")
    data = pdf(report_pages().draw("BT /F2 9 Tf 50 50 Td (aaaa) Tj ET"), objects={100: font, 101: glyph})
    return data.replace(b"/F1 3 0 R", b"/F1 3 0 R /F2 100 0 R")


for _name, _zh, _en in (
    ("pdf-fan-out", "表单对象逐层扇出 1 亿次", "forms that fan out 100,000,000 times"),
    ("pdf-self-call", "两次调用自身的表单对象", "a form that draws itself twice"),
    ("pdf-operators", "小数据流展开成 200 MB 绘图指令", "200 MB of drawing operators behind a small stream"),
):
    HOSTILE[f"isolated-{_name}"] = Hostile(
        f"{_zh}，绕过检查，isolated=True",
        f"{_en}, past the guard, isolated=True",
        HOSTILE[_name].makes,
        unguarded=True,
    )

# --- text --------------------------------------------------------------------------------------------------------

texts("txt-line", "一行 20,000,000 个字", "a line of 20,000,000 letters", lambda: "一" * 20_000_000)
texts("txt-figures", "一行 2,000,000 个数字", "a line of 2,000,000 figures", lambda: "0 " * 2_000_000)
texts(
    "txt-strangers",
    "45,000 行各不相同的短文",
    "45,000 lines, each with another text",
    lambda: "".join(f"公开目录第{n}号\n" for n in range(45_000)),
)
texts("txt-letters", "一行 4,900,000 个字", "a line of 4,900,000 letters", lambda: "一" * 4_900_000)
texts("txt-short-lines", "10,000,000 行", "10,000,000 lines", lambda: "一\n" * 10_000_000)
texts("txt-bars", "一行 1,000,000 条竖线", "a line of 1,000,000 bars", lambda: "|" * 1_000_000)
texts("txt-tabs", "一行 1,000,000 个制表符", "a line of 1,000,000 tabs", lambda: "\t" * 1_000_000)
texts("txt-lines", "2,000,000 个空行", "2,000,000 empty lines", lambda: "\n" * 2_000_000)
texts("txt-images", "30,000 个未结束的图片标记", "30,000 marks of pictures that never end", lambda: "[image: " * 30_000)
texts("txt-image-lines", "30,000 行未结束的图片标记", "the same on 30,000 lines", lambda: "[image: \n" * 30_000)
texts("txt-headings", "章节标题重复 50,000 次", "a heading 50,000 times", lambda: "一、总体情况\n" * 50_000)
texts("txt-labels", "同一标签重复 50,000 次", "a label 50,000 times", lambda: "（七）总计\n" * 50_000)
texts("txt-rows", "同一行重复 20,000 次", "a row 20,000 times", lambda: "（七）总计\t0\t0\t0\t0\t0\t0\t0\n" * 20_000)
texts("txt-columns", "表头重复 20,000 次", "column labels 20,000 times", lambda: "自然人\t商业企业\t总计\n" * 20_000)
texts("txt-label-line", "一行 50,000 个标签", "50,000 labels on a line", lambda: "总计（七）" * 50_000)
texts(
    "txt-items",
    "第二十条重复 20,000 次",
    "a row of table 2, 20,000 times",
    lambda: "第二十条第（一）项 | 规章 | 0 |\n" * 20_000,
)
texts(
    "txt-drawn",
    "200,000 列的框线",
    "a drawn frame 200,000 wide",
    lambda: ("+" + "-" * 9) * 20_000 + "+\n" + ("|    0    ") * 20_000 + "|\n",
)
texts("txt-brackets", "100,000 层括号", "100,000 brackets in one another", lambda: "（" * 100_000 + "）" * 100_000)
texts("txt-numbers", "200,000 位的数", "a figure of 200,000 digits", lambda: "（七）总计\t" + "9" * 200_000)
texts("txt-years", "60,000 个年份", "60,000 years", lambda: "2022年" * 60_000)
texts("txt-phones", "200,000 位的电话", "a telephone number of 200,000 digits", lambda: "电话：" + "0" * 200_000)
texts(
    "txt-claims",
    "50,000 句收到申请",
    "50,000 sentences about requests",
    lambda: "收到政府信息公开申请7件，予以公开3件。" * 50_000,
)
texts(
    "txt-markup",
    "20,000 个未结束的 <table",
    "20,000 tables as markup that never end",
    lambda: "<table><tr><td>\n" * 20_000,
)
texts("txt-nulls", "夹杂空字节", "null bytes among the text", lambda: "甲\0" * 100_000)


def can_be_made(name: str) -> bool:
    """Whether this system has what it needs."""
    needs = HOSTILE[name].needs
    return not needs or hasattr(os, needs) or Path(needs).exists()
