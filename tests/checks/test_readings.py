"""What a stated figure may mean: the readings that are offered for each kind of claim, in order, in either form."""

import pytest
from checks.made import made

from goi_parse.checks.readings import RULE_OF, candidates
from goi_parse.checks.sheet import tables_of
from goi_parse.forms import form
from goi_parse.rules import RULES

NEW, BEFORE = ("requests.received.total",), ("requests.carried_in.total",)
DEALT, AFTER = ("requests.handled.total.total",), ("requests.carried_out.total",)
ORGANIZATIONS = ("business", "research", "public_welfare", "legal_service", "other_organization")
COURTS = ("disputes.litigation.direct.total", "disputes.litigation.after_reconsideration.total")
REVIEW = ("disputes.reconsideration.total",)
PAPERS = "disclosure.normative_documents"


def rows(*groups: str, edition: str = "2021") -> tuple[str, ...]:
    """The total column of the outcomes in these groups."""
    found = [a for a in form(edition).addresses if a.startswith("requests.handled.") and a.endswith(".total")]
    return tuple(a for group in groups for a in found if a.split(".")[2] == group)


def columns(row: str, *keys: str) -> tuple[str, ...]:
    return tuple(f"requests.{row}.{key}" for key in keys)


def of(kind: str, edition: str = "2021") -> dict[str, tuple[str, ...]]:
    return {c.meaning: c.addresses for c in candidates(tables_of(made(edition=edition)), kind)}


IN_BOTH: dict[str, dict[str, tuple[str, ...]]] = {
    "received": {"本年新收": NEW},
    "none": {"本年新收": NEW},
    "carried_in": {"上年结转": BEFORE},
    "carried_out": {"结转下年度": AFTER},
    "intake": {"本年新收": NEW, "本年新收＋上年结转": NEW + BEFORE, "本年度办理结果总计": DEALT},
    "dealt": {"本年新收＋上年结转": NEW + BEFORE, "本年度办理结果总计": DEALT, "本年新收": NEW},
    "answered": {
        "本年度办理结果总计": DEALT,
        "本年新收＋上年结转": NEW + BEFORE,
        "本年新收": NEW,
        "办理结果总计（不含其他处理）": rows("granted", "partially_granted", "refused", "unavailable", "not_processed"),
    },
    "handled.granted": {
        "予以公开": rows("granted"),
        "予以公开＋部分公开": rows("granted", "partially_granted"),
    },
    "handled.partially_granted": {"部分公开": rows("partially_granted")},
    "handled.granted_or_partly": {"予以公开＋部分公开": rows("granted", "partially_granted")},
    "handled.refused": {
        "不予公开": rows("refused"),
        "不予公开＋不予处理": rows("refused", "not_processed"),
        "不予公开＋无法提供＋不予处理": rows("refused", "unavailable", "not_processed"),
    },
    "handled.unavailable": {
        "无法提供": rows("unavailable"),
        "无法提供：本机关不掌握": ("requests.handled.unavailable.not_held.total",),
    },
    "handled.not_processed": {"不予处理": rows("not_processed")},
    "applicants.natural_person": {
        "本年新收": columns("received", "natural_person"),
        "本年新收＋上年结转": columns("received", "natural_person") + columns("carried_in", "natural_person"),
        "本年度办理结果总计": columns("handled.total", "natural_person"),
    },
    "applicants.organizations": {
        "本年新收": columns("received", *ORGANIZATIONS),
        "本年新收＋上年结转": columns("received", *ORGANIZATIONS) + columns("carried_in", *ORGANIZATIONS),
        "本年度办理结果总计": columns("handled.total", *ORGANIZATIONS),
    },
    "reconsideration": {"行政复议总计": REVIEW},
    "litigation": {
        "两类行政诉讼总计": COURTS,
        "未经复议直接起诉总计": COURTS[:1],
        "复议后起诉总计": COURTS[1:],
    },
    "disputes": {"行政复议总计＋两类行政诉讼总计": REVIEW + COURTS},
}
IN_ONE: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {
    "2021": {
        "handled.other": {
            "其他处理": rows("other"),
            "其他处理：其他": ("requests.handled.other.miscellaneous.total",),
        },
        "documents.issued": {"本年制发件数": (f"{PAPERS}.issued",)},
        "documents.repealed": {"本年废止件数": (f"{PAPERS}.repealed",)},
        "documents.in_force": {"现行有效件数": (f"{PAPERS}.in_force",)},
    },
    "2019": {
        "handled.other": {
            "其他处理": rows("other", edition="2019"),
            "其他处理：其他": ("requests.handled.other.undivided.total",),
        },
        "documents.issued": {"本年新制作数量": (f"{PAPERS}.made",)},
        "documents.repealed": {},
        "documents.in_force": {},
    },
}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_each_kind_has_its_readings_the_likeliest_first(edition: str) -> None:
    for kind, expected in (IN_BOTH | IN_ONE[edition]).items():
        assert list(of(kind, edition).items()) == list(expected.items()), kind


def test_what_is_denied_is_read_as_what_is_stated() -> None:
    for kind in ("reconsideration", "litigation", "disputes"):
        assert of(f"no_{kind}") == of(kind)


def test_without_its_table_a_claim_has_no_reading() -> None:
    nothing = tables_of(made(editions={}))
    assert [k for k in (*IN_BOTH, *IN_ONE["2021"]) if candidates(nothing, k)] == []


def test_each_kind_is_judged_by_a_rule() -> None:
    assert {kind.split(".")[0].removeprefix("no_") for kind in (*IN_BOTH, *IN_ONE["2021"])} == {
        kind.removeprefix("no_") for kind in RULE_OF
    } - {"share"}
    assert set(RULE_OF.values()) <= set(RULES)
