"""Pages and lines of the reference that are made from data: forms from their TOML files, rules from the catalogue.

Written at each build into ``docs/_generated``, and included from there by pages that explain them.
"""

from pathlib import Path

from sphinx.application import Sphinx

from goi_parse import RULES, forms
from goi_parse.forms import Form, TableForm

_SEVERITY = {"error": "错误 / error", "warning": "警告 / warning", "note": "提示 / note"}
_ORIGIN = {"document": "报告本身 / the report", "reader": "文件或转换 / the file", "parser": "解析 / the parser"}


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx when to call us."""
    app.connect("builder-inited", _write_generated)
    app.connect("source-read", _head_rule_page)
    return {"parallel_read_safe": True}


def _write_generated(app: Sphinx) -> None:
    folder = Path(app.srcdir) / "_generated"
    folder.mkdir(exist_ok=True)
    (folder / "rules.md").write_text(_rules_table(), encoding="utf-8")
    (folder / "forms.md").write_text("\n".join(_form_pages(form) for form in forms.forms()), encoding="utf-8")
    (folder / "glossary.md").write_text(_glossary(), encoding="utf-8")


def _head_rule_page(_app: Sphinx, name: str, source: list[str]) -> None:
    """Put severity, origin and messages, which the catalogue knows, under the title of a rule's page."""
    folder, _, code = name.rpartition("/")
    rule = {rule.code: rule for rule in RULES.values()}.get(code)
    if folder != "reference/rules" or rule is None:
        return
    title, _, rest = source[0].partition("\n")
    head = f"**{_SEVERITY[rule.severity.value]}** · {_ORIGIN[rule.origin.value]}"
    source[0] = f"{title}\n\n{head}\n\n> {rule.zh}\n>\n> {rule.en}\n{rest}"


def _rules_table() -> str:
    rows = [
        f"| [{rule.code}](rules/{rule.code}.md) | {rule.name} | {_SEVERITY[rule.severity.value]} "
        f"| {rule.zh} | {rule.en} |"
        for rule in sorted(RULES.values(), key=lambda rule: rule.code)
    ]
    return "\n".join(["| code | name | severity | 中文 | English |", "|---|---|---|---|---|", *rows, ""])


def _form_pages(form: Form) -> str:
    head = f"## {form.edition} 年版 / edition {form.edition}\n\n{form.source}\n"
    return "\n".join([head, *(_form_table(table) for table in form.tables.values())])


def _form_table(table: TableForm) -> str:
    rows = [
        f"| `{address}` | {' / '.join(labels)} | {table.columns[address].unit or ''} |"
        for address, labels in table.labels.items()
    ]
    head = f"### {table.title} ({table.edition}, {table.key})\n"
    return "\n".join([head, "| address | 标签 / labels | 单位 / unit |", "|---|---|---|", *rows, ""])


def _glossary() -> str:
    """One line a path segment: its official label, and the other wordings that are understood."""
    words: dict[str, set[str]] = {}
    also: dict[str, set[str]] = {}
    for form in forms.forms():
        for table in form.tables.values():
            for block in table.blocks:
                for part in (*block.rows, *block.columns):
                    for key, label in zip(_segments(part.key), part.labels[-len(_segments(part.key)) :], strict=False):
                        words.setdefault(key, set()).add(label)
            for label, others in table.also.items():
                also.setdefault(label, set()).update(others)
    rows = [
        f"| `{key}` | {_list(labels)} | {_list(set().union(*(also.get(x, set()) for x in labels)))} |"
        for key, labels in sorted(words.items())
    ]
    return "\n".join(["| English | 中文 | 也见 / also met |", "|---|---|---|", *rows, ""])


def _segments(path: str) -> list[str]:
    return path.split(".") if path else []


def _list(words: set[str]) -> str:
    return "；".join(sorted(words))
