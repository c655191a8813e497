"""Rows whose blank cells left nothing behind: laid out by sums and places, or left open where these leave a choice."""

import pytest
from align.test_restore import pieces

from goi_parse.align.found import Entry, Scan, Value
from goi_parse.align.labels import Kind
from goi_parse.align.restore.alone import certain_cells
from goi_parse.align.restore.gaps import Line
from goi_parse.align.restore.layouts import layouts
from goi_parse.align.restore.sums import Equation, Row
from goi_parse.align.restore.vanished import LaidOut, lay_out
from goi_parse.document import Layout, Paragraph
from goi_parse.location import Location

WIDTH = 4
PARTS = Equation(frozenset({0, 1}), frozenset({2}))
"""The third row is the sum of the first two."""


def entry(key: str, text: str) -> Entry:
    """A row as it is printed: its figures stand where they stand in ``text``."""
    made = Entry(key, Kind.ROW, key, Layout.SPACED, None)
    start = 0
    for word in text.split():
        start = text.index(word, start)
        made.values.append(Value(word, start, None, 0, len(made.values)))
        start += len(word)
    return made


def laid(*rows: str, equations: tuple[Equation, ...] = (PARTS,), width: int = WIDTH) -> LaidOut | None:
    keys = [str(n) for n in range(len(rows))]
    return lay_out(keys, Scan([entry(key, text) for key, text in zip(keys, rows, strict=True)]), width, equations)


def shown(found: LaidOut | None) -> list[str]:
    """The rows that were laid out: ``_`` for a blank cell, ``?`` for one that is not known."""
    rows = found.rows.values() if found is not None else ()
    return [" ".join("?" if cell is None else cell.text or "_" for cell in row) for row in rows]


def test_the_sums_alone_may_leave_one_way() -> None:
    assert shown(laid("2 2", "5 5", "2 5 7")) == ["? ? _ 2", "_ ? ? 5", "? ? ? 7"], "2 stands before 5"
    found = laid("1 2 3 6", "5 5", "1 7 3 11")
    assert shown(found) == ["1 2 3 6", "_ 5 _ 5", "1 7 3 11"]
    assert found is not None
    assert found.assumed is False


def test_places_tell_where_sums_do_not() -> None:
    rows = ("1   2   3   6", "    5       5", "1   2   3   6")
    found = laid(*rows, equations=())
    assert shown(found) == ["1 2 3 6", "_ 5 _ 5", "1 2 3 6"]
    assert found is not None
    assert found.assumed is True


def test_a_line_that_is_shifted_as_a_whole_is_held_against_its_total() -> None:
    found = laid("1    2    3    6", "      1    2    3    6", "           5         5", equations=())
    assert shown(found)[2] == "_ 5 _ 5"


def test_lines_that_keep_no_places_leave_the_sums_alone() -> None:
    found = laid("1 2 3 6", "                5 5", "1 7 3 11")
    assert shown(found) == ["1 2 3 6", "_ 5 _ 5", "1 7 3 11"]
    assert found is not None
    assert found.assumed is True, "the figures of such a line may be another row's"
    assert shown(laid("1 2 3 6", f"5{' ' * 20}5", "1 2 3 6", equations=()))[1] == "? ? ? 5"


def test_places_that_contradict_the_sums_are_put_aside() -> None:
    rows = ("1   2   3   6", "5           5", "1   7   3   11")
    assert shown(laid(*rows)) == ["1 2 3 6", "_ 5 _ 5", "1 7 3 11"]


def test_what_vanished_beside_noughts_and_marks_may_be_one_that_was_lost() -> None:
    assert shown(laid("1 0 3 4", "5 5", "1 5 3 9")) == ["1 0 3 4", "? 5 ? 5", "1 5 3 9"]
    assert shown(laid("1 - 3 4", "5 5", "1 5 3 9")) == ["1 - 3 4", "? 5 ? 5", "1 5 3 9"]
    assert shown(laid("1 3 4", "5 5", "1 5 3 9")) == ["1 _ 3 4", "_ 5 _ 5", "1 5 3 9"]


def test_a_figure_stands_on_its_side_of_those_whose_column_is_known() -> None:
    rows = ["1     2   3   6", "  5           5", "1     2   3   6"]
    assert shown(laid(*rows, equations=()))[1] == "? ? _ 5", "left of the third column, and near enough to stand in it"
    rows[1] = "        5     5"
    assert shown(laid(*rows, equations=()))[1] == "_ ? ? 5", "right of the first column"


def test_rows_whose_column_places_told_place_others() -> None:
    found = laid("1       2       3       6", "        5               5", "  4       4       4       12", equations=())
    assert shown(found) == ["1 2 3 6", "_ 5 _ 5", "4 4 4 12"]


@pytest.mark.parametrize(("apart", "expected"), [(0, "_ _ 5 5"), (8, "_ _ 5 5"), (9, "? ? ? 5"), (40, "? ? ? 5")])
def test_lines_that_are_shifted_too_far_keep_no_places(apart: int, expected: str) -> None:
    rows = ("1      2      3      6", f"{' ' * (14 + apart)}5      5", "1      2      3      6")
    assert shown(laid(*rows, equations=()))[1] == expected


def test_a_row_that_finds_no_place_is_laid_all_the_same() -> None:
    rows = ("      1     2     3     6", "0 5                     5")
    assert shown(laid(*rows, equations=()))[1] == "? 5 ? 5", "it stands left of all, and nearest to the second"
    same = Equation(frozenset({1}), frozenset({2}))
    found = laid(*rows, "      0     0     5     5", equations=(same,))
    assert shown(found)[1] == "? ? 5 5", "the sums say otherwise"


def test_places_leave_fewer_ways_to_try() -> None:
    full, part = "1   2   3   4   5   6   21", f"5{' ' * 23}5"
    found = laid(*[full, part] * 4, equations=(), width=7)
    assert shown(found) == ["1 2 3 4 5 6 21", "5 _ _ _ _ _ 5"] * 4
    apart = f"5{' ' * 40}5"
    assert laid(*[full, apart] * 4, equations=(), width=7) is None, "6 ** 4 readings are too many"


def test_two_ways_are_told_apart_by_their_places() -> None:
    found = laid("1      2      3      6", "0             5      5", equations=())
    assert shown(found) == ["1 2 3 6", "? ? 5 5"]
    assert found is not None
    assert found.assumed is True


@pytest.mark.parametrize(("width", "expected"), [(2, "? ? ? ? 6"), (3, "1 2 ? ? 6"), (4, "1 2 3 _ 6")])
def test_what_is_not_clearly_worse_is_held_possible(width: int, expected: str) -> None:
    """Three figures under the first three columns: each one column further is 3 * 2 * 2 characters squared off."""
    columns = "".join(f"{n:<{width}}" for n in (1, 2, 3, 4))
    row = f"{columns[: 3 * width]}{' ' * (width + 6)}6"
    full = f"{columns}{' ' * 6}10"
    assert shown(laid(full, row, full, equations=(), width=5))[1] == expected


def test_the_middle_of_a_figure_counts() -> None:
    line = Line(entry("", "1000000 1 2     1000003"), WIDTH)
    assert line.places == [3.5, 8.5, 10.5, 19.5]
    assert line.behind == [-16.0, -11.0, -9.0, 0.0]


@pytest.mark.parametrize(
    ("other", "place", "behind", "fits"),
    [
        pytest.param(0, 9.0, -5.0, False, id="left of what stands in a column before it"),
        pytest.param(0, 4.0, -5.0, True, id="so on the page, and not from the total"),
        pytest.param(0, 9.0, -15.0, True, id="so from the total, and not on the page"),
        pytest.param(0, 4.0, -15.0, True, id="on its right"),
        pytest.param(0, 8.0, -6.0, True, id="it may lean so far"),
        pytest.param(0, 8.5, -5.0, False, id="and no further on the page"),
        pytest.param(0, 9.0, -5.5, False, id="nor from the total"),
        pytest.param(0, 8.0, -5.0, True, id="as long as one of them lets it"),
        pytest.param(0, 9.0, -6.5, True, id="whichever it is"),
        pytest.param(1, 10.0, -4.0, True, id="its own column is not asked here"),
        pytest.param(1, 0.0, -30.0, True, id="on neither side"),
        pytest.param(2, 2.0, -12.0, False, id="right of what stands in a column behind it"),
        pytest.param(2, 9.0, -5.0, True, id="on its left"),
    ],
)
def test_sides_of_a_figure_that_is_known(*, other: int, place: float, behind: float, fits: bool) -> None:
    line = Line(entry("", "     5        5"), WIDTH)
    assert (line.places, line.behind) == ([5.5, 14.5], [-9.0, 0.0])
    assert line.fits((1, 3), [(other, place, behind)]) is fits
    assert line.fits((1, 3), [(1, 5.5, -9.0), (other, place, behind), (3, 14.5, 0.0)]) is fits, "one is enough"


def test_cells_that_print_a_nought_take_room() -> None:
    line = Line(entry("", "0 5 5"), WIDTH)
    assert line.ways == [(1, 3), (2, 3)]
    assert Line(entry("", "- 5 - 5"), WIDTH).ways == [(1, 3)]
    assert Line(entry("", ""), WIDTH).ways == [()]
    assert Line(entry("", "0 0"), WIDTH).ways == [()]


@pytest.mark.parametrize("text", ["2 3", "5", "x 5 5", "5 0"])
def test_a_row_that_does_not_add_up_has_no_way(text: str) -> None:
    assert Line(entry("", text), WIDTH).ways == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("1 2 3 6", "5 5", "1 2 3 6"), id="the columns do not add up"),
        pytest.param(("1 2 3 6", "4 5", "1 7 3 11"), id="a row does not"),
        pytest.param(("1 2 3 6", "0 5 0 5", "1 7 3 11"), id="no cell vanished"),
        pytest.param(("1 2 3 6", "1 1 1 1 1", "1 7 3 11"), id="more figures than columns"),
    ],
)
def test_nothing_is_laid_out(rows: tuple[str, ...]) -> None:
    assert laid(*rows) is None


def test_a_row_that_is_lacking_or_stands_twice_leaves_nothing() -> None:
    rows = [entry("0", "1 2 3 6"), entry("1", "5 5"), entry("2", "1 7 3 11")]
    assert lay_out("012", Scan(rows), WIDTH, [PARTS]) is not None
    assert lay_out("0123", Scan(rows), WIDTH, [PARTS]) is None
    assert lay_out("012", Scan([*rows, entry("1", "")]), WIDTH, [PARTS]) is None


def test_the_work_is_bounded() -> None:
    lines = [Line(entry("", "1 1"), WIDTH) for _ in range(12)]
    ways = [line.ways for line in lines]
    assert layouts(lines, ways, []) == [], "too many readings"
    assert read(["1 1", "2 2"]) == 9
    assert read(["1 1"] * 5) == 243
    assert read(["0 1 1"] * 7) == 128
    assert read(["0 1 1"] * 8) == 0, "too many steps"
    half = Equation(frozenset(range(20)), frozenset({20}))
    assert read(["2 2"] * 20 + ["19 21 0 40"], half) == 0, "no number of twos makes 19, and it would take long to see"


def read(rows: list[str], *equations: Equation) -> int:
    """How many readings there are."""
    lines = [Line(entry("", row), WIDTH) for row in rows]
    return len(layouts(lines, [line.ways for line in lines], equations))


def test_rows_of_both_sides_hold_each_other() -> None:
    both = Equation(frozenset({0, 1}), frozenset({2, 3}))
    assert shown(laid("4 0 0 4", "5 5", "0 9 9", "0 0 0 0", equations=(both,))) == []
    assert shown(laid("4 0 0 4", "5 5", "9 9", "0 0 0 0", equations=(both,)))[1:3] == ["5 ? ? 5", "9 ? ? 9"]
    rows = ("4 0 0 4", "5 5", "4 5 9", "0 0 0 0")
    assert shown(laid(*rows, equations=(both,))) == ["4 0 0 4", "? ? ? 5", "4 ? ? 9", "0 0 0 0"]
    last = Equation(frozenset({1}), frozenset({4}))
    assert shown(laid(*rows, "0 0 5 5", equations=(both, last)))[1:3] == ["? ? 5 5", "4 ? 5 9"]


def test_no_reading_is_lost() -> None:
    assert read(["0 5 5", "0 5 5", "0 5 5 10"], PARTS) == 2, "one in each column"
    assert read(["5 5", "5 5", "0 10 10"], PARTS) == 2, "in the second columns or in the third"
    assert read(["5 5", "5 5", "10 10"], PARTS) == 3
    assert read(["5 5", "4 4", "4 5 9"], PARTS) == 3
    assert read(["5 5", "4 4", "9 9"], PARTS, Equation(frozenset({0}), frozenset({1}))) == 0


@pytest.mark.parametrize("apart", [0, 6, 30])
@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (
            (
                ("1     2     3     6", "      5           5"),
                ("1     2     3     6", "      7           7"),
            ),
            ["1 2 3 6", "_ 5 _ 5", "1 2 3 6", "_ 7 _ 7"],
        ),
        (
            (
                ("1     2   3   6", "  5           5"),
                ("1     2   3   6", "        7     7"),
            ),
            ["1 2 3 6", "? ? _ 5", "1 2 3 6", "_ ? ? 7"],
        ),
    ],
    ids=["apart", "narrow"],
)
def test_each_page_has_its_own_columns(pages: tuple[tuple[str, ...], ...], expected: list[str], apart: int) -> None:
    rows: list[Entry] = []
    for page, lines in enumerate(pages, 1):
        for line in lines:
            text = line if page == 1 else " " * apart + line
            made = entry(str(len(rows)), text)
            where = Paragraph(text, Location(page=page, line=1))
            made.values = [value._replace(places=where) for value in made.values]
            rows.append(made)
    assert shown(lay_out("0123", Scan(rows), WIDTH, ())) == expected


# --- the row of table 4 --------------------------------------------------------------------------


def certain(row: Row, *texts: str) -> str:
    return " ".join("?" if cell is None else cell.text for cell in certain_cells(pieces(*texts), row))


TWO_SUMS = Row(6, ((0, 2), (3, 5)))


def test_what_is_the_same_in_all_orders_is_certain() -> None:
    assert certain(TWO_SUMS, "0", "6 9", "6", "0 9") == "? ? 6 9 0 9"
    assert certain(TWO_SUMS, "0 0 0", "0 0 0") == "0 0 0 0 0 0"
    assert certain(TWO_SUMS, "1", "2", "3", "0 0 0") == "? ? ? ? ? ?", "either half may be the one with figures"


def test_marks_and_noughts_change_places() -> None:
    assert certain(TWO_SUMS, "0", "-", "0 0", "0 0") == "? ? ? ? ? ?"


def test_no_order_and_too_many_orders_leave_nothing() -> None:
    assert certain(TWO_SUMS, "1", "2", "4", "0 0 0") == "? ? ? ? ? ?"
    wide = Row(15, ((0, 14),))
    assert set(certain(wide, *map(str, range(1, 15)), "105").split()) == {"?"}
