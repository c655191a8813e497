"""Tables 3 and 4 out of a text with figures away from their rows: from where they are taken, and what must add up."""

from collections.abc import Sequence

import pytest
from align.told import Cells

from goi_parse.align.found import Entry, Scan, Value
from goi_parse.align.labels import Kind, labels_of
from goi_parse.align.restore.displaced import restore
from goi_parse.align.restore.signs import is_displaced, is_listed
from goi_parse.align.restore.stream import pieces_of
from goi_parse.document import Block, Layout, Paragraph, Table
from goi_parse.forms import form
from goi_parse.location import Location

FORM = form("2021").tables
REQUESTS, DISPUTES = FORM["requests"], FORM["disputes"]
ROWS = REQUESTS.blocks[0].rows
KEYS = [row.key for row in ROWS]
NOTHING = "0 0 0 0 0 0 0"
FIGURES = dict.fromkeys(KEYS, NOTHING) | {
    "received": "12 3 0 0 1 0 16",
    "carried_in": "2 0 0 0 0 4 6",
    "handled.granted": "10 1 0 0 1 0 12",
    "handled.refused.state_secret": "3 0 0 0 0 2 5",
    "handled.total": "13 1 0 0 1 2 17",
    "carried_out": "1 2 0 0 0 2 5",
}
CASES = "1 0 2 0 3 4 5 6 7 22 0 1 0 0 1"
"""Table 4; every group adds up."""


def lines(*texts: str, first: int = 100, page: int | None = 4) -> list[Block]:
    """Each text a line; the empty ones are empty lines."""
    return [
        spaced(text, first=n, page=page)
        if text[0].isdigit()
        else Paragraph(text, Location(line=n, column=1, page=page))
        for n, text in enumerate(texts, first)
        if text
    ]


def spaced(*rows: str, first: int, page: int | None = 4, layout: Layout = Layout.SPACED) -> Table:
    """Figures side by side on lines one below the other."""
    place = Location(line=first, column=1, page=page)
    return Table(tuple(tuple(row.split()) for row in rows), layout, place, places=Cells(first))


def printed(cut: int = 7, keys: Sequence[str] = KEYS) -> list[str]:
    """The rows with their first figures behind the labels."""
    return [f"{row.labels[-1]} {' '.join(FIGURES[row.key].split()[:cut])}" for row in ROWS if row.key in keys]


def behind(cut: int) -> list[str]:
    """The rest of each row."""
    return [" ".join(FIGURES[key].split()[cut:]) for key in KEYS]


def read(requests: list[Block], disputes: list[Block], everything: list[Block]) -> dict[str, str]:
    """The rows of both tables."""
    found = restore(REQUESTS, DISPUTES, [requests, disputes], everything)
    return {
        key or table: " ".join("?" if value is None else value.text for value in row.values())
        for table, rows in found.items()
        for key, row in rows.items()
    }


WHOLE = FIGURES | {"disputes": CASES}
TAIL = lines("四、政府信息公开行政复议、行政诉讼情况", CASES, first=200)


def test_rows_behind_their_labels() -> None:
    section = lines(*printed())
    assert read(section, TAIL, [*section, *TAIL]) == WHOLE
    found = restore(REQUESTS, DISPUTES, [section, TAIL], [])
    assert [list(row) for row in found["requests"].values()] == [[c.key for c in REQUESTS.blocks[0].columns]] * len(
        ROWS
    )
    assert list(found["disputes"][""]) == [column.key for column in DISPUTES.blocks[0].columns]


def test_columns_behind_the_labels() -> None:
    section = lines(*printed(5), "", *behind(5))
    assert read(section, TAIL, []) == WHOLE


def test_nothing_at_all() -> None:
    assert read([], [], []) == {}
    assert read(lines(*printed(6)), TAIL, []) == {}, "the totals are missing"


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("heading", [["三、收到和处理政府信息公开申请情况"], []])
@pytest.mark.parametrize("place", [Location(line=201, page=4), Location(line=201), Location(page=4), None])
def test_rows_printed_above_the_heading(place: Location | None, heading: list[str], count: int) -> None:
    above = lines("全年受理申请", "16", "", *printed(keys=KEYS[:count]), first=50)
    aside = [Paragraph("没有位置 5"), Paragraph("没有行号 5", Location(page=4))]
    section = lines(*heading, *printed(keys=KEYS[count:]))
    later = [Paragraph(printed(keys=KEYS[:1])[0], place)]
    everything = [*above, *aside, *section, *later, *TAIL]
    assert read(section, TAIL, everything) == WHOLE
    assert read(section, TAIL, [*section, *TAIL]) == {}, "the first rows are nowhere"


def test_rows_named_elsewhere_are_not_taken_where_the_section_has_the_first() -> None:
    other = lines(*printed(keys=KEYS[1:3]), first=10)
    section = lines(*printed())
    assert read(section, TAIL, [*other, *section, *TAIL]) == WHOLE
    fewer = lines(*printed(keys=[KEYS[0], *KEYS[2:]]))
    assert read(fewer, TAIL, [*other, *fewer, *TAIL]) == {}


def test_a_section_without_lines() -> None:
    section: list[Block] = [Paragraph("三、收到和处理政府信息公开申请情况"), *lines(*printed(keys=KEYS[3:]))]
    above = lines(*printed(keys=KEYS[:3]), first=50)
    assert read(section, TAIL, [*above, *section]) == {}, "it is not known what stands above it"
    section[0] = Paragraph("三、收到和处理政府信息公开申请情况", Location(page=4))
    assert read(section, TAIL, [*above, *section]) == {}


def test_figures_printed_behind_the_headings_of_later_sections() -> None:
    section = lines(*printed(6))
    rest = spaced(*behind(6), first=300)
    heading = lines("五、存在的主要问题及改进情况", first=250)
    others = [
        spaced("7", first=150),
        spaced("7", first=400, page=5),
        spaced("7", first=400, page=None),
        spaced("7", first=400, layout=Layout.GRID),
        Table((("7",),), Layout.SPACED),
        Table((("7",),), Layout.SPACED, Location(page=4)),
        Paragraph("7", Location(line=420, page=4)),
    ]
    assert read(section, TAIL, [*section, *TAIL, *heading, rest]) == WHOLE
    assert read(section, TAIL, [*section, *others, *TAIL, *heading, rest, *others]) == WHOLE


@pytest.mark.parametrize("place", [None, Location(page=4), Location(line=201), Location(line=201, page=5)])
def test_what_ends_where_no_one_knows_goes_on_nowhere(place: Location | None) -> None:
    section = lines(*printed(6))
    end = Paragraph("数据说明", place)
    rest = [spaced(*behind(6), first=300), spaced(*behind(6), first=300, page=None), Table((("7",),), Layout.SPACED)]
    assert read(section, [*TAIL, end], [*section, *TAIL, end, *rest]) == {}


def test_figures_printed_before_any_label() -> None:
    section = lines(*FIGURES.values(), "", *(row.labels[-1] for row in ROWS))
    assert read(section, TAIL, []) == WHOLE


def test_a_table_of_an_earlier_page_is_not_taken_where_the_section_is_whole() -> None:
    earlier = lines(*printed(), CASES, first=10, page=1)
    other = [*lines(*(f"{row.labels[-1]} {NOTHING}" for row in ROWS), first=10, page=1)]
    other += lines("四、政府信息公开行政复议、行政诉讼情况", " ".join("0" * 15), first=40, page=1)
    section = lines(*printed())
    assert read(section, TAIL, [*other, *section, *TAIL]) == WHOLE
    assert read(section, TAIL, [*earlier, *section, *TAIL]) == WHOLE


def test_table_3_without_table_4() -> None:
    section = lines(*printed())
    assert read(section, lines("1 0 2 0 3 4 5", first=200, page=5), []) == FIGURES
    assert read(section, [], []) == FIGURES


def moved(*texts: str) -> list[str]:
    """Lines of which the last but one has a figure too many, and the last one too few."""
    *others, one, two = texts
    return [*others, f"{one} {two[-1]}", two[:-2]]


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(printed(6, keys=KEYS[3:]), id="figures are lacking"),
        pytest.param([*printed(keys=KEYS[3:]), "7"], id="there is one too many"),
        pytest.param(moved(*printed(keys=KEYS[3:])), id="one stands behind the label of another row"),
        pytest.param([*printed(keys=KEYS[:1]), *printed(keys=KEYS[4:])], id="a row of the page before"),
    ],
)
def test_first_pages_are_read_though_a_later_one_is_not(later: list[str]) -> None:
    first = lines(*printed(keys=KEYS[:3]))
    rest = lines(*later, first=140, page=5)
    assert read([*first, *rest], [], []) == {key: FIGURES[key] for key in KEYS[:3]}


def test_table_4_in_pieces() -> None:
    section = lines(*printed())
    pieces = lines("1 0", "", "2 0 3", "", "4 5", "", "6 7 22", "", "0 1 0 0", "", "1", first=200)
    assert read(section, pieces, []) == WHOLE


@pytest.mark.parametrize(
    "wrong",
    [
        "1 0 2 0 4 4 5 6 7 22 0 1 0 0 1",
        "1 0 2 0 3 4 5 6 7 18 0 1 0 0 1",
        "1 0 2 0 3 4 5 6 7 22 0 1 0 0 2",
        "2 0 2 0 3 4 5 6 7 22 0 1 0 0 1",
    ],
)
def test_table_4_must_add_up(wrong: str) -> None:
    section = lines(*printed())
    assert read(section, lines(wrong, first=200), []) == {}
    assert read(section, lines(wrong, first=200, page=5), []) == FIGURES | {"disputes": " ".join("?" * 15)}


@pytest.mark.parametrize("key", ["handled.granted", "handled.refused.state_secret", "carried_out", "received"])
def test_table_3_must_add_up(key: str) -> None:
    first, *others = FIGURES[key].split()
    total = others.pop()
    wrong = " ".join([str(int(first) + 1), *others, str(int(total) + 1)])
    section = lines(*(line.replace(FIGURES[key], wrong) if FIGURES[key] in line else line for line in printed()))
    assert read(section, TAIL, []) == {}


def test_pieces_know_their_page_flow_and_labels() -> None:
    blocks = [
        *lines("附注", "5", "", "申请人情况", "1", "2", first=1, page=1),
        *lines("（一）予以公开", "（二）部分公开 3", "三、本年度 （七）总计 4", "合计 5", "说明", "6", first=7, page=1),
        *lines("", "", "7", first=13, page=1),
        *lines("（一）予以公开", first=16, page=1),
        *lines("8", "9", first=17, page=2),
        spaced("（七）总计 1 2", "－ 说明 3", first=30, page=2),
        *lines("（一）予以公开", first=33, page=2),
        *lines("8", first=19, page=3),
        *lines("一、本年新收政府信息 公开申请数量 9", "（六）其他处理 10", "公开", "办 11", first=20, page=3),
        spaced("一、本年新收政府信息 公开申请数量 12", first=24, page=3),
    ]
    places = {key: at for at, key in enumerate(KEYS)}
    one, two, total = (places[f"handled.{key}"] for key in ("granted", "partially_granted", "total"))
    found = [
        (" ".join(map(str, p.numbers)), p.page, p.fresh, sorted(p.labels), p.own, p.led)
        for p in pieces_of(blocks, labels_of("requests"), places)
    ]
    assert "handled.other.undivided" not in places, "a row of another edition"
    assert found == [
        ("1", 1, True, [], None, False),
        ("2", 1, False, [], None, False),
        ("3", 1, False, [one, two], two, True),
        ("4", 1, False, [total], total, True),
        ("5", 1, False, [], None, True),
        ("6", 1, False, [], None, False),
        ("7", 1, True, [], None, False),
        ("8", 2, True, [], None, False),
        ("9", 2, False, [], None, False),
        ("1 2", 2, True, [total], total, True),
        ("0 3", 2, False, [], None, True),
        ("8", 3, True, [], None, False),
        ("9", 3, False, [0], 0, True),
        ("10", 3, False, [], None, True),
        ("11", 3, False, [], None, True),
        ("12", 3, False, [0], 0, True),
    ]


@pytest.mark.parametrize(
    ("layout", "counts", "astray", "expected"),
    [
        (Layout.SPACED, [7, 7], False, False),
        (Layout.SPACED, [7, 7], True, False),
        (Layout.SPACED, [7, 0], False, False),
        (Layout.SPACED, [7, 0], True, True),
        (Layout.SPACED, [0, 0], True, True),
        (Layout.SPACED, [7, 6], False, True),
        (Layout.SPACED, [1, 7], False, True),
        (Layout.SPACED, [8], False, True),
        (Layout.SPACED, [], True, False),
        (Layout.GRID, [6, 0], True, False),
    ],
)
def test_signs_of_figures_away_from_their_rows(
    *, layout: Layout, counts: list[int], astray: bool, expected: bool
) -> None:
    assert is_displaced(scanned(layout, counts, astray=astray)) is expected


@pytest.mark.parametrize(
    ("counts", "astray", "expected"),
    [([0, 0], True, True), ([0, 0], False, False), ([0, 1], True, True), ([1, 1], True, False), ([1, 0], False, False)],
)
def test_signs_of_labels_printed_first(*, counts: list[int], astray: bool, expected: bool) -> None:
    assert is_listed(scanned(Layout.SPACED, counts, astray=astray)) is expected


def scanned(layout: Layout, counts: list[int], *, astray: bool) -> Scan:
    """Rows with so many figures, and perhaps one behind no label."""
    figure = Value("1", 0, None, 0, 0)
    entries = [Entry("granted", Kind.ROW, "予以公开", layout, None, values=[figure] * count) for count in counts]
    return Scan(entries, astray=[figure] * astray)
