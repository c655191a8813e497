"""Old Word, WPS and RTF documents: through the real LibreOffice, and through stand-ins that hang, fail and run away."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from generator.model import make_report
from generator.oracle import judge
from generator.render import Case
from making import office
from making.docx_ole import compound, word_stream
from making.docx_package import paragraph, word
from making.docx_report import HABITS

import goi_parse
from goi_parse.document import Paragraph
from goi_parse.errors import LimitError, MissingDependencyError, SourceError, UnsupportedFormatError
from goi_parse.readers import names, reader_for
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.office import DocReader, RtfReader

RTF = rb"{\rtf1\ansi some text\par}"
DOC = word_stream(0)
pytestmark = pytest.mark.slow
is_installed = pytest.mark.skipif(office.PROGRAM is None, reason="LibreOffice is not installed")
needs_sh = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are shell scripts")


# --- which reader, and what is said where there is none ---------------------------------------------------------------


def test_old_documents_go_to_their_readers() -> None:
    assert {"doc", "rtf"} <= set(names())
    assert isinstance(reader_for(Source(DOC)).reader, DocReader)
    assert isinstance(reader_for(Source(compound("WordDocument", "WpsCustomData"))).reader, DocReader)
    assert isinstance(reader_for(Source(RTF)).reader, RtfReader)
    for other in (b"", b"text", b"PK\3\4", compound("Workbook"), compound("WordDocument", "EncryptedPackage")):
        assert not DocReader().accepts(Source(other))
        assert not RtfReader().accepts(Source(other))


def test_a_locked_document_is_refused_before_libreoffice_is_asked() -> None:
    with pytest.raises(UnsupportedFormatError, match="password-protected") as caught:
        reader_for(Source(word_stream(0x0100)))
    assert "密码" in caught.value.hint


@pytest.mark.parametrize("data", [DOC, RTF], ids=["doc", "rtf"])
def test_without_libreoffice_the_hint_says_what_to_do(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependencyError) as caught:
        goi_parse.parse(data)
    assert "LibreOffice" in caught.value.message
    assert "soffice" in caught.value.hint
    assert ".docx" in caught.value.hint


# --- stand-ins --------------------------------------------------------------------------------------------------------


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on PATH in which a test puts its own soffice; temporary files of the conversion stand beside."""
    folder, temporary = tmp_path / "bin", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    return folder


def script(folder: Path, body: str) -> None:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{textwrap.dedent(body)}", encoding="utf-8")
    path.chmod(0o755)


def writes(folder: Path, document: bytes) -> str:
    """Shell lines that write this document where LibreOffice would."""
    (folder / "made.docx").write_bytes(document)
    return (
        'while [ "$1" != --outdir ]; do shift; done\n'
        f'mkdir -p "$2" && cp "{folder}/made.docx" "$2/$(basename "${{3%.*}}").docx"\n'
    )


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and is not yet waited for does not."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(shown.strip()) and not shown.strip().startswith("Z")


def within(seconds: float, happened: object) -> bool:
    assert callable(happened)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.02)
    return False


@needs_sh
def test_what_comes_out_is_read_as_docx_and_said(stand_in: Path) -> None:
    script(stand_in, writes(stand_in, word(paragraph("甲"))))
    document = DocReader().read(Source(DOC, "a.wps"))
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.text == "甲"
    assert document.format == "doc"
    assert [loss.rule for loss in document.losses] == ["document-converted"]
    assert document.losses[0].facts == {"program": "LibreOffice"}
    assert RtfReader().read(Source(RTF)).format == "rtf"
    assert not list((stand_in.parent / "tmp").iterdir())


@needs_sh
def test_profile_and_environment_are_its_own(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy:1")
    said = stand_in / "said"
    script(stand_in, f'(echo "$@"; env) >> {said}\n' + writes(stand_in, word(paragraph("甲"))))
    for _ in range(2):
        RtfReader().read(Source(RTF))
    lines = said.read_text(encoding="utf-8").splitlines()
    calls = [line for line in lines if "--convert-to" in line]
    profiles = {word for call in calls for word in call.split() if word.startswith("-env:UserInstallation=file:///")}
    assert len(calls) == len(profiles) == 2
    assert all("--headless" in call and "--infilter=Rich Text Format" in call for call in calls)
    assert all(line.startswith(f"HOME={stand_in.parent}") for line in lines if line.startswith("HOME="))
    assert not [line for line in lines if line.startswith(("DISPLAY=", "HTTP_PROXY="))]


@needs_sh
def test_what_takes_too_long_is_ended_with_all_its_processes(stand_in: Path) -> None:
    pids = stand_in / "pids"
    script(stand_in, f"sleep 60 &\necho $! $$ > {pids}\nsleep 60\n")
    begun = time.monotonic()
    with pytest.raises(LimitError) as caught:
        DocReader().read(Source(DOC, limits=Limits(max_seconds=0.5)))
    assert time.monotonic() - begun < 10
    assert caught.value.context["limit"] == 0.5
    for pid in map(int, pids.read_text(encoding="utf-8").split()):
        assert within(5, lambda pid=pid: not is_alive(pid))
    assert not list((stand_in.parent / "tmp").iterdir())


@needs_sh
def test_nothing_runs_on_when_the_caller_is_killed(stand_in: Path) -> None:
    pids, temporary = stand_in / "pids", stand_in.parent / "tmp"
    script(stand_in, f"sleep 60 &\necho $! $$ > {pids}.new; mv {pids}.new {pids}\nsleep 60\n")
    code = f"import tempfile, goi_parse; tempfile.tempdir = {str(temporary)!r}; goi_parse.parse({RTF!r})"
    caller = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert within(30, pids.exists)
    caller.send_signal(signal.SIGKILL)
    caller.wait()
    for pid in map(int, pids.read_text(encoding="utf-8").split()):
        assert within(5, lambda pid=pid: not is_alive(pid))
    assert within(5, lambda: not list(temporary.iterdir()))


@needs_sh
@pytest.mark.parametrize("status", [0, 1])
def test_a_conversion_that_fails_says_so_whatever_the_exit_status(stand_in: Path, status: int) -> None:
    script(stand_in, f"echo 'Error: source file could not be loaded' >&2\nexit {status}\n")
    with pytest.raises(SourceError) as caught:
        goi_parse.parse(RTF)
    assert caught.value.context["status"] == status
    assert caught.value.context["said"] == "Error: source file could not be loaded"
    assert ".docx" in caught.value.hint


@needs_sh
def test_a_program_that_cannot_be_started_is_a_source_error(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(stand_in / "gone"))
    script(stand_in, "exit 0")
    with pytest.raises(SourceError, match="LibreOffice"):
        goi_parse.parse(RTF)


@needs_sh
def test_what_comes_out_is_held_to_the_limits(stand_in: Path) -> None:
    script(stand_in, writes(stand_in, word(paragraph("甲"))))
    with pytest.raises(LimitError):
        RtfReader().read(Source(RTF, limits=Limits(max_bytes=100)))
    script(stand_in, 'while [ "$1" != --outdir ]; do shift; done\nmkdir "$2"; yes > "$2/source.docx"\n')
    with pytest.raises(SourceError):  # it was ended when the file grew too large, long before its time was up
        RtfReader().read(Source(RTF, limits=Limits(max_unpacked_bytes=2**20, max_seconds=10)))


# --- the real program -------------------------------------------------------------------------------------------------

SEEDS = (3, 8)


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generated reports as 3.doc, 3.rtf and so on."""
    folder = tmp_path_factory.mktemp("old")
    made = []
    for seed in SEEDS:
        path = folder / f"{seed}.docx"
        path.write_bytes(HABITS["plain"](make_report(seed)))
        made.append(path)
    for to in ("doc", "rtf"):
        office.converted(made, to, folder)
    return folder


@pytest.mark.office
@is_installed
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("ending", "format_"), [("doc", "doc"), ("rtf", "rtf")])
def test_reports_come_back_whole(old_files: Path, seed: int, ending: str, format_: str) -> None:
    report = make_report(seed)
    data = (old_files / f"{seed}.{ending}").read_bytes()
    assert reader_for(Source(data)).reader.name == format_
    case = Case(f"{ending}/{seed}", ending, "", data, "", report, report.truth.figures, lossy=False)
    parsed = goi_parse.parse(data)
    verdict = judge(parsed, case)
    assert (verdict.silent, verdict.misses, verdict.front, verdict.text) == ((), (), (), ())
    (finding,) = (d for d in parsed.diagnostics if d.name == "document-converted")
    assert "LibreOffice" in str(finding.facts["program"])
    assert any(c.isdigit() for c in str(finding.facts["program"]))


@pytest.mark.office
@is_installed
def test_the_suffix_does_not_matter_and_conversions_do_not_meet(old_files: Path, tmp_path: Path) -> None:
    path = tmp_path / "年报.wps"  # what WPS Writer calls the same format
    path.write_bytes((old_files / f"{SEEDS[0]}.doc").read_bytes())
    other = old_files / f"{SEEDS[1]}.doc"
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(goi_parse.parse, (path, other))
    assert (first.agency, second.agency) == tuple(make_report(seed).agency for seed in SEEDS)


@pytest.mark.office
@is_installed
def test_a_process_of_its_own_leaves_libreoffice_room(old_files: Path) -> None:
    limits = Limits(max_process_bytes=130 * 2**20, max_process_seconds=60)
    report = goi_parse.parse(old_files / f"{SEEDS[0]}.rtf", isolated=True, limits=limits)
    assert report.agency == make_report(SEEDS[0]).agency


@pytest.mark.office
@is_installed
@pytest.mark.parametrize("data", [DOC, RTF[:6] + b"\xff" * 50 + b"}" * 9], ids=["doc", "rtf"])
def test_what_libreoffice_cannot_read_is_no_text(data: bytes) -> None:
    with pytest.raises(goi_parse.GoiParseError):
        goi_parse.parse(data)


@pytest.mark.office
@is_installed
@pytest.mark.enable_socket
def test_a_linked_picture_is_not_fetched(tmp_path: Path) -> None:
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  the names that the library calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = tmp_path / "page.html"
    page.write_text(f'<p>甲<img src="http://127.0.0.1:{server.server_port}/picture.png"></p>', encoding="utf-8")
    (path,) = office.converted([page], "doc", tmp_path)
    data = path.read_bytes()
    assert "picture.png".encode("utf-16-le") in data
    assert asked  # by the making of the fixture: the server can be reached
    asked.clear()
    document = DocReader().read(Source(data))
    server.shutdown()
    server.server_close()
    assert asked == []
    assert document.blocks


@pytest.mark.office
@is_installed
@pytest.mark.shared
def test_real_old_documents(shared: Path) -> None:
    path = next((shared / "reports" / "made").glob("*/legacy.doc"))
    assert goi_parse.parse(path, format="doc").figures.value("requests.received.total") is not None
