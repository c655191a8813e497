"""Notices that ask for annual reports: they list all six headings, may append the empty form, and report nothing."""

from collections.abc import Mapping

from goi_parse.document import Image, Paragraph
from goi_parse.outline import Outline
from goi_parse.report import Reading
from goi_parse.sections.cover import Cover
from goi_parse.text import regex, squeeze

__all__ = ["is_notice"]

_TITLE = regex(r"[^。；]{0,60}(?:年度报告|年报)[^。；]{0,30}(?:通知|函|方案|要求|格式)[》”\"]?")
_NOTICE = "通知"
_TABULAR = ("disclosure", "requests", "disputes")


def is_notice(outline: Outline, cover: Cover, readings: Mapping[str, Reading]) -> bool:
    """Whether a document calls itself a notice, has no report's title or no year, no figure, and no picture of a table.

    All that, since a page may list notices beside a report, and a report may lose its tables.
    """
    if cover.title is not None and cover.year is not None and _NOTICE not in cover.title:
        return False
    if any(value is not None for value, *_ in readings.values()):
        return False
    bodies = [outline.bodies[key].blocks for key in _TABULAR if key in outline.bodies]
    if any(isinstance(block, Image) for blocks in bodies for block in blocks):
        return False
    return any(isinstance(block, Paragraph) and _TITLE.fullmatch(squeeze(block.text)) for block in outline.front)
