"""Reports of which but the beginning is left, within section one: what shows that the text is one."""

from goi_parse.document import Paragraph
from goi_parse.outline import Body, Outline
from goi_parse.sections.cover import Cover
from goi_parse.sections.narrative import overview
from goi_parse.text import regex, simplified, squeeze, ungloss

__all__ = ["is_cut_report"]

_FEW_TOPICS = 2
"""Of the five that the form asks for in section one."""
_NAMED = regex(
    r"(?:公布|公开|发布|现将)[^。；》]{0,40}?20\d\d年[^。；》]{0,30}?信息公开(?:工作)?(?:年度)?(?:工作)?报告"
)
"""The sentence that makes the report public, with its name."""
_LIST = regex("(?:报告|全文)[^。；应须需]{0,15}?(?:包括|由|分)(?P<sections>[^。]+)")
_SECTIONS = ("总体", "主动公开", "申请", "诉讼", "问题")
"""A word of each section of which a report with a list of them says that it consists."""
_FORM = regex("年度报告(?:格式|有关事项)")
_ITSELF = regex("本(?:年度)?报告|报告如下")
_QUOTED = regex("《[^》]*》")
_OTHERS = regex("通知|解读|半年|季度|报送|填报|填写|编写|模板|范本|编制(?:说明|要求|指南|工作)")
"""Words outside quoted titles with which others speak of a report, or of a part of the year."""


def is_cut_report(outline: Outline, cover: Cover) -> bool:
    """Whether a text with one section is the beginning of a report: by its title, its period, its topics, its preamble.

    A preamble may stand below the heading of section one.
    """
    if cover.year is not None and (cover.title is not None or cover.period is not None):
        return True
    if "overview" not in outline.bodies:
        return False
    body = outline.bodies["overview"]
    preamble = cover.preamble.text if cover.preamble else ""
    return len(overview(body).topics) >= _FEW_TOPICS or _presents(preamble) or _presents(_opening(body))


def _opening(body: Body) -> str:
    """The first paragraph of a section."""
    return next((block.text for block in body.blocks if isinstance(block, Paragraph)), "")


def _presents(printed: str) -> bool:
    """Whether a text presents itself as the report: by its name, the list of its sections, or the form it keeps to."""
    text = simplified(ungloss(squeeze(printed)))
    if _OTHERS.search(_QUOTED.sub("", text)):
        return False
    if _NAMED.search(text) or (_FORM.search(text) and _ITSELF.search(text)):
        return True
    lists = (match["sections"] for match in _LIST.finditer(text))
    return any(all(word in sections for word in _SECTIONS) for sections in lists)
