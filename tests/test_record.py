"""Values made on Record behave as attrs' own do."""

import attrs
import pytest

from goi_parse.record import Record


def hidden(value: object) -> str:
    return f"<{value}>"


@attrs.frozen(eq=False, repr=False)
class Ours(Record):
    a: int
    b: object = None
    c: int = attrs.field(default=0, eq=False)
    d: int = attrs.field(default=0, repr=False)
    e: int = attrs.field(default=0, repr=hidden)


@attrs.frozen
class Theirs:
    a: int
    b: object = None
    c: int = attrs.field(default=0, eq=False)
    d: int = attrs.field(default=0, repr=False)
    e: int = attrs.field(default=0, repr=hidden)


VALUES = ((1,), (2,), (1, "x"), (1, None, 5), (1, None, 0, 6), (1, None, 0, 0, 7), (1, (2, 3)))


@pytest.mark.parametrize("one", VALUES)
@pytest.mark.parametrize("other", VALUES)
def test_equality_and_hash_are_those_of_attrs(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    alike = Theirs(*one) == Theirs(*other)
    assert (Ours(*one) == Ours(*other)) is alike
    assert (Ours(*one) != Ours(*other)) is not alike
    assert (hash(Ours(*one)) == hash(Ours(*other))) is alike


@pytest.mark.parametrize("one", VALUES)
def test_the_repr_is_that_of_attrs(one: tuple[object, ...]) -> None:
    assert repr(Ours(*one)).removeprefix("Ours") == repr(Theirs(*one)).removeprefix("Theirs")


def test_another_class_is_never_equal() -> None:
    assert Ours(1) != Theirs(1)
    assert Ours(1) != (1, None, 0, 0, 0)


def test_what_holds_a_list_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours(1, []))
