"""Plugins as strangers make them: a package with entry points, built by pip, installed beside us, found by parse."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(importlib.util.find_spec("pip") is None, reason="pip is not installed here")

BACKEND = '''
"""The smallest backend: a wheel is a zip of these files."""
import zipfile
TAGS = "Wheel-Version: 1.0\\nGenerator: backend\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
def build_wheel(folder, config_settings=None, metadata_directory=None):
    name = "goi_toy-1.0-py3-none-any.whl"
    about = "goi_toy-1.0.dist-info"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        for module in ("goi_toy.py", "goi_angry.py"):
            wheel.write(module)
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\\nName: goi-toy\\nVersion: 1.0\\n")
        wheel.writestr(f"{about}/WHEEL", TAGS)
        wheel.write("entry_points.txt", f"{about}/entry_points.txt")
        wheel.writestr(f"{about}/RECORD", "")
    return name
'''
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "goi-toy"
version = "1.0"
"""
ENTRY_POINTS = """
[goi_parse.readers]
absent = goi_absent:Reader
angry = goi_angry:Reader
hollow = goi_toy:hollow
moody = goi_toy:MoodyReader
toy = goi_toy:ToyReader
[goi_parse.checks]
absent = goi_absent:checks
half = goi_toy:half
toy = goi_toy:checks
"""
MODULE = """
import goi_parse
from goi_parse import Check, Document, Layout, Paragraph, Status, Table

class ToyReader:
    name = "toy"
    def accepts(self, source):
        return source.head.startswith((b"TOY\\n", b"Rar!"))
    def read(self, source):
        if source.head.startswith(b"Rar!"):
            raise KeyError("a fault of the plugin")
        blocks = []
        for line in source.data.decode().splitlines()[1:]:
            row = tuple(line.split("|"))
            if len(row) > 1 and blocks and isinstance(blocks[-1], Table):
                blocks[-1] = Table((*blocks[-1].rows, row), Layout.ROWS)
            elif len(row) > 1:
                blocks.append(Table((row,), Layout.ROWS))
            elif line:
                blocks.append(Paragraph(line))
        return Document(tuple(blocks), self.name)

class MoodyReader:
    name = "moody"
    def accepts(self, source):
        raise ZeroDivisionError("when asked")
    def read(self, source):
        raise AssertionError

hollow = object()

def checks(report):
    rule = goi_parse.Rule("TOY001", "toy", goi_parse.Severity.NOTE, goi_parse.Origin.DOCUMENT, "玩具", "a toy")
    yield Check(rule, Status.PASSED, (report.agency,))

def half(report):
    yield from checks(report)
    raise ZeroDivisionError("half way")
"""
USE = """
import json, sys, goi_parse
text, said = sys.argv[1], {}
toy = ("TOY\\n" + text.replace("\\t", "|")).encode()
report = goi_parse.parse(toy)
said["received"] = report.figures.value("requests.received.total")
said["named"] = goi_parse.parse(toy, format="toy").figures == report.figures
said["formats"] = goi_parse.readers.names()
said["broken"] = {d.facts["plugin"]: d.facts["reason"] for d in report.diagnostics if d.name == "reader-broken"}
said["plain"] = [d.name for d in goi_parse.parse(b"\\xef\\xbb\\xbf" + text.encode()).diagnostics if d.code < "GOI200"]
for name, data in (("failed", b"Rar!\\x1a\\x07\\x01\\x00"), ("refused", b"7z\\xbc\\xaf\\x27\\x1c\\0\\4")):
    try:
        goi_parse.parse(data)
    except goi_parse.GoiParseError as error:
        said[name] = [type(error).__name__, str(error)]
checked = goi_parse.check(report)
said["checks"] = [check.key[0] for check in checked.checks if check.rule.code == "TOY001"]
said["unavailable"] = [check.diagnostic.message for check in checked.failed if check.rule.code == "GOI452"]
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, root: Path, sample: Path) -> dict[str, object]:
    """What a program says that uses the library with the package installed beside it."""
    package, target = tmp_path_factory.mktemp("package"), tmp_path_factory.mktemp("target")
    files = {"backend.py": BACKEND, "pyproject.toml": PROJECT, "entry_points.txt": ENTRY_POINTS, "goi_toy.py": MODULE}
    for name, text in {**files, "goi_angry.py": "raise RuntimeError('at import')\n"}.items():
        (package / name).write_text(text, encoding="utf-8")
    install = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--target", str(target)]
    subprocess.run([sys.executable, "-m", "pip", *install, str(package)], check=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(target), str(root)]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", USE, sample.read_text(encoding="utf-8")]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_an_installed_reader_is_found_by_content_and_by_name(said: dict[str, object]) -> None:
    assert said["received"] == 51
    assert said["named"] is True
    assert "toy" in str(said["formats"])


def test_broken_readers_are_reported_by_name_and_harm_nothing(said: dict[str, object]) -> None:
    assert said["broken"] == {
        "absent": "ModuleNotFoundError: No module named 'goi_absent'",
        "angry": "RuntimeError: at import",
        "hollow": "TypeError: not a Reader: it lacks name, accepts or read",
        "moody": "ZeroDivisionError: when asked",
    }
    assert said["plain"] == ["reader-broken"] * 4  # text comes last: a plugin might have taken it


def test_what_a_reader_raises_comes_out_as_one_of_our_errors(said: dict[str, object]) -> None:
    name, message = said["failed"]  # type: ignore[misc]
    assert name == "SourceError"
    assert "toy" in message
    assert "a fault of the plugin" in message


def test_a_refusal_names_broken_readers_that_might_have_read_the_file(said: dict[str, object]) -> None:
    name, message = said["refused"]  # type: ignore[misc]
    assert name == "UnsupportedFormatError"
    assert "7z" in message
    assert "angry (RuntimeError: at import)" in message


def test_installed_checks_run_and_broken_ones_are_reported(said: dict[str, object]) -> None:
    assert said["checks"] == ["云溪县人民政府办公室"] * 2
    assert said["unavailable"] == [
        "检查插件 absent 不能使用：ModuleNotFoundError: No module named 'goi_absent'",
        "检查插件 half 不能使用：ZeroDivisionError: half way",
    ]
