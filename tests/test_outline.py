"""Outline: the six sections under every wording and numbering, and what must not be taken for a heading."""

import re
from pathlib import Path

import pytest

from goi_parse.document import Block, Document, Image, Layout, Paragraph, Table
from goi_parse.location import Location
from goi_parse.outline import Outline, outline
from goi_parse.prose import joined

CASES = sorted((Path(__file__).parent / "cases" / "outline").glob("*.txt"))
LINES = (Path(__file__).parent / "cases" / "headings.txt").read_text(encoding="utf-8").split("\n\n")
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
                blocks.append(Table((("0",),), Layout.GRID, place))
            elif piece == "{image}":
                blocks.append(Image("图", location=place))
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
    if found.width:
        lines.append(f"width: {found.width}")
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
        if isinstance(block, Paragraph):
            place = block.location
            assert place is not None
            assert place.line is not None
            assert place.column is not None
            printed = lines[place.line - 1][place.column - 1 :]
            assert printed.startswith(block.text) or printed.strip(" \t\u3000#*＊").startswith(block.text.strip())
    for body in found.bodies.values():
        assert body.location is not None
        assert body.location.line is not None
        assert body.width == found.width
        if body.heading:
            assert body.heading[0] in lines[body.location.line - 1]
    assert all(one.location is not None for one in found.findings if one.name != "section-missing")
    assert not [one for one in found.findings if "{" in one.message + one.message_en]


def taken(text: str) -> str:
    """What each line is taken for: ``*`` a heading, ``?`` where the heading is lost, ``@`` from a later column on."""
    found = outline(document(text))
    at: list[list[str]] = [[] for _ in text.splitlines()]
    bodies = [(key, body.blocks) for key, body in found.bodies.items()]
    for key, body in found.bodies.items():
        assert body.location is not None
        at[(body.location.line or 0) - 1].append(("*" if body.heading else "?") + key)
    for name, blocks in (("front", found.front), ("contents", found.contents), *bodies, ("tail", found.tail)):
        for block in blocks:
            assert block.location is not None
            column = block.location.column
            at[(block.location.line or 0) - 1].append(name if column == 1 else f"{name}@{column}")
    lines = [f"{' '.join(names) or '-'} | {line}" for names, line in zip(at, text.splitlines(), strict=True)]
    odd = [f"! {one.name} {one.facts['heading']}" for one in found.findings if one.name != "section-missing"]
    return "\n".join(lines + odd)


@pytest.mark.parametrize("case", LINES, ids=lambda case: case.partition("\n")[0].removeprefix("# "))
def test_what_each_line_is_taken_for(case: str) -> None:
    expected = case.strip("\n").partition("\n")[2]
    text = "\n".join(line.partition(" | ")[2] for line in expected.splitlines() if not line.startswith("! "))
    assert taken(text) == expected


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


PAGE_NUMBERS: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
    ("2023年1月16日", (("3",),)),
    ("2023年1月16日", (("1", "2"),)),
]
TABLES: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
    ("2023年1月16日", (("3",), ("4",))),
    ("2023年1月16日", (("附表",),)),
    ("收费数额", (("3",),)),
]


@pytest.mark.parametrize(("above", "rows"), PAGE_NUMBERS + TABLES)
def test_a_number_below_the_date_is_that_of_the_page(above: str, rows: tuple[tuple[str, ...], ...]) -> None:
    lines = [Paragraph(line) for line in ("六、其他需要报告的事项", "没有其他事项。", above)]
    blocks: tuple[Block, ...] = (*lines, Table(rows, Layout.GRID))
    found = outline(Document(blocks, "txt"))
    end = 2 if (above, rows) in PAGE_NUMBERS else 4
    assert found.bodies["other"].blocks == blocks[1:end]
    assert found.tail == blocks[end:]


def test_a_date_and_a_number_alone_are_a_body_and_its_tail() -> None:
    date, table = Paragraph("2023年1月16日"), Table((("3",),), Layout.GRID)
    found = outline(Document((Paragraph("六、其他需要报告的事项"), date, table), "txt"))
    assert found.bodies["other"].blocks == (date,)
    assert found.tail == (table,)
    alone = outline(Document((Paragraph("六、其他需要报告的事项"), table), "txt"))
    assert alone.bodies["other"].blocks == (table,)


def test_text_behind_a_heading_needs_no_place() -> None:
    lines = "五、存在的主要问题及改进情况：更新不及时。", "无。六、其他需要报告的事项 无。"
    found = outline(Document(tuple(Paragraph(line) for line in lines), "txt"))
    assert [(body.heading, prose(body.blocks, 0)) for body in found.bodies.values()] == [
        ("五、存在的主要问题及改进情况：", "更新不及时。 / 无。"),
        ("六、其他需要报告的事项", "无。"),
    ]


def test_only_so_many_headings_are_looked_at() -> None:
    heads = outline(document("一、总体情况\n" * 4100))
    assert heads.bodies["overview"].heading == "一、总体情况"
    glued = outline(document("无。一、总体情况 2022年。\n" * 4100))
    assert glued.bodies["overview"].heading == "一、总体情况"


def test_a_long_signature_is_found_below_a_long_section() -> None:
    prose_lines = "".join(f"（{n}）其他情况已于第{n}季度公布。\n" for n in range(1, 40))
    found = outline(document(f"六、其他需要报告的事项\n{prose_lines}某县水利局\n2023年1月16日\n附件：\n"))
    assert [block.text for block in found.tail if isinstance(block, Paragraph)] == [
        "某县水利局",
        "2023年1月16日",
        "附件：",
    ]


def headings_of(*lines: str) -> dict[str, str | None]:
    """The headings found in these lines, by section."""
    return {key: body.heading for key, body in outline(document("\n".join(lines))).bodies.items()}


def test_a_line_of_unknown_wording_is_a_heading_of_45_characters_at_most() -> None:
    numbered = "五、" + "整改" * 20 + "问题及对策"
    assert headings_of(numbered, "更新不及时。") == {"problems": numbered}
    assert headings_of(numbered + "等", "更新不及时。") == {}


def test_a_wrapped_heading_has_45_characters_at_most_on_its_first_line_and_30_on_its_second() -> None:
    first = "五、" + "政府信息公开工作" * 5 + "存在的主要"
    assert headings_of(first, "问题") == {"problems": first + "问题"}
    assert first + "的问题" not in headings_of(first + "的", "问题").values()
    above, below = "五、公开工作存在的", "主要问题和" + "改进措施和" * 4 + "的工作建议"
    assert headings_of(above, below) == {"problems": above + below}
    longer = below.replace("的工作", "的的工作")
    assert above + longer not in headings_of(above, longer).values()


def test_a_signature_has_40_characters_at_most() -> None:
    name = "某县水利局" * 8
    for line, is_signature in ((name, True), (name + "室", False)):
        tail = outline(document(f"六、其他需要报告的事项\n没有其他事项。\n{line}\n2023年1月16日")).tail
        assert len(tail) == 1 + is_signature


def test_a_tail_has_40_lines_at_most() -> None:
    for lines, left in ((40, 1), (41, 2)):
        found = outline(document("六、其他需要报告的事项\n没有其他事项。\n" + "附件：表\n" * lines))
        assert len(found.bodies["other"].blocks) == left


def test_the_word_above_a_contents_list_is_short_and_its_lines_are_not_endless() -> None:
    for word, listed in ((f"目{' ' * 9}录", True), (f"目{' ' * 10}录", False)):
        found = outline(document(f"{word}\n一、总体情况\n全年公开。\n一、总体情况\n全年公开。\n"))
        assert [len(found.front), len(found.contents)] == ([1, 2] if listed else [1, 0])
    for length, listed in ((90, True), (91, False)):
        line = "政务公开栏" + "…" * (length - 6) + "3"
        assert len(outline(document(f"{line}\n一、总体情况\n全年公开。\n")).contents) == listed
