"""What stands above section one: the lines among which a title may be, wherever a page puts it."""

from collections.abc import Iterator, Sequence

import attrs

from goi_parse.document import Block, Paragraph, Table
from goi_parse.prose import part_of, unmarked
from goi_parse.record import Record
from goi_parse.sections.title import Title, is_title
from goi_parse.text import regex, simplified, squeeze, ungloss

__all__ = ["Line", "apart", "lines_of", "prose_in"]

_WITH_MORE = regex(
    r"\s*(?P<title>(?!现|根据|依据|按照|特|向|公布)[^，。；、：:]{6,60}?(?:[报報]告|年[报報]))[》*＊]*"
    r"[ \t\u3000]+(?P<rest>\S[^\n]*)"
)
_MORE = regex(r"20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:$|\s)|[^\n]*。")
_LABEL = regex(r"(?:公报|信息|文件)?(?:[标標]\s*[题題]|名\s*[称稱])\s*[:：]?")
_WHEN = r"20\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?/?(?:\s*\d{1,2}:\s?\d\d(?::\s?\d\d)?)?"
_OF_PAGE = regex(
    r"(?!.*(?:统计|期限|[起日]至|联系|电话|地址|邮编|邮箱))"
    rf"(?:[^，。；：:]{{0,40}}\s)?(?:{_WHEN}\s*)?"
    r"(?:索\s*引\s*号|文\s*号|主题(?:词|分类)|(?:公开|信息)?(?:目录|类别|分类)(?:名称)?|(?:信息|文章|内容|发布|稿件)?来源"
    r"|发布(?:机构|单位|部门)|(?:发布|发文|发表|成文|更新|生成|公开)?(?:日期|时间)|(?:浏览|访问|阅读|点击)(?:次数|数|量|率|字号)?"
    r"|字体(?:大小)?|字号|背景色|作者|责任编辑|分享到?|打印|时效|有效性)\s*(?:[:：\[【（(\]】]|\s|$).*"
    rf"|(?:[^，。；：:]{{2,40}}\s)?{_WHEN}|20\d\d年\d{{1,2}}月"
    r"|[^，。；《》<>＞»›]*(?:(?<=\s)[>＞»›]\s|[>＞»›][^，。；《》<>＞»›]*[>＞»›])[^，。；《》<]*"
    r"|[^，。；]{0,4}微信[^，。；]{0,4}(?:二维码|扫一扫)[^，。；]{0,20}|相关附件[:：]?"
    r"|(?:[•|｜/\s【】\[\]:：\-]|打印|关闭|字体|字号|默认|超大|[大中小]|分享到?|纠错|收藏|下载|语音播报|[进退][入出]播报模式"
    r"|语音合成中[,，]请耐心等待\.*|扫一扫在手机打开当前页|点击(?:查看|链接)[^，。]{0,12})*"
)
"""A line of the page: its data with their labels, a day, the path to it, or what can be done with it."""
_PROSE = frozenset("，,。；;《")
_LONGEST = 200
"""Characters in a line of the page."""
_SHORTEST = 4
"""Characters in a line that says the title again, or a part of it."""
_OF_MENU = 16
"""Characters in an item of the page's menu."""
_YEAR = regex(r"20\d\d年度?")
_FAR = 40
"""Blocks and cells among which a title is looked for."""


@attrs.frozen(eq=False, repr=False)
class Line(Record):
    """A line of the front, or a cell of a table there, and the block that it stands in."""

    text: str
    block: Block


def apart(front: Sequence[Block]) -> tuple[Block, ...]:
    """The front, with a title that runs on into a date or into the first sentence on a line of its own."""
    found = next((cut for n, block in enumerate(front[:_FAR]) if (cut := _cut(n, block)) is not None), None)
    if found is None:
        return tuple(front)
    place, pieces = found
    return (*front[:place], *pieces, *front[place + 1 :])


def _cut(place: int, block: Block) -> tuple[int, tuple[Paragraph, Paragraph]] | None:
    if not isinstance(block, Paragraph) or block.number:
        return None
    match = _WITH_MORE.fullmatch(block.text)
    if match is None or not is_title(match["title"]) or not _MORE.match(match["rest"]):
        return None
    head, rest = (
        attrs.evolve(block, text=match[name], location=part_of(block.location, *match.span(name)))
        for name in ("title", "rest")
    )
    return place, (head, rest)


def lines_of(front: Sequence[Block]) -> list[Line]:
    """The lines among which a title may be: paragraphs, and what in a table of the page's own looks like a title."""
    lines: list[Line] = []
    for block in front:
        if len(lines) >= _FAR:
            break
        if isinstance(block, Paragraph) and block.text.strip():
            lines.append(Line(ungloss(unmarked(block.text)), block))
        elif isinstance(block, Table):
            titles = list(_titles_in(block))
            # A table of several reports is a list of the site's and heads none of them.
            lines += [Line(titles[0], block)] if len({squeeze(text) for text in titles}) == 1 else []
    return lines


def _titles_in(table: Table) -> Iterator[str]:
    """Cells with a title in them, each behind the cell that says so: no line above goes on in them then."""
    for row in table.rows:
        for n, cell in enumerate(row):
            text = ungloss("".join(cell.split("\n")))
            if is_title(text):
                yield row[n - 1] + text if n and _LABEL.fullmatch(row[n - 1].strip()) else text


def prose_in(front: Sequence[Block], head: Title | None) -> tuple[Block, ...]:
    """What stands under the title, without the lines above its first sentence that belong to the page or repeat it."""
    said = squeeze(head.text) if head is not None else ""
    titles = (said, _YEAR.sub("", said))
    kept: list[Block] = []
    for n, block in enumerate(front):
        if isinstance(block, Paragraph):
            text = simplified(ungloss(unmarked(block.text))).strip(" \t\u3000•·|*＊#【】[]（）()?？□�")
            if len(text) <= _LONGEST and _OF_PAGE.fullmatch(text) is not None:
                continue
            bare = squeeze(text)
            if len(bare) >= _SHORTEST and any(bare in simplified(title) for title in titles):
                continue
            if block.text.lstrip().startswith("•") and len(bare) <= _OF_MENU:
                continue
            if not _PROSE.isdisjoint(text):
                return (*kept, *front[n:])
        kept.append(block)
    return tuple(kept)
