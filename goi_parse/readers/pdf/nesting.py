"""Form XObjects and what they draw: refused where they draw one another without end, or too often.

A few hundred bytes can make pdfium draw a hundred million forms. Objects are found by their marks in the raw bytes,
as a damaged file is read, and names are resolved through every dictionary that a form's own resources lead to.
"""

from collections.abc import Iterator

import attrs

from goi_parse.errors import LimitError
from goi_parse.readers.pdf.inflate import BUILT_TO_HARM, plain_names, unpacked
from goi_parse.record import Record
from goi_parse.text import regex

__all__ = ["drawn_by_forms", "in_object_streams"]

_OBJECT = regex(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_REFERENCE = regex(rb"(?<![\d.])(\d{1,10})\s+\d{1,5}\s+R\b")
_NAMED = regex(rb"/([^\s/<>\[\]()%]+)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWN = regex(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
_FORM = regex(rb"/Subtype\s*/Form\b")
_OBJECT_STREAM = b"/ObjStm"
_OBJECTS = regex(rb"/Type\s*/ObjStm")
_FIRST = regex(rb"/First\s+(\d{1,9})(?!\d)")
_LONGEST = 10
"""Digits of a number that names an object; Python refuses thousands of them."""
_DEPTH = 20
_MOST_STEPS = 10_000


@attrs.frozen(eq=False, repr=False)
class _Thing(Record):
    """One object: its dictionary, and its packed stream if it has one."""

    head: bytes
    packed: bytes | None


def drawn_by_forms(data: bytes, limit: int) -> dict[int, int]:
    """How many bytes of operators each stream draws through forms.

    Raises LimitError where forms call themselves, or draw more than ``limit`` bytes on a page.
    """
    things = dict(_things(data))
    for thing in list(things.values()):
        if thing.packed is not None and _OBJECTS.search(thing.head):
            things |= _inside(unpacked(thing.head, thing.packed, limit), thing.head)
    forms = {number for number, thing in things.items() if thing.packed is not None and _FORM.search(thing.head)}
    costs: dict[int, int] = {}
    names: dict[bytes, set[int]] = {}
    for number in forms:
        _cost(number, things, forms, costs, (), limit)
    for thing in things.values():
        for match in _NAMED.finditer(thing.head):
            if int(match[2]) in forms:
                names.setdefault(match[1], set()).add(int(match[2]))
    found: dict[int, int] = {}
    for number, thing in things.items():
        if thing.packed is not None and number not in forms and b"/Image" not in thing.head:
            drawn = _DRAWN.findall(unpacked(thing.head, thing.packed, limit))
            found[number] = sum(max((costs[form] for form in names.get(name, ())), default=0) for name in drawn)
            if found[number] > limit:
                raise _endless()
    return found


def in_object_streams(data: bytes, limit: int) -> dict[int, bytes]:
    """The objects that stand in object streams. Raises LimitError for a stream of more than ``limit`` bytes."""
    found: dict[int, bytes] = {}
    at = data.find(_OBJECT_STREAM)
    while at >= 0:
        begin, end = data.find(b"stream", at), data.find(b"endstream", at)
        start = data.rfind(b"obj", 0, at)
        if 0 <= begin < end:
            head = data[start:begin]
            inside = _inside(unpacked(head, data[begin + 6 : end], limit), head)
            found |= {number: thing.head for number, thing in inside.items()}
        at = data.find(_OBJECT_STREAM, at + 1)
    return found


def _things(data: bytes) -> Iterator[tuple[int, _Thing]]:
    marks = list(_OBJECT.finditer(data))
    for place, match in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(data)
        begin = data.find(b"stream", match.end(), end)
        stop = data.find(b"endstream", begin, end) if begin >= 0 else -1
        if begin < 0 or data[begin - 3 : begin] == b"end":
            yield int(match[1]), _Thing(plain_names(data[match.end() : end]), None)
        else:
            packed = data[begin + 6 : stop if stop > 0 else end]
            yield int(match[1]), _Thing(plain_names(data[match.end() : begin]), packed)


def _inside(text: bytes, head: bytes) -> dict[int, _Thing]:
    """The objects of an object stream."""
    first = _FIRST.search(head)
    if first is None:
        return {}
    body = text[int(first[1]) :]
    numbers = [int(value) for value in text[: int(first[1])].split() if value.isdigit() and len(value) < _LONGEST]
    places = [*numbers[1::2], len(body)]
    return {
        number: _Thing(plain_names(body[start:end]), None)
        for number, start, end in zip(numbers[::2], places, places[1:], strict=False)
    }


def _cost(
    number: int,
    things: dict[int, _Thing],
    forms: set[int],
    costs: dict[int, int],
    path: tuple[int, ...],
    limit: int,
) -> int:
    """How many bytes of operators a form draws with all that it calls."""
    if number in costs:
        return costs[number]
    if number in path or len(path) > _DEPTH:
        raise _endless()
    thing = things[number]
    content = unpacked(thing.head, thing.packed or b"", limit)
    total = len(content)
    drawn = _DRAWN.findall(content)
    named = _resources(thing.head, things) if drawn else {}
    for name in drawn:
        called = [form for form in named.get(name, ()) if form in forms]
        total += max((_cost(form, things, forms, costs, (*path, number), limit) for form in called), default=0)
        if total > limit:
            raise _endless()
    costs[number] = total
    return total


def _resources(head: bytes, things: dict[int, _Thing]) -> dict[bytes, set[int]]:
    """The names in a form's dictionary and in all dictionaries that it leads to, with the objects they stand for."""
    named: dict[bytes, set[int]] = {}
    waiting, seen = [head], set[int]()
    while waiting and len(seen) < _MOST_STEPS:
        text = waiting.pop()
        for match in _NAMED.finditer(text):
            named.setdefault(match[1], set()).add(int(match[2]))
        for match in _REFERENCE.finditer(text):
            number = int(match[1])
            thing = things.get(number)
            if number not in seen and thing is not None and thing.packed is None:
                seen.add(number)
                waiting.append(thing.head)
    return named


def _endless() -> LimitError:
    return LimitError(
        "PDF 中的表单对象互相调用，没有尽头或次数过多 / forms of the PDF draw one another without end or too often",
        hint=BUILT_TO_HARM,
    )
