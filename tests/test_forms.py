"""The forms hold the model, the model holds the forms, and both hold the contract."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import get_args, get_type_hints

import attrs
import pytest

from goi_parse import Disclosure2019, Disclosure2021, Disputes, Requests
from goi_parse.forms import Form, forms
from goi_parse.rules import RULES
from goi_parse.text import fold

MODEL = {
    "2019": {"disclosure": Disclosure2019, "requests": Requests, "disputes": Disputes},
    "2021": {"disclosure": Disclosure2021, "requests": Requests, "disputes": Disputes},
}
EDITION = pytest.mark.parametrize("form", forms(), ids=lambda form: form.edition)


def leaves(kind: type, path: str) -> Iterator[str]:
    """Dotted paths of the numbers in an attrs class."""
    hints = get_type_hints(kind)
    for name in (field.name for field in attrs.fields(kind)):
        hint = hints[name]
        inner = hint if attrs.has(hint) else None
        assert inner or isinstance(hint, UnionType), f"{path}.{name} is neither a part nor a number"
        if inner:
            yield from leaves(inner, f"{path}.{name}")
        else:
            assert type(None) in get_args(hint), f"{path}.{name} cannot be unknown"
            yield f"{path}.{name}"


@EDITION
def test_every_address_is_a_leaf_of_the_model(form: Form) -> None:
    for key, kind in MODEL[form.edition].items():
        assert set(form.tables[key].addresses) <= set(leaves(kind, key))


@pytest.mark.parametrize("key", ["disclosure", "requests", "disputes"])
def test_every_leaf_of_the_model_is_in_a_form(key: str) -> None:
    asked = {form.edition: set(form.tables[key].addresses) for form in forms()}
    if key == "disclosure":  # two classes: their columns do not mean the same
        for edition, kinds in MODEL.items():
            assert set(leaves(kinds[key], key)) == asked[edition]
    else:
        assert set(leaves(MODEL["2021"][key], key)) == asked["2019"] | asked["2021"]


@EDITION
def test_addresses_of_the_contract(form: Form, shared: Path) -> None:
    contract = json.loads((shared / "contract" / "addresses.json").read_text(encoding="utf-8"))[form.edition]
    ours = [
        (address, list(labels), table.columns[address].unit)
        for table in form.tables.values()
        for address, labels in table.labels.items()
    ]
    assert ours == [(entry["address"], entry["labels"], entry.get("unit")) for entry in contract]


@EDITION
def test_number_of_cells(form: Form) -> None:
    cells = {key: len(table.addresses) for key, table in form.tables.items()}
    assert (
        cells
        == {
            "2019": {"disclosure": 22, "requests": 161, "disputes": 15},
            "2021": {"disclosure": 10, "requests": 175, "disputes": 15},
        }[form.edition]
    )


@EDITION
def test_identities_name_figures_and_rules(form: Form) -> None:
    for table in form.tables.values():
        for identity in table.identities:
            assert identity.rule in RULES
            assert set(identity.left) | set(identity.right) <= set(table.addresses)


@EDITION
def test_every_figure_of_a_table_with_sums_is_in_one(form: Form) -> None:
    for key in ("requests", "disputes"):
        table = form.tables[key]
        summed = {a for identity in table.identities for a in (*identity.left, *identity.right)}
        assert summed == set(table.addresses)


@EDITION
def test_also_wordings_belong_to_labels_and_are_not_labels(form: Form) -> None:
    for key, table in form.tables.items():
        labels = {label for path in table.labels.values() for label in path}
        for official, words in table.also.items():
            assert official in labels, f"{key}: {official} is no label"
            assert len(words) == len(set(words))
            for word in words:
                # one wording for two labels of the same column or row would be a guess
                assert fold(word) not in {fold(label) for label in labels - {official}}, word
