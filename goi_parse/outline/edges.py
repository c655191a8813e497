"""Sections whose heading is lost, and what follows the last section."""

import re
from collections.abc import Sequence

import attrs

from goi_parse.document import Block, Image, Paragraph, Table
from goi_parse.outline.model import Body
from goi_parse.prose import ENUMERATOR, is_furniture
from goi_parse.text import regex, simplified

__all__ = ["rescued", "without_tail"]

_TOPIC = regex("主动公开|依申请|申请公开|信息管理|平台|监督|保障|组织领导|信息公开")
_PROBLEM = regex(r"(?:当前|目前)?(?:主要)?存在(?:的|着)?(?:主要|突出)?(?:问题|不足|困难)")
_HEAD = 30
"""Characters of a paragraph in which a sub-heading is looked for."""
_DATE = regex(
    r"\s*(?:20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|20\d\d[-./]\d{1,2}[-./]\d{1,2}|20\d\d\s*年\s*\d{1,2}\s*月"
    r"|[二〇○零Oo0一三四五六七八九十]{4}\s*年\s*[一二三四五六七八九十]{1,3}\s*月(?:\s*[一二三四五六七八九十]{1,3}\s*日)?)\s*"
)
_ATTACHED = regex(r"\s*(?:附件|附表|相关附件|抄送|主办单位|版权所有|网站标识码|[a-z京沪粤浙苏鲁]ICP备)")
_TAIL = 40
"""Blocks that a tail has at most."""


def rescued(bodies: dict[str, Body], front: list[Block], width: int) -> tuple[dict[str, Body], list[Block]]:
    """Prose sections whose heading is lost begin with their first sub-heading."""
    if bodies and "overview" not in bodies:
        n = next((n for n, block in enumerate(front) if n and _opens(block, _TOPIC)), None)
        if n is not None:
            bodies = {"overview": Body("overview", None, tuple(front[n:]), front[n].location, width), **bodies}
            front = front[:n]
    if bodies and "problems" not in bodies:
        bodies = _with_problems(bodies)
    return bodies, front


def _with_problems(bodies: dict[str, Body]) -> dict[str, Body]:
    """Section five taken out of the table section before it, from 存在的主要问题 on."""
    result: dict[str, Body] = {}
    for key, body in bodies.items():
        result[key] = body
        n = next((n for n, block in enumerate(body.blocks) if _opens(block, _PROBLEM)), None)
        if n is not None and key in ("disclosure", "requests", "disputes") and "problems" not in result:
            result[key] = attrs.evolve(body, blocks=body.blocks[:n])
            result["problems"] = Body("problems", None, body.blocks[n:], body.blocks[n].location, body.width)
    return result


def _opens(block: Block, words: re.Pattern[str]) -> bool:
    """Whether a paragraph is a numbered sub-heading with these words in it."""
    if not isinstance(block, Paragraph):
        return False
    text = block.number + block.text
    mark = ENUMERATOR.match(text)
    return mark is not None and not mark["chinese"] and words.search(simplified(text[:_HEAD])) is not None


def without_tail(bodies: dict[str, Body]) -> tuple[dict[str, Body], tuple[Block, ...]]:
    """The bodies without the signature, date, attachments and chrome after the last section."""
    if not bodies:
        return bodies, ()
    key, body = list(bodies.items())[-1]
    start = _tail_start(body.blocks)
    return {**bodies, key: attrs.evolve(body, blocks=body.blocks[:start])}, body.blocks[start:]


def _tail_start(blocks: Sequence[Block]) -> int:
    start = len(blocks) - _numbers_the_page(blocks)
    while start > 1 and len(blocks) - start < _TAIL:
        block = blocks[start - 1]
        if isinstance(block, (Image, Table)):
            break
        if is_furniture(block.text) or _ATTACHED.match(block.text):
            start -= 1
        elif _DATE.fullmatch(block.text):
            start -= 2 if start > 2 and _is_signature(blocks[start - 2]) else 1
        else:
            break
    return start


def _numbers_the_page(blocks: Sequence[Block]) -> bool:
    """Whether the last line is but a number and the one above it the date: no table ends there."""
    if len(blocks) < 2:
        return False
    above, last = blocks[-2:]
    if not isinstance(above, Paragraph) or not isinstance(last, Table):
        return False
    return len(last.rows) == 1 and "".join(last.rows[0]).isdecimal() and _DATE.fullmatch(above.text) is not None


def _is_signature(block: Block) -> bool:
    """A short line without a sentence in it: the body that signs."""
    if not isinstance(block, Paragraph):
        return False
    text = block.text.strip()
    return 2 < len(text) <= _LONGEST_NAME and not any(c in text for c in "。，；：,;:") and text[0] not in "（("


_LONGEST_NAME = 40
