"""The labels of one statutory table, of all editions together, folded for matching.

Matching goes from the certain to the doubtful: the whole label, the label without its number, several labels in
one cell, the beginning of a label that wraps, a label with a note behind it, a misprint. What is doubtful is said.
"""

import enum
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from goi_parse.forms import TableForm, forms
from goi_parse.text import ENUMERATED, fold, regex, ungloss, unnumbered

__all__ = ["SUBTOTAL", "Kind", "Labels", "Match", "Role", "labels_of"]


class Kind(enum.Enum):
    """What a label stands for."""

    ROW = "row"
    GROUP = "group"
    COLUMN = "column"
    SUBTOTAL = "subtotal"
    CAPTION = "caption"


class Role(NamedTuple):
    """What one label means: a row's or column's path; ``official`` is its wording in the form."""

    kind: Kind
    key: str
    official: str
    editions: tuple[str, ...] = ()


class Match(NamedTuple):
    """A label found in a cell; ``misprint`` says that it differs from the form's wordings."""

    role: Role
    misprint: bool = False


class Look(NamedTuple):
    """A cell's text as the labels see it."""

    folded: str
    role: Role | None
    """The label that it is, in one of its wordings."""
    whole: bool
    """It is the form's own wording, number and all."""


_REMEMBERED = 1024
"""Texts of which is remembered what they mean: an office prints its labels alike in every report."""
_SHORTEST_PREFIX = 4
_ORDINALS = frozenset("123456789一二三四五六七")
_COVER = 0.8
_LONGEST_LABEL = 60
_LIKENESS = 0.8
_ORDINAL = regex(rf"\s*{ENUMERATED}\s*")
_NOTE = regex(r"(.+?)\s*[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）]?", re.DOTALL)
_CONVERTED = {"档案": "文件", "资讯": "信息", "专案": "项目"}
"""What a machine that turns a page into the words of Taiwan makes of words in labels, and what they were."""
_YEAR_BESIDE = regex(r"(?<=年)20\d\d年?度?|(?<=年度)20\d\d年?度?|20\d\d(?!年)")
_YEAR = regex(r"20\d\d年度?(结转)?")
SUBTOTAL = "小计"
_SUBTOTALS = ("小计", "法人小计", "法人或其他组织小计", "法人及其他组织小计")


class Labels:
    """The index of one table's labels."""

    def __init__(self, key: str) -> None:
        self.exact: dict[str, Role] = {}
        self.loose: dict[str, Role] = {}
        """Rows under their label without its number, where that is no label of its own."""
        self.order: dict[str, int] = {}
        """Place of each row in the form."""
        self._numbered: dict[str, str] = {}
        """Labels that begin with a number, and what they are without it."""
        self._pieced: dict[str, None] = {}
        for form in forms():
            self._add_table(form.tables[key])
        self._number_rows(key)
        self._bare = [(self._numbered.get(folded, folded), role) for folded, role in self.exact.items()]
        for word in _SUBTOTALS:
            self.exact.setdefault(fold(word), Role(Kind.SUBTOTAL, "", word))
        for bare, role in self._bare:
            if role.kind in (Kind.ROW, Kind.GROUP):
                self.loose.setdefault(bare, role)
        self._bare_rows = [(bare, role) for bare, role in self._bare if role.kind is Kind.ROW]
        self.rows: list[tuple[str, Role]] = [
            (folded, role) for folded, role in self.exact.items() if role.kind is Kind.ROW
        ]
        self.whole: frozenset[str] = frozenset(fold(role.official) for role in self.exact.values())
        """The form's own wordings, numbers and all."""
        self.columns: dict[str, str] = {f: role.key for f, role in self.exact.items() if role.kind is Kind.COLUMN}
        self.blocks: bool = key == "disclosure"
        """Whether the table has several blocks, each with a header of its own."""
        self._outer = "|".join(self._pieced)
        self._words = words = {**self.loose, **self.exact}
        self.finder: re.Pattern[str] = regex("|".join(sorted(map(re.escape, words), reverse=True)))
        self._likely = [(w, set(w)) for w, r in words.items() if len(w) > 3 and r.kind is not Kind.SUBTOTAL]
        self._looked = functools.lru_cache(_REMEMBERED)(self._look)
        self._matched = functools.lru_cache(_REMEMBERED)(self._match)

    def _add_table(self, table: TableForm) -> None:
        self._add(table, Kind.CAPTION, "", "信息内容")
        for caption in table.captions:
            self._add(table, Kind.CAPTION, "", caption)
        for block in table.blocks:
            if block.label:
                self._add(table, Kind.GROUP, block.label, block.label)
            for column in block.columns:
                self._add(table, Kind.COLUMN, column.key, column.labels[-1])
                for outer in column.labels[:-1]:
                    self._add(table, Kind.GROUP, outer, outer)
            for row in block.rows:
                if row.labels:
                    self._add(table, Kind.ROW, row.key, row.labels[-1])
                    for outer in row.labels[:-1]:
                        self._add(table, Kind.GROUP, outer, outer)

    def _add(self, table: TableForm, kind: Kind, key: str, official: str) -> None:
        for wording in (official, *table.also.get(official, ())):
            folded = fold(wording)
            if number := _ORDINAL.match(wording):
                self._numbered[folded] = fold(wording[number.end() :])
            if kind in (Kind.GROUP, Kind.COLUMN):
                self._pieced[folded] = None
            known = self.exact.get(folded)
            if known is None:
                self.exact[folded] = Role(kind, key, official, (table.edition,))
            elif table.edition not in known.editions:
                # A row may be a group in a later edition (（六）其他处理): it is a row until sub-rows follow.
                self.exact[folded] = known._replace(editions=(*known.editions, table.edition))

    def _number_rows(self, key: str) -> None:
        for form in reversed(forms()):
            rows = (row for block in form.tables[key].blocks for row in block.rows)
            for place, row in enumerate(rows, 1):
                self.order.setdefault(row.key, place)

    def look(self, text: str) -> Look:
        """Whether a cell, as printed, is one of the labels. What is too long to be one is not remembered."""
        return self._looked(text) if len(text) <= _LONGEST_LABEL else self._look(text)

    def _look(self, text: str) -> Look:
        folded = _own_words(fold(ungloss(text)))
        return Look(folded, self.exact.get(folded), folded in self.whole)

    def match(self, text: str) -> Sequence[Match]:
        """The labels that a cell, as printed, holds, in order; none where it holds no label."""
        return self._matched(text) if len(text) <= _LONGEST_LABEL else self._match(text)

    def _match(self, text: str) -> Sequence[Match]:
        folded = self.look(text).folded
        if found := self.certain(folded):
            return found
        if len(folded) > _LONGEST_LABEL * 3:
            return ()
        noted = self._noted(text)
        if noted and noted[0].role.kind is Kind.ROW:
            return noted  # which may name other rows in its note: 其他对外管理服务事项（不含行政许可）
        return self._several(folded) or self._beginning(folded) or noted or self._misprinted(folded)

    def certain(self, folded: str) -> list[Match]:
        """The label that a cell is, with its number or without; looking costs next to nothing."""
        role = self.exact.get(folded) or self.loose.get(folded)
        if role is None and (bare := unnumbered(folded)) != folded:
            role = self.exact.get(bare) or self.loose.get(bare)
            if role is not None and role.kind in (Kind.COLUMN, Kind.SUBTOTAL):
                role = None
        return [] if role is None else [Match(role)]

    def _several(self, folded: str) -> list[Match]:
        """Labels that stand side by side in one cell and fill most of it."""
        hits = self.finder.findall(folded)
        if not hits or sum(map(len, hits)) < len(folded) * _COVER:
            return []
        return [Match(self._words[hit]) for hit in hits]

    def _beginning(self, folded: str) -> list[Match]:
        """A row's label that goes on below or behind its figures."""
        return _begun(folded, self.rows) or _begun(unnumbered(folded), self._bare_rows)

    def _noted(self, text: str) -> list[Match]:
        """A label with a note in brackets behind it: 规章（设区的市、自治州人民政府应提供相关数据）."""
        note = _NOTE.fullmatch(ungloss(text).strip())
        if note is None:
            return []
        folded, role, _ = self.look(note[1])
        role = role or self.loose.get(unnumbered(folded))
        return [Match(role, misprint=True)] if role is not None else []

    def is_noted(self, text: str) -> bool:
        """Whether a cell, as printed, is a label with a note behind it, and its words those of a form."""
        return bool(self._noted(text))

    def _misprinted(self, folded: str) -> list[Match]:
        """The one label that differs in a character or two."""
        import difflib  # few documents need it

        if not 4 <= len(folded) <= _LONGEST_LABEL:
            return []
        scored: list[tuple[float, str]] = []
        letters = set(folded)
        for word, its in self._likely:
            if abs(len(word) - len(folded)) <= 2 and len(its & letters) >= len(its) * _LIKENESS - 1:
                matcher = difflib.SequenceMatcher(None, word, folded)
                if matcher.quick_ratio() >= _LIKENESS and (ratio := matcher.ratio()) >= _LIKENESS:
                    scored.append((ratio, word))
        scored.sort(reverse=True)
        roles = {self._words[word] for ratio, word in scored if ratio == scored[0][0]}
        return [Match(roles.pop(), misprint=True)] if len(roles) == 1 else []

    def is_fragment(self, folded: str) -> bool:
        """Whether these few characters are a piece of a group's or a column's label, as narrow cells wrap it."""
        return folded in self._outer


def _own_words(folded: str) -> str:
    """The words as they were before a machine changed them, or an office put the year to them or in their place.

    No label of a form has the words that a machine puts there, nor a year: 本年（2021）新收, 2020年结转.
    """
    for converted, word in _CONVERTED.items():
        folded = folded.replace(converted, word)
    if "20" not in folded or len(folded) > _LONGEST_LABEL:
        return folded
    return _YEAR.sub(lambda year: "上年结转" if year[1] else "本年", _YEAR_BESIDE.sub("", folded))


def _begun(part: str, rows: Sequence[tuple[str, Role]]) -> list[Match]:
    """The one row whose label begins so."""
    if not part or len(part) < (_SHORTEST_PREFIX - 1 if part[0] in _ORDINALS else _SHORTEST_PREFIX):
        return []
    found = {role.key: Match(role) for full, role in rows if full.startswith(part)}
    return list(found.values()) if len(found) == 1 else []


@functools.cache
def labels_of(key: str) -> Labels:
    """The labels of a table, ``"disclosure"``, ``"requests"`` or ``"disputes"``; built at its first use."""
    return Labels(key)
