"""Cells once, in the right column, with their spans and places: what merging and nesting do to a grid."""

import pickle

import pytest
from making.docx_package import cell, paragraph, row, run, table, word

from goi_parse.document import Document, Image, Layout, Paragraph, Table
from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.docx import DocxReader

DOWN, MORE = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"


def read(content: str, limits: Limits | None = None) -> Document:
    return DocxReader().read(Source(word(content), limits=limits or Limits()))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def only(*rows: str) -> Table:
    (found,) = tables(read(table(*rows)))
    return found


def wide(text: str, span: object, more: str = "") -> str:
    return cell(text, f"<w:gridSpan w:val='{span}'/>{more}")


def test_a_plain_grid() -> None:
    found = only(row("a", "b"), row("c", ""))
    assert found.layout is Layout.GRID
    assert found.rows == (("a", "b"), ("c", ""))
    assert found.columns == ((0, 1), (0, 1))
    assert found.spans == (((1, 1), (1, 1)),) * 2
    assert [str(c.location) for c in found.cells][2] == "body/table[1]/row[2]/cell[1]"


def test_spans_to_the_right() -> None:
    found = only(row("a", wide("b", 3), "c"), row("1", "2", "3", "4", "5"))
    assert found.columns is not None
    assert found.spans is not None
    assert found.columns[0] == (0, 1, 4)
    assert found.spans[0] == ((1, 1), (1, 3), (1, 1))


def test_cells_merged_downwards_stand_once() -> None:
    found = only(
        row(wide("a", 2, DOWN), "b"),
        row(wide("", 2, MORE), "c"),
        row(wide("", 2, "<w:vMerge w:val='continue'/>"), "d"),
        row("e", "f", "g"),
    )
    assert found.rows == (("a", "b"), ("c",), ("d",), ("e", "f", "g"))
    assert found.columns == ((0, 2), (2,), (2,), (0, 1, 2))
    assert found.spans is not None
    assert found.spans[0] == ((3, 2), (1, 1))


def test_the_place_of_a_cell_counts_covered_cells_too() -> None:
    found = only(row(cell("a", DOWN), "b"), row(cell("", MORE), "c"))
    assert str(found.place(1, 0)) == "body/table[1]/row[2]/cell[2]"
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  our own bytes
    assert str(pickle.loads(pickle.dumps(found)).place(1, 0)) == "body/table[1]/row[2]/cell[2]"  # noqa: S301


def test_two_merges_below_one_another() -> None:
    found = only(
        row(cell("a", DOWN) + cell("x")), row(cell("", MORE), "y"), row(cell("b", DOWN), "z"), row(cell("", MORE), "w")
    )
    assert found.rows == (("a", "x"), ("y",), ("b", "z"), ("w",))
    assert found.spans is not None
    assert found.spans[2][0] == (2, 1)


def test_a_continuation_with_nothing_above_is_a_cell() -> None:
    assert only(row(cell("a", MORE), "b"), row("c", "d")).rows == (("a", "b"), ("c", "d"))
    assert only(row("a", "b"), row(cell("c", MORE), "d")).rows == (("a", "b"), ("c", "d"))


def test_old_horizontal_merges() -> None:
    found = only(
        row(cell("a", "<w:hMerge w:val='restart'/>"), cell("", "<w:hMerge/>"), cell("", "<w:hMerge/>"), "b"),
        row("1", "2", "3", "4"),
    )
    assert found.rows[0] == ("a", "b")
    assert found.columns is not None
    assert found.columns[0] == (0, 3)
    assert found.spans is not None
    assert found.spans[0] == ((1, 3), (1, 1))


def test_text_in_a_covered_cell_is_not_shown_and_is_said() -> None:
    document = read(table(row(cell("a", DOWN), "b"), row(cell("99", MORE), "c")))
    assert tables(document)[0].rows == (("a", "b"), ("c",))
    (loss,) = document.losses
    assert loss.rule == "content-skipped"
    assert "99" in str(loss.facts["what"])
    assert str(loss.location) == "body/table[1]/row[2]/cell[1]"


def test_columns_left_empty_before_and_after() -> None:
    found = only(
        row("a", "b", "c", "d"),
        row("x", "y", properties="<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>"),
    )
    assert found.columns is not None
    assert found.columns[1] == (1, 2)


def width(text: str, twips: int, more: str = "") -> str:
    return cell(text, f"<w:tcW w:w='{twips}' w:type='dxa'/>{more}")


def test_rows_with_their_own_widths_find_their_columns() -> None:
    found = only(
        row(width("a", 1000), width("b", 3010)),
        row(width("c", 1000), width("d", 990), width("e", 1010), width("f", 1000)),
        row(width("g", 2000), width("h", 2000)),
    )
    assert found.columns == ((0, 1), (0, 1, 2, 3), (0, 2))
    assert found.spans is not None
    assert [span for _, span in found.spans[0]] == [1, 3]
    assert [span for _, span in found.spans[2]] == [2, 2]


def test_own_widths_and_columns_left_empty() -> None:
    before = "<w:gridBefore w:val='1'/><w:wBefore w:w='2000' w:type='dxa'/>"
    rows = [
        row(width("a", 1000), width("b", 3000)),
        row(width("c", 1000), width("d", 1000), width("e", 1000), width("f", 1000)),
    ]
    found = only(*rows, row(width("g", 1000), width("h", 1000), properties=before))
    assert found.columns == ((0, 1), (0, 1, 2, 3), (2, 3))
    found = only(*rows, row(width("g", 1000), width("h", 1000), properties="<w:gridBefore w:val='1'/>"))
    assert found.columns is not None
    assert found.columns[0] == (0, 1)
    found = only(rows[1], row(width("x", 20), width("y", 1000)))
    assert found.columns == ((0, 1, 2, 3), (0, 1))


def test_a_short_row_stays_short() -> None:
    found = only(row(width("a", 1000), width("b", 1000), width("c", 1000)), row(width("d", 1000), width("e", 1000)))
    assert found.columns == ((0, 1, 2), (0, 1))


def test_widths_that_tell_nothing_change_nothing() -> None:
    found = only(row("a", "b"), row("c", "d", "e"))
    assert found.columns == ((0, 1), (0, 1, 2))


def test_paragraphs_of_a_cell_are_lines() -> None:
    assert only(row(cell(paragraph("商业") + paragraph("") + paragraph("企业")), "b")).rows == (("商业\n\n企业", "b"),)


def test_a_small_nested_table_is_text_of_its_cell_and_a_table_too() -> None:
    inner = table(row("x", "y"), row("z", "0"))
    rows = [row("a", "b", "c"), row("d", cell(paragraph("e") + inner + paragraph("")), "f"), row("g", "h", "i")]
    document = read(table(*rows) + paragraph("后"))
    outer, nested = tables(document)
    assert outer.rows[1] == ("d", "e\nx y\nz 0\n", "f")
    assert nested.rows == (("x", "y"), ("z", "0"))
    assert str(nested.location) == "body/table[1]/row[2]/cell[2]/table[1]"
    assert str(outer.location) == "body/table[1]"
    assert isinstance(document.blocks[2], Paragraph)


def test_a_table_around_the_page_is_opened() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    content = table(
        row(cell(paragraph("标题") + paragraph("一、") + inner + paragraph("二、") + inner + paragraph("")))
    )
    document = read(content + paragraph("末"))
    kinds = [b.text if isinstance(b, Paragraph) else b.rows for b in document.blocks if not isinstance(b, Image)]
    assert kinds == ["标题", "一、", (("a", "b"), ("c", "d")), "二、", (("a", "b"), ("c", "d")), "末"]
    assert [str(block.location) for block in document.blocks] == [
        "body/table[1]/row[1]/cell[1]/p[1]",
        "body/table[1]/row[1]/cell[1]/p[2]",
        "body/table[1]/row[1]/cell[1]/table[1]",
        "body/table[1]/row[1]/cell[1]/p[3]",
        "body/table[1]/row[1]/cell[1]/table[2]",
        "body/p[1]",
    ]


def test_a_frame_of_one_column_is_opened() -> None:
    document = read(table(row("标题"), row(cell(paragraph("甲") + paragraph("乙")))))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["标题", "甲", "乙"]


def test_a_layout_of_two_columns_is_opened() -> None:
    inner = table(*[row("a", "b", "c")] * 4)
    document = read(table(row("侧栏", cell(paragraph("正文") + inner))))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Paragraph", "Table"]


def test_tables_side_by_side_and_one_behind_another() -> None:
    first, second = tables(read(table(row("a", "b")) + table(row("c", "d"))))
    assert (first.rows, second.rows) == ((("a", "b"),), (("c", "d"),))
    assert str(second.place(0, 1)) == "body/table[2]/row[1]/cell[2]"


@pytest.mark.parametrize("span", ["1000000000", "99999999999999999999", "65", "0", "-1", "x", "", "１"])
def test_absurd_spans_are_cut_and_said(span: str) -> None:
    document = read(table(row(wide("a", span), "b")))
    (found,) = tables(document)
    assert found.rows == (("a", "b"),)
    assert found.columns is not None
    assert found.columns[0][1] <= 64
    assert [loss.rule for loss in document.losses] == ["span-cut"]


def test_too_many_cells_are_a_limit() -> None:
    content = table(*[row("1", "2", "3")] * 40)
    read(content, Limits(max_cells=120))
    with pytest.raises(LimitError):
        read(content, Limits(max_cells=119))


def test_tables_nested_beyond_the_limit_are_a_limit() -> None:
    content = paragraph("底")
    for _ in range(20):
        content = table(row(cell(content + paragraph("")), "b"))
    assert tables(read(content))
    with pytest.raises(LimitError):
        read(content, Limits(max_depth=30))
    for _ in range(100):
        content = table(row(cell(content + paragraph("")), "b"))
    with pytest.raises(LimitError):
        read(content)


def test_an_empty_table_and_an_empty_row_do_no_harm() -> None:
    document = read(table() + table(row()) + table(row("a", "b"), row(), row("c", "d")) + paragraph(run("后")))
    assert tables(document)[-1].rows == (("a", "b"), (), ("c", "d"))
