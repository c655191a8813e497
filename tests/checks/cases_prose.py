"""For each rule about prose and structure: reports that trigger it, and reports that come close and do not."""

from collections.abc import Mapping

from checks.made import made, prose, requests

from goi_parse.diagnostics import Diagnostic
from goi_parse.report import AnnualReport, Narrative
from goi_parse.rules import RULES

YEAR = requests(
    received=51,
    carried_in=4,
    granted=20,
    partially_granted=4,
    refused__process_information=3,
    unavailable__not_held=15,
    not_processed__repeated=2,
    other__miscellaneous=8,
    carried_out=3,
)
"""A year of requests: 51 + 4 = 52 + 3."""
COURTS = {
    "disputes.reconsideration.upheld": "2",
    "disputes.reconsideration.total": "2",
    "disputes.litigation.direct.upheld": "1",
    "disputes.litigation.direct.total": "1",
}
PAPERS = {
    "disclosure.normative_documents.issued": "6",
    "disclosure.normative_documents.repealed": "2",
    "disclosure.normative_documents.in_force": "48",
}
LONG = "一是部分领域公开不够及时，二是解读形式较为单一。下一步将加强培训，完善制度。"


def year(text: str, cells: Mapping[str, str] | None = None, **facts: object) -> AnnualReport:
    """The year's report with this under 依申请公开."""
    return prose(text, YEAR | COURTS | PAPERS | dict(cells or {}), **facts)


def management(text: str, **facts: object) -> AnnualReport:
    """The year's report with this under 政府信息管理."""
    return year("", topics={"management": text}, **facts)


def section(name: str, *lines: str, parts: tuple[str, ...] = (), **facts: object) -> AnnualReport:
    """A report with this section: a heading and its lines."""
    text = "\n".join(["标题", *lines])
    return made(year=2023, **{name: Narrative("标题", text, tuple(Narrative(p, p) for p in parts)), **facts})


PROSE_TRIGGERS: dict[str, tuple[AnnualReport, ...]] = {
    "stated-received-differs": (
        year("2023年，新收政府信息公开申请50件，上年结转4件。"),
        year("全年新收到申请52 件。"),
        year("新收政府信息公开申请1,051件。"),
    ),
    "stated-carried-in-differs": (year("上年结转政府信息公开申请5件。"), year("新收51件，去年结转3件。")),
    "stated-intake-differs": (
        year("2023年，我单位共受理政府信息公开申请50件，均在规定时间内办理答复。"),
        year("截至12月31日，共收到依申请公开件113件。"),
        year("收办政府信息公开申请3646件。"),
        year("共收到公民、法人或者其他组织提交的政府信息公开申请12件。"),
        year("收到政府信息公开申请１件，比2022年增加一件。"),
    ),
    "stated-answered-differs": (year("共办结政府信息公开申请50件。"), year("53件申请均已按时答复。")),
    "stated-carried-out-differs": (
        year("结转下年度继续办理4件。"),
        year("新收51件，2件申请正在办理，1件结转至下一年。"),
    ),
    "stated-reconsideration-differs": (
        year("因政府信息公开引发行政复议3件。"),
        year("全年未发生因政府信息公开引发的行政复议。"),
    ),
    "stated-litigation-differs": (
        year("因政府信息公开被提起行政诉讼2件。"),
        year("未发生因政府信息公开引起的行政诉讼案件。"),
    ),
    "stated-disputes-differ": (
        year("政府信息公开行政复议和行政诉讼共4件。"),
        year("全年未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。"),
    ),
    "stated-none-received": (
        year("2023年没有收到政府信息公开申请。"),
        year("全年未收到行政许可申请;全年未接到信息公开申请。"),
        year("未收到公民、法人和其他组织提出的政府信息公开申请。"),
    ),
    "stated-outcome-differs": (
        year("予以公开21件，部分公开4件。"),
        year("其中予以公开及部分公开25件。"),
        year("1件不予公开，15件无法提供。"),
        year("自然人申请50件。"),
    ),
    "stated-documents-differ": (
        management("全年制发行政规范性文件7件，废止2件。"),
        management("全年制发行政规范性文件6件，废止3件。"),
        management("废止规范性文件1件，现行有效的行政规范性文件48件。"),
        management("现行有效的行政规范性文件47件。"),
    ),
    "stated-share-differs": (year("予以公开20件，占办结总数的48.5%。"),),
    "section-missing": (made(diagnostics=(Diagnostic(RULES["section-missing"], facts={"section": "六"}),)),),
    "problems-thin": (section("problems", "无。"), section("problems", "本年度不存在问题。"), section("problems")),
    "fee-not-reported": (section("other", "无其他需要报告的事项。"),),
    "subheads-misnumbered": (
        section("problems", LONG, parts=("（一）问题", "（三）措施")),
        section("problems", LONG, parts=("（二）问题", "（三）措施")),
        section("other", LONG, parts=("1.收费", "1.提案", "3.其他")),
    ),
    "year-slipped": (year("2022年，我局共受理政府信息公开申请51件。"), year("（一）2024年主动公开政府信息300条。")),
    "all-done-but-carried-out": (year("2023年收到政府信息公开申请51件，均已按时办结。"), year("申请全部答复。")),
    "wording-odd": (
        year("做好政务公开政务公开工作。"),
        year("全年主动公开信息 条，解读2篇。"),
        year("XX局共收到申请51件。"),
        year("全年工作，有序推进。各项任务,全面完成。信息公开，依法办理。"),
    ),
    "topics-missing": (prose("收到申请0件。"),),
    "accountability-not-reported": (prose("没有收到申请。", agency="云溪县人民政府"),),
}
"""Each report is found fault with under this rule by check(), never by parse()."""

PROSE_QUIET: dict[str, tuple[AnnualReport, ...]] = {
    "stated-received-differs": (
        year("新收政府信息公开申请51件。"),
        year("2022年新收政府信息公开申请40件，2023年有所增加。"),
        year("新收建议提案5件。"),
        year("通过网站新收申请30件，其中当面提出21件。"),
    ),
    "stated-carried-in-differs": (year("上年结转4件。"), prose("上年结转4件。", zero="")),
    "stated-intake-differs": (
        year("共收到政府信息公开申请51件。"),
        year("收办政府信息公开申请55件。"),
        year("办理政府信息公开申请52件。"),
        year("协助办理信息公开申请4件。"),
        year("共收到网络申请30件。"),
        year("收到近60件申请，接听咨询电话705个。"),
        year("2022年收到申请40件。"),
        year("收到信访投诉申请9件。"),
    ),
    "stated-answered-differs": (
        year("办结52件。"),
        year("已答复44件，其余按其他处理。"),
        year("12345热线47件，已全部办结。"),
        year("答复人大代表建议、政协委员提案47件。"),
        year("答复率100%。"),
    ),
    "stated-carried-out-differs": (year("3件结转下年度办理。"), year("结转2022年遗留事项9项。")),
    "stated-reconsideration-differs": (
        year("行政复议2件、行政诉讼1件。"),
        year("未发生因信息公开被纠错的行政复议。"),
        year("", topics={"supervision": "全年办理行政复议案件134件。"}),
        year("行政复议3件尚未审结。"),
        year("行政复议机关维持3件。"),
    ),
    "stated-litigation-differs": (year("行政诉讼1件。"), year("未发生政府信息公开行政诉讼败诉情况。")),
    "stated-disputes-differ": (year("政府信息公开行政复议和行政诉讼共3件。"),),
    "stated-none-received": (
        prose("2023年没有收到政府信息公开申请。"),
        year("未收到行政许可申请。"),
        year("2022年没有收到政府信息公开申请。"),
        year("未收到通过信函提出的政府信息公开申请。"),
    ),
    "stated-outcome-differs": (
        year("予以公开20件、部分公开4件、不予公开3件、无法提供15件、不予处理2件、其他处理8件。"),
        year("予以公开24件。"),
        year("20件予以公开，4件部分公开。"),
        year("自然人申请51件。"),
        year("予以公开、部分公开24件。"),
        year("", topics={"proactive": "对应当予以公开的文件300件全部公开。"}),
    ),
    "stated-documents-differ": (
        management("制发规范性文件6件，废止2件，现行有效的规范性文件48件。"),
        management("宣布废止和失效5件。"),
        management("公开规章13件（含新制定5件，修改4件，废止4件），公开行政规范性文件42件。"),
        management("制定规章和规范性文件8件。"),
        management("清理规范性文件18件，公开规范性文件30件。"),
        management("上年制发规范性文件9件，今年比去年减少3件。"),
    ),
    "stated-share-differs": (
        year("予以公开20件，占办结总数的38.5%。"),
        year("予以公开20件，占38.4%。"),
        year("予以公开20件，占新收的39%。"),
    ),
    "section-missing": (made(),),
    "problems-thin": (section("problems", LONG), made()),
    "fee-not-reported": (
        section("other", "本年度未收取信息处理费。"),
        section("other", "未向申请人收取任何费用。"),
        made(),
    ),
    "subheads-misnumbered": (
        section("problems", LONG, parts=("（一）问题", "（二）措施", "（一）打算", "（二）保障")),
        section("problems", LONG, parts=("（二）问题", "措施")),
        section("problems", LONG, parts=("（二）问题",)),
    ),
    "year-slipped": (
        year("2023年，共受理政府信息公开申请51件，比2022年增加2件。"),
        year("2022年结转的4件申请已受理。"),
        year("2024年，将继续做好主动公开工作。"),
        year("2021年发布的指南继续有效。"),
    ),
    "all-done-but-carried-out": (
        prose("收到政府信息公开申请0件，均已按时办结。"),
        year("除3件结转下年度外，均已按时办结。"),
        year("", topics={"platform": "网民留言均已办结。"}),
    ),
    "wording-odd": (
        year("做好政务公开工作，推进信息公开，实实在在服务群众。"),
        year("全年主动公开信息 30 条。"),
        year("规范,有序,公开。"),
    ),
    "topics-missing": (
        prose(
            "收到申请0件。",
            topics={"proactive": "主动公开", "management": "目录", "platform": "网站", "supervision": "培训"},
        ),
        made(),
    ),
    "accountability-not-reported": (
        prose("开展考核和社会评议，未发生责任追究情形。", agency="云溪县人民政府"),
        prose("没有收到申请。", agency="云溪县人民政府办公室"),
    ),
}
"""Each report comes close, and this rule has nothing to say."""
