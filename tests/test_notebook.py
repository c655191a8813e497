"""The tutorial notebook runs, shows what it says, and is kept without outputs."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parent.parent / "docs"
NOTEBOOK = DOCS / "tutorial" / "notebook.ipynb"
pytest.importorskip("pandas", reason="the notebook makes a table of many reports")
pytest.importorskip("matplotlib", reason="the notebook draws charts")


@pytest.fixture(scope="module")
def notebooks() -> ModuleType:
    pytest.importorskip("sphinx", reason="the notebook's page is made by Sphinx")
    found = importlib.util.spec_from_file_location("notebooks", DOCS / "extensions" / "notebooks.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore:没有中文字体")
def test_its_page_shows_what_each_cell_shows(notebooks: ModuleType) -> None:
    """By the runner that makes the page of the docs."""
    import matplotlib as mpl

    mpl.use("Agg")
    shown = [html for kind, _, html in notebooks.run(NOTEBOOK) if kind == "code"]
    assert all(shown)
    assert "云溪县人民政府办公室2023年政府信息公开工作年度报告" in shown[0]
    assert ">4.06</mark>" in shown[3]
    assert "GOI403" in shown[5]
    assert "变化（" in shown[6]
    assert sum(html.count("<svg") for html in shown) == 3


def test_it_is_kept_without_outputs_and_speaks_both_languages() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
        else:
            assert any("\u4e00" <= letter <= "\u9fff" for letter in source)
            assert any(letter.isascii() and letter.isalpha() for letter in source)


_REAL = """
import asyncio, sys
import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)
NotebookClient(notebook, timeout=120, resources={"metadata": {"path": sys.argv[2]}}).execute()
print(sum("text/html" in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])))
"""


def test_it_runs_under_a_real_kernel() -> None:
    """In a process of its own: a kernel talks over sockets, which tests here may not open."""
    for package in ("nbclient", "ipykernel"):
        pytest.importorskip(package, reason="the notebook is not run under a real kernel")
    command = [sys.executable, "-W", "ignore", "-c", _REAL, str(NOTEBOOK), str(NOTEBOOK.parent)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout.split()[-1]) >= 8
