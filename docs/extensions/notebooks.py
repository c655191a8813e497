"""Runs a notebook without a kernel, and writes it as a page: its cells in order, each with what it shows.

A kernel brings a dozen packages and half a minute; our cells are plain Python whose last line is an object with a
face, so a page needs no more than ``exec``. The tests run the same notebook under the real kernel as well.
"""

import ast
import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

from sphinx.application import Sphinx

NOTEBOOK = "tutorial/notebook.ipynb"


class Cell(Protocol):
    """A cell as the file holds it."""

    def __getitem__(self, key: str) -> object: ...


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx when to call us."""
    app.connect("builder-inited", _write_page)
    return {"parallel_read_safe": True}


def _write_page(app: Sphinx) -> None:
    folder = Path(app.srcdir) / "_generated"
    folder.mkdir(exist_ok=True)
    page = "\n".join(_page(Path(app.srcdir) / NOTEBOOK))
    (folder / "notebook.md").write_text(page, encoding="utf-8")


def _page(notebook: Path) -> Iterator[str]:
    for kind, source, shown in run(notebook):
        if kind == "markdown":
            yield f"{source}\n"
            continue
        yield f"```python\n{source}\n```\n"
        if shown:
            yield f"```{{raw}} html\n<div>{shown.replace(chr(96) * 3, '')}</div>\n```\n"


def cells(notebook: Path) -> list[tuple[str, str]]:
    """Kind and source of each cell, in order."""
    found = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [(str(cell["cell_type"]), "".join(cast("list[str]", cell["source"]))) for cell in found]


def run(notebook: Path) -> Iterator[tuple[str, str, str]]:
    """Kind, source and HTML of each cell, run one after the other in the notebook's folder."""
    names: dict[str, object] = {"__name__": "__main__"}
    with _within(notebook.parent):
        for kind, source in cells(notebook):
            yield kind, source, _shown(source, names) if kind == "code" else ""


@contextlib.contextmanager
def _within(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _shown(source: str, names: dict[str, object]) -> str:
    """What a notebook would show below this cell."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102  the cells are ours
    if last is None:
        return ""
    value: object = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307  as above
    face = getattr(value, "_repr_html_", None)
    if face is not None:
        return str(face())
    figure = getattr(value, "figure", None)
    return _picture(figure) if figure is not None else f"<pre>{value}</pre>"


def _picture(figure: object) -> str:
    """A chart as SVG, the same at each build."""
    from matplotlib import pyplot as plt, rc_context

    kept = io.StringIO()
    with rc_context({"svg.hashsalt": "goi_parse", "svg.fonttype": "path"}):
        figure.savefig(kept, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    svg = kept.getvalue()
    return f'<div style="background:white;max-width:52em">{svg[svg.index("<svg") :]}</div>'
