"""Tables whose text kept labels and figures and nothing that parts them."""

from collections.abc import Sequence

import pytest

from goi_parse.align import align
from goi_parse.align.figures import Alignment
from goi_parse.align.glued import unglued
from goi_parse.align.labels import labels_of
from goi_parse.document import Block, Paragraph, Table
from goi_parse.forms import form
from goi_parse.location import Location
from goi_parse.report import Meaning

HEAD = "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
OUTCOMES = "行政复议行政诉讼" + "结果维持结果纠正其他结果尚未审结总计" + "未经复议直接起诉复议后起诉"
OUTCOMES += "结果维持结果纠正其他结果尚未审结总计" * 2


def line(text: str, number: int = 1, column: int = 1) -> Paragraph:
    return Paragraph(text, Location(line=number, column=column, end_line=number, end_column=column + len(text)))


def requests(*, last: str = "0000000", **figures: str) -> str:
    """Table 3 in one run, with these figures behind the rows named by the end of their keys."""
    text = HEAD
    for row in form("2021").tables["requests"].blocks[0].rows:
        name = row.key.rpartition(".")[2]
        text += row.labels[-1] + figures.get(name, last if name == "carried_out" else "0000000")
    return text


def read(*blocks: Block, key: str = "requests", year: int = 2023) -> Alignment:
    return align({key: list(blocks)}, list(blocks), year)


def values(result: Alignment, path: str) -> list[object]:
    return [reading[0] for address, reading in result.readings.items() if address.startswith(path + ".")]


def named(result: Alignment) -> list[str]:
    return [finding.name for finding in result.findings if finding.name != "table-missing"]


def test_a_row_is_parted_by_its_sum() -> None:
    result = read(line(requests(received="21710000218", granted="710000071", total="21710000218")))
    assert values(result, "requests.received") == [217, 1, 0, 0, 0, 0, 218]
    assert values(result, "requests.handled.granted") == [71, 0, 0, 0, 0, 0, 71]
    assert values(result, "requests.handled.refused.state_secret") == [0] * 7


def test_a_table_parted_so_is_told_of_once() -> None:
    assert named(read(line(requests(received="21710000218", carried_out="21710000218")))) == ["figures-glued"]


def test_each_figure_has_its_own_place() -> None:
    text = requests(received="21710000218")
    result = read(line(text, 7, 3))
    at = text.index("21710000218") + 3
    _, raw, _, _, places, row, cell = result.readings["requests.received.business"]
    assert places is not None
    assert raw == "1"
    assert places.place(row, cell) == Location(line=7, column=at + 3, end_line=7, end_column=at + 4)


def test_a_figure_in_a_paragraph_of_several_lines_has_the_place_of_the_paragraph() -> None:
    where = Location(path="body/paragraph[3]")
    result = read(Paragraph(requests(received="21710000218"), where))
    _, _, _, _, places, row, cell = result.readings["requests.received.total"]
    assert places is not None
    assert places.place(row, cell) == where


@pytest.mark.parametrize(
    ("both", "received", "printed"),
    [
        ("153011020", "15 3 0 1 1 0 20", [15, 3, 0, 1, 1, 0, 20]),  # or 1 5 3 0 11 0 20
        ("030202025", "0 3 0 2 0 20 25", [0, 3, 0, 2, 0, 20, 25]),  # or 0 3 0 20 2 0 25
    ],
)
def test_where_a_row_leaves_several_ways_the_columns_choose(both: str, received: str, printed: list[int]) -> None:
    result = read(line(requests(granted=both, total=both)))
    assert values(result, "requests.handled.granted") == [None] * 7
    result = read(line(requests(received=received, granted=both, total=both)))
    assert values(result, "requests.handled.granted") == printed
    assert values(result, "requests.handled.total") == printed


@pytest.mark.parametrize(
    ("digits", "printed"),
    [
        ("11100300030171", [11, 100, 30, 0, 0, 30, 171]),
        ("1000001", [1, 0, 0, 0, 0, 0, 1]),
        ("230 000023", [23, 0, 0, 0, 0, 0, 23]),
        ("0 0 0 0 0 0 0", [0] * 7),
        ("１2０0000１2", [12, 0, 0, 0, 0, 0, 12]),
        ("1000009", [1, 0, 0, 0, 0, 0, 9]),
    ],
)
def test_ways_to_print_a_row(digits: str, printed: list[int]) -> None:
    assert values(read(line(requests(received=digits))), "requests.received") == printed


@pytest.mark.parametrize("digits", ["2 30000023", "10000012", "0" * 40, "12a0000012"])
def test_a_row_that_cannot_be_parted_is_unreadable_and_told(digits: str) -> None:
    result = read(line(requests(received=digits)))
    assert values(result, "requests.received") == [None] * 7
    assert result.readings["requests.received.total"][2] is Meaning.UNREADABLE
    assert [finding.addresses for finding in result.findings if finding.name == "figure-unreadable"] == [
        ("requests.received",)
    ]


def test_marks_are_cells_of_their_own() -> None:
    result = read(line(requests(received="12/////12", carried_in="———————")))
    assert values(result, "requests.received") == [12, None, None, None, None, None, 12]
    assert {result.readings[f"requests.carried_in.{key}"][2] for key in ("business", "total")} == {Meaning.MARK}


def test_where_blank_cells_are_gone_no_row_is_parted() -> None:
    result = read(line(requests(received="33", granted="21710000218", total="21710000218")))
    assert values(result, "requests.handled.granted") == [None] * 7
    assert values(result, "requests.received") == [None] * 7


def test_a_row_without_a_sum_needs_a_digit_for_each_column() -> None:
    text = "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章123行政规范性文件6233440"
    text += "第二十条第（五）项信息内容本年处理决定数量行政许可4529第二十条第（八）项"
    text += "信息内容本年收费金额（单位：万元）行政事业性收费18651.06"
    result = read(line(text), key="disclosure")
    assert values(result, "disclosure.rules") == [1, 2, 3]
    assert values(result, "disclosure.normative_documents") == [None] * 3
    assert values(result, "disclosure.licensing") == [4529]
    assert [str(value) for value in values(result, "disclosure.fees")] == ["18651.06"]


def test_a_row_of_two_columns() -> None:
    text = "第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费35第二十条第（九）项"
    text += "信息内容采购项目数量采购总金额政府集中采购13575394元"
    result = read(line(text), key="disclosure", year=2019)
    assert values(result, "disclosure.fees") == [3, 5]
    assert values(result, "disclosure.procurement") == [None, None]


def test_table_4_with_single_digits_in_its_last_group() -> None:
    result = read(line(OUTCOMES + "13240190000000000"), key="disputes")
    assert values(result, "disputes.reconsideration") == [13, 2, 4, 0, 19]
    assert values(result, "disputes.litigation") == [0] * 10


@pytest.mark.parametrize("apart", [False, True])
def test_table_4_is_parted_by_its_three_sums(apart: bool) -> None:  # noqa: FBT001  a case
    digits = "21317000001324019"
    blocks = (line(OUTCOMES), line(digits, 2)) if apart else (line(OUTCOMES + digits),)
    result = read(*blocks, key="disputes")
    assert [reading[0] for address, reading in result.readings.items() if address.startswith("disputes.")] == [
        *(2, 1, 3, 1, 7),
        *(0, 0, 0, 0, 0),
        *(13, 2, 4, 0, 19),
    ]
    assert "figures-glued" in named(result)


def test_rows_on_lines_of_their_own() -> None:
    lines = [line(HEAD)]
    for number, row in enumerate(form("2021").tables["requests"].blocks[0].rows, 2):
        lines.append(line(row.labels[-1] + ("1000001" if row.key == "received" else "0000000"), number))
    assert values(read(*lines), "requests.received") == [1, 0, 0, 0, 0, 0, 1]


def test_the_wrong_number_before_a_label_is_no_digit_of_the_figure_before_it() -> None:
    text = requests(received="1000001").replace("2.没有现成信息需要另行制作", "9.没有现成信息需要另行制作")
    assert values(read(line(text)), "requests.handled.unavailable.not_held") == [0] * 7


@pytest.mark.parametrize(
    "text",
    [
        "办理行政许可123件、行政处罚6件、行政强制0件、行政事业性收费2项、规章0件、行政规范性文件3件。",
        "行政许可、行政处罚、行政强制、行政事业性收费、规章、行政规范性文件",
        "规章0行政许可1",
        "规章 0 行政许可 1 行政处罚 2 行政强制 3 行政事业性收费 4 行政规范性文件 5",
    ],
)
def test_prose_and_lists_are_no_table(text: str) -> None:
    assert unglued([line(text)], labels_of("disclosure")) == []


def test_what_stands_around_the_table_is_not_of_it() -> None:
    before = "本年共办理行政许可414件。" * 3
    after = "注：数据来自各单位上报的报表。"
    text = "规章123行政规范性文件456行政许可7行政处罚8行政强制9行政事业性收费5"
    found = unglued([line(before + text + after)], labels_of("disclosure"))
    (table,) = found
    assert isinstance(table, Table)
    assert table.rows == (
        ("规章", "123"), ("行政规范性文件", "456"), ("行政许可", "7"),
        ("行政处罚", "8"), ("行政强制", "9"), ("行政事业性收费", "5"),
    )  # fmt: skip


TABLE = "规章123行政规范性文件456行政许可7行政处罚8行政强制9行政事业性收费5"


def rows(text: str, where: Location | None = None) -> tuple[tuple[str, ...], ...]:
    """The rows of the table that a paragraph is parted into; none where it is no table."""
    found = unglued([Paragraph(text, where)], labels_of("disclosure"))
    return found[0].rows if found and isinstance(found[0], Table) else ()


def test_the_longest_run_of_labels_is_the_table() -> None:
    far = "。以上各项数据均来自各部门报送的统计报表，经汇总核对后填列，如有疑问请与县政府办公室联系。另见"
    assert rows(TABLE + far + "行政许可行政处罚") == rows(TABLE)
    assert rows(f"行政许可行政处罚{far}{TABLE}") == rows(TABLE)


@pytest.mark.parametrize(
    "text",
    [
        "规章123行政规范性文件456行政许可3件、行政处罚4件、行政强制5件、行政事业性收费6",
        "规章行政规范性文件行政许可行政处罚行政强制规章行政规范性文件1行政许可3件、行政处罚2件、行政强制5",
    ],
)
def test_too_many_numbers_of_things_are_a_sentence(text: str) -> None:
    assert rows(text) == ()


def test_figures_with_blanks_in_them_may_be_glued_to_their_labels() -> None:
    spaced = TABLE.replace("123", "1 2 3").replace("456", "4 5 6").replace("7", "7 0").replace("8", "8 0")
    assert rows(spaced.replace("9", "9 0").replace("5", "5 0"))[0] == ("规章", "1 2 3")


def test_a_last_label_without_a_figure_has_no_cell() -> None:
    assert rows(TABLE[:-1] + "无")[-1] == ("行政事业性收费",)


def test_a_label_at_the_end_of_a_sentence_is_no_row() -> None:
    lines = [
        line(part, n) for n, part in enumerate(("规章123", "行政规范性文件456", "行政许可7", "行政处罚8", "行政强制9"))
    ]
    found = unglued([*lines, line("行政事业性收费5", 6), line("各单位全年办理行政许可12", 7)], labels_of("disclosure"))
    assert [isinstance(block, Table) for block in found] == [True] * 6 + [False]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Location(line=4, column=3, end_line=4, end_column=80), Location(line=4, column=5, end_line=4, end_column=8)),
        (Location(page=2, box=(1, 2, 3, 4)), Location(page=2, box=(1, 2, 3, 4))),
        (Location(line=4, end_line=4), Location(line=4, end_line=4)),
        (None, None),
    ],
)
def test_a_cell_stands_where_its_paragraph_says(where: Location | None, expected: Location | None) -> None:
    (table,) = unglued([Paragraph(TABLE, where)], labels_of("disclosure"))
    assert isinstance(table, Table)
    assert table.place(0, 1) == expected


def test_far_too_much_text_is_not_looked_at() -> None:
    text = requests(received="1000001")
    assert unglued([line(text)], labels_of("requests"))
    assert unglued([line(text), *_filling(300_000)], labels_of("requests")) == []


def _filling(characters: int) -> Sequence[Paragraph]:
    return [line("政" * 1000)] * (characters // 1000)
