"""Text: where a table of cells behind tabs ends that no empty line parts from what follows, and escapes of Markdown."""

import pytest

from goi_parse.document import Paragraph, Table
from goi_parse.readers.txt import document_of


@pytest.mark.parametrize(
    "heading", ["五、存在的主要问题", "（五）存在的主要问题", "**五、存在的主要问题**", "## 5. 存在的主要问题"]
)
def test_a_numbered_line_right_below_the_cells_is_no_part_of_them(heading: str) -> None:
    table, below = document_of(f"\t总计\n\t复议后起诉\n{heading}\n更新不及时。").blocks[:2]
    assert isinstance(table, Table)
    assert table.rows == (("总计", "复议后起诉"),)
    assert isinstance(below, Paragraph)
    assert below.text == heading.strip("*# ")


def test_words_right_below_a_cell_are_its_wrapped_words() -> None:
    (table,) = document_of("\t2.其他法律行政法规\n禁止公开\n\t0\n").blocks
    assert isinstance(table, Table)
    assert table.rows == (("2.其他法律行政法规\n禁止公开", "0"),)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (r"__1\.主动公开情况__", "1.主动公开情况"),
        (r"电话：0795\-2783222，网址：http://www\.a\_b\.gov\.cn", "电话：0795-2783222，网址：http://www.a_b.gov.cn"),
        (r"文件在 D:\共享\年报", r"文件在 D:\共享\年报"),
    ],
)
def test_signs_that_markdown_escapes_are_printed_without_their_backslash(line: str, text: str) -> None:
    (block,) = document_of(line).blocks
    assert isinstance(block, Paragraph)
    assert block.text == text
