"""Findings: what a reader, the outline, the forms or a check has to say about a report.

A :class:`Rule` is declared once, in :mod:`goi_parse.rules`; a :class:`Diagnostic` is one finding under it.
"""

import enum
from collections.abc import Mapping

import attrs

from goi_parse.location import Location
from goi_parse.record import Record

__all__ = ["SEVERITIES", "Diagnostic", "Findings", "Origin", "Rule", "Severity"]


class Severity(enum.Enum):
    """How much a finding weighs."""

    ERROR = "error"
    """A figure that the form asks for is absent or cannot be trusted."""
    WARNING = "warning"
    """It is there, and odd."""
    NOTE = "note"
    """An interpretation was chosen."""


class Origin(enum.Enum):
    """Whose fault it is."""

    DOCUMENT = "document"
    """The report itself."""
    READER = "reader"
    """The file or its conversion lost something."""
    PARSER = "parser"
    """We are not sure."""


@attrs.frozen(eq=False, repr=False)
class Rule(Record):
    """One kind of finding: GOI1xx reading, 2xx outline, 3xx forms, 4xx checks; a code is never used again.

    ``zh`` and ``en`` are message templates that the facts of a Diagnostic fill.
    """

    code: str
    name: str
    severity: Severity
    origin: Origin
    zh: str
    en: str


class _Facts(dict[str, object]):
    """Facts for a template: a fact that is not given shows its own name rather than raising."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _severity_of_rule(finding: "Diagnostic") -> Severity:
    return finding.rule.severity


def _origin_of_rule(finding: "Diagnostic") -> Origin:
    return finding.rule.origin


@attrs.frozen(eq=False, repr=False)
class Diagnostic(Record):
    """One finding: the rule, whom it concerns, where it stands, and the facts.

    ``addresses`` are addresses of figures, or prefixes such as ``requests.handled.refused``.
    """

    rule: Rule
    addresses: tuple[str, ...] = ()
    facts: Mapping[str, object] = attrs.field(factory=dict[str, object])
    location: Location | None = attrs.field(default=None, eq=False)
    severity: Severity = attrs.field(default=attrs.Factory(_severity_of_rule, takes_self=True))
    origin: Origin = attrs.field(default=attrs.Factory(_origin_of_rule, takes_self=True))

    @property
    def code(self) -> str:
        """``GOI401``."""
        return self.rule.code

    @property
    def name(self) -> str:
        """``identity-broken``."""
        return self.rule.name

    @property
    def message(self) -> str:
        """The finding in Chinese."""
        return self.rule.zh.format_map(_Facts(self.facts))

    @property
    def message_en(self) -> str:
        """The finding in English."""
        return self.rule.en.format_map(_Facts(self.facts))

    def __str__(self) -> str:
        return f"{self.code} {self.name}: {self.message}"

    def __repr__(self) -> str:
        # a line, and not its rule and facts: what one meets in a terminal, and in a failing test
        return f"<{' '.join(filter(None, (self.code, self.name, self.severity.value, _few(self.addresses))))}>"

    def _repr_html_(self) -> str:
        from goi_parse.markup import framed

        return framed(Findings((self,)).table())


SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
"""The severities in Chinese, the gravest first."""


def _few(addresses: tuple[str, ...]) -> str:
    """The first address, and how many more there are."""
    return " ".join([*addresses[:1], *([f"+{len(addresses) - 1}"] if len(addresses) > 1 else [])])


class Findings(tuple[Diagnostic, ...]):
    """Findings in reading order: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def table(self) -> str:
        """The findings as an HTML table without a style sheet."""
        from goi_parse.markup import records_table

        head = ("代码", "级别", "发现", "涉及", "位置")
        records = [
            (d.code, SEVERITIES[d.severity], d.message, _few(d.addresses), "" if d.location is None else d.location.zh)
            for d in self
        ]
        return records_table(head, records, (f"goi-{d.severity.value}" for d in self))

    def __repr__(self) -> str:
        return "\n".join([f"<Findings: {len(self)}>", *map(str, self)])

    def _repr_html_(self) -> str:
        from goi_parse.markup import framed

        return framed(self.table())
