"""Tables and paragraphs of a document as its reader sees them, what is marked set off."""

import html
import io
from collections.abc import Callable, Sequence

import attrs

from goi_parse.document import Block, Document, Image, Paragraph, Table
from goi_parse.location import Location
from goi_parse.markup import element
from goi_parse.originals.outlines import outlined
from goi_parse.show.source import Excerpt, PagePicture, SourceView
from goi_parse.show.viewer import Mark

__all__ = ["blocks"]

_CONTEXT = 80
"""Characters of a neighbouring paragraph that are shown."""
_Key = tuple[str | None, int | None, int | None, int | None, str | None]
_MarkOf = Callable[[Location | None], Mark | None]


@attrs.frozen
class _Drawn:
    """A block as it is shown, and whether there is a mark in it."""

    excerpt: Excerpt | PagePicture
    is_marked: bool


def blocks(document: Document, marks: Sequence[Mark], *, whole: bool) -> SourceView:
    """The blocks that have marks, each with the paragraphs beside it, or all blocks."""
    by_place = {_key(mark.location): mark for mark in marks if mark.location is not None}
    met: set[_Key] = set()

    def mark_of(where: Location | None) -> Mark | None:
        if where is None or (key := _key(where)) not in by_place:
            return None
        met.add(key)
        return by_place[key]

    drawn = [_pictured(block, marks, met, whole=whole) or _drawn(block, mark_of) for block in document.blocks]
    parts: list[Excerpt | PagePicture] = []
    for at, (block, each) in enumerate(zip(document.blocks, drawn, strict=True)):
        beside = any(other.is_marked for other in drawn[max(0, at - 1) : at + 2])
        if whole or each.is_marked:
            parts.append(each.excerpt)
        elif beside and isinstance(block, Paragraph):
            parts.append(_aside(block))
    unplaced = (m.words for m in marks if m.location is None or _key(m.location) not in met)
    return SourceView(tuple(parts), tuple(unplaced))


def _key(where: Location) -> _Key:
    """What a place is known by; a page is added by some that ask for it and not by others."""
    return where.path, where.line, where.column, where.end_column, where.image


def _pictured(block: Block, marks: Sequence[Mark], met: set[_Key], *, whole: bool) -> _Drawn | None:
    """A picture with what was read in it outlined; None for any other block, and where nothing is marked in it."""
    if not isinstance(block, Image) or block.load is None or block.location is None:
        return None
    where = block.location
    inside = [m for m in marks if m.location is not None and m.location.box and _is_in(m.location, where)]
    if not inside:
        return None
    from PIL import Image as Pictures

    sheet = Pictures.open(io.BytesIO(block.load())).convert("RGB")
    met.update(_key(mark.location) for mark in inside if mark.location is not None)
    picture = outlined(sheet, sheet.size, inside, page=None, image=block.name, whole=whole)
    return _Drawn(picture, is_marked=True)


def _is_in(place: Location, picture: Location) -> bool:
    """Whether that was read in this picture; one that is a file of its own may have been renamed."""
    return place.path == picture.path and (place.image == picture.image or picture.path is None)


def _drawn(block: Block, mark_of: _MarkOf) -> _Drawn:
    mark = mark_of(block.location)
    if isinstance(block, Table):
        return _table(block, mark, mark_of)
    text = f"［图片 {block.name}］" if isinstance(block, Image) else f"{block.number}{block.text}"
    shown = element("p", html.escape(text), class_=_kind(mark), title=mark.words if mark else None)
    return _Drawn(Excerpt(f"【{text}】" if mark else text, shown), mark is not None)


def _aside(paragraph: Paragraph) -> Excerpt:
    text = f"{paragraph.number}{paragraph.text}"
    text = text if len(text) <= _CONTEXT else f"{text[:_CONTEXT]}…"
    return Excerpt(text, element("p", html.escape(text), class_="goi-quiet"))


def _table(table: Table, mark: Mark | None, mark_of: _MarkOf) -> _Drawn:
    rows: list[str] = []
    lines: list[str] = []
    found = mark is not None
    for r, row in enumerate(table.rows):
        cells: list[str] = []
        words: list[str] = []
        for c, text in enumerate(row):
            here = mark_of(table.place(r, c)) if table.places is not None else None
            found = found or here is not None
            cells.append(_cell(text, table.spans[r][c] if table.spans else (1, 1), here))
            words.append(f"【{text}】" if here else text)
        rows.append(element("tr", "".join(cells)))
        lines.append(" │ ".join(" ".join(word.split()) for word in words))
    drawn = element("table", "".join(rows), class_=" ".join(filter(None, ("goi-form", _kind(mark)))))
    return _Drawn(Excerpt("\n".join(lines), element("div", drawn, class_="goi-wide")), found)


def _cell(text: str, spans: tuple[int, int], mark: Mark | None) -> str:
    rows, columns = spans
    return element(
        "td",
        html.escape(text).replace("\n", "<br>"),
        class_=_kind(mark),
        title=mark.words if mark else None,
        rowspan=rows if rows > 1 else None,
        colspan=columns if columns > 1 else None,
    )


def _kind(mark: Mark | None) -> str | None:
    return f"goi-{mark.kind} goi-here" if mark else None
