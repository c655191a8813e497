"""Sphinx settings. Built with warnings as errors: ``nox -s docs``."""

import sys
from pathlib import Path

import goi_parse

sys.path.insert(0, str(Path(__file__).parent / "extensions"))

project = "goi_parse"
author = "goi_parse contributors"
copyright = "2026, goi_parse contributors"  # noqa: A001  Sphinx wants this name
version = release = goi_parse.__version__
language = "zh_CN"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "notebooks",  # the tutorial notebook, run and written as a page
    "from_data",  # pages and lines made from the forms and the rules, so that they cannot fall behind
]
exclude_patterns = ["_build", "_generated", "examples"]
html_theme = "furo"
html_title = f"goi_parse {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_default_options = {"members": True, "show-inheritance": True}
nitpicky = False  # attrs and the standard library are not cross-referenced: the docs build without a network
