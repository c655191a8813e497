"""Tables 3 and 4 put together: which way is taken, and what is said of it."""

from align.test_displaced import CASES, DISPUTES, FIGURES, KEYS, TAIL, lines, printed
from align.test_vanished import entry

from goi_parse.align.found import Scan
from goi_parse.align.restore.displaced import restore_disputes
from goi_parse.align.restore.together import put_together
from goi_parse.document import Block, Paragraph
from goi_parse.forms import form

HEADING = "四、政府信息公开行政复议、行政诉讼情况"
LATER = "五、存在的主要问题及改进情况"


def scanned(figures: dict[str, str]) -> Scan:
    """The rows as a walk over a text finds them, each figure where its word stands on the line."""
    return Scan([entry(key, text) for key, text in figures.items()])


def put(found: Scan, last: Scan | None, *bodies: list[Block]) -> tuple[dict[str, list[str]], list[str]]:
    """Rows by table, and findings with what they are about."""
    everything = [block for body in bodies for block in body]
    restored, told = put_together(found, last, form("2021"), bodies[:2], everything)
    rows = {
        table: [" ".join("?" if v is None else v.text or "_" for v in row.values()) for row in its.values()]
        for table, its in restored.items()
    }
    for finding in told:
        assert finding.facts == {"table": form("2021").tables[finding.addresses[0]].title}
    return rows, [f"{finding.name} {' '.join(finding.addresses)}" for finding in told]


BLANK = dict.fromkeys(KEYS, "_ _ _ _ _ _ _") | {
    "received": "12 3 1 1 1 4 22",
    "handled.granted": "10 _ 1 _ 1 _ 12",
    "handled.refused.state_secret": "2 3 _ 1 _ 4 10",
    "handled.total": "12 3 1 1 1 4 22",
}


def in_columns(text: str) -> str:
    """A row with eight characters for each column, blank cells blank."""
    return "".join(f"{'' if word == '_' else word:<8}" for word in text.split())


LAID = scanned({key: in_columns(text) for key, text in BLANK.items()})


def test_rows_that_lack_blank_cells_are_laid_out() -> None:
    rows, told = put(LAID, scanned({"": CASES}), [], [])
    assert rows == {"requests": list(BLANK.values())}
    assert told == ["columns-assumed requests"]


def test_where_the_sums_alone_lay_rows_out_nothing_is_assumed() -> None:
    figures = BLANK | {"handled.refused.state_secret": "2 3 0 1 0 4 10"}
    rows, told = put(
        scanned({key: text.replace("_ ", "") for key, text in figures.items()}), scanned({"": CASES}), [], []
    )
    assert rows["requests"][KEYS.index("handled.granted")] == "10 ? 1 ? 1 ? 12"
    assert told == []


def test_rows_in_pieces_are_put_together_with_the_row_of_table_4() -> None:
    rows, told = put(scanned({"received": "12"}), None, lines(*printed()), TAIL)
    assert rows["requests"] == [FIGURES[key] for key in KEYS]
    assert rows["disputes"] == [CASES]
    assert told == ["order-assumed requests", "order-assumed disputes"]


def test_the_row_of_table_4_is_looked_for_where_table_3_alone_was_found() -> None:
    section = lines(HEADING, "1 0 2 0 3", "4 5 6 7 22", first=200)
    rest = lines(LATER, "0 1 0 0 1", first=250)
    rows, told = put(LAID, scanned({"": "1 0 2 0 3"}), [], section, rest)
    assert rows == {"requests": list(BLANK.values()), "disputes": [CASES]}
    assert told == ["columns-assumed requests", "order-assumed disputes"]
    rows, told = put(LAID, scanned({"": CASES}), [], section, rest)
    assert "disputes" not in rows, "it was whole"


def test_the_row_of_table_4_alone() -> None:
    def read(*texts: str) -> dict[str, object]:
        return dict(restore_disputes(DISPUTES, lines(HEADING, *texts), []))

    assert read("1 0 2 0 3", "4 5 6 7 22", "0 1 0 0") == {}, "a figure is lacking"
    assert read("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15") == {}
    assert restore_disputes(DISPUTES, [Paragraph("没有位置")], []) == {}
    assert read("1 0 2 0 3", "", "4 5 6 7 22", "", "0 1 0 0 1") != {}
