"""Documents as a scanner leaves them: pages as pictures, askew and speckled on demand; and pictures of tables."""

import io
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

__all__ = ["as_png", "cut", "docx_of", "page_pictures", "scanned", "with_picture"]

_POINTS = 72


def page_pictures(source: Path | bytes, dpi: int = 150) -> list[Image.Image]:
    """Each page of a PDF in shades of grey."""
    document = pypdfium2.PdfDocument(source)
    try:
        return [page.render(scale=dpi / _POINTS).to_pil().convert("L") for page in document]
    finally:
        document.close()


def scanned(
    source: Path | bytes,
    dpi: int = 150,
    *,
    skew: float = 0.0,
    noise: float = 0.0,
    quality: int = 92,
    only: slice = slice(None),
) -> bytes:
    """The same, or only some pages, as a PDF of pictures alone.

    ``skew`` is in degrees, to the left and to the right by turns; ``noise`` is the deviation of grey and ten times the
    part of pixels that are black or white by chance.
    """
    pictures = page_pictures(source, dpi)[only]
    for number, picture in enumerate(pictures):
        if skew:
            angle = skew if number % 2 else -skew
            picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)  # noqa: PLW2901
        pictures[number] = _speckled(picture, noise, number) if noise else picture
    file = io.BytesIO()
    pictures[0].save(file, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=quality)
    return file.getvalue()


def _speckled(picture: Image.Image, noise: float, seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    grey = np.asarray(picture).astype(np.float32) + rng.normal(0, 255 * noise, (picture.height, picture.width))
    chance = rng.random((picture.height, picture.width))
    grey[chance < noise / 10] = 0
    grey[chance > 1 - noise / 10] = 255
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def cut(picture: Image.Image, box: tuple[float, float, float, float], dpi: int = 150) -> Image.Image:
    """The part of a page that a box in points encloses, with a little paper around."""
    x0, top, x1, bottom = (value * dpi / _POINTS for value in box)
    return picture.crop((round(x0) - 6, round(top) - 6, round(x1) + 6, round(bottom) + 6))


def as_png(picture: Image.Image) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def docx_of(parts: list[str | Image.Image]) -> bytes:
    """A Word document of paragraphs and pictures."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            document.add_picture(io.BytesIO(as_png(part)), width=Pt(420))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_picture(source: Path, page: int, box: tuple[float, float, float, float], dpi: int = 150) -> bytes:
    """A PDF one of whose pages (from 0) has a picture in place of what stood in a box."""
    picture = cut(page_pictures(source, dpi)[page], box, dpi)
    document = pypdfium2.PdfDocument(source)
    sheet = document[page]
    height = sheet.get_height()
    for thing in list(sheet.get_objects(max_depth=1)):
        left, bottom, right, top = thing.get_bounds()
        x, y = (left + right) / 2, height - (bottom + top) / 2
        if box[0] - 3 <= x <= box[2] + 3 and box[1] - 3 <= y <= box[3] + 3:
            sheet.remove_obj(thing)
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture.convert("RGB")))
    width, tall = picture.width * _POINTS / dpi, picture.height * _POINTS / dpi
    matrix = pypdfium2.PdfMatrix().scale(width, tall).translate(box[0] - 3, height - box[1] + 3 - tall)
    image.set_matrix(matrix)
    sheet.insert_obj(image)
    sheet.gen_content()
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()
