# One wording a line, however long: the patterns are read as a table.
# ruff: noqa: E501
"""How reports state their figures in prose: one pattern a line, tried on sentences made narrow and without blanks.

Precision comes first: a pattern that also fits what an office does beside its own requests (咨询, 信访, 建议提案,
other bodies' cases) raises false alarms, and those cost more trust than a missed sentence.
"""

import re

import attrs

from goi_parse.record import Record
from goi_parse.text import regex

__all__ = ["NEGATIONS", "WORDINGS", "Wording", "foreign"]

_COUNT = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<unit>件|份|宗|条|例|起|封)(?!次|数|[^,;。]{0,4}比)"
_NEAR = r"(?:[^\d,;:。、]|(?<=公民)、(?=法人))"
"""A character that does not end the thought: no figure, no punctuation (but in 公民、法人或其他组织)."""
_REQUEST = r"(?:信息公开|依申请公开|公开)(?:的)?(?:申请|事项)|依申请公开|申请"


@attrs.frozen(eq=False, repr=False)
class Wording(Record):
    """A pattern for a stated figure: ``n`` is the number, ``unit`` its unit; the topic that its sentence must be about."""

    kind: str
    pattern: re.Pattern[str]
    about: re.Pattern[str] | None = None
    """What the sentence or its paragraph must speak of, unless it stands in the topic of that name."""
    topic: str = ""
    whole: bool = False
    """Whether the figure is one of the whole body and year, so that words such as 其中 or 网络 before it forbid it."""


_NO_RULES = rf"(?:(?!规章){_NEAR})"
"""As ``_NEAR``, and no 规章: those are counted in another row."""
_ABOUT_REQUESTS = regex(r"信息公开申请|依申请公开|公开申请")
_ABOUT_DISPUTES = regex(r"信息公开|依申请公开|公开申请")
_ABOUT_FEES = regex(r"信息公开|依申请|信息处理费")


def _requests(kind: str, pattern: str) -> Wording:
    return Wording(kind, regex(pattern), _ABOUT_REQUESTS, "requests", whole=True)


def _parts(kind: str, pattern: str) -> Wording:
    return Wording(kind, regex(pattern), _ABOUT_REQUESTS, "requests")


def _disputes(kind: str, pattern: str) -> Wording:
    return Wording(kind, regex(pattern), _ABOUT_DISPUTES, "requests")


def _anywhere(kind: str, pattern: str) -> Wording:
    """A wording that says itself what it speaks of."""
    return Wording(kind, regex(pattern))


_ALONE = r"(?<![及和或与])(?<![^件份宗条例起封]、)"
"""A label that no list shares its number with: 予以公开、部分公开3件 states neither of the two."""
_ASKED = r"(?:的|提出|提交|递交|申请|政府信息公开|信息公开|共|计|有|为|数量|方面)"
_ANSWERED = r"(?:的|答复|情形|决定|申请|政府信息|共|计|有|为|了|类)"
_DECIDED = r"(?:的|为|属于|属|系|申请|作出|予以|决定|答复|依法)"


def _outcome(kind: str, label: str) -> tuple[Wording, Wording]:
    """An outcome with its number behind it (予以公开3件) or before it (3件予以公开)."""
    return (
        _parts(
            f"handled.{kind}",
            rf"{_ALONE}{label}{_ANSWERED}*{_COUNT}(?!{_DECIDED}*(?:予以|部分|不予|无法|其他))",
        ),
        _parts(f"handled.{kind}", rf"{_COUNT}{_DECIDED}*{label}(?!率|[^,;。]{{0,8}}\d)"),
    )


def _applicant(kind: str, label: str) -> Wording:
    return _parts(f"applicants.{kind}", rf"{_ALONE}{label}{_ASKED}*{_COUNT}")


_GRANTED = r"(?<!不)(?<!部分)予以公开"
_PARTLY = r"(?:予以)?部分(?:予以)?公开"

WORDINGS: tuple[Wording, ...] = (
    _requests("received", rf"新(?:收|接收|受理)(?:到)?{_NEAR}{{0,25}}?{_COUNT}"),
    _requests("carried_in", rf"(?:上|去)一?年度?(?:结转|转结|遗留|转入|转来){_NEAR}{{0,20}}?{_COUNT}"),
    _requests("carried_in", rf"(?:结转|承接)(?:自)?(?:上|去)一?年度?{_NEAR}{{0,20}}?{_COUNT}"),
    _requests("carried_out", rf"结?转(?:至|到|入)?(?:下|次)一?年度?{_NEAR}{{0,15}}?{_COUNT}"),
    _requests("carried_out", rf"{_COUNT}(?:申请|正在办理|尚在办理|依法|将|需|待|因|未到期)*(?:结转|转)(?:至|到|入)?(?:下|次)一?年"),
    _requests("intake", rf"(?<!未)(?<!新)(?:收到|接到|接收|受理|收取){_NEAR}{{0,30}}?(?:{_REQUEST}){_NEAR}{{0,12}}?{_COUNT}"),
    _requests("intake", rf"(?<!未)(?<!新)(?:收到|接到|接收|受理|收取)(?:各类)?{_COUNT}{_NEAR}{{0,8}}?(?:{_REQUEST})"),
    _requests("dealt", rf"(?:收办|(?<!已)办理|处理)(?!结果){_NEAR}{{0,12}}?(?:{_REQUEST}){_NEAR}{{0,8}}?{_COUNT}"),
    _requests("answered", rf"(?:答复|办结|办理完毕|办理完成|处理完毕){_NEAR}{{0,10}}?{_COUNT}"),
    _requests("answered", rf"{_COUNT}(?:申请)?(?:均|全部|都)?已?(?:按时|按期|依法|及时)*(?:答复|办结)(?!率)"),
    _parts("handled.granted_or_partly", rf"{_GRANTED}(?:和|及|、|与|或){_PARTLY}{_ANSWERED}*{_COUNT}"),
    *_outcome("granted", _GRANTED),
    *_outcome("partially_granted", _PARTLY),
    *_outcome("refused", r"不予公开"),
    *_outcome("unavailable", r"无法提供"),
    *_outcome("not_processed", r"不予处理"),
    *_outcome("other", r"(?:其他|其它)处理"),
    _applicant("natural_person", r"自然人"),
    _applicant("business", r"商业企业"),
    _applicant("research", r"科研机构"),
    _applicant("public_welfare", r"社会公益组织"),
    _applicant("legal_service", r"法律服务机构"),
    _applicant("organizations", r"法人(?:和|或|及|或者|、)其他组织"),
    _disputes("disputes", rf"行政复议(?:案件)?(?:和|及|、|与|或)行政诉讼(?:案件)?(?:共|计|均|各|有|为)*{_COUNT}"),
    _disputes("reconsideration", rf"{_ALONE}行政复议(?!机关|后|{_NEAR}{{0,8}}诉讼){_NEAR}{{0,10}}?{_COUNT}(?!尚未审结|维持|纠正|被)"),
    _disputes("litigation", rf"{_ALONE}行政诉讼(?!后|{_NEAR}{{0,8}}复议){_NEAR}{{0,10}}?{_COUNT}(?!尚未审结|维持|纠正|被)"),
    _anywhere("documents.issued", rf"(?:制发|制定|出台|印发|新制定|制定发布|制定出台){_NO_RULES}{{0,10}}?规范性文件(?:共|计|有)?{_COUNT}"),
    _anywhere("documents.repealed", rf"废止(?!和|、|及|或|失效){_NO_RULES}{{0,8}}?规范性文件(?:共|计|有)?{_COUNT}"),
    _anywhere("documents.repealed", rf"规范性文件(?:共|计|有)?\d+[件份][,、]{_NO_RULES}{{0,4}}废止(?:共|计|了)?{_COUNT}"),
    _anywhere("documents.in_force", rf"现行有效{_NEAR}{{0,10}}?规范性文件{_NEAR}{{0,4}}?{_COUNT}"),
    _anywhere("processing_fee", r"信息处理费[^\d。;]{0,12}?(?P<n>\d+(?:\.\d+)?)(?P<unit>万元|元)"),
)  # fmt: skip
"""Every wording of a stated figure, the more special before the more general one."""

_NOT = r"(?:未|没有|尚未|暂未|未曾|无)"
_NONE_HAPPENED = rf"{_NOT}(?:(?:发生|出现|产生|收到|接到|被|因)(?:(?!复议)[^\d,;。]){{0,22}}?|(?:政府)?信息公开(?:工作)?(?:引发的?|引起的?|相关的?|类)?(?:被申请)?)?"
NEGATIONS: tuple[Wording, ...] = (
    _requests("none", rf"{_NOT}(?:新)?(?:收到|接到|接收到?|收取|受理|发生)(?:过)?[^\d,;。]{{0,24}}?(?:信息公开|依申请公开|公开)(?:的)?(?:申请|事项)"),
    _requests("none", rf"{_NOT}(?:收到|接到|发生)(?:过)?(?:任何)?(?:公民|政府信息)?依申请(?:公开)?(?:件|事项|申请|信息)"),
    _disputes("no_disputes", rf"{_NONE_HAPPENED}行政复议(?:案件)?(?:和|及|、|与|或|或者)(?:被)?(?:提起)?(?:行政)?诉讼"),
    _disputes("no_reconsideration", rf"{_NONE_HAPPENED}行政复议(?!(?:案件)?(?:和|及|、|与|或)|机关)"),
    _disputes("no_litigation", rf"{_NONE_HAPPENED}行政诉讼"),
    Wording("no_fee", regex(rf"{_NOT}(?:向申请人)?收取[^\d。;]{{0,14}}?(?:处理费|费用)"), _ABOUT_FEES),
)  # fmt: skip
"""Every wording that says there was none."""

_ANOTHER_MATTER = regex(
    r"咨询|留言|信箱|来信|热线|12345|信访|投诉|举报|建议|提案|许可申请|备案|不动产|查询申请|补正|撤回|模拟|测试|指导|协助|转办|审核"
)
_DISPUTE = regex(r"复议|诉讼")
_SET_ASIDE = regex(r"败诉|纠错|纠正|撤销|违法|维持|责任")
_PART = regex(
    r"其中|本级|网络|网站|网上|网页|在线|平台|邮件|邮箱|信函|邮寄|信件|当面|现场|窗口|渠道|传真|(?<![我本])部门|镇街|街镇"
    r"|(?<![我本])单位|局机关|季度|月份|半年|涉及|关于|(?<!各)类|每|平均|剩余|余下"
)
_COMPARED = regex(r"同比|较|比|增长|增加|减少|下降|上升|去年|上一?年|往年|历年|以来|至今|约|近|超过|逾|多达")


def foreign(wording: Wording, before: str, matched: str, after: str) -> bool:
    """Whether a clause speaks of another matter, another time or a part only of what the table counts.

    ``before`` and ``after`` are what stands in the same clause around the words ``matched``.
    """
    clause = before + matched
    if _COMPARED.search(before if wording.kind == "carried_in" else clause) or _ANOTHER_MATTER.search(clause):
        return True
    if _DISPUTE.search(wording.pattern.pattern):
        return bool(_SET_ASIDE.search(clause + after))
    return wording.topic == "requests" and bool(_DISPUTE.search(clause) or (wording.whole and _PART.search(clause)))
