"""parse(render(report)) is the report, in every rendering; and nothing at all makes parse raise anything else.

Each failing example names its case as dialect/seed: ``generator.case(seed, dialect)`` makes it again.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from generator import DIALECTS, Case, case, judge
from hypothesis import given, note, settings, strategies as st

import goi_parse
from goi_parse import GoiParseError

SEEDS = st.integers(0, 10**6)
FEW = settings(max_examples=max(min(4, settings().max_examples), settings().max_examples // 12))
"""A seed is a whole report: a dozen of each dialect says as much as a hundred small examples."""

LOSSLESS = [name for name, dialect in DIALECTS.items() if not dialect.lossy]
EXACT = [name for name in LOSSLESS if DIALECTS[name].good == 1.0]


def read(one: Case) -> goi_parse.AnnualReport:
    note(one.name)
    return goi_parse.parse(one.data)


@pytest.mark.parametrize("name", EXACT)
@given(seed=SEEDS)
@FEW
def test_every_figure_comes_back(name: str, seed: int) -> None:
    one = case(seed, name)
    verdict = judge(read(one), one)
    assert not verdict.silent
    assert one.lossy or not verdict.misses
    assert not verdict.editions


@pytest.mark.parametrize("name", [name for name in LOSSLESS if name not in EXACT])
def test_nearly_every_figure_comes_back(name: str) -> None:
    verdicts = [
        judge(goi_parse.parse(one.data), one) for one in (case(seed, name) for seed in range(30)) if not one.lossy
    ]
    right, of = sum(v.right for v in verdicts), sum(v.figures for v in verdicts)
    assert right >= DIALECTS[name].good * of


@pytest.mark.parametrize("name", [name for name in DIALECTS if name not in EXACT])
@given(seed=SEEDS)
@FEW
def test_what_is_lost_is_never_made_up(name: str, seed: int) -> None:
    one = case(seed, name)
    assert not judge(read(one), one).silent


@pytest.mark.parametrize("name", DIALECTS)
@given(seed=SEEDS)
@FEW
def test_prose_and_facts_come_back(name: str, seed: int) -> None:
    one = case(seed, name)
    verdict = judge(read(one), one)
    assert not verdict.front
    assert not verdict.text


@given(seed=SEEDS, name=st.sampled_from(sorted(DIALECTS)))
def test_value_is_none_exactly_when_no_number_stands_there(seed: int, name: str) -> None:
    for figure in read(case(seed, name)).figures.values():
        assert (figure.value is None) == (figure.meaning is not goi_parse.Meaning.NUMBER)


@pytest.mark.parametrize("name", [name for name in EXACT if name not in ("html", "github")])
@given(seed=SEEDS)
@FEW
def test_a_place_marks_the_very_characters(name: str, seed: int) -> None:
    one = case(seed, name)
    note(one.name)
    lines = one.text.replace("\r\n", "\n").split("\n")
    for figure in goi_parse.parse_text(one.text).figures.values():
        if figure.raw and figure.raw.strip():
            printed = marked(lines, figure.location).replace("\\", "")  # Markdown escapes signs; they are not printed
            first = figure.raw.strip().split("\n")[0]  # a cell over several lines is marked where it begins
            assert "".join(printed.split()) == "".join(first.split()), figure


def marked(lines: list[str], place: goi_parse.Location | None) -> str:
    """The characters that a place in a text spans."""
    assert place is not None
    first, left, last, right = place.line, place.column, place.end_line, place.end_column
    assert first is not None and left is not None and last is not None and right is not None  # noqa: PT018
    span = lines[first - 1 : last]
    span[-1] = span[-1][: right - 1]
    span[0] = span[0][left - 1 :]
    return "".join(span)


@given(seed=SEEDS, name=st.sampled_from(sorted(DIALECTS)))
@FEW
def test_text_bytes_and_file_are_read_alike(tmp_path_factory: pytest.TempPathFactory, seed: int, name: str) -> None:
    one = case(seed, name)
    path = tmp_path_factory.mktemp("case") / "report.txt"
    path.write_bytes(one.data)
    assert read(one).figures == goi_parse.parse(path).figures == goi_parse.parse_text(one.text).figures


# --- nothing else leaves parse() --------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "第二十条第（一）项",
        "信息内容", "本年制发件数", "规章", "行政规范性文件", "自然人", "商业企业", "总计", "（七）总计",
        "一、本年新收政府信息公开申请数量", "行政复议", "行政诉讼", "结果维持", "（三）不予公开", "1.属于国家秘密",
        "其他", "0", "12", "－", "/", "万元", "\t", "|", "||||", "| --- |", "\n", "\n\n", " ", "\u3000", "\xa0",
        "+---+", "\x0c", "[image: x]", "# ", "目录", "2022年", "[", "]", "（", "1 0", "９", "\x00", "�", "\u2028",
        "---- ----", "政府信息公开工作年度报告", "统计期限自2022年1月1日起",
    ]
)  # fmt: skip


def quiet(call: Callable[[], object]) -> None:
    try:
        call()
    except GoiParseError:
        return


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    quiet(lambda: goi_parse.parse_text(text))


@given(st.lists(PIECES, max_size=80).map("".join))
def test_any_heap_of_official_words_is_read_or_refused(text: str) -> None:
    quiet(lambda: goi_parse.parse_text(text))


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    quiet(lambda: goi_parse.parse(data))


@given(seed=SEEDS, name=st.sampled_from(sorted(DIALECTS)), data=st.data())
def test_any_hurt_file_is_read_or_refused(seed: int, name: str, data: st.DataObject) -> None:
    whole = bytearray(case(seed, name).data)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    quiet(lambda: goi_parse.parse(bytes(whole)))


@given(st.binary(max_size=40))
def test_any_path_is_read_or_refused(name: bytes) -> None:
    quiet(lambda: goi_parse.parse(Path("no-such-folder") / name.decode("utf-8", "surrogateescape")))
