"""One tiny document for each thing that a reader of the page sees and a reader of the file may lose."""

import pytest
from making.docx_ole import compound
from making.docx_package import cell, field, paragraph, row, run, style, table, word

from goi_parse.document import Document, Image, Paragraph, Table
from goi_parse.readers.base import Source
from goi_parse.readers.docx import DocxReader

ON = "<w:vanish/>"
RAISED = "<w:vertAlign w:val='superscript'/>"


def read(content: str, parts: dict[str, str | bytes] | None = None) -> Document:
    return DocxReader().read(Source(word(content, parts)))


def texts(document: Document) -> list[str]:
    """Paragraphs as they are, tables as ``a|b`` a row."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.number + block.text)
        elif isinstance(block, Table):
            found.extend("|".join(cells) for cells in block.rows)
    return found


def control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


DRAWN_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
VML_BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
FORM = "<w:fldChar w:fldCharType='begin'><w:ffData>{}</w:ffData></w:fldChar>"

PROBES: dict[str, tuple[str, list[str]]] = {
    "plain": (paragraph("甲"), ["甲"]),
    "runs": (paragraph(run("20") + run("22") + run("年")), ["2022年"]),
    "control-around-paragraph": (control(paragraph("甲")) + paragraph("乙"), ["甲", "乙"]),
    "control-around-run": (paragraph(run("甲") + control(run("乙")) + run("丙")), ["甲乙丙"]),
    "control-around-table": (control(table(row("a", "b"))) + paragraph("后"), ["a|b", "后"]),
    "control-around-row": (table(row("a", "b"), control(row("c", "d"))) + paragraph("后"), ["a|b", "c|d", "后"]),
    "control-around-cell": (table(row("a", control(cell("b")), "c")) + paragraph("后"), ["a|b|c", "后"]),
    "control-in-cell": (table(row(cell(control(paragraph("a"))), "b")), ["a|b"]),
    "control-in-control": (
        control(control(paragraph("甲") + table(row("a", "b")))) + paragraph("乙"),
        ["甲", "a|b", "乙"],
    ),
    "custom-xml": (f"<w:customXml w:element='x'>{paragraph('甲')}</w:customXml>", ["甲"]),
    "insertion": (paragraph(run("共") + f"<w:ins w:id='1'>{run('12')}</w:ins>" + run("件")), ["共12件"]),
    "deletion": (
        paragraph(run("共") + "<w:del w:id='1'><w:r><w:delText>99</w:delText></w:r></w:del>" + run("12件")),
        ["共12件"],
    ),
    "move": (
        paragraph(f"<w:moveFrom w:id='1'>{run('移')}</w:moveFrom>" + run("甲"))
        + paragraph(f"<w:moveTo w:id='2'>{run('移')}</w:moveTo>"),
        ["甲", "移"],
    ),
    "deleted-paragraph-mark": (
        paragraph(run("明"), "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("晰"),
        ["明晰"],
    ),
    "deleted-marks-in-a-row": (
        paragraph(run("一"), "<w:rPr><w:del w:id='1'/></w:rPr>") * 2 + paragraph("二"),
        ["一一二"],
    ),
    "deleted-row": (
        table(row("a", "b"), row("x", "y", properties="<w:del w:id='1'/>"), row("c", "d")),
        ["a|b", "c|d"],
    ),
    "inserted-row": (table(row("a", "b", properties="<w:ins w:id='1'/>")), ["a|b"]),
    "deleted-cell": (table(row("a", cell("x", "<w:cellDel w:id='1'/>"), "b")), ["a|b"]),
    "former-properties": (
        table(
            row(cell("a", "<w:tcPrChange w:id='1'><w:tcPr><w:gridSpan w:val='3'/></w:tcPr></w:tcPrChange>"), "b"),
            row("c", "d"),
        ),
        ["a|b", "c|d"],
    ),
    "smart-tag": (paragraph(f"<w:smartTag w:element='date'>{run('2023年')}</w:smartTag>" + run("甲")), ["2023年甲"]),
    "simple-field": (paragraph(f"<w:fldSimple w:instr='DATE'>{run('2023')}</w:fldSimple>" + run("年")), ["2023年"]),
    "complex-field": (paragraph(run("第") + field("PAGE", "3") + run("页")), ["第3页"]),
    "field-in-instruction": (
        paragraph(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>"
            + field("MERGEFIELD a", "7")
            + "<w:r><w:instrText> = 7 \"x\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + run("x")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        ),
        ["x"],
    ),
    "field-over-paragraphs": (
        paragraph(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" + run("目录一")
        )
        + paragraph(run("目录二") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"),
        ["目录一", "目录二"],
    ),
    "field-never-ended": (paragraph("<w:r><w:fldChar w:fldCharType='begin'/></w:r>" + run("仍可见")), ["仍可见"]),
    "circled-by-equation": (paragraph(field("EQ \\o\\ac(○,3)", None) + run("甲")), ["③甲"]),
    "old-check-box": (
        paragraph(
            "<w:r>"
            + FORM.format('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
            + "</w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
            + run("是")
        ),
        ["☑是"],
    ),
    "old-check-box-empty": (
        paragraph(
            "<w:r>"
            + FORM.format('<w:checkBox><w:default w:val="0"/></w:checkBox>')
            + "</w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        ),
        ["☐"],
    ),
    "old-drop-down": (
        paragraph(
            "<w:r>"
            + FORM.format(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'
            )
            + "</w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        ),
        ["乙"],
    ),
    "hyperlink": (paragraph(run("见") + f"<w:hyperlink r:id='x'>{run('网站')}</w:hyperlink>"), ["见网站"]),
    "drawn-box-once": (paragraph(DRAWN_BOX.format(paragraph("框中")) + run("正文")), ["框中", "正文"]),
    "vml-box": (paragraph(run("正文") + VML_BOX.format(paragraph("框中"))), ["正文", "框中"]),
    "two-boxes": (
        paragraph(VML_BOX.format(paragraph("一")) + VML_BOX.format(paragraph("二")) + run("正文")),
        ["一", "二", "正文"],
    ),
    "box-in-box": (paragraph(VML_BOX.format(paragraph(run("外") + VML_BOX.format(paragraph("内"))))), ["外", "内"]),
    "table-in-box": (paragraph(run("甲") + DRAWN_BOX.format(table(row("a", "b")) + paragraph(""))), ["甲", "a|b"]),
    "box-in-cell": (table(row(cell(paragraph(run("a") + VML_BOX.format(paragraph("框")))), "b")), ["a\n框|b"]),
    "word-art": (
        paragraph("<w:r><w:pict><v:shape><v:textpath string='艺术字标题'/></v:shape></w:pict></w:r>"),
        ["艺术字标题"],
    ),
    "soft-hyphen": (paragraph("<w:r><w:t>信</w:t><w:softHyphen/><w:t>息</w:t></w:r>"), ["信息"]),
    "hard-hyphen": (paragraph("<w:r><w:noBreakHyphen/><w:t>3</w:t></w:r>"), ["-3"]),
    "tab": (paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), ["甲\t乙"]),
    "tab-stop-is-no-tab": (
        paragraph(run("甲"), "<w:tabs><w:tab w:val='left' w:pos='420'/><w:tab w:val='clear' w:pos='840'/></w:tabs>"),
        ["甲"],
    ),
    "break": (paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>"), ["甲\n乙\n丙"]),
    "symbol": (paragraph("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>" + run("是")), ["☑是"]),
    "symbol-plain": (paragraph("<w:r><w:sym w:font='宋体' w:char='2460'/></w:r>"), ["①"]),
    "symbol-unknown": (paragraph("<w:r><w:sym w:font='Wingdings' w:char='F031'/></w:r>"), ["\uf031"]),
    "ruby": (
        paragraph(
            f"<w:r><w:ruby><w:rt>{run('gōng')}</w:rt><w:rubyBase>{run('公')}</w:rubyBase></w:ruby></w:r>" + run("开")
        ),
        ["公开"],
    ),
    "hidden-run": (paragraph(run("甲") + run("看不见", ON) + run("乙")), ["甲乙"]),
    "struck": (paragraph(run("12", "<w:strike/>") + run("45") + run("3", "<w:dstrike w:val='1'/>")), ["45"]),
    "struck-off": (paragraph(run("1", "<w:strike w:val='0'/><w:dstrike w:val='false'/>") + run("2")), ["12"]),
    "struck-once": (
        paragraph(run("1", "<w:strike/><w:dstrike w:val='0'/>") + run("2", "<w:strike w:val='0'/>")),
        ["2"],
    ),
    "struck-mark": (paragraph("甲", "<w:rPr><w:strike/></w:rPr>") + paragraph("乙"), ["甲", "乙"]),
    "raised": (paragraph(run("45531") + run("[1]", RAISED)), ["45531[¹]"]),
    "lowered": (paragraph(run("CO") + run("2", "<w:vertAlign w:val='subscript'/>")), ["CO₂"]),
    "on-the-line": (paragraph(run("1", "<w:vertAlign w:val='baseline'/>")), ["1"]),
    "raised-unit": (paragraph(run("12万m") + run("2", RAISED)), ["12万m²"]),
    "raised-before": (paragraph(run("1", "<w:rPrChange w:id='1'><w:rPr>" + RAISED + "</w:rPr></w:rPrChange>")), ["1"]),
    "custom-mark": (
        paragraph(
            run("5") + "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>1</w:t></w:r>" + run("件")
        ),
        ["5¹件"],
    ),
    "hidden-off": (paragraph(run("甲", "<w:vanish w:val='0'/>")), ["甲"]),
    "hidden-mark": (paragraph(run("明"), "<w:rPr><w:vanish/></w:rPr>") + paragraph("晰"), ["明晰"]),
    "web-hidden-is-printed": (paragraph(run("甲", "<w:webHidden/>")), ["甲"]),
    "equation": (paragraph("<m:oMath><m:r><m:t>1+1</m:t></m:r></m:oMath>"), ["1+1"]),
    "comment-inside-text": (paragraph("<w:r><w:t>12<!-- x -->34</w:t></w:r>"), ["1234"]),
    "character-data": (paragraph("<w:r><w:t><![CDATA[1<2]]></w:t></w:r>"), ["1<2"]),
    "right-to-left-wrapper": (paragraph(f"<w:bdo w:val='rtl'>{run('甲')}</w:bdo>"), ["甲"]),
    "block-alternate": (
        (
            f"<mc:AlternateContent><mc:Choice Requires='zz'>{paragraph('新')}</mc:Choice>"
            f"<mc:Fallback>{paragraph('旧')}</mc:Fallback></mc:AlternateContent>"
        ),
        ["旧"],
    ),
}


@pytest.mark.parametrize("name", PROBES)
def test_nothing_that_is_seen_is_lost_and_nothing_else_is_read(name: str) -> None:
    content, expected = PROBES[name]
    assert texts(read(content + paragraph("末"))) == [*expected, "末"]


def losses(document: Document) -> list[tuple[str, str]]:
    return [(loss.rule, str(loss.facts.get("what", ""))) for loss in document.losses]


@pytest.mark.parametrize("name", ["insertion", "deletion", "move", "deleted-row", "former-properties", "inserted-row"])
def test_tracked_changes_are_said(name: str) -> None:
    assert ("revisions-accepted", "") in losses(read(PROBES[name][0]))


@pytest.mark.parametrize("name", ["plain", "control-around-cell", "complex-field", "drawn-box-once", "tab"])
def test_where_nothing_is_lost_nothing_is_said(name: str) -> None:
    assert losses(read(PROBES[name][0])) == []


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (PROBES["hidden-run"][0], "隐藏文字"),
        (PROBES["struck"][0], "划去的文字"),
        (paragraph(field("EQ \\f(1,2)", None)), "公式域"),
        (paragraph("<w:subDoc r:id='x'/>"), "子文档"),
        ("<w:altChunk r:id='none'/>", "嵌入内容"),
        (
            paragraph(
                "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="
                "'http://schemas.openxmlformats.org/drawingml/2006/chart'/></a:graphic></wp:inline></w:drawing></w:r>"
            ),
            "图表",
        ),
    ],
    ids=["hidden", "struck", "equation-field", "subdocument", "chunk-missing", "chart"],
)
def test_what_is_skipped_is_said(content: str, what: str) -> None:
    ((rule, said),) = losses(read(content))
    assert rule == "content-skipped"
    assert what in said


def test_hidden_by_a_style() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='h'><w:name w:val='z-Top of Form'/><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='k'><w:name w:val='k'/><w:basedOn w:val='h'/></w:style>"
        "<w:style w:type='character' w:styleId='c'><w:name w:val='c'/><w:rPr><w:vanish/></w:rPr></w:style>"
    )
    content = (
        paragraph(run("窗体顶端"), "<w:pStyle w:val='k'/>")
        + paragraph(run("甲") + run("藏", "<w:rStyle w:val='c'/>"))
        + paragraph(run("现", "<w:vanish w:val='false'/>"), "<w:pStyle w:val='h'/>")
    )
    assert texts(read(content, {"styles": styles})) == ["甲", "现"]


def test_struck_out_and_raised_by_a_style() -> None:
    styles = (
        style("s", properties="<w:rPr><w:dstrike/></w:rPr>", kind="character")
        + style("r", properties=f"<w:rPr>{RAISED}</w:rPr>", kind="character")
        + style("q", based_on="r", kind="character")
    )
    content = (
        paragraph(run("12", "<w:rStyle w:val='s'/>") + run("45") + run("1", "<w:rStyle w:val='q'/>"))
        + paragraph(run("6", "<w:rStyle w:val='s'/><w:dstrike w:val='0'/>"))
        + paragraph(run("7", "<w:rStyle w:val='r'/><w:vertAlign w:val='baseline'/>"))
    )
    document = read(content, {"styles": styles})
    assert texts(document) == ["45¹", "6", "7"]
    assert [loss.facts["what"] for loss in document.losses] == ["划去的文字 / struck-out text"]


def test_notes_stand_behind_the_block_that_refers_to_them() -> None:
    notes = "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>" + "".join(
        f"<w:footnote w:id='{i}'>{paragraph(f'注{i}')}</w:footnote>" for i in (1, 2)
    )
    ends = f"<w:endnote w:id='1'>{paragraph('尾注')}</w:endnote>"
    note = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    content = (
        paragraph(run("12") + note.format(1) + run("件"))
        + table(row("a", cell(paragraph(run("7") + note.format(2)))))
        + paragraph(run("末") + "<w:r><w:endnoteReference w:id='1'/></w:r>")
    )
    document = read(content, {"footnotes": notes, "endnotes": ends})
    assert texts(document) == ["12件", "[1]注1", "a|7", "[2]注2", "末", "[1]尾注"]
    assert str(document.blocks[1].location) == "footnote[1]/p[1]"


def test_a_picture_in_a_note_is_not_another_picture() -> None:
    note = f"<w:footnote w:id='1'>{paragraph(run('注') + PICTURE.format(cx=1, id='p1'))}</w:footnote>"
    content = paragraph(run("甲") + "<w:r><w:footnoteReference w:id='1'/></w:r>")
    (image,) = images(read(content, {"footnotes": note, "image:p1:media/a.png": b"body's"}))
    assert image.load is None


def test_headers_and_footers_stand_apart() -> None:
    document = read(
        paragraph("正文"),
        {
            "header:t": table(row("机关", "年报")),
            "header:a": paragraph("页眉") + paragraph(""),
            "header:b": paragraph("页眉"),
            "footer:c": paragraph(run("- ") + field("PAGE", "1") + run(" -")),
        },
    )
    assert texts(document) == ["正文"]
    assert document.headers == ("机关\t年报", "页眉")
    assert document.footers == ("- 1 -",)


@pytest.mark.parametrize(
    ("target", "data", "expected"),
    [
        (
            "a.html",
            "<html><body><p>甲</p><table><tr><td>a</td><td>b</td></tr></table></body></html>".encode(),
            ["甲", "a|b"],
        ),
        ("a.txt", "甲\r\n乙".encode("gb18030"), ["甲", "乙"]),
        ("a.docx", word(paragraph("内") + table(row("a", "b"))), ["内", "a|b"]),
    ],
)
def test_chunks_in_other_formats_are_read_in_their_place(target: str, data: bytes, expected: list[str]) -> None:
    content = paragraph("前") + "<w:altChunk r:id='c1'/>" + paragraph("后")
    document = read(content, {f"chunk:c1:{target}": data})
    assert texts(document) == ["前", *expected, "后"]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert all(str(t.location).startswith("body/altChunk[1]") for t in tables)


def test_a_chunk_in_a_cell_is_text_of_the_cell() -> None:
    inner = word(paragraph("甲") + paragraph("乙") + table(row("x", "y")))
    content = table(row(cell(paragraph("前") + "<w:altChunk r:id='c1'/>" + paragraph("后")), "b"))
    document = read(content, {"chunk:c1:a.docx": inner})
    assert texts(document) == ["前\n甲\n乙\n后|b", "x|y"]


@pytest.mark.parametrize("char", ["zz", "", "-1", "110000", "D800", "0000", "FFFFFFFFFFFF"])
def test_symbols_that_are_none(char: str) -> None:
    assert texts(read(paragraph(run("甲") + f"<w:r><w:sym w:font='Wingdings' w:char='{char}'/></w:r>"))) == ["甲"]


def test_properties_astray_do_no_harm() -> None:
    content = (
        "<w:trPr><w:del w:id='1'/></w:trPr><w:tcPr><w:cellDel w:id='1'/></w:tcPr><w:rPr><w:del w:id='1'/></w:rPr>"
        "<w:pStyle w:val='a'/><w:numPr/><w:vMerge/><w:gridSpan w:val='2'/><w:txbxContent/><w:tc/>"
    )
    styles = style(
        "a",
        "a",
        "<w:pPr><w:outlineLvl w:val='{0}'/><w:numPr><w:ilvl w:val='{0}'/></w:numPr></w:pPr>".format("9" * 5000),
    )
    content += paragraph(run("甲"), "<w:pStyle w:val='a'/>")
    assert texts(read(content, {"styles": styles, "numbering": ""})) == ["甲"]


@pytest.mark.parametrize(
    ("part", "data", "said"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.xls", compound("Workbook"), "Excel"),
        ("a.rtf", b"{\\rtf1 x}", "LibreOffice"),
    ],
)
def test_a_chunk_that_cannot_be_read_is_said(
    part: str, data: bytes, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # where no LibreOffice is found
    document = read("<w:altChunk r:id='c1'/>" + paragraph("后"), {f"chunk:c1:{part}": data})
    assert texts(document) == ["后"]
    assert said in losses(document)[0][1]


def test_a_document_that_holds_itself_ends() -> None:
    inner = word(paragraph("底"))
    for _ in range(6):
        inner = word(paragraph("层") + "<w:altChunk r:id='c1'/>", {"chunk:c1:a.docx": inner})
    document = DocxReader().read(Source(inner))
    assert texts(document) == ["层"] * 4
    assert "嵌套过深" in losses(document)[0][1]


def test_styles_and_levels() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/>"
        "<w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='mine'><w:name w:val='我的标题'/><w:basedOn w:val='1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='h3'><w:name w:val='标题 3'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='loop'><w:name w:val='loop'/><w:basedOn w:val='loop'/></w:style>"
    )
    given = {"1": 0, "mine": 0, "h3": 2, "loop": None, "unknown": None}
    content = "".join(paragraph(run(key), f"<w:pStyle w:val='{key}'/>") for key in given)
    content += paragraph(run("own"), "<w:pStyle w:val='h3'/><w:outlineLvl w:val='1'/>")
    content += paragraph(run("text"), "<w:pStyle w:val='h3'/><w:outlineLvl w:val='9'/>")
    blocks = [b for b in read(content, {"styles": styles}).blocks if isinstance(b, Paragraph)]
    assert {b.text: b.level for b in blocks} == {**given, "own": 1, "text": None}
    assert [b.style for b in blocks[:5]] == ["heading 1", "我的标题", "标题 3", "loop", "unknown"]


PICTURE = (
    "<w:r><w:drawing><wp:inline><wp:extent cx='{cx}' cy='12700'/><wp:docPr id='1' name='图片 1' descr='工作簿1'/>"
    "<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='{id}'/></pic:blipFill></pic:pic></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
OLD_PICTURE = (
    "<w:r><w:object><v:shape style='width:72pt;height:2.54cm' alt='表'><v:imagedata r:id='p1' o:title='sheet'/>"
    "</v:shape><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>"
)


def images(document: Document) -> list[Image]:
    return [block for block in document.blocks if isinstance(block, Image)]


def test_pictures_are_blocks_with_bytes_on_demand() -> None:
    content = paragraph(PICTURE.format(cx=25400, id="p1")) + paragraph(OLD_PICTURE)
    new, old = images(read(content, {"image:p1:media/a.png": b"bytes"}))
    assert (new.name, new.alt, new.width, new.height) == ("图片 1", "工作簿1", 2.0, 1.0)
    assert (old.name, old.alt, old.width, old.height) == ("sheet", "表", 72.0, 72.0)
    assert new.load is not None
    assert new.load() == b"bytes"
    assert str(new.location) == "body/p[1], image 图片 1"


def test_a_picture_stands_where_it_stood() -> None:
    picture = PICTURE.format(cx=1, id="p1")
    document = read(paragraph(picture + run("甲")) + paragraph(run("乙") + picture), {"image:p1:media/a.png": b""})
    assert [type(block).__name__ for block in document.blocks] == ["Image", "Paragraph", "Paragraph", "Image"]


def test_a_picture_in_a_cell_is_no_empty_cell() -> None:
    picture = paragraph(PICTURE.format(cx=1, id="p1"))
    document = read(table(row(cell(picture), cell(paragraph("7") + picture))), {"image:p1:media/a.png": b""})
    assert texts(document) == ["[image: 图片 1]|7\n"]
    assert [str(image.location) for image in images(document)] == [
        f"body/table[1]/row[1]/cell[{n}], image 图片 1" for n in (1, 2)
    ]


def test_a_missing_picture_fails_only_when_it_is_asked_for() -> None:
    (image,) = images(read(paragraph(PICTURE.format(cx=1, id="gone"))))
    assert image.load is None
    (image,) = images(read(paragraph("<w:r><w:drawing><a:blip r:link='x'/></w:drawing></w:r>")))
    assert image.load is None
