"""Whether a text is what is printed: a wrong character map gives itself away by letters that cannot be there."""

from collections.abc import Iterable

import attrs

from goi_parse.document import Block, Document, Loss, Paragraph, Table
from goi_parse.readers.letters import is_odd, plain
from goi_parse.text import regex

__all__ = ["legible", "strays", "text_of"]

_EUROPEAN = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_ANY = regex(f"[{_EUROPEAN}]")
_STRAY = regex(rf"(?<=[\u3400-\u9fff])[{_EUROPEAN}]+(?=[\u3400-\u9fff])")
_FEW = 3


def legible(document: Document) -> Document:
    """The document in ordinary characters, with word of a wrong character map.

    What is copied out of a PDF has radicals in the place of characters (⼈⺠ for 人民), whatever format it is kept in.
    """
    text = text_of(document.blocks)
    if is_odd(text):
        document = attrs.evolve(document, blocks=tuple(map(_ordinary, document.blocks)))
    letters = strays(text)
    if letters:
        odd = Loss("text-doubtful", {"letters": "、".join(letters)})
        document = attrs.evolve(document, losses=(*document.losses, odd))
    return document


def _ordinary(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return attrs.evolve(block, text=plain(block.text))
    if isinstance(block, Table):
        return attrs.evolve(block, rows=tuple(tuple(map(plain, row)) for row in block.rows))
    return block


def strays(text: str) -> tuple[str, ...]:
    """European letters right between Chinese characters (国ó院): a character map gives them for what is printed.

    Some writers of PDF lose the names of a few glyphs and leave their codes, so that ``2`` may stand for ``。`` as
    well; what is converted from such a file has them too. A pinyin gloss stands in brackets or has plain letters as
    well; one or two such letters are let pass.
    """
    if not _ANY.search(text):
        return ()
    found: list[str] = _STRAY.findall(text)
    return tuple(dict.fromkeys(found)) if len(found) >= _FEW else ()


def text_of(blocks: Iterable[Block]) -> str:
    """All that paragraphs and tables print, one behind the other."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            texts += map("".join, block.rows)
    return "".join(texts)
