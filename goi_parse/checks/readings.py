"""What a stated figure may mean: for each kind of claim the sums of the table that it could be.

收到 usually means 本年新收, but 收办 and 办理 may mean 新收＋上年结转, or what was dealt with. Every candidate is
offered; a claim disagrees with the table only where none of them fits.
"""

from collections.abc import Iterable

import attrs

from goi_parse.checks.sheet import Tables
from goi_parse.forms import TableForm
from goi_parse.record import Record

__all__ = ["RULE_OF", "Candidate", "candidates"]


@attrs.frozen(eq=False, repr=False)
class Candidate(Record):
    """One thing a claim may state: its name in Chinese, and the figures whose sum that is."""

    meaning: str
    addresses: tuple[str, ...]


RULE_OF = {
    "received": "stated-received-differs",
    "carried_in": "stated-carried-in-differs",
    "intake": "stated-intake-differs",
    "dealt": "stated-intake-differs",
    "answered": "stated-answered-differs",
    "carried_out": "stated-carried-out-differs",
    "reconsideration": "stated-reconsideration-differs",
    "no_reconsideration": "stated-reconsideration-differs",
    "litigation": "stated-litigation-differs",
    "no_litigation": "stated-litigation-differs",
    "disputes": "stated-disputes-differ",
    "no_disputes": "stated-disputes-differ",
    "none": "stated-none-received",
    "handled": "stated-outcome-differs",
    "applicants": "stated-outcome-differs",
    "documents": "stated-documents-differ",
    "share": "stated-share-differs",
}
"""The rule that judges a kind of claim, by the kind's first part. A fee is stated and no table has it."""

_ORGANIZATIONS = ("business", "research", "public_welfare", "legal_service", "other_organization")
_DOCUMENTS_2021 = {"issued": "issued", "repealed": "repealed", "in_force": "in_force"}
_DOCUMENTS_2019 = {"issued": "made"}
_BLOCKS = {
    "reconsideration": ("disputes.reconsideration.total",),
    "litigation": ("disputes.litigation.direct.total", "disputes.litigation.after_reconsideration.total"),
}


def candidates(tables: Tables, kind: str) -> tuple[Candidate, ...]:
    """The readings of a claim of this kind in the forms that this report follows; none where its table is absent."""
    head, _, rest = kind.partition(".")
    if head == "documents":
        return tuple(_documents(tables, rest))
    if head.removeprefix("no_") in ("reconsideration", "litigation", "disputes"):
        return tuple(_disputes(tables, head.removeprefix("no_")))
    sheet = tables.sheet("requests")
    if sheet is None:
        return ()
    if head == "applicants":
        return tuple(_applicants(rest))
    if head == "handled":
        return tuple(_outcomes(sheet.plan.form, rest))
    return tuple(_intake(sheet.plan.form, head))


def _intake(table: TableForm, kind: str) -> Iterable[Candidate]:
    new, before = "requests.received.total", "requests.carried_in.total"
    dealt, after = "requests.handled.total.total", "requests.carried_out.total"
    decided = ("granted", "partially_granted", "refused", "unavailable", "not_processed")
    every = {
        "new": Candidate("本年新收", (new,)),
        "both": Candidate("本年新收＋上年结转", (new, before)),
        "dealt": Candidate("本年度办理结果总计", (dealt,)),
        "before": Candidate("上年结转", (before,)),
        "after": Candidate("结转下年度", (after,)),
        "decided": Candidate("办理结果总计（不含其他处理）", _rows(table, decided)),
    }
    wanted = {
        "received": ("new",),
        "none": ("new",),
        "carried_in": ("before",),
        "carried_out": ("after",),
        "intake": ("new", "both", "dealt"),
        "dealt": ("both", "dealt", "new"),
        "answered": ("dealt", "both", "new", "decided"),
    }
    return (every[name] for name in wanted[kind])


def _rows(table: TableForm, groups: Iterable[str]) -> tuple[str, ...]:
    """The addresses in the total column of every outcome that belongs to these groups."""
    heads = tuple(f"requests.handled.{group}." for group in groups)
    return tuple(a for a in table.addresses if a.startswith(heads) and a.endswith(".total"))


def _outcomes(table: TableForm, kind: str) -> Iterable[Candidate]:
    granted, partly = _rows(table, ("granted",)), _rows(table, ("partially_granted",))
    if kind == "granted_or_partly":
        yield Candidate("予以公开＋部分公开", granted + partly)
        return
    names = {
        "granted": "予以公开",
        "partially_granted": "部分公开",
        "refused": "不予公开",
        "unavailable": "无法提供",
        "not_processed": "不予处理",
        "other": "其他处理",
    }
    own = _rows(table, (kind,))
    yield Candidate(names[kind], own)
    if kind == "granted":
        yield Candidate("予以公开＋部分公开", granted + partly)
    if kind == "refused":
        yield Candidate("不予公开＋不予处理", own + _rows(table, ("not_processed",)))
        yield Candidate("不予公开＋无法提供＋不予处理", own + _rows(table, ("unavailable", "not_processed")))
    if kind == "unavailable":
        yield Candidate("无法提供：本机关不掌握", own[:1])
    if kind == "other":
        yield Candidate("其他处理：其他", own[-1:])


def _applicants(kind: str) -> Iterable[Candidate]:
    columns = _ORGANIZATIONS if kind == "organizations" else (kind,)
    new = tuple(f"requests.received.{column}" for column in columns)
    before = tuple(f"requests.carried_in.{column}" for column in columns)
    yield Candidate("本年新收", new)
    yield Candidate("本年新收＋上年结转", new + before)
    yield Candidate("本年度办理结果总计", tuple(f"requests.handled.total.{column}" for column in columns))


def _disputes(tables: Tables, kind: str) -> Iterable[Candidate]:
    if tables.sheet("disputes") is None:
        return
    blocks = tuple(_BLOCKS) if kind == "disputes" else (kind,)
    names = {"reconsideration": "行政复议总计", "litigation": "两类行政诉讼总计"}
    yield Candidate("＋".join(names[b] for b in blocks), tuple(a for b in blocks for a in _BLOCKS[b]))
    if kind == "litigation":
        yield Candidate("未经复议直接起诉总计", _BLOCKS[kind][:1])
        yield Candidate("复议后起诉总计", _BLOCKS[kind][1:])


def _documents(tables: Tables, kind: str) -> Iterable[Candidate]:
    sheet = tables.sheet("disclosure")
    if sheet is None:
        return
    columns = _DOCUMENTS_2019 if sheet.plan.form.edition == "2019" else _DOCUMENTS_2021
    if kind in columns:
        address = f"disclosure.normative_documents.{columns[kind]}"
        yield Candidate(sheet.plan.form.columns[address].labels[-1], (address,))
