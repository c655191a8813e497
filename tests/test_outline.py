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
        for piece in re.split(r"(\{table\}|\{image\})", line):
            place = Location(line=n, column=1, end_line=n, end_column=len(line) + 1)
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
