"""HTML pages (R12): merged cells, breaks in cells, blanks as entities, a site around the article."""

import random

from generator.dialects.base import Blocks, Dialect
from generator.html import report_html
from generator.report import Report

__all__ = ["DIALECTS"]

NAVIGATION = (
    "<div class='nav'><a href='/'>首页</a> <a href='/zwgk/'>政务公开</a> 当前位置：首页 &gt; 政府信息公开年报</div>",
    "<ul class='menu'><li>政府信息公开指南</li><li>政府信息公开制度</li><li>政府信息公开年报</li></ul>",
)
FOOT = "<div class='foot'>主办：办公室 网站标识码：3300000001 备案号 访问量：{n}</div>"


def _page(_blocks: Blocks, report: Report, rng: random.Random) -> str:
    page = report_html(report)
    if rng.random() < 0.5:
        page = page.replace("<br>", "<br />")
    if rng.random() < 0.5:
        page = page.replace("></td>", ">&nbsp;</td>")
    if rng.random() < 0.3:
        page = page.replace("<td", "\n\t<td ").replace("</td>", "\n</td>")
    if rng.random() < 0.4:
        page = page.replace("<body>", f"<body>{rng.choice(NAVIGATION)}<div class='article'>")
        page = page.replace("</body>", f"</div>{FOOT.format(n=rng.randint(1, 9999))}</body>")
    return page


DIALECTS = (Dialect("html", lambda _report, _rng: [], _page, ornaments=False),)
