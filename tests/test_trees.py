"""Documents that no reader of ours would make: whatever a plugin hands over is a report, or refused."""

import pickle

from hypothesis import given, settings, strategies as st

from goi_parse import GoiParseError, Meaning
from goi_parse.document import Block, Document, Image, Layout, Paragraph, Table
from goi_parse.forms import TABLES, forms
from goi_parse.location import Location
from goi_parse.pipeline import report_of

LABELS = sorted(
    {
        label
        for form in forms()
        for key in TABLES
        for block in form.tables[key].blocks
        for labels in (*(row.labels for row in block.rows), *(column.labels for column in block.columns))
        for label in labels
    }
)
HEADINGS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
    "云溪县2023年政府信息公开工作年度报告", "（一）主动公开", "目录",
)  # fmt: skip
FIGURES = st.sampled_from(["0", "1", "12", "０", "", " ", "-", "/", "1 2", "3²", "１,２", "-0", "1.5万元", "9" * 400])
WORDS = st.one_of(st.sampled_from(LABELS), st.sampled_from(HEADINGS), FIGURES, st.text(max_size=8))
SPAN = st.integers(-1, 9)
PLACES = st.none() | st.builds(Location, line=st.none() | st.integers(1, 9), page=st.none() | st.integers(1, 3))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Ragged rows, with geometry that is right, odd or not there."""
    rows = draw(st.lists(st.lists(WORDS, max_size=16).map(tuple), max_size=12).map(tuple))
    layout = draw(st.sampled_from(Layout))
    columns = spans = None
    if draw(st.booleans()):
        columns = tuple(tuple(draw(SPAN) for _ in row) for row in rows)
    if draw(st.booleans()):
        spans = tuple(tuple((draw(SPAN), draw(SPAN)) for _ in row) for row in rows)
    return Table(rows, layout, draw(PLACES), columns, spans)


@st.composite
def requests(draw: st.DrawFn) -> Table:
    """Table 3 nearly as it should be, in rows of any length."""
    block = forms()[-1].tables["requests"].blocks[0]
    rows = [(*row.labels, *draw(st.lists(FIGURES, min_size=5, max_size=9))) for row in block.rows]
    header = tuple(draw(st.permutations([column.labels[-1] for column in block.columns])))
    return Table((header, *rows), draw(st.sampled_from(Layout)), draw(PLACES))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, WORDS, PLACES, number=st.sampled_from(["", "一、", "1."]), level=st.none() | SPAN),
    tables(),
    requests(),
    st.builds(Image, st.text(max_size=5)),
)


@given(st.lists(BLOCKS, max_size=12))
@settings(max_examples=max(5, settings().max_examples // 2))
def test_any_tree_is_a_report_or_refused(blocks: list[Block]) -> None:
    try:
        report = report_of(Document(tuple(blocks), "any"))
    except GoiParseError:
        return
    for figure in report.figures.values():
        assert (figure.value is None) == (figure.meaning is not Meaning.NUMBER)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  our own bytes
    assert all(d.message and d.message_en for d in report.diagnostics)
