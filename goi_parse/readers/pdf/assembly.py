"""From the pages to one document: furniture set apart, parts of tables joined, lines joined to paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import attrs

from goi_parse.document import Block, Document, Image
from goi_parse.location import Box
from goi_parse.readers.base import Source
from goi_parse.readers.pdf.furniture import furniture
from goi_parse.readers.pdf.grid import Fragment
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.join import continues, joined_table
from goi_parse.readers.pdf.leading import Rules
from goi_parse.readers.pdf.lines import Line
from goi_parse.readers.pdf.pages import PageContent
from goi_parse.readers.pdf.pictures import picture_bytes
from goi_parse.readers.pdf.prose import Measure, PlacedLine, measure, placed
from goi_parse.readers.pdf.unruled import prose_and_tables
from goi_parse.record import Record

__all__ = ["document_of"]


@attrs.frozen(eq=False, repr=False)
class _Picture(Record):
    frame: Frame
    box: Box
    number: int
    name: str
    ground: bool
    """Whether it lies under the text of its page."""


_Item = PlacedLine | Fragment | _Picture

_WHOLE = 0.8
"""Part of a page that a picture under its text covers."""


def document_of(pages: Iterable[PageContent], source: Source) -> Document:
    """All pages as one document, in reading order."""
    contents = list(pages)
    above, below = furniture([(content.frame.height, content.lines) for content in contents])
    items: list[list[_Item]] = []
    for page, content in enumerate(contents):
        spots = ((page, row) for row in range(len(content.lines)))
        lines = [
            line for spot, line in zip(spots, content.lines, strict=True) if spot not in above and spot not in below
        ]
        items.append(list(_in_order(content, lines)))
    _adopt(contents, items)
    stream = [item for page in items for item in page]
    rules = {content.frame.page: content.rules for content in contents if content.rules}
    return Document(
        blocks=tuple(_blocks(stream, rules, source)),
        format="pdf",
        headers=tuple(dict.fromkeys(above.values())),
        footers=tuple(dict.fromkeys(below.values())),
        losses=tuple(loss for content in contents for loss in content.losses),
    )


def _adopt(contents: Sequence[PageContent], items: list[list[_Item]]) -> None:
    """A box of one cell at the foot or the head of a page is a part of the table on the other side of the break."""
    for page, content in enumerate(contents):
        for lone in content.lone:
            inside = [number for number, item in enumerate(items[page]) if _is_inside(item, lone)]
            if not inside or inside[-1] - inside[0] + 1 != len(inside):
                continue
            below = items[page + 1][:1] if page + 1 < len(items) and inside[-1] + 1 == len(items[page]) else []
            above = items[page - 1][-1:] if page and inside[0] == 0 else []
            if any(isinstance(other, Fragment) and continues(lone, other) for other in above + below):
                items[page][inside[0] : inside[-1] + 1] = [lone]


def _is_inside(item: _Item, box: Fragment) -> bool:
    if not isinstance(item, tuple):
        return False
    line = item[1]
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box.xs[0] < x < box.xs[-1] and box.top < y < box.bottom


def _in_order(content: PageContent, lines: Sequence[Line]) -> Iterator[_Item]:
    """What stands on a page from the top down; lines keep their own order, tables and pictures go between them."""
    frame = content.frame
    waiting: list[tuple[float, int, Fragment | _Picture | PageContent]] = []
    for number, fragment in enumerate(content.fragments):
        waiting.append((fragment.top, number, fragment))
    for number, (box, index) in enumerate(content.pictures, 1):
        if number - 1 in content.seen:
            waiting.append((box[1], -number, content.seen[number - 1]))
            continue
        area = (box[2] - box[0]) * (box[3] - box[1])
        ground = area > _WHOLE * frame.width * frame.height and not content.losses and bool(lines or content.fragments)
        name = f"page{frame.page}-image{number}"
        waiting.append((box[1], -number, _Picture(frame, box, index, name, ground)))
    waiting.sort(key=lambda item: item[:2])
    for line in lines:
        middle = (line.top + line.bottom) / 2
        while waiting and waiting[0][0] < middle:
            yield from _items(waiting.pop(0)[2])
        yield placed(frame, line)
    for _, _, item in waiting:
        yield from _items(item)


def _items(item: "Fragment | _Picture | PageContent") -> Iterator[_Item]:
    """The item itself, or what was read out of a picture."""
    if isinstance(item, PageContent):
        yield from _in_order(item, item.lines)
    else:
        yield item


def _blocks(stream: list[_Item], rules: Rules, source: Source) -> Iterator[Block]:
    """Runs of lines and runs of table parts as blocks; a picture in a table or under the text breaks no run."""
    measures = measure([item for item in stream if isinstance(item, tuple)])
    run: list[_Item] = []
    late: list[_Picture] = []
    for item in stream:
        if isinstance(item, _Picture) and _is_beside(item, run):
            late.append(item)
            continue
        if run and not _same_run(run[-1], item):
            yield from _block_of(run, measures, rules, source)
            yield from (_image(picture, source) for picture in late)
            run, late = [], []
        run.append(item)
    yield from _block_of(run, measures, rules, source)
    yield from (_image(picture, source) for picture in late)


def _is_beside(picture: _Picture, run: list[_Item]) -> bool:
    if picture.ground:
        return True
    last = run[-1] if run else None
    if not isinstance(last, Fragment) or last.frame.page != picture.frame.page:
        return False
    x, y = (picture.box[0] + picture.box[2]) / 2, (picture.box[1] + picture.box[3]) / 2
    return last.xs[0] < x < last.xs[-1] and last.top < y < last.bottom


def _same_run(last: _Item, item: _Item) -> bool:
    if isinstance(last, Fragment) and isinstance(item, Fragment):
        return item.frame.page == last.frame.page + 1 and continues(last, item)
    return isinstance(last, tuple) and isinstance(item, tuple)


def _block_of(run: list[_Item], measures: dict[float, Measure], rules: Rules, source: Source) -> Iterator[Block]:
    lines = [item for item in run if isinstance(item, tuple)]
    fragments = [item for item in run if isinstance(item, Fragment)]
    if lines:
        yield from prose_and_tables(lines, rules, measures)
    if any(cell[4] for fragment in fragments for cell in fragment.cells):
        yield joined_table(fragments)
    yield from (_image(item, source) for item in run if isinstance(item, _Picture))


def _image(picture: _Picture, source: Source) -> Image:
    x0, top, x1, bottom = picture.box
    return Image(
        name=picture.name,
        width=round(x1 - x0, 1),
        height=round(bottom - top, 1),
        location=attrs.evolve(picture.frame.location(picture.box), image=picture.name),
        load=partial(picture_bytes, source.data, picture.frame.page - 1, picture.number, picture.box),
    )
