"""A character map that gives a few glyphs as letters and digits: told, and every figure that no sums prove is named."""

import re
from pathlib import Path

import pytest
from generator import make_report
from making.pdf_package import Page, pdf
from making.pdf_report import pages_of

import goi_parse
from goi_parse.readers.health import strays

WRONG = str.maketrans("报务信。", "éóà2")


def with_wrong_map(page: Page) -> Page:
    """The page whose text layer gives some glyphs as other characters."""

    def wrong(code: re.Match[str]) -> str:
        text = bytes.fromhex(code[0]).decode("utf-16-be").translate(WRONG)
        return text.encode("utf-16-be").hex().upper()

    page.operators = [re.sub(r"(?<=<)(?:[0-9A-F]{4})+(?=> Tj)", wrong, one) for one in page.operators]
    return page


def test_a_wrong_map_is_told_and_what_no_sums_prove_is_named() -> None:
    report = goi_parse.parse(pdf(*map(with_wrong_map, pages_of(make_report(5, plain=True)))))
    (told,) = (found for found in report.diagnostics if found.name == "text-doubtful")
    assert set(str(told.facts["letters"]).split("、")) <= {"é", "ó", "à"}
    named = {a for found in report.diagnostics if found.name == "figures-doubtful" for a in found.addresses}
    read = {a for a, figure in report.figures.items() if figure.value is not None}
    assert named == {a for a in read if not report.figures[a].proven}
    assert named
    assert named != read


def test_a_right_map_is_not_told() -> None:
    report = goi_parse.parse(pdf(*pages_of(make_report(5, plain=True))))
    assert not {"text-doubtful", "figures-doubtful"} & {found.name for found in report.diagnostics}


def test_a_text_copied_from_such_a_file_is_told_of_too(sample: Path) -> None:
    text = sample.read_text("utf-8").translate(WRONG)
    for report in (goi_parse.parse(text.encode()), goi_parse.parse_text(text)):
        assert {"text-doubtful", "figures-doubtful"} <= {found.name for found in report.diagnostics}


RADICALS = str.maketrans("人民工月行文至止大小门用面口见", "⼈⺠⼯⽉⾏⽂⾄⽌⼤⼩⻔⽤⾯⼝⻅")


def test_radicals_and_compatibility_forms_are_read_as_the_characters_they_look_like(sample: Path) -> None:
    text = sample.read_text("utf-8")
    assert text.translate(RADICALS) != text
    one, other = goi_parse.parse_text(text), goi_parse.parse_text(text.translate(RADICALS))
    assert other == one
    assert [f.location for f in other.figures.values()] == [f.location for f in one.figures.values()]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("国ó院令，本ç告，政ó服务ÿ的", ("ó", "ç", "ÿ")),
        ("国ó院令，本ç告", ()),
        ("一(yī)、总体(tǐ)情况，政zhèng府fǔ信xìn息xī公开", ()),
        ("5×3，25°C，张·三，±1，café，Müller的报告", ()),
    ],
)
def test_letters_that_cannot_be_there(text: str, letters: tuple[str, ...]) -> None:
    assert strays(text) == letters
