"""The prose of a report: title, preamble, narrative sections with their marks, signature."""

import random
from collections.abc import Callable

import attrs

from generator import words
from generator.tables import Cell, Table

__all__ = ["Front", "Item", "Marks", "Style", "draw_front", "draw_style", "section_items", "topic_items"]

Item = str | Table
"""A paragraph, or a small table of the writer's own."""

CHINESE = "一二三四五六七八九十"


class Marks:
    """Five-digit numbers, each used once, by the place they stand in: they show where a passage went."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._free = rng.sample(range(10_000, 100_000), 60)
        self.placed: dict[str, set[str]] = {}

    def sentence(self, place: str, template: str, **facts: object) -> str:
        """The template with a fresh mark, remembered under ``place``."""
        mark = str(self._free.pop())
        self.placed.setdefault(place, set()).add(mark)
        return template.format(m=mark, **facts)


@attrs.frozen
class Style:
    """How one report numbers and words its headings."""

    heads: dict[str, str]
    """The wording of each section's heading, without a number."""
    head: Callable[[int, str], str]
    part: Callable[[int, str], str]
    inline: bool
    """Sub-headings stand at the beginning of their paragraph."""
    contents: str | None
    """How a line of the table of contents ends, where there is one."""


def _arabic(n: int, h: str) -> str:
    return f"{n + 1}、 {h}"


HEADS: tuple[Callable[[int, str], str], ...] = (
    lambda n, h: f"{CHINESE[n]}、{h}",
    lambda n, h: f"{CHINESE[n]}、 {h}",
    lambda n, h: f"{CHINESE[n]}．{h}",
    lambda n, h: f"{CHINESE[n]}.{h}",
    _arabic,
    lambda n, h: _arabic(n, h) if n % 2 else f"{CHINESE[n]}、{h}",
    lambda n, h: f"{CHINESE[n]}、{h}：",
    lambda n, h: f"## {CHINESE[n]}、{h}",
    lambda n, h: f"{CHINESE[n]}、{h}、" if n == 0 else f"{CHINESE[n]}、{h}",
    lambda n, h: f"{CHINESE[max(n - 1, 0)]}、{h}" if n < 2 else f"{CHINESE[n]}、{h}",
    lambda n, h: f"\u3000\u3000{CHINESE[n]}、{h}",
    lambda n, h: f"**{CHINESE[n]}、{h}**",
    lambda _n, h: h,
)
PARTS: tuple[Callable[[int, str], str], ...] = (
    lambda n, h: f"（{CHINESE[n]}）{h}",
    lambda n, h: f"({CHINESE[n]}){h}",
    lambda n, h: f"（{CHINESE[n]}） {h}",
    lambda n, h: f"（{n + 1}） {h}",
    lambda n, h: f"{n + 1}.{h}",
    lambda n, h: f"{n + 1}、{h}",
    lambda n, h: f"({CHINESE[n]})、{h}",
    lambda _n, h: f"{h}：",
)


def draw_style(rng: random.Random) -> Style:
    """Headings as one writer has them; pairs that no reader could tell apart are not drawn."""
    plain = rng.random() < 0.4
    head = rng.choice(HEADS[:2] if plain else HEADS)
    part = rng.choice(PARTS[:7] if head is HEADS[-1] else PARTS)
    return Style(
        heads={key: wordings[0] if plain else rng.choice(wordings) for key, wordings in words.HEADS.items()},
        head=head,
        part=part,
        inline=rng.random() < 0.2 and part is not PARTS[-1],
        contents=rng.choice(("………………", "......", "\t", " ", "")) if rng.random() < 0.25 else None,
    )


@attrs.frozen
class Front:
    """Paragraphs before the first heading, and the facts they state."""

    title: str
    before: tuple[str, ...]
    preamble: tuple[str, ...]
    facts: dict[str, str]


def draw_front(agency: str, year: int, style: Style, rng: random.Random) -> Front:
    """Title and preamble in one of the usual phrasings."""
    title = rng.choice(words.TITLES if rng.random() < 0.6 else words.TITLES[:3]).format(a=agency, y=year)
    listing = "、".join(style.heads.values())
    periods = words.DAMAGED_PERIODS if rng.random() < 0.04 else words.PERIODS
    facts = _contact(rng)
    extra = "".join(f"{sign}{facts[key]}" for key, sign in (("fax", "；传真："), ("email", "；邮箱：")) if key in facts)
    second = (
        rng.choice(periods).format(y=year)
        + rng.choice(words.SITES).format(w=facts["website"])
        + rng.choice(words.CONTACTS).format(
            o=agency + rng.choice(words.OFFICES), d=facts["address"], p=facts["postcode"], t=facts["phone"], x=extra
        )
    )
    first = rng.choice(words.BASES).format(a=agency, y=year) + rng.choice(words.LISTS).format(h=listing)
    preamble = [first, second] if rng.random() < 0.8 else [first + second]
    before = []
    if rng.random() < 0.08:
        before = rng.choice(words.METADATA).format(z=year + 1, n=rng.randint(1, 9)).split("\n")
    if style.contents is not None:
        preamble += _contents(style, rng)
    return Front(title, tuple(before), tuple(preamble), facts)


def _contents(style: Style, rng: random.Random) -> list[str]:
    numbered = [f"{CHINESE[n]}、{h}" for n, h in enumerate(style.heads.values())]
    lines = [f"{h}{style.contents}{n + 1 if style.contents else ''}" for n, h in enumerate(numbered)]
    return [rng.choice(("目录", "目 录", "目\u3000\u3000录")), *lines]


def _contact(rng: random.Random) -> dict[str, str]:
    domain = rng.choice(("chengjiang", "shiqiao", "yunlu", "qingxi")) + str(rng.randint(1, 99))
    joint = rng.choice(("-", "-", "-", "—"))
    area, number = f"0{rng.randint(311, 998)}", f"{rng.randint(2_000_000, 8_999_999)}"
    facts = {
        "website": f"http://www.{domain}.gov.cn" + rng.choice(("", "", "/", "/zwgk/index.html")),
        "address": f"澄江市{rng.choice(words.ROADS)}{rng.randint(1, 400)}号",
        "postcode": str(rng.randint(100_000, 859_999)),
        "phone": rng.choice((f"{area}{joint}{number}", f"{area}{joint}{number}", number)),
    }
    if rng.random() < 0.15:
        facts["fax"] = f"{area}{joint}{rng.randint(2_000_000, 8_999_999)}"
    if rng.random() < 0.15:
        facts["email"] = f"{domain}@163.com"
    return facts


def topic_items(style: Style, marks: Marks, rng: random.Random, **facts: object) -> list[Item]:
    """Section one: a lead, then the five topics under their sub-headings."""
    items: list[Item] = []
    if rng.random() < 0.8:
        items.append(marks.sentence("lead", rng.choice(words.SENTENCES["lead"]), **facts))
    exact = style.head not in (_arabic, HEADS[5])
    for n, (topic, wordings) in enumerate(words.TOPICS.items()):
        heading = rng.choice([w for w in wordings if exact or w not in words.HEADS["disclosure"]])
        body = [marks.sentence(topic, t) for t in rng.sample(words.SENTENCES[topic], rng.choice((1, 1, 2)))]
        items += _part(style.part(n, heading), body, inline=style.inline)
        if topic == "proactive" and rng.random() < 0.15:
            items.append(_little_table(rng))
    return items


def section_items(
    style: Style, place: str, parts: tuple[tuple[str, str], ...], marks: Marks, rng: random.Random
) -> list[Item]:
    """A narrative section: each part is a sub-heading (or none) and the kind of its sentences."""
    items: list[Item] = []
    headed = rng.random() < 0.6
    for n, (heading, kind) in enumerate(parts):
        body = [marks.sentence(place, t) for t in rng.sample(words.SENTENCES[kind], rng.choice((1, 2)))]
        items += _part(style.part(n, heading), body, inline=style.inline) if headed else body
    return items


def _part(heading: str, body: list[str], *, inline: bool) -> list[Item]:
    return [f"{heading}。{body[0]}", *body[1:]] if inline else [heading, *body]


def _little_table(rng: random.Random) -> Table:
    rows = [("发布渠道", "发布数量"), ("门户网站", str(rng.randint(1, 900))), ("微信公众号", str(rng.randint(1, 900)))]
    return Table("own", tuple(tuple(Cell(t) for t in row) for row in rows), 2)
