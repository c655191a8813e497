"""parse(isolated=True): the same answers from a process of its own, and a LimitError where that process ends."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from making.pdf_package import Page, pdf
from making.reading import Reversed

import goi_parse
from goi_parse import GoiParseError, LimitError, Limits, NotAReportError, SourceError, UnsupportedFormatError
from goi_parse.document import Document
from goi_parse.worker import pool

PROGRAM = "goi_parse.worker.pool._PROGRAM"

# A child in which a text of one word dies, hangs or starves, as an engine would over a hostile file.
STUB = """
import os, time
from goi_parse import pipeline
from goi_parse.worker.serve import main
def parse(source, **options):
    data = source if isinstance(source, bytes) else source.read()
    if data == b"abort": os.abort()
    if data == b"leave": os._exit(5)
    if data == b"fail": raise RuntimeError("a plugin's fault")
    if data == b"starve": held = [bytearray(2**20) for _ in range(2000)]
    if data == b"hang":
        import subprocess, sys
        subprocess.run([sys.executable, "-c", f"import time; time.sleep(60)"])
    return pipeline.parse(data, **options)
main(parse)
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """The processes that a test starts; at its end all of them, and what they started, must be gone."""
    found: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[call-overload]
            found.append(self)

    monkeypatch.setattr(pool.subprocess, "Popen", Watched)
    yield found
    for process in found:
        assert process.returncode is not None, "a zombie"
        assert _is_gone(process.pid), "what it started is still there"


def _is_gone(group: int) -> bool:
    for _ in range(100):  # the system takes a moment to bury them
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, AttributeError):  # and Windows has no groups
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PROGRAM, STUB)


def answer(data: bytes, limits: Limits | None = None) -> LimitError:
    with pytest.raises(LimitError) as caught:
        goi_parse.parse(data, isolated=True, limits=limits)
    return caught.value


@pytest.mark.usefixtures("started")
def test_the_answer_is_the_same(sample: Path) -> None:
    here = goi_parse.parse(sample)
    with sample.open("rb") as file:
        for source in (sample, str(sample), sample.read_bytes(), file):
            assert goi_parse.parse(source, isolated=True) == here
    found = goi_parse.parse(sample, isolated=True, format="txt", encoding="utf-8", limits=Limits(max_bytes=10**6))
    assert found.figures["requests.received.total"].location == here.figures["requests.received.total"].location


@pytest.mark.parametrize("data", ["一张便条".encode(), b"%PDF-1.7\n", pdf(Page().text(72, 72, "字")), b"PK\3\4junk"])
def test_an_error_is_the_same(data: bytes) -> None:
    errors: list[GoiParseError] = []
    for isolated in (False, True):
        file = io.BytesIO(data)
        file.name = "name"
        with pytest.raises(GoiParseError) as caught:
            goi_parse.parse(file, isolated=isolated)
        errors.append(caught.value)
    here, there = errors
    assert (type(there), str(there), there.context) == (type(here), str(here), here.context)


def test_what_cannot_be_read_starts_no_process(tmp_path: Path, started: list[object]) -> None:
    with pytest.raises(SourceError):
        goi_parse.parse(tmp_path / "gone.txt", isolated=True)
    with pytest.raises(LimitError):
        goi_parse.parse(b"12345", isolated=True, limits=Limits(max_bytes=4))
    assert started == []


@pytest.mark.usefixtures("started")
def test_a_reader_goes_along(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert goi_parse.parse(text[::-1].encode(), reader=Reversed(), isolated=True) == goi_parse.parse_text(text)

    class Local(Reversed):
        def read(self, source: goi_parse.Source) -> Document:
            return super().read(source)

    with pytest.raises(UnsupportedFormatError, match="import"):
        goi_parse.parse(b"x", reader=Local(), isolated=True)


@pytest.mark.usefixtures("started")
def test_a_reader_that_only_the_caller_knows_is_refused_by_name(root: Path) -> None:
    script = """
import goi_parse
from making.reading import Reversed
class Mine(Reversed): pass
try: goi_parse.parse(b"x", reader=Mine(), isolated=True)
except goi_parse.UnsupportedFormatError as error: print("Mine" in error.hint)
"""
    path = os.pathsep.join([str(root), str(root / "tests")])
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert ran.stdout == "True\n", ran.stderr


@pytest.mark.usefixtures("started", "stub")
def test_a_process_that_dies_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    if sys.platform != "win32":
        assert "SIGABRT" in answer(b"abort").hint
    left = answer(b"leave")
    assert (left.context["status"], left.context["path"]) == (5, None)
    assert "5" in left.hint
    assert answer(b"fail").context["status"] == 1
    assert list(tmp_path.iterdir()) == [], "a core or a temporary file is left"


@pytest.mark.usefixtures("started", "stub")
def test_what_a_hanging_process_started_ends_with_it() -> None:
    begun = time.monotonic()
    hung = answer(b"hang", Limits(max_process_seconds=0.5))
    assert time.monotonic() - begun < 30, "it would sleep for 60"
    assert hung.context == {"path": None, "limit": 0.5}
    assert "max_process_seconds" in hung.hint


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@pytest.mark.usefixtures("started", "stub")
def test_memory_is_limited() -> None:
    limits = Limits(max_process_bytes=64 * 2**20)
    assert answer(b"starve", limits).context == {"path": None, "limit": 64 * 2**20}
    with pytest.raises(NotAReportError):
        goi_parse.parse("一张便条".encode(), isolated=True, limits=limits)


@pytest.mark.usefixtures("started", "stub")
def test_many_reports_go_on_past_what_kills_a_worker(sample: Path) -> None:
    text = sample.read_bytes()
    hostile = [("a", b"abort"), ("b", b"leave"), ("c", b"hang")] + [("d", b"starve")] * (sys.platform == "linux")
    sources = [each for bad in hostile for each in (bad, ("good", text))]
    items = list(goi_parse.parse_many(sources, workers=2, timeout=2, limits=Limits(max_process_bytes=64 * 2**20)))
    assert [item.name for item in items] == [name for name, _ in sources]
    assert [item.is_parsed for item in items] == [name == "good" for name, _ in sources]
    for item in items:
        if item.name != "good":
            assert isinstance(item.error, LimitError)
            assert item.error.context["path"] == item.name


@pytest.mark.usefixtures("started")
def test_readers_and_places_go_through_many(sample: Path) -> None:
    backwards = sample.read_text(encoding="utf-8")[::-1].encode()
    (item,) = goi_parse.parse_many([("x", backwards)], workers=1, reader=Reversed())
    assert item.get() == goi_parse.parse(sample)
