"""The qualified names of WordprocessingML that the reader meets, and the mending of strict files into the same names.

ISO 29500 knows two dialects: "transitional", which every program writes, and "strict", the same words under other
namespaces. Strict bytes are renamed before they are parsed, so that one set of names serves both.
"""

import re
from typing import Final

__all__ = ["is_strict", "transitional"]

_OPEN = "http://schemas.openxmlformats.org/"
_W = "{" + _OPEN + "wordprocessingml/2006/main}"
_R = "{" + _OPEN + "officeDocument/2006/relationships}"
_MC = "{" + _OPEN + "markup-compatibility/2006}"
_A = "{" + _OPEN + "drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"

# Blocks and tables
BODY: Final = _W + "body"
P: Final[str] = _W + "p"
TBL: Final[str] = _W + "tbl"
TR: Final = _W + "tr"
TC: Final = _W + "tc"
TRPR: Final = _W + "trPr"
TCPR: Final = _W + "tcPr"
TCW: Final = _W + "tcW"
GRID_SPAN: Final = _W + "gridSpan"
GRID_BEFORE: Final = _W + "gridBefore"
GRID_AFTER: Final = _W + "gridAfter"
WIDTH_BEFORE: Final = _W + "wBefore"
V_MERGE: Final = _W + "vMerge"
H_MERGE: Final = _W + "hMerge"
ALT_CHUNK: Final = _W + "altChunk"
SUB_DOC: Final = _W + "subDoc"
BLOCKS: Final = (P, TBL, ALT_CHUNK, *(_W + name for name in ("sdt", "customXml", "ins", "del", "moveTo", "moveFrom")))
"""What may stand in the body beside marks that show nothing (and beside ``mc:AlternateContent``)."""

# Paragraphs and runs
PPR: Final = _W + "pPr"
R: Final = _W + "r"
RPR: Final = _W + "rPr"
PSTYLE: Final = _W + "pStyle"
RSTYLE: Final = _W + "rStyle"
OUTLINE: Final = _W + "outlineLvl"
T: Final = _W + "t"
TAB: Final = _W + "tab"
PTAB: Final = _W + "ptab"
BR: Final = _W + "br"
CR: Final = _W + "cr"
SYM: Final = _W + "sym"
HYPHEN: Final = _W + "noBreakHyphen"
MATH_T: Final = "{" + _OPEN + "officeDocument/2006/math}t"
RT: Final = _W + "rt"
VANISH: Final = _W + "vanish"
SPEC_VANISH: Final = _W + "specVanish"
STRIKE: Final = _W + "strike"
DOUBLE_STRIKE: Final = _W + "dstrike"
VERT_ALIGN: Final = _W + "vertAlign"

# Fields
FLD_CHAR: Final = _W + "fldChar"
FLD_TYPE: Final = _W + "fldCharType"
INSTR: Final = _W + "instrText"
CHECK_BOX: Final = _W + "checkBox"
CHECKED: Final = _W + "checked"
DEFAULT: Final = _W + "default"
RESULT: Final = _W + "result"
LIST_ENTRY: Final = _W + "listEntry"

# Tracked changes
INS: Final = _W + "ins"
DEL: Final = _W + "del"
MOVE_FROM: Final = _W + "moveFrom"
MOVE_TO: Final = _W + "moveTo"
CELL_DEL: Final = _W + "cellDel"
CELL_INS: Final = _W + "cellIns"
CHANGES: Final = tuple(
    _W + name + "Change"
    for name in ("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "numbering")
)
REVISIONS: Final = (INS, DEL, MOVE_FROM, MOVE_TO, CELL_DEL, CELL_INS, *CHANGES)
"""Elements that only a document with tracked changes has."""

# Numbering
NUM_PR: Final = _W + "numPr"
NUM: Final = _W + "num"
NUM_ID: Final = _W + "numId"
ILVL: Final = _W + "ilvl"
ABSTRACT: Final = _W + "abstractNum"
ABSTRACT_ID: Final = _W + "abstractNumId"
NUM_STYLE_LINK: Final = _W + "numStyleLink"
LVL: Final = _W + "lvl"
LVL_OVERRIDE: Final = _W + "lvlOverride"
START_OVERRIDE: Final = _W + "startOverride"
START: Final = _W + "start"
NUM_FMT: Final = _W + "numFmt"
FORMAT: Final = _W + "format"
LVL_TEXT: Final = _W + "lvlText"
LVL_RESTART: Final = _W + "lvlRestart"
LEGAL: Final = _W + "isLgl"
SUFF: Final = _W + "suff"

# Styles
STYLE: Final = _W + "style"
STYLE_ID: Final = _W + "styleId"
NAME: Final = _W + "name"
BASED_ON: Final = _W + "basedOn"

# Notes, boxes, pictures
FOOTNOTE_REF: Final = _W + "footnoteReference"
ENDNOTE_REF: Final = _W + "endnoteReference"
FOOTNOTE: Final = _W + "footnote"
ENDNOTE: Final = _W + "endnote"
CUSTOM_MARK: Final = _W + "customMarkFollows"
TXBX: Final = _W + "txbxContent"
DRAWING: Final = _W + "drawing"
PICT: Final = _W + "pict"
OBJECT: Final = _W + "object"
DOC_PR: Final = "{" + _OPEN + "drawingml/2006/wordprocessingDrawing}docPr"
EXTENT: Final = "{" + _OPEN + "drawingml/2006/wordprocessingDrawing}extent"
GRAPHIC_DATA: Final = _A + "graphicData"
BLIP: Final = _A + "blip"
IMAGE_DATA: Final = _V + "imagedata"
SHAPE: Final = _V + "shape"
TEXT_PATH: Final = _V + "textpath"
OLE_TITLE: Final = "{urn:schemas-microsoft-com:office:office}title"
OLE_OBJECT: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
ALTERNATE: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
FALLBACK: Final = _MC + "Fallback"

# Attributes
VAL: Final = _W + "val"
ID: Final = _W + "id"
TYPE: Final = _W + "type"
WIDTH: Final = _W + "w"
POS: Final = _W + "pos"
FONT: Final = _W + "font"
CHAR: Final = _W + "char"
R_ID: Final = _R + "id"
EMBED: Final = _R + "embed"
LINK: Final = _R + "link"

_STRICT = b"http://purl.oclc.org/ooxml/"
_MENDED = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/diagram": b"drawingml/2006/diagram",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
}
# Only where a namespace is declared (or a drawing's kind is named by one): prose may quote such an address.
_DECLARED = rb"((?:xmlns(?::[\w.-]+)?|uri)\s*=\s*[\"'])" + re.escape(_STRICT) + rb"([A-Za-z/]+)(?=[\"'])"


def is_strict(head: bytes) -> bool:
    """Whether a part that begins so declares the namespaces of strict OOXML."""
    return _STRICT in head


def transitional(xml: bytes) -> bytes:
    """The bytes of a strict part under the transitional names."""
    return re.sub(_DECLARED, lambda m: m[1] + _OPEN.encode() + _MENDED.get(m[2], m[2]), xml)
