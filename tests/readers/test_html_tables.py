"""HTML table markup -> cells, columns, spans and the offsets of their texts."""

import time

import pytest
from hypothesis import given, strategies as st

from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits
from goi_parse.readers.html.columns import settled
from goi_parse.readers.html.tables import cell_offsets, grid, table_from_html


def test_text_is_what_a_browser_shows() -> None:
    rows, _, _ = table_from_html(
        "<table><tr><td>本年新<br />\n制作数量</td><td> 1 </td><td>&nbsp;</td><td><p>a</p><p>b &lt; c</p></td>"
        "<th>x&nbsp;y\n  z</th><td><!-- 9 --><b>0</b><style>td{}</style></td></tr></table>"
    )
    assert rows == (("本年新\n制作数量", "1", "", "a\nb < c", "x\xa0y z", "0"),)


def test_spans_place_the_cells_below() -> None:
    rows, columns, spans = table_from_html(
        '<table><tr><td rowspan="2" COLSPAN=3>a</td><td colspan="2">b</td></tr>'
        "<tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>"
    )
    assert rows == (("a", "b"), ("c", "d"), ("e",))
    assert columns == ((0, 1), (1, 2), (0,))
    assert spans == (((2, 1), (1, 2)), ((1, 1), (1, 1)), ((1, 1),))
    assert grid([[(2, 3), (1, 2)], [(1, 1), (1, 1)], [(1, 1)]]) == (
        ((0, 3), (3, 4), (0,)),
        (((2, 3), (1, 2)), ((1, 1), (1, 1)), ((1, 1),)),
    )


def squares(columns: tuple, spans: tuple) -> list[tuple[int, int]]:
    return [
        (r + i, place + j)
        for r, (places, extents) in enumerate(zip(columns, spans, strict=True))
        for place, (tall, wide) in zip(places, extents, strict=True)
        for i in range(tall)
        for j in range(wide)
    ]


def test_columns_that_are_none_are_taken_out() -> None:
    # The border between the two columns was dragged in the second row.
    assert settled(((0, 1), (0, 2)), (((1, 1), (1, 2)), ((1, 2), (1, 1)))) == (
        ((0, 1), (0, 1)),
        (((1, 1), (1, 1)), ((1, 1), (1, 1))),
    )
    # Every column here is a cell somewhere.
    whole = ((0,), (0, 1, 2), (0, 1)), (((1, 3),), ((1, 1),) * 3, ((1, 1), (1, 2)))
    assert settled(*whole) == whole


@given(st.lists(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4)), min_size=1, max_size=6), max_size=8))
def test_settling_keeps_cells_apart_and_in_order(rows: list[list[tuple[int, int]]]) -> None:
    before = grid(rows)
    after = settled(*before)
    apart = len(set(squares(*before))) == len(squares(*before))
    assert not apart or len(set(squares(*after))) == len(squares(*after))
    for places, extents, old in zip(*after, before[0], strict=True):
        assert list(places) == sorted(set(places))
        assert all(wide >= 1 for _, wide in extents)
        assert all(place <= was for place, was in zip(places, old, strict=True))


def test_row_span_ends_with_its_group() -> None:
    _, columns, spans = table_from_html(
        "<table><thead><tr><td rowspan=5>a<td>b</thead><tbody><tr><td>c<td rowspan=0>d<tr><td>e<td>f</tbody></table>"
    )
    assert columns == ((0, 1), (0, 1), (0, 2))
    assert spans[0][0] == (1, 1)
    assert spans[1][1] == (2, 1)


def test_end_tags_may_be_missing() -> None:
    rows, columns, _ = table_from_html("<TABLE><TR><TD>1<TD>2<TR><TD>3<TD>4</TABLE><table><tr><td>5</table>")
    assert rows == (("1", "2"), ("3", "4"))
    assert columns == ((0, 1), (0, 1))


def test_inner_table_is_text_of_its_cell() -> None:
    rows, _, _ = table_from_html(
        "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>"
    )
    assert rows == (("a\nb c", "d"),)


def test_offsets_point_at_the_text() -> None:
    fragment = (
        '<table><tr title="<td>"><td>  12 </td><td><p> a<br>b </p></td><td> &nbsp;</td><td>&nbsp;7</td></tr></table>'
    )
    (offsets,) = cell_offsets(fragment)
    assert [fragment[a:b] for a, b in offsets] == ["12", "a<br>b", "", "7"]


def test_limits() -> None:
    with pytest.raises(LimitError):
        table_from_html("<tr>" + "<td>" * 11, limits=Limits(max_cells=10))
    assert grid([[(1, 10**9)]])[1] == (((1, 64),),)
    with pytest.raises(LimitError):
        grid([[(10**9, 64)] * 1000] * 1000)


@pytest.mark.parametrize(
    "unit", ['<td "', "<td '\"", "<!--", "<script", "<td", "<td>", "<", "&nbsp; ", " <b", " <b>", "\n \n"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    markup = "<td>" + unit * 50_000
    begun = time.perf_counter()
    table_from_html(markup)
    cell_offsets(markup)
    assert time.perf_counter() - begun < 3


@given(
    st.lists(
        st.sampled_from(
            [
                "<td>",
                "<tr>",
                "<td rowspan=2>",
                "<td colspan=3>",
                "</td>",
                "</tr>",
                "<table>",
                "</table>",
                "<br>",
                "1",
                "字",
                " ",
                "<tbody>",
                "&nbsp;",
                "&amp;",
                "<",
                ">",
                '"',
            ]
        ),
        max_size=40,
    )
)
def test_any_markup_gives_a_grid(pieces: list[str]) -> None:
    fragment = "".join(pieces)
    rows, columns, spans = table_from_html(fragment)
    offsets = cell_offsets(fragment)
    taken: set[tuple[int, int]] = set()
    for r, (row, places, extents, marks) in enumerate(zip(rows, columns, spans, offsets, strict=True)):
        assert len(row) == len(places) == len(extents) == len(marks)
        assert list(places) == sorted(set(places))
        for text, place, (tall, wide), (start, end) in zip(row, places, extents, marks, strict=True):
            assert (r, place) not in taken
            taken |= {(r + i, place + j) for i in range(tall) for j in range(wide)}
            assert (text == "") == (start == end)
            assert r + tall <= len(rows)
