"""libpdfium through our own ctypes prototypes: documents and pages, nothing of what is on them.

pypdfium2 builds four hundred prototypes in Python when it is imported; we bind the few we call, straight from the
library file that its distribution brings. ``PyDLL`` keeps the interpreter's lock during a call: pdfium is not
thread-safe, so calls from several threads must never overlap. Buffers belong to one reading, never to the module.

The functions are called without ``argtypes``: handles and pointers are passed as prepared ``c_void_p`` objects and
indices as int, which ctypes hands over without a conversion table; that halves the cost of a call.
"""

import ctypes
import functools
import importlib.util
import os.path
from collections.abc import Callable, Generator
from contextlib import contextmanager

from goi_parse.errors import MissingDependencyError, SourceError

__all__ = ["Handle", "Pdfium", "open_document", "open_page", "open_text", "pdfium", "turn_page"]

_FILES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")


class Handle(ctypes.c_void_p):
    """An object of pdfium. A subclass, because ctypes would turn a plain ``c_void_p`` result into an int."""


Function = Callable[..., int]
Maker = Callable[..., Handle]


class Pdfium:
    """The functions of libpdfium that this reader calls. A plain class: attrs would take longer than pdfium to load."""

    load: Maker
    close: Function
    last_error: Function
    page_count: Function
    load_page: Maker
    close_page: Function
    page_width: Callable[..., float]
    page_height: Callable[..., float]
    rotation: Function
    set_rotation: Function
    bounding_box: Function
    media_box: Function
    crop_box: Function
    load_text: Maker
    close_text: Function
    count_chars: Function
    get_text: Function
    char_box: Function
    char_angle: Callable[..., float]
    char_origin: Function
    font_size: Callable[..., float]
    is_generated: Function
    has_map_error: Function
    char_index: Function
    count_objects: Function
    get_object: Maker
    object_type: Function
    render_mode: Function
    bounds: Function
    draw_mode: Function
    fill_color: Function
    stroke_color: Function
    matrix: Function
    count_segments: Function
    segment: Maker
    segment_point: Function
    segment_type: Function
    segment_closes: Function
    count_form_objects: Function
    form_object: Maker
    image_raw: Function
    image_filter_count: Function
    image_filter: Function
    bitmap_create: Maker
    bitmap_fill: Function
    bitmap_buffer: Maker
    bitmap_stride: Function
    bitmap_destroy: Function
    render: Function

    def __init__(self, library: ctypes.PyDLL) -> None:
        kinds = ((_MAKERS, Handle), (_FLOATS, ctypes.c_float), (_DOUBLES, ctypes.c_double), (_INTS, ctypes.c_int))
        for names, result in kinds:
            for ours, theirs in names.items():
                function = library[theirs]
                function.restype = result
                setattr(self, ours, function)


_MAKERS = {
    "load": "FPDF_LoadMemDocument64",
    "load_page": "FPDF_LoadPage",
    "load_text": "FPDFText_LoadPage",
    "get_object": "FPDFPage_GetObject",
    "form_object": "FPDFFormObj_GetObject",
    "segment": "FPDFPath_GetPathSegment",
    "bitmap_create": "FPDFBitmap_CreateEx",
    "bitmap_buffer": "FPDFBitmap_GetBuffer",
}
_FLOATS = {
    "page_width": "FPDF_GetPageWidthF",
    "page_height": "FPDF_GetPageHeightF",
    "char_angle": "FPDFText_GetCharAngle",
}
_DOUBLES = {"font_size": "FPDFText_GetFontSize"}
_INTS = {
    "close": "FPDF_CloseDocument",
    "last_error": "FPDF_GetLastError",
    "page_count": "FPDF_GetPageCount",
    "close_page": "FPDF_ClosePage",
    "rotation": "FPDFPage_GetRotation",
    "set_rotation": "FPDFPage_SetRotation",
    "bounding_box": "FPDF_GetPageBoundingBox",
    "media_box": "FPDFPage_GetMediaBox",
    "crop_box": "FPDFPage_GetCropBox",
    "close_text": "FPDFText_ClosePage",
    "count_chars": "FPDFText_CountChars",
    "get_text": "FPDFText_GetText",
    "char_box": "FPDFText_GetLooseCharBox",
    "char_origin": "FPDFText_GetCharOrigin",
    "is_generated": "FPDFText_IsGenerated",
    "has_map_error": "FPDFText_HasUnicodeMapError",
    "char_index": "FPDFText_GetCharIndexFromTextIndex",
    "count_objects": "FPDFPage_CountObjects",
    "object_type": "FPDFPageObj_GetType",
    "render_mode": "FPDFTextObj_GetTextRenderMode",
    "bounds": "FPDFPageObj_GetBounds",
    "draw_mode": "FPDFPath_GetDrawMode",
    "fill_color": "FPDFPageObj_GetFillColor",
    "stroke_color": "FPDFPageObj_GetStrokeColor",
    "matrix": "FPDFPageObj_GetMatrix",
    "count_segments": "FPDFPath_CountSegments",
    "segment_point": "FPDFPathSegment_GetPoint",
    "segment_type": "FPDFPathSegment_GetType",
    "segment_closes": "FPDFPathSegment_GetClose",
    "count_form_objects": "FPDFFormObj_CountObjects",
    "image_raw": "FPDFImageObj_GetImageDataRaw",
    "image_filter_count": "FPDFImageObj_GetImageFilterCount",
    "image_filter": "FPDFImageObj_GetImageFilter",
    "bitmap_stride": "FPDFBitmap_GetStride",
    "bitmap_destroy": "FPDFBitmap_Destroy",
    "bitmap_fill": "FPDFBitmap_FillRect",
    "render": "FPDF_RenderPageBitmap",
}


@functools.cache
def pdfium() -> Pdfium:
    """The library, located and initialised once in a process. Raises MissingDependencyError where there is none."""
    library = ctypes.PyDLL(_library_file())
    library.FPDF_InitLibrary()  # a second call, by pypdfium2 itself, does nothing
    return Pdfium(library)


def _library_file() -> str:
    """Found without importing pypdfium2, whose import costs more than reading a small document."""
    found = importlib.util.find_spec("pypdfium2_raw")
    for folder in (found.submodule_search_locations or ()) if found else ():
        for name in _FILES:
            if os.path.isfile(path := os.path.join(folder, name)):  # noqa: PTH113, PTH118  # pathlib is slow to load
                return path
    from ctypes.util import find_library

    if system := find_library("pdfium"):
        return system
    raise MissingDependencyError(
        "没有找到 pdfium 库 / the pdfium library was not found",
        hint="pip install pypdfium2",
        context={"package": "pypdfium2"},
    )


_LOCKED = {4: "password", 5: "security"}


@contextmanager
def open_document(data: bytes, name: str | None) -> Generator[Handle, None, None]:
    """The document in ``data``, closed at the end. Raises SourceError for a broken or a locked file."""
    pdf = pdfium()
    document = pdf.load(data, ctypes.c_size_t(len(data)), None)
    if not document.value:
        raise _refusal(pdf.last_error(), name)
    try:
        yield document
    finally:
        pdf.close(document)


def _refusal(code: int, name: str | None) -> SourceError:
    if reason := _LOCKED.get(code):
        return SourceError(
            "PDF 有打开密码 / the PDF is protected by a password",
            hint="请先用密码打开并另存为无密码的文件 / open it with the password and save a copy without one",
            context={"path": name, "reason": reason},
        )
    return SourceError(
        "PDF 文件损坏或不完整 / the PDF is damaged or incomplete",
        hint="请重新下载，或用阅读器打开后另存 / download it again, or open it in a viewer and save a copy",
        context={"path": name, "reason": "broken", "pdfium": code},
    )


@contextmanager
def open_page(document: Handle, index: int) -> Generator[Handle | None, None, None]:
    """The page, closed at the end; None where pdfium cannot load it."""
    pdf = pdfium()
    page = pdf.load_page(document, index)
    try:
        yield page if page.value else None
    finally:
        if page.value:
            pdf.close_page(page)


@contextmanager
def open_text(page: Handle) -> Generator[Handle, None, None]:
    """The page's text, closed at the end."""
    pdf = pdfium()
    text = pdf.load_text(page)
    try:
        yield text
    finally:
        pdf.close_text(text)


def turn_page(page: Handle, turns: int) -> None:
    """Rotate the page in memory by quarter turns clockwise, for a page whose text itself stands rotated."""
    pdf = pdfium()
    pdf.set_rotation(page, (pdf.rotation(page) + turns) % 4)
