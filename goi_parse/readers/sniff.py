"""Formats that are often sent as reports and not read here: told by their content, with what the user can do.

The suffix may lie; the first bytes and the parts of a package decide.
"""

from typing import TYPE_CHECKING

from goi_parse.errors import SourceError, UnsupportedFormatError
from goi_parse.readers import ole
from goi_parse.readers.picture import MARKS as PICTURES

if TYPE_CHECKING:
    from goi_parse.readers.base import Source
    from goi_parse.readers.docx.package import Package

__all__ = ["is_archive", "refuse_known"]

_TO_DOCX = "请用 Word 或 WPS 另存为 .docx / save it as .docx with Word or WPS"
_TO_PDF = "请用原软件另存为 PDF 或 .docx / save it as PDF or .docx with the program that made it"
_TO_HTML = "请用浏览器或 WPS 打开，另存为 .html 或 .docx / open it with a browser or WPS and save it as .html or .docx"
_UNPACK = "请解压后逐个解析其中的文件 / unpack it and parse the files inside"
_PICTURE = "图片中的文字需要先做文字识别 / the text in a picture must be recognised (OCR) first"
_READ = "安装 goi-parse[ocr] 后用 parse(..., ocr=True) 识别 / install goi-parse[ocr] and use parse(..., ocr=True)"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG 图片 / a PNG picture", _READ),
    (b"\xff\xd8\xff", "JPEG 图片 / a JPEG picture", _READ),
    (b"GIF8", "GIF 图片 / a GIF picture", _PICTURE),
    (b"II*\0", "TIFF 图片 / a TIFF picture", _PICTURE),
    (b"MM\0*", "TIFF 图片 / a TIFF picture", _PICTURE),
    (b"Rar!\x1a\x07", "RAR 压缩包 / a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包 / a 7z archive", _UNPACK),
    (b"\x1f\x8b\x08", "gzip 压缩文件 / a gzip file", _UNPACK),
    (b"BZh", "bzip2 压缩文件 / a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\0", "xz 压缩文件 / an xz file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "zstd 压缩文件 / a zstd file", _UNPACK),
    (b"%!PS", "PostScript 文件 / a PostScript file", _TO_PDF),
    (b"MZ", "Windows 程序 / a Windows program", "这不是文档 / this is no document"),
    (b"\x7fELF", "Linux 程序 / a Linux program", "这不是文档 / this is no document"),
    (b"SQLite format 3\0", "SQLite 数据库 / an SQLite database", "这不是文档 / this is no document"),
)
_TEXTUAL = frozenset({b"GIF8", b"BZh", b"MZ"})
"""Marks that a text may begin with: they count only where bytes follow that no text has."""

_LOCKED = (
    "加密的 Office 文档 / a password-protected Office document",
    "请先用密码打开，取消密码后另存 / open it with the password, remove the password and save it again",
)
_OLE: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"EncryptedPackage"}), *_LOCKED),
    (
        frozenset({"Workbook", "Book"}),
        "旧版 Excel 或 WPS 表格（.xls、.et） / an old Excel or WPS spreadsheet",
        _TO_DOCX,
    ),
    (frozenset({"PowerPoint Document"}), "旧版 PowerPoint 演示文稿 / an old PowerPoint presentation", _TO_PDF),
    (frozenset({"CONTENTS", "MatOST"}), "Works 文档（.wps） / a Works document", _TO_DOCX),
    (
        frozenset({"__properties_version1.0"}),
        "Outlook 邮件 / an Outlook message",
        "请解析其附件 / parse its attachment",
    ),
)
_WPS = ("WpsCustomData", "WpsDocument")

_PACKAGES: tuple[tuple[str, str, str], ...] = (
    (
        "xl/",
        "Excel 工作簿 / an Excel workbook",
        "请粘贴到 Word 文档或导出为 PDF / paste it into Word, or save it as PDF",
    ),
    ("ppt/", "PowerPoint 演示文稿 / a PowerPoint presentation", _TO_PDF),
    ("OFD.xml", "OFD 版式文件 / an OFD document", "请用 OFD 阅读器转换为 PDF / convert it to PDF with an OFD viewer"),
    ("Index/Document.iwa", "Pages 文档 / a Pages document", _TO_PDF),
    ("FixedDocSeq.fdseq", "XPS 文件 / an XPS document", _TO_PDF),
    ("uof.xml", "UOF 标文通文档 / a UOF document", _TO_DOCX),
)
_OPEN_DOCUMENT = {
    "text": "OpenDocument 文本（.odt） / an OpenDocument text",
    "spreadsheet": "OpenDocument 表格（.ods） / an OpenDocument spreadsheet",
    "presentation": "OpenDocument 演示文稿（.odp） / an OpenDocument presentation",
}


def is_archive(source: "Source") -> bool:
    """Whether these bytes are a zip archive and no document of a kind that is packed so.

    Raises SourceError where the archive is damaged, LimitError where it has too many members.
    """
    if not source.head.startswith(_ZIP):
        return False
    package = _undocumented(source)
    return package is not None and _kind(package) is None


def refuse_known(source: "Source") -> None:
    """Do nothing for a format that a reader here reads, or for an unknown one.

    Raises UnsupportedFormatError for a format that is known and not read, SourceError for a locked or broken file.
    """
    head = source.data[:16]
    if head.startswith(_ZIP):
        _refuse_package(source)
    elif head.startswith(ole.MAGIC):
        _refuse_compound(source)
    else:
        for mark, what, hint in _MAGIC:
            if source.sight is not None and mark in PICTURES:
                continue
            if head.startswith(mark) and (mark not in _TEXTUAL or b"\0" in source.head):
                raise _refusal(source, what, hint)
        _refuse_by_place(source)


def _refuse_by_place(source: "Source") -> None:
    """Formats whose mark does not stand first."""
    head = source.head
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise _refusal(source, "WebP 图片 / a WebP picture", _PICTURE)
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        raise _refusal(source, "BMP 图片 / a BMP picture", _PICTURE)
    if head[4:8] == b"ftyp":
        kind = head[8:12]
        if kind in (b"heic", b"heix", b"mif1", b"avif"):
            raise _refusal(source, "HEIC 图片 / a HEIC picture", _PICTURE)
        raise _refusal(source, "视频或音频 / a film or a recording", "这不是文档 / this is no document")
    if b"MIME-Version:" in head and b"multipart/related" in head:
        raise _refusal(
            source, "MHTML 网页（.mht，也常叫 .doc） / a web page in one file (.mht, often called .doc)", _TO_HTML
        )
    if b'progid="Word.Document"' in head or b"<pkg:package" in head:
        raise _refusal(source, "Word XML 文档 / a Word document as a single XML file", _TO_DOCX)
    if b"<uof:UOF" in head:
        raise _refusal(source, "UOF 标文通文档 / a UOF document", _TO_DOCX)


def _refuse_compound(source: "Source") -> None:
    names = ole.entry_names(source.data)
    if ole.holds_word(names):
        if ole.is_locked(source.data):
            raise _refusal(source, *_LOCKED)
        return
    for telling, what, hint in _OLE:
        if names & telling:
            wps = "WPS 文档（.wps、.et、.dps） / a WPS document" if names.intersection(_WPS) else ""
            raise _refusal(source, wps or what, hint)
    if not names:
        raise SourceError(
            "复合文档已损坏 / the compound file is damaged",
            hint="旧版 Office 文件，请重新下载，或用 Word、WPS 打开后另存为 .docx"
            " / an old Office file: download it again, or open it with Word or WPS and save it as .docx",
            context={"name": source.name},
        )
    raise _refusal(
        source, "复合文档（旧版 Office 或其他软件） / a compound file (old Office, or another program)", _TO_DOCX
    )


def _refuse_package(source: "Source") -> None:
    """A zip archive that holds no Word document."""
    package = _undocumented(source)
    if package is None:
        return
    kind = _kind(package)
    if kind is not None:
        raise _refusal(source, *kind)
    names = [name for name in package.members if not name.endswith("/")]
    raise _refusal(
        source,
        f"ZIP 压缩包（{len(names)} 个文件） / a ZIP archive of {len(names)} files",
        _UNPACK + (": " + ", ".join(names[:5]) if names else ""),
    )


def _undocumented(source: "Source") -> "Package | None":
    """The package, where it is no Word document."""
    from goi_parse.readers.docx import DocxReader
    from goi_parse.readers.docx.package import Package

    return None if DocxReader().accepts(source) else Package(source)


def _kind(package: "Package") -> tuple[str, str] | None:
    """What kind of document the package is, and the hint; None for a mere archive."""
    for mark, what, hint in _PACKAGES:
        if any(name.startswith(mark) for name in package.members):
            return what, hint
    return _declared_kind(package)


def _declared_kind(package: "Package") -> tuple[str, str] | None:
    """Packages that say what they are in a member of that name."""
    if "mimetype" not in package.members or package.size("mimetype") > 200:  # a line, not a file
        return None
    declared = package.part("mimetype").decode("ascii", "replace").strip()
    if declared == "application/epub+zip":
        return "EPUB 电子书 / an EPUB book", _TO_PDF
    return next(
        (
            (what, _TO_DOCX)
            for kind, what in _OPEN_DOCUMENT.items()
            if declared.startswith(f"application/vnd.oasis.opendocument.{kind}")
        ),
        None,
    )


def _refusal(source: "Source", what: str, hint: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(
        f"不支持的格式：{what.replace(' / ', ' / not read here: ', 1)}",
        hint=hint,
        context={"name": source.name, "format": what},
    )
