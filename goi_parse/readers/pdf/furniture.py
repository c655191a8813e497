"""Page headers, footers and page numbers: known by their place and by coming back, never by their words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from goi_parse.readers.pdf.lines import Line
from goi_parse.text import regex

__all__ = ["furniture"]

_DEPTH = 3
"""Lines from the edge of the page that may be furniture."""
_ZONE = 0.2
"""Part of the page's height at each edge in which furniture stands."""
_SAME_PLACE = 3.0
"""Points by which the place of a running line may differ from page to page."""
_SHARE = 3
"""A running line comes back on at least one page in so many, and on two."""

_NUMBER = regex(r"\d+")
_LETTER = regex(r"[^\W\d_]")
_PAGE_NUMBER = regex(
    r"\s*(?:[-—–―－·~•|\s]*(\d{1,4})[-—–―－·~•|\s]*|第\s*(\d{1,4})\s*页(?:\s*[,，/／、]?\s*共\s*\d{1,4}\s*页)?"
    r"|(\d{1,4})\s*[/／]\s*\d{1,4}|(?:[Pp]age|[Pp]\.?)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?)\s*"
)

Spot = tuple[int, int]
"""Number of the page among those read, number of the line on it."""


def furniture(pages: Sequence[tuple[float, Sequence[Line]]]) -> tuple[dict[Spot, str], dict[Spot, str]]:
    """The headers and the footers among these pages' lines; each page is its height and its lines from the top."""
    return _running(pages, at_top=True), _running(pages, at_top=False)


def _running(pages: Sequence[tuple[float, Sequence[Line]]], *, at_top: bool) -> dict[Spot, str]:
    found: dict[Spot, str] = {}
    alive = set(range(len(pages)))
    for depth in range(_DEPTH):
        candidates = list(_candidates(pages, alive, depth, at_top=at_top))
        chosen = _repeated(candidates, len(pages)) | _numbered(candidates, len(pages))
        if depth == 0 and len(pages) == 1:
            chosen |= _alone(pages[0], candidates)
        found.update(((page, number), line.text) for page, number, line in candidates if (page, number) in chosen)
        alive = {page for page, _ in chosen}
        if not alive:
            break
    return found


Candidate = tuple[int, int, Line]


def _candidates(
    pages: Sequence[tuple[float, Sequence[Line]]], alive: set[int], depth: int, *, at_top: bool
) -> Iterator[Candidate]:
    for page in sorted(alive):
        height, lines = pages[page]
        if depth < len(lines):
            number = depth if at_top else len(lines) - 1 - depth
            line = lines[number]
            if line.bottom < _ZONE * height if at_top else line.top > (1 - _ZONE) * height:
                yield page, number, line


def _repeated(candidates: list[Candidate], pages: int) -> set[Spot]:
    """Lines of the same words at the same height on several pages; figures alone are no words."""
    groups: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if _LETTER.search(candidate[2].text):
            groups["".join(candidate[2].text.split())].append(candidate)
    return _steady(groups.values(), pages)


def _numbered(candidates: list[Candidate], pages: int) -> set[Spot]:
    """Lines that differ from page to page only in a number that counts the pages."""
    groups: defaultdict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for page, number, line in candidates:
        text = "".join(line.text.split())
        for match in _NUMBER.finditer(text):
            if len(match[0]) < 5:  # no report has ten thousand pages
                pattern = f"{text[: match.start()]}#{text[match.end() :]}"
                groups[pattern, int(match[0]) - page].append((page, number, line))
    return _steady(groups.values(), pages)


def _steady(groups: Iterable[list[Candidate]], pages: int) -> set[Spot]:
    chosen: set[Spot] = set()
    for group in groups:
        by_height: defaultdict[int, list[Candidate]] = defaultdict(list)
        for candidate in group:
            by_height[round(candidate[2].top / _SAME_PLACE)].append(candidate)
        for height in list(by_height):
            near = by_height[height] + by_height.get(height + 1, [])
            if len(near) >= 2 and len(near) * _SHARE >= pages:  # once is no repetition
                chosen.update((page, number) for page, number, _ in near)
    return chosen


def _alone(page: tuple[float, Sequence[Line]], candidates: list[Candidate]) -> set[Spot]:
    """The page number of a document of one page: a number at the very edge, well apart from the text."""
    _, lines = page
    for _, number, line in candidates:
        match = _PAGE_NUMBER.fullmatch(line.text)
        neighbour = lines[number + 1 if number == 0 else number - 1] if len(lines) > 1 else None
        apart = neighbour is not None and max(line.top - neighbour.bottom, neighbour.top - line.bottom) > 2 * line.size
        if match and apart and int(next(filter(None, match.groups()))) == 1:
            return {(0, number)}
    return set()
