"""parse_many: sources of every kind, items in order or as they come, failures that cost one item, bounded memory."""

import io
import itertools
import json
import os
import pickle
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from making.docx_package import paragraph, word, zipped

import goi_parse
from goi_parse.batch.many import parse_many
from goi_parse.batch.sources import known_length, tasks
from goi_parse.errors import LimitError, MissingDependencyError, NotAReportError, SourceError, UnsupportedFormatError
from goi_parse.location import Location
from goi_parse.report import AnnualReport, Figures, Meaning
from goi_parse.worker.item import Item, Settings, Task, packed
from goi_parse.worker.pool import Pool
from goi_parse.worker.serve import serve
from goi_parse.worker.talk import receive, send

if TYPE_CHECKING:
    from goi_parse.document import Places

# A worker that dies, hangs or is slow at a word, beside the real thing.
STUB = """
import os, time
from goi_parse.worker import serve
from goi_parse.worker.item import Item
from goi_parse.report import AnnualReport
def parsed(task, settings, parse):
    if "die" in task.name: os._exit(3)
    if "hang" in task.name: time.sleep(60)
    if "slow" in task.name: time.sleep(0.4)
    return Item(task.index, task.name, None, 0.0, AnnualReport(agency=task.name))
serve.parsed = parsed
serve.main(None)
"""


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goi_parse.worker.pool._PROGRAM", STUB)


@pytest.fixture
def folder(tmp_path: Path, sample: Path) -> Path:
    text = sample.read_bytes()
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)
    (tmp_path / "sub" / "e.txt").write_text("一张便条", encoding="utf-8")
    return tmp_path


def names(items: Iterator[Item]) -> list[str]:
    return [Path(item.name).name for item in items]


def test_sources(folder: Path) -> None:
    every = ["a.txt", "b.txt", "c.md", "e.txt"]
    assert names(tasks(folder)) == every
    assert names(tasks(str(folder))) == every
    assert names(tasks(f"{folder}/**/*.txt")) == ["a.txt", "b.txt", "e.txt"]
    assert names(tasks([folder / "a.txt", f"{folder}/sub", ("x", b"1")])) == ["a.txt", "c.md", "e.txt", "x"]
    assert names(tasks(f"{folder}/*.nothing")) == ["*.nothing"]
    assert [task.index for task in tasks(folder)] == [0, 1, 2, 3]
    assert known_length(folder) == 4
    assert known_length(iter([folder])) is None


@pytest.mark.parametrize("workers", [0, 1])
def test_archive_stands_for_its_files(folder: Path, sample: Path, workers: int) -> None:
    text, note = sample.read_bytes(), "一张便条".encode()
    files = {"乡/": b"", "乡/甲.txt": text, "乙.txt": text, "__MACOSX/._乙.txt": b"", "便条.txt": note}
    archive = folder / "sub" / "Z.ZIP"
    archive.write_bytes(zipped({**files, "inner.zip": zipped({"丙.txt": text}), "bomb.txt": b"0" * 3_000_000}))
    inside = [f"{archive}/{name}" for name in ("乡/甲.txt", "乙.txt", "便条.txt", "inner.zip", "bomb.txt")]
    told: list[tuple[int, int, int | None]] = []
    items = list(parse_many(folder / "sub", workers=workers, progress=lambda *state: told.append(state)))
    assert [item.name for item in items] == [*inside, str(folder / "sub" / "c.md"), str(folder / "sub" / "e.txt")]
    assert [type(item.error) for item in items[2:5]] == [NotAReportError, UnsupportedFormatError, LimitError]
    assert [item.get() for item in items[:2]] == [goi_parse.parse(sample)] * 2
    assert told[-1] == (7, 4, 7)
    again = goi_parse.parse(items[0].name)
    assert again == items[0].get()
    assert again.figures["requests.received.total"].show() is not None
    with pytest.raises(SourceError, match="乡/丁"):
        goi_parse.parse(archive / "乡" / "丁.txt")
    with pytest.raises(SourceError, match="cannot read"):
        goi_parse.parse(folder / "a.txt" / "b.txt")
    assert [item.name for item in parse_many([("a.zip", zipped(files))], workers=workers)] == [
        "a.zip/乡/甲.txt", "a.zip/乙.txt", "a.zip/便条.txt"
    ]  # fmt: skip


def test_archive_is_unpacked_a_file_at_a_time_and_not_what_is_known(folder: Path, sample: Path) -> None:
    archive = zipped({"a.txt": sample.read_bytes(), "b.txt": sample.read_bytes()})
    journal = folder / ".journal"
    first = parse_many([("x.zip", archive)], workers=0, journal=journal)
    assert next(first).name == "x.zip/a.txt"
    assert next(first).name == "x.zip/b.txt"
    assert [item.name for item in parse_many([("x.zip", archive)], workers=0, journal=journal)] == ["x.zip/b.txt"]


def test_what_is_called_zip_and_is_none_is_left_to_parse(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "a.zip").write_bytes(sample.read_bytes())
    (tmp_path / "b.zip").write_bytes(zipped({"a.txt": sample.read_bytes()})[:-30])
    (tmp_path / "c.zip").write_bytes(b"")
    (tmp_path / "d.zip").write_bytes(word(paragraph("甲")))
    items = list(parse_many([tmp_path, tmp_path / "gone.zip"], workers=0))
    assert [item.is_parsed for item in items] == [True, False, False, False, False]
    assert isinstance(items[1].error, SourceError)
    assert isinstance(items[3].error, NotAReportError)


def test_name_with_signs_of_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "年报[1].txt"
    path.touch()
    assert names(tasks(path)) == ["年报[1].txt"]


@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.parametrize("ordered", [True, False])
def test_items(folder: Path, workers: int, ordered: bool) -> None:  # noqa: FBT001  a parameter
    sources = [folder, folder / "absent.txt", ("named", (folder / "a.txt").read_bytes()), ("empty", b"")]
    items = sorted(parse_many(sources, workers=workers, ordered=ordered), key=lambda item: item.index)
    assert [item.is_parsed for item in items] == [True, True, True, False, False, True, False]
    assert [type(item.error) for item in items[3:5]] == [NotAReportError, SourceError]
    one = goi_parse.parse(folder / "a.txt")
    for item in items:
        assert (item.report is None) != (item.error is None)
        if item.report is not None:
            assert item.get() == one
            assert item.report.figures["requests.received.total"].location is not None
    with pytest.raises(NotAReportError):
        items[3].get()
    assert items[4].error is not None
    assert items[4].error.context["path"] == str(folder / "absent.txt")


@pytest.mark.usefixtures("stub")
def test_order_and_as_they_come() -> None:
    sources = [("slow", b""), *((f"n{i}", b"") for i in range(5))]
    assert names(parse_many(sources, workers=2)) == [name for name, _ in sources]
    assert names(parse_many(sources, workers=2, ordered=False))[-1] == "slow"


@pytest.mark.usefixtures("stub")
def test_process_that_dies_costs_one_item() -> None:
    sources = [(name, b"") for name in ("a", "die1", "b", "c", "die2", "die3", "d")]
    items = list(parse_many(sources, workers=1))
    assert [item.name for item in items] == [name for name, _ in sources]
    assert [item.is_parsed for item in items] == [True, False, True, True, False, False, True]
    assert isinstance(items[1].error, LimitError)
    assert items[1].error.context["status"] == 3


@pytest.mark.usefixtures("stub")
def test_what_hangs_is_stopped_and_costs_one_item() -> None:
    begun = time.monotonic()
    items = list(parse_many([(name, b"") for name in ("a", "hang", "b", "c")], workers=2, timeout=0.5))
    assert time.monotonic() - begun < 20
    assert [item.is_parsed for item in items] == [True, False, True, True]
    assert isinstance(items[1].error, LimitError)


@pytest.mark.usefixtures("stub")
def test_endless_source_is_drawn_on_only_as_far_as_needed() -> None:
    drawn = 0

    def endless() -> Iterator[tuple[str, bytes]]:
        nonlocal drawn
        for number in itertools.count():
            drawn += 1
            yield (f"n{number}", b"")

    items = parse_many(endless(), workers=2)
    first = list(itertools.islice(items, 100))
    assert [item.name for item in first] == [f"n{i}" for i in range(100)]
    assert drawn <= 100 + 2 * 32
    items.close()  # type: ignore[attr-defined]
    assert drawn <= 100 + 2 * 32


@pytest.mark.usefixtures("stub")
def test_slow_head_bounds_what_is_held() -> None:
    drawn = 0

    def sources() -> Iterator[tuple[str, bytes]]:
        nonlocal drawn
        for name in ["slow", *map(str, range(500))]:
            drawn += 1
            yield (name, b"")

    items = parse_many(sources(), workers=2)
    assert next(items).name == "slow"
    assert drawn <= 65
    items.close()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("stub")
def test_leaving_early_ends_the_processes() -> None:
    pool = Pool(2, Settings(seconds=60))
    for index in range(4):
        pool.put(Task(index, "slow", b""))
    pool.get()
    processes = [worker.process for worker in pool._workers]
    pool.close()
    assert all(process is None or process.poll() is not None for process in processes)
    assert all(worker.process is None for worker in pool._workers)


def test_no_process_to_be_had(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr("goi_parse.worker.pool._PROGRAM", "raise SystemExit(1)")
    with pytest.raises(SourceError, match="workers=0"):
        list(parse_many(folder, workers=1))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(SourceError):
        list(parse_many(folder, workers=2))


def test_script_needs_no_main_guard(folder: Path, root: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(f"""
        import goi_parse
        print(sum(item.is_parsed for item in goi_parse.parse_many({str(folder / "sub")!r}, workers=2)))
        """)
    )
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "1\n"


def test_journal(folder: Path) -> None:
    journal = folder / ".journal"
    first = parse_many(folder, workers=0, journal=journal)
    taken = [next(first), next(first)]  # the second is in our hands, and not yet done with
    first.close()  # type: ignore[attr-defined]
    assert names(iter(taken)) == ["a.txt", "b.txt"]
    with journal.open("a") as file:
        file.write('{"name": "cut sh')
    assert names(parse_many(folder, workers=0, journal=journal)) == ["b.txt", "c.md", "e.txt"]
    assert names(parse_many(folder, workers=0, journal=journal)) == ["e.txt"], "what failed is tried again"
    assert all(json.loads(line)["name"] for line in journal.read_text().splitlines() if line.endswith("}"))


def test_progress(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int, int | None]] = []
    list(parse_many(folder, workers=0, progress=lambda *now: told.append(now)))
    assert told == [(1, 0, 4), (2, 0, 4), (3, 0, 4), (4, 1, 4)]
    told.clear()
    list(parse_many(iter([folder]), workers=0, progress=lambda *now: told.append(now)))
    assert told[-1] == (4, 1, None)
    if pytest.importorskip("tqdm"):
        list(parse_many(folder, workers=0, progress=True))
        assert "4/4" in (shown := capsys.readouterr().err)
        assert "失败 1" in shown
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingDependencyError, match=r"goi-parse\[progress\]"):
        parse_many(folder, progress=True)


@pytest.mark.parametrize("wrong", [{"workers": -1}, {"timeout": 0}, {"timeout": 1, "workers": 0}])
def test_wrong_arguments_are_refused_at_once(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"workers|timeout"):
        parse_many([], **wrong)


def test_talk_between_processes(sample: Path) -> None:
    questions, answers = io.BytesIO(), io.BytesIO()
    send(questions, [Task(0, str(sample)), Task(1, "x", b"\x00")])
    questions.seek(0)
    serve(questions, answers, Settings(encoding="utf-8", seconds=60), goi_parse.parse)
    answers.seek(0)
    assert receive(answers) == "ready"
    first, second = receive(answers), receive(answers)
    assert isinstance(first, Item)
    assert first.get() == goi_parse.parse(sample)
    assert isinstance(second, Item)
    assert second.error is not None
    with pytest.raises(EOFError):
        receive(answers)
    with pytest.raises(EOFError):
        receive(io.BytesIO(answers.getvalue()[:20]))


@attrs.frozen
class Stubborn:
    """Places that do not pickle, as a plugin's may."""

    hold: object = attrs.field(factory=lambda: open)

    def place(self, row: int, cell: int) -> Location:
        return Location(line=row, column=cell)

    def __reduce__(self) -> str:
        raise TypeError("no")


def test_places_that_cannot_travel_become_locations() -> None:
    places: Places = Stubborn()
    report = AnnualReport(figures=Figures({"requests.received.total": (1, "1", Meaning.NUMBER, None, places, 5, 6)}))
    item = packed(Item(0, "x", None, 0.0, report))
    again = pickle.loads(pickle.dumps(item))  # noqa: S301  our own bytes
    assert again == item
    assert again.report == report
    assert again.report is again.report
    assert again.report.figures["requests.received.total"].location == Location(line=5, column=6)
    assert pickle.loads(pickle.dumps(again)).report == report  # noqa: S301  our own bytes
