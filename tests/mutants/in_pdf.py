"""Damage to a PDF: its pages, and what its pages draw."""

import random
import re
from collections.abc import Callable, Sequence

import pypdfium2

from mutants.judge import Base, Mutant

__all__ = ["KINDS", "plain_text"]

_DRAWN = re.compile(rb"\nBT  /F1 .*? ET|\nq [^\n]*? Q")
"""A text or a rule as our own writer draws them, uncompressed and one a line."""


def plain_text(data: bytes) -> str:
    """What the pages say in pdfium's own order, or nothing where the file is broken."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""
    texts: list[str] = []
    for number in range(len(document)):
        try:
            texts.append(document[number].get_textpage().get_text_bounded())
        except (pypdfium2.PdfiumError, UnicodeDecodeError):
            continue
    return "\n".join(texts)


def _on_pages(
    order: Callable[[int, random.Random], Sequence[int] | None],
) -> Callable[[Base, random.Random], Mutant | None]:
    """A kind that changes which pages there are."""

    def kind(base: Base, rng: random.Random) -> Mutant | None:
        whole = pypdfium2.PdfDocument(base.data)
        pages = order(len(whole), rng)
        if not pages:
            return None
        made = pypdfium2.PdfDocument.new()
        made.import_pages(whole, list(pages))
        return Mutant(_saved(made), base.figures)

    return kind


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    import io

    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page_dropped(count: int, rng: random.Random) -> Sequence[int] | None:
    """A page is gone."""
    gone = rng.randrange(count)
    return [n for n in range(count) if n != gone]


def pages_swapped(count: int, rng: random.Random) -> Sequence[int] | None:
    """Two neighbouring pages have changed places."""
    if count < 2:
        return None
    at = rng.randrange(count - 1)
    pages = list(range(count))
    pages[at], pages[at + 1] = pages[at + 1], pages[at]
    return pages


def page_doubled(count: int, rng: random.Random) -> Sequence[int] | None:
    """A page is there twice."""
    at = rng.randrange(count)
    return [*range(at + 1), *range(at, count)]


def _on_marks(edit: Callable[[bytes, random.Random], bytes]) -> Callable[[Base, random.Random], Mutant | None]:
    """A kind that changes one mark, a text or a rule; its length stays, so that the file's table of places holds."""

    def kind(base: Base, rng: random.Random) -> Mutant | None:
        found = list(_DRAWN.finditer(base.data))
        if not found:
            return None
        one = rng.choice(found)
        new = edit(one[0], rng).ljust(len(one[0]))[: len(one[0])]
        return Mutant(base.data[: one.start()] + new + base.data[one.end() :], base.figures)

    return kind


def mark_dropped(_mark: bytes, _rng: random.Random) -> bytes:
    """A text or a rule is gone."""
    return b"\n"


KINDS: dict[str, Callable[[Base, random.Random], Mutant | None]] = {
    "page-dropped": _on_pages(page_dropped),
    "pages-swapped": _on_pages(pages_swapped),
    "page-doubled": _on_pages(page_doubled),
    "mark-dropped": _on_marks(mark_dropped),
}
