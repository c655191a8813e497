"""One report as many pages: whatever a site does to the markup, the figures and the front matter stay."""
# ruff: noqa: S311  examples, no secrets

import random
import re
from collections.abc import Callable
from html import escape

import pytest
from generator import make_report
from generator.html import report_html
from hypothesis import given, settings, strategies as st

import goi_parse
from goi_parse.readers.html.tables import table_from_html

Change = Callable[[str, random.Random], str]

SITE = """<div class="top"><a href="/">网站首页</a><a href="/a">政务公开</a><a href="/b">互动交流</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/c">政府信息公开年报</a></div>
<div id="zoom" class="TRS_Editor">%s</div>
<div class="tool"><a href="#">打印</a> <a href="#">关闭窗口</a></div>
<div class="footer"><p>主办：某市人民政府办公室</p><p>某ICP备05012345号-1 某公网安备 37100002000001号</p></div>"""


def body(page: str, change: Callable[[str], str]) -> str:
    head, _, rest = page.partition("<body>")
    inner, _, tail = rest.rpartition("</body>")
    return f"{head}<body>{change(inner)}</body>{tail}"


def site(page: str, rng: random.Random) -> str:
    del rng
    return body(page, lambda inner: SITE % inner)


def frames(page: str, rng: random.Random) -> str:
    menu = "<td valign=top><table><tr><td><a href=x>机构</a></td></tr><tr><td><a href=y>政策</a></td></tr></table></td>"
    for _ in range(rng.randint(1, 3)):
        page = body(page, lambda inner: f'<table width="100%"><tr>{menu}<td>{inner}</td></tr></table>')
    return page


def word(page: str, rng: random.Random) -> str:
    del rng
    page = re.sub(
        r"(<td[^>]*>)(.*?)</td>", r"\1<p class=MsoNormal><span lang=EN-US>\2<o:p></o:p></span></p></td>", page
    )
    return re.sub(
        r"<p>(.*?)</p>", r"<p class=MsoNormal style='text-indent:32.0pt'><span\nlang=EN-US>\1</span></p>", page
    )


def padded(page: str, rng: random.Random) -> str:
    return re.sub(
        r"(<td[^>]*>)(.*?)</td>", lambda m: f"{m[1]}{rng.choice(['', '&nbsp;', ' &nbsp;'])}{m[2]}&nbsp;\n</td>", page
    )


def sloppy(page: str, rng: random.Random) -> str:
    del rng
    page = page.replace("</td>", "").replace("</tr>", "").replace("</p>", "")
    return re.sub(r"<(/?)(t[dr]|table|p)\b", lambda m: f"<{m[1]}{m[2].upper()}", page)


def bodies(page: str, rng: random.Random) -> str:
    del rng
    page = re.sub(r"<table[^>]*>", r"\g<0><colgroup><col width=10></colgroup><tbody>", page)
    return page.replace("</table>", "</tbody></table>")


def doubled(page: str, rng: random.Random) -> str:
    """Every cell twice as many columns wide."""
    del rng

    def cell(match: re.Match[str]) -> str:
        wide = int(re.search(r'colspan="(\d+)"', match[1])[1]) if "colspan" in match[1] else 1
        rest = re.sub(r' colspan="\d+"', "", match[1])
        return f'<td{rest} colspan="{2 * wide}">'

    return re.sub(r"<td([^>]*)>", cell, page)


def dragged(page: str, rng: random.Random) -> str:
    """Borders dragged a little in some rows, each a grid column of its own, as word processors' HTML has it."""

    def table(match: re.Match[str]) -> str:
        rows, columns, spans = table_from_html(match[0])
        cells = [
            [[text, at, at + wide, tall] for text, at, (tall, wide) in zip(*row, strict=True)]
            for row in zip(rows, columns, spans, strict=True)
        ]
        width = max(end for row in cells for _, _, end, _ in row)
        for border in sorted(rng.sample(range(1, width), min(2, width - 1)), reverse=True):
            drag(cells, border, rng)
        return "<table border=1>" + "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in cells) + "</table>"

    def drag(cells: list[list[list]], border: int, rng: random.Random) -> None:
        tall = {r + i for r, row in enumerate(cells) for c in row if c[3] > 1 and border in c[1:3] for i in range(c[3])}
        for r, row in enumerate(cells):
            edge = border + (r not in tall and rng.random() < 0.5)  # merged cells keep theirs
            for found in row:
                found[1] = edge if found[1] == border else found[1] + (found[1] > border)
                found[2] = edge if found[2] == border else found[2] + (found[2] > border)

    def cell(found: list) -> str:
        text, start, end, tall = found
        return f'<td colspan="{end - start}" rowspan="{tall}">{escape(text).replace(chr(10), "<br>")}</td>'

    return re.sub(r"<table.*?</table>", table, page, flags=re.DOTALL)


def ragged(page: str, rng: random.Random) -> str:
    """In each row of figures one cell is a column wider, and the row longer than the table."""

    def row(match: re.Match[str]) -> str:
        cells = re.findall(r"<td.*?</td>", match[0], re.DOTALL)
        plain = [i for i, cell in enumerate(cells) if cell.startswith("<td>")]
        if "rowspan" in match[0] or not plain:
            return match[0]
        at = rng.choice(plain)
        cells[at] = cells[at].replace("<td>", '<td colspan="2">', 1)
        return f"<tr>{''.join(cells)}</tr>"

    return re.sub(r"<tr>.*?</tr>", row, page, flags=re.DOTALL)


SOUND: list[Change] = [site, frames, word, padded, sloppy, bodies, doubled, dragged, ragged]
changes = st.lists(st.sampled_from(SOUND), min_size=1, max_size=4, unique=True)


@settings(max_examples=60)
@given(seed=st.integers(0, 10**6), chosen=changes)
def test_figures_and_front_matter_stay(seed: int, chosen: list[Change]) -> None:
    page = report_html(make_report(seed))
    plain = goi_parse.parse(page.encode())
    for change in sorted(chosen, key=SOUND.index, reverse=True):
        page = change(page, random.Random(seed))
    report = goi_parse.parse(page.encode())
    for address, figure in plain.figures.items():
        assert report.figures[address].value == figure.value, address
    for part in ("agency", "year", "period", "contact", "problems", "editions"):
        assert getattr(report, part) == getattr(plain, part), part
    if ragged not in chosen:  # where only the order of cells is known, a blank among figures is doubtful
        assert [str(d) for d in report.diagnostics] == [str(d) for d in plain.diagnostics]


@pytest.mark.parametrize("change", SOUND, ids=lambda change: change.__name__)
def test_changes_change(change: Change) -> None:
    page = report_html(make_report(3))
    assert change(page, random.Random(3)) != page
