"""Word packages written by hand, a part at a time: what an office program would never let one write."""

import io
import zipfile
from collections.abc import Mapping

__all__ = ["NS", "body", "cell", "field", "paragraph", "row", "run", "style", "table", "word", "zipped"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ENDINGS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "html": "text/html",
    "txt": "text/plain",
    "rtf": "application/rtf",
    "docx": f"{_OFFICE}document",
}
_KINDS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "header": "header", "footer": "footer", "image": "image", "chunk": "aFChunk",
}  # fmt: skip


def run(text: str, properties: str = "") -> str:
    """``w:r`` around a text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """``w:p`` around runs, or around a plain text."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{content if content.startswith('<') else run(content) if content else ''}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """``w:tc`` around blocks, or around a plain text."""
    inner = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{inner}{content if content.startswith('<w:') else paragraph(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """``w:tr`` around cells, each one as it is or as a plain text."""
    inner = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{inner}{''.join(c if c.startswith('<w:') else cell(c) for c in cells)}</w:tr>"


def style(key: str, name: str = "", properties: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    """``w:style``."""
    base = f"<w:basedOn w:val='{based_on}'/>" if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{base}{properties}</w:style>'


def table(*rows: str) -> str:
    """``w:tbl`` around rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def field(instruction: str, result: str | None) -> str:
    """A complex field; ``None`` is one that stores no result."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def body(content: str) -> str:
    """The main part around blocks."""
    return f"{_HEAD}<w:document {NS}><w:body>{content}<w:sectPr/></w:body></w:document>"


def word(
    content: str,
    parts: Mapping[str, str | bytes] | None = None,
    *,
    main: str = "word/document.xml",
    content_type: str = _OFFICE + "document.main+xml",
) -> bytes:
    """A package with these blocks. ``parts`` are kinds or ``kind:id:target`` beside the main part.

    ``styles``, ``numbering``, ``footnotes`` and ``endnotes`` give the inside of the root element; ``header:id`` and
    ``footer:id`` likewise; ``image:id:media/a.png`` and ``chunk:id:a.html`` the bytes of the part.
    """
    files: dict[str, str | bytes] = {main: body(content)}
    relations = []
    for key, value in (parts or {}).items():
        kind, _, rest = key.partition(":")
        identity, _, target = rest.partition(":")
        identity, target = identity or kind, target or f"{kind}{identity}.xml"
        relations.append((identity, _KINDS[kind], target))
        files["word/" + target] = value if kind in {"image", "chunk"} else _part(kind, str(value))
    types = f'<Override PartName="/{main}" ContentType="{content_type}"/>' + "".join(
        f'<Override PartName="/word/{target}" ContentType="{_OFFICE}{kind}+xml"/>'
        for _, kind, target in relations
        if kind not in {"image", "aFChunk"}
    )
    types += "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _ENDINGS.items())
    files["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>'
    )
    files["_rels/.rels"] = _relations([("rId1", "officeDocument", main)])
    folder, _, file = main.rpartition("/")
    files[f"{folder}/_rels/{file}.rels".lstrip("/")] = _relations(relations)
    return zipped(files)


def zipped(files: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip archive whose bytes depend on nothing but the files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, archive.compression)
    return out.getvalue()


def _part(kind: str, content: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    return f"{_HEAD}<w:{root} {NS}>{content}</w:{root}>"


def _relations(relations: list[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>' for i, kind, target in relations)
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
