"""Pages as agencies publish them -> Document."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from goi_parse.document import Document, Image, Layout, Paragraph, Table
from goi_parse.errors import GoiParseError, LimitError
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.html.reader import HtmlReader

READER = HtmlReader()
TABLE = '<table><tr><td colspan="2">规章</td><td>1</td></tr><tr><td>件</td><td>&nbsp;</td><td> 0 </td></tr></table>'


def read(page: str | bytes, **limits: int) -> Document:
    data = page.encode() if isinstance(page, str) else page
    return READER.read(Source(data, None, Limits(**limits)))


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b"<!DOCTYPE html><html><p>x</html>", True),
        (b"\xef\xbb\xbf \n<!-- saved from url=(0001) -->\n<HTML>", True),
        (b'<?xml version="1.0" encoding="gb2312"?><html xmlns="x">', True),
        ("<html><p>报告".encode("utf-16"), True),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", True),
        (b"<table><tr><td>1</td></tr></table>\n", True),
        (b"<td>1</td>", True),
        ("# 报告\n\n<table>\n<tr><td>1</td></tr>\n</table>\n".encode(), False),
        ('<p align="center">报告</p>\n\n**一、总体情况**\n\n正文。\n'.encode(), False),
        (b"PK\x03\x04 html", False),
        (b"%PDF-1.7", False),
        (b"", False),
        ("网址<http://www.gov.cn>".encode(), False),
        (b"<?xml version='1.0'?><w:document>", False),
    ],
)
def test_accepts_by_content(data: bytes, verdict: bool) -> None:  # noqa: FBT001  a column of the table above
    assert READER.accepts(Source(data, "page.docx")) is verdict


def test_tables_are_grids_with_places() -> None:
    (table,) = tables(read(f"<html><body>\n<p>二、</p>\n<table></table>\n{TABLE}</body></html>"))
    assert table.layout is Layout.GRID
    assert table.rows == (("规章", "1"), ("件", "", "0"))
    assert table.columns == ((0, 2), (0, 1, 2))
    assert table.spans == (((1, 2), (1, 1)), ((1, 1), (1, 1), (1, 1)))
    assert str(table.place(1, 2)) == "line 4, /html/body/table[2]/tr[2]/td[3]"


def test_places_are_xpaths() -> None:
    from lxml import etree

    page = (
        f"<html><body><div><p>a<b>b</b></p></div><div><table><tbody><tr><th>1<td>2</tbody></table>{TABLE}</div></body>"
    )
    root = etree.fromstring(page, etree.HTMLParser())
    document = read(page)
    for block in document.blocks:
        assert block.location is not None
        assert len(root.xpath(block.location.path)) == 1
    for table in tables(document):
        for cell in table.cells:
            assert cell.location is not None
            (element,) = root.xpath(cell.location.path)
            assert "".join(element.itertext()).strip() == cell.text


def test_lines_and_white_space() -> None:
    document = read(
        "<body>威海市<br>环翠区<p>　　2022年政府信\n息公开 <b>工作</b>&nbsp;报告</p><h2>一、\n总体情况</h2>"
        "<div>甲<p>乙</p>丙</div><ul><li>丁</ul><p hidden>戊</p>"
        "<p style='DISPLAY: none'>己</p><ruby>庚<rt>geng</rt></ruby>"
    )
    assert lines(document) == [
        "威海市",
        "环翠区",
        "2022年政府信息公开 工作\xa0报告",
        "一、总体情况",
        "甲",
        "乙",
        "丙",
        "丁",
        "庚",
    ]
    assert [b.level for b in document.blocks if isinstance(b, Paragraph) and b.level is not None] == [1]


def test_line_of_a_paragraph_is_where_its_text_begins() -> None:
    document = read("<html>\n<body>\n<p>\n\n甲</p>\n<div>乙<br>\n丙</div>")
    assert [(b.location and b.location.line) for b in document.blocks] == [5, 6, 7]


def test_numbers_of_ordered_lists() -> None:
    document = read('<ol start="3"><li>甲</li><li value="7"><p>乙</p></li><li>丙</li></ol><ol type="a"><li>丁</ol>')
    assert [b.number for b in document.blocks if isinstance(b, Paragraph)] == ["3.", "7.", "8.", ""]


def test_frames_of_nested_tables_are_opened() -> None:
    document = read(
        f"<table><tr><td width=200>甲</td><td><table><tr><td>标题</td></tr>"
        f"<tr><td><p>乙</p>{TABLE}丙</td></tr></table></td></tr></table>"
    )
    assert lines(document) == ["甲", "标题", "乙", "丙"]
    assert [table.rows[0] for table in tables(document)] == [("规章", "1")]
    assert [str(t.location and t.location.path) for t in tables(document)] == [
        "/html/body/table[1]/tr[1]/td[2]/table[1]/tr[2]/td[1]/table[1]"
    ]


def test_table_of_one_cell_within_a_cell_is_its_text() -> None:
    (table,) = tables(read("<table><tr><td>行政许可<td><table><tr><td> 5 </td></tr></table></td></tr></table>"))
    assert table.rows == (("行政许可", "5"),)


def test_rows_of_different_length_keep_their_order_only() -> None:
    (table,) = tables(read("<table><tr><td>a<td>b<td>c<tr><td>1<td colspan=2>2<td>3</table>"))
    assert table.layout is Layout.ROWS
    assert table.columns is None
    assert table.rows == (("a", "b", "c"), ("1", "2", "3"))


def test_rows_that_lost_their_last_cells_are_a_grid_still() -> None:
    (table,) = tables(read("<table><tr><td>a<td>b<td>c<tr><td>行政许可<td>5<tr><td>1<td colspan=2>2</table>"))
    assert table.layout is Layout.GRID
    assert table.columns == ((0, 1, 2), (0, 1), (0, 1))


def test_missing_end_tags_lose_no_cell() -> None:
    (table,) = tables(read("<table><tr><td>a<td>b<form><tr><td>c<td>d</form></table>"))
    assert table.rows == (("a", "b"), ("c", "d"))


def test_rows_without_a_table() -> None:
    (table,) = tables(read("<tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>"))
    assert table.rows == (("a", "1"), ("b", "2"))


def test_hidden_cells_and_rows_are_not_there() -> None:
    (table,) = tables(
        read('<table><tr><td>a<td style="display:none">9<td>1<tr style="display:none"><td>b<td>8</table>')
    )
    assert table.rows == (("a", "1"),)


def test_an_article_that_a_script_shows_is_there() -> None:
    style = "visibility: hidden; opacity: 0;"
    article = (
        f'<div id="js_content" style="{style}"><p>{"根据条例编制。" * 100}</p><table><tr><td>甲<td>1</table></div>'
    )
    text, table = read(f'<p style="{style}">看不见</p>{article}').blocks
    assert isinstance(text, Paragraph)
    assert isinstance(table, Table)
    assert text.text.startswith("根据条例编制。")


def test_cell_text() -> None:
    (table,) = tables(
        read(
            "<table><tr><td><p>本年新</p><p>制作\n数量</p></td>"
            "<td>商业<br/>\n企业<td><span> 1</span>\n2<td>1&nbsp;</table>"
        )
    )
    assert table.rows == (("本年新\n制作数量", "商业\n企业", "1 2", "1"),)


SHOWN = {
    "raised": ("45531<sup>1</sup>", "45531¹"),
    "raised-in-brackets": ('5<sup><a href="#n">[1]</a>２</sup>件', "5[¹]²件"),
    "lowered": ("CO<sub>2</sub>", "CO₂"),
    "unit": ("12万m<SUP>2</SUP>", "12万m²"),
    "raised-by-style": ('5<span style="VERTICAL-ALIGN: super; font-size:9px">1</span>', "5¹"),
    "lowered-by-style": ('5<span style="vertical-align:sub">1</span>', "5₁"),
    "raised-by-class": ('5<i class="x note">1</i>', "5¹"),
    "tag-of-a-reset": ("5<sup>1</sup>", "5¹"),
    "never-ends": ("5<sup>1234567890 1234567890 1234567890", "51234567890 1234567890 1234567890"),
    "deleted": ("<del>12</del>45531", "45531"),
    "struck": ("<s>1</s>2<strike><b>3</b></strike>4", "24"),
    "struck-by-style": ('<span style="text-decoration: underline line-through">12</span>5', "5"),
    "struck-by-class": ('<font class="GONE">12</font>5', "5"),
    "underlined": ('<span style="text-decoration:underline">12</span>5', "125"),
    "hidden-by-class": ('5<span class="tip">12</span>', "5"),
    "hidden-by-tag-and-id": ('5<b id="k">12</b><i id="k">3</i>', "53"),
    "shown-by-a-later-rule": ('5<span class="tip seen">12</span>', "512"),
    "shown-by-its-own-style": ('5<span class="tip" style="display:inline;opacity:1">12</span>', "512"),
    "shown-by-a-longer-rule": ('5<span class="long">12</span>', "512"),
    "hidden-for-print": ('5<span class="print">12</span>', "512"),
    "hidden-on-screen": ('5<span class="screen">12</span>', "5"),
    "no-size": ('5<span style="font-size:0px">12</span>', "5"),
    "small": ('5<span style="font-size:0.8em">12</span>', "512"),
    "transparent": ('5<span style="opacity:0.0">12</span>', "5"),
    "unseen": ('5<span class="unseen">12</span>', "5"),
}
SHEET = """@charset "utf-8"; /* .tip{display:inline} */ .Note, b { vertical-align:super } b{vertical-align:top}
sup{vertical-align:baseline} .gone{text-decoration:line-through red} .tip,.long{display:none} .tip:hover{display:block}
.tip.seen{display:inline} .seen{display:none} b#k{display:none} td .long{display:inline!important}
@media print{.print{display:none}} @media screen{.screen{display:none}} .unseen{visibility:hidden} .tabs{display:none}
"""


@pytest.mark.parametrize("name", SHOWN)
def test_text_as_the_page_shows_it(name: str) -> None:
    content, shows = SHOWN[name]
    page = f"<style>{SHEET}</style><p>{content}</p><table><tr><td>甲<td>{content}</table>"
    document = read(page)
    assert lines(document) == [shows]
    assert tables(document)[0].rows == (("甲", shows),)


def test_struck_out_cells_stay_and_it_is_said() -> None:
    page = '<style>.x{text-decoration:line-through}</style><p><s class="icon"></s>甲</p>'
    assert read(page).losses == ()
    document = read(f"{page}<table>\n<tr class=x><td>a<td>1<tr><td>b<td class=x>2<p>3</p><td>4</table>")
    assert tables(document)[0].rows == (("", ""), ("b", "", "4"))
    assert [(loss.rule, loss.location and loss.location.line) for loss in document.losses] == [("content-skipped", 2)]


def test_blocks_that_a_sheet_hides_may_be_shown_by_a_script() -> None:
    assert lines(read(f"<style>{SHEET}</style><div class=tabs><p>甲</p></div>")) == ["甲"]
    page = "<style>.x{display:none}</style><table><tr><td class=x>9<td>1<td>2</table>"
    assert tables(read(page))[0].rows == (("1", "2"),)


def test_what_never_ends_strikes_out_nothing() -> None:
    assert len(lines(read("<p>甲<del>" + "乙" * 1001))[0]) == 1002
    assert len(tables(read(f"<div><s>{TABLE}</div>"))) == 1


CONTROLS = {
    "text": ('<input type="text" value="5" readonly>', "5"),
    "plain": ("<INPUT value=5>件", "5件"),
    "unseen": ('<input type=hidden value=9><input name=x> <input value=8 style="display:none">', ""),
    "box": ("<input type=checkbox checked><input type=radio>", "☑☐"),
    "list": ("<select><option>1</option><option selected>5</option></select>", "5"),
    "list-first": ("<select><option>1<option>2</select>", "1"),
    "area": ("<textarea> 5 </textarea>", "5"),
    "button": ("<button><b>5</b></button>", "5"),
    "drawing": ("<svg><title>x</title><text>5</text></svg>", "5"),
    "drawing-of-words": ("<svg><text><tspan>1</tspan><tspan>2</tspan></text></svg>", "1 2"),
    "drawing-of-lines": ("<svg><path d='M0 0'/></svg>", "[svg]"),
    "formula": ("<math><mn>5</mn></math>", "5"),
    "power": ("<math><msup><mn>5</mn><mn>2</mn></msup></math>", "5 2"),
    "script": ("<script>document.write(5)</script>", "[script]"),
    "script-and-text": ("5<script>count()</script>", "5"),
    "embedded": ("<object data=five.swf></object>", "[object]"),
    "picture": ("<img src=/a/five.png>", "[image: five.png]"),
    "picture-and-text": ("<p>5<img src=five.png></p>", "5"),
    "spacer": ("<img src=dot.gif width=1 height=1>", ""),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_cell_that_shows_something_is_not_blank(name: str) -> None:
    content, shows = CONTROLS[name]
    document = read(f"<p>甲{content if name in ('text', 'button') else ''}</p><table><tr><td>乙<td>{content}</table>")
    assert tables(document)[0].rows == (("乙", shows),)
    assert lines(document) == ["甲"]


def test_titles_of_other_pages_at_the_end_are_the_sites() -> None:
    body = "<p>报告正文。</p><p>附件：表</p>"
    related = "<div><h3>相关链接</h3><ul><li><a>某局2018年年度报告</a> 2019-03-01<li>某局年度报告</ul></div>"
    assert lines(read(f"{body}{related}<div>主办：某市 ICP备05号</div>")) == ["报告正文。", "附件：表"]
    assert lines(read(f"{body}<p>相关链接</p><p>本年度没有收费。</p>"))[-1] == "本年度没有收费。"


def test_spans_beyond_the_limit_are_cut_and_said() -> None:
    document = read('<table><tr><td colspan="1000000">a<td>b</table>')
    assert [(loss.rule, loss.facts["span"]) for loss in document.losses] == [("span-cut", 1_000_000)]
    assert len(tables(document)[0].rows[0]) == 2


@pytest.mark.parametrize(
    "encode",
    [
        lambda s: s.replace("CHARSET", "utf-8").encode("utf-8"),
        lambda s: s.replace("CHARSET", "gb2312").encode("gb18030"),
        lambda s: s.replace("CHARSET", "big5").encode("gb18030"),
        lambda s: s.replace("CHARSET", "iso-8859-1").encode("utf-8"),
        lambda s: s.replace("CHARSET", "gb2312").encode("utf-8-sig"),
        lambda s: s.replace("CHARSET", "utf-8").encode("utf-16"),
        lambda s: s.replace('<meta charset="CHARSET">', "").encode("gb18030"),
        lambda s: b'<?xml version="1.0" encoding="GBK"?>' + s.replace("CHARSET", "").encode("gbk"),
        lambda s: b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\n\r\n" + s.encode("gbk"),
    ],
)
def test_charset(encode: Callable[[str], bytes]) -> None:
    page = '<html><meta charset="CHARSET"><p>政府信息公开工作年度报告，根据条例要求编制，现予公布。</p></html>'
    document = READER.read(Source(encode(page)))
    assert lines(document) == ["政府信息公开工作年度报告，根据条例要求编制，现予公布。"]


def test_declared_charset_may_be_wrong_and_it_is_said() -> None:
    page = '<meta charset="utf-8"><p>政府信息公开工作年度报告，根据条例要求编制，现予公布。</p>'
    assert [loss.rule for loss in READER.read(Source(page.encode("gb18030"))).losses] == ["encoding-guessed"]


def test_pictures() -> None:
    document = read(
        '<p>充分发<img src="/files/IMG%5F0542.jpg?x=1" alt="照片" width="640px" height="80%">挥</p>'
        '<img src="dot.gif" width=1 height=1><img src="data:image/png;base64,aGk=">'
        '<table><tr><td>a<td><img src=t.png style="width: 300px;height:20px"></table>'
    )
    images = [block for block in document.blocks if isinstance(block, Image)]
    assert [(i.name, i.alt, i.width, i.height) for i in images] == [
        ("IMG_0542.jpg", "照片", 640.0, None),
        ("image1.png", "", None, None),
        ("t.png", "", 300.0, 20.0),
    ]
    assert lines(document) == ["充分发挥"]
    assert images[1].load is not None
    assert images[1].load() == b"hi"


def test_embedded_documents_are_named() -> None:
    document = read('<p>报告全文</p><iframe src="report.pdf"></iframe><object data="x.doc"></object>')
    assert [loss.rule for loss in document.losses] == ["content-skipped"] * 2


SITE = """<html><head><title>年报_某市</title><style>p{}</style></head><body>
<div class="topNav"><a href=1>首页</a> <a href=2>政务公开</a></div>
<ul><li><a href=3>机构</a></li><li><a href=4>政策</a></li><li><a href=5>年报</a></li></ul>
<div class="header article-header"><div>某市人民政府2022年政府信息公开工作年度报告</div></div>
<div id="zoom"><p>%s</p><h3>一、总体情况</h3><p><a href=6>条例</a>要求</p>%s<p>六、其他需要报告的事项</p><p>无</p></div>
<div>附件：<a href=x.doc>统计表</a></div>
<div class="w1200"><p>主办单位：某市人民政府</p><img src=badge.png><p>鲁ICP备05000000号</p></div>
<footer><a href=7>网站地图</a>联系我们</footer><script>var x="y"</script></body></html>"""


def test_site_around_the_article_is_set_aside() -> None:
    document = read(SITE % ("根据《条例》要求编制本报告。" * 20, TABLE))
    assert lines(document) == [
        "某市人民政府2022年政府信息公开工作年度报告",
        "根据《条例》要求编制本报告。" * 20,
        "一、总体情况",
        "条例要求",
        "六、其他需要报告的事项",
        "无",
        "附件：统计表",
    ]
    assert document.headers == ("首页 政务公开", "机构", "政策", "年报")
    assert document.footers == ("主办单位：某市人民政府", "鲁ICP备05000000号", "网站地图联系我们")


def test_article_in_an_element_named_like_a_menu_is_kept() -> None:
    document = read(f'<div class="nav"><div id="footer"><p>{"长文。" * 50}</p>{TABLE}</div></div><p>尾</p>')
    assert len(tables(document)) == 1
    assert lines(document)[-1] == "尾"


def test_link_that_never_ends_hides_nothing() -> None:
    document = read(f'<a href="x"><p>一、总体情况</p><p>{"长文。" * 50}</p><p>二、主动公开</p><p>{"长文。" * 50}</p>')
    assert len(lines(document)) == 4


def test_limits() -> None:
    with pytest.raises(LimitError):
        read("<div>" * 300 + "x")
    with pytest.raises(LimitError):
        read("<b>" * 100_000 + "x", max_depth=10**6)
    with pytest.raises(LimitError):
        read("<table><tr><td>a" + "<i>" * 300 + "</table>")
    with pytest.raises(LimitError):
        read("<table><tr>" + "<td>1" * 11 + "</table>", max_cells=10)
    assert read("") == Document((), "html")


def test_time_grows_with_length_only() -> None:
    for unit in ("<p>字", "<div class='nav'>字</div>", "<li><a href=x>字</a>", "<br>", "<table><tr><td>1<td>2</table>"):
        begun = time.perf_counter()
        read("<html>" + unit * 20_000)
        assert time.perf_counter() - begun < 10, unit


TAGS = ["html", "body", "p", "div", "br", "table", "tr", "td", "th", "tbody", "b", "a", "img", "li", "ol", "form"]
TAGS += ["iframe", "pre", "h1", "nav", "header", "script"]
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS]),
        st.sampled_from(
            ['<a href="x">', "<td rowspan=2>", "<td colspan=0>", '<div class="nav top">', "<img src=data:,>"]
        ),
        st.text(max_size=5),
    ),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_any_markup_reads_or_raises_ours(pieces: list[str]) -> None:
    try:
        document = read("<html>" + "".join(pieces).encode("utf-8", "replace").decode())
    except GoiParseError:
        return
    for table in tables(document):
        assert len(list(table.cells)) == sum(map(len, table.rows))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_read_or_raise_ours(data: bytes) -> None:
    with contextlib.suppress(GoiParseError):
        READER.read(Source(b"<html>" + data))


@pytest.mark.shared
def test_made_pages_lose_no_figure() -> None:
    pages = sorted((Path(__file__).parents[3] / "shared" / "reports" / "made").glob("*/page.html"))
    if not pages:
        pytest.skip("../shared/reports is not there")
    for page in pages:
        source = Source.of(page)
        document = READER.read(source)
        cells = sum(map(len, (row for table in tables(document) for row in table.rows)))
        assert cells == source.data.count(b"<td"), page
        assert not document.losses
        assert not document.footers
