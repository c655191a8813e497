"""Generated reports through the real converters, where they are installed: our own renderers may flatter us."""

import shutil
import subprocess
from pathlib import Path

import attrs
import pytest
from generator import case, judge
from generator.html import report_html

import goi_parse

SEEDS = range(6)


def pandoc(path: Path, *to: str) -> str:
    done = subprocess.run(["pandoc", "-f", "html", "-t", *to, str(path)], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("to", [("plain", "--columns=100"), ("plain", "--wrap=none"), ("gfm", "--wrap=none")], ids=str)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_pandoc_writes_comes_back(tmp_path: Path, to: tuple[str, ...], seed: int) -> None:
    one = case(seed, "html")
    page = tmp_path / "page.html"
    page.write_text(report_html(one.report), encoding="utf-8")
    text = pandoc(page, *to)
    verdict = judge(goi_parse.parse_text(text), attrs.evolve(one, text=text))
    assert (verdict.misses, verdict.silent, verdict.front, verdict.text) == ((), (), (), ())
