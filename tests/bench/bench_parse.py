"""parse() side by side with the floor of its format: the columns of one group are to be read as ratios."""

import re
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import goi_parse

CUTS = re.compile(r"[\t|\n]")


@pytest.mark.benchmark(group="text")
def bench_split(benchmark: BenchmarkFixture, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    benchmark(CUTS.split, text)


@pytest.mark.benchmark(group="text")
def bench_parse_text(benchmark: BenchmarkFixture, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert benchmark(goi_parse.parse_text, text).year == 2023


@pytest.mark.benchmark(group="text")
def bench_parse_bytes(benchmark: BenchmarkFixture, sample: Path) -> None:
    data = sample.read_bytes()
    assert benchmark(goi_parse.parse, data).year == 2023
