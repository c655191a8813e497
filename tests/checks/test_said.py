"""What the checks say in every case, as someone read it once; and what holds of every outcome."""

import re
from collections import Counter

from checks.said import FILE, PLACE, everything, pairs, text

from goi_parse.checks.result import Status
from goi_parse.report import Meaning


def test_every_outcome_says_what_someone_read() -> None:
    assert text().splitlines() == FILE.read_text(encoding="utf-8").splitlines()


def test_an_outcome_has_one_name_and_says_why_in_both_languages() -> None:
    for name, report in everything():
        assert not [i for i, count in Counter(one.id for one in report.checks).items() if count > 1], name
        for one in report.checks:
            assert one.key, name
            assert all(one.key), name
            assert bool(one.reason) is bool(one.reason_en) is (one.status is Status.NOT_ASSESSABLE), name
            assert (one.diagnostic is not None) is (one.status is Status.FAILED), name
            assert all((o.value is None) is (o.meaning is not Meaning.NUMBER) for o in (*one.left, *one.right)), name
            assert all(isinstance(o.meaning, Meaning) for o in (*one.left, *one.right)), name


def test_a_finding_names_figures_and_fills_its_sentences() -> None:
    for name, report in everything():
        for found in report.diagnostics:
            assert "{" not in found.message + found.message_en, name
            assert all(re.fullmatch(r"[a-z0-9_.]+", address) for address in found.addresses), name


def test_what_is_copied_is_quoted_where_it_stands() -> None:
    (one,) = (c for c in dict(pairs())["copied"].failed if c.rule.name == "prose-alike")
    assert one.diagnostic is not None
    assert one.diagnostic.addresses == ()
    assert one.diagnostic.location == PLACE
    assert one.quote is not None
    assert one.quote.location == PLACE
    assert one.quote.section == "problems"
    assert len(one.quote.text) == one.quote.end - one.quote.start
