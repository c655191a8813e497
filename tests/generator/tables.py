"""The three statutory tables as cells with spans, and as the grid that the spans make."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import attrs

from generator.words import ALIASES, HUBEI, WRAPS
from goi_parse.forms.model import form

__all__ = ["Cell", "Label", "Layout", "Place", "Table", "draw_layout", "report_tables"]


class Cell(NamedTuple):
    """A cell as a writer made it. A line end inside the text is a line break inside the cell."""

    text: str
    across: int = 1
    down: int = 1
    figure: bool = False


class Place(NamedTuple):
    """A place of the grid: ``kind`` is "cell", or "right" or "below" where a span covers it."""

    text: str
    kind: str
    figure: bool


@attrs.frozen
class Table:
    """Rows of cells, each row with the cells that begin in it."""

    key: str
    rows: tuple[tuple[Cell, ...], ...]
    width: int

    def grid(self) -> list[list[Place]]:
        """Every place of the grid, spans spread out; a row that lacks cells is filled up at its end."""
        grid: list[list[Place | None]] = [[None] * self.width for _ in self.rows]
        for y, row in enumerate(self.rows):
            for cell in row:
                x = grid[y].index(None)
                for dy in range(cell.down):
                    for dx in range(cell.across):
                        kind = "cell" if dx == dy == 0 else "below" if dy and dx == 0 else "right"
                        grid[y + dy][x + dx] = Place(cell.text if kind == "cell" else "", kind, cell.figure)
        return [[p or Place("", "right", figure=False) for p in line] for line in grid]


@attrs.frozen
class Layout:
    """What one report does with the official tables."""

    labels: Mapping[str, str]
    """The report's own wording of official labels."""
    numbering: Callable[[str], str]
    narrow: bool
    """Two label columns in table 3: 三、本年度办理结果 is a row of its own."""
    subtotal_column: str | None
    subtotal_row: str | None
    extra_row: bool
    """其他主动公开文件 in the first block of edition 2019."""
    dropped: frozenset[str]
    """Rows of the form that the report does not have, as table.row."""
    total_up: bool
    """The header 总计 begins in the first header row."""


Label = Callable[[str], str]


def draw_layout(year: int, editions: Mapping[str, str], rng: random.Random) -> Layout:
    """The official layout in two of three reports, some liberty in the others."""
    labels: dict[str, str] = {}
    liberal = rng.random() < 0.4
    hubei = editions["disclosure"] == "2019" and rng.random() < 0.15
    for official, others in ALIASES.items():
        if liberal and rng.random() < 0.4:
            labels[official] = rng.choice(others)
    for official in WRAPS if rng.random() < 0.5 else ():
        if rng.random() < 0.5 and official not in labels:
            labels[official] = rng.choice(WRAPS[official])
    if hubei:
        labels |= HUBEI
    labels = {k: v.format(y=year, l=year - 1) for k, v in labels.items()}
    return Layout(
        labels=labels,
        numbering=rng.choice((_as_is, _as_is, _half, _spaced, _comma, _half_spaced)),
        narrow=rng.random() < 0.15,
        subtotal_column=rng.choice(("法人小计", "小计")) if rng.random() < 0.05 else None,
        subtotal_row=rng.choice(("小计", "合计")) if rng.random() < 0.05 else None,
        extra_row=hubei or (editions["disclosure"] == "2019" and rng.random() < 0.05),
        dropped=_draw_dropped(editions, rng),
        total_up=rng.random() < 0.1,
    )


def _draw_dropped(editions: Mapping[str, str], rng: random.Random) -> frozenset[str]:
    if rng.random() > 0.06:
        return frozenset()
    table = rng.choice(("disclosure", "requests"))
    rows = [f"{table}.{r.key}" for b in form(editions[table]).tables[table].blocks for r in b.rows]
    return frozenset(rng.sample(rows, rng.choice((1, 1, 2))))


def _as_is(label: str) -> str:
    return label


def _half(label: str) -> str:
    return label.translate(str.maketrans("（）：，", "():,"))


def _spaced(label: str) -> str:
    return (
        label.replace(".", ". ", 1)
        if label[:1].isdigit()
        else label.replace("）", "） ", 1)
        if label[0] == "（"
        else label
    )


def _half_spaced(label: str) -> str:
    return _half(_spaced(label))


def _comma(label: str) -> str:
    return label.replace(".", "、", 1) if label[:1].isdigit() else label


def report_tables(
    editions: Mapping[str, str], layout: Layout, printed: Mapping[str, str], sums: Callable[[Sequence[str]], str]
) -> dict[str, Table]:
    """The report's tables. ``printed`` is the text of each figure's cell, ``sums`` prints a subtotal of addresses."""

    def say(label: str) -> str:
        return layout.numbering(layout.labels.get(label, label))

    tables = {
        "disclosure": _disclosure(editions["disclosure"], layout, printed, say),
        "requests": _requests(editions["requests"], layout, printed, say, sums),
        "disputes": _disputes(printed, say),
    }
    return {key: table for key, table in tables.items() if len(table.rows) > 1}


def _disclosure(edition: str, layout: Layout, printed: Mapping[str, str], say: Label) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for block in form(edition).tables["disclosure"].blocks:
        kept = [r for r in block.rows if f"disclosure.{r.key}" not in layout.dropped]
        last = 4 - len(block.columns)
        if not kept:
            continue
        rows.append((Cell(say(block.label or ""), across=4),))
        heads = [Cell(say(c.labels[-1])) for c in block.columns]
        rows.append((Cell("信息内容"), *_stretch(heads, last)))
        for row in kept:
            figures = [Cell(printed[f"disclosure.{row.key}.{c.key}"], figure=True) for c in block.columns]
            rows.append((Cell(say(row.labels[-1])), *_stretch(figures, last)))
        if layout.extra_row and block is form(edition).tables["disclosure"].blocks[0]:
            rows.append(
                (Cell("其他主动公开文件"), *(Cell(t, figure=True) for t in ("3", "5", "8")[: len(block.columns)]))
            )
    return Table("disclosure", tuple(rows), 4)


def _stretch(cells: list[Cell], last: int) -> list[Cell]:
    return [*cells[:-1], cells[-1]._replace(across=last)]


def _requests(
    edition: str, layout: Layout, printed: Mapping[str, str], say: Label, sums: Callable[[Sequence[str]], str]
) -> Table:
    form_table = form(edition).tables["requests"]
    columns = [c.key for c in form_table.blocks[0].columns]
    deep = 2 if layout.narrow else 3
    rows = [list(r) for r in _requests_head(layout, say, deep)]
    kept = [r for r in form_table.blocks[0].rows if f"requests.{r.key}" not in layout.dropped]
    lines: list[tuple[tuple[str, ...], list[Cell]]] = []
    for i, row in enumerate(kept):
        figures = [Cell(printed[f"requests.{row.key}.{c}"], figure=True) for c in columns]
        if layout.subtotal_column:
            organisations = [f"requests.{row.key}.{c}" for c in columns[1:-1]]
            figures.insert(-1, Cell(sums(organisations), figure=True))
        lines.append((row.labels, figures))
        after = kept[i + 1].labels if i + 1 < len(kept) else ()
        if layout.subtotal_row and len(row.labels) == 3 and after[:2] != row.labels[:2]:
            group = [r.key for r in kept if r.labels[:2] == row.labels[:2]]
            whole = [Cell(sums([f"requests.{g}.{c}" for g in group]), figure=True) for c in columns]
            if layout.subtotal_column:
                whole.insert(-1, Cell(sums([f"requests.{g}.{c}" for g in group for c in columns[1:-1]]), figure=True))
            lines.append(((*row.labels[:2], layout.subtotal_row), whole))
    rows += _label_cells(lines, deep, say)
    width = deep + len(columns) + bool(layout.subtotal_column)
    return Table("requests", tuple(tuple(r) for r in rows), width)


def _requests_head(layout: Layout, say: Label, deep: int) -> list[list[Cell]]:
    caption = say("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    kinds = [Cell(say(k)) for k in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")]
    if layout.subtotal_column:
        kinds.append(Cell(layout.subtotal_column))
    total = Cell(say("总计"), down=3 if layout.total_up else 2)
    wide = 6 + bool(layout.subtotal_column)
    first = [Cell(caption, across=deep, down=3), Cell("申请人情况", across=wide if layout.total_up else wide + 1)]
    second = [Cell(say("自然人"), down=2), Cell("法人或其他组织", across=len(kinds))]
    if layout.total_up:
        return [[*first, total], second, kinds]
    return [first, [*second, total], kinds]


def _label_cells(lines: list[tuple[tuple[str, ...], list[Cell]]], deep: int, say: Label) -> list[list[Cell]]:
    """Label cells with their row spans: a label covers the rows below that share it."""
    rows: list[list[Cell]] = []
    for i, (labels, figures) in enumerate(lines):
        before = lines[i - 1][0] if i else ()
        cells: list[Cell] = []
        top = 1 if deep == 2 and len(labels) > 1 else 0
        if top and before[:1] != labels[:1]:
            rows.append([Cell(say(labels[0]), across=deep + len(figures))])
        for level in range(top, len(labels)):
            stem = labels[: level + 1]
            last = level == len(labels) - 1
            if not last and before[: level + 1] == stem:
                continue
            below = sum(1 for other, _ in lines[i:] if other[: level + 1] == stem and len(other) > level + 1)
            cells.append(Cell(say(labels[level]), deep - level + top if last else 1, 1 if last else below))
        rows.append([*cells, *figures])
    return rows


def _disputes(printed: Mapping[str, str], say: Label) -> Table:
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    first = (Cell("行政复议", across=5), Cell("行政诉讼", across=10))
    second = (*(Cell(say(t), down=2) for t in five), Cell("未经复议直接起诉", across=5), Cell("复议后起诉", across=5))
    third = tuple(Cell(say(t)) for t in five * 2)
    figures = tuple(Cell(printed[a], figure=True) for a in form("2021").tables["disputes"].addresses)
    return Table("disputes", (first, second, third, figures), 15)
