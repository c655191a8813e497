"""AnnualReport -> an HTML page in the official form."""

import html

from goi_parse.diagnostics import Findings
from goi_parse.export.filed import Form, Heading, Paragraph, Subheading, Title, blanks, filed
from goi_parse.markup import STYLE, element
from goi_parse.report import AnnualReport
from goi_parse.show.concerns import Concerns
from goi_parse.show.figure import filled
from goi_parse.show.table import Blank, form_table

__all__ = ["to_html"]

_STYLE = """<style>
:root{color-scheme:light dark}
body{margin:0;background:Canvas;color:CanvasText}
article.goi{font:16px/1.9 "FangSong","仿宋","仿宋_GB2312","Noto Serif CJK SC",serif;max-width:52em;margin:2em auto;
padding:0 1em}
article.goi h1{font:600 1.6em/1.5 "Noto Serif CJK SC","SimSun","宋体",serif;text-align:center;margin:1em 0}
article.goi h2{font:600 1.1em/1.9 "SimHei","黑体","Noto Sans CJK SC",sans-serif;margin:1em 0 .3em;text-indent:2em}
article.goi h3{font:1em/1.9 "KaiTi","楷体",serif;margin:.4em 0;text-align:left;text-indent:2em}
article.goi p{text-indent:2em;margin:.2em 0}
article.goi table{font-size:.85em;line-height:1.5;margin:.6em 0 1.2em}
article.goi td,article.goi th{border-color:currentColor}
@media print{:root{color-scheme:light}article.goi{max-width:none;margin:0}@page{size:A4;margin:28mm 24mm}
tr{break-inside:avoid}}
</style>"""


def to_html(report: AnnualReport, *, findings: bool = False) -> str:
    """A whole page: title, prose, the three official tables with merged cells, every figure as printed.

    With ``findings`` the figures that findings name are marked, show their quote on hover, and the findings stand
    at the end. The page needs nothing from outside, reads in light and dark, and prints on A4.
    """
    plain, marked = blanks(report), filled(report.figures, Concerns(report.diagnostics))
    body: list[str] = []
    for piece in filed(report):
        match piece:
            case Title(text):
                body.append(element("h1", html.escape(text)))
            case Heading(text):
                body.append(element("h2", html.escape(text)))
            case Subheading(text):
                body.append(element("h3", html.escape(text)))
            case Paragraph(text):
                body.append(element("p", html.escape(text)))
            case Form(table, edition):
                body.append(form_table(table, edition, marked if findings else lambda a: Blank(plain(a))))
    if findings and report.diagnostics:
        body += [element("h2", "核查发现"), Findings(report.diagnostics).table()]
    title = html.escape(report.title or "政府信息公开工作年度报告")
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{title}</title>\n{STYLE}\n{_STYLE}\n'
        f'</head>\n<body>\n<article class="goi">\n{chr(10).join(body)}\n</article>\n</body>\n</html>\n'
    )
