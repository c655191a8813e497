"""How a reader asks for its pictures to be read: by a sight that only pretends, so that no network is needed."""

import attrs
import pytest
from making.docx_package import paragraph, word
from making.pdf_package import Page, pdf, stream

import goi_parse
from goi_parse.document import Document, Image, Paragraph, Table
from goi_parse.location import Location
from goi_parse.ocr.extra import require
from goi_parse.readers.pdf import PdfReader
from goi_parse.readers.pdf.ink import Frame, Rule, Word
from goi_parse.readers.sight import Seen

DOT = stream(
    b"\xff\x00\x00" * 4,
    "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8",
)


@attrs.define
class Pretending:
    """Sees a table of two by two cells with a line above it, whatever it is shown."""

    table: bool = True
    asked: list[tuple[bytes, tuple[float, float] | None]] = attrs.field(factory=list)

    def look(self, picture: bytes, size: tuple[float, float] | None) -> Seen:
        self.asked.append((picture[:2], size))
        width, height = size or (400.0, 300.0)
        texts = ["题目", "甲", "1", "乙", "2"] if self.table else ["题目"]
        spots = [(20, 10), (20, 40), (120, 40), (20, 70), (120, 70)]
        words: list[Word] = [
            (float(x), float(y), x + 10.0 * len(text), y + 10.0, text, n, "", n)
            for n, ((x, y), text) in enumerate(zip(spots, texts, strict=False))
        ]
        if not self.table:
            return Seen(width, height, words, [], [])
        across = [Rule(float(y), 10.0, 210.0, drawn=True) for y in (30, 60, 90)]
        down = [Rule(float(x), 30.0, 90.0, drawn=True) for x in (10, 110, 210)]
        return Seen(width, height, words, across, down)


def read(data: bytes, sight: Pretending) -> Document:
    return PdfReader().read(goi_parse.Source(data, sight=sight))


def page(*, hidden: bool = False) -> bytes:
    scan = Page().draw("q 595 0 0 842 0 0 cm /I Do Q")
    for number in range(4 if hidden else 0):
        scan.text(72, 72 + 20 * number, "机器识别出来的文字在图片下面", extra="3 Tr")
    return pdf(scan, objects={100: DOT}, xobjects="/I 100 0 R")


@pytest.mark.parametrize("hidden", [False, True])
def test_a_page_that_is_a_picture_is_shown_whole_and_becomes_what_was_seen(*, hidden: bool) -> None:
    sight = Pretending()
    document = read(page(hidden=hidden), sight)
    ((mark, size),) = sight.asked
    assert mark == b"P5"
    assert size == pytest.approx((595, 842), abs=1)
    text, table = document.blocks
    assert isinstance(text, Paragraph)
    assert isinstance(table, Table)
    assert table.rows == (("甲", "1"), ("乙", "2"))
    assert table.place(1, 1) == Location(page=1, image="page1-image1", box=(110, 60, 210, 90))
    where = table.place(1, 1)
    assert where is not None
    assert (where.page, where.image, where.box) == (1, "page1-image1", (110, 60, 210, 90))
    assert [loss.rule for loss in document.losses] == ["picture-read"]


def test_a_picture_among_text_is_moved_to_its_place_on_the_page() -> None:
    sheet = Page().text(72, 72, "前文").draw("q 300 0 0 200 100 400 cm /I Do Q").text(72, 700, "后文")
    data = pdf(sheet, objects={100: DOT}, xobjects="/I 100 0 R")
    document = read(data, Pretending())
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Paragraph", "Paragraph", "Table", "Paragraph"]
    table = document.blocks[2]
    assert isinstance(table, Table)
    where = table.place(0, 0)
    assert where is not None
    assert where.box == pytest.approx((110, 242 + 30, 210, 242 + 60), abs=1)


def test_a_picture_without_a_table_stays_one() -> None:
    sheet = (
        Page().lines(["前文第一行有许多字", "前文第二行有许多字", "第三行"]).draw("q 300 0 0 200 100 400 cm /I Do Q")
    )
    data = pdf(sheet, objects={100: DOT}, xobjects="/I 100 0 R")
    document = read(data, Pretending(table=False))
    assert [block.name for block in document.blocks if isinstance(block, Image)] == ["page1-image1"]
    assert document.losses == ()


def test_without_sight_nothing_is_shown() -> None:
    document = PdfReader().read(goi_parse.Source(page()))
    assert [loss.rule for loss in document.losses] == ["page-without-text"]


def test_a_place_on_a_page_that_was_turned_upright_is_turned_back() -> None:
    frame = Frame(1, 0, 0, 600, 800, 0, tilt=0.02)
    left, top, right, bottom = frame.location((500, 400, 510, 410)).box or (0, 0, 0, 0)
    assert (left + right) / 2 == pytest.approx(505, abs=0.5)
    assert (top + bottom) / 2 == pytest.approx(405 + 205 * 0.02, abs=0.5)


def test_a_picture_on_no_page_has_places_in_its_own_pixels() -> None:
    origin = Location(path="body/paragraph[2]", image="图片1")
    frame = Frame(1, 0, 0, 300, 200, 0, origin=origin, unit=2.5)
    found = frame.location((10, 20, 30, 40))
    assert (found.path, found.image, found.box) == ("body/paragraph[2]", "图片1", (25, 50, 75, 100))


def test_limits_are_wider_where_pictures_are_read() -> None:
    usual, wide = goi_parse.Limits.usual(ocr=False), goi_parse.Limits.usual(ocr=True)
    assert usual == goi_parse.Limits()
    assert wide.max_seconds > usual.max_seconds
    assert wide.max_process_bytes > usual.max_process_bytes


def test_word_without_pictures_is_left_alone() -> None:
    try:
        require()
    except goi_parse.MissingDependencyError:
        pytest.skip("without the extra ocr nothing is recognised: pip install 'goi-parse[ocr]'")
    from goi_parse.ocr import recognised
    from goi_parse.readers.docx import DocxReader

    document = DocxReader().read(goi_parse.Source(word(paragraph("甲"))))
    assert recognised(document, goi_parse.Limits(), Pretending()) == document
