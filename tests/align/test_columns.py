"""Which cell of a row is which column's: by count, by the header's grid, by the other rows' habit, by the row's sum."""

import pytest

from goi_parse.align.columns import (
    Slots,
    balances,
    habit_of,
    prints_blanks,
    read_row,
    total_leads,
    without_row_ends,
)
from goi_parse.align.cut import columns_of
from goi_parse.align.found import Entry, Head, Value
from goi_parse.align.labels import Kind
from goi_parse.align.positions import by_position, column_centers, is_out_of_order
from goi_parse.align.withheld import append_withheld_totals
from goi_parse.align.wrapped import joined_number
from goi_parse.document import Layout, Paragraph
from goi_parse.location import Location

KEYS = ("a", "b", "total")
PLAIN = Slots(KEYS, {})
GRID = Slots(KEYS, {"a": 1, "b": 2, "total": 3})


def row(cells: str, layout: Layout = Layout.FLOW, first: int = 1, key: str = "granted") -> Entry:
    """A row of cells parted by bars: ``1||3`` has a blank cell in the middle."""
    values = [Value(text, first + n, None, 0, n) for n, text in enumerate(cells.split("|"))] if cells else []
    return Entry(key, Kind.ROW, key, layout, None, values=values)


def told(entry: Entry, slots: Slots = PLAIN, total: str | None = "total", habit: str | None = None) -> dict[str, str]:
    found = read_row(entry, slots, total, habit)
    return {"?": found.reason} if found.cells is None else {key: value.text for key, value in found.cells.items()}


def as_read(cells: str) -> dict[str, str]:
    return dict(zip(KEYS, cells.split("|"), strict=True))


# --- as many cells as columns -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", Layout)
def test_as_many_cells_as_columns_are_those_columns(layout: Layout) -> None:
    assert told(row("1|2|3", layout)) == as_read("1|2|3")
    assert told(row("1||3", layout)) == as_read("1||3")


def test_in_a_grid_a_blank_may_be_a_merged_cell_and_the_header_or_the_sum_tells() -> None:
    # the header stands one column further to the right than the cells are counted
    shifted = Slots(KEYS, {"a": 2, "b": 3, "total": 4})
    assert told(row("|1|2|3", Layout.GRID), shifted) == as_read("1|2|3")
    assert told(row("1||1", Layout.GRID), GRID) == as_read("1||1")
    # counted and by the header differ: the one that adds up is it
    beside = Slots((None, "a", "total"), {"a": 1, "total": 3})
    found = read_row(row("5||5", Layout.GRID), beside, "total")
    assert found.proved
    assert found.cells is not None
    assert {key: value.text for key, value in found.cells.items()} == {"a": "5", "total": "5"}
    assert told(row("5||6", Layout.GRID), beside) == {"?": "有多种可能的排列"}
    aside = beside._replace(beside=(2,))
    assert told(row("4|5|6", Layout.GRID), aside) == {"a": "5", "total": "6"}, "no cell is blank, so they are counted"


def test_only_a_grid_has_columns_to_go_by() -> None:
    assert told(row("|1|2|", Layout.GRID), GRID) == as_read("|1|2")
    assert told(row("|1|2|", Layout.ROWS), GRID) == {"?": "有多种可能的排列"}


# --- fewer cells ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", Layout)
def test_a_row_with_a_cell_lost_is_not_guessed(layout: Layout) -> None:
    assert told(row("1|3", layout)) == {"?": "格数不足（2/3）"}


def test_fewer_cells_that_are_all_blank_are_blank_only_where_cells_are_sure() -> None:
    assert told(row("|", Layout.GRID)) == {}
    assert told(row("|", Layout.ROWS)) == {}
    assert told(row("|", Layout.FLOW)) == {"?": "格数不足（0/3）"}
    assert told(row("", Layout.GRID)) == {"?": "格数不足（0/3）"}


# --- more cells -------------------------------------------------------------------------------------------------------


def test_blank_cells_around_a_row_are_left_out() -> None:
    assert told(row("1|2|3|", Layout.ROWS)) == as_read("1|2|3")
    assert told(row("|1|2|3", Layout.ROWS)) == as_read("1|2|3")
    assert told(row("|||", Layout.ROWS)) == as_read("||")
    assert told(row("||1|2|4", Layout.ROWS)) == as_read("1|2|4"), "no other way to read it, whether it adds up or not"


def test_where_blanks_may_be_cells_the_sum_tells() -> None:
    assert told(row("|2|2|", Layout.ROWS)) == as_read("|2|2")
    assert read_row(row("|2|2|", Layout.ROWS), PLAIN, "total").proved
    assert told(row("|1|2|", Layout.ROWS)) == {"?": "有多种可能的排列"}
    assert told(row("|1|2|", Layout.ROWS), total=None) == {"?": "有多种可能的排列"}


def test_where_blanks_may_be_cells_the_other_rows_tell() -> None:
    assert told(row("|2|2|", Layout.ROWS), habit="first") == as_read("|2|2")
    assert told(row("|2|2|", Layout.ROWS), habit="last") == as_read("2|2|")
    # where the parts so read are not their total, and elsewhere no total is at odds with them, it decides nothing
    assert told(row("|1|2|", Layout.ROWS), habit="first") == {"?": "有多种可能的排列"}
    assert told(row("1|2|9|", Layout.ROWS), habit="first") == as_read("1|2|9")
    # and where no sum says how many blanks lead
    assert told(row("||3|", Layout.ROWS), total=None, habit="last") == {"?": "有多种可能的排列"}
    assert told(row("|1|2|3", Layout.ROWS), total=None, habit="last") == as_read("1|2|3")


def test_a_damaged_cell_may_be_two_where_there_is_a_choice() -> None:
    assert told(row("|见|2|", Layout.ROWS), habit="first") == {"?": "有多种可能的排列"}
    assert told(row("||见|2|4", Layout.ROWS)) == as_read("见|2|4")


def test_more_figures_than_columns_are_another_rows() -> None:
    assert told(row("1|2|3|4", Layout.ROWS)) == {"?": "格数过多（4/3）"}
    assert told(row("1|2|3|4", Layout.FLOW)) == {"?": "格数过多（4/3）"}
    assert told(row("|1|2|3", Layout.FLOW)) == {"?": "格数过多（4/3）"}
    assert told(row("1|2|3||", Layout.MARKED)) == as_read("1|2|3"), "a row's end mark leaves blanks behind"


def test_one_row_makes_no_habit_and_two_habits_make_none() -> None:
    first, last, between = row("1|2|3||"), row("||1|2|3"), row("|1|2|3|")
    assert habit_of([(first, 3), (first, 3)]) == "first"
    assert habit_of([(last, 3), (last, 3), (row("1|2|3"), 3), (row("|1||"), 3)]) == "last"
    assert habit_of([(row("1|2|3"), 3), (last, 3), (last, 3)]) == "last"
    assert habit_of([(between, 3), (between, 3)]) is None
    assert habit_of([(first, 3)]) is None
    assert habit_of([(first, 3), (first, 3), (last, 3)]) is None
    assert habit_of([]) is None


# --- sums -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "holds"),
    [
        ("1|2|3", True),
        ("|3|3", True),
        ("-|3|3", True),
        ("0.5|0.5|1", True),
        ("1,000|1|1001", True),
        ("1|2|4", False),
        ("0|0|0", False),  # noughts add up in every order and prove nothing
        ("||", False),
        ("1||", False),
        ("1 0|2|12", False),
        ("见附件|3|3", False),
    ],
)
def test_a_row_that_adds_up(cells: str, holds: bool) -> None:  # noqa: FBT001  the answer
    found = read_row(row(cells), PLAIN, None).cells
    assert found is not None
    assert balances(found, "total") is holds


def test_the_first_figure_is_the_total_where_more_rows_say_so() -> None:
    leads, ends, both = row("3|1|2"), row("1|2|3"), row("0|0|0")
    assert total_leads([leads], PLAIN)
    assert total_leads([both, leads, leads], PLAIN)
    assert not total_leads([ends], PLAIN)
    assert not total_leads([leads, ends], PLAIN)
    assert not total_leads([ends, leads], PLAIN)
    assert total_leads([leads, leads, ends, ends, ends], PLAIN), "two rows more than the others settle it"
    assert not total_leads([row("3|3")], PLAIN)
    assert not total_leads([], PLAIN)


# --- running cells ----------------------------------------------------------------------------------------------------


def test_a_text_that_shows_blank_cells() -> None:
    assert prints_blanks([row("1|2|3", Layout.MARKED), row("|2|3", Layout.MARKED)])
    assert not prints_blanks([row("1|2|3", Layout.MARKED), row("1|2|", Layout.MARKED)])
    assert not prints_blanks([row("|2|3", Layout.FLOW)])


def test_what_ends_a_row_is_no_cell() -> None:
    marked, flow, lone = row("1|2||", Layout.MARKED), row("1||", Layout.FLOW), row("|", Layout.MARKED)
    without_row_ends([marked, flow, lone])
    assert [[v.text for v in entry.values] for entry in (marked, flow, lone)] == [["1", "2"], ["1", "", ""], [""]]


def test_totals_withheld_are_blank_where_the_columns_prove_it() -> None:
    line = Paragraph("")

    def rows(total: str) -> dict[str, list[Entry]]:
        made = {"handled.granted": "1|2", "handled.refused": "3|-", "handled.total": total}
        found = {key: [row(cells, Layout.FLOW, key=key)] for key, cells in made.items()}
        for (entry,) in found.values():
            entry.values = [value._replace(places=line) for value in entry.values]
        return found

    proved, short, broken = rows("4|2|6"), rows("4|2"), rows("4|3|7")
    for by_key in (proved, short, broken):
        append_withheld_totals(by_key, 3)
    assert [len(entries[0].values) for entries in proved.values()] == [3, 3, 3]
    assert [len(entries[0].values) for entries in short.values()] == [3, 3, 3]
    assert [len(entries[0].values) for entries in broken.values()] == [2, 2, 3]
    added = proved["handled.granted"][0].values[-1]
    assert (added.text, added.places) == ("", None)
    long, odd = rows("4|2|6|6"), rows("4|2|6")
    odd["handled.refused"][0].values[1] = odd["handled.refused"][0].values[1]._replace(text="见附件")
    alone = {"handled.total": rows("0|0")["handled.total"]}
    for by_key in (long, odd, alone):
        append_withheld_totals(by_key, 3)
    assert [len(entries[0].values) for by_key in (long, odd, alone) for entries in by_key.values()] == [
        *(2, 2, 4),
        *(2, 2, 3),
        2,
    ], "a total too long, a cell that is no number, no outcomes at all"
    sure = rows("4|2|6")
    sure["handled.granted"][0].layout = Layout.GRID
    append_withheld_totals(sure, 3)
    assert len(sure["handled.refused"][0].values) == 2, "a grid shows its blank cells"


def test_a_nought_before_other_digits_is_a_figure_of_its_own() -> None:
    assert joined_number("9\n8") == (98, None)
    assert joined_number("1 2 件") is None
    assert joined_number("0 8") is None
    assert joined_number("98") is None


def test_the_cells_of_a_line_and_the_characters_at_which_they_begin() -> None:
    line = Paragraph("规章  1  1")
    assert columns_of(line, ["规章", "1", "1"]) == (0, 4, 7)
    assert columns_of(line, [line.text]) == (0,)
    set_in = Paragraph("规章  1", Location(line=3, column=5))
    assert columns_of(set_in, ["规章", "1"]) == (4, 8)
    assert columns_of(set_in, [set_in.text]) == (4,)


# --- printed lines ----------------------------------------------------------------------------------------------------

HEADER = [("自然", 10, 14), ("商业", 20, 24), ("总计", 30, 34), ("人", 11, 13), ("企业", 20, 24)]
WORDS = {"自然人": "a", "商业企业": "b", "总计": "total"}


def heads(page: int | None = None) -> list[Head]:
    return [Head("", printed=list(HEADER), page=page)]


def spaced(*cells: tuple[str, int]) -> Entry:
    values = [Value(text, column, None, 0, n) for n, (text, column) in enumerate(cells)]
    return Entry("granted", Kind.ROW, "予以公开", Layout.SPACED, None, values=values)


def test_words_over_one_another_are_one_label_and_its_middle_the_columns() -> None:
    assert column_centers(heads(), WORDS, KEYS) == {None: [12.0, 22.0, 32.0]}
    assert column_centers(heads(3), WORDS, KEYS) == {3: [12.0, 22.0, 32.0]}
    assert column_centers([Head("", printed=HEADER[:2])], WORDS, KEYS) == {}
    assert column_centers(heads(), WORDS, ("b", "a", "total")) == {}, "the columns stand in another order"


def test_a_figure_belongs_to_the_column_it_stands_under_if_the_row_adds_up() -> None:
    pages = column_centers(heads(), WORDS, KEYS)
    found = by_position(spaced(("2", 22), ("2", 32)), KEYS, pages, "total")
    assert found is not None
    assert found.proved
    assert found.cells is not None
    assert {key: value.text for key, value in found.cells.items()} == {"b": "2", "total": "2"}
    assert by_position(spaced(("123456", 19), ("123456", 29)), KEYS, pages, "total") is not None, "centred"
    assert by_position(spaced(("2", 22), ("3", 32)), KEYS, pages, "total") is None, "no sum"
    assert by_position(spaced(("2", 17), ("2", 32)), KEYS, pages, "total") is None, "between two columns"
    assert by_position(spaced(("1", 21), ("1", 23), ("2", 32)), KEYS, pages, "total") is None, "two in one column"
    assert by_position(spaced(("1", 21), ("2", 23), ("2", 32)), KEYS, pages, "total") is None, "two, one as the total"
    assert by_position(spaced(("2", 32), ("2", 22)), KEYS, pages, "total") is None, "not from left to right"
    assert by_position(spaced(("98", 24), ("98", 31)), KEYS, pages, "total") is not None, "three tenths of the way"
    assert by_position(spaced(("2", 13), ("2", 32)), KEYS, pages, "total") is not None, "in the first column"
    long = "123456789012"
    assert by_position(spaced((long, 14), (long, 24)), KEYS, pages, "total") is not None, "its middle counts"
    assert by_position(spaced(("2", 22), ("2", 32)), KEYS, {7: [12.0, 22.0, 32.0]}, "total") is None, "another page"
    assert by_position(spaced(), KEYS, pages, "total") is None


def test_the_room_of_a_column_is_up_to_its_own_neighbours() -> None:
    near_left: dict[int | None, list[float]] = {None: [10.0, 12.0, 32.0]}
    near_right: dict[int | None, list[float]] = {None: [10.0, 30.0, 32.0]}
    assert by_position(spaced(("2", 10), ("2", 28)), KEYS, near_left, "total") is not None
    assert by_position(spaced(("2", 13), ("2", 32)), KEYS, near_right, "total") is not None
    assert by_position(spaced(("2", 13), ("2", 32)), KEYS, near_left, "total") is None


@pytest.mark.parametrize(
    ("upper", "lower", "center"),
    [
        ((20, 24), (20, 24), 22.0),
        ((20, 24), (21, 25), 22.5),
        ((20, 24), (22, 26), None),  # over one another by half
        ((20, 22), (19, 24), 21.5),
        ((20, 22), (18, 24), None),  # so wide that it stands over more than this
        ((20, 24), (30, 34), None),
    ],
)
def test_which_words_stand_over_one_another(
    upper: tuple[int, int], lower: tuple[int, int], center: float | None
) -> None:
    head = Head("", printed=[("商业", *upper), ("企业", *lower)])
    assert column_centers([head], WORDS, ("b",)) == ({} if center is None else {None: [center]})


@pytest.mark.parametrize(
    ("columns", "lines", "answer"),
    [
        ((20, 10), (0, 1), True),
        ((20, 20), (0, 1), True),
        ((20, 9), (0, 1), True),
        ((20, 8), (0, 1), False),  # a line that is not set in keeps no columns
        ((20, 30), (0, 1), False),
        ((20, 10), (0, 0), False),
    ],
)
def test_a_lower_line_that_begins_further_to_the_left(
    columns: tuple[int, int],
    lines: tuple[int, int],
    answer: bool,  # noqa: FBT001
) -> None:
    row = spaced(("1", columns[0]), ("2", columns[1]))
    row.values = [value._replace(line=line) for value, line in zip(row.values, lines, strict=True)]
    assert is_out_of_order(row) is answer
    row.layout = Layout.ROWS
    assert not is_out_of_order(row)


def test_each_paragraph_is_a_line() -> None:
    row = spaced(("1", 20), ("2", 10))
    assert not is_out_of_order(row)
    row.values = [value._replace(places=Paragraph(value.text)) for value in row.values]
    assert is_out_of_order(row)


@pytest.mark.parametrize(
    ("left", "page", "answer"),
    [
        (200.0, 1, True),
        (259.0, 1, True),
        (260.0, 1, False),
        (200.0, 2, True),
        (260.0, 2, False),
    ],
)
def test_where_a_line_stands_on_its_page_tells_more_than_its_characters(
    left: float,
    page: int,
    answer: bool,  # noqa: FBT001
) -> None:
    row = spaced(("1", 20), ("2", 0))
    upper = Paragraph("1", Location(page=1, box=(250, 70, 260, 80)))
    lower = Paragraph("2", Location(page=page, box=(left, 82, left + 10, 92)))
    row.values = [value._replace(places=line) for value, line in zip(row.values, (upper, lower), strict=True)]
    assert is_out_of_order(row) is answer
