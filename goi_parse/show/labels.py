"""Chinese names for what the model calls in English: from the forms, and for the front matter from here."""

import functools

from goi_parse.forms import forms

__all__ = ["MEANINGS", "SECTIONS", "heading", "label", "path_label"]

SECTIONS = {
    "overview": "一、总体情况",
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
"""The six sections under their official headings."""

MEANINGS = {
    "number": "数字",
    "blank": "空白",
    "mark": "以符号表示未填",
    "picture": "表格是图片",
    "missing": "没有这一行或这张表",
    "unreadable": "不能确定",
}
"""What stands in a figure's place, by ``meaning``."""

_FRONT = {
    "title": "标题",
    "agency": "单位",
    "year": "年度",
    "period": "统计期限",
    "scope": "统计范围",
    "start": "起",
    "end": "止",
    "website": "网址",
    "address": "地址",
    "postcode": "邮编",
    "phone": "电话",
    "fax": "传真",
    "email": "电子邮箱",
    "preamble": "引言",
}
# Groups of rows and columns that hold no figure of their own; their last label is that of a member.
_GROUPS = {
    "handled": "三、本年度办理结果",
    "refused": "（三）不予公开",
    "unavailable": "（四）无法提供",
    "not_processed": "（五）不予处理",
    "reconsideration": "行政复议",
    "litigation": "行政诉讼",
    "direct": "未经复议直接起诉",
    "after_reconsideration": "复议后起诉",
}


def heading(section: str, printed: str | None) -> str:
    """A section's heading as printed, else the official one."""
    return printed or SECTIONS[section]


def label(name: str) -> str:
    """The Chinese name of a field; the English one where there is none."""
    return _labels().get(name, name)


def path_label(address: str) -> str:
    """The printed labels of a figure, joined from the outside in; the address where no form has it."""
    for edition in reversed(forms()):
        table = edition.tables.get(address.partition(".")[0])
        if table is not None and address in table.labels:
            return "｜".join(table.labels[address])
    return address


@functools.cache
def _labels() -> dict[str, str]:
    found = dict(_FRONT)
    for edition in forms():
        for table in edition.tables.values():
            for block in table.blocks:
                found.update((row.key.rpartition(".")[2], row.labels[-1]) for row in block.rows if row.key)
                found.update((column.key.rpartition(".")[2], column.labels[-1]) for column in block.columns)
    # ``other`` and ``total`` are both rows and columns, of several tables
    return found | _GROUPS | {"total": "总计", "other": "其他"}
