"""What two texts have in common, to the character."""

import pytest

from goi_parse.checks.alike import likeness

OWN = "".join(chr(0x7000 + i) for i in range(100))


def line(length: int, first: int = 0x4E00) -> str:
    return "".join(chr(first + i) for i in range(length))


@pytest.mark.parametrize(
    ("length", "share", "passages"),
    [(7, 0.0, ()), (8, 0.08, ()), (15, 0.15, ()), (16, 0.16, ((84, 100),)), (40, 0.4, ((60, 100),))],
)
def test_eight_characters_count_and_sixteen_are_quoted(
    length: int, share: float, passages: tuple[tuple[int, int], ...]
) -> None:
    new = OWN[: 100 - length] + line(length)
    found = likeness(line(length) + "甲乙", new)
    assert (found.share, found.passages, found.length) == (share, passages, 100)
    again = likeness("甲" + line(length), line(length) + OWN[: 100 - length])
    assert again.share == share
    assert again.passages == tuple((0, b - a) for a, b in passages)


def test_texts_that_end_alike_share_no_more_than_others() -> None:
    assert likeness(line(60, 0x5000) + line(7), OWN[:93] + line(7)).share == 0


def test_passages_are_told_by_their_places_in_the_text_as_printed() -> None:
    old = line(20)
    new = f"甲 {line(10)} \n{line(10, 0x4E0A)}乙"
    found = likeness(old, new)
    ((start, end),) = found.passages
    assert new[start:end] == new[2:-1]
    assert found.length == 22
    assert found.share == pytest.approx(20 / 22)


def test_two_passages_are_two() -> None:
    one, two = line(16), line(20, 0x5000)
    found = likeness(f"{two}乙{one}", f"{one}甲{two}")
    assert found.passages == ((0, 16), (17, 37))
    assert found.share == 36 / 37


@pytest.mark.parametrize(
    ("old", "new", "length", "share"),
    [
        (f"{line(9)}12件{line(9, 0x5000)}", f"{line(9)}3件{line(9, 0x5000)}", 20, 1.0),
        (f"{line(9)}12件{line(9, 0x5000)}", f"{line(9)}１ ２ 3件{line(9, 0x5000)}", 20, 1.0),
        (f"5{line(9)}", f"67{line(9)}", 10, 1.0),
        (f"{line(9)}5", f"{line(9)}", 9, 1.0),
        (f"{line(9)}5{line(9)}", f"{line(9)}#{line(9)}", 19, 1.0),
        ("", line(9), 9, 0.0),
        (line(9), "", 0, 0.0),
        (line(9), " \n ", 0, 0.0),
    ],
)
def test_figures_are_one_sign_and_blanks_are_none(old: str, new: str, length: int, share: float) -> None:
    found = likeness(old, new)
    assert (found.length, found.share) == (length, share)


def test_a_figure_belongs_to_its_passage_whole() -> None:
    new = f"{line(8)}2023{line(8, 0x5000)}"
    assert likeness(f"{line(8)}5{line(8, 0x5000)}", new).passages == ((0, len(new)),)
