"""Figures out of pictures are marked as such, whoever read them: no network is needed to see that."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest

import goi_parse
from goi_parse.diagnostics import Origin
from goi_parse.document import Document, Loss
from goi_parse.location import Location
from goi_parse.readers.html.reader import HtmlReader
from goi_parse.readers.txt import TextReader

PLACE = Location(page=3, image="page3-image1")


@attrs.frozen
class _Places:
    def place(self, row: int, cell: int) -> Location:
        return attrs.evolve(PLACE, box=(float(cell), float(row), cell + 1.0, row + 1.0))


@attrs.frozen
class Recognising:
    """Reads a text or a page as if each of its tables had been a picture."""

    reader: goi_parse.Reader
    rule: str = "picture-read"
    name: str = "recognising"

    def accepts(self, source: goi_parse.Source) -> bool:
        return self.reader.accepts(source)

    def read(self, source: goi_parse.Source) -> Document:
        document = self.reader.read(source)
        tables = {block for block in document.blocks if isinstance(block, goi_parse.Table)}
        blocks = tuple(attrs.evolve(b, places=_Places(), location=PLACE) if b in tables else b for b in document.blocks)
        return attrs.evolve(
            document, blocks=blocks, losses=(Loss(self.rule, {"image": PLACE.image, "page": 3}, PLACE),)
        )


def findings(report: goi_parse.AnnualReport, name: str) -> list[goi_parse.Diagnostic]:
    return [found for found in report.diagnostics if found.name == name]


def addresses(found: Iterable[goi_parse.Diagnostic]) -> set[str]:
    return {address for finding in found for address in finding.addresses}


@pytest.mark.parametrize("rule", ["picture-read", "text-recognised"])
def test_what_the_sums_do_not_prove_is_named(sample: Path, rule: str) -> None:
    report = goi_parse.parse(sample, reader=Recognising(TextReader(), rule))
    read = {address for address, figure in report.figures.items() if figure.value is not None}
    proven = {address for address in read if report.figures[address].proven}
    assert proven
    assert addresses(findings(report, "figures-recognised")) == read - proven
    for found in findings(report, "figures-recognised"):
        assert "{" not in found.message + found.message_en
        assert found.location is not None
        assert found.location.image == PLACE.image


def test_a_sum_that_fails_is_our_doubt_and_not_the_reports_mistake(sample: Path) -> None:
    for reader, origin in ((None, Origin.DOCUMENT), (Recognising(TextReader()), Origin.PARSER)):
        broken = findings(goi_parse.parse(sample, reader=reader), "outcomes-sum-broken")
        assert broken
        assert {found.origin for found in broken} == {origin}


def test_a_figure_that_is_printed_is_not_named(sample: Path) -> None:
    assert not findings(goi_parse.parse(sample), "figures-recognised")
    assert not findings(goi_parse.parse(sample), "picture-read")


def test_without_the_extra_one_is_told_what_to_install(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from goi_parse.ocr import extra

    monkeypatch.setattr(extra, "_NEEDED", ("no_such_package_of_this_name",))
    with pytest.raises(goi_parse.MissingDependencyError) as raised:
        goi_parse.parse(sample, ocr=True)
    assert "goi-parse[ocr]" in raised.value.hint


def test_a_reader_need_not_know_of_sight(sample: Path) -> None:
    del sample
    assert goi_parse.Source(b"").sight is None
    assert HtmlReader().accepts(goi_parse.Source(b"<html>"))
