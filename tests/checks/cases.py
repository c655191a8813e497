"""For each check of the tables: reports that trigger it, and reports that come close and do not."""

from checks.made import made, requests

from goi_parse.report import AnnualReport

ROW = "requests.handled.granted"
SIX = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organization")
DIRECT = "disputes.litigation.direct"
BUSY = requests(received=5, carried_in=1, granted=3, unavailable__not_held=2, carried_out=1)


def blanks(count: int, mark: str = "") -> dict[str, str]:
    """The first cells of table 3, left empty."""
    columns = (*SIX, "total")
    rows = ("received", "carried_in", "handled.granted", "handled.partially_granted")
    return dict.fromkeys([f"requests.{row}.{column}" for row in rows for column in columns][:count], mark)


TRIGGERS: dict[str, tuple[AnnualReport, ...]] = {
    "identity-broken": (
        made(BUSY | {"requests.carried_out.natural_person": "2", "requests.carried_out.total": "2"}),
        made({"requests.carried_in.total": "1", "requests.carried_in.legal_service": "1"}, edition="2019"),
    ),
    "outcomes-sum-broken": (
        made(BUSY | {f"{ROW}.natural_person": "4", f"{ROW}.total": "4"}),
        made({"requests.handled.other.undivided.total": "1"}, edition="2019"),
    ),
    "applicants-sum-broken": (made(BUSY | {f"{ROW}.business": "1"}), made({f"{ROW}.total": "7"})),
    "requests-cells-empty": (made(blanks(1)), made(blanks(11, "/")), made(blanks(28, "—") | {f"{ROW}.total": "0"})),
    "count-not-whole-or-negative": (
        made({"requests.received.business": "-1"}),
        made({"disputes.reconsideration.total": "0.5"}),
    ),
    "totals-derivable": (
        made(BUSY | {f"{ROW}.total": ""}),
        made({"disputes.reconsideration.upheld": "2", "disputes.reconsideration.total": "/"}),
    ),
    "disputes-sum-broken": (made({f"{DIRECT}.pending": "1"}), made({f"{DIRECT}.total": "1"}, edition="2019")),
    "disputes-cells-empty": (made({f"{DIRECT}.upheld": "-"}),),
    "disclosure-cells-empty": (made({"disclosure.rules.issued": "/", "disclosure.rules.in_force": " "}),),
    "disclosure-figure-negative": (
        made({"disclosure.licensing.decisions": "-3"}),
        made({"disclosure.fees.amount": "-0.5"}),
        made({"disclosure.licensing.items_last_year": "-3", "disclosure.licensing.change": "4"}, edition="2019"),
    ),
    "disclosure-count-not-whole": (
        made({"disclosure.penalties.decisions": "43.7"}),
        made({"disclosure.licensing.items_last_year": "3", "disclosure.licensing.change": "-1.5"}, edition="2019"),
    ),
    "rules-above-level": (
        made({"disclosure.rules.in_force": "6"}, agency="大水泊镇人民政府"),
        made({"disclosure.rules.issued": "2"}, agency="威海市环翠区人民政府办公室"),
        made({"disclosure.rules.made": "2"}, edition="2019", agency="清水县教育局"),
    ),
    "stock-negative": (made({"disclosure.fees.items_last_year": "1", "disclosure.fees.change": "-2"}, edition="2019"),),
    "unit-in-fee-cell": (
        made({"disclosure.fees.amount": "251000元"}),
        made({"disclosure.fees.amount": "43.788万元"}),
    ),
    "zeros-not-printed": (made(BUSY, zero=""), made({"disclosure.licensing.decisions": "8"}, zero="/")),
    "amount-unit-unknown": (made({"disclosure.procurement.amount": "8040"}, edition="2019"),),
}
"""Each report is found fault with under this rule (others may find fault too)."""

QUIET: dict[str, tuple[AnnualReport, ...]] = {
    "identity-broken": (made(BUSY), made({"requests.received.total": "1", "requests.carried_out.total": ""})),
    "outcomes-sum-broken": (
        made(BUSY),
        made({f"{ROW}.total": "1", "requests.handled.refused.state_secret.total": None}),
    ),
    "applicants-sum-broken": (made(BUSY), made({f"{ROW}.total": "1", f"{ROW}.research": "-"})),
    "requests-cells-empty": (made(BUSY), made(zero=None), made(BUSY, zero="/"), made(BUSY | {f"{ROW}.total": ""})),
    "count-not-whole-or-negative": (made({"requests.received.business": "3.0"}), made({f"{ROW}.total": "-"})),
    "totals-derivable": (made(BUSY | {f"{ROW}.total": "", f"{ROW}.business": ""}), made({f"{ROW}.total": None})),
    "disputes-sum-broken": (
        made({f"{DIRECT}.pending": "1", f"{DIRECT}.total": "1"}),
        made({f"{DIRECT}.pending": "1", f"{DIRECT}.total": "0", f"{DIRECT}.upheld": "/"}),
    ),
    "disputes-cells-empty": (made(), made(dict.fromkeys([f"{DIRECT}.upheld"]))),
    "disclosure-cells-empty": (made(), made({"disclosure.rules.issued": None})),
    "disclosure-figure-negative": (
        made({"disclosure.licensing.items_last_year": "3", "disclosure.licensing.change": "-1"}, edition="2019"),
    ),
    "disclosure-count-not-whole": (
        made({"disclosure.fees.amount": "0.5"}),
        made({"disclosure.procurement.amount": "11522.96万元"}, edition="2019"),
        made({"disclosure.penalties.decisions": "43.0"}),
    ),
    "rules-above-level": (
        made({"disclosure.rules.in_force": "6"}, agency="威海市人民政府"),
        made({"disclosure.rules.in_force": "6"}, agency="自然资源部"),
        made({"disclosure.rules.in_force": "6"}),
        made(agency="大水泊镇人民政府"),
    ),
    "stock-negative": (
        made({"disclosure.fees.items_last_year": "2", "disclosure.fees.change": "-2"}, edition="2019"),
        made({"disclosure.fees.items_last_year": "", "disclosure.fees.change": "-2"}, edition="2019"),
    ),
    "unit-in-fee-cell": (made({"disclosure.fees.amount": "43.788"}), made({"disclosure.fees.amount": "0元"})),
    "zeros-not-printed": (made(zero=""), made(BUSY), made(zero=None)),
    "amount-unit-unknown": (
        made({"disclosure.procurement.amount": "8040元"}, edition="2019"),
        made(edition="2019"),
        made({"disclosure.fees.amount": "8040"}),
    ),
}
"""Each report comes close, and this rule has nothing to say."""
