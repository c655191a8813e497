# Over 300 lines: the official form has this many fields, and one class after another is how it is read.
"""The report as typed, frozen objects: one class a section, plain values, nothing that parses or prints.

Field docstrings are the official Chinese labels. A number is ``int``, ``Decimal`` (money) or ``None`` where the
report prints none; why it is None, and where it stood, is in ``AnnualReport.figures``.
"""

import enum
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO, ClassVar

import attrs

from goi_parse.diagnostics import Diagnostic, Findings
from goi_parse.document import Image, Places
from goi_parse.forms.sums import proven
from goi_parse.location import Location
from goi_parse.record import Record
from goi_parse.show import Shown
from goi_parse.show.viewer import Viewer, viewed

if TYPE_CHECKING:
    from goi_parse.show.source import SourceView

__all__ = [
    "AnnualReport",
    "Applicants",
    "ChargeItems",
    "Contact",
    "Decisions",
    "Disclosure2019",
    "Disclosure2021",
    "Disputes",
    "Fees",
    "Figure",
    "Figures",
    "Handled",
    "Issuance",
    "Items",
    "Litigation",
    "Meaning",
    "Narrative",
    "NotProcessed",
    "OtherHandling",
    "Outcomes",
    "Overview",
    "Period",
    "Procurement",
    "Production",
    "Refused",
    "Requests",
    "Unavailable",
]


class Meaning(enum.StrEnum):
    """What stands in a figure's place."""

    NUMBER = "number"
    BLANK = "blank"
    """An empty cell."""
    MARK = "mark"
    """``/``, ``-``, ``—``, ``无`` and the like."""
    PICTURE = "picture"
    """The table is an image."""
    MISSING = "missing"
    """There is no such row or table."""
    UNREADABLE = "unreadable"
    """Something is there, or was, and cannot be trusted."""


@attrs.frozen(eq=False, repr=False)
class Figure(Record, Shown):
    """One figure of a statutory table: what is printed, what it means and where it stands.

    ``value`` is None exactly when ``meaning`` is not ``number``.
    """

    _face: ClassVar[str] = "figure"

    address: str
    value: int | Decimal | None
    raw: str | None
    meaning: Meaning
    unit: str | None = None
    location: Location | None = attrs.field(default=None, eq=False)
    proven: bool = attrs.field(default=False, eq=False)
    """Whether sums prove it: it stands in one along its row and one down its column, and both hold. Else only read."""
    original: Viewer | None = attrs.field(default=None, eq=False, repr=False)
    """What the report was read from."""

    @property
    def yuan(self) -> Decimal | None:
        """The amount in 元, where the figure is money and its unit is known."""
        factor = {"元": 1, "万元": 10000}.get(self.unit or "")
        return None if factor is None or self.value is None else Decimal(self.value) * factor

    def show(
        self, source: str | os.PathLike[str] | bytes | BinaryIO | None = None, *, whole: bool = False
    ) -> "SourceView":
        """The page of the PDF, the lines of the text or the table where the figure stands, with the figure outlined.

        The file is read again from its path; give ``source`` where there was none (bytes, a text) or where it has
        moved. ``whole`` shows the whole page or document, not what is around the figure alone.
        Raises SourceError where the source cannot be read or is not the one that was parsed.
        """
        from goi_parse.show.marks import figure_mark

        return viewed(self.original, (figure_mark(self),), source, whole=whole)


Reading = tuple[int | Decimal | None, str | None, Meaning, str | None, Places | None, int, int]
"""A figure before it is asked for: value, raw, meaning, unit, and the table's places with row and cell."""


class Figures(Shown, Mapping[str, Figure]):
    """All figures of a report by address, in form order. A Figure is made when it is asked for."""

    _face: ClassVar[str] = "figures"

    __slots__ = ("_original", "_proven", "_readings")

    def __init__(self, readings: Mapping[str, Reading], original: Viewer | None = None) -> None:
        self._readings = readings
        self._original = original
        self._proven: frozenset[str] | None = None

    def __getitem__(self, address: str) -> Figure:
        value, raw, meaning, unit, *_ = self._readings[address]
        is_proven = address in self.proven
        return Figure(address, value, raw, meaning, unit, self.location(address), is_proven, self._original)

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Figures):
            return NotImplemented
        mine, theirs = self._readings, other._readings
        return mine.keys() == theirs.keys() and all(r[:4] == theirs[a][:4] for a, r in mine.items())

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[object, ...]:
        # The readers' places go along: they are small, and figures are many.
        return Figures, (dict(self._readings), self._original)

    def __repr__(self) -> str:
        return f"<Figures: {len(self)}>"

    def value(self, address: str) -> int | Decimal | None:
        """The value alone, or None for an address that the form does not have."""
        reading = self._readings.get(address)
        return None if reading is None else reading[0]

    def printed(self, address: str) -> tuple[int | Decimal | None, str | None, Meaning, str | None]:
        """Value, raw, meaning and unit alone: the place takes most of a Figure's time. KeyError as for the Figure."""
        return self._readings[address][:4]

    def meaning(self, address: str) -> Meaning:
        """The meaning alone; ``missing`` for an address that the form does not have."""
        reading = self._readings.get(address)
        return Meaning.MISSING if reading is None else reading[2]

    def location(self, address: str) -> Location | None:
        """The place alone, or None where none is known."""
        reading = self._readings.get(address)
        places = None if reading is None else reading[4]
        return None if reading is None or places is None else places.place(reading[5], reading[6])

    @property
    def proven(self) -> frozenset[str]:
        """The addresses of the figures that the form's own sums prove; worked out when it is first asked for."""
        found = self._proven
        if found is None:
            self._proven = found = proven(self._readings, self.value)
        return found

    def read_from(self, original: Viewer | None) -> "Figures":
        """The same figures, read from what is named."""
        return Figures(self._readings, original)

    @classmethod
    def of(cls, figures: tuple[Figure, ...]) -> "Figures":
        """Figures made before, by address."""
        return cls({f.address: (f.value, f.raw, f.meaning, f.unit, _Fixed(f.location), 0, 0) for f in figures})


@attrs.frozen(eq=False, repr=False)
class _Fixed(Record):
    """A place that is known already."""

    location: Location | None

    def place(self, row: int, cell: int) -> Location | None:  # noqa: ARG002  one place for every cell
        return self.location


@attrs.frozen(eq=False, repr=False)
class Period(Record, Shown):
    """统计期限: first and last day that the figures cover."""

    start: date
    end: date


@attrs.frozen(eq=False, repr=False)
class Contact(Record, Shown):
    """Where to ask: as printed, inner blanks removed."""

    website: str | None = None
    """网址"""
    address: str | None = None
    """地址"""
    postcode: str | None = None
    """邮编"""
    phone: str | None = None
    """电话"""
    fax: str | None = None
    """传真"""
    email: str | None = None
    """电子邮箱"""


@attrs.frozen(eq=False, repr=False)
class Narrative(Record, Shown):
    """A stretch of prose: ``text`` is whole, headings included, paragraphs joined by line ends."""

    _face: ClassVar[str] = "narrative"

    heading: str | None
    text: str
    parts: tuple["Narrative", ...] = ()
    location: Location | None = attrs.field(default=None, eq=False)


@attrs.frozen(eq=False, repr=False)
class Overview(Record, Shown):
    """一、总体情况, with the topics that the form asks for, those that are there.

    Topics: ``proactive`` 主动公开, ``requests`` 依申请公开, ``management`` 政府信息管理,
    ``platform`` 平台建设, ``supervision`` 监督保障.
    """

    _face: ClassVar[str] = "narrative"

    heading: str | None
    text: str
    parts: tuple[Narrative, ...] = ()
    topics: Mapping[str, Narrative] = attrs.field(factory=dict[str, Narrative])
    location: Location | None = attrs.field(default=None, eq=False)


@attrs.frozen(eq=False, repr=False)
class Issuance(Record, Shown):
    """A row of 第二十条第（一）项, edition 2021."""

    issued: int | None = None
    """本年制发件数"""
    repealed: int | None = None
    """本年废止件数"""
    in_force: int | None = None
    """现行有效件数"""


@attrs.frozen(eq=False, repr=False)
class Decisions(Record, Shown):
    """A row of 第二十条第（五）、（六）项, edition 2021."""

    decisions: int | None = None
    """本年处理决定数量"""


@attrs.frozen(eq=False, repr=False)
class Fees(Record, Shown):
    """行政事业性收费, edition 2021."""

    amount: Decimal | int | None = None
    """本年收费金额 in 万元"""


@attrs.frozen(eq=False, repr=False)
class Disclosure2021(Record, Shown):
    """二、主动公开政府信息情况, edition 2021 (国办公开办函〔2021〕30号)."""

    _face: ClassVar[str] = "disclosure"

    rules: Issuance = Issuance()
    """规章"""
    normative_documents: Issuance = Issuance()
    """行政规范性文件"""
    licensing: Decisions = Decisions()
    """行政许可"""
    penalties: Decisions = Decisions()
    """行政处罚"""
    compulsory_measures: Decisions = Decisions()
    """行政强制"""
    fees: Fees = Fees()
    """行政事业性收费"""


@attrs.frozen(eq=False, repr=False)
class Production(Record, Shown):
    """A row of 第二十条第（一）项, edition 2019."""

    made: int | None = None
    """本年新制作数量"""
    disclosed: int | None = None
    """本年新公开数量"""
    total_disclosed: int | None = None
    """对外公开总数量"""


@attrs.frozen(eq=False, repr=False)
class Items(Record, Shown):
    """A row of 第二十条第（五）、（六）项, edition 2019."""

    items_last_year: int | None = None
    """上一年项目数量"""
    change: int | None = None
    """本年增/减, signed"""
    decisions: int | None = None
    """处理决定数量"""


@attrs.frozen(eq=False, repr=False)
class ChargeItems(Record, Shown):
    """行政事业性收费, edition 2019: items, not money."""

    items_last_year: int | None = None
    """上一年项目数量"""
    change: int | None = None
    """本年增/减, signed"""


@attrs.frozen(eq=False, repr=False)
class Procurement(Record, Shown):
    """政府集中采购, edition 2019."""

    projects: int | None = None
    """采购项目数量"""
    amount: Decimal | int | None = None
    """采购总金额; the form states no unit, ``report.figures`` has the one printed"""


@attrs.frozen(eq=False, repr=False)
class Disclosure2019(Record, Shown):
    """二、主动公开政府信息情况, edition 2019 (国办公开办函〔2019〕60号). Not comparable with edition 2021."""

    _face: ClassVar[str] = "disclosure"

    rules: Production = Production()
    """规章"""
    normative_documents: Production = Production()
    """规范性文件"""
    licensing: Items = Items()
    """行政许可"""
    other_services: Items = Items()
    """其他对外管理服务事项"""
    penalties: Items = Items()
    """行政处罚"""
    compulsory_measures: Items = Items()
    """行政强制"""
    fees: ChargeItems = ChargeItems()
    """行政事业性收费"""
    procurement: Procurement = Procurement()
    """政府集中采购"""


@attrs.frozen(eq=False, repr=False)
class Applicants(Record, Shown):
    """A row of the third table: counts by kind of applicant."""

    natural_person: int | None = None
    """自然人"""
    business: int | None = None
    """商业企业"""
    research: int | None = None
    """科研机构"""
    public_welfare: int | None = None
    """社会公益组织"""
    legal_service: int | None = None
    """法律服务机构"""
    other_organization: int | None = None
    """其他"""
    total: int | None = None
    """总计"""


@attrs.frozen(eq=False, repr=False)
class Refused(Record, Shown):
    """（三）不予公开"""

    state_secret: Applicants = Applicants()
    """1.属于国家秘密"""
    forbidden_by_law: Applicants = Applicants()
    """2.其他法律行政法规禁止公开"""
    security_and_stability: Applicants = Applicants()
    """3.危及“三安全一稳定”"""
    third_party_rights: Applicants = Applicants()
    """4.保护第三方合法权益"""
    internal_affairs: Applicants = Applicants()
    """5.属于三类内部事务信息"""
    process_information: Applicants = Applicants()
    """6.属于四类过程性信息"""
    enforcement_file: Applicants = Applicants()
    """7.属于行政执法案卷"""
    administrative_query: Applicants = Applicants()
    """8.属于行政查询事项"""


@attrs.frozen(eq=False, repr=False)
class Unavailable(Record, Shown):
    """（四）无法提供"""

    not_held: Applicants = Applicants()
    """1.本机关不掌握相关政府信息"""
    not_compiled: Applicants = Applicants()
    """2.没有现成信息需要另行制作"""
    still_unclear: Applicants = Applicants()
    """3.补正后申请内容仍不明确"""


@attrs.frozen(eq=False, repr=False)
class NotProcessed(Record, Shown):
    """（五）不予处理"""

    petition: Applicants = Applicants()
    """1.信访举报投诉类申请"""
    repeated: Applicants = Applicants()
    """2.重复申请"""
    publication: Applicants = Applicants()
    """3.要求提供公开出版物"""
    excessive: Applicants = Applicants()
    """4.无正当理由大量反复申请"""
    reconfirmation: Applicants = Applicants()
    """5.要求行政机关确认或重新出具已获取信息"""


@attrs.frozen(eq=False, repr=False)
class OtherHandling(Record, Shown):
    """（六）其他处理: one row in edition 2019 (``undivided``), three in edition 2021."""

    undivided: Applicants = Applicants()
    """（六）其他处理, edition 2019"""
    overdue_correction: Applicants = Applicants()
    """1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"""
    unpaid_fee: Applicants = Applicants()
    """2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"""
    miscellaneous: Applicants = Applicants()
    """3.其他"""


@attrs.frozen(eq=False, repr=False)
class Handled(Record, Shown):
    """三、本年度办理结果"""

    granted: Applicants = Applicants()
    """（一）予以公开"""
    partially_granted: Applicants = Applicants()
    """（二）部分公开（区分处理的，只计这一情形，不计其他情形）"""
    refused: Refused = Refused()
    """（三）不予公开"""
    unavailable: Unavailable = Unavailable()
    """（四）无法提供"""
    not_processed: NotProcessed = NotProcessed()
    """（五）不予处理"""
    other: OtherHandling = OtherHandling()
    """（六）其他处理"""
    total: Applicants = Applicants()
    """（七）总计"""


@attrs.frozen(eq=False, repr=False)
class Requests(Record, Shown):
    """三、收到和处理政府信息公开申请情况"""

    _face: ClassVar[str] = "requests"

    received: Applicants = Applicants()
    """一、本年新收政府信息公开申请数量"""
    carried_in: Applicants = Applicants()
    """二、上年结转政府信息公开申请数量"""
    handled: Handled = Handled()
    """三、本年度办理结果"""
    carried_out: Applicants = Applicants()
    """四、结转下年度继续办理"""


@attrs.frozen(eq=False, repr=False)
class Outcomes(Record, Shown):
    """Outcomes of one kind of dispute."""

    upheld: int | None = None
    """结果维持"""
    corrected: int | None = None
    """结果纠正"""
    other: int | None = None
    """其他结果"""
    pending: int | None = None
    """尚未审结"""
    total: int | None = None
    """总计"""


@attrs.frozen(eq=False, repr=False)
class Litigation(Record, Shown):
    """行政诉讼"""

    direct: Outcomes = Outcomes()
    """未经复议直接起诉"""
    after_reconsideration: Outcomes = Outcomes()
    """复议后起诉"""


@attrs.frozen(eq=False, repr=False)
class Disputes(Record, Shown):
    """四、政府信息公开行政复议、行政诉讼情况"""

    _face: ClassVar[str] = "disputes"

    reconsideration: Outcomes = Outcomes()
    """行政复议"""
    litigation: Litigation = Litigation()
    """行政诉讼"""


def _in_order(found: Iterable[Diagnostic]) -> Findings:
    return Findings(found)  # a function: attrs asks a converter for its signature, and that of a class takes 10 ms


@attrs.frozen(eq=False, repr=False)
class AnnualReport(Record, Shown):
    """政府信息公开工作年度报告, as one object. A section that is absent is None."""

    _face: ClassVar[str] = "report"

    title: str | None = None
    """As printed, line breaks joined."""
    agency: str | None = None
    """The reporting body."""
    year: int | None = None
    """Report year."""
    period: Period | None = None
    """统计期限"""
    contact: Contact = Contact()
    scope: str | None = None
    """The phrase that says whom the figures cover, where there is one."""
    preamble: Narrative | None = None
    overview: Overview | None = None
    """一、总体情况"""
    disclosure: Disclosure2021 | Disclosure2019 | None = None
    """二、主动公开政府信息情况"""
    requests: Requests | None = None
    """三、收到和处理政府信息公开申请情况"""
    disputes: Disputes | None = None
    """四、政府信息公开行政复议、行政诉讼情况"""
    problems: Narrative | None = None
    """五、存在的主要问题及改进情况"""
    other: Narrative | None = None
    """六、其他需要报告的事项"""
    editions: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """Which form each table fits, by table."""
    figures: Figures = attrs.field(factory=lambda: Figures({}))
    """Every figure the fitting form asks for, by address, in form order."""
    diagnostics: Findings = attrs.field(default=Findings(), converter=_in_order)
    """Findings in reading order."""
    images: tuple[Image, ...] = ()
    """Pictures met, with names and places."""
    original: Viewer | None = attrs.field(default=None, eq=False)
    """What the report was read from: its path, size and checksum, not its bytes. ``show`` finds it again."""

    def show(
        self,
        *what: "str | Figure | Diagnostic",
        source: str | os.PathLike[str] | bytes | BinaryIO | None = None,
        whole: bool = False,
    ) -> "SourceView":
        """The source with figures and findings outlined: the pages of a PDF, else lines or tables.

        ``what`` is addresses, beginnings of addresses (``requests.handled.refused``), figures or findings; without
        it every page with its figures and findings. ``source`` and ``whole`` are as in :meth:`Figure.show`.
        Raises SourceError as that does, and KeyError for an address that the report does not have.
        """
        from goi_parse.show.marks import marks

        return viewed(self.original, marks(self, what), source, whole=whole or not what)

    def __hash__(self) -> int:
        return object.__hash__(self)

    def __repr__(self) -> str:
        """One line: with every section and figure it would fill the screen."""
        return (
            f"<AnnualReport: {self.agency} {self.year}, {len(self.figures)} figures, {len(self.diagnostics)} findings>"
        )
