"""A generated report as a Word document, with the habits of different writers."""

import io
import re
from collections.abc import Callable
from html import escape

from generator.report import Report
from generator.tables import Cell, Table
from making.docx_numbering import abstract, level, use
from making.docx_package import cell, field, paragraph, row, run, style, table, word

__all__ = ["HABITS", "by_python_docx"]

_WIDTH = 800
_ORDINAL = re.compile(r"([一二三四五六])、")
_NUMBERING = abstract(0, level(0, "%1、", "chineseCounting", more="<w:suff w:val='nothing'/>")) + use(1, 0)
_STYLES = style("1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
Place = tuple[Cell, bool]
"""A cell that begins in a row, or (False) the continuation of one from above."""


def _places(tab: Table) -> list[list[Place]]:
    """For each row what a Word table holds there: cells and continuations, from left to right."""
    lines: list[list[Place]] = []
    open_: dict[int, tuple[Cell, int]] = {}
    for cells in tab.rows:
        line: list[Place] = []
        waiting, column = list(cells), 0
        while waiting or column in open_:
            if column in open_:
                held, left = open_.pop(column)
                line.append((held, False))
                if left > 1:
                    open_[column] = (held, left - 1)
            else:
                held = waiting.pop(0)
                line.append((held, True))
                if held.down > 1:
                    open_[column] = (held, held.down - 1)
            column += held.across
        lines.append(line)
    return lines


def _merge(held: Cell, *, begins: bool) -> str:
    if held.down == 1:
        return ""
    return "<w:vMerge w:val='restart'/>" if begins else "<w:vMerge/>"


def _lines(text: str) -> str:
    return "<w:r><w:br/></w:r>".join(run(escape(part)) for part in text.split("\n"))


def _inside(held: Cell, words: Callable[[str], str], *, begins: bool) -> str:
    return paragraph(words(held.text) if begins and held.text else "")


def _by_spans(place: Place, words: Callable[[str], str]) -> str:
    held, begins = place
    span = f"<w:gridSpan w:val='{held.across}'/>" if held.across > 1 else ""
    return cell(_inside(held, words, begins=begins), span + _merge(held, begins=begins))


def _by_widths(place: Place, words: Callable[[str], str]) -> str:
    held, begins = place
    width = f"<w:tcW w:w='{_WIDTH * held.across + held.across % 3}' w:type='dxa'/>"
    return cell(_inside(held, words, begins=begins), width + _merge(held, begins=begins))


def _by_old_merges(place: Place, words: Callable[[str], str]) -> str:
    held, begins = place
    first = cell(
        _inside(held, words, begins=begins),
        ("<w:hMerge w:val='restart'/>" if held.across > 1 else "") + _merge(held, begins=begins),
    )
    return first + cell("", "<w:hMerge/>" + _merge(held, begins=begins)) * (held.across - 1)


def _table(tab: Table, write: Callable[[Place, Callable[[str], str]], str], words: Callable[[str], str]) -> str:
    return table(*(row(*(write(place, words) for place in line)) for line in _places(tab)))


def _content(
    report: Report,
    heading: Callable[[str], str],
    words: Callable[[str], str],
    write: Callable[[Place, Callable[[str], str]], str],
) -> str:
    front = report.front
    blocks = [paragraph(words(front.title))]
    blocks += [paragraph(words(p)) for p in (*front.before, *front.preamble)]
    for section in report.sections:
        blocks.append(heading(section.heading))
        blocks += [_table(i, write, words) if isinstance(i, Table) else paragraph(words(i)) for i in section.items]
    blocks += [paragraph(words(line)) for line in report.ending]
    return "".join(blocks)


def _plain_heading(text: str) -> str:
    return paragraph(_lines(text), "<w:pStyle w:val='1'/>")


def plain(report: Report) -> bytes:
    """As pandoc writes: spans, one run a paragraph."""
    return word(_content(report, _plain_heading, _lines, _by_spans), {"styles": _STYLES})


def widths(report: Report) -> bytes:
    """Cells with widths and no spans, as some converters leave them."""
    return word(_content(report, _plain_heading, _lines, _by_widths), {"styles": _STYLES})


def old_merges(report: Report) -> bytes:
    """hMerge for gridSpan, as old writers did."""
    return word(_content(report, _plain_heading, _lines, _by_old_merges), {"styles": _STYLES})


def pasted_page(report: Report) -> bytes:
    """Everything inside one table, as a page pasted from a browser is."""
    frame = table(row(cell(_content(report, _plain_heading, _lines, _by_spans) + paragraph(""))))
    return word(paragraph("") + frame, {"styles": _STYLES})


def _crumbled(text: str) -> str:
    """Runs of a few characters, some in wrappers, with marks that show nothing, as a much edited file has them."""
    pieces = []
    for part in text.split("\n"):
        runs = [run(escape(part[at : at + 3]), "<w:rFonts w:hint='eastAsia'/>") for at in range(0, len(part), 3)]
        for at in range(len(runs)):
            kind = at % 5
            if kind == 1:
                runs[at] = f"<w:proofErr w:type='spellStart'/><w:ins w:id='{at}' w:author='x'>{runs[at]}</w:ins>"
            elif kind == 2:
                gone = "<w:del w:id='9' w:author='x'><w:r><w:delText>删</w:delText></w:r></w:del>"
                runs[at] = f"{gone}<w:smartTag w:element='x'>{runs[at]}</w:smartTag>"
            elif kind == 3:
                runs[at] = f"<w:sdt><w:sdtPr/><w:sdtContent>{runs[at]}</w:sdtContent></w:sdt>{run('99', '<w:vanish/>')}"
        pieces.append("<w:bookmarkStart w:id='1' w:name='b'/>" + "".join(runs) + "<w:bookmarkEnd w:id='1'/>")
    return "<w:r><w:br/></w:r>".join(pieces)


def _numbered_headings() -> Callable[[str], str]:
    """Headings whose ordinal Word draws and the text lacks, as long as the report itself counts on."""
    drawn = iter("一二三四五六")
    following = [next(drawn)]

    def heading(text: str) -> str:
        match = _ORDINAL.match(text)
        if match is None or following[0] != match[1]:
            return _plain_heading(text)
        following[0] = next(drawn, "")
        own = "<w:pStyle w:val='1'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run(escape(text[2:])), own)}</w:sdtContent></w:sdt>"

    return heading


def edited(report: Report) -> bytes:
    """As Word leaves a file that many hands have worked on: tracked changes, controls, automatic numbers, a footer."""
    content = _content(report, _numbered_headings(), _crumbled, _by_spans)
    footer = paragraph(run("- ") + field("PAGE", "1") + run(" -"))
    return word(content, {"styles": _STYLES, "numbering": _NUMBERING, "footer:f": footer})


HABITS: dict[str, Callable[[Report], bytes]] = {
    "plain": plain,
    "widths": widths,
    "old_merges": old_merges,
    "pasted_page": pasted_page,
    "edited": edited,
}


def by_python_docx(report: Report) -> bytes:
    """Written with python-docx as its users do: a table of the full grid, cells merged afterwards."""
    import docx

    document = docx.Document()
    front = report.front
    document.add_heading(front.title, 0)
    for text in (*front.before, *front.preamble):
        document.add_paragraph(text)
    for section in report.sections:
        document.add_heading(section.heading, 1)
        for item in section.items:
            if isinstance(item, Table):
                _merged_table(document.add_table(len(item.rows), item.width), item)
            else:
                document.add_paragraph(item)
    for line in report.ending:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _merged_table(made: "docx.table.Table", item: Table) -> None:  # type: ignore[name-defined]  # noqa: F821
    cells = made._cells
    taken: set[tuple[int, int]] = set()
    for y, line in enumerate(item.rows):
        x = 0
        for held in line:
            while (y, x) in taken:
                x += 1
            first = cells[y * item.width + x]
            if held.across * held.down > 1:
                first = first.merge(cells[(y + held.down - 1) * item.width + x + held.across - 1])
            first.text = held.text
            taken |= {(y + dy, x + dx) for dy in range(held.down) for dx in range(held.across)}
            x += held.across
