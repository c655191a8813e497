"""AnnualReport -> a Word document in the official form, as an office files it."""

import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from goi_parse.export.filed import Form, Heading, Paragraph, Piece, Subheading, Title, blanks, filed
from goi_parse.forms.printed import PrintedCell, printed
from goi_parse.report import AnnualReport
from goi_parse.text import regex

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["to_docx"]

_SERIF, _SANS, _TITLE, _KAI = "仿宋_GB2312", "黑体", "方正小标宋简体", "楷体_GB2312"
_LATIN = "Times New Roman"
_BODY, _LARGE, _SMALL = 16.0, 22.0, 10.5
"""三号, 二号 and 五号 in points: the sizes of 党政机关公文格式."""
_WIDTHS = {"disclosure": (2200,) * 4, "requests": (850, 1150, 2620, *(597,) * 7), "disputes": (587,) * 15}
"""Widths of the grid columns in twentieths of a point, together the width of the page's text."""
_MARGINS = {"top_margin": 37.0, "bottom_margin": 35.0, "left_margin": 28.0, "right_margin": 26.0}
_FLOW = (
    '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
    '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
)
_CENTRED = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
_LAYOUTS = {
    "Normal": _FLOW,
    "Title": f'<w:spacing w:before="240" w:after="480"/>{_CENTRED}',
    "Heading 1": f'<w:keepNext/>{_FLOW}<w:outlineLvl w:val="0"/>',
    "Heading 2": f'<w:keepNext/>{_FLOW}<w:outlineLvl w:val="1"/>',
}
"""Lines of 28 points, paragraphs indented by two characters."""
_NEVER = (1980, 1, 1, 0, 0, 0)
"""The one date in the package: the same report makes the same bytes."""
_ILLEGAL = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def to_docx(report: AnnualReport) -> bytes:
    """The report as a .docx: the official layout on A4, merged cells merged, every figure as printed.

    A blank of the form stays blank where the report gives no figure, for the office to fill in. The same report
    gives the same bytes.
    """
    import docx

    document = docx.Document()
    _page(document)
    properties = document.core_properties
    properties.title, properties.author = _legal(report.title or "")[:255], _legal(report.agency or "")[:255]
    properties.comments = ""
    fill = blanks(report)
    for piece in filed(report):
        _write(document, piece, fill)
    written = io.BytesIO()
    document.save(written)
    return _undated(written.getvalue())


def _write(document: "Document", piece: Piece, fill: Callable[[str], str]) -> None:
    match piece:
        case Title(text):
            document.add_paragraph(_legal(text), style="Title")
        case Heading(text):
            document.add_paragraph(_legal(text), style="Heading 1")
        case Subheading(text):
            document.add_paragraph(_legal(text), style="Heading 2")
        case Paragraph(text):
            document.add_paragraph(_legal(text.strip()), style="Normal")
        case Form(table, edition):
            from docx.oxml import parse_xml

            body = document.element[0]
            body.insert(len(body) - 1, parse_xml(_table(table, edition, fill)))  # the last is the section's settings


def _page(document: "Document") -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, size in _MARGINS.items():
        setattr(section, name, Mm(size))
    _style(document, "Normal", _SERIF, _BODY)
    _style(document, "Title", _TITLE, _LARGE)
    _style(document, "Heading 1", _SANS, _BODY)
    _style(document, "Heading 2", _KAI, _BODY)


def _style(document: "Document", name: str, font: str, size: float) -> None:
    """Replace all that the template says of a style: its colours, borders and theme fonts are not ours."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    element = document.styles[name].element
    for tag in ("w:pPr", "w:rPr"):
        child = element.find(qn(tag))
        if child is not None:
            element.remove(child)
    element.append(parse_xml(f"<w:pPr {_NAMESPACE}>{_LAYOUTS[name]}</w:pPr>"))
    element.append(parse_xml(f"<w:rPr {_NAMESPACE}>{_font(font, size)}</w:rPr>"))


def _font(name: str, size: float) -> str:
    half_points = round(size * 2)
    return (
        f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{name}" w:cs="{_LATIN}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _table(table: str, edition: str, fill: Callable[[str], str]) -> str:
    widths = _WIDTHS[table]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    above: dict[int, tuple[PrintedCell, int]] = {}  # column -> the cell that reaches down into it, rows still to come
    rows: list[str] = []
    for row in printed(table, edition):
        begun = {cell.column: (_cell(cell, widths, fill), cell.column_span) for cell in row}
        begun |= {at: (_cell(cell, widths, None), cell.column_span) for at, (cell, _) in above.items()}
        rows.append("".join(begun[at][0] for at in sorted(begun)))
        above = {at: (cell, left - 1) for at, (cell, left) in above.items() if left > 1}
        above |= {cell.column: (cell, cell.row_span - 1) for cell in row if cell.row_span > 1}
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    return (
        f'<w:tbl {_NAMESPACE}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _cell(cell: PrintedCell, widths: tuple[int, ...], fill: Callable[[str], str] | None) -> str:
    """A cell; without ``fill``, the part of a merged cell that lies in a row below its first."""
    width = sum(widths[cell.column : cell.column + cell.column_span])
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    merge = "" if cell.row_span == 1 else "<w:vMerge/>" if fill is None else '<w:vMerge w:val="restart"/>'
    text = "" if fill is None else fill(cell.address) if cell.address else cell.text
    font = _font(_SERIF, _SMALL)
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(map(escape, _legal(text).split("\n")))
    run = f'<w:r><w:rPr>{font}</w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        '<w:p><w:pPr><w:spacing w:line="280" w:lineRule="exact"/>'
        f"{_CENTRED}<w:rPr>{font}</w:rPr></w:pPr>{run}</w:p></w:tc>"
    )


def _legal(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def _undated(package: bytes) -> bytes:
    """The same package without the time at which it was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _NEVER), before.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()
