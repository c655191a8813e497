"""The source with figures and findings marked in it: the right place, the right file, and nothing else."""

import io
import pickle
import re
import zipfile
from pathlib import Path

import attrs
import pytest
from generator import make_report
from generator.html import report_html

import goi_parse
from goi_parse.errors import SourceError
from goi_parse.show.source import Excerpt, PagePicture, SourceView

CASES = Path(__file__).parents[1] / "cases"
PDF = CASES / "pdf" / "libreoffice.pdf"
RECEIVED = "requests.received.total"


def marked(view: SourceView) -> list[str]:
    return re.findall(r"【(.*?)】", str(view), re.DOTALL)


def test_lines_of_a_text_with_the_figure_marked(sample: Path) -> None:
    figure = goi_parse.parse(sample).figures[RECEIVED]
    view = figure.show()
    assert marked(view) == [figure.raw]
    assert len(str(view).split("\n")) == 9
    assert f'title="{"一、本年新收政府信息公开申请数量｜总计"}' in view._repr_html_()
    assert figure.location is not None
    assert f"{figure.location.line}│" in next(line for line in str(view).split("\n") if "【" in line)


def test_every_figure_of_a_text_is_marked_as_printed(sample: Path) -> None:
    report = goi_parse.parse(sample)
    for figure in report.figures.values():
        assert marked(figure.show()) == [figure.raw], figure.address


@pytest.mark.parametrize("seed", range(3))
def test_cell_of_a_table_is_marked(seed: int) -> None:
    data = report_html(make_report(seed)).encode()
    report = goi_parse.parse(data)
    for figure in list(report.figures.values())[::7]:
        if figure.location is None:
            continue
        (cell,) = marked(figure.show(data))
        assert cell.strip() == (figure.raw or "").strip(), figure.address


def test_word_table_is_shown_with_its_spans(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(goi_parse.to_docx(goi_parse.parse(sample)))
    figure = goi_parse.parse(path).figures[RECEIVED]
    page = figure.show()._repr_html_()
    assert marked(figure.show()) == [figure.raw]
    assert 'rowspan="' in page
    assert page.partition("</style>")[2].count("goi-here") == 1


def test_page_of_a_pdf_with_the_figure_outlined() -> None:
    from PIL import Image

    figure = goi_parse.parse(PDF).figures[RECEIVED]
    (strip,), (page,) = figure.show().parts, figure.show(whole=True).parts
    assert isinstance(strip, PagePicture)
    assert isinstance(page, PagePicture)
    assert figure.location is not None
    assert figure.location.box is not None
    assert strip.page == page.page == figure.location.page
    with Image.open(io.BytesIO(page.png)) as sheet, Image.open(io.BytesIO(strip.png)) as cut:
        assert cut.height < sheet.height
        x0, top, x1, bottom = (share * side for share, side in zip(page.areas[0].box, sheet.size * 2, strict=True))
        assert (x0 / 2, top / 2) == pytest.approx([c - 1.5 for c in figure.location.box[:2]], abs=1)
        assert sheet.getpixel((round(x0), round((top + bottom) / 2))) == (0, 124, 146)
        assert sheet.getpixel((round(x1), round((top + bottom) / 2))) == (0, 124, 146)
        x0, top, _, bottom = (share * side for share, side in zip(strip.areas[0].box, cut.size * 2, strict=True))
        assert cut.getpixel((round(x0), round((top + bottom) / 2))) == (0, 124, 146)


def test_whole_report_shows_each_page_once_and_findings_on_hover() -> None:
    report = goi_parse.parse(PDF)
    view = report.show()
    pages = [part.page for part in view.parts if isinstance(part, PagePicture)]
    assert pages == sorted({f.location.page for f in report.figures.values() if f.location and f.location.page})
    assert sum(len(part.areas) for part in view.parts if isinstance(part, PagePicture)) >= len(report.figures)


def test_findings_and_rows_are_shown(sample: Path) -> None:
    report = goi_parse.parse(sample)
    finding = report.diagnostics[-1]
    assert finding.code == "GOI403"
    view = report.show(finding)
    assert 'class="goi-warning"' in view._repr_html_()
    assert "GOI403" in view._repr_html_()
    assert marked(view)
    assert len(marked(report.show("requests.received"))) == 7
    assert marked(report.show(report.figures[RECEIVED])) == marked(report.show(RECEIVED))
    with pytest.raises(KeyError):
        report.show("requests.recieved")


def test_what_has_no_place_is_said(sample: Path) -> None:
    text = "\n".join(line for line in sample.read_text(encoding="utf-8").split("\n") if "行政许可" not in line)
    report = goi_parse.parse_text(text)
    view = report.figures["disclosure.licensing.decisions"].show(text.encode())
    assert view.parts == ()
    assert "行政许可" in view.unplaced[0]
    assert "没有位置" in str(view)
    assert "没有位置" in view._repr_html_()


def test_another_file_is_refused(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(sample.read_bytes())
    figure = goi_parse.parse(path).figures[RECEIVED]
    assert marked(figure.show())
    path.write_bytes(sample.read_bytes() + b"\n")
    with pytest.raises(SourceError, match="不同"):
        figure.show()
    assert marked(figure.show(sample))
    path.unlink()
    with pytest.raises(SourceError):
        figure.show()


def test_source_is_given_where_there_was_no_path(sample: Path) -> None:
    data = sample.read_bytes()
    report = goi_parse.parse(data)
    with pytest.raises(SourceError, match="不是从文件读出"):
        report.show(RECEIVED)
    assert marked(report.show(RECEIVED, source=data)) == marked(report.show(RECEIVED, source=io.BytesIO(data)))
    assert marked(goi_parse.parse_text(data.decode()).show(RECEIVED, source=data))
    with pytest.raises(SourceError):
        attrs.evolve(report.figures[RECEIVED], original=None).show(data)


def test_it_travels_and_changes_nothing(sample: Path) -> None:
    report = goi_parse.parse(sample)
    assert report == goi_parse.parse(sample.read_bytes())
    again = pickle.loads(pickle.dumps(report))  # noqa: S301  our own bytes
    assert again.original == report.original
    assert marked(again.figures[RECEIVED].show()) == marked(report.figures[RECEIVED].show())
    assert len(pickle.dumps(report.original)) < 300
    alone = goi_parse.parse(sample, isolated=True)
    assert alone.original == report.original
    assert marked(alone.figures[RECEIVED].show()) == marked(report.figures[RECEIVED].show())
    assert "original" not in goi_parse.to_dict(report)
    told = goi_parse.from_json(goi_parse.to_json(report))
    assert marked(told.figures[RECEIVED].show(sample)) == marked(report.figures[RECEIVED].show())


def test_view_is_kept(sample: Path, tmp_path: Path) -> None:
    view = goi_parse.parse(sample).figures[RECEIVED].show()
    view.save(tmp_path / "view.html")
    assert "<mark" in (tmp_path / "view.html").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="there are 0"):
        view.save(tmp_path / "view.png")
    goi_parse.parse(PDF).figures[RECEIVED].show().save(tmp_path / "view.png")
    assert (tmp_path / "view.png").read_bytes().startswith(b"\x89PNG")


def test_line_outside_the_text_is_no_place(sample: Path) -> None:
    figure = attrs.evolve(goi_parse.parse(sample).figures[RECEIVED], location=goi_parse.Location(line=10**6))
    assert figure.show().parts == ()
    assert all(isinstance(part, Excerpt) for part in goi_parse.parse(sample).show().parts)


def test_file_in_an_archive_is_found_again(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2023/report.txt", sample.read_bytes())
    for isolated in (False, True):
        report = goi_parse.parse(path, isolated=isolated)
        assert marked(report.figures[RECEIVED].show()) == [report.figures[RECEIVED].raw]


def test_what_was_read_in_a_picture_is_outlined_there() -> None:
    from PIL import Image as Pictures

    from goi_parse.document import Document, Image, Paragraph
    from goi_parse.originals.blocks import blocks
    from goi_parse.originals.original import Original
    from goi_parse.show.viewer import Mark

    kept = io.BytesIO()
    Pictures.new("RGB", (800, 1200), "white").save(kept, "PNG")
    data = kept.getvalue()
    within = goi_parse.Location(path="body/p[3]", image="image1.png", box=(100.0, 600.0, 200.0, 640.0))
    place = goi_parse.Location(path="body/p[3]", image="image1.png")
    document = Document((Paragraph("表四"), Image("image1.png", location=place, load=lambda: data)), "docx")
    beside, picture = blocks(document, [Mark(within, "warning", "七")], whole=False).parts
    assert isinstance(picture, PagePicture)
    assert picture.title == "图片 image1.png"
    assert isinstance(beside, Excerpt)
    with Pictures.open(io.BytesIO(picture.png)) as strip:
        assert strip.size == (800, 444)  # a quarter of the width above and below, and what the outline stands off
        x0, top, _, bottom = picture.areas[0].box
        assert strip.getpixel((round(x0 * 800), round((top + bottom) * 222))) == (230, 120, 0)
    alone = goi_parse.Location(image="scan.png", box=(0.0, 0.0, 80.0, 80.0))
    (whole,) = Original.of(goi_parse.Source(data)).view([Mark(alone, "figure", "七")], data, whole=True).parts
    assert isinstance(whole, PagePicture)
    with Pictures.open(io.BytesIO(whole.png)) as sheet:
        assert sheet.size == (800, 1200)
