"""Sections one, five and six: the text, its sub-headed parts, and in section one the topics that the form asks for."""

from collections.abc import Sequence

from goi_parse.document import Paragraph
from goi_parse.location import Location
from goi_parse.outline import Body
from goi_parse.prose import ENUMERATOR, joined, span
from goi_parse.report import Narrative, Overview
from goi_parse.sections.parts import bare_parts, broken_up, parts
from goi_parse.text import regex, simplified, ungloss

__all__ = ["narrative", "overview"]

_TOPICS = (
    ("requests", regex("依申请|申请公开|申请(?!(?:行政)?复议)"), None),
    ("proactive", regex("主动公开|公开力度|主动发布"), regex("(?<!予)公开(?:政府信息)?(?:情况|内容|范围)")),
    ("platform", regex("平台|渠道|载体"), regex("网站|新媒体|阵地")),
    ("supervision", regex("监督|保障|考核"), regex("评议|培训|监管")),
    ("management", regex("信息管理|信息资源|规范管理"), regex("管理|目录|规范化")),
)
"""Topic, words that name it for certain, and words that name it where no sub-heading is certain."""
_NAME = regex(
    "主动公开|公开政府信息情况|依申请公开|(?:政府)?信息(?:资源)?管理|(?:政府)?(?:信息)?(?:公开)?平台建设|监督保障"
)
"""The names of the topics, with which a part begins that has no heading: （三）政府信息管理切实加强，……"""
_MOST_TOPICS = 3
"""Of the five; so many in one part are the topics of the form one level down."""


def narrative(body: Body) -> Narrative | None:
    """Section 五 or 六 as prose, or None where the section has neither heading nor text."""
    paragraphs = joined(body.blocks, body.width)
    if body.heading is None and not paragraphs:
        return None
    text = _text(body.heading, paragraphs)
    return Narrative(body.heading, text, parts(broken_up(paragraphs)), _place(body, paragraphs))


def overview(body: Body) -> Overview:
    """Section 一 with its topics: 主动公开, 依申请公开, 政府信息管理, 平台建设, 监督保障."""
    paragraphs = joined(body.blocks, body.width)
    lines = broken_up(paragraphs)
    found = parts(lines)
    topics = _topics(found) or _inner_topics(found)
    if not topics:
        bare = bare_parts(lines)
        if named := _topics(bare):
            found, topics = bare, named
    return Overview(body.heading, _text(body.heading, paragraphs), found, topics, _place(body, paragraphs))


def _text(heading: str | None, paragraphs: Sequence[Paragraph]) -> str:
    lines = [paragraph.text for paragraph in paragraphs]
    return "\n".join([heading, *lines] if heading else lines)


def _place(body: Body, paragraphs: Sequence[Paragraph]) -> Location | None:
    if not paragraphs:
        return body.location
    return span(body.location or paragraphs[0].location, paragraphs[-1].location)


def _topics(parts: Sequence[Narrative]) -> dict[str, Narrative]:
    """At most one part a topic: the first that names it for certain, else the first that comes near."""
    found: dict[str, Narrative] = {}
    left = list(parts)
    for certain in (True, False):
        for topic, sure, near in _TOPICS:
            pattern = sure if certain else near
            if topic in found or pattern is None:
                continue
            part = next((p for p in left if pattern.search(_name(p))), None)
            if part is not None:
                found[topic] = part
                left.remove(part)
    return {topic: found[topic] for topic in _ORDER if topic in found}


def _name(part: Narrative) -> str:
    """What says of which topic a part is: its heading, or the name of a topic with which its text begins."""
    if part.heading:
        return simplified(ungloss(part.heading))
    mark = ENUMERATOR.match(part.text)
    name = _NAME.match(simplified(part.text), mark.end() if mark else 0)
    return name[0] if name else ""


def _inner_topics(outer: Sequence[Narrative]) -> dict[str, Narrative]:
    """The topics one level down: those of the first part that holds most of the five."""
    for part in outer:
        topics = _topics(part.parts)
        if len(topics) >= _MOST_TOPICS:
            return topics
    return {}


_ORDER = ("proactive", "requests", "management", "platform", "supervision")
