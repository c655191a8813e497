"""From a PDF to what stands on each of its pages: lines of prose, parts of tables, pictures. One page at a time."""

import time
from collections.abc import Iterator, Mapping
from functools import partial

import attrs

from goi_parse.document import Loss
from goi_parse.errors import LimitError
from goi_parse.location import Box, Location
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.pdf.digits import strokes, with_strokes
from goi_parse.readers.pdf.engine import Handle, open_document, open_page, open_text, pdfium, turn_page
from goi_parse.readers.pdf.grid import Fragment, filled
from goi_parse.readers.pdf.ink import Frame, Ink, Rule, Word
from goi_parse.readers.pdf.lattice import Lattice, lattices
from goi_parse.readers.pdf.lines import Line, page_lines
from goi_parse.readers.pdf.marks import PageObjects
from goi_parse.readers.pdf.plumber import Plumber
from goi_parse.readers.pdf.rulings import rulings
from goi_parse.readers.pdf.scratch import Scratch
from goi_parse.readers.pdf.words import TextPage
from goi_parse.record import Record

__all__ = ["SECOND_LOOK", "PageContent", "content_of", "read_pages", "read_pages_with_pdfplumber"]

SECOND_LOOK = 2**19
"""Bytes of operators for which pdfplumber is asked where nobody named it: those of a long report."""

_SUSPECT = 0.02
"""Part of a page's characters without text from which another reading is tried."""
_UNUSABLE = 0.2
"""The part from which the page's text is not taken for text."""
_FEW = 30
"""Characters beside a picture of the page: a stamp or a page number on a scan."""
_MOST = 0.5
"""Part of the page that such a picture covers."""
_PARTED = 3
"""One in so many lines of a frame is parted by wide gaps if columns stand in it."""
_DRAWN = 100
"""Marks on a page without text from which the text itself may be drawn."""


@attrs.frozen(eq=False, repr=False)
class PageContent(Record):
    """One page: its frame, lines of prose, parts of tables, pictures, and what was lost on it."""

    frame: Frame
    lines: list[Line] = attrs.field(factory=list[Line])
    fragments: list[Fragment] = attrs.field(factory=list[Fragment])
    pictures: list[tuple[Box, int]] = attrs.field(factory=list[tuple[Box, int]])
    losses: tuple[Loss, ...] = ()
    lone: list[Fragment] = attrs.field(factory=list[Fragment])
    """Boxes of one cell, whose words are among the lines as well: parts of a table or only frames."""
    rules: list[Rule] = attrs.field(factory=list[Rule])
    """Horizontal rules of no ruled table, where lines with wide gaps may make one."""
    seen: Mapping[int, "PageContent"] = attrs.field(factory=dict[int, "PageContent"])
    """What was read out of a picture, by its number among the pictures."""


def read_pages(source: Source) -> Iterator[PageContent]:
    """Every page in order; a page is closed before the next one is loaded, so memory does not grow with the file.

    Raises SourceError for a broken or locked file and LimitError where a limit is passed.
    """
    limits = source.limits
    scratch = Scratch()
    objects = PageObjects(limits.max_objects, scratch)
    with open_document(source.data, source.name) as document, Plumber(source, SECOND_LOOK) as plumber:
        for index in _indices(pdfium().page_count(document), limits):
            with open_page(document, index) as page:
                if page is None:
                    yield _no_page(index)
                    continue
                content = _page(page, index, objects, scratch, plumber, limits)
                if source.sight is not None and (content.pictures or content.losses):
                    from goi_parse.readers.pdf.looked import looked_at

                    content = looked_at(content, page, source.sight, partial(content_of, limits=limits))
                yield content


def read_pages_with_pdfplumber(source: Source, most: int | None = None) -> Iterator[PageContent]:
    """The same by pdfplumber alone, for fonts that pdfium reads wrongly; twenty times slower.

    Only pages with ``most`` bytes of operators together are read. Raises SourceError where pdfplumber cannot read the
    file, and LimitError.
    """
    with Plumber(source, most) as plumber:
        for index in _indices(plumber.page_count(), source.limits):
            ink = plumber.ink(index)
            yield _no_page(index) if ink is None else content_of(ink, source.limits)


def _indices(count: int, limits: Limits) -> Iterator[int]:
    """The page numbers from 0, as long as the limits allow."""
    if count > limits.max_pages:
        raise LimitError(
            f"PDF 超过 {limits.max_pages} 页 / the PDF has more than {limits.max_pages} pages",
            hint="确需读取请放宽 Limits(max_pages=...) / raise Limits(max_pages=...) if you must",
            context={"pages": count, "limit": limits.max_pages},
        )
    begun = time.monotonic()
    for index in range(count):
        if time.monotonic() - begun > limits.max_seconds:
            raise LimitError(
                f"读取超过 {limits.max_seconds:g} 秒 / reading took more than {limits.max_seconds:g} seconds",
                hint="确需读取请放宽 Limits(max_seconds=...) / raise Limits(max_seconds=...) if you must",
                context={"page": index, "limit": limits.max_seconds},
            )
        yield index


def _no_page(index: int) -> PageContent:
    number = index + 1
    loss = Loss("content-skipped", {"what": f"第 {number} 页 / page {number}"}, Location(page=number))
    return PageContent(Frame(number, 0, 0, 0, 0, 0), losses=(loss,))


def _page(
    page: Handle, index: int, objects: PageObjects, scratch: Scratch, plumber: Plumber, limits: Limits
) -> PageContent:
    frame = _frame(page, index, scratch)
    with open_text(page) as handle:
        text = TextPage(handle, frame, scratch)
        turns = text.turned()
        if not turns:
            return content_of(_better(_ink(page, text, frame, objects), plumber), limits)
    turn_page(page, turns)  # the text itself stands rotated: read the page as one would hold it
    frame = _frame(page, index, scratch, turns)
    with open_text(page) as handle:
        return content_of(_ink(page, TextPage(handle, frame, scratch), frame, objects), limits)


def _frame(page: Handle, index: int, scratch: Scratch, extra: int = 0) -> Frame:
    pdf = pdfium()
    left, top, right, bottom = scratch.fours(pdf.bounding_box, [page], "4f", 1)[0]
    cropped = False
    if scratch.four(pdf.crop_box, page) and (sheet := scratch.four(pdf.media_box, page)):
        cropped = sheet[2] - sheet[0] > right - left + 1 or sheet[3] - sheet[1] > top - bottom + 1
    turns = pdf.rotation(page)
    size = (top - bottom, right - left) if turns % 2 else (right - left, top - bottom)
    return Frame(index + 1, left, bottom, *size, turns, extra, cropped)


def _ink(page: Handle, text: TextPage, frame: Frame, objects: PageObjects) -> Ink:
    marks, pictures, hidden = objects.read(page, frame)
    if frame.cropped:
        marks = [mark for mark in marks if frame.sees(mark[:4])]
    across, down = rulings(marks, frame.width, frame.height) if marks else ([], [])
    unhealthy = text.unhealthy()  # first: it strikes out what is no text
    words = text.words()
    if marks and (lines := strokes(marks)):
        words = with_strokes(words, lines, text.boxes)
    if frame.cropped:
        words = [word for word in words if frame.sees(word[:4])]
        pictures = [picture for picture in pictures if frame.sees(picture[0])]
    return Ink(frame, words, across, down, pictures, len(marks), hidden, unhealthy, text.cut)


def _better(ink: Ink, plumber: Plumber) -> Ink:
    """The reading given, or that of pdfplumber where pdfium's is no text and pdfplumber's is."""
    if ink.unhealthy <= _SUSPECT:
        return ink
    other = plumber.ink(ink.frame.page - 1)
    return other if other is not None and other.unhealthy < ink.unhealthy else ink


def content_of(ink: Ink, limits: Limits) -> PageContent:
    """What is printed on a page as tables and lines: tables first, prose from what they leave.

    Raises LimitError where lines enclose more cells than the limits allow.
    """
    frame, words = ink.frame, ink.words
    number = {"page": frame.page}
    place = Location(page=frame.page)
    if ink.unhealthy > _UNUSABLE:
        return PageContent(frame, pictures=_whole(frame), losses=(Loss("text-unusable", number, place),))
    losses = (Loss("page-without-text", number, place),) if _is_picture(ink) else ()
    if ink.hidden and not losses:
        losses = (Loss("text-recognised", number, place),)
        frame = attrs.evolve(frame, origin=Location(page=frame.page, image=f"page{frame.page}-image1"))
    fragments: list[Fragment] = []
    lone: list[Fragment] = []
    found = lattices(ink.across, ink.down, frame.height, limits.max_cells) if ink.down else []
    for lattice in sorted(found, key=lambda lattice: lattice.area):  # a table inside a cell takes its words first
        if len(lattice.xs) == 2 and len(lattice.regions) > 1 and _has_columns(lattice, words):
            continue  # a frame with lines between the rows: its columns have none
        if len(lattice.regions) > 1:
            fragment, outside = filled(lattice, words, frame, ink.cut)
            if fragment.has_all_rows:
                fragments.append(fragment)
                words = outside
        elif (fragment := filled(lattice, words, frame, ink.cut)[0]).cells[0][4]:
            lone.append(fragment)
    fragments.sort(key=lambda fragment: (fragment.top, fragment.xs[0]))
    lines = page_lines(words)
    rules = _free(ink.across, fragments) if ink.across and any(line.parts for line in lines) else []
    return PageContent(frame, lines, fragments, _pictures(ink), losses, lone, rules)


def _has_columns(lattice: Lattice, words: list[Word]) -> bool:
    """Whether what stands in a frame has gaps that part it into columns."""
    x0, top, x1, bottom = lattice.box
    inside = page_lines([word for word in words if x0 < word[0] < x1 and top < word[1] < bottom])
    parted = sum(len(line.parts) > 1 for line in inside)
    return parted > 1 and parted * _PARTED > len(inside)


def _free(across: list[Rule], fragments: list[Fragment]) -> list[Rule]:
    """The horizontal rules that belong to no ruled table."""
    return [
        rule
        for rule in across
        if not any(
            fragment.top - 1 <= rule.at <= fragment.bottom + 1
            and rule.start < fragment.xs[-1]
            and rule.end > fragment.xs[0]
            for fragment in fragments
        )
    ]


def _is_picture(ink: Ink) -> bool:
    """Whether what one reads on this page is a picture or a drawing."""
    letters = 0
    for word in ink.words:
        letters += len(word[4])
        if letters > _FEW:
            return False
    if not letters and (ink.pictures or ink.drawn > _DRAWN):
        return True
    page = ink.frame.width * ink.frame.height
    return any((x1 - x0) * (bottom - top) > _MOST * page for (x0, top, x1, bottom), _ in ink.pictures)


def _pictures(ink: Ink) -> list[tuple[Box, int]]:
    """The page's pictures; a page whose text is drawn is itself the picture."""
    if not ink.words and not ink.pictures and ink.drawn > _DRAWN:
        return _whole(ink.frame)
    return ink.pictures


def _whole(frame: Frame) -> list[tuple[Box, int]]:
    """The page itself as a picture, for who wants to look or to have it read by a machine."""
    return [((0.0, 0.0, frame.width, frame.height), -1)]
