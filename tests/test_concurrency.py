"""Equal answers from threads, processes and runs; memory that stays flat; no file opened but the source, no socket."""

import gc
import json
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import tracemalloc
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
import pytest_socket
from making.formats import in_dialects, in_formats, parsed, written

import goi_parse

SEEDS = range(2)
FILES = [data for seed in SEEDS for data in in_formats(seed).values()]


def test_sixteen_threads_read_as_one_does() -> None:
    alone = [written(data) for data in FILES]
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(written, FILES * 6)) == alone * 6


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_processes_read_as_one_does(start: str) -> None:
    if start not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system does not {start}")
    alone = [parsed(data) for data in FILES]
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # other tests may have left a thread, and Python warns of it
        context = multiprocessing.get_context(start)
        with ProcessPoolExecutor(2, mp_context=context) as pool:
            found = list(pool.map(parsed, FILES))
            assert found == alone
            assert [goi_parse.to_json(report) for report in found] == list(pool.map(goi_parse.to_json, found))


def test_a_report_travels_whole() -> None:
    for data in FILES:
        report = parsed(data)
        again = pickle.loads(pickle.dumps(report))  # noqa: S301  our own bytes
        assert again == report
        assert goi_parse.to_json(again) == goi_parse.to_json(report)


# What a report becomes must not hang on the order in which a set gives its strings.
HASHED = """
import hashlib, sys
from making.formats import in_dialects, in_formats, written
for data in [*in_formats(0).values(), *in_dialects(0)]:
    try: print(hashlib.sha256(written(data).encode()).hexdigest())
    except Exception as error: print(error)
"""


def test_two_seeds_of_hashing_give_the_same_bytes(root: Path) -> None:
    outputs = [run(root, HASHED, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    assert len(outputs[0].splitlines()) == 4 + len(in_dialects(0))
    assert outputs[0] == outputs[1]


def test_memory_stays_flat() -> None:
    for data in FILES * 2:
        written(data)
    gc.collect()
    tracemalloc.start()
    try:
        parsed(FILES[0])
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for data in FILES * 5:
            parsed(data)
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 200_000, f"{grown} bytes kept of {len(FILES) * 5} reports"


# Files that a process opens, while it loads the library and parses: its own modules and data, and the source.
WATCHED = """
import json, os, sys, sysconfig
opened, other = set(), set()
def hook(event, args):
    if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
        opened.add(os.path.realpath(os.fsdecode(args[0])))
    elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "shutil.",
                           "os.remove", "os.rename", "os.mkdir", "tempfile.", "urllib.", "http.")):
        other.add(event)
sys.dont_write_bytecode = True
sys.addaudithook(hook)
import goi_parse
report = goi_parse.parse(sys.argv[1])
goi_parse.to_json(report)
paths = sysconfig.get_paths()
homes = [os.path.realpath(p) for p in (os.path.dirname(goi_parse.__file__), paths["stdlib"], paths["platstdlib"],
                                       paths["purelib"], paths["platlib"])]
homes += [os.path.realpath(p) for p in sys.path if p.endswith(".zip")]  # where modules might be, and plugins are sought
print(json.dumps([sorted(p for p in opened if not p.startswith(tuple(homes))), sorted(other)]))
"""


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf", "html"])
def test_no_file_is_opened_but_the_source(kind: str, root: Path, tmp_path: Path) -> None:
    path = tmp_path / f"report.{kind}"
    path.write_bytes(in_formats(0)[kind])
    opened, other = json.loads(run(root, WATCHED, str(path)))
    assert opened == [str(path.resolve())]
    assert other == []


def test_no_test_can_reach_the_network() -> None:
    with pytest.raises(pytest_socket.SocketBlockedError), pytest.warns(UserWarning, match="socket"):
        socket.socket(socket.AF_INET)


def run(root: Path, script: str, *arguments: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    path = os.pathsep.join([str(root), str(root / "tests")])
    known = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=known).stdout
