"""Outline: the six sections under every wording and numbering, and what must not be taken for a heading."""

import re
from pathlib import Path

import pytest

from goi_parse.document import Block, Document, Image, Layout, Paragraph, Table
from goi_parse.location import Location
from goi_parse.outline import Outline, outline
from goi_parse.prose import joined

CASES = sorted((Path(__file__).parent / "cases" / "outline").glob("*.txt"))
RULE = "=====\n"


def document(text: str) -> Document:
    """Each line a paragraph; ``{table}`` and ``{image}`` stand for what they say."""
    blocks: list[Block] = []
    for n, line in enumerate(text.splitlines(), 1):
        column = 1
        for piece in re.split(r"(\{table\}|\{image\})", line):
            place = Location(line=n, column=column, end_line=n, end_column=column + len(piece))
            column += len(piece)
            if piece == "{table}":
                blocks.append(Table((("0",),), Layout.GRID))
            elif piece == "{image}":
                blocks.append(Image("图"))
            elif piece.strip():
                blocks.append(Paragraph(piece, place))
    return Document(tuple(blocks), "txt")


def prose(blocks: tuple[Block, ...], width: int) -> str:
    return " / ".join(paragraph.text for paragraph in joined(blocks, width))


def shown(text: str) -> str:
    """An outline as a case file holds it."""
    found: Outline = outline(document(text))
    lines = ["front: " + " / ".join(block.text.strip() for block in found.front if isinstance(block, Paragraph))]
    if found.contents:
        lines.append(f"contents: {len(found.contents)}")
    for key, body in found.bodies.items():
        tables = sum(isinstance(block, Table) for block in body.blocks)
        rest = " + ".join(filter(None, [prose(body.blocks, body.width), "{table}" * tables]))
        lines.append(f"{key}: {body.heading} | {rest}")
    if found.tail:
        lines.append("tail: " + " / ".join(block.text for block in found.tail if isinstance(block, Paragraph)))
    lines += [f"finding: {one.name} {one.facts.get('heading') or one.facts.get('section')}" for one in found.findings]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_sections_of_a_case(path: Path) -> None:
    text, expected = path.read_text(encoding="utf-8").split(RULE)
    assert shown(text) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_cut_off_stands_where_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8").split(RULE)[0]
    lines = text.splitlines()
    found = outline(document(text))
    blocks = [block for body in found.bodies.values() for block in body.blocks]
    for block in (*found.front, *found.contents, *blocks, *found.tail):
        if isinstance(block, Paragraph) and block.location is not None and "{" not in block.text:
            place = block.location
            assert place.line is not None
            assert place.column is not None
            printed = lines[place.line - 1][place.column - 1 :]
            assert printed.startswith(block.text) or printed.strip(" \t\u3000#*＊").startswith(block.text.strip())
    for body in found.bodies.values():
        assert body.location is not None or not body.heading
        assert body.width == found.width
        if body.heading and body.location and body.location.line:
            assert body.heading[0] in lines[body.location.line - 1]
    assert all(one.location is not None for one in found.findings if one.name != "section-missing")
    assert not [one for one in found.findings if "{" in one.message + one.message_en]


def test_blank_paragraphs_and_line_ends_inside_one_are_no_blocks_of_a_section() -> None:
    place = Location(line=1, column=1)
    blocks: list[Block] = [
        Paragraph("一、总体情况\n全年公开信息。", place),
        Paragraph(""),
        Paragraph(" \u3000"),
        Paragraph("主动公开政府信息情况", place, number="二、"),
        Table((("0",),), Layout.GRID),
        Paragraph("\n三、收到和处理政府信息公开申请情况\n"),
        Image("图"),
    ]
    found = outline(Document(tuple(blocks), "txt"))
    assert [(body.heading, len(body.blocks)) for body in found.bodies.values()] == [
        ("一、总体情况", 1),
        ("二、主动公开政府信息情况", 1),
        ("三、收到和处理政府信息公开申请情况", 1),
    ]
    assert found.front == found.tail == ()
