"""What a cell's words are a label of, from the certain to the doubtful; and which edition the labels speak for."""

import pytest

from goi_parse.align.doubt import columns_hold, doubts
from goi_parse.align.ending import ends_within
from goi_parse.align.fit import edition_of, edition_of_year
from goi_parse.align.found import Entry, Header, ParagraphCells, Scan, Value
from goi_parse.align.labels import Kind, labels_of
from goi_parse.align.overall import of_all
from goi_parse.document import Layout, Paragraph, Table
from goi_parse.forms import form
from goi_parse.location import Location
from goi_parse.report import Meaning, Reading
from goi_parse.text import fold


def met(text: str, table: str = "requests") -> list[tuple[Kind, str, bool]]:
    return [(m.role.kind, m.role.key, m.misprint) for m in labels_of(table).match(text)]


ROW, COLUMN, GROUP = Kind.ROW, Kind.COLUMN, Kind.GROUP


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("一、本年新收政府信息公开申请数量", "received"),
        ("本年新收政府信息公开申请数量", "received"),
        ("（一）予以公开", "handled.granted"),
        ("予以公开", "handled.granted"),
        ("一予以公開", "handled.granted"),
        ("1.属于国家秘密", "handled.refused.state_secret"),
        ("9.属于国家秘密", "handled.refused.state_secret"),
        ("（七）总计", "handled.total"),
        ("二、上年结转政府信息", "carried_in"),  # it goes on below
        ("本年新收政府信息", "received"),
        ("一、本年", "received"),
        ("其他法律行政法规", "handled.refused.forbidden_by_law"),
        ("7.属于行政", "handled.refused.enforcement_file"),
        ("2.申请人逾期未按收费通知要求缴纳费用、行政机关", "handled.other.unpaid_fee"),
    ],
)
def test_a_row_under_its_label_with_its_number_or_without(text: str, path: str) -> None:
    assert met(text) == [(ROW, path, False)]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("1.属于国家机密", "handled.refused.state_secret"),
        ("一、本年新收政府信息公开件数量", "received"),
        ("一、本年新收政府公开申请数量", "received"),
        ("（一）予以公开（以答复为准）", "handled.granted"),
        ("1．属于国家秘密（依法定密", "handled.refused.state_secret"),
        ("9.属于国家秘密（依法定密）", "handled.refused.state_secret"),
        ("逾期补正", "handled.other.overdue_correction"),
        ("逾期不补止", "handled.other.overdue_correction"),
    ],
)
def test_a_misprint_or_a_note_makes_a_label_differ(text: str, path: str) -> None:
    assert met(text) == [(ROW, path, True)]


def test_a_note_is_behind_a_labels_own_words_and_a_misprint_is_in_them() -> None:
    is_noted = labels_of("requests").is_noted
    assert is_noted("（一）予以公开（以答复（含口头）为准）")
    assert not any(map(is_noted, ("（一）予以公开", "（一）予以公幵（以答复为准）", "3.其他（qí）（tā）")))


def test_of_several_wordings_a_misprint_is_of_the_nearest() -> None:
    for text, editions in {"本年度处理绝定数量": ("2021",), "本年处理绝定数量": ("2019", "2021")}.items():
        ((role, misprint),) = labels_of("disclosure").match(text)
        assert (role.key, role.editions, misprint) == ("decisions", editions, True)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("（一）予以公开", "handled.granted"),
        ("予以公开", "handled.granted"),
        ("9.逾期不补正", "handled.other.overdue_correction"),
        ("9.属于国家秘密", "handled.refused.state_secret"),
        ("2.自然人", None),
        ("3.小计", None),
        ("属于国家机密", None),
    ],
)
def test_what_is_certain_is_known_without_a_closer_look(text: str, path: str | None) -> None:
    assert [match.role.key for match in labels_of("requests").certain(fold(text))] == ([path] if path else [])


def test_several_labels_in_one_cell() -> None:
    long, secret = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1.属于国家秘密"
    assert [match[1] for match in met(f"{long} {secret}")] == [
        "handled.partially_granted",
        "handled.refused.state_secret",
    ]
    assert met("商业企业类") == [(COLUMN, "business", False)], "labels fill four fifths of it"
    assert met("商业类企业") == [(COLUMN, "business", True)]
    assert met("自然人 法人或其他组织 总计") == [
        (COLUMN, "natural_person", False),
        (GROUP, "法人或其他组织", False),
        (COLUMN, "total", False),
    ]
    assert met("（三）不予公开 1.属于国家秘密")[-1] == (ROW, "handled.refused.state_secret", False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "的",
        "县水利局",
        "全年收到申请十二件并已全部答复",
        "三、",
        "1.属",
        "政府信息",
        "国家",
        "本年" * 100,
        "属于行政",
        "1.申请人无正当理由逾期不补正、行政机关即日起不再处理其政府信息公开申请",
    ],
)
def test_other_words_are_no_label(text: str) -> None:
    assert met(text) == []


def test_a_column_s_word_behind_a_number_is_no_column() -> None:
    assert met("（七）总计") == [(ROW, "handled.total", False)]
    assert met("3.总计") == []
    assert met("2.自然人") == []
    assert met("1.小计") == []
    assert met("小计") == [(Kind.SUBTOTAL, "", False)]


def test_pieces_of_headers_are_known_as_such() -> None:
    labels = labels_of("requests")
    assert labels.is_fragment("商业")
    assert labels.is_fragment("法律服")
    assert not labels.is_fragment("国家秘密")


def test_rows_stand_in_form_order() -> None:
    for table in ("disclosure", "requests"):
        order = labels_of(table).order
        for edition in ("2019", "2021"):
            keys = [row.key for block in form(edition).tables[table].blocks for row in block.rows]
            assert [order[key] for key in keys] == sorted(order[key] for key in keys)


# --- editions ---------------------------------------------------------------------------------------------------------


def found(*headers: tuple[str, ...], rows: tuple[tuple[str, int], ...] = ()) -> Scan:
    scan = Scan(headers=[Header("x", editions, 0, 0, Layout.GRID, "") for editions in headers])
    for key, width in rows:
        values = [Value("1", n, None, 0, n) for n in range(width)]
        scan.entries.append(Entry(key, Kind.ROW, key, Layout.GRID, None, values=values))
    return scan


def test_the_edition_is_what_the_labels_say_before_the_year() -> None:
    assert edition_of("disclosure", found(("2019",)), 2023, {}) == "2019"
    assert edition_of("disclosure", found(("2021",)), 2019, {}) == "2021"
    assert edition_of("disclosure", found(("2019", "2021")), 2019, {}) == "2019"
    assert edition_of("disclosure", found(("2019",), ("2021",)), 2022, {}) == "2021"
    assert edition_of("disclosure", found(("2021",), ("2021",), ("2019",)), 2019, {}) == "2021"
    assert edition_of("disputes", found(), 2023, {"disclosure": "2019", "requests": "2021"}) == "2019"
    assert edition_of("disputes", found(), 2023, {"requests": "2019"}) == "2019"


def test_rows_of_one_edition_speak_for_it_where_they_have_figures() -> None:
    assert edition_of("disclosure", found(rows=(("procurement", 2),)), 2023, {}) == "2019"
    assert edition_of("disclosure", found(rows=(("procurement", 0),)), 2023, {}) == "2021"
    assert edition_of("disclosure", found(rows=(("procurement", 1),)), 2023, {}) == "2019", "whatever its figures are"


def test_the_width_of_a_row_speaks_for_the_edition_that_has_it() -> None:
    assert edition_of("disclosure", found(rows=(("licensing", 1),)), 2019, {}) == "2021"
    assert edition_of("disclosure", found(rows=(("licensing", 3),)), 2023, {}) == "2019"
    assert edition_of("disclosure", found(rows=(("rules", 3),)), 2023, {}) == "2021", "both have it so"


def test_the_year_decides_where_nothing_else_does() -> None:
    assert [edition_of_year(year) for year in (2008, 2019, 2020, 2021, 2030, None)] == [
        "2019", "2019", "2019", "2021", "2021", "2021",
    ]  # fmt: skip


def named(editions: dict[str, str], year: int | None) -> list[tuple[str, object]]:
    return [(d.name, d.facts.get("edition")) for d in of_all({}, editions, year)]


def test_another_edition_than_the_year_s_is_told() -> None:
    assert named({"disclosure": "2021", "requests": "2021"}, 2023) == []
    assert named({"disclosure": "2019", "requests": "2019"}, 2023) == [("edition-unexpected", "2019")] * 2
    assert named({"disclosure": "2019", "requests": "2021"}, None) == [("editions-mixed", None)]
    assert named({"disclosure": "2021", "disputes": "2019"}, 2023) == [], "table 4 is the same in both"


def lines(*rows: str) -> Scan:
    scan = Scan()
    for n, cells in enumerate(rows):
        values = [Value(text, i, None, n, i) for i, text in enumerate(cells.split())]
        scan.entries.append(Entry(f"row{n}", Kind.ROW, "", Layout.ROWS, None, values=values))
    return scan


def test_equal_lines_were_dropped_where_no_figure_occurs_twice() -> None:
    def told(*rows: str) -> bool:
        return "lines-deduplicated" in {d.name for d in of_all({"requests": lines(*rows)}, {}, 2023)}

    assert told("1", "2", "3", "", "", "")
    assert not told("1", "2", "2", "", "", ""), "a figure occurs twice"
    assert not told("1", "2", "3", "", ""), "too few rows"
    assert not told("1", "2", "", "", "", ""), "too few figures"
    whole = "10 11 12 13 14 15 16"
    assert told(whole, "20 21 22 23 24 25 26", "30 31 32 33 34 35 36", "4", "5", "6"), "half the rows lack figures"
    assert not told(whole, "20 21 22 23 24 25 26", "30 31 32 33 34 35 36", "40 41 42 43 44 45 46", "1", "2")


def test_a_document_that_ends_with_a_figure_of_a_table_may_be_cut() -> None:
    table = Table((("予以公开", "1"),), Layout.ROWS)
    entry = Entry("granted", Kind.ROW, "", Layout.ROWS, table, values=[Value("1", 1, table, 0, 1)])
    scans = {"requests": Scan(entries=[entry]), "disputes": None}
    assert [(d.name, d.addresses) for d in ends_within(scans, {}, [table])] == [("ends-within-table", ("requests",))]
    assert list(ends_within(scans, {}, [table, Paragraph("五、存在的主要问题及改进情况")])) == []
    assert list(ends_within(scans, {}, [Table((("1",),), Layout.ROWS)])) == []
    assert list(ends_within(scans, {}, [])) == []


@pytest.mark.parametrize(
    ("where", "columns"),
    [
        (Location(line=3, column=5, end_line=3, end_column=20), [5, 8, 10, 12, 14]),
        (Location(line=3, column=5, end_line=4, end_column=20), [5] * 5),
        (Location(line=3, end_line=3), [None] * 5),
        (Location(column=5), [5] * 5),
    ],
)
def test_each_cell_of_a_paragraph_on_one_line_has_its_own_place(where: Location, columns: list[int | None]) -> None:
    cells = ("规章", "1", "1", "1", "11")
    line = ParagraphCells(Paragraph("规章 1 1 1 11 11", where), cells)
    found = [line.place(0, n) for n in range(len(cells))]
    assert [place and place.column for place in found] == columns
    if where.line and where.line == where.end_line and where.column:
        assert [place and place.end_column for place in found] == [7, 9, 11, 13, 16]
    assert ParagraphCells(Paragraph("规章 1"), cells).place(0, 1) is None


# --- doubts -----------------------------------------------------------------------------------------------------------

FORM = form("2021").tables["disputes"]
FIRST = "disputes.reconsideration"


def readings(**cells: str) -> dict[str, Reading]:
    """Table 4 with a dash in every cell but those named of 行政复议."""
    made: dict[str, Reading] = dict.fromkeys(FORM.columns, (None, "-", Meaning.MARK, "件", None, 0, 0))
    for name, text in cells.items():
        number, meaning = (int(text), Meaning.NUMBER) if text.isdecimal() else (None, Meaning.UNREADABLE)
        made[f"{FIRST}.{name}"] = (number, text, meaning, "件", None, 0, 0)
    return made


def doubted(**cells: str) -> list[tuple[object, object]]:
    return [(d.facts["left"], d.facts["right"]) for d in doubts(FORM, readings(**cells))]


def test_a_sum_beside_marks_that_fails_is_doubted() -> None:
    assert doubted(upheld="2", total="2") == []
    assert doubted(upheld="2", total="3") == [(2, 3)]
    assert doubted(upheld="2") == [(2, 0)]
    assert doubted() == []
    assert doubted(upheld="2", corrected="?", total="3") == [], "what is unreadable is told of elsewhere"
    assert doubted(upheld="1", corrected="1", other="0", pending="0", total="3") == [], "the checks assess it"


def test_columns_bear_out_a_row_and_the_row_itself_does_not() -> None:
    table = form("2021").tables["requests"]
    cells: dict[str, Reading] = dict.fromkeys(table.columns, (0, "0", Meaning.NUMBER, "件", None, 0, 0))
    row = [f"requests.received.{column.key}" for column in table.blocks[0].columns]
    one: Reading = (1, "1", Meaning.NUMBER, "件", None, 0, 0)
    assert columns_hold(table, cells, row)
    alone = cells | {"requests.received.natural_person": one, "requests.received.total": one}
    assert not columns_hold(table, alone, row)
    out = {"requests.carried_out.natural_person": one, "requests.carried_out.total": one}
    assert columns_hold(table, alone | out, row)
    fails = {"requests.carried_out.business": one}
    assert columns_hold(table, alone | out | fails, row), "a nought of the row needs no proof"
