"""Markup that is well-formed and makes no sense, in the formats that wrap it: read, or refused, and nothing else."""

import time
from collections.abc import Callable

from hypothesis import given, settings, strategies as st
from making.docx_package import word
from making.pdf_package import Page, pdf

import goi_parse
from goi_parse import GoiParseError

HALF = settings(max_examples=max(5, settings().max_examples // 2))
TEXTS = st.sampled_from(
    [
        "一、总体情况",
        "三、收到和处理政府信息公开申请情况",
        "信息内容",
        "规章",
        "自然人",
        "总计",
        "0",
        "12",
        "-",
        "",
        " ",
        "１",
    ]
)
NUMBERS = st.sampled_from(["0", "1", "2", "3", "-1", "64", "99999999999", "x", ""])


def in_time(read: Callable[[], object]) -> None:
    begun = time.process_time()
    try:
        read()
    except GoiParseError:
        return
    finally:
        assert time.process_time() - begun < 10


# --- Word -------------------------------------------------------------------------------------------------------------

_OPEN = (
    "w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del", "w:hyperlink", "w:pPr", "w:rPr",
    "w:tcPr", "w:trPr", "w:tblPr", "w:tblGrid", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:drawing",
    "w:txbxContent", "w:pict", "w:smartTag", "w:fldSimple", "w:body", "w:moveFrom", "w:moveTo", "w:object",
)  # fmt: skip
_VALUED = (
    "w:gridSpan", "w:vMerge", "w:hMerge", "w:gridBefore", "w:gridAfter", "w:gridCol", "w:tcW", "w:vanish", "w:numId",
    "w:ilvl", "w:outlineLvl", "w:pStyle", "w:fldChar", "w:instrText", "w:br", "w:tab", "w:sym", "w:footnoteReference",
    "w:lastRenderedPageBreak", "w:noBreakHyphen", "w:altChunk", "w:sectPr",
)  # fmt: skip
_LEAF = st.one_of(
    TEXTS.map(lambda text: f"<w:t>{text}</w:t>"),
    TEXTS.map(lambda text: f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"),
    st.builds(
        lambda name, value: f"<{name} w:val='{value}' w:w='{value}' w:id='{value}' w:fldCharType='{value}'/>",
        st.sampled_from(_VALUED),
        st.one_of(NUMBERS, st.sampled_from(["restart", "continue", "begin", "separate", "end"])),
    ),
)
_TREES = st.recursive(
    _LEAF,
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", st.sampled_from(_OPEN), st.lists(inner, max_size=6)
    ),
    max_leaves=60,
)


@given(st.lists(_TREES, max_size=8))
@HALF
def test_any_word_markup_is_read_or_refused(parts: list[str]) -> None:
    in_time(lambda: goi_parse.parse(word("".join(parts))))


# --- pages ------------------------------------------------------------------------------------------------------------

_TAGS = ("table", "tr", "td", "th", "div", "p", "span", "ul", "li", "h2", "pre", "script", "a", "br", "tbody", "thead")
_PIECES = st.one_of(
    st.sampled_from(_TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>"),
    st.builds(lambda across, down: f"<td colspan='{across}' rowspan={down}>", NUMBERS, NUMBERS),
    st.sampled_from(["<img src='a.png' alt='表'>", "<!--", "-->", "<td style='display:none'>", "&nbsp;", "&#48;", "<"]),
    TEXTS,
)


@given(st.lists(_PIECES, max_size=60).map("".join))
@HALF
def test_any_heap_of_tags_is_read_or_refused(markup: str) -> None:
    in_time(lambda: goi_parse.parse(f"<html><body>{markup}</body></html>".encode()))


# --- PDF --------------------------------------------------------------------------------------------------------------

_AT = st.integers(-50, 900) | st.sampled_from([72, 172, 272, 372])


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Texts, lines and boxes anywhere, many of them in line with others."""
    page = Page(more=draw(st.sampled_from(["", "/Rotate 90", "/Rotate 45", "/CropBox [0 0 0 0]", "/UserUnit 7"])))
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.sampled_from(["text", "text", "across", "down", "box", "drawn"]))
        x, y, other = draw(_AT), draw(_AT), draw(_AT)
        if kind == "text":
            matrix = draw(st.sampled_from(["", "", "", "0 1 -1 0", "-1 0 0 1", "0 0 0 0", "1 0.3 0 1"]))
            page.text(x, y, draw(TEXTS), draw(st.sampled_from([10, 10, 0, -3, 90])), matrix=matrix)
        elif kind == "across":
            page.line(x, y, other, y)
        elif kind == "down":
            page.line(x, y, x, other)
        elif kind == "box":
            page.box(x, y, other, draw(_AT), stroke="0 0 0")
        else:
            page.draw(
                draw(st.sampled_from(["q", "Q", "BT", "ET", "W n", "0 0 0 0 re f", "1 0 0 1 9e9 0 cm", "BI ID EI"]))
            )
    return page


@given(st.lists(pages(), max_size=3))
@HALF
def test_any_marks_on_pages_are_read_or_refused(drawn: list[Page]) -> None:
    in_time(lambda: goi_parse.parse(pdf(*drawn)))
