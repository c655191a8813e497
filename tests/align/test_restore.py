"""Tables out of texts that print a row's figures in pieces: right where the sums prove it, told where they cannot.

The cases were printed to PDF from generated reports and turned into text without their layout; beside each stands
what the report says.
"""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import goi_parse
from goi_parse.align.found import Value
from goi_parse.align.restore.board import Board, first_free
from goi_parse.align.restore.stream import Piece, lines_of
from goi_parse.align.restore.sums import Equation, Row, Sums
from goi_parse.align.restore.tiling import Budget, tilings
from goi_parse.align.restore.whole import fill
from goi_parse.document import Layout, Paragraph, Table
from goi_parse.location import Location
from goi_parse.report import AnnualReport

CASES = sorted((Path(__file__).parent.parent / "cases" / "txt").glob("displaced-*.txt"))
RESTORED = [path for path in CASES if path.stem != "displaced-too-far"]
THREE = Row(3, ((0, 2),))
STEPS = 24_000
SUMMED = Equation(frozenset({0, 1}), frozenset({2}))


def told(path: Path) -> dict[str, Decimal | None]:
    """What the report says, by address."""
    figures = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return {address: None if value is None else Decimal(value) for address, value in figures.items()}


def admitted(report: AnnualReport, address: str) -> bool:
    named = {a for d in report.diagnostics if d.severity.value != "note" for a in d.addresses}
    parts = address.split(".")
    return any(".".join(parts[:size]) in named for size in range(1, len(parts) + 1))


@pytest.mark.parametrize("path", RESTORED, ids=lambda path: path.stem)
def test_every_figure_finds_its_row(path: Path) -> None:
    report = goi_parse.parse(path)
    assert {a: f.value for a, f in report.figures.items()} == told(path)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_figure_is_silently_wrong(path: Path) -> None:
    report = goi_parse.parse(path)
    wrong = [a for a, value in told(path).items() if report.figures[a].value != value]
    assert [a for a in wrong if not admitted(report, a)] == []


@pytest.mark.parametrize("path", RESTORED, ids=lambda path: path.stem)
def test_a_restored_figure_stands_where_it_says(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for figure in goi_parse.parse(path).figures.values():
        where = figure.location
        if figure.value is not None and where is not None and where.line is not None and where.column is not None:
            assert figure.raw is not None
            end = None if where.end_column is None else where.end_column - 1
            assert figure.raw in lines[where.line - 1][where.column - 1 : end]


def test_what_is_printed_labels_first_is_said_to_be() -> None:
    names = {path.stem: {d.name for d in goi_parse.parse(path).diagnostics} for path in RESTORED}
    assert "order-assumed" in names["displaced-labels-by-cells"]
    assert "reading-proved-by-sums" in names["displaced-labels-by-cells"]


def pieces(*lines: str) -> list[Piece]:
    """Pieces as ``|12 0`` (first in its flow) and ``3`` (below it), all on one page."""
    made: list[Piece] = []
    for at, line in enumerate(lines):
        words = line.lstrip("|").split()
        values = tuple(Value(word, 0, None, at, 0) for word in words)
        numbers = tuple(0 if word == "-" else int(word) for word in words)
        made.append(Piece(values, numbers, 1, line.startswith("|"), frozenset(), None, led=False))
    return made


def laid(found: Sequence[Piece], rows: Sequence[Row], equations: Sequence[Equation]) -> list[str]:
    cells = fill(found, rows, equations, Budget(STEPS))
    return [" ".join("?" if v is None else v.text for v in row) for row in cells]


def filled(*lines: str) -> list[str]:
    """Three rows of two parts and a total, the third the sum of the others, and a fourth that nothing bears out."""
    return laid(pieces(*lines, "|0 0 0"), [THREE] * 4, [SUMMED])


def test_rows_in_order() -> None:
    assert filled("|1 2 3", "|4 5 9", "|5 7 12") == ["1 2 3", "4 5 9", "5 7 12", "0 0 0"]


def test_columns_in_strips() -> None:
    assert filled("|1", "4", "5", "|2", "5", "7", "|3", "9", "12") == ["1 2 3", "4 5 9", "5 7 12", "0 0 0"]


def test_a_strip_that_comes_late() -> None:
    assert filled("|1 2", "4 5", "|5 7 12", "|3", "9") == ["1 2 3", "4 5 9", "5 7 12", "0 0 0"]


@pytest.mark.parametrize("path", RESTORED, ids=lambda path: path.stem)
def test_a_table_put_together_is_told_of_as_a_whole(path: Path) -> None:
    assumed = {a for d in goi_parse.parse(path).diagnostics if d.name == "order-assumed" for a in d.addresses}
    assert {"requests", "disputes"} <= assumed


def test_marks_count_as_nothing_and_stay_marks() -> None:
    found = laid(pieces("|- 2 2", "|4 - 4", "|4 2", "|6", "|- - -"), [THREE] * 4, [SUMMED])
    assert found == ["- 2 2", "4 - 4", "4 2 6", "- - -"]


def test_marks_and_noughts_on_one_page_are_not_told_apart() -> None:
    assert filled("|- 2 2", "|4 - 4", "|4 2", "|6") == ["? 2 2", "4 ? 4", "4 2 6", "? ? ?"]


def test_sums_that_fail_leave_nothing() -> None:
    assert filled("|1 2 4", "|4 5 9", "|5 7 13") == []


def test_figures_too_many_or_too_few_leave_nothing() -> None:
    assert filled("|1 2 3", "|4 5 9", "|5 7 12 8") == []
    assert filled("|1 2 3", "|4 5 9", "|5 7") == []


def test_more_behind_a_label_than_its_row_holds_leaves_nothing() -> None:
    found = pieces("|1 2 3", "|4 5 9 5", "|7 12", "|0 0 0")
    found[1] = attrs.evolve(found[1], own=1, labels=frozenset({1}))
    assert laid(found, [THREE] * 4, [SUMMED]) == []


def test_readings_that_differ_leave_the_figure_unknown() -> None:
    rows = [THREE, THREE]
    assert laid(pieces("|2", "|0", "|2", "|0 0 0"), rows, []) == ["2 0 2", "0 0 0"]
    # here the 0 comes last: it stands in the first column or in the second, and no sum tells
    assert laid(pieces("|2", "|2", "|0", "|0 0 0"), rows, []) == ["? ? 2", "0 0 0"]


def test_the_row_that_nothing_bears_out_counts_only_in_printed_order() -> None:
    rows = [THREE, Row(4, ((0, 1), (2, 3)))]
    assert laid(pieces("|1 2 3", "|5 5", "|0 0"), rows, []) == ["1 2 3", "5 5 0 0"]
    assert laid(pieces("|1 2 3", "|5", "|0 0", "|5"), rows, []) == ["1 2 3", "? ? ? ?"]


def test_a_last_row_of_which_it_is_not_known_what_stands_in_it() -> None:
    rows = [THREE, THREE]
    assert laid(pieces("|0", "|1", "|2 2", "|1", "|0"), rows, [])[1] == "? ? ?"
    assert laid(pieces("|3", "|3", "|3", "|2 1", "|0"), rows, []) == ["? ? 3", "? ? ?"]


def test_the_work_is_bounded() -> None:
    many = pieces(*["|1"] * 59, "|40")
    assert laid(many, [THREE] * 20, []) == []
    budget = Budget(200)
    mixed = pieces(*(f"|{number}" for number in (1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7)))
    assert tilings(mixed, range(6), Sums([THREE] * 6, []), budget, 2, 4) == []
    assert -200 < budget.steps < 0, "the search ends where its steps do"


def test_pieces_one_behind_the_other_fill_row_after_row_or_leave_no_trace() -> None:
    def spots_of(*lines: str) -> list[tuple[int, int]]:
        sums = Sums([THREE] * 3, [SUMMED])
        sums.loose.update(number for piece in pieces(*lines) for number in piece.numbers)
        board = Board(range(3), sums)
        spots = board.in_order(pieces(*lines), 0)
        assert board.filled == [0, 0, 0]
        assert board.mark == 0
        assert board.sums.cells == [[None] * 3] * 3
        return spots

    assert spots_of("|1 2", "3", "|4 5 9") == [(0, 0), (0, 2), (1, 0)]
    assert spots_of("|1 2 3", "|4 5 9", "|5 7 12") == [(0, 0), (1, 0), (2, 0)]
    assert spots_of("|1 2 4", "|4 5 9") == [], "the first row does not add up"
    assert spots_of("|1 2 3", "|4 5 9", "|5 8 13") == [], "the rows do not"
    assert spots_of("|1 2", "3 4") == [], "a piece runs over the end of its row"


def test_sums_refuse_a_figure_as_soon_as_it_cannot_fit() -> None:
    sums = Sums([THREE] * 3, [SUMMED])
    sums.loose.update(range(20))
    assert sums.put(2, 0, (5, 7))
    assert sums.put(0, 0, (5,))
    assert not sums.put(1, 0, (1,)), "the parts are more than the whole"
    sums.take(1, 0, (1,))
    assert sums.put(1, 0, (0,))
    assert not sums.put(2, 2, (11,)), "5 and 7 are more than 11"
    sums.take(2, 2, (11,))
    assert not sums.put(2, 2, (13,)), "and no more parts are to come"
    sums.take(2, 2, (13,))
    assert sums.put(2, 2, (12,))
    assert [first_free(mask) for mask in (0, 1, 0b1011, 0b111)] == [0, 1, 2, 3]


def test_every_group_of_a_row_adds_up_by_itself() -> None:
    sums = Sums([Row(6, ((0, 2), (3, 5)))], [])
    sums.loose.update(list(range(5)) * 3)
    for first in (0, 3):
        assert not sums.put(0, first, (1, 2, 4)), "a total that is more than all parts"
        sums.take(0, first, (1, 2, 4))
        assert not sums.put(0, first, (1, 2, 2)), "a total that is less"
        sums.take(0, first, (1, 2, 2))
        assert sums.put(0, first, (1, 2, 3))
    sums.take(0, 2, (3, 1, 2))
    assert sums.put(0, 2, (3, 0)), "more may come"
    sums.take(0, 2, (3, 0))
    assert not sums.put(0, 2, (2, 0)), "less than the parts of the first"
    sums.take(0, 2, (2, 0))
    assert not sums.put(0, 2, (3, 4)), "more than the total of the second"


def test_a_total_that_stands_in_another_row_is_not_there_for_this_one() -> None:
    sums = Sums([THREE] * 2, [])
    sums.loose.update((1, 2, 1, 2, 3))
    for _ in range(2):
        assert sums.put(0, 0, (1, 2, 3))
        assert not sums.put(1, 0, (1, 2)), "the only 3 is gone"
        sums.take(1, 0, (1, 2))
        sums.take(0, 0, (1, 2, 3))
        assert sums.put(1, 0, (1, 2)), "and was put back"
        sums.take(1, 0, (1, 2))


def test_printed_lines_are_words_and_the_figures_behind_them() -> None:
    def at(line: int | None) -> Location:
        return Location(line=line, column=1, page=2)

    blocks = [
        Paragraph("（一）予以公开 1 0", at(4)),
        Paragraph("12 件", at(5)),
        Paragraph("全年办理 3 件。", at(6)),
        Paragraph("没有位置 7"),
        Paragraph("没有行号 7", at(None)),
        Table((("总计", "8", ""), ("", "9", "－")), Layout.SPACED, at(8)),
        Table((("表格", "5"),), Layout.GRID, at(9)),
    ]
    printed = list(lines_of(blocks))
    found = [(line.page, line.number, line.label, [(v.text, v.line, v.cell) for v in line.values]) for line in printed]
    assert [v.places for line in printed for v in line.values] == [blocks[n] for n in (0, 0, 1, 5, 5, 5)]
    assert found[:2] == [
        (2, 4, "（一）予以公开", [("1", 0, 1), ("0", 0, 2)]),
        (2, 5, "", [("12 件", 0, 0)]),
    ]
    assert [(page, label, values) for page, _, label, values in found[2:]] == [
        (2, "总计", [("8", 0, 1)]),
        (2, "", [("9", 1, 1), ("－", 1, 2)]),
    ]
