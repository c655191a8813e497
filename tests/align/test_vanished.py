"""Rows whose blank cells left nothing behind: laid out by sums and places, or left open where these leave a choice."""

import pytest

from goi_parse.align.found import Entry, Scan, Value
from goi_parse.align.labels import Kind
from goi_parse.align.restore.alone import certain_cells
from goi_parse.align.restore.gaps import Line
from goi_parse.align.restore.layouts import layouts
from goi_parse.align.restore.stream import Piece
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


def laid(*rows: str, equations: tuple[Equation, ...] = (PARTS,)) -> LaidOut | None:
    keys = [str(n) for n in range(len(rows))]
    return lay_out(keys, Scan([entry(key, text) for key, text in zip(keys, rows, strict=True)]), WIDTH, equations)


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
    assert shown(laid("1 2 3 6", "                5 5", "1 7 3 11")) == ["1 2 3 6", "_ 5 _ 5", "1 7 3 11"]
    assert shown(laid("1 2 3 6", f"5{' ' * 20}5", "1 2 3 6", equations=()))[1] == "? ? ? 5"


def test_places_that_contradict_the_sums_are_put_aside() -> None:
    rows = ("1   2   3   6", "5           5", "1   7   3   11")
    assert shown(laid(*rows)) == ["1 2 3 6", "_ 5 _ 5", "1 7 3 11"]


def test_what_vanished_beside_noughts_and_marks_may_be_one_that_was_lost() -> None:
    assert shown(laid("1 0 3 4", "5 5", "1 5 3 9")) == ["1 0 3 4", "? 5 ? 5", "1 5 3 9"]
    assert shown(laid("1 - 3 4", "5 5", "1 5 3 9")) == ["1 - 3 4", "? 5 ? 5", "1 5 3 9"]
    assert shown(laid("1 3 4", "5 5", "1 5 3 9")) == ["1 _ 3 4", "_ 5 _ 5", "1 5 3 9"]


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
    two = [Line(entry("", "1 1"), WIDTH), Line(entry("", "2 2"), WIDTH)]
    assert len(layouts(two, [line.ways for line in two], [])) == 9


def test_each_page_has_its_own_columns() -> None:
    def on(page: int, key: str, text: str) -> Entry:
        made = entry(key, text)
        where = Paragraph(text, Location(page=page, line=1))
        made.values = [value._replace(places=where) for value in made.values]
        return made

    rows = [
        on(1, "0", "1     2     3     6"),
        on(1, "1", "      5           5"),
        on(2, "2", "      1     2     3     6"),
        on(2, "3", "            7           7"),
    ]
    found = lay_out("0123", Scan(rows), WIDTH, ())
    assert shown(found) == ["1 2 3 6", "_ 5 _ 5", "1 2 3 6", "_ 7 _ 7"]


# --- the row of table 4 --------------------------------------------------------------------------


def certain(row: Row, *pieces: str) -> str:
    made = []
    for n, text in enumerate(pieces):
        values = tuple(Value(word, at, None, n, at) for at, word in enumerate(text.split()))
        numbers = tuple(0 if value.text == "-" else int(value.text) for value in values)
        made.append(Piece(values, numbers, 1, fresh=True, labels=frozenset(), own=None, led=False))
    return " ".join("?" if cell is None else cell.text for cell in certain_cells(made, row))


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
