"""The agency as the preamble, or the first sentence of section one, names it.

A sentence names a body by what stands around the name; whether what stands there is the name of a body is told by how
it begins and ends. A report of a body that is not named has no agency, and a finding says so.
"""

import re
from collections.abc import Iterator

from goi_parse.sections.title import clean_agency
from goi_parse.text import regex, simplified

__all__ = ["BODY", "is_body", "named_in", "of_a_notice"]

BODY = r"(?:政府|局|厅|署|司|部|委|会|院|办|办公室|办事处|海关|中心|支队|总队|大队|所|站|学校|大学|公司)"
"""How the name of a body ends that publishes such a report."""
_NAME = r"[\u4e00-\u9fff（）()]{3,30}?"
_DRAWN = r"(?:编制|编写|编撰|起草|撰写|制定|公布|发布)"
_WITH_CARE = r"(?:负责|牵头|汇总|组织)*"
_ACCORDING = r"(?:按照|根据|依据|依照|结合|围绕)"
_GATHERED = r"(?:综合|汇总)(?=[全各本]|自治区|[省市区县旗州盟镇乡](?:政府|人民政府|级|直|委))[^。；]{1,120}?"
"""What a report puts together; 综合行政执法局 and 综合市场管理局 are bodies."""
_SUBJECT = r"(?:政府信息|政务信息|信息|政务)公开"
_NAMED = regex(
    rf"(?:现公布|现将|现就|公布|发布|向社会公开|编制了?|编写|形成|由|根据)《?(?P<name>{_NAME})(?:{_WITH_CARE}{_DRAWN}|围绕)?的?(?:关于)?20\d\d年?度?(?:政府|政务)?信息(?:公开|工作年度报告)"
    rf"|结合(?P<real>{_NAME})(?:{_SUBJECT})?(?:工作)?实际(?:[，,]|编制)"
    rf"|(?:结合|汇总|总结)20\d\d年度?+(?P<works>{_NAME})的?{_SUBJECT}工作(?:实际|(?:开展)?情况|编制|的?基础)"
    rf"|(?:公布|发布|编制)《?(?P<bare>{_NAME})的?{_SUBJECT}(?:工作)?年度报告"
    rf"|(?:^|[，,。])(?P<tells>{_NAME})(?:现|特此|特)?(?:向社会(?:公布|公开)|编制)《?20\d\d年"
    rf"|《(?P<quoted>{_NAME})20\d\d年度?(?:政府|政务)?信息公开(?:工作)?年度报告》[^。；《]{{0,40}}(?:公布|发布|公开)"
    rf"|20\d\d年度?+(?P<between>{_NAME}){_SUBJECT}(?:工作)?(?:年度)?报告"
    rf"|(?:^|[。；])(?P<first>{_NAME})20\d\d年度?+{_SUBJECT}(?:工作)?(?:年度)?报告[（(]以下简称"
)
_DRAWN_UP = regex(
    rf"(?:规定|要求|精神)[，,](?:现?由)?(?P<name>[\u4e00-\u9fff（）()]{{2,29}}?{BODY})(?:组织)?{_DRAWN}"
    rf"|由(?P<drawn>{_NAME})(?:{_ACCORDING}[^，。；]{{1,60}}?)?{_WITH_CARE}{_DRAWN}"
    rf"|由(?P<gathers>(?![省市区县旗州](?:人民)?政府){_NAME}){_GATHERED}{_WITH_CARE}{_DRAWN}"
    rf"|本(?:年度)?(?:报告|年报)(?P<itself>{_NAME}){_ACCORDING}[^。；]{{1,200}}?{_DRAWN}"
)
_OPENING = regex(
    rf"(?:20\d\d年(?:度|以来)?[,，]|一年来[,，])(?P<name>{_NAME})"
    r"(?=认真|严格|深入|坚持|积极|持续|全面|按照|在|紧紧|高度|始终|以|贯彻|根据|切实|进一步|不断|着力|围绕|扎实|共|主动"
    r"|落实|推进|加强|强化|深化|聚焦|立足|紧扣|依法|通过)"
)
_ENDS = regex(
    r"(?:[省市区县旗镇乡州盟府局厅署司部委会院办室处关队所站校社馆团园场街学]|街道|中心|公司|集团|系统|银行|[分支]行)[)）]?$"
)
_BEGINS = (
    "我 本(?!溪) 全(?![椒州南]) 各 其 该 在 并 特(?!克斯) 现 由 向(?!阳) 对 为 共(?!和县|青)"
    " 如(?![皋东]) 以 从(?![江化]) 就 按 将(?!乐) 把 因 已 还 又 也 及 和(?![县田平静硕布龙政顺林]) 与"
    " 通过 主要 累计 附件 相关 版权 抄送 (?:党政|综合|政府)?办公室$"
)
"""Words with which a sentence goes on, and what stands at the foot of a page; some places begin with the same sign."""
_NO_NAME = regex(
    rf"^(?:{_BEGINS.replace(' ', '|')})"
    r"|关于|社会$|单位|门户|网站|平台|情况|工作(?![委局站处办部])|信息(?!化|中心)|公开(?!办)"
)
_ALIAS = regex(r"[（(](?:以下)?[简簡][称稱](?![^（()）]*(?:年报|报告))[^（()）]{1,20}[)）]")
"""How a body is called from here on; that is no part of its name. 以下简称年报 is not a body's, and is needed."""
_INNER = regex(r"各(?:科室|部门|单位|处室|股室|站所).*$")
_FRONT = regex("[^。]*。?" * 3)
"""The sentences of section one among which a preamble stands that has no place of its own."""
_PLACED = regex(r"[\u4e00-\u9fff]{2,}?[省市区县旗州盟镇乡]|国家|中国|.*街道")
"""How a name begins that says where its body is; 市教育局 and 商务局 do not."""
_ASKED = regex(r"(?:请与|可与|[，,]与|请?联系)(?P<name>[\u4e00-\u9fff]{4,30}?)(?:联系|[（(：:，,。；])")
"""To whom a reader may turn: a body's office, by its full name."""
_OFFICE = regex(r"(?:党政)?(?:综合)?(?:办公室|科|处|股)$")
_OF_A_NOTICE = regex(r"[^《》。]{0,60}(?:通知|意见|办法|方案|要求|函)》")


def of_a_notice(text: str, end: int) -> bool:
    """Whether words that end there stand in the title of a notice, which may be of another body or year."""
    return _OF_A_NOTICE.match(text, end) is not None


def named_in(preamble: str, opening: str) -> str | None:
    """The agency that the preamble names, or the first sentence of section one; both without blanks.

    Where no sentence ends above section one, its first sentences belong to the preamble.
    """
    preamble = preamble if "。" in preamble else preamble + _first_sentences(opening)
    first = opening.partition("。")[0]
    for pattern, source in ((_NAMED, preamble), (_DRAWN_UP, preamble), (_OPENING, first)):
        found = next(_bodies(pattern, source), None)
        if found is not None:
            return _in_full(found, preamble)
    return None


def _first_sentences(opening: str) -> str:
    match = _FRONT.match(opening)
    return match.group() if match else ""


def _in_full(name: str, preamble: str) -> str:
    """A name that does not say where its body is (市医保局), in full where the preamble says whom to ask.

    The short name is the full one with characters left out, and ends as it does.
    """
    plain = simplified(name)
    if _PLACED.match(plain):
        return name
    text = simplified(preamble)
    for match in _ASKED.finditer(text):
        asked = match["name"]
        office = _OFFICE.search(asked)
        for end in (len(asked), office.start() if office else 0):
            if _PLACED.match(asked[:end]) and _shortens(plain, asked[:end]):
                return preamble[match.start("name") : match.start("name") + end]
    return name


def _shortens(short: str, full: str) -> bool:
    """Whether a name is another one with characters left out, the last of them not."""
    rest = iter(full)
    return short[-1] == full[-1] and is_body(full) and all(c in rest for c in short)


def _bodies(pattern: re.Pattern[str], source: str) -> Iterator[str]:
    """What a pattern finds that is the name of a body; one in the title of a notice is who asked for the report."""
    source = _ALIAS.sub("", source)
    text = simplified(source)
    for match in pattern.finditer(text):
        start, end = next(match.span(group) for group, value in match.groupdict().items() if value)
        if of_a_notice(text, end) and "《" in text[match.start() : start]:
            continue
        inner = _INNER.search(text, start, end)
        end = inner.start() if inner is not None else end
        more = "政府" if text[start:end].endswith("人民") else ""
        name = clean_agency(source[start:end])
        if name is not None and is_body(clean_agency(text[start:end] + more) or ""):
            yield name + more


def is_body(name: str) -> bool:
    """Whether words begin and end as the name of a body does."""
    return len(name) > 2 and _ENDS.search(name) is not None and _NO_NAME.search(name) is None
