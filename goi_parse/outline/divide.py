"""Cuts a document at the headings that were chosen."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from goi_parse.document import Block, Document, Image, Paragraph, Table
from goi_parse.outline.chain import best_chain, without_contents
from goi_parse.outline.findings import findings
from goi_parse.outline.headings import Candidate, Sheet, candidates, embedded, ungloss
from goi_parse.outline.model import Body, Outline
from goi_parse.outline.wordings import KEYS
from goi_parse.prose import ENUMERATOR, is_furniture, split_lines, unmarked, wrap_width

__all__ = ["outline"]

_CONTENTS = re.compile(r"\s*(?:目\s*[录錄]|contents)\s*", re.IGNORECASE)
_TOPIC = re.compile("主动公开|依申请|申请公开|信息管理|平台|监督|保障|组织领导|信息公开")
_DATE = re.compile(
    r"\s*(?:20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|20\d\d[-./]\d{1,2}[-./]\d{1,2}|20\d\d\s*年\s*\d{1,2}\s*月"
    r"|[二〇○零Oo0一三四五六七八九十]{4}\s*年\s*[一二三四五六七八九十]{1,3}\s*月(?:\s*[一二三四五六七八九十]{1,3}\s*日)?)\s*"
)
_ATTACHED = re.compile(r"\s*(?:附件|附表|相关附件|抄送|主办单位|版权所有|网站标识码|[a-z京沪粤浙苏鲁]ICP备)")


def outline(document: Document) -> Outline:
    """Front matter, the bodies of the sections in reading order, and what was found odd about the headings."""
    blocks, lines = _lines(document.blocks)
    width = wrap_width(lines)
    sheet = Sheet.of(lines)
    found = candidates(sheet)
    listed = _listed(lines, found)
    chosen = best_chain(without_contents(found, listed))
    if len(chosen) < len(KEYS):
        sheet, found, chosen = _second_look(sheet, lines, found, listed, chosen)
    return _divide(blocks, sheet, found, chosen, listed, width)


def _lines(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Blocks with one line each, none of them blank, and the lines; a table and a picture stand as a control character."""
    whole: list[Block] = []
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if not block.text or block.text.isspace():
                continue
            if "\n" in block.text:
                pieces = [piece for piece in split_lines(block) if piece.text.strip()]
                whole.extend(pieces)
                lines.extend(piece.number + piece.text for piece in pieces)
                continue
            lines.append(block.number + block.text if block.number else block.text)
        else:
            lines.append("\x01" if isinstance(block, Table) else "\x02")
        whole.append(block)
    return whole, lines


def _listed(lines: Sequence[str], found: Sequence[Candidate]) -> frozenset[int]:
    """Candidate lines that stand in an unbroken run right under 目录, or that end like a line of a contents list."""
    listed = {one.line for one in found if one.contents}
    at = {one.line: one for one in found}
    for n, line in enumerate(lines[:200]):
        if len(line) < 12 and _CONTENTS.fullmatch(line):
            listed.update(_run(lines, at, n + 1))
    return frozenset(listed)


def _run(lines: Sequence[str], at: Mapping[int, Candidate], line: int) -> Iterator[int]:
    """Lines from ``line`` on that are headings with nothing in between, until a section comes a second time."""
    seen: set[int] = set()
    while line < len(lines):
        if line in at:
            if at[line].key in seen:
                return
            seen.add(at[line].key)
            yield line
        elif lines[line].strip():
            return
        line += 1


def _second_look(
    sheet: Sheet, lines: Sequence[str], found: list[Candidate], listed: frozenset[int], chosen: list[Candidate]
) -> tuple[Sheet, list[Candidate], list[Candidate]]:
    """Where sections are missing: without pinyin glosses, inside lines, and out of the form's order."""
    plain = [ungloss(line) for line in lines]
    if plain != list(lines):
        sheet = Sheet.of(plain)
        found = candidates(sheet)
    inside = embedded(sheet)
    if inside:
        found = sorted([*found, *inside], key=lambda one: one.start)
    if inside or plain != list(lines):
        chosen = best_chain(without_contents(found, listed))
    if chosen and len(chosen) < len(KEYS):
        chosen = sorted([*chosen, *_elsewhere(found, chosen, listed)], key=lambda one: one.start)
    return sheet, found, chosen


def _elsewhere(found: Sequence[Candidate], chosen: Sequence[Candidate], listed: frozenset[int]) -> Iterator[Candidate]:
    """Sure headings of sections that the chain lacks because they stand in another order than in the form."""
    styles = [one.style for one in chosen]
    style = max(set(styles), key=lambda s: (styles.count(s), s))
    numbers = {one.number for one in chosen if one.number is not None}
    have = {one.key for one in chosen}
    sure = 6.0 if style else 5.0
    for one in found:
        fits = one.style == style and one.weight >= sure and one.number not in numbers
        if one.key not in have and fits and not one.contents and one.line not in listed:
            have.add(one.key)
            yield one


def _divide(
    blocks: list[Block],
    sheet: Sheet,
    found: Sequence[Candidate],
    chosen: Sequence[Candidate],
    listed: frozenset[int],
    width: int,
) -> Outline:
    cuts = [one.line for one in chosen[1:]] + [len(blocks)]
    bodies: dict[str, Body] = {}
    for place, (one, end) in enumerate(zip(chosen, cuts, strict=True) if chosen else ()):
        head, rest = _cut(blocks, sheet, one)
        body: list[Block] = [*rest, *blocks[one.last + 1 : end]]
        if place + 1 < len(chosen):
            body.extend(_before(blocks, sheet, chosen[place + 1]))
        key = KEYS[one.key]
        bodies[key] = Body(key, head, tuple(body), blocks[one.line].location, width)
    first = chosen[0].line if chosen else len(blocks)
    front: list[Block] = []
    contents: list[Block] = []
    for n, block in enumerate(blocks[:first]):
        (contents if n in listed or _is_contents_line(block) else front).append(block)
    if chosen:
        front.extend(_before(blocks, sheet, chosen[0]))
    bodies, front = _rescued(bodies, front, width)
    bodies, tail = _without_tail(bodies)
    return Outline(tuple(front), bodies, tuple(contents), tail, findings(bodies, chosen, found, sheet), width)


def _is_contents_line(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.text) < 12 and _CONTENTS.fullmatch(block.text) is not None


def _cut(blocks: Sequence[Block], sheet: Sheet, one: Candidate) -> tuple[str, list[Paragraph]]:
    """The heading as printed, wrapped lines joined, and the text that follows it on its line."""
    end = sheet.starts[one.last + 1]
    head = unmarked(sheet.text[one.start : min(one.cut, end)])
    heading = "".join(piece.strip() for piece in head.split("\n")).strip("#*＊ \t\u3000")
    rest = sheet.text[one.cut : end].strip() if one.cut < end else ""
    if not rest or not rest.strip("*＊#"):
        return heading, []
    block = blocks[one.last]
    where = block.location
    if where is not None and where.column is not None:
        where = attrs.evolve(where, column=where.column + one.cut - sheet.starts[one.last])
    return heading, [Paragraph(rest, where)]


def _before(blocks: Sequence[Block], sheet: Sheet, one: Candidate) -> list[Paragraph]:
    """The text that stands before a heading on its own line."""
    text = sheet.text[sheet.starts[one.line] : one.start]
    rest = unmarked(text).strip(" \t\u3000#*＊")
    return [Paragraph(rest, blocks[one.line].location)] if len(rest) > 1 else []


def _rescued(bodies: dict[str, Body], front: list[Block], width: int) -> tuple[dict[str, Body], list[Block]]:
    """A first section whose heading is lost begins with its first sub-heading."""
    if "overview" in bodies or not bodies:
        return bodies, front
    for n, block in enumerate(front[1:], 1):
        if not isinstance(block, Paragraph) or len(block.text) < 4:
            continue
        mark = ENUMERATOR.match(block.text)
        if mark and not mark["chinese"] and _TOPIC.search(block.text[:30]):
            body = Body("overview", None, tuple(front[n:]), block.location, width)
            return {"overview": body, **bodies}, front[:n]
    return bodies, front


def _without_tail(bodies: dict[str, Body]) -> tuple[dict[str, Body], tuple[Block, ...]]:
    """The bodies without the signature, date, attachments and chrome after the last section."""
    if not bodies:
        return bodies, ()
    key, body = list(bodies.items())[-1]
    start = len(body.blocks)
    blocks = body.blocks
    while start > 1 and len(blocks) - start < 40:
        block = blocks[start - 1]
        if isinstance(block, Paragraph) and (is_furniture(block.text) or _ATTACHED.match(block.text)):
            start -= 1
        elif isinstance(block, Paragraph) and _DATE.fullmatch(block.text):
            start -= 2 if start > 2 and _is_signature(blocks[start - 2]) else 1
        elif isinstance(block, Image):
            break
        else:
            break
    return {**bodies, key: attrs.evolve(body, blocks=blocks[:start])}, blocks[start:]


def _is_signature(block: Block) -> bool:
    """A short line without a sentence in it: the body that signs."""
    if not isinstance(block, Paragraph):
        return False
    text = block.text.strip()
    return 2 < len(text) <= 40 and not any(c in text for c in "。，；：,;:") and text[0] not in "（(" and text != "无"
