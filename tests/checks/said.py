"""What the checks say, a line for each outcome: what a user reads of a report, of two years, of a body and its parts.

``python tests/checks/said.py`` (with tests on the path) writes said.txt again; review it with git diff.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checks.cases import BUSY, TRIGGERS
from checks.cases_prose import COURTS, PAPERS, PROSE_TRIGGERS, YEAR, year
from checks.made import made, prose

from goi_parse.checks.across import compare
from goi_parse.checks.hierarchy import check_hierarchy
from goi_parse.checks.result import Check, CheckReport, Status
from goi_parse.checks.run import check
from goi_parse.location import Location
from goi_parse.report import AnnualReport, Narrative

FILE = Path(__file__).with_name("said.txt")
PLACE = Location(line=7)
_COPIED = "一是部分领域公开不够及时，更新频次不高；二是解读形式较为单一，图解视频不多；三是人员变动频繁，业务不熟。" * 3


def _year(number: int, cells: dict[str, str] | None = None, **facts: object) -> AnnualReport:
    prose_of_five = Narrative("五", f"五\n{number}年，{_COPIED}", (), PLACE)
    facts = {"agency": "云溪县教育局", "year": number, "problems": prose_of_five, **facts}
    return made(YEAR | COURTS | PAPERS | (cells or {}), **facts)


def pairs() -> Iterator[tuple[str, CheckReport]]:
    """Comparisons of every kind: copied, broken, of two bodies, of two forms, of reports with nothing in them."""
    stock = "disclosure.normative_documents.in_force"
    yield "copied", compare(_year(2022), _year(2023))
    yield "stock rises", compare(_year(2022), _year(2023, {stock: "99", "requests.received.total": "50"}))
    yield "stock falls", compare(_year(2022), _year(2023, {stock: "1"}))
    yield "no figure", compare(_year(2022), _year(2023, {stock: "", "requests.carried_in.total": "/"}))
    yield "another body", compare(_year(2022), _year(2023, agency="云溪县水利局"))
    yield "another scope", compare(_year(2022, scope="全县"), _year(2023, scope="本级"))
    yield "years apart", compare(_year(2021), _year(2023))
    yield "another form", compare(made(edition="2019", year=2020), _year(2021))
    yield "short prose", compare(_year(2022), _year(2023, problems=Narrative("五", "五\n没有问题。")))
    yield "own prose", compare(_year(2022, problems=Narrative("五", "五\n" + "甲乙丙丁" * 40)), _year(2023))
    yield "nothing", compare(AnnualReport(), AnnualReport())


def families() -> Iterator[tuple[str, CheckReport]]:
    """Children that add up, that do not, of another year, of another form, without a figure, and none."""
    figure = "disclosure.licensing.decisions"
    parent = made({figure: "6"}, year=2023, agency="云溪县人民政府")
    child = made({figure: "3"}, year=2023, agency="甲局")
    nameless = made({figure: "3"}, year=2023)
    yield "sums", check_hierarchy(parent, [child, nameless])
    yield "sums not", check_hierarchy(parent, [child, child, nameless])
    yield "blank", check_hierarchy(parent, [child, made({figure: ""}, year=2023)])
    yield "another year", check_hierarchy(parent, [child, made(year=2022)])
    yield "another form", check_hierarchy(parent, [nameless, made(year=2023, edition="2019", agency="乙局")])
    yield "none", check_hierarchy(parent, [])


def reports() -> Iterator[tuple[str, CheckReport]]:
    """The cases of every rule, and reports that leave a rule nothing to look at."""
    for name, cases in (TRIGGERS | PROSE_TRIGGERS).items():
        for n, report in enumerate(cases):
            yield f"{name} {n}", check(report, plugins=False)
    early, late = date(2023, 12, 30), date(2024, 2, 1)
    yield "published early", check(made(year=2023, agency="云溪县教育局"), published=early, plugins=False)
    yield "published late", check(made(year=2023, agency="云溪县教育局"), published=late, plugins=False)
    for name, report in (("in order", made(BUSY, year=2023, agency="甲县教育局")), ("blank", made(BUSY, zero=""))):
        yield name, check(report, plugins=False)
    for name, report in (("absent", made(zero=None)), ("2019", made(edition="2019")), ("nothing", AnnualReport())):
        yield name, check(report, plugins=False)
    blank = YEAR | {"requests.carried_out.total": "", "requests.received.total": ""}
    yield "blank beside prose", check(year("新收申请51件，均已按时办结。", blank), plugins=False)
    short = "予以公开3件，占办结总数的33.3%；部分公开0件；新收申请二百件；未收到申请。"
    yield "prose", check(prose(short, BUSY, topics={"platform": "网站一个。"}), plugins=False)


def everything() -> Iterator[tuple[str, CheckReport]]:
    """All of them, each with its name."""
    yield from reports()
    yield from pairs()
    yield from families()


def line(one: Check) -> str:
    """What one outcome says, in both languages."""
    found = one.diagnostic
    key = one.key if len(one.key) < 4 else (one.key[0], "…", one.key[-1])
    sides = f"{one.left_value} / {one.right_value}" if one.left_value is not None or one.right_value is not None else ""
    where = f"{one.quote.section}[{one.quote.start}:{one.quote.end}]" if one.quote else ""
    figures = f"{len(one.left)}:{len(one.right)} figures"
    said = (
        [figures, one.reason, one.reason_en]
        if found is None
        else [figures, found.severity.value, found.message, found.message_en]
    )
    return " | ".join(filter(None, [one.rule.name, one.status.value, ", ".join(key), where, sides, *said]))


def kind(one: Check) -> tuple[str, ...]:
    """What two outcomes share that need not both be read."""
    if one.diagnostic is None:
        return one.rule.name, re.sub(r"：.*|\d+", "", one.reason)
    return one.rule.name, *(one.key if len(one.key) == 1 and "." not in one.key[0] else ()), one.diagnostic.message_en


def text() -> str:
    """Every outcome that says something, once, under the name of the report that it was first said of."""
    lines: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for name, report in everything():
        lines.append(f"# {name}")
        for one in report.checks:
            if one.status is not Status.PASSED and kind(one) not in seen:
                seen.add(kind(one))
                lines.append(line(one))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
