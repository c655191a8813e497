"""Which candidates are the headings: the best increasing chain over the whole document.

A document has lines that look like headings in its contents list, its preamble, its tables and its first section.
No single line decides; the chain with the most weight does, where like numbering and text in between add weight.
"""

from collections.abc import Sequence

import attrs

from goi_parse.outline.headings import Candidate
from goi_parse.outline.topics import without_sub_heads
from goi_parse.outline.wordings import KEYS
from goi_parse.record import Record

__all__ = ["best_chain", "without_contents", "without_run_on_lists"]

_KEPT = 5
"""Chains kept for each section while reading on; bounds the work on a hostile text."""
_MOST_SECTIONS = 4
_SHORTEST_LIST = 3
"""Headings in a row, with nothing in between, that may be a list of sections."""


@attrs.frozen(eq=False, repr=False)
class _Chain(Record):
    weight: float
    last: Candidate
    before: "_Chain | None"


def without_contents(
    found: Sequence[Candidate], listed: frozenset[int]
) -> tuple[list[Candidate], list[list[Candidate]]]:
    """The candidates without those of a table of contents or a list of sections, and those lists.

    A list is a run of at least three headings with nothing in between, half of whose sections come again later.
    ``listed`` are lines that stand right under 目录: a run of three is a list there whatever follows, and a shorter one
    where any of it comes again; （一） does not show that 一、 comes again, for it may be a sub-heading.
    """
    latest = {one.key: one.line for one in found}
    unbracketed = {one.key: one.line for one in found if one.style != "bracket"}
    kept: list[Candidate] = []
    lists: list[list[Candidate]] = []
    for run in _runs(found):
        end, under = run[-1].last, run[0].line in listed
        if len(run) >= _SHORTEST_LIST:
            again = under or sum(latest[one.key] > end for one in run) * 2 >= len(run)
        else:
            later = latest if run[0].style == "bracket" else unbracketed
            again = under and any(later[one.key] > end for one in run)
        if again:
            lists.append(run)
        else:
            kept.extend(one for one in run if not one.contents)
    return kept, lists


def _runs(found: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates in runs of which each may be one list."""
    runs: list[list[Candidate]] = []
    for one in found:
        if runs and _adjoins(runs[-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _adjoins(run: Sequence[Candidate], one: Candidate) -> bool:
    """Whether ``one`` is the next line of a list: nothing in between, marked alike, another section."""
    last = run[-1]
    if one.style != last.style or one.contents != last.contents or not (one.alone and last.alone):
        return False
    if one.number is not None and last.number is not None and one.number <= last.number:
        return False
    return one.line <= last.last + 1 and all(one.key != other.key for other in run)


def best_chain(found: Sequence[Candidate]) -> list[Candidate]:
    """The chain of most weight with one candidate a section, sections in the order of the form."""
    kept: list[list[_Chain]] = [[] for _ in KEYS]
    for one in without_sub_heads(found):
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


def without_run_on_lists(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those of a line that lists the contents, as encyclopaedias print it above a report.

    Such a line has the headings of most sections, and the first of them stands alone on a line below.
    """
    by_line: dict[int, list[Candidate]] = {}
    for one in found:
        by_line.setdefault(one.line, []).append(one)
    alone = {one.key: one.line for one in found if one.alone and len(by_line[one.line]) == 1}
    lists = {
        line
        for line, same in by_line.items()
        if len({one.key for one in same}) >= _MOST_SECTIONS and alone.get(same[0].key, 0) > line
    }
    return [one for one in found if one.line not in lists]


def _fit(a: Candidate, b: Candidate) -> float:
    """How well ``b`` follows ``a``: the same mark, the number that is due, something in between."""
    same = a.style == b.style
    due = a.number is not None and b.number is not None and b.number - a.number == b.key - a.key
    weight = 1.0 if same else 0.0
    if due and (same or a.style not in ("part", "bracket")):
        weight += 1.0
    elif not same and _odd(a, b):
        weight -= 4.0
    if b.start <= a.cut + 1:
        weight -= 1.0
    return weight


def _odd(a: Candidate, b: Candidate) -> bool:
    """Whether marks that differ are not explained by numbers that fit the sections."""
    return any(one.number is not None and one.number != one.key + 1 for one in (a, b))
