"""PDF files of a few hundred bytes, written by hand: text, lines and pictures where a test wants them.

Distances are in points from the top left corner of the page, as the reader gives them. The font is STSong-Light,
which every reader of PDF knows by name: Chinese text costs nothing to embed.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

__all__ = ["A4", "Page", "grid", "pdf"]

A4 = (595, 842)
WHITE, BLACK, GREY = "1 1 1", "0 0 0", "0.8 0.8 0.9"


class Page:
    """One page in the making; every method draws something more and gives the page back."""

    def __init__(self, size: tuple[float, float] = A4, more: str = "") -> None:
        self.width, self.height = size
        self.more = more
        self.operators: list[str] = []

    def text(self, x: float, top: float, text: str, size: float = 10, *, matrix: str = "", extra: str = "") -> "Page":
        """A text whose first letter has its upper left corner there; ``matrix`` replaces the first four numbers."""
        codes = "".join(f"{ord(letter):04X}" for letter in text)
        turn = matrix or "1 0 0 1"
        self.operators.append(
            f"BT {extra} /F1 {size} Tf {turn} {x:g} {self.height - top - 0.88 * size:g} Tm <{codes}> Tj ET"
        )
        return self

    def line(
        self, x0: float, top: float, x1: float, bottom: float, *, width: float = 0.5, color: str = BLACK
    ) -> "Page":
        """A stroke of the pen."""
        ends = f"{x0:g} {self.height - top:g} m {x1:g} {self.height - bottom:g} l S"
        self.operators.append(f"q {width:g} w {color} RG {ends} Q")
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float, *, fill: str = "", stroke: str = "") -> "Page":
        """A rectangle, filled with a colour or drawn with one or both."""
        paint = {(True, False): "f", (False, True): "S", (True, True): "B"}[bool(fill), bool(stroke)]
        colors = (f"{fill} rg " if fill else "") + (f"{stroke} RG " if stroke else "")
        place = f"{x0:g} {self.height - bottom:g} {x1 - x0:g} {bottom - top:g} re"
        self.operators.append(f"q {colors}{place} {paint} Q")
        return self

    def draw(self, operators: str) -> "Page":
        """Anything else, in the page's own terms."""
        self.operators.append(operators)
        return self

    def lines(self, texts: Iterable[str], x: float = 72, top: float = 72, step: float = 20, size: float = 12) -> "Page":
        """Lines of text one below the other."""
        for number, text in enumerate(texts):
            self.text(x, top + number * step, text, size)
        return self


def grid(
    page: Page, xs: Sequence[float], ys: Sequence[float], texts: Sequence[Sequence[str]] = (), *, pen: str = "line"
) -> Page:
    """A ruled table with these borders and these texts; ``pen`` is ``line``, ``thin`` (rectangles) or ``cells``."""
    if pen == "cells":
        for top, bottom in pairwise(ys):
            for left, right in pairwise(xs):
                page.box(left, top, right, bottom, stroke=BLACK)
    else:
        for y in ys:
            _rule(page, xs[0], y, xs[-1], y, pen)
        for x in xs:
            _rule(page, x, ys[0], x, ys[-1], pen)
    for top, row in zip(ys, texts, strict=False):
        for left, text in zip(xs, row, strict=False):
            if text:
                page.text(left + 3, top + 4, text)
    return page


def _rule(page: Page, x0: float, top: float, x1: float, bottom: float, pen: str) -> None:
    if pen == "thin":
        page.box(x0, top, max(x1, x0 + 0.7), max(bottom, top + 0.7), fill=BLACK)
    else:
        page.line(x0, top, x1, bottom)


def pdf(
    *pages: Page, objects: Mapping[int, str | bytes] | None = None, xobjects: str = "", packed: bool = False
) -> bytes:
    """The file. ``objects`` are further ones by number (from 100), ``xobjects`` names those that pages may draw."""
    fonts = "/Font << /F1 3 0 R >>"
    found: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{10 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        4: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /W [1 94 500] >>",
        5: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    }
    for number, page in enumerate(pages):
        size = f"/MediaBox [0 0 {page.width:g} {page.height:g}]"
        used = f"/Resources << {fonts} /XObject << {xobjects} >> >>"
        content = f"/Contents {11 + 2 * number} 0 R"
        found[10 + 2 * number] = f"<< /Type /Page /Parent 2 0 R {size} {used} {content} {page.more} >>"
        found[11 + 2 * number] = stream("\n".join(page.operators).encode(), packed=packed)
    return written({**found, **(objects or {})})


def stream(content: bytes, head: str = "", *, packed: bool = False) -> bytes:
    """A stream object."""
    if packed:
        content, head = zlib.compress(content), f"{head} /Filter /FlateDecode"
    return f"<< {head} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def written(objects: Mapping[int, str | bytes], trailer: str = "/Root 1 0 R") -> bytes:
    """Objects by number as a file with its table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + (body.encode() if isinstance(body, str) else body) + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    out += f"trailer << {trailer} /Size {max(objects) + 1} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
