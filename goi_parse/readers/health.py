"""Whether a text is what is printed: a wrong character map gives itself away by letters that cannot be there."""

from collections.abc import Iterable

from goi_parse.document import Block, Document, Loss, Paragraph, Table
from goi_parse.text import regex

__all__ = ["strays", "text_of", "wrong_letters"]

_EUROPEAN = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_ANY = regex(f"[{_EUROPEAN}]")
_STRAY = regex(rf"(?<=[\u3400-\u9fff])[{_EUROPEAN}]+(?=[\u3400-\u9fff])")
_FEW = 3


def wrong_letters(document: Document) -> Loss | None:
    """What is to be said of a document with a wrong character map."""
    letters = strays(text_of(document.blocks))
    return Loss("text-doubtful", {"letters": "、".join(letters)}) if letters else None


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
