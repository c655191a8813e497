"""Which candidates are the headings: the best increasing chain over the whole document.

A document has lines that look like headings in its contents list, its preamble, its tables and its first section.
No single line decides; the chain with the most weight does, where like numbering and text in between add weight.
"""

from collections.abc import Mapping, Sequence

import attrs

from goi_parse.outline.headings import Candidate
from goi_parse.record import Record

__all__ = ["best_chain", "sure_chain", "without_contents"]

_KEPT = 5
"""Chains kept for each section while reading on; bounds the work on a hostile text."""
_SHORTEST_LIST = 3
"""Headings in a row, with nothing in between, that may be a list of sections."""
_SURE = 6.5
"""Weight of a known wording with its own number."""


@attrs.frozen(eq=False, repr=False)
class _Chain(Record):
    weight: float
    last: Candidate
    before: "_Chain | None"


def without_contents(
    found: Sequence[Candidate], listed: frozenset[int] = frozenset()
) -> tuple[list[Candidate], list[list[Candidate]]]:
    """The candidates without those of a table of contents or a list of sections, and those lists.

    A contents list is a run of at least three headings with nothing in between whose sections come again later.
    ``listed`` are lines that stand right under 目录.
    """
    latest = {one.key: one.line for one in found}
    kept: list[Candidate] = []
    lists: list[list[Candidate]] = []
    run: list[Candidate] = []
    for one in (*found, None):
        if one is not None and run and _adjoins(run, one):
            run.append(one)
            continue
        if _is_contents(run, latest, listed):
            lists.append(run)
        else:
            kept.extend(run)
        run = [one] if one is not None else []
    return [one for one in kept if not one.contents], lists


def _adjoins(run: Sequence[Candidate], one: Candidate) -> bool:
    """Whether ``one`` is the next line of a list: nothing in between, marked alike, another section."""
    last = run[-1]
    if one.style != last.style or one.contents != last.contents or not (one.alone and last.alone):
        return False
    if one.number is not None and last.number is not None and one.number <= last.number:
        return False
    return one.line <= last.last + 1 and all(one.key != other.key for other in run)


def _is_contents(run: Sequence[Candidate], latest: Mapping[int, int], listed: frozenset[int]) -> bool:
    """Whether a run only lists sections: at least half of them come again, or 目录 stands above them."""
    if not run or (len(run) < _SHORTEST_LIST and run[0].line not in listed):
        return False
    again = sum(latest[one.key] > run[-1].last for one in run)
    if run[0].line in listed:
        return again > 0 or len(run) >= _SHORTEST_LIST
    return again * 2 >= len(run)


def sure_chain(found: Sequence[Candidate]) -> list[Candidate]:
    """The six headings where each stands once, in known words, under its own number; else nothing.

    ``found`` are candidates without those in brackets, which are no sure thing.
    """
    sure = [one for one in found if one.number == one.key + 1 and one.weight >= _SURE and not one.contents]
    return sure if [one.key for one in sure] == [0, 1, 2, 3, 4, 5] else []


def best_chain(found: Sequence[Candidate]) -> list[Candidate]:
    """The chain of most weight with one candidate a section, sections in the order of the form."""
    kept: list[list[_Chain]] = [[] for _ in range(6)]
    for one in found:
        best = _Chain(one.weight, one, None)
        for earlier in kept[: one.key]:
            for chain in earlier:
                weight = chain.weight + one.weight + _fit(chain.last, one)
                if weight > best.weight:
                    best = _Chain(weight, one, chain)
        _keep(kept[one.key], best)
    ends = [chain for chains in kept for chain in chains]
    if not ends:
        return []
    top: _Chain | None = max(ends, key=lambda chain: chain.weight)
    result: list[Candidate] = []
    while top is not None:
        result.append(top.last)
        top = top.before
    return result[::-1]


def _keep(chains: list[_Chain], new: _Chain) -> None:
    """Keep a few chains a section, one of each numbering: a later one only where it is better."""
    for n, old in enumerate(chains):
        if (old.last.style, old.last.number) == (new.last.style, new.last.number):
            if new.weight > old.weight:
                chains[n] = new
            return
    chains.append(new)
    if len(chains) > _KEPT:
        chains.remove(min(chains, key=lambda chain: chain.weight))


def _fit(a: Candidate, b: Candidate) -> float:
    """How well ``b`` follows ``a``: the same mark, the number that is due, something in between."""
    same = a.style == b.style
    due = a.number is not None and b.number is not None and b.number - a.number == b.key - a.key
    weight = 1.0 if same else 0.0
    if due and (same or a.style[:-1] in "arabicchinese"):
        weight += 1.0
    elif not same and _odd(a, b):
        weight -= 4.0
    if b.start <= a.cut + 1:
        weight -= 1.0
    return weight


def _odd(a: Candidate, b: Candidate) -> bool:
    """Whether marks that differ are not explained by numbers that fit the sections."""
    return any(one.number is not None and one.number != one.key + 1 for one in (a, b))
