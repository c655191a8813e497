"""The three tables as a whole: where each is looked for, and what is said of one that is not there."""

import pytest

from goi_parse.align import align
from goi_parse.align.figures import Alignment
from goi_parse.align.found import Entry, Scan, Value
from goi_parse.align.labels import Kind
from goi_parse.align.rows import TableReader
from goi_parse.document import Block, Image, Layout, Paragraph, Table
from goi_parse.forms import form
from goi_parse.location import Location
from goi_parse.report import Meaning

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
PICTURE, OTHER = Image("图一", location=Location(line=3)), Image("图二")


def requests(*rows: tuple[str, ...], layout: Layout = Layout.GRID) -> Table:
    """Table 3 with these rows."""
    return Table((("", *APPLICANTS), *rows), layout, Location(line=9))


def row(label: str, cells: str = "1 0 0 0 0 0 1") -> tuple[str, ...]:
    return (label, *("" if cell == "_" else cell for cell in cells.split()))


def whole() -> list[tuple[str, ...]]:
    """Every row of table 3, with a figure of its own in each cell but for the sums, which hold nowhere."""
    rows = form("2021").tables["requests"].blocks[0].rows
    return [row(r.labels[-1], " ".join(str(10 * n + i) for i in range(1, 8))) for n, r in enumerate(rows, 1)]


def read(*blocks: Block, year: int | None = 2023, **sections: list[Block]) -> Alignment:
    everything = [*blocks, *(block for section in sections.values() for block in section)]
    return align(sections, everything, year)


def values(result: Alignment, path: str) -> list[object]:
    return [reading[0] for address, reading in result.readings.items() if address.startswith(path + ".")]


def meanings(result: Alignment, table: str) -> set[Meaning]:
    return {reading[2] for address, reading in result.readings.items() if address.startswith(table + ".")}


def names(result: Alignment, table: str = "") -> list[str]:
    return [d.name for d in result.findings if not table or any(a.split(".")[0] == table for a in d.addresses)]


def test_every_figure_of_a_whole_table_in_form_order() -> None:
    result = read(requests=[requests(*whole())])
    rows = form("2021").tables["requests"].blocks[0].rows
    for n, each in enumerate(rows, 1):
        assert values(result, f"requests.{each.key}") == [10 * n + i for i in range(1, 8)], each.key
    assert result.editions == {"requests": "2021"}
    assert result.forms == {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
    assert list(result.readings) == [a for table in form("2021").tables.values() for a in table.columns]


def test_a_table_is_found_outside_its_section_where_that_lacks_it() -> None:
    table = requests(*whole())
    assert values(read(table, requests=[Paragraph("见附表。")]), "requests.received")[0] == 11
    assert values(read(table), "requests.received")[0] == 11
    near = requests(row("一、本年新收政府信息公开申请数量", "7 0 0 0 0 0 7"), *whole()[1:])
    assert values(read(table, requests=[near]), "requests.received")[0] == 7, "its own section's comes first"


def test_the_labels_of_a_few_rows_are_no_table() -> None:
    bare = [each[:1] for each in whole()]
    result = read(requests=[requests(*bare[:3])])
    assert meanings(result, "requests") == {Meaning.MISSING}
    assert "table-missing" in names(result, "requests")
    assert meanings(read(requests=[requests(*bare[:4])]), "requests.received") == {Meaning.UNREADABLE}
    assert values(read(requests=[requests(*whole()[:1])]), "requests.received")[0] == 11


def test_a_row_that_is_not_there_is_told() -> None:
    result = read(requests=[requests(*whole()[1:])])
    assert meanings(result, "requests.received") == {Meaning.MISSING}
    assert [d.addresses for d in result.findings if d.name == "row-missing"] == [("requests.received",)]


def test_a_table_that_is_a_picture() -> None:
    result = read(disclosure=[PICTURE, OTHER])
    assert meanings(result, "disclosure") == {Meaning.PICTURE}
    (found,) = (d for d in result.findings if d.addresses == ("disclosure",))
    assert (found.name, found.facts["image"], found.location) == ("table-is-picture", "图一、图二", Location(line=3))
    assert result.editions == {}


@pytest.mark.parametrize(("pictures", "meaning"), [(1, Meaning.MISSING), (2, Meaning.PICTURE)])
def test_a_section_with_more_than_its_share_of_pictures_holds_its_neighbour_s(pictures: int, meaning: Meaning) -> None:
    result = read(disputes=[PICTURE, OTHER][:pictures])
    assert meanings(result, "requests") == {meaning}
    assert meanings(result, "disputes") == {Meaning.PICTURE}
    assert meanings(read(overview=[PICTURE, OTHER]), "requests") == {Meaning.MISSING}


def test_columns_by_their_header() -> None:
    swapped = Table((("", *APPLICANTS[:4], "其他", "法律服务机构", "总计"), *whole()), Layout.GRID)
    result = read(requests=[swapped])
    assert values(result, "requests.received") == [11, 12, 13, 14, 16, 15, 17]
    assert names(result).count("columns-reordered") == 1
    assert "columns-reordered" not in names(read(requests=[requests(*whole())]))


def test_cells_say_what_they_print() -> None:
    cells = "1,234 / _ 见附表 －1 0.5 １２"
    table = requests(row("一、本年新收政府信息公开申请数量", cells), *whole()[1:])
    result = read(requests=[Table(table.rows, table.layout, location=Location(line=5))])
    found = [reading[:3] for address, reading in result.readings.items() if address.startswith("requests.received.")]
    assert [(str(value), raw, meaning.value) for value, raw, meaning in found] == [
        ("1234", "1,234", "number"),
        ("None", "/", "mark"),
        ("None", "", "blank"),
        ("None", "见附表", "unreadable"),
        ("-1", "－1", "number"),
        ("0.5", "0.5", "number"),
        ("12", "１２", "number"),
    ]
    (odd,) = (d for d in result.findings if d.name == "cell-not-a-number")
    assert odd.facts["raw"] == "见附表"
    assert odd.addresses == ("requests.received.public_welfare",)
    assert odd.location is not None


def test_a_number_in_pieces_counts_where_the_sums_prove_it() -> None:
    def told(total: str) -> tuple[object, list[str]]:
        noughts = [row(cells[0], "0 0 0 0 0 0 0") for cells in whole()]
        noughts[0] = row("一、本年新收政府信息公开申请数量", f"1~2 0 0 0 0 0 {total}")
        noughts[-1] = row(noughts[-1][0], f"12 0 0 0 0 0 {total}")
        noughts[0] = tuple(cell.replace("~", " ") for cell in noughts[0])
        result = read(requests=[requests(*noughts)])
        assert {reading[3] for reading in result.readings.values() if reading[0] == 12} <= {"件"}
        return values(result, "requests.received")[0], names(result, "requests")

    assert told("12") == (12, ["reading-proved-by-sums", "ends-within-table"])
    value, found = told("13")
    assert value is None
    assert "cell-not-a-number" in found


def test_a_row_met_twice_is_read_where_it_has_figures_and_told_where_they_differ() -> None:
    first, *rest = whole()
    empty = read(requests=[requests((first[0], *[""] * 7), first, *rest)])
    assert values(empty, "requests.received")[0] == 11
    assert "row-repeated" not in names(empty)
    other = read(requests=[requests(first, (first[0], *"7654321"), *rest)])
    (told,) = (d for d in other.findings if d.name == "row-repeated")
    assert (told.addresses, told.location) == (("requests.received",), Location(line=9))
    same = read(requests=[requests(first, first, *rest)])
    assert "row-repeated" not in names(same)


def test_rows_and_figures_that_the_form_does_not_have_are_told() -> None:
    result = read(requests=[requests(*whole(), row("（八）另行登记"))])
    assert [d.facts["row"] for d in result.findings if d.name == "row-unknown"] == ["（八）另行登记"]
    group = read(requests=[requests(*whole(), row("（三）不予公开"))])
    assert "subtotal-skipped" in names(group)


def test_figures_of_a_row_that_is_short_stay_unknown() -> None:
    short = [cells[:-1] for cells in whole()]
    result = read(requests=[Table((("", *APPLICANTS), *short), Layout.FLOW)])
    assert set(values(result, "requests.received")) == {None}
    assert meanings(result, "requests.received") == {Meaning.UNREADABLE}
    told = [d for d in result.findings if d.name == "figure-unreadable"]
    assert {d.facts["reason"] for d in told} == {"格数不足（6/7）"}
    assert told[0].addresses == ("requests.received",)


@pytest.mark.parametrize(
    ("header", "at"),
    [
        ("自然人 小计 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计", 1),
        ("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 小计 总计", 6),
        ("自然人 小计 商业企业 科研机构 总计", 1),  # the other labels are lost, and the form's order holds
        ("自然人 商业企业 科研机构 小计 总计", 6),
    ],
)
@pytest.mark.parametrize("layout", [Layout.ROWS, Layout.FLOW])
def test_a_subtotal_that_the_form_does_not_have_is_left_out(header: str, at: int, layout: Layout) -> None:
    rows = [(*cells[: at + 1], "99", *cells[at + 1 :]) for cells in whole()]
    result = read(requests=[Table((("", *header.split()), *rows), layout)])
    assert values(result, "requests.received") == [11, 12, 13, 14, 15, 16, 17]


OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@pytest.mark.parametrize(
    ("layout", "first"),
    [
        *((layout, first) for layout in (Layout.GRID, Layout.ROWS) for first in ("1", "", "/")),
        (Layout.FLOW, "1"),
        (Layout.FLOW, "/"),
    ],
)
def test_the_one_row_of_table_four_has_no_label(layout: Layout, first: str) -> None:
    cells = (first, *(str(n) for n in range(2, 16)))
    table = Table((("行政复议", "行政诉讼"), ("未经复议直接起诉", "复议后起诉"), OUTCOMES * 3, cells), layout)
    result = read(disputes=[table])
    found = [reading[0] for address, reading in result.readings.items() if address.startswith("disputes.")]
    assert found == [1 if first == "1" else None, *range(2, 16)]


def disclosure(*, swapped: int, edition: str = "2019") -> tuple[Table, dict[str, int]]:
    """Table 2, each block under a header of its own, with the columns of one block in another order."""
    rows: list[tuple[str, ...]] = []
    told: dict[str, int] = {}
    for n, block in enumerate(form(edition).tables["disclosure"].blocks):
        columns = list(block.columns)[:: -1 if n == swapped else 1]
        rows += [(block.label or "",), ("信息内容", *(column.labels[-1] for column in columns))]
        for each in block.rows:
            numbers = [100 * (len(rows) + 1) + i for i in range(len(columns))]
            rows.append((each.labels[-1] if each.labels else "", *map(str, numbers)))
            path = f"disclosure.{each.key}" if each.key else "disclosure"
            told |= {f"{path}.{column.key}": number for column, number in zip(columns, numbers, strict=True)}
    return Table(tuple(rows), Layout.GRID), told


@pytest.mark.parametrize("swapped", range(len(form("2019").tables["disclosure"].blocks)))
@pytest.mark.parametrize("layout", [Layout.GRID, Layout.ROWS])
def test_each_block_of_table_two_has_its_own_header(swapped: int, layout: Layout) -> None:
    table, told = disclosure(swapped=swapped)
    result = read(disclosure=[Table(table.rows, layout)], year=2019)
    assert {address: result.readings[address][0] for address in told} == told


def test_a_total_among_the_rows_is_no_row_of_the_form() -> None:
    rows = whole()
    result = read(requests=[requests(*rows[:3], row("总计", "9 9 9 9 9 9 9"), *rows[3:])])
    keys = [each.key for each in form("2021").tables["requests"].blocks[0].rows]
    assert [values(result, f"requests.{key}")[0] for key in keys] == [10 * n + 1 for n in range(1, len(keys) + 1)]
    assert [d.facts["row"] for d in result.findings if d.name == "subtotal-skipped"] == ["总计"]


def test_where_blanks_may_be_cells_the_sum_chooses_and_it_is_told() -> None:
    rows = [row(cells[0], "1 1 1 1 1 1 6") for cells in whole()]
    rows[0] = row(rows[0][0], "_ 2 0 0 0 0 2 _")
    result = read(requests=[requests(*rows, layout=Layout.ROWS)])
    assert values(result, "requests.received") == [None, 2, 0, 0, 0, 0, 2]
    found = [d.addresses for d in result.findings if d.name == "reading-proved-by-sums"]
    assert found == [("requests.received",)]


def test_the_row_under_the_form_s_own_label_is_it() -> None:
    rows = whole()
    place = [each.key for each in form("2021").tables["requests"].blocks[0].rows].index("handled.granted")
    for label in ("（一）予以公开", "（一） 予以 公开"):
        rows[place] = (label, *rows[place][1:])
        result = read(requests=[requests(*rows[:place], row("予以公开", "9 9 9 9 9 9 9"), *rows[place:])])
        assert values(result, "requests.handled.granted")[0] == 10 * (place + 1) + 1


def test_a_header_cut_into_pieces_is_read_whole() -> None:
    pieces = ["自然", "人", "商业", "企业", "科研", "机构", "社会公益", "组织", "其他", "法律服务", "机构", "总计"]
    result = read(requests=[Table((("", *pieces), *whole()), Layout.ROWS)])
    assert values(result, "requests.received") == [11, 12, 13, 14, 16, 15, 17]


def test_a_label_whose_rest_stands_below_its_figures() -> None:
    first, *rest = whole()
    for cut in (3, 5, 9, 14):
        result = read(requests=[requests((first[0][:cut], *first[1:]), (first[0][cut:],), *rest)])
        assert values(result, "requests.received")[0] == 11, first[0][:cut]


def test_several_figures_in_one_cell_put_the_whole_row_in_doubt() -> None:
    result = read(requests=[requests((whole()[0][0], "0 8", *"000008"), *whole()[1:])])
    (found,) = (d for d in result.findings if d.name == "cell-not-a-number")
    assert found.addresses == ("requests.received",)


def test_totals_left_out_for_single_outcomes_are_no_doubt() -> None:
    def told(total: str) -> list[str]:
        rows = [row(cells[0], "0 0 0 0 0 0 0") for cells in whole()]
        keys = [each.key for each in form("2021").tables["requests"].blocks[0].rows]
        for n, key in enumerate(keys):
            if key.startswith("handled.") and key != "handled.total":
                rows[n] = row(rows[n][0], f"{int(key == 'handled.granted')} 0 0 0 0 0 {total}")
        for n in (0, keys.index("handled.total")):
            rows[n] = row(rows[n][0], "1 0 0 0 0 0 1")
        return names(read(requests=[requests(*rows)]), "requests")

    assert "sum-doubtful" not in told("/")
    assert "sum-doubtful" not in told("")


def printed(rows: list[tuple[str, ...]], applicants: tuple[str, ...] = APPLICANTS) -> list[Block]:
    """Lines of running text: a label, and each figure under the word that heads its column; blanks leave a gap."""
    lines = [" " * 40 + "".join(f"{name:<12}" for name in applicants)]
    for label, *cells in rows:
        lines.append(f"{label:<40}" + "".join(f"{cell:<12}" for cell in cells))
    return [
        Paragraph(text.rstrip(), Location(line=n, column=1, end_line=n, end_column=len(text) + 1))
        for n, text in enumerate(lines, 1)
    ]


def test_a_figure_under_its_header_counts_where_row_and_column_prove_it() -> None:
    def told(carried_out: str) -> Alignment:
        rows = [row(cells[0], "0 0 0 0 0 0 0") for cells in whole()]
        rows.pop(3)  # a table that lacks a row is not laid out as a whole
        rows[0] = row(rows[0][0], "_ 3 _ _ _ _ 3")
        rows[-1] = row(rows[-1][0], f"0 {carried_out} 0 0 0 0 {carried_out}")
        return read(requests=printed(rows))

    proved = told("3")
    assert values(proved, "requests.received") == [None, 3, None, None, None, None, 3]
    assert meanings(proved, "requests.received") == {Meaning.BLANK, Meaning.NUMBER}
    astray = told("0")
    assert set(values(astray, "requests.received")) == {None}
    assert "figure-unreadable" in names(astray, "requests")


def test_columns_by_their_header_in_running_text_and_where_each_figure_stands() -> None:
    blocks = printed(whole(), (*APPLICANTS[:4], "其他", "法律服务机构", "总计"))
    result = read(requests=blocks)
    assert values(result, "requests.received") == [11, 12, 13, 14, 16, 15, 17]
    assert_marked(result, blocks, "requests.")


def assert_marked(result: Alignment, blocks: list[Block], table: str) -> None:
    """Each figure's place marks the very characters of its line."""
    for _, raw, _, _, places, line, cell in (result.readings[a] for a in result.readings if a.startswith(table)):
        where = places.place(line, cell) if places is not None else None
        assert where is not None
        assert where.line is not None
        assert where.column is not None
        paragraph = blocks[where.line - 1]
        assert isinstance(paragraph, Paragraph)
        assert raw is not None
        assert paragraph.text[where.column - 1 :].startswith(raw)
        assert where.end_column == where.column + len(raw)


@pytest.mark.parametrize(("edition", "year"), [("2019", 2019), ("2021", 2022)])
def test_table_two_as_lines_of_text(edition: str, year: int) -> None:
    table, told = disclosure(swapped=-1, edition=edition)
    blocks: list[Block] = [
        Paragraph(text, Location(line=n, column=1, end_line=n, end_column=len(text) + 1))
        for n, text in enumerate(("    ".join(cells) for cells in table.rows), 1)
    ]
    result = read(disclosure=blocks, year=year)
    assert {address: result.readings[address][0] for address in told} == told
    assert_marked(result, blocks, "disclosure.")


def test_a_row_put_together_out_of_pieces_is_told_of_and_what_stays_open_is_unreadable() -> None:
    line = Paragraph("1 5 6", Location(line=7))
    one, five, six = (Value(text, n, line, 0, n) for n, text in enumerate(("1", "5", "6")))
    open_row = {"natural_person": one, "business": five, "total": None}
    whole_row = {"natural_person": one, "total": six}
    met = [
        Entry("received", Kind.ROW, "", Layout.SPACED, Paragraph("", Location(line=3)), values=[one]),
        Entry("carried_in", Kind.ROW, "", Layout.SPACED, None, values=[one, six]),
    ]
    table = form("2021").tables["requests"]
    result = Alignment()
    restored = {"received": open_row, "carried_in": whole_row, "carried_out": whole_row}
    TableReader(result.findings, result.readings, table, Scan(entries=met), restored).read()
    readings = result.readings
    assert [readings[f"requests.received.{key}"][:2] for key in open_row] == [(1, "1"), (5, "5"), (None, None)]
    assert readings["requests.received.total"][2:4] == (Meaning.UNREADABLE, "件")
    found = [(d.name, d.addresses, d.facts, d.location) for d in result.findings if d.name != "row-missing"]
    label, out = "一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"
    lost = [
        ("figure-unreadable", (f"requests.received.{column.key}",), {"row": label, "reason": "有多种可能的排列"})
        for column in table.blocks[0].columns
        if column.key not in ("natural_person", "business")
    ]
    assert [told[:3] for told in found if told[0] == "figure-unreadable" and "received" in told[1][0]] == lost
    assert {told[3] for told in found if "received" in told[1][0]} == {Location(line=3)}
    assert [told[1:] for told in found if told[0] == "reading-proved-by-sums"] == [
        (("requests.received",), {"row": label}, Location(line=3)),
        (("requests.carried_out",), {"row": out}, None),
    ], "the figures of the row in between stood behind its label"


def test_a_blank_cell_and_a_figure_alone_stand_where_they_stand() -> None:
    class Cells:
        def place(self, row: int, cell: int) -> Location:
            return Location(line=row, column=cell)

    rows = (("规章", "1", "", "3"), ("行政规范性文件", "4", "5", "6"))
    result = read(disclosure=[Table(rows, Layout.GRID, places=Cells())])
    *_, places, row, cell = result.readings["disclosure.rules.repealed"]
    assert places is not None
    assert places.place(row, cell) == Location(line=0, column=2)
    wide = Location(line=9, column=1, end_line=9, end_column=5)  # blanks behind a figure belong to its line
    result = read(disclosure=[Paragraph("规章 1 2 3"), Paragraph("行政许可"), Paragraph("8", wide)])
    *_, places, row, cell = result.readings["disclosure.licensing.decisions"]
    assert places is not None
    assert places.place(row, cell) == wide


def test_where_there_are_too_many_texts_labels_are_still_known_and_misprints_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("goi_parse.align.scan._MOST_TEXTS", 3)
    strangers = [Paragraph(text) for text in ("甲乙丙丁", "子丑寅卯", "辰巳午未")]
    rows = ["规章 1 2 3", "9.规范性文件 4 5 6", "行政规范性文建 7 8 9", "件数 行政许可", "5"]
    result = read(disclosure=[*strangers, *map(Paragraph, rows)])
    assert values(result, "disclosure.rules") == [1, 2, 3]
    assert values(result, "disclosure.normative_documents") == [4, 5, 6]
    assert values(result, "disclosure.licensing") == [5]
    assert [d.facts["row"] for d in result.findings if d.name == "row-unknown"] == ["行政规范性文建"]


FIVE = "结果维持  结果纠正  其他结果  尚未审结  总计"
HEADER = ["行政复议  行政诉讼", "未经复议直接起诉  复议后起诉", f"{FIVE}  {FIVE}  {FIVE}"]


def outcomes(*lines: str) -> list[Block]:
    return [Paragraph(text, Location(line=n, column=1)) for n, text in enumerate([*HEADER, *lines], 1)]


def test_the_number_of_a_page_is_no_figure_of_table_4() -> None:
    blanked = "2  0  0  2  0  0  0  0  0  3  0  0  1  4"
    result = read(disputes=outcomes(blanked, "5"))
    assert meanings(result, "disputes") == {Meaning.UNREADABLE}
    assert "figures-astray" in names(result, "disputes")


def test_a_row_of_table_4_on_two_lines_that_adds_up_is_one_row() -> None:
    rest = "2  0  0  1  3  0  0  0  0  0  3  0  0  1"
    assert values(read(disputes=outcomes(rest, "4")), "disputes.litigation")[-5:] == [3, 0, 0, 1, 4]


def test_a_row_of_table_4_that_does_not_add_up_stays_one_row_where_it_stands_on_one_line() -> None:
    whole = "2  0  0  1  9  0  0  0  0  0  3  0  0  1  4"
    assert values(read(disputes=outcomes(whole)), "disputes.reconsideration") == [2, 0, 0, 1, 9]


def mixed(*blocks: tuple[str, str, tuple[str, ...]]) -> Table:
    """Table 2 of blocks, each with its title, its header and one row; cells that spans cover are blank."""
    lines = [line for title, header, row in blocks for line in ((title,), ("信息内容", *header.split()), row)]
    return Table(tuple((*line, *[""] * (4 - len(line))) for line in lines), Layout.ROWS)


OLD_FIRST = ("第二十条第（一）项", "本年新制作数量 本年新公开数量 对外公开总数量", ("规章", "1", "2", "3"))
NEW_FIRST = ("第二十条第（一）项", "本年制发件数 本年废止件数 现行有效件数", ("规章", "1", "2", "3"))
OLD_FIFTH = ("第二十条第（五）项", "上一年项目数量 本年增/减 处理决定数量", ("行政许可", "2", "3", "4"))
NEW_FIFTH = ("第二十条第（五）项", "本年处理决定数量", ("行政许可", "2"))
OLD_SIXTH = ("第二十条第（六）项", "上一年项目数量 本年增/减 处理决定数量", ("行政处罚", "5", "6", "7"))


def test_a_block_whose_header_has_fewer_columns_is_read_by_its_header() -> None:
    result = read(disclosure=[mixed(OLD_FIRST, NEW_FIFTH, OLD_SIXTH)], year=2019)
    assert result.editions == {"disclosure": "2019"}
    assert values(result, "disclosure.licensing") == [None, None, 2]
    assert result.readings["disclosure.licensing.change"][2] is Meaning.MISSING
    assert values(result, "disclosure.penalties") == [5, 6, 7]
    assert "columns-reordered" in names(result, "disclosure")


def test_a_block_whose_header_is_of_the_other_edition_is_not_read() -> None:
    result = read(disclosure=[mixed(NEW_FIRST, OLD_FIFTH, OLD_SIXTH)], year=2019)
    assert result.editions == {"disclosure": "2019"}
    assert values(result, "disclosure.rules") == [None, None, None]
    assert values(result, "disclosure.licensing") == [2, 3, 4]
    (told,) = [d for d in result.findings if d.name == "figure-unreadable"]
    assert told.addresses == ("disclosure.rules",)
    assert "另一版格式" in told.message


def test_a_header_with_words_that_no_form_has_says_nothing_of_what_it_lacks() -> None:
    odd = ("第二十条第（五）项", "往年事项 本年增/减 处理决定数量", ("行政许可", "2", "3", "4"))
    result = read(disclosure=[mixed(OLD_FIRST, odd, OLD_SIXTH)], year=2019)
    assert values(result, "disclosure.licensing") == [2, 3, 4]


def test_a_header_of_labels_cut_alike_has_all_its_columns() -> None:
    cut = ("第二十条第（一）项", "本年新 本年新 对外公开总数量", ("规章", "1", "2", "3"))
    result = read(disclosure=[mixed(cut, OLD_FIFTH, OLD_SIXTH)], year=2019)
    assert values(result, "disclosure.rules") == [1, 2, 3]
    assert not {"columns-reordered", "figure-unreadable"} & {*names(result, "disclosure")}
