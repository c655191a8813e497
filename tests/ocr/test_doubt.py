"""When a figure is not taken as read: too few shapes, a score too low, a stroke for a digit. Shapes are drawn here."""

import pytest

for package in ("cv2", "numpy"):
    pytest.importorskip(package, reason=f"without {package} no picture is read: pip install 'goi-parse[ocr]'")

import cv2
import numpy as np

from goi_parse.ocr.engine import Glyph
from goi_parse.ocr.figures import DOUBT, mark, settled
from goi_parse.ocr.pixels import Grey
from goi_parse.ocr.shape import shape_of

USUAL = 26.0
HIGH = 23


def drawn(*lines: tuple[tuple[int, int], tuple[int, int]], width: int = 60, thick: int = 2) -> Grey:
    """Ink of strokes from point to point, cut to what is drawn."""
    paper = np.zeros((40, width), np.uint8)
    for start, end in lines:
        cv2.line(paper, start, end, (1,), thick)
    rows, columns = np.flatnonzero(paper.any(1)), np.flatnonzero(paper.any(0))
    return np.ascontiguousarray(paper[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def digits(count: int, *, point: int | None = None) -> Grey:
    """So many rings as high as digits, with a point behind one of them."""
    paper = np.zeros((HIGH + 1, 16 * count + 14), np.uint8)
    x = 7
    for number in range(count):
        cv2.ellipse(paper, (x, HIGH // 2), (5, HIGH // 2 - 1), 0, 0, 360, (1,), 2)
        x += 15
        if number == point:
            paper[HIGH - 4 : HIGH, x - 7 : x - 3] = 1
            x += 6
    return paper


def read(text: str, score: float = 0.99) -> list[Glyph]:
    return [Glyph(letter, score) for letter in text]


def test_a_figure_with_as_many_shapes_as_digits_is_read() -> None:
    assert settled(read("205"), digits(3), USUAL) == "205"


@pytest.mark.parametrize(("text", "count"), [("20", 3), ("1", 2), ("0", 4), ("205", 1)])
def test_a_digit_lost_or_won_is_doubted(text: str, count: int) -> None:
    assert DOUBT in settled(read(text), digits(count), USUAL)


def test_digits_that_touch_are_read_where_their_width_is_that_of_so_many() -> None:
    touching = np.hstack([digits(1)[:, :13], digits(1)[:, 1:13], digits(1)[:, 1:]])
    assert settled(read("205"), touching, USUAL) == "205"
    assert DOUBT in settled(read("20512"), touching, USUAL)


def test_a_decimal_point_lost_is_doubted() -> None:
    assert settled(read("20.5"), digits(3, point=1), USUAL) == "20.5"
    assert DOUBT in settled(read("205"), digits(3, point=1), USUAL)


def test_two_figures_that_no_rule_parts_are_doubted() -> None:
    apart = np.hstack([digits(2), np.zeros((HIGH + 1, 30), np.uint8), digits(1)])
    assert DOUBT in settled(read("205"), apart, USUAL)


def test_a_digit_of_low_score_is_doubted_alone() -> None:
    glyphs = [Glyph("2", 0.99), Glyph("0", 0.3), Glyph("5", 0.99)]
    assert settled(glyphs, digits(3), USUAL) == f"2{DOUBT}5"


def test_a_letter_of_the_same_shape_is_the_digit_in_a_cell_of_figures() -> None:
    assert settled(read("2O5"), digits(3), USUAL) == "205"
    assert settled(read("OA"), digits(2), USUAL) == "OA"


def test_ink_of_which_nothing_was_read_is_no_blank() -> None:
    assert settled([], digits(1), USUAL) == DOUBT
    assert settled([], drawn(((5, 5), (8, 8))), USUAL) == ""


def test_something_too_low_for_a_digit_is_doubted() -> None:
    assert DOUBT in settled(read("1"), drawn(((5, 5), (5, 12)), ((5, 12), (12, 12))), USUAL)


def test_a_slash_is_no_one_and_a_dash_no_figure() -> None:
    assert mark(drawn(((20, 5), (9, 33))), USUAL) == "/"
    assert mark(drawn(((5, 20), (14, 20))), USUAL) == "-"
    assert mark(drawn(((5, 20), (34, 20))), USUAL) == "—"
    assert mark(drawn(((20, 5), (20, 28))), USUAL) == ""
    assert mark(digits(2), USUAL) == ""


def test_the_size_of_a_picture_is_read_from_its_head() -> None:
    paper = np.zeros((21, 33), np.uint8)
    for suffix in (".png", ".jpg", ".bmp", ".pgm"):
        assert shape_of(cv2.imencode(suffix, paper)[1].tobytes()) == (33, 21)
    assert shape_of(b"\xff\xd8\xff\xff\xff") is None
    assert shape_of(b"GIF89a") is None
